"""Who joins in what another has said of a paper, or sees it otherwise, in words that name neither.

"Die Bahn lehnte den Plan ab. *Ähnlich äußerte sich* Weber", "Krüger *schloss sich der Kritik an*", "*Ebenso*
Verdi.", "*Anders sieht das* die FDP". Such a clause goes on with the stand told last, at most two sentences
before; a noun in it ("der Kritik", "die Forderung") tells the stand itself. Left out is what is denied or
only supposed, and whoever would only join in his own words.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from lagebild.annotate.papers.holders import holders, unique
from lagebild.annotate.papers.scene import Row, Scene, listed, rows_used, soft
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Stance, StanceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.papers.findings import Findings
    from lagebild.annotate.papers.reading import Reading

_BACK = 2
"""So many sentences back the stand was told."""
_LONGEST = 12
"""A sentence without a verb that only names who stands so has no more words."""
_OTHER = {
    StanceKind.SUPPORTS: StanceKind.CRITICISES,
    StanceKind.AGREES: StanceKind.CRITICISES,
    StanceKind.CRITICISES: StanceKind.SUPPORTS,
    StanceKind.REJECTS: StanceKind.SUPPORTS,
}
"""What somebody who sees it otherwise thinks of the paper; of demands the opposite is open."""

_NOT = group("papers_grammar", "plain_not")
_DENIED = {StanceKind.SUPPORTS: StanceKind.REJECTS, StanceKind.AGREES: StanceKind.REJECTS}
"""What a sentence says that only denies it of another: "Die Bahn *nicht*."."""


def join_in(reading: Reading, found: Mapping[int, Findings]) -> None:
    """Add the stances of those who join in, in the order of the text: the next may join in theirs."""
    told = sorted(
        (s.span.start, n, s.stance.value, s.holder, key)
        for n, (key, mine) in enumerate(found.items())
        for s in mine.stances
    )
    if not told:
        return
    for place, frames in enumerate(reading.frames):
        for frame in frames:
            if not frame.tokens or any(t.i in reading.owner for t in frame.tokens):
                continue
            scene = reading.scene_in(frames, frame)
            joined = _joins(scene)
            if joined is None:
                continue
            stop = bisect_left(told, frame.span.start, key=lambda row: row[0])
            first = reading.sentences[max(0, place - _BACK)][0].idx
            if not stop or told[stop - 1][0] < first:
                continue
            at, number, value, _, key = told[stop - 1]
            last = StanceKind(value)
            people, kind, otherwise = joined
            meant = kind or (otherwise.get(last) if otherwise is not None else last)
            if meant is None:
                continue
            known = {row[3] for row in told[bisect_left(told, at, key=lambda row: row[0]) : stop]}
            for party in people:
                if party.name not in known:
                    found[key].stand([Stance(holder=party.name, stance=meant, span=frame.span)])
                    insort(told, (frame.span.start, number, meant.value, party.name, key))


_Joined = tuple[list["Party"], StanceKind | None, dict[StanceKind, StanceKind] | None]


def _joins(scene: Scene) -> _Joined | None:
    """Return who joins in, the stand that a noun tells, and what it turns into where they see it otherwise;
    None where a clause does nothing of that."""
    frame = scene.frame
    if frame.finite is None:
        if people := _only_named(scene, listed("papers_stances", "also_so")):
            return people, None, None
        people = _only_named(scene, _NOT) if frame.words[-1] in _NOT else []
        return (people, None, _DENIED) if people else None
    if soft(frame) or frame.clause.negated or frame.kind != "main":
        return None
    row = next(iter(rows_used(frame, "papers_stances", "joins")), None)
    if row is None or not _object_fits(frame, row):
        return None
    people = unique(holders(scene, frame))
    turned = _OTHER if row.get("otherwise") else None
    return (people, _told_by_noun(frame), turned) if people else None


def _object_fits(frame: Frame, row: Row) -> bool:
    """Whether a clause has what an entry asks for besides: one of its objects, "sich"."""
    words = frame.words
    wanted = row.get("objects")
    return (not wanted or not set(wanted).isdisjoint(words)) and (not row.get("self") or "sich" in words)


def _told_by_noun(frame: Frame) -> StanceKind | None:
    """Return the stand that a noun tells: "schloss sich *der Kritik* an"."""
    for row in entries("papers_stances", "joined_noun", ("stance", "words", "example")):
        if not set(row["words"]).isdisjoint(frame.words):
            return StanceKind(row["stance"])
    return None


def _only_named(scene: Scene, also: frozenset[str]) -> list[Party]:
    """Return whom a sentence without a verb names that only says "also" or "not": "*Ebenso* die GDL.", "Verdi
    *ebenfalls*.", "Die Bahn *nicht*."."""
    tokens = [t for t in scene.frame.tokens if not t.is_punct]
    if not 1 < len(tokens) <= _LONGEST or not (tokens[0].lower_ in also or tokens[-1].lower_ in also):
        return []
    inside = [p for p in scene.reader.within(scene.frame.tokens) if p.prep == "" and not p.dependent]
    taken = {i for p in inside for i in range(p.first, p.last + 1)}
    small = listed("papers_stances", "beside_also") | also
    rest = [t for t in tokens if t.i not in taken and t.i not in scene.reader.offices]
    return unique(inside) if inside and all(t.lower_ in small for t in rest) else []
