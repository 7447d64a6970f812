"""Clauses of which a half leaves out what the other half tells: "Lob kam von Norland, *Kritik von Südland*".

In the second half only who and what stand against the first; the verb is left out (gapping). In "Norland
lobte, Südland kritisierte den Plan" the first half leaves out the paper.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.papers.anybody import anybody, behind_preposition
from lagebild.annotate.papers.holders import holders, unique
from lagebild.annotate.papers.scene import Row, Scene, reactions, rows_used, soft, uses
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Stance, StanceKind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.papers.mentions import PaperMention

_AGENTS = group("papers_grammar", "agent")
_OBJECTS = group("papers_grammar", "reaction_object")
_JOINING = group("papers_grammar", "joins_halves")
_BESIDE = group("papers_grammar", "between_opponents")
_HALVES = 2


def gapped(scene: Scene, mention: PaperMention | None) -> list[Stance]:
    """Return both sides of "Lob kam von Norland, *Kritik von Südland*", "Norland äußerte Lob, *Südland
    Kritik*"."""
    frame = scene.frame
    if frame.finite is None or frame.kind != "main" or soft(frame) or frame.clause.negated:
        return []
    row = next((r for r in entries("papers_stances", "reacting") if uses(frame, r)), None)
    tokens = [*frame.tokens, *_verbless(scene)]
    nouns = [t for t in tokens if t.text[:1].isupper() and t.lower_ in reactions()]
    if row is None or len(nouns) < _HALVES or not _of_paper(tokens, mention):
        return []
    halves = _halves(tokens, nouns)
    if halves is None:
        return []
    span = CharSpan(frame.span.start, tokens[-1].idx + len(tokens[-1]))
    found: list[Stance] = []
    for noun, half in zip(nouns, halves, strict=True):
        people = _who(scene, half, noun, row, mention)
        if not people:
            return []
        kind = reactions()[noun.lower_]
        found += [Stance(holder=p.name, stance=kind, span=span) for p in people]
    return found


def _verbless(scene: Scene) -> list[Token]:
    """Return the words of a clause without a verb right behind: "…, *bei Südland auf Kritik*"."""
    behind = scene.frames[scene.frame.index + 1 : scene.frame.index + 2]
    return [t for f in behind for t in f.tokens if f.finite is None and not f.lemma]


def _of_paper(tokens: list[Token], mention: PaperMention | None) -> bool:
    """Whether what the reactions are to is the paper, named or not: not "Lob gab es *für den Streik*"."""
    if mention is not None:
        return not mention.behind_noun and (not mention.prep or mention.prep in _OBJECTS)
    return all(t.lower_ not in _OBJECTS for t in tokens)


def _halves(tokens: list[Token], nouns: list[Token]) -> list[list[Token]] | None:
    """Return the stretches of a clause with one noun of reaction each, cut at the last comma or "und" between
    two nouns; None where two nouns belong together ("Lob und Kritik")."""
    cuts: list[int] = []
    for one, two in pairwise(nouns):
        between = [t for t in tokens if one.i < t.i < two.i]
        commas = [t.i for t in (*between, two) if t.i and t.nbor(-1).text == ","]
        joined = [t.i for t in between if t.lower_ in _JOINING]
        if not (commas or joined) or len(between) == 1:
            return None
        cuts.append((commas or joined)[-1])
    bounds = [tokens[0].i, *cuts, tokens[-1].i + 1]
    return [[t for t in tokens if a <= t.i < b] for a, b in pairwise(bounds)]


def _who(scene: Scene, half: list[Token], noun: Token, row: Row, mention: PaperMention | None) -> list[Party]:
    """Return who reacts in one half: "Kritik *von Südland*", "*Südland* Kritik"."""
    inside = [p for p in scene.reader.within(half) if not (p.dependent or p.genitive)]
    if mention is not None:
        inside = [p for p in inside if not mention.first <= p.first <= mention.last]
    found = [p for p in inside if p.prep in row["who"] and (not p.place or p.prep)]
    if found:
        return unique(found)
    frame = replace(scene.frame, tokens=tuple(half))
    preps = [prep for prep in row["who"] if prep]
    if preps:
        return unique(behind_preposition(scene, frame, preps))
    rest = [t for t in half if t.i != noun.i and t.lower_ not in _BESIDE and t.lower_ not in _JOINING]
    return anybody(scene, scene.frame, rest) if rest else []


def also_done(scene: Scene) -> list[Stance]:
    """Return who takes another stand in a passive that leaves out its subject: "Der Plan wird von Norland
    gelobt, *von Südland aber abgelehnt*"."""
    frame = scene.frame
    behind = scene.frames[frame.index + 1 : frame.index + 2]
    if not frame.clause.passive or not behind or behind[0].tokens[0].lower_ not in _AGENTS:
        return []
    other = behind[0]
    if other.clause.subject is not None and other.span.start <= other.clause.subject.start < other.span.end:
        return []  # "von Südland die Eile kritisiert"
    last = other.finite is None or other.finite.i == other.tokens[-1].i
    if not last or other.clause.negated or soft(other):
        return []
    if (kind := _plain(other)) is None:
        return []
    acting = replace(other, clause=replace(other.clause, passive=True, subject=None))
    return [Stance(holder=p.name, stance=kind, span=other.span) for p in holders(scene, acting)]


def shared_object(scene: Scene, mention: PaperMention | None) -> list[Stance]:
    """Return who takes a stand in a clause right before that shares the paper: "*Norland lobte*, Südland
    kritisierte den Plan"."""
    frame = scene.frame
    before = scene.frames[frame.index - 1] if frame.index else None
    if before is None or mention is None or mention.prep or mention.behind_noun or frame.kind != "main":
        return []
    bare = before.finite is not None and before.finite.i == before.tokens[-1].i
    joined = before.tokens[-1].i + _HALVES == frame.tokens[0].i
    if not bare or not joined or before.kind != "main" or before.clause.negated or soft(before):
        return []
    if frame.finite is None or mention.first < frame.finite.i or frame.clause.konjunktiv:
        return []  # "Norland kritisierte, *Südland lehne den Plan ab*"
    if (kind := _plain(before)) is None:
        return []
    return [Stance(holder=p.name, stance=kind, span=before.span) for p in holders(scene, before)]


def _plain(frame: Frame) -> StanceKind | None:
    """Return the stance that the verb of a clause tells by itself, without words beside it: "lobte"."""
    rows = rows_used(frame, "papers_stances", "stance")
    plain = (r for r in rows if not any(r.get(key) for key in ("needs", "on", "judged", "modals")))
    return next((StanceKind(row["stance"]) for row in plain), None)
