"""Who speaks behind a colon, where the words before it tell it: "*Anders Verdi*: Der Plan sei ungerecht"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.papers.anybody import anybody
from lagebild.annotate.papers.scene import Scene, reactions, uses
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Act, Quotation, QuotationType

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame

_OTHERWISE = group("papers_grammar", "otherwise_in_front")
_FREE = frozenset([QuotationType.FREE_INDIRECT, QuotationType.INDIRECT_FREE_INDIRECT])
_FRONT = 3
"""So many words may stand before the noun: "Ganz anders *die Linke*"."""


def of_speaker(scene: Scene, quotation: Quotation | None) -> Quotation | None:
    """Return the speech that a clause belongs to, by who is named before the colon in its sentence.

    Only speech that goes on from a sentence before has no speaker of its own: "Norland lehnt den Plan ab.
    *Lob kam von Südland*: Er sei ausgewogen."
    """
    if quotation is None or quotation.type not in _FREE:
        return quotation
    lead = _before_colon(scene)
    name = _named(scene, lead) if lead is not None else ""
    return replace(quotation, speakers=(name,), act=Act.SAY) if name else quotation


def _before_colon(scene: Scene) -> Frame | None:
    """Return the clause that ends in the colon before the clause of ``scene``, in its sentence."""
    for frame in reversed(scene.frames[: scene.frame.index]):
        behind = frame.tokens[-1].i + 1 if frame.tokens else len(scene.doc)
        if behind < len(scene.doc) and scene.doc[behind].text == ":":
            return frame
    return None


def _named(scene: Scene, lead: Frame) -> str:
    """Return whom the words before a colon name: "Anders *Verdi*", "Lob kam von *Südland*"; "" of others."""
    reacts = any(t.text[:1].isupper() and t.lower_ in reactions() for t in lead.tokens)
    inside = [p for p in scene.reader.within(lead.tokens) if not (p.dependent or p.place)]
    if lead.finite is not None:
        row = next((r for r in entries("papers_stances", "reacting") if uses(lead, r)), None)
        found = [p for p in inside if row is not None and p.prep in row["who"]] if reacts else []
        return found[0].name if len(found) == 1 else ""
    at = next((n for n, t in enumerate(lead.tokens[:_FRONT]) if t.lower_ in _OTHERWISE), None)
    if at is None and not reacts:
        return ""
    found = inside or (anybody(scene, lead, list(lead.tokens[at + 1 :])) if at is not None else [])
    return found[0].name if len(found) == 1 else ""
