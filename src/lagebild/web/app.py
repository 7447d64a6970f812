"""The dossier and the record over HTTP; reads only, and answers only to this machine's own names."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from lagebild.publish.html import render_html
from lagebild.publish.json import render_json
from lagebild.record.store import Record
from lagebild.workflow import load

OWN_NAMES = ["127.0.0.1", "localhost", "[::1]", "testserver"]
"""A page of another site cannot reach the record through a name of its own (DNS rebinding)."""


def create_app(folder: Path) -> Starlette:
    """Return the application over the record in ``folder``. Raises RecordError when there is none."""
    with Record.open(folder):
        pass
    pages = _Pages(folder)
    return Starlette(
        routes=[Route("/", pages.index), Route("/record.json", pages.record)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=OWN_NAMES)],
    )


class _Pages:
    """Pages made from the record as it is on disk, kept until the database file changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamp: tuple[int, int] | None = None
        self._html = ""
        self._json = ""

    async def index(self, _: Request) -> Response:
        await run_in_threadpool(self._refresh)
        return HTMLResponse(
            self._html, headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
        )

    async def record(self, _: Request) -> Response:
        await run_in_threadpool(self._refresh)
        return Response(self._json, media_type="application/json", headers={"Cache-Control": "no-store"})

    def _refresh(self) -> None:
        with Record.open(self._folder) as record:
            status = record.path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp != self._stamp:
                dossier = load(record)
                self._html, self._json = render_html(dossier), render_json(dossier)
                self._stamp = stamp
