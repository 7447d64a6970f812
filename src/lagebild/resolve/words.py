"""What the resolver's lexicon knows, in the form in which it is asked."""

from __future__ import annotations

from functools import cache

from lagebild.lexicon import entries
from lagebild.resolve.keys import fold


@cache
def _states() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    from babel import Locale

    by_form: dict[str, str] = {}
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for code, name in Locale("de").territories.items():
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XK", "ZZ", "QO"):
            by_form[fold(name)] = code
            names[code] = name
    for row in entries("resolve", "state", ("code", "name", "forms", "adjective", "example")):
        names[row["code"]] = row["name"]
        adjectives[row["code"]] = row["adjective"]
        by_form.update({fold(form): row["code"] for form in row["forms"]})
    return by_form, names, adjectives


def state_code(name: str) -> str | None:
    """Return the ISO code of a state by any of its names ("Vereinigte Staaten", "USA" -> "US")."""
    return _states()[0].get(fold(name))


def state_name(code: str) -> str:
    """Return the usual name of a state in the press ("US" -> "USA")."""
    return _states()[1][code]


def state_adjective(code: str) -> str | None:
    """Return the adjective of a state ("RU" -> "russisch"), None where the table lacks it."""
    return _states()[2].get(code)


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


def names_delegation(text: str) -> bool:
    """Whether a description names a delegation ("die ukrainische Delegation")."""
    return any(word.startswith(head) for word in fold(text).split() for head in _heads("delegation", "head"))


def makes_member(title: str) -> bool:
    """Whether an office puts its holder into the delegation of their side ("Chefunterhändler")."""
    return any(head in fold(title) for head in _heads("member", "title"))


def mediates(title: str) -> bool:
    """Whether an office stands between the sides ("Schlichterin")."""
    return any(head in fold(title) for head in _heads("mediator", "title"))
