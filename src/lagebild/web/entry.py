"""The page of one entry: all its evidence, what belongs to it, and what can be corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lagebild.model.dossier import Evidence
from lagebild.publish.chronicle import entry_of
from lagebild.publish.disputes import dispute
from lagebild.publish.excerpts import shorten
from lagebild.publish.papers import PaperCard, paper_card
from lagebild.publish.phrases import capital, heading
from lagebild.publish.points import point
from lagebild.publish.svg_lineage import lineage
from lagebild.publish.svg_network import network
from lagebild.publish.timetable import agenda_line
from lagebild.publish.wording import say
from lagebild.web.pages import Asking, Shown
from lagebild.web.scope import Scope


def entry(a: Asking, name: str) -> Shown | None:
    """Return one entry with all its evidence, and what can be corrected of it."""
    found = a.scope.entries_by_anchor.get(name)
    if found is None:
        return None
    section, row = found
    values: dict[str, Any] = {"section": section, "row": row, "name": name, "kind": name[0]}
    values |= _DETAILS[section](a.scope, row)
    return Shown(template="eintrag.html.j2", title=values["heading_"], values=values)


def _event(scope: Scope, row: Any) -> dict[str, Any]:
    line = scope.row_of_event[row.id]
    parts = _articles(scope, row.evidence)
    return {"e": entry_of(scope.index, line), "heading_": line.title, "parts_of": parts}


def _paper(scope: Scope, row: Any) -> dict[str, Any]:
    family, waiting = {row.id}, [row]
    index = scope.index
    while waiting and len(family) < 30:
        one = waiting.pop()
        near = (*one.revises, *one.part_of, *index.revisions.get(one.id, ()), *index.parts.get(one.id, ()))
        for other in near:
            if other in index.papers and other not in family:
                family.add(other)
                waiting.append(index.papers[other])
    cards = [card for card in scope.papers() if card.paper.id in family] if len(family) > 1 else []
    return {
        "card": paper_card(index, row),
        "drawn_": lineage(tuple(cards)) if cards else None,
        "heading_": capital(row.name),
        "parts_of": _articles(scope, row.evidence),
    }


def _date(scope: Scope, row: Any) -> dict[str, Any]:
    line = agenda_line(scope.index, row)
    return {"line": line, "heading_": line.what}


def _claim(scope: Scope, row: Any) -> dict[str, Any]:
    return {"claim_": dispute(scope.index, row), "heading_": heading(row.text)}


def _point(scope: Scope, row: Any) -> dict[str, Any]:
    return {"point_": point(scope.index, row), "heading_": heading(row.text)}


def _statement(scope: Scope, row: Any) -> dict[str, Any]:
    line = scope.statement(row)
    names = ", ".join(line.speakers) or say("statements.nobody")
    return {"q": line, "heading_": f"{names} {line.act_word}"}


def _person(scope: Scope, row: Any) -> dict[str, Any]:
    index = scope.index
    rows = scope.rows_of.get(row.id, [])
    mine = [line.event for line in rows if line.event]
    said = scope.said_by.get(row.id, [])
    side_id = index.side_of(row.id)
    return {
        "person_": scope.people().get(row.id),
        "side_": index.entities.get(side_id) if side_id and side_id != row.id else None,
        "events": [entry_of(index, line) for line in rows[-40:]][::-1],
        "event_number": len(rows),
        "said": [scope.statement(quotation) for quotation in said[:20]],
        "said_number": len(said),
        "met": network(index, mine) if len(mine) <= 200 else None,
        "stances": [card for card in scope.papers() if _has_stance(card, row.id)][:20],
        "parts_of": _forms(scope, row),
        "heading_": row.name,
    }


def _articles(scope: Scope, evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    """Return the articles of some evidence, each with words of it; none where there is only one."""
    words: dict[str, list[str]] = {}
    for item in evidence:
        words.setdefault(item.article, []).append(shorten(item.text, 60))
    if len(words) < 2:
        return []
    found = ((scope.index.article(article_id), texts) for article_id, texts in words.items())
    return [{"article": shown.article, "forms": texts[:2]} for shown, texts in found if shown]


def _has_stance(card: PaperCard, entity: str) -> bool:
    return any(stance.entity == entity for stance in card.paper.stances)


def _day(scope: Scope, article_id: str) -> str:
    found = scope.index.article(article_id)
    return (found.article.published or "") if found else ""


def _forms(scope: Scope, row: Any) -> list[dict[str, Any]]:
    """Return the articles that name somebody, newest first, each with the forms that it uses."""
    forms: dict[str, list[str]] = {}
    for alias in row.aliases:
        for article_id in alias.articles:
            forms.setdefault(article_id, []).append(alias.text)
    found = []
    for article_id, texts in forms.items():
        shown = scope.index.article(article_id)
        if shown is not None:
            found.append({"article": shown.article, "forms": texts, "day": _day(scope, article_id)})
    if len(found) < 2:
        return []
    return sorted(found, key=lambda one: (str(one["day"]), str(one["forms"])), reverse=True)[:200]


_DETAILS: dict[str, Callable[[Scope, Any], dict[str, Any]]] = {
    "events": _event,
    "papers": _paper,
    "agenda": _date,
    "claims": _claim,
    "issues": _point,
    "quotations": _statement,
    "entities": _person,
}
