"""Where an anchor of the dossier is found in the web application: every entry and article has an address."""

from __future__ import annotations

SECTIONS = (
    "stand",
    "chronik",
    "beteiligte",
    "papiere",
    "punkte",
    "aussagen",
    "streitpunkte",
    "agenda",
    "quellen",
)
ENTRIES = {
    "e": "events",
    "p": "papers",
    "t": "agenda",
    "c": "claims",
    "i": "issues",
    "q": "quotations",
    "n": "entities",
}
"""The first letter of an entry's anchor and its section in the record."""
_LINES = {"cp": "p", "ct": "t"}
"""Lines of the chronicle and the entries that they are lines of."""


def address(href: str, scope: str = "") -> str:
    """Return the address for an anchor („#e-1f0a…“) or a section („#chronik“); anything else as it is.

    ``scope`` is the beginning of the addresses of one negotiation („/verhandlung/3b…“), "" for all.
    """
    if not href.startswith("#"):
        return href
    name = href[1:]
    if name in SECTIONS:
        return f"{scope}/{'' if name == 'stand' else name}"
    letter, _, rest = name.partition("-")
    if letter == "b":
        return f"/quellen/{rest[:10]}{href}"
    if letter == "a":
        return f"/quellen/{rest}"
    if letter == "s":
        return f"{scope}/aussagen?wer={rest}"
    if letter == "f":
        return f"/verhandlung/{rest}/"
    letter = _LINES.get(letter, letter)
    return f"/eintrag/{letter}-{rest}" if letter in ENTRIES else href
