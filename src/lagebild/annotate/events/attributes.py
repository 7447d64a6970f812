"""Events told by a participle before its noun: "das am Sonntag in Doha *unterzeichnete* Abkommen".

The phrase from its article to the noun is read as a clause of its own in the passive: when, where and by whom
stand inside. Only for what is done with a paper; a bare "das unterzeichnete Abkommen" tells nothing new.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.event_words import verb_rows
from lagebild.annotate.events.frames import Frame, group, is_finite
from lagebild.annotate.events.noun_phrase import article_kind
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_TYPES = frozenset(["signing", "presentation", "decision"])
_ENDINGS = ("e", *lexicon.endings("grammar", "adjective_ending"))
_INSIDE = group("inside_attribute")
_LONGEST = 14
"""So many words an attribute has at most, with its article."""
_PARTIES = 8
"""So many words behind the noun "zwischen" may name the parties."""


def attributes(frame: Frame) -> list[tuple[Frame, str]]:
    """Return each phrase with such a participle as a clause, with the verb of the participle."""
    found = []
    for at, token in enumerate(frame.tokens):
        lemma = _verb(token) if token.text.islower() else ""
        noun = at + 1 if lemma else None
        while noun is not None and noun < len(frame.tokens) and _is_adjective(frame.tokens[noun]):
            noun += 1
        if noun is None or noun >= len(frame.tokens) or not frame.tokens[noun].text[:1].isupper():
            continue
        first = _article(frame.tokens, at)
        if first is not None and at - first > 1:
            found.append((_clause(frame, first, at, _with_parties(frame.tokens, noun), lemma), lemma))
    return found


def _verb(token: Token) -> str:
    """Return the verb of a participle with the ending of an adjective, "" for any other word."""
    for lemma in verbs_of_participle(token.lower_):
        rows = verb_rows().get(lemma, ())
        if any(row["mode"] == "paper" and row["type"] in _TYPES for row in rows):
            return lemma
    return ""


def verbs_of_participle(word: str) -> Iterator[str]:
    """Yield the verbs whose past participle a word is, with the ending of an adjective: "ausgehandelten"."""
    for ending in _ENDINGS:
        if word.endswith(ending):
            found = readings(word.removesuffix(ending))
            yield from sorted(r.lemma for r in found if r.form is Form.PARTICIPLE)


def _is_adjective(token: Token) -> bool:
    return token.text.islower() and token.text.endswith(_ENDINGS) and not article_kind(token)


def _article(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return where the article of the phrase stands, no verb or comma between it and the participle."""
    for place in range(at - 1, max(-1, at - _LONGEST), -1):
        token = tokens[place]
        if token.is_punct or is_finite(token):
            return None
        opens = article_kind(token) in ("definite", "indefinite") and tokens[place + 1].text.islower()
        if opens and not (place and tokens[place - 1].lower_ in _INSIDE):
            return place
    return None


def _with_parties(tokens: tuple[Token, ...], noun: int) -> int:
    """Return the last word of the phrase: the noun, or the parties behind "zwischen"."""
    if noun + 1 >= len(tokens) or tokens[noun + 1].lower_ != "zwischen":
        return noun
    last = noun
    for place in range(noun + 2, min(len(tokens), noun + _PARTIES)):
        if is_finite(tokens[place]) or tokens[place].is_punct:
            break
        if tokens[place].text[:1].isupper():
            last = place
    return last


def _clause(frame: Frame, first: int, at: int, last: int, lemma: str) -> Frame:
    tokens = frame.tokens[first : last + 1]
    verb = frame.tokens[at]
    clause = replace(
        frame.clause,
        pieces=(CharSpan(tokens[0].idx, tokens[-1].idx + len(tokens[-1])),),
        lemma=lemma,
        prefix=None,
        verbs=(CharSpan(verb.idx, verb.idx + len(verb)),),
        mood=None,
        ambiguous=False,
        tense="perfect",
        passive=True,
        modal=None,
        negated=False,
        subject=None,
        subject_words=None,
    )
    return replace(frame, clause=clause, tokens=tokens, kind="main", intro="", finite=verb, governor=None)
