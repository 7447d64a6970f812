"""What was worked out of the parts of a large record, kept so that a build repeats only what has changed.

A file beside the record. Nothing in it is the only copy: without it, or when it cannot be read, all is worked
out anew. Every row is found by a digest of what it was made of, so that nothing stale is ever read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FILE_NAME = "lagebild.cache"
_SCHEMA = """
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT UNIQUE, stamp BLOB, day TEXT) STRICT;
CREATE TABLE key (key INTEGER PRIMARY KEY, number INTEGER) STRICT;
CREATE TABLE link (one INTEGER, other INTEGER) STRICT;
CREATE TABLE contents (part BLOB PRIMARY KEY, data TEXT) STRICT;
CREATE TABLE variant (part BLOB PRIMARY KEY, variant BLOB, page_name TEXT, page_state TEXT) STRICT;
CREATE TABLE piece (part BLOB, section TEXT, name TEXT, text BLOB) STRICT;
CREATE INDEX piece_of_part ON piece (part);
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of ``record.json``: of a section, with the name that it is sorted by."""

    section: str
    name: str
    text: bytes


@dataclass(frozen=True, slots=True)
class Variant:
    """What the texts of a part were made for, beside its articles, and the page that was written of them."""

    digest: bytes
    page_name: str
    page_state: str
    """Size and time of that file, to notice when it is no longer the one written."""


class Cache:
    """The open cache. Use as a context manager; all of a build is one transaction."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.Error:
            self._remove()
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, isolation_level=None, timeout=30)
        try:
            db.execute("PRAGMA synchronous = OFF")
            db.execute("BEGIN IMMEDIATE")
            if not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                for statement in filter(None, map(str.strip, _SCHEMA.split(";"))):
                    db.execute(statement)
            db.execute("SELECT stamp, day, page_state FROM article, variant LIMIT 1")
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _remove(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        with suppress(sqlite3.Error):
            self._db.execute("COMMIT" if kind is None else "ROLLBACK")
        self._db.close()

    def stamps(self) -> dict[str, tuple[bytes, str | None]]:
        """Return, for each article that has been compared with the others, its state and its day."""
        rows = self._db.execute("SELECT id, stamp, day FROM article")
        return {article: (stamp, day) for article, stamp, day in rows}

    def forget_articles(self) -> None:
        """Forget which articles belong together."""
        for table in ("article", "key", "link"):
            self._db.execute(f"DELETE FROM {table}")

    def add_article(self, article: str, stamp: bytes, day: str | None, keys: Iterable[int]) -> None:
        """Enter an article and link it with those that have one of its keys."""
        cursor = self._db.execute(
            "INSERT INTO article (id, stamp, day) VALUES (?, ?, ?)", (article, stamp, day)
        )
        own = int(cursor.lastrowid or 0)
        rows = [(key, own) for key in sorted(keys)]
        self._db.executemany("INSERT OR IGNORE INTO key VALUES (?, ?)", rows)
        holders = {
            self._db.execute("SELECT number FROM key WHERE key = ?", (key,)).fetchone()[0] for key, _ in rows
        }
        self._db.executemany("INSERT INTO link VALUES (?, ?)", [(own, h) for h in sorted(holders - {own})])

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield pairs of articles that have a key in common, enough of them to know what belongs together."""
        names = dict(self._db.execute("SELECT number, id FROM article"))
        return ((names[a], names[b]) for a, b in self._db.execute("SELECT one, other FROM link"))

    def contents(self) -> dict[bytes, str]:
        """Return what is kept of the contents of each part."""
        return dict(self._db.execute("SELECT part, data FROM contents"))

    def add_contents(self, part: bytes, data: str) -> None:
        """Keep the contents of a part."""
        self._db.execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", (part, data))

    def variants(self) -> dict[bytes, Variant]:
        """Return, for each part, in which variant its texts are kept."""
        rows = self._db.execute("SELECT part, variant, page_name, page_state FROM variant")
        return {part: Variant(variant, name, state) for part, variant, name, state in rows}

    def add_texts(self, part: bytes, variant: Variant, pieces: Iterable[Piece]) -> None:
        """Keep the texts of a part, in place of another variant of them."""
        self._db.execute("DELETE FROM piece WHERE part = ?", (part,))
        self._db.execute(
            "INSERT OR REPLACE INTO variant VALUES (?, ?, ?, ?)",
            (part, variant.digest, variant.page_name, variant.page_state),
        )
        self._db.executemany(
            "INSERT INTO piece VALUES (?, ?, ?, ?)", [(part, p.section, p.name, p.text) for p in pieces]
        )

    def pieces(self) -> Iterator[tuple[bytes, Piece]]:
        """Yield all texts with their parts, those of a part and section in their order."""
        rows = self._db.execute("SELECT part, section, name, text FROM piece ORDER BY rowid")
        return ((part, Piece(section, name, text)) for part, section, name, text in rows)

    def drop_others(self, parts: Iterable[bytes]) -> None:
        """Drop what is kept of parts that the record no longer has."""
        kept = set(parts)
        for table in ("contents", "variant"):
            for (part,) in self._db.execute(f"SELECT part FROM {table}").fetchall():
                if part not in kept:
                    self._db.execute(f"DELETE FROM {table} WHERE part = ?", (part,))
                    self._db.execute("DELETE FROM piece WHERE part = ?", (part,))
