"""What later articles tell of a day that was announced: that it is another now, or that nothing comes of it.

"Die Sitzung wurde vom 5. auf den 9. März verlegt", "Eigentlich hätte die Partei am 9. Mai abstimmen sollen.
Nun kommt sie erst am 16. Mai zusammen", "Sie hätte am 11. März stattfinden sollen, war aber um sechs Tage
verschoben worden", "Abgesagt wurde die für Dienstag vorgesehene Unterrichtung".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from lagebild.model.annotation import TimexType
from lagebild.model.span import CharSpan
from lagebild.resolve.agenda_words import (
    WORD,
    called_off,
    general,
    listed,
    names_new_day,
    puts_off,
    same,
    was_meant,
)
from lagebild.resolve.days import Days
from lagebild.resolve.likeness import content_stems
from lagebild.resolve.material import Material, quote
from lagebild.resolve.sentences import sentence_at, sentences
from lagebild.resolve.told_days import ToldDays, days_in
from lagebild.resolve.words import time_words

if TYPE_CHECKING:
    from lagebild.model.annotation import Timex
    from lagebild.model.article import Article
    from lagebild.model.dossier import Evidence
    from lagebild.resolve.name_words import NameWords

SHARED = 2
"""Persons, bodies and states that two articles must have in common."""
_FURTHER = 2
"""How many sentences after the one with the old day the new one may stand."""
_WITHOUT_MONTH = re.compile(r"\b(?:vom|am) (\d{1,2})\.,?\s(?:auf|sondern|nun|erst)")
_AMOUNT = re.compile(r"P(\d+)([DW])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A new day with the sentence that gives it, and the part of it where the new day stands."""

    day: date
    evidence: Evidence
    place: CharSpan


class Shifts:
    """Looks through later articles on the same people for what became of a day."""

    def __init__(
        self,
        material: Material,
        company: dict[str, frozenset[str]],
        told: ToldDays,
        names: NameWords,
    ) -> None:
        self._material = material
        self._names_of = names
        self._company = company
        self._told = told
        self._moving: dict[str, list[int]] = {}
        self._in_order = sorted(material.articles, key=lambda a: material.rank[a.id])
        self._ranks = [material.rank[article.id] for article in self._in_order]

    def shift(
        self, article_id: str, days: Days, words: frozenset[str], own: Sequence[tuple[str, CharSpan]] = ()
    ) -> Shift | None:
        """Return the new day that a later article gives for what was announced for a day.

        ``own`` are places that are known to tell of it.
        """
        old = days.first if days.first == days.last else None
        if old is None:
            return None
        for later in self._after(article_id):
            found = sentences(later)
            for number in self._put_off(later):
                span = found[number]
                known = any(article == later.id and place.overlaps(span) for article, place in own)
                if not self._names(later, span, old) or not (known or self._about(later, span, words)):
                    continue
                if new := self._new_day(later, found[number : number + 1 + _FURTHER], old):
                    return new
        return None

    def _put_off(self, article: Article) -> list[int]:
        """Return the numbers of the sentences that tell of something put off or meant for another day."""
        if article.id not in self._moving:
            texts = (span.of(article.text) for span in sentences(article))
            self._moving[article.id] = [
                number
                for number, text in enumerate(texts)
                if puts_off(text) or was_meant(text) or listed("in_place") & _small(text)
            ]
        return self._moving[article.id]

    def called_off(
        self, article_id: str, days: Days, words: frozenset[str], own: Sequence[CharSpan]
    ) -> Evidence | None:
        """Return a later sentence that says that what was announced for a day does not take place.

        "Abgesagt wurde die für Dienstag vorgesehene Unterrichtung": it names the day, and shares a word that
        is no name and is of no other place, or somebody and the place ("Weber sagte die Fahrt nach Rom ab").
        ``own`` is where the article announces it.
        """
        words = words - self._names_of.stems(article_id)
        for later in self._after(article_id):
            for span in sentences(later):
                off = not _small(span.of(later.text)).isdisjoint(called_off())
                if not off or not self._of_it(later, span, words, (article_id, own)):
                    continue
                ahead = {d for time in self._told.times(later, span) for d in _meant(time)}
                if any(Days(day, day).overlaps(days) for day in ahead):
                    return quote(later, span)
        return None

    def _of_it(
        self,
        article: Article,
        span: CharSpan,
        words: frozenset[str],
        announced: tuple[str, Sequence[CharSpan]],
    ) -> bool:
        names = self._names_of
        here, there = names.places(*announced), names.places(article.id, [span])
        if here and there and not here & there:
            return False
        somebody = {e for _, e in names.entities(*announced)} & {
            e for _, e in names.entities(article.id, [span])
        }
        return bool(here & there and somebody - here) or self._about(article, span, words)

    def _names(self, article: Article, span: CharSpan, old: date) -> bool:
        """Whether a sentence names a day, be it without its month: "vom 5. auf den 9. März"."""
        times = self._told.times(article, span)
        if any(old in _meant(time) for time in times):
            return True
        bare = _WITHOUT_MONTH.search(span.of(article.text))
        later = [day for time in times for day in days_in(time) if day > old]
        return bool(bare and later and int(bare[1]) == old.day and (later[0] - old).days < 31)

    def _new_day(self, article: Article, spans: Sequence[CharSpan], old: date) -> Shift | None:
        """Return a day after the old one in its own sentence, or in one behind it that says "nun", "erst"."""
        for number, span in enumerate(spans):
            text = span.of(article.text)
            if number and ("\n" in article.text[spans[0].end : span.start]):
                return None
            if number and not (names_new_day(text) or puts_off(text) or "erst" in _small(text)):
                continue
            for time in self._told.times(article, span):
                if old in _meant(time):
                    continue
                new = next((day for day in days_in(time) if day > old), None) or _later_by(time, old, article)
                if new is not None:
                    return Shift(day=new, evidence=quote(article, span), place=span)
        return None

    def _after(self, article_id: str) -> Iterator[Article]:
        """Yield later articles on the same people."""
        first, here = bisect_right(self._ranks, self._material.rank[article_id]), self._company[article_id]
        for article in islice(self._in_order, first, None):
            if len(self._company[article.id] & here) >= SHARED:
                yield article

    def _about(self, article: Article, span: CharSpan, words: frozenset[str]) -> bool:
        """Whether a sentence shares a word of meaning with an announcement, the one before it included."""
        number = sentence_at(article, span.start)
        near = [span, *([sentences(article)[number - 1]] if number else [])]
        told = frozenset().union(*(content_stems(place.of(article.text)) for place in near))
        return any(same(one, other) for one in words - time_words() - general() for other in told)


def _small(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}


def _meant(time: Timex) -> tuple[date, ...]:
    """Return the days that a time may mean: the weekday of what was planned may have been or be to come."""
    days = days_in(time)
    weeks = (-7, 0, 7) if (time.rule or "").startswith("weekday") else (0,)
    return tuple(day + timedelta(days=week) for week in weeks for day in days)


def _later_by(time: Timex, old: date, article: Article) -> date | None:
    """Return the day so much later than the old one: "um sechs Tage verschoben"."""
    amount = _AMOUNT.fullmatch(time.value) if time.type is TimexType.DURATION else None
    if amount is None or not article.text.endswith("um ", 0, time.span.start):
        return None
    return old + timedelta(days=int(amount[1]) * (7 if amount[2] == "W" else 1))
