"""Who acts at a summit or a conference that the whole article is about.

"Die Umweltminister der drei Länder tagten am Montag in Oslo. ... Die dänische Ministerin Rita Weber schlug
ein Verbot vor. Ihr isländischer Kollege Tom Krüger unterstützte sie": both were there, though no clause says
so. Taken are persons who hold an office of a state, or the one that those who meet hold, or lead a
delegation, where a clause in a tense of the past tells what they did or said, and states that take a stand
there. Left out are spokesmen, what is told of another place or day or only hearsay, and whoever is said to be
absent. Where the article is about talks of two or three sides, nobody is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.absence import is_absent
from lagebild.annotate.events.attendance import elsewhere
from lagebild.annotate.events.both import KINDS, is_office, stem_of
from lagebild.annotate.events.days import apart, is_day
from lagebild.annotate.events.draft import PAST
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import Frame, beginning_in, endings, group
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.names.gazetteer import gazetteer, unions
from lagebild.model.annotation import EventStatus, Mention, MentionKind, Participant, Role
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.parties import PartyReader

_LEAD = 2
"""An article is about the event that one of its first sentences tells of, counted from 0."""
_AROUND = 4
"""So many days around the one told a summit or a conference goes on at most."""


def in_its_course(
    doc: Doc, events: Sequence[Draft], sentences: Sequence[Sequence[Frame]], reader: PartyReader
) -> None:
    """Add to the summit or conference that an article is about whoever acts there in its course."""
    lead = [e for e in events if e.trigger.sentence <= _LEAD and e.family == "meeting" and e.status in PAST]
    event = next((e for e in lead if _of_many(e)), None)
    if event is None:
        return
    frames = [f for fs in sentences for f in fs if f.span.end > event.span.end or f.span == event.span]
    told = [f for f in frames if _tells_of(doc, f, event, reader)]
    for participant, frame in [*_holders(doc, event, told), *_states(doc, event, told, reader)]:
        known = {n for p in event.people for n in (p.name, p.side)}
        if participant.name not in known:
            event.people = (*event.people, participant)
            words = [t for t in frame.tokens if not t.is_punct]
            span = CharSpan(words[0].idx, words[-1].idx + len(words[-1]))
            if not any(s.overlaps(span) for s in event.spans):
                event.spans.append(span)


def _of_many(event: Draft) -> bool:
    """Whether more than two meet: a summit, "die Minister der acht Staaten", "Vertreter aus 62 Ländern"."""
    lasts = event.trigger.noun and bool(event.trigger.row.get("lasts"))
    if event.trigger.type == "summit" or (lasts and event.trigger.type == "meeting"):
        return True
    return any(_collective(p.name) for p in event.people)


def _collective(name: str) -> bool:
    """Whether a name stands for the members of many: "die Minister der drei Länder", "17 Hafenstädte"."""
    words = name.lower().split()
    counted = any(w.isdigit() or w in group("count_word") for w in words)
    several = any(w.endswith(endings("members")) for w in words)
    whole = not _lower_unions().isdisjoint(words) or "staats-" in words
    compound = any(w.endswith(endings("compound_states")) and len(w) > _COMPOUND for w in words)
    return several and (counted or whole or compound)


@cache
def _lower_unions() -> frozenset[str]:
    return frozenset(name.lower() for name in unions())


_COMPOUND = len("staaten") + 3
"""A longer word for states names which they are: "die Alpenländer"."""


def _tells_of(doc: Doc, frame: Frame, event: Draft, reader: PartyReader) -> bool:
    """Whether a clause plainly tells what somebody did, in the place and on the days of the event."""
    clause = frame.clause
    now = event.status is EventStatus.ONGOING and clause.tense == "present"
    if (
        not (clause.tense in PAST_TENSES or now)
        or clause.modal
        or (clause.konjunktiv and frame.kind == "main")
    ):
        return False
    if is_absent(frame) or frame.holds("before_now"):
        return False
    if clause.negated and frame.lemma in group("coming"):
        return False
    if not _acts(frame) or _comments(doc, frame, event):
        return False
    return _on_its_days(doc, frame, event) and not elsewhere(frame, event, reader)


def _acts(frame: Frame) -> bool:
    """Whether a clause tells what one does at a conference: says, proposes, votes, signs, takes part."""
    names = ("telling", "taking_stand", "giving", "acting_there", "opening")
    return any(frame.lemma in group(name) for name in names)


def _comments(doc: Doc, frame: Frame, event: Draft) -> bool:
    """Whether a clause may tell what an outsider says of those who meet: "kritisierte den Gipfel", "lehnte
    die Beschlüsse ab", "warnte die EU"."""
    if frame.holds("outcome"):
        return True
    near = beginning_in(doc, "mentions", frame.span.start, frame.span.end)
    subject = frame.clause.subject
    told = [m for m in near if m.name in unions() and not (subject and subject.covers(m.span))]
    nouns = [
        noun_entry(t.text) for t in frame.tokens if not (subject and subject.start <= t.idx < subject.end)
    ]
    alike = any(row is not None and row["lemma"] == event.trigger.row.get("lemma") for row in nouns)
    return bool(told) or (alike and frame.lemma in group("blaming"))


def _on_its_days(doc: Doc, frame: Frame, event: Draft) -> bool:
    """Whether the days that a clause tells are none or such of the event."""
    starts = [t.start for t in beginning_in(doc, "timexes", frame.span.start, frame.span.end) if t.start]
    if not starts:
        return True
    first, last = event.start or "", (event.times[-1].end or event.start or "") if event.times else ""
    if not all(is_day(day) for day in (first, last, *starts)):
        return False
    margin = _AROUND if first == last else 1
    return all(apart(s, first) <= margin and apart(last, s) <= margin for s in starts)


def _holders(doc: Doc, event: Draft, told: Sequence[Frame]) -> Iterator[tuple[Participant, Frame]]:
    """Yield the persons in an office of those who meet that the clauses tell of."""
    nouns = [w for p in event.people for w in p.name.split() if w[:1].isupper()]
    stems = {stem_of(noun) for noun in nouns if noun.lower().endswith(endings("office_of_state"))}
    states = _states_of(doc)
    for role in doc._.roles:
        if role.former or not _sits(doc, role, stems, states):
            continue
        mention = _bearer(doc, role)
        frame = next((f for f in told if mention and f.span.covers(mention.span)), None)
        if mention is not None and frame is not None:
            side = role.of or _state_before(doc, role)
            yield Participant(name=mention.name, span=mention.span, side=side), frame


def _sits(doc: Doc, role: Role, stems: Set[str], states: Set[str]) -> bool:
    """Whether an office is one of a state, of a delegation, or that of those who meet."""
    words = role.title.lower().split()
    if any(w.endswith(endings("onlooker")) for w in words):
        return False
    if any(w.endswith(endings("delegate")) for w in words) or any(is_office(role, stem) for stem in stems):
        return True
    ministers = any("minister" in stem.lower() and "präsident" not in stem.lower() for stem in stems)
    if ministers and any(w.endswith(endings("head_of_state")) for w in words):
        return False  # a chancellor does not sit among the ministers
    owner = role.of or _state_before(doc, role)
    of_state = owner is not None and (owner in states or owner in unions())
    return of_state and any(w.endswith(endings("office_of_state")) for w in words)


def _state_before(doc: Doc, role: Role) -> str | None:
    """Return the state that an office without one goes on with: "Kiribati, dessen *Präsident* Tom Krüger",
    "Jamaika zahlt mit. *Premierministerin* Rita Weber forderte"."""
    start = role.span.start
    near = beginning_in(doc, "mentions", max(0, start - _NEAR), start)
    states = [m for m in near if m.kind in KINDS["state"]]
    if not states or any(m.span.start > states[-1].span.end for m in near):
        return None
    between = text_of(doc)[states[-1].span.end : start]
    return states[-1].name if between.count(". ") <= 1 else None


_NEAR = 160
"""So many characters before an office its state may be named."""


def _states_of(doc: Doc) -> frozenset[str]:
    """Return the states of a text, also those that only an adjective names: "der dänische Minister"."""
    named = {m.name for m in doc._.mentions if m.kind in KINDS["state"]}
    return frozenset(named | {r.of for r in doc._.roles if r.of in gazetteer().states})


def _bearer(doc: Doc, role: Role) -> Mention | None:
    """Return where the bearer of an office is named beside it."""
    near = beginning_in(doc, "mentions", role.span.start - _BESIDE, role.span.end + _BESIDE)
    return next((m for m in near if m.name == role.name and m.kind is MentionKind.PERSON), None)


_BESIDE = 40
"""So many characters from an office its bearer is named."""


def _states(
    doc: Doc, event: Draft, told: Sequence[Frame], reader: PartyReader
) -> Iterator[tuple[Participant, Frame]]:
    """Yield the states that take a stand in the clauses."""
    states = {m.name for m in doc._.mentions if m.kind is MentionKind.STATE}
    if not (event.trigger.type == "summit" or any(_collective(p.name) for p in event.people)):
        return
    for frame in told:
        if frame.kind != "main" or frame.lemma not in group("taking_stand"):
            continue
        for party in subjects_of(frame, [p for p in reader.within(frame.tokens) if not p.place]):
            if party.name in states and not party.dependent and not party.genitive:
                yield Participant(name=party.name, span=party.span, side=party.name), frame
