"""The component that finds commitments."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.commitments.finding import find_commitments

_SHOWN = "commitments"


@Language.factory("lagebild_commitments", requires=["token.is_sent_start"])
class CommitmentFinder:
    """Pipeline component that finds commitments: ``doc._.commitments``, shown in ``doc.spans``.

    "kündigte für Freitag ein Angebot an", "forderte, bis Ende Oktober zu antworten", "will am 3. März
    entscheiden": what is announced as a phrase of its own, the time as EDTF (``../2026-02-13`` for "by") and
    who announces it. A past date, a supposition ("dürfte am Freitag") and a date that only says when
    something was announced are left out.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it reads times, names, quotations, papers, events, if they have run."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the commitments of one document."""
        doc._.commitments = tuple(find_commitments(doc))
        spans = [
            doc.char_span(c.span.start, c.span.end, label=c.act.value, alignment_mode="expand")
            for c in doc._.commitments
        ]
        doc.spans[_SHOWN] = [span for span in spans if span is not None]
        return doc
