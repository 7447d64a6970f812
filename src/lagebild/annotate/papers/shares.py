"""Whose majority votes: "71 Prozent *der Mitglieder* stimmten dafür", "zwei Drittel *der Delegierten*".

More than half of a body decide for it; of a smaller part, or one in a poll, nobody is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.party import Party
from lagebild.annotate.papers.anybody import anybody
from lagebild.annotate.papers.phrases import number
from lagebild.annotate.papers.scene import Scene, rows_used
from lagebild.lexicon import entries, group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from lagebild.annotate.events.frames import Frame

PER_CENT = group("papers_grammar", "per_cent")
_MAJORITY = group("papers_grammar", "majority")
_BY_SHARE = group("papers_grammar", "by_share")
_ONLY = group("papers_grammar", "only_so_many")
_POLLS = group("papers_grammar", "poll")
_OF_WHOM = group("papers_grammar", "share_of_whom")
_AMONG = group("papers_grammar", "share_among")
_VOTING = group("papers_grammar", "casting_vote")
_WHERE = group("papers_grammar", "share_where")
_PARTS = {
    row["word"]: int(row["of"]) for row in entries("papers_grammar", "fraction", ("word", "of", "example"))
}
_HALF = 50
_NEAR = 4
"""So many words before a share stands what makes it the manner of a vote or a small one."""


def majority(scene: Scene, frame: Frame) -> list[Party] | None:
    """Return the body whose part a clause has as its subject, [] where that is no majority, None where the
    clause has no such part: "Die Mitglieder stimmten *mit 84 Prozent* dafür"."""
    tokens = list(frame.tokens)
    place = next((n for n, t in enumerate(tokens) if t.lower_ in _shares()), None)
    if place is None or not (frame.lemma in _VOTING or rows_used(frame, "papers_stances", "stance")):
        return None
    before = [t.lower_ for t in tokens[max(0, place - _NEAR) : place]]
    if not _BY_SHARE.isdisjoint(before[-3:]):
        return None
    value = share_of(tokens, place)
    found = _body(scene, frame, tokens[_end(tokens, place) :]) or _among(scene, frame, tokens, place)
    if value is None or not found:
        return None
    small = value <= _HALF or not _ONLY.isdisjoint(before) or not _POLLS.isdisjoint(frame.words)
    return [] if small else found


def _shares() -> frozenset[str]:
    return PER_CENT | _MAJORITY | frozenset(_PARTS)


def share_of(tokens: list[Token], place: int) -> float | None:
    """Return a share in per cent: of "84,3 Prozent", "zwei Drittel", "die Mehrheit"."""
    word, before = tokens[place].lower_, tokens[place - 1].lower_ if place else ""
    if word in _MAJORITY:
        return _HALF + 1
    if word in _PARTS:
        count = number(before)
        return 100 * (count or 1) / _PARTS[word]
    figure = before.replace(",", ".")
    plain = figure.replace(".", "", 1).isdigit()
    return float(figure) if plain else None


def _end(tokens: list[Token], place: int) -> int:
    """Return where the words behind a share begin: behind "eine Mehrheit von 60 Prozent"."""
    near = tokens[place + 1 : place + _NEAR]
    last = next((n for n, t in enumerate(near) if t.lower_ in PER_CENT), None)
    return place + 1 if last is None or tokens[place].lower_ in PER_CENT else place + last + 2


def _body(scene: Scene, frame: Frame, rest: Sequence[Token]) -> list[Party]:
    """Return whom the genitive behind a share names: "*der Mitglieder der GDL*", "*der GDL-Mitglieder*"."""
    if not rest or rest[0].lower_ not in _OF_WHOM:
        return []
    rest = [t for t in rest if frame.finite is None or t.i < frame.finite.i or rest[0].i > frame.finite.i]
    near = rest[: _NEAR + 1]
    cut = next((n for n, t in enumerate(near) if n and t.lower_ in _BY_SHARE), len(near))
    known = [p for p in scene.reader.within(near[:cut]) if p.named and not p.place and not p.prep]
    return known[:1] or [p for p in anybody(scene, frame, list(rest)) if p.name.lower() not in _POLLS]


def _among(scene: Scene, frame: Frame, tokens: list[Token], place: int) -> list[Party]:
    """Return whom the words in front name: "*Von den Mitgliedern der GDL* stimmten 71 Prozent dafür", "*Bei
    der GDL* ..."."""
    if tokens[0].lower_ not in _AMONG | _WHERE:
        return []
    front = [t for t in tokens[1:place] if frame.finite is None or t.i < frame.finite.i]
    named = [p for p in scene.reader.within(front) if p.named and not p.place]
    if named or tokens[0].lower_ in _WHERE:
        return named[:1]
    return anybody(scene, frame, front, governed=True)
