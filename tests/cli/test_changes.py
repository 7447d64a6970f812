"""``lagebild changes`` on the shipped examples and as a user may call it wrongly."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lagebild.cli.app import app
from lagebild.model.change import Aspect, ChangeKind
from lagebild.publish.changes import VALUES
from lagebild.publish.wording import tables
from lagebild.resolve.changes import SECTIONS


def run(*arguments: str | Path, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["changes", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


def told(out: Path, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(out, *arguments, "--json"))["changes"]
    return found


def kinds(rows: Sequence[dict[str, Any]], section: str) -> set[tuple[str, str | None, str | None]]:
    return {(r["kind"], r["before"], r["after"]) for r in rows if r["section"] == section}


def test_a_withdrawn_denial_is_told(built: Path) -> None:
    rows = told(built, "--since", "2026-01-10")
    assert ("confirmed", "contested", "confirmed") in kinds(rows, "claims")
    assert ("confirmed", "open", "happened") in kinds(rows, "agenda")
    assert ("changed", "open", "overdue") in kinds(rows, "agenda")


def test_points_are_told_with_how_they_stand_and_whose_word_it_is(built: Path) -> None:
    rows = [r for r in told(built, "--since", "2026-01-10") if r["section"] == "issues"]
    moved = [r for r in rows if r["aspect"] == "status"]
    assert [r["text"].partition(" (")[0] for r in moved] == ["Stand: offen → strittig"]
    assert "nach Angaben von einem" in moved[0]["text"]
    assert "Verhandlungspunkt „" in run(built, "--since", "2026-01-10")


def test_a_correction_is_told_with_its_note(built: Path) -> None:
    rows = told(built, "--since", "2025-12-03", "--as-of", "2025-12-04")
    (article,) = [r for r in rows if r["section"] == "articles" and r["kind"] == "corrected"]
    assert article["aspect"] == "replaces"
    assert "früheren Fassung" in article["evidence"][0]["text"]
    contents = [r for r in rows if r["section"] == "papers" and r["aspect"] == "content"]
    assert {r["kind"] for r in contents} == {"corrected", "changed"}


def test_evidence_equals_the_articles(built: Path, record: dict[str, Any]) -> None:
    articles = {article["id"]: article for article in record["articles"]}
    for since in ("2025-11-01", "2025-12-10", "2026-01-18"):
        for row in told(built, "--since", since):
            assert row["evidence"], row
            for e in row["evidence"]:
                assert articles[e["article"]][e["field"]][e["start"] : e["end"]] == e["text"]


def test_text_tells_kind_words_and_source(built: Path) -> None:
    german = run(built, "--since", "2026-01-10")
    assert german.startswith("Was sich geändert hat: Stand 2026-01-10 gegen Stand 2026-01-25")
    assert "\nBestätigt (" in german and "Stand: umstritten → bestätigt" in german
    english = run(built, "--since", "2026-01-10", "--language", "en")
    assert "\nConfirmed (" in english and "status: contested → confirmed" in english
    assert run(built, "--since", "2026-02-01", "--as-of", "2026-02-01").endswith("Nichts Neues.\n")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_kind_and_aspect_has_words(language: str) -> None:
    words = tables(f"changes_{language}")
    assert set(words["kind"]) == {kind.value for kind in ChangeKind}
    assert set(words["section"]) == set(SECTIONS)
    assert set(words["aspect"]) == {aspect.value for aspect in Aspect}
    assert set(VALUES.values()) <= set(tables("de"))


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--since", "gestern"),
        ("--since", "2026-01-10", "--as-of", "2026-01-09"),
        ("--since", "2026-01-10", "--language", "fr"),
    ],
)
def test_wrong_usage(built: Path, arguments: tuple[str, ...]) -> None:
    run(built, *arguments, code=2)
