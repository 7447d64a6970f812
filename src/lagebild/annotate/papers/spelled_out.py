"""Who stands behind a reaction whose words only tell where it came from.

"Widerspruch kam *aus China*: Der Vorschlag verstoße gegen die Regeln, erklärte *das Handelsministerium*", "In
Brüssel stieß das Papier auf Kritik: *Saarinen* bemängelte ...". Behind the colon the one who speaks or acts
holds the stand, and neither the town nor the group before it. Of "ihr Land", "seine Partei" in speech it is
who speaks.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.papers.holders import holders, unique
from lagebild.annotate.papers.scene import listed
from lagebild.lexicon import group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.papers.reading import Reading
    from lagebild.model.annotation import Stance

_COMING = group("papers_grammar", "coming_reaction")
_SENTENCES = 2
"""What stands behind the colon is in its sentence or, where that ends there, the next."""


def spelled_out(reading: Reading, stances: Iterable[Stance]) -> Iterator[Stance]:
    """Return the stances, those of a reaction before a colon with who is named behind it."""
    kept = list(stances)
    starts = [sentence[0].idx for sentence in reading.sentences]
    holding = {(s.holder, s.stance) for s in kept}
    for stance in kept:
        person = stance.holder in reading.persons_named
        names, behind = _behind_colon(reading, stance, starts) if not person else ([], None)
        if behind is None or not names:
            yield stance
            continue
        for name in names:
            if (name, stance.stance) not in holding or name == stance.holder:
                yield replace(stance, holder=name, span=behind.span)


def of_own_side(reading: Reading, stances: Iterable[Stance]) -> Iterator[Stance]:
    """Return the stances, those of somebody's own side with who speaks: "Weber sagte, *ihr Land* sei bereit,
    ihn zu unterzeichnen" is Weber's stand."""
    for stance in stances:
        if stance.holder.lower() in listed("papers_stances", "own_body") and _is_own(reading, stance):
            speech = reading.said_in(stance.span, _MOST)
            if speech is not None and speech.speaker_name:
                yield replace(stance, holder=speech.speaker_name)
                continue
        yield stance


def _is_own(reading: Reading, stance: Stance) -> bool:
    """Whether "ihr", "sein" stands before the holder in the clause of a stance."""
    words = stance.span.of(text_of(reading.doc)).split()
    pairs = pairwise(word.strip(",.") for word in words)
    own = listed("papers_stances", "own")
    return any(two == stance.holder and one.lower() in own for one, two in pairs)


_MOST = 0.5
"""A speech holds at least so much of the clause."""


def _behind_colon(reading: Reading, stance: Stance, starts: list[int]) -> tuple[list[str], Frame | None]:
    """Return who speaks or acts behind the colon that ends the clause of a stance, and in which clause;
    ``starts`` are where the sentences begin."""
    place = bisect_right(starts, stance.span.start) - 1
    rows = reading.frames[place : place + _SENTENCES]
    own = next((f for row in rows for f in row if f.tokens and f.span == stance.span), None)
    if own is None or own.lemma not in _COMING:
        return [], None
    doc, after = reading.doc, own.tokens[-1].i + 1
    while after < len(doc) and doc[after].is_punct and doc[after].text != ":":
        after += 1
    if after >= len(doc) or doc[after].text != ":":
        return [], None
    rows = [[f for f in row if f.tokens and f.tokens[0].i > after] for row in rows]
    behind = next((row for row in rows if row), [])
    first = next((f for f in behind if f.kind == "main"), None)
    if first is None:
        return [], None
    speech = reading.quotation(behind[0])
    if speech is not None and speech.speaker_name:
        return [speech.speaker_name], behind[0]
    people = unique(holders(reading.scene_in(behind, first), first))
    return [p.name for p in people if p.named or p.side], first
