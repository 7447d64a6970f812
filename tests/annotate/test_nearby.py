"""Findings read without spaCy's detour are those of ``doc._``."""

from __future__ import annotations

from lagebild.annotate.extensions import FINDINGS
from lagebild.annotate.nearby import findings_of, overlapping
from lagebild.annotate.pipeline import build_nlp


def test_findings_are_those_of_the_doc() -> None:
    nlp = build_nlp()
    made = nlp("Ministerin Rita Weber sagte am Freitag in Oslo, sie reise ab. Ein Sprecher schwieg.")
    for doc in (made, nlp.make_doc("Nichts.")):
        for name in FINDINGS:
            assert findings_of(doc, name) is getattr(doc._, name)
    assert made._.mentions and made._.roles


def test_findings_written_anew_are_found() -> None:
    doc = build_nlp()("Rita Weber reiste mit Jan Thoma nach Oslo.")
    weber = doc._.mentions[0]
    assert overlapping(doc, "mentions", weber.span) == [weber]
    doc._.mentions = doc._.mentions[1:]
    assert overlapping(doc, "mentions", weber.span) == []
