"""Whom an office belongs to by the text before it: "Der Verband lehnte ab", sagte Geschäftsführer Holm.

"Die Generaldirektorin der Behörde" is that of the one authority named so far, "der Chefunterhändler der
Regierung" that of the one government spoken of, "der Unterhändler der Insel" that of the one island. An
office of bodies without an article belongs to the body that was the subject just before, in one paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from lagebild.annotate.names.gazetteer import adjective_owner
from lagebild.annotate.references.bodies import Bodies, noun_of_body
from lagebild.annotate.references.fronts import front_of
from lagebild.annotate.references.nouns import noun_of, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.lexicon.press import agency_codes
from lagebild.model.annotation import Description, MentionKind, Role

_OWNER = re.compile(r"\s(?:der|des)\s([A-ZÄÖÜ][a-zäöüß]+)$")
_SIDES = frozenset({MentionKind.STATE, MentionKind.PLACE, MentionKind.ORGANISATION})
_FAR = 60
"""So many words may stand between the body and the office."""
_NEAR = 6
"""So near before it a second body in the subject leaves open which one is meant."""


def with_context(
    scene: Scene, roles: Sequence[Role], descriptions: Sequence[Description], bodies: Bodies
) -> list[Role]:
    """Return the offices, those that nobody owns yet with whom the text before tells; open where two fit."""
    owned = {role.name for role in roles if role.of is not None and not role.former}
    out = []
    for role in roles:
        owner = None
        if role.of is None and not role.former:
            owner = _by_noun(scene, role, descriptions, bodies)
            owner = owner or (_subject_before(scene, role) if role.name not in owned else None)
        out.append(replace(role, of=owner) if owner is not None and owner != role.name else role)
    return out


def _by_noun(scene: Scene, role: Role, descriptions: Sequence[Description], bodies: Bodies) -> str | None:
    """Return whom the noun at the end of a title means: "Chefin der Behörde", "Sprecher der Regierung"."""
    found = _OWNER.search(role.title)
    if found is None:
        return None
    noun = found.group(1).lower()
    if noun in word_class("ruler"):
        names = {d.of for d in descriptions if d.of is not None and noun in d.text.lower().split()}
        names |= by_adjective(scene, noun)
    else:
        names = set(bodies.names.get(noun_of_body(found.group(1)) or "", {}))
        names = names or _called_so(scene, noun)
    return names.pop() if len(names) == 1 else None


def by_adjective(scene: Scene, noun: str) -> set[str]:
    """Return the states whose adjectives stand before a noun: "die *norwegische* Regierung"."""
    pairs = ((scene.text(i - 1), i) for i, low in enumerate(scene.words.low) if low == noun)
    return {state for word, _ in pairs if (state := adjective_owner(word))}


def _called_so(scene: Scene, noun: str) -> set[str]:
    """Return the names that stand right behind a noun for a side: "die Insel Thule"."""
    if noun not in word_class("kind_of_side"):
        return set()
    behind = (scene.at.get(i + 1) for i, low in enumerate(scene.words.low) if low == noun)
    return {found[0].name for found in behind if found is not None and found[0].kind in _SIDES}


def _subject_before(scene: Scene, role: Role) -> str | None:
    """Return the body that was the subject before an office of bodies without an article."""
    noun = noun_of(role.title) if " " not in role.title and "-" not in role.title else None
    if noun is None or not noun.base.lower().removesuffix("in").endswith(tuple(word_class("body_office"))):
        return None
    at = bisect_left(scene.words.start, role.span.start)
    if (
        front_of(role.title) is not None
        or scene.low(at - 1) in word_class("determiner")
        or scene.low(at - 1) in word_class("possessive")
    ):
        return None
    for i in range(at - 1, max(-1, at - _FAR), -1):
        found = scene.at.get(i)
        if found is None or found[0].kind is not MentionKind.ORGANISATION:
            continue
        if found[0].name.lower() in agency_codes():
            continue  # "Kiel (dpa) - Betriebsratschefin Weber"
        between = scene.words.source[found[0].span.end : role.span.start]
        several = any(_is_body(scene, k) for k in range(max(0, i - _NEAR), i) if scene.subject[k])
        several = several or scene.low(found[1]) in ("und", "sowie")  # "IG Metall *und* Nordstahl"
        return found[0].name if scene.subject[i] and not several and "\n" not in between else None
    return None


def _is_body(scene: Scene, i: int) -> bool:
    return i in scene.at and scene.at[i][0].kind is MentionKind.ORGANISATION
