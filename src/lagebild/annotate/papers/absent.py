"""Words for a paper where none is there: "ging *ohne Erklärung* zu Ende", "verlangte *ein Angebot*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import listed, rows_used, uses, uses_any
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Act

if TYPE_CHECKING:
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading

_ACTS = group("papers_grammar", "act_of_presenting")
_WHOSE = group("papers_grammar", "tells_whose")
_OF_SOME = group("papers_grammar", "of_some")
_OWNER = 5
"""So many words may lie between a proposal and what it is for: "der Vorschlag *der USA für* ein Abkommen"."""


def absent(reading: Reading, mention: PaperMention) -> bool:
    """Whether the words are of no paper that is there: one that is missing, asked for or only a name for
    something else."""
    if mention.points is not None or mention.article not in ("", "indefinite"):
        return _only_an_act(reading, mention)
    if mention.prep == "ohne":
        return True
    return (
        _called_so(reading, mention)
        or _only_an_act(reading, mention)
        or _topic_of_offer(reading, mention)
        or _asked_for(reading, mention)
        or _fought_for(reading, mention)
    )


def _called_so(reading: Reading, mention: PaperMention) -> bool:
    """Whether another paper is only called so: "kritisierte den Plan *als Wunschliste Norlands*"."""
    before = reading.doc[mention.first - 1].lower_ if mention.first else ""
    if "als" not in (before, mention.prep):
        return False
    frame = reading.scene(mention).frame
    if frame.lemma in listed("papers_verbs", "naming"):
        return True
    return any(
        not (row.get("on") or row.get("needs")) for row in rows_used(frame, "papers_stances", "stance")
    )


def _only_an_act(reading: Reading, mention: PaperMention) -> bool:
    """Whether a noun means the act of presenting: "verweigerte *die Vorlage einer Liste*"."""
    behind = reading.doc[min(mention.head + 1, len(reading.doc) - 1)].lower_
    return mention.lemma in _ACTS and not mention.prefix and behind in _OF_SOME


def _topic_of_offer(reading: Reading, mention: PaperMention) -> bool:
    """Whether it is only what a proposal is for: "der Vorschlag *für ein Abkommen*"."""
    before = reading.mention_before(mention)
    offer = before.head < mention.head and before.kind == "offer" and mention.article == "indefinite"
    between = reading.doc[before.head + 1 : mention.first]
    owner = all(t.text[:1].isupper() or article_kind(t.lower_) or t.lower_ == "für" for t in between)
    return offer and mention.prep == "für" and owner and len(between) <= _OWNER


def _asked_for(reading: Reading, mention: PaperMention) -> bool:
    """Whether somebody only asks that it be presented: "erwartet, dass Norland *ein Angebot* vorlegt",
    "Norland soll *ein Angebot* vorlegen, verlangte Weber"."""
    scene = reading.scene(mention)
    frame = scene.frame
    if not uses_any(frame, "papers_verbs", "presents") or mention.prep:
        return False
    if frame.intro == "dass" and frame.governor is not None:
        lemma = scene.frames[frame.governor].lemma
        return lemma in listed("papers_stances", "asking") | listed("papers_stances", "supposing")
    speech = reading.quotation(frame)
    asked = speech is not None and speech.act is Act.DEMAND
    return asked and frame.clause.modal in ("sollen", "müssen")


def _fought_for(reading: Reading, mention: PaperMention) -> bool:
    """Whether somebody only strives for it: "kämpft *für einen Tarifvertrag*", "ringen *um ein Abkommen*"."""
    frame = reading.scene(mention).frame
    behind = [t.text.lower() for t in reading.doc[mention.last + 1 : mention.last + 3]]
    if mention.last > mention.head or not _WHOSE.isdisjoint(behind[:1]) or behind[:1] == [","]:
        return False  # "tritt für einen Vorschlag der Schlichter ein"
    rows = entries("papers_stances", "striving", ("lemmas", "on", "example"))
    return any(mention.prep in row["on"] and uses(frame, row) for row in rows)
