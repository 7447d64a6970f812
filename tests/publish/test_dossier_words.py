from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

import pytest

from lagebild.errors import PublishError
from lagebild.model.annotation import (
    Act,
    EventStatus,
    EventType,
    PaperAccess,
    PaperKind,
    QuotationType,
    StanceKind,
)
from lagebild.model.article import RemovedKind
from lagebild.model.dossier import AgendaStatus, ClaimStatus, ContentStatus, RecordedEvent
from lagebild.model.entity import EntityKind
from lagebild.publish.chronicle import status_word
from lagebild.publish.dates import when_words
from lagebild.publish.grammar import by, dative
from lagebild.publish.wording import counted, label, listing, say, speaking, tables

GERMAN_ONLY = ("dative", "count_dative", "conjunctions", "possessives")
"""German grammar, needed whatever the language of the surface."""

TABLES: list[tuple[str, type[StrEnum]]] = [
    ("act", Act),
    ("act_by", Act),
    ("agenda_status", AgendaStatus),
    ("claim_status", ClaimStatus),
    ("claim_status_help", ClaimStatus),
    ("content_status", ContentStatus),
    ("entity_kind", EntityKind),
    ("event_status", EventStatus),
    ("event_status_help", EventStatus),
    ("event_type", EventType),
    ("held_word", EventType),
    ("paper_access", PaperAccess),
    ("paper_kind", PaperKind),
    ("quotation_type", QuotationType),
    ("removed_kind", RemovedKind),
    ("stance", StanceKind),
]


@pytest.mark.parametrize(("table", "values"), TABLES)
def test_every_value_of_the_record_has_its_word(table: str, values: type[StrEnum]) -> None:
    assert set(tables()[table]) == {str(value) for value in values}
    if table == "act_by":
        assert all("{who}" in word for word in tables()[table].values())


@pytest.mark.parametrize("table", ["act", "event_status", "claim_status", "stance", "agenda_status"])
def test_what_differs_is_called_differently(table: str) -> None:
    words = list(tables()[table].values())
    assert len(set(words)) == len(words)


def keys(table: dict[str, Any], before: str = "") -> set[str]:
    found = set()
    for name, value in table.items():
        found |= keys(value, f"{before}{name}.") if isinstance(value, dict) else {before + name}
    return found


def test_both_languages_have_every_word() -> None:
    german = {name for name in keys(tables("de")) if not name.startswith(GERMAN_ONLY)}
    assert keys(tables("en")) == german
    assert keys(tables("surface_en")) == keys(tables("surface_de"))


def test_texts_of_both_languages_take_the_same_values() -> None:
    for section, texts in tables("surface_de").items():
        for name, german in texts.items():
            english = tables("surface_en")[section][name]
            assert set(re.findall(r"{(\w+)}", german)) == set(re.findall(r"{(\w+)}", english)), name


def test_the_language_is_spoken_only_where_it_was_chosen() -> None:
    with speaking("en"):
        assert label("act", "deny") == "denies"
        assert counted(1204, "article") == "1,204 articles"
        assert listing(["A", "B", "C"]) == "A, B and C"
        assert by(["Ukraine", "ein Berater"]) == "Ukraine and ein Berater"
        assert when_words("2026-01-17/2026-01-18") == "on the weekend of 17/18 January 2026"
        assert when_words("../2026-02-13") == "by 13 February 2026"
    assert label("act", "deny") == "bestreitet"
    with pytest.raises(PublishError, match="xx"), speaking("xx"):
        pass


def test_a_missing_text_is_an_error() -> None:
    with pytest.raises(PublishError, match=r"state\.nothing_at_all"):
        say("state.nothing_at_all")


def test_a_missing_word_is_an_error() -> None:
    with pytest.raises(PublishError, match=r"act\.sing"):
        label("act", "sing")
    with pytest.raises(PublishError, match="xx"):
        tables("xx")


def test_numbers_and_lists() -> None:
    assert counted(1, "evidence") == "1 Beleg"
    assert counted(0, "evidence") == "0 Belege"
    assert counted(12345, "article") == "12.345 Artikel"
    assert listing(()) == "" and listing(("A",)) == "A" and listing(["A", "B", "C"]) == "A, B und C"


DATIVES = [
    ("ein Berater Holms", "einem Berater Holms"),
    ("ein hoher Beamter", "einem hohen Beamten"),
    ("eine ranghohe Vertreterin", "einer ranghohen Vertreterin"),
    ("der talmarkische Außenminister", "dem talmarkischen Außenminister"),
    ("die talmarkische Regierung", "der talmarkischen Regierung"),
    ("ein westlicher Diplomat in Solberg", "einem westlichen Diplomaten in Solberg"),
    ("ukrainische Regierung", "der ukrainischen Regierung"),
    ("westliche Diplomaten", "westlichen Diplomaten"),
    ("europäische Verbündete", "europäischen Verbündeten"),
    ("ranghoher Diplomat", "ranghohem Diplomaten"),
    ("weißes Haus", "weißem Haus"),
    ("die Regierungen in Solberg und Vikhamn", "den Regierungen in Solberg und Vikhamn"),
    ("die Unterhändler der Inseln", "den Unterhändlern der Inseln"),
    ("die talmarkischen Gesandten", "den talmarkischen Gesandten"),
    ("ihre westlichen Partner", "ihren westlichen Partnern"),
    ("ihre neue Sprecherin", "ihrer neuen Sprecherin"),
    ("die Kammer", "der Kammer"),
    ("dpa", "dpa"),
    ("ntv Nachrichten", "ntv Nachrichten"),
    ("Ukraine", "der Ukraine"),
    ("USA", "den USA"),
    ("Talmark", "Talmark"),
    ("Jorun Ask", "Jorun Ask"),
    ("Die", "Die"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "inflected"), DATIVES)
def test_names_after_von(name: str, inflected: str) -> None:
    assert dative(name) == inflected


def test_several_names_after_von() -> None:
    assert by(["Jorun Ask", "ein Berater Holms"]) == "Jorun Ask und einem Berater Holms"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Gespräch in Davos", "fand statt"),
        ("Zweite Runde der Verhandlungen", "fand statt"),
        ("Dreiergespräche in Wien", "fanden statt"),
        ("Beratungen zwischen Weber und Krause", "fanden statt"),
        ("Direkte Gespräche", "fanden statt"),
    ],
)
def test_talks_took_place_in_singular_or_plural(title: str, words: str) -> None:
    event = RecordedEvent(
        id="e", type=EventType.TALKS, title=title, status=EventStatus.HELD, participants=(), places=(),
        start=None, end=None, round=None, evidence=(),
    )  # fmt: skip
    assert status_word(event) == words
