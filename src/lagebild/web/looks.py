"""How a page is filled in: the dossier's own templates and those of the application around them."""

from __future__ import annotations

from functools import cache, partial
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from lagebild.model.change import Change
from lagebild.publish.anchors import anchor
from lagebild.publish.changes import sentence
from lagebild.publish.dates import stamp_words
from lagebild.publish.html import environment as dossier_environment
from lagebild.publish.html import helpers, printable
from lagebild.publish.wording import language, tables
from lagebild.web.corrections import office_key
from lagebild.web.desk import View
from lagebild.web.links import ENTRIES, SECTIONS, address
from lagebild.web.lists import Asked
from lagebild.web.pages import Shown
from lagebild.web.scope import Scope
from lagebild.web.search.words import WORD, stem

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def rendered(view: View, scope: Scope, shown: Shown, asked: Asked, frame: dict[str, Any]) -> str:
    """Return the page."""
    values = shown.values
    sought = frozenset(values.get("sought", ()))
    html = (
        _environment()
        .get_template(f"site/{shown.template}")
        .render(
            **{
                **helpers(scope.index),
                "to": lambda href: address(href, scope.prefix),
                "editable": True,
                "lit": partial(lit, sought) if sought else lambda text: text,
                "snippet": partial(snippet, sought),
                "office_key": office_key,
                "by_month": lambda entries: [list(rows) for _, rows in groupby(entries, lambda e: e.month)],
                "log_name": partial(log_name, view),
                "stamp": stamp_words,
                "change_kind": lambda kind: tables(f"changes_{language()}")["kind"][kind],
                "change_section": lambda change: tables(f"changes_{language()}")["section"][change.section],
                "change_words": lambda change: sentence(change, language()),
                "change_href": partial(change_href, scope),
                "view": view,
                "scope": scope,
                "asked": asked,
                "title": shown.title,
                "nav": SECTIONS,
                "numbers_of": _numbers(scope),
                "other_language": "en" if language() == "de" else "de",
                **frame,
                **values,
            }
        )
    )
    return printable(html)


def log_name(view: View, text: str) -> str:
    """Return what an id of the log („person-1f0a@a3“) is called now, with the outlet of its article."""
    entry, _, article = text.partition("@")
    name = view.whole.name_of(entry)
    if name is None:
        return text
    source = view.whole.index.article(article)
    if not article:
        return name
    return f"{name} ({(source.article.outlet if source else None) or article})"


def change_href(scope: Scope, change: Change) -> str | None:
    """Return the address of the entry that a change is about, None where it is no longer there."""
    if change.section == "articles":
        return address("#" + anchor("a", change.id)) if change.id in scope.index.articles else None
    letter = next((one for one, section in ENTRIES.items() if section == change.section), "")
    name = anchor(letter, change.id)
    return address(f"#{name}") if name in scope.entries_by_anchor else None


def _numbers(scope: Scope) -> dict[str, int]:
    dossier = scope.dossier
    return {
        "chronik": len(scope.rows),
        "beteiligte": sum(entity.kind == "person" for entity in dossier.entities),
        "papiere": len(dossier.papers),
        "punkte": len(dossier.issues),
        "aussagen": len(dossier.quotations),
        "streitpunkte": len(dossier.claims),
        "agenda": len(dossier.agenda),
        "quellen": len(dossier.articles),
    }


def lit(sought: frozenset[str], text: str) -> Markup:
    """Return a text escaped, with the words that were looked for marked."""
    from markupsafe import Markup, escape

    out: list[str] = []
    at = 0
    for match in WORD.finditer(text):
        if stem(match.group()) in sought:
            out += [escape(text[at : match.start()]), Markup("<mark>{}</mark>").format(match.group())]
            at = match.end()
    out.append(escape(text[at:]))
    return Markup("").join(out)


def snippet(sought: frozenset[str], text: str, letters: int = 220) -> Markup:
    """Return the piece of a text around the first word that was looked for, "" where none is in it."""
    from markupsafe import Markup

    for match in WORD.finditer(text):
        if stem(match.group()) in sought:
            start = max(0, match.start() - letters // 3)
            start = text.rfind(" ", 0, start) + 1 if start else 0
            end = text.find(" ", start + letters)
            piece = " ".join(text[start : end if end > 0 else len(text)].split())
            return lit(sought, f"{'… ' if start else ''}{piece}{' …' if end > 0 else ''}")
    return Markup("")


@cache
def _environment() -> Environment:
    from jinja2 import ChoiceLoader, PackageLoader

    own = dossier_environment().overlay()
    publish = dossier_environment().loader
    assert publish is not None
    own.loader = ChoiceLoader([PackageLoader("lagebild.web", "templates"), publish])
    own.cache = {}
    return own


def prepare() -> None:
    """Read all templates, so that the first visitor of a page does not wait for it."""
    own = _environment()
    for name in own.list_templates(extensions=("j2",)):
        if name.startswith("site/"):
            own.get_template(name)


@cache
def _asset(name: str) -> tuple[bytes, str] | None:
    dossier = resources.files("lagebild.publish").joinpath("static")
    own = resources.files("lagebild.web").joinpath("static")
    if name == "lagebild.css":
        return dossier.joinpath("dossier.css").read_bytes() + own.joinpath("web.css").read_bytes(), "text/css"
    if name == "lagebild.js":
        return dossier.joinpath("dossier.js").read_bytes(), "text/javascript"
    return None


async def assets(request: Request) -> Response:
    """Return the style or the script."""
    found = _asset(request.path_params["name"])
    if found is None:
        return Response(status_code=404)
    return Response(found[0], media_type=found[1])
