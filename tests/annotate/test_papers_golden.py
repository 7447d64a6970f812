"""Papers: the golden table, found without any names component."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy

from lagebild.annotate import components as components
from lagebild.lexicon import entries
from lagebild.model.annotation import Paper

TABLE = Path(__file__).parent.parent / "golden" / "papers.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def nlp() -> Any:
    pipeline = spacy.blank("de")
    pipeline.add_pipe("lagebild_sentences")
    pipeline.add_pipe("lagebild_papers")
    return pipeline


def shown(paper: Paper, key: str) -> Any:
    if key == "contents":
        return [content.text for content in paper.contents]
    if key == "stances":
        return [f"{stance.holder}: {stance.stance}" for stance in paper.stances]
    value = getattr(paper, key)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(nlp: Any, case: dict[str, Any]) -> None:
    found = nlp(case["text"])._.papers
    got = [{key: shown(p, key) for key in want} for p, want in zip(found, case["papers"], strict=False)]
    assert got == case["papers"]
    assert len(found) == len(case["papers"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_evidence_lies_in_the_text(nlp: Any, case: dict[str, Any]) -> None:
    for paper in nlp(case["text"])._.papers:
        assert paper.evidence and paper.mentions
        assert all(span.end <= len(case["text"]) for span in (*paper.evidence, *paper.mentions))


@pytest.mark.parametrize("table", ["head", "presents", "provides", "access", "topic", "state", "presented"])
def test_entries_carry_an_example(table: str) -> None:
    assert all(row["example"] for row in entries("papers", table))
