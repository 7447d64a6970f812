"""The sentence splitter against its golden table, and what must hold for any text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from lagebild.annotate import sentences

GOLDEN = Path(__file__).parent.parent / "golden" / "sentences.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    text = case.get("text", " ".join(case["sentences"]))
    assert [span.of(text) for span in sentences.split_sentences(text)] == case["sentences"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_component_agrees_with_the_function(case: dict[str, Any]) -> None:
    text = case.get("text", " ".join(case["sentences"]))
    nlp = spacy.blank("de")
    nlp.add_pipe("lagebild_sentences")
    assert [sent.text.strip() for sent in nlp(text).sents] == case["sentences"]


@given(st.text(alphabet='Aa1 .!?…„“"»«\n-–z', max_size=120))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = sentences.split_sentences(text)
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
