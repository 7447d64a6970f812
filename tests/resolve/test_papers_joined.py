"""Papers of several articles that are one without a name in common."""

from __future__ import annotations

from resolve_press import Press, Reader


def parties(reader: Reader) -> Reader:
    return reader.mention("Nordland", "state").mention("Südland", "state")


def first(press: Press, day: str = "2026-01-05") -> None:
    text = "Nordland gab Südland einen Sechs-Punkte-Plan."
    parties(press.article("a", text, day)).paper("Sechs-Punkte-Plan", kind="plan", points=6)


def bare(press: Press, day: str) -> None:
    text = "Südland lehnt Nordland gegenüber den Plan ab."
    parties(press.article("b", text, day)).paper("Plan", kind="plan")


def test_a_bare_plan_is_the_only_paper_of_its_parties() -> None:
    press = Press()
    first(press)
    parties(press.article("b", "Südland lehnt Nordland gegenüber den Plan ab.", "2026-01-12")).paper(
        "Plan", kind="plan"
    )
    (paper,) = press.resolve().papers
    assert {row.article for row in paper.evidence} == {"a", "b"}


def test_a_bare_plan_of_other_parties_stays_apart() -> None:
    press = Press()
    first(press)
    other = press.article("b", "Westland lehnt Nordland gegenüber den Plan ab.", "2026-01-12")
    other.mention("Nordland", "state").mention("Westland", "state").paper("Plan", kind="plan")
    assert len(press.resolve().papers) == 2


def test_a_bare_plan_stays_apart_where_two_may_be_meant() -> None:
    press = Press()
    first(press)
    text = "Südland gab Nordland ein Acht-Punkte-Papier."
    parties(press.article("c", text, "2026-01-06")).paper("Acht-Punkte-Papier", kind="plan", points=8)
    parties(press.article("b", "Südland lehnt Nordland gegenüber den Plan ab.", "2026-01-12")).paper(
        "Plan", kind="plan"
    )
    assert len(press.resolve().papers) == 3


def test_a_bare_plan_months_later_stays_apart() -> None:
    press = Press()
    first(press)
    parties(press.article("b", "Südland lehnt Nordland gegenüber den Plan ab.", "2026-03-12")).paper(
        "Plan", kind="plan"
    )
    assert len(press.resolve().papers) == 2


def test_what_a_new_version_revises_is_the_only_paper_before() -> None:
    press = Press()
    first(press)
    reader = parties(
        press.article("b", "Nordland und Südland billigten die zweite Fassung des Genfpapiers.", "2026-02-12")
    )
    old = reader.paper("Genfpapiers", kind="other")
    reader.paper("zweite Fassung", kind="draft", revises=(old,))
    before, after = press.resolve().papers
    assert {row.article for row in before.evidence} == {"a", "b"}
    assert after.revises == (before.id,)


def test_what_a_new_version_revises_is_not_the_paper_named_beside_it() -> None:
    press = Press()
    first(press)
    text = "Die zweite Fassung des Genfpapiers überholt den Sechs-Punkte-Plan von Nordland und Südland."
    reader = parties(press.article("b", text, "2026-02-12"))
    old = reader.paper("Genfpapiers", kind="other")
    reader.paper("zweite Fassung", kind="draft", revises=(old,))
    reader.paper("Sechs-Punkte-Plan", kind="plan", points=6)
    assert len(press.resolve().papers) == 3


def test_a_topic_is_the_same_behind_another_preposition() -> None:
    press = Press()
    for article, words in (
        ("a", "eigenen Entwurf für die Entschädigung"),
        ("b", "Entwurf zur Entschädigung"),
    ):
        reader = parties(press.article(article, f"Nordland und Südland prüfen den {words}.", "2026-01-05"))
        reader.paper(words, kind="draft")
    (paper,) = press.resolve().papers
    assert {row.article for row in paper.evidence} == {"a", "b"}


def test_another_topic_is_another_paper() -> None:
    press = Press()
    for article, words in (("a", "Entwurf für die Verjährung"), ("b", "Entwurf zur Entschädigung")):
        reader = parties(press.article(article, f"Nordland und Südland prüfen den {words}.", "2026-01-05"))
        reader.paper(words, kind="draft")
    assert len(press.resolve().papers) == 2


def two_before(press: Press) -> None:
    """An "Eckpunktepapier" and a "Waffenplan" of the same parties, some weeks before."""
    text = "Nordland gab Südland ein Eckpunktepapier."
    parties(press.article("a", text, "2026-01-05")).paper("Eckpunktepapier", kind="other")
    text = "Südland gab Nordland einen Waffenplan."
    parties(press.article("c", text, "2026-01-06")).paper("Waffenplan", kind="plan")


def test_of_two_papers_before_the_one_whose_compound_holds_the_noun_was_revised() -> None:
    press = Press()
    two_before(press)
    text = "Nordland und Südland billigten eine Neufassung der Eckpunkte."
    reader = parties(press.article("b", text, "2026-02-12"))
    old = reader.paper("Eckpunkte", kind="framework")
    reader.paper("Neufassung", kind="draft", revises=(old,))
    papers = press.resolve().papers
    (one,) = (p for p in papers if "Eckpunktepapier" in {p.name, *(a for a in p.aliases)})
    assert {row.article for row in one.evidence} == {"a", "b"}


def test_of_two_papers_before_none_was_revised_where_neither_holds_the_noun() -> None:
    press = Press()
    two_before(press)
    text = "Nordland und Südland billigten eine Neufassung des Vorschlags."
    reader = parties(press.article("b", text, "2026-02-12"))
    old = reader.paper("Vorschlags", kind="offer")
    reader.paper("Neufassung", kind="draft", revises=(old,))
    assert len(press.resolve().papers) == 4
