"""What becomes of those who are asked to come: "bestellte den Botschafter ein", "lud Krüger zu einem Besuch
ein"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger

_SUMMONING = lexicon.group("events_words", "summoning")


def with_summons(trigger: Trigger, base: str, later: bool | None) -> str:
    """Return how firm an event is whose verb asks somebody to come, ``base`` for all others.

    "hat den Verein *für nächsten Dienstag* einbestellt" tells of what is planned, "bat die Minister *zu
    sich*" of what was; in the present the verb's own entry counts.
    """
    if trigger.noun:
        return base
    if later and base == "held" and trigger.row["lemma"] in _SUMMONING:
        base = "planned"
    if not trigger.row.get("status") or base not in ("held", "ongoing"):
        return base
    tense = (trigger.carrier or trigger.frame).clause.tense
    return str(trigger.row["status"]) if tense == "present" else _after_invitation(trigger, later)


def only_invited(trigger: Trigger, later: bool | None) -> bool:
    """Whether somebody is asked to visit and no day is set: "Weber lud Krüger zu einem Besuch nach Oslo
    ein"."""
    support = trigger.support or {}
    asked = support.get("role") == "host" and support.get("status") == "planned"
    return asked and trigger.type == "visit" and later is None


def _after_invitation(trigger: Trigger, later: bool | None) -> str:
    """Return what became of those who were asked to come: planned for a day ahead, held where one had them
    come to oneself ("bat die Minister zu sich ins Büro"), else open."""
    if later or trigger.row["mode"] == "reciprocal":
        return str(trigger.row["status"])  # "haben sich verabredet": both have agreed
    at_home = trigger.frame.holds_pair("zu", "sich") and trigger.row["lemma"] == "bitten"
    return "held" if at_home or _summoned(trigger) else "possible"


def _summoned(trigger: Trigger) -> bool:
    """Whether a diplomat is called to a ministry: "Der Botschafter wurde ins Außenministerium gebeten"."""
    tails = tuple(trigger.row.get("summons_to", ()))
    nouns = [t.lower_ for t in trigger.frame.tokens if t.text[:1].isupper()]
    diplomat = any(noun.startswith(tuple(trigger.row.get("summons", ()))) for noun in nouns)
    return bool(tails) and diplomat and any(noun.endswith(tails) for noun in nouns)
