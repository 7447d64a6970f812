"""What changes tells of points of a negotiation: how they stand now, who says so, and nothing twice."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_changes import between, rows
from resolve_points import AGREED, DISPUTED, told
from resolve_press import Press

from lagebild.model.annotation import IssueStatus
from lagebild.model.change import Aspect, Change
from lagebild.model.standing import standing
from lagebild.resolve.changes import changes

STILL = ("Umstritten bleibt am Abend die Laufzeit.", "die Laufzeit", "disputed")
SETTLED = ("Die Laufzeit ist geklärt.", "Die Laufzeit", "agreed")
OPEN_AGAIN = ("Die Laufzeit ist wieder offen.", "Die Laufzeit", "open")
SINCE = "2026-02-05"
CONTRARY = ("changed", "status", "disputed (Claus Weber)", "agreed (Lena Holm)")
Told = tuple[tuple[str, str, str], dict[str, object]]
WEBER = {"said_by": ("Claus Weber",)}
HOLM = {"said_by": ("Lena Holm",)}
HEARSAY = {"hearsay": True}
PLAIN: dict[str, object] = {}


def pile(*articles: Told) -> Press:
    """Enter an article of February 3, 10, 17 and so on for each sentence."""
    press = Press()
    for number, (sentence, how) in enumerate(articles):
        told(press, "abcdefg"[number], f"2026-02-{3 + 7 * number:02}", sentence, **how)
    return press


def of_points(press: Press, since: str = SINCE) -> list[tuple[str, str, str | None, str | None]]:
    return rows(between(press, since), "issues")


def test_a_point_that_no_earlier_article_gave_is_new() -> None:
    press = pile((AGREED, PLAIN))
    assert of_points(press, "2026-02-01") == [("new", "entry", None, "agreed")]


def test_a_point_is_settled_and_the_new_words_show_it() -> None:
    press = pile((DISPUTED, PLAIN), (AGREED, PLAIN))
    assert of_points(press) == [("changed", "status", "disputed", "agreed")]
    (change,) = [c for c in between(press, SINCE) if c.section == "issues"]
    assert [row.text for row in change.evidence] == [AGREED[0]]
    assert change.id == press.resolve().issues[0].id


def test_nothing_is_told_of_the_same_state_of_knowledge() -> None:
    press = pile((DISPUTED, WEBER), (AGREED, PLAIN))
    dossier = press.resolve()
    assert changes(dossier, dossier) == ()
    assert of_points(press, "2026-02-10") == []


def test_a_report_that_says_the_same_again_is_no_change() -> None:
    assert of_points(pile((DISPUTED, PLAIN), (STILL, PLAIN))) == []
    assert of_points(pile((DISPUTED, PLAIN), (STILL, WEBER))) == []


@pytest.mark.parametrize(
    ("was", "how", "now", "as_told", "expected"),
    [
        (DISPUTED, WEBER, STILL, PLAIN, ("confirmed", "status", "disputed (Claus Weber)", "disputed")),
        (AGREED, HEARSAY, SETTLED, PLAIN, ("confirmed", "status", "agreed (hearsay)", "agreed")),
        (AGREED, WEBER, SETTLED, HOLM, ("changed", "voice_for", None, "Lena Holm")),
        (DISPUTED, PLAIN, SETTLED, WEBER, ("changed", "status", "disputed", "agreed (Claus Weber)")),
        (
            DISPUTED,
            WEBER,
            SETTLED,
            HOLM,
            CONTRARY,
        ),
        (AGREED, PLAIN, OPEN_AGAIN, PLAIN, ("changed", "status", "agreed", "open")),
        (AGREED, WEBER, STILL, PLAIN, ("contradicted", "status", "agreed (Claus Weber)", "disputed")),
        (AGREED, PLAIN, OPEN_AGAIN, HOLM, ("contradicted", "status", "agreed", "open (Lena Holm)")),
    ],
)
def test_kinds(
    was: tuple[str, str, str],
    how: dict[str, object],
    now: tuple[str, str, str],
    as_told: dict[str, object],
    expected: tuple[str, str, str | None, str | None],
) -> None:
    assert of_points(pile((was, how), (now, as_told))) == [expected]


def test_what_was_once_told_as_fact_is_not_confirmed_after_a_speech() -> None:
    again = ("Strittig bleibt auch danach die Laufzeit.", "die Laufzeit", "disputed")
    press = pile((DISPUTED, PLAIN), (STILL, WEBER), (again, PLAIN))
    assert of_points(press, "2026-02-12") == []


def test_a_reprint_says_nothing_new_of_a_point() -> None:
    press = pile((DISPUTED, PLAIN), (DISPUTED, PLAIN))
    assert [(c.section, c.aspect) for c in between(press, SINCE)] == [("articles", Aspect.REPRINT)]


def test_a_further_party_is_told() -> None:
    press = pile((DISPUTED, {"parties": ("Bahn",)}), (STILL, {"parties": ("Bahn", "GDL")}))
    assert of_points(press) == [("changed", "participant", None, "GDL")]
    assert of_points(pile((DISPUTED, PLAIN), (STILL, {"parties": ("Bahn", "GDL")}))) == []


def test_two_points_that_turn_out_to_be_one_are_joined() -> None:
    press = Press()
    question = ("Offen ist, wie lange der Vertrag gelten soll.", "wie lange der Vertrag gelten soll", "open")
    for id, sentence, names in (("a", DISPUTED, ("Bahn", "GDL")), ("b", question, ("Verdi", "Post"))):
        reader = press.article(id, f"{' und '.join(names)} verhandeln. {sentence[0]}", "2026-02-03")
        for name in names:
            reader.mention(name, "organisation")
        reader.issue(*sentence)
    before = press.resolve()
    together = Press()
    told(together, "a", "2026-02-03", DISPUTED)
    told(together, "b", "2026-02-04", question)
    after = together.resolve()
    assert len(before.issues) == 2 and len(after.issues) == 1
    found = [c for c in changes(before, after) if c.section == "issues"]
    assert "joined" in {c.aspect.value for c in found}


def corrected(first: tuple[str, str, str], second: tuple[str, str, str] | None) -> Press:
    """Enter an article and the version that replaces it, each with how the point stands."""
    press = Press()
    shared = "Bahn und GDL haben am Abend in Berlin bis in die Nacht verhandelt. "
    shared += "Claus Weber und Lena Holm wollen am Montag weiter darüber sprechen. "
    for id, sentence, updated in (("a", first, None), ("b", second, "2026-02-07T09:00:00+01:00")):
        words = sentence[0] if sentence else "Über Einzelheiten schweigen sie."
        reader = press.article(
            id,
            shared + words,
            "2026-02-04T10:00:00+01:00",
            outlet="Blatt",
            url="https://blatt.example/1",
            updated=updated,
        )
        reader.mention("Bahn", "organisation").mention("GDL", "organisation")
        if sentence:
            reader.issue(*sentence)
    return press


def test_a_corrected_version_that_tells_otherwise_corrects() -> None:
    assert of_points(corrected(SETTLED, OPEN_AGAIN)) == [("corrected", "status", "agreed", "open")]


def test_where_the_corrected_version_is_silent_the_older_report_counts_again() -> None:
    press = corrected(SETTLED, None)
    told(press, "x", "2026-02-02", DISPUTED)
    found = between(press, SINCE)
    assert rows(found, "issues") == [("corrected", "status", "agreed", "disputed")]
    assert [row.article for c in found if c.section == "issues" for row in c.evidence] == ["x"]


def test_a_corrected_version_that_tells_the_same_changes_nothing() -> None:
    assert of_points(corrected(DISPUTED, DISPUTED)) == []
    assert of_points(corrected(SETTLED, ("Geklärt ist die Laufzeit.", "die Laufzeit", "agreed"))) == []


def test_a_point_that_a_corrected_version_drops_is_gone_with_the_words_it_had() -> None:
    press = corrected(SETTLED, None)
    assert of_points(press) == [("changed", "gone", "Die Laufzeit", None)]
    (change,) = [c for c in between(press, SINCE) if c.section == "issues"]
    assert [row.article for row in change.evidence] == ["a"]


WORDS = {
    "disputed": ("Strittig ist am {} Tag {}.", "Umstritten bleibt am {} Tag {}."),
    "open": ("Offen ist am {} Tag {}.", "Zu klären ist am {} Tag {}."),
    "agreed": ("Geklärt ist am {} Tag {}.", "Einig sind sie am {} Tag über {}."),
}
MATTERS = ("die Laufzeit", "die Zulage", "die Rente")
DAYS = ("ersten", "zweiten", "dritten", "vierten", "fünften", "sechsten")


def random_press(seed: int) -> Press:
    """Enter six articles of one wage round, each with up to three points, some on somebody's word."""
    chance, press = Random(seed), Press()
    for number, day in enumerate(DAYS):
        text, points = f"Bahn und GDL verhandeln am {day} Tag. Claus Weber und Lena Holm sind dabei.", []
        for matter in chance.sample(MATTERS, chance.randint(1, 3)):
            status = chance.choice(sorted(WORDS))
            sentence = chance.choice(WORDS[status]).format(day, matter)
            text += f" {sentence}"
            points.append((sentence, matter, status))
        reader = press.article(f"n{number}", text, f"2026-03-0{number + 1}")
        reader.mention("Bahn", "organisation").mention("GDL", "organisation")
        reader.person("Claus Weber").person("Lena Holm")
        for sentence, matter, status in points:
            how = chance.choice([{}, {}, WEBER, HOLM, HEARSAY])
            place = f"{matter}#{reader.text[: reader.text.index(sentence)].count(matter) + 1}"
            reader.issue(sentence, place, status, parties=("Bahn", "GDL")[: chance.randint(0, 2)], **how)  # type: ignore[arg-type]
    return press


def bare(value: str | None) -> str:
    return (value or "").partition(" ")[0]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), days=st.tuples(st.integers(1, 6), st.integers(1, 6)))
def test_changes_lead_from_one_state_to_the_other(seed: int, days: tuple[int, int]) -> None:
    press = random_press(seed)
    first, last = (f"2026-03-0{day}" for day in sorted(days))
    before, after = press.resolve(as_of=first), press.resolve(as_of=last)
    found = [c for c in between(press, first, last) if c.section == "issues"]
    assert len(found) == len({(c.id, c.aspect, c.before, c.after) for c in found})
    if first == last:
        assert found == []
    was = {issue.text: issue for issue in before.issues}
    for issue in after.issues:
        told_of: dict[Aspect, list[Change]] = {}
        for change in found:
            if change.id == issue.id:
                told_of.setdefault(change.aspect, []).append(change)
        if issue.text not in was:
            assert list(told_of) == [Aspect.ENTRY]
            assert bare(told_of[Aspect.ENTRY][0].after) == issue.status
            continue
        assert Aspect.ENTRY not in told_of
        moved = was[issue.text].status is not issue.status
        assert moved == any(bare(c.before) != bare(c.after) for c in told_of.get(Aspect.STATUS, ()))
        for change in told_of.get(Aspect.STATUS, ()):
            assert (bare(change.before), bare(change.after)) == (was[issue.text].status, issue.status)
            assert IssueStatus(bare(change.after)) is standing(issue.history).status
            assert all(first < f"2026-03-0{int(row.article[1]) + 1}" <= last for row in change.evidence)
