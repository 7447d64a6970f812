"""Which outlet a name, domain or address belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lagebild import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newspaper, broadcaster, site or office: its usual name, country and time zone."""

    name: str
    country: str
    zone: str
    office: bool = False
    kicker: str | None = None
    """"colon" where the house's headlines carry their kicker before a colon: "Miami: Ukraine und USA"."""


def find_outlet(name: str) -> Outlet | None:
    """Return the outlet that goes by ``name`` ("SZ.de", "NZZ", "DIE ZEIT"), or None.

    Domains are compared without regard to case, other names to the letter: "Focus" is an outlet, "focus" no.
    """
    name = name.strip(" ,;:")
    if name.endswith(".") and name in _by_name():
        return _by_name()[name]
    name = name.strip(".")
    return _by_name().get(name) or _by_domain().get(name.lower().removeprefix("www."))


def find_outlet_of_url(url: str) -> Outlet | None:
    """Return the outlet at an address ("https://www.nzz.ch/international/..."), or None."""
    match = re.search(
        r"(?:https?://)?(?:[\w-]+\.)*?([\w-]+\.[a-z.]{2,6})(?=[/?#:]|$)", url.strip(), re.IGNORECASE
    )
    host = re.sub(r"^https?://", "", url.strip().lower()).split("/")[0]
    while "." in host:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.partition(".")[2]
    return _by_domain().get(match[1].lower()) if match else None


def outlets_mentioned(text: str) -> list[str]:
    """Return the outlets that a line of buttons, addresses or rights speaks of ("NDR Logo", "WELTplus").

    Only names that are no common words: in capitals or with a digit ("BR24"), or addresses.
    """
    found = [match[0] for match in _unmistakable().finditer(text) if not _by_name()[match[0]].office]
    hosts = re.findall(r"(?:https?://|www\.|@)([\w.-]+\.[a-z]{2,6})", text)
    return found + [house.name for host in hosts if (house := find_outlet_of_url(host)) and not house.office]


def houses_in(text: str) -> list[str]:
    """Return the outlets named in a line about a programme: "um 20:00 Uhr in der Tagesschau"."""
    words = re.findall(r"[A-ZÄÖÜ][\w.]*(?: [A-ZÄÖÜ0-9][\w.]*)?", text)
    return [name for word in words for name in (word, word.split()[0]) if find_outlet(name)]


@cache
def _unmistakable() -> re.Pattern[str]:
    sure = [
        name for name in outlet_names() if re.fullmatch(r"[A-ZÄÖÜ0-9 .-]{2,}", name) and not name.isdigit()
    ]
    words = "|".join(re.escape(name) for name in sure if name not in ("AP", "DJ", "ARD"))
    return re.compile(rf"(?<![\w./])(?:{words})(?=plus\b|[-+ .,:!?)]|$)")


def outlet_names() -> tuple[str, ...]:
    """Return all names that outlets go by, longest first."""
    return tuple(sorted(_by_name(), key=lambda name: (-len(name), name)))


@cache
def _by_name() -> dict[str, Outlet]:
    return {alias: _outlet(row) for row in lexicon.entries("outlets", "outlet") for alias in row["aliases"]}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: _outlet(row) for row in lexicon.entries("outlets", "outlet") for domain in row["domains"]}


def _outlet(row: lexicon.Entry) -> Outlet:
    office = row.get("kind") == "office"
    return Outlet(
        name=row["name"], country=row["country"], zone=row["zone"], office=office, kicker=row.get("kicker")
    )
