"""Papers: the golden table, with names marked by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from events_by_hand import DAY, NAMES
from names_by_hand import annotated

from lagebild.annotate.papers.component import PaperFinder
from lagebild.annotate.quotations.component import QuotationFinder
from lagebild.annotate.timex.component import TimexComponent
from lagebild.lexicon import entries, load
from lagebild.model.annotation import Paper
from lagebild.model.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

GOLDEN = Path(__file__).parent.parent / "golden"
TABLES = (
    "papers.toml",
    "papers_reactions.toml",
    "papers_told.toml",
    "papers_terms.toml",
    "papers_implied.toml",
    "papers_lineage.toml",
)
CASES = [c for name in TABLES for c in tomllib.loads((GOLDEN / name).read_text(encoding="utf-8"))["case"]]
EXAMPLES = {
    "Moskau": "government",
    "Kiew": "government",
    "Washington": "government",
    "USA": "state",
    "EU": "organisation",
    "Grünen": "organisation",
    "Ukraine": "state",
    "Deutschland": "state",
}
NLP = spacy.blank("de")


def read(text: str) -> Doc:
    """Return the text with its papers."""
    doc = annotated(text, NAMES | EXAMPLES)
    doc._.article = Article(id="a", source="a", text=text, published=DAY)
    for finder in (TimexComponent, QuotationFinder, PaperFinder):
        doc = finder(NLP, finder.__name__)(doc)
    return doc


def shown(paper: Paper, key: str) -> Any:
    if key in ("contents", "dropped"):
        return [content.text for content in paper.contents if content.dropped is (key == "dropped")]
    if key == "stances":
        return [f"{stance.holder}: {stance.stance}" for stance in paper.stances]
    if key == "told":
        told = [(f"{s.holder}: {s.stance}", " and ".join(s.said_by)) for s in paper.stances]
        return [f"{stance} by {who}" if who else stance for stance, who in told]
    value = getattr(paper, key)
    return list(value) if isinstance(value, tuple) else "" if value is None else value


def expected(case: dict[str, Any]) -> Any:
    failing = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, id=case["id"], marks=failing)


@pytest.mark.parametrize("case", [expected(case) for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    found = read(case["text"])._.papers
    got = [{key: shown(p, key) for key in want} for p, want in zip(found, case["papers"], strict=False)]
    assert got == case["papers"]
    assert len(found) == len(case["papers"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_evidence_lies_in_the_text(case: dict[str, Any]) -> None:
    for paper in read(case["text"])._.papers:
        assert paper.evidence and paper.mentions
        assert all(span.end <= len(case["text"]) for span in (*paper.evidence, *paper.mentions))
        for content in paper.contents:
            assert content.text == " ".join(content.span.of(case["text"]).split())


LEXICONS = ("papers", "papers_contents", "papers_stances", "papers_verbs")


@pytest.mark.parametrize(("name", "table"), [(n, t) for n in LEXICONS for t in load(n)])
def test_entries_carry_an_example(name: str, table: str) -> None:
    assert all(row["example"] for row in entries(name, table))


@pytest.mark.parametrize("row", entries("papers_stances", "stance"), ids=lambda row: row["example"])
def test_an_example_shows_its_stance(row: dict[str, Any]) -> None:
    """The example of each verb of stance is read as that stance of somebody."""
    text = f"Die Verhandlungen dauern an. {row['example']}"
    stances = [s.stance for paper in read(text)._.papers for s in paper.stances]
    wanted = "criticises" if row.get("judged") else row["stance"]
    assert wanted in stances


@pytest.mark.parametrize("row", entries("papers_verbs", "provides"), ids=lambda row: row["example"])
def test_an_example_shows_its_content(row: dict[str, Any]) -> None:
    text = f"Beide Seiten verhandeln über einen Friedensplan und einen Tarifvertrag. {row['example']}"
    assert any(paper.contents for paper in read(text)._.papers)


@pytest.mark.parametrize("row", entries("papers_verbs", "presents"), ids=lambda row: row["example"])
def test_an_example_shows_who_presents(row: dict[str, Any]) -> None:
    papers = read(f"Die Verhandlungen dauern an. {row['example']}")._.papers
    assert papers and papers[0].presented_by
