"""Points of the negotiation in „Stand der Dinge“: what is settled, what the parties are at odds about."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.model.annotation import IssueStatus
from lagebild.model.dossier import IssueState, RecordedIssue
from lagebild.model.standing import speakers_of, telling, told_as_fact, words_of
from lagebild.publish.grammar import by
from lagebild.publish.index import DossierIndex
from lagebild.publish.points import point
from lagebild.publish.sentences import StateSentence
from lagebild.publish.wording import listing, say


def settled_points(index: DossierIndex) -> list[StateSentence]:
    """Return what is settled, newest first: an article tells it as fact, or two sides say so.

    That one party calls a point settled ("Weber sagte, man sei sich einig") is no agreement.
    """
    found = _sentences(index, IssueStatus.AGREED)
    return [sentence for states, sentence in found if told_as_fact(states) or _sides(index, states) > 1]


def unsettled_points(index: DossierIndex) -> list[StateSentence]:
    """Return what is disputed, then what is open, newest first."""
    found = [*_sentences(index, IssueStatus.DISPUTED), *_sentences(index, IssueStatus.OPEN)]
    return [sentence for _, sentence in found]


def _sentences(
    index: DossierIndex, status: IssueStatus
) -> list[tuple[tuple[IssueState, ...], StateSentence]]:
    issues = sorted(
        (issue for issue in index.dossier.issues if issue.status is status), key=lambda issue: issue.id
    )
    found = [(telling(issue.history), issue) for issue in issues]
    found.sort(key=lambda row: row[0][-1].day or "", reverse=True)
    return [(states, _sentence(index, issue, states)) for states, issue in found]


def _sentence(index: DossierIndex, issue: RecordedIssue, states: Sequence[IssueState]) -> StateSentence:
    shown = point(index, issue)
    notes = (listing(shown.parties), _vouchers(index, states))
    return StateSentence(
        status=issue.status,
        status_word=shown.status_word,
        text=shown.text,
        note="; ".join(note for note in notes if note),
        href=f"#{shown.anchor}",
        evidence=words_of(states),
    )


def _vouchers(index: DossierIndex, states: Sequence[IssueState]) -> str:
    """Return whose word it is, "" where an article tells it as fact."""
    if told_as_fact(states):
        return ""
    names = index.names(speakers_of(states))
    return say("common.according_to", who=by(names)) if names else say("state.hearsay")


def _sides(index: DossierIndex, states: Sequence[IssueState]) -> int:
    return len({index.side_of(speaker) or speaker for speaker in speakers_of(states)})
