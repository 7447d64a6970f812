"""Make the pictures in the README from the shipped examples, in Debian's Chromium.

    .venv/bin/python eval/screenshots.py [--out docs/img] [--all]

``--all`` also makes the narrow, dark and printed views of the dossier and of every page of the web
application, for looking at them.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
SHOWN = {
    "search": ("/aussagen?suche=Abkommen", 700),
    "people": ("/beteiligte", 800),
    "log": ("/protokoll", 380),
}
"""Pages of the web application that the README shows, with the height of the picture."""
PAGES = ("", "chronik", "beteiligte", "papiere", "aussagen", "streitpunkte", "agenda", "quellen", "protokoll")


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
        corrected(Path(folder))
        take(Path(folder), options.out, options.chromium, everything=options.all)


def corrected(folder: Path) -> None:
    """Discard one entry and confirm another, so that the log has something to show."""
    from lagebild import decisions, workflow
    from lagebild.model.correction import CorrectionKind
    from lagebild.record.store import Record

    with Record.open(folder) as record:
        dossier = workflow.load(record)
    for kind, event in zip((CorrectionKind.CONFIRM, CorrectionKind.DISCARD), dossier.events, strict=False):
        decisions.put_right(folder, dossier, "events", event.id, kind, by="mk", reason="nachgelesen")


def take(folder: Path, out: Path, chromium: str, *, everything: bool) -> None:
    """Write the pictures of the README and, if wanted, the other views."""
    from playwright.sync_api import sync_playwright

    with served(folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        file = (folder / "index.html").as_uri()
        taken = [view(browser, file, out / "dossier.png", 1280, 1000)]
        for name, (path, height) in SHOWN.items():
            taken.append(view(browser, site + path, out / f"{name}.png", 1280, height))
        for picture in taken:
            if picture.stat().st_size > MOST_BYTES:
                raise SystemExit(f"{picture}: {picture.stat().st_size} bytes, more than {MOST_BYTES}")
        if everything:
            for name, address in {"dossier": file, **{p or "stand": f"{site}/{p}" for p in PAGES}}.items():
                view(browser, address, out / f"{name}-wide.png", 1400, 900, full_page=True)
                view(browser, address, out / f"{name}-narrow.png", 390, 844, full_page=True)
                view(browser, address, out / f"{name}-dark.png", 1400, 900, scheme="dark", full_page=True)
                page = browser.new_page()
                page.goto(address)
                page.pdf(path=out / f"{name}.pdf", format="A4", prefer_css_page_size=True)
                page.close()
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the record on a free port while the block runs; give the address."""
    import uvicorn

    from lagebild.web.app import create_app

    config = uvicorn.Config(create_app(folder), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


def view(
    browser: Any,
    address: str,
    picture: Path,
    width: int,
    height: int,
    *,
    scheme: str = "light",
    **more: Any,
) -> Path:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="de-DE")
    page.goto(address)
    page.screenshot(path=picture, **more)
    page.close()
    print(picture, picture.stat().st_size)
    return picture


if __name__ == "__main__":
    main()
