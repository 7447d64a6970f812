"""The component that finds issues."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.issues.finding import find_issues

_SHOWN = "issues"


@Language.factory("lagebild_issues", requires=["token.is_sent_start"])
class IssueFinder:
    """Pipeline component that finds the points of a negotiation: ``doc._.issues``, shown in ``doc.spans``.

    "Offen blieb, wer die Truppen bezahlt", "Strittig ist die Laufzeit", "Die Frage der Grenze wurde
    ausgeklammert", "Auf die Laufzeit haben sich beide Seiten geeinigt": what the point is and how it stands.
    Left out: conditions and questions, points that were disputed long ago, and articles about no talks.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it reads names, quotations, papers and events, if they have run."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the issues of one document."""
        doc._.issues = tuple(find_issues(doc))
        spans = [
            doc.char_span(i.matter.start, i.matter.end, label=i.status.value, alignment_mode="expand")
            for i in doc._.issues
        ]
        doc.spans[_SHOWN] = [span for span in spans if span is not None]
        return doc
