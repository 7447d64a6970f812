"""Who may ask and who may change: own names, own pages, a token; headers that let nothing run or leave."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lagebild.errors import LagebildError

OWN_NAMES = ["127.0.0.1", "localhost", "[::1]", "testserver"]
"""A page of another site cannot reach the record through a name of its own (DNS rebinding)."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
COOKIE = "lagebild"
MOST_BYTES = 65_536


class RefusedError(LagebildError):
    """A change that did not come from a page of this application."""


class Headers:
    """Adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sent)


class Guard:
    """Gives out tokens with pages and takes back only forms that carry one.

    The cookie holds a random number (SameSite=Strict, unreadable for scripts), the form its keyed hash: who
    has only the one cannot make the other.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def visitor(self, request: Request) -> str:
        """Return the visitor's random number, a new one where the cookie has none."""
        found = request.cookies.get(COOKIE, "")
        return found if re.fullmatch(r"[0-9a-f]{32}", found) else secrets.token_hex(16)

    def token(self, visitor: str) -> str:
        """Return what a form must carry."""
        return hmac.new(self._key, visitor.encode("ascii"), hashlib.sha256).hexdigest()

    def remember(self, response: Response, visitor: str) -> None:
        """Set the cookie."""
        response.set_cookie(COOKIE, visitor, httponly=True, samesite="strict", path="/")

    async def form(self, request: Request) -> Mapping[str, str]:
        """Return the fields of a form that a page of this application sent. Raises RefusedError otherwise."""
        self._check_origin(request)
        if request.headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
            raise RefusedError("no form")
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                raise RefusedError("too long")
        fields = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace"))
        visitor = request.cookies.get(COOKIE, "")
        if not visitor.isascii() or not hmac.compare_digest(
            self.token(visitor).encode(), fields.get("token", "").encode("utf-8", "replace")
        ):
            raise RefusedError("no token")
        return fields

    @staticmethod
    def _check_origin(request: Request) -> None:
        site = request.headers.get("sec-fetch-site")
        if site is not None and site != "same-origin":
            raise RefusedError(f"sent from {site}")
        origin = request.headers.get("origin")
        if origin is None and site is None:
            raise RefusedError("no origin")
        if origin is not None and origin != f"{request.url.scheme}://{request.headers.get('host', '')}":
            raise RefusedError("sent from another origin")
