from __future__ import annotations

from enum import StrEnum

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
from lagebild.model.dossier import AgendaStatus, ClaimStatus, ContentStatus
from lagebild.model.entity import EntityKind
from lagebild.publish.grammar import by, dative
from lagebild.publish.wording import counted, label, listing, tables

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
