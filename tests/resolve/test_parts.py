from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_press import Press

from lagebild.model.entity import Judgement, Verdict
from lagebild.resolve import parts, resolve
from lagebild.resolve.decide import entries
from lagebild.resolve.near import near_misses
from lagebild.resolve.parts import find_parts, keys_of
from lagebild.resolve.resolver import effective_day, views_of

FIRST = ("Anna", "Karl", "Eva")
LAST = ("Weber", "Holm", "Krause", "Brandt", "Umerow", "Umjerow")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "WHOLE", 2)


def talks(
    press: Press, id: str, one: str, other: str, day: str = "2026-01-05", state: str = "Nordland"
) -> None:
    text = f"{one} traf {other} in Seestadt. Dort warb {state} für den Plan. Das sei ein Fortschritt."
    reader = press.article(id, text, day)
    reader.person(one).person(other).mention("Seestadt", "place").mention(state, "state")
    reader.role(one, "warb", of=state)
    reader.event(text.split(".")[0], who=(one, other), place="Seestadt", start=day, said_by=(one,))
    reader.quotation("Das sei ein Fortschritt", speakers=(one,))


def test_two_names_in_common_make_one_part_one_name_does_not() -> None:
    press = Press()
    talks(press, "a", "Anna Weber", "Karl Holm")
    talks(press, "b", "Karl Holm", "Anna Weber")
    talks(press, "c", "Anna Weber", "Eva Krause")
    assert set(find_parts(press.articles, press.statements)) == {frozenset("ab"), frozenset("c")}


def test_an_article_in_between_joins_two_parts() -> None:
    press = Press()
    talks(press, "a", "Anna Weber", "Karl Holm")
    talks(press, "b", "Eva Krause", "Jan Brandt")
    text = "Anna Weber, Karl Holm, Eva Krause und Jan Brandt tagten."
    reader = press.article("c", text, "2026-01-06")
    for name in ("Anna Weber", "Karl Holm", "Eva Krause", "Jan Brandt"):
        reader.person(name)
    assert find_parts(press.articles, press.statements) == (frozenset("abc"),)


def test_names_by_the_way_do_not_count() -> None:
    press = Press()
    filler = "Es ging um Löhne und um die Arbeitszeit im Betrieb. " * 10
    for id, names in (("a", ("Anna Weber", "Karl Holm")), ("b", ("Eva Krause", "Jan Brandt"))):
        text = f"{names[0]} traf {names[1]}. {filler}Petra Lang und Uwe Stein schwiegen."
        reader = press.article(id, text, "2026-01-05")
        for name in (*names, "Petra Lang", "Uwe Stein"):
            reader.person(name)
    talks(press, "c", "Ina Roth", "Max Busch")
    assert len(find_parts(press.articles, press.statements)) == 3


def test_a_small_record_is_one_part() -> None:
    press = Press()
    talks(press, "a", "Anna Weber", "Karl Holm")
    talks(press, "b", "Eva Krause", "Jan Brandt")
    assert find_parts(press.articles, press.statements) == (frozenset("ab"),)


def test_another_transcription_and_a_missing_first_name_give_the_same_keys() -> None:
    press = Press()
    talks(press, "a", "Rustem Umerow", "Karl Holm")
    talks(press, "b", "Umjerow", "Holm")
    one, other = (
        keys_of(article, [s for s in press.statements if s.article_id == article.id])
        for article in press.articles
    )
    assert len(one & other) == 1


def test_one_person_in_two_parts_is_one_entry_with_all_its_words() -> None:
    press = Press()
    talks(press, "a", "Anna Weber", "Karl Holm")
    talks(press, "b", "Anna Weber", "Eva Krause", "2026-01-07")
    talks(press, "c", "Ina Roth", "Max Busch")
    dossier = press.resolve()
    weber = [entity for entity in dossier.entities if entity.name == "Anna Weber"]
    assert [alias.articles for alias in weber[0].aliases] == [("a", "b")]
    assert len(weber) == 1
    (role,) = weber[0].roles
    assert (role.first_seen, role.last_seen, len(role.evidence)) == ("2026-01-05", "2026-01-07", 2)
    (state,) = [entity for entity in dossier.entities if entity.kind == "state"]
    assert state.aliases[0].articles == ("a", "b", "c")


def test_one_name_on_two_sides_in_two_parts_is_two_persons() -> None:
    press = Press()
    talks(press, "a", "Anna Weber", "Karl Holm", state="Norwegen")
    talks(press, "b", "Anna Weber", "Eva Krause", state="Chile")
    talks(press, "c", "Ina Roth", "Max Busch")
    dossier = press.resolve()
    assert len({entity.id for entity in dossier.entities if entity.name == "Anna Weber"}) == 2
    by_article = {quotation.article: quotation.speakers[0].entity for quotation in dossier.quotations}
    assert by_article["a"] != by_article["b"]
    assert set(by_article.values()) <= {entity.id for entity in dossier.entities}


def test_a_decision_brings_parts_together() -> None:
    press = Press()
    talks(press, "a", "Anna Weber", "Karl Holm")
    talks(press, "b", "Anne Weber", "Eva Krause")
    talks(press, "c", "Ina Roth", "Max Busch")
    assert len(find_parts(press.articles, press.statements)) == 3
    names = {e.name: e.id for e in press.resolve().entities}
    same = Judgement(
        left=names["Anna Weber"],
        right=names["Anne Weber"],
        verdict=Verdict.SAME,
        decided_by="user:mk",
        reason="",
        decided_at="2026-02-01T10:00:00+00:00",
        left_words=("person@a:0-10",),
        right_words=("person@b:0-10",),
    )
    dossier = press.resolve(same)
    assert len([e for e in dossier.entities if "Weber" in e.name]) == 1
    assert press.resolve() != dossier


def test_a_part_is_judged_on_the_last_day_that_changed_it() -> None:
    assert effective_day("2026-01-05", ("2026-01-09", "2026-02-01"), "2026-01-20") == "2026-01-09"
    assert effective_day("2026-01-05", ("2026-02-01",), "2026-01-20") == "2026-01-05"
    press = Press()
    text = "Anna Weber und Karl Holm treffen sich am 9. Januar in Seestadt."
    reader = press.article("a", text, "2026-01-05")
    reader.person("Anna Weber").person("Karl Holm")
    reader.event(text, status="planned", who=("Anna Weber", "Karl Holm"), start="2026-01-09")
    talks(press, "b", "Eva Krause", "Jan Brandt", "2026-01-09")
    talks(press, "c", "Ina Roth", "Max Busch", "2026-01-06")
    assert [item.status for item in press.resolve().agenda] == ["open"]
    talks(press, "d", "Eva Krause", "Jan Brandt", "2026-01-10")
    assert len(views_of(press.articles, press.statements)) == 3
    assert [item.status for item in press.resolve().agenda] == ["overdue"]


def test_what_may_be_judged_is_called_as_in_the_record() -> None:
    press = Press()
    talks(press, "a", "Anna Weber", "Karl Holm", state="Norwegen")
    talks(press, "b", "Anna Weber", "Eva Krause", state="Chile")
    talks(press, "c", "Johanna Weber", "Johann Weber", "2026-01-06", state="Chile")
    views = views_of(press.articles, press.statements)
    assert len(views) == 3
    dossier = press.resolve()
    named = {entity.id for entity in dossier.entities} | {event.id for event in dossier.events}
    assert {entry.id for entry in entries(views)} == named
    misses = near_misses(views)
    assert ("Johann Weber", "Johanna Weber") in {tuple(sorted((m.left.name, m.right.name))) for m in misses}
    assert {m.left.id for m in misses} | {m.right.id for m in misses} <= named


def pile(seed: int) -> Press:
    """A pile of articles in several parts, with names, states and days that they share."""
    dice = Random(seed)
    press = Press()
    for number in range(dice.randint(4, 9)):
        one, other = (f"{dice.choice(FIRST)} {last}" for last in dice.sample(LAST, 2))
        day = f"2026-01-{dice.randint(1, 4):02}"
        talks(press, f"x{number}", one, other, day, dice.choice(("Norwegen", "Chile")))
    return press


@settings(max_examples=60)
@given(seed=st.integers(0, 10_000), shuffle=st.randoms(use_true_random=False))
def test_order_does_not_matter_and_every_id_is_used_once(seed: int, shuffle: Random) -> None:
    press = pile(seed)
    expected = resolve(press.articles, press.statements)
    articles, statements = list(press.articles), list(press.statements)
    shuffle.shuffle(articles)
    shuffle.shuffle(statements)
    assert resolve(articles, statements) == expected
    for section in (expected.entities, expected.events, expected.claims, expected.agenda, expected.threads):
        assert len({entry.id for entry in section}) == len(section)
    entities = {entity.id for entity in expected.entities}
    assert {p.entity for event in expected.events for p in event.participants} <= entities
    assert {s.entity for q in expected.quotations for s in q.speakers} <= entities
    assert {e.side for e in expected.entities} | {e.of for e in expected.entities} <= entities | {None}
    assert {a for thread in expected.threads for a in thread.articles} == {a.id for a in press.articles}
