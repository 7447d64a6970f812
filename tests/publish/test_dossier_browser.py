"""The dossier in Debian's Chromium: from disk, offline, at all widths, without script, by keyboard."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fixture import dossier, poisoned
from hostile import HOSTILE

from lagebild.model.dossier import Dossier
from lagebild.publish.html import write_html

CHROMIUM = Path(os.environ.get("LAGEBILD_CHROMIUM", "/usr/bin/chromium"))
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()


class Visit:
    """A page opened from disk, with everything that it asked for and complained about."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.context = browser.new_context(offline=True, **options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.goto(path.as_uri())
        self.own = path.as_uri()

    def assert_quiet(self) -> None:
        foreign = [url for url in self.requests if not url.startswith((self.own, "data:,"))]
        assert foreign == []
        assert self.complaints == []


@pytest.fixture(scope="module")
def opened(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    visits: list[Visit] = []

    def visit(source: Dossier, **options: Any) -> Visit:
        path = tmp_path_factory.mktemp("dossier") / "index.html"
        write_html(source, path)
        visits.append(Visit(chromium, path, **options))
        return visits[-1]

    yield visit
    for found in visits:
        found.context.close()


def test_it_opens_from_disk_without_a_request_or_complaint(opened: Any) -> None:
    visit = opened(dossier())
    visit.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    visit.page.wait_for_timeout(100)
    visit.assert_quiet()
    assert visit.page.title() == "Lagebild – Stand 22. Januar 2026"


def test_hostile_strings_do_not_run(opened: Any) -> None:
    for start in range(0, len(HOSTILE), 40):
        visit = opened(poisoned(dossier(), " ".join(HOSTILE[start : start + 40])))
        visit.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        visit.page.fill("input[name=suche]", HOSTILE[start])
        visit.page.wait_for_timeout(200)
        assert visit.page.evaluate("window.pwned") is None
        visit.assert_quiet()


@pytest.mark.parametrize("width", [320, 375, 768, 1400])
def test_no_width_scrolls_sideways(opened: Any, width: int) -> None:
    for source in (dossier(), poisoned(dossier(), " " + "Donaudampfschifffahrt" * 12)):
        visit = opened(source, viewport={"width": width, "height": 800})
        visit.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_link_to_evidence_opens_and_shows_the_place(opened: Any) -> None:
    for options in ({}, {"java_script_enabled": False}):
        visit = opened(dossier(), **options)
        first = visit.page.locator("#chronik .belege").first
        first.locator("summary").click()
        link = first.get_by_role("link", name="Stelle im Artikel").first
        target = visit.page.locator(f'[id="{(link.get_attribute("href") or "")[1:]}"]')
        assert not target.is_visible()
        link.click()
        target.wait_for(state="visible", timeout=2000)
        box = target.bounding_box()
        assert box is not None and 0 <= box["y"] <= 720, "the place is in view"


def test_without_script_nothing_is_offered_that_needs_it(opened: Any) -> None:
    visit = opened(dossier(), java_script_enabled=False)
    assert not visit.page.locator("form.filter").first.is_visible()
    assert visit.page.locator("#chronik .ev").first.is_visible()


def shown(visit: Visit, selector: str) -> int:
    return sum(item.is_visible() for item in visit.page.locator(selector).all())


def test_the_chronicle_filters_by_status_kind_and_side(opened: Any) -> None:
    visit = opened(dossier())
    form = visit.page.locator("form[data-filter=chronik-liste]")
    everything = shown(visit, "#chronik .ev")
    form.locator("[name=status]").select_option("reported")
    visit.page.wait_for_timeout(250)
    assert shown(visit, "#chronik .ev") == shown(visit, "#chronik .ev.st-reported") == 1
    assert form.locator("output").inner_text() == f"1 von {everything}"
    form.locator("[name=status]").select_option("")
    form.locator("[name=art]").select_option("paper")
    visit.page.wait_for_timeout(250)
    assert shown(visit, "#chronik .ev") == 2
    form.locator("[name=art]").select_option("")
    form.locator("[name=seite]").select_option(label="Nordinseln")
    visit.page.wait_for_timeout(250)
    assert 0 < shown(visit, "#chronik .ev") < everything
    form.locator("[name=seite]").select_option("")
    form.locator("[name=person]").select_option(label="Per Holm")
    visit.page.wait_for_timeout(250)
    assert 0 < shown(visit, "#chronik .ev") < everything
    for line in visit.page.locator("#chronik .ev:visible").all():
        assert "Per Holm" in line.inner_text()
    form.locator("[name=person]").select_option("")
    visit.page.wait_for_timeout(250)
    assert shown(visit, "#chronik .ev") == everything


def test_statements_are_found_by_word_speaker_and_act(opened: Any) -> None:
    visit = opened(dossier())
    form = visit.page.locator("form[data-filter=aussagen-liste]")
    form.locator("[name=suche]").fill("FLOTTE hälfte")
    visit.page.wait_for_timeout(250)
    assert shown(visit, "#aussagen li.q") == 1
    for words in ("flotten", "FLOTTE Haelfte", "hälften der flotte"):
        form.locator("[name=suche]").fill(words)
        visit.page.wait_for_timeout(250)
        assert shown(visit, "#aussagen li.q") == 1, words
    form.locator("[name=suche]").fill("")
    form.locator("[name=wer]").select_option(label="Per Holm")
    visit.page.wait_for_timeout(250)
    assert shown(visit, "#aussagen li.q") == 3
    form.locator("[name=akt]").select_option("confirm")
    visit.page.wait_for_timeout(250)
    assert shown(visit, "#aussagen li.q") == 1
    form.locator("[name=wer]").select_option("")
    form.locator("[name=akt]").select_option("")
    form.locator("[name=medium]").select_option("Interview")
    visit.page.wait_for_timeout(250)
    assert shown(visit, "#aussagen li.q") == 1


def test_the_keyboard_reaches_contents_and_opens_evidence(opened: Any) -> None:
    visit = opened(dossier())
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.tagName") == "SUMMARY"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.parentElement.open") is True
    outline = visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


CONTRAST = """() => {
  const channel = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const color = rgb(getComputedStyle(node).backgroundColor);
      if (color[3] > 250) return color;
    }
    return rgb(getComputedStyle(document.body).backgroundColor);
  };
  const weak = new Set();
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim());
    if (!own || node.closest('script, style, option, title')) continue;
    const style = getComputedStyle(node);
    const ink = node.namespaceURI.includes('svg') ? style.fill : style.color;
    const [a, b] = [luminance(rgb(ink)), luminance(ground(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) weak.add(node.tagName + '.' + node.className + ' ' + ratio.toFixed(2));
  }
  return [...weak];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast(opened: Any, scheme: str) -> None:
    visit = opened(dossier(), color_scheme=scheme)
    visit.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert visit.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing_serious(chromium: Any, tmp_path: Path, scheme: str, language: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    write_html(dossier(), tmp_path / "index.html", language)
    visit = Visit(chromium, tmp_path / "index.html", color_scheme=scheme)
    visit.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    grave = [
        (rule["id"], [node["html"][:120] for node in rule["nodes"][:3]])
        for rule in axe.run(visit.page).response["violations"]
        if rule["impact"] in ("serious", "critical")
    ]
    visit.context.close()
    assert grave == []


def test_every_control_has_a_name(opened: Any) -> None:
    visit = opened(dossier())
    for control in visit.page.locator("select, input").all():
        assert visit.page.evaluate("(e) => e.labels.length", control.element_handle()) == 1
    nameless = "[...document.querySelectorAll('a, summary')].filter((e) => !e.textContent.trim()).length"
    assert visit.page.evaluate(nameless) == 0
    for landmark in ("banner", "navigation", "main", "contentinfo"):
        assert visit.page.get_by_role(landmark).count() >= 1, landmark


def test_paper_has_the_evidence_and_no_controls(opened: Any) -> None:
    visit = opened(dossier())
    visit.page.emulate_media(media="print")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not visit.page.locator("form.filter").first.is_visible()
    assert not visit.page.locator(".toc").is_visible()
    assert visit.page.locator("#chronik .belege blockquote").first.is_visible()
    assert not visit.page.locator("#quellen .text").first.is_visible()
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not visit.page.locator("#chronik .belege blockquote").first.is_visible()


def test_what_is_new_since_a_day_is_marked_and_counted(opened: Any) -> None:
    visit = opened(dossier())
    visit.page.locator("[name=seit]").select_option("2026-01-22")
    new = visit.page.locator(".is-new")
    days = {item.get_attribute("data-neu") for item in new.all()}
    assert days == {"2026-01-22"}
    assert visit.page.locator("#chronik .is-new").count() > 0
    assert visit.page.locator("#chronik .is-new").count() < visit.page.locator("#chronik .ev").count()
    fresh = visit.page.locator(".toc a[href='#chronik']").get_attribute("data-fresh")
    assert fresh == f"+{visit.page.locator('#chronik .is-new').count()}"
    visit.page.locator("[name=seit]").select_option("")
    assert new.count() == 0
