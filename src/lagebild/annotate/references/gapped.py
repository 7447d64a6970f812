"""Delegations without their noun: "Die norwegische Delegation leitet Holm, *die schwedische* Admiral Berg".

Only behind a delegation of another state in the same sentence, and where somebody is named as its head.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.annotate.names.gazetteer import adjective_owner
from lagebild.annotate.references.members import is_delegation, row
from lagebild.annotate.references.nouns import noun_of, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.model.annotation import Description, Membership

_FEMININE = tuple(word_class("feminine_title_end"))


@dataclass(frozen=True, slots=True)
class Gapped:
    """A delegation without its noun, and who leads it."""

    description: Description
    membership: Membership


def gapped_delegations(scene: Scene, descriptions: Sequence[Description]) -> list[Gapped]:
    """Return the delegations that only an adjective names, each with its head."""
    found: list[Gapped] = []
    for before in descriptions:
        noun = _noun(before.text) if is_delegation(before.text) and not before.plural else ""
        start = bisect_left(scene.words.start, before.span.end)
        number = scene.words.sentence_of[start - 1]
        clause = scene.clause(start - 1)
        if clause is None or clause.lemma not in word_class("leads") or clause.negated:
            continue
        for i in range(start, len(scene.words.text) - 2) if noun else ():
            if scene.words.sentence_of[i] != number:
                break
            state = adjective_owner(scene.text(i + 1)) if scene.low(i) in word_class("determiner") else None
            if state is None or state == before.of or not _head_follows(scene, i + 2):
                continue
            for person in row(scene, i + 2)[:1]:
                mention, stop = scene.at[person]
                text = f"{scene.low(i)} {scene.text(i + 1)} {noun}"
                described = Description(span=scene.words.span(i, i + 2), text=text, of=state)
                member = Membership(name=mention.name, group=text, span=scene.words.span(i, stop))
                found.append(Gapped(described, member))
    return found


def _noun(text: str) -> str:
    return next((word for word in text.split() if noun_of(word) is not None), "")


def _head_follows(scene: Scene, i: int) -> bool:
    """Whether the head of the delegation stands there, no noun that the adjective belongs to: "die
    schwedische *Admiral Berg*", "*von* Berg", not "die schwedische *Regierung*"."""
    if scene.low(i) in ("von", "vom") or scene.low(i) in word_class("determiner"):
        return True
    agrees = scene.low(i).endswith(_FEMININE)  # "die schwedische *Ministerin* Berg"
    return i in scene.at or (bool(scene.titled[i]) and not agrees)
