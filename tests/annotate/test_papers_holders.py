"""Who takes a stand towards a paper, with the names that the pipeline itself finds."""

from __future__ import annotations

import pytest

from lagebild.annotate import annotate_article
from lagebild.model.article import Article

LEAD = "In den Verhandlungen hat Justizministerin Rita Weber am Montag einen Gesetzentwurf vorgelegt. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bayern und Hamburg stimmen dem Entwurf zu.", {("Bayern", "agrees"), ("Hamburg", "agrees")}),
        ("Bayern kündigte an, den Entwurf abzulehnen.", {("Bayern", "rejects")}),
        ("Der Plan von Minister Krüger wird von Bayern abgelehnt.", {("Bayern", "rejects")}),
        (
            "Der Entwurf wird von Bayern abgelehnt, von Hessen und Hamburg jedoch begrüßt.",
            {("Bayern", "rejects"), ("Hessen", "supports"), ("Hamburg", "supports")},
        ),
        (
            "Die Länder Bayern und Hessen lehnen den Entwurf ab.",
            {("Bayern", "rejects"), ("Hessen", "rejects")},
        ),
        ("Die Länder lehnen in Bayern den Entwurf ab.", {("Länder", "rejects")}),
        ("Den Entwurf lehnte Ministerin Reiche ab.", {("Reiche", "rejects")}),
        ("Den Entwurf lehnte der Minister Mitte März ab.", {("Minister", "rejects")}),
        (
            "Weder die Grünen noch die Linke wollen dem Entwurf zustimmen.",
            {("Grüne", "rejects"), ("Linke", "rejects")},
        ),
        (
            "Weder der Mieterbund noch die Piloten wollen dem Entwurf zustimmen.",
            {("Mieterbund", "rejects"), ("Piloten", "rejects")},
        ),
        ("In Bayern stimmten alle dem Entwurf zu.", set()),
        (
            "Vorstand und Aufsichtsrat lehnten den Entwurf ab.",
            {("Vorstand", "rejects"), ("Aufsichtsrat", "rejects")},
        ),
        ("Gegen den Entwurf hatten die Kommunen Front gemacht.", {("Kommunen", "rejects")}),
        ("Aus der zweiten Liga kam viel Beifall.", {("zweite Liga", "supports")}),
    ],
)
def test_holders(text: str, wanted: set[tuple[str, str]]) -> None:
    article = annotate_article(Article(id="a", source="a", text=LEAD + text, published="2026-02-03"))
    assert {(s.holder, s.stance.value) for paper in article.papers for s in paper.stances} == wanted
