"""What the resolver's lexicon knows, in the form in which it is asked."""

from __future__ import annotations

from functools import cache

from lagebild.lexicon import Entry, entries, group, load, words
from lagebild.resolve.keys import fold, stem


@cache
def _states() -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, str]]]:
    """Return states by any name, their adjectives, and capitals with their first spelling and state."""
    by_form: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, tuple[str, str]] = {}
    for line in sorted(words("states")):
        name, adjective, _, towns, others = (*(cell.strip() for cell in line.split("|")), "", "", "", "")[:5]
        if adjective:
            adjectives[name] = adjective
        for form in (name, *_items(others)):
            by_form[fold(form)] = name
        seats = _items(towns)
        for seat in seats:
            capitals.setdefault(fold(seat), (seats[0], name))
    return by_form, adjectives, capitals


@cache
def _governments() -> dict[str, str]:
    rows = ([cell.strip() for cell in line.split("|")] for line in sorted(words("bodies")))
    named = [(row[0], _items(row[1]), row[2]) for row in rows if len(row) > 3 and row[3] == "government"]
    return {fold(form): state for name, others, state in named for form in (name, *others)}


def government_of(name: str) -> str | None:
    """Return the state whose government goes by a name ("Kreml" -> "Russland")."""
    return _governments().get(fold(name))


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(",") if item.strip())


def state_of(name: str) -> str | None:
    """Return the usual name of a state by any of its names ("Vereinigte Staaten" -> "USA")."""
    return _states()[0].get(fold(name))


def state_adjective(state: str) -> str | None:
    """Return the adjective of a state ("Russland" -> "russisch"), None where the table lacks it."""
    return _states()[1].get(state)


@cache
def _by_adjective() -> dict[str, str]:
    return {fold(adjective): state for state, adjective in sorted(_states()[1].items(), reverse=True)}


def state_in(text: str) -> str | None:
    """Return the state whose adjective a text has: "des ukrainischen Außenministeriums" -> "Ukraine"."""
    return next((s for word in text.split() if (s := _by_adjective().get(stem(word)))), None)


def capital(name: str) -> tuple[str, str] | None:
    """Return the first spelling of a capital and its state ("Kyjiw" -> "Kiew", "Ukraine")."""
    return _states()[2].get(fold(name))


def towns_of(adjective: str) -> tuple[str, ...]:
    """Return the towns that an adjective may be of: "Pariser" of "Paris", "Dresdner" of "Dresden"."""
    stem = adjective.removesuffix("er")
    return stem, f"{stem}e", f"{stem}en", f"{stem[:-1]}en"


@cache
def _bodies() -> dict[str, str]:
    rows = entries("resolve", "body", ("forms", "example"))
    return {fold(form): row["forms"][0] for row in rows for form in row["forms"]}


def body_name(name: str) -> str | None:
    """Return the record's name of a body that is known by abbreviation ("UNO" -> "Vereinte Nationen")."""
    return _bodies().get(fold(name))


@cache
def _heads(table: str, key: str) -> tuple[str, ...]:
    return tuple(fold(row[key]) for row in entries("resolve", table, (key, "example")))


@cache
def bare_heads() -> frozenset[str]:
    """Return stems of words that name no particular paper: "Entwurf", "Papier", "neu"."""
    return frozenset(
        stem(word) for row in entries("resolve", "bare", ("words", "example")) for word in row["words"]
    )


@cache
def meeting_words() -> frozenset[str]:
    """Return stems of words that do not tell one event from another: "Gespräch", "treffen"."""
    rows = entries("resolve", "meeting", ("words", "example"))
    return frozenset(stem(word)[:12] for row in rows for word in row["words"])


@cache
def time_words() -> frozenset[str]:
    """Return stems of words for days and months, which do not tell what is announced."""
    rows = entries("resolve", "time", ("words", "example"))
    return frozenset(stem(word)[:12] for row in rows for word in row["words"])


@cache
def organs() -> tuple[str, ...]:
    """Return the ends of nouns for organs that act for their body: "Sonderparteitag"."""
    return _heads("organ", "head")


@cache
def _circles() -> tuple[str, ...]:
    return _heads("circle", "head")


def is_circle(text: str) -> bool:
    """Whether words name an anonymous source: "Verhandlungskreise", "aus dem Umfeld der Verhandlungen"."""
    return any(head in fold(text) for head in _circles())


def names_delegation(text: str) -> bool:
    """Whether the first noun of a description names a delegation ("die ukrainische Delegation")."""
    noun = stem(head_noun(text))
    return any(noun.endswith(stem(head)) for head in _heads("delegation", "head"))


def head_noun(text: str) -> str:
    """Return the first word with a capital, else the first: "ein Mitglied der Delegation" -> "Mitglied"."""
    words_of = text.split()
    if len(words_of) > 1 and words_of[0].casefold() in _ARTICLES:
        words_of = words_of[1:]
    return next((word for word in words_of if word[:1].isupper()), words_of[0] if words_of else "")


_ARTICLES = group("resolve_words", "nominative_article")


def described_row(text: str) -> Entry | None:
    """Return the entry for the first noun of a description, None where the lexicon has none."""
    noun = fold(head_noun(text))
    for row in entries("resolve", "description", ("head", "kind", "example")):
        head = fold(row["head"])
        if noun == head or (row["head"][:1].islower() and noun.endswith(head)):
            return row
    return None


def described_kind(text: str) -> str | None:
    """Return what the first noun of a description says it is: "die russische Regierung" -> "government"."""
    row = described_row(text)
    return str(row["kind"]) if row else None


@cache
def _media() -> frozenset[str]:
    named = (row.get("name", "") for table in ("outlet", "agency") for row in load("outlets").get(table, ()))
    return frozenset(fold(name) for name in named if name)


def is_medium(name: str) -> bool:
    """Whether a body is a paper, station or agency that passes on what it has heard."""
    return fold(name) in _media() or name.isupper()


def is_outlet(name: str) -> bool:
    """Whether a name is that of a known paper, station or agency: "Reuters"; not "SPD"."""
    return fold(name) in _media() | _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(name) for row in load("agencies")["agency"] for name in row["codes"])


def is_institution(name: str) -> bool:
    """Whether a name alone is that of an office which every state has: "Außenministerium", "Parlament"."""
    return " " not in name and "-" not in name and described_kind(name) == "organisation"


@cache
def government_ends() -> tuple[str, ...]:
    """Return the ends of names of governments and their parts: "Außenministerium", "Kreml"."""
    return tuple(
        word for row in entries("resolve", "government_end", ("words", "example")) for word in row["words"]
    )


@cache
def determiners() -> frozenset[str]:
    """Return words before a description that say nothing of who they are: "die", "ihre"."""
    return frozenset(
        word for row in entries("resolve", "determiner", ("words", "example")) for word in row["words"]
    )


def makes_member(title: str) -> bool:
    """Whether an office puts its holder into the delegation of their side ("Chefunterhändler")."""
    return any(head in fold(title) for head in _heads("member", "title"))


def mediates(title: str) -> bool:
    """Whether an office stands between the sides ("Schlichterin")."""
    return any(head in fold(title) for head in _heads("mediator", "title"))
