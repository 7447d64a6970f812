"""Days of what the verb tells and not of the event that it speaks of.

"sagte das Treffen *am Donnerstag* ab", "stimmte *am Samstag* für Verhandlungen", "kündigte *am Montag* ein
Treffen an": the day is that of the calling off, the vote, the announcement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.accepting import will_come
from lagebild.annotate.events.coming_home import on_way_home
from lagebild.annotate.events.days import is_day, published
from lagebild.annotate.events.deciding import decided_on, voted_on
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.support import agreed_upon, floats
from lagebild.annotate.events.time_words import DATE_AT, lead, of_telling, word_before
from lagebild.annotate.events.when_telling import relative_behind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.when_telling import Telling
    from lagebild.model.annotation import Timex

_FROM_DAY = lexicon.group("events_words", "from_day")
_JOINS = (" und ", ", ")
_FAR_BEHIND = 60
"""So many characters behind its noun a day is that of the announcement, where nothing ties it to the noun."""


def of_what_is_declared(telling: Telling, times: list[Timex]) -> list[Timex]:
    """Return the times at which somebody declares something: "kündigte *am Montag* für Freitag *und Samstag*
    einen Streik an", "kündigte das Abkommen *von 2020* auf"."""
    doc = telling.doc
    if telling.trigger.row.get("mode") != "declare":
        return times
    ends = {t.span.end for t in times if word_before(doc, t) != ""}
    times = [t for t in times if word_before(doc, t) == "" and lead(doc, t) not in _FROM_DAY]
    return [t for t in times if not _listed_behind(doc, t, ends)]


def of_talks_voted_on(telling: Telling, times: list[Timex]) -> list[Timex]:
    """Return the day of talks that a body voted on, which only a relative clause tells: "stimmte am Samstag
    für Gespräche, *die am Montag beginnen sollen*"."""
    behind = relative_behind(telling.trigger)
    pieces = behind.clause.pieces if behind is not None else ()
    return [t for t in times if any(piece.covers(t.span) for piece in pieces)][:1]


def is_floated(telling: Telling) -> bool:
    """Whether an event is only brought up: "hat *am Montag* Gespräche ins Spiel gebracht"."""
    return floats(telling.trigger, telling.frame)


def is_voted_on(telling: Telling) -> bool:
    """Whether a body decides on talks: "Über Verhandlungen entscheidet der Parteitag *am 5. Oktober*"."""
    return voted_on(telling.trigger, telling.frame)


def arrived_before(telling: Telling) -> bool:
    """Whether somebody arrives before an event: "war schon *am Sonntag vor dem Treffen* angereist"."""
    trigger = telling.trigger
    return trigger.prep == "vor" and not trigger.argument and telling.frame.lemma in group("arriving")


def is_left_for_home(telling: Telling) -> bool:
    """Whether somebody comes home from an event: "kommt *am Freitag* von ihrem Besuch zurück"."""
    return on_way_home(telling.trigger)


def of_decision(telling: Telling, timex: Timex) -> bool:
    """Whether a time is that of a decision: "stimmte *am Samstag* für Verhandlungen"."""
    return decided_on(telling.trigger, telling.frame) and not _behind_event(telling, timex)


def of_answer(telling: Telling, timex: Timex) -> bool:
    """Whether a time is that at which somebody answers reports of a known event: "Weber bestätigte das
    Treffen *am Sonntag*", not "bestätigte das Treffen *vom Sonntag*"."""
    trigger = telling.trigger
    known = trigger.noun and trigger.article == "definite" and not trigger.adjectives and trigger.prep == ""
    answers = known and telling.frame.lemma in group("answering")
    return answers and lead(telling.doc, timex) not in _FROM_DAY


def of_calling_off(telling: Telling, timex: Timex) -> bool:
    """Whether a time is that at which an event is called off, ruled out or promised to be joined: "sagte das
    Treffen *am Donnerstag* ab".

    Nothing is called off when its day has passed; a day it was set for is left: "das *für Donnerstag*
    geplante Treffen".
    """
    trigger, clause = telling.trigger, telling.frame.clause
    status = (trigger.support or {}).get("status")
    off = status == "cancelled" and telling.frame.lemma in group("announcing")
    off = off or (status == "denied" and not clause.negated)
    if not ((off and clause.tense in PAST_TENSES) or will_come(trigger)):
        return False
    over = is_day(timex.start) and (timex.end or timex.start or "") <= (published(telling.doc) or "")
    return over and word_before(telling.doc, timex) == ""


def of_announcing(telling: Telling, timex: Timex) -> bool:
    """Whether a time is that of the announcement: "kündigte *am Montag* ein Treffen an"."""
    trigger, frame = telling.trigger, telling.frame
    if trigger.support is None or frame.lemma not in group("announcing") or frame.holds("no_result"):
        return False
    if of_telling(trigger, frame, timex.span):
        return True
    near = timex.span.start - trigger.token.idx < _FAR_BEHIND or word_before(telling.doc, timex) in DATE_AT
    return trigger.frame is frame and not near


def of_agreeing(telling: Telling, timex: Timex) -> bool:
    """Whether a time is that at which talks are agreed on: "einigten sich *am Montag* auf ein Treffen"."""
    trigger = telling.trigger
    upon = agreed_upon(trigger) or trigger.prep == "für"
    return upon and telling.frame.lemma in group("agreeing") and not _behind_event(telling, timex)


def _behind_event(telling: Telling, timex: Timex) -> bool:
    """Whether a time stands behind the event word: "ein Treffen *am Freitag*"."""
    return timex.span.start > telling.trigger.token.idx


def _listed_behind(doc: Doc, timex: Timex, ends: set[int]) -> bool:
    """Whether a time stands in a list behind one that ends there: "für Donnerstag *und Freitag*"."""
    before = text_of(doc)[max(0, timex.span.start - len(_JOINS[0])) : timex.span.start]
    return any(before.endswith(j) and timex.span.start - len(j) in ends for j in _JOINS)
