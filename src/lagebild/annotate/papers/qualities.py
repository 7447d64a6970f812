"""Parts and qualities of a paper in front of it: "den Abschnitt des Plans", "die Klarheit des Plans"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, listed, papers_between
from lagebild.lexicon import group
from lagebild.model.annotation import StanceKind

_ITS_TEXT = group("papers_grammar", "its_text")
_WITHOUT = 4
"""So many words behind "ohne" its noun stands: "ohne weitere deutliche Änderungen"."""


def as_text(scene: Scene, mention: PaperMention | None) -> PaperMention | None:
    """Return the paper as the noun of its text stands: "haben *den Text des Vertrags* gebilligt"."""
    if mention is None or not mention.behind_noun:
        return mention
    near = papers_between(scene, mention.first - 1, mention.first - 1)
    text = next((m for m in near if m.lemma in _ITS_TEXT), None)
    if text is None:
        return mention
    return replace(mention, first=text.first, span=text.span, prep=text.prep, behind_noun=text.behind_noun)


def of_part(mention: PaperMention | None, scene: Scene, kind: StanceKind | None) -> StanceKind | None:
    """Return what a stance towards a part of the paper says of it: a clause turned down is criticism."""
    if mention is None or kind is None or not is_portion(scene, mention):
        return kind
    if kind in (StanceKind.REJECTS, StanceKind.CRITICISES):
        return StanceKind.CRITICISES
    return kind if kind is StanceKind.DEMANDS else None


def without_changes(frame: Frame, kind: StanceKind | None) -> StanceKind | None:
    """Return a demand where agreement is only denied as the text is now: "*Ohne Änderungen* werde Norland
    nicht zustimmen"."""
    if kind is not StanceKind.REJECTS or not frame.clause.negated or "ohne" not in frame.words:
        return kind
    behind = frame.words[frame.words.index("ohne") + 1 :][:_WITHOUT]
    return kind if listed("papers_stances", "part").isdisjoint(behind) else StanceKind.DEMANDS


def is_portion(scene: Scene, mention: PaperMention) -> bool:
    """Whether a noun of a part stands before the paper: "den Abschnitt *des Plans*"."""
    before = scene.doc[mention.first - 1].lower_ if mention.first else ""
    return mention.behind_noun and before in listed("papers_stances", "portion")


def of_quality(scene: Scene, mention: PaperMention) -> bool:
    """Whether a quality of the paper is the object: "lobte *die Klarheit* des Entwurfs"."""
    before = scene.doc[max(0, mention.first - 2) : mention.first]
    noun = before[-1].lower_ if len(before) else ""
    lead = before[0].lower_ if len(before) > 1 else ""
    return noun in listed("papers_stances", "quality") and article_kind(lead) == "definite"


def quality_prep(scene: Scene, mention: PaperMention) -> str | None:
    """Return the preposition before a quality of the paper: "Zweifel *an* der Umsetzbarkeit des Plans"."""
    start = mention.first
    nouns = scene.doc[max(0, start - 1) : start]
    part = listed("papers_stances", "quality") | listed("papers_stances", "portion")
    if not nouns or nouns[0].lower_ not in part:
        return None
    before = [t.lower_ for t in scene.doc[max(0, start - 3) : start - 1]]
    return next((word for word in reversed(before) if not article_kind(word) or word in ("am", "im")), None)
