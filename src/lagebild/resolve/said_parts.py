"""Parts of what one voice says: what an answer to the whole is also an answer to.

"Weber und Krause hätten sich in Kassel getroffen und dort die Posten unter sich verteilt" tells of a meeting
and of what was done there; "Weber warf der Bahn vor, die Halle verkauft zu haben. Dabei seien Akten
verschwunden" goes on with an accusation. "Krause bestritt das" denies both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.konjunktiv import Form, readings
from lagebild.model.annotation import Act, Quotation, QuotationType
from lagebild.model.span import CharSpan
from lagebild.resolve.answer_words import listed
from lagebild.resolve.likeness import content_stems, negates
from lagebild.resolve.material import quote

if TYPE_CHECKING:
    from lagebild.model.article import Article
    from lagebild.resolve.assertion import Assertion
    from lagebild.resolve.surroundings import Surroundings

_AND = re.compile(r"\s+und\s+")
_WORD = re.compile(r"[^\W\d_][\w-]*")


def beside_event(
    row: Assertion, quotation: Quotation, article: Article, where: Surroundings
) -> Iterator[Assertion]:
    """Yield what is said in one breath with an event and is none itself: "... und die Posten verteilt"."""
    found = where.at(article.id, quotation.spans)
    if row.event is None or row.denies or found is None or len(quotation.spans) != 1:
        return
    span, end = quotation.spans[0], found[1].span.end
    joined = _AND.match(article.text, end, span.end) if span.covers(found[1].span) else None
    if joined is None:
        return
    rest = CharSpan(joined.end(), span.end)
    text = rest.of(article.text)
    words = _WORD.findall(text.split(",")[0])
    done = any(r.form is Form.PARTICIPLE for word in words for r in readings(word))
    if not done or not any(word[:1].isupper() for word in words):
        return
    yield replace(
        row,
        start=rest.start,
        event=None,
        text=text,
        stems=content_stems(text),
        negated=negates(text),
        evidence=(quote(article, rest), *row.evidence[1:]),
        part_of=row.start,
    )


def going_on_accusing(row: Assertion, quotation: Quotation, said: Sequence[Assertion]) -> Assertion:
    """Return what goes on with an accusation of the same voice ("Dabei seien ..."), tied to it."""
    if quotation.type is not QuotationType.INDIRECT_FREE_INDIRECT or quotation.act is not Act.ACCUSE:
        return row
    if not row.text.startswith(tuple(f"{word} " for word in listed("linking"))):
        return row
    for other in reversed(said):
        if other.article != row.article or other.voice != row.voice:
            return row
        if other.act is Act.ACCUSE:
            return replace(row, part_of=other.start)
    return row
