"""Which reports are of one event: places inside places, labels, members of sides; and what stays apart."""

import pytest
from resolve_press import Press

from lagebild.model.annotation import EventStatus
from lagebild.model.dossier import AgendaStatus


def test_a_town_lies_in_its_state() -> None:
    press = Press()
    a = press.article("a", "Die Ukraine und Russland wollen am 9. Januar in Oststaat beraten.", "2026-01-05")
    a.mention("Ukraine", "state").mention("Russland", "state").mention("Oststaat", "place")
    a.event(a.text[:-1], status="planned", who=("Ukraine", "Russland"), place="Oststaat", start="2026-01-09")
    b = press.article(
        "b", "Die Ukraine und Russland berieten am Freitag in Seestadt im Bundesstaat Oststaat.", "2026-01-10"
    )
    b.mention("Ukraine", "state").mention("Russland", "state")
    b.mention("Seestadt", "place").mention("Oststaat", "place")
    b.event(b.text[:-1], who=("Ukraine", "Russland"), place="Seestadt", start="2026-01-09")
    (event,) = press.resolve().events
    assert event.status is EventStatus.HELD


@pytest.mark.parametrize(("day", "events"), [("2026-01-09", 1), ("2026-01-12", 2)])
def test_a_report_without_people_is_of_the_one_meeting_of_its_day(day: str, events: int) -> None:
    press = Press()
    a = press.article("a", "Anna Weber traf am Freitag Jan Holm. Auch Nordland sah zu.", "2026-01-10")
    a.person("Anna Weber").person("Jan Holm").mention("Nordland", "organisation")
    a.event("Anna Weber traf am Freitag Jan Holm", who=("Anna Weber", "Jan Holm"), start="2026-01-09")
    b = press.article("b", "Die Unterredung dauerte lange. Anna Weber, Jan Holm und Nordland.", "2026-01-13")
    b.person("Anna Weber").person("Jan Holm").mention("Nordland", "organisation")
    b.event("Die Unterredung dauerte lange", start=day)
    assert len(press.resolve().events) == events


def test_one_article_tells_meetings_apart_by_their_people() -> None:
    press = Press()
    a = press.article("a", "Die USA und die Ukraine berieten. Jan Holm traf die USA getrennt.", "2026-01-05")
    a.mention("USA", "state").mention("Ukraine", "state").person("Jan Holm")
    a.event("Die USA und die Ukraine berieten", who=("USA", "Ukraine"), place=None, start="2026-01-04")
    a.event("Jan Holm traf die USA getrennt", who=("Jan Holm", "USA"), start="2026-01-04")
    assert len(press.resolve().events) == 2


def test_members_stand_for_their_side() -> None:
    press = Press()
    a = press.article(
        "a", "Die USA und die Ukraine berieten am Montag. Minister Jan Holm führte sie.", "2026-01-06"
    )
    a.mention("USA", "state").mention("Ukraine", "state").person("Jan Holm")
    a.role("Jan Holm", "Minister", of="Ukraine")
    a.event("Die USA und die Ukraine berieten am Montag", who=("USA", "Ukraine"), start="2026-01-05")
    a.event("Minister Jan Holm führte sie", who=("Jan Holm",))
    (event,) = press.resolve().events
    assert len(event.participants) == 3


def test_what_went_on_is_over_once_its_days_are() -> None:
    press = Press()
    a = press.article("a", "Nordland und Südland beraten heute.", "2026-01-05")
    a.mention("Nordland", "organisation").mention("Südland", "organisation")
    a.event(a.text[:-1], status="ongoing", who=("Nordland", "Südland"), start="2026-01-05")
    assert [event.status for event in press.resolve().events] == [EventStatus.ONGOING]
    press.article("b", "Nichts Neues.", "2026-01-07")
    assert [event.status for event in press.resolve().events] == [EventStatus.HELD]


def test_an_agreement_there_tells_that_the_talks_took_place() -> None:
    press = Press()
    a = press.article("a", "Die USA und die Ukraine wollen am 9. Januar in Seestadt beraten.", "2026-01-05")
    a.mention("USA", "state").mention("Ukraine", "state").mention("Seestadt", "place")
    a.event(a.text[:-1], status="planned", who=("USA", "Ukraine"), place="Seestadt", start="2026-01-09")
    b = press.article("b", "Die USA und die Ukraine haben sich in Seestadt verständigt.", "2026-01-10")
    b.mention("USA", "state").mention("Ukraine", "state").mention("Seestadt", "place")
    b.event(b.text[:-1], type="decision", who=("USA", "Ukraine"), place="Seestadt")
    dossier = press.resolve()
    (item,) = dossier.agenda
    assert item.status is AgendaStatus.HAPPENED
    assert {row.article for row in item.outcome} == {"b"}
    (talks,) = [event for event in dossier.events if event.type == "talks"]
    assert talks.status is EventStatus.HELD
    assert {row.article for row in talks.evidence} == {"a", "b"}


def test_a_seat_of_government_is_a_place_after_im() -> None:
    press = Press()
    a = press.article("a", "Das Gespräch im Kreml dauerte lange. Der Kreml schwieg.", "2026-01-05")
    a.mention("Kreml", "government", of="Russland").mention("Kreml#2", "government", of="Russland")
    a.event("Das Gespräch im Kreml dauerte lange", start="2026-01-04")
    a.event("Der Kreml schwieg", type="other")
    dossier = press.resolve()
    names = {entity.id: entity.name for entity in dossier.entities}
    assert [[names[place] for place in event.places] for event in dossier.events] == [["Kreml"], []]


def test_first_and_last_day_tell_more_than_the_last_alone() -> None:
    press = Press()
    for name, start, end in (("a", "2026-01-04", "2026-01-05"), ("b", "2026-01-05", "2026-01-05")):
        article = press.article(name, "Nordland und Südland berieten in Seestadt.", "2026-01-06")
        article.mention("Nordland", "organisation").mention("Südland", "organisation")
        article.mention("Seestadt", "place")
        article.event(article.text[:-1], who=("Nordland", "Südland"), place="Seestadt", start=start, end=end)
    (event,) = press.resolve().events
    assert (event.start, event.end) == ("2026-01-04", "2026-01-05")


def test_second_rounds_of_two_negotiations_are_two() -> None:
    press = Press()
    for name, people in (
        ("a", ("Anna Weber", "Jan Holm", "Ute Kern")),
        ("b", ("Eva Roth", "Tim Lang", "Max Voss")),
    ):
        article = press.article(
            name, f"Die zweite Runde begann am Montag. {', '.join(people)}.", "2026-01-06"
        )
        for person in people:
            article.person(person)
        article.event("Die zweite Runde begann am Montag", round=2, start="2026-01-05")
    assert len(press.resolve().events) == 2


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("in der Pariser Botschaft", "Paris"),
        ("im Neustädter Ständehaus", "Neustädter Ständehaus"),
        ("im Ständehaus", None),
        ("in der Pariser Erklärung", None),
    ],
)
def test_a_house_with_the_adjective_of_a_town_is_a_place(words: str, place: str | None) -> None:
    press = Press()
    a = (
        press.article("a", f"Weber und Holm trafen sich {words}.", "2026-01-05")
        .person("Weber")
        .person("Holm")
    )
    a.event(a.text[:-1], type="meeting", who=("Weber", "Holm"), start="2026-01-04")
    dossier = press.resolve()
    names = {entity.id: entity.name for entity in dossier.entities}
    assert [names[row] for row in dossier.events[0].places] == ([place] if place else [])


def meeting_in_two_articles(start: str, *, held_by: str) -> Press:
    press = Press()
    a = press.article("a", "Anna Weber und Jan Holm wollen am 10. Januar in Seestadt beraten.", "2026-01-05")
    a.person("Anna Weber").person("Jan Holm").mention("Seestadt", "place")
    a.event(
        a.text[:-1], status="planned", who=("Anna Weber", "Jan Holm"), place="Seestadt", start="2026-01-10"
    )
    text = f"{held_by} und Jan Holm berieten in Seestadt. Auch Anna Weber äußerte sich."
    b = press.article("b", text, "2026-01-12").person("Jan Holm").person("Anna Weber")
    if held_by != "Anna Weber":
        b.person(held_by)
    b.mention("Seestadt", "place")
    b.event(text.split(". ")[0], who=(held_by, "Jan Holm"), place="Seestadt", start=start)
    return press


def test_what_took_place_at_the_weekend_took_place_on_the_day_announced() -> None:
    press = meeting_in_two_articles("2026-01-10/2026-01-11", held_by="Anna Weber")
    assert [(event.start, event.end) for event in press.resolve().events] == [("2026-01-10", None)]


def test_whoever_was_only_announced_did_not_take_part() -> None:
    dossier = meeting_in_two_articles("2026-01-10", held_by="Ute Kern").resolve()
    names = {entity.id: entity.name for entity in dossier.entities}
    (event,) = dossier.events
    assert {names[person.entity] for person in event.participants} == {"Ute Kern", "Jan Holm"}


def test_a_state_takes_part_by_its_delegation() -> None:
    press = Press()
    text = "Die USA und die Ukraine berieten. Die ukrainische Delegation traf Vertreter der USA."
    a = press.article("a", text, "2026-01-05").mention("USA", "state").mention("Ukraine", "state")
    a.description("Die ukrainische Delegation", of="Ukraine")
    a.event(
        "Die USA und die Ukraine berieten",
        who=("USA", "Ukraine", "Die ukrainische Delegation"),
        start="2026-01-04",
    )
    dossier = press.resolve()
    kinds = {entity.id: (entity.kind, entity.name) for entity in dossier.entities}
    shown = sorted(str(kinds[person.entity][0]) for person in dossier.events[0].participants)
    assert shown == ["delegation", "state"]


@pytest.mark.parametrize(("day", "events"), [("2026-01-17", 1), ("2026-01-20", 2)])
def test_a_meeting_on_the_day_that_a_round_was_moved_to_is_that_round(day: str, events: int) -> None:
    press = Press()
    people = "Anna Weber, Jan Holm und Ute Kern waren da."
    a = press.article("a", f"Die zweite Runde ist für den 12. Januar geplant. {people}", "2026-01-05")
    a.event("Die zweite Runde ist für den 12. Januar geplant", status="planned", start="2026-01-12", round=2)
    b = press.article("b", f"Die zweite Runde beginnt erst am 17. Januar. {people}", "2026-01-11")
    b.event("Die zweite Runde beginnt erst am 17. Januar", status="planned", start="2026-01-17", round=2)
    c = press.article("c", f"Anna Weber und Jan Holm berieten. {people}", "2026-01-21")
    c.event("Anna Weber und Jan Holm berieten", who=("Anna Weber", "Jan Holm"), start=day)
    for article in (a, b, c):
        article.person("Anna Weber").person("Jan Holm").person("Ute Kern")
    found = press.resolve().events
    assert len(found) == events
    assert any(event.status is EventStatus.HELD for event in found)


@pytest.mark.parametrize(("day", "events"), [("2026-01-09", 1), ("2026-01-12", 2)])
def test_delegations_of_nobody_named_meet_on_the_one_day(day: str, events: int) -> None:
    press = Press()
    a = press.article(
        "a", "Die Delegationen kommen am 9. Januar zusammen. Anna Weber, Jan Holm.", "2026-01-05"
    )
    a.person("Anna Weber").person("Jan Holm").description("Die Delegationen", plural=True)
    a.event(
        "Die Delegationen kommen am 9. Januar zusammen",
        status="planned",
        who=("Die Delegationen",),
        start="2026-01-09",
    )
    b = press.article("b", "Nordland und Südland berieten am Freitag. Anna Weber, Jan Holm.", "2026-01-10")
    b.mention("Nordland", "organisation").mention("Südland", "organisation")
    b.person("Anna Weber").person("Jan Holm")
    b.event("Nordland und Südland berieten am Freitag", who=("Nordland", "Südland"), start=day)
    assert len(press.resolve().events) == events


def denied_meeting(later: str, said: str, act: str = "admit", by: str = "Anna Weber") -> Press:
    press = Press()
    text = "Anna Weber und Jan Holm sollen sich am 4. Januar in Seestadt getroffen haben. Weber bestritt das."
    a = press.article("a", text, "2026-01-08").person("Anna Weber").person("Jan Holm")
    a.mention("Seestadt", "place")
    a.event(
        text.split(". Weber")[0],
        type="meeting",
        status="reported",
        who=("Anna Weber", "Jan Holm"),
        denied_by=("Anna Weber",),
        place="Seestadt",
        start="2026-01-04",
    )
    b = press.article("b", later, "2026-02-01").person(by).mention("Seestadt", "place")
    b.quotation(said, act=act, speakers=(by,), speaker=by)
    return press


def test_who_had_denied_a_meeting_admits_it_in_words_that_name_its_place() -> None:
    said = "ihn am 4. Januar in Seestadt getroffen zu haben"
    (event,) = denied_meeting(f"Anna Weber räumte ein, {said}.", said).resolve().events
    assert event.status is EventStatus.HELD
    assert {row.article for row in event.evidence} == {"a", "b"}


@pytest.mark.parametrize(
    ("by", "said", "act"),
    [
        ("Anna Weber", "in Seestadt falsch gerechnet zu haben", "admit"),
        ("Anna Weber", "ihn in Seestadt nicht getroffen zu haben", "admit"),
        ("Anna Weber", "ihn in Seestadt getroffen zu haben", "deny"),
        ("Jan Holm", "sie in Seestadt getroffen zu haben", "admit"),
    ],
)
def test_a_denied_meeting_stays_disputed(by: str, said: str, act: str) -> None:
    (event,) = denied_meeting(f"{by} räumte ein, {said}.", said, act, by).resolve().events
    assert event.status is EventStatus.DISPUTED


def paper_handed_over(day: str) -> Press:
    press = Press()
    text = (
        "Nordland hat einen Plan vorgelegt. Er wurde beiden Delegationen am Montag überreicht. Holm schwieg."
    )
    a = press.article("a", text, "2026-01-07").mention("Nordland", "state").person("Holm")
    a.description("beiden Delegationen", plural=True)
    a.event("Nordland hat einen Plan vorgelegt", type="presentation", who=("Nordland",), start=day)
    a.event(
        "Er wurde beiden Delegationen am Montag überreicht",
        type="presentation",
        who=("beiden Delegationen",),
        start="2026-01-05",
    )
    return press


@pytest.mark.parametrize(("day", "events"), [("2026-01-05", 1), ("2026-01-03", 2)])
def test_a_paper_is_handed_to_all_on_the_day_it_is_laid_on_the_table(day: str, events: int) -> None:
    assert len(paper_handed_over(day).resolve().events) == events


def moved_to_another_town(first: str) -> Press:
    press = Press()
    people = "Anna Weber, Jan Holm und Ute Kern waren da."
    a = press.article(
        "a", f"Die dritte Runde ist für den 16. Januar in Seestadt geplant. {people}", "2026-01-09"
    )
    b = press.article(
        "b", f"Statt in Seestadt kommen sie am 23. Januar in Bergstadt zusammen. {people}", "2026-01-15"
    )
    for article in (a, b):
        article.person("Anna Weber").person("Jan Holm").person("Ute Kern").mention("Seestadt", "place")
    b.mention("Bergstadt", "place")
    a.event(a.text.split(". A")[0], status="planned", place="Seestadt", start="2026-01-16", round=3)
    b.event(b.text.split(". A")[0], status="planned", place="Bergstadt", start=first, moved_to="2026-01-23")
    return press


@pytest.mark.parametrize(("first", "events"), [("2026-01-16", 1), ("2026-01-20", 2)])
def test_what_is_moved_from_a_day_may_be_moved_to_another_town(first: str, events: int) -> None:
    assert len(moved_to_another_town(first).resolve().events) == events


@pytest.mark.parametrize(("status", "events"), [("reported", 1), ("held", 2)])
def test_what_is_only_heard_of_is_spoken_of_for_long(status: str, events: int) -> None:
    press = Press()
    a = press.article("a", "Anna Weber und Jan Holm trafen sich in Seestadt. Ute Kern auch.", "2026-01-09")
    b = press.article(
        "b", "Anna Weber wird auf das Treffen in Seestadt angesprochen. Ute Kern, Jan Holm.", "2026-01-20"
    )
    for article in (a, b):
        article.person("Anna Weber").person("Jan Holm").person("Ute Kern").mention("Seestadt", "place")
    a.event(
        a.text.split(". U")[0],
        type="meeting",
        who=("Anna Weber", "Jan Holm"),
        place="Seestadt",
        start="2026-01-07",
    )
    b.event(b.text.split(". U")[0], type="meeting", status=status, who=("Anna Weber",), place="Seestadt")
    assert len(press.resolve().events) == events


@pytest.mark.parametrize("told", ["indirect", None])
def test_the_record_keeps_the_form_of_the_talks(told: str | None) -> None:
    press = Press()
    a = press.article("a", "Anna Weber traf am Freitag Jan Holm.", "2026-01-10")
    a.person("Anna Weber").person("Jan Holm")
    a.event("Anna Weber traf am Freitag Jan Holm", who=("Anna Weber", "Jan Holm"), start="2026-01-09")
    b = press.article("b", "Das Treffen von Anna Weber und Jan Holm am Freitag.", "2026-01-11")
    b.person("Anna Weber").person("Jan Holm")
    b.event("Das Treffen", who=("Anna Weber", "Jan Holm"), start="2026-01-09", format=told)
    (event,) = press.resolve().events
    assert event.format == told


def test_persons_are_spelt_in_titles_as_in_the_record() -> None:
    press = Press()
    for id in ("a", "b"):
        known = press.article(id, f"Präsident Wolodymyr Selenskyj sprach am Montag ({id}).", "2026-01-05")
        known.person("Wolodymyr Selenskyj")
        known.role("Wolodymyr Selenskyj", "Präsident", of="Ukraine")
    c = press.article("c", "Präsident Wolodimir Selenski traf am Freitag Jan Holm.", "2026-01-10")
    c.person("Wolodimir Selenski").person("Jan Holm")
    c.role("Wolodimir Selenski", "Präsident", of="Ukraine")
    c.event(
        c.text[:-1],
        who=("Wolodimir Selenski", "Jan Holm"),
        start="2026-01-09",
        title="Treffen von Wolodimir Selenski mit Jan Holm",
    )
    (event,) = press.resolve().events
    assert event.title == "Treffen von Wolodymyr Selenskyj mit Jan Holm"
