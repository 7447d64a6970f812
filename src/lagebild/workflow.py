"""The steps in order: read, annotate, enter, resolve, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from lagebild.errors import LagebildError, RecordError, SourceError
from lagebild.model.article import Article
from lagebild.model.dossier import Dossier
from lagebild.model.statement import Statement

if TYPE_CHECKING:
    from lagebild.record.store import Record

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, the number done and the number in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did: articles read and new to the record, and what could not be read, with reasons.

    ``published`` is False when nothing could be read and there was no record yet: then nothing is written.
    """

    read: int
    new: int
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """What was read all the same, but lacks something: an article without a date."""
    published: bool = True
    total: int = 0
    """Articles in the record."""


def build(
    sources: Sequence[str],
    out: Path,
    *,
    as_of: str | None = None,
    stdin: TextIO | None = None,
    progress: Progress | None = None,
    jobs: int | None = None,
    language: str = "de",
) -> BuildReport:
    """Read ``sources`` into the record in ``out`` and publish it: database, ``record.json``, ``index.html``.

    What is already in the record stays; what is read again changes nothing. Inputs that cannot be read are
    listed in the report, the rest is processed. ``as_of`` (ISO date) is the day the agenda is judged on,
    by default that of the newest article; ``language``
    is that of the dossier's surface. Raises RecordError when the record cannot be used.
    """
    from lagebild.record.statements import analysis_version
    from lagebild.record.store import FILE_NAME, Record

    problems: list[str] = []
    notes: list[str] = []
    report = progress or _silent
    read_count = new_count = 0
    articles = _readable(sources, stdin, problems, report)
    first = next(articles, None)
    if first is None and not (out / FILE_NAME).exists():
        return BuildReport(read=0, new=0, problems=tuple(problems), published=False)
    with Record.open(out, create=True) as record:
        for article in chain([first] if first else [], articles):
            read_count += 1
            notes.extend(notes_on(article))
            try:
                new_count += record.add_article(article)
            except RecordError as error:
                problems.append(str(error))
        version = analysis_version()
        unread = [record.article(article_id) for article_id in record.unread(version)]
        for done, (article, result) in enumerate(_statements(unread, jobs), 1):
            if isinstance(result, LagebildError):
                problems.append(str(result))
            else:
                record.add_statements(article.id, result, version)
            report("annotate", done, len(unread))
        publish(record, out, as_of=as_of, progress=report, language=language)
        total = record.count()
    return BuildReport(
        read=read_count, new=new_count, problems=tuple(problems), notes=tuple(notes), total=total
    )


def notes_on(article: Article) -> tuple[str, ...]:
    """Return what a user should know of an article that can be read but lacks something, by its name."""
    if article.published is None and article.updated is None:
        return (f'{article.source}: no date of publication found; days such as "am Freitag" stay open',)
    return ()


def load(record: Record, *, as_of: str | None = None) -> Dossier:
    """Return the resolved view of an open record."""
    from lagebild.resolve import resolve

    return resolve(
        record.articles(),
        record.statements(),
        record.judgements(),
        corrections=record.corrections(),
        as_of=as_of,
    )


def publish(
    record: Record,
    out: Path,
    *,
    as_of: str | None = None,
    progress: Progress | None = None,
    language: str = "de",
) -> Dossier | None:
    """Resolve the record and write ``record.json`` and ``index.html`` into ``out``; return the dossier.

    Of a large record each part has its own page, and only what has changed is worked out (``upkeep.py``):
    then None is returned.
    """
    from lagebild.publish.html import write_html
    from lagebild.publish.json import write_json
    from lagebild.upkeep import publish_parts, remove_pages

    report = progress or _silent
    report("resolve", 0, 1)
    if as_of is None and publish_parts(record, out, language):
        return None
    dossier = load(record, as_of=as_of)
    report("publish", 0, 1)
    write_json(dossier, out / "record.json")
    write_html(dossier, out / "index.html", language)
    remove_pages(out)
    return dossier


def _silent(step: str, done: int, total: int) -> None:
    """Report nothing."""


def _readable(
    sources: Sequence[str], stdin: TextIO | None, problems: list[str], report: Progress
) -> Iterator[Article]:
    from lagebild.sources import read

    for done, source in enumerate(sources):
        report("read", done, len(sources))
        for result in read(source, stdin=stdin):
            if isinstance(result, SourceError):
                problems.append(str(result))
            else:
                yield result


MIN_FOR_POOL = 60
"""Fewer articles than this are not worth the start of a second process."""

Read = tuple[Article, "tuple[Statement, ...] | LagebildError"]


def _statements(articles: Sequence[Article], jobs: int | None) -> Iterator[Read]:
    """Yield each article with its statements, in the given order; a failing article with its error."""
    import os

    workers = jobs or min(os.cpu_count() or 1, 8)
    if workers == 1 or len(articles) < MIN_FOR_POOL:
        yield from ((article, _analyse(article)) for article in articles)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from zip(articles, pool.map(_analyse, articles, chunksize=8), strict=True)


def _analyse(article: Article) -> tuple[Statement, ...] | LagebildError:
    from lagebild.annotate import annotate_article
    from lagebild.record.statements import statements_of

    try:
        return statements_of(annotate_article(article))
    except LagebildError as error:
        return error


def verify(folder: Path) -> tuple[str, ...]:
    """Return all that is not sound in a record: damage, dangling references, evidence not in the text.

    Raises RecordError when there is no record in ``folder``.
    """
    from lagebild.record.store import Record
    from lagebild.record.verify import faults_of_json

    with Record.open(folder) as record:
        faults: Iterable[str] = (*record.faults(), *faults_of_json(folder / "record.json", record.articles()))
    return tuple(faults)
