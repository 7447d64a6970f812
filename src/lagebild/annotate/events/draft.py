"""Events in the making: one mention with what its clause tells, or several put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.frames import beginning_in, group, participle_in_front
from lagebild.annotate.events.states import state_of
from lagebild.lexicon import entries
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from lagebild.annotate.events.cast import Cast
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.annotation import Mention, Participant, Timex
    from lagebild.model.span import CharSpan

_BECOMES = group("becoming")
"""With no subject a verb that is both infinitive and participle stands in the passive: "wurde beraten"."""
PAST = frozenset({EventStatus.HELD, EventStatus.ONGOING})
"""What has taken place or goes on."""
VOID = frozenset({EventStatus.CANCELLED, EventStatus.DENIED})
"""What does not take place."""
AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE})
"""What may be to come."""
_FAMILY = {
    "talks": "meeting",
    "meeting": "meeting",
    "summit": "meeting",
    "visit": "visit",
    "arrival": "visit",
    "call": "call",
}


@dataclass(slots=True)
class Draft:
    """One mention of an event, or several of the same put together."""

    trigger: Trigger
    span: CharSpan
    status: EventStatus
    cast: Cast
    people: tuple[Participant, ...]
    place: Mention | None
    times: list[Timex]
    round: int | None
    format: str | None
    said_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    moved_to: str | None = None
    spans: list[CharSpan] = field(default_factory=list)
    statuses: list[EventStatus] = field(default_factory=list)
    told: int | None = None
    counts: bool = True
    beside: bool = False
    """Whether it took place on the fringe of another event: "Am Rande der Gespräche trafen sich"."""

    @property
    def family(self) -> str:
        """Types that may name one event: talks, a meeting and a summit; a visit and an arrival."""
        return family_of(self.trigger.type)

    @property
    def start(self) -> str | None:
        """EDTF of the first day."""
        return start_of(self.times)


class ByPlace:
    """The events of a text by the sentences that tell them, to look back from a place."""

    def __init__(self, events: Iterable[Draft]) -> None:
        """Sort the events in their order."""
        self._told: dict[int, list[Draft]] = {}
        for event in events:
            self._told.setdefault(event.trigger.sentence, []).append(event)

    def near(self, sentence: int, back: int) -> list[Draft]:
        """Return the events told in a sentence or at most ``back`` sentences before it."""
        return [e for n in range(sentence - back, sentence + 1) for e in self._told.get(n, ())]


def family_of(type: str) -> str:
    """Return the name that types share which may name one event."""
    return _FAMILY.get(type, type)


def start_of(times: list[Timex]) -> str | None:
    """EDTF of the first day; an interval where the day is only known to lie in it."""
    if not times:
        return None
    first = times[0]
    if first.vague and first.end and first.end != first.start:
        return f"{first.start}/{first.end}"
    return first.start


def end_of(times: list[Timex]) -> str | None:
    """EDTF of the last day, None where only a stretch of time is known."""
    if not times or (times[0].vague and len(times) == 1):
        return None
    return times[-1].end


@cache
def fresh_words() -> frozenset[str]:
    """Words that make a mention another event: "ein weiteres Treffen"."""
    return frozenset(
        w for row in entries("events_status", "fresh", ("words", "example")) for w in row["words"]
    )


@cache
def paper_words() -> tuple[str, ...]:
    """Return the ends of nouns that name a paper: "Rahmenabkommen", "Eckpunkte"."""
    return tuple(group("paper"))


def paper_near(trigger: Trigger) -> bool:
    """Whether the clause of an event word names a paper, or the noun that its relative pronoun takes up."""
    frame = trigger.frame
    tokens = frame.tokens
    if frame.kind == "rel" and frame.index and frame.words[0] in ("den", "die", "das") and not trigger.noun:
        before = trigger.frames[frame.index - 1].tokens
        tokens = (*tokens, *[t for t in before if t.text[:1].isupper() and t.i < tokens[0].i][-1:])
    return any(t.lower_.endswith(paper_words()) for t in tokens) or _new_version(tokens)


def _new_version(tokens: Sequence[Token]) -> bool:
    """Whether a clause names a version of a paper: "eine *überarbeitete Fassung*", "eine *Fassung ihres
    Plans*", not "eine Fassung des Urteils"."""
    for n, token in enumerate(tokens):
        if not token.lower_.endswith(_VERSION):
            continue
        behind = [t.lower_.removesuffix("s") for t in tokens[n + 1 : n + 4] if t.text[:1].isupper()]
        changed = n > 0 and tokens[n - 1].lower_.startswith(_CHANGED)
        if any(noun.endswith(paper_words()) for noun in behind[:1]) or (changed and not behind):
            return True
    return False


_VERSION = lexicon.endings("events_words", "version_noun")
_CHANGED = lexicon.endings("events_words", "changed_version")


def impersonal(trigger: Trigger) -> bool:
    """Whether a clause tells of talks and not who holds them: "Verhandelt wird am Freitag in Genf"."""
    frame = trigger.frame
    if trigger.noun or trigger.row["lemma"] not in group("impersonal"):
        return False
    in_front = participle_in_front(frame)
    subject = frame.clause.subject
    doc = trigger.token.doc
    timed = subject is not None and bool(beginning_in(doc, "timexes", subject.start, subject.end))
    bare = subject is None or timed or (in_front and subject.start == frame.tokens[0].idx)
    finite = frame.finite.lower_ if frame.finite is not None else ""
    return bare and (frame.clause.passive or in_front or finite in _BECOMES)


def joins_in(draft: Draft) -> bool:
    """Whether somebody takes part in an event spoken of before: "an dem Treffen nahm auch ... teil"."""
    return is_definite(draft) and draft.trigger.frame.lemma in group("joining_in")


def sides_of(draft: Draft) -> set[str]:
    """The names of the participants and of the states they stand for: "die ukrainische Delegation" is
    "Ukraine"."""
    return {name for person in draft.people for name in own_sides(person)}


def own_sides(person: Participant) -> set[str]:
    """The name of a participant and the states that it stands for."""
    found = {person.name, person.side} if person.side else {person.name}
    return found | {state for word in person.name.split() if (state := state_of(word))}


def is_definite(draft: Draft) -> bool:
    """Whether a mention points to an event that the reader knows: "das Treffen", "solche Gespräche"."""
    if impersonal(draft.trigger):
        return True
    if draft.trigger.known:
        return True  # "das am Sonntag unterzeichnete Papier"
    such = not group("such").isdisjoint(draft.trigger.adjectives)
    return draft.trigger.noun and (draft.trigger.article == "definite" or such)
