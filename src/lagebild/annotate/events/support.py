"""What an event noun hangs on: the noun over it ("Beginn der Gespräche"), the verb that takes it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.event_words import noun_entry, support_rows
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.noun_phrase import DEFINITE, FUSED
from lagebild.annotate.events.party_words import party_noun
from lagebild.annotate.events.rounds import leads_with_ordinal
from lagebild.lexicon import entries

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.event_words import Row
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger


def head(doc: Doc, trigger: Trigger, frame: Frame) -> str:
    """Return the noun that the event noun depends on, in lower case: "Beginn der Gespräche", "Gerüchte
    über ein Treffen"."""
    before = trigger.first - 1
    start = frame.tokens[0].i
    if doc[trigger.first].lower_ in FUSED and before >= start:
        pass  # "Vorbereitungen zum Gipfel"
    elif before >= start and doc[before].lower_ in PREPOSITIONS:
        before -= 1
    elif trigger.article == "" or doc[trigger.first].lower_ not in _OWNER_LEAD:
        return ""
    if (
        before < start
        or not doc[before].text[:1].isupper()
        or (doc[before].is_sent_start and len(doc[before]) < 4)
    ):
        return ""
    if _whose_part(doc, trigger, before, start):
        return _PARTICIPATION
    teller = trigger.prep in _BEHIND and doc[before].lower_.endswith(_ONLOOKERS)
    return "" if teller or _is_name(doc, before) else doc[before].lower_


_BEHIND = lexicon.group("events_words", "before_or_after")
_ONLOOKERS = tuple(group("onlooker"))
"""Ends of nouns for whoever tells of an event: "Das sagte *eine Sprecherin nach einem Treffen*"."""


def _whose_part(doc: Doc, trigger: Trigger, before: int, start: int) -> bool:
    """Whether a name before "an" tells whose participation it is: "die *Teilnahme Norwegens an* den
    Gesprächen"."""
    led = doc[before + 1].lower_ in ("an", "am")
    back = [doc[k].lower_ for k in range(max(start, before - _WHOSE), before)]
    return led and trigger.prep == "an" and _PARTICIPATION in back


_PARTICIPATION = "teilnahme"
_WHOSE = 4
"""So many words back from the end of a name "Teilnahme" stands."""


def _is_name(doc: Doc, position: int) -> bool:
    """Whether the word is a name, a party or a time, which no event noun depends on."""
    at = doc[position].idx
    near = [f for kind in ("mentions", "timexes") for f in beginning_in(doc, kind, at - _LONGEST, at + 1)]
    return any(f.span.end > at for f in near) or party_noun(doc[position].text) is not None


def floats(trigger: Trigger, frame: Frame) -> bool:
    """Whether a clause only brings the event up: "hat *Gespräche mit der CDU ins Gespräch gebracht*", not
    "Das Gespräch brachte eine Idee ins Spiel"."""
    up = any(one == "ins" and two in _FLOATED for one, two in pairwise(frame.words))
    acts = frame.clause.subject is None or in_subject(trigger, frame)
    return up and frame.lemma == "bringen" and trigger.noun and not (trigger.prep or acts)


def in_subject(trigger: Trigger, frame: Frame) -> bool:
    """Whether an event word stands in the subject of a clause: "*Die Gespräche* brachten eine Idee"."""
    subject = frame.clause.subject
    return subject is not None and subject.start <= trigger.token.idx < subject.end


_FLOATED = lexicon.group("events_words", "floated")


def find_support(trigger: Trigger) -> None:
    """Find the verb that the noun is an argument of: in its clause, or in a relative clause right behind
    it."""
    relative = _relative(trigger)
    frame = trigger.frame
    table = support_rows()
    rows = table.get(frame.lemma, []) or table.get(frame.lemma.removeprefix("wieder"), [])
    if frame.lemma in _LIGHT or not rows:
        rows = _phrasal(frame) or rows
    if _turned_out(frame) or not _fits_phrase(trigger):
        rows = []
    usable = [row for row in rows if _takes(trigger, row)]
    if usable:
        trigger.support, trigger.argument, trigger.carrier = usable[0], True, frame
    elif relative is not None and (rows := support_rows().get(relative.lemma, []) or _phrasal(relative)):
        trigger.support, trigger.argument, trigger.carrier = rows[0], True, relative
    elif trigger.prep == "" and trigger.head == "":
        trigger.argument, trigger.carrier = True, frame


def _turned_out(frame: Frame) -> bool:
    """Whether "ausfallen" tells the result, not that it was dropped: "fiel eindeutig aus"."""
    return frame.lemma == "ausfallen" and frame.holds("turning_out")


def _phrasal(frame: Frame) -> list[Row]:
    """Verbs written in pieces: "kam zustande", "nahm teil", "sind festgefahren", "ist geplant"."""
    table = support_rows()
    words = set(frame.words)
    for word, lemma in _SEPARATED.items():
        if word in words and (word != "teil" or frame.lemma != "kommen"):
            return table[lemma]
    if verb := set_phrase(frame):
        return table[verb]
    if frame.lemma == "lassen" and (dropped := words & _LETTING_DROP):
        return table[min(dropped)]
    found = _participles() & words
    return table[_participle_lemmas()[min(found)]] if found else []


def _is_put_off(frame: Frame) -> bool:
    """Whether something is late by more than hours: "verzögert sich um eine Woche", not "verzögerte sich um
    eine Stunde", which tells of what began in the end."""
    words = set(frame.words)
    begun = frame.clause.tense in PAST_TENSES and "um" not in words
    return "sich" in words and words.isdisjoint(_HOURS) and not begun


_HOURS = lexicon.group("events_words", "hours_of_delay")


def set_phrase(frame: Frame) -> str:
    """Return the verb that a set phrase of a clause stands for: "absagen" for "ist vom Tisch", else ""."""
    row = _phrase_of(frame)
    return str(row["verb"]) if row is not None else ""


def _phrase_of(frame: Frame) -> Row | None:
    """Return the set phrase of a clause: "rückt *näher*", "ist *vom Tisch*"."""
    words = set(frame.words)
    rows = (r for r in _set_phrases() if frame.lemma in r["lemmas"] and set(r["words"]) <= words)
    return next(rows, None)


def _fits_phrase(trigger: Trigger) -> bool:
    """Whether a set phrase of the clause is said of such an event: "*Ein Treffen* rückt näher" tells of one
    that may be, "*Der Gipfel* rückt näher" of one that is set; "*Eine Einigung* rückt näher" of none."""
    row = _phrase_of(trigger.frame)
    if row is None or "of" not in row:
        return True
    if trigger.type == "decision":
        return False
    if row["of"] == "planned":
        return marked("noun", trigger.adjectives) == "planned"
    return row["of"] != "new" or trigger.article not in _KNOWN


@cache
def _set_phrases() -> tuple[Row, ...]:
    return tuple(entries("events_words", "set_phrase", ("words", "lemmas", "verb", "example")))


@cache
def _participle_lemmas() -> dict[str, str]:
    row = entries("events_status", "participle", ("forms", "example"))
    return {form: lemma for r in row for form, lemma in r["forms"].items()}


@cache
def _participles() -> frozenset[str]:
    return frozenset(_participle_lemmas())


_ARGUMENT_PREPS = {
    row["role"]: frozenset(row["prepositions"])
    for row in entries("events_words", "argument", ("role", "prepositions", "example"))
}
_SEPARATED = {
    row["word"]: row["verb"] for row in entries("events_words", "separated", ("word", "verb", "example"))
}
_OWNER_LEAD = lexicon.group("events_words", "genitive_lead")
_LIGHT = lexicon.group("events_words", "light_verb")
_KNOWN = frozenset({"definite", "possessive"})
_LETTING_DROP = lexicon.group("events_words", "let_drop")
_PART_OF_IT = lexicon.group("events_words", "part_of_event")
_TAKING_UP = lexicon.group("events_words", "taking_up")
_COMES = lexicon.group("events_words", "coming_together")
_SETTLING = lexicon.group("events_words", "settling")
_LONGEST = 120
"""No name or time is longer, in characters."""
_UPON = lexicon.group("events_words", "upon")
_BARE_ONLY = lexicon.group("events_words", "holding_bare")


def _takes(trigger: Trigger, row: Row) -> bool:
    """Whether the noun stands where the verb takes it: "nahm an dem Treffen teil", not "sagte nach dem
    Treffen"."""
    if row.get("types") and trigger.type not in row["types"]:
        return False
    if row.get("reflexive") and not _is_put_off(trigger.frame):
        return False
    if trigger.head and trigger.head not in _PART_OF_IT:
        return (
            row["role"] != "party"
            and trigger.prep in ("", "von")
            and row.get("status") in ("cancelled", "planned", "moved")
            and trigger.head not in ("bereitschaft",)
        )
    lemma = trigger.frame.lemma
    if row["role"] == "party" and lemma in _BARE_ONLY:
        return trigger.prep == ""
    if row["role"] == "party" and trigger.prep == "" and lemma in _COMES:
        return False
    if (
        row.get("status") in ("planned", "possible", "cancelled", "denied", "moved", "held")
        and lemma in _SETTLING
        and trigger.prep not in ("", "zu")
    ):
        return False
    prep = "" if trigger.head in _TAKING_UP and trigger.prep == "von" else trigger.prep
    if row.get("needs_zu") and trigger.prep not in ("zu", "auf"):
        return False
    if trigger.prep == "auf" and in_dative(trigger):
        return False  # "einigten sich auf einem Treffen", not "auf ein Treffen"
    if row["role"] == "none" and trigger.prep in ("auf", "an", "in", "bei"):
        return trigger.prep == "auf" and lemma in _UPON
    return prep in _ARGUMENT_PREPS[row["role"]]


def in_dative(trigger: Trigger) -> bool:
    """Whether a noun stands in the dative by its article: "auf ihrem Treffen", "auf der Konferenz"."""
    lead = trigger.token.doc[max(0, trigger.first - 1) : trigger.first + 1]
    return any(t.lower_ in group("dative_article") for t in lead)


def agreed_upon(trigger: Trigger) -> bool:
    """Whether "auf" leads to what is yet to be: "einigten sich *auf ein Treffen*", not "*auf einem Treffen*",
    where they met."""
    return trigger.prep == "auf" and not in_dative(trigger)


def _put_behind(trigger: Trigger) -> Frame | None:
    """Return the relative clause that the verb parts from the noun: "wird auf dem Gipfel eine Rolle spielen,
    [der am 3. März in Genf stattfindet]"."""
    plural = trigger.token.lower_ in trigger.row.get("plural", ())
    pronouns = ("die",) if plural or trigger.row.get("gender") == "f" else ("der", "das")
    for frame in trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]:
        bare = frame.kind == "rel" or frame.clause.subject is None
        if leads_with_ordinal(frame):
            continue
        if frame.words[0] in pronouns and frame.lemma == "stattfinden" and bare:
            return frame
    return None


def agrees(trigger: Trigger, frame: Frame) -> bool:
    """Whether a relative pronoun may mean the event noun: "die" no single summit."""
    if leads_with_ordinal(frame):
        return False
    plural = trigger.token.lower_ in trigger.row.get("plural", ())
    gender = "p" if plural else trigger.row.get("gender", "n")
    return frame.words[0] not in _OTHERS.get(gender, ())


_OTHERS = {
    row["gender"]: frozenset(row["words"])
    for row in entries("events_words", "other_relative", ("gender", "words", "example"))
}
"""Relative pronouns that cannot mean a noun of this gender or number."""


def _relative(trigger: Trigger) -> Frame | None:
    """Return the relative clause that describes the noun: it follows with at most its own attributes
    between."""
    following = trigger.frame.index + 1
    for frame in trigger.frames[following : following + 1]:
        if frame.kind != "rel" or frame.tokens[0].i <= trigger.token.i or not agrees(trigger, frame):
            continue
        between = trigger.frame.tokens[0].doc[trigger.token.i + 1 : frame.tokens[0].i]
        joined = any(t.lower_ in ("und", "sowie") or noun_entry(t.text) for t in between)
        attribute = any(t.lower_ in PREPOSITIONS or t.lower_ in DEFINITE for t in between)
        nouns = any(t.text[:1].isupper() for t in between)
        if len(between) <= 8 and not joined and (attribute or not nouns):
            return frame
    return _put_behind(trigger)
