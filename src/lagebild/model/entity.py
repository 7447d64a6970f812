"""Who and what the record is about, and the decisions that joined it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    STATE = "state"
    PLACE = "place"
    DELEGATION = "delegation"
    GROUP = "group"
    UNNAMED = "unnamed"


class Verdict(StrEnum):
    """What was decided about two ids."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision about two ids, by a rule or a person. It joins nothing by itself: views apply it on reading.

    ``decided_by`` is ``"rule:<name>"`` or ``"user:<name>"``; a person's judgement outranks every rule.
    ``decided_at`` is ISO 8601 with offset, empty for rules (the same input gives the same output).
    """

    left: str
    right: str
    verdict: Verdict
    decided_by: str
    reason: str
    decided_at: str = ""
    left_words: tuple[str, ...] = ()
    """Where in the articles ``left`` was read when a person decided (``person@a1:120-131``). The decision
    holds on to these words, so that it outlives changes of ids; empty for rules."""
    right_words: tuple[str, ...] = ()
    """The same for ``right``."""
