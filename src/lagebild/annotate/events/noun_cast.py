"""Who takes part in an event that a noun names: by its phrase and by the verb that carries it.

"Weber *führte* ein Gespräch mit Krüger" has its subject, "nach dem Treffen *sagte* Weber" too, "die Runde,
*die Weber leitete*" its host; "Weber *kritisierte* Krüger wegen der Gespräche" only the one who is blamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.absence import is_absent, stand_ins, stays_away, tells_of_presence
from lagebild.annotate.events.accepting import will_come
from lagebild.annotate.events.attached import attached_to
from lagebild.annotate.events.bare import bare_subjects
from lagebild.annotate.events.cast import Cast, attached_with, parties_in
from lagebild.annotate.events.compared import compared
from lagebild.annotate.events.frames import Frame, beginning_in, endings, group
from lagebild.annotate.events.latter import cast_of_latter
from lagebild.annotate.events.occasions import only_tells, tellers
from lagebild.annotate.events.subjects import antecedent_of, borrowed_subjects, shared_subject, subjects_of
from lagebild.annotate.events.support import in_subject
from lagebild.annotate.events.topic import topic_of
from lagebild.annotate.events.votes_on_talks import vote_on

if TYPE_CHECKING:
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger

_SETTING = lexicon.group("events_words", "setting")
_AT = lexicon.group("events_words", "at_the_event")
_HAVE = lexicon.group("events_words", "inviting_actively")
"""With these "einladen" stands in the active: without them "Weber und Krüger sind eingeladen"."""
_READY = lexicon.group("events_words", "ready_for_it")
_CALLING_ON = lexicon.group("events_words", "calling_on")
_IS = lexicon.group("events_words", "being_host")
_OPENED_BY = lexicon.group("events_words", "presided_auxiliary")
_NAME = 64
"""So many characters back the name begins that a bare noun stands behind."""


class _Roles(NamedTuple):
    """Who the verb of a clause makes subjects, objects and hosts of an event."""

    subjects: list[Party]
    objects: list[Party]
    hosts: list[Party]


def noun_cast(trigger: Trigger, reader: PartyReader) -> Cast:
    """Return who takes part, by the phrase of the noun and the clause it stands in."""
    frame = trigger.frame
    carried = frame if trigger.carrier is None else trigger.carrier
    sits = _only_people_sit(trigger, carried)
    inside = parties_in(reader, frame, all_of_them=sits)
    more = parties_in(reader, carried, all_of_them=sits) if carried is not frame else []
    attached = attached_to(trigger, reader, inside, more)
    active = _active(trigger, carried, reader, inside, more)
    subjects, objects, hosts = _by_verb(trigger, carried, reader, (active, inside, more, attached))
    if vote_on(trigger) is not None:
        subjects, objects, hosts = [], [], []
    if trigger.type == "visit" and not subjects and trigger.prep in _SETTING and trigger.prep != "vor":
        subjects = active
    if carried is not frame and carried.kind == "rel" and not (subjects or attached) and trigger.prep in _AT:
        subjects = subjects_of(frame, inside)  # "Bei einem Treffen, das in Rom stattfand, sprachen A und B"
    if not trigger.argument and trigger.prep in _SETTING and carried.lemma in group("telling"):
        subjects = [p for p in subjects if not only_tells(p)]
    ready = trigger.prep == "zu" and not attached and not _READY.isdisjoint(frame.words)
    if ready and len(active) > 1:
        subjects = active  # "Norland und Südland sind zu einem Treffen bereit"
    if not subjects and trigger.prep == "nach" and frame.lemma in group("agreeing"):
        subjects = subjects_of(frame, inside)
    if not subjects and (not attached or attached_with(attached)):
        subjects = tellers(trigger, carried, active)
    spoken = (
        trigger.prep == "in" and trigger.type in ("talks", "call") and carried.lemma in group("addressing")
    )
    given = not trigger.argument and trigger.prep in _AT and carried.lemma in group("giving")
    given = given or (spoken and not trigger.argument and not carried.clause.passive)
    if subjects and given:
        objects = [p for p in inside if p.prep == "" and p not in subjects and _receives(p, carried)]
    if compared(trigger):
        subjects, objects, hosts = _then_there(trigger, carried, active, subjects), [], []
    elif stays_away(trigger):
        subjects, objects = stand_ins(carried, inside), []
    if trigger.article == "possessive" and not (subjects and trigger.prep == ""):
        owner = reader.owners.get(trigger.first)
        attached += [owner] if owner is not None else []
    latter = cast_of_latter(trigger, reader, active, attached)  # "Weber lobte Krüger bei *dessen* Besuch"
    return latter or Cast(tuple(attached), tuple(subjects), tuple(objects), tuple(hosts))


def _then_there(trigger: Trigger, carried: Frame, active: list[Party], subjects: list[Party]) -> list[Party]:
    """Return who was at an event that a clause compares with: whoever is missing now ("Anders als beim Gipfel
    im Januar fehlte *Weber*"), whose own it was ("anders als bei *ihrem* Treffen")."""
    if is_absent(carried):
        return active
    return subjects if trigger.article == "possessive" and not tells_of_presence(carried) else []


def _only_people_sit(trigger: Trigger, carried: Frame) -> bool:
    """Whether whoever stands beside the noun is somebody, also where the word means nobody elsewhere."""
    sits = (trigger.support or {}).get("role") in ("party", "host") or carried.lemma in group("agreeing")
    beside = trigger.prep in _SETTING and "mit" in trigger.frame.words
    return sits or beside or (trigger.prep in _AT and carried.lemma in group("giving"))


def _active(
    trigger: Trigger, carried: Frame, reader: PartyReader, inside: list[Party], more: list[Party]
) -> list[Party]:
    """Return who acts in the clause that carries the noun: its subject, or whom that takes up."""
    support = trigger.support or {}
    partakes = support.get("role") == "party" and carried is trigger.frame
    beside = inside if carried is trigger.frame else more
    active = subjects_of(carried, beside) or shared_subject(carried, reader)
    active = active or antecedent_of(carried, trigger.frames, reader, group=trigger.prep == "" or partakes)
    if not active and carried.kind == "rel" and trigger.prep in ("bei", "in"):
        # "die Fassung, die Weber bei der dritten Runde vorgelegt hatte"
        active = [p for p in inside if p.prep == "" and p.named and not (p.dependent or p.genitive)]
    active = active or topic_of(trigger, carried, reader, subjects_of)
    fronted = support.get("status") == "cancelled" or (partakes and trigger.prep == "")
    fronted = fronted or (trigger.prep == "" and carried.lemma in group("chairing"))
    if not active and fronted and not carried.clause.passive:
        active = _beside_object(carried, trigger, beside)
    return active


def _by_verb(
    trigger: Trigger,
    carried: Frame,
    reader: PartyReader,
    parties: tuple[list[Party], list[Party], list[Party], list[Party]],
) -> _Roles:
    """Return what the verb makes of the parties: of who acts, who stands in the clause of the noun, in that
    of the verb, with the noun."""
    active, inside, more, attached = parties
    support = trigger.support or {}
    bare = [p for p in inside if p.prep == "" and not (p.dependent or p.genitive)]
    if (blamed := _blamed(trigger, carried, active, inside)) is not None:
        return _Roles(blamed, [], [])
    if will_come(trigger) and not carried.clause.passive:
        return _Roles([] if carried.clause.negated else active, [], [])
    if trigger.head in group("host_noun") and trigger.frame.lemma in _IS and not carried.clause.negated:
        return _Roles([], [], [p for p in bare if p.named])
    if (presiding := _presiding(trigger, carried, inside)) and not attached_with(attached):
        return _Roles([], [], presiding)
    if support.get("role") == "party" or (
        support.get("role") == "event" and trigger.prep == "" and not _is_subject(trigger, carried)
    ):
        if not active and carried.kind == "inf":
            active = borrowed_subjects(trigger, reader, carried)
        if len(active) == 1 and support.get("role") == "party" and not carried.clause.passive:
            active = (
                bare_subjects(carried, inside) or active
            )  # "*Die Bahn* und Verdi setzten die Gespräche fort"
        subjects = [p for p in active if not carried.clause.passive or p.prep]
        subjects += [p for p in more or inside if p.prep == "neben" and carried.lemma == "teilnehmen"]
        return _Roles(subjects, [p for p in bare if p not in active] if support.get("to") else [], [])
    mediates = carried.lemma == "vermitteln" and trigger.prep in _AT  # "vermittelt in den Gesprächen"
    if carried.lemma in group("chairing") and (trigger.prep == "" or mediates) and not carried.clause.passive:
        if not active and carried.kind == "inf":  # "hat angeboten, die Gespräche auszurichten"
            active = borrowed_subjects(trigger, reader, carried)
        return _Roles([], [], active)
    if support.get("role") == "host":
        asked = [p for p in bare if p not in active]
        invites = bool(_HAVE & set(carried.words)) or carried.clause.modal == "wollen"
        if carried.clause.passive or (carried.lemma == "einladen" and not invites):
            return _Roles([*active, *asked], [], [])  # "waren Krüger und Weber eingeladen"
        return _Roles(asked, [], active)
    if support.get("role") == "none" and carried.lemma in group("asking"):
        at = [p for p in inside if p.prep in ("", "an") and p not in active]
        asked = [p for p in at if not (p.genitive or p.dependent)]
        alone = attached and asked and carried.lemma != "anbieten"
        several = sum(1 + p.plural for p in asked) > 1
        alone = alone or (several and carried.lemma in _CALLING_ON)  # "rief beide Seiten zu Gesprächen auf"
        return _Roles(asked if alone else [*asked, *active], [], [])
    return _Roles(active if _acts_in_it(trigger, carried, active, attached) else [], [], [])


def _presiding(trigger: Trigger, frame: Frame, inside: list[Party]) -> list[Party]:
    """Return who opens or leads an event, told in the passive: "Die Tagung wurde *von Krüger* eröffnet"."""
    done = frame.words[-2:-1] if frame.words[-1] == "worden" else frame.words[-1:]
    opened = not group("presided").isdisjoint((frame.words[0], *done))
    helped = not _OPENED_BY.isdisjoint(frame.words)
    if trigger.prep or trigger.head or not (opened and helped):
        return []
    by = [p for p in inside if p.prep in ("von", "vom", "durch") and not p.dependent]
    start = trigger.token.i + 1
    if frame.finite is not None and frame.finite.i < frame.tokens[-1].i:
        start = max(
            start, frame.finite.i
        )  # not "das Treffen *von Norland und Südland* wurde von Katar geleitet"
    return [p for p in by if (p.named or p.side) and p.first > start]


def _acts_in_it(trigger: Trigger, carried: Frame, active: list[Party], attached: list[Party]) -> bool:
    """Whether who acts in the clause of an event noun takes part in the event."""
    role = (trigger.support or {}).get("role")
    if _called_off(trigger, carried) and not attached:
        return True
    if role == "none" and any(p.prep == "mit" for p in attached):
        ours = any(t.lower_.startswith("unser") for t in carried.tokens if t.i > trigger.token.i)
        return not carried.clause.passive and not ours
    beside = attached_with(attached)
    of = any(p.prep in ("von", "vom") or p.genitive for p in attached)
    if not trigger.argument and beside and of and any(p.prep == "mit" for p in attached):
        return False  # "sagte Holm nach einem Gespräch Webers mit Krüger": both are told
    if role == "none" and not attached and _own_plan(trigger, carried):
        return True
    if behind_talks(trigger) and not attached:
        return True
    if not trigger.argument and (
        beside or trigger.article == "possessive" or trigger.prep in ("bei", "in", "auf")
    ):
        return trigger.prep in _SETTING and not (trigger.prep == "vor" and not beside)
    return _agreed(trigger, carried, active, attached) or (
        trigger.argument and role is None and beside and not of
    )


def _own_plan(trigger: Trigger, frame: Frame) -> bool:
    """Whether the subject plans or puts off what it has a part in: "Weber plant eine Reise nach Genf",
    "vertagten ihre Beratungen"."""
    if trigger.prep or trigger.head or frame.clause.passive or _is_subject(trigger, frame):
        return False
    if trigger.type == "visit":
        return frame.lemma in group("own_visit") and trigger.article != "definite"
    status = (trigger.support or {}).get("status")
    return trigger.article == "possessive" and status in ("planned", "moved", "cancelled")


def behind_talks(trigger: Trigger) -> bool:
    """Whether a clause tells what somebody did after talks: "*Nach stundenlangen Verhandlungen* gab Krüger
    auf"."""
    frame = trigger.frame
    over = frame.clause.tense in PAST_TENSES and not frame.clause.passive
    held = trigger.prep == "nach" and trigger.article == "" and trigger.row["type"] == "talks"
    long = not trigger.adjectives or any(a.endswith(endings("lasting_adjective")) for a in trigger.adjectives)
    several = trigger.token.lower_.endswith(("en", "n"))
    return over and held and long and several and not trigger.head


def _blamed(trigger: Trigger, frame: Frame, active: list[Party], inside: list[Party]) -> list[Party] | None:
    """Return whose talks somebody else finds fault with: "warf *Krüger* gescheiterte Gespräche mit der Bahn
    vor", "kritisierte *Krüger* wegen der Gespräche mit der Bahn"; None where nobody does."""
    setting = trigger.prep in ("wegen", "für") or (trigger.prep == "" and frame.lemma == "vorwerfen")
    if not setting or frame.lemma not in group("blaming") or frame.clause.passive:
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
    off = (trigger.support or {}).get("status") == "cancelled" and bool(words & group("calling_off"))
    return off and trigger.type in ("talks", "meeting", "visit", "call") and not frame.clause.passive


def _beside_object(frame: Frame, trigger: Trigger, inside: list[Party]) -> list[Party]:
    """Return who calls off or holds an event that stands before the verb: "Ein Treffen mit Krüger sagte Weber
    ab", "Ihr erstes Gespräch haben Norland und Katar am Sonntag geführt"."""
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
    return (setting or upon) and several and frame.lemma in group("agreeing")


def _is_subject(trigger: Trigger, frame: Frame) -> bool:
    if frame.kind == "inf":
        return False  # "erwägt, die Gespräche aufzunehmen"
    subject = frame.clause.subject
    inside = subject is None or in_subject(trigger, frame)
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
