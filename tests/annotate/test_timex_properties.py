"""What must hold of times in any text, and of every pattern on hostile input."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from lagebild import lexicon
from lagebild.annotate.timex import calendar, timex
from lagebild.annotate.timex.patterns import RULES, compile_pattern, load_rules
from lagebild.annotate.timex.tokens import LEXER, alphabet, tokenize
from lagebild.errors import LexiconError

LENGTH = 100_000
LIMIT = 1.0
"""CPU seconds: twenty times what a linear pattern takes on a slow machine, far less than a square one."""
HOSTILE_TEXTS = {
    "digits": "1",
    "days": "1. ",
    "dates": "1.1.",
    "clocks": "20.30-",
    "thousands": "100.",
    "slashes": "2012/",
    "breaks": "\n ",
    "blanks": " ",
    "quotes": "’8",
    "letters": "ä",
    "months": "Mai ",
    "weekdays": "Montag, ",
    "nights": "der Nacht von Montag auf ",
    "amounts": "mehr als zwei Jahre und ",
    "articles": "den ",
    "every": "jeden letzten ",
    "numbers": "zwei bis ",
}
WORDS = sorted(
    {word for words in lexicon.load("timex").values() for row in words for word in row.get("forms", ())}
)
PIECES = st.sampled_from([*WORDS, *".,:-/()", "\n\n", "3.", "12", "2011", "20.30", "3.12.", "Uhr", "Weber"])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))
ANCHORS = st.one_of(st.none(), st.dates())


def cpu_time(pattern: re.Pattern[str], text: str) -> float:
    """Return the CPU seconds for all matches, the best of up to three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for _match in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - start)
        if best < LIMIT / 2:
            break
    return best


@pytest.mark.parametrize("seed", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_no_pattern_is_slow_on_hostile_text(seed: str) -> None:
    text = (seed * (LENGTH // len(seed) + 1))[:LENGTH]
    assert cpu_time(LEXER, text) < LIMIT, "the lexer, which reads every character"
    symbols = tokenize(text).symbols
    slow = {rule.name: taken for rule in load_rules() if (taken := cpu_time(rule.pattern, symbols)) > LIMIT}
    assert not slow


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_no_pattern_is_slow_on_its_own_symbols(rule: object) -> None:
    """100,000 times each symbol that the pattern knows would be too many: those it starts with must do."""
    pattern = rule.pattern  # type: ignore[attr-defined]
    letters = [symbol for symbol in alphabet().sets if symbol in pattern.pattern][:8]
    for symbol in letters:
        assert cpu_time(pattern, symbol * LENGTH) < LIMIT
    assert cpu_time(pattern, "".join(letters) * (LENGTH // max(len(letters), 1))) < LIMIT


def test_no_pattern_repeats() -> None:
    for rule in load_rules():
        assert not re.search(r"[*+{]", rule.pattern.pattern), rule.name


@given(TEXTS, ANCHORS)
def test_spans_are_exact_sorted_and_apart(text: str, anchor: date | None) -> None:
    found = timex(text, anchor)
    end = 0
    for item in found:
        assert end <= item.span.start < item.span.end <= len(text)
        assert item.span.of(text) == item.span.of(text).strip()
        assert item.value
        end = item.span.end


@given(TEXTS, ANCHORS)
def test_bounds_are_edtf(text: str, anchor: date | None) -> None:
    for item in timex(text, anchor):
        for edtf in (item.edtf, item.start, item.end):
            if edtf is not None:
                parse_edtf(edtf)
        if item.edtf is None:
            assert item.start is item.end is None


@given(TEXTS)
def test_without_an_anchor_nothing_is_counted(text: str) -> None:
    for item in timex(text):
        assert item.anchor is None
        if item.rule in {"weekday", "today", "tomorrow", "weekday-part", "relative-unit"}:
            assert item.edtf is None


@given(st.text(max_size=200))
def test_same_input_same_output(text: str) -> None:
    assert timex(text, "2025-12-20") == timex(text, "2025-12-20")


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1818, 3, 22), (2000, 4, 23), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == date(year, month, day)


def test_an_anchor_must_be_a_date() -> None:
    with pytest.raises(ValueError, match="not an ISO date"):
        timex("Am Freitag", "gestern")


def test_a_pattern_with_an_unknown_category_names_its_rule() -> None:
    with pytest.raises(LexiconError, match=f"{RULES}.toml: rule broken"):
        compile_pattern("broken", "NO_SUCH_THING", {}, alphabet())


def test_a_pattern_needs_what_may_not_be_missing() -> None:
    letters = alphabet()
    source = "<IN_DET ( DET? YEAR )? month:MONTH ( SEASON NUM | YEAR ) >!( COMMA ) !DOT"
    _, needs = compile_pattern("made-up", source, {}, letters)
    either = min(letters.those("SEASON"), letters.those("NUM"), key=len) | letters.those("YEAR")
    assert sorted(needs, key=sorted) == sorted(
        (letters.those("IN_DET"), letters.those("MONTH"), either), key=sorted
    )
