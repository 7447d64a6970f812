"""Who does what a clause around a paper says."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.events.party import Party
from lagebild.annotate.events.subjects import genitive_form
from lagebild.annotate.papers.acting_for import apposed, who_acts
from lagebild.annotate.papers.anybody import anybody, behind_preposition
from lagebild.annotate.papers.bodies import body, takes_stands
from lagebild.annotate.papers.both_sides import both_alone, each_of
from lagebild.annotate.papers.causes import blamed
from lagebild.annotate.papers.federal_states import land_agents, lands, lands_behind
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, papers_between
from lagebild.annotate.papers.several import dative, listed_on, represented, with_unknown
from lagebild.annotate.papers.shares import majority
from lagebild.lexicon import group
from lagebild.model.annotation import MentionKind
from lagebild.model.span import CharSpan

_AGENTS = group("papers_grammar", "agent")
_ARTICLE = group("papers_grammar", "article_of_owner")
_ADVERBS = group("papers_grammar", "adverb_in_front")
_GAP = 5
_PHRASE = 20
"""So many tokens may lie between a party and the noun of the paper that it is part of."""


def _of_paper(scene: Scene, frame: Frame, subject: CharSpan) -> bool:
    """Whether a relative clause has a paper before it and its pronoun taken for the subject."""
    first = frame.tokens[0]
    alone = frame.kind == "rel" and subject.start == first.idx and subject.end == first.idx + len(first)
    return alone and any(first.i - m.last <= _GAP for m in papers_between(scene, first.i - _PHRASE, first.i))


def holders(scene: Scene, frame: Frame, along: tuple[str, ...] = ()) -> list[Party]:
    """Return the parties that do what the clause says: its subject, in the passive those with "von", "durch".

    ``along`` are further prepositions whose parties take part ("sich *mit* den USA einigen"). A relative
    clause without a subject of its own has the noun before it, a clause behind "und" the subject before.
    """
    if (part := majority(scene, frame)) is not None:
        return [who_acts(scene, p) for p in part]  # "71 Prozent *der Mitglieder* stimmten dafür"
    inside = [p for p in scene.reader.within(frame.tokens) if not p.place and not _in_paper(p, scene)]
    inside = [replace(p, genitive=False) if _behind_front(scene, p) else p for p in inside]
    if frame.clause.passive:
        agents = [p for p in inside if p.prep in _AGENTS and not p.dependent]
        agents = [*agents, *land_agents(scene, frame)] or _agent(scene, frame)
        free = [p for p in agents if not names_paper(scene, p)]
        acting = [who_acts(scene, p) for p in free or ([] if frame.kind == "main" else agents)]
        return [one for p in acting for one in each_of(scene, p)]
    joined = [p for p in inside if p.prep in along and p.prep]
    own = [p for p in inside if p.prep == "" and not p.dependent and not p.genitive]
    subject = frame.clause.subject
    if subject is not None and own and _takes_paper(scene, frame, subject):
        found = [
            p for p in own if not dative(scene, p)
        ]  # "Das Angebot lehnte die Gewerkschaft ab": the paper is no agent
    elif subject is not None:
        behind = [p for p in own if p.named and 0 < p.span.start - subject.end <= 2]  # "die Leiterin, Weber,"
        found = [p for p in own if p.span.overlaps(subject)] or _within(scene, subject) or behind
        found = lands_behind(scene, frame, found) or found
        found = with_unknown(scene, frame, subject, listed_on(scene, found, own))
    else:
        found = own or _before(scene, frame)
    found = found or both_alone(scene, frame)
    found = found or body(scene, frame, subject) or _behind_adverb(scene, frame, own)
    if not found and (shared := _shared_subject(scene, frame)) is not None:
        return holders(scene, shared, along)
    if not found and subject is not None and not _takes_paper(scene, frame, subject):
        found = lands(scene, frame, subject) or anybody(scene, frame) or _of_relative(scene, frame, subject)
    found = blamed(scene, frame) or _with_owner(scene, found)
    acting = [apposed(scene, who_acts(scene, p)) for p in found]
    acting = [one for p in acting for one in each_of(scene, p)]
    return [*(one for p in acting for one in represented(scene, p)), *joined]


def _behind_front(scene: Scene, party: Party) -> bool:
    """Whether what looks like a genitive stands behind an adverb that opens its sentence: "*Auch* der
    Verband lehnte ab"."""
    at = party.first - 1
    if at > 0 and article_kind(scene.doc[at].lower_):
        at -= 1
    opens = party.genitive and at >= 0 and scene.doc[at].is_sent_start
    return opens and scene.doc[at].lower_ in _ADVERBS


def _agent(scene: Scene, frame: Frame) -> list[Party]:
    """Return who does it in the passive where no list knows the noun: "wird *vom Kirchenkreis* abgelehnt"."""
    found = behind_preposition(scene, frame, ["von", "vom", "durch"])
    return [p for p in found if not p.place and takes_stands(scene.doc[p.last].lower_)]


def _of_relative(scene: Scene, frame: Frame, subject: CharSpan) -> list[Party]:
    """Return whom a relative pronoun means: "*der Verband*, der den Plan stets abgelehnt hat"."""
    first = frame.tokens[0]
    alone = frame.kind == "rel" and (subject.start, subject.end) == (first.idx, first.idx + len(first))
    if not alone or frame.governor is None or first.i < _PRONOUN:
        return []
    outer = scene.frames[frame.governor]
    before = [p for p in scene.reader.within(outer.tokens) if p.last == first.i - _PRONOUN]
    if before:
        return [replace(p, loose=True) for p in before if not p.place]
    named = anybody(scene, outer)
    return [p for p in named if p.last == first.i - _PRONOUN]


_PRONOUN = 2
"""So many words before the relative pronoun ends the noun, a comma between."""


def _with_owner(scene: Scene, found: list[Party]) -> list[Party]:
    """Return the parties, an owner in the genitive with what is hers: "*Webers eigene Partei* lobte ihn"."""
    kept: list[Party] = []
    for party in found:
        owner = kept[-1] if kept else None
        close = owner is not None and 0 < party.first - owner.last <= _OWNED and not party.named
        if owner is not None and close and owner.named and genitive_form(owner, scene.doc):
            span = CharSpan(owner.span.start, party.span.end)
            written = owner.span.of(text_of(scene.doc))
            name = party.name if party.name.startswith(written) else f"{written} {party.name}"
            kept[-1] = replace(party, name=name, span=span, first=owner.first)
        else:
            kept.append(party)
    return kept


_OWNED = 2
"""So many words further stands what somebody owns: "Webers *eigene Partei*"."""


def names_paper(scene: Scene, party: Party) -> bool:
    """Whether a party stands right behind a paper and before the verb: "Das Abkommen *von Genf* wurde", "Der
    Plan *von Minister Weber* wird"; a person also behind the verb."""
    finite = scene.frame.finite
    if finite is None or (party.first > finite.i and not _is_person(scene, party)):
        return False
    if party.first < finite.i and scene.frame.kind == "main" and _in_front_field(scene, party):
        return True
    offices = scene.reader.offices
    start = party.first
    while start and (start - 1 in offices or scene.doc[start - 1].lower_ in _ARTICLE):
        start -= 1
    return any(start - m.last in (1, 2) for m in papers_between(scene, start - 3, start))


def _in_front_field(scene: Scene, party: Party) -> bool:
    """Whether a party stands behind a paper before the verb of a main clause, where only one phrase has its
    place: "*Der Plan von Webers Vorgänger Krüger* wurde abgelehnt"."""
    first = scene.frame.tokens[0].i
    near = papers_between(scene, first, party.first)
    return any(m.first - first <= 1 for m in near)


def _is_person(scene: Scene, party: Party) -> bool:
    inside = beginning_in(scene.doc, "mentions", party.span.start, party.span.end)
    return any(m.kind is MentionKind.PERSON for m in inside)


def _behind_adverb(scene: Scene, frame: Frame, own: list[Party]) -> list[Party]:
    """Return who stands behind the verb where an adverb in front looks like the subject: "Scharf kritisierte
    ihn *Rita Weber*"."""
    first, subject = frame.tokens[0], frame.clause.subject
    alone = subject is not None and (subject.start, subject.end) == (first.idx, first.idx + len(first))
    if not alone or frame.finite is None or not first.is_sent_start or scene.reader.within([first]):
        return []
    return [p for p in own if p.named and p.first > frame.finite.i and not dative(scene, p)][:1]


def _shared_subject(scene: Scene, frame: Frame) -> Frame | None:
    """Return the main clause whose subject a clause goes on with: "nannte ihn gut, *verlangte* aber ..."."""
    first = frame.finite is not None and frame.tokens[0].i == frame.finite.i
    if not first or frame.kind != "main" or not frame.index:
        return None
    before = (f for f in reversed(scene.frames[: frame.index]) if f.kind == "main" and f.finite is not None)
    outer = next(before, None)
    return outer if outer is not None and outer.tokens[0].i < frame.tokens[0].i else None


def _takes_paper(scene: Scene, frame: Frame, subject: CharSpan) -> bool:
    """Whether what looks like the subject is the paper, so that a party beside it is the agent."""
    return _is_of_papers(scene, frame, subject) or _of_paper(scene, frame, subject)


def _is_of_papers(scene: Scene, frame: Frame, subject: CharSpan) -> bool:
    near = papers_between(scene, frame.tokens[0].i, frame.tokens[-1].i)
    return any(m.span.overlaps(subject) for m in near)


def _within(scene: Scene, subject: CharSpan) -> list[Party]:
    """Return the parties of a subject that stands in another clause: "Weber kam und lehnte den Plan ab"."""
    tokens = [t for f in scene.frames for t in f.tokens if subject.start <= t.idx < subject.end]
    found = [p for p in scene.reader.within(tokens) if not p.place and not p.dependent]
    return [p for p in found if p.prep == "" and not p.genitive and not _in_paper(p, scene)]


def _before(scene: Scene, frame: Frame) -> list[Party]:
    if frame.kind == "rel" and frame.governor is not None:
        before = scene.reader.within(scene.frames[frame.governor].tokens)
        return [p for p in [q for q in before if q.last < frame.tokens[0].i][-1:] if not p.dependent]
    if frame.kind != "main" or not frame.index:
        return []
    outer = scene.frames[frame.index - 1]
    if (
        outer.lemma in ("haben", "sein") and outer.clause.subject is not None
    ):  # "haben sich am 3. Mai, ..., geeinigt"
        return holders(scene, outer)
    if frame.tokens[0].lower_ in ("und", "aber", "sondern"):
        return [p for p in scene.reader.within(outer.tokens) if p.prep == "" and not p.genitive][:1]
    return []


def _in_paper(party: Party, scene: Scene) -> bool:
    near = papers_between(scene, party.first - _PHRASE, party.last + _PHRASE)
    return any(m.first <= party.first and party.last <= m.last for m in near)


def unique(parties: list[Party]) -> list[Party]:
    """Return the parties, each name once."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.name, party)
    return list(seen.values())
