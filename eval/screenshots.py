"""Make the picture of the dossier in the README from the shipped examples, in Debian's Chromium.

    .venv/bin/python eval/screenshots.py [--out docs/img] [--all]

``--all`` also makes the narrow, dark and printed views, for looking at them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MOST_BYTES = 400_000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "img")
    parser.add_argument("--source", type=Path, default=ROOT / "examples")
    parser.add_argument("--chromium", default=CHROMIUM)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        from lagebild import workflow

        workflow.build([str(options.source)], Path(folder))
        take(Path(folder) / "index.html", options.out, options.chromium, everything=options.all)


def take(page_file: Path, out: Path, chromium: str, *, everything: bool) -> None:
    """Write ``dossier.png`` (the first screen) and, if wanted, the other views."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        picture = view(browser, page_file, out / "dossier.png", 1280, 1000)
        if picture.stat().st_size > MOST_BYTES:
            raise SystemExit(f"{picture}: {picture.stat().st_size} bytes, more than {MOST_BYTES}")
        if everything:
            view(browser, page_file, out / "dossier-wide.png", 1400, 900, full_page=True)
            view(browser, page_file, out / "dossier-narrow.png", 375, 800, full_page=True)
            view(browser, page_file, out / "dossier-dark.png", 1400, 900, scheme="dark", full_page=True)
            page = browser.new_page()
            page.goto(page_file.as_uri())
            page.pdf(path=out / "dossier.pdf", format="A4", prefer_css_page_size=True)
        browser.close()


def view(
    browser: Any,
    page_file: Path,
    picture: Path,
    width: int,
    height: int,
    *,
    scheme: str = "light",
    **more: Any,
) -> Path:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(page_file.as_uri())
    page.screenshot(path=picture, **more)
    page.close()
    print(picture, picture.stat().st_size)
    return picture


if __name__ == "__main__":
    main()
