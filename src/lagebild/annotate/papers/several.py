"""Several who do it together: lists of parties, bodies among them that no list knows, those they act for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.events.by_owner import members_of
from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.events.party import Party
from lagebild.annotate.papers.anybody import anybody
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene
from lagebild.lexicon import group
from lagebild.model.annotation import MentionKind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Token


_REPRESENTING = group("papers_grammar", "representing")
_FACTIONS = group("papers_grammar", "faction")
_TWO = 2


def listed_on(scene: Scene, found: list[Party], own: list[Party]) -> list[Party]:
    """Return the parties with those that a list goes on with: "haben CDU, *SPD und FDP* ... vorgelegt"."""
    for party in own:
        between = scene.doc[found[-1].last + 1 : party.first] if found else ()
        fits = party not in found and not dative(scene, party)
        if fits and between and all(t.lower_ in (",", "und", "sowie") for t in between):
            found = [*found, party]
    return found


def with_unknown(scene: Scene, frame: Frame, subject: CharSpan, found: list[Party]) -> list[Party]:
    """Return the parties of a list with the bodies in it that no list knows: "*Die Stadt*, das Land Thüringen
    und die Deutsche Orchestervereinigung unterschrieben"."""
    tokens = [t for t in frame.tokens if subject.start <= t.idx < subject.end]
    neither = _neither(tokens)
    members = neither or members_of(tokens)
    if len(members) < _TWO or not (found or neither):
        return found
    listed_here: list[Party] = []
    for member in members:
        known = [p for p in found if any(p.first <= t.i <= p.last for t in member)]
        known = known or (scene.reader.within(member) if neither else [])
        led = bool(article_kind(member[0].lower_))
        listed_here += known or (anybody(scene, frame, member) if led else _bare_body(member, found))
    return listed_here or found


def _neither(tokens: list[Token]) -> list[list[Token]]:
    """Return the two members of "weder *Norland* noch *der Mieterbund*", none of other lists."""
    second = next((n for n, t in enumerate(tokens) if t.lower_ == "noch"), 0)
    if not tokens or tokens[0].lower_ != "weder" or not 1 < second < len(tokens) - 1:
        return []
    return [tokens[1:second], tokens[second + 1 :]]


def _bare_body(member: list[Token], found: list[Party]) -> list[Party]:
    """Return a body without an article in a list with another such: "*Vorstand* und Aufsichtsrat"."""
    noun = member[0]
    beside = any(not p.named and p.first == p.last for p in found)
    beside = beside or noun.lower_ in _FACTIONS  # "Grüne und *Linke* stimmten dagegen"
    if len(member) > 1 or not beside or not noun.text[:1].isupper():
        return []
    span = CharSpan(noun.idx, noun.idx + len(noun))
    return [Party(noun.text, span, noun.i, noun.i, named=False, loose=True)]


def dative(scene: Scene, party: Party) -> bool:
    """Whether a party stands in the dative: "die Norland *beiden Regierungen* zuleitete"."""
    before = scene.doc[max(0, party.first - 1) : party.first + 1]
    return any(t.lower_ in ("beiden", "den", "dem", "allen") for t in before)


def represented(scene: Scene, party: Party) -> list[Party]:
    """Return for whom representatives act: "*ihre Unterhändler* unterzeichneten" for Norway and Iceland, told
    of before; "*die Spitzen von CDU und SPD*" for both parties."""
    nouns = [t for t in scene.doc[party.first : party.last + 1] if t.text[:1].isupper()]
    if party.named or not any(t.lower_ in _REPRESENTING for t in nouns):
        return [party]
    at = scene.doc[party.first].idx
    found = beginning_in(scene.doc, "references", at, at + 1)
    names = list(dict.fromkeys(name for r in found if r.rule == "possessive" for name in r.names))
    names = _told_together(scene, party) or names
    if names:
        return [replace(party, name=name, named=True) for name in names]
    inside = beginning_in(scene.doc, "mentions", nouns[0].idx + 1, party.span.end)
    bodies = list(dict.fromkeys(m.name for m in inside if m.kind is not MentionKind.PERSON))
    return [replace(party, name=name, named=True) for name in bodies] if len(bodies) > 1 else [party]


def _told_together(scene: Scene, party: Party) -> list[str]:
    """Return those whom the sentence before tells of together, which "*ihre* Unterhändler" means: "Norwegen,
    Island und Schweden haben den Streit beendet"."""
    first = scene.doc[party.first]
    start = first.sent.start
    if first.lower_ not in ("ihre", "ihren") or not start:
        return []
    before = [t for t in scene.doc[start - 1].sent if not t.is_space]
    run: list[Party] = []
    for other in scene.reader.within(before):
        between = scene.doc[run[-1].last + 1 : other.first] if run else ()
        joined = all(t.text == "," or t.lower_ in ("und", "sowie") or article_kind(t.lower_) for t in between)
        if other.prep or other.genitive or not other.named or not joined:
            break
        run.append(other)
    return [p.name for p in run] if len(run) > 1 else []
