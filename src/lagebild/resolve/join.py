"""Joining with a reason: a union of names that keeps why, obeys people, and can be undone.

Every join is a Judgement; nothing is joined without one. A person's judgement outranks every rule: what
somebody called different stays apart, what somebody called the same comes together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from lagebild.model.entity import Judgement, Verdict


class Joiner:
    """A union-find over node ids. ``aliases`` lead from other ids (of entities) to nodes."""

    def __init__(self, nodes: Iterable[str]) -> None:
        self._parent = {node: node for node in nodes}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._members = {node: [node] for node in self._parent}
        self.judgements: list[Judgement] = []

    def __contains__(self, node: str) -> bool:
        return node in self._parent

    def find(self, node: str) -> str:
        """Return the root that stands for the node's group."""
        root = node
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def same(self, left: str, right: str) -> bool:
        """Whether the two have been joined."""
        return self.find(left) == self.find(right)

    def obey(
        self,
        judgements: Iterable[Judgement],
        nodes_of: Callable[[str, tuple[str, ...]], tuple[str, ...]],
    ) -> None:
        """Apply people's judgements first; the latest about the same two ids counts.

        ``nodes_of`` gives the nodes that an id of the record and its words in the articles stand for. What
        is unknown here is left for whoever knows it.
        """
        latest: dict[tuple[str, str], Judgement] = {}
        for judgement in sorted(judgements, key=lambda j: (j.decided_at, j.decided_by, j.reason, j.verdict)):
            if judgement.decided_by.startswith("user:"):
                latest[min(judgement.left, judgement.right), max(judgement.left, judgement.right)] = judgement
        for wanted in (Verdict.DIFFERENT, Verdict.UNSURE, Verdict.SAME):
            for _, judgement in sorted(latest.items()):
                if judgement.verdict is wanted:
                    left = nodes_of(judgement.left, judgement.left_words)
                    right = nodes_of(judgement.right, judgement.right_words)
                    self._decree(judgement, left, right)

    def _decree(self, judgement: Judgement, left: tuple[str, ...], right: tuple[str, ...]) -> None:
        if judgement.verdict is Verdict.SAME:
            every = [*left, *right] if left and right else []
            for other in every[1:]:
                self._unite(every[0], other)
            return
        for a in left:
            for b in right:
                if a != b:
                    self._apart[a].add(b)
                    self._apart[b].add(a)

    def join(self, left: str, right: str, rule: str, reason: str) -> bool:
        """Bring two nodes together for a reason. Return False where a person has said that they differ."""
        if self.same(left, right):
            return True
        if not self._unite(left, right):
            return False
        self._note(left, right, Verdict.SAME, rule, reason)
        return True

    def doubt(self, left: str, right: str, rule: str, reason: str) -> None:
        """List a near-miss: two nodes that may be the same, left apart."""
        if not self.same(left, right):
            self._note(left, right, Verdict.UNSURE, rule, reason)

    def _note(self, left: str, right: str, verdict: Verdict, rule: str, reason: str) -> None:
        first, second = sorted((left, right))
        self.judgements.append(
            Judgement(left=first, right=second, verdict=verdict, decided_by=f"rule:{rule}", reason=reason)
        )

    def _unite(self, left: str, right: str) -> bool:
        a, b = self.find(left), self.find(right)
        if a == b:
            return True
        members, others = self._members[a], self._members[b]
        if len(members) < len(others) or (len(members) == len(others) and b < a):
            a, b, members, others = b, a, others, members
        inside = set(members) if any(node in self._apart for node in others) else set()
        if any(not self._apart[node].isdisjoint(inside) for node in others if node in self._apart):
            return False
        self._parent[b] = a
        members.extend(self._members.pop(b))
        return True

    def groups(self) -> list[list[str]]:
        """Return the groups, each sorted, in the order of their first nodes."""
        return sorted(sorted(group) for group in self._members.values())
