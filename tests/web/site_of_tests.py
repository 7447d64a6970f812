"""The application on a port of its own, and a browser that notes what it asks for and complains about."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from lagebild.web.app import create_app

CHROMIUM = Path(os.environ.get("LAGEBILD_CHROMIUM", "/usr/bin/chromium"))
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a record while the block runs; give the address."""
    config = uvicorn.Config(create_app(folder), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(5)


class Tab:
    """A page of the browser, with everything that it asked for and complained about."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.address = address
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._asked)
        self.page.on("console", lambda message: self._said(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:,")):
            self.foreign.append(request.url)

    def _said(self, text: str) -> None:
        """Note a complaint; that a form was answered with 422 or an entry with 404 is none."""
        if not text.startswith("Failed to load resource: the server responded with a status of 4"):
            self.complaints.append(text)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)
        # on a busy machine a page that is still being worked out calls itself again until it is there
        self.page.locator("meta[http-equiv=refresh]").wait_for(state="detached")

    def assert_quiet(self) -> None:
        assert self.foreign == []
        assert self.complaints == []
