"""How firmly a clause gives the event that it speaks of: signs in the order of their strength.

Tense, mood and modal verb are the ground ("trafen sich": held, "wollen sich treffen": planned). Stronger is
the support verb ("*plant* ein Treffen"), then a word of hearsay or doubt ("*angeblich*"), then a denial
("fand *nicht* statt"), and strongest is a verb that turns the event down ("*bestritt* ein Treffen").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.absence import stays_away
from lagebild.annotate.events.doubts import from_circles, wide_words
from lagebild.annotate.events.frames import Frame
from lagebild.annotate.events.marks import marked
from lagebild.annotate.events.mood import base_status
from lagebild.annotate.events.negation import (
    only_part_negated,
    stands_all_the_same,
    without_result,
)
from lagebild.annotate.events.status_invited import only_invited, with_summons
from lagebild.annotate.events.status_noun import declines, set_before
from lagebild.annotate.events.support import floats

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger

_IS = lexicon.group("events_words", "copula")
_IS_OR_HOLDS = lexicon.group("events_words", "holding_as")
_WAS_TO = lexicon.group("events_words", "was_to")
_FAILING = lexicon.group("events_words", "failing_to_come")
_NO_MORE = lexicon.group("events_words", "no_more")
_NOT_YET = lexicon.group("events_words", "not_yet")
_CONFIRMING = lexicon.group("events_words", "confirming_what_comes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A clause with all that its signs are looked for in.

    ``base`` is the status by tense, mood and modal verb, ``mark`` that by words of hearsay, doubt and denial,
    ``support`` that by the verb which takes the event noun; ``later`` tells whether the day lies ahead.
    """

    trigger: Trigger
    frame: Frame
    later: bool | None
    base: str
    mark: str | None
    support: str | None
    negated: bool

    @property
    def present(self) -> bool:
        """Whether the clause stands in the present."""
        return self.frame.clause.tense == "present"


def of_clause(trigger: Trigger, frame: Frame, later: bool | None) -> str:
    """Return how firmly a clause gives the event that is an argument of its verb, or its verb."""
    return told_by(reading_of(trigger, frame, later))[0]


def told_by(reading: Reading) -> tuple[str, str]:
    """Return the status with the name of the strongest sign of it, "base" where only tense, mood and modal
    verb tell it."""
    found = ((told, sign.__name__) for sign in _SIGNS if (told := sign(reading)) is not None)
    return next(found, (reading.base, "base"))


def reading_of(trigger: Trigger, frame: Frame, later: bool | None) -> Reading:
    """Return a clause with what tense, mood, modal verb, words and denial say in it."""
    base = base_status(frame, later)
    return Reading(
        trigger=trigger,
        frame=frame,
        later=later,
        base=with_summons(trigger, base, later),
        mark=_mark(frame, planned=base == "planned"),
        support=(trigger.support or {}).get("status"),
        negated=_denies_event(trigger, frame),
    )


def _mark(frame: Frame, *, planned: bool) -> str | None:
    """Return what words of hearsay, doubt and denial say.

    "sollten" is no advice where it tells of a plan ("*sollten* am Montag beginnen"), and "möglicherweise" no
    hearsay of what is to come ("*Möglicherweise* kommen sie am Freitag zusammen").
    """
    words = wide_words(frame)
    if planned:
        words = [w for w in words if w not in _WAS_TO]
    mark = marked("clause", words, present=frame.clause.tense == "present") or from_circles(frame)
    if mark == "reported" and frame.clause.tense in ("present", "future") and frame.holds("perhaps"):
        return "possible"
    return mark


def _denies_event(trigger: Trigger, frame: Frame) -> bool:
    """Whether a denial is of the event and not of a part of what is told: "fand nicht statt", "*kein*
    Treffen", not "brachte keinen Durchbruch"."""
    whole = frame.clause.negated and not only_part_negated(frame) and not without_result(trigger)
    whole = whole and not stays_away(trigger) and not stands_all_the_same(trigger)
    return whole or trigger.article == "negated"


def turned_down(reading: Reading) -> str | None:
    """Denied: "*bestritt* ein Treffen mit Krüger", "*dementierte* ein Treffen"."""
    trigger = reading.trigger
    own = trigger.noun and trigger.carrier is trigger.frame and not reading.negated
    denied = own and reading.support in ("denied", None) and declines(reading.frame, trigger)
    return "denied" if denied else None


def called_off(reading: Reading) -> str | None:
    """Cancelled: "*sagt* das Treffen *ab*", "*lehnt* ein Treffen *ab*"; possible: "*könnte* es absagen";
    planned: "sagt es *nicht* ab"."""
    support, base, clause = reading.support, reading.base, reading.frame.clause
    if support not in ("cancelled", "denied"):
        return None
    certain = reading.present and clause.modal is None and not clause.konjunktiv and support == "cancelled"
    if certain and not reading.negated and reading.mark is None:
        return support
    if reading.negated:
        return "planned" if support == "cancelled" else "possible"
    if base in ("possible", "planned"):
        return "possible"
    return "reported" if base == "reported" else support


def does_not_take_place(reading: Reading) -> str | None:
    """Cancelled: "Das Treffen *findet nicht statt*"."""
    frame = reading.frame
    off = reading.negated and reading.trigger.noun and frame.lemma == "stattfinden"
    return "cancelled" if off and reading.present and not frame.clause.konjunktiv else None


def not_confirmed(reading: Reading) -> str | None:
    """Possible: "Das Treffen *ist noch nicht bestätigt*"; reported: "*hat* das Treffen *nicht bestätigt*"."""
    if not (reading.negated and reading.trigger.noun and reading.frame.lemma in _CONFIRMING):
        return None
    return "possible" if "noch" in reading.frame.words or reading.later else "reported"


def not_as_announced(reading: Reading) -> str | None:
    """Cancelled: "wird *nicht wie* angekündigt am Montag abgehalten"."""
    return "cancelled" if reading.negated and reading.frame.holds_pair("nicht", "wie") else None


def not_yet_set(reading: Reading) -> str | None:
    """Possible: "Das Treffen *ist noch nicht terminiert*"."""
    not_yet = reading.negated and reading.support == "planned" and "noch" in reading.frame.words
    return "possible" if not_yet else None


def did_not_happen(reading: Reading) -> str | None:
    """Denied: "Sie trafen sich *nicht*"; cancelled what had been set or came about no more; planned what has
    not been held yet: "Der *geplante* Gipfel hat *noch nicht* stattgefunden"."""
    if not reading.negated:
        return None
    trigger, frame, words = reading.trigger, reading.frame, reading.frame.words
    was_set = set_before(trigger)
    if was_set and not _NOT_YET.isdisjoint(words):
        return "planned"
    failed = frame.lemma in _FAILING or "zustande" in words or was_set
    sure = frame.clause.tense in PAST_TENSES or frame.kind == "main"
    failed = failed and sure and not (frame.clause.konjunktiv or frame.clause.modal)
    return "cancelled" if failed or not _NO_MORE.isdisjoint(words) else "denied"


def talked_of(reading: Reading) -> str | None:
    """Possible: "Ein Gegenbesuch *ist im Gespräch*", "hat Sondierungen *ins Gespräch gebracht*"."""
    trigger, frame = reading.trigger, reading.frame
    in_talk = frame.lemma in _IS and frame.holds_pair("im", "gespräch")
    in_talk = in_talk and trigger.token.lower_ != "gespräch"
    return "possible" if in_talk or floats(trigger, frame) else None


def put_off(reading: Reading) -> str | None:
    """Planned: "Das Treffen wurde *auf Freitag verschoben*"; cancelled: "wurde *auf unbestimmte Zeit*
    verschoben".

    What was put off without a result had begun: "Die Runde wurde *ohne Ergebnis vertagt*".
    """
    if reading.support != "moved":
        return None
    frame, base = reading.frame, reading.base
    if frame.holds("open_ended") and base in ("held", "planned"):
        return "cancelled"
    return base if base == "held" and frame.holds("no_result") else "planned"


def hedged(reading: Reading) -> str | None:
    """Reported: "*Angeblich* trafen sie sich"; possible: "Ein Treffen sei *möglich*"; denied by a word of the
    clause."""
    base, mark = reading.base, reading.mark
    if mark == "denied":
        return "denied"
    if mark not in ("reported", "possible") or base == "denied":
        return None
    if mark == "reported":
        return "planned" if base == "planned" else "reported"
    if reading.frame.lemma in _IS_OR_HOLDS:
        return "possible"
    return "reported" if base == "reported" and not reading.later else "possible"


def invited(reading: Reading) -> str | None:
    """Possible: "lud Krüger *zu einem Besuch* ein", where no day is set."""
    open_ = reading.base in ("held", "ongoing") and only_invited(reading.trigger, reading.later)
    return "possible" if open_ else None


def by_support_verb(reading: Reading) -> str | None:
    """Planned: "*plant* ein Treffen"; held: "Das Treffen *liegt* ein Jahr *zurück*", "*bestätigte* es".

    What mood and modal verb hold for only possible stays so: "*könnte* ein Treffen planen".
    """
    support, base = reading.support, reading.base
    if support in ("planned", "possible", "reported"):
        return support if base in ("held", "ongoing", "planned", "reported") else base
    if support == "held":
        return base if base in ("possible", "reported") else "planned" if reading.later else "held"
    return None


def on_schedule(reading: Reading) -> str | None:
    """Planned: "Ein Besuch *steht auf dem Programm*"."""
    set_ = reading.base == "ongoing" and reading.frame.lemma == "stehen"
    return "planned" if set_ and reading.frame.holds("on_schedule") else None


def going_on(reading: Reading) -> str | None:
    """Ongoing: "Die Gespräche *dauern an*"; "Beide verhandeln *derzeit*", its day past."""
    base = reading.base
    if reading.support == "ongoing" and base in ("held", "ongoing"):
        return "ongoing"
    return "ongoing" if reading.mark == "ongoing" and base == "held" and reading.present else None


_SIGNS: tuple[Callable[[Reading], str | None], ...] = (
    turned_down,
    called_off,
    does_not_take_place,
    not_confirmed,
    not_as_announced,
    not_yet_set,
    did_not_happen,
    talked_of,
    put_off,
    hedged,
    invited,
    by_support_verb,
    on_schedule,
    going_on,
)
"""Signs of how firm an event is, the strongest first; the first that says anything counts."""
