"""What tells, without being read as an event, that something announced has taken place.

"Der Austausch soll am 1. März in Seestadt stattfinden" and, a day later, "Die Parteien haben am Sonntag
Gefangene ausgetauscht": the same deed in a later article on the same people, with the place or the day, told
as done. A plan, a wish, a denial, a question, the announcement told again is no news of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lagebild.annotate.konjunktiv import Form, readings
from lagebild.model.annotation import Commitment
from lagebild.model.article import Article
from lagebild.model.dossier import Evidence
from lagebild.model.span import CharSpan
from lagebild.model.statement import StatementKind
from lagebild.resolve.agenda_words import WORD, general, listed, meets, same, stems, talks, unspecific
from lagebild.resolve.days import Days
from lagebild.resolve.likeness import content_stems
from lagebild.resolve.material import Material, quote, typed
from lagebild.resolve.name_words import NameWords
from lagebild.resolve.sentences import sentence_at, sentences
from lagebild.resolve.shifts import SHARED
from lagebild.resolve.told_days import WIDE, ToldDays
from lagebild.resolve.words import time_words

LATER = 14
"""Days after the date within which an article that tells of it counts."""
NAMED = 90
"""... and where the sentence itself names the day."""
_CLAUSE = re.compile(r"[,;:]\s|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a clause or sentence tells: stems of its words, of its verbs, and the places."""

    stems: frozenset[str]
    verbs: frozenset[str]
    places: frozenset[str]
    meets: bool


class Fulfilment:
    """Looks for news of what was announced; sentences are read once, when an announcement asks for them."""

    def __init__(
        self,
        material: Material,
        company: dict[str, frozenset[str]],
        told: ToldDays,
        names: NameWords,
    ) -> None:
        self._material = material
        self._names = names
        self._company = company
        self._days = told
        self._told: dict[str, list[tuple[CharSpan, list[CharSpan], _Deed]]] = {}
        self._by_day: dict[date, list[Article]] = defaultdict(list)
        for article in material.articles:
            if article.day:
                self._by_day[date.fromisoformat(article.day)].append(article)
        self._announced: dict[str, list[CharSpan]] = defaultdict(list)
        for statement in material.of_kind(StatementKind.COMMITMENT):
            self._announced[statement.article_id].append(typed(statement, Commitment).span)

    def of(self, article_id: str, span: CharSpan, what: str, days: Days) -> tuple[Evidence, ...]:
        """Return the sentence of the first later article that tells that it took place, or nothing.

        ``span`` is where an article announces it, ``what`` the announcement as a sentence of its own and
        ``days`` the time that it gives.
        """
        article = self._material.by_id[article_id]
        wanted = self._wanted(article, span, what)
        for later, late in self._later(article, days):
            shared = len(self._company[later.id] & self._company[article_id])
            if not shared:
                continue
            least = 1 if shared >= SHARED else 2
            for place, clauses, deed in self._deeds(later):
                if self._is_it(wanted, deed, days, (later, clauses), least=least, late=late):
                    return (quote(later, place),)
        return ()

    def _later(self, article: Article, days: Days) -> Iterator[tuple[Article, bool]]:
        """Yield the articles from the first day on, and after the announcement, in order of time, and whether
        each is so late that it must name the day."""
        day = date.fromisoformat(article.day) if article.day else None
        first, last = days.first or day, days.last or days.first
        if first is None or last is None or day is None:
            return
        near = max(0, (last - first).days) + LATER
        for number in range(near + NAMED + 1):
            for later in self._by_day.get(first + timedelta(days=number), ()):
                if self._material.rank[later.id] > self._material.rank[article.id]:
                    yield later, number > near

    def _wanted(self, article: Article, span: CharSpan, what: str) -> _Deed:
        """Return what is announced; a pronoun takes its words from the sentence before."""
        number = sentence_at(article, span.start)
        deed = self._deed(article, [span])
        words = deed.stems | (content_stems(what) - self._names.stems(article.id) - unspecific())
        of_talks = deed.meets or any(meets(word) for word in WORD.findall(what))
        first = WORD.search(what)
        if number and first and first.group().casefold() in listed("pronoun"):
            before = self._deed(article, [sentences(article)[number - 1]])
            words |= before.stems
        return replace(deed, stems=words, meets=of_talks)

    def _deeds(self, article: Article) -> list[tuple[CharSpan, list[CharSpan], _Deed]]:
        if article.id not in self._told:
            self._told[article.id] = [
                (span, told, self._deed(article, told))
                for span in sentences(article)
                if (told := self._done(article, span))
            ]
        return self._told[article.id]

    def _deed(self, article: Article, spans: Sequence[CharSpan]) -> _Deed:
        names = self._names.stems(article.id, spans)
        places = self._names.places(article.id, spans)
        text = " ".join(span.of(article.text) for span in spans)
        own = content_stems(text) - names - time_words() - general()
        verbs = content_stems(" ".join(word for word in WORD.findall(text) if _is_verb(word)))
        return _Deed(
            stems=frozenset(own - talks()),
            verbs=frozenset(own & verbs),
            places=places,
            meets=any(meets(word) for word in WORD.findall(text)),
        )

    def _done(self, article: Article, sentence: CharSpan) -> list[CharSpan]:
        """Return the clauses of a sentence that tell something as done, without those that announce it."""
        ahead = self._announced.get(article.id, ())
        return [
            clause
            for clause in _told_as_done(article.text, sentence)
            if not any(clause.overlaps(span) for span in ahead)
        ]

    def _is_it(
        self,
        wanted: _Deed,
        deed: _Deed,
        days: Days,
        place: tuple[Article, list[CharSpan]],
        *,
        least: int,
        late: bool,
    ) -> bool:
        """Whether a sentence tells of the deed: the same words or another meeting, with its place or its day.

        ``least``: how many words they must share, more where the articles hardly have anybody in common;
        ``late``: the sentence must name the day.
        """
        pairs = [(one, other) for one in wanted.stems for other in deed.stems if same(one, other)]
        shared = {one for one, _ in pairs}
        alike = len(shared) >= least or (least == 1 and wanted.meets and deed.meets)
        there = bool(wanted.places & deed.places)
        if alike and (late or not there):
            article, clauses = place
            named = [day for clause in clauses for day in self._days.days(article, clause)]
            then = days.width <= WIDE and any(Days(day, day).overlaps(days) for day in named)
            there = then if late else there or then
        if there or late:
            return alike and there
        done = any(other in deed.verbs or one in stems("begin") for one, other in pairs)
        return least == 1 and len(shared) >= 2 and not wanted.places and done


def _is_verb(word: str) -> bool:
    return word[:1].islower() and any(r.finite or r.form is Form.PARTICIPLE for r in readings(word))


def _told_as_done(text: str, sentence: CharSpan) -> Iterator[CharSpan]:
    """Yield the clauses of a sentence that tell something as done or under way."""
    if text[sentence.end - 1 : sentence.end] == "?":
        return
    piece = sentence.of(text)
    cuts = [match.end() for match in _CLAUSE.finditer(piece)]
    for begin, end in zip([0, *cuts], [*cuts, len(piece)], strict=True):
        words = WORD.findall(piece[begin:end])
        if words and not _unfulfilled([word.casefold() for word in words]):
            yield CharSpan(sentence.start + begin, sentence.start + end)


def _unfulfilled(words: Sequence[str]) -> bool:
    if any(word in listed("unfulfilled") for word in words):
        return True
    future = any(word in ("wird", "werden") for word in words)
    return future and not any(r.form is Form.PARTICIPLE for word in words for r in readings(word))
