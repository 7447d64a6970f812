from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from lagebild import workflow
from lagebild.cli.app import app
from lagebild.publish.formats import FORMATS

ARTICLE = {
    "id": "faehre",
    "outlet": "Havnposten",
    "published": "2026-01-18",
    "text": "Die Unterhändlerin Jorun Ask hat den Termin bestätigt. Die Gespräche würden am 23. Januar in "
    'Solberg fortgesetzt. "Wir reden weiter", sagte Ask am Sonntag.',
}
BEGINS = {
    "json": b"{",
    "markdown": b"# Lagebild",
    "csv": b"PK",
    "jsonld": b"{",
    "ftm": b'{"id"',
    "ical": b"BEGIN:VCALENDAR\r\n",
    "timelinejs": b"{",
    "graphml": b"<?xml",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("export")
    source = base / "artikel.jsonl"
    source.write_text(json.dumps(ARTICLE, ensure_ascii=False) + "\n", encoding="utf-8")
    workflow.build([str(source)], base / "out")
    return base / "out"


def test_every_format_is_tried_here() -> None:
    assert set(BEGINS) == {entry.name for entry in FORMATS}


@pytest.mark.parametrize("name", sorted(BEGINS))
def test_a_format_on_standard_output_and_in_a_file(folder: Path, tmp_path: Path, name: str) -> None:
    done = CliRunner().invoke(app, ["export", str(folder), "--format", name])
    assert done.exit_code == 0
    assert done.stdout_bytes.startswith(BEGINS[name])
    target = tmp_path / "taken"
    assert CliRunner().invoke(app, ["export", str(folder), "-f", name, "--out", str(target)]).exit_code == 0
    assert target.read_bytes() == done.stdout_bytes


def test_the_tables_are_a_zip_file(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "tables.zip"
    CliRunner().invoke(app, ["export", str(folder), "-f", "csv", "--out", str(target)])
    with ZipFile(target) as tables:
        assert tables.testzip() is None
        assert "Wir reden weiter" in tables.read("quotations.csv").decode("utf-8-sig")


def test_every_format_has_its_part_of_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    for entry in FORMATS:
        assert f"\n## {entry.name}\n" in page, entry.name
        assert f"--format {entry.name}" in page, entry.name
