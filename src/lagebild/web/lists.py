"""What a list page shows: the entries that fit the filters in its address, cut into sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from urllib.parse import urlencode

from lagebild.publish.anchors import key
from lagebild.publish.chronicle import ChronicleEntry
from lagebild.web.search.index import NOBODY, Wanted
from lagebild.web.search.query import read_query

T = TypeVar("T")

PER_SHEET = 60
LONGEST_VALUE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[T]):
    """Some of the entries of a list, with the addresses of the sheets before and after."""

    entries: Sequence[T]
    total: int
    number: int
    sheets: int
    before: str | None
    after: str | None
    first: str | None
    last: str | None


class Asked:
    """The filters in an address. Values that no filter can have count as not given."""

    def __init__(self, path: str, values: Mapping[str, str]) -> None:
        self.path = path
        self.values = {name: value[:LONGEST_VALUE] for name, value in values.items()}

    def text(self, name: str) -> str:
        """Return what was typed."""
        return " ".join(self.values.get(name, "").split())

    def one_of(self, name: str, allowed: Callable[[str], bool]) -> str:
        """Return a value if it is allowed, else ""."""
        value = self.values.get(name, "")
        return value if value and allowed(value) else ""

    def day(self, name: str) -> str:
        """Return a day such as 2026-01-18, else ""."""
        value = self.values.get(name, "")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            try:
                return date.fromisoformat(value).isoformat()
            except ValueError:
                return ""
        return ""

    def number(self, name: str = "blatt") -> int | None:
        """Return the number of a sheet, None where none is asked for."""
        value = self.values.get(name, "")
        return int(value) if re.fullmatch(r"[1-9]\d{0,6}", value) else None

    def address(self, **changed: str | int | None) -> str:
        """Return the address with some filters changed; None takes one away."""
        values = {name: value for name, value in self.values.items() if value and name != "lang"}
        for name, value in changed.items():
            if value is None:
                values.pop(name, None)
            else:
                values[name] = str(value)
        return f"{self.path}?{urlencode(values)}" if values else self.path

    def sheet(
        self, entries: Sequence[T], total: int | None = None, start: int = 1, size: int = PER_SHEET
    ) -> Sheet[T]:
        """Return the sheet that was asked for (``start`` if none); with ``total`` entries are that sheet."""
        every = len(entries) if total is None else total
        sheets = max(1, -(-every // size))
        number = min(self.number() or start, sheets)
        shown = entries if total is not None else entries[(number - 1) * size : number * size]
        return Sheet(
            entries=shown,
            total=every,
            number=number,
            sheets=sheets,
            before=self.address(blatt=number - 1) if number > 1 else None,
            after=self.address(blatt=number + 1) if number < sheets else None,
            first=self.address(blatt=1) if number > 2 else None,
            last=self.address(blatt=sheets) if number < sheets - 1 else None,
        )


def chronicle_filter(asked: Asked, entries: Sequence[ChronicleEntry]) -> list[ChronicleEntry]:
    """Return the lines of the chronicle that fit: by type, status, side, person, time and first report."""
    kind, status = asked.text("art"), asked.text("status")
    side, person = asked.text("seite"), asked.text("person")
    first, last, since = asked.day("von"), asked.day("bis"), asked.day("seit")

    def fits(entry: ChronicleEntry) -> bool:
        return (
            (not kind or entry.kind == kind)
            and (not status or entry.status == status)
            and (not side or any(key(one.id) == side for one in entry.sides))
            and (not person or any(key(who.id) == person for who in entry.participants))
            and (not first or (entry.dated and entry.last >= first))
            and (not last or (entry.dated and entry.first <= last))
            and (not since or entry.reported >= since)
        )

    return [entry for entry in entries if fits(entry)]


def sheet_of_day(entries: Sequence[ChronicleEntry], day: str, size: int = PER_SHEET) -> int:
    """Return the sheet on which the entries of a day begin."""
    before = sum(1 for entry in entries if entry.dated and entry.first < day)
    return min(before, max(len(entries) - 1, 0)) // size + 1


def wanted_statements(asked: Asked, speaker: str, thread: str) -> Wanted:
    """Return what is looked for among the statements; ``speaker`` is an id of the record."""
    return Wanted(
        query=read_query(asked.text("suche")),
        speaker=NOBODY if asked.text("wer") == "offen" else speaker,
        act=asked.text("akt"),
        form=asked.text("form"),
        medium=asked.text("medium"),
        first=max(asked.day("von"), asked.day("seit")),
        last=asked.day("bis"),
        thread=thread,
    )


def wanted_articles(asked: Asked, thread: str) -> Wanted:
    """Return what is looked for among the articles."""
    return Wanted(
        query=read_query(asked.text("suche")),
        outlet=asked.text("haus"),
        first=max(asked.day("von"), asked.day("seit")),
        last=asked.day("bis"),
        thread=thread,
    )
