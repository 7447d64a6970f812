"""What is new since a day, worked out beside the pages: two states of knowledge are compared."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYetError
from pathlib import Path

from lagebild.model.change import Change
from lagebild.record.store import Record
from lagebild.resolve import resolve
from lagebild.resolve.changes import changes
from lagebild.web.desk import View

PATIENCE = 0.2
"""Seconds that a page waits before it says that the comparison is under way."""
MOST_KEPT = 6


class Comparisons:
    """Compares the record with what was known on a day; each comparison is made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="lagebild-since")
        self._made: OrderedDict[tuple[object, str], Future[tuple[Change, ...]]] = OrderedDict()

    def since(self, view: View, day: str) -> tuple[Change, ...] | None:
        """Return what has changed since the end of a day, None while it is being worked out."""
        place = (view.stamp, day)
        if place not in self._made:
            self._made[place] = self._pool.submit(self._compare, view, day)
            while len(self._made) > MOST_KEPT:
                self._made.popitem(last=False)[1].cancel()
        try:
            return self._made[place].result(timeout=PATIENCE)
        except NotYetError:
            return None

    def _compare(self, view: View, day: str) -> tuple[Change, ...]:
        with Record.open(self._folder) as record:
            known = record.articles(), record.statements(), record.judgements()
            corrections = record.corrections()
        before = resolve(*known, corrections=corrections, as_of=day)
        return tuple(changes(before, view.dossier))
