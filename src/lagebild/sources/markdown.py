"""Articles kept as Markdown: headings, links, images, emphasis and a head of ``key: value`` lines."""

from __future__ import annotations

import re
from dataclasses import replace

from lagebild.model.article import Article, Removed, RemovedKind
from lagebild.sources.outlets import find_outlet
from lagebild.sources.paste import read_paste
from lagebild.sources.stamps import DEFAULT_ZONE, parse_iso

_FRONT = re.compile(r"\A\s*---\s*\n(?P<rows>.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_KEYS = {
    "title": "title", "titel": "title", "headline": "title",
    "date": "published", "datum": "published", "published": "published", "veröffentlicht": "published",
    "updated": "updated", "aktualisiert": "updated", "modified": "updated", "lastmod": "updated",
    "author": "authors", "authors": "authors", "autor": "authors", "autoren": "authors", "autorin": "authors",
    "outlet": "outlet", "medium": "outlet", "site": "outlet", "publisher": "outlet",
    "quelle": "outlet", "source": "outlet",
    "agencies": "agencies", "agentur": "agencies", "agenturen": "agencies",
    "section": "section", "ressort": "section", "kicker": "kicker", "dachzeile": "kicker",
    "tags": "tags", "schlagwörter": "tags", "keywords": "tags", "url": "url", "link": "url",
    "lead": "lead", "teaser": "lead", "vorspann": "lead", "description": "lead",
}  # fmt: skip


def read_markdown(text: str, *, article_id: str, source: str) -> Article:
    """Return the article in a Markdown file.

    A head between ``---`` lines gives fields; the first ``#`` heading is the title, further headings are
    cross-headings. Of links the text stays, the address goes to ``removed``; images give captions. The rest
    is read like a paste.
    """
    fields, body = _front_matter(text)
    plain, removed = _plain(body)
    heading = re.search(r"^# +(.+?)\s*#*$", plain, re.MULTILINE)
    title = fields.get("title") or (heading[1].strip() if heading else None)
    plain = re.sub(r"^#{1,6} +(.+?)\s*#*$", r"\n\1\n", plain, flags=re.MULTILINE)
    article = read_paste(plain, article_id=article_id, source=source, title=title)
    removed += article.removed
    return _with_fields(replace(article, removed=tuple(removed)), fields, text)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    match = _FRONT.match(text)
    if not match:
        return {}, text
    fields: dict[str, str] = {}
    key = ""
    for row in match["rows"].split("\n"):
        pair = re.match(r"([\wäöüÄÖÜ]+)\s*:\s*(.*)$", row)
        if pair:
            key = _KEYS.get(pair[1].lower(), "")
            if key:
                fields[key] = pair[2].strip().strip("\"'")
        elif key and re.match(r"\s*-\s+", row):
            value = row.strip().lstrip("-").strip().strip("\"'")
            fields[key] = f"{fields[key]}, {value}".strip(", ")
    return fields, text[match.end() :]


def _plain(text: str) -> tuple[str, list[Removed]]:
    """Return the text without Markdown marks, and the addresses that went."""
    removed = [
        Removed(kind=RemovedKind.OTHER, text=found)
        for found in re.findall(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)[^)\n]*\)", text)
    ]
    removed += [
        Removed(kind=RemovedKind.IMAGE_NAME, text=found)
        for found in re.findall(r"!\[[^\]\n]*\]\(([^)\s]+)", text)
    ]
    text = re.sub(r"!\[([^\]\n]*)\]\(([^)\s]+)(?:\s+\"([^\"\n]*)\")?\)", _image, text)
    text = re.sub(r"\[([^\]\n]*)\]\([^)\n]*\)", r"\1", text)
    text = re.sub(r"^\[[^\]\n]+\]:\s+\S+.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])", r"\1", text)
    text = re.sub(r"^(?:> ?)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^(?:-{3,}|\*{3,}|_{3,})\s*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\\([\\`*_{}\[\]()#+.!-])", r"\1", text)
    return _join_soft_breaks(text), removed


def _image(match: re.Match[str]) -> str:
    caption = match[3] or match[1]
    return f"\n\nBildtext: {caption.strip()}\n\n" if caption.strip() else ""


def _join_soft_breaks(text: str) -> str:
    """Join the lines of one Markdown paragraph, where the line before does not end a sentence."""
    return re.sub(r"(?<=[a-zäöüß,;])(?<!  )\n(?=[a-zäöüß])", " ", text)


def _with_fields(article: Article, fields: dict[str, str], text: str) -> Article:
    outlet = fields.get("outlet") or article.outlet
    house = find_outlet(outlet) if outlet else None
    zone = house.zone if house else DEFAULT_ZONE
    published = parse_iso(fields["published"], zone) if fields.get("published") else None
    updated = parse_iso(fields["updated"], zone) if fields.get("updated") else None
    front = _FRONT.match(text)
    kept = (Removed(kind=RemovedKind.OTHER, text=front["rows"].strip()),) if front else ()
    return replace(
        article,
        title=fields.get("title") or article.title,
        outlet=outlet,
        published=published or article.published,
        updated=updated or article.updated,
        authors=_listed(fields.get("authors")) or article.authors,
        agencies=_listed(fields.get("agencies")) or article.agencies,
        section=fields.get("section") or article.section,
        kicker=fields.get("kicker") or article.kicker,
        tags=_listed(fields.get("tags")) or article.tags,
        url=fields.get("url") or article.url,
        removed=kept + article.removed,
    )


def _listed(value: str | None) -> tuple[str, ...]:
    pieces = re.split(r"\s*[,;]\s*|\s+und\s+", (value or "").strip("[] "))
    return tuple(piece.strip("\"' ") for piece in pieces if piece.strip("\"' "))
