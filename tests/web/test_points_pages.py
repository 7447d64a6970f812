"""Verhandlungspunkte in the web application: the list, the entries, what is new, the log."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asgi import Client

from lagebild import workflow
from lagebild.model.dossier import Dossier
from lagebild.publish.index import DossierIndex
from lagebild.publish.points import point_groups
from lagebild.record.store import Record
from lagebild.web import since
from lagebild.web.app import create_app
from lagebild.web.scope import Scope
from two_reports import built


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return built(tmp_path)


@pytest.fixture
def dossier(out: Path) -> Dossier:
    with Record.open(out) as record:
        return workflow.load(record)


def test_the_web_application_lists_points_and_opens_each(out: Path, dossier: Dossier) -> None:
    client = Client(create_app(out))
    listed = client.get("/punkte")
    assert listed.status_code == 200
    assert "Dauer des Abkommens" in listed.text
    chosen = client.get("/punkte?status=set_aside").text
    assert "Dauer des Abkommens" not in chosen
    for group in point_groups(DossierIndex(dossier)):
        for point in group.points:
            assert client.get(f"/eintrag/{point.anchor}").status_code == 200


def test_what_is_new_of_a_point_leads_to_its_entry(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(since, "PATIENCE", 60)
    client = Client(create_app(out))
    page = client.get("/neu?seit=2026-01-12").text
    (told,) = [line for line in page.splitlines() if "Verhandlungspunkt</span>" in line]
    assert "Stand: strittig → geklärt" in told
    address = re.search(r'href="(/eintrag/i-[0-9a-f]+)"', told)
    assert address is not None
    assert "Dauer des Abkommens" in client.get(address[1]).text
    assert "status: disputed → settled" in client.get("/neu?seit=2026-01-12&lang=en").text


def test_the_log_of_decisions_calls_a_point_by_its_words(dossier: Dossier) -> None:
    for issue in dossier.issues:
        assert Scope(dossier).name_of(issue.id) == issue.text
