"""Corrections applied to a dossier, one by one and to every entry of the examples' smallest case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lagebild import workflow
from lagebild.model.correction import Correction, CorrectionKind
from lagebild.model.dossier import Dossier
from lagebild.publish.json import record as as_json
from lagebild.record.store import Record
from lagebild.record.verify import faults_of_json
from lagebild.resolve.correct import SECTIONS, correct, entries, place, places_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "tarifrunde"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("record")
    workflow.build([str(EXAMPLES)], out)
    return out


@pytest.fixture(scope="module")
def dossier(folder: Path) -> Dossier:
    with Record.open(folder) as record:
        return workflow.load(record)


def correction(kind: CorrectionKind, section: str, found: object, **more: object) -> Correction:
    made = Correction(
        kind=kind,
        section=section,
        entry=found.id,  # type: ignore[attr-defined]
        name="x",
        places=places_of(found),  # type: ignore[arg-type]
        decided_by="user:mk",
        decided_at="2026-01-20T09:12:00+00:00",
    )
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_discarded_entry_is_gone_and_nothing_points_at_it(
    dossier: Dossier, folder: Path, tmp_path: Path, section: str
) -> None:
    import json

    assert entries(dossier, section)
    with Record.open(folder) as record:
        articles = record.articles()
    for entry in entries(dossier, section):
        without = correct(dossier, [correction(CorrectionKind.DISCARD, section, entry)])
        assert entry.id not in {one.id for one in entries(without, section)}
        assert len(entries(without, section)) == len(entries(dossier, section)) - 1
        path = tmp_path / "record.json"
        path.write_text(json.dumps(as_json(without)), encoding="utf-8")
        assert tuple(faults_of_json(path, articles)) == ()


@pytest.mark.parametrize("section", SECTIONS)
def test_a_correction_finds_its_entry_under_another_id(dossier: Dossier, section: str) -> None:
    for entry in entries(dossier, section)[:20]:
        made = correction(CorrectionKind.CONFIRM, section, entry, entry="another id")
        found = correct(dossier, [made]).corrections
        assert [one.entry for one in found] == [entry.id], entry


def test_what_later_articles_say_too_is_back_with_their_words_alone(dossier: Dossier) -> None:
    event = next(event for event in dossier.events if len({e.article for e in event.evidence}) > 1)
    first = event.evidence[0].article
    known = tuple(place(item) for item in event.evidence if item.article == first)
    made = correction(CorrectionKind.DISCARD, "events", event, places=known)
    left = next(one for one in correct(dossier, [made]).events if one.id == event.id)
    assert left.evidence == tuple(item for item in event.evidence if item.article != first)


def test_a_correction_without_its_words_does_nothing(dossier: Dossier) -> None:
    made = correction(CorrectionKind.DISCARD, "events", dossier.events[0], places=("text:0-1@nowhere",))
    assert correct(dossier, [made]) == dossier
    assert correct(dossier, [replace(made, section="articles")]) == dossier
    assert correct(dossier, []) is dossier


def test_an_office_is_changed_or_taken_away(dossier: Dossier) -> None:
    person = next(entity for entity in dossier.entities if entity.roles)
    places = tuple(place(item) for item in person.roles[0].evidence)
    made = correction(CorrectionKind.OFFICE, "entities", person, places=places, title="Chefin", former=True)
    changed = next(e for e in correct(dossier, [made]).entities if e.id == person.id)
    assert (changed.roles[0].title, changed.roles[0].former) == ("Chefin", True)
    assert changed.roles[0].evidence == person.roles[0].evidence
    assert changed.roles[1:] == person.roles[1:]
    none = next(e for e in correct(dossier, [replace(made, title=None)]).entities if e.id == person.id)
    assert none.roles == person.roles[1:]


def test_a_speaker_that_is_nobody_leaves_the_words(dossier: Dossier) -> None:
    quotation = next(q for q in dossier.quotations if q.speakers and q.speakers[0].entity)
    speaker = next(e for e in dossier.entities if e.id == quotation.speakers[0].entity)
    without = correct(dossier, [correction(CorrectionKind.DISCARD, "entities", speaker)])
    found = next(q for q in without.quotations if q.id == quotation.id)
    assert found.speakers[0].entity is None
    assert found.speakers[0].text == quotation.speakers[0].text
