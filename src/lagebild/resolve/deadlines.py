"""What later articles tell of a deadline: that it was kept, or that it went by.

"Südland hat fristgerecht eine Liste übergeben" and "Südland ließ die Frist am Freitag verstreichen", "Die
Antwort blieb bis Freitag aus", "Südland legte bis Freitag keine Liste vor". Such a sentence must be about the
deadline: its day, whoever owes it, or what is owed must be named there, and no other day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lagebild.model.annotation import Act, Commitment
from lagebild.model.article import Article
from lagebild.model.dossier import Evidence
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.agenda_words import general, same, unspecific
from lagebild.resolve.days import days_of
from lagebild.resolve.deadline_words import (
    clauses_of,
    hands_over,
    in_time,
    is_told,
    lacks,
    names_deadline,
    nouns,
    went_by,
)
from lagebild.resolve.entities import Cast
from lagebild.resolve.material import Material, quote, typed
from lagebild.resolve.name_words import NameWords
from lagebild.resolve.sentences import sentence_at, sentences
from lagebild.resolve.shifts import SHARED
from lagebild.resolve.told_days import ToldDays

LATER = 14
"""Days after a deadline within which an article tells what became of it."""
_NEAR = 7
"""... and where it does not name the day."""
_PARTIES = (
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
    EntityKind.GOVERNMENT,
    EntityKind.STATE,
    EntityKind.DELEGATION,
    EntityKind.GROUP,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What is owed by a day: the article that says so, its words, who is concerned, who owes it."""

    article: Article
    day: date
    words: frozenset[str]
    parties: frozenset[str]
    debtors: frozenset[str]
    dated: bool
    """Whether it is a deadline, not the day of something announced."""


class Deadlines:
    """Looks through later articles on the same people for what became of deadlines."""

    def __init__(
        self,
        material: Material,
        company: dict[str, frozenset[str]],
        cast: Cast,
        told: ToldDays,
        names: NameWords,
    ) -> None:
        self._material, self._company, self._cast = material, company, cast
        self._told, self._names = told, names
        self._telling: dict[str, list[CharSpan]] = {}
        self._by_day: dict[date, list[Article]] = defaultdict(list)
        for article in material.articles:
            if article.day:
                self._by_day[date.fromisoformat(article.day)].append(article)
        found = (self.owed(s) for s in material.of_kind(StatementKind.COMMITMENT))
        self._all = [owed for owed in found if owed is not None and owed.dated]

    def owed(self, statement: Statement) -> Owed | None:
        """Return what an announcement or a demand says is due on or by a day, None without such a day."""
        commitment = typed(statement, Commitment)
        days = days_of(commitment.when)
        if days is None or days.last is None or (days.first is not None and days.width > 1):
            return None
        article = self._material.by_id[statement.article_id]
        number = sentence_at(article, commitment.span.start)
        whole = sentences(article)[number] if number is not None else commitment.span
        parties = self._parties(article, [whole, commitment.span])
        by = self._sides(e for name in commitment.by if (e := self._cast.named(article.id, name)))
        debtors = parties - by if commitment.act is Act.DEMAND else by or parties
        text = whole.of(article.text)
        words = nouns(commitment.what) - self._names.stems(article.id) - unspecific()
        dated = days.first is None or names_deadline(text)
        return Owed(
            article=article, day=days.last, words=words, parties=parties, debtors=debtors, dated=dated
        )

    def became(self, owed: Owed, today: date | None) -> tuple[bool, Evidence] | None:
        """Return whether what is owed was done in time, with the sentence that says so, or None."""
        for article in self._later(owed, today):
            kept = [s for s in self._sentences(article) if self._kept(owed, article, s)]
            missed = [s for s in self._sentences(article) if self._missed(owed, article, s)]
            if kept and missed:
                return None
            if kept or missed:
                return bool(kept), quote(article, (kept or missed)[0])
        return None

    def _later(self, owed: Owed, today: date | None) -> Iterator[Article]:
        published = date.fromisoformat(owed.article.day) if owed.article.day else None
        if published is None or today is None:
            return
        last = min(owed.day + timedelta(days=LATER), today)
        for number in range(max(0, (last - published).days) + 1):
            for later in self._by_day.get(published + timedelta(days=number), ()):
                shared = len(self._company[later.id] & self._company[owed.article.id])
                if shared and self._material.rank[later.id] > self._material.rank[owed.article.id]:
                    yield later

    def _sentences(self, article: Article) -> list[CharSpan]:
        if article.id not in self._telling:
            found = sentences(article)
            self._telling[article.id] = [
                s for s in found if any(is_told(c) for c in clauses_of(s.of(article.text)))
            ]
        return self._telling[article.id]

    def _kept(self, owed: Owed, article: Article, span: CharSpan) -> bool:
        """Whether a sentence says that it was done: "hat fristgerecht eine Liste übergeben", "übergab am
        Freitag eine Liste"."""
        text = span.of(article.text)
        if not self._by_debtor(owed, article, span) or not self._of_matter(owed, article, span):
            return False
        if any(in_time(clause) for clause in clauses_of(text)):
            return self._on_time(owed, article, span, named=False)
        done = any(hands_over(clause) for clause in clauses_of(text))
        return owed.dated and done and self._on_time(owed, article, span, named=True)

    def _on_time(self, owed: Owed, article: Article, span: CharSpan, *, named: bool) -> bool:
        """Whether the days of a sentence lie before the deadline; with ``named`` there must be one."""
        days = self._days(article, span)
        first = date.fromisoformat(owed.article.day) if owed.article.day else date.min
        return all(first < day <= owed.day for day in days) and bool(days or not named)

    def _missed(self, owed: Owed, article: Article, span: CharSpan) -> bool:
        """Whether a sentence says that it was not done in time."""
        published = date.fromisoformat(article.day) if article.day else None
        if published is None or published < owed.day:
            return False
        text = span.of(article.text)
        if owed.dated and any(went_by(clause) for clause in clauses_of(text)):
            return self._of_deadline(owed, article, span, published)
        on_day = owed.day in self._days(article, span)
        without = any(lacks(clause) for clause in clauses_of(text))
        return (
            without
            and on_day
            and self._of_matter(owed, article, span)
            and self._by_debtor(owed, article, span)
        )

    def _of_deadline(self, owed: Owed, article: Article, span: CharSpan, published: date) -> bool:
        """Whether a sentence on a deadline that went by means this one: its day, or somebody concerned and no
        other deadline of theirs."""
        days = self._days(article, span)
        here = self._parties(article, [span])
        common = here & owed.parties
        if days:
            shared = len(self._company[article.id] & self._company[owed.article.id])
            nobody = not here or not owed.parties
            return owed.day in days and bool(common or (nobody and shared >= SHARED))
        near = (published - owed.day).days <= _NEAR
        if not owed.parties:
            common = frozenset(self._company[article.id] & self._company[owed.article.id])
            near = near and len(common) >= SHARED and self._of_matter(owed, article, span)
        others = [
            o
            for o in self._all
            if o.day != owed.day and o.parties & here and 0 <= (published - o.day).days <= _NEAR
        ]
        return near and bool(common) and not others

    def _of_matter(self, owed: Owed, article: Article, span: CharSpan) -> bool:
        """Whether a sentence has a word of what is owed: "Liste"."""
        told = nouns(span.of(article.text)) - self._names.stems(article.id) - general()
        return any(same(one, other) for one in owed.words for other in told)

    def _by_debtor(self, owed: Owed, article: Article, span: CharSpan) -> bool:
        """Whether the first whom a sentence names owes it, and no other owes it too."""
        rows = sorted(
            (place.start, entity)
            for place, entity in self._names.entities(article.id, [span])
            if self._is_party(entity)
        )
        if not rows or not owed.debtors:
            return False
        named = self._sides(entity for _, entity in rows)
        first = self._sides([rows[0][1]])
        return bool(first & owed.debtors) and owed.debtors <= named | first

    def _days(self, article: Article, span: CharSpan) -> frozenset[date]:
        """Return the days that a sentence names, of "bis Freitag" the last."""
        last = {
            days.last
            for time in self._told.times(article, span)
            if (days := days_of(time.edtf or time.start)) and days.first is None and days.last
        }
        return self._told.days(article, span) | last

    def _parties(self, article: Article, spans: Sequence[CharSpan]) -> frozenset[str]:
        named = (entity for _, entity in self._names.entities(article.id, spans))
        return self._sides(entity for entity in named if self._is_party(entity))

    def _is_party(self, entity: str) -> bool:
        return self._names.kind(entity) in _PARTIES

    def _sides(self, entities: Iterable[str]) -> frozenset[str]:
        """Return for each the side that it speaks for, or itself."""
        return frozenset(self._cast.side(entity) or entity for entity in entities)
