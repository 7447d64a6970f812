"""The component in a pipeline of its own."""

from __future__ import annotations

import spacy

import lagebild.annotate.timex.component as component
from lagebild.annotate import annotate_article
from lagebild.model.article import Article
from lagebild.model.span import CharSpan

TEXT = "Am Freitag wollen sie sich treffen."


def test_alone_in_a_foreign_pipeline() -> None:
    assert component
    nlp = spacy.blank("de")
    nlp.add_pipe("lagebild_timex")
    doc = nlp(TEXT)
    assert [(item.span, item.value, item.edtf) for item in doc._.timexes] == [
        (CharSpan(3, 10), "XXXX-WXX-5", None)
    ]
    assert [(span.text, span.label_) for span in doc.spans["timexes"]] == [("Freitag", "DATE")]


def test_counts_from_the_wire_time_before_the_reprint() -> None:
    article = Article(
        id="a",
        source="a",
        text=TEXT,
        published="2025-12-20T08:00:00+01:00",
        wire_time="2025-12-10T18:00:00+01:00",
    )
    (found,) = annotate_article(article).timexes
    assert (found.value, found.anchor) == ("2025-12-12", "2025-12-10")


def test_an_article_without_a_date_leaves_it_open() -> None:
    (found,) = annotate_article(Article(id="a", source="a", text=TEXT)).timexes
    assert (found.value, found.edtf, found.anchor) == ("XXXX-WXX-5", None, None)
