"""How names, offices and descriptions are shown: in the nominative, each with whom it belongs to."""

import pytest
from resolve_press import Press

from lagebild.model.dossier import Dossier, Entity
from lagebild.model.entity import EntityKind
from lagebild.resolve.body_names import nominative_body, spelled_out
from lagebild.resolve.titles import nominative, owner_in_title


@pytest.mark.parametrize(
    ("before", "title", "shown"),
    [
        ("Angaben des ", "Unterhändlers", "Unterhändler"),
        ("mit dem ", "US-Sondergesandten", "US-Sondergesandter"),
        ("zur ", "Sondergesandten", "Sondergesandte"),
        ("Die ", "Gesandten", "Gesandter"),
        ("des neuen ", "Leiters des Präsidialamtes", "Leiter des Präsidialamtes"),
        ("mit dem ", "Präsidenten", "Präsident"),
        ("Der ", "Gesandte", "Gesandte"),
        ("Die ", "Sprecherin", "Sprecherin"),
        ("", "Minister", "Minister"),
        ("", "Staatssekretär des Innern", "Staatssekretär des Innern"),
    ],
)
def test_titles_in_the_nominative(before: str, title: str, shown: str) -> None:
    assert nominative(title, before) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Kommunalen Verkehrsverbands", "Kommunaler Verkehrsverband"),
        ("Kommunale Verkehrsverband Nord", "Kommunaler Verkehrsverband Nord"),
        ("Ökologischen Liste", "Ökologische Liste"),
        ("Höchsten Landesgerichts", "Höchstes Landesgericht"),
        ("Gewerkschaft Hafen", "Gewerkschaft Hafen"),
        ("Neue Wege", "Neue Wege"),
    ],
)
def test_bodies_in_the_nominative(name: str, shown: str) -> None:
    assert nominative_body(name) == shown


@pytest.mark.parametrize(
    ("before", "short", "full"),
    [
        ("mit der Freien Küste ", "FK", "Freien Küste"),
        ("die Partei für Arbeit und Wohnen ", "PAW", "Partei für Arbeit und Wohnen"),
        ("sagte Minister Jan Holm ", "FK", None),
        ("das Amt ", "A", None),
    ],
)
def test_what_an_abbreviation_stands_for(before: str, short: str, full: str | None) -> None:
    assert spelled_out(before, short) == full


def test_owner_in_a_title() -> None:
    known = {"kfs": "KfS", "frei kuest": "Freie Küste"}
    assert owner_in_title("KfS-Sprecherin", known) == "KfS"
    assert owner_in_title("Fraktionschefin der Freien Küste", known) == "Freie Küste"
    assert owner_in_title("Chefin der Behörde", known) is None
    assert owner_in_title("Vize-Präsident", known) is None


def of_kind(dossier: Dossier, kind: EntityKind) -> list[Entity]:
    return [entity for entity in dossier.entities if entity.kind is kind]


def test_a_described_government_is_the_government() -> None:
    press = Press()
    a = press.article(
        "a", "Die russische Regierung dementierte. Moskau schwieg. Ein Berater kam.", "2026-01-05"
    )
    a.description("Die russische Regierung", of="Russland")
    a.mention("Moskau", "government", of="Russland")
    a.description("Ein Berater", of="Russland")
    dossier = press.resolve()
    (government,) = of_kind(dossier, EntityKind.GOVERNMENT)
    assert government.name == "russische Regierung"
    assert {alias.text for alias in government.aliases} == {"russische Regierung", "Moskau"}
    assert len(of_kind(dossier, EntityKind.UNNAMED)) == 1


def test_groups_of_one_state_are_one_and_shown_without_possessive() -> None:
    press = Press()
    for name in ("a", "b"):
        article = press.article(name, "Nordland und ihre europäischen Verbündeten stimmten zu.", "2026-01-05")
        article.mention("Nordland", "state")
        article.description("ihre europäischen Verbündeten", of="Ukraine", plural=True)
    (group,) = of_kind(press.resolve(), EntityKind.GROUP)
    assert group.name == "europäische Verbündete"


def test_ministries_of_two_states_are_two() -> None:
    press = Press()
    a = press.article(
        "a", "Das russische Außenministerium schwieg, das ukrainische Außenministerium auch.", "2026-01-05"
    )
    a.mention("Außenministerium", "organisation").mention("Außenministerium#2", "organisation")
    names = {entity.name for entity in of_kind(press.resolve(), EntityKind.ORGANISATION)}
    assert names == {"russisches Außenministerium", "ukrainisches Außenministerium"}


def test_whoever_holds_the_office_is_the_person() -> None:
    press = Press()
    a = press.article("a", "Jan Holm, Chef der Jugend, kam. Der Chef der Jugend sprach. Ein Chef ging.")
    a.person("Jan Holm").role("Jan Holm", "Chef der Jugend")
    a.description("Der Chef der Jugend").description("Ein Chef")
    dossier = press.resolve()
    assert [entity.name for entity in of_kind(dossier, EntityKind.PERSON)] == ["Jan Holm"]
    assert [entity.name for entity in of_kind(dossier, EntityKind.UNNAMED)] == ["Ein Chef"]


def test_a_lone_genitive_is_the_person() -> None:
    press = Press()
    a = press.article("a", "Jan Holm kam. Holms Haus brannte.", "2026-01-05")
    a.person("Jan Holm").person("Holms")
    assert len(of_kind(press.resolve(), EntityKind.PERSON)) == 1


def test_people_called_after_a_state_stand_on_its_side() -> None:
    press = Press()
    a = press.article(
        "a", "Sie dankte den amerikanischen Partnern und den europäischen Partnern.", "2026-01-05"
    )
    a.description("amerikanischen Partnern", plural=True).description("europäischen Partnern", plural=True)
    dossier = press.resolve()
    states = {entity.id: entity.name for entity in of_kind(dossier, EntityKind.STATE)}
    sides = {entity.name: states.get(entity.side or "") for entity in of_kind(dossier, EntityKind.GROUP)}
    assert sides == {"amerikanischen Partnern": "USA", "europäischen Partnern": None}
