"""How firmly a text gives an event: by its clause, the clauses over it, the noun and its adjectives.

"trafen sich" is held, "sollen sich getroffen haben" reported, "könnten sich treffen" possible, "wollen sich
treffen" planned, "dementierte Berichte über ein Treffen" denied. Whatever is only supposed is never held.

Some turns settle the status alone ("sagte seine Teilnahme zu"). Else the clause of the event is read first,
then what is said of it: the clauses over it ("*bestritt*, dass") and the noun ("das *geplante* Treffen") make
it weaker; only who confirms it ("*räumte ein*, ihn getroffen zu haben") makes it firmer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.absence import of_absence
from lagebild.annotate.events.accepting import of_declined, of_participation
from lagebild.annotate.events.coming_home import of_way_home
from lagebild.annotate.events.compared import compared
from lagebild.annotate.events.conditions import conditional
from lagebild.annotate.events.frames import Frame
from lagebild.annotate.events.governors import admitted, brought_about, of_governors
from lagebild.annotate.events.grounds import ground_for
from lagebild.annotate.events.marks import WEAKEST_FIRST, marked
from lagebild.annotate.events.opaque import hidden
from lagebild.annotate.events.settings import of_setting, taken_for_granted
from lagebild.annotate.events.status_clause import of_clause
from lagebild.annotate.events.status_noun import by_noun, of_ended, of_head, of_noun
from lagebild.annotate.events.subject_matter import spoken_about
from lagebild.annotate.events.votes_on_talks import vote_on
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger

_CONDITION = lexicon.group("events_words", "condition")
"""Openers of a clause that says nothing of what is: "wenn kein Treffen zustande kommt"."""


def status_of(trigger: Trigger, later: bool | None, quoted: bool, question: bool) -> EventStatus:
    """Return the status of the event that ``trigger`` names.

    ``later`` tells whether its date lies after the day of publication (None: no date). What is said inside
    direct quotation marks, or as a question, is never held.
    """
    found = _settled(trigger, later) or _read(trigger, later)
    if found in ("held", "ongoing"):
        found = hidden(trigger) or found
    if found in ("ongoing", "planned") and conditional(trigger, found):
        found = "possible"
    if found == "held" and quoted:
        found = "reported"
    if found == "ongoing" and trigger.type == "call" and trigger.noun and not trigger.argument:
        found = "held"  # "als Folge des Telefonats": it is over
    told = trigger.argument and trigger.frame.clause.tense in PAST_TENSES
    if found in ("held", "ongoing", "reported") and later and not told:
        found = "planned"
    if question and found in ("held", "ongoing", "planned", "reported", "denied"):
        found = "possible"
    return EventStatus(found)


def _of_ground(trigger: Trigger, later: bool | None) -> str | None:
    """Possible or denied by what there is for it: "sieht *keine Grundlage für* Verhandlungen"."""
    return ground_for(trigger)


def _of_vote(trigger: Trigger, later: bool | None) -> str | None:
    """Planned or cancelled by those who voted on it: "Der Parteitag *stimmte für* Verhandlungen"."""
    if (vote := vote_on(trigger)) is None or trigger.frame.clause.tense not in PAST_TENSES:
        return None
    return "planned" if vote == "for" else "cancelled"


def _of_comparison(trigger: Trigger, later: bool | None) -> str | None:
    """Held, or planned, whatever is denied: "*Anders als beim Gipfel im Januar* war Norland nicht dabei"."""
    return ("planned" if later else "held") if compared(trigger) else None


def _of_way_home(trigger: Trigger, later: bool | None) -> str | None:
    """Held or ongoing: "kehrte *von ihrem Besuch* zurück"."""
    return of_way_home(trigger)


_SETTLING: tuple[Callable[[Trigger, bool | None], str | None], ...] = (
    of_participation,
    of_declined,
    _of_ground,
    _of_vote,
    of_noun,
    _of_comparison,
    of_absence,
    _of_way_home,
    of_head,
    of_ended,
)
"""Turns that settle the status alone, in the order in which they are looked for."""


def _settled(trigger: Trigger, later: bool | None) -> str | None:
    """Return the status where one turn settles it, whatever mood and tense of the clause are."""
    return next((told for turn in _SETTLING if (told := turn(trigger, later)) is not None), None)


def _read(trigger: Trigger, later: bool | None) -> str:
    """Return the status by the clause of the event, the clauses over it and the noun."""
    frame = trigger.carrier or trigger.frame
    over = _said_over_it(trigger, frame, later)
    if over in ("denied", "cancelled"):
        return over
    own = _told(trigger, frame, later)
    if own == "denied":
        return "possible" if over == "possible" and frame.intro in _CONDITION else own
    by_adjective = by_noun(trigger)
    own = _borne_out(trigger, frame, own, said_by_others=bool(over or by_adjective))
    if own in ("possible", "planned") and over is None:
        own = brought_about(frame, trigger.frames) or own
    own = _under(over, own, frame)
    if by_adjective is None or WEAKEST_FIRST.index(by_adjective) >= WEAKEST_FIRST.index(own):
        return own
    return own if by_adjective == "ongoing" and own == "held" else by_adjective


def _said_over_it(trigger: Trigger, frame: Frame, later: bool | None) -> str | None:
    """Return what the clauses over that of the event say of it: "*bestritt*, dass sie sich trafen"; None for
    a known event, and where the day is set: "wenn *am Donnerstag* die Minister zusammenkommen"."""
    over = None if taken_for_granted(trigger, later) else of_governors(frame, trigger)
    set_ = over == "possible" and later and frame.intro == "wenn" and _is_plain(frame)
    return None if set_ else over


def _told(trigger: Trigger, frame: Frame, later: bool | None) -> str:
    """Return the status by the clause alone: as its verb and argument, or as the setting of something else
    ("*nach dem Treffen* reiste sie ab")."""
    own = of_clause(trigger, frame, later) if trigger.argument else of_setting(trigger, later)
    if own in ("held", "ongoing") and trigger.prep == "von" and "rede" in trigger.frame.words:
        return "reported"  # "ist von einem Gespräch die Rede, das Weber am Samstag führte"
    if own == "possible" and _commented_on(trigger):
        return "held" if frame.clause.tense in PAST_TENSES else "ongoing"  # "äußerte sich zu den Gesprächen"
    return own


def _borne_out(trigger: Trigger, frame: Frame, own: str, *, said_by_others: bool) -> str:
    """Return "held" for what is only reported but judged or confirmed by who tells it: "Die Gespräche seien
    *konstruktiv gewesen*", "*bestätigte*, dass man sich getroffen habe"."""
    if own != "reported":
        return own
    judged = not said_by_others and _judged(trigger, frame)
    return "held" if judged or admitted(frame, trigger.frames) else own


def _under(over: str | None, own: str, frame: Frame) -> str:
    """Return the status of a clause under others: nothing is firmer than what is said over it.

    "*soll* gesagt haben, dass sie sich trafen", "*Ob* sie sich treffen werden, ist offen".
    """
    if over in ("reported", "possible") and own in ("held", "ongoing", "planned"):
        own = "planned" if over == "reported" and own == "planned" else over
    elif over == "planned" and (own in ("held", "ongoing") or frame.kind == "inf"):
        own = "planned"
    return "possible" if own in ("planned", "ongoing") and frame.intro == "ob" else own


def _is_plain(frame: Frame) -> bool:
    """Whether a clause stands in the present, with no modal verb, mood or denial."""
    clause = frame.clause
    return clause.tense == "present" and not (clause.modal or clause.konjunktiv or clause.negated)


def _commented_on(trigger: Trigger) -> bool:
    """Whether a plain clause speaks of a known event, which is then there: "äußerte sich *zu den
    Gesprächen*", "ging es *um die Gespräche*"."""
    clause = (trigger.carrier or trigger.frame).clause
    return trigger.prep != "über" and spoken_about(trigger) and not (clause.modal or clause.konjunktiv)


def _judged(trigger: Trigger, frame: Frame) -> bool:
    """Whether a speaker says how a known event was, which takes for granted that it was: "Die Gespräche seien
    konstruktiv gewesen, sagte Weber"."""
    known = trigger.noun and trigger.article in ("definite", "possessive") and trigger.prep == ""
    over = (frame.lemma in ("sein", "verlaufen") and "gewesen" in frame.words) or frame.lemma == "verlaufen"
    plain = frame.clause.modal is None and not frame.clause.negated and marked("clause", frame.words) is None
    return known and over and plain and frame.holds("judging")
