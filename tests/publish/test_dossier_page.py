from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fixture import dossier, poisoned
from hostile import HOSTILE

from lagebild.errors import PublishError
from lagebild.model.dossier import Dossier
from lagebild.publish.html import render_html, write_html
from lagebild.publish.library import safe_url

SECTIONS = ["stand", "chronik", "beteiligte", "papiere", "aussagen", "streitpunkte", "agenda", "quellen"]
VOID = {"meta", "link", "br", "input"}


class Page(HTMLParser):
    """Elements, attributes, ids and links of a page, and whether its elements are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.attributes: set[tuple[str, str]] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.headings: list[int] = []
        self.crossed: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.unclosed = self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes |= {(tag, name) for name, _ in attrs}
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if "href" in found:
            self.links.append(str(found["href"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or (self._open and self._open[-1] == tag):
            self._open and self._open[-1] == tag and self._open.pop()
        elif not (self.get_starttag_text() or "").endswith("/>"):
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@cache
def page() -> Page:
    return Page(render_html(dossier()))


def test_every_section_is_there_once() -> None:
    for section in SECTIONS:
        assert page().ids.count(section) == 1, section
        assert f"#{section}" in page().links


def test_the_page_is_well_formed() -> None:
    assert page().crossed == [] and page().unclosed == []


def test_ids_are_unique_and_every_link_of_the_page_resolves() -> None:
    assert [name for name, number in Counter(page().ids).items() if number > 1] == []
    inside = {link[1:] for link in page().links if link.startswith("#")}
    assert inside - set(page().ids) == set()


def test_every_entry_opens_to_its_evidence() -> None:
    text = render_html(dossier())
    for anchor in re.findall(r'<li id="(e-[0-9a-f]+)"', text):
        entry = text[text.index(f'id="{anchor}"') :]
        assert '<a href="#b-' in entry[: entry.index("</details>")], anchor


def test_nothing_is_fetched() -> None:
    outside = {link for link in page().links if not link.startswith("#")}
    assert outside == {"data:,", "https://havnposten.example/solberg?x=1&y=2", "https://inselblatt.example/3"}
    fetching = {"img", "script", "link", "iframe", "object", "embed", "audio", "video", "source"}
    assert {tag for tag in page().elements if tag in fetching} == {"script", "link"}
    assert ("script", "src") not in page().attributes


def test_headings_descend_without_a_gap() -> None:
    assert page().headings[0] == 1
    for above, below in zip(page().headings, page().headings[1:], strict=False):
        assert below <= above + 1


def test_statuses_and_modality_are_words() -> None:
    words = " ".join(page().words)
    for word in ("Hörensagen", "umstritten", "bestritten", "abgesagt", "möglich", "angekündigt", "läuft"):
        assert word in words
    assert "nach Angaben von Per Holm" in words
    assert "bestritten von einem Berater Holms" in words
    assert "überfällig, keine Nachricht" in words
    assert "äußert sich nicht" in words


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "index.html", tmp_path / "b" / "index.html"
    for path in (first, second):
        path.parent.mkdir()
        write_html(dossier(), path)
    assert first.read_bytes() == second.read_bytes()
    assert [path.name for path in first.parent.iterdir()] == ["index.html"]


def test_a_dossier_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"nowhere.*index\.html"):
        write_html(dossier(), tmp_path / "nowhere" / "index.html")


def test_empty_sections_say_so() -> None:
    empty = Page(render_html(Dossier()))
    words = " ".join(empty.words)
    for section in SECTIONS:
        assert section in empty.ids
    assert "Kein Artikel gelesen." in words and "kein Papier" in words and "keinen Termin" in words
    assert {link[1:] for link in empty.links if link.startswith("#")} <= set(empty.ids)


def test_the_hostile_list_is_long_enough() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 100


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_strings_in_every_field_stay_text(number: int) -> None:
    found = Page(render_html(poisoned(dossier(), HOSTILE[number])))
    assert set(found.elements) <= set(page().elements)
    assert found.attributes <= page().attributes | {("mark", "data-of")}
    assert found.elements["script"] == 1 and found.elements["style"] == 1
    assert found.crossed == [] and found.unclosed == []
    assert [name for name, count in Counter(found.ids).items() if count > 1] == []
    for link in found.links:
        assert link.startswith(("#", "http://", "https://")) or link == "data:,", link
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)


def test_text_in_the_record_is_in_the_page_as_text() -> None:
    poison = "<b title='x'>&amp;</b>"
    words = "".join(Page(render_html(poisoned(dossier(), poison))).words)
    assert words.count(poison) > 100


URLS = [
    ("https://example.org/a?b=c#d", True),
    ("http://example.org", True),
    ("javascript:alert(1)", False),
    ("data:text/html,x", False),
    ("//example.org/x", False),
    ("https:/x", False),
    ("ftp://example.org", False),
    (" https://example.org", False),
    ("https://exa\nmple.org", False),
    ("http://[::1", False),
    ("presse/datei.txt", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("url", "fine"), URLS)
def test_only_web_addresses_become_links(url: str | None, fine: bool) -> None:
    assert (safe_url(url) is not None) is fine
