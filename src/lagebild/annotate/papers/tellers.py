"""Whose word a stance is, where one party speaks of another: "Weber sagte, Norland habe zugestimmt"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.papers.reading import Reading
from lagebild.lexicon import group
from lagebild.model.annotation import Act, Quotation, QuotationType, Stance

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame

_MOST = 0.6
"""So much of a clause lies in a quotation that it is said in it; outside is at most its source."""
_TAKING = frozenset({Act.WELCOME, Act.PRAISE, Act.CRITICISE, Act.REJECT, Act.REGRET, Act.AGREE})
"""What a verb does that may as well have the paper as its object: "begrüßte den Plan"."""
_OPENERS = group("papers_grammar", "opens_speech")
_BESIDE_SPEECH = group("papers_grammar", "beside_speech")


def with_teller(reading: Reading, stance: Stance) -> Stance:
    """Return a stance with who says so, if that is somebody else than its holder.

    "Laut Weber hat Norland dem Plan zugestimmt" is Weber's word; nothing for "Norland lehnte ab, sagte eine
    Sprecherin", where nobody is named, and for "Weber sagte, er lehne ab".
    """
    quotation = reading.said_in(stance.span, _MOST)
    if quotation is not None and (frame := _clause(reading, stance)) is not None:
        quotation = reading.by_colon(frame, quotation)
    if stance.said_by or quotation is None or stance.holder in quotation.speakers:
        return stance
    if _stands_beside(reading, stance, quotation):
        return stance
    return replace(stance, said_by=quotation.speakers)


def _stands_beside(reading: Reading, stance: Stance, quotation: Quotation) -> bool:
    """Whether the clause only stands behind another's stand: "Norland begrüßte den Plan, *Südland lehnte ihn
    ab*"; words of the first are "dass Südland ihn ablehne" and "Südland lehne ihn ab"."""
    if _beside_speech(reading, stance, quotation):
        return True
    half = _half_of(reading, stance)
    if (quotation.act not in _TAKING and half is None) or quotation.type is QuotationType.DIRECT:
        return False
    behind = any(cue.start >= stance.span.end for cue in quotation.cue)
    opened = (s.start for s in quotation.spans if s.start <= stance.span.start)
    if behind or any(_opened(reading, start) for start in opened):
        return False
    frame = half or _clause(reading, stance)
    return frame is not None and not frame.clause.konjunktiv


def _beside_speech(reading: Reading, stance: Stance, quotation: Quotation) -> bool:
    """Whether a clause is set beside what somebody says, not part of it: "*Während Norland den Plan lobte*,
    nannte Südland ihn unannehmbar"; in Konjunktiv it is part of it."""
    frame = _clause(reading, stance)
    if frame is None or quotation.type is not QuotationType.REPORTED:
        return False
    return frame.intro in _BESIDE_SPEECH and not frame.clause.konjunktiv


def _half_of(reading: Reading, stance: Stance) -> Frame | None:
    """Return the main clause whose second half, behind a comma, a stance is read from: "Weber sprach von
    einem Erfolg, *Krüger von einem Irrweg*"."""
    token = reading.doc.char_span(stance.span.start, stance.span.start + 1, alignment_mode="expand")
    if token is None or not token.start or reading.doc[token.start - 1].text != ",":
        return None
    frames = reading.frames[reading.sentence_of[token.start]]
    inside = (f for f in frames if f.kind == "main" and f.span.start < stance.span.start < f.span.end)
    return next(inside, None)


def _opened(reading: Reading, start: int) -> bool:
    """Whether a conjunction of reported speech stands at a place: "*dass* Südland den Plan ablehnt"."""
    token = reading.doc.char_span(start, start + 1, alignment_mode="expand")
    return token is not None and token[0].lower_ in _OPENERS


def _clause(reading: Reading, stance: Stance) -> Frame | None:
    """Return the clause that a stance is read from."""
    token = reading.doc.char_span(stance.span.start, stance.span.start + 1, alignment_mode="expand")
    if token is None:
        return None
    frames = reading.frames[reading.sentence_of[token.start]]
    return next((f for f in frames if f.span.start == stance.span.start), None)
