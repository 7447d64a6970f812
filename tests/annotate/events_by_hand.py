"""Documents with events, commitments and what they need, names marked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from names_by_hand import annotated

from lagebild.annotate.commitments import CommitmentFinder
from lagebild.annotate.events.component import EventFinder
from lagebild.annotate.issues import IssueFinder
from lagebild.annotate.quotations.component import QuotationFinder
from lagebild.annotate.timex.component import TimexComponent
from lagebild.model.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

DAY = "2026-02-02"
"""Every text is published on this Monday."""
NAMES = {
    "Rita Weber": "person",
    "Tom Krüger": "person",
    "Jens Thoma": "person",
    "Lea Brandt": "person",
    "Norland": "state",
    "Südland": "state",
    "Katar": "state",
    "Genf": "place",
    "Doha": "place",
    "Wien": "place",
    "Rom": "place",
    "Berlin": "place",
    "Oslo": "place",
    "Istanbul": "place",
    "Brüssel": "place",
    "Potsdam": "place",
    "Bahn": "organisation",
    "GDL": "organisation",
    "Verdi": "organisation",
    "SPD": "organisation",
    "CDU": "organisation",
    "Grüne": "organisation",
    "NATO": "organisation",
    "Nato": "organisation",
    "EU": "organisation",
    "UN": "organisation",
    "IG Metall": "organisation",
    "Kreml": "government",
}
_NLP = spacy.blank("de")


def read(text: str) -> Doc:
    """Return the text with its events, commitments and issues."""
    doc = annotated(text, NAMES)
    doc._.article = Article(id="a", source="a", text=text, published=DAY)
    for finder in (TimexComponent, QuotationFinder, EventFinder, CommitmentFinder, IssueFinder):
        doc = finder(_NLP, finder.__name__)(doc)
    return doc
