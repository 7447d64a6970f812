"""The dossier as one HTML file that opens from disk, asks for nothing, and lets no article text run.

Everything is in the file: style, script and drawings. A content security policy allows exactly these two by
their hashes and nothing else. Jinja2 escapes every value; the few pieces of ready markup are made in
``marks.py`` from escaped parts.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lagebild.errors import PublishError
from lagebild.model.dossier import Dossier
from lagebild.model.entity import EntityKind
from lagebild.publish.anchors import anchor
from lagebild.publish.files import write_atomically
from lagebild.publish.wording import say, speaking

if TYPE_CHECKING:
    from jinja2 import Environment

    from lagebild.publish.index import DossierIndex

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def write_html(dossier: Dossier, path: Path, language: str = "de") -> None:
    """Write the dossier to ``path``, at once or not at all. Raises PublishError when it cannot be written."""
    write_atomically(path, render_html(dossier, language))


def render_html(dossier: Dossier, language: str = "de") -> str:
    """Return the dossier page, its surface in a language. The same dossier gives the same characters."""
    with speaking(language):
        return _rendered(dossier)


def _rendered(dossier: Dossier) -> str:
    from markupsafe import Markup

    from lagebild.publish.select import select

    index, page = select(dossier)
    style, script = asset("dossier.css"), asset("dossier.js")
    template = environment().get_template("dossier.html.j2")
    html = template.render(
        page=page,
        dossier=dossier,
        style=Markup(style),
        script=Markup(script),
        style_hash=content_hash(style),
        script_hash=content_hash(script),
        **helpers(index),
    )
    return printable(html)


def printable(html: str) -> str:
    """Return a page without the characters that no file should hold; each becomes U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", html)


def helpers(index: DossierIndex) -> dict[str, Any]:
    """Return what the templates call, for one dossier and the language that is spoken now."""
    from markupsafe import Markup

    from lagebild.publish import anchors, dates, people, phrases, wording
    from lagebild.publish.grammar import by
    from lagebild.publish.index import voices_evidence
    from lagebild.publish.proofs import proofs

    return {
        "index": index,
        "language": wording.language(),
        "t": wording.say,
        "to": lambda href: href,
        "de": Markup("" if wording.language() == "de" else ' lang="de"'),
        "editable": False,
        "open_evidence": False,
        "lit": lambda text: text,
        "anchor": anchors.anchor,
        "key": anchors.key,
        "printed_by": lambda articles: _printed_by(index, articles),
        "who_href": lambda entity: _who_href(index, entity),
        "counted": wording.counted,
        "label": wording.label,
        "words": wording.tables(),
        "listing": wording.listing,
        "by": by,
        "heading": phrases.heading,
        "capital": phrases.capital,
        "marked": phrases.marked,
        "short_day": dates.short_day,
        "long_day": dates.day_words,
        "first_day": index.first_day,
        "voices_evidence": voices_evidence,
        "role_period": people.role_period,
        "proofs": lambda evidence, own=None: proofs(index, evidence, own),
        "checked_by": lambda note: wording.say(
            "checked.by", who=note.decided_by.removeprefix("user:"), day=dates.day_words(note.decided_at)
        ),
    }


def _printed_by(index: DossierIndex, articles: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the outlets that printed some articles, each with a link to its first one."""
    found: dict[str, str] = {}
    for article in articles:
        entry = index.articles.get(article)
        name = (entry.article.outlet if entry else None) or say("common.no_outlet")
        found.setdefault(name, "#" + anchor("a", article) if entry else "#quellen")
    return [(href, name) for name, href in found.items()]


def _who_href(index: DossierIndex, entity_id: str) -> str | None:
    """Return the link to somebody in „Beteiligte“; places and unknown ids have none."""
    entity = index.entities.get(entity_id)
    if entity is None or entity.kind is EntityKind.PLACE:
        return None
    return "#" + anchor("n", entity_id)


@cache
def environment() -> Environment:
    """Return the templates of the dossier."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("lagebild.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def asset(name: str) -> str:
    """Return a style sheet or script of the dossier, fit to stand inside its element."""
    text = resources.files("lagebild.publish").joinpath("static", name).read_text(encoding="utf-8")
    if "</" in text:
        raise PublishError(f"static/{name} holds '</' and could end its element")
    return "\n" + text


def content_hash(text: str) -> str:
    """Return the hash of an element's text for the content security policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
