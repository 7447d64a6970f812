"""Draw quotations with spaCy's displaCy: who says what to whom, and by which words.

    python eval/quotations_picture.py > docs/img/quotations.svg

Speaker, addressee and content become one word each; arcs lead to them from the cue, or from the speaker where
speech is merely carried on. The component runs in a pipeline that has nothing else of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import spacy
from spacy import displacy
from spacy.tokens import Doc

from lagebild.model.annotation import Quotation

TEXT = "Unterhändler Weber sagte der Hafenzeitung, die Frist sei verlängert. Die Kasse sei leer."
LABELS = {"speaker": "wer", "addressee": "wem", "spans": "was", "cue": "sagt"}


def drawing(doc: Doc) -> dict[str, Any]:
    """Return the words and arcs of all quotations, as displaCy takes them from hand."""
    parts = {
        (span.start, span.end): label
        for quotation in doc._.quotations
        for role, label in LABELS.items()
        for span in getattr(quotation, role)
    }
    ends = {token.idx: token.idx + len(token) for token in doc} | dict(parts.keys())
    words: list[dict[str, str]] = []
    places: dict[int, int] = {}
    at = 0
    while at < len(doc.text):
        end = ends.get(at, at + 1)
        text = doc.text[at:end].strip()
        if text and any(char.isalnum() for char in text):
            places[at] = len(words)
            words.append({"text": text, "tag": parts.get((at, end), "")})
        at = end
    return {"words": words, "arcs": [arc for q in doc._.quotations for arc in arcs(q, places)]}


def arcs(quotation: Quotation, places: dict[int, int]) -> Iterator[dict[str, Any]]:
    """Yield the arcs of one quotation."""
    first = places[(quotation.cue or quotation.speaker)[0].start]
    for role in ("speaker", "addressee", "spans"):
        for span in getattr(quotation, role):
            start, end = sorted((first, places[span.start]))
            if start < end:
                direction = "right" if end == places[span.start] else "left"
                yield {"start": start, "end": end, "label": LABELS[role], "dir": direction}


def main() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("lagebild_quotations")
    options = {
        "compact": True,
        "distance": 200,
        "offset_x": 110,
        "font": "sans-serif",
        "bg": "#ffffff",
        "color": "#1c1a17",
    }
    svg = displacy.render(drawing(nlp(TEXT)), style="dep", manual=True, jupyter=False, options=options)
    print(re.sub(r"\b[0-9a-f]{32}\b", "quotations", svg))


if __name__ == "__main__":
    main()
