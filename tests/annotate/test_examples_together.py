"""Any row of the lexicons' examples is read by the whole pipeline, and all that is found lies in the text."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import lagebild
from lagebild.annotate import annotate_article
from lagebild.model.article import Article

FOLDER = Path(lagebild.__file__).parent / "lexicon" / "de"


def examples() -> list[str]:
    """Return the example sentences of all tables, marks of the times' table taken out."""
    found: list[str] = []
    for path in sorted(FOLDER.glob("*.toml")):
        found += collect(tomllib.loads(path.read_text(encoding="utf-8")))
    return sorted({re.sub(r"[\[\]]", "", text) for text in found if " " in text})


def collect(table: Any) -> list[str]:
    if isinstance(table, dict):
        own = [table["example"]] if isinstance(table.get("example"), str) else []
        return own + [text for value in table.values() for text in collect(value)]
    return [text for value in table for text in collect(value)] if isinstance(table, list) else []


JOINTS = [" ", "\n\n", " Dort ", " Er ", " Nach dem Treffen dort: ", "\n\n12.30 Uhr: ", " „", "“ ", ", der "]


def test_there_are_many_examples() -> None:
    assert len(examples()) > 1000


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(examples()), st.sampled_from(JOINTS)), min_size=2, max_size=6))
def test_any_row_of_examples_is_read(rows: list[tuple[str, str]]) -> None:
    text = "".join(sentence + joint for sentence, joint in rows).strip()
    article = annotate_article(Article(id="a", source="a", text=text, published="2026-02-02"))
    spans = [span for event in article.events for span in (event.span, *event.evidence)]
    spans += [span for quotation in article.quotations for span in quotation.spans]
    spans += [span for paper in article.papers for span in paper.evidence]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
