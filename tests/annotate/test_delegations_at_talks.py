"""Whose side those at the talks are on: delegations, their heads and members, whoever is sent or acts for."""

from __future__ import annotations

import pytest

from lagebild.annotate import annotate_article
from lagebild.model.article import Article

CASES = [
    (
        "Eine norwegische Delegation hat am Dienstag in Genf mit Schweden verhandelt. "
        "Der Abordnung gehörten Leif Brandvold und Maren Hansen an.",
        {"eine norwegische Delegation": "Norwegen", "Leif Brandvold": "Norwegen", "Maren Hansen": "Norwegen"},
    ),
    (
        "Norwegen schickt Minister Leif Brandvold zu den Gesprächen mit Schweden am Freitag in Genf.",
        {"Norwegen": None, "Leif Brandvold": "Norwegen", "Schweden": None},
    ),
    (
        "Norwegen und Schweden haben am Dienstag in Genf verhandelt. "
        "Schweden war durch Ministerin Maren Hansen vertreten.",
        {"Norwegen": None, "Schweden": None, "Maren Hansen": "Schweden"},
    ),
    (
        "Die Außenminister Norwegens und Schwedens, Leif Brandvold und Jon Hult, "
        "trafen sich am Dienstag in Genf.",
        {"Leif Brandvold": "Norwegen", "Jon Hult": "Schweden"},
    ),
    (
        "Der norwegische und der schwedische Außenminister, Leif Brandvold und Jon Hult, "
        "trafen sich am Dienstag.",
        {"Leif Brandvold": "Norwegen", "Jon Hult": "Schweden"},
    ),
    (
        "Die norwegische und die schwedische Delegation verhandelten am Dienstag in Genf.",
        {"die norwegische Delegation": "Norwegen", "die schwedische Delegation": "Schweden"},
    ),
    (
        "Bürgermeisterin Ilse Blum (FDP) und Landrat Karl Wolf berieten am Dienstag in Bremen.",
        {"Ilse Blum": "FDP", "Karl Wolf": None},
    ),
    (
        "Das Land Hessen und Verdi verhandeln am Freitag in Kassel.",
        {"Land Hessen": None, "Verdi": None},
    ),
    (
        "Betriebsratschefin Ilse Blum und Aufsichtsratschef Karl Wolf berieten am Dienstag in Bremen.",
        {"Ilse Blum": "Betriebsrat", "Karl Wolf": None},
    ),
    (
        "Der frühere Betriebsratschef Karl Wolf und Landrätin Ilse Blum berieten am Dienstag in Bremen.",
        {"Ilse Blum": None, "Karl Wolf": None},
    ),
    (
        "Eine norwegische Delegation mit Leif Brandvold an der Spitze ist am Dienstag in Genf eingetroffen.",
        {"eine norwegische Delegation": "Norwegen", "Leif Brandvold": "Norwegen"},
    ),
    ("Der Kanton Bern verhandelt seit Montag mit der Unia.", {"Kanton Bern": None, "Unia": None}),
]
NOT_THERE = [
    "Norwegen schickt Minister Leif Brandvold vor den Gesprächen mit Schweden am Freitag "
    "in Genf einen Brief.",
    "Ohne ihren Unterhändler Leif Brandvold hat die norwegische Delegation am Dienstag "
    "mit Dänemark verhandelt.",
]


def test_a_district_where_others_meet_takes_no_part() -> None:
    assert "Landkreis Leer" not in sides("Im Landkreis Leer verhandelten am Montag Verdi und die AWO.")


def sides(text: str) -> dict[str, str | None]:
    """Return who takes part in the one event of a text, with the side."""
    (event,) = annotate_article(Article(id="a", source="a", text=text, published="2026-03-12")).events
    return {p.name: p.side for p in event.participants}


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_sides(text: str, wanted: dict[str, str | None]) -> None:
    found = sides(text)
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("text", NOT_THERE)
def test_whoever_is_not_there(text: str) -> None:
    assert "Leif Brandvold" not in sides(text)
