"""German words as data: TOML files beside this module, read and checked on load.

Every file lies in ``lexicon/de/NAME.toml``. Each entry carries an ``example``, and the examples are tests
(``tests/test_lexicon.py``). Files without examples (plain lists) name their source and licence at the top.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from lagebild.errors import LexiconError

Entry = dict[str, Any]


@cache
def load(name: str) -> dict[str, Any]:
    """Return the lexicon ``de/NAME.toml`` as a dictionary of its tables; not to be changed.

    Raises LexiconError, naming the file, when it is missing or is no TOML.
    """
    path = resources.files(__name__).joinpath("de", f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"{name}.toml: no such lexicon") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}.toml: {error}") from error


@cache
def entries(name: str, table: str, required: tuple[str, ...] = ("example",)) -> tuple[Entry, ...]:
    """Return the entries of one array of tables, each checked for its required keys.

    Raises LexiconError, naming file, table and entry, when a key is missing.
    """
    rows = load(name).get(table)
    if not isinstance(rows, list):
        raise LexiconError(f"{name}.toml: no table [[{table}]]")
    for number, row in enumerate(rows, 1):
        missing = [key for key in required if key not in row]
        if missing:
            raise LexiconError(f"{name}.toml: [[{table}]] no. {number} ({row}) lacks {', '.join(missing)}")
    return tuple(rows)


@cache
def group(lexicon: str, name: str) -> frozenset[str]:
    """Return the words of the closed class ``name`` in ``de/LEXICON.toml``: its ``[[group]]`` of that name.

    Raises LexiconError, naming file and class, when there is none.
    """
    for row in entries(lexicon, "group", ("name", "words", "example")):
        if row["name"] == name:
            return frozenset(row["words"])
    raise LexiconError(f"{lexicon}.toml: no [[group]] {name!r}")


@cache
def endings(lexicon: str, name: str) -> tuple[str, ...]:
    """Return the words of a closed class for ``str.endswith``: "russisch|en", "Landes|parteitag"."""
    return tuple(sorted(group(lexicon, name)))


@cache
def nominative_forms(form: str) -> dict[str, str]:
    """Return by gender ("m", "f", "n", "p" for the plural) the articles of the nominative ("definite",
    "indefinite") or the endings of an adjective ("after_definite", "strong": "ein zweit|er Gipfel")."""
    rows = entries("grammar", "nominative", ("gender", form, "example"))
    return {row["gender"]: str(row[form]) for row in rows}


def words(name: str) -> frozenset[str]:
    """Return a plain word list ``de/NAME.txt``: one word a line, ``#`` starts a comment.

    Raises LexiconError, naming the file, when it is missing.
    """
    return _words(name)


@cache
def _words(name: str) -> frozenset[str]:
    path = resources.files(__name__).joinpath("de", f"{name}.txt")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise LexiconError(f"{name}.txt: no such word list") from error
    return frozenset(word for line in lines if (word := line.split("#", 1)[0].strip()))
