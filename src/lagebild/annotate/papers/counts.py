"""How the number of points changed: "Aus vierzehn Punkten sind elf geworden", "von acht auf zehn Punkte"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.papers.phrases import POINT_NOUNS, STRONG_ENDINGS, number, words_of

if TYPE_CHECKING:
    from lagebild.annotate.papers.identity import Draft
    from lagebild.annotate.papers.reading import Reading

_REACH = 6
_NEAR = 2
"""The revised paper is named in the sentence that counts, or so many sentences before or behind it."""


def recount(reading: Reading, place: int) -> None:
    """Give two states of a paper their points where a sentence counts from one to the other; link them."""
    pair = reading.recounts[place]
    if pair is not None:
        _apply(reading, place, *pair)


def counted(words: list[str]) -> tuple[int | None, int] | None:
    """Return the old and the new number of points in a sentence, None where it does not count so.

    The old one is None where only the new one is told.

    "von acht auf zehn Punkte erweitert", "aus vierzehn Punkten sind elf geworden", "elf statt vierzehn
    Punkte", "statt der bisher 14 Punkte nur noch 11".
    """
    for at, word in enumerate(words):
        if word not in ("von", "aus", "statt"):
            continue
        first = _number(words, at + 1)
        if first is None:
            continue
        place, old = first
        before = number(words[at - 1]) if at else None
        if word == "statt" and before and _points(words, at):
            return old, before
        second = _number(words, place + 1, "auf" if word == "von" else "")
        if second is not None and _points(words, at):
            return old, second[1]
    return _grown(words)


def _grown(words: list[str]) -> tuple[None, int] | None:
    """Return the new number alone: "wächst das Papier auf acht Punkte", "auf neun Punkte gekürzt"."""
    if words_of("changing").isdisjoint(words) or not words_of("told").isdisjoint(words):
        return None
    for at, (before, word, unit) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        value = number(word) if before == "auf" and unit in POINT_NOUNS else None
        if value is not None and value > 1 and "von" not in words[max(0, at - _REACH) : at]:
            return None, value
    return None


def _number(words: list[str], start: int, behind: str = "") -> tuple[int, int] | None:
    """The place and value of the first number near ``start``; ``behind`` must stand before it, if given."""
    for at in range(start, min(len(words), start + _REACH)):
        value = number(words[at])
        if value is not None and value > 1 and (not behind or behind in words[max(0, at - 2) : at]):
            return at, value
    return None


def _points(words: list[str], at: int) -> bool:
    return any(word in POINT_NOUNS for word in words[at : at + 8])


def _apply(reading: Reading, place: int, old: int | None, new: int) -> None:
    near = range(max(0, place - _NEAR), min(len(reading.sentences), place + _NEAR + 1))
    drafts = [d for n in near for d in reading.spoken_of(n)]
    drafts = list({id(d): d for d in drafts}.values())
    recent = reading.recent()
    known = next((d for d in recent if d.points == new and d.size is None), None)
    later = known or next((d for d in drafts if d.revised and d.points is None), None)
    here = reading.spoken_of(place)
    if old is None and (len(here) != 1 or here[0].points is None or here[0].points == new):
        return
    old = here[0].points if old is None else old
    base = next((d for d in recent if d.points == old and d.size is None), None)
    if later is None and base is None and len(found := _unstated(reading, place, None)) == 1:
        base = found[0]
        base.counted = old
    if later is None and base is not None:
        later = _unnumbered(reading, base) or _opened(reading, place, base)
    if later is None:
        if base is not None and base.counted == old and base in here:
            base.counted = new  # the one paper itself: "Der Plan umfasst nun elf statt 14 Punkte"
        return
    if later.points is None:
        later.counted = new
    if base is None:
        base = next((d for d in later.revises if d.points is None), None)
        base = base or next((d for d in _unstated(reading, place, later)), None)
        if base is not None:
            base.counted = old
    if base is not None and base is not later and base not in later.revises:
        later.revises.append(base)


def _unstated(reading: Reading, place: int, later: Draft | None) -> list[Draft]:
    """The papers of the sentence that have no number yet: "Das Papier wurde von acht auf zehn ..."."""
    found = reading.spoken_of(place)
    return [d for d in found if d is not later and d.points is None and not d.revised]


def _unnumbered(reading: Reading, base: Draft) -> Draft | None:
    """The one revised paper of the text that has no number yet."""
    found = [
        d for d in reading.recent() if d.revised and d is not base and d.points is None and d.size is None
    ]
    return found[0] if len(found) == 1 else None


def _opened(reading: Reading, place: int, base: Draft) -> Draft | None:
    """Open the new state of a paper that the sentence names: "wurde von acht auf zehn Punkte erweitert"."""
    heads = [t.i for t in reading.sentences[place] if reading.owner.get(t.i) is base]
    if not heads or not any(t.lower_ in words_of("changing") for t in reading.sentences[place]):
        return None
    mention = reading.mention_at[heads[0]]
    named = base.lead if mention.pronoun else mention
    later = reading.new()
    name = f"überarbeitet{STRONG_ENDINGS[named.gender]} {named.noun}"
    later.add(
        replace(named, name=name, points=None, state="revised", prefix="", strong=True, span=mention.span)
    )
    later.presenters, later.sides = list(base.presenters), set(base.sides)
    reading.owner[heads[0]] = later
    return later
