"""Corrections through the forms: done, kept over new builds, undone to the byte, refused from elsewhere."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asgi import Answer, Client

from lagebild import workflow
from lagebild.web.app import create_app

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "tarifrunde"
HERE = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("record")
    workflow.build([str(EXAMPLES)], out)
    return out


class Visitor:
    """Somebody with the application open: keeps cookies, sends the forms of pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = Client(create_app(folder))
        page = self.client.get("/")
        self.cookie = f"lagebild={page.cookies['lagebild']}"

    def get(self, path: str) -> str:
        return self.client.get(path, cookie=self.cookie).text

    def token(self) -> str:
        found = re.search(r'name="token" value="([0-9a-f]+)"', self.get(self.any_entry()))
        assert found
        return found[1]

    def any_entry(self) -> str:
        found = re.search(r"/eintrag/e-[0-9a-f]{10}", self.get("/chronik"))
        assert found
        return found[0]

    def send(self, fields: dict[str, str], **headers: str) -> Answer:
        sent = {"cookie": self.cookie, "origin": HERE, "sec_fetch_site": "same-origin", **headers}
        return self.client.post("/korrektur", {"token": self.token(), "wer": "mk", **fields}, **sent)

    def record(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.folder / "record.json").read_text(encoding="utf-8"))
        return loaded

    def anchor(self, section: str, wanted: Callable[[dict[str, Any]], bool] = lambda _: True) -> str:
        from lagebild.publish.anchors import anchor

        letters = {"entities": "n", "events": "e", "papers": "p", "claims": "c", "agenda": "t", "issues": "i"}
        letter = letters.get(section, "q")
        return anchor(letter, next(row["id"] for row in self.record()[section] if wanted(row)))

    def undo(self, answer: Answer) -> Answer:
        table, _, number = answer.headers["location"].rpartition("=")[2].partition("-")
        fields = {"token": self.token(), "was": "zurueck", "tafel": table, "nummer": number}
        sent = {"cookie": self.cookie, "origin": HERE, "sec_fetch_site": "same-origin"}
        return self.client.post("/korrektur", fields, **sent)


@pytest.fixture
def visitor(built: Path, tmp_path: Path) -> Visitor:
    shutil.copytree(built, tmp_path / "out")
    return Visitor(tmp_path / "out")


def published(visitor: Visitor) -> tuple[bytes, bytes]:
    return tuple((visitor.folder / name).read_bytes() for name in ("record.json", "index.html"))  # type: ignore


@pytest.mark.parametrize(
    "section", ["entities", "events", "papers", "claims", "agenda", "quotations", "issues"]
)
@pytest.mark.parametrize("what", ["verwerfen", "bestaetigen"])
def test_an_entry_is_discarded_or_confirmed_and_back_again(visitor: Visitor, section: str, what: str) -> None:
    before = published(visitor)
    name = visitor.anchor(section)
    number = len(visitor.record()[section])
    answer = visitor.send({"was": what, "eintrag": name, "grund": "nachgelesen"})
    assert answer.status_code == 303 and answer.headers["location"] == "/protokoll?neu=correction-1"
    page = visitor.client.get(f"/eintrag/{name}")
    if what == "verwerfen":
        assert page.status_code == 404
        assert len(visitor.record()[section]) == number - 1
    else:
        assert "geprüft von mk" in page.text
        assert "geprüft von mk" in (visitor.folder / "index.html").read_text(encoding="utf-8")
        assert [c["kind"] for c in visitor.record()["corrections"]] == ["confirm"]
    assert workflow.verify(visitor.folder) == ()
    log = visitor.get(answer.headers["location"])
    assert "nachgelesen" in log and "Rückgängig" in log
    assert visitor.undo(answer).status_code == 303
    assert published(visitor) == before
    assert "rückgängig gemacht" in visitor.get("/protokoll")


def test_a_correction_outlives_builds_with_the_same_and_with_more_articles(
    visitor: Visitor, tmp_path: Path
) -> None:
    name = visitor.anchor("events", lambda row: row["status"] == "held")
    title = next(row["title"] for row in visitor.record()["events"] if row["status"] == "held")
    visitor.send({"was": "verwerfen", "eintrag": name})
    once = visitor.record()
    workflow.build([str(EXAMPLES)], visitor.folder)
    assert visitor.record() == once
    more = {"id": "neu", "published": "2026-02-01", "text": "Die Fähre nach Solberg fährt wieder."}
    source = tmp_path / "more.jsonl"
    source.write_text(json.dumps(more) + "\n", encoding="utf-8")
    workflow.build([str(source)], visitor.folder)
    assert title not in {row["title"] for row in visitor.record()["events"]}
    assert [c["kind"] for c in visitor.record()["corrections"]] == ["discard"]


def test_two_names_are_joined_and_separated(visitor: Visitor) -> None:
    before = published(visitor)
    persons = [row for row in visitor.record()["entities"] if row["kind"] == "person"]
    one, other = persons[0], persons[1]
    name = visitor.anchor("entities", lambda row: row["id"] == one["id"])
    joined = visitor.send({"was": "eins", "eintrag": name, "anderer": other["name"], "grund": "dieselbe"})
    assert joined.headers["location"] == "/protokoll?neu=judgement-1"
    left = [row for row in visitor.record()["entities"] if row["kind"] == "person"]
    assert len(left) == len(persons) - 1
    log = visitor.get("/protokoll")
    assert "Zusammengeführt" in log and "dieselbe" in log
    visitor.undo(joined)
    assert published(visitor) == before


def test_what_one_article_says_is_taken_out_of_an_entry(visitor: Visitor) -> None:
    def named_often(row: dict[str, Any]) -> bool:
        return row["kind"] == "person" and len({a for alias in row["aliases"] for a in alias["articles"]}) > 2

    before = published(visitor)
    name = visitor.anchor("entities", named_often)
    page = visitor.get(f"/eintrag/{name}")
    article = re.search(r'<select id="artikel".*?<option value="([0-9a-f]{10})"', page, re.S)
    assert article
    persons = len(visitor.record()["entities"])
    parted = visitor.send({"was": "zwei", "eintrag": name, "artikel": article[1]})
    assert parted.status_code == 303
    assert len(visitor.record()["entities"]) > persons
    assert "Getrennt" in visitor.get("/protokoll")
    visitor.undo(parted)
    assert published(visitor) == before


@pytest.mark.parametrize("what", ["amt", "kein_amt"])
def test_an_office_is_changed_and_back_again(visitor: Visitor, what: str) -> None:
    before = published(visitor)
    name = visitor.anchor("entities", lambda row: row["kind"] == "person" and bool(row["roles"]))
    page = visitor.get(f"/eintrag/{name}")
    office = re.search(r'name="amt" value="([0-9a-f]{10})".*?name="titel"[^>]*value="([^"]*)"', page, re.S)
    assert office
    fields = {"was": what, "eintrag": name, "amt": office[1], "titel": "Oberbootsfrau", "frueher": "1"}
    done = visitor.send(fields)
    assert done.status_code == 303
    after = visitor.get(f"/eintrag/{name}")
    assert ("Oberbootsfrau" in after) is (what == "amt")
    assert ("Amt geändert von mk" in after) is (what == "amt")
    assert f"{html.unescape(office[2])}" in html.unescape(visitor.get("/protokoll"))
    assert workflow.verify(visitor.folder) == ()
    visitor.undo(done)
    assert published(visitor) == before


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"was": "eins", "anderer": "Niemand Bekanntes"}, "Niemand Bekanntes"),
        ({"was": "eins", "anderer": ""}, "Der andere Eintrag fehlt"),
        ({"was": "eins", "anderer": "x", "wer": " "}, "Der Name fehlt"),
        ({"was": "zwei", "artikel": "0000000000"}, "gibt es nicht mehr"),
        ({"was": "amt", "amt": "0000000000", "titel": "x"}, "gibt es nicht mehr"),
        ({"was": "sprengen"}, "Diese Korrektur gibt es nicht"),
        ({"was": ""}, "Diese Korrektur gibt es nicht"),
        ({"was": "verwerfen", "eintrag": "e-0000000000"}, "gibt es nicht mehr"),
        ({"was": "zurueck", "tafel": "article", "nummer": "1"}, "Diese Korrektur gibt es nicht"),
        ({"was": "zurueck", "tafel": "judgement", "nummer": "1; DROP TABLE article"}, "gibt es nicht"),
        ({"was": "zurueck", "tafel": "judgement", "nummer": "99"}, "99"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_stored(
    visitor: Visitor, fields: dict[str, str], message: str
) -> None:
    before = published(visitor)
    name = visitor.anchor("entities", lambda row: row["kind"] == "person")
    answer = visitor.send({"eintrag": name, **fields})
    assert answer.status_code == 422
    assert message in html.unescape(answer.text)
    assert published(visitor) == before
    assert "Noch keine Korrektur" in visitor.get("/protokoll")


@pytest.mark.parametrize(
    "changed",
    [
        {"token": ""},
        {"token": "0" * 64},
        {"cookie": ""},
        {"cookie": "lagebild=" + "0" * 32},
        {"origin": "https://press.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"content_type": "text/plain"},
        {"content_type": "application/json"},
        {"content_type": "multipart/form-data; boundary=x"},
    ],
)
def test_what_another_site_sends_is_refused(visitor: Visitor, changed: dict[str, str]) -> None:
    before = (visitor.folder / "lagebild.db").read_bytes(), published(visitor)
    fields = {"was": "verwerfen", "eintrag": visitor.anchor("events")}
    in_form = {name: value for name, value in changed.items() if name == "token"}
    in_headers = {name: value for name, value in changed.items() if name != "token"}
    answer = visitor.send({**fields, **in_form}, **in_headers)
    assert answer.status_code == 403
    assert ((visitor.folder / "lagebild.db").read_bytes(), published(visitor)) == before


def test_without_origin_and_fetch_site_nothing_is_changed(visitor: Visitor) -> None:
    fields = {"token": visitor.token(), "wer": "mk", "was": "verwerfen", "eintrag": visitor.anchor("events")}
    assert visitor.client.post("/korrektur", fields, cookie=visitor.cookie).status_code == 403


def test_a_token_of_another_visitor_is_refused(visitor: Visitor) -> None:
    other = visitor.client.get("/").cookies["lagebild"]
    fields = {"was": "verwerfen", "eintrag": visitor.anchor("events")}
    assert visitor.send(fields, cookie=f"lagebild={other}").status_code == 403


def test_a_long_body_is_refused(visitor: Visitor) -> None:
    fields = {"was": "verwerfen", "eintrag": visitor.anchor("events"), "grund": "x" * 70_000}
    assert visitor.send(fields).status_code == 403


def test_no_get_changes_anything(visitor: Visitor) -> None:
    before = (visitor.folder / "lagebild.db").read_bytes(), published(visitor)
    name = visitor.anchor("events")
    for query in ("", f"?was=verwerfen&eintrag={name}&wer=mk&token={visitor.token()}"):
        assert visitor.client.get(f"/korrektur{query}", cookie=visitor.cookie).status_code == 405
        for page in ("/", "/protokoll", f"/eintrag/{name}", "/neu"):
            assert visitor.client.get(page + query, cookie=visitor.cookie).status_code == 200
    assert ((visitor.folder / "lagebild.db").read_bytes(), published(visitor)) == before
