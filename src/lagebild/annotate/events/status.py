"""How firmly a clause gives an event: from tense, mood, modal verbs and words of hearsay and denial.

"trafen sich" is held, "sollen sich getroffen haben" reported, "könnten sich treffen" possible, "wollen sich
treffen" planned, "dementierte Berichte über ein Treffen" denied. Whatever is only supposed is never held.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame, group
from lagebild.annotate.events.governors import admitted, brought_about, of_governors
from lagebild.annotate.events.marks import WEAKEST_FIRST, marked
from lagebild.annotate.events.mood import base_status
from lagebild.annotate.events.noun_phrase import article_kind
from lagebild.annotate.events.support import in_dative
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.events.triggers import Trigger

_CONDITION = frozenset(["ob", "wenn", "falls", "sofern"])
"""Openers of a clause that says nothing of what is: "wenn kein Treffen zustande kommt"."""
_PARTAKE = frozenset(["teilnehmen", "beteiligen", "erscheinen", "mitwirken", "beiwohnen"])
_STAYS = frozenset(["sein", "weilen", "aufhalten", "befinden"])
_READY = frozenset(["bereit", "gewillt", "imstande", "fähig"])
_OVER = ("governor", "rumour")
"""Where words of denial stand over a rumour: "bezeichnete Gerüchte über ein Treffen als Unsinn"."""
_GUESSING = frozenset(["spekulieren", "rätseln", "nachdenken", "mutmaßen"])
_NO_NOUN = frozenset(["kein", "keine", "keinen", "keiner", "keinem", "keinerlei"])
_NEVER = frozenset(["nicht", "nie", "niemals", "weder"])


def status_of(trigger: Trigger, later: bool | None, quoted: bool, question: bool) -> EventStatus:
    """Return the status of the event that ``trigger`` names.

    ``later`` tells whether its date lies after the day of publication (None: no date). What is said inside
    direct quotation marks, or as a question, is never held.
    """
    found = _status(trigger, later)
    if found == "held" and quoted:
        found = "reported"
    if found == "ongoing" and trigger.type == "call" and trigger.noun and not trigger.argument:
        found = "held"  # "als Folge des Telefonats": it is over
    told = trigger.argument and trigger.frame.clause.tense in ("past", "perfect", "pluperfect")
    if found in ("held", "ongoing", "reported") and later and not told:
        found = "planned"
    if question and found in ("held", "ongoing", "planned", "reported", "denied"):
        found = "possible"
    return EventStatus(found)


_CALLS_OFF = frozenset(["absagen", "verweigern", "ablehnen", "zurückziehen", "stornieren", "ausschließen"])


def _status(trigger: Trigger, later: bool | None) -> str:
    if trigger.head == "teilnahme" and stays_away(trigger):
        return "planned"
    by_noun = _noun_words(trigger)
    if by_noun in ("cancelled", "denied"):
        return by_noun
    head = _of_head(trigger)
    if head:
        support = (trigger.support or {}).get("status")
        asked = head == "planned" and trigger.argument and support == "possible"
        asked = asked or (support == "denied" and (trigger.carrier or trigger.frame).clause.negated)
        return "possible" if asked else head
    frame = trigger.carrier or trigger.frame
    outer = None if _taken_for_granted(trigger, later) else of_governors(frame, trigger)
    if outer == "possible" and later and frame.intro == "wenn" and _is_plain(frame):
        outer = None  # "wenn am Donnerstag die Minister zusammenkommen": the day is set
    if outer in ("denied", "cancelled"):
        return outer
    own = _of_clause(frame, trigger, later) if trigger.argument else _of_setting(trigger, later)
    if own in ("held", "ongoing") and trigger.prep == "von" and "rede" in trigger.frame.words:
        own = "reported"  # "ist von einem Gespräch die Rede, das Weber am Samstag führte"
    if own == "denied":
        return "possible" if outer == "possible" and frame.intro in _CONDITION else own
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


def _taken_for_granted(trigger: Trigger, later: bool | None) -> bool:
    """Whether a known event is only where or after which something is said to have been: "bestritt, ihm *bei
    dem Treffen am Freitag* Zugeständnisse gemacht zu haben", "Ob sie es *bei ihrem Treffen* ansprach"."""
    frame = trigger.frame
    known = trigger.noun and not trigger.argument and trigger.article in ("definite", "possessive")
    done = frame.clause.tense in ("past", "perfect", "pluperfect") or frame.words[-1:] == ["haben"]
    return known and trigger.prep in ("bei", "nach") and done and later is False and not trigger.head


def _is_plain(frame: Frame) -> bool:
    """Whether a clause stands in the present, with no modal verb, mood or denial."""
    clause = frame.clause
    return clause.tense == "present" and not (clause.modal or clause.konjunktiv or clause.negated)


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


def _noun_words(trigger: Trigger) -> str | None:
    if _in_marks(trigger):
        return "reported"
    frame = trigger.carrier or trigger.frame
    happened = frame.lemma in group("taking_place") and frame.clause.tense in ("past", "perfect")
    if (
        happened
        and trigger.argument
        and not frame.clause.negated
        and marked("noun", trigger.adjectives) == "planned"
    ):
        return None  # "Das für Montag geplante Treffen fand statt"
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


def _declines(frame: Frame) -> bool:
    return marked("governor", frame.words) == "denied"


def _of_clause(frame: Frame, trigger: Trigger, later: bool | None) -> str:
    """The event is what the clause speaks of: verb, support verb and words of the clause."""
    clause, words = frame.clause, frame.words
    support = (trigger.support or {}).get("status")
    present = clause.tense == "present"
    mark = marked("clause", _wide(frame), present=present) or _from_circles(frame)
    if mark == "reported" and clause.tense in ("present", "future") and frame.holds("perhaps"):
        mark = "possible"  # "Möglicherweise kommen sie am Freitag zusammen"
    whole = clause.negated and not _only_part_negated(frame) and not _without_result(trigger)
    whole = whole and not stays_away(trigger) and not _stands_all_the_same(trigger)
    negated = whole or trigger.article == "negated"
    base = base_status(frame, later)
    summoned = not trigger.noun and later and trigger.row["lemma"] in ("einbestellen", "vorladen")
    if summoned and base == "held":
        base = "planned"  # "hat den Verein für nächsten Dienstag einbestellt"
    if trigger.row.get("status") and not trigger.noun and base in ("held", "ongoing"):
        base = _invited(trigger, later) if clause.tense != "present" else trigger.row["status"]
    if _declines(frame) and trigger.noun and trigger.carrier is trigger.frame and not negated:
        denied = support in ("denied", None) or (support == "cancelled" and "lehnt" not in " ".join(words))
        if denied and support != "cancelled":
            return "denied"
    if support in ("cancelled", "denied"):
        certain = present and clause.modal is None and not clause.konjunktiv and support == "cancelled"
        return support if certain and not negated and mark is None else _refused(support, base, negated)
    if negated and trigger.noun and frame.lemma == "stattfinden" and present and not clause.konjunktiv:
        return "cancelled"
    if negated and support == "planned" and "noch" in words:
        return "possible"  # "ist noch nicht terminiert"
    if negated:
        return "cancelled" if "mehr" in words or "kam" in words or "kamen" in words else "denied"
    if (
        frame.lemma in ("sein", "bleiben")
        and ("im", "gespräch") in pairwise(words)
        and words[-1] == "gespräch"
    ):
        return "possible"  # "Ein Gegenbesuch ist im Gespräch"
    if support == "moved" and frame.holds("open_ended") and base in ("held", "planned"):
        return "cancelled"  # "auf unbestimmte Zeit verschoben"
    if support == "moved":
        return base if base == "held" and frame.holds("no_result") else "planned"
    if mark == "denied":
        return "denied"
    if mark in ("reported", "possible") and base != "denied":
        if mark == "possible" and frame.lemma in ("sein", "bleiben"):
            return "possible"  # "Ein Gespräch sei möglich, sagte sie"
        if mark == "possible":
            return "reported" if base == "reported" and not later else "possible"
        return "planned" if base == "planned" else "reported"
    if support in ("planned", "possible"):
        return support if base in ("held", "ongoing", "planned", "reported") else base
    if support == "held":
        return base if base in ("possible", "reported") else "held"
    if base == "ongoing" and frame.lemma == "stehen" and frame.holds("on_schedule"):
        return "planned"
    if support == "ongoing" and base in ("held", "ongoing"):
        return "ongoing"
    return "ongoing" if mark == "ongoing" and base == "held" and present else base


def _invited(trigger: Trigger, later: bool | None) -> str:
    """What became of those who were asked to come: planned for a day ahead, held where one had them come to
    oneself ("bat die Minister zu sich ins Büro"), else open."""
    if later:
        return str(trigger.row["status"])
    words = trigger.frame.words
    at_home = any(pair == ("zu", "sich") for pair in pairwise(words)) and trigger.row["lemma"] == "bitten"
    return "held" if at_home or _summoned(trigger) else "possible"


def _summoned(trigger: Trigger) -> bool:
    """Whether a diplomat is called to a ministry: "Der Botschafter wurde ins Außenministerium gebeten"."""
    tails = tuple(trigger.row.get("summons_to", ()))
    nouns = [t.lower_ for t in trigger.frame.tokens if t.text[:1].isupper()]
    diplomat = any(noun.startswith(tuple(trigger.row.get("summons", ()))) for noun in nouns)
    return bool(tails) and diplomat and any(noun.endswith(tails) for noun in nouns)


def stays_away(trigger: Trigger) -> bool:
    """Whether the clause denies that somebody takes part, not the event: "nahm an der Runde nicht teil",
    "sagte seine Teilnahme an der Runde ab"."""
    frame = trigger.carrier or trigger.frame
    away = frame.lemma in _PARTAKE and frame.clause.negated
    away = away or (trigger.head == "teilnahme" and frame.lemma in _CALLS_OFF and not frame.clause.negated)
    return trigger.noun and trigger.prep in ("an", "zu") and away


def _refused(support: str, base: str, negated: bool) -> str:
    if negated:
        return "planned" if support == "cancelled" else "possible"
    if base in ("possible", "planned"):
        return "possible"
    return "reported" if base == "reported" else support


def _without_result(trigger: Trigger) -> bool:
    """Whether "kein" belongs to another noun than the event: "Das Gespräch brachte keinen Durchbruch"."""
    words = trigger.frame.words
    return trigger.noun and bool(_NO_NOUN & set(words)) and not _NEVER & set(words)


def _stands_all_the_same(trigger: Trigger) -> bool:
    """Whether a clause denies what came of an event, or how it was, and not the event: "Das Treffen half
    nicht weiter", "Die Gespräche dauerten nicht lange", but "fand nicht statt", "gab es nicht"."""
    frame = trigger.carrier or trigger.frame
    if not trigger.noun or frame is not trigger.frame or trigger.article not in ("definite", "possessive"):
        return False
    if trigger.prep or frame.lemma in group("coming_about") or frame.holds("in_view"):
        return False
    subject = frame.clause.subject
    about = subject is None or subject.start <= trigger.token.idx < subject.end
    return about and (trigger.support is None or frame.lemma in group("presupposing"))


def _only_part_negated(frame: Frame) -> bool:
    """Whether "nicht" denies only a part: "nicht nur", "nicht in Genf, sondern", "nicht darauf geeinigt"."""
    words = frame.words
    if "nicht" not in words:
        return not (
            {"kein", "keine", "keinen", "keiner", "keinem", "nie", "niemals", "weder"} & set(words)
        ) or ("nichts" in words)
    place = words.index("nicht")
    following = words[place + 1] if place + 1 < len(words) else ""
    sent = frame.tokens[0].sent
    but = any(t.lower_ == "sondern" and t.i > frame.tokens[0].i for t in sent)
    if but and following in _WHERE:
        return True  # "trafen sich nicht in Genf, sondern in Oslo"
    if following == "direkt":
        return but
    behind = [t.lower_ for t in frame.tokens][place - 1 : place] if place else []
    if following == "mit" and behind and behind[0] in ("aber", "jedoch", "allerdings"):
        return True
    return following in (
        "nur",
        "zuletzt",
        "schon",
        "erst",
        "vor",
        "zum",
        "allein",
        "öffentlich",
        "darauf",
        "einig",
        "ohne",
        "weit",
        "direkt",
    )


def _from_circles(frame: Frame) -> str | None:
    """Return "reported" where circles are the source: "*Parteikreisen zufolge* trafen sie sich"."""
    known = {"zufolge", "laut", "nach", "aus"} & set(frame.words)
    circles = [w for w in frame.words if w.endswith("kreisen") and not w.endswith(_DISTRICTS)]
    return "reported" if known and circles else None


_DISTRICTS = ("landkreisen", "wahlkreisen", "stadtkreisen")
_COMMENTING = frozenset(["äußern", "kommentieren", "mitteilen", "bestätigen"])


def _wide(frame: Frame) -> list[str]:
    """Return the words of a clause without adverbs of supposing that speak of a part only: "offenbar ohne
    Ergebnis", "das wohl wichtigste Gespräch", "vermutlich zum letzten Mal"; and without the rumours that an
    event has stirred."""
    tokens = frame.tokens
    out = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        behind = following.lower_ if following is not None else ""
        of_part = behind in _OF_PART or (token.i > tokens[0].i and _grades(token, tokens[-1].i))
        stirred = token.lower_ in _RUMOURS and frame.lemma in group("stirring")
        before = {t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]}
        stirred = stirred or not before.isdisjoint(_AGAINST)  # "trotz der Gerüchte", "entgegen Berichten"
        open_talk = token.lower_ == "offen" and "gewesen" in frame.words  # "offen und konstruktiv gewesen"
        if not (stirred or open_talk or (of_part and token.lower_ in _HEDGES)):
            out.append(token.lower_)
    return out


def _grades(token: Token, last: int) -> bool:
    """Whether an adverb stands between article and adjective of a noun: "das *wohl* wichtigste Gespräch"."""
    doc, at = token.doc, token.i
    if not article_kind(doc[at - 1]) or at + 2 > last:
        return False
    adjective = doc[at + 2] if doc[at + 1].lower_ == "so" else doc[at + 1]
    noun = doc[adjective.i + 1] if adjective.i + 1 < len(doc) else adjective
    participle = adjective.lower_.startswith("ge") or adjective.lower_.endswith(_DONE)
    inflected = adjective.text.islower() and adjective.text.endswith(("e", "en", "er", "es", "em"))
    return inflected and noun.text[:1].isupper() and not participle


_DONE = ("ene", "enen", "ener", "enes", "ete", "eten", "eter", "tene", "tenen")
_AGAINST = frozenset(["trotz", "entgegen", "ungeachtet"])
_OF_PART = frozenset(["ohne", "zum", "wegen", "zuletzt"])
_RUMOURS = frozenset(["spekulationen", "gerüchte"])
_HEDGES = frozenset(
    ["offenbar", "wohl", "angeblich", "vermutlich", "wahrscheinlich", "mutmaßlich", "anscheinend"]
)


_WHERE = frozenset(["in", "im", "am", "an", "mit", "auf", "zu", "um", "wie"])


def _of_setting(trigger: Trigger, later: bool | None) -> str:
    """The event is only the setting of the clause: "nach dem Treffen", "bei einem Besuch", "vor dem
    Gipfel"."""
    frame = trigger.frame
    prep = trigger.prep
    base = base_status(frame, later)
    upon = prep == "auf" and not in_dative(trigger)
    if upon and frame.lemma in group("agreeing") and not later:
        return "planned" if base in ("held", "ongoing") else base
    mark = marked("clause", _wide(frame), present=frame.clause.tense == "present")
    if prep == "von" and "rede" in frame.words and not frame.clause.negated:
        return "reported"  # "In Genf ist von einem Treffen die Rede"
    if prep == "von" and frame.lemma == "wissen" and not {"nichts", "niemand"}.isdisjoint(frame.words):
        return "denied"  # "Von einem Treffen weiß man nichts"
    if prep == "mit" and frame.lemma == "rechnen":
        return "possible"  # "Mit einem Treffen rechnet niemand mehr"
    if prep == "zu" and frame.lemma in _COMMENTING and (frame.clause.negated or "niemand" in frame.words):
        return "reported" if trigger.article == "indefinite" else base
    if prep == "von" and "rede" in frame.words and frame.clause.negated:
        return "denied"  # "Von einem Treffen könne keine Rede sein"
    if prep == "über" and frame.lemma in _GUESSING:
        return "possible"  # "Über ein Treffen wird spekuliert"
    if prep == "aus" and "nichts" in frame.words and frame.lemma in ("werden", ""):
        return "cancelled"  # "Aus dem Treffen wird nichts"
    if prep == "ohne":
        return "denied" if base == "held" else "possible"
    if trigger.article == "negated":
        return "denied"
    if prep == "statt":
        return "denied"
    if prep in ("vor", "für") and later is not False:
        return "possible" if prep == "für" and mark == "possible" else "planned"
    if (
        prep == "zu" and frame.lemma in _STAYS and base in ("held", "ongoing")
    ):  # "war am Montag zu Gesprächen in Bonn"
        return "denied" if frame.clause.negated else mark if mark in ("reported", "possible") else base
    if prep == "zu" and not _READY.isdisjoint(frame.words):  # "war am Sonntag nicht zu Gesprächen bereit"
        return "denied" if frame.clause.negated else "possible"
    if prep == "um" and frame.lemma == "handeln" and "sich" in frame.words:
        return base  # "Dabei handelt es sich um ein Treffen der Minister"
    if prep == "gegen" and trigger.article in ("definite", "possessive") and later is None:
        return "planned"  # "protestierten gegen den Besuch"
    if prep in ("zu", "gegen", "um") and not trigger.adjectives:
        return "possible" if later is None else ("planned" if later else "held")
    if prep in ("nach", "seit", "trotz"):
        return (
            "held"
            if base in ("held", "ongoing", "planned") and not later and frame.clause.tense != "future"
            else (
                "reported" if base == "reported" else "planned" if later or base == "planned" else "possible"
            )
        )
    if mark in ("reported", "possible") and base in ("held", "ongoing"):
        return "held" if mark == "possible" and base == "held" else mark
    return base
