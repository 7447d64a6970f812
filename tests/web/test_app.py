from __future__ import annotations

import json
import re
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
PAGES = (
    "/",
    "/chronik",
    "/beteiligte",
    "/papiere",
    "/aussagen",
    "/streitpunkte",
    "/agenda",
    "/quellen",
    "/verhandlungen",
    "/neu",
    "/protokoll",
)


def build(folder: Path, number: int) -> Path:
    source = folder / f"artikel-{number}.jsonl"
    source.write_text(json.dumps(ARTICLES[number], ensure_ascii=False) + "\n", encoding="utf-8")
    workflow.build([str(source)], folder / "out")
    return folder / "out"


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return Client(create_app(build(tmp_path, 0)))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_both_languages(client: Client, path: str) -> None:
    german, english = client.get(path), client.get(f"{path}?lang=en")
    assert german.status_code == english.status_code == 200
    assert german.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="de">' in german.text and "Stand der Dinge" in german.text
    assert '<html lang="en">' in english.text and "State of play" in english.text
    assert "Stand der Dinge" not in english.text
    assert english.cookies["lang"] == "en"


def test_a_chosen_language_stays(client: Client) -> None:
    assert "State of play" in client.get("/", cookie="lang=en").text
    assert "Stand der Dinge" in client.get("/", cookie="lang=xx").text


def test_the_record_is_the_one_on_disk(client: Client, tmp_path: Path) -> None:
    answer = client.get("/record.json")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.content == (tmp_path / "out" / "record.json").read_bytes()


def test_what_is_added_meanwhile_is_shown(client: Client, tmp_path: Path) -> None:
    assert "Inselblatt" not in client.get("/quellen").text
    build(tmp_path, 1)
    assert "Inselblatt" in client.get("/quellen").text
    page = client.get("/aussagen").text
    assert "&lt;b&gt;beendet" in page and "<b>beendet" not in page
    assert len(client.get("/record.json").json()["articles"]) == 2


def test_an_article_names_the_entries_that_rest_on_it(client: Client) -> None:
    found = re.search(r"/quellen/[0-9a-f]{10}", client.get("/quellen").text)
    assert found
    page = client.get(found[0]).text
    entries = re.findall(
        r'href="(/eintrag/q-[0-9a-f]{10})"', page[page.index("Einträge aus diesem Artikel") :]
    )
    assert entries
    for entry in entries:
        assert client.get(entry).status_code == 200


def test_since_the_last_visit(client: Client, tmp_path: Path) -> None:
    first = client.get("/")
    assert first.cookies["besuch"] == "2026-01-18"
    build(tmp_path, 1)
    again = client.get("/", cookie=f"besuch={first.cookies['besuch']}").text
    assert "Seit 18. Januar 2026 neu: 1 Artikel" in again
    assert "/neu?seit=2026-01-18" in again


@pytest.mark.parametrize("host", ["press.example", "127.0.0.1.press.example", "0.0.0.0", "10.0.0.7"])
def test_names_of_others_are_refused(client: Client, host: str) -> None:
    for path in (*PAGES, "/record.json", "/export/json"):
        answer = client.get(path, host=host)
        assert answer.status_code == 400
        assert "Ask" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "localhost"])
def test_own_names_are_served(client: Client, host: str) -> None:
    assert client.get("/", host=host).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_is_written_but_by_the_form_for_it(client: Client, tmp_path: Path, method: str) -> None:
    before = (tmp_path / "out" / "lagebild.db").read_bytes()
    for path in (*PAGES, "/record.json", "/export/json"):
        assert client.request(method, path).status_code == 405
    assert (tmp_path / "out" / "lagebild.db").read_bytes() == before


@pytest.mark.parametrize(
    "path",
    [
        "/lagebild.db",
        "/../lagebild.db",
        "/%2e%2e/lagebild.db",
        "/static/%2e%2e%2fapp.py",
        "/static/web.css",
        "/index.html",
        "/x",
        "/eintrag/e-0000000000",
        "/quellen/0000000000",
        "/verhandlung/0000000000/",
        "/export/xlsx",
        "/korrektur/x",
    ],
)
def test_no_other_file_is_served(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_every_answer_lets_nothing_run_or_leave(client: Client) -> None:
    for path in (*PAGES, "/record.json", "/export/ical", "/x", "/static/lagebild.css", "/static/lagebild.js"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy and "http" not in policy and "*" not in policy
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_pages_have_no_style_or_script_in_them(client: Client) -> None:
    for path in PAGES:
        page = client.get(path).text
        assert "<style" not in page and " style=" not in page
        assert page.count("<script") == 1 and '<script src="/static/lagebild.js" defer>' in page


def test_cookies_are_for_this_site_alone(client: Client) -> None:
    answer = client.get("/?lang=en")
    assert set(answer.cookies) == {"lagebild", "besuch", "lang"}
    raw = answer.set_cookies
    assert len(raw) == 3
    assert all("HttpOnly" in cookie and "SameSite=strict" in cookie for cookie in raw)


def test_a_folder_without_a_record_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=tmp_path.name):
        create_app(tmp_path)
