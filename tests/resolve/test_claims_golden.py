"""Claims out of whole articles: the golden table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lagebild.annotate import annotate_article
from lagebild.model.article import Article
from lagebild.model.dossier import Claim, Dossier, Voice
from lagebild.record.statements import statements_of
from lagebild.resolve import resolve

GOLDEN = Path(__file__).parent.parent / "golden" / "claims.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]


def read(texts: list[str]) -> Dossier:
    articles = [
        Article(id=f"a{n}", source=f"a{n}.txt", text=text, published=f"2026-02-{n + 2:02}")
        for n, text in enumerate(texts)
    ]
    return resolve(articles, [s for article in articles for s in statements_of(annotate_article(article))])


def names(dossier: Dossier, voices: tuple[Voice, ...]) -> list[str]:
    entities = {entity.id: entity.name for entity in dossier.entities}
    return sorted(entities[voice.entity] if voice.entity else "-" for voice in voices)


def shown(claim: Claim, wanted: dict[str, Any], dossier: Dossier) -> dict[str, Any]:
    found: dict[str, Any] = {"words": wanted["words"] if wanted["words"] in claim.text else claim.text}
    if "status" in wanted:
        found["status"] = claim.status.value
    voices = [name for name in names(dossier, claim.supporters) if name != "-" or "-" in wanted["for"]]
    return found | {"for": voices, "against": names(dossier, claim.opponents)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    dossier = read(case["articles"])
    wanted = case["claims"]
    assert [claim.text for claim in dossier.claims if not wanted] == []
    for want in wanted:
        best = [claim for claim in dossier.claims if want["words"] in claim.text]
        assert [shown(claim, want, dossier) for claim in best] == [want]
