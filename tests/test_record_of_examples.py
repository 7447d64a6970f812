"""The record of the shipped examples: what must hold for any input."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lagebild import workflow
from lagebild.publish.json import schema


def test_it_keeps_to_its_schema(record: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker()).validate(record)


def test_it_is_sound(built: Path) -> None:
    assert workflow.verify(built) == ()


def test_every_section_has_entries(record: dict[str, Any]) -> None:
    empty = [name for name, entries in record.items() if entries == []]
    assert empty == []


def test_evidence_is_exact(record: dict[str, Any]) -> None:
    texts = {article["id"]: article for article in record["articles"]}
    count = 0

    def check(node: Any) -> None:
        nonlocal count
        if isinstance(node, list):
            for entry in node:
                check(entry)
        elif isinstance(node, dict):
            if {"article", "start", "end", "text"} <= node.keys():
                count += 1
                assert node.get("field", "text") == "text"
                assert texts[node["article"]]["text"][node["start"] : node["end"]] == node["text"]
            else:
                for entry in node.values():
                    check(entry)

    check({name: record[name] for name in record if name != "articles"})
    assert count > 500


def test_identifiers_are_used_once(record: dict[str, Any]) -> None:
    for section in ("articles", "entities", "quotations", "events", "papers", "claims", "agenda"):
        ids = [entry["id"] for entry in record[section]]
        assert len(ids) == len(set(ids)), section


@pytest.mark.parametrize("seed", [1, 2])
def test_order_and_split_of_the_input_do_not_matter(
    built: Path, examples: Path, tmp_path: Path, seed: int
) -> None:
    files = [str(p) for p in sorted(examples.rglob("*")) if p.suffix in {".txt", ".md", ".html"}]
    files = [name for name in files if not name.endswith("README.md")]
    shuffler = random.Random(seed)
    shuffler.shuffle(files)
    cut = shuffler.randrange(1, len(files))
    for part in (files[:cut], files[cut:]):
        report = workflow.build(part, tmp_path, jobs=1)
        assert report.problems == ()
    assert (tmp_path / "record.json").read_bytes() == (built / "record.json").read_bytes()
    assert (tmp_path / "index.html").read_bytes() == (built / "index.html").read_bytes()


def test_second_run_changes_nothing(examples: Path, tmp_path: Path) -> None:
    folder = str(examples / "koalition")
    workflow.build([folder], tmp_path, jobs=1)
    first = (tmp_path / "record.json").read_bytes()
    report = workflow.build([folder], tmp_path, jobs=1)
    assert report.new == 0
    assert (tmp_path / "record.json").read_bytes() == first


def test_processes_do_not_change_the_record(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(examples / "koalition")
    workflow.build([folder], tmp_path / "one", jobs=1)
    monkeypatch.setattr(workflow, "MIN_FOR_POOL", 2)
    workflow.build([folder], tmp_path / "two", jobs=2)
    one, two = ((tmp_path / name / "record.json").read_text() for name in ("one", "two"))
    assert json.loads(one) == json.loads(two)
