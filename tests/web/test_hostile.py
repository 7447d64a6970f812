"""Strings that try to run, by every way in: files of each kind, standard input, forms, addresses."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from asgi import Client
from site_of_tests import CHROMIUM, SWITCHES, Tab, served

from lagebild import workflow
from lagebild.model.correction import Correction, CorrectionKind
from lagebild.model.entity import Judgement, Verdict
from lagebild.publish.formats import FORMATS
from lagebild.record.store import Record
from lagebild.resolve.correct import places_of
from lagebild.web.app import create_app

sys.path.append(str(Path(__file__).resolve().parents[1] / "publish"))

from hostile import HOSTILE

PAGES = ("/", "/chronik", "/beteiligte", "/papiere", "/aussagen", "/streitpunkte", "/agenda", "/quellen",
         "/verhandlungen", "/protokoll")  # fmt: skip
AT_ONCE = 24


def text(strings: tuple[str, ...]) -> str:
    """Return a report that has the strings in what it says, names, dates and papers."""
    lines = []
    for one in strings:
        lines.append(f'Ministerin Anna Weber sagte am Freitag: "Wir legen den Plan {one} vor." ')
        lines.append(
            f"Unterhändler {one} Krause bestritt, dass es am 3. März in {one} ein Treffen gegeben habe."
        )
    return "\n\n".join(lines)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record read from files of every kind and from standard input, with decisions about it."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("out")
    rows = []
    for number, start in enumerate(range(0, len(HOSTILE), AT_ONCE)):
        strings = HOSTILE[start : start + AT_ONCE]
        joined = " ".join(strings)
        row = {
            "id": f"{number} {joined[:60]}",
            "title": joined,
            "outlet": joined[:80],
            "url": strings[0],
            "published": "2026-01-18T10:00:00+01:00",
            "text": text(strings),
        }
        rows.append(json.dumps(row))
        plain = text(strings).encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
        head = joined.encode("utf-8", "replace").decode("utf-8").replace("\n", " ").replace("\x00", "")
        (source / f"{number}.txt").write_text(f"{head}\nStand: 18.01.2026\n\n{plain}", encoding="utf-8")
        (source / f"{number}.md").write_text(f"# {head}\n\n*18.01.2026*\n\n{plain} md", encoding="utf-8")
        body = "".join(f"<p>{part}</p>" for part in plain.split("\n\n"))
        page = f"<html><head><title>{head}</title></head><body><article><h1>{head}</h1>{body} html</article>"
        (source / f"{number}.html").write_text(page, encoding="utf-8")
    half = len(rows) // 2
    (source / "articles.jsonl").write_text("\n".join(rows[:half]), encoding="utf-8")
    workflow.build([str(source), "-"], out, stdin=io.StringIO("\n".join(rows[half:])))
    decide(out)
    return out


def decide(out: Path) -> None:
    """Store decisions with each of the strings as reason, name, title and person."""
    with Record.open(out) as record:
        dossier = workflow.load(record)
        person = next(entity for entity in dossier.entities if entity.roles)
        for number, one in enumerate(HOSTILE):
            clean = one.encode("utf-8", "replace").decode("utf-8")
            record.add_correction(
                Correction(
                    kind=(CorrectionKind.CONFIRM, CorrectionKind.OFFICE)[number % 2],
                    section="entities",
                    entry=person.id,
                    name=clean,
                    places=places_of(person) if number % 2 == 0 else (clean,),
                    decided_by=f"user:{clean}",
                    decided_at=f"2026-01-20T09:00:00.{number:06}+00:00",
                    reason=clean,
                    title=clean,
                )
            )
            record.add_judgement(
                Judgement(
                    left=clean, right=person.id, verdict=Verdict.UNSURE, decided_by=f"user:{clean}",
                    reason=clean, decided_at="2026-01-20T09:00:00+00:00",
                )
            )  # fmt: skip
        workflow.publish(record, out)


class Tags(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self.addresses: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag, name) for name, _ in attrs} or {(tag, "")}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src", "action")}


def known_tags() -> set[str]:
    """Return every element that the templates themselves have."""
    import lagebild.publish
    import lagebild.web

    found = set()
    for package in (lagebild.publish, lagebild.web):
        for path in Path(str(package.__file__)).parent.rglob("*.j2"):
            found |= set(re.findall(r"<([a-z][a-z0-9]*)", path.read_text(encoding="utf-8")))
    return found | {"h1", "h2", "h3", "h4", "h5"}


def assert_harmless(page: str) -> None:
    tags = Tags(page)
    assert {tag for tag, _ in tags.found} <= known_tags()
    assert not {name for _, name in tags.found if name.startswith("on") or name == "style"}
    for address in tags.addresses:
        assert address.startswith(("/", "#", "http://", "https://", "data:,")) or not address, address


def test_pages_have_only_their_own_elements(folder: Path) -> None:
    client = Client(create_app(folder))
    seen: set[str] = set()
    waiting = list(PAGES)
    while waiting and len(seen) < 120:
        path = waiting.pop(0)
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert_harmless(answer.text)
        seen.add(path)
        links = Tags(answer.text).addresses
        new = sorted(
            one.partition("#")[0] for one in links if re.match(r"/(eintrag|quellen|verhandlung)/", one)
        )
        waiting += [one for one in dict.fromkeys(new) if one not in seen and one not in waiting][:12]
    assert len(seen) > 60


def test_every_field_of_an_address_is_text(folder: Path) -> None:
    client = Client(create_app(folder))
    fields = {
        "/aussagen": ("suche", "wer", "akt", "form", "medium", "von", "bis", "seit", "blatt"),
        "/chronik": ("art", "status", "seite", "person", "von", "bis", "seit", "blatt"),
        "/quellen": ("suche", "haus", "von", "bis", "blatt"),
        "/beteiligte": ("seite", "blatt"),
        "/protokoll": ("neu", "blatt"),
        "/": ("seit", "lang"),
    }
    for number, one in enumerate(HOSTILE):
        for path, names in fields.items():
            if (number + len(path)) % 3:
                continue
            answer = client.get(f"{path}?{urlencode(dict.fromkeys(names, one), errors='surrogatepass')}")
            assert answer.status_code in (200, 404), (path, one)
            assert_harmless(answer.text)


@pytest.mark.parametrize("path", ["/eintrag/", "/quellen/", "/verhandlung/", "/export/", "/static/", "/"])
def test_every_address_is_text(folder: Path, path: str) -> None:
    from urllib.parse import quote

    client = Client(create_app(folder))
    for one in HOSTILE[::4]:
        name = quote(one, safe="", errors="replace")
        answer = client.get(path + name)
        assert answer.status_code in (200, 404), one
        if "html" in answer.headers.get("content-type", ""):
            assert_harmless(answer.text)


def test_every_field_of_a_form_is_text(folder: Path) -> None:
    client = Client(create_app(folder))
    page = client.get("/chronik")
    entry = re.search(r"/eintrag/(e-[0-9a-f]{10})", page.text)
    assert entry
    cookie = f"lagebild={page.cookies['lagebild']}"
    token = re.search(r'name="token" value="([0-9a-f]+)"', client.get(entry[0], cookie=cookie).text)
    assert token
    here = {"cookie": cookie, "origin": "http://127.0.0.1:8765", "sec_fetch_site": "same-origin"}
    some = [one for number, one in enumerate(HOSTILE) if number % 3]
    assert len(some) > 100
    for number, one in enumerate(some):
        for what in ("eins", one) if number % 40 == 3 else (one,):
            fields = {"was": what, "anderer": one, "grund": one, "wer": one, "artikel": "", "titel": one}
            sent = {**fields, "token": token[1], "eintrag": entry[1]}
            answer = client.post("/korrektur", sent, **here)
            assert answer.status_code == 422, (what, one)
            assert_harmless(answer.text)
        for wrong in ({"token": one},) if number % 2 else ({"eintrag": one},):
            answer = client.post(
                "/korrektur", {"was": "bestaetigen", "token": token[1], "wer": "x", **wrong}, **here
            )
            assert answer.status_code in (403, 422)
            assert "html" not in answer.headers["content-type"] or assert_harmless(answer.text) is None


def test_the_record_is_sound_and_every_format_is_written(folder: Path) -> None:
    assert workflow.verify(folder) == ()
    with Record.open(folder) as record:
        dossier = workflow.load(record)
    for entry in FORMATS:
        assert entry.render(dossier)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()


@pytest.mark.browser
def test_nothing_runs_in_a_browser(folder: Path, chromium: Any) -> None:
    with served(folder) as address:
        tab = Tab(chromium, address)
        for path in (
            *PAGES,
            "/beteiligte",
            f"/aussagen?{urlencode({'suche': HOSTILE[3], 'wer': HOSTILE[24]})}",
        ):
            tab.go(path)
            tab.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
            assert tab.page.evaluate("window.pwned") is None, path
        for link in [
            one.get_attribute("href") for one in tab.page.locator("main a[href^='/eintrag/']").all()[:20]
        ]:
            tab.go(link or "/")
            assert tab.page.evaluate("window.pwned") is None, link
        tab.assert_quiet()
        tab.context.close()
    offline = Tab(chromium, folder.as_uri(), offline=True)
    offline.go("/index.html")
    offline.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    offline.page.wait_for_timeout(200)
    assert offline.page.evaluate("window.pwned") is None
    offline.assert_quiet()
    offline.context.close()
