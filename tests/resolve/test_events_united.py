"""Which events of different articles become one though their reports name different people, or no day."""

import pytest
from resolve_press import Press, Reader

from lagebild.model.annotation import EventStatus


def reader(press: Press, id: str, text: str, day: str) -> Reader:
    """Enter an article that ends in "Weber, Krüger, Verdi, Bahn." with these four named."""
    article = press.article(id, f"{text} Rita Weber, Tom Krüger, Verdi, Bahn.", day)
    article.person("Rita Weber").person("Tom Krüger")
    return article.mention("Verdi", "organisation").mention("Bahn", "organisation")


@pytest.mark.parametrize(
    ("day", "number", "met", "events"),
    [
        ("2026-03-03", "dritte", True, 1),
        ("2026-03-03", "dritte", False, 2),
        ("2026-03-04", "dritte", True, 2),
        ("2026-03-03", "vierte", True, 2),
    ],
)
def test_each_side_names_the_round_of_both(day: str, number: str, met: bool, events: int) -> None:
    press = Press()
    a = reader(press, "a", "Die dritte Runde ist für den 3. März angesetzt.", "2026-02-20")
    a.event("Die dritte Runde", status="planned", who=("Bahn",), start="2026-03-03", round=3)
    b = reader(press, "b", f"Gewerkschaft sagte die {number} Runde ab.", "2026-02-26")
    number_of = {"dritte": 3, "vierte": 4}[number]
    b.event(f"die {number} Runde", status="cancelled", who=("Verdi",), start=day, round=number_of)
    if met:
        c = reader(press, "c", "Beide kamen im Januar zusammen.", "2026-01-10")
        c.event("Beide kamen im Januar zusammen", who=("Verdi", "Bahn"), start="2026-01-08")
    assert len(press.resolve().events) == events + met


@pytest.mark.parametrize(
    ("text", "who", "day", "events"),
    [
        ("Die Bahn hat den Rahmenvertrag vorgelegt.", "Bahn", "2026-03-05", 1),
        ("Die Bahn hatte den Rahmenvertrag vorgelegt.", "Bahn", "2026-03-05", 2),
        ("Die Bahn hat den Fahrplan vorgelegt.", "Bahn", "2026-03-05", 2),
        ("Verdi hat den Rahmenvertrag vorgelegt.", "Verdi", "2026-03-05", 2),
        ("Die Bahn hat den Rahmenvertrag vorgelegt.", "Bahn", "2026-03-12", 2),
    ],
)
def test_what_was_announced_and_done(text: str, who: str, day: str, events: int) -> None:
    press = Press()
    a = reader(press, "a", "Bahnchef will am Donnerstag den Rahmenvertrag vorlegen.", "2026-03-02")
    a.role("Tom Krüger", "Bahnchef", of="Bahn")
    said = "Bahnchef will am Donnerstag den Rahmenvertrag vorlegen"
    a.event(said, "presentation", "planned", who=("Tom Krüger",), start="2026-03-05", title="Vorlage")
    b = reader(press, "b", text, day)
    b.event(text[:-1], "presentation", who=(who,), title="Vorlage")
    found = press.resolve().events
    assert len(found) == events
    assert (found[0].status is EventStatus.HELD) == (events == 1)


@pytest.mark.parametrize(
    ("word", "day", "events"),
    [
        ("Koalitionsverhandlungen", "2026-03-12", 1),
        ("Friedensverhandlungen", "2026-03-12", 2),
        ("Verhandlungen", "2026-03-12", 2),
        ("Koalitionsverhandlungen", "2026-07-12", 2),
    ],
)
def test_talks_that_go_on(word: str, day: str, events: int) -> None:
    press = Press()
    a = reader(press, "a", "Beide nehmen Koalitionsverhandlungen auf.", "2026-03-02")
    a.event("Beide nehmen Koalitionsverhandlungen auf", status="ongoing", who=("Verdi", "Bahn"))
    b = reader(press, "b", f"Bei den {word} hakt es.", day)
    b.event(f"Bei den {word} hakt es", status="ongoing")
    assert len(press.resolve().events) == events


def test_talks_of_one_word_elsewhere_with_other_people() -> None:
    press = Press()
    a = reader(press, "a", "Beide nehmen Koalitionsverhandlungen auf.", "2026-03-02")
    a.event("Beide nehmen Koalitionsverhandlungen auf", status="ongoing", who=("Verdi", "Bahn"))
    b = press.article("b", "Bei den Koalitionsverhandlungen hakt es. Verdi, Bahn, Jens Thoma.", "2026-03-05")
    b.mention("Verdi", "organisation").mention("Bahn", "organisation").person("Jens Thoma")
    b.event("Bei den Koalitionsverhandlungen hakt es", status="ongoing")
    assert len(press.resolve().events) == 2
