"""Participles before a paper that tell who takes which stand: "der *von Südland abgelehnte* Plan"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.konjunktiv import Form, readings
from lagebild.annotate.papers.both_sides import each_of
from lagebild.annotate.papers.phrases import ENDINGS, PARTICIPLES, article_kind, is_presented
from lagebild.annotate.papers.scene import Row, listed, rows, unreal
from lagebild.lexicon import group
from lagebild.model.annotation import Stance, StanceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from lagebild.annotate.events.party import Party
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.scene import Scene

_AGENT = group("papers_grammar", "agent")
_NO_FACT = group("papers_grammar", "no_fact_before")


def attributed_stances(scene: Scene, mention: PaperMention) -> list[Stance]:
    """Return the stances that attributes before the noun tell as facts, each of its own agent.

    "der von Norland vorgelegte und von Südland abgelehnte Plan": Südland rejects; nothing from "der zunächst
    abgelehnte", "der von Südland nicht unterzeichnete", "der angeblich von Südland abgelehnte".
    """
    found: list[Stance] = []
    if mention.plural or unreal(scene.frame):
        return found
    for tokens, participle in parts(scene, mention):
        kind = _kind(participle.lower_)
        words = {t.lower_ for t in tokens}
        if kind is None or words & _NO_FACT or words & listed("papers_stances", "soft"):
            continue
        people = [one for p in agents(scene, tokens) for one in each_of(scene, p)]
        found += [Stance(holder=p.name, stance=kind, span=scene.frame.span) for p in people]
    return found


def bringers(scene: Scene, mention: PaperMention) -> list[Party]:
    """Return the agents of the participle that says who brought the paper: "der *von Norland vorgelegte* und
    von Südland abgelehnte Plan"."""
    return [
        p for tokens, end in parts(scene, mention) if is_presented(end.lower_) for p in agents(scene, tokens)
    ]


def agents(scene: Scene, tokens: list[Token]) -> list[Party]:
    """Return who stands behind "von" in an attribute."""
    return [p for p in scene.reader.within(tokens) if p.prep in _AGENT and not p.dependent]


def parts(scene: Scene, mention: PaperMention) -> Iterator[tuple[list[Token], Token]]:
    """Yield the attributes before the noun that end in a participle, with that participle."""
    start = mention.first
    for token in scene.doc[mention.first : mention.head]:
        participle = token.text.islower() and token.lower_.endswith(PARTICIPLES)
        if participle and token.i > start and (is_presented(token.lower_) or _kind(token.lower_) is not None):
            yield [t for t in scene.doc[start : token.i] if not article_kind(t.lower_) or t.i > start], token
            start = token.i + 1


def _kind(word: str) -> StanceKind | None:
    """Return the stance that a participle with its ending tells: "abgelehnte" rejects."""
    stems = (word.removesuffix(end) for end in ENDINGS if word.endswith(end))
    lemmas = {r.lemma for stem in stems for r in readings(stem) if r.form is Form.PARTICIPLE}
    return next(
        (StanceKind(row["stance"]) for row in _direct() if not lemmas.isdisjoint(row["lemmas"])), None
    )


@cache
def _direct() -> tuple[Row, ...]:
    """The verbs of stances that take the paper as their object, without further words."""
    beside = {"needs", "on", "judged", "modals", "can", "fixed", "negated", "denied_as"}
    return tuple(r for r in rows("papers_stances", "stance") if not beside & set(r))
