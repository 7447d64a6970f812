"""Claims with the voices for and against: what is confirmed, contested, denied, or known from one side only.

A denial finds what it denies: the event that both speak of; what stands just before it, when it only points
back ("Das wies er zurück"); else the same words, in its own article or an earlier one ("Berichte, wonach").
A later admission by who denied it confirms the claim; the history stays in the voices.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from lagebild.model.annotation import Act
from lagebild.resolve.assertion import Assertion
from lagebild.resolve.checkable import tells
from lagebild.resolve.figures import counters
from lagebild.resolve.likeness import Weights, related

ALIKE = 0.6
BACK = 700
"""How many characters before a denial that only points back its object may stand."""
TELLING = frozenset({Act.ACCUSE, Act.THREATEN, Act.PROMISE})
"""What somebody says that others deny, rather than what they add to it."""
COMING_ROUND = frozenset({Act.SAY, Act.CONFIRM, Act.ANNOUNCE, Act.ADMIT})
"""By which acts one can tell what one has denied."""
RARE = 6
"""By how many of its rarest words an assertion looks for its like."""
BLOCK = 40
"""How many matters a word leads to, the newest."""


@dataclass(slots=True)
class Matter:
    """Assertions about one matter; ``against`` tells of each whether it speaks against."""

    rows: list[Assertion] = field(default_factory=list)
    against: list[bool] = field(default_factory=list)

    @property
    def negated(self) -> bool:
        """Whether the matter is that something is not so."""
        return self.rows[0].negated and not self.rows[0].denies

    @property
    def claimed(self) -> bool:
        """Whether anybody has made a claim of it; an answer to nothing that is told is none."""
        return any(row.seed or row.weighty for row in self.rows) and not all(row.empty for row in self.rows)

    @property
    def checkable(self) -> bool:
        """Whether it is a matter of fact: not "Man habe sich zu viel vorgenommen"."""
        return tells(self.rows)

    def held_by(self, side: str) -> bool:
        """Whether nobody but one side has spoken for it."""
        sides = {row.side for row, against in zip(self.rows, self.against, strict=True) if not against}
        return sides == {side}

    @property
    def asserter(self) -> Assertion | None:
        """The one voice that has spoken for it, None where there are several or nobody is known."""
        said = [row for row, no in zip(self.rows, self.against, strict=True) if row.voice and not no]
        return said[0] if len({row.voice for row in said}) == 1 else None

    def _denied_by(self, side: str | None) -> bool:
        return bool(side) and any(row.denies and row.side == side for row in self.rows)

    def add(self, row: Assertion) -> None:
        """Enter a voice. "Es habe kein Treffen gegeben" speaks against "es habe ein Treffen gegeben"."""
        opposite = bool(self.rows) and not row.anaphoric and row.negated != self.negated
        if row.follows is not None or (row.act is Act.ADMIT and self._denied_by(row.side)):
            opposite = False
        self.rows.append(row)
        self.against.append(True if row.denies else opposite and row.voice is not None)


def bring_together(assertions: Sequence[Assertion]) -> list[Matter]:
    """Bring assertions about one matter together, given in order of time."""
    table = _Table(assertions)
    for given in assertions:
        row = given
        if countered := table.countered(given):
            row = replace(given, act=Act.DENY, seed=True, anaphoric=True)
        matter = countered or (
            table.going_on(row)
            or (row.anaphoric and row.act in (Act.CONFIRM, Act.ADMIT) and table.before(row))
            or table.come_round(row)
            or table.by_event(row)
            or table.taken_back(row)
            or table.before(row)
            or table.by_words(row)
        )
        if row.retracts and row.voice is None and matter and (own := matter.asserter):
            row = replace(row, voice=own.voice, side=own.side)
        matter = table.whole(row, matter) if matter else Matter()
        table.add(row, matter)
        for part in table.parts(row, matter):
            table.add(replace(row, event=None), part)
    return [matter for matter in table.matters if matter.claimed and matter.checkable]


def _goes_on(last: Assertion, row: Assertion) -> bool:
    """Whether a voice goes on with what it has just answered, or tells what it answered before."""
    if row.former:
        return True
    answering = last.denies and (row.denies or row.continues)
    return answering and (row.anaphoric or row.continues) and row.start - last.start <= BACK // 2


def _asserted_by(voice: str, matter: Matter) -> bool:
    rows = zip(matter.rows, matter.against, strict=True)
    return any(row.voice == voice and not against for row, against in rows)


def _tells(row: Assertion) -> bool:
    return row.seed or row.act in TELLING or row.event is not None


def _with(row: Assertion, nearest: Assertion) -> bool:
    """Whether two assertions are of one voice, or of one side."""
    return row.voice == nearest.voice or (row.side is not None and row.side == nearest.side)


def _bare(row: Assertion) -> bool:
    """Whether a denial says nothing of what it denies: "Krause bestritt das"."""
    return row.denies and row.empty and not row.stems and not row.retracts


def _strangers(row: Assertion, other: Assertion) -> bool:
    """Whether the articles of two assertions name several persons and bodies, and none in common."""
    full = min(len(row.company), len(other.company)) > 2
    return full and row.company.isdisjoint(other.company)


def _hints(rows: Sequence[Assertion]) -> dict[tuple[str, int], frozenset[str]]:
    """Return the words with which a bare denial goes on: "Krause widersprach. In Kassel sei niemand in
    Haft"."""
    answers = {(row.article, row.start) for row in rows if row.denies and row.empty}
    found: dict[tuple[str, int], frozenset[str]] = {}
    for row in rows:
        if row.follows is not None and (row.article, row.follows) in answers:
            found.setdefault((row.article, row.follows), row.stems)
    return found


def _events_meant(rows: Sequence[Assertion]) -> dict[tuple[str, int], int]:
    """Return the event that a bare denial goes on to name: "Weber dementierte: Das Treffen habe es nie
    gegeben"."""
    told: dict[tuple[str, str | None], list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        if row.denies and row.event is not None:
            told[row.article, row.voice].append((row.start, row.event))
    found: dict[tuple[str, int], int] = {}
    for row in rows:
        if row.denies and row.empty and row.voice is not None and row.event is None:
            behind = [e for start, e in told[row.article, row.voice] if 0 < start - row.start <= _NEXT]
            if behind:
                found.setdefault((row.article, row.start), behind[0])
    return found


_NEXT = 60
"""How many characters behind a bare denial what it denies is named."""


class _Table:
    """Matters so far, found by event, by place in the article, and by rare words."""

    def __init__(self, assertions: Iterable[Assertion]) -> None:
        self.matters: list[Matter] = []
        rows = list(assertions)
        self._weights = Weights(row.stems for row in rows)
        self._hints = _hints(rows)
        self._meant = _events_meant(rows)
        self._events: dict[int, Matter] = {}
        self._words: dict[str, dict[int, Matter]] = defaultdict(dict)
        self._denied: dict[str, list[tuple[Assertion, Matter]]] = defaultdict(list)
        self._by_side: dict[str, list[Matter]] = defaultdict(list)
        self._article: dict[str, list[tuple[Assertion, Matter]]] = defaultdict(list)

    def add(self, row: Assertion, matter: Matter) -> None:
        if not matter.rows:
            self.matters.append(matter)
        matter.add(row)
        if row.event is not None:
            self._events.setdefault(row.event, matter)
        self._article[row.article].append((row, matter))
        if row.denies and row.voice:
            self._denied[row.voice].append((row, matter))
        if row.denies and row.side:
            self._by_side[row.side].append(matter)
        for word in self._weights.rarest(row.stems, RARE):
            block = self._words[word]
            block[id(matter)] = matter
            if len(block) > BLOCK:
                del block[next(iter(block))]

    def whole(self, row: Assertion, matter: Matter) -> Matter:
        """Return the matter of the words that what a bare denial points to is but a part of."""
        starts = {other.part_of for other in matter.rows if other.article == row.article} - {None}
        if not _bare(row) or not starts:
            return matter
        return next((m for other, m in self._article[row.article] if other.start in starts), matter)

    def parts(self, row: Assertion, matter: Matter) -> list[Matter]:
        """Return the matters of what is part of the same words, all of which a bare denial means."""
        if not _bare(row):
            return []
        starts = {other.start for other in matter.rows if other.article == row.article}
        found = [m for other, m in self._article[row.article] if other.part_of in starts and m is not matter]
        return list({id(m): m for m in found}.values())

    def countered(self, row: Assertion) -> Matter | None:
        """Return the matter of another side's number right before, against which a voice sets its own."""
        told = self._article[row.article]
        if row.act is not Act.SAY or not row.spoken or not told:
            return None
        last, matter = told[-1]
        near = last.spoken and last.act is Act.SAY and row.start - last.start <= BACK // 2
        others = row.side != last.side or row.side is None
        return matter if near and others and counters(row.text, last.text, opposing=row.opposing) else None

    def going_on(self, row: Assertion) -> Matter | None:
        """Return the matter of the answer that the words go on with, or of what an answer names itself."""
        told = self._article[row.article] if row.follows is not None else []
        return next((m for other, m in told if other.start == row.follows and other.empty != row.empty), None)

    def by_event(self, row: Assertion) -> Matter | None:
        event = row.event if row.event is not None else self._meant.get((row.article, row.start))
        return self._events.get(event) if event is not None else None

    def taken_back(self, row: Assertion) -> Matter | None:
        """Return what an admission takes back: the one matter that the voice denied in an earlier article."""
        if row.act is not Act.ADMIT or row.denies:
            return None
        if row.takes_back and (alike := self._most_alike(row, self._denied_before(row), names=True)):
            return alike
        if row.voice is None:
            return None
        if alike := self._alike_denied(row):
            return alike
        denied = [
            (other, matter)
            for other, matter in self._denied[row.voice]
            if other.article != row.article and not _asserted_by(row.voice, matter)
        ]
        return denied[0][1] if len({id(matter) for _, matter in denied}) == 1 else None

    def come_round(self, row: Assertion) -> Matter | None:
        """Return what a voice now tells itself though it denied just that in an earlier article."""
        if row.denies or row.negated or row.voice is None or row.act not in COMING_ROUND:
            return None
        for other, matter in self._denied[row.voice]:
            shared = row.stems & other.stems
            told = len(shared) > 2 and not shared <= row.names | other.names
            earlier = other.article != row.article and not other.negated
            if earlier and told and self._weights.likeness(row.stems, other.stems) >= ALIKE:
                return matter
        return None

    def _alike_denied(self, row: Assertion) -> Matter | None:
        """Return the matter that the side of the voice denied before, in words most like the admission."""
        return self._most_alike(row, self._by_side[row.side or ""], names=False)

    def _denied_before(self, row: Assertion) -> list[Matter]:
        """Return the matters that anybody denied in earlier articles."""
        told = [pair for pairs in self._denied.values() for pair in pairs if pair[0].article != row.article]
        return [matter for _, matter in told]

    def _most_alike(self, row: Assertion, matters: Iterable[Matter], *, names: bool) -> Matter | None:
        """Return the matter that shares most of the words with an admission; ``names`` may be all of them."""
        best: tuple[float, Matter | None] = (0.0, None)
        for matter in matters:
            for other in matter.rows:
                shared = row.stems & other.stems
                if len(shared) < 2 or (not names and shared <= row.names | other.names):
                    continue
                score = self._weights.likeness(row.stems, other.stems)
                if score > best[0]:
                    best = (score, matter)
        return best[1]

    def before(self, row: Assertion) -> Matter | None:
        """Return what a voice that only points back means: the nearest matter before it, not its own."""
        told = self._article[row.article]
        if row.retracts:
            return next(
                (m for other, m in reversed(told) if other.voice == row.voice and not other.denies), None
            )
        own = (
            next((pair for pair in reversed(told) if pair[0].voice == row.voice), None) if row.voice else None
        )
        if own and _goes_on(own[0], row):
            return own[1]
        if not row.anaphoric:
            return None
        near = [
            (other, matter)
            for other, matter in reversed(told)
            if other.start < row.start
            and row.start - other.start <= BACK
            and (other.voice != row.voice or (row.voice is None and other.seed))
            and not (row.denies and not row.former and row.side and matter.held_by(row.side))
        ]
        if not near:
            return None
        near = [pair for pair in near if pair[0].voice or pair[0].seed or pair[0].spoken] or near
        nearest = near[0][0]
        meant = [pair for pair in near if related(row.stems, pair[0].stems)]
        if hint := self._hints.get((row.article, row.start)):
            told_of = [
                pair
                for pair in near
                if pair[0].side == nearest.side
                and (len(pair[0].stems & hint) > 1 or related(hint, pair[0].stems))
            ]
            meant = meant or told_of
        if meant:
            return meant[0][1]
        run = list(takewhile(lambda pair: _with(pair[0], nearest), near))
        same_voice = [pair for pair in near if nearest.voice and pair[0].voice == nearest.voice]
        same_voice = (run if len(run) > len(same_voice) else same_voice) or near[:1]
        same_voice = [pair for pair in same_voice if not pair[0].empty] or same_voice
        telling = [pair for pair in same_voice if pair[0].act in TELLING] or [
            pair for pair in same_voice if _tells(pair[0])
        ]
        return (telling or same_voice)[0][1]

    def by_words(self, row: Assertion) -> Matter | None:
        """Return the matter most alike in words; statements that only lie ready do not find each other."""
        words = self._weights.rarest(row.stems, RARE)
        candidates = {key: matter for word in words for key, matter in self._words[word].items()}
        best: tuple[float, bool] = (0.0, False)
        found = None
        for matter in candidates.values():
            if not (row.seed or matter.claimed) or self._other_event(row, matter):
                continue
            if all(_strangers(row, other) for other in matter.rows):
                continue
            score = max(self._score(row, other) for other in matter.rows)
            if score > best:
                best, found = score, matter
        return found

    def _other_event(self, row: Assertion, matter: Matter) -> bool:
        events = {other.event for other in matter.rows} - {None}
        return row.event is not None and bool(events) and row.event not in events

    def _score(self, row: Assertion, other: Assertion) -> tuple[float, bool]:
        answers = row.denies or other.denies or row.negated != other.negated or row.article == other.article
        if len(row.stems & other.stems) < (2 if answers or row.act is Act.ADMIT else 3):
            return 0.0, False
        said = row.act is Act.SAY and other.act is Act.SAY and row.negated == other.negated
        if said and row.stems & other.stems <= row.names | other.names:
            return 0.0, False
        alike = self._weights.likeness(row.stems, other.stems)
        near = row.article == other.article
        enough = ALIKE if row.seed else ALIKE + 0.1
        return (alike, near) if alike >= enough else (0.0, False)
