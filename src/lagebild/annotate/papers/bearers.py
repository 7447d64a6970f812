"""Who bears an office that the text names alone: "die Vermittlerin" is Weber, who "vermittelt"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.lexicon import entries
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from lagebild.model.span import CharSpan

_KEY = "lagebild_paper_bearers"


def bearer(doc: Doc, name: str) -> str:
    """Return the one person whom the text gives an office of mediation, the name itself where none is sure.

    By an office in front of or behind the name ("Schlichter Tom Krüger"), or by "als Vermittlerin" in a
    sentence with one person in it ("Weber, die den Streit als Vermittlerin begleitet").
    """
    office = name.split()[-1].lower() if name else ""
    if office not in _offices():
        return name
    known = doc.user_data.setdefault(_KEY, {})
    if office not in known:
        found = _by_title(doc, office) or _by_as(doc, office)
        known[office] = found[0] if len(found) == 1 else ""
    return known[office] or name


@cache
def _offices() -> frozenset[str]:
    return frozenset(w for row in entries("papers", "mediator", ("words", "example")) for w in row["words"])


def _by_title(doc: Doc, office: str) -> list[str]:
    titled = (r.name for r in doc._.roles if not r.former and r.title.lower().split()[-1].endswith(office))
    return list(dict.fromkeys(titled))


def _by_as(doc: Doc, office: str) -> list[str]:
    found: list[str] = []
    for token in doc:
        if token.lower_ != office or not token.i or token.nbor(-1).lower_ not in ("als", "zum", "zur"):
            continue
        sent = token.sent
        people = {
            m.name for m in doc._.mentions if m.kind is MentionKind.PERSON and _before(m.span, sent, token)
        }
        people |= {n for r in doc._.references if _before(r.span, sent, token) for n in r.names}
        found += people if len(people) == 1 else []
    return list(dict.fromkeys(found))


def _before(span: CharSpan, sent: Span, token: Token) -> bool:
    return sent.start_char <= span.start < token.idx
