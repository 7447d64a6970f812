"""Events at a seat of government or in a house, with no name of a place beside it.

"Das Gespräch im Kreml dauerte lange", "in der Pariser US-Botschaft", "im Altenbrücker Ständehaus".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from lagebild.lexicon import entries
from lagebild.model.annotation import Event, Mention, MentionKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.keys import fold
from lagebild.resolve.material import Material, typed
from lagebild.resolve.words import capital, towns_of


def with_seats(material: Material) -> Material:
    """Return the material with a place for events that have none but are said to be in a house."""
    towns = _towns(material)
    rows = tuple(_with_seat(s, material, towns) for s in material.of_kind(StatementKind.EVENT))
    return replace(material, statements={**material.statements, StatementKind.EVENT: rows})


def _towns(material: Material) -> dict[str, str]:
    """Return the places that the articles name, by their folded names."""
    mentions = (typed(s, Mention) for s in material.of_kind(StatementKind.MENTION))
    return {fold(m.name): m.name for m in mentions if m.kind is MentionKind.PLACE}


def _with_seat(statement: Statement, material: Material, towns: dict[str, str]) -> Statement:
    event = typed(statement, Event)
    if event.place:
        return statement
    text = material.by_id[statement.article_id].text
    for span in dict.fromkeys((event.span, *event.evidence)):
        for name, place in _places(text, span, towns):
            return replace(statement, finding=replace(event, place=name, place_span=place))
    return statement


def _places(text: str, span: CharSpan, towns: dict[str, str]) -> Iterator[tuple[str, CharSpan]]:
    for found in _in_a_house().finditer(text, span.start, span.end):
        adjective, house = found.group("town"), found.group("house")
        town = _town(adjective, towns) if adjective else None
        whole = CharSpan(found.start("town") if adjective else found.start("house"), found.end("house"))
        if house in _seats():
            yield _seats()[house], CharSpan(found.start("house"), found.end("house"))
        elif town:
            yield town, whole
        elif adjective:
            yield f"{adjective} {house}", whole


def _town(adjective: str, towns: dict[str, str]) -> str | None:
    """Return the town of an adjective: "Pariser" is of Paris, "Dresdner" of Dresden."""
    for name in towns_of(adjective):
        seat = capital(name)
        if fold(name) in towns or seat:
            return towns.get(fold(name)) or (seat[0] if seat else None)
    return None


@cache
def _seats() -> dict[str, str]:
    rows = entries("resolve", "seat", ("forms", "example"))
    return {form: row["forms"][0] for row in rows for form in row["forms"]}


@cache
def _in_a_house() -> re.Pattern[str]:
    heads = [head for row in entries("resolve", "house", ("heads", "example")) for head in row["heads"]]
    names = "|".join(re.escape(form) for form in sorted(_seats(), key=len, reverse=True))
    ends = "|".join(re.escape(head) for head in sorted(heads, key=len, reverse=True))
    return re.compile(
        r"\b(?:[Ii]m|[Ii]n der)\s(?:(?P<town>[A-ZÄÖÜ][a-zäöüß]+er)\s)?"
        rf"(?P<house>(?:{names})\b|(?:[A-ZÄÖÜ][\w-]{{0,30}})?(?i:{ends})\b)"
    )
