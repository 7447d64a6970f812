"""Who told what somebody denies, where the denial itself names them.

"Krause wies die Darstellung von Weber zurück, die Bahn habe Züge verkauft", "Die Behauptung Norlands, ...,
sei falsch", "Krause widersprach Weber, die von einer Zusage gesprochen hatte", "Anders als von Weber
behauptet, ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lagebild.annotate.quotations.lexicon import listed
from lagebild.lexicon import group
from lagebild.model.annotation import Act, Quotation
from lagebild.model.article import Article
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.resolve.assertion import Assertion
from lagebild.resolve.entities import Cast
from lagebild.resolve.material import quote
from lagebild.resolve.sentences import sentence_at, sentences

_WORD = re.compile(r"[^\W\d_][\w-]*")
_CONTRARY = re.compile(r"\b[Aa]nders als (?:von |durch )?(?:[\w-]+ ){0,3}$")
_AGAINST = re.compile(r"\bwiderspr(?:ach|icht|achen) (?:[\w-]+ ){0,2}$")
_RELATIVE = re.compile(r"\A, (?:der|die|das)\s")
_GAP = 60
"""How many characters at most part a noun for what was said from who said it."""


def tellers(row: Assertion, quotation: Quotation, article: Article, cast: Cast) -> Iterator[Assertion]:
    """Yield for a denial what it denies, by whom it names as having told it."""
    number = sentence_at(article, quotation.spans[0].start)
    if number is None:
        return
    sentence = sentences(article)[number]
    own = {row.voice, row.side} - {None}
    for span, node in sorted(cast.nodes.spans.get(article.id, ())):
        entity = cast.entity_of[node]
        if not sentence.covers(span) or entity in own or (cast.side(entity) or entity) in own:
            continue
        if cast.entities[entity].kind is EntityKind.PLACE or not _told(article, sentence, span, row):
            continue
        yield replace(
            row,
            voice=entity,
            act=Act.SAY if row.denies else Act.DENY,
            seed=not row.denies,
            start=row.start - 1 if row.denies else row.start + 1,
            evidence=(quote(article, sentence),),
            side=cast.side(entity) or entity,
            former=False,
            continues=False,
        )
        return


def _told(article: Article, sentence: CharSpan, span: CharSpan, row: Assertion) -> bool:
    """Whether a name stands behind a noun for what was said, or before a clause of having said it."""
    before = article.text[sentence.start : span.start]
    if not row.denies:
        return bool(_CONTRARY.search(before) or _AGAINST.search(before))
    if "," in before[-_GAP:].rstrip(", "):
        before = before[before.rindex(",") + 1 :]
    nouns = listed("quotations_sources", "claim") | listed("quotations_refuting", "told")
    words = _WORD.findall(before[-_GAP:])
    noun = max((n for n, word in enumerate(words) if word in nouns), default=None)
    if noun is not None:
        between = words[noun + 1 :]
        linked = not between or between[0] in _LINKS
        genitive = bool(between) or span.of(article.text).endswith(("s", "’", "'"))
        return linked and genitive
    contradicted = bool(group("resolve_words", "contradicts") & set(words))
    return contradicted and bool(_RELATIVE.match(article.text[span.end : span.end + 6]))


_LINKS = group("resolve_words", "before_teller")
