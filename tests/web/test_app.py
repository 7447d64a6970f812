from __future__ import annotations

import json
from pathlib import Path

import pytest
from asgi import Client

from lagebild import workflow
from lagebild.errors import RecordError
from lagebild.web.app import create_app

ARTICLES = (
    {
        "id": "faehre-1",
        "outlet": "Havnposten",
        "published": "2026-01-18",
        "text": 'Ministerin Jorun Ask verteidigt den Plan. "Die Fähre fährt wieder", sagte Ask am Sonntag.',
    },
    {
        "id": "faehre-2",
        "outlet": "Inselblatt",
        "published": "2026-01-20",
        "text": "Der Unterhändler Per Holm sagte, die Gespräche in Solberg seien <b>beendet</b>.",
    },
)


def build(folder: Path, number: int) -> Path:
    source = folder / f"artikel-{number}.jsonl"
    source.write_text(json.dumps(ARTICLES[number], ensure_ascii=False) + "\n", encoding="utf-8")
    workflow.build([str(source)], folder / "out")
    return folder / "out"


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return Client(create_app(build(tmp_path, 0)))


def test_the_dossier_is_the_one_on_disk(client: Client, tmp_path: Path) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text == (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_the_record_is_the_one_on_disk(client: Client, tmp_path: Path) -> None:
    answer = client.get("/record.json")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.content == (tmp_path / "out" / "record.json").read_bytes()


def test_what_is_added_meanwhile_is_shown(client: Client, tmp_path: Path) -> None:
    assert "Inselblatt" not in client.get("/").text
    build(tmp_path, 1)
    page = client.get("/").text
    assert "Inselblatt" in page
    assert "&lt;b&gt;beendet" in page and "<b>beendet" not in page
    assert len(client.get("/record.json").json()["articles"]) == 2


@pytest.mark.parametrize("host", ["press.example", "127.0.0.1.press.example", "0.0.0.0", "10.0.0.7"])
def test_names_of_others_are_refused(client: Client, host: str) -> None:
    for path in ("/", "/record.json"):
        answer = client.get(path, host=host)
        assert answer.status_code == 400
        assert "Ask" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "localhost"])
def test_own_names_are_served(client: Client, host: str) -> None:
    assert client.get("/", host=host).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client: Client, tmp_path: Path, method: str) -> None:
    before = (tmp_path / "out" / "lagebild.db").read_bytes()
    assert client.request(method, "/").status_code == 405
    assert client.request(method, "/record.json").status_code == 405
    assert (tmp_path / "out" / "lagebild.db").read_bytes() == before


@pytest.mark.parametrize(
    "path", ["/lagebild.db", "/../lagebild.db", "/%2e%2e/lagebild.db", "/index.html", "/x"]
)
def test_no_other_file_is_served(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nothing_is_kept_by_the_browser_or_told_to_others(client: Client) -> None:
    answer = client.get("/")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert client.get("/record.json").headers["cache-control"] == "no-store"


def test_a_folder_without_a_record_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=tmp_path.name):
        create_app(tmp_path)
