"""The record as it is on disk, held ready for the pages; brought up to date when the file changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from lagebild import workflow
from lagebild.model.dossier import Dossier, Thread
from lagebild.publish.anchors import key
from lagebild.publish.wording import LANGUAGES, speaking
from lagebild.record.store import FILE_NAME, Record
from lagebild.web.scope import Scope, narrowed
from lagebild.web.search.index import SearchIndex

Stamp = tuple[int, int]
MOST_SCOPES = 8
"""Negotiations that are kept ready at a time."""


class View:
    """One state of the record: its scopes and its search index. It never changes."""

    def __init__(self, dossier: Dossier, stamp: Stamp) -> None:
        self.stamp = stamp
        self.whole = Scope(dossier)
        self.search = SearchIndex(self.whole.index)
        self.threads = {key(thread.id): thread for thread in dossier.threads}
        self._scopes: OrderedDict[str, Scope] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def dossier(self) -> Dossier:
        """The whole dossier."""
        return self.whole.dossier

    def scope(self, thread_key: str | None) -> Scope | None:
        """Return the whole, or one negotiation by the key of its address; None where there is none."""
        if thread_key is None:
            return self.whole
        thread: Thread | None = self.threads.get(thread_key)
        if thread is None:
            return None
        with self._lock:
            if thread_key not in self._scopes:
                self._scopes[thread_key] = Scope(narrowed(self.dossier, thread), thread)
            self._scopes.move_to_end(thread_key)
            while len(self._scopes) > MOST_SCOPES:
                self._scopes.popitem(last=False)
            return self._scopes[thread_key]

    def warm(self) -> None:
        """Work out what pages need, in both languages."""
        for code in LANGUAGES:
            with speaking(code):
                self.whole.warm()


class Desk:
    """Gives the newest view of the record in ``folder``.

    A small record is read again before the next page is shown; of a large one the last view is shown until
    the new one is ready (``stale`` says so), so that no page waits.
    """

    PATIENCE = 2.0
    """Seconds that a page waits for a new view."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._view: View | None = None
        self._lock = threading.Lock()
        self._reader: threading.Thread | None = None
        self._error: BaseException | None = None

    def view(self) -> View:
        """Return the newest view. Raises what reading the record raises."""
        stamp = _stamp(self.folder / FILE_NAME)
        current = self._view
        if current is not None and current.stamp == stamp:
            return current
        reader = self._read_again()
        reader.join(None if current is None else self.PATIENCE)
        if reader.is_alive() and current is not None:
            return current
        if self._error is not None:
            raise self._error
        assert self._view is not None
        return self._view

    @property
    def stale(self) -> bool:
        """Whether a newer view is being made."""
        return self._reader is not None and self._reader.is_alive()

    def take(self, dossier: Dossier, patience: float | None = None) -> None:
        """Hold a dossier that was just made from the record as it is on disk.

        With ``patience`` (seconds) a large one is made ready behind the back of whoever waits.
        """
        stamp = _stamp(self.folder / FILE_NAME)

        def hold() -> None:
            view = View(dossier, stamp)
            view.warm()
            self._view = view

        with self._lock:
            self._error = None
            reader = self._reader = threading.Thread(target=hold, daemon=True)
            reader.start()
        reader.join(patience)

    def _read_again(self) -> threading.Thread:
        with self._lock:
            if self._reader is None or not self._reader.is_alive():
                self._error = None
                self._reader = threading.Thread(target=self._read, daemon=True)
                self._reader.start()
            return self._reader

    def _read(self) -> None:
        try:
            with Record.open(self.folder) as record:
                stamp = _stamp(record.path)
                dossier = workflow.load(record)
            view = View(dossier, stamp)
            view.warm()
            self._view = view
        except BaseException as error:
            self._error = error


def _stamp(path: Path) -> Stamp:
    status = path.stat()
    return status.st_mtime_ns, status.st_size
