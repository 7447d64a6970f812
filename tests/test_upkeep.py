"""A large record is published by its parts: the same bytes as at once, whatever the order and the runs."""

from __future__ import annotations

import importlib.util
import io
import json
import random
import shutil
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagebild import decisions, upkeep, workflow
from lagebild.model.entity import Verdict
from lagebild.publish.json import render_json
from lagebild.record.cache import FILE_NAME as CACHE
from lagebild.record.store import Record
from lagebild.resolve import parts

ROOT = Path(__file__).resolve().parent.parent
TALKS, STEPS = 5, 3
PARTS = TALKS - 1
"""One report speaks of two negotiations."""


def synthetic() -> ModuleType:
    spec = importlib.util.spec_from_file_location("synthetic", ROOT / "benchmarks" / "synthetic.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["synthetic"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "WHOLE", 3)
    monkeypatch.setattr(upkeep, "WHOLE", 3)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """Reports about five negotiations within some weeks."""
    maker = synthetic()
    first = date(2025, 3, 3)
    return [
        maker.article(TALKS * step + number, first + timedelta(days=6 * step + number), number, step)
        for step in range(STEPS)
        for number in range(TALKS)
    ]


def build(rows: list[dict[str, str]], folder: Path, **more: Any) -> None:
    lines = io.StringIO("\n".join(json.dumps(row) for row in rows))
    assert workflow.build(["-"], folder / "out", stdin=lines, jobs=1, **more).problems == ()


def published(folder: Path) -> dict[str, bytes]:
    """Return what a reader sees of a record: every file but the database and what is kept beside it."""
    out = folder / "out"
    files = [path for path in out.rglob("*") if path.is_file() and not path.name.startswith("lagebild.")]
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(files)}


@pytest.fixture(scope="module")
def once(rows: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that was built at once."""
    folder = tmp_path_factory.mktemp("once")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "WHOLE", 3)
        patch.setattr(upkeep, "WHOLE", 3)
        build(rows, folder)
    return folder


def copied(once: Path, folder: Path) -> Path:
    shutil.copytree(once, folder, dirs_exist_ok=True)
    return folder


def resolved_at_once(folder: Path) -> bytes:
    with Record.open(folder / "out") as record:
        return render_json(workflow.load(record)).encode()


def test_the_parts_give_what_the_whole_gives(once: Path) -> None:
    assert (once / "out" / "record.json").read_bytes() == resolved_at_once(once)
    assert len(list((once / "out" / "dossier").glob("*.html"))) == PARTS
    assert workflow.verify(once / "out") == ()


def test_every_negotiation_is_linked_from_the_first_page(once: Path) -> None:
    page = (once / "out" / "index.html").read_text()
    record = json.loads((once / "out" / "record.json").read_text())
    for path in (once / "out" / "dossier").glob("*.html"):
        assert f'href="dossier/{path.name}#f-' in page
    assert all(thread["title"] in page for thread in record["threads"])
    assert "<script" not in page


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dice=st.randoms(use_true_random=False), runs=st.integers(2, 4))
def test_any_order_and_any_split_into_runs_give_the_same_bytes(
    once: Path,
    rows: list[dict[str, str]],
    tmp_path_factory: pytest.TempPathFactory,
    dice: random.Random,
    runs: int,
) -> None:
    folder = tmp_path_factory.mktemp("split")
    mixed = list(rows)
    dice.shuffle(mixed)
    cuts = sorted(dice.randrange(len(mixed)) for _ in range(runs - 1))
    for begin, end in zip([0, *cuts], [*cuts, len(mixed)], strict=True):
        if mixed[begin:end]:
            build(mixed[begin:end], folder)
    assert published(folder) == published(once)


def test_a_second_run_changes_no_byte(once: Path, rows: list[dict[str, str]], tmp_path: Path) -> None:
    folder = copied(once, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}
    build(rows[::-1], folder)
    assert published(folder) == published(once)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")} == before


def test_one_more_article_is_resolved_with_its_own_part_only(
    once: Path, rows: list[dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(once, tmp_path)
    sizes: list[int] = []
    view_of = upkeep.view_of

    def counted(articles: Any, *more: Any) -> Any:
        sizes.append(len(articles))
        return view_of(articles, *more)

    monkeypatch.setattr(upkeep, "view_of", counted)
    build([{**rows[-2], "id": "new", "published": "2025-03-03T12:00:00+01:00"}], folder)
    assert sizes == [STEPS + 1]
    assert (folder / "out" / "record.json").read_bytes() == resolved_at_once(folder)
    build([{**rows[0], "id": "late", "published": "2026-03-03T12:00:00+01:00"}], folder)
    assert (folder / "out" / "record.json").read_bytes() == resolved_at_once(folder)


def test_a_damaged_cache_and_a_missing_page_are_made_anew(
    once: Path, rows: list[dict[str, str]], tmp_path: Path
) -> None:
    folder = copied(once, tmp_path)
    (folder / "out" / CACHE).write_bytes(b"not a database" * 100)
    next((folder / "out" / "dossier").glob("*.html")).unlink()
    build(rows[:1], folder)
    assert published(folder) == published(once)
    page = next((folder / "out" / "dossier").glob("*.html"))
    page.write_bytes(page.read_bytes()[::-1])
    build(rows[:1], folder)
    assert published(folder) == published(once)
    (folder / "out" / CACHE).unlink()
    build(rows[:1], folder)
    assert published(folder) == published(once)


def test_another_program_makes_everything_anew(
    once: Path, rows: list[dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(once, tmp_path)
    monkeypatch.setattr("lagebild.record.statements.code_digest", lambda *_: "another")
    calls: list[object] = []
    write = upkeep._Keeper._write
    monkeypatch.setattr(upkeep._Keeper, "_write", lambda *a: (calls.append(a[1]), write(*a)))
    build(rows[:1], folder)
    assert len(calls) == PARTS
    assert published(folder) == published(once)


def test_decisions_hold_in_a_large_record_and_can_be_taken_back(once: Path, tmp_path: Path) -> None:
    folder = copied(once, tmp_path)
    record = json.loads((folder / "out" / "record.json").read_text())
    persons = [entity for entity in record["entities"] if entity["kind"] == "person"]
    first = persons[0]
    inside = set(first["aliases"][0]["articles"])
    other = next(p for p in persons if inside.isdisjoint(p["aliases"][0]["articles"]))
    number, _ = decisions.decide(folder / "out", first["id"], other["id"], Verdict.SAME, by="mk")
    after = json.loads((folder / "out" / "record.json").read_text())
    assert {first["id"], other["id"]} - {entity["id"] for entity in after["entities"]}
    assert (folder / "out" / "record.json").read_bytes() == resolved_at_once(folder)
    decisions.withdraw(folder / "out", number)
    assert published(folder) == published(once)


def test_a_build_that_is_killed_leaves_a_sound_record(
    rows: list[dict[str, str]], once: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "killed"
    folder.mkdir()
    source = folder / "in.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "lagebild", "build", "-", "--out", str(folder / "out"), "--jobs", "1"]
    database = folder / "out" / "lagebild.db"
    with source.open() as lines:
        process = subprocess.Popen(command, stdin=lines, stderr=subprocess.DEVNULL)
    try:
        for _ in range(2000):
            if process.poll() is not None or (database.exists() and _read_so_far(folder / "out") > 2):
                break
            time.sleep(0.005)
    finally:
        process.kill()  # nothing where the build was faster
        process.wait()
    with Record.open(folder / "out") as record:
        assert list(record.faults()) == []
    build(rows, folder)
    assert published(folder) == published(once)


def _read_so_far(folder: Path) -> int:
    try:
        with Record.open(folder) as record:
            return len({statement.article_id for statement in record.statements()})
    except Exception:
        return 0
