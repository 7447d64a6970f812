"""The component that finds papers."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.papers.findings import Findings, findings
from lagebild.annotate.papers.identity import Draft
from lagebild.annotate.papers.mentions import PaperMention, find_mentions
from lagebild.annotate.papers.reading import Reading
from lagebild.annotate.papers.tellers import with_teller
from lagebild.annotate.papers.titles import add_titles
from lagebild.model.annotation import Paper, PaperKind

_SHOWN = "papers"


@Language.factory("lagebild_papers", requires=["token.is_sent_start"])
class PaperFinder:
    """Pipeline component that finds papers: ``doc._.papers``, and their mentions in ``doc.spans["papers"]``.

    A paper is what parties negotiate about: "28-Punkte-Plan", "Angebot mit einem Volumen von 5,5 Prozent",
    "vier zentrale Dokumente". Equal numbers of points are one paper, different ones two; "der Plan" later is
    one of them only where the text decides. Contents and stances are firm statements; what somebody is merely
    supposed to want, or will decide, is left out.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it reads names, times, references, quotations, as far as they have run."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the papers of one document."""
        if not find_mentions(doc):
            doc._.papers, doc.spans[_SHOWN] = (), []
            return doc  # no word for a paper anywhere
        reading = Reading(doc)
        drafts = reading.read()
        add_titles(reading)
        found = findings(reading)
        doc._.papers = tuple(_paper(reading, draft, found[id(draft)]) for draft in drafts)
        spans = [
            doc.char_span(m.start, m.end, label="paper", alignment_mode="expand")
            for p in doc._.papers
            for m in p.mentions
        ]
        doc.spans[_SHOWN] = [span for span in spans if span is not None]
        return doc


def _paper(reading: Reading, draft: Draft, found: Findings) -> Paper:
    lead, drafts = draft.lead, reading.drafts
    kind = PaperKind.BUNDLE if draft.size is not None or draft.wraps else PaperKind(_kind(draft))
    clauses = [reading.scene(m).frame.span for m in draft.mentions]
    return Paper(
        span=lead.span,
        name=lead.name,
        kind=kind,
        aliases=_aliases(draft),
        mentions=tuple(m.span for m in draft.mentions),
        points=draft.points,
        pages=next((m.pages for m in draft.named if m.pages), draft.pages),
        size=draft.size,
        presented_by=tuple(draft.presenters),
        presented=draft.presented,
        revises=tuple(sorted(drafts.index(base) for base in draft.revises)),
        part_of=(drafts.index(draft.bundle),) if draft.bundle in drafts else (),
        known=found.known,
        contents=tuple(found.contents),
        stances=tuple(dict.fromkeys(with_teller(reading, s) for s in found.stances)),
        withdrawn=found.withdrawn,
        evidence=tuple(dict.fromkeys(clauses + found.evidence)),
    )


def _kind(draft: Draft) -> str:
    """The kind that its names give: of "Papier" and "Angebot" the offer, of a draft of a plan the plan."""
    if draft.lead.inner is not None and draft.lead.inner.kind == "plan":
        return "plan"
    return draft.lead.kind


def _aliases(draft: Draft) -> tuple[str, ...]:
    """The other names in the order of the text, those of what it is a draft of and titles too."""
    lead = draft.lead
    names: list[str] = []
    for mention in draft.named:
        if mention.name != lead.name and (mention.strong or mention.state or mention.lemma != lead.lemma):
            names.append(_alias(mention))
        if mention.inner is not None:
            names.append(mention.inner.name)
    return tuple(name for name in dict.fromkeys([*names, *draft.titles]) if name != lead.name)


def _alias(mention: PaperMention) -> str:
    """The words of a mention as another name; of a version without what it is a version of."""
    if mention.lemma != "Fassung":
        return mention.name
    return mention.name.split(" eines ")[0].split(" des ")[0].split(" einer ")[0]
