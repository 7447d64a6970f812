"""Until when what begins on a day lasts: "ab Montag, 4 Uhr, *bis Mittwoch*", "soll am Samstag in Kraft treten
und *bis zum 28. März* gelten"; and the last day of a month or year that is a deadline."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.commitments.meaning import is_deadline, is_precise
from lagebild.annotate.commitments.verbs import listed
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import beginning_in

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.model.annotation import Timex

_REACH = 80
"""So many characters behind the first day the last one begins."""
_CLOCK = r"(?:,? (?:um )?\d{1,2}(?:[.:]\d\d)? Uhr,?|,? (?:um )?Mitternacht,?)?"
_UNTIL = r" (?:\w+ )?bis (?:zum |zur |in den |in die )?(?:kommenden |nächsten )?$"
_STRAIGHT = re.compile(rf"^(?:an)?{_CLOCK}{_UNTIL}")
_BY_VERB = re.compile(rf"^{_CLOCK}(?: [\w.]+){{1,4}} und{_UNTIL}")
_FROM = re.compile(r"\b(?:ab|von|vom)(?: dem| der)?(?: kommenden| nächsten)? $", re.IGNORECASE)


def lasting_from(doc: Doc, timex: Timex) -> str | None:
    """Return both days of a stretch as EDTF, None where no last day is told: "von Montag, 4 Uhr, bis
    Mittwoch"."""
    if not timex.start or not is_precise(timex) or is_deadline(timex):
        return None
    text, begin = text_of(doc), timex.span.end
    led = _FROM.search(text[max(0, timex.span.start - 30) : timex.span.start])
    for other in beginning_in(doc, "timexes", begin, begin + _REACH):
        if not is_deadline(other) or not is_precise(other) or not other.end:
            continue
        between = text[begin : other.span.start]
        straight = led and _STRAIGHT.search(between)
        lasts = _BY_VERB.search(between) and _lasts(text[other.span.end :])
        return _stretch(timex, other) if straight or lasts else None
    return None


def _lasts(behind: str) -> bool:
    """Whether a verb of lasting follows: "und bis Mittwoch *dauern*"."""
    word = re.match(r"(?:, \d{1,2} Uhr,?| um \d{1,2} Uhr)? (\w+)", behind)
    return word is not None and word[1] in listed("in_force") | listed("lasting_on")


def _stretch(first: Timex, last: Timex) -> str | None:
    """Return both days as EDTF; a weekday is the next one behind the first day."""
    start, end = date.fromisoformat((first.start or "")[:10]), date.fromisoformat((last.end or "")[:10])
    if end < start and (last.rule or "").startswith("weekday"):
        end += timedelta(days=7 * -((end - start).days // 7))
    return f"{start}/{end}" if start < end else None


def to_the_last_day(doc: Doc, timex: Timex, when: str) -> str:
    """Return the end of a month or year as its last day: "bis *Ende* 2027" is "../2027-12-31"."""
    month = _MONTH.fullmatch(when)
    words = text_of(doc)[max(0, timex.span.start - 20) : timex.span.end].lower().split()
    if month is None or (_ENDS.isdisjoint(words) and not words[-1].endswith(_YEAR_END)):
        return when
    year, number = int(month[1]), int(month[2] or 12)
    return f"../{year}-{number:02}-{monthrange(year, number)[1]}"


_MONTH = re.compile(r"\.\./(\d{4})(?:-(0[1-9]|1[0-2]))?")
_ENDS = lexicon.group("commitments", "to_the_end")
_YEAR_END = lexicon.endings("commitments", "period_end")
