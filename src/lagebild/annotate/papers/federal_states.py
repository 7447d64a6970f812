"""The states of a federation as parties: "Bayern und Hessen lehnten den Plan ab"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.events.party import Party
from lagebild.annotate.events.subjects import genitive_form
from lagebild.annotate.papers.scene import Scene
from lagebild.lexicon import endings, group
from lagebild.model.span import CharSpan

_AGENTS = group("papers_grammar", "agent")
_LANDS = group("papers_grammar", "federal_state")
_ON_THE_WAY = group("papers_grammar", "on_the_way")
_STATES = endings("papers_grammar", "states_noun")


def lands(scene: Scene, frame: Frame, subject: CharSpan) -> list[Party]:
    """Return the states of a federation that take a stand: "*Bayern und Hamburg* stimmen zu"."""
    inside = [p for p in scene.reader.within(frame.tokens) if p.place and p.span.overlaps(subject)]
    return [replace(p, place=False) for p in inside if p.name in _LANDS and p.prep == ""]


def lands_behind(scene: Scene, frame: Frame, found: list[Party]) -> list[Party]:
    """Return the states that a noun for them names: "Die Länder *Bayern und Hessen* legten ihn vor"."""
    if len(found) != 1 or found[0].named or not scene.doc[found[0].last].lower_.endswith(_STATES):
        return []
    lands: list[Party] = []
    at = found[0].last
    for party in scene.reader.within(frame.tokens):
        between = scene.doc[at + 1 : party.first] if party.first > at else ()
        joined = all(t.lower_ in (",", "und", "sowie") for t in between) and (lands or not len(between))
        land = party.place and party.name in _LANDS and not genitive_form(party, scene.doc)
        if land and joined and party.first > at:
            lands.append(replace(party, place=False))
            at = party.last
    return lands


def land_agents(scene: Scene, frame: Frame) -> list[Party]:
    """Return the states of a federation as agents: "wird *von Bayern und Hamburg* abgelehnt"."""
    found = [p for p in scene.reader.within(frame.tokens) if p.place and p.name in _LANDS]
    found = [p for p in found if scene.doc[p.last + 1].lower_ not in _ON_THE_WAY]
    return [replace(p, place=False) for p in found if p.prep in _AGENTS and not p.dependent]
