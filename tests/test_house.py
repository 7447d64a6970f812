"""How the house is laid out: each extractor has its words, its table and its page; doors stay shut."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from lagebild.annotate.pipeline import COMPONENTS
from lagebild.model.annotation import PaperKind

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


def _words_of(table: object, keys: set[str], words: set[str]) -> None:
    """Collect the keys of a lexicon and the words of its lists."""
    if isinstance(table, dict):
        keys |= set(table)
        for value in table.values():
            _words_of(value, keys, words)
    elif isinstance(table, list):
        words |= {word for value in table if isinstance(value, str) for word in value.split()}
        for value in table:
            _words_of(value, keys, words)


def _lexicon() -> set[str]:
    """Return the German words of the lexicons, without their keys and the names of kinds of paper."""
    keys: set[str] = set()
    words: set[str] = set()
    for path in (SRC / "lexicon" / "de").glob("*.toml"):
        _words_of(tomllib.loads(path.read_text(encoding="utf-8")), keys, words)
    return words - keys - {kind.value for kind in PaperKind}


GERMAN = _lexicon()
READERS = [p for stage in ("annotate", "resolve") for p in sorted((SRC / stage).rglob("*.py"))]


def lists_of_words(path: Path) -> list[tuple[int, list[str]]]:
    """Return line and words of lists of German words: from two on where a name is bound to them, else from
    five."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bound = {id(n) for s in tree.body if isinstance(s, ast.Assign | ast.AnnAssign) for n in ast.walk(s)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            words = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            german = [word for word in words if word.lower() in GERMAN and len(word) > 1]
            if len(german) >= (2 if id(node) in bound else 5):
                found.append((node.lineno, german))
    return found


@pytest.mark.parametrize("path", READERS, ids=lambda p: str(p.relative_to(SRC)))
def test_german_words_are_data(path: Path) -> None:
    assert lists_of_words(path) == []


def test_no_path_of_a_machine_is_written_down() -> None:
    for folder in ("src", "docs", "tests", "eval", "benchmarks", "examples"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".md", ".toml", ".html", ".txt"} and path != Path(__file__):
                text = path.read_text(encoding="utf-8", errors="replace")
                assert "/home/" not in text and "/work/" not in text, path
