"""Verhandlungspunkte in the dossier, the Markdown report, the tables and the linked data."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import zipfile
from pathlib import Path

import pytest

from lagebild import workflow
from lagebild.model.dossier import Dossier
from lagebild.publish.flat_csv import render_csv
from lagebild.publish.ftm import render_ftm
from lagebild.publish.html import render_html
from lagebild.publish.index import DossierIndex
from lagebild.publish.jsonld import render_jsonld
from lagebild.publish.markdown import render_markdown
from lagebild.publish.points import point_groups
from lagebild.publish.wording import say
from lagebild.record.store import Record
from two_reports import built


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return built(tmp_path)


@pytest.fixture
def dossier(out: Path) -> Dossier:
    with Record.open(out) as record:
        return workflow.load(record)


def test_a_point_has_its_course_and_stands_by_the_newest_report(dossier: Dossier) -> None:
    groups = {group.status.value: group for group in point_groups(DossierIndex(dossier))}
    (settled,) = groups["agreed"].points
    assert settled.text == "Dauer des Abkommens"
    assert [step.status.value for step in settled.steps] == ["disputed", "agreed"]
    assert set(settled.parties) == {"Norwegen", "Schweden"}
    assert "set_aside" in groups


def test_the_page_and_the_report_show_points_escaped(dossier: Dossier) -> None:
    page = render_html(dossier, "de")
    assert 'id="punkte"' in page
    assert "<b>am Fluss</b>" not in page
    report = render_markdown(dossier).decode("utf-8")
    assert "## Verhandlungspunkte" in report
    assert "Dauer des Abkommens" in report


def test_without_points_there_is_no_section() -> None:
    page = render_html(Dossier(), "de")
    assert 'id="punkte"' not in page
    assert "#punkte" not in page


def test_the_tables_hold_points_and_their_states(dossier: Dossier) -> None:
    with zipfile.ZipFile(io.BytesIO(render_csv(dossier))) as bundle:
        states = list(csv.DictReader(io.StringIO(bundle.read("issue_states.csv").decode("utf-8-sig"))))
    assert [row["status"] for row in states].count("agreed") == 1


def test_linked_data_has_points_with_their_course(dossier: Dossier) -> None:
    graph = json.loads(render_jsonld(dossier))["@graph"]
    ids = {node["@id"] for node in graph}
    points = [node for node in graph if "lb:issue" in node.get("additionalType", [])]
    settled = next(node for node in points if "lb:issue-agreed" in node["additionalType"])
    assert len(points) == len(dossier.issues) == 2 and settled["name"] == "Dauer des Abkommens"
    assert [state["lb:stands"] for state in settled["lb:state"]] == ["disputed", "agreed"]
    assert {state["citation"]["@id"] for state in settled["lb:state"]} <= ids
    assert len(settled["lb:between"]) == 2 and {who["@id"] for who in settled["lb:between"]} <= ids


def test_follow_the_money_has_points_as_notes(dossier: Dossier) -> None:
    entities = [json.loads(line) for line in render_ftm(dossier).decode("utf-8").splitlines()]
    notes = [e["properties"] for e in entities if "Verhandlungspunkt" in e["properties"].get("keywords", [])]
    assert [note["keywords"][1] for note in notes] == ["geklärt", "ausgeklammert"]
    assert {proof for note in notes for proof in note["proof"]} <= {entity["id"] for entity in entities}
    assert len(notes[0]["entity"]) == 2
    heard = [
        dataclasses.replace(
            issue, history=tuple(dataclasses.replace(state, hearsay=True) for state in issue.history)
        )
        for issue in dossier.issues
    ]
    told = render_ftm(dataclasses.replace(dossier, issues=tuple(heard))).decode("utf-8")
    marked = [line for line in told.splitlines() if "Verhandlungspunkt" in line and "Hörensagen" in line]
    assert len(marked) == 2 and not any("Hörensagen" in note["keywords"] for note in notes)


def test_a_point_names_its_negotiation_where_there_are_several(dossier: Dossier) -> None:
    one = dossier.threads[0]
    assert {p.negotiation for g in point_groups(DossierIndex(dossier)) for p in g.points} == {""}
    other = dataclasses.replace(one, id="thread-other", title="Tarifstreit", articles=())
    several = dataclasses.replace(dossier, threads=(one, other))
    assert {p.negotiation for g in point_groups(DossierIndex(several)) for p in g.points} == {one.title}
    assert f'<p class="meta">{one.title}</p>' in render_html(several)
    report = render_markdown(several).decode("utf-8").replace("\\", "")
    assert f"Dauer des Abkommens (Norwegen und Schweden) – {one.title}" in report


def test_what_is_only_said_of_a_point_stays_so_in_the_report(dossier: Dossier) -> None:
    (issue, *_) = [i for i in dossier.issues if i.status == "agreed"]
    heard = tuple(dataclasses.replace(state, hearsay=True) for state in issue.history)
    told = dataclasses.replace(dossier, issues=(dataclasses.replace(issue, history=heard),))
    assert render_markdown(told).decode("utf-8").count(say("disputes.hearsay")) == len(heard) == 2
