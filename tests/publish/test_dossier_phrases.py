from __future__ import annotations

import pytest

from lagebild.publish.phrases import capital, heading, marked

HEADINGS = [
    ("und geht morgen in Vikhamn weiter", "Geht morgen in Vikhamn weiter"),
    ("dass die Fähre wieder fahre", "Dass die Fähre wieder fahre"),
    ("Undine Falk reist ab.", "Undine Falk reist ab"),
    ('"offen" sei das Treffen gewesen', "„offen“ sei das Treffen gewesen"),
    ("sie kommt am 3.", "Sie kommt am 3."),
    ("und", "Und"),
    ("ß steht hier", "ß steht hier"),
    ("...", "..."),
    ("", ""),
]


@pytest.mark.parametrize(("text", "shown"), HEADINGS)
def test_a_clause_begins_like_a_sentence(text: str, shown: str) -> None:
    assert heading(text) == shown


def test_only_pairs_of_straight_marks_are_changed() -> None:
    assert marked('das "Paket" und der "Rest') == 'das „Paket“ und der "Rest'
    assert marked("Fähre 5' lang") == "Fähre 5' lang"


def test_what_is_no_letter_stays() -> None:
    assert capital("12-Punkte-Entwurf") == "12-Punkte-Entwurf"
