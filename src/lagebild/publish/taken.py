"""What all formats share: clean strings, short quotations, links to articles. Press texts stay at home."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from lagebild.model.dossier import Evidence
from lagebild.publish.excerpts import shorten
from lagebild.publish.index import DossierIndex
from lagebild.publish.library import safe_url

QUOTE_LIMIT = 240
"""Most characters of an article that one entry of an export carries."""

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Return a text without the characters that no file should hold; each becomes U+FFFD."""
    return UNPRINTABLE.sub("\ufffd", text)


def short_quote(text: str) -> str:
    """Return a text on one line, cut to what may be quoted."""
    return shorten(clean(" ".join(text.split())), QUOTE_LIMIT)


def urn(identifier: str) -> str:
    """Return an id of the record as a URN: ``urn:lagebild:ev-1f0a…``."""
    return "urn:lagebild:" + quote(identifier.encode("utf-8", "replace"), safe="-._~")


def article_url(index: DossierIndex, article_id: str) -> str | None:
    """Return the web address of an article, or None where none is known."""
    entry = index.article(article_id)
    return (safe_url(entry.article.url) or safe_url(entry.article.source)) if entry else None


def urls(index: DossierIndex, evidence: Iterable[Evidence]) -> list[str]:
    """Return the web addresses of the articles behind some evidence, each once, in order."""
    found = [url for item in evidence if (url := article_url(index, item.article))]
    return list(dict.fromkeys(found))


def articles_of(evidence: Iterable[Evidence]) -> list[str]:
    """Return the ids of the articles behind some evidence, each once, in order."""
    return list(dict.fromkeys(item.article for item in evidence))
