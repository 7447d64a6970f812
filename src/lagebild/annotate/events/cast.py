"""Who takes part in an event: the parties that stand with its word, as subjects and as objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagebild.annotate.events.bare import bare_group, bare_parties, bare_subjects
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.counting_verbs import person_names_of
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.events.frames import group as words_of_group
from lagebild.annotate.events.joined import joined
from lagebild.annotate.events.occasions import tellers
from lagebild.annotate.events.status import stays_away
from lagebild.annotate.events.subjects import (
    antecedent_of,
    borrowed_subjects,
    genitive_form,
    shared_subject,
    subjects_of,
)
from lagebild.annotate.events.topic import topic_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from lagebild.annotate.events.parties import Party, PartyReader
    from lagebild.annotate.events.triggers import Trigger

_SETTING = frozenset(["bei", "auf", "in", "während", "nach", "zu", "an", "vor", "seit"])
_AT = frozenset(["bei", "auf"])
_MEETS = frozenset(["reciprocal", "with", "speak", "transitive"])
"""Modes of verbs that only people can be the subject of, and that take only people after "mit"."""
_HAVE = frozenset(
    ["hat", "haben", "habe", "hatte", "hatten", "lud", "luden", "lädt", "laden", "einlud", "einluden"]
)
"""With these "einladen" stands in the active: without them "Weber und Krüger sind eingeladen"."""
_IS = frozenset(["sein", "werden", "bleiben", "fungieren", "auftreten"])
_ATTRIBUTE = 8
"""So many words an attribute between a genitive and its noun has at most."""
_NAME = 64
"""So many characters back the name begins that a bare noun stands behind."""
_CLOSE = 4
"""So many words behind an event noun "mit" may begin a phrase of its own."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The participants of an event: ``attached`` stand with the noun, ``subjects`` in its clause."""

    attached: tuple[Party, ...] = ()
    subjects: tuple[Party, ...] = ()
    objects: tuple[Party, ...] = ()
    hosts: tuple[Party, ...] = ()

    def all(self) -> tuple[Party, ...]:
        """Everybody, in text order, each once."""
        found: dict[str, Party] = {}
        for party in sorted(
            (*self.attached, *self.subjects, *self.objects, *self.hosts), key=lambda p: p.first
        ):
            found.setdefault(party.name, party)
        return tuple(found.values())


def cast_of(trigger: Trigger, reader: PartyReader) -> Cast:
    """Return who takes part, by the word that names the event."""
    return _noun_cast(trigger, reader) if trigger.noun else _verb_cast(trigger, reader)


def _noun_cast(trigger: Trigger, reader: PartyReader) -> Cast:
    frame = trigger.frame
    carried = frame if trigger.carrier is None else trigger.carrier
    sits = (trigger.support or {}).get("role") in ("party", "host")
    sits = sits or carried.lemma in words_of_group("agreeing")
    sits = sits or (trigger.prep in _SETTING and "mit" in frame.words)
    sits = sits or (trigger.prep in _AT and carried.lemma in words_of_group("giving"))
    inside = _parties(reader, frame, all_of_them=sits)
    more = _parties(reader, carried, all_of_them=sits) if carried is not frame else []
    attached = _listed([p for p in inside if _with(p, trigger)], inside, trigger.token.doc)
    attached += [p for p in more if p.prep in ("mit", "zwischen")]
    attached += _coming(trigger, reader)
    attached += [p for p in inside if p.prep == "unter" and _headed_by(p, reader)]
    if trigger.type in ("talks", "meeting", "call", "summit"):
        attached += bare_parties(trigger, [*attached, *inside])
    subjects: list[Party] = []
    objects: list[Party] = []
    hosts: list[Party] = []
    support = trigger.support or {}
    partakes = support.get("role") == "party" and carried is frame
    active = subjects_of(carried, inside if carried is frame else more) or shared_subject(carried, reader)
    active = active or antecedent_of(carried, trigger.frames, reader, group=trigger.prep == "" or partakes)
    if not active and carried.kind == "rel" and trigger.prep in ("bei", "in"):
        # "die Fassung, die Weber bei der dritten Runde vorgelegt hatte"
        active = [p for p in inside if p.prep == "" and p.named and not (p.dependent or p.genitive)]
    active = active or topic_of(trigger, carried, reader, subjects_of)
    if not active and support.get("status") == "cancelled" and not carried.clause.passive:
        active = _beside_object(carried, trigger, inside if carried is frame else more)
    if (blamed := _blamed(trigger, carried, active, inside)) is not None:
        subjects = blamed
    elif trigger.head in words_of_group("host_noun") and frame.lemma in _IS:
        hosts = [p for p in inside if p.prep == "" and p.named and not (p.dependent or p.genitive)]
    elif support.get("role") == "party" or (
        support.get("role") == "event" and trigger.prep == "" and not _is_subject(trigger, carried)
    ):
        if not active and carried.kind == "inf":
            active = borrowed_subjects(trigger, reader, carried)
        subjects = [p for p in active if not carried.clause.passive or p.prep]
        beside = more or inside
        subjects += [p for p in beside if p.prep == "neben" and carried.lemma == "teilnehmen"]
        if support.get("to"):
            objects = [
                p for p in inside if p.prep == "" and p not in active and not p.genitive and not p.dependent
            ]
    elif carried.lemma in words_of_group("chairing") and trigger.prep == "" and not carried.clause.passive:
        hosts = active
    elif support.get("role") == "host":
        hosts = active
        subjects = [
            p for p in inside if p.prep == "" and p not in active and not p.dependent and not p.genitive
        ]
        if carried.clause.passive or (carried.lemma == "einladen" and not _HAVE & set(carried.words)):
            subjects, hosts = [*active, *subjects], []  # "waren Krüger und Weber eingeladen"
    elif support.get("role") == "none" and _lemma(carried) in words_of_group("asking"):
        subjects = [
            p
            for p in inside
            if p.prep in ("", "an") and p not in active and not p.genitive and not p.dependent
        ]
        subjects += [] if attached and subjects and _lemma(carried) != "anbieten" else active
    elif _called_off(trigger, carried) and not attached:
        subjects = active
    elif support.get("role") == "none" and any(p.prep == "mit" for p in attached):
        ours = any(t.lower_.startswith("unser") for t in carried.tokens if t.i > trigger.token.i)
        subjects = active if not carried.clause.passive and not ours else []
    elif not trigger.argument and (
        attached_with(attached) or trigger.article == "possessive" or trigger.prep in ("bei", "in", "auf")
    ):
        before = trigger.prep == "vor" and not attached_with(attached)
        subjects = active if trigger.prep in _SETTING and not before else []
    elif _agreed(trigger, carried, active, attached) or (
        trigger.argument
        and support.get("role") is None
        and attached_with(attached)
        and not any(p.prep in ("von", "vom") or p.genitive for p in attached)
    ):
        subjects = active
    if trigger.type == "visit" and not subjects and trigger.prep in _SETTING and trigger.prep != "vor":
        subjects = active
    if carried is not frame and carried.kind == "rel" and not (subjects or attached) and trigger.prep in _AT:
        subjects = subjects_of(frame, inside)  # "Bei einem Treffen, das in Rom stattfand, sprachen A und B"
    if not subjects and (not attached or attached_with(attached)):
        subjects = tellers(trigger, carried, active)
    if (
        subjects
        and not trigger.argument
        and trigger.prep in _AT
        and carried.lemma in words_of_group("giving")
    ):
        objects = [p for p in inside if p.prep == "" and p not in subjects and _receives(p, carried)]
    if stays_away(trigger):
        subjects, objects = [], []
    if trigger.article == "possessive" and not (subjects and trigger.prep == ""):
        owner = reader.owners.get(trigger.first)
        attached += [owner] if owner is not None else []
    return Cast(tuple(attached), tuple(subjects), tuple(objects), tuple(hosts))


def _parties(reader: PartyReader, frame: Frame, *, all_of_them: bool) -> list[Party]:
    """Return the parties of a clause, with those who are somebody only where people meet."""
    if not all_of_them:
        return [p for p in reader.within(frame.tokens) if not p.place]
    known = reader.among(frame.tokens)
    found = [*known, *joined(frame.tokens, known, reader.barred)]
    return sorted((p for p in found if not p.place), key=lambda p: p.first)


def _headed_by(party: Party, reader: PartyReader) -> bool:
    """Whether a person stands with nothing but titles behind "unter": "Unter Ministerin Weber wird es
    Gespräche geben", not "unter ihnen auch Weber"."""
    doc, before = reader.doc, party.first - 1
    while before > 0 and doc[before].text[:1].isupper() and doc[before].lower_ != "unter":
        before -= 1
    return party.named and party.name in person_names_of(doc) and doc[before].lower_ == "unter"


def _blamed(trigger: Trigger, frame: Frame, active: list[Party], inside: list[Party]) -> list[Party] | None:
    """Return whose talks somebody else finds fault with: "warf *Krüger* gescheiterte Gespräche mit der Bahn
    vor", "kritisierte *Krüger* wegen der Gespräche mit der Bahn"; None where nobody does."""
    setting = trigger.prep in ("wegen", "für") or (trigger.prep == "" and frame.lemma == "vorwerfen")
    if not setting or frame.lemma not in words_of_group("blaming") or frame.clause.passive:
        return None
    others = [p for p in inside if p.prep == "" and p not in active and p.named]
    return [p for p in others if not (p.dependent or p.genitive)][:1]


def _receives(party: Party, frame: Frame) -> bool:
    """Whether a party stands where the one stands who is given something: "übergab *ihr* die Akten"."""
    finite = frame.finite
    behind = finite is None or party.first > finite.i
    return behind and not party.dependent and (party.named or party.plural or not party.genitive)


def _called_off(trigger: Trigger, frame: Frame) -> bool:
    """Whether the subject calls off talks in which it was to sit: "Weber ließ die vierte Runde platzen", not
    "lehnt eine Schlichtung ab"."""
    words = {frame.lemma, *frame.words}
    off = (trigger.support or {}).get("status") == "cancelled" and bool(words & words_of_group("calling_off"))
    return off and trigger.type in ("talks", "meeting", "visit", "call") and not frame.clause.passive


def _beside_object(frame: Frame, trigger: Trigger, inside: list[Party]) -> list[Party]:
    """Return who calls an event off that stands before the verb: "Ein Treffen mit Krüger sagte Weber ab"."""
    finite = frame.finite
    if finite is None or trigger.token.i > finite.i:
        return []
    return [p for p in inside if p.prep == "" and p.first > finite.i and not (p.genitive or p.dependent)]


def _agreed(trigger: Trigger, frame: Frame, subjects: list[Party], attached: list[Party]) -> bool:
    """Whether those who agree did so in the talks, or agreed on talks: "A und B einigten sich nach langen
    Verhandlungen", "A und B einigten sich auf neue Gespräche"."""
    setting = not trigger.argument and trigger.prep in ("nach", "in", "bei")
    several = len(subjects) > 1 or any(p.plural for p in subjects)
    upon = trigger.argument and not attached
    return (setting or upon) and several and frame.lemma in words_of_group("agreeing")


def _listed(attached: list[Party], inside: list[Party], doc: Doc) -> list[Party]:
    """Return the parties with those that "und" joins to the last: "ein Gespräch von Moskau und Kiew"."""
    for party in inside:
        last = attached[-1] if attached else None
        if last is None or party in attached or party.prep != last.prep or party.prep not in ("von", "vom"):
            continue
        between = doc[last.last + 1 : party.first]
        if len(between) and all(t.lower_ in ("und", "sowie", ",", "der", "den", "dem") for t in between):
            attached = [*attached, party]
    return attached


def _coming(trigger: Trigger, reader: PartyReader) -> list[Party]:
    """Return who comes to the event in a relative clause: "ein Treffen, zu dem auch Krüger erschien"."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    frame = following[0] if following else None
    if frame is None or frame.kind != "rel" or frame.lemma not in words_of_group("coming"):
        return []
    if frame.clause.negated or frame.words[0] not in ("an", "zu", "bei", "auf", "in"):
        return []
    inside = [p for p in reader.within(frame.tokens) if not p.place and not p.dependent]
    return [p for p in inside if p.prep in ("", frame.words[0]) and not p.genitive]


def _is_subject(trigger: Trigger, frame: Frame) -> bool:
    subject = frame.clause.subject
    inside = subject is None or subject.start <= trigger.token.idx < subject.end
    return inside and not (subject is not None and _behind_names(trigger))


def _behind_names(trigger: Trigger) -> bool:
    """Whether a bare noun stands right behind a name that is the subject: "haben CDU und SPD Gespräche
    begonnen"."""
    doc, first = trigger.token.doc, trigger.first
    if trigger.article or trigger.prep or not first:
        return False
    end = doc[first - 1].idx + len(doc[first - 1])
    before = beginning_in(doc, "mentions", max(0, end - _NAME), end)
    return any(m.span.end == end or (doc[first - 1].text == ")" and m.span.end == end - 1) for m in before)


def attached_with(parties: list[Party]) -> bool:
    """Whether one side is named by "mit", so that the other stands elsewhere in the clause."""
    return any(p.prep == "mit" for p in parties)


def _lemma(frame: Frame) -> str:
    return frame.lemma


def _with(party: Party, trigger: Trigger) -> bool:
    """Whether the phrase of a party hangs on the event noun: "mit X", "zwischen X und Y", "des Kanzlers"."""
    if party.prep in ("mit", "zwischen"):
        return not party.dependent and not _of_another(party, trigger)
    after = party.first - trigger.token.i
    if after == 1 and party.named and genitive_form(party, trigger.token.doc):
        return True
    if after <= 0:
        return _owns(party, trigger)
    gap = trigger.token.doc[trigger.token.i + 1 : party.first]
    close = (
        all(t.text.islower() or t.text in ("(", ")", "„", '"') or t.like_num for t in gap) and len(gap) <= 6
    )
    if party.prep in ("von", "vom") and close:
        return not names_place(trigger, party.first, party.last, party.seat)
    if party.prep in ("bei", "beim") and close and len(gap) <= 3 and trigger.type != "summit":
        return True
    if party.named and _titled(gap):
        return True
    return (close and party.genitive) or (after <= 2 and party.prep == trigger.prep and party.genitive)


def _owns(party: Party, trigger: Trigger) -> bool:
    """Whether a genitive before the noun, with a day between them or not, tells whose visit or talks it is:
    "Webers Besuch", "Webers für den 22. Mai angekündigter Besuch"."""
    doc = trigger.token.doc
    if not party.named or party.last >= trigger.token.i or not genitive_form(party, doc):
        return False
    between = doc[party.last + 1 : trigger.token.i]
    days = {timex.span.start for timex in beginning_in(doc, "timexes", party.span.end, trigger.token.idx)}
    plain = all(t.text.islower() or t.like_num or t.is_punct or days for t in between)
    nouns = sum(t.text[:1].isupper() for t in between)
    return plain and nouns <= len(days) and len(between) <= _ATTRIBUTE


def _of_another(party: Party, trigger: Trigger) -> bool:
    """Whether "mit X" belongs to another noun: "Ein Gespräch mit X ist beim Besuch nicht geplant", "nannte
    das Treffen in einem Interview mit X nützlich"."""
    leads = [t.i for t in trigger.frame.tokens if t.i < party.first and t.lower_ == party.prep]
    at = leads[-1] if leads else party.first
    if at and trigger.token.doc[at - 1].lower_.endswith("interview"):
        return True
    before = [t for t in trigger.frame.tokens if t.i < at and noun_entry(t.text)]
    return bool(before) and before[-1].i != trigger.token.i and at - before[-1].i < _CLOSE


def names_place(trigger: Trigger, first: int, last: int, seat: bool) -> bool:
    """Whether "von" gives the town of an event: "die Konferenz von London", not "von Rom und Oslo"."""
    doc = trigger.token.doc
    at_noun = trigger.noun and first - trigger.token.i == 2 and trigger.type in ("meeting", "talks", "summit")
    listed = last + 1 < len(doc) and doc[last + 1].lower_ in ("und", "sowie", ",")
    return seat and at_noun and not listed


def _titled(gap: Span) -> bool:
    """Whether between event and name stands the title of who takes part: "Besuch des Staatschefs [Weber]"."""
    words = [t.text for t in gap]
    if not 2 <= len(words) <= 5 or words[0] not in ("des", "der", "von", "vom"):
        return False
    return words[-1][:1].isupper() and all(w.islower() and w not in PREPOSITIONS for w in words[1:-1])


def _verb_cast(trigger: Trigger, reader: PartyReader) -> Cast:
    frame = trigger.frame
    mode = trigger.row["mode"]
    meets = trigger.row["lemma"] != "treffen" or bool({"sich", "mit"} & set(frame.words))
    meets = meets and mode in _MEETS
    inside = _parties(reader, frame, all_of_them=meets)
    if not inside and len(frame.tokens) <= 3 and frame.index:
        frame = trigger.frames[frame.index - 1]
        inside = [p for p in reader.within(frame.tokens) if not p.place]
    subjects = subjects_of(frame, inside) if frame.kind != "inf" else []
    if not subjects and mode == "paper" and frame.kind == "rel" and frame.words[0] in ("den", "die", "das"):
        # "die Eckpunkte, die Weber und Krüger am Dienstag vorgelegt haben"
        subjects = [p for p in inside if p.prep == "" and p.named and not (p.dependent or p.genitive)]
    subjects = subjects or shared_subject(frame, reader)
    if not subjects:
        subjects = borrowed_subjects(trigger, reader, trigger.frame) or topic_of(
            trigger, frame, reader, subjects_of
        )
    alone = trigger.row["lemma"] != "treffen" or "sich" in frame.words  # "Regen und Hagel trafen das Dorf"
    if mode in ("reciprocal", "agree") and alone and not frame.clause.passive and len(subjects) < 2:
        seated = bool(trigger.row.get("seat"))
        subjects = bare_subjects(frame, inside) or subjects or ([] if seated else bare_group(frame, inside))
    attached = [p for p in inside if p.prep in ("mit", "zwischen") and not p.dependent]
    objects: list[Party] = []
    if mode in ("reciprocal", "transitive", "visit", "speak", "dismiss") and not frame.clause.passive:
        first = {p.name for p in subjects}
        objects = [
            p for p in inside if p.prep == "" and p.name not in first and not p.dependent and not p.genitive
        ]
    agents = [p for p in inside if p.prep in ("von", "vom") and not p.dependent]
    done = {"wurde"} if mode == "transitive" else set()
    if agents:
        done |= {"wurden"} | ({"wird", "werden", "werde"} if mode == "transitive" else set())
    if done & set(frame.words):  # "empfangen" is infinitive and participle
        met = [p for p in inside if p.prep == "" and not (p.genitive or p.dependent)]
        patients = met if frame.clause.passive else subjects
        subjects, objects = [*agents, *[p for p in patients if p not in agents]], []
    elif mode == "transitive" and frame.clause.passive:
        objects = [p for p in inside if p.prep == "" and not p.genitive and not p.dependent]
    if mode == "between" and subjects:
        attached = [p for p in reader.within(frame.tokens) if p.prep == "zwischen"]
    if trigger.row.get("to"):
        attached += [p for p in inside if p.prep in ("an", "") and p not in subjects and not p.genitive]
    if mode == "dismiss" and frame.kind == "rel" and frame.words[0] in ("den", "die", "das"):
        objects += [p for p in borrowed_subjects(trigger, reader, frame) if p not in subjects]
    if mode == "travel":
        towards = [p for p in inside if p.prep in ("zu", "zum", "zur") and not p.dependent]
        attached = [*(p for p in attached if p.prep == "mit"), *towards]
    if trigger.row.get("at"):
        attached += [p for p in inside if p.prep in ("bei", "beim") and not p.dependent]
    return Cast(tuple(attached), tuple(subjects), tuple(objects))
