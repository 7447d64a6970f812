"""Publishing a large record by its parts: what has not changed is neither resolved nor written out anew.

The parts are those of ``resolve/parts.py``, and what comes out is the same as when everything is resolved at
once, to the byte. Kept results (``record/cache.py``) are found by a digest of all that they depend on: the
program, the articles and statements of the part, people's decisions on them, the day, the ids of other parts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any

from lagebild.model.correction import Correction
from lagebild.model.dossier import Dossier
from lagebild.model.entity import Judgement
from lagebild.model.statement import Statement
from lagebild.publish.json import entity_from, entry_text, joined, record_text
from lagebild.publish.overview import ThreadLine, thread_lines
from lagebild.record.cache import Cache, Piece, Variant
from lagebild.record.store import Record
from lagebild.resolve.ids import make_id
from lagebild.resolve.merge import (
    NUMBERED,
    Card,
    Contents,
    contents,
    merge_entities,
    order,
    renamed,
    renamings,
)
from lagebild.resolve.parts import WHOLE, Union, bound, concerns, keys_of
from lagebild.resolve.resolver import effective_day, part_dossier, turning_days, view_of

PAGES = "dossier"
"""The folder of the parts' pages, beside ``index.html``."""
AT_HAND = 20
"""So many parts that were resolved are held until it is known which of their ids other parts use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What people decided about a record."""

    judgements: tuple[Judgement, ...]
    corrections: tuple[Correction, ...]

    def on(self, part: frozenset[str]) -> Decisions:
        """Return those that concern some articles."""
        return Decisions(
            judgements=tuple(j for j in self.judgements if concerns(j, part)),
            corrections=tuple(
                c for c in self.corrections if any(p.rpartition("@")[2] in part for p in c.places)
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What is kept of a part whatever the day: its ids, its days, its threads."""

    digest: bytes
    articles: frozenset[str]
    contents: Contents
    newest: str
    turning: tuple[str, ...]
    threads: tuple[ThreadLine, ...]


def publish_parts(record: Record, out: Path, language: str) -> bool:
    """Write ``record.json``, ``index.html`` and the parts' pages; only what has changed is worked out.

    Return False, with nothing written, when the record is one part.
    """
    if record.count() <= WHOLE:
        return False
    with Cache(record.path.parent) as cache:
        keeper = _Keeper(record, cache, out, language)
        groups = keeper.groups()
        if len(groups) > 1:
            keeper.publish(groups)
        return len(groups) > 1


class _Keeper:
    def __init__(self, record: Record, cache: Cache, out: Path, language: str) -> None:
        from lagebild.record.statements import code_digest

        self.record, self.cache, self.out, self.language = record, cache, out, language
        self.decided = Decisions(judgements=record.judgements(), corrections=record.corrections())
        code = code_digest("model", "lexicon", "resolve", "publish").encode()
        self.stamps = {article: _digest(code, stamp) for article, stamp in record.stamps().items()}
        self._fresh: dict[bytes, Dossier] = {}

    def groups(self) -> tuple[frozenset[str], ...]:
        """Return the articles of each part."""
        known = self.cache.stamps()
        if any(self.stamps.get(article) != stamp for article, (stamp, _) in known.items()):
            self.cache.forget_articles()
            known = {}
        for article in sorted(self.stamps.keys() - known.keys()):
            (row,), said = self.record.part([article])
            self.cache.add_article(article, self.stamps[article], row.day, keys_of(row, said))
        union = Union(sorted(self.stamps))
        for left, right in self.cache.links():
            union.join(left, right)
        read = self._read() if any(map(_is_general, self.decided.judgements)) else {}
        for judgement in self.decided.judgements:
            for left, right in bound(judgement, read, self.stamps.keys()):
                union.join(left, right)
        return union.groups()

    def _read(self) -> dict[str, list[Statement]]:
        read: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.record.statements():
            read[statement.article_id].append(statement)
        return read

    def publish(self, groups: Sequence[frozenset[str]]) -> None:
        """Write everything, from what is kept and what is new."""
        self.today = max((day or "" for _, day in self.cache.stamps().values()), default="") or None
        kept, self.variants = self.cache.contents(), self.cache.variants()
        parts = sorted((self._part(group, kept) for group in groups), key=lambda p: p.contents.first)
        pages = {}
        names = renamings([part.contents for part in parts])
        for part, own in zip(parts, names, strict=True):
            if not self._is_written(part, own):
                dossier = self._fresh.get(part.digest) or self._resolve(part.articles)
                self._write(part, dossier, own)
            pages[part.digest] = self.variants[part.digest].page_name
        self.cache.drop_others(pages)
        self._write_record(parts)
        self._write_index(parts, pages)

    def _part(self, articles: frozenset[str], kept: Mapping[bytes, str]) -> _Part:
        own = self.decided.on(articles)
        rows = [article.encode() + b"\0" + self.stamps[article] for article in sorted(articles)]
        digest = _digest(*rows, repr((own.judgements, own.corrections)).encode())
        if digest in kept:
            return _part_from(digest, articles, json.loads(kept[digest]))
        view = view_of(*self.record.part(articles), own.judgements)
        dossier = part_dossier(view, self.today, own.judgements, own.corrections)
        part = _Part(
            digest=digest,
            articles=articles,
            contents=contents(dossier),
            newest=max(row.article.day or "" for row in dossier.articles),
            turning=turning_days(view),
            threads=thread_lines(dossier),
        )
        self.cache.add_contents(digest, _part_to(part))
        if len(self._fresh) < AT_HAND:
            self._fresh[digest] = dossier
        else:
            self._write(part, dossier, {})
        return part

    def _resolve(self, articles: frozenset[str]) -> Dossier:
        own = self.decided.on(articles)
        view = view_of(*self.record.part(articles), own.judgements)
        return part_dossier(view, self.today, own.judgements, own.corrections)

    def _variant(self, part: _Part, names: Mapping[str, str]) -> bytes:
        day = effective_day(part.newest, part.turning, self.today)
        return _digest(repr((day, sorted(names.items()), self.language)).encode())

    def _is_written(self, part: _Part, names: Mapping[str, str]) -> bool:
        kept = self.variants.get(part.digest)
        if kept is None or kept.digest != self._variant(part, names):
            return False
        return _state(self.out / PAGES / kept.page_name) == kept.page_state

    def _write(self, part: _Part, dossier: Dossier, names: Mapping[str, str]) -> None:
        """Write a part's page and keep its texts for ``record.json``."""
        from lagebild.publish.files import write_atomically
        from lagebild.publish.html import render_html

        dossier = renamed(dossier, names)
        page = render_html(dossier, self.language).encode()
        name = f"{make_id('part', part.contents.first[1])}.html"
        (self.out / PAGES).mkdir(exist_ok=True)
        write_atomically(self.out / PAGES / name, page)
        state = _state(self.out / PAGES / name)
        self.variants[part.digest] = Variant(self._variant(part, names), name, state)
        self.cache.add_texts(part.digest, self.variants[part.digest], pieces_of(dossier))

    def _write_record(self, parts: Sequence[_Part]) -> None:
        from lagebild.publish.files import write_atomically

        place = {part.digest: number for number, part in enumerate(parts)}
        rows: dict[str, list[tuple[str, int, bytes]]] = defaultdict(list)
        for part, piece in self.cache.pieces():
            rows[piece.section].append((piece.name, place[part], piece.text))
        for section in rows:
            rows[section].sort(key=lambda row: row[:2])
        sections = {section: [text for *_, text in rows[section]] for section in rows}
        sections["entities"] = list(_entities(rows["entities"]))
        write_atomically(self.out / "record.json", record_text(self.today, sections))

    def _write_index(self, parts: Sequence[_Part], pages: Mapping[bytes, str]) -> None:
        from lagebild.publish.overview import write_overview

        lines = [(f"{PAGES}/{pages[part.digest]}", line) for part in parts for line in part.threads]
        write_overview(self.out / "index.html", lines, len(self.stamps), self.today, self.language)
        remove_pages(self.out, keep=pages.values())


def pieces_of(dossier: Dossier) -> Iterator[Piece]:
    """Yield the texts of a part's entries, each with its place in the section."""
    where = {row.article.id: "\x1f".join(order(row)) for row in dossier.articles}
    for recorded in dossier.articles:
        yield Piece("articles", where[recorded.article.id], entry_text(recorded))
    for article, rows in groupby(dossier.quotations, key=lambda quotation: quotation.article):
        yield Piece("quotations", where[article], joined(map(entry_text, rows)))
    for entity in dossier.entities:
        yield Piece("entities", entity.id, entry_text(entity))
    for thread in dossier.threads:
        yield Piece("threads", f"{10**9 - len(thread.articles)}{thread.id}", entry_text(thread))
    for correction in dossier.corrections:
        name = "\x1f".join((correction.decided_at, *correction.places))
        yield Piece("corrections", name, entry_text(correction))
    for section in NUMBERED:
        if entries := getattr(dossier, section):
            yield Piece(section, "", joined(map(entry_text, entries)))


def _entities(rows: Iterable[tuple[str, int, bytes]]) -> Iterator[bytes]:
    for _, same in groupby(rows, key=lambda row: row[0]):
        texts = [text for *_, text in same]
        yield texts[0] if len(texts) == 1 else entry_text(merge_entities([entity_from(t) for t in texts]))


def remove_pages(out: Path, keep: Iterable[str] = ()) -> None:
    """Remove pages of parts that the record no longer has."""
    kept = set(keep)
    for path in (out / PAGES).glob("part-*.html"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _state(path: Path) -> str:
    """Return size and time of a file, "" where there is none."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


def _is_general(judgement: Judgement) -> bool:
    return any("@" not in anchor for anchor in (*judgement.left_words, *judgement.right_words))


def _digest(*parts: bytes) -> bytes:
    return blake2b(b"\0".join(parts), digest_size=16).digest()


def _part_to(part: _Part) -> str:
    return json.dumps(
        {
            "first": part.contents.first,
            "cards": [[card.id, card.person, card.full, card.side] for card in part.contents.cards],
            "ids": part.contents.ids,
            "newest": part.newest,
            "turning": part.turning,
            "threads": [asdict(line) for line in part.threads],
        }
    )


def _part_from(digest: bytes, articles: frozenset[str], data: dict[str, Any]) -> _Part:
    cards = (Card(id=i, person=p, full=f, side=s) for i, p, f, s in data["cards"])
    return _Part(
        digest=digest,
        articles=articles,
        contents=Contents(first=tuple(data["first"]), cards=tuple(cards), ids=tuple(data["ids"])),
        newest=data["newest"],
        turning=tuple(data["turning"]),
        threads=tuple(ThreadLine(**line) for line in data["threads"]),
    )
