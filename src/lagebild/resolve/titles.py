"""Offices as they are written, but in the nominative, and whom they belong to where the words say so.

"Angaben des Unterhändlers Weber" gives "Unterhändler", "mit dem US-Sondergesandten Weber" gives
"US-Sondergesandter". What an article before it does not decide stays as written.
"""

from __future__ import annotations

import re

from lagebild.lexicon import endings, entries
from lagebild.resolve.keys import title_key

_HEAD = re.compile(r"[A-ZÄÖÜ][\w-]*")
_TAIL = re.compile(r"\s(?:der|des|von|vom)\s+(.+)$")


def nominative(title: str, before: str) -> str:
    """Return a title in the nominative singular, ``before`` being the text before it ("Angaben des ").

    Only the noun, and only endings that no nominative has: "die Gesandten Weber und Holm" gives "Gesandter".
    A woman's title is known by the article ("zur Gesandten Weber").
    """
    head = _HEAD.search(title)
    if not head:
        return title
    noun = _bare_noun(head.group(), "feminine" if _feminine(before) else "masculine")
    return title[: head.start()] + noun + title[head.end() :] if noun else title


def _feminine(before: str) -> bool:
    """Whether the nearest article before goes with a woman's noun in the genitive or dative: "zur neuen "."""
    rows, ends = (
        entries("resolve", "oblique", ("words", "example")),
        endings("resolve_words", "before_office"),
    )
    for word in before.split()[:-5:-1]:
        if any(word.casefold() in row["words"] for row in rows):
            return True
        if not word.endswith(ends) or not word[0].islower() or word in ("den", "einen"):
            return False
    return False


def _bare_noun(noun: str, gender: str) -> str | None:
    """Return a noun without its ending of case, None where it has none that is sure."""
    for row in entries("resolve", "nominative", ("ending", "masculine", "feminine", "example")):
        if noun.endswith(row["ending"]):
            into = row[gender]
            return noun[: -len(row["ending"])] + into if into != "-" else None
    return None


def owner_in_title(title: str, *known: dict[str, str]) -> str | None:
    """Return the body or state that the title itself names, looked up by its key in ``known``.

    "KfS-Sprecherin" belongs to "KfS", "Fraktionschefin der Freien Mitte" to "Freie Mitte".
    """
    prefix, hyphen, rest = title.partition("-")
    keys = [title_key(prefix)] if hyphen and rest[:1].isupper() and " " not in prefix else []
    if tail := _TAIL.search(title):
        keys.append(title_key(tail.group(1)))
    return next((names[key] for key in keys for names in known if key in names), None)
