"""Whether an event word names an event between parties, and not talk in general or sport."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.counting_nouns import noun_counts
from lagebild.annotate.events.counting_verbs import verb_counts
from lagebild.annotate.events.draft import is_definite
from lagebild.annotate.events.frames import group
from lagebild.lexicon import entries
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.triggers import Trigger


_IN_SPORT = group("meeting_in_sport")
"""Words for meetings that name matches where a text is about sport."""


_BY_MEANS_OF = group("by_means_of")


def counts(draft: Draft) -> bool:
    """Whether the word names an event between parties and not talk in general."""
    trigger = draft.trigger
    if trigger.row["lemma"] in _IN_SPORT and _of_sport(trigger):
        return False
    if _in_fiction(trigger):
        return False
    if trigger.noun and trigger.prep in _BY_MEANS_OF and not draft.cast.attached:
        return False  # "konferierten per Videoschalte": how they did it
    if draft.status is EventStatus.DENIED and not (draft.people or draft.times or draft.place):
        return False
    if recalls_denial(draft) or (
        not draft.times and trigger.noun and not group("always").isdisjoint(trigger.frame.words)
    ):
        return False
    if (
        trigger.type == "decision"
        and draft.status is EventStatus.POSSIBLE
        and not (draft.times or trigger.noun)
    ):
        return False
    return noun_counts(draft) if trigger.noun else verb_counts(draft)


def recalls_denial(draft: Draft) -> bool:
    """Whether it is only recalled that a known event had been denied: "die das Treffen bestritten hatte"."""
    tense = (draft.trigger.carrier or draft.trigger.frame).clause.tense
    bare = not (draft.times or draft.place)
    return is_definite(draft) and draft.status is EventStatus.DENIED and tense == "pluperfect" and bare


def _in_fiction(trigger: Trigger) -> bool:
    """Whether it takes place in a book or a game: "*In dem Planspiel* treffen sich beide in Wien"."""
    told_before = [f.words for f in trigger.frames[: trigger.frame.index] if f.words[0] in ("in", "im")]
    for words in (trigger.frame.words, *told_before[:1]):  # "In seinem Traum, erzählte er, saßen sie ..."
        places = (n for n, word in enumerate(words) if word in group("fiction"))
        if any(not {"in", "im"}.isdisjoint(words[max(0, n - 3) : n]) for n in places):
            return True
    return False


@cache
def _sure() -> tuple[str, ...]:
    return tuple(w for row in entries("events", "sport_sure", ("words", "example")) for w in row["words"])


def _of_sport(trigger: Trigger) -> bool:
    """Whether the text is about sport, where clubs meet on the field."""
    doc = trigger.token.doc
    if "lagebild_sport" not in doc.user_data:
        words = {w for row in entries("events", "sport", ("words", "example")) for w in row["words"]}
        known = len({t.lower_ for t in doc} & words) > 1
        doc.user_data["lagebild_sport"] = known or any(t.lower_.endswith(_sure()) for t in doc)
    return bool(doc.user_data["lagebild_sport"])
