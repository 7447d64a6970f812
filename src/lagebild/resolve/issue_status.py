"""How a point stands, out of all that was reported of it."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.model.dossier import IssueState


def standing(history: Sequence[IssueState]) -> IssueState:
    """Return the state that holds now: the last one of the newest day, in order of time.

    What is only hearsay or somebody's word ("Die Laufzeit ist geklärt, sagte Weber") does not overwrite a
    plain report of the same day.
    """
    newest = max(state.day or "" for state in history)
    last = [state for state in history if (state.day or "") == newest]
    plain = [state for state in last if not state.hearsay and not state.said_by]
    return (plain or last)[-1]
