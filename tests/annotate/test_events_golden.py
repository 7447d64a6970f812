"""Events: the golden table, and what is hedged or denied is never held."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from events_by_hand import DAY, read

from lagebild.annotate import annotate_article
from lagebild.annotate import components as components
from lagebild.lexicon import entries
from lagebild.model.annotation import Event, EventStatus
from lagebild.model.article import Article

GOLDEN = Path(__file__).parent.parent / "golden"
TABLES = (
    "events.toml",
    "events_told.toml",
    "events_rounds.toml",
    "events_company.toml",
    "events_course.toml",
    "events_meeting.toml",
    "events_announced.toml",
    "events_forms.toml",
    "events_story.toml",
    "events_plain.toml",
    "events_steps.toml",
    "events_fate.toml",
    "events_beside.toml",
    "events_usual.toml",
    "events_details.toml",
    "events_whereabouts.toml",
    "events_dense.toml",
)
CASES = [c for name in TABLES for c in tomllib.loads((GOLDEN / name).read_text(encoding="utf-8"))["case"]]


HEDGED = tomllib.loads((GOLDEN / "events_hedged.toml").read_text(encoding="utf-8"))
STATED = tomllib.loads((GOLDEN / "events_stated.toml").read_text(encoding="utf-8"))["stated"]
SENTENCES = [(group, text) for group, texts in HEDGED.items() for text in texts]


def shown(event: Event, key: str) -> Any:
    if key == "participants":
        return sorted(p.name for p in event.participants)
    if key == "hosts":
        return sorted(p.name for p in event.participants if p.host)
    if key in ("said_by", "denied_by"):
        return list(getattr(event, key))
    if key == "evidence":
        return len(event.evidence)
    value = getattr(event, key)
    return "" if value is None else value  # TOML has no null


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    doc = read(case["text"])
    found = doc._.events
    wanted = [
        {key: sorted(value) if key in ("participants", "hosts") else value for key, value in want.items()}
        for want in case["events"]
    ]
    got = [{key: shown(e, key) for key in want} for e, want in zip(found, wanted, strict=False)]
    assert got == wanted
    assert len(found) == len(wanted)
    for event in found:
        assert all(span.end <= len(case["text"]) for span in (event.span, *event.evidence))


@pytest.mark.parametrize(("group", "text"), SENTENCES, ids=[text for _, text in SENTENCES])
def test_nothing_supposed_or_denied_is_held(group: str, text: str) -> None:
    found = {event.status for event in read(text)._.events}
    assert not found & {EventStatus.HELD, EventStatus.ONGOING}


@pytest.mark.parametrize("text", STATED, ids=STATED)
def test_what_is_stated_is_held_whatever_is_rumoured_beside_it(text: str) -> None:
    assert {event.status for event in read(text)._.events} & {EventStatus.HELD, EventStatus.ONGOING}


@pytest.mark.parametrize("group", list(HEDGED))
def test_most_hedged_sentences_are_still_found(group: str) -> None:
    texts = HEDGED[group]
    silent = [text for text in texts if not read(text)._.events]
    assert len(silent) <= len(texts) // 6, silent


def test_there_are_enough_hedged_sentences() -> None:
    assert len(SENTENCES) >= 60


@pytest.mark.parametrize("table", ["noun", "verb", "support", "not_event"])
def test_entries_carry_an_example(table: str) -> None:
    assert all(row["example"] for row in entries("events", table))


OVER = ("object", "takes_place", "part_of", "head", "adjective", "factive", "factive_word", "nearly")
CONTEXTS = [
    (row["example"], row.get("status", "held")) for table in OVER for row in entries("events_contexts", table)
]


@pytest.mark.parametrize(("text", "status"), CONTEXTS, ids=[text for text, _ in CONTEXTS])
def test_what_stands_over_an_event_is_read_as_its_example_says(text: str, status: str) -> None:
    found = {"held" if e.status is EventStatus.ONGOING else e.status.value for e in read(text)._.events}
    assert found == {"denied" if text.startswith("Beinahe") else status}


def test_works_alone_in_a_pipeline() -> None:
    pipeline = spacy.blank("de")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("lagebild_events")
    doc = pipeline("Die beiden Delegationen trafen sich. Nichts weiter geschah.")
    assert [e.status for e in doc._.events] == [EventStatus.HELD]


def test_members_of_a_delegation_take_part_in_its_talks() -> None:
    text = (
        "Norwegen und Schweden haben am Sonntag in Genf verhandelt. Die norwegische Delegation wurde von "
        "Thomas Weber geführt, zu ihr gehörte auch Tom Krüger."
    )
    (event,) = annotate_article(Article(id="a", source="a", text=text, published=DAY)).events
    assert {"Weber", "Krüger"} <= {p.name.split()[-1] for p in event.participants}
    assert "Weber" in " ".join(span.of(text) for span in event.evidence)


@pytest.mark.parametrize(
    ("other", "people"),
    [
        ("Energieministerin Petra Lindner", ["Jan Holm", "Petra Lindner"]),
        ("Die Leiterin der Abteilung des Ministers, Petra Lindner,", ["beide Minister"]),
    ],
)
def test_both_are_the_two_who_bear_the_office(other: str, people: list[str]) -> None:
    text = f"Umweltminister Jan Holm kam. {other} auch. In Wien trafen sich die beiden Minister am Freitag."
    found = annotate_article(Article(id="a", source="a", text=text, published=DAY)).events
    assert [sorted(p.name for p in event.participants) for event in found] == [people]
