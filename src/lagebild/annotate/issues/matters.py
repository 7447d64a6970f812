"""What may be a point: the words that name it, and which words name none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagebild.annotate.issues.chunks import Chunk
from lagebild.annotate.issues.signs import POINT, TALK, Sign
from lagebild.annotate.issues.words import endings, group, point_noun

if TYPE_CHECKING:
    from lagebild.annotate.clauses_words import Words


@dataclass(frozen=True, slots=True)
class Matter:
    """The words that name a point; ``question`` marks an embedded question, ``prep`` governs a phrase."""

    start: int
    stop: int
    question: bool = False
    prep: str = ""


def is_general(words: Words, chunk: Chunk) -> bool:
    """Whether a phrase names no point by itself: "diese Frage", "viele Details"."""
    head = chunk.head(words)
    general = head in group("general_point") or point_noun(head) is not None
    return general and chunk.stop == chunk.core


def is_field(words: Words, part: Chunk | Matter) -> bool:
    """Whether a phrase calls itself a question or a subject: "in der Rentenfrage", "beim Thema Lohn"."""
    return any(low.endswith(endings("field")) for low in words.low[part.start : part.stop])


def points_back(words: Words, chunk: Chunk) -> bool:
    """Whether a phrase means the point told before: "dieser Punkt", "diese Frage"."""
    return words.low[chunk.start] in group("pointing_back")


def is_everyday(words: Words, matter: Matter) -> bool:
    """Whether a matter is nothing that is negotiated: "die Ursache des Unfalls"."""
    low = words.low[matter.start : matter.stop]
    return not group("not_negotiated").isdisjoint(low) or any(w.endswith(endings("accident")) for w in low)


def physically_open(words: Words, sign: Sign, matter: Matter) -> bool:
    """Whether "offen" says that one can go in: "Der Grenzübergang bleibt offen"."""
    if sign.kind in (TALK, POINT) or words.low[sign.start] not in group("open_to_all") or matter.question:
        return False
    return not group("can_be_open").isdisjoint(words.low[matter.start : matter.stop])
