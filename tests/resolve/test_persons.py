import pytest
from resolve_press import Press

from lagebild.model.dossier import Dossier, Entity
from lagebild.model.entity import EntityKind, Judgement, Verdict


def persons(dossier: Dossier) -> dict[str, Entity]:
    return {e.name: e for e in dossier.entities if e.kind is EntityKind.PERSON}


def test_two_transcriptions_of_one_name_are_one_person() -> None:
    press = Press()
    a = press.article("a", "Der Unterhändler Rustem Umerow reiste ab.", "2026-01-05")
    a.person("Rustem Umerow").role("Rustem Umerow", "Unterhändler", of="Ukraine")
    b = press.article("b", "Chefunterhändler Rustem Umjerow schwieg.", "2026-01-06")
    b.person("Rustem Umjerow").role("Rustem Umjerow", "Chefunterhändler", of="Ukraine")
    found = persons(press.resolve())
    assert len(found) == 1
    (person,) = found.values()
    assert [(alias.text, alias.articles) for alias in person.aliases] == [
        ("Rustem Umerow", ("a",)),
        ("Rustem Umjerow", ("b",)),
    ]


def test_surname_alone_joins_the_full_name_on_its_side() -> None:
    press = Press()
    a = press.article("a", "Ministerin Anna Weber sprach für Nordland.", "2026-01-05")
    a.person("Anna Weber").role("Anna Weber", "Ministerin", of="Nordland")
    b = press.article("b", "Ministerin Weber widersprach.", "2026-01-06")
    b.person("Weber").role("Weber", "Ministerin", of="Nordland")
    dossier = press.resolve()
    assert list(persons(dossier)) == ["Anna Weber"]
    assert any(j.reason == "gleicher Nachname, gleiches Amt" for j in dossier.judgements)


@pytest.mark.parametrize(("word", "kind"), [("Weber", EntityKind.PERSON), ("Verbraucher", EntityKind.GROUP)])
def test_a_party_that_no_name_is_known_of_is_a_person_by_its_surname(word: str, kind: EntityKind) -> None:
    press = Press()
    press.article("a", "Anna Weber sprach.", "2026-01-05").person("Anna Weber")
    b = press.article("b", f"{word} und Holm trafen sich am Montag.", "2026-01-06").person("Holm")
    b.event(b.text[:-1], who=(word, "Holm"), start="2026-01-05")
    found = [e.kind for e in press.resolve().entities if e.name == word]
    assert found == [kind]


def test_surname_alone_with_nothing_else_in_common_stays_open() -> None:
    press = Press()
    press.article("a", "Anna Weber sprach.", "2026-01-05").person("Anna Weber")
    press.article("b", "Weber widersprach.", "2026-01-06").person("Weber")
    dossier = press.resolve()
    assert sorted(persons(dossier)) == ["Anna Weber", "Weber"]
    assert [j.verdict for j in dossier.judgements] == [Verdict.UNSURE]


def test_same_surname_other_first_name_are_two() -> None:
    press = Press()
    a = press.article("a", "Anna Weber und Karl Weber sprachen für Nordland.", "2026-01-05")
    a.person("Anna Weber").person("Karl Weber")
    assert sorted(persons(press.resolve())) == ["Anna Weber", "Karl Weber"]


def test_misprint_beside_the_same_neighbour_is_joined_and_kept() -> None:
    press = Press()
    text = "Es kamen Steve Witkoff und Jared Kushner. " + "Man sprach lange über vieles. " * 4
    a = press.article("a", text + "Neben Witkoff sprach auch Kusher.", "2026-01-05")
    a.person("Steve Witkoff").person("Jared Kushner").person("Witkoff#2", "Steve Witkoff").person("Kusher")
    found = persons(press.resolve())
    assert sorted(found) == ["Jared Kushner", "Steve Witkoff"]
    assert "Kusher" in [alias.text for alias in found["Jared Kushner"].aliases]


def test_likeness_alone_does_not_join() -> None:
    press = Press()
    a = press.article("a", "Jared Kushner kam. " + "Nichts geschah. " * 8 + "Kusher ging.", "2026-01-05")
    a.person("Jared Kushner").person("Kusher")
    assert sorted(persons(press.resolve())) == ["Jared Kushner", "Kusher"]


def test_genitive_is_undone_in_aliases() -> None:
    press = Press()
    a = press.article("a", "Wladimir Putin schwieg. Putins Berater auch.", "2026-01-05")
    a.person("Wladimir Putin").person("Putins", "Wladimir Putin")
    (person,) = persons(press.resolve()).values()
    assert [alias.text for alias in person.aliases] == ["Putin", "Wladimir Putin"]


def test_a_person_outranks_the_rules_both_ways() -> None:
    press = Press()
    a = press.article("a", "Rustem Umerow reiste ab.", "2026-01-05").person("Rustem Umerow")
    press.article("b", "Rustem Umjerow schwieg.", "2026-01-06").person("Rustem Umjerow")
    press.article("c", "Karl Holm kam.", "2026-01-07").person("Karl Holm")
    press.article("d", "Carl Friedrich Holm ging.", "2026-01-08").person("Carl Friedrich Holm")
    before = press.resolve()
    assert len(persons(before)) == 3 and a.id == "a"
    apart = Judgement(
        left="person:rustem umerow@a",
        right="person:rustem umjerow@b",
        verdict=Verdict.DIFFERENT,
        decided_by="user:mk",
        reason="zwei Brüder",
        decided_at="2026-02-01T10:00:00+01:00",
    )
    assert sorted(persons(press.resolve(apart))) == [
        "Carl Friedrich Holm",
        "Karl Holm",
        "Rustem Umerow",
        "Rustem Umjerow",
    ]


def test_judgement_by_entity_id_joins() -> None:
    press = Press()
    press.article("c", "Karl Holm kam.", "2026-01-07").person("Karl Holm")
    press.article("d", "Friedrich Holm ging.", "2026-01-08").person("Friedrich Holm")
    left, right = (e.id for e in persons(press.resolve()).values())
    same = Judgement(left=left, right=right, verdict=Verdict.SAME, decided_by="user:mk", reason="Vollname")
    joined = press.resolve(same)
    assert len(persons(joined)) == 1
    assert same in joined.judgements


def test_id_stays_when_an_article_is_added() -> None:
    press = Press()
    press.article("a", "Anna Weber sprach.", "2026-01-05").person("Anna Weber")
    before = {e.name: e.id for e in press.resolve().entities}
    press.article("0", "Anna Weber und Karl Holm sprachen.", "2025-01-05").person("Anna Weber").person(
        "Karl Holm"
    )
    after = {e.name: e.id for e in press.resolve().entities}
    assert after["Anna Weber"] == before["Anna Weber"]


def test_an_umlaut_left_out_is_no_other_person() -> None:
    press = Press()
    a = press.article("a", "Die Vermittlerin Päivi Lehto sprach.", "2026-01-05")
    a.person("Päivi Lehto").role("Päivi Lehto", "Vermittlerin")
    b = press.article("b", "Die Gesandte Paivi Lehto schwieg.", "2026-01-06")
    b.person("Paivi Lehto").role("Paivi Lehto", "Gesandte")
    assert len(persons(press.resolve())) == 1


def test_two_spellings_of_zh_are_one_person() -> None:
    press = Press()
    press.article("a", "Jerlan Achmetschanow sprach.", "2026-01-05").person("Jerlan Achmetschanow")
    press.article("b", "Yerlan Akhmetzhanov schwieg.", "2026-01-06").person("Yerlan Akhmetzhanov")
    assert len(persons(press.resolve())) == 1


def test_one_letter_with_the_same_office_and_side_is_a_variant() -> None:
    press = Press()
    a = press.article("a", "VZG-Verhandlungsführerin Mareike Stührmann kam.", "2026-01-05")
    a.person("Mareike Stührmann").role("Mareike Stührmann", "VZG-Verhandlungsführerin", of="VZG")
    b = press.article("b", "Die Verhandlungsführerin der VZG, Mareike Stürmann, kam.", "2026-01-06")
    b.person("Mareike Stürmann").role("Mareike Stürmann", "Verhandlungsführerin der VZG", of="VZG")
    dossier = press.resolve()
    assert len(persons(dossier)) == 1
    assert any("um einen Buchstaben anders" in j.reason for j in dossier.judgements)


def two_ministers(left: tuple[str, str], right: tuple[str, str]) -> Press:
    """Two articles, each with a minister of a state."""
    press = Press()
    for article, (name, state) in (("a", left), ("b", right)):
        made = press.article(article, f"Minister {name} kam.", "2026-01-05")
        made.person(name).role(name, "Minister", of=state)
    return press


def test_one_letter_with_another_side_stays_two() -> None:
    assert len(persons(two_ministers(("Jan Hollum", "Nordland"), ("Jan Holum", "Südland")).resolve())) == 2


def test_a_double_name_cut_short_is_one_person() -> None:
    press = two_ministers(("Paul Bissau", "Nordland"), ("Paul Bissau-Ngoma", "Nordland"))
    assert len(persons(press.resolve())) == 1


def test_an_accent_left_out_is_no_other_person() -> None:
    press = Press()
    a = press.article("a", "Svetlana Jurić sprach.", "2026-01-05")
    a.person("Svetlana Jurić")
    b = press.article("b", "Svetlana Juric schwieg.", "2026-01-06")
    b.person("Svetlana Juric")
    assert len(persons(press.resolve())) == 1


def test_one_surname_and_side_with_near_first_names_is_one_person() -> None:
    press = Press()
    a = press.article("a", "Außenminister Tarek Schafik kam.", "2026-01-05")
    a.person("Tarek Schafik").role("Tarek Schafik", "Außenminister", of="Ägypten")
    b = press.article("b", "Minister Tarik Schafiq kam.", "2026-01-06")
    b.person("Tarik Schafiq").role("Tarik Schafiq", "Minister", of="Ägypten")
    assert len(persons(press.resolve())) == 1


COMPANY = ("Anna Weber", "Karl Bruns", "Ines Thoma")


def two_among(left: str, right: str, others: tuple[str, ...] = COMPANY) -> int:
    """How many persons are found in two articles that name one or the other beside the same people."""
    press = Press()
    for article, name in (("a", left), ("b", right)):
        made = press.article(article, f"{name} traf {', '.join(others)}.", "2026-01-05").person(name)
        for other in others:
            made.person(other)
    return len(persons(press.resolve())) - len(others)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Steffi Kranz", "Stefanie Kranz"),
        ("Sepp Kranz", "Josef Kranz"),
        ("Hassan Kelani", "Hassane Kelani"),
        ("Ali Madi-Sollo", "Ali Madi Sollo"),
        ("Gulnora Rachmedowa", "Gulnora Rahmedova"),
    ],
)
def test_another_form_of_a_name_in_the_same_company_is_one_person(left: str, right: str) -> None:
    assert two_among(left, right) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Simon Kranz", "Simone Kranz"),
        ("Martin Kranz", "Martina Kranz"),
        ("Steffi Kranz", "Josef Kranz"),
        ("Ali Madi-Sollo", "Ali Sollo"),
    ],
)
def test_other_first_names_and_halves_of_names_stay_two(left: str, right: str) -> None:
    assert two_among(left, right) == 2


def test_a_short_form_without_company_stays_open() -> None:
    assert two_among("Steffi Kranz", "Stefanie Kranz", others=("Anna Weber",)) == 2


def test_a_short_form_with_a_womans_and_a_mans_office_stays_two() -> None:
    press = Press()
    for article, name, title in (("a", "Alex Kranz", "Ministerin"), ("b", "Alexander Kranz", "Landrat")):
        made = press.article(article, f"{title} {name} traf {', '.join(COMPANY)}.", "2026-01-05")
        made.person(name).role(name, title)
        for other in COMPANY:
            made.person(other)
    assert len(persons(press.resolve())) == 5
