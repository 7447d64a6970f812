"""The pages, one function each: from a view of the record and an address to a template and its values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lagebild.publish.anchors import anchor, key
from lagebild.publish.excerpts import shorten
from lagebild.publish.svg_timeline import strip
from lagebild.publish.wording import say, tables
from lagebild.web.desk import View
from lagebild.web.lists import (
    Asked,
    chronicle_filter,
    sheet_of_day,
    wanted_articles,
    wanted_statements,
)
from lagebild.web.scope import Scope
from lagebild.web.search.index import NOBODY

MOST_PEOPLE = 15
"""People of one side on the page of all; further ones are on a page of their side."""
MOST_OPTIONS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A request as the pages see it."""

    view: View
    scope: Scope
    asked: Asked
    last_visit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A template and its values; ``title`` is that of the page."""

    template: str
    title: str
    values: dict[str, Any]


Page = Callable[[Asking], Shown | None]
"""A page; None where the address leads to nothing."""


def start(a: Asking) -> Shown:
    """Return „Stand der Dinge“."""
    since = a.asked.day("seit") or a.last_visit
    days = ((entry.article.published or "")[:10] for entry in a.scope.dossier.articles)
    new = [day for day in days if since and day > since]
    return Shown(
        template="stand.html.j2",
        title=say("title.stand"),
        values={"state": a.scope.state(), "strip": a.scope.strip(), "since": since, "new_articles": len(new)},
    )


def chronicle(a: Asking) -> Shown:
    """Return „Chronik“."""
    entries = a.scope.entries()
    found = chronicle_filter(a.asked, entries)
    filtered = len(found) != len(entries)
    begin = sheet_of_day(found, a.scope.index.as_of) if not filtered else 1
    values = {
        "sheet": a.asked.sheet(found, start=begin),
        "strip": strip(tuple(found), a.scope.index.as_of) if filtered else a.scope.strip(),
        "sides": a.scope.chronicle_sides[:MOST_OPTIONS],
        "persons": a.scope.chronicle_people[:MOST_OPTIONS],
    }
    return Shown(template="chronik.html.j2", title=say("title.chronik"), values=values)


def people(a: Asking) -> Shown | None:
    """Return „Beteiligte“: all sides, or one of them with all its people."""
    wanted = a.asked.text("seite")
    sides = a.scope.sides()
    if wanted:
        side = next((one for one in sides if key(one.entity.id if one.entity else "") == wanted), None)
        if side is None:
            return None
        members = (*side.persons, *side.bodies)
        values = {"side": side, "sheet": a.asked.sheet(members)}
        name = side.entity.name if side.entity else say("people.no_side")
        return Shown(template="seite.html.j2", title=name, values=values)
    shown = [side for side in sides if side.tier != "4 idle"]
    idle = [side for side in sides if side.tier == "4 idle"]
    values = {
        "sheet": a.asked.sheet(shown, size=15),
        "idle": idle[:MOST_OPTIONS],
        "met": a.scope.met(),
        "most": MOST_PEOPLE,
    }
    return Shown(template="beteiligte.html.j2", title=say("title.beteiligte"), values=values)


def papers(a: Asking) -> Shown:
    """Return „Papiere“."""
    told = [card for card in a.scope.papers() if not card.bare]
    bare = [card for card in a.scope.papers() if card.bare]
    drawn = a.scope.lineage()
    few = drawn if drawn and len(drawn.boxes) <= 30 else None
    values = {"sheet": a.asked.sheet(told, size=30), "bare": bare[:MOST_OPTIONS], "lineage": few}
    return Shown(template="papiere.html.j2", title=say("title.papiere"), values=values)


def statements(a: Asking) -> Shown:
    """Return „Aussagen“: those that are searched for, newest first."""
    index, search = a.scope.index, a.view.search
    thread = a.scope.thread.id if a.scope.thread else ""
    counted = [(entity, number) for entity, number in search.speakers(thread) if entity != NOBODY]
    asked_for = a.asked.text("wer")
    speaker = a.scope.entities_by_key.get(asked_for, "nobody has this id" if asked_for else "")
    wanted = wanted_statements(a.asked, speaker, thread)
    number = a.asked.number() or 1
    found = search.statements(wanted, (number - 1) * 50, 50)
    lines = [a.scope.statement(index.quotations[one]) for one in found.ids if one in index.quotations]
    values = {
        "sheet": a.asked.sheet(lines, total=found.total, size=50),
        "sought": found.stems,
        "speakers": counted,
        "speaker": speaker if speaker in index.entities else "",
        "media": search.values("statement", "medium"),
    }
    return Shown(template="aussagen.html.j2", title=say("title.aussagen"), values=values)


def disputes(a: Asking) -> Shown:
    """Return „Streitpunkte“."""
    groups = a.scope.disputes()
    chosen = a.asked.one_of("status", lambda value: value in tables()["claim_status"])
    every = [claim for group in groups if not chosen or group.status == chosen for claim in group.disputes]
    values = {"groups": groups, "chosen": chosen, "sheet": a.asked.sheet(every, size=40)}
    return Shown(template="streitpunkte.html.j2", title=say("title.streitpunkte"), values=values)


def points(a: Asking) -> Shown:
    """Return „Verhandlungspunkte“."""
    groups = a.scope.points()
    chosen = a.asked.one_of("status", lambda value: value in tables()["issue_status"])
    every = [point for group in groups if not chosen or group.status == chosen for point in group.points]
    values = {"groups": groups, "chosen": chosen, "sheet": a.asked.sheet(every, size=40)}
    return Shown(template="punkte.html.j2", title=say("title.punkte"), values=values)


def agenda(a: Asking) -> Shown:
    """Return „Agenda“: what is to come, what is overdue, what is settled."""
    table = a.scope.timetable()
    overdue = [line for line in table.pending if line.item.status == "overdue"]
    coming = [line for line in table.pending if line.item.status != "overdue"]
    parts = {"offen": coming, "faellig": overdue[::-1], "erledigt": list(table.settled)}
    chosen = a.asked.one_of("teil", lambda value: value in parts) or "offen"
    values = {
        "chosen": chosen,
        "sheet": a.asked.sheet(parts[chosen]),
        "numbers": {name: len(lines) for name, lines in parts.items()},
        "as_of": a.scope.index.as_of,
    }
    return Shown(template="agenda.html.j2", title=say("title.agenda"), values=values)


def sources(a: Asking) -> Shown:
    """Return „Quellen“: the articles that are searched for, newest first."""
    thread = a.scope.thread.id if a.scope.thread else ""
    number = a.asked.number() or 1
    found = a.view.search.articles(wanted_articles(a.asked, thread), (number - 1) * 60, 60)
    entries = [a.scope.index.articles[one] for one in found.ids if one in a.scope.index.articles]
    values = {
        "sheet": a.asked.sheet(entries, total=found.total),
        "sought": found.stems,
        "outlets": a.view.search.values("article", "outlet"),
        "evidence_in": a.scope.evidence_in,
    }
    return Shown(template="quellen.html.j2", title=say("title.quellen"), values=values)


def article(a: Asking, name: str) -> Shown | None:
    """Return one article, as it was read, with all evidence marked."""
    entry = a.scope.articles_by_key.get(name)
    if entry is None:
        return None
    shown = a.scope.article(entry)
    rows = a.scope.entries_in.get(entry.article.id, [])
    kinds = {"e": "event", "p": "paper", "c": "claim", "t": "agenda", "q": "quotation", "i": "issue"}
    resting = [
        (kinds[letter], "#" + anchor(letter, row.id), shorten(_called(row), 140)) for letter, row in rows
    ]
    return Shown(template="artikel.html.j2", title=shown.heading, values={"s": shown, "resting": resting})


def _called(row: Any) -> str:
    fields = ("title", "name", "what", "text")
    return " ".join(str(next(getattr(row, field) for field in fields if hasattr(row, field))).split())


def threads(a: Asking) -> Shown:
    """Return the negotiations."""
    articles = a.view.whole.index.articles
    rows = []
    for thread in a.view.dossier.threads:
        published = (articles[one].article.published for one in thread.articles if one in articles)
        days = sorted(day[:10] for day in published if day)
        rows.append({"thread": thread, "key": key(thread.id), "first": days[:1], "last": days[-1:]})
    return Shown(
        template="verhandlungen.html.j2",
        title=say("title.faeden"),
        values={"sheet": a.asked.sheet(rows)},
    )
