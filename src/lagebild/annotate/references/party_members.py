"""Whom the member of a party means: "der CDU-Politiker", "die Sozialdemokratin".

Whose party the text tells ("Jens Thoma (CDU)", "CDU-Chef Thoma") is meant before one of none, and somebody of
another party never.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lagebild.annotate.names.vocabulary import word_class
from lagebild.annotate.references.candidates import Candidate
from lagebild.annotate.references.members import in_brackets
from lagebild.annotate.references.scene import Scene
from lagebild.lexicon import entries
from lagebild.model.annotation import MentionKind


def parties_of_word(scene: Scene, word: str) -> frozenset[str]:
    """Return the parties of whose member a word speaks, by the names of the text: "SPD-Politikerin",
    "Christdemokrat"; none where it speaks of no party that the text names."""
    front = word.partition("-")[0] if "-" in word else ""
    bodies = {
        form: mention.name
        for mention, _ in scene.at.values()
        if mention.kind is MentionKind.ORGANISATION
        for form in (mention.name, mention.span.of(scene.words.source))
    }
    if front in bodies:
        return frozenset({bodies[front]})
    base = word.lower().removesuffix("in").removesuffix("en")
    rows = entries("references", "party_member", ("words", "parties", "example"))
    named = (party for row in rows if base in row["words"] for party in row["parties"])
    return frozenset(bodies.get(party, party) for party in named)


def known_parties(scene: Scene) -> dict[str, frozenset[str]]:
    """Return the bodies that brackets and offices tell of each person: "Jens Thoma (CDU)"."""
    if scene.parties is None:
        told: dict[str, set[str]] = {}
        for membership in in_brackets(scene):
            told.setdefault(membership.name, set()).add(membership.group)
        for role in scene.roles:
            if role.of is not None and not role.former:
                told.setdefault(role.name, set()).add(role.of)
        scene.parties = {name: frozenset(found) for name, found in told.items()}
    return scene.parties


def of_party(
    scene: Scene, parties: frozenset[str], candidates: Sequence[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates of a party, and those who are of no other one."""
    known = known_parties(scene)
    own = [c for c in candidates if len(c.names) == 1 and parties & known.get(c.names[0], frozenset())]
    others = _party_names() - parties
    open_ = [c for c in candidates if not (len(c.names) == 1 and others & known.get(c.names[0], frozenset()))]
    return own, open_


def party_of_each(scene: Scene, names: Sequence[str]) -> tuple[str, ...]:
    """Return the parties of persons in their order, none where one has no party or two have the same."""
    known = known_parties(scene)
    told = [known.get(name, frozenset()) & _party_names() for name in names]
    found = tuple(name for parties in told if len(parties) == 1 for name in parties)
    return found if len(set(found)) == len(names) else ()


def is_of_another(scene: Scene, name: str, parties: frozenset[str]) -> bool:
    """Whether the text puts a person into another party than these."""
    told = known_parties(scene).get(name, frozenset())
    return bool(parties) and not told & parties and bool(told & (_party_names() - parties))


@cache
def _party_names() -> frozenset[str]:
    rows = entries("references", "party_member", ("words", "parties", "example"))
    return frozenset(party for row in rows for party in row["parties"]) | word_class("german_party")
