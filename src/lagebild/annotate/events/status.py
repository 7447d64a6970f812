"""How firmly a clause gives an event: from tense, mood, modal verbs and words of hearsay and denial.

"trafen sich" is held, "sollen sich getroffen haben" reported, "könnten sich treffen" possible, "wollen sich
treffen" planned, "dementierte Berichte über ein Treffen" denied. Whatever is only supposed is never held.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.absence import of_absence, stays_away
from lagebild.annotate.events.accepting import of_declined, of_participation
from lagebild.annotate.events.coming_home import of_way_home
from lagebild.annotate.events.compared import compared
from lagebild.annotate.events.conditions import conditional
from lagebild.annotate.events.doubts import from_circles, wide_words
from lagebild.annotate.events.frames import Frame, group
from lagebild.annotate.events.governors import admitted, brought_about, of_governors
from lagebild.annotate.events.grounds import ground_for
from lagebild.annotate.events.marks import WEAKEST_FIRST, marked
from lagebild.annotate.events.mood import base_status
from lagebild.annotate.events.negation import only_part_negated, stands_all_the_same, without_result
from lagebild.annotate.events.opaque import hidden
from lagebild.annotate.events.resumed import resumes
from lagebild.annotate.events.settings import of_setting, taken_for_granted
from lagebild.annotate.events.subject_matter import spoken_about
from lagebild.annotate.events.support import floats
from lagebild.annotate.events.votes_on_talks import vote_on
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from lagebild.annotate.events.triggers import Trigger

_CONDITION = lexicon.group("events_words", "condition")
"""Openers of a clause that says nothing of what is: "wenn kein Treffen zustande kommt"."""
_SUMMONING = lexicon.group("events_words", "summoning")
_IS = lexicon.group("events_words", "copula")
_IS_OR_HOLDS = lexicon.group("events_words", "holding_as")
_OVER = ("governor", "rumour")
"""Where words of denial stand over a rumour: "bezeichnete Gerüchte über ein Treffen als Unsinn"."""


def status_of(trigger: Trigger, later: bool | None, quoted: bool, question: bool) -> EventStatus:
    """Return the status of the event that ``trigger`` names.

    ``later`` tells whether its date lies after the day of publication (None: no date). What is said inside
    direct quotation marks, or as a question, is never held.
    """
    found = _status(trigger, later)
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


_WAS_TO = lexicon.group("events_words", "was_to")
_FAILING = lexicon.group("events_words", "failing_to_come")
_NO_MORE = lexicon.group("events_words", "no_more")


def _status(trigger: Trigger, later: bool | None) -> str:
    if (answered := of_participation(trigger, later) or of_declined(trigger, later)) is not None:
        return answered
    if (ground := ground_for(trigger)) is not None:
        return ground
    if (vote := vote_on(trigger)) is not None and trigger.frame.clause.tense in PAST_TENSES:
        return "planned" if vote == "for" else "cancelled"
    by_noun = _noun_words(trigger)
    if by_noun == "planned" and _suspended(trigger):
        return "cancelled"
    if by_noun in ("cancelled", "denied") or (by_noun == "ongoing" and spoken_about(trigger)):
        return by_noun
    if compared(trigger):
        return "planned" if later else "held"
    if (settled := of_absence(trigger, later) or of_way_home(trigger)) is not None:
        return settled
    head = _of_head(trigger)
    if head:
        support = (trigger.support or {}).get("status")
        asked = head == "planned" and trigger.argument and support == "possible"
        asked = asked or (support == "denied" and (trigger.carrier or trigger.frame).clause.negated)
        return "possible" if asked else head
    frame = trigger.carrier or trigger.frame
    if _ended(trigger):
        return "held"
    outer = None if taken_for_granted(trigger, later) else of_governors(frame, trigger)
    if outer == "possible" and later and frame.intro == "wenn" and _is_plain(frame):
        outer = None  # "wenn am Donnerstag die Minister zusammenkommen": the day is set
    if outer in ("denied", "cancelled"):
        return outer
    own = _of_clause(frame, trigger, later) if trigger.argument else of_setting(trigger, later)
    if own in ("held", "ongoing") and trigger.prep == "von" and "rede" in trigger.frame.words:
        own = "reported"  # "ist von einem Gespräch die Rede, das Weber am Samstag führte"
    if own == "denied":
        return "possible" if outer == "possible" and frame.intro in _CONDITION else own
    if own == "possible" and _commented_on(trigger):
        own = "held" if frame.clause.tense in PAST_TENSES else "ongoing"  # "äußerte sich zu den Gesprächen"
    if own == "reported" and by_noun is None and outer is None and _judged(trigger, frame):
        own = "held"
    if own == "reported" and admitted(frame, trigger.frames):
        own = "held"
    if own in ("possible", "planned") and outer is None:
        own = brought_about(frame, trigger.frames) or own
    if outer in ("reported", "possible") and own in ("held", "ongoing", "planned"):
        own = "planned" if outer == "reported" and own == "planned" else outer
    elif outer == "planned" and (own in ("held", "ongoing") or frame.kind == "inf"):
        own = "planned"
    if own in ("planned", "ongoing") and frame.intro == "ob":
        own = "possible"  # "Ob sie sich treffen werden, ist offen"
    if by_noun is not None and WEAKEST_FIRST.index(by_noun) < WEAKEST_FIRST.index(own):
        return by_noun if not (by_noun == "ongoing" and own == "held") else own
    return own


def _ended(trigger: Trigger) -> bool:
    """Whether known talks are to be ended, so that they have been held: "kündigte an, *die Gespräche mit der
    GDL abzubrechen*"."""
    frame = trigger.frame
    known = trigger.noun and trigger.argument and trigger.article == "definite" and not trigger.prep
    return known and frame.kind == "inf" and frame.lemma in _ENDING and not frame.clause.negated


_ENDING = lexicon.group("events_words", "ending_talks")


def _suspended(trigger: Trigger) -> bool:
    """Whether what is only planned is suspended, so that it does not take place: "setzte den für Freitag
    geplanten Streik aus", not "setzten die Gespräche aus"."""
    frame = trigger.carrier or trigger.frame
    plain = not (frame.clause.negated or frame.clause.modal or frame.clause.konjunktiv)
    return trigger.noun and trigger.argument and frame.lemma in _SUSPENDING and plain


_SUSPENDING = lexicon.group("events_words", "suspending")


def _set_before(trigger: Trigger) -> bool:
    """Whether the event that does not take place had been set: "Das *geplante* Treffen fand nicht statt"."""
    planned = trigger.noun and marked("noun", trigger.adjectives) == "planned"
    return planned and trigger.frame.lemma in group("taking_place")


_NOT_YET = lexicon.group("events_words", "not_yet")
_CONFIRMING = lexicon.group("events_words", "confirming_what_comes")


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


def _in_marks(trigger: Trigger) -> bool:
    """Whether an event noun alone stands in quotation marks, so that the text does not vouch for the word:
    "das „Geheimtreffen“"."""
    doc, at = trigger.token.doc, trigger.token.i
    return 0 < at < len(doc) - 1 and doc[at - 1].text in '„»“"' and doc[at + 1].text in '“«”"'


def _came_to_nothing(trigger: Trigger) -> bool:
    """Whether what was only planned has failed: "Das geplante Treffen ist gescheitert"."""
    frame = trigger.carrier or trigger.frame
    failed = frame.lemma == "scheitern" and frame.clause.tense in PAST_TENSES and not frame.clause.negated
    return failed and not trigger.prep and marked("noun", trigger.adjectives) == "planned"


def _noun_words(trigger: Trigger) -> str | None:
    if _in_marks(trigger):
        return "reported"
    if trigger.argument and _came_to_nothing(trigger):
        return "cancelled"
    if resumes(trigger) and marked("noun", trigger.adjectives) in ("cancelled", "held"):
        return None  # "Das geplatzte Treffen wird am Freitag nachgeholt"
    frame = trigger.carrier or trigger.frame
    happened = frame.lemma in group("taking_place") and frame.clause.tense in ("past", "perfect")
    if (
        happened
        and trigger.argument
        and not frame.clause.negated
        and marked("noun", trigger.adjectives) in ("planned", "cancelled")
    ):
        return None  # "Das für Montag geplante Treffen fand statt", "Der abgesagte Gipfel fand doch statt"
    return marked("noun", trigger.adjectives) if trigger.adjectives else None


def _of_head(trigger: Trigger) -> str | None:
    """A noun over the event ("Gerüchte über ein Treffen"), denied when its clause denies it."""
    if not trigger.head:
        return None
    status = marked("head", [trigger.head])
    if status == "reported" and "denied" in (marked(scope, trigger.frame.words) for scope in _OVER):
        return "denied"
    if status in ("possible", "planned", "reported") and _declines(trigger.frame):
        return "denied" if status == "reported" else status
    return status


def _declines(frame: Frame, trigger: Trigger | None = None) -> bool:
    """Whether a clause denies or turns down; an adjective of the event does not ("das *dementierte* Treffen
    fand doch statt")."""
    described = trigger.adjectives if trigger is not None else []
    return marked("governor", [word for word in frame.words if word not in described]) == "denied"


def _of_clause(frame: Frame, trigger: Trigger, later: bool | None) -> str:
    """The event is what the clause speaks of: verb, support verb and words of the clause."""
    clause, words = frame.clause, frame.words
    support = (trigger.support or {}).get("status")
    present = clause.tense == "present"
    base = base_status(frame, later)
    said = wide_words(frame)
    if base == "planned":
        said = [w for w in said if w not in _WAS_TO]  # "sollten am Montag beginnen": a plan, no advice
    mark = marked("clause", said, present=present) or from_circles(frame)
    if mark == "reported" and clause.tense in ("present", "future") and frame.holds("perhaps"):
        mark = "possible"  # "Möglicherweise kommen sie am Freitag zusammen"
    whole = clause.negated and not only_part_negated(frame) and not without_result(trigger)
    whole = whole and not stays_away(trigger) and not stands_all_the_same(trigger)
    negated = whole or trigger.article == "negated"
    summoned = not trigger.noun and later and trigger.row["lemma"] in _SUMMONING
    if summoned and base == "held":
        base = "planned"  # "hat den Verein für nächsten Dienstag einbestellt"
    if trigger.row.get("status") and not trigger.noun and base in ("held", "ongoing"):
        base = _invited(trigger, later) if clause.tense != "present" else trigger.row["status"]
    if _declines(frame, trigger) and trigger.noun and trigger.carrier is trigger.frame and not negated:
        denied = support in ("denied", None) or (support == "cancelled" and "lehnt" not in " ".join(words))
        if denied and support != "cancelled":
            return "denied"
    if support in ("cancelled", "denied"):
        certain = present and clause.modal is None and not clause.konjunktiv and support == "cancelled"
        return support if certain and not negated and mark is None else _refused(support, base, negated)
    if negated and trigger.noun and frame.lemma == "stattfinden" and present and not clause.konjunktiv:
        return "cancelled"
    if negated and frame.lemma in _CONFIRMING and trigger.noun:
        return "possible" if "noch" in words or later else "reported"  # "ist noch nicht bestätigt"
    if negated and ("nicht", "wie") in pairwise(words):
        return "cancelled"  # "wird nicht wie angekündigt am Montag abgehalten"
    if negated and support == "planned" and "noch" in words:
        return "possible"  # "ist noch nicht terminiert"
    if negated:
        failed = frame.lemma in _FAILING or "zustande" in words
        sure = clause.tense in PAST_TENSES or frame.kind == "main"
        if _set_before(trigger) and not _NOT_YET.isdisjoint(words):
            return "planned"  # "Der geplante Gipfel hat noch nicht stattgefunden"
        failed = failed or _set_before(trigger)
        failed = failed and sure and not (clause.konjunktiv or clause.modal)
        return "cancelled" if failed or not _NO_MORE.isdisjoint(words) else "denied"
    if frame.lemma in _IS and ("im", "gespräch") in pairwise(words) and trigger.token.lower_ != "gespräch":
        return "possible"  # "Ein Gegenbesuch ist im Gespräch"
    if floats(trigger, frame):
        return "possible"  # "hat Sondierungen ins Gespräch gebracht"
    if support == "moved" and frame.holds("open_ended") and base in ("held", "planned"):
        return "cancelled"  # "auf unbestimmte Zeit verschoben"
    if support == "moved":
        return base if base == "held" and frame.holds("no_result") else "planned"
    if mark == "denied":
        return "denied"
    if mark in ("reported", "possible") and base != "denied":
        if mark == "possible" and frame.lemma in _IS_OR_HOLDS:
            return "possible"  # "Ein Gespräch sei möglich, sagte sie"
        if mark == "possible":
            return "reported" if base == "reported" and not later else "possible"
        return "planned" if base == "planned" else "reported"
    if _only_invited(trigger, later) and base in ("held", "ongoing"):
        return "possible"
    if support in ("planned", "possible", "reported"):
        return support if base in ("held", "ongoing", "planned", "reported") else base
    if support == "held":
        return base if base in ("possible", "reported") else "planned" if later else "held"
    if base == "ongoing" and frame.lemma == "stehen" and frame.holds("on_schedule"):
        return "planned"
    if support == "ongoing" and base in ("held", "ongoing"):
        return "ongoing"
    return "ongoing" if mark == "ongoing" and base == "held" and present else base


def _only_invited(trigger: Trigger, later: bool | None) -> bool:
    """Whether somebody is asked to visit and no day is set: "Weber lud Krüger zu einem Besuch nach Oslo
    ein"."""
    support = trigger.support or {}
    asked = support.get("role") == "host" and support.get("status") == "planned"
    return asked and trigger.type == "visit" and later is None


def _invited(trigger: Trigger, later: bool | None) -> str:
    """What became of those who were asked to come: planned for a day ahead, held where one had them come to
    oneself ("bat die Minister zu sich ins Büro"), else open."""
    if later or trigger.row["mode"] == "reciprocal":
        return str(trigger.row["status"])  # "haben sich verabredet": both have agreed
    words = trigger.frame.words
    at_home = any(pair == ("zu", "sich") for pair in pairwise(words)) and trigger.row["lemma"] == "bitten"
    return "held" if at_home or _summoned(trigger) else "possible"


def _summoned(trigger: Trigger) -> bool:
    """Whether a diplomat is called to a ministry: "Der Botschafter wurde ins Außenministerium gebeten"."""
    tails = tuple(trigger.row.get("summons_to", ()))
    nouns = [t.lower_ for t in trigger.frame.tokens if t.text[:1].isupper()]
    diplomat = any(noun.startswith(tuple(trigger.row.get("summons", ()))) for noun in nouns)
    return bool(tails) and diplomat and any(noun.endswith(tails) for noun in nouns)


def _refused(support: str, base: str, negated: bool) -> str:
    if negated:
        return "planned" if support == "cancelled" else "possible"
    if base in ("possible", "planned"):
        return "possible"
    return "reported" if base == "reported" else support
