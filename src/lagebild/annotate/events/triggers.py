"""Words that name an event: nouns ("Gespräche", "EU-Gipfel") and verbs ("trafen sich", "reiste nach")."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.attributes import attributes
from lagebild.annotate.events.event_words import fits, noun_entry, verb_rows
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.gapped_days import gapped_days
from lagebild.annotate.events.gapping import gapped
from lagebild.annotate.events.noun_phrase import article_kind, phrase_around, prep_of_edge
from lagebild.annotate.events.rounds import leads_with_ordinal, ordinals
from lagebild.annotate.events.support import find_support, head
from lagebild.annotate.events.taken_up import taken_up
from lagebild.annotate.konjunktiv import Form, readings

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.event_words import Row
    from lagebild.annotate.events.frames import Frame

_EDGES = lexicon.group("events_words", "edge")
"""Nouns for the first and last of an event: what stands with them is only its setting."""
_WORDS = "lagebild_lower_words"
_COUNTED = frozenset({"talks", "meeting", "summit"})
_BACK = 25
"""So many words back stands the noun that an ordinal alone goes on with."""
_OF = 6
"""So many words behind a noun it is said what it is of: "Austausch von zunächst 200 Gefangenen"."""


@dataclass(slots=True)
class Trigger:
    """A word that names an event, with what stands around it in its phrase.

    ``article`` is "definite", "indefinite", "possessive", "negated" or "". ``head`` is the noun that the
    event noun depends on ("Bereitschaft" in "Bereitschaft zu Gesprächen"). ``support`` is the lexicon entry
    of the verb it stands with, as subject, object or in a fixed phrase; ``carrier`` the clause of that verb.
    """

    token: Token
    frame: Frame
    frames: list[Frame]
    sentence: int
    row: Row
    noun: bool
    first: int
    prep: str = ""
    article: str = ""
    adjectives: list[str] = field(default_factory=list)
    head: str = ""
    support: Row | None = None
    argument: bool = False
    carrier: Frame | None = None
    of: bool = False
    """Whether what the entry asks for stands right behind the noun: "Austausch von *Gefangenen*"."""
    known: bool = False
    """Whether a participle with a definite article tells it: "*das* am Sonntag *unterzeichnete* Papier"."""
    of_noun: bool = False
    """Whether it is a participle before its noun, which is what is signed or handed over."""
    referent: Trigger | None = None
    """The event word that a pronoun or a subject left out stands for: "*Es* wurde abgesagt"; never itself one
    that stands for another."""

    @property
    def type(self) -> str:
        """The event type of the lexicon entry."""
        return str(self.row["type"])


def find_triggers(doc: Doc, sentences: list[list[Frame]]) -> list[Trigger]:
    """Return every event word of ``doc`` in order; whether it makes an event is decided later."""
    found: list[Trigger] = []
    for number, frames in enumerate(sentences):
        for frame in frames:
            found += [
                _noun_trigger(doc, token, frame, frames, number, row)
                for token in frame.tokens
                if (row := noun_entry(token.text)) and not _before_noun(token)
            ]
            for part in gapped(doc, frame):
                for stretch in gapped_days(doc, part):
                    told = _verb_triggers(stretch, frames, number)
                    own = part is frame or part.tokens[0] is frame.tokens[0]
                    found += told if own else _of_part(stretch, told)
            found += _ordinal_trigger(doc, frame, frames, number)
            found += _taking_up(frame, frames, number, found)
            for part, lemma in attributes(frame):
                within = _verb_trigger(part, frames, number, lemma)
                known = article_kind(part.tokens[0]) == "definite"
                found += [replace(within, known=known, of_noun=True)] if within is not None else []
    return sorted(found, key=lambda t: t.token.i)


def _before_noun(token: Token) -> bool:
    """Whether what looks like rounds is an adjective in a name: "auf dem *Runden* Platz"."""
    if token.text not in _ROUND or not token.i or token.i + 1 >= len(token.doc):
        return False
    one = token.doc[token.i - 1].lower_ in _OF_ONE
    following = token.doc[token.i + 1]
    return one and following.text[:1].isupper() and following.lower_ not in _TABLES


_OF_ONE = lexicon.group("events_words", "before_round")
_TABLES = lexicon.group("events_words", "round_table")
_ROUND = lexicon.group("events_words", "round_adjective")
_LEFT_OPEN = lexicon.group("events_words", "left_without_result")
_PASSIVE = lexicon.group("events_words", "passive_auxiliary")


def _verb_triggers(frame: Frame, frames: list[Frame], number: int) -> list[Trigger]:
    """Return the event verb of a clause, and a further infinitive beside it: "will ihn treffen und
    klären"."""
    lemmas = [frame.lemma, *_in_front(frame)]
    for token, following in zip(frame.tokens, frame.tokens[1:], strict=False):
        if following.lower_ in ("und", "sowie") and token.lower_ in verb_rows() and token.text.islower():
            lemmas.append(token.lower_)
    whole = [(frame, lemma) for lemma in dict.fromkeys(lemmas)]
    found = (_verb_trigger(f, frames, number, lemma) for f, lemma in [*_joined_participles(frame), *whole])
    return [trigger for trigger in found if trigger is not None]


def _of_part(part: Frame, told: list[Trigger]) -> list[Trigger]:
    """Return the triggers of a part without a verb, placed at its first word."""
    return [replace(trigger, token=part.tokens[0], first=part.tokens[0].i) for trigger in told]


def _ordinal_trigger(doc: Doc, frame: Frame, frames: list[Frame], number: int) -> list[Trigger]:
    """Return the round that only its number names: "Es war die zweite Runde; die erste hatte am 9. Januar
    stattgefunden"."""
    over = frame.lemma == "bleiben" and not _LEFT_OPEN.isdisjoint(frame.words)
    held = frame.lemma in group("taking_place") | group("ending")
    follows = _next_alone(frame)
    if not (leads_with_ordinal(frame) and (held or over)) and not follows:
        return []
    article, ordinal = frame.tokens[:2]
    before = reversed(doc[max(0, article.i - _BACK) : article.i])
    noun = next(
        (t for t in before if (row := noun_entry(t.text)) is not None and row["type"] in _COUNTED), None
    )
    row = noun_entry(noun.text) if noun is not None else None
    if noun is None or row is None or (article.lower_ == "die") != (row.get("gender") == "f"):
        return []
    trigger = Trigger(
        ordinal,
        frame,
        frames,
        number,
        {**row, "elliptic": True},
        noun=True,
        first=article.i,
        article="definite",
        adjectives=[ordinal.lower_],
    )
    find_support(trigger)
    return [trigger]


def _taking_up(frame: Frame, frames: list[Frame], number: int, found: list[Trigger]) -> list[Trigger]:
    """Return the event that a pronoun, or a subject left out, stands for: "*Es* wurde abgesagt"."""
    taken = taken_up(frame, found, number)
    if taken is None:
        return []
    trigger = Trigger(
        taken.word,
        frame,
        frames,
        number,
        taken.row,
        noun=True,
        first=taken.word.i,
        article="definite",
        of=taken.referent.of,
        referent=taken.referent.referent or taken.referent,
    )
    find_support(trigger)
    trigger.support = taken.support or trigger.support
    return [trigger]


def _next_alone(frame: Frame) -> bool:
    """Whether a clause tells when the next one is, with no noun: "Die nächste ist am 21. April in Wien"."""
    words = frame.words[:3]
    led = words[:1] in (["die"], ["der"], ["das"]) and bool(words[1:2])
    finite = led and frame.finite is not None and len(words) > 2 and frame.finite.i == frame.tokens[2].i
    if finite and words[1] in ordinals() and frame.lemma in _SET:
        return True  # "Die zweite ist für den 26. März angesetzt"
    return finite and words[1] in _NEXT_ONE and frame.lemma in group("taking_place") | _FOLLOWING


_SET = lexicon.group("events_words", "set_for_a_day")
_NEXT_ONE = lexicon.group("events_words", "next_alone")
_FOLLOWING = lexicon.group("events_words", "following_on")


def _joined_participles(frame: Frame) -> list[tuple[Frame, str]]:
    """Return the clause up to a participle that "und" joins to another: "hat mit ihm telefoniert und ihm
    Hilfe zugesagt"."""
    cuts: list[tuple[Frame, str]] = []
    if frame.clause.tense not in ("perfect", "pluperfect") and not frame.clause.passive:
        return cuts
    for place, (token, following) in enumerate(zip(frame.tokens, frame.tokens[1:], strict=False)):
        if following.lower_ not in ("und", "sowie") or not token.text.islower():
            continue
        lemmas = {r.lemma for r in readings(token.lower_) if r.form is Form.PARTICIPLE}
        known = sorted(lemmas & verb_rows().keys() - {frame.lemma})
        if known:
            cuts.append((replace(frame, tokens=frame.tokens[: place + 1]), known[0]))
    return cuts


def _in_front(frame: Frame) -> list[str]:
    """Return the verb of a participle before its auxiliary: "Unterzeichnet werden soll der Vertrag"."""
    words = frame.words[:3]
    if len(words) < 3 or not ("werden" in words[1:] or words[1] in _PASSIVE):
        return []
    found: list[str] = []
    for prefix in ("", "weiter"):
        known = readings(words[0].removeprefix(prefix)) if words[0].startswith(prefix) else ()
        found += [prefix + r.lemma for r in known if r.form is Form.PARTICIPLE]
    return [lemma for lemma in found if lemma in verb_rows()]


def _verb_trigger(frame: Frame, frames: list[Frame], number: int, lemma: str) -> Trigger | None:
    rows = verb_rows().get(lemma) or verb_rows().get(lemma.removeprefix("wieder")) or []
    row = next((r for r in rows if fits(r, frame.words)), None)
    if row is None:
        return None
    if row["type"] in ("talks", "meeting") and "telefonisch" in frame.words:
        row = {**row, "type": "call", "title": "Telefonat"}
    token = next(
        (t for t in reversed(frame.tokens) if any(v.start == t.idx for v in frame.clause.verbs)), None
    )
    token = frame.finite or token
    if token is None:
        return None
    return Trigger(token, frame, frames, number, row, noun=False, first=token.i, carrier=frame, argument=True)


def _noun_trigger(
    doc: Doc, token: Token, frame: Frame, frames: list[Frame], number: int, row: Row
) -> Trigger:
    first, adjectives, article, prep = phrase_around(doc, token.i, frame)
    trigger = Trigger(
        token,
        frame,
        frames,
        number,
        row,
        noun=True,
        first=first,
        prep=prep,
        article=article,
        adjectives=adjectives,
    )
    trigger.of = _belonging(doc, token.i, row)
    asked = prep == "zu" and frame.lemma in group("asking_to")  # "fordert *die Bahn* zu einem Gespräch auf"
    trigger.head = "" if asked else head(doc, trigger, frame)
    if trigger.head in _EDGES and not trigger.prep:
        trigger.prep = prep_of_edge(doc, first - 2, frame.tokens[0].i)
    find_support(trigger)
    return trigger


def _belonging(doc: Doc, noun: int, row: Row) -> bool:
    """Whether a noun says what it is of: "Austausch aller Gefangenen", "Gefangenenaustausch"."""
    asked = tuple(row.get("of", ()))
    whole = doc[noun].lower_ not in (*row["forms"], *row["plural"])
    if not asked or whole:
        return bool(asked)
    behind = [t.lower_ for t in doc[noun + 1 : noun + _OF]]
    if any(word.endswith(asked) for word in behind):
        return True
    return row.get("known") is True and any(word.endswith(asked) for word in _words_of(doc))


def _words_of(doc: Doc) -> frozenset[str]:
    """Return the words of a text in lower case, collected once."""
    if _WORDS not in doc.user_data:
        doc.user_data[_WORDS] = frozenset(t.lower_ for t in doc)
    return frozenset(doc.user_data[_WORDS])
