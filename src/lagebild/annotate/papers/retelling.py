"""Papers that a text tells twice: first in passing, then in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers import presenting
from lagebild.annotate.papers.identity import Draft
from lagebild.annotate.papers.scene import uses_any
from lagebild.lexicon import group

if TYPE_CHECKING:
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading


_PLAIN = group("papers_grammar", "plain_paper")
_PLAN_OR_DRAFT = group("papers_grammar", "plan_or_draft")
_OPENING = 3
"""What the opening calls "ein Entwurf" is named within so many paragraphs."""


def retold(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper of the opening or of a heading that the text now tells in full.

    News say it twice: "Ein Entwurf verlangt Opfer." - "Norland hat einen 9-Punkte-Plan vorgelegt." A
    heading ("Der Gegenentwurf der Verbündeten") names what its section begins with ("einen eigenen
    Entwurf").
    """
    here = reading.paragraphs[reading.sentence_of[mention.head]]
    before = [d for d in reading.drafts if d.size is None]
    if not before:
        return None
    last = before[-1]
    places = {reading.paragraphs[reading.sentence_of[m.head]] for m in (last.mentions[0], last.mentions[-1])}
    reach = _OPENING if not _in_compound(mention, last) else 2 * _OPENING
    opening = places == {0} and 0 < here <= reach and len(before) == 1
    told = last.bare or _now_counted(mention, last)
    if (places != {here - 1} and not (opening and told)) or here in reading.told:
        return None
    heading = reading.heading(here - 1)
    if not heading and not opening:
        return None
    if last.revised and not mention.state and reading.scene(mention).frame.clause.tense == "pluperfect":
        return None  # "ein überarbeitetes Papier liegt vor", "Im Mai *hatte* Weber ein Papier vorgelegt"
    names, _ = presenting.presenters(reading.scene(mention), mention)
    sides = {side for name in names if (side := reading.reader.sides.get(name))} | set(names)
    known = {m.name for m in reading.doc._.mentions}
    told_by = [name for name in last.presenters if name in known]  # "der UN-Gesandte" of the opening is none
    rival = not heading and names and told_by and not sides & set(told_by)
    alike = any(m.lemma == mention.lemma and m.prefix == mention.prefix for m in last.named)
    related = (
        alike
        or (heading and mention.lemma in last.lemmas)
        or (last.bare and {mention.lemma, *last.lemmas} <= _PLAN_OR_DRAFT)
        or (last.bare and (last.lead.kind == "other" or mention.lemma in last.lemmas))
        or (opening and (_now_counted(mention, last) or _in_compound(mention, last)))
        or (opening and _generic(last) and mention.article == "indefinite" and bool(names))
    )
    return last if related and not rival and not mention.plural else None


def _now_counted(mention: PaperMention, draft: Draft) -> bool:
    """Whether "den Sieben-Punkte-Plan" gives its number to the opening's "überarbeiteter Plan für ..."."""
    counted = mention.points is not None and draft.points is None and mention.article == "definite"
    return counted and mention.lemma in draft.heads and not draft.presenters


def _in_compound(mention: PaperMention, draft: Draft) -> bool:
    """Whether a compound holds what the opening calls it: "Kompromiss", then "ein Kompromisspapier"."""
    stem = mention.prefix.rstrip("-s")
    return any(m.noun.lower().rstrip("s") == stem for m in draft.named if stem and not m.prefix)


def _generic(draft: Draft) -> bool:
    """Whether the opening calls a paper only by a word that fits any: "der Entwurf", "der Plan"."""
    return not draft.presenters and not draft.revised and draft.lemmas <= _PLAIN


def told_after(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper of the sentence before, which the text now tells of in the pluperfect.

    "Norland hat den Vorschlag zurückgewiesen. Südland *hatte* am Montag ein Papier *eingebracht*, das ..."
    """
    scene = reading.scene(mention)
    here = reading.sentence_of[mention.head]
    generic = mention.kind == "other" and mention.article == "indefinite" and not mention.prefix
    named = mention.article == "indefinite" and bool(mention.prefix) and mention.state == ""
    if not (generic or named) or here == 0 or scene.frame.clause.tense != "pluperfect":
        return None
    if not uses_any(scene.frame, "papers_verbs", "presents"):
        return None
    before = [d for d in reading.spoken_of(here - 1) if d.presented is None and d.points is None]
    if named:
        before = [d for d in before if d.bare and d.lead.kind in ("offer", "other") and not d.revised]
    return before[0] if len(before) == 1 else None


def raised(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the offer that was said to be raised and is now told: "haben ihr Angebot aufgestockt"."""
    if mention.state != "revised" or mention.kind != "offer" or mention.points is not None:
        return None
    told = [d for d in reading.recent() if d.lead.kind == "offer" and d.size is None]
    if len(told) == 1 and told[0].revised and not told[0].revises and told[0].presented is None:
        return told[0]  # "das nachgebesserte Angebot ...", and then "hat ein neues Angebot vorgelegt"
    raised = [d for d in reading.recent() if d.revises and len(d.mentions) == 1 and d.lead.kind == "offer"]
    return raised[0] if len(raised) == 1 and raised[0].lead.lemma == mention.lemma else None


def laid_open(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper that the sentence before only says there is, which the text now tells in full.

    "Erstmals liegt ein *Vorschlag* auf dem Tisch. Weber legte *einen Zwölf-Punkte-Plan* vor."
    """
    here = reading.sentence_of[mention.head]
    scene = reading.scene(mention)
    if mention.article != "indefinite" or not here or not uses_any(scene.frame, "papers_verbs", "presents"):
        return None
    before = reading.spoken_of(here - 1)
    if len(before) != 1 or len(before[0].mentions) > 1 or before[0].presenters or not before[0].bare:
        return None
    if before[0].revised or scene.frame.clause.tense == "pluperfect":
        return None  # what lies on the table is a later paper then
    first = before[0].mentions[0]
    lies = uses_any(reading.scene(first).frame, "papers_verbs", "lies") and first.article == "indefinite"
    return before[0] if lies and not reading.spoken(here - 1) else None
