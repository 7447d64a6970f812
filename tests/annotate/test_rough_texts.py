"""Texts that are broken off or badly marked are read without fail."""

from __future__ import annotations

import pytest

from lagebild.annotate import annotate_article
from lagebild.model.article import Article

ROUGH = [
    "dessen",
    "Er kam. „Das sagte Weber.",
    "Weber war am Montag in Doha. Sie besuchte dort Krüger.",
    "„",
    "Quelle: Kurier\n\n12.30 Uhr: „Das teilte Weber mit.“",
    "Weber: Krüger: Weber: Krüger:",
]


@pytest.mark.parametrize("text", ROUGH)
def test_it_is_read(text: str) -> None:
    article = annotate_article(Article(id="a", source="a", text=text, published="2026-02-02"))
    assert all(span.end <= len(text) for quotation in article.quotations for span in quotation.spans)
