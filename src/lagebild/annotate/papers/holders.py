"""Who does it: the subject of a clause about a paper, or the agent of its passive."""

from __future__ import annotations

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.events.parties import Party, PartyReader
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.verbs import passive


def holders(
    frames: list[Frame],
    frame: Frame,
    reader: PartyReader,
    papers: list[PaperMention],
    along: tuple[str, ...] = (),
) -> list[Party]:
    """Return the parties that a clause is about: subjects, in the passive those with "von" or "durch".

    ``along`` are further prepositions whose parties take part ("sich *mit* den USA einigen"). In a relative
    clause without a subject of its own it is the noun before it.
    """
    inside = [p for p in reader.within(frame.tokens) if not p.place and not _in_paper(p, papers)]
    if passive(frame):
        return [p for p in inside if p.prep in ("von", "vom", "durch") and not p.dependent]
    found = [p for p in inside if (p.prep == "" and not p.genitive and not p.dependent) or p.prep in along]
    if any(p.prep == "" for p in found):
        return found
    if frame.kind == "rel" and frame.governor is not None:
        before = [p for p in reader.within(frames[frame.governor].tokens) if p.last < frame.tokens[0].i]
        return [*[p for p in before[-1:] if not p.dependent], *found]
    if frame.kind == "main" and frame.index:
        before = [p for p in reader.within(frames[frame.index - 1].tokens) if p.prep == "" and not p.genitive]
        return [*before[:1], *found] if frame.tokens[0].lower_ in ("und", "aber", "sondern") else found
    return found


def _in_paper(party: Party, papers: list[PaperMention]) -> bool:
    return any(m.first <= party.first and party.last <= m.last for m in papers)
