"""Issues: the golden table, and what must always hold."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from events_by_hand import DAY, read

from lagebild.annotate import annotate_article
from lagebild.lexicon import entries
from lagebild.model.article import Article

TABLE = Path(__file__).parent.parent / "golden" / "issues.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]
CONTEXT = "Die Verhandlungen dauern an. "


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    text = case["text"] if case.get("alone") else CONTEXT + case["text"]
    found = read(text)._.issues
    shown = {"parties": list, "said_by": list}
    got = [
        {key: shown.get(key, lambda value: value)(getattr(issue, key)) for key in want}
        for issue, want in zip(found, case["issues"], strict=False)
    ]
    assert got == case["issues"]
    assert len(found) == len(case["issues"])
    for issue in found:
        matter = issue.matter.of(text)
        assert matter.strip() == matter
        assert issue.span.covers(issue.matter)


@pytest.mark.parametrize(
    "table",
    ["adjective", "participle", "point", "relation", "minded", "verb", "oblique", "contracted", "group"],
)
def test_entries_carry_an_example(table: str) -> None:
    assert all(row["example"] for row in entries("issues", table))


def test_every_sign_of_the_tables_has_a_golden_case_for_its_status() -> None:
    told = {issue["status"] for case in CASES for issue in case["issues"]}
    assert told == {"open", "disputed", "unclear", "set_aside", "agreed"}


def test_a_paper_as_a_whole_is_no_point() -> None:
    plan = "Norwegen legte am Montag einen 20-Punkte-Plan vor. Umstritten ist der 20-Punkte-Plan."
    text = f"{plan} Strittig ist die Laufzeit."
    article = Article(id="a", source="a", text=text, published=DAY)
    assert [issue.text for issue in annotate_article(article).issues] == ["Laufzeit"]


def test_an_article_about_no_talks_has_no_issues() -> None:
    text = "Der Fluss trat über die Ufer. Unklar ist, wann der Damm repariert wird."
    article = Article(id="a", source="a", text=text, published=DAY)
    assert annotate_article(article).issues == ()
    told = Article(id="b", source="b", text=f"{text} Die Gespräche mit der Bahn dauern an.", published=DAY)
    assert [issue.text for issue in annotate_article(told).issues] == ["wann der Damm repariert wird"]
