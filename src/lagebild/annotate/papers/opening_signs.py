"""What tells by itself that a paper was brought: who presented it, in its words or in a clause behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers import presenting
from lagebild.annotate.papers.relatives import relative_to
from lagebild.annotate.papers.scene import listed, rows, uses

if TYPE_CHECKING:
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading


def presented_behind(reading: Reading, mention: PaperMention) -> bool:
    """Whether a relative clause tells that it was presented: "ein Vorschlag, den Weber vorgelegt hatte"."""
    scene = reading.scene(mention)
    relative = relative_to(scene, mention)
    verbs = (row for row in rows("papers_verbs", "presents") if "only" not in row)
    if relative is None or not mention.article:
        return False
    if mention.kind == "agreement":  # "ein Abkommen, *das die Unterhändler unterschrieben haben*"
        return relative.lemma in listed("papers_stances", "signing") and not relative.clause.negated
    fits = mention.kind in ("plan", "offer", "draft", "other", "framework")
    return fits and any(uses(relative, row) for row in verbs)


def attributed(reading: Reading, mention: PaperMention) -> bool:
    """Whether the clause tells who presented the paper: "*Webers* Vorschlag"."""
    names, _ = presenting.presenters(reading.scene(mention), mention)
    return bool(names) and mention.kind in ("plan", "offer", "draft", "other")
