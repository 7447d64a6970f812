"""Papers of several articles that are one without a name in common."""

from __future__ import annotations

from resolve_press import Press, Reader

from lagebild.annotate import annotate_article
from lagebild.model.article import Article
from lagebild.record.statements import statements_of
from lagebild.resolve import resolve


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


def eu(press: Press, article: str, text: str, day: str) -> Reader:
    return parties(press.article(article, text, day)).mention("EU", "organisation")


def test_a_plan_called_after_its_presenter_is_the_one_that_it_presented() -> None:
    press = Press()
    text = "Die EU gab Nordland und Südland einen Sechs-Punkte-Plan."
    eu(press, "a", text, "2026-01-05").paper("Sechs-Punkte-Plan", kind="plan", points=6, by=("EU",))
    text = "Nordland lehnt den EU-Plan ab, Südland auch."
    parties(press.article("b", text, "2026-01-12")).paper("EU-Plan", kind="plan")
    (paper,) = press.resolve().papers
    assert {row.article for row in paper.evidence} == {"a", "b"}


def test_a_plan_called_after_its_presenter_stays_apart_where_that_side_has_two() -> None:
    press = Press()
    for article, points, count in (("a", "Sechs", 6), ("c", "Acht", 8)):
        text = f"Die EU gab Nordland und Südland einen {points}-Punkte-Plan."
        name = f"{points}-Punkte-Plan"
        eu(press, article, text, "2026-01-05").paper(name, kind="plan", points=count, by=("EU",))
    text = "Nordland lehnt den EU-Plan ab, Südland auch."
    parties(press.article("b", text, "2026-01-12")).paper("EU-Plan", kind="plan")
    assert len(press.resolve().papers) == 3


def test_a_plan_called_after_somebody_else_stays_apart() -> None:
    press = Press()
    text = "Die Nato gab Nordland und Südland einen Sechs-Punkte-Plan."
    reader = parties(press.article("a", text, "2026-01-05")).mention("Nato", "organisation")
    reader.paper("Sechs-Punkte-Plan", kind="plan", points=6, by=("Nato",))
    eu(press, "b", "Nordland lehnt den EU-Plan ab, Südland und die EU nicht.", "2026-01-12").paper(
        "EU-Plan", kind="plan"
    )
    assert len(press.resolve().papers) == 2


def read(*articles: tuple[str, str]) -> list[set[str]]:
    """The articles of each paper that the whole program finds."""
    found = [
        Article(id=f"a{n}", source=f"a{n}.txt", text=text, published=day)
        for n, (day, text) in enumerate(articles)
    ]
    dossier = resolve(found, [s for a in found for s in statements_of(annotate_article(a))])
    return [{row.article for row in paper.evidence} for paper in dossier.papers]


ANNOUNCED = (
    "2026-03-02",
    "Vermittlerin Lena Holm will Kenia und Uganda bis Mitte März einen überarbeiteten Entwurf vorlegen.",
)


def test_an_announced_revision_is_the_one_presented_then() -> None:
    text = "Vermittlerin Lena Holm legte Kenia und Uganda am Montag einen überarbeiteten Entwurf vor."
    assert {"a0", "a1"} in read(ANNOUNCED, ("2026-03-17", text))


def test_an_announced_revision_is_none_presented_long_after() -> None:
    text = "Vermittlerin Lena Holm legte Kenia und Uganda am Montag einen überarbeiteten Entwurf vor."
    assert {"a0", "a1"} not in read(ANNOUNCED, ("2026-04-21", text))
