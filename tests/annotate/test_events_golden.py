"""Events: the golden table, and what is hedged or denied is never held."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from events_by_hand import read

from lagebild.annotate import components as components
from lagebild.lexicon import entries
from lagebild.model.annotation import Event, EventStatus

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = tomllib.loads((GOLDEN / "events.toml").read_text(encoding="utf-8"))["case"]


def shown(event: Event, key: str) -> Any:
    if key == "participants":
        return sorted(p.name for p in event.participants)
    if key == "evidence":
        return len(event.evidence)
    return getattr(event, key)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    doc = read(case["text"])
    found = doc._.events
    wanted = [
        {key: sorted(value) if key == "participants" else value for key, value in want.items()}
        for want in case["events"]
    ]
    got = [{key: shown(e, key) for key in want} for e, want in zip(found, wanted, strict=False)]
    assert got == wanted
    assert len(found) == len(wanted)
    for event in found:
        assert all(span.end <= len(case["text"]) for span in (event.span, *event.evidence))


@pytest.mark.parametrize("table", ["noun", "verb", "support", "not_event"])
def test_entries_carry_an_example(table: str) -> None:
    assert all(row["example"] for row in entries("events", table))


def test_works_alone_in_a_pipeline() -> None:
    pipeline = spacy.blank("de")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("lagebild_events")
    doc = pipeline("Die beiden Delegationen trafen sich. Nichts weiter geschah.")
    assert [e.status for e in doc._.events] == [EventStatus.HELD]
