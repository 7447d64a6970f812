"""What was announced and what became of it, out of whole articles: the golden table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lagebild.annotate import annotate_article
from lagebild.model.article import Article
from lagebild.model.dossier import AgendaItem
from lagebild.record.statements import statements_of
from lagebild.resolve import resolve

GOLDEN = Path(__file__).parent.parent / "golden" / "agenda.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]


def shown(item: AgendaItem, wanted: dict[str, Any]) -> dict[str, Any]:
    found = {"words": wanted["words"], "when": item.when, "status": item.status.value}
    return found | ({"moved_to": item.moved_to} if item.moved_to else {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    articles = [
        Article(id=f"a{n}", source=f"a{n}.txt", text=text, published=day)
        for n, (day, text) in enumerate(zip(case["days"], case["articles"], strict=True))
    ]
    dossier = resolve(articles, [s for a in articles for s in statements_of(annotate_article(a))])
    for want in case["agenda"]:
        said = [
            item
            for item in dossier.agenda
            if any(want["words"] in text for text in (item.what, *(row.text for row in item.evidence)))
        ]
        assert [shown(item, want) for item in said] == [want]
        assert all(item.outcome for item in said if item.status not in ("open", "overdue"))


def test_what_is_announced_without_a_time_is_not_on_the_agenda() -> None:
    text = "Vermittlerin Lena Holm und Unterhändler Jan Krause wollen sich in Kassel treffen."
    article = Article(id="a", source="a.txt", text=text, published="2026-02-20")
    dossier = resolve([article], statements_of(annotate_article(article)))
    assert dossier.events and not dossier.agenda
