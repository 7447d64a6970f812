"""Names of places in the page. Ids of the record may hold anything, so anchors hash them."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2s

from lagebild.model.dossier import Evidence


@lru_cache(maxsize=65536)
def key(identifier: str) -> str:
    """Return ten hexadecimal digits that stand for an id of the record."""
    return blake2s(identifier.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def anchor(prefix: str, identifier: str) -> str:
    """Return the anchor of an entry: ``e-1f0a…`` for an event, ``a-…`` for an article and so on."""
    return f"{prefix}-{key(identifier)}"


def place(evidence: Evidence) -> str:
    """Return the anchor of the marked words in their article."""
    field = "" if evidence.field == "text" else evidence.field.replace(":", "") + "-"
    return f"b-{key(evidence.article)}-{field}{evidence.start}-{evidence.end}"
