"""Numbered steps from one form of the record to the next: ``NNNN_what.sql``, each run once, in order."""

from __future__ import annotations

import sqlite3
from importlib import resources

from lagebild.errors import MigrationError


def steps() -> tuple[tuple[int, str], ...]:
    """Return all steps as (number, SQL), in order."""
    files = [f for f in resources.files(__name__).iterdir() if f.name.endswith(".sql")]
    return tuple(sorted((int(f.name[:4]), f.read_text(encoding="utf-8")) for f in files))


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring the database up to the newest form; ``name`` is used in messages.

    Each step runs in a transaction of its own. Raises MigrationError when the database was written by a newer
    version, or when a step fails; then it stays as it was before that step.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    known = steps()
    if version > known[-1][0]:
        raise MigrationError(f"{name}: written by a newer version of Lagebild (form {version})")
    for number, sql in known:
        if number <= version:
            continue
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.rollback()
            raise MigrationError(f"{name}: step {number} failed: {error}") from error
