"""Who stands with an event noun: "ein Treffen *mit Krüger*", "*Webers* Besuch", "Gespräche *zwischen Bahn und
GDL*", "eine Runde, *zu der auch Thoma kam*"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.bare import bare_parties
from lagebild.annotate.events.between_whom import person_names_of
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.event_words import noun_entry, verb_rows
from lagebild.annotate.events.frames import beginning_in, group, is_finite
from lagebild.annotate.events.subject_matter import matter_of
from lagebild.annotate.events.subjects import genitive_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger

_ATTRIBUTE = 8
"""So many words an attribute between a genitive and its noun has at most."""
_CLOSE = 4
"""So many words behind an event noun "mit" may begin a phrase of its own."""
_JOINED = group("joined_with_article") | {","}
_COMING_TO = group("coming_to_preposition")
_BEFORE_TITLE = group("before_title")


def attached_to(
    trigger: Trigger, reader: PartyReader, inside: Sequence[Party], more: Sequence[Party]
) -> list[Party]:
    """Return the parties whose phrase hangs on an event noun. ``inside`` stand in its clause, ``more`` in
    that of the verb that carries it."""
    if matter_of(trigger) and trigger.prep == "über":
        inside = [p for p in inside if p.first >= trigger.first]  # "beriet *mit Weber* über die Gespräche"
    found = _listed([p for p in inside if _with(p, trigger)], inside, reader)
    found += [p for p in more if p.prep in ("mit", "zwischen")]
    found += _coming(trigger, reader)
    found += [p for p in inside if p.prep == "unter" and _headed_by(p, reader)]
    if trigger.type in ("talks", "meeting", "call", "summit"):
        found += bare_parties(trigger, [*found, *inside])
    return found


def _listed(attached: list[Party], inside: Sequence[Party], reader: PartyReader) -> list[Party]:
    """Return the parties with those that "und" joins to the last: "ein Gespräch von Moskau und Kiew", "von
    Präsident Weber und Norlands Kanzler Krüger"."""
    doc = reader.doc
    titles = reader.offices | {i for p in inside if p.dependent for i in range(p.first, p.last + 1)}
    for party in inside:
        if party.dependent:
            continue
        last = attached[-1] if attached else None
        if last is None or party in attached or party.prep != last.prep or party.prep not in ("von", "vom"):
            continue
        between = doc[last.last + 1 : party.first]
        if len(between) and all(t.lower_ in _JOINED or t.i in titles for t in between):
            attached = [*attached, party]
    return attached


def _coming(trigger: Trigger, reader: PartyReader) -> list[Party]:
    """Return who comes to the event in a relative clause: "ein Treffen, zu dem auch Krüger erschien"."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    frame = following[0] if following else None
    if frame is None or frame.kind != "rel" or frame.lemma not in group("coming"):
        return []
    if frame.clause.negated or frame.words[0] not in _COMING_TO:
        return []
    inside = [p for p in reader.within(frame.tokens) if not p.place and not p.dependent]
    return [p for p in inside if p.prep in ("", frame.words[0]) and not p.genitive]


def _headed_by(party: Party, reader: PartyReader) -> bool:
    """Whether a person stands with nothing but titles behind "unter": "Unter Ministerin Weber wird es
    Gespräche geben", not "unter ihnen auch Weber"."""
    doc, before = reader.doc, party.first - 1
    while before > 0 and doc[before].text[:1].isupper() and doc[before].lower_ != "unter":
        before -= 1
    return party.named and party.name in person_names_of(doc) and doc[before].lower_ == "unter"


def _with(party: Party, trigger: Trigger) -> bool:
    """Whether the phrase of a party hangs on the event noun: "mit X", "zwischen X und Y", "des Kanzlers"."""
    if party.prep in ("mit", "zwischen"):
        return not (party.dependent or _of_another(party, trigger) or _voted_on(party, trigger))
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
        return not party.dependent and not names_place(trigger, party.first, party.last, party.seat)
    if party.prep in ("bei", "beim") and close and len(gap) <= 3 and trigger.type != "summit":
        return True
    if party.named and _titled(gap):
        return True
    return (close and party.genitive) or (after <= 2 and party.prep == trigger.prep and party.genitive)


def _voted_on(party: Party, trigger: Trigger) -> bool:
    """Whether "mit X" belongs to what is voted on: "die Urabstimmung *über das Ergebnis mit der Bahn*"."""
    if trigger.type != "decision" or party.first < trigger.token.i:
        return False
    return any(t.lower_ in _VOTED_ON for t in trigger.token.doc[trigger.token.i + 1 : party.first])


_VOTED_ON = lexicon.group("events_words", "of_a_vote")


def _owns(party: Party, trigger: Trigger) -> bool:
    """Whether a genitive before the noun, with a day between them or not, tells whose visit or talks it is:
    "Webers Besuch", "Webers für den 22. Mai angekündigter Besuch"."""
    doc = trigger.token.doc
    if not party.named or party.last >= trigger.token.i or not genitive_form(party, doc):
        return False
    if trigger.first - 2 > party.last and doc[trigger.first - 1].lower_ in PREPOSITIONS:
        return False  # "nach Angaben Norlands bereit *zu* direkten Gesprächen"
    between = doc[party.last + 1 : trigger.token.i]
    days = {timex.span.start for timex in beginning_in(doc, "timexes", party.span.end, trigger.token.idx)}
    plain = all(t.text.islower() or t.like_num or t.is_punct or days for t in between)
    nouns = sum(t.text[:1].isupper() for t in between)
    return plain and nouns <= len(days) and len(between) <= _ATTRIBUTE


def _of_another(party: Party, trigger: Trigger) -> bool:
    """Whether "mit X" belongs to another noun: "Ein Gespräch mit X ist beim Besuch nicht geplant", "nannte
    das Treffen in einem Interview mit X nützlich"."""
    leads, nouns = _places(trigger.frame, party.prep)
    led = bisect_left(leads, party.first)
    at = leads[led - 1] if led else party.first
    if at and trigger.token.doc[at - 1].lower_.endswith("interview"):
        return True
    between = trigger.token.doc[trigger.token.i + 1 : at]
    if party.prep == "mit" and _of_verb(trigger) and any(is_finite(t) for t in between):
        return True  # "Vor dem Treffen hatte er mit Krüger telefoniert"
    if party.prep == "mit" and trigger.prep in _BEFORE_OR_AFTER and trigger.frame.lemma in _ARRIVING:
        return True  # "war mit einer Delegation schon vor dem Treffen angereist"
    known = bisect_left(nouns, at)
    return bool(known) and nouns[known - 1] != trigger.token.i and at - nouns[known - 1] < _CLOSE


def _places(frame: Frame, prep: str) -> tuple[list[int], list[int]]:
    """Return where a preposition and where event nouns stand in a clause; looked up once for a clause."""
    kept = frame.tokens[0].doc.user_data.setdefault("lagebild_places_in_clause", {})
    key = (frame.tokens[0].i, frame.tokens[-1].i, prep)
    if key not in kept:
        nouns = [t.i for t in frame.tokens if noun_entry(t.text)]
        kept[key] = ([t.i for t in frame.tokens if t.lower_ == prep], nouns)
    places: tuple[list[int], list[int]] = kept[key]
    return places


def _of_verb(trigger: Trigger) -> bool:
    """Whether the verb of the clause is one of meeting itself, and the noun only its setting."""
    rows = verb_rows().get(trigger.frame.lemma, ())
    meets = any(row["mode"] in ("with", "speak", "reciprocal") for row in rows)
    return meets and trigger.prep in _BEFORE_OR_AFTER and not trigger.argument


_ARRIVING = group("arriving")
_BEFORE_OR_AFTER = group("before_or_after")


def names_place(trigger: Trigger, first: int, last: int, seat: bool) -> bool:
    """Whether "von" gives the town of an event: "die Konferenz von London", not "von Rom und Oslo"."""
    doc = trigger.token.doc
    at_noun = trigger.noun and first - trigger.token.i == 2 and trigger.type in ("meeting", "talks", "summit")
    listed = last + 1 < len(doc) and doc[last + 1].lower_ in ("und", "sowie", ",")
    return seat and at_noun and not listed


def _titled(gap: Span) -> bool:
    """Whether between event and name stands the title of who takes part: "Besuch des Staatschefs [Weber]",
    "Besuch von Norlands Kanzler [Krüger]"."""
    words = [t.text for t in gap]
    if not 2 <= len(words) <= 5 or words[0] not in _BEFORE_TITLE:
        return False
    if len(words) > 2 and words[1][:1].isupper() and words[1].endswith("s"):
        words.pop(1)
    return words[-1][:1].isupper() and all(w.islower() and w not in PREPOSITIONS for w in words[1:-1])
