"""How papers descend from one another: versions, revisions by a verb, what replaces what."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.papers.descent import behind_adverb, behind_relative, descent
from lagebild.annotate.papers.identity import Draft, foremost
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.relatives import relative_to
from lagebild.annotate.papers.scene import is_subject, soft, uses_any
from lagebild.lexicon import entries, group

if TYPE_CHECKING:
    from lagebild.annotate.papers.reading import Reading


_NEWEST = tuple(group("papers_grammar", "newest"))
_RESUMING = group("papers_grammar", "resuming")
_VERSIONED = ("draft", "plan", "offer", "other", "framework")
"""Kinds of papers that go through several states."""


def version(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper that a "Fassung" is: a later state of the one in the genitive, or of one spoken of.

    "Damit liegt eine überarbeitete Fassung des 28-Punkte-Plans vor" says it of the paper before; "die
    aktuelle Fassung des Plans", once that is revised, is the other such plan on the table; "die erste
    Fassung" the one that was revised.
    """
    start = bisect_right(reading.mentions, mention.head, key=lambda m: m.head)
    following = reading.mentions[start : start + 1]
    base = next((m for m in following if mention.last < m.first <= mention.last + 1), None)
    mine = _count_of_version(reading, mention, base) if base is not None else None
    if base is not None and mine is not None:
        base = replace(base, points=None)
    original = _base(reading, base) if base is not None else None
    if original is None:
        return (
            _of_known(reading, mention) or _next_version(reading, mention) or _first_version(reading, mention)
        )
    if base is not None and _told_first(reading, mention, base, original):
        original.counted = original.counted or mine
        return original
    if mention.state == "current" and not original.changed:
        return original
    if mention.state in ("original", "first"):
        return original
    if mention.state not in ("revised", "current"):
        return None
    draft = (
        _resumed(reading, mention, original)
        or _reviser(reading, mention, original)
        or _opened(reading, original)
        or reading.new()
    )
    _revise(draft, original)
    draft.lemmas |= original.lemmas  # "der Plan" may mean its new version
    draft.counted = draft.counted or mine
    return draft


def _told_first(reading: Reading, mention: PaperMention, base: PaperMention, original: Draft) -> bool:
    """Whether the text began with the revised paper; it then revises the one told in between.

    "Ein überarbeitetes Papier liegt vor. Im Mai hatte Weber ein Papier mit neun Punkten vorgelegt. Gestern
    legte sie eine Neufassung ihres Papiers vor."
    """
    if mention.state != "revised" or not original.revised or original.revises:
        return False
    others = [d for d in reading.recent() if d is not original and d.size is None and not d.revised]
    others = [d for d in others if base.lemma in d.heads and d.presented is not None]
    if len(others) != 1 or original.points is not None:
        return False
    _revise(original, others[0])
    return True


def _count_of_version(reading: Reading, mention: PaperMention, base: PaperMention) -> int | None:
    """Return the points behind both that are the version's: "eine Neufassung *ihres Papiers mit 14 Punkten*".

    So where the text knows such a paper with another number and none with this one.
    """
    if base.points is None or base.article != "possessive" or mention.article != "indefinite":
        return None
    known = {d.points for d in reading.recent() if d.size is None and base.lemma in d.heads and d.points}
    return base.points if known and base.points not in known else None


def _next_version(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the later state of a paper: "Der erste Entwurf ... Die zweite Fassung, die Weber vorlegte".

    It is of the paper just spoken of, or of the only one of the text; where the text began with a revised
    paper ("ein überarbeiteter Plan Katars"), it is that one.
    """
    here = reading.sentence_of[mention.head]
    if mention.state != "revised":
        return None
    scene = reading.scene(mention)
    told = uses_any(scene.frame, "papers_verbs", "lies", "presents", "comes_after") and not soft(scene.frame)
    relative = relative_to(scene, mention)
    told = told or (relative is not None and uses_any(relative, "papers_verbs", "presents"))
    if mention.article != "definite" and not told:
        return None
    near = [d for n in (here, here - 1) if n >= 0 for d in reading.spoken_of(n)]
    rest = [d for d in reading.recent() if d.size is None and d.lead.kind in _VERSIONED]
    later = [d for d in rest if d.revised and not d.revises]
    bases = _unrevised(near) or _unrevised(rest)
    if len(bases) != 1:
        return later[0] if not bases and len(later) == 1 else None
    draft = later[0] if len(later) == 1 and later[0].points is None else reading.new()
    _revise(draft, bases[0])
    draft.lemmas |= bases[0].lemmas
    return draft


def state_of(reading: Reading, mention: PaperMention, known: Draft) -> Draft:
    """Return the later state where a compound tells it: "die überarbeitete Koalitionsnote".

    Only participles and ordinals tell it; "das neue Eckpunktepapier" is the one just spoken of.
    """
    told = mention.state == "revised" and mention.points is None and mention.name[:1].islower()
    told = told and not mention.name.startswith(_NEWEST)
    if not told or known.revised or known.size is not None:
        return known
    later = [d for d in reading.drafts if known in d.revises]
    if later:
        return later[0] if len(later) == 1 else known
    if known.changed or not known.presenters:
        return known
    draft = reading.new()
    _revise(draft, known)
    return draft


def _unrevised(drafts: list[Draft]) -> list[Draft]:
    """The papers, each once, that are no later state of another."""
    found = {id(d): d for d in drafts if not d.revised and d.lead.kind in _VERSIONED}
    return list(found.values())


def _first_version(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the earlier state of the only revised paper: "15 Seiten mehr als *die erste Fassung*"."""
    if mention.state not in ("original", "first") or mention.article != "definite":
        return None
    later = [d for d in reading.recent() if d.revised and not d.revises and d.size is None]
    return earlier(reading, later[0]) if len(later) == 1 else None


def _of_known(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return what "die erste Fassung", "die neue Fassung" are where one paper alone was revised."""
    pairs = [(draft, base) for draft in reading.drafts for base in draft.revises]
    if len(pairs) != 1 or mention.article != "definite":
        return None
    draft, base = pairs[0]
    return base if mention.state in ("original", "first") else draft


def _base(reading: Reading, mention: PaperMention) -> Draft | None:
    target = reading.target(mention)
    if target is not None:
        reading.assign(mention, target)
        reading.settled[mention.head] = target
    return target


def _resumed(reading: Reading, mention: PaperMention, original: Draft) -> Draft | None:
    """Return the paper of the sentence before: "Damit liegt eine überarbeitete Fassung ... vor"."""
    here = reading.sentence_of[mention.head]
    lead = next((t.lower_ for t in reading.sentences[here] if not t.is_space), "")
    before = [d for d in reading.spoken_of(here - 1) if d is not original] if here else []
    return before[0] if lead in _RESUMING and len(before) == 1 else None


def _reviser(reading: Reading, mention: PaperMention, original: Draft) -> Draft | None:
    """Return the paper that is known to revise ``original``, or the only other with points of its kind."""
    known = [d for d in reading.drafts if original in d.revises]
    if len(known) == 1:
        return known[0]
    if known or mention.article == "indefinite" or not original.points:
        return None
    others = [d for d in reading.drafts if d is not original and d.points and d.lemmas & original.lemmas]
    return others[0] if len(others) == 1 else None


def _opened(reading: Reading, original: Draft) -> Draft | None:
    """Return the one revised paper the text began with: "Ein gestraffter Fahrplan liegt auf dem Tisch"."""
    found = [d for d in reading.recent() if d.revised and d is not original and not d.revises]
    return found[0] if len(found) == 1 and found[0].points is None and found[0].size is None else None


def earlier(reading: Reading, draft: Draft) -> Draft:
    """Return the paper that ``draft`` revises: a known one, one it is said to replace, or a new one."""
    if not draft.revises:
        _by_verbs(reading, {reading.sentence_of[m.head] for m in draft.mentions})
    if len(draft.revises) == 1:
        return draft.revises[0]
    base = reading.new()
    _revise(draft, base)
    return base


def _revise(draft: Draft, original: Draft) -> None:
    if draft is not original and original not in draft.revises:
        draft.revises.append(original)


def may_mean(reading: Reading, mention: PaperMention) -> bool:
    """Whether a definite compound may take up a paper: "das Positionspapier vom November" is older."""
    doc, behind = reading.doc, mention.last + 1
    if not mention.prefix or behind + 1 >= len(doc) or doc[behind].lower_ not in ("vom", "aus"):
        return True
    low, high = doc[behind].idx, doc[behind + 1].idx + 1
    return not beginning_in(doc, "timexes", low, high)


def link(reading: Reading) -> None:
    """Link papers by verbs ("löst den Plan ab") and by "überarbeitet"."""
    _by_verbs(reading, {reading.sentence_of[i] for i in reading.owner})
    _to_the_original(reading)
    _to_the_one_before(reading)


def _by_verbs(reading: Reading, places: set[int]) -> None:
    for place in sorted(places):
        for frame in reading.frames[place]:
            _replaced(reading, frame)


def _replaced(reading: Reading, frame: Frame) -> None:
    """Link the two papers of a clause that says which one comes from the other."""
    papers = [reading.mention_at[t.i] for t in frame.tokens if t.i in reading.owner]
    pair = descent(frame, papers)
    if pair is None and frame.kind == "rel" and (before := antecedent(reading, frame)) is not None:
        for base in behind_relative(frame, papers):
            _revise(before, reading.owner[base.head])
    if pair is None and behind_adverb(frame):
        _behind_adverb(reading, frame, papers)
    if pair is not None:
        _revise(reading.owner[pair[0].head], reading.owner[pair[1].head])


def _behind_adverb(reading: Reading, frame: Frame, papers: list[PaperMention]) -> None:
    """Link "Der Entwurf baut *darauf* auf" to the one paper that the sentences before speak of."""
    subject = next((reading.owner[m.head] for m in papers if is_subject(frame, m)), None)
    later = subject or (antecedent(reading, frame) if frame.kind == "rel" else None)
    if later is None:
        return
    for focus in reading.near(frame.tokens[0].i):
        before = [f for f in focus if f.draft is not later]
        if before:
            base = foremost(before)
            if base is not None:
                _revise(later, base)
            return


def antecedent(reading: Reading, frame: Frame) -> Draft | None:
    """Return the paper right before a relative clause: "einen Plan, *der* das Papier vom Januar ersetzt"."""
    start = frame.tokens[0].i
    before = [i for i in range(max(0, start - 4), start) if i in reading.owner]
    return reading.owner[before[-1]] if before else None


def _to_the_original(reading: Reading) -> None:
    """Link the one "überarbeitete" paper to the one "ursprüngliche" of the article."""
    revised = [d for d in reading.drafts if d.size is None and not d.revises and _state(d, "revised")]
    original = [d for d in reading.drafts if d.size is None and (_state(d, "original") or d.changed)]
    original = [d for d in original if d not in revised]
    family = {frozenset(row["lemmas"]) for row in entries("papers", "family", ("lemmas", "example"))}
    if len(revised) == 1 and len(original) == 1:
        lemmas = revised[0].heads | original[0].heads
        if any(lemmas <= one for one in family):
            _revise(revised[0], original[0])


def _to_the_one_before(reading: Reading) -> None:
    """Link "einen überarbeiteten Vorschlag" to the one such proposal spoken of before."""
    for place, draft in enumerate(reading.drafts):
        revised = _state(draft, "revised") and draft.named[0].article == "indefinite"
        if not revised or draft.revises or draft.size is not None or draft.points:
            continue
        prefixes = {m.prefix for m in draft.named}
        before = [d for d in reading.drafts[:place] if d.size is None and d.heads & draft.heads]
        before = [d for d in before if {m.prefix for m in d.named} & prefixes and d.presenters]
        if len(before) == 1:
            _revise(draft, before[0])


def _state(draft: Draft, state: str) -> bool:
    return any(m.state == state and m.article != "" for m in draft.named)
