"""Which clauses say how a point of the negotiation stands, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import Clause, ClauseKind, clauses_by_sentence
from lagebild.annotate.clauses_words import Words, words_of
from lagebild.annotate.doc_text import tokens_in
from lagebild.annotate.events.parties import party_reader
from lagebild.annotate.events.spoken import quotations_at
from lagebild.annotate.issues.opposing import Stand, opposed, stand_of, tells
from lagebild.annotate.issues.reading import Reading, Told
from lagebild.annotate.issues.signs import DOING, POINT, STATE, TALK, Sign
from lagebild.annotate.issues.standing import status_of
from lagebild.annotate.issues.supposing import is_over, supposes
from lagebild.annotate.issues.wording import worded
from lagebild.annotate.issues.words import endings
from lagebild.model.annotation import EventType, Issue, IssueStatus, QuotationType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_NEGOTIATING = frozenset(
    {
        EventType.TALKS,
        EventType.MEETING,
        EventType.SUMMIT,
        EventType.SIGNING,
        EventType.DECISION,
        EventType.PRESENTATION,
    }
)
_BETWEEN = frozenset({IssueStatus.AGREED, IssueStatus.DISPUTED})
_NEAR = 6
"""So many points back one may have been told of in the same words."""


@dataclass(slots=True)
class _Memory:
    """What was told before: the points by name, several without names ("drei Punkte sind strittig"), and
    whether any words of agreement or dispute with an object stood there ("sich einigen", "Streit um")."""

    spoken_of: list[str] = field(default_factory=list)
    several: tuple[IssueStatus, Sign] | None = None
    sentence: int = -1
    talks: bool = False
    stand: Stand | None = None


def find_issues(doc: Doc) -> list[Issue]:
    """Return the points of ``doc`` in text order, none where it tells of no negotiation: of no talks, and of
    nothing that somebody agrees or is at odds about."""
    words = words_of(doc)
    found: list[Issue] = []
    memory = _Memory()
    for row in clauses_by_sentence(doc):
        clauses = list(row)
        if not clauses or words.text[words.sentences[clauses[0].sentence][1] - 1] == "?":
            continue
        for place in range(len(clauses)):
            of_clause = _issues(doc, words, clauses, place, memory)
            for issue in (*of_clause, *_opposed(doc, words, clauses[place], memory)):
                if not any(issue.matter.overlaps(known.matter) for known in found[-_NEAR:]):
                    found.append(issue)
    if not found:
        return []
    if not (memory.talks or _between_parties(found) or _negotiates(doc, words)):
        return []
    return sorted(found, key=lambda issue: (issue.matter.start, issue.matter.end))


def _between_parties(found: list[Issue]) -> bool:
    """Whether two parties agree or are at odds about a point, or anybody does beside another point."""
    between = [issue for issue in found if issue.status in _BETWEEN and issue.rule != "opposed"]
    return bool(between) and (len(found) > 1 or any(len(issue.parties) > 1 for issue in between))


def _negotiates(doc: Doc, words: Words) -> bool:
    """Whether an article is about talks: it has a paper, an event of talks, or a noun for them."""
    if doc._.papers or any(e.type in _NEGOTIATING for e in doc._.events):
        return True
    ends = endings("talks_end")
    return any(words.capital[i] and low.endswith(ends) for i, low in enumerate(words.low))


def _issues(doc: Doc, words: Words, clauses: list[Clause], place: int, memory: _Memory) -> Iterator[Issue]:
    """Yield the points that a clause tells of; the memory holds those named before, which "dieser Punkt"
    means, also one that was open long ago."""
    clause = clauses[place]
    reading = Reading(doc, words, clauses, place)
    if not reading.signs and place == 0:
        yield from _listed(doc, reading, memory)
    if not reading.signs or supposes(doc, words, clause, first=place == 0):
        return
    memory.talks |= any(s.kind in (TALK, POINT) and s.meaning.status in _BETWEEN for s in reading.signs)
    for sign in reading.signs_in_order():
        zone = reading.candidates.zone(sign)
        status = status_of(reading.verb, sign, zone, reading.candidates.inner, alone=len(reading.signs) == 1)
        if status is None:
            continue
        over = is_over(words, clause, sign, status, zone)
        for told in reading.matters(sign, zone):
            if told.several:
                memory.several, memory.sentence = (None if over else (status, sign)), clause.sentence
            elif told.back:
                if memory.spoken_of and not over:
                    yield _issue(doc, words, clause, told, sign, status, memory.spoken_of[-1])
            elif reading.fits(sign, told.matter, status):
                text = worded(words, told.matter)
                memory.spoken_of.append(text)
                if not over:
                    yield _issue(doc, words, clause, told, sign, status, text)


def _listed(doc: Doc, reading: Reading, memory: _Memory) -> Iterator[Issue]:
    """Yield the points that the next sentence names: "Drei Punkte sind strittig. *Dazu gehört die Maut*"."""
    clause, words = reading.clause, reading.words
    if memory.several is None or memory.sentence != clause.sentence - 1:
        return
    status, sign = memory.several
    for told in reading.listed():
        if not told.several and not told.back and reading.fits(sign, told.matter, status):
            text = worded(words, told.matter)
            memory.spoken_of.append(text)
            yield _issue(doc, words, clause, told, sign, status, text)


def _opposed(doc: Doc, words: Words, clause: Clause, memory: _Memory) -> Iterator[Issue]:
    """Yield what one side wants and the other refuses: "Norland fordert den Abzug, Südland lehnt das ab"."""
    stand = stand_of(doc, words, clause) if tells(words, clause) else None
    if stand is None:
        return
    matter = opposed(words, memory.stand, stand)
    before, memory.stand = memory.stand, stand
    if matter is None:
        return
    named = words.span(matter.start, matter.stop)
    both = [stand] if before is None or stand.of_demand else [before, stand]
    sides = [_sides(doc, one.clause, named) for one in both]
    yield Issue(
        span=CharSpan(min(both[0].clause.span.start, named.start), clause.span.end),
        matter=named,
        text=worded(words, matter),
        status=IssueStatus.DISPUTED,
        parties=tuple(dict.fromkeys(name for names in sides for name in names)),
        said_by=_said_by(doc, words, clause),
        rule="opposed",
    )


def _issue(
    doc: Doc, words: Words, clause: Clause, told: Told, sign: Sign, status: IssueStatus, text: str
) -> Issue:
    matter = words.span(told.matter.start, told.matter.stop)
    whole = clause.span
    return Issue(
        span=CharSpan(min(whole.start, matter.start), max(whole.end, matter.end)),
        matter=matter,
        text=text,
        status=status,
        parties=_parties(doc, clause, sign, status, matter),
        said_by=_said_by(doc, words, clause),
        hearsay=clause.modal == "sollen" and sign.kind == STATE,
        rule=told.rule,
    )


def _parties(doc: Doc, clause: Clause, sign: Sign, status: IssueStatus, matter: CharSpan) -> tuple[str, ...]:
    """Return who agrees or is at odds: "zwischen SPD und CDU", or who does it."""
    tokens = tokens_in(doc, clause.span)
    among = [
        p for p in party_reader(doc).within(tokens) if not p.span.overlaps(matter) and p.prep == "zwischen"
    ]
    if sign.kind in (TALK, DOING) and not among and status is not IssueStatus.UNCLEAR:
        return _sides(doc, clause, matter)
    return tuple(dict.fromkeys(n for p in among for n in (p.name, *p.others)))


def _sides(doc: Doc, clause: Clause, matter: CharSpan) -> tuple[str, ...]:
    """Return the parties that stand in a clause without a preposition and are not of the matter."""
    inside = party_reader(doc).within(tokens_in(doc, clause.span))
    acting = [p for p in inside if p.prep == "" and not p.dependent and not p.genitive]
    named = (n for p in acting if not p.span.overlaps(matter) for n in (p.name, *p.others))
    return tuple(dict.fromkeys(named))


def _said_by(doc: Doc, words: Words, clause: Clause) -> tuple[str, ...]:
    """Return whose word it is: the speaker of the innermost speech that the clause belongs to."""
    at = words.start[clause.finite_word if clause.finite_word is not None else clause.words[0][0]]
    spoken = [
        q
        for q in quotations_at(doc, at)
        if clause.konjunktiv or q.type is QuotationType.DIRECT or clause.kind is ClauseKind.SUBORDINATE
    ]
    return spoken[-1].speakers if spoken else ()
