"""Interviews: whose turns are quotations, and what is none."""

from __future__ import annotations

from lagebild.annotate import annotate_article
from lagebild.model.annotation import QuotationType
from lagebild.model.article import Article

TEXT = """Seit Freitag liegt der Entwurf vor. Die Unterhändlerin Rita Weber erklärt ihn.

Talkurier: Frau Weber, haben Sie verloren?

Rita Weber: Wir haben beim Moor gewonnen. Das ist viel.

Talkurier: Der Parteitag ist verlegt worden.

Weber: Nein, wir bleiben beim 28. November.

Fraktionschef Jens Thoma lehnte ab.

Talkurier: Und wann wird gewählt?

Weber: Am 8. Dezember soll gewählt werden."""


def read(text: str) -> list[tuple[tuple[str, ...], str]]:
    article = annotate_article(Article(id="a", source="a", text=text, published="2026-02-02"))
    return [
        (quotation.speakers, " ".join(span.of(text) for span in quotation.spans))
        for quotation in article.quotations
        if quotation.type is QuotationType.DIRECT
    ]


def test_answers_are_quotations_of_whoever_gives_them() -> None:
    assert read(TEXT) == [
        (("Rita Weber",), "Wir haben beim Moor gewonnen. Das ist viel."),
        (("Rita Weber",), "Nein, wir bleiben beim 28. November."),
        (("Rita Weber",), "Am 8. Dezember soll gewählt werden."),
    ]


def test_two_paragraphs_with_a_colon_are_no_interview() -> None:
    text = "Rita Weber: Wir haben gewonnen.\n\nDer Minister schwieg.\n\nJens Thoma: Wir haben verloren."
    assert read(text) == []


def test_a_list_without_questions_is_no_interview() -> None:
    turns = ["Rita Weber: ist dafür.", "Jens Thoma: ist dagegen."] * 3
    assert read("\n\n".join(turns)) == []
