"""Events in the making: whether an event word counts, and which words speak of one event."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import group, participle_in_front
from lagebild.annotate.events.parts import Cast, states
from lagebild.annotate.events.triggers import noun_entry
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.lexicon import entries
from lagebild.model.annotation import EventStatus, Mention, MentionKind, Participant, Timex
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.triggers import Trigger

_FAMILY = {
    "talks": "meeting",
    "meeting": "meeting",
    "summit": "meeting",
    "visit": "visit",
    "arrival": "visit",
    "call": "call",
}
_PAST = frozenset({EventStatus.HELD, EventStatus.ONGOING})
_TOLD = frozenset({EventStatus.HELD, EventStatus.REPORTED})
_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE})
_HABIT = frozenset(["gern", "gerne", "oft", "immer", "häufig", "nie", "selten", "regelmäßig"])
_REACH = 200
"""So many events back a mention may take one up."""
_PAPER_WORDS = (
    "vertrag",
    "abkommen",
    "plan",
    "papier",
    "erklärung",
    "entwurf",
    "angebot",
    "vereinbarung",
    "vorschlag",
    "dokument",
    "protokoll",
    "memorandum",
    "konzept",
    "rahmen",
    "eckpunkte",
    "forderungen",
    "resolution",
    "niederschrift",
    "kommuniqué",
    "übereinkunft",
    "charta",
    "pakt",
)


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

    @property
    def family(self) -> str:
        """Types that may name one event: talks, a meeting and a summit; a visit and an arrival."""
        return _FAMILY.get(self.trigger.type, self.trigger.type)

    @property
    def start(self) -> str | None:
        """EDTF of the first day."""
        return start_of(self.times)


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
def _private() -> frozenset[str]:
    """Contracts between employers, clubs, landlords and single persons."""
    return frozenset(
        w for row in entries("events", "private_contract", ("words", "example")) for w in row["words"]
    )


@cache
def fresh_words() -> frozenset[str]:
    """Words that make a mention another event: "ein weiteres Treffen"."""
    return frozenset(
        w for row in entries("events_status", "fresh", ("words", "example")) for w in row["words"]
    )


def counts(draft: Draft) -> bool:
    """Whether the word names an event between parties and not talk in general."""
    trigger = draft.trigger
    if trigger.row["lemma"] in ("treffen", "empfangen", "Begegnung", "Runde") and _of_sport(trigger):
        return False
    if draft.status is EventStatus.DENIED and not (draft.people or draft.times or draft.place):
        return False
    return _noun_counts(draft) if trigger.noun else _verb_counts(draft)


def _of_sport(trigger: Trigger) -> bool:
    """Whether the text is about sport, where clubs meet on the field."""
    doc = trigger.token.doc
    if "lagebild_sport" not in doc.user_data:
        words = {w for row in entries("events", "sport", ("words", "example")) for w in row["words"]}
        doc.user_data["lagebild_sport"] = len({t.lower_ for t in doc} & words) > 1
    return bool(doc.user_data["lagebild_sport"])


def _noun_counts(draft: Draft) -> bool:
    trigger, row = draft.trigger, draft.trigger.row
    people = draft.cast.all()
    if trigger.token.lower_ in ("runde", "runden", "kongress") and trigger.prep == "in" and not draft.times:
        return False
    if trigger.token.lower_ == "runde" and _of_votes(trigger):
        return False
    if row["lemma"] == "Sitzung" and trigger.article == "possessive":
        return False
    if trigger.head in ("thema", "art", "form", "tisch", "partner", "ende der"):
        return False
    if row.get("between") and not any(p.prep in ("mit", "zwischen") for p in draft.cast.attached):
        return False
    if (
        row.get("needs_ordinal")
        and trigger.token.lower_ in ("runde", "runden")
        and not (draft.round or people or {"nächste", "nächsten"} & set(trigger.adjectives))
    ):
        return False
    if row.get("alone"):
        behind = trigger.token.doc[trigger.token.i + 1 : trigger.token.i + 5]
        known = trigger.prep in ("zu", "bei") and draft.times and draft.place
        return bool(known) and not any(noun_entry(t.text) for t in behind)
    if _interview(draft):
        return False
    if row["type"] != "other" and row.get("of") and not trigger.of:
        return False
    if row.get("dated"):
        dated = bool(draft.times) and draft.times[0].start is not None
        return dated and (trigger.argument or trigger.prep in ("bei", "an", "zu", "nach", "in"))
    if row["type"] == "other":
        telling = trigger.argument or bool(trigger.support) or trigger.prep in ("auf", "bei", "nach")
        return trigger.of and telling and not _of_paper(draft) and bool(people or draft.times or draft.place)
    if row["type"] in ("signing", "decision"):
        told = bool(trigger.support) or (trigger.argument and "möglich" in trigger.frame.words)
        return told and bool(people or draft.times or _paper_near(trigger))
    if row.get("international") and not any(p.named or p.plural for p in draft.cast.attached):
        return False
    if row["lemma"] == "Konferenz" and draft.place and (draft.times or trigger.prep in ("auf", "bei")):
        return True
    if trigger.type == "visit" and trigger.article == "possessive" and draft.place:
        return True
    if trigger.token.lower_ == "runde" and trigger.frame.lemma == "machen":
        return False
    if _definite(draft) and not (trigger.argument or draft.cast.attached or draft.place or draft.times):
        return False
    anchored = bool(draft.place or draft.times)
    event_verb = (trigger.support or {}).get("role") == "event" or (trigger.support or {}).get("status") in (
        "planned",
        "cancelled",
        "moved",
    )
    if row.get("weak"):
        if row["type"] == "visit":
            return bool(people) and (bool(draft.place) or bool(draft.cast.attached) or bool(trigger.support))
        if anchored and trigger.argument and trigger.support and draft.status is EventStatus.PLANNED:
            return True
        return (
            bool(draft.cast.attached)
            or (_joins(draft) and len(people) > 1)
            or (bool(people) and (anchored or event_verb))
            or (len(people) > 1 and trigger.frame.lemma == "anbieten")
            or (len(people) > 1 and trigger.article == "possessive" and _held_by(trigger))
            or (event_verb and anchored)
        )
    return bool(people) or anchored or event_verb


def _interview(draft: Draft) -> bool:
    """Whether somebody talks to the press: "im Gespräch mit dieser Zeitung"."""
    trigger = draft.trigger
    doc, start = trigger.token.doc, trigger.token.i + 1
    if (
        trigger.type != "talks"
        or trigger.article not in ("", "definite")
        or doc[start : start + 1].text != "mit"
    ):
        return False
    article = doc._.article
    outlet = {word.lower() for word in (article.outlet or "").split()} if article is not None else set()
    behind = [t.lower_ for t in doc[start + 1 : start + 5]]
    return any(word in group("medium") or word in outlet for word in behind)


def _of_paper(draft: Draft) -> bool:
    """Whether a paper provides for it: "Der Plan sieht den Austausch aller Gefangenen vor"."""
    frame = draft.trigger.carrier or draft.trigger.frame
    return frame.lemma in group("providing") and not frame.clause.passive


def _held_by(trigger: Trigger) -> bool:
    """Whether the subject holds the talks: "haben ihre Gespräche abgebrochen"."""
    return (trigger.support or {}).get("role") == "party"


def _of_votes(trigger: Trigger) -> bool:
    following = trigger.token.doc[trigger.token.i + 1 : trigger.token.i + 3]
    return any(t.lower_.endswith(("wahl", "wahlen", "abstimmung", "pokals", "liga")) for t in following)


def _paper_near(trigger: Trigger) -> bool:
    return any(t.lower_.endswith(_PAPER_WORDS) for t in trigger.frame.tokens)


def _paper_before(draft: Draft) -> bool:
    """Whether a pronoun takes up a paper of the sentence before: "Der Entwurf ist fertig. Weber stellte ihn
    am Freitag vor"."""
    frame, doc = draft.trigger.frame, draft.trigger.token.doc
    subject = frame.clause.subject
    inside = [t for t in frame.tokens if subject is None or not subject.start <= t.idx < subject.end]
    if not any(t.lower_ in ("ihn", "es", "sie", "ihm") for t in inside) or not (draft.times or draft.place):
        return False
    start = draft.trigger.token.sent.start
    before = doc[start - 1].sent if start else ()
    return any(t.text[:1].isupper() and t.lower_.rstrip("sen").endswith(_PAPER_WORDS) for t in before)


def _verb_counts(draft: Draft) -> bool:
    mode, cast, frame = draft.trigger.row["mode"], draft.cast, draft.trigger.frame
    if frame.kind == "inf" and not cast.all():
        return False
    if impersonal(draft.trigger):
        return bool(draft.place or draft.times)
    if draft.trigger.row.get("seat") and not _at_table(draft):
        return False
    if trigger_on_resistance(draft):
        return False
    if mode == "reciprocal":
        if draft.trigger.row["lemma"] == "beraten" and "sich" not in frame.words and not _together(cast):
            return _together(cast) or bool(cast.subjects and (draft.place or draft.times))
        return _together(cast)
    if mode == "transitive":
        known = bool(cast.subjects) or frame.clause.subject is not None
        return (bool(cast.objects) and (known or frame.clause.passive)) or len(cast.all()) > 1
    if mode == "with":
        known = bool(cast.subjects) or frame.clause.subject is not None or frame.kind == "inf"
        among = "sich" in frame.words and (len(cast.subjects) > 1 or any(p.plural for p in cast.subjects))
        return (any(p.prep == "mit" for p in cast.attached) and known) or (among and draft.status in _TOLD)
    if mode == "between":
        return len([p for p in cast.attached if p.prep == "zwischen"]) >= 2 and bool(draft.people)
    if mode == "visit":
        return bool(cast.subjects) and bool(cast.objects or draft.place or _state_object(draft))
    if mode in ("travel", "arrive") and not _HABIT.isdisjoint(frame.words):
        return False
    if draft.trigger.row.get("passive") and not frame.clause.passive:
        return False
    if mode in ("travel", "arrive"):
        return bool(cast.subjects) and draft.place is not None and _official(draft)
    if mode == "speak":
        each_other = "miteinander" in frame.words and len(cast.subjects) > 1
        known = bool(draft.place or draft.times)
        return each_other or (bool(cast.subjects) and known and _speaks(draft))
    if mode == "paper":
        private = any(t.lower_ in _private() for t in frame.tokens)
        passive = frame.clause.passive or draft.trigger.row["lemma"] != frame.lemma
        known = bool(cast.subjects) or (passive and bool(draft.times or draft.place))
        if passive and draft.trigger.type == "signing" and draft.times and _no_subject(draft):
            return True
        return known and (_paper_near(draft.trigger) or _paper_before(draft)) and not private
    if mode == "agree":
        following = draft.trigger.frames[frame.index + 1 : frame.index + 2]
        return _together(cast) and not any(f.kind == "inf" for f in following)
    if mode == "vote":
        return _by_voters(draft)
    if mode == "sit":
        several = any(p.plural for p in cast.subjects) or len(cast.subjects) > 1
        return several and bool(draft.times or draft.place)
    if mode == "dismiss":
        doc = draft.trigger.token.doc
        office = any(p.name in person_names_of(doc) or not p.named for p in cast.all())
        return office and bool(cast.all()) and group("prison").isdisjoint(frame.words)
    if mode == "object" and draft.trigger.type == "other":
        done = frame.clause.tense in ("past", "perfect", "pluperfect") and frame.clause.modal is None
        mine = {t.lower_ for t in frame.tokens} & set(draft.trigger.row["objects"])
        return bool(mine) and bool(draft.times or draft.place or (done and cast.subjects))
    if mode == "object":
        return bool({t.lower_ for t in frame.tokens} & set(draft.trigger.row["objects"]))
    return False


def _no_subject(draft: Draft) -> bool:
    """Whether it is left open what is signed: "könne am 28. März unterschrieben werden", "werde er"."""
    frame = draft.trigger.frame
    subject = frame.clause.subject
    if subject is None or subject.start == frame.tokens[0].idx:
        words = frame.words[1:4] if participle_in_front(frame) else frame.words[:3]
        return subject is None or not {"er", "es", "sie"}.isdisjoint(words)
    return subject.of(text_of(draft.trigger.token.doc)).casefold() in ("er", "es", "sie")


def impersonal(trigger: Trigger) -> bool:
    """Whether a clause tells of talks and not who holds them: "Verhandelt wird am Freitag in Genf"."""
    frame = trigger.frame
    if trigger.noun or trigger.row["lemma"] not in group("impersonal"):
        return False
    in_front = participle_in_front(frame)
    subject = frame.clause.subject
    bare = subject is None or (in_front and subject.start == frame.tokens[0].idx)
    return bare and (frame.clause.passive or in_front)


def _at_table(draft: Draft) -> bool:
    """Whether they sit at a table: one of the clause, or "an ihm" of the sentence before."""
    frame, seats = draft.trigger.frame, draft.trigger.row["seat"]
    if any(word.endswith(seat) for word in frame.words for seat in seats):
        return True
    start = draft.trigger.token.sent.start
    before = draft.trigger.token.doc[start - 1].sent if start else ()
    points = not {"ihm", "daran"}.isdisjoint(frame.words)
    return points and any(t.lower_.endswith(seat) for t in before for seat in seats)


def _speaks(draft: Draft) -> bool:
    """Whether two sides speak with each other: a person or a delegation on either, no paper or station."""
    frame, row = draft.trigger.frame, draft.trigger.row
    if row.get("about") and set(row["about"]).isdisjoint(frame.words):
        return False
    doc = draft.trigger.token.doc
    persons = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
    known = [p.name in persons or (not p.named and (p.plural or bool(p.side))) for p in draft.cast.subjects]
    partners = [p.name in persons or (not p.named and bool(p.side)) for p in draft.cast.attached]
    partners += [p.name in persons for p in draft.cast.objects]
    among = sum(known) > 1 and not group("among_them").isdisjoint(frame.words)
    return any(known) and (any(partners) or among)


def person_names_of(doc: Doc) -> frozenset[str]:
    """Return the names of the persons in a text."""
    return frozenset(m.name for m in doc._.mentions if m.kind is MentionKind.PERSON)


def _by_voters(draft: Draft) -> bool:
    """Whether those vote who do so for a party or a country, on a paper, a result or a day."""
    frame = draft.trigger.frame
    voters = tuple(group("voters"))
    named = any(t.text[:1].isupper() and t.lower_.endswith(voters) for t in frame.tokens)
    about = {"über", "darüber"} & set(frame.words) or _paper_near(draft.trigger)
    matter = about and any(t.lower_.endswith((*_PAPER_WORDS, *group("matter"))) for t in frame.tokens)
    if draft.trigger.row.get("strict"):
        return named and bool(matter or (draft.times and draft.status is EventStatus.PLANNED))
    known = named or any(p.plural for p in draft.cast.subjects)
    return bool(draft.times and known) or bool(named and about) or bool(draft.times and matter)


def trigger_on_resistance(draft: Draft) -> bool:
    """Whether "treffen" means to hit or to run into: "trafen auf Widerstand"."""
    frame = draft.trigger.frame
    if draft.trigger.row["lemma"] != "treffen" or "sich" in frame.words:
        return False
    return "auf" in frame.words and not any(p.prep == "" for p in draft.cast.objects)


def _together(cast: Cast) -> bool:
    people = cast.all()
    return (
        len({p.name for p in people}) >= 2
        or any(p.plural for p in people)
        or any(p.prep == "mit" for p in cast.attached)
    )


def _state_object(draft: Draft) -> bool:
    return False


def _official(draft: Draft) -> bool:
    return any(not p.named or p.side or " " in p.name for p in draft.cast.subjects)


def merge(drafts: list[Draft]) -> list[Draft]:
    """Return the events: each draft joins an earlier one of its kind unless something speaks against it."""
    events: list[Draft] = []
    for draft in drafts:
        same = _antecedent(draft, events)
        if same is None and not draft.counts:
            continue
        if same is None:
            _go_on(draft, events)
            draft.spans, draft.statuses = [draft.span], [draft.status]
            events.append(draft)
        else:
            _absorb(same, draft)
    return events


def takes_up(draft: Draft) -> bool:
    """Whether a mention that says too little by itself may belong to an event before: "die Gespräche
    dauerten an"."""
    if impersonal(draft.trigger):
        return draft.counts
    if draft.trigger.token.lower_ == "runde" and draft.trigger.frame.lemma == "machen":
        return False
    return _definite(draft) and draft.trigger.type in ("talks", "meeting", "summit", "call", "visit", "other")


def _go_on(draft: Draft, events: list[Draft]) -> None:
    """Give talks that are to go on the parties of those that they continue."""
    if draft.people or not _definite(draft) or draft.status is not EventStatus.PLANNED:
        return
    if draft.trigger.frame.lemma not in ("fortsetzen", "weitergehen", "fortführen", "wiederaufnehmen"):
        return
    before = next((e for e in reversed(events) if e.family == draft.family), None)
    draft.people = before.people if before is not None else ()


def _joins(draft: Draft) -> bool:
    """Whether somebody takes part in an event spoken of before: "an dem Treffen nahm auch ... teil"."""
    return _definite(draft) and draft.trigger.frame.lemma in ("teilnehmen", "beteiligen", "beiwohnen")


def _alongside(draft: Draft) -> bool:
    """Whether a side had company in talks spoken of before: "führte die Gespräche zusammen mit Krüger"."""
    return _definite(draft) and any(p.along for p in draft.cast.attached)


def _antecedent(draft: Draft, events: list[Draft]) -> Draft | None:
    """The event spoken of last that may be meant; one in the place that the draft names, or held, before."""
    fitting = [
        event
        for event in reversed(events[-_REACH:])
        if (event.family == draft.family or _during(draft, event)) and _may_be(draft, event)
    ]
    if _definite(draft) and not draft.people:
        named = [e for e in fitting if draft.place and e.place and e.place.name == draft.place.name]
        held = [e for e in named or fitting if e.status in _PAST]
        return next(iter(held or named or fitting), None)
    return next(iter(fitting), None)


def _prefix(draft: Draft) -> str:
    """The name in a compound: "EU-Gipfel" and "G8-Gipfel" are two."""
    word = draft.trigger.token.text if draft.trigger.noun else ""
    lead = word.rpartition("-")[0]
    return lead if lead[:2].isupper() or any(c.isdigit() for c in lead) else ""


def _may_be(draft: Draft, event: Draft) -> bool:
    kinds = {draft.trigger.type, event.trigger.type}
    if "summit" in kinds and len(kinds) > 1 and not (_definite(draft) and draft.trigger.type != "summit"):
        return False
    if _prefix(draft) and _prefix(event) and _prefix(draft) != _prefix(event):
        return False
    same_sentence = draft.trigger.sentence == event.trigger.sentence
    if draft.round and event.round and draft.round != event.round:
        return False
    if (
        set(draft.trigger.adjectives) & fresh_words()
        and not same_sentence
        and (draft.start != event.start or not draft.start)
    ):
        return False
    if draft.start and event.start and not _days_agree(draft, event):
        return False
    if draft.place and event.place and not _same_place(draft.place, event.place):
        return False
    if not _status_agrees(draft, event):
        return False
    mine, theirs = sides_of(draft), sides_of(event)
    both = {draft.status, event.status}
    if EventStatus.DENIED in both and both & (_PAST | {EventStatus.PLANNED}):
        return False
    if EventStatus.CANCELLED in both and both & _PAST:
        return False
    hearsay = draft.status is EventStatus.REPORTED and event.status in _PAST
    if hearsay and draft.people and draft.start and draft.start != event.start:
        return False  # told of a day that the event does not have: another meeting
    if EventStatus.REPORTED in (draft.status, event.status) and {draft.status, event.status} & _PAST:
        return (bool(mine & theirs) and (mine <= theirs or theirs <= mine)) or (not mine and _definite(draft))
    if _joins(draft) or (_alongside(draft) and mine & theirs):
        return True
    if _told_again(draft, event):
        return True
    if not mine or not theirs:
        same_day = bool(draft.start and draft.start == event.start and draft.place and event.place)
        return _definite(draft) or same_sentence or not mine or same_day
    if (
        mine & theirs
        and draft.start
        and draft.start == event.start
        and draft.trigger.type == event.trigger.type
    ):
        return True
    return bool(mine & theirs) and (len(mine & theirs) > 1 or mine <= theirs or theirs <= mine)


_LEAD = 4
"""So many sentences behind the first paragraph the text takes up what that has told."""


def _told_again(draft: Draft, event: Draft) -> bool:
    """Whether a text tells with day and people what its first sentences told without: the same place, close
    by, as firm, no other round."""
    if not (draft.place and event.place) or draft.place.name != event.place.name:
        return False
    if MentionKind.STATE in (draft.place.kind, event.place.kind) or (draft.times and event.times):
        return False
    early = event.trigger.sentence <= 1 and draft.trigger.sentence - event.trigger.sentence <= _LEAD
    fresh = set(draft.trigger.adjectives) & fresh_words()
    return early and not fresh and draft.status in _PAST and event.status in _PAST and draft.counts


def sides_of(draft: Draft) -> set[str]:
    """The names of the participants and of the states they stand for: "die ukrainische Delegation" is
    "Ukraine"."""
    found: set[str] = set()
    for person in draft.people:
        found.add(person.name)
        if person.side:
            found.add(person.side)
        found |= {state for word in person.name.split() if (state := _state(word))}
    return found


def _state(word: str) -> str | None:
    table = states()
    lower = word.lower()
    for cut in (0, 1, 2):
        stem = lower[: len(lower) - cut] if cut else lower
        if stem in table:
            return table[stem]
    return None


def _during(draft: Draft, event: Draft) -> bool:
    """Whether talks take up a visit spoken of before: "der Besuch ... bei dem Treffen"."""
    if {draft.family, event.family} != {"visit", "meeting"} or event.trigger.type == "arrival":
        return False
    mine, theirs = {p.name for p in draft.people}, {p.name for p in event.people}
    return len(mine & theirs) > 1 or (_definite(draft) and not mine)


def _same_place(one: Mention, other: Mention) -> bool:
    """Whether two places may be one: a state may hold any town but the capital of another."""
    if one.name == other.name:
        return True
    if one.kind is other.kind is MentionKind.STATE:
        return False
    if MentionKind.STATE not in (one.kind, other.kind):
        return False
    state, town = (one, other) if one.kind is MentionKind.STATE else (other, one)
    return gazetteer().capitals.get(town.name, state.name) == state.name


def _definite(draft: Draft) -> bool:
    if impersonal(draft.trigger):
        return True
    such = not group("such").isdisjoint(draft.trigger.adjectives)
    return draft.trigger.noun and (draft.trigger.article == "definite" or such)


def _days_agree(one: Draft, other: Draft) -> bool:
    a, b = one.start or "", other.start or ""
    if a == b or a.startswith(b) or b.startswith(a):
        return True
    first, last = _bounds(one)
    begin, end = _bounds(other)
    return first <= end and begin <= last


def _bounds(draft: Draft) -> tuple[str, str]:
    start = draft.times[0].start or ""
    return start, draft.times[-1].end or start


def _status_agrees(draft: Draft, event: Draft) -> bool:
    known = set(event.statuses)
    if draft.status in _PAST and known & _AHEAD and not known & _PAST:
        return bool(draft.start and draft.start == event.start)
    if draft.status in _AHEAD and known & _PAST:
        return bool(draft.start and draft.start == event.start)
    return True


_RANK = (
    EventStatus.CANCELLED,
    EventStatus.HELD,
    EventStatus.DENIED,
    EventStatus.ONGOING,
    EventStatus.PLANNED,
    EventStatus.REPORTED,
    EventStatus.POSSIBLE,
)


def _telling(draft: Draft) -> int:
    """How much a clause says about the event: who, when and where, and that it is what the clause is
    about."""
    if draft.told is None:
        trigger = draft.trigger
        parts = (
            draft.people,
            draft.times,
            draft.place,
            trigger.argument and (trigger.support or not trigger.noun),
        )
        draft.told = sum(bool(part) for part in parts)
    return draft.told


def _absorb(event: Draft, draft: Draft) -> None:
    """Take what a further mention says: evidence, people, date and place that were open, the status."""
    event.spans.append(draft.span)
    if _telling(draft) > _telling(event):
        event.span, event.trigger = draft.span, draft.trigger
        event.cast = draft.cast if draft.cast.all() else event.cast
        event.told = _telling(draft)
    event.statuses.append(draft.status)
    known = {p.name for p in event.people}
    event.people = (*event.people, *(p for p in draft.people if p.name not in known))
    event.place = event.place or (None if _joins(draft) else draft.place)
    event.times = event.times or draft.times
    event.round = event.round or draft.round
    event.format = event.format or draft.format
    event.moved_to = event.moved_to or draft.moved_to
    if draft.status is not EventStatus.DENIED or event.status in (EventStatus.DENIED, EventStatus.REPORTED):
        event.denied_by = tuple(dict.fromkeys((*event.denied_by, *draft.denied_by)))
    event.said_by = tuple(n for n in event.said_by if n in draft.said_by)
    ended = event.status is EventStatus.ONGOING and draft.status is EventStatus.HELD
    telling = draft.counts and bool(draft.people or draft.trigger.argument)
    if (telling or ended) and not _echoes(event, draft):
        event.status = min((event.status, draft.status), key=_RANK.index)


def _echoes(event: Draft, draft: Draft) -> bool:
    """Whether a mention only takes up what was hearsay: "das Treffen" after "sollen sich getroffen haben"."""
    if event.status is EventStatus.ONGOING and _joins(draft):
        return True
    return (
        event.status in (EventStatus.REPORTED, EventStatus.POSSIBLE)
        and draft.status in _PAST
        and not (draft.people and draft.trigger.argument)
    )
