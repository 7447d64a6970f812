"""Whom "er", "sie" means in a clause that gives the cause of praise or blame: "lobte Südland, weil *es*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.scene import Scene, listed, subject_of
from lagebild.lexicon import group

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party

_PRONOUNS = group("papers_grammar", "subject_pronoun")
_WHY = group("papers_grammar", "giving_cause")


def blamed(scene: Scene, frame: Frame) -> list[Party]:
    """Return whom the clause before praises or blames, where a clause with a pronoun tells why.

    The cause of such a verb lies in its object: "Verdi kritisierte Südland, *weil es den Plan ablehnt*".
    """
    if frame.intro not in _WHY or [t.lower_ in _PRONOUNS for t in subject_of(frame)] != [True]:
        return []
    outer = scene.frames[frame.governor] if frame.governor is not None else None
    if outer is None or outer.lemma not in listed("papers_stances", "praising_or_blaming"):
        return []
    inside = [p for p in scene.reader.within(outer.tokens) if not (p.prep or p.dependent or p.genitive)]
    subject = outer.clause.subject
    objects = [p for p in inside if subject is not None and not p.span.overlaps(subject)]
    return objects if len(objects) == 1 and len(inside) > 1 else []
