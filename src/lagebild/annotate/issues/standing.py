"""What a sign says of a point: by its negation, its modal verb, tense and mood."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.issues.signs import DOING, DONE, POINT, STATE, TALK, Sign, Verb
from lagebild.annotate.issues.words import group
from lagebild.model.annotation import IssueStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE = 3
"""So many words before one of several signs its negation stands."""


def status_of(
    verb: Verb, sign: Sign, zone: range, inner: frozenset[int], *, alone: bool
) -> IssueStatus | None:
    """Return what a sign says with its negation and its modal verb, None where that says nothing.

    "nicht mehr strittig" is agreed, "muss noch geklärt werden" open. Only words near the sign count where
    the clause has further signs, and none of the ``inner`` words of its phrases ("noch nicht umgesetzte
    Regeln").
    """
    places = [i for i in verb.inside if i not in inner]
    near = range(max(zone.start, sign.start - _BEFORE), sign.stop + 1)
    low = [verb.words.low[i] for i in places]
    denied = _negated(low if alone else [verb.words.low[i] for i in places if i in near])
    agreed = sign.meaning.status is IssueStatus.AGREED
    if sign.kind == POINT:
        return sign.meaning.negated if _is_none(verb, sign.start, low) else sign.meaning.status
    if agreed and sign.kind in (DONE, DOING):
        return _of_deed(verb, sign, low, denied=denied)
    comes = sign.kind == STATE and verb.clause.tense in (
        "present",
        "future",
    )  # "kommt erst später zur Sprache"
    if _put_off(verb, low, comes=comes) and (sign.meaning.still or sign.meaning.only_later):
        return IssueStatus.SET_ASIDE
    if sign.meaning.only_due:
        return IssueStatus.OPEN if _due(verb, low) and not denied else None
    if sign.meaning.only_later and denied and sign.kind == DONE and verb.clause.passive:
        return IssueStatus.OPEN if not group("so_far").isdisjoint(low) else IssueStatus.SET_ASIDE
    if sign.meaning.only_later:
        due = verb.clause.modal in group("must") and not group("so_far").isdisjoint(low)
        return IssueStatus.OPEN if due and not denied else None  # "muss noch besprochen werden"
    if denied and sign.meaning.negated is IssueStatus.SET_ASIDE:
        return _left_out(verb, sign, low)
    if sign.meaning.of_talks and verb.clause.modal is not None:
        return None  # "An der Laufzeit könnte eine Einigung scheitern"
    if sign.meaning.still and not _still_to_come(verb, low):
        return None
    if agreed and sign.kind == TALK:
        return _of_agreement(verb, sign, low, denied=denied)
    if denied and sign.meaning.status is IssueStatus.DISPUTED and not group("no_longer").isdisjoint(low):
        return IssueStatus.AGREED  # "Um die Maut wird nicht mehr gestritten"
    return _not_agreed(sign, low) if denied else sign.meaning.status


def _of_deed(verb: Verb, sign: Sign, low: Sequence[str], *, denied: bool) -> IssueStatus | None:
    """Return what a verb of settling says: "wurde geklärt", "muss noch geklärt werden", "soll später geregelt
    werden"; nothing of "wollte klären", "wird in einem Gesetz geregelt"."""
    if sign.meaning.of_all and verb.clause.modal is not None:
        return None  # "wollen zustimmen"
    if _due(verb, low):
        return IssueStatus.SET_ASIDE if _put_off(verb, low) else IssueStatus.OPEN
    being_done = verb.clause.tense in ("present", "future") and "werden" in verb.finite
    could = verb.clause.modal in group("could") and verb.clause.tense == "past"  # "konnten ... schließen"
    if (verb.clause.modal and not could) or (sign.kind == DONE and being_done and not verb.clause.negated):
        return None
    return sign.meaning.negated if denied else sign.meaning.status


def _of_agreement(verb: Verb, sign: Sign, low: Sequence[str], *, denied: bool) -> IssueStatus | None:
    """Return what a word of agreement says: "einigten sich auf", "Eine Einigung steht noch aus", nothing of
    "könnten sich einigen"."""
    if verb.lemma in group("lacking") or verb.lemmas & group("lacking") or _due(verb, low):
        return IssueStatus.OPEN
    if denied:
        return _not_agreed(sign, low)
    could = verb.clause.modal in group("could") and verb.clause.tense == "past"  # "konnten sich einigen"
    return None if verb.clause.modal is not None and not could else sign.meaning.status


def _left_out(verb: Verb, sign: Sign, low: Sequence[str]) -> IssueStatus | None:
    """Return what it says that something was not talked about: "Über die Grenze wurde nicht gesprochen"; with
    "noch nicht" it is open, and "spricht nicht über" tells of a speaker."""
    if not sign.meaning.still:
        return IssueStatus.SET_ASIDE
    if verb.clause.modal is not None or not verb.clause.passive or not group("no_longer").isdisjoint(low):
        return None
    return IssueStatus.OPEN if not group("so_far").isdisjoint(low) else IssueStatus.SET_ASIDE


def _not_agreed(sign: Sign, low: Sequence[str]) -> IssueStatus | None:
    """Return what a denied agreement says: "konnten sich nicht einigen" that they are at odds, "noch keine
    Einigung" that it is open."""
    at_odds = sign.meaning.negated is IssueStatus.DISPUTED
    return IssueStatus.OPEN if at_odds and not group("so_far").isdisjoint(low) else sign.meaning.negated


def _due(verb: Verb, low: Sequence[str]) -> bool:
    """Whether something is still to be done: "soll geklärt werden", "ist zu klären"; "soll besprochen worden
    sein" is hearsay."""
    heard = not group("is_said_to_have").isdisjoint(low) or "haben" in low[-1:]
    by_modal = verb.clause.modal in group("duty") and verb.clause.tense != "past" and not heard
    return by_modal or verb.to_be_done


def _put_off(verb: Verb, low: Sequence[str], *, comes: bool = False) -> bool:
    """Whether it is to be done later: "soll erst in einer *zweiten* Phase besprochen werden"."""
    first, last = verb.inside[0], verb.inside[-1]
    inside = verb.words.low[first : last + 1]
    coming = comes or (verb.clause.passive and verb.clause.tense in ("present", "future"))
    due = _due(verb, low)
    if not group("only_then").isdisjoint(inside) and verb.clause.modal not in group("must"):
        return (due or coming) and "noch" not in inside  # "soll *erst* im Herbst verhandelt werden"
    return not group("later").isdisjoint(inside) and (due or coming)


def _still_to_come(verb: Verb, low: Sequence[str]) -> bool:
    """Whether talks about a point go on or are due: "wird noch verhandelt", "muss beraten werden".

    "verhandelten weiter über Fischerei" tells of the talks.
    """
    going_on = verb.clause.tense in ("present", "future") and not group("still").isdisjoint(low)
    return going_on or verb.clause.modal in group("must") or (_due(verb, low) and verb.clause.passive)


def _is_none(verb: Verb, start: int, low: Sequence[str]) -> bool:
    """Whether something is called no point: "*kein* Streitpunkt mehr", "*nicht länger* ein Streitpunkt"."""
    before = verb.words.low[max(0, start - 2) : start]
    no_longer = any(a == "nicht" and b in group("no_longer") for a, b in pairwise(low))
    return no_longer or any(word.startswith("kein") for word in before)


def _negated(low: Sequence[str]) -> bool:
    """Whether a clause is negated, but not by "nicht nur"."""
    behind = [*low[1:], ""]
    return any(
        word in group("negation") and after not in group("no_negation_before")
        for word, after in zip(low, behind, strict=True)
    )
