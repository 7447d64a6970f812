"""The apostrophe of a genitive stays with its name; the end of a quotation does not."""

from __future__ import annotations

import pytest

from lagebild.annotate import annotate_article
from lagebild.annotate.pipeline import build_nlp
from lagebild.model.article import Article

JOINED = [
    ("Merz’ Sprecherin kam.", "Merz’"),
    ("Der Rat gab Scholz' engem Berater Geld.", "Scholz'"),
    ("In Fritz’ Plan steht das.", "Fritz’"),
]
APART = [
    "Er nannte es ‚Weiß’ Gott‘ im Scherz.",
    "Das 'Haus' Gruppe heißt so.",
    "Er sagte 'Danke an Hans' und ging.",
    "Webers' kam.",
    "Kurz' war er da.",
]


@pytest.mark.parametrize(("text", "word"), JOINED)
def test_of_a_genitive_it_is_part_of_the_word(text: str, word: str) -> None:
    doc = build_nlp().make_doc(text)
    assert word in [token.text for token in doc]
    assert doc.text == text


@pytest.mark.parametrize("text", APART)
def test_elsewhere_it_stands_alone(text: str) -> None:
    doc = build_nlp().make_doc(text)
    assert not any(len(token) > 1 and token.text[-1] in "'’" for token in doc)
    assert doc.text == text


def test_whose_spokeswoman_speaks() -> None:
    text = "Nach Angaben von Verhoevens' Sprecherin Lotte Maes dauert die Runde an."
    article = annotate_article(Article(id="a", source="a", text=text, published="2026-02-02"))
    assert [(q.speakers, [s.of(text) for s in q.spans]) for q in article.quotations] == [
        (("Lotte Maes",), ["dauert die Runde an"])
    ]
    assert [m.span.of(text) for m in article.mentions] == ["Verhoevens", "Lotte Maes"]
