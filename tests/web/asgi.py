"""A client that calls an ASGI application directly: no socket, no further library."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status_code: int
    headers: dict[str, str]
    cookies: dict[str, str]
    set_cookies: tuple[str, ...]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")

    def json(self) -> Any:
        return json.loads(self.content)


class Client:
    def __init__(self, app: Any, host: str = "127.0.0.1:8765") -> None:
        self._app = app
        self._host = host

    def get(self, path: str, host: str | None = None, **headers: str) -> Answer:
        return self.request("GET", path, host, **headers)

    def post(self, path: str, fields: dict[str, str], host: str | None = None, **headers: str) -> Answer:
        """Send a form; header names are given with underscores."""
        body = urlencode(fields, errors="surrogatepass").encode("ascii")
        headers = {"content_type": "application/x-www-form-urlencoded", **headers}
        return self.request("POST", path, host, body, **headers)

    def request(
        self, method: str, path: str, host: str | None = None, body: bytes = b"", **headers: str
    ) -> Answer:
        return asyncio.run(self._call(method, path, host or self._host, body, headers))

    async def _call(
        self, method: str, address: str, host: str, body: bytes, headers: dict[str, str]
    ) -> Answer:
        sent: list[dict[str, Any]] = []
        path, _, query = address.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode("ascii"),
            "query_string": query.encode("ascii"),
            "root_path": "",
            "headers": [
                (b"host", host.encode("ascii")),
                *(
                    (name.replace("_", "-").encode("ascii"), value.encode("latin-1"))
                    for name, value in headers.items()
                ),
            ],
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8765),
        }

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        start = next(message for message in sent if message["type"] == "http.response.start")
        return Answer(
            status_code=start["status"],
            headers={
                name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]
            },
            cookies={
                name: value
                for key, set_cookie in start["headers"]
                if key.lower() == b"set-cookie"
                for name, value in [set_cookie.decode("latin-1").partition(";")[0].split("=", 1)]
            },
            set_cookies=tuple(
                value.decode("latin-1") for key, value in start["headers"] if key.lower() == b"set-cookie"
            ),
            content=b"".join(message.get("body", b"") for message in sent),
        )
