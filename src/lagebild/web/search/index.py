"""The index: statements and articles with what they can be filtered by, in an SQLite database in memory."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lagebild.model.dossier import Dossier, RecordedArticle, RecordedQuotation
from lagebild.publish.index import DossierIndex
from lagebild.web.search.query import Query, match_expression
from lagebild.web.search.words import Vocabulary, stems

_FORM = """
CREATE TABLE statement (id INTEGER PRIMARY KEY, quotation TEXT, article TEXT, day TEXT, act TEXT, form TEXT, medium TEXT);
CREATE TABLE speaker (statement INTEGER, entity TEXT, PRIMARY KEY (entity, statement)) WITHOUT ROWID;
CREATE TABLE article (id INTEGER PRIMARY KEY, article TEXT, day TEXT, outlet TEXT);
CREATE TABLE thread (article TEXT, thread TEXT, PRIMARY KEY (thread, article)) WITHOUT ROWID;
CREATE VIRTUAL TABLE statement_words USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE article_words USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
"""  # noqa: E501
MOST_LISTS = 200
NOBODY = "-"
"""Stands for „not attributed“ among the speakers."""


NOTHING = Query()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for; None and "" mean: anything. ``first`` and ``last`` are days of publication."""

    query: Query = NOTHING
    speaker: str = ""
    act: str = ""
    form: str = ""
    medium: str = ""
    outlet: str = ""
    first: str = ""
    last: str = ""
    thread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of hits, newest first: ids of quotations or articles, the number of all, the stems sought."""

    ids: tuple[str, ...]
    total: int
    stems: frozenset[str]


class SearchIndex:
    """The index of one dossier; may be asked from several threads."""

    def __init__(self, index: DossierIndex) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._db.executescript(_FORM)
        self._db.execute("BEGIN")
        seen: set[str] = set()
        self._enter_statements(index, seen)
        self._enter_articles(index.dossier, seen)
        threads = ((article, t.id) for t in index.dossier.threads for article in t.articles)
        self._db.executemany("INSERT OR IGNORE INTO thread VALUES (?, ?)", threads)
        self._db.execute("CREATE INDEX by_act ON statement (act)")
        self._db.execute("CREATE INDEX by_medium ON statement (medium)")
        self._db.execute("COMMIT")
        self._vocabulary = Vocabulary(seen)
        self._lists: dict[tuple[str, ...], tuple[Any, ...]] = {}

    def _enter_statements(self, index: DossierIndex, seen: set[str]) -> None:
        days = {entry.article.id: (entry.article.published or "")[:10] for entry in index.dossier.articles}
        ordered = sorted(index.dossier.quotations, key=lambda q: (q.article, q.evidence[:1]))
        ordered.sort(key=lambda q: days.get(q.article, ""), reverse=True)
        rows: list[tuple[int, str, str, str, str, str, str]] = []
        words: list[tuple[int, str]] = []
        speakers: list[tuple[int, str]] = []
        for number, quotation in enumerate(ordered, 1):
            day = days.get(quotation.article, "")
            medium = quotation.medium or ""
            rows.append((number, quotation.id, quotation.article, day, quotation.act, quotation.type, medium))
            words.append((number, _words(" ".join(_statement_text(index, quotation)), seen)))
            entities = {who.entity for who in quotation.speakers if who.entity in index.entities}
            speakers.extend((number, entity) for entity in entities or {NOBODY})
        self._db.executemany("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._db.executemany("INSERT INTO statement_words (rowid, words) VALUES (?, ?)", words)
        self._db.executemany("INSERT OR IGNORE INTO speaker VALUES (?, ?)", speakers)

    def _enter_articles(self, dossier: Dossier, seen: set[str]) -> None:
        ordered = sorted(dossier.articles, key=lambda entry: entry.article.id)
        ordered.sort(key=lambda entry: entry.article.published or "", reverse=True)
        for number, entry in enumerate(ordered, 1):
            article = entry.article
            day = (article.published or "")[:10]
            self._db.execute(
                "INSERT INTO article VALUES (?, ?, ?, ?)", (number, article.id, day, article.outlet or "")
            )
            text = " ".join(_article_text(entry))
            self._db.execute(
                "INSERT INTO article_words (rowid, words) VALUES (?, ?)", (number, _words(text, seen))
            )

    def statements(self, wanted: Wanted, offset: int = 0, limit: int = 50) -> Found:
        """Return the quotations that fit."""
        conditions, values = self._common(wanted, "statement")
        for column, value in (("act", wanted.act), ("form", wanted.form), ("medium", wanted.medium)):
            if value:
                conditions.append(f"{column} = ?")
                values.append(value)
        if wanted.speaker:
            conditions.append("id IN (SELECT statement FROM speaker WHERE entity = ?)")
            values.append(wanted.speaker)
        return self._found("statement", "quotation", wanted, conditions, values, offset, limit)

    def articles(self, wanted: Wanted, offset: int = 0, limit: int = 50) -> Found:
        """Return the articles that fit."""
        conditions, values = self._common(wanted, "article")
        if wanted.outlet:
            conditions.append("outlet = ?")
            values.append(wanted.outlet)
        return self._found("article", "article", wanted, conditions, values, offset, limit)

    def _common(self, wanted: Wanted, table: str) -> tuple[list[str], list[str]]:
        conditions, values = [], []
        if wanted.query:
            words = f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH ?"
            conditions.append(f"id IN ({words})")
            values.append(match_expression(wanted.query, self._vocabulary.holding))
        for test, value in (("day >= ?", wanted.first), ("day <= ?", wanted.last)):
            if value:
                conditions.append(f"day <> '' AND {test}")
                values.append(value)
        if wanted.thread:
            conditions.append("article IN (SELECT article FROM thread WHERE thread = ?)")
            values.append(wanted.thread)
        return conditions, values

    def _found(
        self,
        table: str,
        column: str,
        wanted: Wanted,
        conditions: list[str],
        values: list[str],
        offset: int,
        limit: int,
    ) -> Found:
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        with self._lock:
            (total,) = self._db.execute(f"SELECT count(*) FROM {table} {where}", values).fetchone()
            rows = self._db.execute(
                f"SELECT {column} FROM {table} {where} ORDER BY id LIMIT ? OFFSET ?", (*values, limit, offset)
            ).fetchall()
        sought = {stem for phrase in wanted.query.phrases for stem in phrase}
        alone = (phrase[0] for phrase in wanted.query.phrases if len(phrase) == 1)
        sought.update(stem for one in alone for stem in self._vocabulary.holding(one))
        return Found(ids=tuple(row[0] for row in rows), total=total, stems=frozenset(sought))

    def speakers(self, thread: str = "", limit: int = 400) -> tuple[tuple[str, int], ...]:
        """Return who is quoted most, each with the number of statements."""
        return self._list(
            ("speakers", thread, str(limit)),
            lambda: self._db.execute(
                "SELECT entity, count(*) FROM speaker JOIN statement ON id = statement "
                "WHERE ? = '' OR article IN (SELECT article FROM thread WHERE thread = ?) "
                "GROUP BY entity ORDER BY 2 DESC, 1 LIMIT ?",
                (thread, thread, limit),
            ),
        )

    def values(self, table: str, column: str) -> tuple[str, ...]:
        """Return the different values of „medium“ or „outlet“, without the empty one."""
        if (table, column) not in (("statement", "medium"), ("article", "outlet")):
            raise ValueError(f"{table}.{column} is nothing to filter by")
        query = f"SELECT DISTINCT {column} FROM {table} WHERE {column} <> '' ORDER BY 1"
        return tuple(row[0] for row in self._list((table, column), lambda: self._db.execute(query)))

    def _list(self, name: tuple[str, ...], ask: Callable[[], sqlite3.Cursor]) -> tuple[Any, ...]:
        """Return a list that is asked for with every page; worked out once."""
        with self._lock:
            if name not in self._lists:
                if len(self._lists) > MOST_LISTS:
                    self._lists.clear()
                self._lists[name] = tuple(ask().fetchall())
            return self._lists[name]


def _words(text: str, seen: set[str]) -> str:
    found = list(stems(text))
    seen.update(found)
    return " ".join(found)


def _statement_text(index: DossierIndex, quotation: RecordedQuotation) -> Iterator[str]:
    yield quotation.text
    people: Iterable[str | None] = (who.entity for who in quotation.speakers)
    yield from (index.name(entity) for entity in people if entity)
    yield from (who.text for who in quotation.speakers)
    entry = index.article(quotation.article)
    yield (entry.article.outlet or "") if entry else ""


def _article_text(entry: RecordedArticle) -> Iterator[str]:
    article = entry.article
    yield from (part for part in (article.kicker, article.title, article.text, article.outlet) if part)
    yield from article.captions
