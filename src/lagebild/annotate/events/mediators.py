"""Who stands between the parties by office: "die *Vermittler* aus Katar", "*Schlichter* Krüger".

They host the talks in which they take part, also where no verb says that they mediate, and are nobody of
"beide Seiten". Whoever once mediated ("der frühere Vermittler Krüger") is left as he is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import beginning_in
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.model.span import CharSpan

_MEDIATOR = lexicon.endings("events_words", "mediator_noun")
_DATIVE = lexicon.endings("events_words", "mediators_noun")
_TALKS = frozenset({"talks", "meeting", "summit", "call"})
_NEAR = 80
"""So many characters behind "die Vermittler Katars," their names stand."""


def mediators_in(doc: Doc) -> list[CharSpan]:
    """Return where the text describes mediators: "die Vermittler der USA und Saudi-Arabiens"."""
    return [d.span for d in doc._.descriptions if mediates(d.text)]


def let_mediate(doc: Doc, events: Iterable[Draft]) -> None:
    """Mark those who take part in talks as mediators as their hosts."""
    names = {role.name for role in doc._.roles if not role.former and mediates(role.title)}
    for span in mediators_in(doc):
        names |= _named_behind(doc, span)
    for event in events:
        if event.trigger.type in _TALKS and len(event.people) > 1:
            event.people = tuple(
                replace(p, host=True) if p.name in names or mediates(p.name) else p for p in event.people
            )


def mediates(words: str) -> bool:
    """Whether a title or description is that of a mediator: "Vermittlerin der Vereinten Nationen"."""
    nouns = [word.lower() for word in words.split() if word[:1].isupper()]
    return bool(nouns) and nouns[0].endswith((*_MEDIATOR, *_DATIVE))


def _named_behind(doc: Doc, span: CharSpan) -> set[str]:
    """Return the persons listed right behind a description: "die Vermittler Katars, *Weber und Krüger*,"."""
    text, end = text_of(doc), span.end
    found: set[str] = set()
    for mention in beginning_in(doc, "mentions", span.end, span.end + _NEAR):
        if mention.kind is not MentionKind.PERSON:
            break
        if text[end : mention.span.start].strip() not in ((",",) if not found else (",", "und", "sowie")):
            break
        found.add(mention.name)
        end = mention.span.end
    return found
