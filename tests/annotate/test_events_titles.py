"""Titles of events: the golden table, and the cases of names."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from events_by_hand import read
from hypothesis import given
from hypothesis import strategies as st

from lagebild.annotate.events import title_words
from lagebild.annotate.events.titles import LONGEST

GOLDEN = Path(__file__).parent.parent / "golden" / "events_titles.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_title(case: dict[str, str]) -> None:
    assert [e.title for e in read(case["text"])._.events][:1] == [case["title"]]


@pytest.mark.parametrize(
    ("name", "dative", "genitive"),
    [
        ("Ukraine", "der Ukraine", "der Ukraine"),
        ("USA", "den USA", "der USA"),
        ("Irak", "dem Irak", "des Iraks"),
        ("Europäische Union", "der Europäischen Union", "der Europäischen Union"),
        ("Norland", "Norland", "von Norland"),
        ("Rita Weber", "Rita Weber", "von Rita Weber"),
        ("ein Berater Putins", "einem Berater Putins", "von einem Berater Putins"),
        ("die ukrainische Delegation", "der ukrainischen Delegation", "der ukrainischen Delegation"),
        ("europäische Gesandte", "europäischen Gesandten", "europäischer Gesandte"),
    ],
)
def test_cases_of_names(name: str, dative: str, genitive: str) -> None:
    assert (title_words.dative(name), title_words.of(name)) == (dative, genitive)


@pytest.mark.parametrize(
    ("name", "there", "thither"),
    [
        ("Genf", "in Genf", "nach Genf"),
        ("Schweiz", "in der Schweiz", "in die Schweiz"),
        ("USA", "in den USA", "in die USA"),
        ("Iran", "im Iran", "in den Iran"),
    ],
)
def test_places(name: str, there: str, thither: str) -> None:
    assert (title_words.place_in(name), title_words.place_to(name)) == (there, thither)


@given(st.lists(st.sampled_from(["Rita Weber", "Tom Krüger", "Norland", "Verdi"]), min_size=1, max_size=4))
def test_titles_are_short(names: list[str]) -> None:
    for event in read(f"{', '.join(names)} und Jens Thoma trafen sich am Freitag in Genf.")._.events:
        assert 0 < len(event.title) <= LONGEST
