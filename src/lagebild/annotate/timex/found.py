"""What a rule matched, what a recipe makes of it, and what both may know of the rest of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lagebild.annotate.timex.calendar import Extent
from lagebild.annotate.timex.direction import BACK, direction
from lagebild.annotate.timex.overtaken import (
    was_at_first,
    was_missed,
    was_overtaken,
    was_planned,
    was_put_off,
    was_to_be,
)
from lagebild.annotate.timex.patterns import Rule
from lagebild.annotate.timex.setting import arranges, up_to
from lagebild.annotate.timex.stretches import sentence_bounds
from lagebild.annotate.timex.tokens import Tokens, governor
from lagebild.model.annotation import TimexType

NEAR_DAYS = 60
"""How many pieces from "gestern" or "20 Uhr" a "heute" still is a day."""
LONG_PAST = 2
"""A year so many years back is long past."""
FAR = 80
"""How many pieces back a day still is the one that "am nächsten Tag" goes on from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The value of an expression before its preposition is looked at.

    ``grain`` names how fine it is ("time", "day", "week", "month", "year", ...).
    """

    type: TimexType
    value: str
    extent: Extent | None = None
    grain: str = ""
    edtf: str | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match in the row of pieces."""

    rule: Rule
    match: re.Match[str]
    tokens: Tokens

    @property
    def bounds(self) -> tuple[int, int]:
        """First piece of the expression and the one after its last."""
        return self.piece("span") or self.match.span()

    def piece(self, name: str) -> tuple[int, int] | None:
        """Return the pieces caught under that name, or None."""
        for group in self.match.re.groupindex:
            if group.rpartition("_")[0] == name and self.match[group] is not None:
                return self.match.span(group)
        return None

    def has(self, name: str) -> bool:
        """Whether the pattern caught something under that name."""
        return self.piece(name) is not None

    def text(self, name: str) -> str:
        """Return what was caught as written, "" where nothing was."""
        piece = self.piece(name)
        if not piece or piece[0] == piece[1]:
            return ""
        return self.tokens.text[self.tokens.starts[piece[0]] : self.tokens.ends[piece[1] - 1]]

    def feature(self, name: str, key: str, *categories: str) -> Any:
        """Return what the lexicon says under ``key`` of the word caught as ``name``; None where nothing."""
        piece = self.piece(name)
        for category in categories or (name.upper(),):
            word = self.tokens.word(piece[0], category) if piece else None
            if word and key in word.features:
                return word.features[key]
        return None

    def number(self, name: str) -> int | None:
        """Return the digits caught as a number, without a full stop; None where nothing was."""
        digits = self.text(name).rstrip(".")
        return int(digits) if digits.isdecimal() and len(digits) < 10 else None


@dataclass(slots=True)
class Scope:
    """What is known while a text is read from front to back.

    ``spoken`` is the last day that the text fixed, and ``spoken_at`` the piece where it did; ``named`` is
    the last one at all, be it only supposed ("am nächsten Tag" without a day before). ``told`` is the last
    date of any length, ``told_grain`` how long ("im Jahr darauf" goes on from a year), ``story_year`` a year
    long past in which dates without a year were read ("1971 ... Im Januar ..."). ``daily`` are the pieces
    where the text counts in days ("gestern", "20 Uhr"), so that "heute" nearby is a day.
    """

    anchor: date | None
    tokens: Tokens
    daily: tuple[int, ...] = ()
    spoken: date | None = None
    spoken_at: int = -1
    named: date | None = None
    named_at: int = -1
    told: Extent | None = None
    told_at: int = -1
    told_grain: str = ""
    story_year: int | None = None
    counted: date | None = None
    cache: dict[tuple[int, int], int] = field(default_factory=dict)

    def direction(self, found: Found) -> int:
        """Return whether the clause around the match looks back (-1), ahead (1) or neither (0)."""
        key = found.bounds
        if key not in self.cache:
            since = "SINCE" in governor(self.tokens, key[0]) or self._dates_a_noun(key[0])
            self.cache[key] = BACK if since else direction(self.tokens, *key)
        return self.cache[key]

    def arranges(self, found: Found) -> bool:
        """Return whether the clause around the match is about setting a day."""
        return arranges(self.tokens, *found.bounds)

    def is_deadline(self, found: Found) -> bool:
        """Whether "bis" stands before the expression, an article between them or not."""
        return up_to(self.tokens, found.bounds[0])

    def was_to_be(self, found: Found) -> bool:
        """Return whether the clause around the match tells what should have been."""
        return was_to_be(self.tokens, *found.bounds)

    def was_missed(self, found: Found) -> bool:
        """Return whether the clause around the match tells what should have been by then and was not."""
        return was_missed(self.tokens, *found.bounds)

    def was_planned(self, found: Found) -> bool:
        """Return whether the clause around the match tells a plan as one that was."""
        return was_planned(self.tokens, *found.bounds)

    def was_at_first(self, found: Found) -> bool:
        """Return whether the clause around the match tells what was meant at first."""
        return was_at_first(self.tokens, *found.bounds)

    def was_put_off(self, found: Found) -> bool:
        """Return whether what was planned for the day of the match is told to be off or moved."""
        return was_put_off(self.tokens, *found.bounds)

    def was_overtaken(self, found: Found) -> bool:
        """Return whether a plan for the time of the match has given way to another."""
        return was_overtaken(self.tokens, *found.bounds)

    def _dates_a_noun(self, start: int) -> bool:
        """Whether "vom" ties the time to something that is there already: "der Brief vom 24. August"."""
        if start == 0 or self.tokens.surface(start - 1).lower() != "vom":
            return False
        near = range(start, start + 5)  # "vom 3. bis 5. Mai", "vom 3. Mai an"
        return not any(self.tokens.is_a(i, "UPTO") or self.tokens.is_a(i, "ONWARDS") for i in near)

    def day_told(self, index: int) -> date | None:
        """Return the last day fixed in this paragraph or the one before; None where far."""
        near = self._is_near(self.spoken_at, index) or self._breaks_since(self.spoken_at, index) <= 1
        return self.spoken if near else None

    def stretch_told(self, index: int, grains: frozenset[str]) -> Extent | None:
        """Return the last date in this paragraph or the sentence before, if it is as exact as one of
        ``grains``."""
        near = self._is_near(self.told_at, index) or self._breaks_since(self.told_at, index) == 0
        return self.told if near and self.told_grain in grains else None

    def long_past(self, year: int) -> bool:
        """Whether a year lies some years before the day of publication."""
        return self.anchor is not None and year <= self.anchor.year - LONG_PAST

    def day_in_sentence(self, index: int) -> date | None:
        """Return the day fixed in this sentence, or None."""
        return self.spoken if self.spoken_at >= self._sentence_start(index) else None

    def named_in_sentence(self, index: int) -> date | None:
        """Return the day named in this sentence, or None."""
        return self.named if self.named_at >= self._sentence_start(index) else None

    def day_before(self, index: int) -> date | None:
        """Return the day named some sentences before, or None."""
        return self.named if self.named_at >= index - FAR else None

    @property
    def names_no_day_yet(self) -> bool:
        """Whether no day stands in the text so far."""
        return self.named_at < 0 and self.spoken_at < 0

    def counts_days(self, index: int) -> bool:
        """Whether the text counts in days near that piece."""
        after = bisect_left(self.daily, index)
        return any(abs(index - place) <= NEAR_DAYS for place in self.daily[max(after - 1, 0) : after + 1])

    def _sentence_start(self, index: int) -> int:
        return sentence_bounds(self.tokens, index, index)[0]

    def _breaks_since(self, place: int, index: int) -> int:
        """Return how many paragraphs end between two pieces; FAR where they are far apart."""
        if place < 0 or index - place > FAR:
            return FAR
        return sum(self.tokens.is_a(i, "BREAK") for i in range(place, index))

    def _is_near(self, place: int, index: int) -> bool:
        low = self._sentence_start(index)
        return place >= low or place >= self._sentence_start(max(low - 1, 0))
