"""Whose paper a name tells: "der US-Plan", "der europäische Entwurf" fit only what that side presented."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.states import states
from lagebild.annotate.papers.phrases import ENDINGS
from lagebild.lexicon import entries

if TYPE_CHECKING:
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.papers.identity import Draft
    from lagebild.annotate.papers.mentions import PaperMention


def sides_of(mention: PaperMention) -> frozenset[str]:
    """Return the states and regions in the name of a paper: "europäischer Entwurf", "US-Plan"."""
    adjectives = [word for word in mention.adjectives if word[:1].islower() or "-" in word]
    stems = [word[: -len(end)] for word in adjectives for end in ENDINGS if word.endswith(end)]
    if mention.prefix.endswith("-"):
        stems += mention.prefix.strip("-").split("-")
    return frozenset(side for stem in stems if (side := _side(stem.lower())))


@cache
def _side(word: str) -> str | None:
    for row in entries("papers", "side", ("name", "forms", "members", "example")):
        if word in row["forms"]:
            return str(row["name"])
    return states().get(word)


def add_sides(draft: Draft, mention: PaperMention, names: list[str], reader: PartyReader) -> None:
    """Note whose paper it is, by a mention and by who is said to have presented it."""
    draft.sides |= sides_of(mention)
    for name in names:
        draft.sides |= {name, *(part for part in (_side(name.lower()), reader.sides.get(name)) if part)}
        first = name.partition("-")[0]
        if first != name and (side := _side(first.lower())):
            draft.sides.add(side)
        draft.sides |= {p.side for p in reader.named(name) if p.side}
        draft.sides |= {side for side in _adjectives_of(name) if side}  # "die dänische Präsidentschaft"


def _adjectives_of(name: str) -> list[str | None]:
    """Return the sides that adjectives in front of a body name."""
    words = [word for word in name.split()[:-1] if word.islower()]
    return [_side(word[: -len(end)]) for word in words for end in ENDINGS if word.endswith(end)]


def agree(mention: PaperMention, draft: Draft) -> bool:
    """Whether the side in the mention's name, if any, is that of the paper; unknown sides do not disagree."""
    mine = sides_of(mention)
    if not mine or not draft.sides:
        return not mine or mention.lemma in draft.lemmas
    return any(_within(theirs, side) for side in mine for theirs in draft.sides)


def _within(side: str, region: str) -> bool:
    if side == region:
        return True
    rows = entries("papers", "side", ("name", "forms", "members", "example"))
    return any(side in row["members"] for row in rows if row["name"] == region)


def named_by_side(mention: PaperMention) -> bool:
    """Whether the first part of a compound is a side alone: "US-Plan"."""
    return bool(mention.prefix) and mention.prefix.endswith("-") and bool(sides_of(mention))
