"""Time and size of the dossier, from a finished record, and how a browser takes it.

    python benchmarks/dossier.py [--sources FILE_OR_FOLDER ...] [--record DIR] [--chromium PATH]

Without ``--record`` the sources (by default the shipped examples) are read first, which is not counted.
Reported are CPU seconds for reading the record and for making the page (median of three), the size of
``index.html`` and, where Chromium is at hand, seconds to open the page and to search in it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SWITCHES = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
TURNS = 3
WIDTHS = {"wide": 1400, "narrow": 375}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=Path, nargs="+", default=[ROOT / "examples"])
    parser.add_argument("--record", type=Path)
    parser.add_argument("--chromium", type=Path, default=Path("/usr/bin/chromium"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = options.record or Path(folder)
        if not options.record:
            from lagebild import workflow

            workflow.build([str(source) for source in options.sources], record)
        print(json.dumps(measure(record, options.chromium), indent=2))


def measure(folder: Path, chromium: Path) -> dict[str, Any]:
    """Return all figures for the record in ``folder``."""
    from lagebild.publish.html import render_html
    from lagebild.record.store import Record
    from lagebild.workflow import load

    loading, making, html, articles = [], [], "", 0
    for _ in range(TURNS):
        start = time.process_time()
        with Record.open(folder) as record:
            dossier = load(record)
        loaded = time.process_time()
        html = render_html(dossier)
        loading.append(loaded - start)
        making.append(time.process_time() - loaded)
        articles = len(dossier.articles)
    figures: dict[str, Any] = {
        "articles": articles,
        "load_cpu_s": round(statistics.median(loading), 2),
        "render_cpu_s": round(statistics.median(making), 2),
        "index_mb": round(len(html.encode("utf-8")) / 1e6, 2),
    }
    if chromium.exists():
        with tempfile.TemporaryDirectory() as scratch:
            page = Path(scratch) / "index.html"
            page.write_text(html, encoding="utf-8")
            figures |= opened(page, chromium)
    return figures


def opened(page_file: Path, chromium: Path) -> dict[str, Any]:
    """Return seconds to open the page and to search in it."""
    from playwright.sync_api import sync_playwright

    figures: dict[str, Any] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=SWITCHES)
        for name, width in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": 800})
            start = time.perf_counter()
            page.goto(page_file.as_uri())
            page.evaluate("document.body.offsetHeight")
            figures[f"open_{name}_s"] = round(time.perf_counter() - start, 2)
            figures[f"search_{name}_s"] = round(searched(page), 2)
            page.close()
        browser.close()
    return figures


def searched(page: Any) -> float:
    """Return the seconds from a word typed to the list shown."""
    form = page.locator("form[data-filter=aussagen-liste]")
    if not form.count():
        return 0.0
    start = time.perf_counter()
    form.locator("[name=suche]").fill("frieden")
    form.locator("output:not(:empty)").wait_for()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
