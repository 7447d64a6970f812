"""The component in a pipeline of its own."""

from __future__ import annotations

import pytest
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


DATED = "Beide kamen heute Abend und am Montag in Genf zusammen."


@pytest.mark.parametrize(
    ("text", "dateline", "published", "days"),
    [
        (DATED, "Genf, 3. Juni (dpa) -", "2026-06-04", ["2026-06-03", "2026-06-01"]),
        ("Genf, 3. Juni (dpa) - " + DATED, None, "2026-06-04", ["2026-06-03", "2026-06-03", "2026-06-01"]),
        (DATED, "Genf (dpa) -", "2026-06-04", ["2026-06-04", "2026-06-01"]),
        (DATED, "Genf, 3. März (dpa) -", "2026-06-04", ["2026-06-04", "2026-06-01"]),
        (DATED, "Genf, 5. Juni (dpa) -", "2026-06-04", ["2026-06-04", "2026-06-01"]),
        ("Am 3. Juni kam sie. " + DATED, None, "2026-06-04", ["2026-06-03", "2026-06-04", "2026-06-01"]),
    ],
    ids=["field", "in-the-text", "no-day", "months-before", "after", "no-dateline"],
)
def test_counts_from_the_day_of_the_dateline(
    text: str, dateline: str | None, published: str, days: list[str]
) -> None:
    article = Article(id="a", source="a", text=text, dateline=dateline, published=published)
    assert [t.start for t in annotate_article(article).timexes] == days


def test_an_article_without_a_date_leaves_it_open() -> None:
    (found,) = annotate_article(Article(id="a", source="a", text=TEXT)).timexes
    assert (found.value, found.edtf, found.anchor) == ("XXXX-WXX-5", None, None)
