"""What several tests share: the shipped examples and one build of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No test is timed, and a failing example must fail everywhere alike.
settings.register_profile("lagebild", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("lagebild")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def examples() -> Path:
    return ROOT / "examples"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """The folder of a record built once from all shipped examples."""
    from lagebild import workflow

    out = tmp_path_factory.mktemp("built")
    report = workflow.build([str(examples)], out, jobs=1)
    assert report.problems == ()
    return out


@pytest.fixture(scope="session")
def record(built: Path) -> dict[str, Any]:
    """The ``record.json`` of all shipped examples."""
    loaded: dict[str, Any] = json.loads((built / "record.json").read_text(encoding="utf-8"))
    return loaded
