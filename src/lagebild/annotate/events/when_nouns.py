"""Days in the clause of an event that hang on another noun: "nach der *Wahl vom 11. September* trafen sie
sich", "nach einem *Auftakt am 3. Mai* in Kairo die zweite Runde"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.days import is_day, published
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.hanging import of_other_event
from lagebild.annotate.events.other_days import of_something_else
from lagebild.annotate.events.subject_matter import matter_of, of_matter, of_speaking, spoken_about

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.events.triggers import Trigger
    from lagebild.annotate.events.when_telling import Telling
    from lagebild.model.annotation import Timex
    from lagebild.model.span import CharSpan

_CAUSE = lexicon.group("events_words", "cause")
_RIGHT_BEHIND = 12
"""So near behind its noun stands the day of what is only a cause: "wegen der Gespräche am Montag"."""
_PHRASE = lexicon.group("events_words", "between_noun_and_day")
_LONG_PHRASE = 6
"""So many words may stand between the noun of a first round and its day."""
_TIED = 40
"""So many characters before a day "vom" and its noun are looked for."""
_BEHIND = lexicon.group("timex_rules", "behind_event")
_BEFALLS = lexicon.endings("timex_rules", "befalling_noun")


def of_first_round(telling: Telling, timex: Timex) -> bool:
    """Whether a time is that of the first round before the one told: "nach einem Auftakt *am 3. Mai* in Kairo
    die zweite Runde"."""
    return of_another_noun(telling.trigger, timex.span)


def tied_by_vom(telling: Telling, timex: Timex) -> bool:
    """Whether "vom" ties a time to another noun: "nach der *Wahl vom 11. September* trafen sie sich"."""
    words = text_of(telling.doc)[max(0, timex.span.start - _TIED) : timex.span.start].split()
    tied = len(words) > 1 and words[-1] == "vom" and words[-2][:1].isupper()
    return tied and not telling.trigger.token.text.endswith(words[-2])


def of_what_befell(telling: Telling, timex: Timex) -> bool:
    """Whether a time in front is that of what lies behind: "*Nach dem Abbruch der Gespräche am Freitag* hat
    Weber einen Plan vorgelegt"."""
    frame = telling.frame
    finite = frame.finite
    if finite is None or telling.trigger.token.i < finite.i or timex.span.start > finite.idx:
        return False
    return frame.words[0] in _BEHIND and frame.words[2:3] != [] and frame.words[2].endswith(_BEFALLS)


def of_event_hung_on(telling: Telling, timex: Timex) -> bool:
    """Whether a time hangs on the noun of another event: "*Vor dem Treffen am Freitag* telefonierten sie"."""
    return of_other_event(telling.trigger, timex.span)


def of_other_thing(telling: Telling, timex: Timex) -> bool:
    """Whether a time belongs to another thing of the clause: "trafen sich erstmals *seit November*"."""
    return of_something_else(telling.trigger, telling.doc, timex)


def of_talking_about(telling: Telling, timex: Timex) -> bool:
    """Whether a time is that of speaking about an event: "sprachen *am Montag* über die Gespräche"."""
    return of_speaking(telling.trigger, timex.span)


def of_talked_about(telling: Telling, timex: Timex) -> bool:
    """Whether a time is that of the event spoken about: "sprach mit Weber über das Treffen *am Freitag*"."""
    return of_matter(telling.trigger, timex.span)


def past_and_no_day(telling: Telling, timex: Timex) -> bool:
    """Whether a time that is over and no day is told of an event yet to be that somebody speaks about:
    "sprachen über ein Treffen *im Januar*"."""
    if not matter_of(telling.trigger) or spoken_about(telling.trigger):
        return False
    now = published(telling.doc) or ""
    return not (is_day(timex.start) or (timex.end or now) >= now)


def apart_from_cause(telling: Telling, timex: Timex) -> bool:
    """Whether a time does not stand right behind an event that is only a cause: "Wegen der Gespräche blieb
    Weber *am Montag* in Genf"."""
    trigger = telling.trigger
    if not trigger.noun or trigger.prep not in _CAUSE:
        return False
    behind = timex.span.start - trigger.token.idx - len(trigger.token)
    return not 0 <= behind < _RIGHT_BEHIND


def of_another_noun(trigger: Trigger, span: CharSpan) -> bool:
    """Whether a day or place stands right behind the noun of a first round in the clause: "nach einem Auftakt
    *am 3. Mai in Kairo* die zweite Runde"."""
    before = [t for t in trigger.frame.tokens if t.idx < span.start and t.i < trigger.first]
    at = next((n for n in range(len(before) - 1, -1, -1) if _is_first(before[n])), None)
    if at is None or before[at].i == trigger.token.i or span.start > trigger.token.idx:
        return False
    between = before[at + 1 :]
    plain = all(t.lower_ in _PHRASE or t.like_num or t.text[:1].isupper() for t in between)
    return plain and len(between) <= _LONG_PHRASE


def _is_first(token: Token) -> bool:
    """Whether a noun names the first of several rounds: "Auftakt"."""
    return bool((noun_entry(token.text) or {}).get("first"))
