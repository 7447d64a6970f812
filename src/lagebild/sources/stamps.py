"""Points of time in the lines around an article: "03.02.2026, 17:45 Uhr", "Stand: 18. Jänner 2026, 14.35"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

from lagebild import lexicon

DEFAULT_ZONE = "Europe/Berlin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date, with its time where one is given, and what its label says it means.

    ``means`` is ``published``, ``updated``, ``first`` or empty. ``day`` is None for a bare time after a label
    ("Update: 16.10 Uhr"), which belongs to the day of the stamp before it.
    """

    start: int
    end: int
    day: date | None
    time: tuple[int, int] | None
    offset: str | None
    means: str

    def isoformat(self, zone: str = DEFAULT_ZONE, day: date | None = None) -> str | None:
        """Return ISO 8601 with the offset of ``zone``, or the date alone where there is no time."""
        day = self.day or day
        if day is None or self.time is None:
            return day.isoformat() if day else None
        moment = datetime(day.year, day.month, day.day, *self.time)
        return moment.replace(tzinfo=_zone(self.offset or zone)).isoformat()


def find_stamps(text: str) -> list[Stamp]:
    """Return all dates in ``text`` that are written out with their year, in order."""
    return list(_stamps(text))


def parse_stamp(text: str) -> Stamp | None:
    """Return the first full date in ``text``, or None."""
    return next((stamp for stamp in _stamps(text) if stamp.day), None)


def parse_iso(value: str, zone: str = DEFAULT_ZONE) -> str | None:
    """Return a machine-written date or time (``2026-01-18T22:20:00Z``) in the house form, or None."""
    value = value.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date.fromisoformat(value).isoformat()
    value = re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", value)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        stamp = parse_stamp(value)
        return stamp.isoformat(zone) if stamp else None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    elif moment.utcoffset() == timedelta(0):
        moment = moment.astimezone(ZoneInfo(zone))
    return moment.replace(microsecond=0).isoformat()


def _zone(name: str) -> ZoneInfo | timezone:
    if re.fullmatch(r"[+-]\d{2}:?\d{2}", name):
        sign = -1 if name[0] == "-" else 1
        return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[-2:])))
    return ZoneInfo(name)


def _stamps(text: str) -> Iterator[Stamp]:
    if not re.search(r"\d\d", text):
        return
    for match in _pattern().finditer(text):
        part = match.groupdict()
        hour, minute = part["hour"] or part["hour0"], part["minute"] or part["minute0"]
        time = (int(hour), int(minute or 0)) if hour else None
        if time and (time[0] > 24 or time[1] > 59):
            time = None
        if time and time[0] == 24:
            time = None
        day = _day(part)
        if day is None:
            continue
        yield Stamp(
            start=match.start(),
            end=match.end(),
            day=day,
            time=time,
            offset=_offset(part["zone"] or part["zone0"]),
            means=_meaning(part["label"]),
        )


def find_bare_updates(text: str) -> list[Stamp]:
    """Return labelled times without a date ("Update: 16.10 Uhr"); their day is that of the stamp before."""
    found = []
    for match in _bare_pattern().finditer(text):
        time = (int(match["hour"]), int(match["minute"] or 0))
        if time[0] < 24 and time[1] < 60:
            found.append(
                Stamp(start=match.start(), end=match.end(), day=None, time=time, offset=None, means="updated")
            )
    return found


def _day(part: dict[str, str | None]) -> date | None:
    if part["iso"]:
        year, month, day = part["iso"].split("-")
    elif part["month_word"]:
        year, month, day = part["year1"] or "", str(months()[part["month_word"].lower()]), part["day1"] or ""
    else:
        year, month, day = part["year2"] or "", part["month2"] or "", part["day2"] or ""
    full_year = int(year.lstrip("'’")) + (2000 if len(year.lstrip("'’")) == 2 else 0)
    if not 1900 <= full_year <= 2100:
        return None
    try:
        return date(full_year, int(month), int(day))
    except ValueError:
        return None


def _offset(zone: str | None) -> str | None:
    if not zone:
        return None
    known: dict[str, str] = lexicon.load("sources_header")["zones"]["names"]
    return known.get(zone.upper(), zone if zone[0] in "+-" else None)


def _meaning(label: str | None) -> str:
    if not label:
        return ""
    return _labels().get(re.sub(r"\s+", " ", label.strip(" :(")).lower(), "published")


@cache
def months() -> dict[str, int]:
    """Return month words in lower case ("jänner", "jan") with their number."""
    rows = lexicon.load("sources_header")["months"]["names"]
    return {name.lower(): number for number, row in enumerate(rows, 1) for name in row.split()}


@cache
def _labels() -> dict[str, str]:
    rows = lexicon.entries("sources_header", "stamp_label")
    return {word.lower(): str(row["means"]) for row in rows for word in row["words"]}


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _time(n: str = "") -> str:
    uhr = r"(?:\s?(?:Uhr|h)(?-i:(?![a-zäöüß])))?"
    minutes = rf"[.:](?P<minute{n}>\d{{2}})(?::\d{{2}}(?:\.\d+)?)?(?:(?!\d)|(?=\d\d\.\d\d\.\d{{4}})){uhr}"
    return rf"(?P<hour{n}>\d{{1,2}})(?:{minutes}|\sUhr(?-i:(?![a-zäöüß])))"


def _zone_after(zones: str, n: str = "") -> str:
    return rf"(?:\s?\(?(?P<zone{n}>{zones})\)?(?-i:(?![a-zäöüß])))?"


@cache
def _pattern() -> re.Pattern[str]:
    header = lexicon.load("sources_header")
    weekdays = _any(header["weekdays"]["names"])
    zones = _any(list(header["zones"]["names"])) + r"|[+-]\d{2}:?\d{2}"
    labels = _any(list(_labels()))
    date_part = (
        rf"(?:(?:{weekdays})\.?\s?,?\s*(?:den\s|dem\s|der\s)?)?"
        r"(?:(?P<iso>\d{4}-\d{2}-\d{2})"
        rf"|(?P<day1>\d{{1,2}})\.?\s?(?P<month_word>{_any(list(months()))})\.?,?\s?(?P<year1>\d{{4}}|['’]\d{{2}})"
        r"|(?P<day2>\d{1,2})[./]\s?(?P<month2>\d{1,2})[./]\s?(?P<year2>\d{4}|\d{2}(?!\d))(?!\.\d)(?:(?!\d)|(?=\d{2}[:.]\d{2})))"
    )
    before = rf"(?:{_time('0')}{_zone_after(zones, '0')}\s*(?:[,|·–—-]\s*|am\s+)?)?"
    join = r"(?:\s*[,|·•–—/-]+\s*|\s\(|\s+(?:um|ab|gegen)\s+|\s*,\s*um\s+|T|\s+)?"
    after = rf"(?:{join}{_time()}{_zone_after(zones)})?"
    label = rf"(?:(?<![\w-])(?P<label>{labels})\s*(?:am|vom|um|den)?\s*:?\s*(?:am|vom|den)?\s*)?"
    return re.compile(
        rf"(?:(?<![\d.,:/-])|(?<=:\d\d)){label}{before}(?:(?<!\d)|(?<=:\d\d)){date_part}{after}",
        re.IGNORECASE,
    )


@cache
def _bare_pattern() -> re.Pattern[str]:
    labels = _any([word for word, means in _labels().items() if means == "updated"])
    return re.compile(rf"(?<!\w)(?:{labels})\s*(?:um)?\s*:?\s*(?:um\s+)?{_time()}", re.IGNORECASE)
