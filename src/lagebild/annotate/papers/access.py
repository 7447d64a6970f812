"""How the text of a paper is known."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.relatives import relative_to
from lagebild.annotate.papers.scene import Scene, ends, rows, soft, subject_of, uses
from lagebild.lexicon import entries, group, load
from lagebild.model.annotation import PaperAccess

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAPS = group("papers_grammar", "map")
_PUBLISHED = group("papers_grammar", "published")
_LYING_BEFORE = group("papers_grammar", "lying_before")
_PRINTING = group("papers_grammar", "printing")
_NOT = group("papers_grammar", "plain_negation")
_IN_CAPITALS = 4
"""Longer words in capitals are names of media, in some of them: "liegt der LATERNE vor"."""


def access(scene: Scene, mention: PaperMention) -> PaperAccess | None:
    """Return how the sentence says that the paper's text is known, or None where it does not say.

    What stands first in the lexicon wins: "nicht veröffentlicht, mehrere Medien haben ihn verbreitet" is
    leaked.
    """
    frames = _frames(scene, mention)
    if any(_lies_before_press(frame) or _printed(frame) for frame in frames):
        return PaperAccess.LEAKED
    text = f" {' '.join(word for frame in frames for word in _said(frame))} "
    for row in entries("papers", "access", ("known", "words", "example")):
        if any(f" {word} " in text for word in row["words"]):
            return PaperAccess(row["known"])
    return None


def handed_over(scene: Scene, mention: PaperMention) -> bool:
    """Whether the clause tells firmly that somebody handed a report over, or that a newspaper printed a map.

    "Der Ausschuss hat seinen Bericht vorgelegt"; "Die Zeitung legte einen Bericht vor" and "soll bis Mai
    einen Bericht vorlegen" open nothing.
    """
    relative = relative_to(scene, mention)
    frames = [scene.frame] if not mention.prep else []
    for frame in (*frames, *([relative] if relative is not None else [])):
        if soft(frame) or frame.clause.negated or frame.finite is None:
            continue
        if frame.clause.konjunktiv and frame.clause.tense != "perfect":
            continue  # but "Weber habe eine Skizze überreicht, sagte Krüger"
        subject = subject_of(frame)
        press = any(t.lower_.endswith(ends("papers", "press")) for t in subject)
        if press and mention.lemma in _MAPS and frame.lemma in _PRINTING:
            return True
        giving = [row for row in rows("papers_verbs", "presents") if not {"only", "getting"} & set(row)]
        given = any(uses(frame, row) for row in giving)
        if given and not press and (frame.clause.passive or subject) and frame.lemma not in ("teilen",):
            return True
    return False


def _frames(scene: Scene, mention: PaperMention) -> list[Frame]:
    """Return the clauses that may speak of the paper: all of its sentence, or, beside others, its own."""
    first, last = scene.frames[0].tokens[0].i, scene.frames[-1].tokens[-1].i
    start = bisect_left(scene.papers, first, key=lambda other: other.head)
    others = [m for m in scene.papers[start : start + 8] if m.head <= last and m.head != mention.head]
    if not any(m.strong for m in others):
        return scene.frames
    relative = relative_to(scene, mention)
    return [scene.frame, *([relative] if relative is not None else [])]


def _said(frame: Frame) -> list[str]:
    """The words of a clause; of "nicht offiziell veröffentlicht" without what stands between.

    "Veröffentlicht wurde es nie" is not published either.
    """
    words = frame.words
    if _NOT.isdisjoint(words):
        return words
    told = [word for word in words if word in _PUBLISHED]
    return [*words, *(pair for word in told for pair in ("nicht", word))]


def _printed(frame: Frame) -> bool:
    """Whether media have it: "Mehrere Medien haben ihn im Wortlaut verbreitet"."""
    press = ends("papers", "press")
    return frame.lemma in _PRINTING and any(t.lower_.endswith(press) for t in subject_of(frame))


def _lies_before_press(frame: Frame) -> bool:
    """Whether the paper lies before a medium: "Das Papier liegt dieser Zeitung vor", "liegt der dpa vor"."""
    if frame.lemma not in _LYING_BEFORE:
        return False
    words = [t for t in frame.tokens if t.text[:1].isalpha()]
    return any(_is_press(t) for t in words) or _agency(words)


def _is_press(token: Token) -> bool:
    """Whether a word is a medium's name or kind: "Zeitung", "Donaupost", the outlet of the article itself."""
    word = token.lower_
    article = token.doc._.article
    outlet = (article.outlet or "").lower() if article is not None else ""
    compound = any(word.endswith(end) and len(word) > len(end) for end in ends("papers", "press_compound"))
    return word.endswith(ends("papers", "press")) or compound or (bool(outlet) and word == outlet)


def _agency(words: list[Token]) -> bool:
    """Whether a word in capitals or an agency's short name stands there: "der LATERNE", "der dpa"."""
    return any((t.text.isupper() and len(t.text) > _IN_CAPITALS) or t.lower_ in agencies() for t in words)


@cache
def agencies() -> frozenset[str]:
    """Return the short names of news agencies in lower case."""
    return frozenset(row["name"].lower() for row in load("agencies").get("agency", ()))
