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
from collections.abc import Iterable, Iterator
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
    """One rule: the pattern over symbols, the TIMEX3 type, and which recipe makes the value.

    ``needs`` are sets of symbols of which every match holds at least one each: "day:ORD month:MONTH" needs an
    ordinal and a month.
    """

    name: str
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
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
    return tuple(_rule(rank, row, macros) for rank, row in enumerate(rows))


def _rule(rank: int, row: dict[str, Any], macros: dict[str, str]) -> Rule:
    pattern, needs = compile_pattern(row["name"], row["pattern"], macros, alphabet())
    return Rule(name=row["name"], pattern=pattern, needs=needs, recipe=row["recipe"], features=row, rank=rank)


def compile_pattern(
    name: str, source: str, macros: dict[str, str], letters: Alphabet
) -> tuple[re.Pattern[str], tuple[frozenset[str], ...]]:
    """Return the regular expression over symbols for one pattern, and what it needs (``Rule.needs``).

    ``name`` is for the error message.
    """
    try:
        for _ in range(4):
            source = re.sub(r"\{(\w+)\}", lambda match: f"( {macros[match[1]]} )", source)
        items = list(_items(source))
        return re.compile(_translate(items, letters)), _needs(items, letters)
    except (KeyError, ValueError, re.error) as error:
        raise LexiconError(f"{RULES}.toml: rule {name}: {error}") from error


def _items(source: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(source):
        item = ITEM.match(source, place)
        if not item:
            raise ValueError(f"not readable at {source[place : place + 20]!r}")
        place = item.end()
        if not item["blank"]:
            yield item


def _translate(items: Iterable[re.Match[str]], letters: Alphabet) -> str:
    out: list[str] = []
    used: dict[str, int] = {}
    for item in items:
        if item["close"] or item["bar"]:
            out.append(item["close"] or "|")
            continue
        out.append(_opening(item, used) + (_piece(item, letters) if item["cats"] else ""))
    return "".join(out)


def _needs(items: Iterable[re.Match[str]], letters: Alphabet) -> tuple[frozenset[str], ...]:
    """Return the symbols of the pieces that may not be missing, those of the fewest symbols first.

    Of a group with "|" it is one piece for all its sides.
    """
    sides: list[list[frozenset[str]]] = [[]]
    outer: list[tuple[list[list[frozenset[str]]], bool]] = []
    for item in items:
        if item["open"]:
            outer.append((sides, "!" in (item["look"] or "")))
            sides = [[]]
        elif item["bar"]:
            sides.append([])
        elif item["close"]:
            (around, absent), inner = outer.pop(), sides
            sides = around
            if not absent and not item["close"].endswith("?"):
                sides[-1] += _needs_of_sides(inner)
        elif not item["maybe"] and "!" not in (item["look"] or "") and not item["cats"].startswith("!"):
            sides[-1].append(frozenset(_symbols(item["cats"], letters)))
    return tuple(sorted(_needs_of_sides(sides), key=len))


def _needs_of_sides(sides: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    if len(sides) == 1:
        return sides[0]
    return [frozenset().union(*(min(side, key=len) for side in sides))] if all(sides) else []


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
