"""What tells that a mention goes on with an event spoken of before, or that it does not.

"Beide Seiten trennten sich ohne Ergebnis", "Am Tisch sitzt auch Krüger", "Das Treffen im Hotel Adler dauerte
fünf Stunden" tell of the talks before; "die Koalitionsverhandlungen" are not the meeting only heard of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.days import apart, is_day
from lagebild.annotate.events.draft import PAST, is_definite
from lagebild.annotate.events.frames import group
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame

_GOING_ON = lexicon.group("events_words", "taken_up_again")
_SITTING = lexicon.group("events_words", "sitting_together")
_HOUR = re.compile(r"\d[.:]\d{2} Uhr ?:\s*$")
_LABEL = 16
"""No hour with its colon is longer, in characters."""
_HOUSE = 2
"""So many sentences behind a meeting the house in which it was may be told."""


def on_next_day(draft: Draft, event: Draft) -> bool:
    """Whether a summit or a conference goes on, on one of the days after that on which it was told to begin:
    "begann am Montag in Oslo ... Auf dem Gipfel sprachen am Dienstag Weber und Krüger".

    The mention names the same kind of event and points to it; another place or name tells of another one.
    """
    trigger, first = draft.trigger, event.trigger
    lasting = trigger.noun and bool(trigger.row.get("lasts")) and bool(first.row.get("lasts"))
    if not lasting or trigger.type != first.type or not is_definite(draft) or event.moved_to:
        return False
    day, last = draft.start or "", (event.times[-1].end or event.start or "") if event.times else ""
    return is_day(day) and is_day(last) and 0 < apart(last, day) <= _DAYS


def goes_on_next_day(draft: Draft, event: Draft) -> bool:
    """Whether talks under way are told to go on the next day: "Die Runde hat am Mittwoch begonnen. Am
    Donnerstag werden die Gespräche fortgesetzt"."""
    frame, day = draft.trigger.frame, draft.start or ""
    last = (event.times[-1].end or "") if event.times else ""
    known = draft.trigger.noun and is_definite(draft) and event.status is EventStatus.ONGOING
    goes_on = known and frame.lemma in _GOING_ON and frame.clause.tense in ("present", "future")
    return goes_on and is_day(day) and is_day(last) and apart(last, day) == 1


def across_days(draft: Draft, event: Draft) -> bool:
    """Whether one mention tells the first day of an event and another the last: "ist am Freitag zu Ende
    gegangen ... Eröffnet worden war die Konferenz am Mittwoch"."""
    trigger, first = draft.trigger, event.trigger
    alike = (
        trigger.noun
        and first.noun
        and (trigger.row["lemma"] == first.row["lemma"] or draft.family == "meeting")
    )
    if not alike or not is_definite(draft) or event.moved_to or draft.moved_to:
        return False
    one, other = draft.start or "", (event.times[-1].end or event.start or "") if event.times else ""
    if not (is_day(one) and is_day(other)):
        return False
    later = apart(other, one)
    begins, ended = tells_edge(draft) == "begin", tells_edge(draft) == "end"
    same = trigger.row["lemma"] == first.row["lemma"] or trigger.type == first.type == "summit"
    same = same or (ended and _one_course(draft, event))
    closed = tells_edge(event) == "end" or first.prep == "nach"  # "Nach langen Beratungen einigten sie sich"
    if not same and not (begins and closed):
        return False
    return (begins and -_LONGEST <= later < 0) or (ended and 0 < later <= _LONGEST)


def _one_course(draft: Draft, event: Draft) -> bool:
    """Whether talks are told to end of which another word told the beginning: "Die dritte *Runde* begann am
    Freitag. Am Sonntag endeten die *Gespräche*"."""
    talks = draft.trigger.type == event.trigger.type == "talks"
    numbered = draft.round is not None and event.round is None
    return talks and not numbered and tells_edge(event) == "begin"


def goes_on_until(draft: Draft, event: Draft) -> bool:
    """Whether a mention tells only the last day of an event whose first is known: "trafen sich am Donnerstag
    ... Das Gespräch dauerte bis in den Freitagmorgen"."""
    if len(event.times) != 1 or not draft.times or draft.times[0].start:
        return False
    first, last = event.times[0].end or "", draft.times[0].end or ""
    return is_day(event.start) and is_day(first) and is_day(last) and 0 < apart(first, last) <= _LONGEST


def tells_edge(draft: Draft) -> str:
    """Return "begin" or "end" where a mention tells the first or the last of an event, else ""."""
    frame = draft.trigger.carrier or draft.trigger.frame
    if frame.lemma in group("opening") or draft.trigger.head in group("opening") or opened(frame):
        return "begin"
    return "end" if over(frame) or draft.trigger.head in group("close") else ""


def over(frame: Frame) -> bool:
    """Whether a clause speaks of the end: "endete", "ging zu Ende"."""
    return frame.lemma in group("ending") or ("zu" in frame.words and "ende" in frame.words)


def opened(frame: Frame) -> bool:
    """Whether a participle of beginning opens a clause: "Begonnen hatten sie am Mittwoch"."""
    return frame.words[0] in group("begun")


_LONGEST = 14
"""So many days the longest conference lasts."""


def set_at(draft: Draft, event: Draft) -> bool:
    """Whether a clause only has a known event for its setting, so that whoever acts in it was there too: "Die
    Minister trafen sich am Montag ... Bei dem Treffen legte Krüger einen Plan vor".

    The noun stands with its article and nothing else that would tell it from another.
    """
    trigger, first = draft.trigger, event.trigger
    if not (trigger.noun and trigger.article == "definite" and trigger.prep in _SETTING):
        return False
    if trigger.head or trigger.adjectives or draft.cast.attached:
        return False
    word = trigger.token.lower_
    bare = word in (*trigger.row["forms"], *trigger.row["plural"])
    if not first.noun:
        return bare and trigger.type == first.type == "meeting"
    return word == first.token.lower_ or (bare and trigger.row["lemma"] == first.row["lemma"])


_SETTING = group("setting_preposition")
_DAYS = 3
"""So many days a summit or a conference goes on behind the last day told."""


def of_own_matter(draft: Draft, event: Draft) -> bool:
    """Whether talks named by their matter are other than a meeting only heard of: "ein angebliches Treffen in
    Wien", "die Koalitionsverhandlungen"."""
    trigger = draft.trigger
    plurals = tuple(trigger.row.get("plural", ())) if trigger.noun else ()
    compound = trigger.token.lower_.endswith(plurals) and trigger.token.lower_ not in plurals
    heard = event.trigger.type == "meeting" and event.status is EventStatus.REPORTED
    return bool(plurals) and compound and heard and not draft.people


def opens_entry(draft: Draft) -> bool:
    """Whether a line of a ticker begins with it, so that it goes on with nothing: "12.45 Uhr: Neue Runde"."""
    return draft.trigger.noun and draft.trigger.article != "definite" and _behind_hour(draft)


def _behind_hour(draft: Draft) -> bool:
    start = draft.trigger.frame.span.start
    return _HOUR.search(text_of(draft.trigger.token.doc)[max(0, start - _LABEL) : start]) is not None


def headed_by(draft: Draft, event: Draft) -> bool:
    """Whether it is told right behind a line that names it: "20.15 Uhr: Nächste Runde in Genf".

    The line has no verb, or stands behind an hour in a ticker; the places must not differ.
    """
    ticker = _behind_hour(event)
    line = (event.trigger.frame.finite is None or ticker) and len(event.spans) == 1
    behind = 0 <= draft.trigger.sentence - event.trigger.sentence <= 1
    named = draft.place is not None and event.place is not None and draft.place.name == event.place.name
    here = named or (event.place is None and ticker)
    return line and behind and here and draft.trigger.noun and event.trigger.noun


def announced_by(draft: Draft, event: Draft) -> bool:
    """Whether a clause behind a colon tells the meeting that the words before it announce: "Weber kündigte
    ein Treffen an, das auch Krüger will: In Wien kommen am Freitag beide Seiten zusammen".

    Between the noun, which is new to the reader, and the colon stands at most a relative clause.
    """
    first, noun = draft.trigger.frame.tokens[0], event.trigger
    if first.i == 0 or first.nbor(-1).text != ":" or not noun.noun or is_definite(event):
        return False
    colon = first.nbor(-1)
    behind = [f for f in noun.frames[noun.frame.index + 1 :] if f.span.start < colon.idx]
    near = 0 <= draft.trigger.sentence - noun.sentence <= 1 and noun.token.i < colon.i
    return near and draft.family == event.family and all(f.kind == "rel" for f in behind)


def sits(draft: Draft, event: Draft) -> bool:
    """Whether a clause tells who sits at the table of talks just spoken of: "Am Tisch sitzt auch Krüger"."""
    near = draft.trigger.sentence - event.trigger.sentence <= 1 and not draft.trigger.noun
    row = draft.trigger.row
    there = bool(row.get("seat")) or (row["lemma"] in _SITTING and "dabei" in draft.trigger.frame.words)
    return near and there and event.status in PAST


def ends(draft: Draft) -> bool:
    """Whether a verb tells the end of talks spoken of before: "Beide Seiten trennten sich ohne Ergebnis"."""
    return not draft.trigger.noun and bool(draft.trigger.row.get("ends"))


def in_house(draft: Draft, event: Draft) -> bool:
    """Whether a meeting just spoken of is said to have been in a house: "Das Treffen im Hotel Adler dauerte
    fünf Stunden" right behind one in Wien."""
    near = 0 <= draft.trigger.sentence - event.trigger.sentence <= _HOUSE
    if draft.place is None or not near or not is_definite(draft):
        return False
    doc = draft.trigger.token.doc
    before = text_of(doc)[max(0, draft.place.span.start - 30) : draft.place.span.start].split()
    written = draft.place.span.of(text_of(doc)).split()
    return any(word.lower().endswith(tuple(group("house"))) for word in [*before[-1:], *written])


def confirmed(event: Draft, draft: Draft) -> bool:
    """Whether one of those said to have met confirms it: "Krüger bestätigte die Begegnung"."""
    frame = draft.trigger.carrier or draft.trigger.frame
    subject = frame.clause.subject
    if (
        subject is None
        or frame.lemma not in group("confirming")
        or frame.clause.negated
        or frame.clause.modal
    ):
        return False
    words = subject.of(text_of(draft.trigger.token.doc)).split()
    surnames = {person.name.split()[-1] for person in event.people}
    return draft.status is EventStatus.HELD and bool(words) and words[-1] in surnames
