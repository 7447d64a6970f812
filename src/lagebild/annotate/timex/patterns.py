"""The rules of ``lexicon/de/timex_rules.toml``, compiled once.

A pattern is a row of categories, parted by blanks::

    weekday:WEEKDAY? COMMA? day:ORD month:MONTH     names in lower case catch a piece
    A|B    either          A&B   both at once        A&!B  not this    !A  anything else
    X?     may be missing  ( X Y | Z )  a group      span:( X )  the part that is the expression
    <A <!A  the piece before is (not) A              >( X Y )  >!( X )  what follows is (not) so
    {NAME}  the pattern of that name in [macro]

There is no repetition, so that every pattern is linear in its input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from lagebild import lexicon
from lagebild.annotate.timex.tokens import Alphabet, alphabet
from lagebild.errors import LexiconError

RULES = "timex_rules"
ITEM = re.compile(
    r"(?P<look>[<>]!?)?(?P<name>[a-z]+:)?(?:(?P<open>\()|(?P<cats>!?[A-Z][A-Z_0-9|&!]*)(?P<maybe>\??)(?=[\s)]|$))"
    r"|(?P<close>\)\??)|(?P<bar>\|)|(?P<blank>\s+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: the pattern over symbols, the TIMEX3 type, and which recipe makes the value."""

    name: str
    pattern: re.Pattern[str]
    recipe: str
    features: dict[str, Any]
    rank: int


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return all rules in the order of the file; of two that match the same words the earlier one counts.

    Raises LexiconError, naming the rule, where a pattern cannot be read.
    """
    rows = lexicon.entries(RULES, "rule", ("name", "pattern", "recipe", "example"))
    macros = lexicon.load(RULES).get("macro", {})
    return tuple(
        Rule(
            name=row["name"],
            pattern=compile_pattern(row["name"], row["pattern"], macros, alphabet()),
            recipe=row["recipe"],
            features=row,
            rank=rank,
        )
        for rank, row in enumerate(rows)
    )


def compile_pattern(name: str, source: str, macros: dict[str, str], letters: Alphabet) -> re.Pattern[str]:
    """Return the regular expression over symbols for one pattern; ``name`` is for the error message."""
    try:
        for _ in range(4):
            source = re.sub(r"\{(\w+)\}", lambda match: f"( {macros[match[1]]} )", source)
        return re.compile(_translate(source, letters))
    except (KeyError, ValueError, re.error) as error:
        raise LexiconError(f"{RULES}.toml: rule {name}: {error}") from error


def _translate(source: str, letters: Alphabet) -> str:
    out: list[str] = []
    used: dict[str, int] = {}
    place = 0
    while place < len(source):
        item = ITEM.match(source, place)
        if not item:
            raise ValueError(f"not readable at {source[place : place + 20]!r}")
        place = item.end()
        if item["blank"]:
            continue
        if item["close"] or item["bar"]:
            out.append(item["close"] or "|")
            continue
        out.append(_opening(item, used) + (_piece(item, letters) if item["cats"] else ""))
    return "".join(out)


def _opening(item: re.Match[str], used: dict[str, int]) -> str:
    look = {"<": "(?<=", "<!": "(?<!", ">": "(?=", ">!": "(?!"}.get(item["look"] or "", "")
    if not item["name"]:
        return look if item["cats"] else look or "(?:"
    name = item["name"][:-1]
    used[name] = used.get(name, 0) + 1
    return f"(?P<{name}_{used[name]}>"


def _piece(item: re.Match[str], letters: Alphabet) -> str:
    """A character class, closed where the piece was opened by a name or a look around."""
    chosen = _symbols(item["cats"].removeprefix("!"), letters)
    negated = "^" if item["cats"].startswith("!") else ""
    close = ")" if item["look"] or item["name"] else ""
    return f"[{negated}{''.join(sorted(chosen))}]{close}{item['maybe']}"


def _symbols(expression: str, letters: Alphabet) -> set[str]:
    chosen: set[str] = set()
    for alternative in expression.split("|"):
        names = alternative.split("&")
        sets = [letters.those(name.removeprefix("!")) for name in names]
        if not all(sets):
            raise ValueError(f"nothing is {alternative}")
        both = set(letters.sets)
        for name, symbols in zip(names, sets, strict=True):
            both = both - symbols if name.startswith("!") else both & symbols
        chosen |= both
    if not chosen:
        raise ValueError(f"nothing is {expression}")
    return chosen
