"""Sentences on a numbered part or a stage of a paper: "Punkt drei sieht ... vor", "In der ersten Phase"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.following import acts_itself, whole
from lagebild.annotate.papers.phrases import number
from lagebild.annotate.papers.scene import Scene, listed, rows, subject_of, uses
from lagebild.annotate.papers.wording import content_of, following_clause
from lagebild.lexicon import entries, group
from lagebild.model.annotation import PaperContent

if TYPE_CHECKING:
    from spacy.tokens import Token


LEAD = 4
"""A word that points back stands among so many first words, or right behind the verb."""


PRESENT = ("present", "future")


_IN_PART = group("papers_grammar", "in_part")


def of_part(scene: Scene, frame: Frame) -> list[PaperContent] | None:
    """Return what "Punkt drei sieht eine Quote vor", "laut dem dritten Punkt befindet ein Gericht" tell."""
    words, parts = frame.words[:3], listed("papers_contents", "numbered_part")
    at = next((n for n, w in enumerate(words) if w in parts), None)
    if at is None or at + 1 >= len(frame.words) or number(frame.words[at + 1]) is None:
        return _by_ordinal(scene, frame)
    told = (*rows("papers_verbs", "provides"), *rows("papers_contents", "inside"))
    if not any(uses(frame, row) for row in told) or frame.clause.tense not in (*PRESENT, "perfect"):
        return None
    return content_of(scene.doc, following_clause(scene, frame) or whole(scene))


def of_stage(scene: Scene, frame: Frame) -> list[PaperContent] | None:
    """Return what "In der ersten Phase kommen Frauen und Kinder frei" tells, right behind the paper."""
    if frame.clause.tense not in PRESENT or comments(frame) or acts_itself(scene, frame):
        return None
    words = frame.words[:LEAD]
    stages, ordinals = listed("papers_contents", "stage"), listed("papers_contents", "ordinal")
    led = words[:1] in (["in"], ["während"], ["nach"]) and any(_is_ordinal(w) for w in words)
    bare = led and len(frame.words) > 3 and words[2] in ordinals and frame.tokens[3].is_lower
    named = not stages.isdisjoint(words) or bare
    if not led or not named or any(is_step(t) for t in subject_of(frame)):
        return None
    if any(is_step(t) for t in frame.tokens[1 : LEAD + 2]):
        return None  # "Nach der ersten *Runde* ...", "In der zweiten Phase der *Verhandlungen* ..."
    return content_of(scene.doc, whole(scene))


def _by_ordinal(scene: Scene, frame: Frame) -> list[PaperContent] | None:
    """Read "laut dem dritten Punkt", "im zweiten Artikel": the clause is what stands there."""
    parts = listed("papers_contents", "numbered_part")
    if frame.clause.tense not in PRESENT or frame.clause.konjunktiv or comments(frame):
        return None
    for before, ordinal, part in zip(frame.words, frame.words[1:], frame.words[2:], strict=False):
        if part in parts and before in _IN_PART and _is_ordinal(ordinal):
            return content_of(scene.doc, following_clause(scene, frame) or whole(scene))
    return None


def _is_ordinal(word: str) -> bool:
    return word in listed("papers_contents", "ordinal")


def comments(frame: Frame) -> bool:
    """Whether a clause judges or tells what is open: "Bei der Steuer bleibt der Text vage"."""
    return not _judging().isdisjoint(frame.words)


@cache
def _judging() -> frozenset[str]:
    found = entries("papers_verbs", "comment", ("words", "example"))
    return frozenset(w for row in found if not row.get("weak") for w in row["words"])


def is_step(token: Token) -> bool:
    """Whether a word is a meeting or another step of a negotiation, no content of a paper."""
    return token.lower_ in listed("papers_contents", "step")
