"""What a web page says about itself: JSON-LD, meta tags, marked-up captions, bylines and blocks of text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from lagebild.sources.credits import read_byline
from lagebild.sources.decode import tidy
from lagebild.sources.gather.draft import like_a_house
from lagebild.sources.headline import split_headline

Area = Literal["main", "navigation", "related", "comments"]

_NEVER_TEXT = "script, style, noscript, template, svg, iframe, object, select, textarea"
_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "figcaption",
        "blockquote",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "aside",
        "main",
        "td",
        "th",
        "dt",
        "dd",
        "figure",
        "ul",
        "ol",
        "dl",
        "table",
        "form",
        "button",
        "label",
        "time",
        "address",
        "summary",
        "details",
    ]
)
_KICKER = re.compile(r"kicker|overline|dachzeile|topline|roofline|headline-intro|spitzmarke|oberzeile", re.I)
_LEAD = re.compile(
    r"(?:^|[-_ ])(?:lead|intro|vorspann|standfirst|summary|teasertext|subline|untertitel|anriss|leadtext)"
    r"(?:$|[-_ ])",
    re.I,
)
_TAGS = re.compile(r"(?:^|[-_ ])(?:tags?|keywords|schlagworte|themen|topics|stichworte)(?:$|[-_ ])", re.I)
_AUTHOR = re.compile(r"(?:^|[-_ ])(?:author|autor|byline|autorin|authors)(?:$|[-_ ])", re.I)
_ASIDE = re.compile(
    r"related|teaser|recommend|empfehl|mehr-zum|newsletter|promo|widget|sidebar|meistgelesen", re.I
)
_COMMENTS = re.compile(r"(?:^|[-_ ])(?:comments?|kommentare?|postings?|forum)(?:$|[-_ ])", re.I)
_BARS = re.compile(
    r"(?:^|[-_ ])(?:nav|navigation|menu|breadcrumbs?|cookie|consent|banner|footer|share|social)(?:$|[-_ ])",
    re.I,
)


@dataclass(slots=True, kw_only=True)
class PageFields:
    """The fields that a page's marks give; empty where they are silent."""

    title: str | None = None
    kicker: str | None = None
    lead: str | None = None
    section: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of visible text and the part of the page that it stands in."""

    text: str
    area: Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page taken apart."""

    fields: PageFields
    captions: tuple[str, ...]
    blocks: tuple[Block, ...]


def parse_page(html: str) -> Page:
    """Return fields, captions and visible blocks of a page."""
    tree = LexborHTMLParser(html)
    fields = PageFields()
    for data in _json_ld(tree):
        _from_json_ld(fields, data)
    tree.strip_tags(_NEVER_TEXT.split(", "))
    _from_meta(fields, tree)
    _from_marks(fields, tree)
    captions = tuple(dict.fromkeys(text for node in tree.css("figcaption") if (text := _text(node))))
    body = tree.body
    blocks = tuple(_blocks(body, "main")) if body is not None else ()
    return Page(fields=fields, captions=captions, blocks=blocks)


def _json_ld(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            content = json.loads(node.text(deep=True))
        except (ValueError, RecursionError):
            continue
        rows = content if isinstance(content, list) else [content]
        for row in rows:
            if isinstance(row, dict):
                graph = row.get("@graph")
                yield from (
                    item for item in (graph if isinstance(graph, list) else [row]) if isinstance(item, dict)
                )


def _from_json_ld(fields: PageFields, data: dict[str, Any]) -> None:
    kinds = data.get("@type")
    if not re.search(r"Article|Posting|Report", " ".join(kinds) if isinstance(kinds, list) else str(kinds)):
        return
    fields.title = fields.title or _string(data.get("headline"))
    fields.published = fields.published or _string(data.get("datePublished"))
    fields.updated = fields.updated or _string(data.get("dateModified"))
    fields.section = fields.section or _string(data.get("articleSection"))
    fields.outlet = fields.outlet or _name(data.get("publisher"))
    fields.kicker = fields.kicker or _string(data.get("alternativeHeadline"))
    authors = data.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, dict) and author.get("@type") == "Organization":
            continue
        name = _name(author)
        if name:
            _add(fields.authors, [name])
    keywords = data.get("keywords")
    words = keywords if isinstance(keywords, list) else re.split(r"\s*,\s*", keywords or "")
    _add(fields.tags, [word for word in words if isinstance(word, str) and word])


def _from_meta(fields: PageFields, tree: LexborHTMLParser) -> None:
    found: dict[str, list[str]] = {}
    for node in tree.css("meta"):
        name = (
            node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        )
        content = node.attributes.get("content")
        if name and content:
            found.setdefault(name.lower(), []).append(tidy(content).strip())

    def first(*names: str) -> str | None:
        return next((found[name][0] for name in names if name in found), None)

    fields.published = fields.published or first(
        "article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "last-modified-date"
    )
    fields.updated = fields.updated or first(
        "article:modified_time", "og:updated_time", "datemodified", "last-modified"
    )
    fields.section = fields.section or first("article:section")
    fields.outlet = fields.outlet or first("og:site_name", "publisher", "application-name")
    canonical = tree.css_first('link[rel="canonical"]')
    fields.url = first("og:url") or (canonical.attributes.get("href") if canonical else None)
    if not fields.authors:
        for value in found.get("author", []):
            if not value.startswith("http"):
                _add(fields.authors, list(read_byline(value)))
    if not fields.tags:
        _add(fields.tags, found.get("article:tag", []))
    if not fields.tags and first("news_keywords", "keywords"):
        _add(
            fields.tags,
            [tag for tag in re.split(r"\s*[,;]\s*", first("news_keywords", "keywords") or "") if tag],
        )


def _from_marks(fields: PageFields, tree: LexborHTMLParser) -> None:
    heading = tree.css_first("h1")
    if heading is not None:
        _from_heading(fields, heading)
    elif fields.title is None and (page_title := tree.css_first("title")) is not None:
        fields.title = split_headline(_text(page_title)).title
    fields.outlet = fields.outlet or _house_behind(tree, fields.title)
    fields.lead = _marked(tree, _LEAD, longest=900)
    fields.kicker = fields.kicker or _marked(tree, _KICKER, longest=90)
    if not fields.authors:
        for node in tree.css("*"):
            if _has_class(node, _AUTHOR) or node.attributes.get("rel") == "author":
                _add(fields.authors, list(read_byline(_text(node))))
    if not fields.tags:
        for node in tree.css('a[rel="tag"]'):
            _add(fields.tags, [_text(node)])
    if not fields.tags:
        for node in tree.css("ul, div, p, section"):
            if _has_class(node, _TAGS):
                links = [_text(link) for link in node.css("a, li")]
                _add(fields.tags, [link for link in links if link])
    _times(fields, tree)


def _house_behind(tree: LexborHTMLParser, title: str | None) -> str | None:
    """The house behind the headline in the page's title: "Reeder vertagen Gespräche - Küstenblatt"."""
    node = tree.css_first("title")
    page_title = _text(node) if node is not None else ""
    if not title or not page_title.startswith(title):
        return None
    pieces = re.split(r"\s[|–—-]\s", page_title.removeprefix(title))
    house = pieces[-1].strip() if len(pieces) > 1 else ""
    return house if house and like_a_house(house) else None


def _heading_text(heading: LexborNode) -> str:
    """The words of a heading; of one that was never closed those before the first block inside it."""
    words = []
    for child in heading.iter(include_text=True):
        if child.tag in ("p", "div", "article", "section", "ul", "table", "figure", "h2", "h3"):
            break
        words.append(child.text(deep=True) or "")
    return _clean("".join(words)) or _text(heading)


def _from_heading(fields: PageFields, heading: LexborNode) -> None:
    for child in heading.css("span, small, strong, em"):
        if _has_class(child, _KICKER):
            fields.kicker = fields.kicker or _text(child).rstrip(" :")
            fields.title = _heading_text(heading).removeprefix(_text(child)).lstrip(" :|") or fields.title
            return
    headline = split_headline(_heading_text(heading))
    fields.title = headline.title or fields.title
    fields.kicker = fields.kicker or headline.kicker


def _times(fields: PageFields, tree: LexborHTMLParser) -> None:
    for node in tree.css("time[datetime]"):
        value = node.attributes.get("datetime")
        if fields.published is None:
            fields.published = value
        elif re.search(r"aktualisiert|update|stand", _text(node.parent) if node.parent else "", re.I):
            fields.updated = fields.updated or value


def _marked(tree: LexborHTMLParser, pattern: re.Pattern[str], *, longest: int) -> str | None:
    for node in tree.css("p, div, span, h2, h3, strong"):
        if _has_class(node, pattern):
            text = _text(node)
            if 3 <= len(text) <= longest:
                return text.rstrip(" :") if longest < 100 else text
    return None


def _blocks(node: LexborNode, area: Area) -> Iterator[Block]:
    """Yield the texts between block elements, in order."""
    inline: list[str] = []
    for child in node.iter(include_text=True):
        if child.tag in _BLOCKS or _holds_blocks(child):
            yield from _flush(inline, area)
            yield from _blocks(child, _area(child, area))
        elif child.tag == "br":
            yield from _flush(inline, area)
        else:
            inline.append(child.text(deep=True) or "")
    yield from _flush(inline, area)


def _holds_blocks(node: LexborNode) -> bool:
    return node.tag != "-text" and any(child.tag in _BLOCKS for child in node.iter())


def _flush(inline: list[str], area: Area) -> Iterator[Block]:
    text = _clean("".join(inline))
    inline.clear()
    if text:
        yield Block(text=text, area=area)


def _area(node: LexborNode, area: Area) -> Area:
    if area != "main":
        return area
    if node.tag in ("nav", "footer", "form") or _has_class(node, _BARS):
        return "navigation"
    if _has_class(node, _COMMENTS):
        return "comments"
    if node.tag == "aside" or _has_class(node, _ASIDE):
        return "related"
    return "main"


def _has_class(node: LexborNode, pattern: re.Pattern[str]) -> bool:
    return bool(
        pattern.search(node.attributes.get("class") or "") or pattern.search(node.attributes.get("id") or "")
    )


def _text(node: LexborNode) -> str:
    return _clean(node.text(deep=True, separator=""))


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", tidy(text)).strip()


def _string(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _clean(value) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _add(known: list[str], more: list[str]) -> None:
    known += [item for item in dict.fromkeys(more) if item not in known]
