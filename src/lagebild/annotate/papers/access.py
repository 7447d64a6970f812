"""How the text of a paper is known."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.papers.scene import Scene, listed
from lagebild.lexicon import entries, load
from lagebild.model.annotation import MentionKind, PaperAccess

if TYPE_CHECKING:
    from spacy.tokens import Token


def access(scene: Scene) -> PaperAccess | None:
    """Return how the sentence says that the paper's text is known, or None where it does not say.

    What stands first in the lexicon wins: "nicht veröffentlicht, mehrere Medien haben ihn verbreitet" is
    leaked.
    """
    if _lies_before_press(scene):
        return PaperAccess.LEAKED
    if any(_printed(frame) for frame in scene.frames):
        return PaperAccess.LEAKED
    text = f" {' '.join(word for frame in scene.frames for word in _said(frame))} "
    for row in entries("papers", "access", ("known", "words", "example")):
        if any(f" {word} " in text for word in row["words"]):
            return PaperAccess(row["known"])
    return None


def _said(frame: Frame) -> list[str]:
    """The words of a clause; of "nicht offiziell veröffentlicht" without what stands between."""
    words = frame.words
    if "nicht" not in words:
        return words
    return [
        *words,
        *(pair for word in words if word in ("veröffentlicht", "öffentlich") for pair in ("nicht", word)),
    ]


def _printed(frame: Frame) -> bool:
    """Whether media have it: "Mehrere Medien haben ihn im Wortlaut verbreitet"."""
    subject = frame.clause.subject
    words = [t.lower_ for t in frame.tokens if subject and subject.start <= t.idx < subject.end]
    verbs = ("verbreiten", "veröffentlichen", "abdrucken", "dokumentieren", "zitieren")
    return frame.lemma in verbs and any(w.endswith(tuple(listed("papers", "press"))) for w in words)


def _lies_before_press(scene: Scene) -> bool:
    """Whether the paper lies before a medium: "Das Papier liegt dieser Zeitung vor", "liegt der dpa vor"."""
    if scene.frame.lemma not in ("vorliegen", "einsehen"):
        return False
    press = listed("papers", "press")
    words = [t for t in scene.frame.tokens if t.text[:1].isalpha()]
    return (
        any(t.lower_.endswith(tuple(press)) for t in words)
        or any(
            m.kind is MentionKind.ORGANISATION and m.name not in ("", scene.frame.tokens[0].text)
            for m in beginning_in(scene.doc, "mentions", scene.frame.span.start, scene.frame.span.end)
        )
        or _agency(words)
    )


def _agency(words: list[Token]) -> bool:
    """Whether a word in capitals or an agency's short name stands there: "der LATERNE", "der dpa"."""
    return any((t.text.isupper() and len(t.text) > 3) or t.lower_ in agencies() for t in words)


@cache
def agencies() -> frozenset[str]:
    """Return the short names of news agencies in lower case."""
    return frozenset(row["name"].lower() for row in load("agencies").get("agency", ()))
