"""What the words over an event hide of whether it took place: "verhinderte ein Treffen", "Angst vor einem".

Verbs, nouns and adjectives of wishing, fearing, claiming, preventing and imagining speak of an event without
saying that there was one (intensional or opaque contexts; W. V. O. Quine, Word and Object, 1960, § 30-32).
Behind a noun or a preposition and an indefinite article only what is known to take it for granted leaves it
held ("am Rande eines Treffens", "begann mit einem Treffen"); everything else leaves it open ("arbeitet an
einem Treffen"). Of verbs with a plain object those that are listed do so. A definite article takes the event
for granted ("schilderte das Treffen") unless the verb itself says that it did not take place ("verhinderte
das Treffen").
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.event_words import support_rows
from lagebild.annotate.events.frames import group
from lagebild.annotate.events.hearsay import is_press
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.resumed import resumes
from lagebild.annotate.events.support import in_dative
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.lexicon import Entry, entries

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.triggers import Trigger

_OPEN = "possible"
_TABLE = "events_contexts"
_MEETINGS = frozenset(["talks", "meeting", "call", "summit", "visit", "arrival"])
_UNKNOWN = frozenset(["", "indefinite"])
"""Articles behind which an event is told of for the first time."""
_TAKEN_BY_VERB = frozenset({"", *lexicon.group("events_words", "object_preposition")})
"""Prepositions of objects; "bei", "vor", "nach" and the like set the scene."""


def hidden(trigger: Trigger) -> str | None:
    """Return what an opaque context makes of an event, None where nothing hides that it took place."""
    if not trigger.noun:
        return "denied" if nearly(trigger.frame) else None
    if marked("noun", trigger.adjectives) == "held":
        return None  # "warf ihm *gescheiterte* Verhandlungen vor"
    readers = (_falls_through, _never_began, _by_head, _by_adjective, _by_verb)
    return next((status for read in readers if (status := read(trigger)) is not None), None)


def _falls_through(trigger: Trigger) -> str | None:
    """An event that did not take place by an idiom of its verb: "Der Besuch *fiel ins Wasser*"."""
    frame = trigger.carrier or trigger.frame
    rows = entries(_TABLE, "falls_through", ("words", "needs", "example"))
    fits = (r for r in rows if frame.lemma in r["words"] and not set(r["needs"]).isdisjoint(frame.words))
    return "cancelled" if trigger.argument and next(fits, None) is not None else None


def _never_began(trigger: Trigger) -> str | None:
    """An event that came to nothing before it began: "Die Gespräche scheiterten, *bevor sie begannen*"."""
    frame = trigger.carrier or trigger.frame
    behind = trigger.frames[frame.index + 1 : frame.index + 2]
    if not trigger.argument or frame.lemma not in _words_in("failing"):
        return None
    if not _words_in("beforehand").isdisjoint(frame.words):
        return "cancelled"
    starts = (f for f in behind if not {"bevor", "ehe"}.isdisjoint(f.words[:2]))
    told = any(f.lemma in _words_in("starting") and _of_pronoun(f) for f in starts)
    return "cancelled" if told else None


def _of_pronoun(frame: Frame) -> bool:
    """Whether the subject takes up a noun before: "bevor *sie* begannen", not "bevor der Streik begann"."""
    subject = frame.clause.subject
    inside = [t for t in frame.tokens if subject is not None and subject.start <= t.idx < subject.end]
    return [t.lower_ for t in inside] in (["sie"], ["es"], ["er"])


def _by_head(trigger: Trigger) -> str | None:
    """A noun over it: "Verzicht auf ein Treffen" cancelled, "Suche nach einem Gespräch" open."""
    if not trigger.head:
        return None
    for row in entries(_TABLE, "head", ("status", "words", "example")):
        if trigger.head in row["words"]:
            return str(row["status"])
    known = trigger.article not in _UNKNOWN or trigger.head.endswith(_part_of())
    return None if known or trigger.support else _OPEN


def _by_adjective(trigger: Trigger) -> str | None:
    """An adjective or participle before it: "ein erhofftes Treffen", "das verhinderte Treffen"."""
    frame = trigger.carrier or trigger.frame
    came = frame.lemma in group("taking_place") and frame.clause.tense != "present"
    new = trigger.article in _UNKNOWN
    for adjective in (
        trigger.adjectives if not (came or resumes(trigger)) else ()
    ):  # "Das dementierte Treffen fand doch statt"
        stem = adjective.removesuffix("s").rstrip("nmr").removesuffix("e") if adjective.islower() else ""
        status = _adjectives().get(stem) or _of_participle(stem)
        listed = stem in _adjectives() and status in ("cancelled", "denied", "reported")
        if status is not None and (new or listed or status in ("cancelled", "denied")):
            return status
    return None


def _of_participle(stem: str) -> str | None:
    """What the verb of a participle says of its object: "erhofft" as "erhoffen", "gefordert" as "fordern"."""
    lemmas = [reading.lemma for reading in readings(stem) if reading.form is Form.PARTICIPLE]
    for lemma in lemmas:
        rows = [row for row in _objects().get(lemma, ()) if "" in row["prep"] and "needs" not in row]
        rows += [row for row in support_rows().get(lemma, ()) if row["role"] == "none"]
        for row in rows:
            status = str(row.get("status"))
            return "planned" if status == "moved" else status
    return None


def _by_verb(trigger: Trigger) -> str | None:
    """The verb that it is the object of: "malte sich ein Treffen aus", "sprach von einem Treffen"."""
    frame, prep = trigger.carrier or trigger.frame, trigger.prep
    if trigger.head or prep not in _TAKEN_BY_VERB or frame is not trigger.frame:
        return None
    if prep == "" and not frame.clause.passive and (_is_subject(trigger, frame) or _perfect_with_sein(frame)):
        return None  # no object: "ist ein Treffen zu Ende gegangen"
    if prep == "auf" and in_dative(trigger):
        return None  # "einigten sich *auf einem Treffen*"
    known = trigger.article not in _UNKNOWN
    for row in _objects().get(frame.lemma, ()):
        fits = prep in row["prep"] and (row.get("known") or not known)
        if fits and row.get("bare") and trigger.adjectives and not is_press(frame):
            return None
        if fits and (not row.get("needs") or not set(row["needs"]).isdisjoint(frame.words)):
            return _unless_negated(str(row["status"]), frame)
    open_verb = prep and trigger.type in _MEETINGS and frame.lemma not in _takes_place(prep)
    return _OPEN if open_verb and not known and frame.lemma and not trigger.support else None


def _unless_negated(status: str, frame: Frame) -> str | None:
    """Who does not prevent an event leaves it open; what is not claimed is so as well."""
    return _OPEN if frame.clause.negated else status


def _perfect_with_sein(frame: Frame) -> bool:
    finite = frame.finite.lower_ if frame.finite is not None else ""
    done = frame.clause.tense in ("perfect", "pluperfect")
    return done and any(reading.lemma == "sein" for reading in readings(finite))


def _is_subject(trigger: Trigger, frame: Frame) -> bool:
    subject = frame.clause.subject
    return subject is not None and subject.start <= trigger.token.idx < subject.end


def nearly(frame: Frame) -> bool:
    """Whether it all but happened: "Beinahe trafen sie sich", "Um ein Haar trafen sie sich"."""
    words = frame.words
    if ["um", "ein", "haar"] in (words[n : n + 3] for n in range(len(words))):
        return True
    verbs = {verb.start for verb in frame.clause.verbs}
    return any(
        word.lower_ in _nearly_words() and behind.idx in verbs for word, behind in pairwise(frame.tokens)
    )


def taken_for_true(governor: Frame) -> bool:
    """Whether a clause takes for granted what stands behind its "dass": "Die Bilder zeigen, dass", "Fest
    steht, dass", "ging so weit, dass"; not "Es ist nicht bewiesen, dass"."""
    words = set(governor.words)
    clause = governor.clause
    if clause.negated or clause.modal not in (None, "müssen") or clause.konjunktiv or words & _nobody():
        return False  # but "musste einräumen, dass"
    return governor.lemma in _words_in("factive") or bool(words & _words_in("factive_word"))


@cache
def _objects() -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for row in entries(_TABLE, "object", ("status", "prep", "lemmas", "example")):
        for lemma in row["lemmas"]:
            table.setdefault(lemma, []).append(row)
    return table


@cache
def _takes_place(prep: str) -> frozenset[str]:
    rows = entries(_TABLE, "takes_place", ("prep", "lemmas", "example"))
    return frozenset(lemma for row in rows if prep in row["prep"] for lemma in row["lemmas"])


@cache
def _adjectives() -> dict[str, str]:
    rows = entries(_TABLE, "adjective", ("status", "words", "example"))
    return {word: str(row["status"]) for row in rows for word in row["words"]}


@cache
def _words_in(table: str) -> frozenset[str]:
    return frozenset(word for row in entries(_TABLE, table, ("words", "example")) for word in row["words"])


@cache
def _part_of() -> tuple[str, ...]:
    return tuple(sorted(_words_in("part_of")))


def _nearly_words() -> frozenset[str]:
    return _words_in("nearly")


def _nobody() -> frozenset[str]:
    return _words_in("nobody")
