"""Corrections and the log of all decisions in the database."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from lagebild.model.correction import Correction, CorrectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """A decision of a person, standing or withdrawn. ``table`` and ``number`` are what it is withdrawn by."""

    table: str
    number: int
    verb: str
    subject: str
    object: str
    decided_by: str
    decided_at: str
    reason: str
    withdrawn_at: str | None


def insert(db: sqlite3.Connection, made: Correction) -> int:
    """Store a correction and return its number."""
    former = None if made.former is None else int(made.former)
    cursor = db.execute(
        "INSERT INTO correction (kind, section, entry, name, title, former, decided_by, reason, decided_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (made.kind, made.section, made.entry, made.name, made.title, former, made.decided_by, made.reason,
         made.decided_at),
    )  # fmt: skip
    number = int(cursor.lastrowid or 0)
    rows = [(number, place) for place in dict.fromkeys(made.places)]
    db.executemany("INSERT INTO correction_place VALUES (?, ?)", rows)
    return number


def standing(db: sqlite3.Connection) -> tuple[tuple[int, Correction], ...]:
    """Return the corrections that stand, oldest first, each with its number."""
    places: dict[int, list[str]] = {}
    for number, place in db.execute("SELECT correction_id, place FROM correction_place ORDER BY 1, 2"):
        places.setdefault(number, []).append(place)
    rows = db.execute(
        "SELECT id, kind, section, entry, name, title, former, decided_by, reason, decided_at "
        "FROM correction WHERE withdrawn_at IS NULL ORDER BY id"
    )
    return tuple(
        (
            number,
            Correction(
                kind=CorrectionKind(kind),
                section=section,
                entry=entry,
                name=name,
                places=tuple(places.get(number, ())),
                decided_by=by,
                decided_at=at,
                reason=reason,
                title=title,
                former=None if former is None else bool(former),
            ),
        )
        for number, kind, section, entry, name, title, former, by, reason, at in rows
    )


def log(db: sqlite3.Connection) -> tuple[LogLine, ...]:
    """Return every decision ever made, the newest first."""
    rows = db.execute(
        "SELECT 'judgement', id, verdict, left_id, right_id, decided_by, decided_at, reason, withdrawn_at "
        "FROM judgement UNION ALL "
        "SELECT 'correction', id, kind, name, coalesce(title, ''), decided_by, decided_at, reason, "
        "withdrawn_at FROM correction ORDER BY decided_at DESC, 1, 2 DESC"
    )
    return tuple(
        LogLine(
            table=table,
            number=number,
            verb=verb,
            subject=subject,
            object=other,
            decided_by=by,
            decided_at=at,
            reason=reason,
            withdrawn_at=withdrawn,
        )
        for table, number, verb, subject, other, by, at, reason, withdrawn in rows
    )
