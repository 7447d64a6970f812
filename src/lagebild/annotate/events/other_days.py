"""Days in the clause of an event that are not its own: "erstmals seit November", "der Vorbereitung des
Gipfels im Juli", "die Unterzeichnung des im Dezember ausgehandelten Vertrags"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.attributes import verbs_of_participle
from lagebild.annotate.events.compared import beside_comparison, in_comparison
from lagebild.annotate.events.days import apart, is_day, published
from lagebild.annotate.events.frames import group, is_finite
from lagebild.annotate.events.noun_phrase import article_kind
from lagebild.annotate.events.rounds import ordinals
from lagebild.annotate.events.time_words import lead

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Timex

_FIRST = lexicon.group("events_words", "first_since")
_FIRST_OF = lexicon.group("events_words", "first_of_several")
_NUMBERED = lexicon.group("events_words", "first_of_several") | ordinals().keys()
_TIMES = lexicon.group("events_words", "counted_time")
_POINTS = lexicon.group("events_words", "counted_from")
_UP_TO_TIME = lexicon.group("events_words", "between_noun_and_time")
_WEEK = 7
_PREPARING = lexicon.endings("events_words", "preparing_noun")
_OF = lexicon.group("events_words", "owner_lead")
_PAPER = group("paper")
_REACH = 8
"""So many words a phrase reaches from its first word to the day or from the day to its noun."""


def of_something_else(trigger: Trigger, doc: Doc, timex: Timex) -> bool:
    """Whether a time belongs to another thing of the clause: since when something is the first, the event
    that another prepares, what was done with a paper before."""
    inside = [t for t in trigger.frame.tokens if t.idx <= timex.span.start]
    if not inside:
        return False
    if in_comparison(trigger, timex.span.start) or beside_comparison(trigger, timex.span.start):
        return True
    before = inside[:-1][-_REACH:]
    return (
        _first_since(doc, timex, before)
        or _of_turning_point(trigger, doc, timex, before)
        or _prepared(trigger, before)
        or _of_attribute(trigger, doc, timex, before)
    )


def _first_since(doc: Doc, timex: Timex, before: list[Token]) -> bool:
    """Whether a time only tells since when something is the first: "*erstmals seit November*", "als *erster*
    Kanzler *seit 1990*"."""
    first = any(t.lower_ in _FIRST and not t.nbor(1).text[:1].isupper() for t in before)
    as_first = any(t.lower_ == "als" and t.nbor(1).lower_ in _FIRST_OF for t in before)
    once = any(t.lower_ in _FIRST_OF and t.nbor(1).lower_ == "mal" for t in before)
    return lead(doc, timex) == "seit" and (first or as_first or once)


def _of_turning_point(trigger: Trigger, doc: Doc, timex: Timex, before: list[Token]) -> bool:
    """Whether a time tells when something befell since which, or after which, it is the first.

    "erstmals *seit dem Streit im Mai*", "das erste Treffen *nach der Wahl im Dezember*"; not "erstmals seit
    der Wahl am Montag", where the day may be that of the event.
    """
    today = published(doc)
    if is_day(timex.start) and today and abs(apart(timex.start or today, today)) <= _WEEK:
        return False
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n].lower_ in _POINTS), None)
    if at is None or not _one_phrase(before[at + 1 :], trigger):
        return False
    frame = trigger.frame
    counted = any(a in _NUMBERED and b in _TIMES for a, b in pairwise(frame.words))
    first = counted or not _FIRST.isdisjoint(frame.words) or not _NUMBERED.isdisjoint(trigger.adjectives)
    if before[at].lower_ == "seit":
        return first or frame.clause.tense in PAST_TENSES or frame.clause.modal is not None
    led = before[at - 1].lower_ if at else frame.tokens[0].doc[max(0, before[at].i - 1)].lower_
    return led in _FIRST | _TIMES or (first and led == trigger.token.lower_)


def _one_phrase(tokens: list[Token], trigger: Trigger) -> bool:
    """Whether words are an article, a noun and what hangs on it up to a time: "der Wahl im"."""
    if not tokens or not (article_kind(tokens[0]) or tokens[0].lower_ in _OF):
        return False
    nouns = [n for n, t in enumerate(tokens) if _is_noun(t)]
    if not nouns or any(t.is_punct or is_finite(t) or t.i == trigger.token.i for t in tokens):
        return False
    return all(t.lower_ in _UP_TO_TIME for t in tokens[nouns[-1] + 1 :])


def _prepared(trigger: Trigger, before: list[Token]) -> bool:
    """Whether a time is that of an event for which another is held: "der *Vorbereitung des Gipfels im
    Juli*"."""
    words = [t for t in before if t.i > trigger.token.i and t.text[:1].isupper()]
    return any(t.lower_.endswith(_PREPARING) and t.nbor(1).lower_ in _OF for t in words)


def _of_attribute(trigger: Trigger, doc: Doc, timex: Timex, before: list[Token]) -> bool:
    """Whether a time tells when something was done that a participle before another noun names: "die
    Unterzeichnung *des im Dezember* in Paris *ausgehandelten* Vertrags"."""
    if not trigger.noun or trigger.token.idx > timex.span.start:
        return False
    opening = next((t for t in reversed(before) if _opens(t)), None)
    if opening is None or opening.i <= trigger.token.i:
        return False
    behind = [t for t in doc[opening.i + 1 : opening.i + 2 * _REACH] if t.idx >= timex.span.end]
    noun = next(
        (n for n, t in enumerate(behind) if n and _is_participle(behind[n - 1]) and _is_noun(t)), None
    )
    of_paper = noun is not None and behind[noun].lower_.rstrip("s").endswith(tuple(_PAPER))
    return of_paper and not any(t.is_punct for t in behind[:noun])


def _opens(token: Token) -> bool:
    """Whether an article stands before a word that is no noun: "*des* im Dezember", not "im Dezember"."""
    following = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return article_kind(token) in ("definite", "indefinite") and following.islower()


def _is_noun(token: Token) -> bool:
    return token.text[:1].isupper()


def _is_participle(token: Token) -> bool:
    return token.text.islower() and any(verbs_of_participle(token.lower_))
