"""Whom a word for two means where a paper is taken or refused: "*Beide Seiten* stimmten ihm zu"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.both import KINDS
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, papers_between, subject_of
from lagebild.lexicon import entries, group
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party

_BOTH = group("events_grammar", "both_of_them")
_WITH = group("papers_grammar", "opposite")
_BACK = 4
"""So many sentences back the two are looked for."""
_TWO = 2


def each_of(scene: Scene, party: Party) -> list[Party]:
    """Return the two that "beide Seiten" means, where the text has named them; else the party itself."""
    written = scene.doc[party.first : party.last + 1]
    both = any(t.lower_ in _BOTH for t in written)
    kind = _kind(written[-1].lower_) if both else None
    if party.others and not (kind and _of_persons(scene, party, kind)):
        return [replace(party, name=name, others=()) for name in (party.name, *party.others)]
    if kind is None or (party.named and not party.others):
        return [party]
    pair = _pair(scene, party.first, kind)
    plain = replace(party, others=())
    if party.others:
        plain = replace(plain, name=f"beide {written[-1].text}", named=False)
    return [replace(plain, name=one.name, side=one.side, named=True) for one in pair] or [plain]


def _of_persons(scene: Scene, party: Party, kind: frozenset[MentionKind]) -> bool:
    """Whether a word for sides was taken for two persons who are not told together: "Weber und Krüger"."""
    persons = {m.name for m in scene.doc._.mentions if m.kind is MentionKind.PERSON}
    names = {party.name, *party.others}
    if MentionKind.PERSON in kind or persons.isdisjoint(names):
        return False
    return {p.name for p in _pair(scene, party.first, KINDS["person"])} != names


def both_alone(scene: Scene, frame: Frame) -> list[Party]:
    """Return the two whom "beide" alone means as the subject: "*Beide* lehnten ihn ab"."""
    alone = [t for t in subject_of(frame) if not t.is_punct]
    if [t.lower_ for t in alone] not in (["beide"], ["die", "beiden"]):
        return []
    token = alone[-1]
    if token.i + 1 < len(scene.doc) and token.nbor(1).text[:1].isupper():
        return []
    pair = _pair(scene, token.i, frozenset().union(*KINDS.values()))
    start, end = alone[0], token
    return [replace(p, first=start.i, last=end.i, prep="", genitive=False, dependent=False) for p in pair]


@cache
def _kinds() -> tuple[tuple[str, frozenset[MentionKind]], ...]:
    rows = entries("events_parties", "both", ("kind", "words", "example"))
    return tuple((word, KINDS[row["kind"]]) for row in rows for word in row["words"])


def _kind(noun: str) -> frozenset[MentionKind] | None:
    """Return what a plural noun may stand for: "Länder" for states, "Seiten" for states and bodies."""
    return next((kinds for word, kinds in _kinds() if noun.endswith(word)), None)


def _pair(scene: Scene, before: int, kinds: frozenset[MentionKind]) -> list[Party]:
    """Return the last two parties of a kind that a sentence joins, few sentences before a word."""
    first: Token = scene.doc[before]
    start = first.sent.start
    for _ in range(_BACK):
        if not start:
            return []
        sentence = scene.doc[start - 1].sent
        start = sentence.start
        tokens = [t for t in sentence if not t.is_space]
        parties = [p for p in scene.reader.within(tokens) if p.named and not p.place and not p.genitive]
        pair = _joined(scene, [p for p in parties if _is(scene, p, kinds)])
        if pair and not _brings(scene, pair, sentence.end):
            return pair
    return []


def _brings(scene: Scene, pair: Sequence[Party], end: int) -> bool:
    """Whether the two do something to a paper themselves: "*Katar und Norland* legten einen Plan vor"."""
    if scene.doc[pair[0].first].sent.start < pair[0].first - 1:
        return False
    return any(not m.prep for m in papers_between(scene, pair[1].last, end))


def _is(scene: Scene, party: Party, kinds: frozenset[MentionKind]) -> bool:
    inside = beginning_in(scene.doc, "mentions", party.span.start, party.span.end)
    return any(m.kind in kinds for m in inside)


def _joined(scene: Scene, parties: Sequence[Party]) -> list[Party]:
    """Return the only two of a sentence that "und" or "mit" puts side by side, of a list of three none."""
    if len(parties) != _TWO and not (len(parties) == _TWO + 1 and not parties[0].prep):
        return []
    one, other = parties[-2:]
    between = scene.doc[one.last + 1 : other.first]
    plain = [t.lower_ for t in between if not article_kind(t.lower_)]
    if plain in (["und"], ["sowie"]):
        before = scene.doc[one.first - 1] if one.first else None
        listed = before is not None and before.text == ","
        return [] if listed else [one, other]
    opposed = len(parties) == _TWO and not one.prep and other.prep in _WITH
    return [one, other] if opposed else []
