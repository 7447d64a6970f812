"""Stands in a few words of somebody's own right behind what a paper holds: "„So nicht“, sagte Weber"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import MARKS, Frame
from lagebild.annotate.papers.scene import Scene, papers_between
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Quotation, QuotationType, Stance, StanceKind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from lagebild.annotate.papers.reading import Reading

_SO = group("papers_grammar", "in_this_way")
_GOING = group("papers_grammar", "going_at_all")
_MATTER = group("papers_grammar", "matter_of_speech")
_THAT = group("papers_grammar", "that_alone")


def with_speech(reading: Reading, frames: list[Frame]) -> Iterator[tuple[Frame, Quotation | None]]:
    """Yield each clause with the speech that it belongs to, and words without a verb behind its colon as a
    clause of their own: "Weber sagte: *„So nicht.“*"."""
    for frame in frames:
        yield frame, reading.quotation(frame)
        given = reading.opening_in(frame)
        spans = given.spans if given is not None else ()
        inside = tuple(t for t in frame.tokens if any(s.start <= t.idx < s.end for s in spans))
        if inside and _behind_colon(inside[0]):
            span = CharSpan(inside[0].idx, inside[-1].idx + len(inside[-1]))
            clause = replace(
                frame.clause, pieces=(span,), finite=None, lemma=None, subject=None, mood=None, tense=None
            )
            yield replace(frame, clause=clause, tokens=inside, finite=None), given


def _behind_colon(first: Token) -> bool:
    """Whether a colon and a mark stand before a word."""
    before = [t.text for t in first.doc[max(0, first.i - 2) : first.i]]
    return before[:1] == [":"] and before[-1] in MARKS


def answered(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Return whose short answer takes or refuses the paper: "„Mit uns nicht“, sagte Weber".

    Without a verb it stands in marks; nothing is read where another matter is named: "„So nicht“, sagte sie
    über die Sperrung".
    """
    frame = scene.frame
    if quotation is None or not quotation.speaker_name or quotation.speaker_name in own:
        return []
    direct = quotation.type is QuotationType.DIRECT
    if not (direct or frame.clause.konjunktiv) or of_another_matter(scene):
        return []
    kind = _verdict(frame)
    return [Stance(holder=quotation.speaker_name, stance=kind, span=frame.span)] if kind else []


def _verdict(frame: Frame) -> StanceKind | None:
    """Return what the words of a clause say: "So nicht", "Auf keinen Fall", "So geht das nicht"."""
    words = [word for word in frame.words if word not in MARKS]
    if frame.finite is None:
        return next((kind for kind, answers in _answers() if " ".join(words) in answers), None)
    goes = frame.lemma in _GOING and not _SO.isdisjoint(words) and not _THAT.isdisjoint(words)
    if not goes or any(t.text[:1].isupper() for t in frame.tokens[1:]):
        return None  # "So geht das *Land* unter"
    refused = frame.clause.negated
    return StanceKind.CRITICISES if refused else StanceKind.AGREES if words[:1] == ["so"] else None


def _answers() -> Iterator[tuple[StanceKind, frozenset[str]]]:
    for row in entries("papers_stances", "short_answer", ("stance", "words", "example")):
        yield StanceKind(row["stance"]), frozenset(row["words"])


def of_another_matter(scene: Scene) -> bool:
    """Whether the clause of saying names what is spoken of, and that is no paper: "sagte sie *über die
    Sperrung*"."""
    for frame in scene.frames:
        if frame is not scene.frame and not _MATTER.isdisjoint(frame.words):
            return not papers_between(scene, frame.tokens[0].i, frame.tokens[-1].i)
    return False
