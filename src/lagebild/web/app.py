"""The web application over a record: pages, search, corrections; for this machine alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from lagebild.errors import LagebildError
from lagebild.model.change import ChangeKind
from lagebild.publish.wording import LANGUAGES, say, speaking
from lagebild.record.store import Record
from lagebild.web import pages
from lagebild.web.corrections import put_right
from lagebild.web.desk import Desk, View
from lagebild.web.entry import entry
from lagebild.web.guard import OWN_NAMES, Guard, Headers, RefusedError
from lagebild.web.lists import Asked
from lagebild.web.looks import assets, prepare, rendered
from lagebild.web.pages import Asking, Page, Shown
from lagebild.web.since import Comparisons
from lagebild.web.take_along import take_along

Endpoint = Callable[[Request], Awaitable[Response]]

LISTS: tuple[tuple[str, Page], ...] = (
    ("", pages.start),
    ("chronik", pages.chronicle),
    ("beteiligte", pages.people),
    ("papiere", pages.papers),
    ("punkte", pages.points),
    ("aussagen", pages.statements),
    ("streitpunkte", pages.disputes),
    ("agenda", pages.agenda),
    ("quellen", pages.sources),
)
"""The pages of the whole and of each negotiation."""
VISIT, LANGUAGE = "besuch", "lang"


def create_app(folder: Path) -> Starlette:
    """Return the application over the record in ``folder``. Raises RecordError when there is none."""
    with Record.open(folder):
        pass
    prepare()
    site = _Site(folder)
    routes = [Route("/static/{name}", assets)]
    for name, page in LISTS:
        routes.append(Route(f"/{name}", site.page(page)))
        routes.append(Route(f"/verhandlung/{{thread}}/{name}", site.page(page)))
    routes += [
        Route("/quellen/{name}", site.page(lambda a: None, pages.article)),
        Route("/eintrag/{name}", site.page(lambda a: None, entry)),
        Route("/verhandlungen", site.page(pages.threads)),
        Route("/neu", site.page(site.new)),
        Route("/protokoll", site.page(site.log)),
        Route("/export/{name}", site.export),
        Route("/record.json", site.record),
        Route("/korrektur", site.correct, methods=["POST"]),
    ]
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=OWN_NAMES),
        ],
        exception_handlers={404: site.not_found, LagebildError: site.failed},
    )
    app.router.redirect_slashes = False
    app.state.site = site
    return app


class _Site:
    """The application's own things: the record, the guard, comparisons."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = Desk(folder)
        self.guard = Guard()
        self.comparisons = Comparisons(folder)

    def page(self, page: Page, named: Callable[[Asking, str], Shown | None] | None = None) -> Endpoint:
        """Return the endpoint of a page; ``named`` of one that has the name of an entry in its address."""

        async def endpoint(request: Request) -> Response:
            return await run_in_threadpool(self._answer, request, page, named)

        return endpoint

    def _answer(
        self,
        request: Request,
        page: Page,
        named: Callable[[Asking, str], Shown | None] | None,
    ) -> Response:
        language = _language(request)
        with speaking(language):
            view = self.desk.view()
            scope = view.scope(request.path_params.get("thread"))
            asked = Asked(request.url.path, request.query_params)
            shown = None
            if scope is not None:
                asking = Asking(
                    view=view, scope=scope, asked=asked, last_visit=_day(request.cookies.get(VISIT, ""))
                )
                shown = named(asking, request.path_params["name"]) if named else page(asking)
            if shown is None or scope is None:
                return self._missing(request, view)
            return self._rendered(request, view, scope, shown, asked)

    def _rendered(
        self,
        request: Request,
        view: View,
        scope: Any,
        shown: Shown,
        asked: Asked,
        status: int = 200,
    ) -> Response:
        visitor = self.guard.visitor(request)
        frame = {
            "token": self.guard.token(visitor),
            "stale": self.desk.stale,
            "by_default": request.cookies.get("wer", "") or _login(),
        }
        html = rendered(view, scope, shown, asked, frame)
        response = HTMLResponse(html, status_code=status)
        self.guard.remember(response, visitor)
        if request.query_params.get(LANGUAGE) in LANGUAGES:
            response.set_cookie(LANGUAGE, request.query_params[LANGUAGE], samesite="strict", httponly=True)
        if request.url.path == "/" and status == 200:
            response.set_cookie(
                VISIT, view.whole.index.as_of, samesite="strict", httponly=True, max_age=31_536_000
            )
        return response

    def _missing(self, request: Request, view: View) -> Response:
        shown = Shown(template="fehlt.html.j2", title=say("web.missing"), values={})
        asked = Asked(request.url.path, request.query_params)
        return self._rendered(request, view, view.whole, shown, asked, 404)

    async def not_found(self, request: Request, _: Exception) -> Response:
        """Say that there is nothing at an address."""

        def answer() -> Response:
            with speaking(_language(request)):
                return self._missing(request, self.desk.view())

        return await run_in_threadpool(answer)

    async def failed(self, request: Request, error: Exception) -> Response:
        """Say what went wrong, without a page around it: the record may be what is wrong."""
        return Response(f"Lagebild: {error}\n", status_code=500, media_type="text/plain")

    def new(self, a: Asking) -> Shown:
        """Return „Neu seit“: what is new, changed, confirmed, contradicted or corrected since a day."""
        day = a.asked.day("seit") or a.last_visit or (a.scope.days[1] if len(a.scope.days) > 1 else "")
        found = self.comparisons.since(a.view, day) if day else ()
        groups = (
            None
            if found is None
            else [(kind, rows) for kind in ChangeKind if (rows := [c for c in found if c.kind is kind])]
        )
        values = {"day": day, "groups": groups, "days": a.scope.days}
        return Shown(template="neu.html.j2", title=say("title.neu"), values=values)

    def log(self, a: Asking) -> Shown:
        """Return „Protokoll“: every decision that people made, with what undoes it."""
        with Record.open(self.folder) as record:
            lines = record.log()
        values = {"sheet": a.asked.sheet(lines), "fresh": a.asked.text("neu")}
        return Shown(template="protokoll.html.j2", title=say("title.protokoll"), values=values)

    async def record(self, _: Request) -> Response:
        """Return ``record.json`` as it is on disk."""
        path = self.folder / "record.json"
        text = await run_in_threadpool(path.read_bytes) if path.is_file() else b""
        return Response(text, media_type="application/json", status_code=200 if text else 404)

    async def export(self, request: Request) -> Response:
        """Return the record in another format."""

        def answer() -> Response:
            with speaking(_language(request)):
                view = self.desk.view()
                return take_along(view, request.path_params["name"]) or self._missing(request, view)

        return await run_in_threadpool(answer)

    async def correct(self, request: Request) -> Response:
        """Do what a form says; then lead to the log, where it can be undone."""
        try:
            fields = await self.guard.form(request)
        except RefusedError as error:
            return Response(f"Lagebild: {error}\n", status_code=403, media_type="text/plain")
        return await run_in_threadpool(self._put_right, request, fields)

    def _put_right(self, request: Request, fields: Any) -> Response:
        with speaking(_language(request)):
            view = self.desk.view()
            try:
                done = put_right(self.folder, view, fields)
            except LagebildError as error:
                name = fields.get("eintrag", "")
                asked = Asked(f"/eintrag/{name}", {})
                asking = Asking(view=view, scope=view.whole, asked=asked)
                shown = entry(asking, name) or self.log(Asking(view=view, scope=view.whole, asked=asked))
                shown.values["error"] = str(error)
                shown.values["typed"] = dict(fields)
                return self._rendered(request, view, view.whole, shown, asked, 422)
            self.desk.take(done.dossier, self.desk.PATIENCE)
        response = RedirectResponse(f"/protokoll?neu={done.table}-{done.number}", status_code=303)
        name = fields.get("wer", "").strip()[:80]
        if name and name.isascii() and name.isprintable():
            response.set_cookie("wer", name, samesite="strict", httponly=True)
        return response


def _language(request: Request) -> str:
    for found in (request.query_params.get(LANGUAGE), request.cookies.get(LANGUAGE)):
        if found in LANGUAGES:
            return str(found)
    return "de"


def _day(value: str) -> str:
    return Asked("", {"day": value}).day("day")


def _login() -> str:
    from lagebild.decisions import login

    try:
        return login()
    except LagebildError:
        return ""
