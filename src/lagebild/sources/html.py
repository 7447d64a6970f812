"""Saved web pages: trafilatura finds the main text, the page's own marks give the fields around it."""

from __future__ import annotations

import re
from dataclasses import replace

from lagebild.model.article import Article, Removed, RemovedKind
from lagebild.sources.captions import split_credit
from lagebild.sources.classify import Form, classify
from lagebild.sources.credits import read_credits
from lagebild.sources.decode import tidy
from lagebild.sources.lines import Line
from lagebild.sources.outlets import find_outlet
from lagebild.sources.page import Block, Page, parse_page
from lagebild.sources.paste import read_paste
from lagebild.sources.stamps import DEFAULT_ZONE, parse_iso

LARGEST_FOR_TRAFILATURA = 2_000_000
"""Characters; of larger pages the paragraphs are taken as they stand."""


def read_page(html: str, *, article_id: str, source: str) -> Article:
    """Return the article in an HTML page.

    Fields come from JSON-LD, meta tags and the page's marks (figcaption, rel=author, class names such as
    ``kicker``), where these are missing from the text as in a paste. Scripts and styles are never text. What
    stands on the page outside article and fields goes to ``removed``; the menus' words may be joined there.
    """
    page = parse_page(html)
    main = extract_main(html, page)
    title = page.fields.title
    article = read_paste(tidy(_with_head(main, page)), article_id=article_id, source=source, title=title)
    return _with_rest(_with_fields(article, page), page)


def extract_main(html: str, page: Page) -> str:
    """Return the main text of a page, paragraphs parted by blank lines; trafilatura is known only here."""
    if len(html) <= LARGEST_FOR_TRAFILATURA:
        text = _trafilatura(html)
        if text and len(text) > 200:
            return text
    return "\n\n".join(block.text for block in page.blocks if block.area == "main")


def _trafilatura(html: str) -> str:
    from trafilatura import extract  # heavy, and needed for HTML only

    text = extract(html, output_format="txt", include_comments=False, include_tables=False, favor_recall=True)
    return "\n\n".join(line.removeprefix("- ") for line in (text or "").split("\n") if line.strip())


def _with_head(main: str, page: Page) -> str:
    """Put headline and lead before the text where trafilatura left them out; captions are the page's."""
    captions = {_bare(caption) for caption in page.captions}
    lines = [line for line in main.split("\n") if line.strip() and _bare(line) not in captions]
    title, lead, kicker = page.fields.title, page.fields.lead, page.fields.kicker
    doubled = {_bare((kicker or "") + (title or "")), _bare(kicker or "")}
    lines = [line for line in lines if _bare(line) not in doubled]
    known = {_bare(line) for line in lines}
    head = [text for text in (title, lead) if text and _bare(text) not in known]
    if title and head and title not in head:
        lines = [line for line in lines if _bare(line) != _bare(title)]
        head.insert(0, title)
    return "\n\n".join([*head, *lines])


def _with_fields(article: Article, page: Page) -> Article:
    fields = page.fields
    outlet = fields.outlet or article.outlet
    house = find_outlet(outlet) if outlet else None
    zone = house.zone if house else DEFAULT_ZONE
    captions, credits = _captions(page)
    published = parse_iso(fields.published, zone) if fields.published else None
    updated = parse_iso(fields.updated, zone) if fields.updated else None
    published = _finer(published, article.published)
    return replace(
        article,
        title=fields.title or article.title,
        kicker=fields.kicker or article.kicker,
        section=fields.section or article.section,
        outlet=outlet,
        authors=tuple(dict.fromkeys((*fields.authors, *article.authors))),
        published=published,
        updated=(updated if updated and updated != published else None) or article.updated,
        captions=captions or article.captions,
        tags=tuple(fields.tags) or article.tags,
        url=fields.url or article.url,
        removed=article.removed + credits,
    )


def _finer(marked: str | None, written: str | None) -> str | None:
    """Of two times of publication take the page's mark, unless only the text tells the hour of that day."""
    if marked and written and len(marked) == 10 and written.startswith(marked):
        return written
    return marked or written


def _captions(page: Page) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    captions, credits = [], []
    for text in page.captions:
        parts = split_credit(text)
        if parts and parts[1]:
            credits.append(Removed(kind=RemovedKind.CREDIT, text=parts[1]))
        caption = parts[0] if parts else text
        if caption and caption not in captions:
            captions.append(caption)
    return tuple(captions), tuple(credits)


_AREAS = {
    "navigation": RemovedKind.NAVIGATION,
    "related": RemovedKind.RELATED,
    "comments": RemovedKind.COMMENTS,
    "main": RemovedKind.OTHER,
}


def _with_rest(article: Article, page: Page) -> Article:
    """Add to ``removed`` what stands on the page and in no field."""
    kept = _bare(
        " ".join(
            (
                article.text,
                article.title or "",
                article.kicker or "",
                article.section or "",
                article.dateline or "",
                *article.captions,
                *article.tags,
                *tuple(piece.text for piece in article.removed),
            )
        )
    )
    rest = []
    for block in page.blocks:
        bare = _bare(block.text)
        if bare and bare not in kept:
            rest.append(Removed(kind=_kind(block), text=block.text))
    agencies = [agency for block in page.blocks if block.area == "main" for agency in _agencies(block.text)]
    return replace(
        article,
        removed=article.removed + tuple(rest),
        agencies=tuple(dict.fromkeys((*article.agencies, *agencies))),
    )


def _agencies(text: str) -> tuple[str, ...]:
    """Return the agencies of a short credit beside the text: "(mit Material von SDA/AFP)"."""
    if len(text) > 120:
        return ()
    found = re.search(
        r"(?:[Mm]it (?:Agenturm|M)aterial (?:von|der)|Quellen?:|Agenturen?:)\s(?P<items>[^()]+)", text
    )
    return read_credits(found["items"]).agencies if found else ()


def _kind(block: Block) -> RemovedKind:
    reading = classify(Line(text=block.text))
    if reading.form in (Form.DEBRIS, Form.MARKER, Form.CREDIT, Form.IMAGE):
        return reading.kind
    if reading.form is Form.META:
        return reading.segments[0].kind if reading.segments else reading.kind
    return _AREAS[block.area]


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
