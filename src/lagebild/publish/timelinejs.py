"""The chronicle for TimelineJS (Knight Lab): JSON with every text escaped, since TimelineJS shows HTML."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from lagebild.model.dossier import Dossier
from lagebild.publish.chronicle import ChronicleEntry, chronicle_entries
from lagebild.publish.dates import day_words
from lagebild.publish.grammar import by
from lagebild.publish.index import DossierIndex
from lagebild.publish.select import coverage
from lagebild.publish.taken import clean, short_quote
from lagebild.publish.wording import say


def render_timelinejs(dossier: Dossier) -> bytes:
    """Return the JSON. Entries without a date have no place in it; a month or year stays one."""
    index = DossierIndex(dossier)
    stand = say("common.as_of", day=day_words(index.as_of)) if index.as_of else ""
    title = f"Lagebild, {stand}" if stand else "Lagebild"
    found = {
        "title": {"text": {"headline": title, "text": escape(coverage(dossier))}},
        "events": [_slide(index, entry) for entry in chronicle_entries(index) if entry.dated],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _slide(index: DossierIndex, entry: ChronicleEntry) -> dict[str, Any]:
    first, last = _date(entry.first), _date(entry.last)
    slide: dict[str, Any] = {
        "start_date": first,
        "display_date": escape(clean(entry.when)),
        "text": {"headline": escape(clean(entry.title)), "text": _text(index, entry)},
        "group": entry.status_word,
        "unique_id": entry.anchor,
    }
    if last != first:
        slide["end_date"] = last
    return slide


def _text(index: DossierIndex, entry: ChronicleEntry) -> str:
    lines = [f"{entry.kind_word}: {entry.status_word}"]
    if entry.vouchers:
        lines.append(say("common.according_to", who=by(entry.vouchers)))
    if entry.participants:
        lines.append(", ".join(who.name for who in entry.participants))
    evidence = index.latest(entry.evidence)
    if evidence is not None:
        source = index.article(evidence.article)
        outlet = (source.article.outlet if source else None) or say("common.no_outlet_given")
        day = day_words(index.day(evidence)) or say("common.no_date")
        lines.append(f"„{short_quote(evidence.text)}“ ({outlet}, {day})")
    return "".join(f"<p>{escape(clean(line))}</p>" for line in lines)


def _date(day: str) -> dict[str, int]:
    year, month, day_of_month = (int(part) for part in day.split("-"))
    return {"year": year, "month": month, "day": day_of_month}
