"""How a point stands, out of all that was reported of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from lagebild.model.dossier import Evidence, IssueState


def standing(history: Sequence[IssueState]) -> IssueState:
    """Return the state that holds now: the last one of the newest day, in order of time.

    What is only hearsay or somebody's word ("Die Laufzeit ist geklärt, sagte Weber") does not overwrite a
    plain report of the same day.
    """
    newest = max(state.day or "" for state in history)
    last = [state for state in history if (state.day or "") == newest]
    plain = [state for state in last if is_plain(state)]
    return (plain or last)[-1]


def telling(history: Sequence[IssueState]) -> tuple[IssueState, ...]:
    """Return the states that say together how it stands now: the last ones of one status, oldest first.

    Of "strittig", "geklärt, sagte Weber", "geklärt" the last two.
    """
    holds = standing(history)
    until = history[: list(history).index(holds) + 1]
    return tuple(takewhile(lambda state: state.status is holds.status, reversed(until)))[::-1]


def is_plain(state: IssueState) -> bool:
    """Whether a report itself says so: neither hearsay nor somebody's word."""
    return not state.hearsay and not state.said_by


def told_as_fact(states: Iterable[IssueState]) -> bool:
    """Whether one of some reports itself says so."""
    return any(map(is_plain, states))


def speakers_of(states: Iterable[IssueState]) -> tuple[str, ...]:
    """Return those whose word some reports are, each once."""
    return tuple(dict.fromkeys(speaker for state in states for speaker in state.said_by))


def words_of(states: Iterable[IssueState]) -> tuple[Evidence, ...]:
    """Return the words that some reports rest on, each once."""
    return tuple(dict.fromkeys(row for state in states for row in state.evidence))
