import pytest

from lagebild.resolve.institutions import state_of_seat


@pytest.mark.parametrize(
    ("before", "behind", "state"),
    [
        ("Man stritt. In Oslo widersprach die Sprecherin des ", ", Rita Weber.", "Norwegen"),
        ("Die Lücke beziffert das Wiener ", " auf zwei Milliarden.", "Österreich"),
        ("Aus dem ", " in Oslo heißt es, das sei falsch.", "Norwegen"),
        ("Man traf sich in Oslo. Die Sprecherin des ", ", Rita Weber.", None),
        ("In Bergen widersprach die Sprecherin des ", ", Rita Weber.", None),
        ("Das Bremer ", " schwieg.", None),
        ("Das ", " schwieg.", None),
    ],
)
def test_a_capital_beside_an_institution_tells_its_state(before: str, behind: str, state: str | None) -> None:
    assert state_of_seat(before, behind) == state
