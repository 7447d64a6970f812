"""How the house is laid out: each extractor has its words, its table and its page; doors stay shut."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from lagebild.annotate.pipeline import COMPONENTS

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "lagebild"
EXTRACTORS = [name.removeprefix("lagebild_") for name in COMPONENTS]


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("name", EXTRACTORS)
def test_each_extractor_has_its_page_and_table(name: str) -> None:
    assert (ROOT / "docs" / "extractors" / f"{name}.md").is_file()
    assert list((ROOT / "tests" / "golden").glob(f"{name}*.toml"))


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda p: str(p.relative_to(SRC)))
def test_doors_stay_shut(path: Path) -> None:
    used = imports(path)
    stage = path.relative_to(SRC).parts[0]
    if stage != "annotate":
        assert not any(name.split(".")[0] == "spacy" for name in used), "spaCy stays inside annotate/"
    if stage == "model":
        ours = {
            name for name in used if name.startswith("lagebild") and not name.startswith("lagebild.model")
        }
        assert not ours, "model/ imports nothing else of ours"
    if stage == "annotate":
        later = ("lagebild.record", "lagebild.resolve", "lagebild.publish", "lagebild.cli", "lagebild.web")
        assert not any(name.startswith(later) for name in used), "annotate/ knows no later stage"


def test_no_path_of_a_machine_is_written_down() -> None:
    for folder in ("src", "docs", "tests", "eval", "benchmarks", "examples"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".md", ".toml", ".html", ".txt"} and path != Path(__file__):
                text = path.read_text(encoding="utf-8", errors="replace")
                assert "/home/" not in text and "/work/" not in text, path
