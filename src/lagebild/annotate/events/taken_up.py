"""What a clause tells of an event that it does not name: "Es wurde abgesagt", "fiel aber aus".

A pronoun, a subject left out behind "und" or "aber", "dazu kam es nicht" and "daraus wurde nichts" stand for
the event told last, at most two sentences before. Such a clause is read as if the noun stood in it:
"Für Dienstag war ein Treffen geplant, [das Treffen] kam aber nicht zustande". Taken are only verbs whose
subject is an event ("stattfinden", "abgesagt werden"), and pronouns that agree with the noun.

This is anaphora to eventualities (Asher 1993), kept to the verbs that tell what becomes of an event; what
"das" or "es" means beside other verbs is left open.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lagebild import lexicon
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.going_on import over
from lagebild.annotate.events.mood import was_meant
from lagebild.annotate.events.support import set_phrase
from lagebild.lexicon import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from lagebild.annotate.events.event_words import Row
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_KINDS = frozenset({"talks", "meeting", "summit", "visit", "call", "arrival", "other", "signing"})
_ACTIVE = lexicon.group("events_words", "told_of_events")
_PASSIVE = lexicon.group("events_words", "told_of_events_passive")
_OPEN = lexicon.group("events_words", "told_of_events_and_others")
_BESIDE = lexicon.group("events_words", "beside_who_begins")
"""Words with which it is somebody who begins or ends: "Sie begannen am Montag *mit* der Arbeit"."""
_OF_PEOPLE = lexicon.group("events_words", "parting")
_PRONOUNS = lexicon.group("events_words", "pronoun_for_event")
_THAT = lexicon.group("events_words", "that_happened")
_HAPPENING = lexicon.group("events_words", "happening")
_SO_FAR = lexicon.group("events_words", "so_far")
_MOST = 12
"""So many event words back one is taken up at most."""
_IT_ALL = lexicon.group("events_words", "noun_for_it_all")
_SEQUEL = lexicon.group("events_words", "sequel_noun")
_NOUN = 2
"""Words of an article with its noun."""
_PERSONAL = lexicon.group("events_words", "pronoun_of_somebody")
_OBJECTS = lexicon.group("events_words", "object_pronoun_for_event")
_STATE = lexicon.group("events_words", "state_auxiliary")
_NOMINATIVE = lexicon.group("grammar", "definite_article") | lexicon.group("events_words", "article_of_one")
_REACH, _NEXT = 2, 1
"""So many sentences back the event is told, and for a verb that may speak of something else."""


class TakenUp(NamedTuple):
    """The word that stands for an event, the event's own word, and the noun entry that it is read by.

    ``support`` is what a set phrase tells of the event, None where the verb is looked up.
    """

    word: Token
    referent: Trigger
    row: Row
    support: Row | None = None


def taken_up(frame: Frame, found: Sequence[Trigger], number: int) -> TakenUp | None:
    """Return what a clause takes up without naming it, None where it names its own or tells of no event.

    ``found`` are the event words before it, ``number`` that of its sentence.
    """
    if _names_event(frame):
        return None
    close = _lemma(frame) in _OPEN and not was_meant(frame)
    before = _told_near(frame, found, number - (_NEXT if close else _REACH))
    if not before:
        return None
    idiom = _idiom(frame)
    if idiom is not None and not frame.clause.konjunktiv:
        word = next(t for t in frame.tokens if t.lower_ == idiom["words"][0])
        taken = _of(word, before[-1])
        return taken._replace(row={**taken.row, "whole": True}, support=idiom) if taken is not None else None
    if not _tells_fate(frame):
        taken = _of(frame.tokens[0], before[-1]) if _that_happened(frame) else None
        return taken._replace(row={**taken.row, "adds": True}) if taken is not None else None
    subject = frame.clause.subject
    if subject is not None and subject.end <= frame.tokens[0].idx:
        shared = [t for t in before if t.noun and not t.prep and subject.start <= t.token.idx < subject.end]
        return _of(frame.tokens[0], shared[0]) if shared else None
    whole = _noun_for_it_all(frame) or _that_again(frame) or _it_goes_on(frame)
    if whole is not None:
        taken = _of(whole, before[-1])
        further = whole.lower_ in _SEQUEL or _goes_further(frame)
        return taken._replace(row={**taken.row, "further": further}) if taken is not None else None
    word = _pronoun(frame)
    if word is None or not _of_event(word.lower_, frame):
        return None
    agreeing = [t for t in before if t.noun and _agrees(word.lower_, frame, t)]
    return _of(word, agreeing[-1]) if agreeing else None


def _noun_for_it_all(frame: Frame) -> Token | None:
    """Return the noun of a subject that stands for whatever was told: "Das *Ganze* wurde abgeblasen"."""
    subject = frame.clause.subject
    inside = [t for t in frame.tokens if subject is not None and subject.start <= t.idx < subject.end]
    if len(inside) < _NOUN or inside[0].lower_ not in _NOMINATIVE:
        return None
    sequel = inside[1].lower_ in _SEQUEL and len(inside) == _NOUN  # "Eine Fortsetzung ist vereinbart"
    return inside[1] if sequel or inside[1].lower_ in _IT_ALL else None


def _it_goes_on(frame: Frame) -> Token | None:
    """Return the empty "es" with which talks go on: "Am Montag soll *es* weitergehen"."""
    goes_on = (frame.lemma in group("continuing") and not frame.clause.passive) or _goes_further(frame)
    return next((t for t in frame.tokens if t.lower_ == "es"), None) if goes_on else None


def _goes_further(frame: Frame) -> bool:
    """Whether "weiter" stands in front of its verb: "*Weiter geht* es am 1. April"."""
    return frame.words[0] == "weiter" and frame.lemma == "gehen"


def _that_again(frame: Frame) -> Token | None:
    """Return "das" where it is made up for: "*Das* soll am Freitag nachgeholt werden"."""
    first = frame.tokens[0]
    return first if first.lower_ in _THAT and frame.lemma in group("again") else None


def _pronoun(frame: Frame) -> Token | None:
    """Return the pronoun that is the subject of a clause, or the object of calling off: "*Er* fällt aus",
    "Die Gastgeber haben *ihn* verlegt"."""
    subject = frame.clause.subject
    if subject is None:
        return frame.tokens[0] if frame.words[0] in _PRONOUNS else None
    if _calls_off(frame):
        behind = [t for t in frame.tokens if frame.finite is not None and t.i > frame.finite.i]
        objects = [t for t in behind if t.lower_ in _OBJECTS and not subject.start <= t.idx < subject.end]
        return objects[0] if objects else None
    word = next((t for t in frame.tokens if t.idx == subject.start), None)
    alone = word is not None and subject.end == word.idx + len(word)
    return word if word is not None and alone and word.lower_ in _PRONOUNS else None


def _calls_off(frame: Frame) -> bool:
    """Whether somebody decides over an event: "haben ihn verschoben", "setzten es für Freitag an"."""
    return frame.lemma in _PASSIVE and not (frame.clause.passive or _is_state(frame))


def _told_near(frame: Frame, found: Sequence[Trigger], first: int) -> list[Trigger]:
    """Return the event words before a clause, from the sentence ``first`` on."""
    near: list[Trigger] = []
    for trigger in reversed(found):
        if trigger.sentence < first or len(near) == _MOST:
            break
        if trigger.type in _KINDS and trigger.frame is not frame:
            near.append(trigger)
    return near[::-1]


def _of(word: Token, referent: Trigger) -> TakenUp | None:
    noun = referent.token.text if referent.noun else _nouns().get(referent.type, "")
    row = referent.row if referent.noun else noun_entry(noun)
    if row is None:
        return None
    told = row["told"] if row.get("told") else noun
    return TakenUp(word, referent, {**row, "elliptic": True, "several": _several(referent), "told": told})


@cache
def _nouns() -> dict[str, str]:
    """Map a type of event to the noun that a verb of that type is taken up by: "trafen sich", "Treffen"."""
    return {
        row["type"]: row["noun"] for row in entries("events_words", "plain_noun", ("type", "noun", "example"))
    }


def _names_event(frame: Frame) -> bool:
    """Whether a clause has an event noun of its own, not only behind a preposition."""
    for token in frame.tokens:
        if noun_entry(token.text) is not None:
            before = token.nbor(-1).lower_ if token.i else ""
            led = token.i > 1 and before in _NOMINATIVE and token.nbor(-2).lower_ in PREPOSITIONS
            bare = before in _NOMINATIVE or token.i == frame.tokens[0].i
            if (bare and not led) or not before.islower():
                return True
    return False


def _tells_fate(frame: Frame) -> bool:
    """Whether the verb of a clause has an event for its subject: "fällt aus", "wurde abgesagt", "ist für
    Freitag angesetzt"."""
    lemma = _lemma(frame)
    if lemma in _ACTIVE or lemma in _OPEN:
        return not frame.clause.passive or lemma in _PASSIVE
    ends = over(frame) and frame.lemma not in _OF_PEOPLE  # "Am Mittwoch waren sie auseinandergegangen"
    further = _goes_further(frame) or lemma in group("again")
    return lemma in _PASSIVE or further or ends or bool(set_phrase(frame))


def _lemma(frame: Frame) -> str:
    """Return the verb without "wieder": "Inzwischen *laufen* sie *wieder*"."""
    lemma = frame.lemma
    return lemma.removeprefix("wieder") if lemma not in _PASSIVE else lemma


def _is_state(frame: Frame) -> bool:
    """Whether "sein" and a participle tell a state: "ist geplant"."""
    return frame.finite is not None and frame.finite.lower_ in _STATE


def _of_event(pronoun: str, frame: Frame) -> bool:
    """Whether the pronoun is no person and no empty "es": "Sie begannen *mit der Arbeit*", "Es findet *eine
    Konferenz* statt"."""
    if pronoun == "es":
        return not any(
            t.lower_ in _NOMINATIVE and not (t.i and t.nbor(-1).lower_ in PREPOSITIONS) and not _in_time(t)
            for t in frame.tokens
        )
    if pronoun in _PERSONAL and _lemma(frame) in _OPEN:
        return _BESIDE.isdisjoint(frame.words) and not _has_object(frame)
    return True


def _has_object(frame: Frame) -> bool:
    """Whether a noun stands in the clause with no preposition before it: "Sie begannen *den Streik*"."""
    nouns = [t for t in frame.tokens[1:] if t.text[:1].isupper() and not _in_time(t)]
    return any(t.nbor(-1).lower_ not in PREPOSITIONS for t in nouns)


def _in_time(token: Token) -> bool:
    near = beginning_in(token.doc, "timexes", max(0, token.idx - 40), token.idx + 1)
    return any(t.span.start <= token.idx < t.span.end for t in near)


def _has_time(frame: Frame) -> bool:
    return bool(beginning_in(frame.tokens[0].doc, "timexes", frame.span.start, frame.span.end))


def _idiom(frame: Frame) -> Row | None:
    """Return the entry of "*dazu* kam es nicht", "*daraus* wurde nichts", None for other clauses."""
    return next(
        (r for r in _idioms() if frame.lemma in r["lemmas"] and set(r["words"]) <= set(frame.words)), None
    )


@cache
def _idioms() -> tuple[Row, ...]:
    return tuple(entries("events_words", "fate_idiom", ("words", "lemmas", "role", "example")))


def _that_happened(frame: Frame) -> bool:
    """Whether "das" and a verb of happening only add when or where: "Das geschah am Dienstag in Genf"."""
    words, finite = frame.words, frame.finite
    opens = words[0] in _THAT and finite is not None and finite.i == frame.tokens[0].i + 1
    if not opens or frame.lemma not in _HAPPENING or frame.clause.modal or not _has_time(frame):
        return False
    return frame.lemma != "sein" or not _says_more(frame)


def _says_more(frame: Frame) -> bool:
    """Whether a clause tells more than when and where: "Das war am Dienstag *noch anders*"."""
    doc = frame.tokens[0].doc
    found = [
        f.span
        for name in ("timexes", "mentions")
        for f in beginning_in(doc, name, frame.span.start, frame.span.end)
    ]
    plain = [t for t in frame.tokens[2:] if not any(s.start <= t.idx < s.end for s in found)]
    return any(t.is_alpha and t.lower_ not in PREPOSITIONS | _NOMINATIVE | _SO_FAR for t in plain)


def _several(trigger: Trigger) -> bool:
    if trigger.row.get("elliptic"):
        return bool(trigger.row.get("several"))
    return trigger.noun and trigger.token.lower_.endswith(tuple(trigger.row.get("plural", ())) or ("\0",))


def _agrees(pronoun: str, frame: Frame, trigger: Trigger) -> bool:
    """Whether a pronoun has the gender and number of an event noun: "er" of a summit, "sie" of talks with a
    plural verb."""
    finite = frame.finite.lower_ if frame.finite is not None else ""
    plural = finite.endswith("n") or finite == "sind"
    if _several(trigger):
        return (plural or _calls_off(frame)) and pronoun in _alike()["f"]
    alike = _alike().get(str(trigger.row.get("gender")), frozenset())
    return (not plural or pronoun in _OBJECTS) and pronoun in alike


@cache
def _alike() -> dict[str, frozenset[str]]:
    """Map a gender to its pronouns."""
    rows = entries("events_words", "gendered_pronoun", ("gender", "words", "example"))
    return {row["gender"]: frozenset(row["words"]) for row in rows}
