"""Second halves of a judgement that leave out its verb: "Weber sprach von einem Erfolg, *Krüger von einem
Irrweg*"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.papers.holders import unique
from lagebild.annotate.papers.judging import judged
from lagebild.annotate.papers.scene import Scene, papers_between, rows, soft
from lagebild.lexicon import group
from lagebild.model.annotation import Stance
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party

_INDEFINITE = group("papers_grammar", "indefinite_judgement")
_BEFORE_JUDGEMENT = group("papers_grammar", "before_judgement")
_TWO = 2
_LED = 4
"""So many words may lead to the name in the second half: "*sein schwedischer Kollege* Bo Holm"."""


def halves(scene: Scene) -> tuple[Scene, list[Stance]]:
    """Return a clause of judgement without its second half, and what that half says of the paper: "Weber
    nannte den Plan gut, *Krüger einen Fehler*"; the scene itself where there is no such half."""
    frame = scene.frame
    judges = any(
        row.get("judged") and frame.lemma in row["lemmas"] for row in rows("papers_stances", "stance")
    )
    if not judges or frame.kind != "main" or frame.finite is None:
        return scene, []
    for tail in _tails(scene):
        front = tuple(t for t in frame.tokens if t.i < tail[0].i)
        people = _who(scene, tail)
        if people and _judges_too(front, tail[_at(tail, people) :], frame):
            kind = judged(replace(frame, tokens=tuple(tail)))
            span = CharSpan(tail[0].idx, tail[-1].idx + len(tail[-1]))
            known = kind is not None and not (soft(frame) or frame.clause.negated)
            told = [Stance(holder=p.name, stance=kind, span=span) for p in people] if known and kind else []
            return replace(scene, frame=replace(frame, tokens=front)), told
    return scene, []


def _tails(scene: Scene) -> list[list[Token]]:
    """Return what stands behind each comma behind the verb, without papers in it."""
    frame, found = scene.frame, []
    finite = frame.finite.i if frame.finite is not None else 0
    for number, token in enumerate(frame.tokens):
        tail = list(frame.tokens[number:])
        opens = token.i > finite + 1 and scene.doc[token.i - 1].text == ","
        if opens and not papers_between(scene, token.i, tail[-1].i):
            found.append(tail)
    return found


def _who(scene: Scene, tail: list[Token]) -> list[Party]:
    """Return who stands at the head of a half, in the nominative."""
    found = [p for p in scene.reader.within(tail) if p.first - tail[0].i <= _LED]
    first = next((p for p in found if not (p.prep or p.genitive or p.dependent or p.place)), None)
    if first is None or any(p.prep for p in found if p.first < first.first):
        return []
    lead = [t for t in tail if t.i < first.first]
    return unique([first]) if all(t.lower_ not in _BEFORE_JUDGEMENT for t in lead) else []


def _at(tail: list[Token], people: list[Party]) -> int:
    """Return where the words behind the name begin."""
    return next((n for n, t in enumerate(tail) if t.i > people[0].last), len(tail))


def _judges_too(front: Sequence[Token], rest: list[Token], frame: Frame) -> bool:
    """Whether both halves lead to the judgement alike: "von einem ..., von einem ...", "als ..., als ...", or
    one adjective is all of the second: "nannte ihn gerecht, die Opposition *ungerecht*"."""
    if len(rest) == 1 and rest[0].text.islower():
        return judged(replace(frame, tokens=tuple(rest))) is not None
    if len(rest) < _TWO:
        return False
    word, words = rest[0].lower_, {t.lower_ for t in front}
    if word in _BEFORE_JUDGEMENT:
        judging = word == "als" or rest[1].lower_ in _INDEFINITE or not rest[1].is_alpha
        return word in words and judging
    return word in _INDEFINITE and not words.isdisjoint(_INDEFINITE)
