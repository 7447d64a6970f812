"""Golden cases of names, floors of their scores, and what must hold for any text."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from lagebild.annotate import components as components
from lagebild.annotate.names.grammar import nominative
from lagebild.annotate.names.vocabulary import word_class
from lagebild.model.annotation import Mention

ROOT = Path(__file__).parent.parent.parent
CASES = tomllib.loads((ROOT / "tests" / "golden" / "names.toml").read_text(encoding="utf-8"))["case"]
FLOORS = tomllib.loads((ROOT / "eval" / "floors.toml").read_text(encoding="utf-8"))["names"]
WORDS = (
    "Jan Holm Holms Oslo Kiew Norwegen norwegische die NATO SPD-Chefin traf sagte und von in zwischen . , "
    "( ) „ “ Weißen Hauses Herr Essen am-Main Straße 12 US-Regierung"
)


@cache
def nlp() -> Language:
    pipeline = spacy.blank("de")
    pipeline.add_pipe("lagebild_names")
    return pipeline


def found(text: str) -> tuple[Mention, ...]:
    return tuple(nlp()(text)._.mentions)


def rows(text: str) -> list[list[str]]:
    return [
        [
            m.span.of(text),
            m.kind.value,
            m.name,
            *([m.of] if m.of and m.kind.value in ("place", "government") else []),
        ]
        for m in found(text)
    ]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(c, id=c["id"], marks=[pytest.mark.xfail(reason=c["xfail"])] if "xfail" in c else [])
        for c in CASES
    ],
)
def test_golden(case: dict[str, Any]) -> None:
    assert rows(case["text"]) == case["names"]


def scores() -> dict[str, float]:
    """F1 of the golden table per kind (governments are bodies, states are places) and the canonical forms."""
    merged = {"government": "organisation", "state": "place"}
    kinds = ("person", "place", "organisation")
    right, hits, gold = (dict.fromkeys(kinds, 0) for _ in range(3))
    same = all_right = 0
    for case in CASES:
        got = [(row[0], merged.get(row[1], row[1]), row[2]) for row in rows(case["text"])]
        want = [(row[0], merged.get(row[1], row[1]), row[2]) for row in case["names"]]
        left = [row[:2] for row in got]
        for words, kind, name in want:
            if kind in gold:
                gold[kind] += 1
            if (words, kind) in left:
                left.remove((words, kind))
                all_right += 1
                same += (words, kind, name) in got
                if kind in right:
                    right[kind] += 1
        for _words, kind, _name in got:
            if kind in hits:
                hits[kind] += 1
    out = {kind: 200 * right[kind] / (hits[kind] + gold[kind]) for kind in kinds}
    return {**out, "canonical": 100 * same / all_right}


def test_scores_stay_above_their_floors() -> None:
    measured = scores()
    assert {kind: value for kind, value in measured.items() if value < FLOORS[kind]} == {}
    assert len(CASES) >= FLOORS["cases"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=30))
def test_names_lie_in_order_and_hold_no_verb(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for mention in found(text):
        assert mention.span.start >= end
        end = mention.span.end
        written = mention.span.of(text)
        assert written == written.strip() and mention.name
        if mention.kind.value == "person":
            inner = [word for word in written.split() if word.islower() and "-" not in word]
            assert set(inner) <= word_class("particles"), written


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for mention in found(text):
        assert mention.span.of(text)
    assert found(text) == found(text)


@pytest.mark.parametrize(
    "table",
    ["bodies", "places", "places_geonames", "states", "titles", "first_names_male", "first_names_female"],
)
def test_word_lists_name_source_and_licence(table: str) -> None:
    path = ROOT / "src" / "lagebild" / "lexicon" / "de" / f"{table}.txt"
    head = "\n".join(
        line for line in path.read_text(encoding="utf-8").splitlines()[:5] if line.startswith("#")
    )
    assert "Licence" in head or "licence" in head, path.name


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Arbeitgeberverbands Brief und Paket", "Arbeitgeberverband Brief und Paket"),
        ("Handelsverbunds Online", "Handelsverbund Online"),
        ("Internationalen Komitees vom Roten Kreuz", "Internationales Komitee vom Roten Kreuz"),
        ("Paris Saint-Germain", "Paris Saint-Germain"),
    ],
)
def test_nominative_of_a_body(words: str, wanted: str) -> None:
    assert nominative(tuple(words.split()), "Sicht des ", {}) == wanted


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Im Tschad verhandeln Regierung und Rebellen. Das Innenministerium schwieg.", None),
        ("In Berlin verhandeln Regierung und Opposition. Das Innenministerium schwieg.", "Deutschland"),
        ("Im Tschad wird verhandelt. Das Bundesinnenministerium schwieg.", "Deutschland"),
    ],
)
def test_a_ministry_without_its_state_is_german_only_in_german_affairs(text: str, state: str | None) -> None:
    nlp = spacy.blank("de")
    for name in ("lagebild_sentences", "lagebild_names"):
        nlp.add_pipe(name)
    found = {m.name: m.of for m in nlp(text)._.mentions if m.name.endswith("inisterium")}
    assert list(found.values()) == [state]
