"""``lagebild_timex``: temporal expressions on ``doc._.timexes`` and, for displaCy, in ``doc.spans``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from lagebild.annotate import extensions
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.timex.dateline import dateline_in, day_of_dateline
from lagebild.annotate.timex.read import timex


@Language.factory("lagebild_timex", assigns=["doc._.timexes", "doc.spans"])
class TimexComponent:
    """Finds times in any German ``Doc``; counts from the day of ``doc._.article``, where it has one, or from
    that of its dateline."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        extensions.register()

    def __call__(self, doc: Doc) -> Doc:
        """Write the expressions of ``doc.text``; an article without a date leaves relative times open."""
        article, text = doc._.article, text_of(doc)
        day = article.day if article else None
        found = timex(text, day)
        line = (article.dateline if article else None) or dateline_in(text, found)
        if day is not None and line and (written := day_of_dateline(line, day)) is not None:
            found = timex(text, written)
        doc._.timexes = found
        spans = [
            doc.char_span(item.span.start, item.span.end, label=item.type.value, alignment_mode="expand")
            for item in found
        ]
        doc.spans["timexes"] = SpanGroup(
            doc, name="timexes", spans=[span for span in spans if span is not None]
        )
        return doc
