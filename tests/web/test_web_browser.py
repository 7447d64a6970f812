"""The web application in Debian's Chromium: pages, filters, search, corrections with undo, keyboard, axe."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from site_of_tests import CHROMIUM, SWITCHES, Tab, served

from lagebild import workflow

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "tarifrunde"
LISTS = ("/", "/chronik", "/beteiligte", "/papiere", "/aussagen", "/streitpunkte", "/agenda", "/quellen")
OTHERS = ("/verhandlungen", "/neu?seit=2026-01-10", "/protokoll", "/nichts")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("record")
    workflow.build([str(EXAMPLES)], out)
    return out


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built) as found:
        yield found


@pytest.fixture
def tab(chromium: Any, address: str) -> Iterator[Tab]:
    found = Tab(chromium, address, locale="de-DE", viewport={"width": 1280, "height": 900})
    yield found
    found.context.close()


@pytest.fixture
def writable(chromium: Any, built: Path, tmp_path: Path) -> Iterator[Tab]:
    folder = tmp_path / "out"
    shutil.copytree(built, folder)
    with served(folder) as found:
        tab = Tab(chromium, found)
        yield tab
        tab.context.close()


def entries(tab: Tab) -> dict[str, str]:
    """Return the address of one entry of each kind, and of an article."""
    found = {}
    lists = {"e": "/chronik", "p": "/papiere", "c": "/streitpunkte", "q": "/aussagen", "n": "/beteiligte"}
    lists["t"] = "/agenda?teil=erledigt"
    for letter, path in lists.items():
        tab.go(path)
        link = tab.page.locator(f"a[href^='/eintrag/{letter}-']").first
        found[letter] = (link.get_attribute("href") or "").partition("#")[0]
    tab.go("/quellen")
    found["a"] = tab.page.locator("ol.articles a").first.get_attribute("href") or ""
    return found


def open_all(tab: Tab) -> None:
    tab.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


def test_every_page_is_quiet_and_no_wider_than_the_window(tab: Tab) -> None:
    for path in (*LISTS, *OTHERS, *entries(tab).values()):
        for width in (1280, 390, 320):
            tab.page.set_viewport_size({"width": width, "height": 800})
            tab.go(path)
            open_all(tab)
            assert tab.page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    tab.assert_quiet()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing_serious(tab: Tab, chromium: Any, scheme: str, language: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    paths = (*LISTS, *OTHERS, *entries(tab).values()) if language == "de" else LISTS
    other = Tab(chromium, tab.address, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    other.go(f"/?lang={language}")
    for path in paths:
        other.go(path)
        open_all(other)
        found = axe.run(other.page).response["violations"]
        grave = [
            (path, rule["id"], [node["html"][:120] for node in rule["nodes"][:3]])
            for rule in found
            if rule["impact"] in ("serious", "critical")
        ]
        assert grave == []
    other.context.close()


def test_the_chronicle_is_filtered_by_the_server(tab: Tab) -> None:
    tab.go("/chronik")
    everything = tab.page.locator(".ev").count()
    tab.page.locator("main form select[name=status]").select_option("planned")
    tab.page.get_by_role("button", name="Anzeigen").click()
    assert "status=planned" in tab.page.url
    planned = tab.page.locator(".ev").count()
    assert 0 < planned < everything
    assert tab.page.locator(".ev.st-planned").count() == planned
    assert tab.page.locator("main form select[name=status]").input_value() == "planned"
    tab.page.get_by_role("link", name="Alles").click()
    person = tab.page.locator("main form select[name=person] option").nth(1)
    name = person.inner_text()
    tab.page.locator("main form select[name=person]").select_option(label=name)
    tab.page.get_by_role("button", name="Anzeigen").click()
    for line in tab.page.locator(".ev").all():
        assert name in line.inner_text()
    tab.go("/chronik?von=2026-01-20&bis=2026-01-31")
    assert 0 < tab.page.locator(".ev").count() < everything
    tab.go("/chronik?status=planned&status=x&seite='\"<&blatt=999999999")
    assert tab.page.locator("h1").inner_text() == "Chronik"
    tab.assert_quiet()


def test_statements_are_searched_from_any_page(tab: Tab) -> None:
    tab.go("/agenda")
    tab.page.locator(".find input").fill("angebote")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/aussagen?suche=angebote")
    marked = [mark.inner_text() for mark in tab.page.locator(".words mark").all()]
    assert marked and all("angebot" in mark.lower() for mark in marked)
    number = tab.page.locator("li.q").count()
    tab.page.locator("main form select[name=akt]").select_option("say")
    tab.page.get_by_role("button", name="Anzeigen").click()
    assert 0 < tab.page.locator("li.q").count() <= number
    tab.go("/quellen?suche=schlichter")
    assert "mark" in tab.page.locator(".snippet").first.inner_html()
    tab.go("/aussagen?suche=zeppelinpost")
    assert tab.page.get_by_text("Nichts, das dazu passt.").is_visible()
    tab.assert_quiet()


def test_evidence_leads_to_the_words_in_the_article(tab: Tab) -> None:
    tab.go("/chronik")
    first = tab.page.locator(".ev .belege").first
    first.locator("summary").click()
    words = first.locator("blockquote mark").first.inner_text()
    first.get_by_role("link", name="Stelle im Artikel").first.click()
    tab.page.wait_for_url("**/quellen/*")
    target = tab.page.locator("mark.hit").first
    assert target.is_visible()
    assert re.sub(r"\W", "", words)[:20] in re.sub(r"\W", "", target.inner_text())
    tab.assert_quiet()


def test_an_entry_is_discarded_and_the_discarding_undone(writable: Tab) -> None:
    tab = writable
    tab.go("/chronik")
    number = tab.page.locator(".ev").count()
    title = tab.page.locator(".ev .title").first.inner_text()
    tab.page.locator(".ev a.mend").first.click()
    tab.page.locator("#korrigieren summary", has_text="Verwerfen").click()
    form = tab.page.locator("form[aria-label=Verwerfen]")
    form.locator("[name=grund]").fill("steht nicht im Text")
    form.locator("[name=wer]").fill("mk")
    form.get_by_role("button").click()
    tab.page.wait_for_url("**/protokoll?neu=correction-1")
    assert tab.page.locator(".log .fresh").inner_text().startswith("✓ Erledigt") or title in (
        tab.page.locator(".log .fresh").inner_text()
    )
    assert "steht nicht im Text" in tab.page.locator(".log .fresh").inner_text()
    tab.go("/chronik")
    assert tab.page.locator(".ev").count() == number - 1
    tab.go("/protokoll")
    tab.page.get_by_role("button", name=re.compile("Rückgängig")).click()
    tab.page.wait_for_url("**/protokoll?neu=correction-1")
    assert tab.page.locator(".log .withdrawn").count() == 1
    tab.go("/chronik")
    assert tab.page.locator(".ev").count() == number
    tab.assert_quiet()


def test_an_office_is_changed_by_keyboard_alone(writable: Tab) -> None:
    tab = writable
    tab.go("/beteiligte")
    person = tab.page.locator("li.person:has(.office) h3 a[href^='/eintrag/n-']").first
    person.focus()
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/eintrag/n-*")
    summary = tab.page.locator("#korrigieren summary", has_text="Amt:").first
    summary.focus()
    tab.page.keyboard.press("Enter")
    field = tab.page.locator("#korrigieren [name=titel]:visible")
    field.focus()
    tab.page.keyboard.press("ControlOrMeta+a")
    tab.page.keyboard.type("Hafenmeisterin")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/protokoll?neu=correction-1")
    tab.page.go_back()
    tab.page.reload()
    assert tab.page.locator(".office", has_text="Hafenmeisterin").count() == 1
    tab.assert_quiet()


def test_the_language_is_chosen_and_stays(tab: Tab) -> None:
    tab.go("/agenda")
    tab.page.get_by_role("link", name="English").click()
    assert tab.page.locator("html").get_attribute("lang") == "en"
    tab.go("/streitpunkte")
    assert tab.page.locator("h1").inner_text() == "Disputed points"
    german = "Aussagen|Beteiligte|Quellen|Korrigieren|Belege|nach Angaben|Streitpunkte|Rückgängig"
    for path in LISTS:
        tab.go(path)
        surface = tab.page.evaluate(
            "(() => { const copy = document.body.cloneNode(true);"
            " copy.querySelectorAll('[lang=de], option').forEach((e) => e.remove());"
            " return copy.textContent; })()"
        )
        assert not re.search(german, surface), path
    tab.page.get_by_role("link", name="Deutsch").click()
    assert tab.page.locator("html").get_attribute("lang") == "de"


def test_every_control_has_a_name_and_focus_is_seen(tab: Tab) -> None:
    for path in (*LISTS, entries(tab)["n"]):
        tab.go(path)
        open_all(tab)
        for control in tab.page.locator("main :is(select, input:not([type=hidden]), button)").all():
            named = "(e) => Boolean(e.labels?.length || e.textContent.trim() || e.ariaLabel)"
            assert control.evaluate(named), path
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.className") == "skip"
    assert tab.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_paper_shows_evidence_and_no_controls(tab: Tab) -> None:
    tab.go("/chronik")
    tab.page.emulate_media(media="print")
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.page.locator(".belege blockquote").first.is_visible()
    for hidden in (".toc", "main form.filter", ".find", ".pager", "a.mend"):
        found = tab.page.locator(hidden)
        assert not found.count() or not found.first.is_visible(), hidden


def test_without_script_everything_works(chromium: Any, address: str) -> None:
    tab = Tab(chromium, address, java_script_enabled=False)
    tab.go("/chronik?status=held")
    assert tab.page.locator(".ev.st-held").count() == tab.page.locator(".ev").count() > 0
    tab.page.locator(".belege summary").first.click()
    assert tab.page.locator(".belege blockquote").first.is_visible()
    tab.context.close()


def test_what_is_new_since_a_day(tab: Tab) -> None:
    tab.go("/neu?seit=2026-01-10")
    tab.page.locator(".change").first.wait_for(timeout=20_000)
    assert tab.page.locator("h1").inner_text() == "Neu seit 10. Januar 2026"
    assert tab.page.locator(".change .belege").count() == tab.page.locator(".change").count()
    tab.assert_quiet()


def test_another_site_can_change_nothing(writable: Tab, chromium: Any, tmp_path: Path) -> None:
    tab = writable
    tab.go("/chronik")
    entry = (tab.page.locator(".ev a.mend").first.get_attribute("href") or "").partition("#")[0]
    tab.go(entry)
    token = tab.page.locator("[name=token]").first.input_value()
    fields = {"was": "verwerfen", "eintrag": entry.rpartition("/")[2], "wer": "x", "token": token}
    inputs = "".join(f"<input name={json.dumps(k)} value={json.dumps(v)}>" for k, v in fields.items())
    evil = tmp_path / "evil.html"
    evil.write_text(f'<form method="post" action="{tab.address}/korrektur">{inputs}</form>', encoding="utf-8")
    tab.page.goto(evil.as_uri())
    with tab.page.expect_navigation():
        tab.page.evaluate("document.forms[0].submit()")
    assert "Lagebild:" in tab.page.content()
    tab.go("/protokoll")
    assert tab.page.get_by_text("Noch keine Korrektur").is_visible()
