"""The day on which a story goes on: several things happen one after the other, and the text dates the first.

"Am Donnerstag wurde Weber entführt. Gegen 18 Uhr rief der Täter an. Nach einem Gespräch mit ihm zahlte die
Familie": the day of the first sentence holds for what is told behind it, until another time is told. This is
the reference time of narrative discourse (Kamp and Rohrer 1983; Partee 1984; Dowty 1986): the Präteritum
carries it on, the Plusquamperfekt goes back behind it, and the Präsens steps out of the story. "Damals" goes
back to the last time told, and a noun that names a dated thing again resumes its day: "Am Montag wurde ein
Luftangriff geflogen. ... Der Luftangriff fand ... statt".

Left out is what the words do not tie to the story: what opens a paragraph without a pronoun, an hour or a
word of going on, what follows a Plusquamperfekt in its paragraph, and talks that last longer than the day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.borrowed_days import day_of_today
from lagebild.annotate.events.days import is_day, published
from lagebild.annotate.events.frames import Frame, beginning_in, endings, group
from lagebild.annotate.events.spoken import quotations_at
from lagebild.annotate.events.time_words import begins_in, lead
from lagebild.model.annotation import EventStatus, QuotationType, Timex, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft

_PLAIN = frozenset(["past", "perfect"])
_DATED = frozenset({TimexType.DATE, TimexType.TIME})
_BESIDE = lexicon.group("events_words", "beside_the_time")
"""What a time depends on that is not when the clause happens: "der Brief vom 3. Mai", "seit Montag"."""
_PRONOUNS = lexicon.group("events_words", "story_pronoun")
_BEHIND = lexicon.group("events_words", "story_behind")
_NOT_ON = lexicon.group("events_words", "not_on_the_day")
_TELLING = group("telling") | group("announcing")
"""What is only said on a day is no account: "Das erklärte Weber am Donnerstag"."""
_STATES = lexicon.group("events_words", "state_verb")
_YEAR, _DAY = len("1998"), len("1998-10-03")
_NOUN = 4
"""A noun of fewer letters ties no two sentences."""
_TAIL = 5
"""So long the end of a compound is that may stand for it: "Luftangriff", "Angriff"."""


@dataclass(slots=True)
class _Story:
    """What has been told on one day so far."""

    day: Timex | None = None
    words: set[str] = field(default_factory=set)
    aside: bool = False
    """Whether the text has stepped out of it, so that only a word of going on leads back."""


class _Teller:
    """Goes through the sentences of a document and keeps the story."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.today = published(doc) or "9999"
        self.story = _Story()
        self.last: Timex | None = None
        self.things: dict[str, dict[str, Timex | None]] = {}
        """Nouns of dated sentences with their day, None for several days, by their last letters."""
        self.breaks = [match.start() for match in re.finditer(r"\n+", text_of(doc))]
        self.paragraph = self.before_in = -1
        self.begun: list[tuple[int, _Story]] = []
        """Each story with the place where it begins."""

    def day_of(self, frames: Sequence[Frame]) -> Timex | None:
        """Return the day that a sentence takes from the story, None where it has its own or none."""
        if not frames:
            return None
        told = [f for f in frames if self._is_told(f)]
        day = self._next(frames, told) if told else None
        self._keep_last(frames)
        self.paragraph = self.paragraph_at(frames[0].span.start)
        return day

    def told_ahead(self, event: Draft) -> Timex | None:
        """Return the day of what the first paragraph sums up, and the account behind it dates.

        "Weber hat Krüger getroffen. ... Am Freitag landete sie in Genf": the first story behind it, if
        somebody who was there acts in it.
        """
        if not self.begun or self.paragraph_at(event.span.start) > 0:
            return None
        at, story = self.begun[0]
        if at < event.span.end or self.paragraph_at(at) > 1:
            return None
        return story.day if story.words & {person.name for person in event.people} else None

    def _next(self, frames: Sequence[Frame], told: Sequence[Frame]) -> Timex | None:
        own = [t for f in told for t in self._own(f)]
        own = own or [t for f in frames if f.kind == "sub" and f.intro == "als" for t in self._own(f)]
        if own:
            self._begin(own, frames)
            return None
        tenses = {f.clause.tense for f in told}
        resumed = self._named_again(told) or self._then(frames) if tenses <= PAST_TENSES else None
        if resumed is not None:
            self.story, self.before_in = _Story(resumed, _ties(self.doc, frames)), -1
            return resumed
        story = self.story
        if "pluperfect" in tenses and any(_on_that_day(self.doc, f) for f in told):
            return story.day  # "hatte am Nachmittag angerufen"
        if "pluperfect" in tenses:
            story.aside, self.before_in = True, self.paragraph_at(frames[0].span.start)
        elif not tenses <= PAST_TENSES:
            story.aside = True
            if any(self._dates(f) for f in told):
                self.story = _Story()  # at another time than the story's
        elif story.day is not None and self._goes_on(frames, tenses):
            story.words |= _ties(self.doc, frames)
            story.aside = False
            return story.day
        else:
            story.aside = True
        return None

    def _begin(self, own: list[Timex], frames: Sequence[Frame]) -> None:
        """Begin a story on the one day that a sentence tells, of several in the one year long past."""
        day = own[0] if len({(t.start or "")[:_DAY] for t in own}) == 1 else self._year_of(own)
        self.story, self.before_in = _Story(day, _ties(self.doc, frames)), -1
        main = [f for f in frames if f.kind == "main"]
        before = any(f.clause.tense == "pluperfect" for f in main)  # "Am Montag hatte sie noch gestreikt"
        if not (before or all(f.lemma in _TELLING for f in main)):
            self.begun.append((frames[0].span.start, self.story))
        if day is None:
            return
        for noun in _nouns(frames):
            alike = self.things.setdefault(noun[-_TAIL:], {})
            known = alike.setdefault(noun, day)
            alike[noun] = day if known is not None and known.start == day.start else None

    def _year_of(self, own: list[Timex]) -> Timex | None:
        years = {(t.start or "")[:_YEAR] for t in own}
        if len(years) != 1 or (year := years.pop()) >= self.today[:_YEAR]:
            return None
        return replace(own[0], start=year, end=year, value=year, edtf=year, vague=False)

    def _is_told(self, frame: Frame) -> bool:
        """Whether the text itself tells the clause: a main clause in the Indikativ, in nobody's mouth."""
        if frame.kind != "main" or frame.finite is None or frame.clause.konjunktiv:
            return False
        at = frame.finite.idx
        spoken = [q for q in quotations_at(self.doc, at) if q.type is QuotationType.DIRECT]
        return not any(s.start <= at < s.end for q in spoken for s in q.spans)

    def _own(self, frame: Frame) -> list[Timex]:
        """Return the times, not after the day of publication, at which a clause about the past happens."""
        if frame.clause.tense not in PAST_TENSES:
            return []
        return self._dates(frame) or day_of_today(self.doc, frame)

    def _dates(self, frame: Frame) -> list[Timex]:
        inside = beginning_in(self.doc, "timexes", frame.span.start, frame.span.end)
        found = [t for t in inside if t.start and t.start <= self.today]
        found = [t for t in found if any(begins_in(p, t) for p in frame.clause.pieces)]
        return [t for t in found if _counted(t) or (t.type in _DATED and lead(self.doc, t) not in _BESIDE)]

    def _goes_on(self, frames: Sequence[Frame], tenses: set[str | None]) -> bool:
        """Whether a sentence is tied to the story before it."""
        if self.paragraph_at(frames[0].span.start) == self.before_in:
            return False
        words = {w for f in frames for w in f.words}
        on = (
            not words.isdisjoint(group("story_on"))
            or not set(frames[0].words[:2]).isdisjoint(_BEHIND)
            or any(_soon_after(f.words) for f in frames)
            or (is_day(self.story.day.start if self.story.day else None) and self._on_the_day(frames))
        )
        if on:
            return True
        if self.story.aside or tenses != {"past"}:
            return False
        same = self.paragraph_at(frames[0].span.start) == self.paragraph
        return same or any(_subject_goes_on(f) for f in frames[:1])

    def _named_again(self, told: Sequence[Frame]) -> Timex | None:
        """Return the day of a thing that takes place again by its name: "Der Luftangriff fand ... statt"."""
        frame = told[0]
        first, second = frame.tokens[0], frame.tokens[1] if len(frame.tokens) > 1 else None
        if second is None or first.lower_ not in group("pointing_article"):
            return None
        if frame.lemma not in group("taking_place") or frame.clause.tense != "past":
            return None
        noun = second.lower_
        days = [day for known, day in self.things.get(noun[-_TAIL:], {}).items() if known.endswith(noun)]
        return days[0] if len({day and day.start for day in days}) == 1 else None

    def _then(self, frames: Sequence[Frame]) -> Timex | None:
        """Return the time that "damals" goes back to: the last one told."""
        return self.last if any(f.holds("story_then") for f in frames) else None

    def _keep_last(self, frames: Sequence[Frame]) -> None:
        inside = beginning_in(self.doc, "timexes", frames[0].span.start, frames[-1].span.end)
        past = [t for t in inside if t.start and t.type is TimexType.DATE and t.start < self.today]
        past = [t for t in past if lead(self.doc, t) not in _BESIDE]
        self.last = past[-1] if past else self.last

    def _on_the_day(self, frames: Sequence[Frame]) -> bool:
        """Whether a sentence tells an hour, or otherwise a part of the story's day."""
        inside = beginning_in(self.doc, "timexes", frames[0].span.start, frames[-1].span.end)
        return any(t.rule == "clock" for t in inside) or any(_on_that_day(self.doc, f) for f in frames)

    def paragraph_at(self, at: int) -> int:
        """Return the number of the paragraph that a character stands in."""
        return bisect_right(self.breaks, at)


def date_by_story(doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]]) -> None:
    """Give events that have taken place, and that no clause of theirs dates, the day of their story."""
    open_ones = [e for e in events if e.start is None and e.status is EventStatus.HELD and _happens(e)]
    if not open_ones:
        return
    teller = _Teller(doc)
    days = [teller.day_of(frames) for frames in sentences]
    for event in open_ones:
        day = days[event.trigger.sentence] or teller.told_ahead(event)
        if day is not None and not (is_day(day.start) and _lasts(doc, event)):
            event.times = [day, *event.times]  # "bis tief in die Nacht" told only the end


def _happens(event: Draft) -> bool:
    """Whether a clause tells of an event as of something that happens then, not in general or before."""
    trigger = event.trigger
    frame = trigger.carrier or trigger.frame
    if event.beside or "rande" in frame.words or trigger.prep in _NOT_ON or frame.kind != "main":
        return False
    if trigger.noun and frame.lemma in _STATES:
        return False
    sharing = [f for f in trigger.frames if f.kind == "main" and f.clause.tense == frame.clause.tense]
    on_the_day = frame.holds("story_then") or any(_on_that_day(trigger.token.doc, f) for f in sharing)
    apart = frame.holds("habit") or (frame.holds("before_now") and not on_the_day)
    tenses = {frame.clause.tense, trigger.frame.clause.tense}
    told = PAST_TENSES if on_the_day else _PLAIN
    return tenses <= told and not (apart or frame.clause.modal or frame.clause.konjunktiv)


def _on_that_day(doc: Doc, frame: Frame) -> bool:
    """Whether a clause tells an hour or a part of a day that it does not name, or the day by what happened on
    it: "noch am *Unglückstag*"."""
    inside = beginning_in(doc, "timexes", frame.span.start, frame.span.end)
    if any(t.type is TimexType.TIME and not t.start for t in inside):
        return True
    return any(
        (one, other) == ("noch", "am") and third.endswith(endings("day_of"))
        for one, other, third in zip(frame.words, frame.words[1:], frame.words[2:], strict=False)
    )


def _soon_after(words: Sequence[str]) -> bool:
    """Whether something follows at once: "unmittelbar danach", "wenig später"."""
    return any(a in group("at_once") and b in group("behind") for a, b in pairwise(words))


def _counted(timex: Timex) -> bool:
    """Whether a length of time leads to a day: "zwei Tage später", "vor drei Tagen"."""
    return timex.type is TimexType.DURATION and timex.start == timex.end


def _lasts(doc: Doc, event: Draft) -> bool:
    """Whether talks are said to have taken days or longer: "nach mehreren Monaten harter Verhandlungen"."""
    span = event.trigger.frame.span
    inside = beginning_in(doc, "timexes", span.start, span.end)
    return any(t.type is TimexType.DURATION and "T" not in t.value for t in inside)


def _ties(doc: Doc, frames: Sequence[Frame]) -> set[str]:
    """Return the names and nouns by which a sentence may be tied to another."""
    start, end = frames[0].span.start, frames[-1].span.end
    return {m.name for m in beginning_in(doc, "mentions", start, end)} | _nouns(frames)


def _nouns(frames: Sequence[Frame]) -> set[str]:
    tokens = [t for f in frames for t in f.tokens]
    return {t.lower_ for t in tokens[1:] if t.text[:1].isupper() and len(t) >= _NOUN}


def _subject_goes_on(frame: Frame) -> bool:
    """Whether a clause that opens a paragraph is about somebody told of before: "Geführt wurden sie von"."""
    return not _PRONOUNS.isdisjoint(frame.words[:4])
