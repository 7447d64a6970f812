"""Answers: the golden table, and what other numbers stand against."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lagebild.model.article import Article
from lagebild.resolve.answers import Answer, answers_in
from lagebild.resolve.figures import counters
from lagebild.resolve.sentences import sentences

GOLDEN = Path(__file__).parent.parent / "golden" / "answers.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]


def shown(answer: Answer, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {"clause": answer.span.of(text), "act": answer.act.value}
    if answer.noun:
        found["noun"] = answer.noun
    if answer.told:
        found["told"] = True
    if answer.before:
        found["before"] = True
    if answer.content:
        found["content"] = answer.content.of(text)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    article = Article(id="a", source="a.txt", text=case["text"])
    assert [shown(answer, case["text"]) for answer in answers_in(article)] == case["answers"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Die Polizei zählte nicht einmal halb so viele", "2.100 Beschäftigte beteiligten sich"),
        ("Die Polizei zählte deutlich weniger", "2.100 Beschäftigte beteiligten sich"),
        ("Krause sprach dagegen von 90 Tagen", "die Truppen müssten binnen 30 Tagen abziehen"),
        ("Die Veranstalter sprachen von 20.000 Teilnehmern", "es kamen 8000 Menschen"),
    ],
)
def test_another_number_for_the_same_speaks_against(text: str, other: str) -> None:
    assert counters(text, other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Krause sprach dagegen von 30 Tagen", "die Truppen müssten binnen 30 Tagen abziehen"),
        ("Krause sprach dagegen von 90 Metern", "die Truppen müssten binnen 30 Tagen abziehen"),
        ("Der Abzug dauere 90 Tage", "die Truppen müssten binnen 30 Tagen abziehen"),
        ("Die Veranstalter sprachen von 8.000 Teilnehmern", "es kamen 8000 Menschen"),
        ("Die Veranstalter sprachen von 20.000 Euro", "es kamen 8000 Menschen"),
        ("Er rede weniger, sagte Krause", "die Truppen müssten binnen 30 Tagen abziehen"),
        ("Die Polizei zählte deutlich weniger", "viele Beschäftigte beteiligten sich"),
    ],
)
def test_numbers_of_other_things_do_not(text: str, other: str) -> None:
    assert not counters(text, other)


def test_sentences_end_behind_no_ordinal_and_no_abbreviation() -> None:
    text = "Am 3. März kam Dr. Weber. Er ging bald.\n\nDanach war Ruhe"
    article = Article(id="a", source="a.txt", text=text)
    assert [span.of(text) for span in sentences(article)] == [
        "Am 3. März kam Dr. Weber.",
        "Er ging bald.",
        "Danach war Ruhe",
    ]
