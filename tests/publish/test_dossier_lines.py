"""Lines of the sections that stand for more than one entry of the record."""

from __future__ import annotations

import dataclasses

from fixture import dossier

from lagebild.model.annotation import Act, EventStatus, EventType, QuotationType
from lagebild.model.dossier import Alias, Claim, ClaimStatus, HeldRole, RecordedEvent, RecordedParticipant
from lagebild.model.entity import EntityKind
from lagebild.publish.chronicle import chronicle, chronicle_entries, event_entry
from lagebild.publish.index import DossierIndex
from lagebild.publish.people import held_roles, sides
from lagebild.publish.state import state_of_play
from lagebild.publish.statements import speaker_groups
from lagebild.publish.svg_timeline import strip


def with_roles(*roles: HeldRole) -> DossierIndex:
    source = dossier()
    found = tuple(
        dataclasses.replace(who, roles=roles) if who.id == "ask" else who for who in source.entities
    )
    return DossierIndex(dataclasses.replace(source, entities=found))


def held(title: str, of: str | None = None, seen: str = "2026-01-05") -> HeldRole:
    evidence = dossier().events[0].evidence
    return HeldRole(title=title, of=of, former=False, first_seen=seen, last_seen=seen, evidence=evidence)


def titles(index: DossierIndex) -> list[tuple[str, str, str]]:
    shown = held_roles(index, index.entities["ask"], former=False)
    return [(role.title, role.first, role.last) for role in shown]


def test_forms_of_one_title_are_one_office() -> None:
    index = with_roles(held("Sondergesandten", seen="2026-01-07"), held("Sondergesandte"))
    assert titles(index) == [("Sondergesandte", "2026-01-05", "2026-01-07")]


def test_titles_that_differ_by_more_than_an_ending_stay_apart() -> None:
    index = with_roles(held("Sprecher"), held("Sprecherin"), held("Chefunterhändler"), held("Unterhändlers"))
    assert len(titles(index)) == 4


def test_one_title_of_two_bodies_is_two_offices() -> None:
    source = dossier()
    bodies = [entity.id for entity in source.entities if entity.id != "ask"][:2]
    assert len(titles(with_roles(held("Beraterin", bodies[0]), held("Beraterin", bodies[1])))) == 2


def test_a_part_of_another_spelling_is_no_spelling() -> None:
    source = dossier()
    aliases = tuple(Alias(text=text, articles=()) for text in ("Jorunn Ask", "Jorunn", "Ask"))
    found = tuple(
        dataclasses.replace(who, aliases=aliases) if who.id == "ask" else who for who in source.entities
    )
    people = [
        p for side in sides(DossierIndex(dataclasses.replace(source, entities=found))) for p in side.persons
    ]
    ask = next(person for person in people if person.entity.id == "ask")
    assert [alias.text for alias in ask.spellings] == ["Jorunn Ask"]


def listed(kind: EntityKind) -> list[str]:
    """The participants of an event at which two of one name and kind sit."""
    source = dossier()
    first = dataclasses.replace(source.entities[0], kind=kind, name="die Minister")
    second = dataclasses.replace(first, id="second")
    index = DossierIndex(dataclasses.replace(source, entities=(first, second)))
    event = source.events[0]
    seats = [RecordedParticipant(entity=e.id, side=None, evidence=event.evidence) for e in (first, second)]
    entry = event_entry(index, dataclasses.replace(event, participants=tuple(seats)))
    return [who.name for who in entry.participants]


def test_groups_of_the_same_words_are_named_once() -> None:
    assert listed(EntityKind.GROUP) == ["die Minister"]


def test_two_persons_of_one_name_are_named_twice() -> None:
    assert listed(EntityKind.PERSON) == ["die Minister", "die Minister"]


def presentation(**changes: object) -> list[tuple[str, str]]:
    source = dossier()
    paper = next(paper for paper in source.papers if paper.presented)
    event = RecordedEvent(
        id="vorlage", type=EventType.PRESENTATION, title="Vorlage: Ask", status=EventStatus.HELD,
        participants=(), places=(), start=paper.presented, end=None, round=None, evidence=paper.evidence,
    )  # fmt: skip
    event = dataclasses.replace(event, **changes)  # type: ignore[arg-type]
    index = DossierIndex(dataclasses.replace(source, events=(event,)))
    entries = [entry for entry in chronicle_entries(index) if entry.title in (paper.name, "Vorlage: Ask")]
    return [(entry.title, entry.status_word) for entry in entries]


def test_a_paper_and_its_presentation_are_one_line() -> None:
    assert len(presentation()) == 1
    assert presentation()[0][0] != "Vorlage: Ask"


def test_a_presentation_of_another_day_or_kind_stays_a_line() -> None:
    assert len(presentation(start="2025-03-03")) == 2
    assert len(presentation(type=EventType.TALKS)) == 2
    assert len(presentation(status=EventStatus.REPORTED)) == 2


def test_months_around_the_day_are_open() -> None:
    months = chronicle(DossierIndex(dataclasses.replace(dossier(), as_of="2026-01-20")))
    near = {month.label for month in months if month.near}
    assert "Januar 2026" in near
    assert not near & {"November 2025", ""}


def test_a_date_years_off_leaves_the_strip_to_the_others() -> None:
    source = dossier()
    far = dataclasses.replace(source.events[0], id="fern", start="2041-01-05", end=None)
    entries = chronicle_entries(DossierIndex(dataclasses.replace(source, events=(*source.events, far))))
    near = chronicle_entries(DossierIndex(source))
    first, second = strip(entries, "2026-01-20"), strip(near, "2026-01-20")
    assert first is not None and second is not None
    assert len(first.dots) == len(second.dots)
    assert any(entry.first.startswith("2041") for entry in entries)


def nested(inner: str, act: Act = Act.SAY) -> tuple[int, int, str]:
    source = dossier()
    outer = dataclasses.replace(source.quotations[0], type=QuotationType.INDIRECT, act=Act.SAY, within=None)
    outer = dataclasses.replace(outer, text='die Hälfte der Flotte sei "sofort frei", ' + "und mehr " * 60)
    part = dataclasses.replace(
        outer, id="innen", type=QuotationType.DIRECT, act=act, text=inner, within=outer.id
    )
    index = DossierIndex(dataclasses.replace(source, quotations=(outer, part)))
    line = speaker_groups(index)[0].lines[0]
    return len(line.parts), len(line.folded), line.forms


def test_quoted_words_that_the_line_shows_are_no_line_of_their_own() -> None:
    assert nested('"sofort frei"') == (0, 1, "indirect direct")


def test_quoted_words_that_do_something_else_or_stand_elsewhere_are_a_line() -> None:
    assert nested('"sofort frei"', Act.PROMISE) == (1, 0, "indirect")
    assert nested('"ganz anders"') == (1, 0, "indirect")


def test_who_confirms_a_former_denial_is_said_so() -> None:
    source = dossier()
    claim = next(claim for claim in source.claims if claim.opponents and claim.opponents[0].entity)
    turned = Claim(
        id="t", text="Es gab das.", status=ClaimStatus.CONFIRMED,
        supporters=claim.opponents, opponents=claim.opponents,
    )  # fmt: skip
    groups = state_of_play(DossierIndex(dataclasses.replace(source, claims=(turned,), papers=())))
    notes = [
        sentence.note for group in groups for sentence in group.sentences if sentence.text == "Es gab das"
    ]
    assert len(notes) == 1 and notes[0].endswith("; zuvor selbst bestritten")
