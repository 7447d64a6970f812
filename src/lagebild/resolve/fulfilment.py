"""What tells, without being read as an event, that something announced has taken place.

"Der Austausch soll am 1. März in Seestadt stattfinden" and, a day later, "Die Parteien haben am Sonntag
Gefangene ausgetauscht": the same deed in a later article on the same people, with the place or the day, told
as done. A plan, a wish, a denial, a question is no news of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from lagebild.annotate.konjunktiv import Form, readings
from lagebild.lexicon import entries
from lagebild.model.article import Article
from lagebild.model.dossier import Evidence
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.resolve.days import Days
from lagebild.resolve.entities import Cast
from lagebild.resolve.keys import stem
from lagebild.resolve.likeness import content_stems
from lagebild.resolve.material import Material, quote
from lagebild.resolve.sentences import sentence_at, sentences
from lagebild.resolve.words import meeting_words, time_words

LATER = 14
"""Days after the date within which an article that tells of it counts."""
SHARED = 2
"""Persons, bodies and states that the two articles must have in common."""
_WORD = re.compile(r"[^\W\d_][\w-]*")
_DAY = re.compile(r"\b(\d{1,2})\.\s+(\w+)")
_MONTH = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_SHIFT = re.compile(
    rf"\b(?:vom|statt (?:wie \w+ )?am) (\d{{1,2}})\.(?: ({_MONTH}))? (?:\w+ )?(?:auf den|erst am|am) "
    rf"(\d{{1,2}})\. ({_MONTH})"
)
_CLAUSE = re.compile(r"[,;:]\s|\s[–—-]\s")
_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "dezember"),
)


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a clause or sentence tells: stems of its words, of its verbs, the places and the days."""

    stems: frozenset[str]
    verbs: frozenset[str]
    places: frozenset[str]
    days: frozenset[date]
    meets: bool


class Fulfilment:
    """Looks for news of what was announced; sentences are read once, when an announcement asks for them."""

    def __init__(self, material: Material, cast: Cast, company: dict[str, frozenset[str]]) -> None:
        self._material = material
        self._cast = cast
        self._company = company
        self._told: dict[str, list[tuple[CharSpan, _Deed]]] = {}
        self._by_day: dict[date, list[Article]] = defaultdict(list)
        for article in material.articles:
            if article.day:
                self._by_day[date.fromisoformat(article.day)].append(article)

    def of(self, article_id: str, span: CharSpan, what: str, days: Days) -> tuple[Evidence, ...]:
        """Return the sentence of the first later article that tells that it took place, or nothing.

        ``span`` is where an article announces it, ``what`` the announcement as a sentence of its own and
        ``days`` the time that it gives.
        """
        article = self._material.by_id[article_id]
        wanted = self._wanted(article, span, what)
        for later in self._later(article, days):
            shared = len(self._company[later.id] & self._company[article_id])
            if not shared:
                continue
            for place, deed in self._deeds(later):
                if _is_it(wanted, deed, days, least=1 if shared >= SHARED else 2):
                    return (quote(later, place),)
        return ()

    def shift(self, article_id: str, days: Days, words: frozenset[str]) -> tuple[str, Evidence] | None:
        """Return the new day that a later sentence gives with the old one, and the sentence.

        "Die Sitzung wurde vom 5. auf den 9. März verlegt", "statt am 5. März erst am 9. März".
        """
        old = days.first if days.first == days.last else None
        if old is None:
            return None
        for later in self._after(article_id):
            for span in sentences(later):
                found = _SHIFT.search(span.of(later.text))
                new = _shifted(found, old) if found else None
                if new is not None and self._about(later, span, words):
                    return new.isoformat(), quote(later, span)
        return None

    def called_off(self, article_id: str, days: Days, words: frozenset[str]) -> Evidence | None:
        """Return a later sentence that says that what was announced for a day does not take place.

        "Abgesagt wurde die für Dienstag vorgesehene Unterrichtung": it names the day and shares a word.
        """
        for later in self._after(article_id):
            for span in sentences(later):
                text = span.of(later.text)
                told = {word.casefold() for word in _WORD.findall(text)}
                if told.isdisjoint(_listed("called_off")) or not self._about(later, span, words):
                    continue
                ahead = {day + timedelta(days=7 * n) for day in _days_in(text, later.day) for n in (0, 1)}
                if any(Days(day, day).overlaps(days) for day in ahead):
                    return quote(later, span)
        return None

    def _after(self, article_id: str) -> Iterator[Article]:
        """Yield later articles on the same people."""
        rank, here = self._material.rank, self._company[article_id]
        for article in sorted(self._material.articles, key=lambda a: rank[a.id]):
            if rank[article.id] > rank[article_id] and len(self._company[article.id] & here) >= SHARED:
                yield article

    def _about(self, article: Article, span: CharSpan, words: frozenset[str]) -> bool:
        """Whether a sentence shares a word of meaning with an announcement, the one before it included."""
        number = sentence_at(article, span.start)
        near = [span, *([sentences(article)[number - 1]] if number else [])]
        told = frozenset().union(*(content_stems(place.of(article.text)) for place in near))
        return any(_same(one, other) for one in words - time_words() - _general() for other in told)

    def _later(self, article: Article, days: Days) -> Iterator[Article]:
        """Yield the articles from the first day on, and after the announcement, in order of time."""
        day = date.fromisoformat(article.day) if article.day else None
        first, last = days.first or day, days.last or days.first
        if first is None or last is None or day is None:
            return
        for number in range(max(0, (last - first).days) + LATER + 1):
            for later in self._by_day.get(first + timedelta(days=number), ()):
                if self._material.rank[later.id] > self._material.rank[article.id]:
                    yield later

    def _wanted(self, article: Article, span: CharSpan, what: str) -> _Deed:
        """Return what is announced; a pronoun takes its words from the sentence before."""
        number = sentence_at(article, span.start)
        deed = self._deed(article, [span], article.day)
        stems = deed.stems | (content_stems(what) - self._names(article) - _unspecific())
        meets = deed.meets or any(_meets(word) for word in _WORD.findall(what))
        first = _WORD.search(what)
        if number and first and first.group().casefold() in _listed("pronoun"):
            before = self._deed(article, [sentences(article)[number - 1]], article.day)
            stems |= before.stems
        return replace(deed, stems=stems, meets=meets)

    def _names(self, article: Article) -> frozenset[str]:
        spans = self._cast.nodes.spans.get(article.id, ())
        return frozenset().union(*(content_stems(place.of(article.text)) for place, _ in spans))

    def _deeds(self, article: Article) -> list[tuple[CharSpan, _Deed]]:
        if article.id not in self._told:
            self._told[article.id] = [
                (span, self._deed(article, told, article.day))
                for span in sentences(article)
                if (told := list(_told_as_done(article.text, span)))
            ]
        return self._told[article.id]

    def _deed(self, article: Article, spans: Sequence[CharSpan], day: str | None) -> _Deed:
        names: set[str] = set()
        places: set[str] = set()
        for place, node in self._cast.nodes.spans.get(article.id, ()):
            if any(span.covers(place) for span in spans):
                names |= content_stems(place.of(article.text))
                entity = self._cast.entity_of[node]
                if self._cast.entities[entity].kind is EntityKind.PLACE:
                    places.add(entity)
        text = " ".join(span.of(article.text) for span in spans)
        own = content_stems(text) - names - time_words() - _general()
        verbs = content_stems(" ".join(word for word in _WORD.findall(text) if _is_verb(word)))
        return _Deed(
            stems=frozenset(own - _talks()),
            verbs=frozenset(own & verbs),
            places=frozenset(places),
            days=frozenset(_days_in(text, day)),
            meets=any(_meets(word) for word in _WORD.findall(text)),
        )


def _is_it(wanted: _Deed, deed: _Deed, days: Days, *, least: int) -> bool:
    """Whether a sentence tells of the deed: the same words or another meeting, with its place or its day.

    ``least``: how many words they must share, more where the articles hardly have anybody in common.
    """
    pairs = [(one, other) for one in wanted.stems for other in deed.stems if _same(one, other)]
    shared = {one for one, _ in pairs}
    there = bool(wanted.places & deed.places)
    then = any(Days(day, day).overlaps(days) for day in deed.days) and days.width <= 4
    if there or then:
        return len(shared) >= least or (least == 1 and wanted.meets and deed.meets)
    done = any(other in deed.verbs or one in _beginnings() for one, other in pairs)
    return least == 1 and len(shared) >= 2 and not wanted.places and done


def _same(one: str, other: str) -> bool:
    """Whether two stems are of one word: "austausch" and "ausgetauscht", "karte" and "minenkarte"."""
    if one == other:
        return True
    if min(len(one), len(other)) < 6:
        return False
    if one.endswith(other) or other.endswith(one):
        return True
    return one.replace("ge", "").rstrip("t")[:8] == other.replace("ge", "").rstrip("t")[:8]


def _is_verb(word: str) -> bool:
    return word[:1].islower() and any(r.finite or r.form is Form.PARTICIPLE for r in readings(word))


def _meets(word: str) -> bool:
    """Whether a word is of talks: "Koalitionsverhandlungen", "tagte"."""
    if word in _listed("session"):
        return True
    own = stem(word)
    return any(own == one or (len(one) > 4 and (own.endswith(one) or own[:-1] == one)) for one in _talks())


@cache
def _talks() -> frozenset[str]:
    return meeting_words() - time_words() - _general() - _stems("deed")


def _told_as_done(text: str, sentence: CharSpan) -> Iterator[CharSpan]:
    """Yield the clauses of a sentence that tell something as done or under way."""
    if text[sentence.end - 1 : sentence.end] == "?":
        return
    piece = sentence.of(text)
    cuts = [match.end() for match in _CLAUSE.finditer(piece)]
    for begin, end in zip([0, *cuts], [*cuts, len(piece)], strict=True):
        words = _WORD.findall(piece[begin:end])
        if words and not _unfulfilled([word.casefold() for word in words]):
            yield CharSpan(sentence.start + begin, sentence.start + end)


def _unfulfilled(words: Sequence[str]) -> bool:
    if any(word in _listed("unfulfilled") for word in words):
        return True
    future = any(word in ("wird", "werden") for word in words)
    return future and not any(r.form is Form.PARTICIPLE for word in words for r in readings(word))


def _days_in(text: str, published: str | None) -> Iterator[date]:
    """Yield the days that words name: "am 3. März", or the last Monday before the article for "Montag"."""
    if not published:
        return
    today = date.fromisoformat(published)
    for number, month in _DAY.findall(text):
        if month.casefold() in _MONTHS and 0 < int(number) < 32:
            found = _day(today.year, _MONTHS.index(month.casefold()) + 1, int(number))
            if found:
                yield found
    for word in _WORD.findall(text.casefold().replace("sonnabend", "samstag")):
        weekday = next((n for n, name in enumerate(_WEEKDAYS) if word.startswith(name)), None)
        if weekday is not None:
            yield today - timedelta(days=(today.weekday() - weekday) % 7)


def _shifted(found: re.Match[str], old: date) -> date | None:
    """Return the new day where a sentence moves something from the day ``old``."""
    number, month, later, new_month = found.groups()
    index = _MONTHS.index((month or new_month).casefold()) + 1
    if (old.day, old.month) != (int(number), index):
        return None
    turned = _MONTHS.index(new_month.casefold()) + 1
    return _day(old.year + (turned < index), turned, int(later))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


@cache
def _listed(table: str) -> frozenset[str]:
    return frozenset(
        w.casefold() for row in entries("resolve_agenda", table, ("words", "example")) for w in row["words"]
    )


@cache
def _stems(table: str) -> frozenset[str]:
    return frozenset(stem(word)[:12] for word in _listed(table))


def _general() -> frozenset[str]:
    return _stems("general")


@cache
def _unspecific() -> frozenset[str]:
    return time_words() | _talks() | _general()


def _beginnings() -> frozenset[str]:
    return _stems("begin")


def puts_off(text: str) -> bool:
    """Whether a clause says that something does not take place on its day."""
    return any(word.casefold() in _listed("put_off") for word in _WORD.findall(text))


def names_new_day(text: str) -> bool:
    """Whether a clause gives its day in place of another: "soll nun am 12. März nachgeholt werden"."""
    return any(word.casefold() in _listed("instead") for word in _WORD.findall(text))
