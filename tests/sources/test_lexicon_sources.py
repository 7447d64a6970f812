"""Every pattern of the source lexicons finds its own example."""

from __future__ import annotations

import re

import pytest

from lagebild import lexicon
from lagebild.sources import vocabulary
from lagebild.sources.classify import Form, classify
from lagebild.sources.credits import read_credits
from lagebild.sources.dateline import find_dateline
from lagebild.sources.lines import Line
from lagebild.sources.outlets import find_outlet, find_outlet_of_url

PATTERNS = [
    (table, row)
    for name, table in (
        ("sources", "pattern"),
        ("sources", "line"),
        ("sources", "correction"),
        ("sources_header", "wire_header"),
    )
    for row in lexicon.entries(name, table)
]


@pytest.mark.parametrize(("table", "row"), PATTERNS, ids=lambda value: str(value)[:40])
def test_a_pattern_finds_its_example(table: str, row: lexicon.Entry) -> None:
    flags = re.IGNORECASE if table in ("pattern", "line") else re.NOFLAG
    assert re.fullmatch(row["pattern"], row["example"], flags)


@pytest.mark.parametrize("row", lexicon.entries("sources", "marker"), ids=lambda row: row["example"])
def test_a_box_heading_is_recognised(row: lexicon.Entry) -> None:
    heading = row["example"].partition(": ")[0]
    assert row["kind"] in vocabulary.marker_kinds(heading)


@pytest.mark.parametrize("row", lexicon.entries("sources", "phrase"), ids=lambda row: row["example"])
def test_a_row_of_buttons_is_debris(row: lexicon.Entry) -> None:
    assert classify(Line(text=row["example"])).form in (Form.DEBRIS, Form.MARKER)


@pytest.mark.parametrize("row", lexicon.entries("agencies", "agency"), ids=lambda row: row["name"])
def test_an_agency_is_read_from_its_example(row: lexicon.Entry) -> None:
    found = find_dateline(row["example"])
    agencies = found.agencies if found else read_credits(row["example"].removeprefix("Quelle: ")).agencies
    assert row["name"] in agencies


def test_names_of_outlets_are_unambiguous() -> None:
    seen: dict[str, str] = {}
    for row in lexicon.entries("outlets", "outlet"):
        for alias in row["aliases"]:
            assert seen.setdefault(alias, row["name"]) == row["name"], alias
        assert find_outlet(row["aliases"][0]) is not None
        assert find_outlet_of_url(f"https://www.{row['domains'][0]}/politik/artikel-1.html") is not None


def test_there_are_outlets_of_every_german_speaking_country() -> None:
    countries = {row["country"] for row in lexicon.entries("outlets", "outlet")}
    assert countries >= {"DE", "AT", "CH", "LI", "LU", "IT"}
