"""``lagebild judge`` as a user runs it: decide, list, add articles, take back to the byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lagebild.cli.app import app

FIRST = """Streit um den Hafen

03.02.2026, 18:05 Uhr

Die Ministerin Ada Holm hat am Dienstag in Weimar mit Reeder Jan Brock verhandelt. Das Papier liege auf dem \
Tisch, sagte Holm.
"""
SECOND = """Besuch im Museum

05.02.2026, 09:00 Uhr

Der Maler Emil Holm hat am Mittwoch sein Bild gezeigt. Es sei sein letztes, sagte Holm.
"""
THIRD = """Brock will warten

07.02.2026, 10:00 Uhr

Reeder Jan Brock will mit Ministerin Ada Holm erst im März weiter verhandeln. Das sagte Brock am Freitag.
"""
FOURTH = """Makler zieht um

09.02.2026, 10:00 Uhr

Der Makler Holm hat am Montag ein Büro in Suhl bezogen. "Hier bleibe ich", sagte Holm.
"""


def run(*arguments: str | Path, code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result.output


def persons(out: Path) -> dict[str, Any]:
    record = json.loads((out / "record.json").read_text(encoding="utf-8"))
    return {entity["name"]: entity for entity in record["entities"] if entity["kind"] == "person"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for name, text in (("a", FIRST), ("b", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run("build", tmp_path / "a.txt", tmp_path / "b.txt", "--out", tmp_path / "out", "--jobs", "1")
    assert {"Ada Holm", "Emil Holm"} <= persons(tmp_path / "out").keys()
    return tmp_path / "out"


def test_decide_build_again_and_take_back(out: Path) -> None:
    before = (out / "record.json").read_bytes(), (out / "index.html").read_bytes()
    said = run("judge", out, "Ada Holm", "Emil Holm", "--same", "--reason", "Sie malt als Emil", "--by", "mk")
    assert said.startswith("1: person-")
    assert len({"Ada Holm", "Emil Holm"} & persons(out).keys()) == 1
    judged = (out / "record.json").read_bytes()
    listed = run("judge", out, "--list")
    assert "1: person-" in listed and "(mk, " in listed and "Sie malt als Emil" in listed
    run("build", out.parent / "a.txt", "--out", out, "--jobs", "1")
    assert (out / "record.json").read_bytes() == judged
    run("verify", out)
    assert run("judge", out, "--withdraw", "1") == "1 withdrawn\n"
    assert ((out / "record.json").read_bytes(), (out / "index.html").read_bytes()) == before
    assert run("judge", out, "--list") == ""


def test_a_decision_outlives_new_articles(out: Path) -> None:
    run("judge", out, "Ada Holm", "Emil Holm", "--same", "--by", "mk")
    (out.parent / "c.txt").write_text(THIRD, encoding="utf-8")
    run("build", out.parent / "c.txt", "--out", out, "--jobs", "1")
    holms = [entity for name, entity in persons(out).items() if "Holm" in name]
    assert len(holms) == 1
    assert {article for alias in holms[0]["aliases"] for article in alias["articles"]} == {
        article["id"] for article in json.loads((out / "record.json").read_text(encoding="utf-8"))["articles"]
    }
    run("judge", out, "--withdraw", "1")
    assert {"Ada Holm", "Emil Holm"} <= persons(out).keys()


def test_the_day_of_the_record_stays(out: Path) -> None:
    run("build", out.parent / "a.txt", "--out", out, "--as-of", "2026-02-04", "--jobs", "1")
    before = (out / "record.json").read_bytes()
    run("judge", out, "Ada Holm", "Jan Brock", "--different", "--by", "mk")
    assert json.loads((out / "record.json").read_text(encoding="utf-8"))["as_of"] == "2026-02-04"
    run("judge", out, "--withdraw", "1")
    assert (out / "record.json").read_bytes() == before


def test_near_lists_pairs_with_reasons(out: Path) -> None:
    (out.parent / "d.txt").write_text(FOURTH, encoding="utf-8")
    run("build", out.parent / "d.txt", "--out", out, "--jobs", "1")
    lines = run("judge", out, "--near").splitlines()
    assert any("Holm" in line and line.partition("): ")[2].startswith("gleicher") for line in lines)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("Ada Holm", "Emil Holm"),
        ("Ada Holm", "--same"),
        ("Ada Holm", "Emil Holm", "--same", "--different"),
        ("Ada Holm", "Nobody Known", "--same"),
        ("Ada Holm", "Emil Holm", "--list"),
        ("--list", "--near"),
    ],
)
def test_wrong_usage_changes_nothing(out: Path, arguments: tuple[str, ...]) -> None:
    before = (out / "record.json").read_bytes()
    run("judge", out, *arguments, code=2)
    assert (out / "record.json").read_bytes() == before
    assert run("judge", out, "--list") == ""


def test_a_decision_that_cannot_hold_beside_others_is_refused_with_their_numbers(out: Path) -> None:
    for name, text in (("c", THIRD), ("d", FOURTH)):
        (out.parent / f"{name}.txt").write_text(text, encoding="utf-8")
    run("build", out.parent / "c.txt", out.parent / "d.txt", "--out", out, "--jobs", "1")
    ids = {name: entity["id"] for name, entity in persons(out).items()}
    ada, emil, jan = (ids[name] for name in ("Ada Holm", "Emil Holm", "Jan Brock"))
    run("judge", out, ada, emil, "--same", "--by", "mk")
    run("judge", out, emil, jan, "--same", "--by", "mk")
    judged = (out / "record.json").read_bytes()
    refused = run("judge", out, ada, jan, "--different", "--by", "mk", code=2)
    assert "contradicts" in refused and "no. 1, no. 2" in " ".join(refused.replace("│", " ").split())
    assert (out / "record.json").read_bytes() == judged
    assert len(run("judge", out, "--list").splitlines()) == 2
    run("judge", out, "--withdraw", "2")
    run("judge", out, ada, jan, "--different", "--by", "mk")
    refused = run("judge", out, emil, jan, "--same", "--by", "mk", code=2)
    assert "contradicts" in refused


def test_reasons_of_the_rules_are_listed(out: Path) -> None:
    (out.parent / "c.txt").write_text(THIRD, encoding="utf-8")
    run("build", out.parent / "c.txt", "--out", out, "--jobs", "1")
    every = run("judge", out, "--reasons").splitlines()
    of_one = run("judge", out, "Jan Brock", "--reasons").splitlines()
    assert set(of_one) < set(every)
    assert all("(person Jan Brock): 'Jan Brock' (" in line for line in of_one)
    assert any(line.endswith("gleicher Vor- und Nachname") for line in of_one)
    run("judge", out, "Niemand", "--reasons", code=2)
