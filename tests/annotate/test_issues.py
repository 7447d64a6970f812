"""Issues: the golden table, and what must always hold."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from events_by_hand import DAY, read

from lagebild.annotate import annotate_article
from lagebild.lexicon import entries
from lagebild.model.annotation import IssueStatus
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


SIGNS = {"adjective": "words", "participle": "lemmas", "point": "ends", "relation": "nouns"}
SIGNS |= {"minded": "words", "verb": "lemmas"}
ROWS = [row for table, key in SIGNS.items() for row in entries("issues", table, ("status", "negated", key))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_the_example_of_each_sign_is_read_with_its_status(row: dict[str, Any]) -> None:
    meant = {row["status"], row["negated"], "set_aside" if row.get("only_later") else ""}
    meant |= {"open"} if row.get("only_due") else set()
    assert {issue.status for issue in read(CONTEXT + row["example"])._.issues} & (meant - {""})


@pytest.mark.parametrize("table", ["oblique", "contracted", "group"])
def test_other_entries_carry_an_example(table: str) -> None:
    assert all(row["example"] for row in entries("issues", table))


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


@pytest.mark.parametrize(
    ("about", "found"), [("für den Abbau der Zölle", ["Abbau der Zölle"]), ("für weitere Gespräche", [])]
)
def test_what_a_paper_is_about_is_agreed_with_it(about: str, found: list[str]) -> None:
    text = f"{CONTEXT}Norland und Südland einigten sich auf einen Fahrplan {about}."
    issues = annotate_article(Article(id="a", source="a", text=text, published=DAY)).issues
    assert [issue.text for issue in issues if issue.status is IssueStatus.AGREED] == found
