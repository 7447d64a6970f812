from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from fixture import TEXTS, dossier, poisoned
from hostile import HOSTILE

from lagebild.model.dossier import Dossier
from lagebild.publish.formats import FORMATS
from lagebild.publish.ical import calendar_bounds
from lagebild.publish.index import all_evidence
from lagebild.publish.markdown import plain
from lagebild.publish.wording import speaking

RENDER = {entry.name: entry.render for entry in FORMATS}
POISON = " ".join(HOSTILE[:60]), " ".join(HOSTILE[60:130]), " ".join(HOSTILE[130:]), "=1+1", "\n# x\n- y"


def tables(data: bytes) -> dict[str, list[dict[str, str]]]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), ""))
            )
            for name in archive.namelist()
        }


def ftm(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def test_names_are_unique() -> None:
    assert len({entry.name for entry in FORMATS}) == len(FORMATS) == 8


@pytest.mark.parametrize("name", sorted(RENDER))
def test_the_same_record_gives_the_same_bytes(name: str) -> None:
    assert RENDER[name](dossier()) == RENDER[name](dossier())
    assert isinstance(RENDER[name](Dossier()), bytes)


@pytest.mark.parametrize("name", sorted(set(RENDER) - {"json", "csv"}))
def test_no_format_but_the_record_itself_carries_a_whole_text(name: str) -> None:
    data = re.sub(rb"\s+", b" ", RENDER[name](dossier()))
    for text in TEXTS.values():
        for paragraph in text.split("\n\n"):
            if len(paragraph) > 300:
                assert paragraph.encode() not in data


def test_csv_has_every_entry_and_all_evidence() -> None:
    source = dossier()
    found = tables(RENDER["csv"](source))
    for name in ("entities", "quotations", "events", "papers", "claims", "agenda", "articles"):
        rows = found[name]
        assert len(rows) == len(getattr(source, name)), name
    assert len(found["evidence"]) == len(list(all_evidence(source)))
    first = next(row for row in found["evidence"] if row["entry"] == "q1")
    text = TEXTS[first["article"]]
    assert text[int(first["start"]) : int(first["end"])] == first["text"]


@pytest.mark.parametrize("poison", POISON)
def test_csv_cells_are_no_formulas(poison: str) -> None:
    source = poisoned(dossier(), poison)
    for name, rows in tables(RENDER["csv"](source)).items():
        for row in rows:
            assert None not in row and None not in row.values(), name
            assert not any(str(cell).startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


@pytest.mark.parametrize("poison", POISON)
def test_json_formats_stay_json(poison: str) -> None:
    source = poisoned(dossier(), poison)
    graph = json.loads(RENDER["jsonld"](source))["@graph"]
    assert len({node["@id"] for node in graph}) == len(graph)
    assert json.loads(RENDER["timelinejs"](source))["title"]
    assert len(ftm(RENDER["ftm"](source))) > 50


@pytest.mark.parametrize("poison", POISON)
def test_timelinejs_gets_no_markup_from_articles(poison: str) -> None:
    for slide in json.loads(RENDER["timelinejs"](poisoned(dossier(), poison)))["events"]:
        assert "<" not in slide["text"]["headline"] + slide["display_date"]
        assert set(re.findall(r"<[^>]*>", slide["text"]["text"])) <= {"<p>", "</p>"}


def test_jsonld_refers_to_what_it_has_and_keeps_the_status() -> None:
    graph = json.loads(RENDER["jsonld"](dossier()))["@graph"]
    ids = {node["@id"] for node in graph}

    def references(value: Any) -> set[str]:
        if isinstance(value, dict):
            found = {value["@id"]} if set(value) == {"@id"} else set()
            return found.union(*(references(item) for item in value.values()))
        return set().union(*(references(item) for item in value)) if isinstance(value, list) else set()

    assert references(graph) <= ids
    reported = [node for node in graph if "lb:status-reported" in node.get("additionalType", [])]
    assert reported and all("eventStatus" not in node for node in reported)
    assert {node["@type"] for node in graph} >= {"NewsArticle", "Claim", "Event", "Quotation", "Person"}


def test_ftm_refers_to_what_it_has() -> None:
    entities = ftm(RENDER["ftm"](dossier()))
    ids = [entity["id"] for entity in entities]
    assert len(set(ids)) == len(ids)
    for entity in entities:
        for name in ("proof", "entity", "involved", "subject", "object", "organizer"):
            assert set(entity["properties"].get(name, [])) <= set(ids)


def test_ftm_has_only_schemata_and_properties_that_there_are() -> None:
    path = Path(__file__).with_name("ftm_schemata.json")
    schemata = json.loads(path.read_text(encoding="utf-8"))["schemata"]
    seen = set()
    for source in (dossier(), *(poisoned(dossier(), poison) for poison in POISON)):
        for entity in ftm(RENDER["ftm"](source)):
            assert set(entity) == {"id", "schema", "properties"}
            properties = schemata[entity["schema"]]
            for name, values in entity["properties"].items():
                assert values and all(isinstance(value, str) and value.strip() for value in values)
                if properties[name] == "date":
                    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}(T[\d:]+)?", value) for value in values)
                if properties[name] == "url":
                    assert all(re.match(r"https?://\S+$", value) for value in values)
                seen.add(properties[name])
    assert {"date", "url", "entity", "name", "text", "string"} <= seen


@pytest.mark.parametrize("name", sorted(set(RENDER) - {"json", "csv", "jsonld", "graphml"}))
def test_formats_speak_english(name: str) -> None:
    with speaking("en"):
        english = RENDER[name](dossier()).decode("utf-8")
    german = RENDER[name](dossier()).decode("utf-8")
    assert english != german
    words = "angekündigt von|Hörensagen|Streitpunkt|gehört zu|ohne Datum|Stand der Dinge|fand statt"
    assert re.search(words, german) and not re.search(words, english)


def test_ftm_is_valid_for_the_library() -> None:
    library = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    for source in (dossier(), poisoned(dossier(), " & <b>mehr</b>")):
        for data in ftm(RENDER["ftm"](source)):
            entity = library.model.get_proxy(data)
            entity.schema.validate(data)
            assert entity.schema.name == data["schema"]
            for name, values in data["properties"].items():
                kept = entity.get(name)
                assert len(kept) == len(values), (data["schema"], name, values, kept)


def test_graphml_is_xml_with_edges_between_its_nodes() -> None:
    for source in (dossier(), *(poisoned(dossier(), poison) for poison in POISON)):
        root = ET.fromstring(RENDER["graphml"](source))
        space = {"g": "http://graphml.graphdrawing.org/xmlns"}
        nodes = {node.get("id") for node in root.iterfind(".//g:node", space)}
        edges = root.findall(".//g:edge", space)
        assert len(nodes) == len(source.entities) + len(source.events) + len(source.papers)
        assert {edge.get(end) for edge in edges for end in ("source", "target")} <= nodes
        relations = [data.text for data in root.iterfind(".//g:edge/g:data[@key='edge-relation']", space)]
        assert {"participant", "revises", "part_of", "presented", "rejects"} <= set(relations)


def test_ical_has_the_announced_dates() -> None:
    calendar = pytest.importorskip("icalendar").Calendar
    for poison in ("", *POISON):
        source = poisoned(dossier(), poison) if poison else dossier()
        entries = calendar.from_ical(RENDER["ical"](source)).walk("VEVENT")
        assert len({str(entry["uid"]) for entry in entries}) == len(entries)
        if not poison:
            status = {str(entry["summary"]): str(entry["status"]) for entry in entries}
            assert status["Antwort der Nordinseln, cancelled"] == "CANCELLED"
            assert status["Antwort der Nordinseln, happened"] == "CONFIRMED"
            assert status["Antwort der Nordinseln, open"] == "TENTATIVE"


BOUNDS = [
    ("../2026-02-13", None, "2026-02-13", "2026-02-14"),
    ("2026-01-17/2026-01-18", None, "2026-01-17", "2026-01-19"),
    ("2026-01-17", "2026-01-19", "2026-01-17", "2026-01-20"),
    ("2026-01-19T10:30+01:00", None, "2026-01-19 09:30:00+00:00", "None"),
    ("2026-01-19T10:30", None, "2026-01-19 10:30:00", "None"),
]


@pytest.mark.parametrize(("start", "end", "begins", "ends"), BOUNDS)
def test_times_in_a_calendar(start: str, end: str | None, begins: str, ends: str) -> None:
    bounds = calendar_bounds(start, end)
    assert bounds is not None and (str(bounds[0]), str(bounds[1])) == (begins, ends)


@pytest.mark.parametrize("value", [None, "2026", "2026-01", "bald", "2026-01-01/2026-01-31", "9999-12-31"])
def test_vague_times_are_in_no_calendar(value: str | None) -> None:
    assert calendar_bounds(value, None) is None


def test_markdown_has_a_footnote_for_every_reference() -> None:
    text = RENDER["markdown"](dossier()).decode("utf-8")
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.M)
    assert used == set(defined) and len(set(defined)) == len(defined) > 20
    for heading in (
        "Stand der Dinge",
        "Chronik",
        "Beteiligte",
        "Papiere",
        "Aussagen",
        "Streitpunkte",
        "Agenda",
    ):
        assert f"\n## {heading}\n" in text


@pytest.mark.parametrize("poison", POISON)
def test_markdown_shows_text_as_text(poison: str) -> None:
    markdown = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    html = markdown.render(RENDER["markdown"](poisoned(dossier(), poison)).decode("utf-8"))
    allowed = {"h1", "h2", "h3", "p", "ul", "li", "strong", "a", "br"}
    assert set(re.findall(r"</?([a-zA-Z0-9]+)", html)) <= allowed
    assert all(link.startswith(("http://", "https://")) for link in re.findall(r'href="([^"]*)"', html))


def test_plain_text_is_one_line_without_markup() -> None:
    assert plain("# a\n*b* <c>") == r"\# a \*b\* \<c\>"
    assert plain("1. Runde") == r"1\. Runde"
