"""What the word lists know about a word or a run of words: first name, state, place, body, title.

A list is evidence, not a verdict: "Essen" is a city and a meal. The sequence model weighs it with the
context.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from lagebild.annotate.names.vocabulary import tails
from lagebild.lexicon import endings, entries, words

MAX_PHRASE = 6
_ADJECTIVE_ENDINGS = (*endings("grammar", "adjective_ending"), "e")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state with the words that point to it."""

    name: str
    adjective: str = ""
    inhabitant: str = ""
    capitals: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A named body: party, authority, firm, medium, armed group."""

    name: str
    of: str | None = None
    kind: str = ""


@dataclass(slots=True)
class Gazetteer:
    """All word lists, keyed by the form as it stands in text (nominative and genitive are tried)."""

    male: frozenset[str] = frozenset()
    female: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    states: dict[str, State] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    inhabitants: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    bodies: dict[str, Body] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(",") if item.strip())


def _read_states(table: Gazetteer) -> None:
    for line in sorted(words("states")):
        name, adjectives, inhabitant, capitals, aliases = (*_cells(line), "", "", "", "")[:5]
        adjective = next(iter(_items(adjectives)), "")
        state = State(
            name=name,
            adjective=adjective,
            inhabitant=inhabitant,
            capitals=_items(capitals),
            aliases=_items(aliases),
        )
        for form in (name, *state.aliases):
            table.states[form] = state
        for form in _items(adjectives):
            table.adjectives.setdefault(form, name)
        if inhabitant:
            table.inhabitants.setdefault(inhabitant, name)
        for capital in state.capitals:
            table.capitals[capital] = name


def _read_bodies(table: Gazetteer) -> None:
    for line in sorted(words("bodies")):
        name, aliases, of, kind = (*_cells(line), "", "", "")[:4]
        body = Body(name=name, of=of or None, kind=kind)
        table.bodies[name] = body
        for alias in _items(aliases):
            table.bodies.setdefault(alias, Body(name=alias, of=of or None, kind=kind))


def inflections(phrase: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the phrase in its other cases: "Weißes Haus" -> "Weißen Haus", "Weißen Hauses", "Weiße Haus"."""
    first = phrase[0]
    forms = {phrase}
    if len(phrase) > 1 and first[0].isupper():
        for ending in tails("nominative_adjective"):
            if first.endswith(ending) and len(first) > len(ending) + 3:
                stem = first[: -len(ending)]
                forms |= {(stem + other, *phrase[1:]) for other in _ADJECTIVE_ENDINGS}
                break
    if phrase[-1][-1].isalpha() and not phrase[-1].endswith("s"):
        forms |= {(*form[:-1], form[-1] + suffix) for form in set(forms) for suffix in tails("genitive")}
    return forms


def _split(form: str) -> tuple[str, ...]:
    return tuple(form.replace("’", "'").split())


def _add_phrases(table: Gazetteer) -> None:
    sources: list[tuple[str, str]] = [(form, "ORG") for form in table.bodies]
    sources += [(form, "LOC") for form in (*table.states, *table.places, *table.towns, *table.capitals)]
    seen: set[tuple[tuple[str, ...], str]] = set()
    for form, kind in sources:
        base = _split(form)
        if len(base) < 2 or len(base) > MAX_PHRASE:
            continue
        for phrase in inflections(base):
            if (phrase, kind) not in seen:
                seen.add((phrase, kind))
                table.phrases.setdefault(phrase[0], []).append((phrase, kind))
    for options in table.phrases.values():
        options.sort(key=lambda item: (-len(item[0]), item))


@cache
def gazetteer() -> Gazetteer:
    """Return the word lists, read once."""
    table = Gazetteer(
        male=words("first_names_male"),
        female=words("first_names_female"),
        titles=frozenset(word.rstrip("*") for word in words("titles")),
        places=frozenset(item for line in words("places") for item in _items(line)),
        towns=words("places_geonames"),
    )
    _read_states(table)
    _read_bodies(table)
    _add_phrases(table)
    return table


@cache
def state_names() -> frozenset[str]:
    """Return the names of the states, each by its first one."""
    return frozenset(row.name for row in gazetteer().states.values())


@cache
def unions() -> frozenset[str]:
    """Return the names of unions that states join: "Europäische Union"."""
    return frozenset(
        name for row in entries("events_parties", "union", ("names", "example")) for name in row["names"]
    )


@cache
def _regions() -> dict[str, str]:
    """Map the stems of adjectives to the parts of states that they belong to."""
    rows = (_cells(line) for line in sorted(words("regions")))
    return {form.lower(): name for name, forms in rows for form in _items(forms)}


@lru_cache(maxsize=50_000)
def adjective_owner(word: str) -> str | None:
    """Return the state that an adjective belongs to, else the part of one that has a government of its own:
    "hessischen" -> "Hessen", "Tiroler" -> "Tirol"."""
    return adjective_state(word) or _inflected(word.lower(), _regions())


@lru_cache(maxsize=50_000)
def adjective_state(word: str) -> str | None:
    """Return the state that an adjective belongs to, in any inflected form: "ukrainischen" -> "Ukraine"."""
    table = gazetteer().adjectives
    lower = word.lower()
    for prefix in ("us-", ""):
        if prefix and not lower.startswith(prefix):
            continue
        if name := _inflected(lower.removeprefix(prefix), table):
            return name
    return None


def _inflected(word: str, table: dict[str, str]) -> str | None:
    """Return what a table of stems holds for an inflected adjective."""
    for ending in ("", *_ADJECTIVE_ENDINGS):
        if word.endswith(ending) and (name := table.get(word[: len(word) - len(ending)])):
            return name
    return None
