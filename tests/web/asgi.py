"""A client that calls an ASGI application directly: no socket, no further library."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status_code: int
    headers: dict[str, str]
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

    def get(self, path: str, host: str | None = None) -> Answer:
        return self.request("GET", path, host)

    def request(self, method: str, path: str, host: str | None = None) -> Answer:
        return asyncio.run(self._call(method, path, host or self._host))

    async def _call(self, method: str, path: str, host: str) -> Answer:
        sent: list[dict[str, Any]] = []
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode("ascii"),
            "query_string": b"",
            "root_path": "",
            "headers": [(b"host", host.encode("ascii"))],
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8765),
        }

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        start = next(message for message in sent if message["type"] == "http.response.start")
        return Answer(
            status_code=start["status"],
            headers={
                name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]
            },
            content=b"".join(message.get("body", b"") for message in sent),
        )
