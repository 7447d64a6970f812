"""What a person decides: who is meant, that it outranks rules, outlives new articles and can be undone."""

from __future__ import annotations

import pytest
from resolve_press import Press

from lagebild.errors import ResolutionError
from lagebild.model.dossier import Dossier
from lagebild.model.entity import EntityKind, Judgement, Verdict
from lagebild.resolve.decide import make_judgement
from lagebild.resolve.near import near_misses
from lagebild.resolve.resolver import View, view_of


def view(press: Press, *judgements: Judgement) -> View:
    return view_of(press.articles, press.statements, judgements)


def decide(press: Press, left: str, right: str, verdict: str, *standing: Judgement) -> Judgement:
    views = [view(press, *standing), view(press)]
    at = f"2026-02-01T00:00:00.{len(standing):06d}+00:00"
    return make_judgement(views, left, right, Verdict(verdict), reason="gelesen", by="mk", at=at)


def names(dossier: Dossier, kind: EntityKind = EntityKind.PERSON) -> list[str]:
    return sorted(entity.name for entity in dossier.entities if entity.kind is kind)


def two_holms() -> Press:
    press = Press()
    press.article("a", "Karl Holm kam.", "2026-01-07").person("Karl Holm")
    press.article("b", "Friedrich Holm ging.", "2026-01-08").person("Friedrich Holm")
    return press


def test_same_by_names_joins_and_outlives_a_fuller_name() -> None:
    press = two_holms()
    press.article("c", "Holm schwieg.", "2026-01-09").person("Holm")
    same = decide(press, "Holm", "Karl Holm", "same")
    assert names(press.resolve()) == ["Friedrich Holm", "Holm", "Karl Holm"]
    assert names(press.resolve(same)) == ["Friedrich Holm", "Karl Holm"]
    # A new article makes "Holm" another entity by the rules; the decision holds on to the words.
    press.article("d", "Minister Holm, Karl Holm also, sprach.", "2026-01-10").person("Karl Holm")
    press.article("e", "Holm lachte.", "2026-01-11").person("Holm")
    joined = press.resolve(same)
    karl = next(e for e in joined.entities if e.name == "Karl Holm")
    assert {"a", "c", "d"} <= {article for alias in karl.aliases for article in alias.articles}


def test_different_takes_one_article_out_of_a_person() -> None:
    press = Press()
    for number, day in enumerate(("2026-01-05", "2026-01-06", "2026-01-07")):
        press.article(f"a{number}", "Anna Weber sprach.", day).person("Anna Weber")
    assert names(press.resolve()) == ["Anna Weber"]
    apart = decide(press, "Anna Weber@a2", "Anna Weber", "different")
    assert names(press.resolve(apart)) == ["Anna Weber", "Anna Weber"]
    press.article("a9", "Anna Weber ging.", "2026-01-09").person("Anna Weber")
    after = [e for e in press.resolve(apart).entities if e.kind is EntityKind.PERSON]
    assert sorted(sorted(e.aliases[0].articles) for e in after) == [["a0", "a1", "a9"], ["a2"]]


def test_the_later_decision_about_the_same_two_counts() -> None:
    press = two_holms()
    same = decide(press, "Karl Holm", "Friedrich Holm", "same")
    left, right = same.left, same.right
    different = decide(press, left, right, "different", same)
    assert names(press.resolve(same, different)) == ["Friedrich Holm", "Karl Holm"]
    assert names(press.resolve(different, same)) == ["Friedrich Holm", "Karl Holm"]


def talks(press: Press, article: str, day: str, text: str = "Holm und Weber trafen sich in Weimar.") -> None:
    reader = press.article(article, text, day)
    reader.person("Holm").person("Weber")
    reader.mention("Weimar", "place")
    reader.event(text[:-1], who=("Holm", "Weber"), place="Weimar", start=day)


def test_events_are_joined_and_stay_so_when_ids_change() -> None:
    press = Press()
    talks(press, "a", "2026-01-05")
    talks(press, "b", "2026-01-12")
    first, second = (event.id for event in press.resolve().events)
    same = decide(press, first, second, "same")
    assert len(press.resolve(same).events) == 1
    # With fewer words to hold on to, the ids alone would do; with other ids, the words must.
    renamed = Judgement(
        left="event-gone",
        right="event-lost",
        verdict=Verdict.SAME,
        decided_by="user:mk",
        reason="",
        left_words=same.left_words,
        right_words=same.right_words,
    )
    assert len(press.resolve(renamed).events) == 1


def test_events_are_judged_by_the_titles_that_are_shown() -> None:
    press = Press()
    for id in ("a", "b"):
        known = press.article(id, f"Präsident Wolodymyr Selenskyj sprach am Montag ({id}).", "2026-01-05")
        known.person("Wolodymyr Selenskyj")
        known.role("Wolodymyr Selenskyj", "Präsident", of="Ukraine")
    c = press.article(
        "c", "Präsident Wolodimir Selenski traf Jan Holm. Später sprach er mit ihm.", "2026-01-10"
    )
    c.person("Wolodimir Selenski").person("Jan Holm")
    c.role("Wolodimir Selenski", "Präsident", of="Ukraine")
    met = "Präsident Wolodimir Selenski traf Jan Holm"
    c.event(
        met,
        "meeting",
        who=("Wolodimir Selenski",),
        start="2026-01-09",
        title="Treffen von Wolodimir Selenski",
    )
    c.event("Später sprach er mit ihm", who=("Jan Holm",), start="2026-01-08", title="Gespräch")
    shown = {event.title for event in press.resolve().events}
    assert shown == {"Treffen von Wolodymyr Selenskyj", "Gespräch"}
    same = decide(press, *sorted(shown), "same")
    assert len(press.resolve(same).events) == 1


def test_one_report_is_taken_out_of_an_event() -> None:
    press = Press()
    talks(press, "a", "2026-01-05")
    reader = press.article("b", "Holm und Weber trafen sich in Weimar.", "2026-01-06")
    reader.person("Holm").person("Weber").mention("Weimar", "place")
    reader.event(
        "Holm und Weber trafen sich in Weimar", who=("Holm", "Weber"), place="Weimar", start="2026-01-05"
    )
    (event,) = press.resolve().events
    apart = decide(press, f"{event.id}@b", event.id, "different")
    assert [[e.article for e in row.evidence] for row in press.resolve(apart).events] == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ("Nowak", "Karl Holm", "nobody and nothing"),
        ("Karl Holm", "Karl Holm", "are one entry"),
        ("Holm", "Karl Holm", "may mean"),
        ("Karl Holm@zz", "Friedrich Holm", "nobody and nothing"),
    ],
)
def test_what_cannot_be_judged_is_said(left: str, right: str, message: str) -> None:
    press = two_holms()
    press.article("c", "Holm schwieg.", "2026-01-09").person("Holm")
    press.article("d", "Holm ging.", "2026-01-10").person("Holm").role("Holm", "ging")
    if message != "may mean":
        press.statements[:] = [s for s in press.statements if s.article_id in "ab"]
    with pytest.raises(ResolutionError, match=message):
        decide(press, left, right, "same")


def test_a_name_and_a_paper_are_never_the_same() -> None:
    press = two_holms()
    press.article("c", "Der Zehn-Punkte-Plan liegt vor.", "2026-01-09").paper("Zehn-Punkte-Plan", points=10)
    with pytest.raises(ResolutionError, match="never the same"):
        decide(press, "Karl Holm", "Zehn-Punkte-Plan", "same")


def test_near_misses_have_reasons_until_somebody_decides() -> None:
    press = two_holms()
    press.article("c", "Holm schwieg.", "2026-01-09").person("Holm")
    misses = near_misses(view(press))
    found = {(miss.left.name, miss.right.name): miss.reason for miss in misses}
    assert all(reason.startswith("gleicher Nachname") for reason in found.values())
    assert {frozenset(pair) for pair in found} == {
        frozenset(("Holm", "Karl Holm")),
        frozenset(("Holm", "Friedrich Holm")),
    }
    for verdict in Verdict:
        judged = decide(press, "Holm", "Karl Holm", verdict)
        left = near_misses(view(press, judged), [judged])
        assert not any({m.left.name, m.right.name} == {"Holm", "Karl Holm"} for m in left)


def test_likeness_without_a_rule_is_a_near_miss() -> None:
    press = Press()
    press.article("a", "Rainer Lindemann kam.", "2026-01-07").person("Rainer Lindemann")
    press.article("b", "Rainer Lindenann ging.", "2026-01-08").person("Rainer Lindenann")
    press.article("c", "Die Kommunale Hafen Union tagt.", "2026-01-08").mention(
        "Kommunale Hafen Union", "organisation"
    )
    press.article("d", "Die KHU tagt.", "2026-01-08").mention("KHU", "organisation")
    assert names(press.resolve()) == ["Rainer Lindemann", "Rainer Lindenann"]
    pairs = {frozenset((m.left.name, m.right.name)) for m in near_misses(view(press))}
    assert frozenset(("Kommunale Hafen Union", "KHU")) in pairs
    assert frozenset(("Rainer Lindemann", "Rainer Lindenann")) in pairs
