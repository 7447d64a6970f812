"""Golden cases of offices, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from names_by_hand import annotated

from lagebild.lexicon import load

GOLDEN = Path(__file__).parent.parent / "golden" / "roles.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]
WORDS = (
    "Jan Holm Holms der die den ein eine Minister Sprecherin Leiter des von norwegische frühere Ex-Kanzler "
    "US-Gesandten , . ( ) und ist als zum gewählt leitet Rat Dr."
)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(c, id=c["id"], marks=[pytest.mark.xfail(reason=c["xfail"])] if "xfail" in c else [])
        for c in CASES
    ],
)
def test_golden(case: dict[str, Any]) -> None:
    doc = annotated(case["text"], case["names"])
    found = sorted([r.name, r.title, r.of or "", r.former] for r in doc._.roles)
    assert found == sorted(case["roles"])
    for role in doc._.roles:
        assert role.span.of(case["text"]).split() == role.title.split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=30))
def test_offices_lie_in_the_text_and_are_borne_by_persons_named(words: list[str]) -> None:
    text = " ".join(words)
    doc = annotated(text, {"Jan Holm": "person"})
    for role in doc._.roles:
        assert role.name == "Jan Holm"
        assert role.span.of(text).replace(" ", "") == role.title.replace(" ", "")
        assert role.of != role.name


@pytest.mark.parametrize("table", [name for name, rows in load("roles").items() if isinstance(rows, list)])
def test_every_row_of_the_lexicon_has_words_and_an_example(table: str) -> None:
    for row in load("roles")[table]:
        assert row["words"] and row["example"].endswith("."), row
