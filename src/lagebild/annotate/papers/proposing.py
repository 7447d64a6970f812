"""What those who presented a paper offer in it: "Sie bieten 3,9 Prozent", "Er schlägt vor, ..."."""

from __future__ import annotations

from lagebild.annotate.papers.identity import Draft
from lagebild.annotate.papers.scene import Scene, listed, subject_of, uses_any, verb_places
from lagebild.annotate.papers.wording import content_of, following_clause, trimmed
from lagebild.model.annotation import PaperContent


def proposed(scene: Scene, draft: Draft) -> list[PaperContent]:
    """Return what a sentence behind the paper says that its authors offer or propose.

    The subject is a pronoun, one of them, or, where they are not known, no party at all. An offer needs an
    amount; a proposal has a clause behind it.
    """
    frame = scene.frame
    if frame.finite is None or frame.kind != "main" or frame.clause.negated or frame.clause.modal:
        return []
    if not uses_any(frame, "papers_contents", "proposes") or not _by_authors(scene, draft):
        return []
    if clause := following_clause(scene, frame):
        return content_of(scene.doc, clause)
    units = listed("papers_verbs", "unit")
    counted = any(t.text[:1].isdigit() for t in frame.tokens) and not units.isdisjoint(frame.words)
    if all(m.kind != "offer" for m in draft.named) or not counted:
        return []
    verbs = verb_places(frame)
    behind = [t for t in frame.tokens if t.i > frame.finite.i and t.idx not in verbs]
    return content_of(scene.doc, trimmed(behind))


def _by_authors(scene: Scene, draft: Draft) -> bool:
    tokens = subject_of(scene.frame)
    if len(tokens) == 1 and tokens[0].lower_ in ("er", "sie", "es"):
        return True
    parties = [p for p in scene.reader.within(tokens) if p.prep == "" and not p.genitive]
    return bool(parties) and any(p.name in draft.presenters for p in parties)
