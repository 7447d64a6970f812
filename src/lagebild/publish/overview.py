"""The first page of a large record: its negotiations, each with a link to the page that it is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lagebild.model.dossier import Dossier
from lagebild.publish.anchors import anchor
from lagebild.publish.files import write_atomically
from lagebild.publish.wording import counted, say, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """What the first page tells of a negotiation: its names, its articles, its first and last day."""

    id: str
    title: str
    articles: int
    first: str
    last: str


def thread_lines(dossier: Dossier) -> tuple[ThreadLine, ...]:
    """Return a line for each negotiation of a dossier."""
    days = {row.article.id: row.article.day or "" for row in dossier.articles}
    return tuple(
        ThreadLine(
            id=thread.id,
            title=thread.title,
            articles=len(thread.articles),
            first=min((days[a] for a in thread.articles if days[a]), default=""),
            last=max(days[a] for a in thread.articles),
        )
        for thread in dossier.threads
    )


def write_overview(
    path: Path, pages: Sequence[tuple[str, ThreadLine]], articles: int, as_of: str | None, language: str
) -> None:
    """Write the first page: a link for each negotiation, the one with the newest article first."""
    with speaking(language):
        write_atomically(path, _rendered(pages, articles, as_of))


def _rendered(pages: Sequence[tuple[str, ThreadLine]], articles: int, as_of: str | None) -> str:
    from markupsafe import Markup

    from lagebild.publish.dates import day_words, short_day
    from lagebild.publish.html import asset, content_hash, environment, printable
    from lagebild.publish.phrases import capital
    from lagebild.publish.wording import language

    ordered = sorted(pages, key=lambda row: (row[1].articles, row[1].id))
    ordered.sort(key=lambda row: row[1].last, reverse=True)
    style = asset("dossier.css")
    rows = [
        {
            "href": f"{page}#{anchor('f', line.id)}",
            "title": line.title or say("overview.no_names"),
            "articles": counted(line.articles, "article"),
            "days": " – ".join(dict.fromkeys(short_day(day) for day in (line.first, line.last) if day)),
        }
        for page, line in ordered
    ]
    html = (
        environment()
        .get_template("overview.html.j2")
        .render(
            t=say,
            language=language(),
            rows=rows,
            coverage=counted(articles, "article"),
            as_of=capital(say("common.as_of", day=day_words(as_of))) if as_of else say("page.no_day"),
            style=Markup(style),
            style_hash=content_hash(style),
        )
    )
    return printable(html)
