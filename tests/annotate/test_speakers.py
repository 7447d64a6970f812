"""Speakers that only the names of an article tell: holders of an office between commas."""

from __future__ import annotations

import pytest

from lagebild.annotate import annotate_article
from lagebild.model.article import Article

CASES = {
    "Nach Angaben des Beauftragten für den Sudan, Jens Thoma, ist der Hafen offen.": (
        ("Jens Thoma",),
        "ist der Hafen offen",
    ),
    "Laut der Ministerin, Rita Weber, ist der Hafen offen.": (("Rita Weber",), "ist der Hafen offen"),
    "Nach Angaben der Polizei, Rita Weber sei verletzt, ist der Hafen offen.": (None, None),
}


@pytest.mark.parametrize("text", CASES)
def test_who_holds_the_office_speaks(text: str) -> None:
    article = annotate_article(Article(id="a", source="a", text=text, published="2026-02-02"))
    found = [(q.speakers, " ".join(span.of(text) for span in q.spans)) for q in article.quotations]
    speakers, content = CASES[text]
    if speakers is None:
        assert found and all("Rita Weber" not in names for names, _ in found)
    else:
        assert found == [(speakers, content)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Dass Jens Krause den Plan „Unfug“ nennt, stört Rita Weber nicht. Man habe Zeit.", "Rita Weber"),
        ("Jens Krause sagte Rita Weber, dass der Plan „Unfug“ sei. Man habe Zeit.", "Jens Krause"),
    ],
)
def test_who_judges_what_another_called_something_goes_on(text: str, speaker: str) -> None:
    article = annotate_article(Article(id="a", source="a", text=text, published="2026-02-02"))
    assert article.quotations[-1].speakers == (speaker,)


def test_whose_statements_are_those_of_who_was_named_last() -> None:
    text = "Das Papier, das Jens Weber am Montag gab, sieht nach dessen Angaben vor, dass der Hafen öffnet."
    article = annotate_article(Article(id="a", source="a", text=text, published="2026-02-02"))
    assert [quotation.speakers for quotation in article.quotations] == [("Jens Weber",)]
