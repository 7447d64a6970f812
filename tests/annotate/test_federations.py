"""Whose a federal office is by the party of its bearer; what the whole pipeline says."""

from __future__ import annotations

import pytest

from lagebild.annotate.pipeline import build_nlp


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Bundesminister Krüger (ÖVP) legte am Montag ein Papier vor.", "Österreich"),
        ("Bundesminister Krüger (SPD) legte am Montag ein Papier vor.", "Deutschland"),
        ("Bundesminister Krüger (Rom) legte am Montag ein Papier vor.", "Deutschland"),
    ],
)
def test_the_party_behind_the_name_tells_the_state(text: str, of: str) -> None:
    (role,) = build_nlp()(text)._.roles
    assert role.of == of
