"""What people have decided about events and papers, by their ids or by the ids of single reports.

A rule's join of two reports is a judgement about two statement ids; a person undoes it by judging the same
two ids ``different``. Two entries that no rule has joined become one by ``same`` about their ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from lagebild.model.entity import Judgement, Verdict
from lagebild.resolve.anchors import Ground

G = TypeVar("G")


class Verdicts:
    """People's judgements; the latest about the same two ids counts.

    ``ground`` leads from the words that a judgement holds on to to the reports that were read there.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), ground: Ground | None = None) -> None:
        latest: dict[tuple[str, str], Judgement] = {}
        for judgement in sorted(judgements, key=lambda j: (j.decided_at, j.decided_by, j.reason, j.verdict)):
            if judgement.decided_by.startswith("user:"):
                latest[min(judgement.left, judgement.right), max(judgement.left, judgement.right)] = judgement
        self._different: dict[str, set[str]] = defaultdict(set)
        self.same: list[tuple[str, ...]] = []
        reports = ground or Ground()
        for _, judgement in sorted(latest.items()):
            left = reports.find(judgement.left_words) or (judgement.left,)
            right = reports.find(judgement.right_words) or (judgement.right,)
            if judgement.verdict is Verdict.SAME:
                self.same.append((*left, *right))
                continue
            for one in left:
                self._different[one].update(right)
            for one in right:
                self._different[one].update(left)

    def apart(self, report: str, others: Iterable[str]) -> bool:
        """Whether somebody has said that a report is of something else than one of the others."""
        return report in self._different and not self._different[report].isdisjoint(others)

    def merge(
        self,
        ids: Sequence[str],
        groups: Sequence[G],
        absorb: Callable[[G, G], None],
        reports: Callable[[G], Iterable[str]],
    ) -> list[G]:
        """Return the groups, those that somebody called the same put into the first of them by ``absorb``.

        A group is meant by its id or by one of its ``reports``.
        """
        if not self.same:
            return list(groups)
        place = {report: number for number, group in enumerate(groups) for report in reports(group)}
        place.update({entry: number for number, entry in enumerate(ids)})
        into = list(range(len(groups)))

        def root(number: int) -> int:
            while into[number] != number:
                number = into[number]
            return number

        for meant in self.same:
            known = [place[one] for one in meant if one in place]
            for other in known[1:]:
                first, second = sorted((root(known[0]), root(other)))
                if first != second:
                    into[second] = first
                    absorb(groups[first], groups[second])
        return [group for number, group in enumerate(groups) if into[number] == number]


def joined(rule: str, seed: str, report: str, reason: str) -> Judgement:
    """Return the judgement that a rule's join of two reports is."""
    left, right = sorted((seed, report))
    return Judgement(left=left, right=right, verdict=Verdict.SAME, decided_by=f"rule:{rule}", reason=reason)
