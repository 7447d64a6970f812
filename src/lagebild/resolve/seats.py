"""Events at a seat of government that was read as the government: "Das Gespräch im Kreml dauerte lange"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from lagebild.lexicon import entries
from lagebild.model.annotation import Event
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.material import Material, typed


def with_seats(material: Material) -> Material:
    """Return the material with a place for events that have none but are said to be "im Kreml"."""
    rows = tuple(_with_seat(statement, material) for statement in material.of_kind(StatementKind.EVENT))
    return replace(material, statements={**material.statements, StatementKind.EVENT: rows})


def _with_seat(statement: Statement, material: Material) -> Statement:
    event = typed(statement, Event)
    if event.place:
        return statement
    text = material.by_id[statement.article_id].text
    found = _seats().search(text, event.span.start, event.span.end)
    if not found:
        return statement
    place = CharSpan(found.start(1), found.end(1))
    return replace(statement, finding=replace(event, place=_names()[found.group(1)], place_span=place))


@cache
def _names() -> dict[str, str]:
    rows = entries("resolve", "seat", ("forms", "example"))
    return {form: row["forms"][0] for row in rows for form in row["forms"]}


@cache
def _seats() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(_names(), key=len, reverse=True))
    return re.compile(rf"\b(?:im|in der|In der|Im)\s(?:[A-ZÄÖÜ][a-zäöüß]+er\s)?({forms})\b")
