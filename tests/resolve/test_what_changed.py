"""What changes tells between two days: the right kind, of the right entry, with the words that show it."""

from __future__ import annotations

import pytest
from resolve_changes import between, rows
from resolve_press import Press

from lagebild.model.annotation import EventStatus
from lagebild.model.change import Aspect, ChangeKind
from lagebild.resolve.change_events import status_kind


def planned_and_held() -> Press:
    press = Press()
    plan = press.article("a", "Holm und Weber wollen am Montag in Weimar verhandeln.", "2026-01-09")
    plan.person("Holm").person("Weber").mention("Weimar", "place")
    plan.event(
        "Holm und Weber wollen am Montag in Weimar verhandeln",
        status="planned",
        who=("Holm", "Weber"),
        place="Weimar",
        start="2026-01-12",
    )
    done = press.article("b", "Holm und Weber haben in Weimar mit Brandt verhandelt.", "2026-01-13")
    done.person("Holm").person("Weber").person("Brandt").mention("Weimar", "place")
    done.event(
        "Holm und Weber haben in Weimar mit Brandt verhandelt",
        who=("Holm", "Weber", "Brandt"),
        place="Weimar",
        start="2026-01-12",
    )
    return press


def test_nothing_is_new_since_the_last_article() -> None:
    press = planned_and_held()
    assert between(press, "2026-01-13") == ()
    assert between(press, "2026-01-10", "2026-01-11") == ()


def test_everything_is_new_since_before_the_first() -> None:
    found = between(planned_and_held(), "2026-01-01", "2026-01-09")
    assert {change.kind for change in found} == {ChangeKind.NEW}
    assert {change.section for change in found} >= {"articles", "entities", "events"}


def test_what_was_planned_is_confirmed_and_its_new_participant_told() -> None:
    found = between(planned_and_held(), "2026-01-10")
    assert ("confirmed", "status", "planned", "held") in rows(found, "events")
    assert ("changed", "participant", None, "Brandt") in rows(found, "events")
    assert ("new", "entry", None, None) in rows(found, "entities")
    (status,) = [c for c in found if c.section == "events" and c.aspect is Aspect.STATUS]
    assert {row.article for row in status.evidence} == {"b"}


def test_a_fuller_name_is_a_change_not_a_new_person() -> None:
    press = Press()
    press.article("a", "Ministerin Weber sprach.", "2026-01-05").person("Weber").role("Weber", "Ministerin")
    second = press.article("b", "Ministerin Anna Weber ging.", "2026-01-07").person("Anna Weber")
    second.role("Anna Weber", "Ministerin")
    found = between(press, "2026-01-06")
    assert rows(found, "entities") == [("changed", "name", "Weber", "Anna Weber")]


def test_another_spelling_of_a_name_is_no_change() -> None:
    press = Press()
    press.article("a", "Rustem Umjerow kam.", "2026-01-05").person("Rustem Umjerow")
    for number in range(2):
        press.article(f"b{number}", "Rustem Umerow ging.", "2026-01-07").person("Rustem Umerow")
    (entity,) = [e for e in press.resolve().entities if e.kind == "person"]
    assert entity.name == "Rustem Umerow"
    assert rows(between(press, "2026-01-06"), "entities") == []


def test_a_reprint_is_no_news() -> None:
    text = "Weber sagte am Abend in Weimar, der Entwurf sei seit gestern fertig. Sie reise nun ab."
    press = Press()
    for article, day in (("a", "2026-01-05"), ("b", "2026-01-07")):
        reader = press.article(article, text, day)
        reader.person("Weber")
        reader.quotation(
            "der Entwurf sei seit gestern fertig", speakers=("Weber",), speaker="Weber", frame="Weber sagte"
        )
    found = between(press, "2026-01-06")
    assert [(c.section, c.aspect) for c in found] == [("articles", Aspect.REPRINT)]


def test_a_corrected_version_is_known_from_its_update() -> None:
    text = "Weber sagte am Abend in Weimar, der Plan habe {} Punkte und sei nun fertig. "
    text += "Am Montag wollen alle Seiten im Rathaus von Weimar darüber beraten."
    press = Press()
    press.article(
        "a", text.format("zwölf"), "2026-01-05T10:00:00+01:00", outlet="Blatt", url="https://blatt.example/1"
    )
    press.article(
        "b",
        text.format("zehn"),
        "2026-01-05T10:00:00+01:00",
        outlet="Blatt",
        url="https://blatt.example/1",
        updated="2026-01-07T09:00:00+01:00",
    )
    assert [r.article.id for r in press.resolve(as_of="2026-01-06").articles] == ["a"]
    (change,) = between(press, "2026-01-06")
    assert (change.kind, change.aspect, change.id, change.before) == (
        ChangeKind.CORRECTED,
        Aspect.REPLACES,
        "b",
        "a",
    )


def test_an_article_that_was_only_updated_is_known_from_its_publication() -> None:
    press = Press()
    press.article("a", "Weber kam.", "2026-01-05", updated="2026-01-09").person("Weber")
    assert [r.article.id for r in press.resolve(as_of="2026-01-06").articles] == ["a"]


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("planned", "held", "confirmed"),
        ("reported", "held", "confirmed"),
        ("disputed", "held", "confirmed"),
        ("ongoing", "held", "changed"),
        ("held", "disputed", "contradicted"),
        ("reported", "denied", "contradicted"),
        ("planned", "cancelled", "changed"),
        ("cancelled", "held", "changed"),
        ("possible", "planned", "changed"),
    ],
)
def test_kinds_of_status(was: str, now: str, kind: str) -> None:
    assert status_kind(EventStatus(was), EventStatus(now)) is ChangeKind(kind)
