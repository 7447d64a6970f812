"""Claims with the voices for and against: what is confirmed, contested, denied, or known from one side only.

A denial finds what it denies by the event that both speak of, else by their words ("Berichte, wonach ..."),
first in its own article, then in earlier ones. A later admission by who denied it confirms the claim; the
history stays in the voices. Two voices of one side, or one agency text in two outlets, are one source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lagebild.model.annotation import Act
from lagebild.model.dossier import Claim, ClaimStatus, Evidence, Voice
from lagebild.resolve.assertions import Assertion
from lagebild.resolve.entities import Cast
from lagebild.resolve.ids import distinct, make_id
from lagebild.resolve.likeness import Weights
from lagebild.resolve.material import Material

ALIKE = 0.6
LONGEST = 220


@dataclass(slots=True)
class Matter:
    """Assertions about one matter."""

    rows: list[Assertion] = field(default_factory=list)


def bring_together(assertions: Sequence[Assertion], material: Material) -> list[Matter]:
    """Bring assertions about one matter together: by event, else by words."""
    weights = Weights(row.stems for row in assertions)
    matters: list[Matter] = []
    by_event: dict[int, Matter] = {}
    by_word: dict[str, list[Matter]] = defaultdict(list)
    for row in assertions:
        matter = by_event.get(row.event) if row.event is not None else None
        matter = matter or _by_words(row, by_word, weights)
        if matter is None:
            matter = Matter()
            matters.append(matter)
        matter.rows.append(row)
        if row.event is not None:
            by_event.setdefault(row.event, matter)
        for word in weights.rarest(row.stems, 6):
            if all(other is not matter for other in by_word[word]):
                by_word[word].append(matter)
    return matters


def _by_words(row: Assertion, by_word: dict[str, list[Matter]], weights: Weights) -> Matter | None:
    """Return the matter most alike in words; it shares an event with nothing else."""
    candidates = {id(m): m for word in weights.rarest(row.stems, 6) for m in by_word[word][-50:]}
    best: tuple[float, bool, int] | None = None
    found = None
    for number, matter in enumerate(candidates.values()):
        events = {other.event for other in matter.rows} - {None}
        if row.event is not None and events and row.event not in events:
            continue
        for other in matter.rows:
            shared = row.stems & other.stems
            if len(shared) < 2:
                continue
            score = (weights.likeness(row.stems, other.stems), other.article == row.article, -number)
            if score[0] >= ALIKE and (best is None or score > best):
                best, found = score, matter
    return found


def record_claims(
    matters: Iterable[Matter],
    events: Sequence[tuple[str, frozenset[str]]],
    cast: Cast,
    corrected: dict[str, str],
) -> tuple[Claim, ...]:
    """Return the claims; ``events`` gives id and sides of each happening."""
    claims = []
    for matter in matters:
        event = next((row.event for row in matter.rows if row.event is not None), None)
        sides = events[event][1] if event is not None else frozenset()
        first = next((row for row in matter.rows if not row.against), matter.rows[0])
        key = events[event][0] if event is not None else f"{first.article}:{first.start}"
        claims.append(
            Claim(
                id=make_id("claim", key),
                text=shortened(first.text),
                status=status_of(matter.rows, sides, cast, corrected),
                supporters=_voices(row for row in matter.rows if not row.against),
                opponents=_voices(row for row in matter.rows if row.against),
            )
        )
    ids = distinct(claim.id for claim in claims)
    return tuple(replace(claim, id=entry) for claim, entry in zip(claims, ids, strict=True))


def shortened(text: str) -> str:
    """Return a text on one line, cut at a word when it is long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _voices(rows: Iterable[Assertion]) -> tuple[Voice, ...]:
    found: dict[str | None, list[Evidence]] = defaultdict(list)
    for row in rows:
        found[row.voice].extend(row.evidence)
    order = sorted(found, key=lambda voice: (voice is None, voice or ""))
    return tuple(Voice(entity=voice, evidence=tuple(dict.fromkeys(found[voice]))) for voice in order)


def status_of(
    rows: Sequence[Assertion], event_sides: frozenset[str], cast: Cast, corrected: dict[str, str]
) -> ClaimStatus:
    """Return how a claim stands after all assertions, given in order of time."""
    standing = [row for row in rows if row.article not in corrected]
    if not standing and not any(row.against for row in rows):
        return ClaimStatus.RETRACTED
    last: dict[str, Assertion] = {}
    turned: dict[str, list[bool]] = defaultdict(list)
    for row in standing or rows:
        side = side_of(row, cast)
        last[side] = row
        turned[side].append(row.against)
    supporters = {side for side, row in last.items() if not row.against}
    opponents = {side for side, row in last.items() if row.against}
    if any(turned[side][0] and not turned[side][-1] for side in supporters) and not opponents:
        return ClaimStatus.CONFIRMED
    if any(not turned[side][0] for side in opponents) and not supporters:
        return ClaimStatus.RETRACTED
    if opponents:
        return ClaimStatus.CONTESTED if supporters else ClaimStatus.DENIED
    named = {side for side in supporters if side}
    own = any(_own_act(row, side, event_sides) for side, row in last.items() if side)
    return ClaimStatus.CONFIRMED if len(named) > 1 or own else ClaimStatus.SINGLE_SOURCE


def side_of(row: Assertion, cast: Cast) -> str:
    """Return the side that a voice counts for; "" for hearsay with nobody to name."""
    if row.voice is None:
        return ""
    return cast.side(row.voice) or row.voice


def _own_act(row: Assertion, side: str, event_sides: frozenset[str]) -> bool:
    """Whether a party speaks of its own doing: it confirms or admits it, or nobody else takes part."""
    if side not in event_sides:
        return False
    return row.act in (Act.CONFIRM, Act.ADMIT) or event_sides <= {side}
