"""From the voices about one matter to its claim: how it stands among the sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lagebild.model.annotation import Act
from lagebild.model.dossier import Claim, ClaimStatus, Evidence, Voice
from lagebild.model.entity import EntityKind
from lagebild.resolve.answer_words import names_medium
from lagebild.resolve.assertion import Assertion
from lagebild.resolve.claims import Matter
from lagebild.resolve.entities import Cast
from lagebild.resolve.ids import distinct, make_id
from lagebild.resolve.propositions import has_verb
from lagebild.resolve.words import government_ends, is_medium

LONGEST = 220
_NOBODY = "?"
"""The side of nobody to name who speaks against: nobody's word takes back nobody's."""


def record_claims(
    matters: Iterable[Matter],
    events: Sequence[tuple[str, frozenset[str], frozenset[str]]],
    cast: Cast,
    corrected: dict[str, str],
) -> tuple[Claim, ...]:
    """Return the claims; ``events`` gives id, sides and participants of each happening."""
    claims = [_claim(matter, events, cast, corrected) for matter in matters]
    ids = distinct(claim.id for claim in claims)
    return tuple(replace(claim, id=entry) for claim, entry in zip(claims, ids, strict=True))


def _claim(
    matter: Matter,
    events: Sequence[tuple[str, frozenset[str], frozenset[str]]],
    cast: Cast,
    corrected: dict[str, str],
) -> Claim:
    event = next((row.event for row in matter.rows if row.event is not None), None)
    sides = events[event][1] if event is not None else frozenset()
    there = events[event][2] if event is not None else frozenset()
    every = zip(matter.rows, matter.against, strict=True)
    voices = [row for row in every if row[0].voice or row[0].seed or row[0].spoken]
    admitting = {(row.article, side_of(row, cast)) for row, _ in voices if row.act is Act.ADMIT}
    voices.sort(key=lambda row: not _of_before(row[0], row[1], admitting, cast))
    told = [row for row, against in voices if not against and not row.anaphoric]
    told = told or [row for row in matter.rows if row.denies and not row.anaphoric and not row.empty]
    told = told or [row for row in matter.rows if not row.denies and not row.empty] or matter.rows
    first = next((row for row in told if row.seed), told[0])
    shown = next((row for row in (first, *told) if has_verb(row.sentence)), first)
    key = events[event][0] if event is not None else f"{told[0].article}:{told[0].start}"
    return Claim(
        id=make_id("claim", key),
        text=shortened(shown.sentence),
        status=status_of(voices, sides, cast, corrected, there),
        supporters=_voices(row for row, against in voices if not against),
        opponents=_voices(row for row, against in voices if against),
    )


def _of_before(row: Assertion, against: bool, admitting: set[tuple[str, str]], cast: Cast) -> bool:
    """Whether a voice tells of before: by its words, or a denial beside an admission in the same article."""
    return row.former or (against and (row.article, side_of(row, cast)) in admitting)


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
    voices: Sequence[tuple[Assertion, bool]],
    event_sides: frozenset[str],
    cast: Cast,
    corrected: dict[str, str],
    there: frozenset[str] = frozenset(),
) -> ClaimStatus:
    """Return how a claim stands after all voices, given in order of time; ``there`` are those who take part
    in the event that it is about.

    Of each side its last word counts. Whoever denied and now asserts confirms; whoever asserted and now
    denies retracts. What only a replaced version of an article says is retracted too.
    """
    standing = [row for row in voices if row[0].article not in corrected]
    if not standing:
        return ClaimStatus.RETRACTED
    words: dict[str, list[tuple[Assertion, bool]]] = defaultdict(list)
    for row, against in standing:
        words[side_of(row, cast) or (_NOBODY if against and not row.retracts else "")].append((row, against))
    supporters = {side for side, said in words.items() if not said[-1][1]}
    opponents = words.keys() - supporters
    admitted = any(said[0][1] for side, said in words.items() if side in supporters)
    withdrawn = any(not said[0][1] for side, said in words.items() if side in opponents)
    if not opponents and admitted:
        return ClaimStatus.CONFIRMED
    if not supporters:
        return ClaimStatus.RETRACTED if withdrawn else ClaimStatus.DENIED
    if opponents and _came_clean(standing, supporters, event_sides | there, cast):
        return ClaimStatus.CONFIRMED
    if opponents:
        return ClaimStatus.CONTESTED
    named = {side for side in supporters if side}
    own = any(_own_act(words[side][-1][0], side, event_sides) for side in named)
    own = own or any(row.joint and row.act in (Act.CONFIRM, Act.ADMIT, Act.SAY) for row, _ in standing)
    return ClaimStatus.CONFIRMED if len(named) > 1 or own else ClaimStatus.SINGLE_SOURCE


def _came_clean(
    voices: Sequence[tuple[Assertion, bool]], supporters: set[str], there: frozenset[str], cast: Cast
) -> bool:
    """Whether a side admits what it denied before, or one that is said to have met what others denied, and
    nobody has denied it since in a later article. So too beside "was die Sprecherin bestritten hatte"."""
    order = {row.article: number for number, (row, _) in reversed(list(enumerate(voices)))}
    denied: set[str] = set()
    admitted: int | None = None
    overtaken = {row.article for row, against in voices if against and row.former}
    for row, against in voices:
        side = side_of(row, cast)
        if against:
            denied.add(side)
            admitted = None if admitted is not None and order[row.article] > admitted else admitted
        elif side in supporters:
            own = not there.isdisjoint((side, row.voice or side)) or row.article in overtaken
            back = side in denied or (bool(denied) and (row.takes_back or own))
            back = back or _of_one_state(side, denied, cast)
            if (row.act is Act.ADMIT and back) or (row.voice in there and _of_one_state(side, denied, cast)):
                admitted = order[row.article]
    return admitted is not None


def _of_one_state(side: str, denied: set[str], cast: Cast) -> bool:
    """Whether all who denied it speak for bodies of the state of who was there: a ministry's spokesman."""
    own = cast.side(side) if side in cast.entities else None
    if own is None or not denied:
        return False
    known = [cast.entities.get(one) for one in denied]
    bodies = [row for row in known if row is not None and row.name.casefold().endswith(government_ends())]
    return len(bodies) == len(known) and all(cast.side(row.id) == own for row in bodies)


def side_of(row: Assertion, cast: Cast) -> str:
    """Return the side that a voice counts for; "" for nobody to name: hearsay, a circle, what a paper has
    heard."""
    if row.voice is None:
        return ""
    side = cast.side(row.voice)
    entity = cast.entities[row.voice]
    nobody = entity.kind in (EntityKind.GROUP, EntityKind.UNNAMED) and side is None
    if nobody or is_medium(entity.name) or names_medium(entity.name):
        return ""
    return side or row.voice


def _own_act(row: Assertion, side: str, event_sides: frozenset[str]) -> bool:
    """Whether a party speaks of its own doing: it confirms or admits it and nobody else is named, or nobody
    else takes part."""
    if row.act is Act.ADMIT:
        return True
    if row.act is Act.CONFIRM:
        return side in event_sides if event_sides else row.about <= {side}
    return event_sides == {side}
