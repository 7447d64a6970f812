"""Time of the web application's pages and of its search over a large record.

    python benchmarks/web.py [--articles 10000] [--json]

The record is made from the shipped examples, again and again with other days, names and ids, and with
further words in each text, so that it has as many different words as so many articles have. It is held in
memory: what is measured is the application, not the reading of articles. Each page is asked for three times
in each language after the first view is ready; the slowest answer counts. Times are milliseconds of processor
time (the application is alone in its process), so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lagebild import workflow
from lagebild.model.dossier import Dossier, Evidence, Thread
from lagebild.record.store import FILE_NAME, Record

ROOT = Path(__file__).resolve().parent.parent
QUERIES = (
    "Plan", "Waffenruhe", "Gespräche", "gespraechen", "Verhandlung Woche", "Ministerin", '"nach Angaben"',
    "Frieden -Plan", "Abkommen", "Sicherheit", "Ruhe", "Sprecherin Delegation", "Tarif", "Koalition",
    "Europa", "Zeppelin", "die", "Moskau Kiew", "Garantien", "Unterhändler",
)  # fmt: skip
TURNS = 3


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    print(json.dumps(measure(options.articles), indent=2, ensure_ascii=False))


def measure(number: int) -> dict[str, Any]:
    """Return all figures."""
    from lagebild.publish.html import render_html
    from lagebild.web.app import create_app

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        workflow.build([str(ROOT / "examples")], folder)
        with Record.open(folder) as record:
            small = workflow.load(record)
        large = grown(small, number)
        figures: dict[str, Any] = {
            "articles": len(large.articles),
            "statements": len(large.quotations),
            "events": len(large.events),
        }
        some = grown(small, 500)
        start = time.process_time()
        html = render_html(some)
        figures["dossier_of_500_s"] = round(time.process_time() - start, 2)
        figures["dossier_of_500_mb"] = round(len(html.encode()) / 1e6, 1)
        app = create_app(folder)
        desk = app.state.site.desk
        start = time.process_time()
        desk.take(large)
        figures["ready_s"] = round(time.process_time() - start, 1)
        assert (folder / FILE_NAME).exists()
        return figures | pages(app, desk.view()) | searches(app)


def pages(app: Any, view: Any) -> dict[str, Any]:
    """Return the slowest answer of each kind of page, in milliseconds."""
    from lagebild.publish.anchors import anchor, key

    dossier = view.dossier
    busiest = next(entity for entity, _ in view.search.speakers() if entity in view.whole.index.entities)
    thread = f"/verhandlung/{key(dossier.threads[0].id)}"
    addresses = {
        "start": "/",
        "chronicle": "/chronik",
        "chronicle_filtered": "/chronik?status=planned&von=2026-01-01",
        "people": "/beteiligte",
        "papers": "/papiere",
        "statements": "/aussagen",
        "speaker": f"/aussagen?wer={key(busiest)}",
        "last_sheet": "/aussagen?blatt=1000",
        "disputes": "/streitpunkte",
        "agenda": "/agenda",
        "sources": "/quellen",
        "article": f"/quellen/{key(dossier.articles[0].article.id)}",
        "negotiations": "/verhandlungen",
        "negotiation": f"{thread}/",
        "negotiation_chronicle": f"{thread}/chronik",
        "person": f"/eintrag/{anchor('n', busiest)}",
        "event": f"/eintrag/{anchor('e', dossier.events[0].id)}",
        "paper": f"/eintrag/{anchor('p', dossier.papers[0].id)}",
        "claim": f"/eintrag/{anchor('c', dossier.claims[0].id)}",
        "statement": f"/eintrag/{anchor('q', dossier.quotations[0].id)}",
        "log": "/protokoll",
        "missing": "/eintrag/e-0000000000",
    }
    found = {}
    for name, address in addresses.items():
        times = [
            timed(app, address + ("&" if "?" in address else "?") + f"lang={code}")
            for code in ("de", "en")
            for _ in range(TURNS)
        ]
        found[name] = round(max(times))
    return {"pages_ms": found, "slowest_page_ms": max(found.values())}


def searches(app: Any) -> dict[str, Any]:
    """Return the median and the slowest of searches among statements and articles, in milliseconds."""
    from urllib.parse import quote

    times = [timed(app, f"/{where}?suche={quote(q)}") for where in ("aussagen", "quellen") for q in QUERIES]
    view = app.state.site.desk.view()
    bare = [bare_search(view, q) for q in QUERIES]
    return {
        "search_median_ms": round(statistics.median(bare), 1),
        "search_slowest_ms": round(max(bare), 1),
        "search_page_median_ms": round(statistics.median(times)),
        "search_page_slowest_ms": round(max(times)),
    }


def bare_search(view: Any, query: str) -> float:
    """Return the milliseconds of a search without the page around it."""
    from lagebild.web.search.index import Wanted
    from lagebild.web.search.query import read_query

    start = time.process_time()
    view.search.statements(Wanted(query=read_query(query)))
    return (time.process_time() - start) * 1000


def timed(app: Any, address: str) -> float:
    """Return the milliseconds until a page is answered whole. Raises AssertionError if it is none."""
    status: list[int] = []
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"127.0.0.1")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            status.append(message["status"])

    start = time.process_time()
    asyncio.run(app(scope, receive, send))
    taken = (time.process_time() - start) * 1000
    assert status == [404 if address.startswith("/eintrag/e-0000000000") else 200], (address, status)
    return taken


def grown(small: Dossier, number: int) -> Dossier:
    """Return a dossier of at least ``number`` articles: the small one over and over, never twice the same."""
    copies = [_copy(small, turn) for turn in range(-(-number // len(small.articles)))]
    sections = ["articles", "entities", "quotations", "events", "papers", "claims", "agenda", "threads"]
    merged: dict[str, Any] = {
        section: tuple(row for copy in copies for row in getattr(copy, section)) for section in sections
    }
    return Dossier(as_of=max(copy.as_of or "" for copy in copies), **merged)


def _copy(small: Dossier, turn: int) -> Dossier:
    """Return a dossier with other ids and names, some days later, its articles with further words."""
    words = random.Random(turn)
    days = timedelta(days=turn)

    def other(value: Any) -> Any:
        if isinstance(value, Evidence):
            return replace(value, article=f"{value.article}.{turn}")
        if isinstance(value, tuple):
            return tuple(other(one) for one in value)
        if hasattr(value, "__dataclass_fields__"):
            return replace(
                value, **{name: field(name, getattr(value, name)) for name in value.__dataclass_fields__}
            )
        return value

    def field(name: str, value: Any) -> Any:
        if (
            name in _OWN_IDS | _LINKS
            and isinstance(value, str | tuple)
            and all(isinstance(one, str) for one in value)
        ):
            return tuple(f"{one}.{turn}" for one in value) if isinstance(value, tuple) else f"{value}.{turn}"
        if name in ("published", "start", "end", "first_seen", "last_seen", "said", "when") and value:
            return _later(value, days)
        return other(value)

    made = other(small)
    articles = tuple(
        replace(
            recorded,
            article=replace(recorded.article, text=recorded.article.text + "\n\n" + _words(words)),
            shares_copy_with=(),
            same_text_as=None,
        )
        for recorded in made.articles
    )
    entities = tuple(replace(e, name=f"{e.name} {_surname(words)}") for e in made.entities)
    threads = tuple(Thread(id=f"{t.id}", title=t.title, articles=t.articles) for t in made.threads)
    return replace(made, articles=articles, entities=entities, threads=threads, judgements=())


_OWN_IDS = frozenset(("id", "article", "articles", "entity", "side", "of", "within", "event", "origin"))
_LINKS = frozenset(("corrects", "announced_by", "presented_by", "revises", "part_of", "places"))
_SYLLABLES = tuple(
    sorted({a + b + c for a in "bdfghklmnprstw" for b in "aeiou" for c in ("", "l", "n", "r", "s")})
)


def _surname(words: random.Random) -> str:
    return "".join(words.choice(_SYLLABLES) for _ in range(2)).capitalize()


def _words(words: random.Random) -> str:
    return " ".join(
        "".join(words.choice(_SYLLABLES) for _ in range(words.randint(2, 4))).capitalize() for _ in range(40)
    )


def _later(value: str, days: timedelta) -> str:
    try:
        return (date.fromisoformat(value[:10]) + days).isoformat() + value[10:]
    except ValueError:
        return value


if __name__ == "__main__":
    main()
