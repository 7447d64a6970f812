"""The commands as a user runs them: exit codes, messages, clean output, nothing lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = """Streit um den Hafen

03.02.2026, 18:05 Uhr

Die Verhandlungen über den Hafen sind am Dienstag in Weimar fortgesetzt worden. Das Papier liege auf dem \
Tisch, sagte die Ministerin Ada Holm.

"Wir kommen voran", sagte Holm nach dem Treffen mit Reeder Jan Brock.

Quelle: dpa
"""


def lagebild(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lagebild", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "hafen.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def out(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    done = lagebild("build", source, "--out", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    return folder


def test_build_writes_record_and_dossier(out: Path) -> None:
    assert {"lagebild.db", "record.json", "index.html"} <= {path.name for path in out.iterdir()}
    record = json.loads((out / "record.json").read_text(encoding="utf-8"))
    assert record["schema"] == "lagebild/record/1"
    assert [article["title"] for article in record["articles"]] == ["Streit um den Hafen"]


def test_build_again_changes_no_byte(source: Path, out: Path) -> None:
    before = (out / "record.json").read_bytes(), (out / "index.html").read_bytes()
    assert lagebild("build", source, "--out", out).returncode == 0
    assert ((out / "record.json").read_bytes(), (out / "index.html").read_bytes()) == before


def test_bad_input_is_named_and_the_rest_is_kept(source: Path, tmp_path: Path) -> None:
    (tmp_path / "leer.txt").write_text("")
    (tmp_path / "bild.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "ordner").mkdir()
    bad = [tmp_path / "leer.txt", tmp_path / "bild.txt", tmp_path / "ordner", tmp_path / "fehlt.txt"]
    done = lagebild("build", *bad, source, "--out", tmp_path / "out")
    assert done.returncode == 1
    for path in bad:
        assert str(path) in done.stderr
    assert "Traceback" not in done.stderr
    record = json.loads((tmp_path / "out" / "record.json").read_text(encoding="utf-8"))
    assert len(record["articles"]) == 1


def test_nothing_readable_writes_nothing(tmp_path: Path) -> None:
    done = lagebild("build", tmp_path / "fehlt.txt", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "fehlt.txt" in done.stderr
    assert not (tmp_path / "out").exists()


def test_bad_input_leaves_a_stored_record_alone(out: Path, tmp_path: Path) -> None:
    before = (out / "record.json").read_bytes()
    assert lagebild("build", tmp_path / "fehlt.txt", "--out", out).returncode == 1
    assert (out / "record.json").read_bytes() == before


def test_an_article_without_a_date_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ohne.txt"
    path.write_text("Holm zieht Bilanz\n\nDie Ministerin sagte, das Treffen sei am Montag gewesen.\n")
    done = lagebild("build", path, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert f"{path}: no date of publication" in done.stderr
    record = json.loads((tmp_path / "out" / "record.json").read_text(encoding="utf-8"))
    assert record["articles"][0]["published"] is None


def test_annotate_prints_one_object_a_line_in_the_given_order() -> None:
    rows = [{"id": f"n{n}", "text": "Ada Holm sagte: „Gut.“", "published": "2026-02-03"} for n in (3, 1, 2)]
    done = lagebild("annotate", "-", stdin="".join(json.dumps(row) + "\n" for row in rows))
    assert done.returncode == 0, done.stderr
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [made["id"] for made in objects] == ["n3", "n1", "n2"]
    for made in objects:
        assert made["text"] == "Ada Holm sagte: „Gut.“"
        for quotation in made["quotations"]:
            assert [made["text"][b:e] for b, e in quotation["spans"]] != []


def test_annotate_names_the_broken_line_and_goes_on() -> None:
    done = lagebild(
        "annotate", "-", stdin='{"id": "a", "text": "Gut."}\n{kaputt\n{"id": "b", "text": "Schlecht."}\n'
    )
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b"]
    assert "2" in done.stderr


def test_verify_says_sound(out: Path) -> None:
    done = lagebild("verify", out)
    assert (done.returncode, done.stdout.strip()) == (0, f"{out}: sound")


def test_verify_lists_forged_evidence(source: Path, tmp_path: Path) -> None:
    assert lagebild("build", source, "--out", tmp_path / "out").returncode == 0
    path = tmp_path / "out" / "record.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["quotations"][0]["evidence"][0]["text"] = "Das hat niemand gesagt"
    path.write_text(json.dumps(record), encoding="utf-8")
    done = lagebild("verify", tmp_path / "out")
    assert done.returncode == 1
    assert "Das hat niemand gesagt" in done.stdout


def test_verify_lists_a_reference_to_nothing(source: Path, tmp_path: Path) -> None:
    assert lagebild("build", source, "--out", tmp_path / "out").returncode == 0
    path = tmp_path / "out" / "record.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["quotations"][0]["speakers"] = [{"entity": "p-nobody", "text": "Holm"}]
    path.write_text(json.dumps(record), encoding="utf-8")
    done = lagebild("verify", tmp_path / "out")
    assert done.returncode == 1
    assert "p-nobody" in done.stdout


@pytest.mark.parametrize("command", ["verify", "export", "serve"])
def test_a_folder_without_record_is_named(command: str, tmp_path: Path) -> None:
    more = ["--format", "json"] if command == "export" else []
    done = lagebild(command, tmp_path, *more)
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "x.txt"),
        ("nichts",),
        ("build", "x.txt", "--out", "o", "--as-of", "gestern"),
        ("verify",),
    ],
)
def test_wrong_usage_is_two(arguments: tuple[str, ...]) -> None:
    done = lagebild(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_export_gives_the_record_itself(out: Path) -> None:
    done = lagebild("export", out, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (out / "record.json").read_text(encoding="utf-8")


def test_an_unknown_format_is_wrong_usage(out: Path) -> None:
    done = lagebild("export", out, "--format", "pdf")
    assert done.returncode == 2
    assert "json" in done.stderr


def test_help_names_every_command() -> None:
    text = lagebild("--help").stdout
    for command in ("build", "annotate", "verify", "export", "serve"):
        assert command in text


def test_version() -> None:
    from lagebild import __version__

    assert lagebild("--version").stdout.strip() == f"lagebild {__version__}"
