"""The record on disk: open it, add to it, read from it. Nothing is ever changed in place or lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from lagebild.errors import RecordError
from lagebild.model.article import Article
from lagebild.model.correction import Correction
from lagebild.model.entity import Judgement, Verdict
from lagebild.model.span import CharSpan
from lagebild.model.statement import Provenance, Statement, StatementKind
from lagebild.record import codec
from lagebild.record import corrections as corrected
from lagebild.record.migrations import migrate

FILE_NAME = "lagebild.db"


class Record:
    """An open record. Use as a context manager; every ``add_...`` is one transaction."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Record:
        """Open the record in ``folder``.

        Raises RecordError when there is none (and ``create`` is not set), when the file is no database, or
        when it cannot be written.
        """
        path = folder / FILE_NAME
        if not create and not path.is_file():
            raise RecordError(f"{folder}: no record here (no {FILE_NAME})")
        try:
            if create:
                folder.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        except (OSError, sqlite3.Error) as error:
            raise RecordError(f"{path}: cannot be opened: {error}") from error
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, str(path))
        except sqlite3.Error as error:
            connection.close()
            raise RecordError(f"{path}: not a record: {error}") from error
        except RecordError:
            connection.close()
            raise
        return cls(connection, path)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise RecordError(f"{self.path}: {error}") from error
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def add_article(self, article: Article) -> bool:
        """Store an article; return whether it (or a fuller reading of the same text) is new.

        The text of a stored article never changes: another text under the same id raises RecordError. Of two
        readings of one text with different fields around it, the same one is kept whatever the order.
        """
        body = codec.article_body(article)
        with self._transaction() as db:
            row = db.execute("SELECT text, body FROM article WHERE id = ?", (article.id,)).fetchone()
            if row and row[0] != article.text:
                raise RecordError(
                    f"{article.source}: id {article.id} is in the record with another text; "
                    "a new version of an article needs an id of its own"
                )
            new = row is None or (len(body), body) > (len(row[1]), row[1])
            if row is None:
                db.execute("INSERT INTO article VALUES (?, ?, ?)", (article.id, article.text, body))
            elif new:
                db.execute("UPDATE article SET body = ? WHERE id = ?", (body, article.id))
                db.execute("DELETE FROM analysis WHERE article_id = ?", (article.id,))
            db.execute("INSERT OR IGNORE INTO article_source VALUES (?, ?)", (article.id, article.source))
        return new

    def unread(self, version: str) -> tuple[str, ...]:
        """Return the ids of articles that this version of the annotators has not read, sorted."""
        rows = self._db.execute(
            "SELECT id FROM article LEFT JOIN analysis ON article_id = id AND version = ? "
            "WHERE version IS NULL ORDER BY id",
            (version,),
        )
        return tuple(row[0] for row in rows)

    def add_statements(self, article_id: str, statements: Iterable[Statement], version: str) -> None:
        """Store what ``version`` of the annotators read in an article, in place of what an older one read."""
        with self._transaction() as db:
            db.execute("DELETE FROM statement WHERE article_id = ?", (article_id,))
            for s in statements:
                first = s.evidence[0]
                db.execute(
                    "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        s.id,
                        s.article_id,
                        s.kind,
                        s.index,
                        codec.canonical(codec.plain(s.finding)),
                        first.extractor,
                        first.version,
                        first.rule,
                    ),
                )
                db.executemany(
                    "INSERT INTO evidence VALUES (?, ?, ?, ?, ?)",
                    [(s.id, n, p.span.start, p.span.end, p.excerpt) for n, p in enumerate(s.evidence)],
                )
            db.execute("INSERT OR REPLACE INTO analysis VALUES (?, ?)", (article_id, version))

    def add_judgement(self, judgement: Judgement) -> int:
        """Store a person's decision and return its number, by which it can be withdrawn."""
        j = judgement
        with self._transaction() as db:
            cursor = db.execute(
                "INSERT INTO judgement (left_id, right_id, verdict, decided_by, reason, decided_at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (j.left, j.right, j.verdict, j.decided_by, j.reason, j.decided_at),
            )
            number = int(cursor.lastrowid or 0)
            words = [(number, side, w) for side, ws in _sides_of(j) for w in dict.fromkeys(ws)]
            db.executemany("INSERT INTO judgement_words VALUES (?, ?, ?)", words)
        return number

    def withdraw_judgement(self, number: int) -> None:
        """Take back a decision; it stays in the log. Raises RecordError when there is none to take back."""
        self._withdraw("judgement", number)

    def add_correction(self, correction: Correction) -> int:
        """Store what a person put right and return its number, by which it can be withdrawn."""
        with self._transaction() as db:
            return corrected.insert(db, correction)

    def withdraw_correction(self, number: int) -> None:
        """Take back a correction; it stays in the log. Raises RecordError when there is none to take back."""
        self._withdraw("correction", number)

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections that stand, oldest first."""
        return tuple(correction for _, correction in corrected.standing(self._db))

    def log(self) -> tuple[corrected.LogLine, ...]:
        """Return every decision ever made, withdrawn ones too, the newest first."""
        return corrected.log(self._db)

    def _withdraw(self, table: str, number: int) -> None:
        with self._transaction() as db:
            done = db.execute(
                f"UPDATE {table} SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL",
                (datetime.now(UTC).isoformat(timespec="seconds"), number),
            )
            if not done.rowcount:
                raise RecordError(f"{self.path}: no {table} {number} to withdraw")

    def article(self, article_id: str) -> Article:
        """Return one article. Raises RecordError when it is not there."""
        found = tuple(self._articles("WHERE id = ?", (article_id,)))
        if not found:
            raise RecordError(f"{self.path}: no article {article_id}")
        return found[0]

    def count(self) -> int:
        """Return the number of articles."""
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    def stamps(self) -> dict[str, bytes]:
        """Return, for each article, a digest of all that the record holds of it."""
        rows = self._db.execute(
            "SELECT id, body, version, (SELECT source FROM article_source WHERE article_id = id "
            "ORDER BY length(source), source LIMIT 1) "
            "FROM article LEFT JOIN analysis ON analysis.article_id = id"
        )
        return {row[0]: blake2b("\0".join(map(str, row)).encode(), digest_size=16).digest() for row in rows}

    def part(self, articles: Iterable[str]) -> tuple[tuple[Article, ...], tuple[Statement, ...]]:
        """Return some articles with their statements, in the order of ``articles`` and ``statements``."""
        ids = sorted(articles)
        rows = [self.article(article) for article in ids]
        said = [s for article in ids for s in self._statements("WHERE article_id = ?", (article,))]
        return tuple(rows), tuple(said)

    def articles(self) -> tuple[Article, ...]:
        """Return all articles, ordered by id."""
        return tuple(self._articles("", ()))

    def _articles(self, where: str, values: tuple[str, ...]) -> Iterator[Article]:
        rows = self._db.execute(
            "SELECT body, (SELECT source FROM article_source WHERE article_id = id "
            f"ORDER BY length(source), source LIMIT 1) FROM article {where} ORDER BY id",
            values,
        )
        return (codec.article_from(body, source) for body, source in rows)

    def statements(self) -> tuple[Statement, ...]:
        """Return all statements with their evidence, ordered by article, kind and place."""
        return tuple(self._statements("", ()))

    def _statements(self, where: str, values: tuple[str, ...]) -> Iterator[Statement]:
        evidence: dict[str, list[tuple[int, int, str]]] = {}
        inside = f"WHERE statement_id IN (SELECT id FROM statement {where})" if where else ""
        for sid, begin, end, excerpt in self._db.execute(
            f"SELECT statement_id, begin, end, excerpt FROM evidence {inside} ORDER BY statement_id, place",
            values,
        ):
            evidence.setdefault(sid, []).append((begin, end, excerpt))
        rows = self._db.execute(
            "SELECT id, article_id, kind, place, finding, extractor, version, rule "
            f"FROM statement {where} ORDER BY article_id, kind, place",
            values,
        )
        return (_statement(row, evidence.get(row[0], [])) for row in rows)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the decisions that stand, oldest first."""
        return tuple(judgement for _, judgement in self.decisions())

    def decisions(self) -> tuple[tuple[int, Judgement], ...]:
        """Return the decisions that stand, each with the number by which it can be withdrawn."""
        words: dict[tuple[int, str], list[str]] = {}
        for number, side, text in self._db.execute(
            "SELECT judgement_id, side, words FROM judgement_words ORDER BY judgement_id, side, words"
        ):
            words.setdefault((number, side), []).append(text)
        rows = self._db.execute(
            "SELECT id, left_id, right_id, verdict, decided_by, reason, decided_at "
            "FROM judgement WHERE withdrawn_at IS NULL ORDER BY id"
        )
        return tuple(
            (
                number,
                Judgement(
                    left=left,
                    right=right,
                    verdict=Verdict(verdict),
                    decided_by=by,
                    reason=reason,
                    decided_at=at,
                    left_words=tuple(words.get((number, "left"), ())),
                    right_words=tuple(words.get((number, "right"), ())),
                ),
            )
            for number, left, right, verdict, by, reason, at in rows
        )

    def faults(self) -> Iterator[str]:
        """Yield what is not sound in the database: damage, dangling references, evidence not in the text."""
        for (message,) in self._db.execute("PRAGMA integrity_check"):
            if message != "ok":
                yield f"database: {message}"
        for table, rowid, parent, _ in self._db.execute("PRAGMA foreign_key_check"):
            yield f"database: {table} row {rowid} points at nothing in {parent}"
        for article_id, text, body in self._db.execute("SELECT id, text, body FROM article"):
            if codec.article_from(body, "").text != text:
                yield f"database: article {article_id}: two different texts"
        rows = self._db.execute(
            "SELECT statement.id, article_id, text, begin, end, excerpt FROM evidence "
            "JOIN statement ON statement.id = statement_id JOIN article ON article.id = article_id"
        )
        for sid, article_id, text, begin, end, excerpt in rows:
            if not excerpt or text[begin:end] != excerpt:
                yield f"database: statement {sid}: evidence {begin}..{end} is not in article {article_id}"
        for (sid,) in self._db.execute(
            "SELECT id FROM statement WHERE id NOT IN (SELECT statement_id FROM evidence)"
        ):
            yield f"database: statement {sid} has no evidence"


def _sides_of(judgement: Judgement) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("left", judgement.left_words), ("right", judgement.right_words)


def _statement(
    row: tuple[str, str, str, int, str, str, str, str | None], evidence: list[tuple[int, int, str]]
) -> Statement:
    sid, article_id, kind, place, finding, extractor, version, rule = row
    return Statement(
        id=sid,
        article_id=article_id,
        kind=StatementKind(kind),
        index=place,
        finding=codec.finding_from(StatementKind(kind), finding),
        evidence=tuple(
            Provenance(
                article_id=article_id,
                span=CharSpan(begin, end),
                excerpt=excerpt,
                extractor=extractor,
                version=version,
                rule=rule,
            )
            for begin, end, excerpt in evidence
        ),
    )
