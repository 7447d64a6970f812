from __future__ import annotations

import html
import re

from fixture import TEXTS, dossier, ev
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagebild.model.article import Article
from lagebild.model.dossier import Evidence
from lagebild.publish.excerpts import MARKED_LIMIT, PLAIN_LIMIT, excerpts, shorten
from lagebild.publish.marks import Mark, marked, paragraphs

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def made(spans: list[tuple[int, int]]) -> list[Mark]:
    return [
        Mark(start=min(pair), end=max(pair), anchor=f"m{number}", kinds=("event",))
        for number, pair in enumerate(spans)
    ]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), SPANS)
def test_marking_changes_no_letter(text: str, spans: list[tuple[int, int]]) -> None:
    found = str(marked(text, made(spans)))
    assert html.unescape(re.sub(r"</?mark[^>]*>", "", found)) == html.unescape(html.escape(text))


@given(st.text(alphabet="ab", min_size=60, max_size=60), SPANS)
def test_marks_nest_and_cover_what_they_mark(text: str, spans: list[tuple[int, int]]) -> None:
    marks = made(spans)
    found = str(marked(text, marks))
    covered: dict[str, str] = {mark.anchor: "" for mark in marks}
    open_marks: list[str] = []
    for token in re.findall(r"<mark [^>]*>|</mark>|[ab]", found):
        if token.startswith("<mark"):
            open_marks.append(re.search(r'(?:id|data-of)="([^"]+)"', token).group(1))  # type: ignore[union-attr]
        elif token == "</mark>":
            open_marks.pop()
        else:
            for anchor in set(open_marks):
                covered[anchor] += token
    assert not open_marks
    assert covered == {mark.anchor: text[mark.start : mark.end] for mark in marks}
    ids = re.findall(r' id="([^"]+)"', found)
    assert sorted(ids) == sorted(mark.anchor for mark in marks if mark.end > mark.start)


@given(st.text(alphabet="ab \n", max_size=60))
def test_paragraphs_hold_all_that_is_not_blank(text: str) -> None:
    found = list(paragraphs(text))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


def article(text: str) -> Article:
    return Article(id="x", source="x", text=text)


def test_an_excerpt_is_the_sentence_with_its_evidence() -> None:
    text = "Erster Satz. Am 3. März traf sie Dr. Lund z. B. im Hafen. Dritter Satz.\n\nAbsatz zwei."
    start = text.index("traf")
    (found,) = excerpts(article(text), [Evidence("x", "text", start, start + 4, "traf")])
    assert [(piece.text, piece.marked) for piece in found.pieces] == [
        ("Am 3. März ", False),
        ("traf", True),
        (" sie Dr. Lund z. B. im Hafen.", False),
    ]


def test_evidence_of_one_sentence_shares_an_excerpt() -> None:
    found = excerpts(
        article(TEXTS["a1"]),
        [ev("a1", "zäh, aber redlich"), ev("a1", "Chefunterhändlerin"), ev("a1", "geheime Treffen")],
    )
    assert [len(item.evidence) for item in found] == [2, 1]
    assert found[0].first.text == "zäh, aber redlich", "the content is given first, and the link leads to it"


def test_evidence_that_does_not_match_is_shown_without_a_sentence() -> None:
    wrong = Evidence("x", "text", 3, 9, "anders")
    odd = Evidence("x", "caption:7", 0, 2, "Um")
    found = excerpts(article("Hier steht etwas ganz Bestimmtes."), [wrong, odd])
    assert [[piece.text for piece in item.pieces] for item in found] == [["Um"], ["anders"]]


@given(st.text(alphabet="ab. \nÄ„“", max_size=900), st.integers(0, 900), st.integers(0, 900))
def test_excerpts_are_short_and_made_of_the_text(text: str, left: int, right: int) -> None:
    start, end = sorted((min(left, len(text)), min(right, len(text))))
    for found in excerpts(article(text), [Evidence("x", "text", start, end, text[start:end])]):
        assert all(len(piece.text) <= max(MARKED_LIMIT, PLAIN_LIMIT) + 8 for piece in found.pieces)
        for piece in found.pieces:
            assert all(part.strip() in text for part in piece.text.split("…"))


@given(st.text(max_size=200), st.integers(10, 80))
def test_shortened_texts_begin_like_the_whole(text: str, limit: int) -> None:
    found = shorten(text, limit)
    assert len(found) <= limit
    assert found == text or text.startswith(found.removesuffix(" …"))


def test_fixture_evidence_is_exact() -> None:
    from lagebild.publish.index import all_evidence

    texts = {entry.article.id: entry.article for entry in dossier().articles}
    for _, item in all_evidence(dossier()):
        assert texts[item.article].text[item.start : item.end] == item.text
