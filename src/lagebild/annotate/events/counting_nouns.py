"""Whether a noun names an event: "die Runde in Genf", not "eine Runde Schach"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.absence import stays_away
from lagebild.annotate.events.draft import is_definite, joins_in, paper_near, paper_words
from lagebild.annotate.events.edges import is_edge
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in, endings, group
from lagebild.annotate.events.going_on import over
from lagebild.annotate.events.media import only_with_press
from lagebild.annotate.events.noun_cast import behind_talks
from lagebild.annotate.events.rounds import ordinals
from lagebild.lexicon.press import outlet_words
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.triggers import Trigger

_MEETINGS = frozenset({"talks", "meeting", "summit"})


_CLIMBING = group("climbing")
_PEAK = group("peak")
_ROUND = group("round_form")
_ROUND_OR_CONGRESS = group("round_or_congress")
_TALKS_ROUND = endings("round_of_talks")
_NOT_THE_TALKS = group("head_other_than_talks")
_IN_TALK = group("being_in_talk")
_ASKING = group("asking_to") | {"anbieten"}
_BROUGHT = group("bringing_up")
_SET_ON_DAY = group("dated_setting_preposition")


def noun_counts(draft: Draft) -> bool:
    """Whether a noun names an event: it stands with parties, a place, a day or a verb of taking place."""
    trigger, row = draft.trigger, draft.trigger.row
    people = draft.cast.all()
    within = trigger.token.lower_ in _ROUND_OR_CONGRESS and trigger.prep == "in"
    if within and not draft.times:
        return draft.round is not None and _without_result(trigger)
    if draft.round is not None and trigger.prep == "in" and trigger.token.lower_.endswith(_TALKS_ROUND):
        return True  # "In der dritten *Verhandlungsrunde* legten die Arbeitgeber ein Angebot vor"
    if trigger.token.lower_ == "runde" and (_of_votes(trigger) or _of_a_game(trigger)):
        return False
    if spoken_of(trigger) or is_edge(draft) or _in_title_of_work(trigger):
        return False
    led = trigger.token.doc[trigger.first - 2].lower_ if trigger.first > 1 else ""
    if trigger.prep == "über" and led in group("work"):
        return False  # "ein Film über die Friedensgespräche"
    if trigger.token.lower_ in _PEAK and trigger.frame.lemma in _CLIMBING:
        return False  # "haben den Gipfel des Manaslu erreicht"
    if trigger.token.lower_ in group("phone_calls") and not people:
        return False  # "Bei der Feuerwehr gingen 200 Anrufe ein"
    if row.get("first") and _of_something_else(trigger):
        return False  # "Auftakt der Messe ist am Montag"
    if row["lemma"] == "Sitzung" and trigger.article == "possessive":
        return False
    if trigger.head in _NOT_THE_TALKS:
        return False
    if row.get("between") and not any(p.prep in ("mit", "zwischen") for p in draft.cast.attached):
        return False
    if (
        row.get("needs_ordinal")
        and trigger.token.lower_ in _ROUND
        and not (draft.round or people or group("next_one") & set(trigger.adjectives))
        and not (is_definite(draft) and draft.times and (draft.place or _put_off(trigger)))
    ):
        return False
    if row.get("alone"):
        behind = trigger.token.doc[trigger.token.i + 1 : trigger.token.i + 5]
        known = trigger.prep in ("zu", "bei") and draft.times and draft.place
        return bool(known) and not any(noun_entry(t.text) for t in behind)
    if _is_numbered(trigger):
        return True
    if _interview(draft) or (trigger.prep == "aus" and not trigger.article):
        return False  # "stammt aus Gesprächen mit Beteiligten"
    if row["type"] != "other" and row.get("of") and not trigger.of:
        return False
    if row.get("voters") and not trigger.frame.holds_end("voters"):
        return False
    if row.get("dated"):
        dated = bool(draft.moved_to) or (bool(draft.times) and draft.times[0].start is not None)
        return dated and (trigger.argument or trigger.prep in _SET_ON_DAY)
    if row["type"] == "other":
        telling = trigger.argument or bool(trigger.support) or trigger.prep in ("auf", "bei", "nach")
        return trigger.of and telling and not _of_paper(draft) and bool(people or draft.times or draft.place)
    if row.get("found") and trigger.frame.lemma not in group("finding"):
        return False
    if row.get("paper_behind"):
        told = bool(trigger.support) or trigger.prep in ("nach", "vor", "bei", "seit")
        return _of_paper_behind(trigger) and (told or bool(draft.times))
    if row["type"] == "signing" and trigger.prep in ("mit", "nach", "bei") and _of_paper_behind(trigger):
        return bool(people or draft.times or draft.place)  # "Mit der Unterzeichnung des Abkommens in Oslo"
    if row["type"] in ("signing", "decision"):
        if (trigger.support or {}).get("types") and trigger.article == "negated":
            return False  # "erzielten keine Einigung"
        told = bool(trigger.support) or (trigger.argument and "möglich" in trigger.frame.words)
        return told and bool(people or draft.times or paper_near(trigger))
    if row.get("international") and "gemeinsame" in trigger.adjectives and len(people) > 0:
        return bool(trigger.support) and trigger.argument  # "hielten eine gemeinsame Sitzung ab"
    if row.get("international") and not any(p.named or p.plural for p in draft.cast.attached):
        return False
    if row["lemma"] == "Konferenz" and draft.place and (draft.times or trigger.prep in ("auf", "bei")):
        return True
    if trigger.type == "visit" and trigger.article == "possessive" and draft.place:
        return True
    if trigger.token.lower_ == "runde" and trigger.frame.lemma == "machen":
        return False
    if is_definite(draft) and not (trigger.argument or draft.cast.attached or draft.place or draft.times):
        return False
    anchored = bool(draft.place or draft.times)
    event_verb = (trigger.support or {}).get("role") == "event" or (trigger.support or {}).get("status") in (
        "planned",
        "cancelled",
        "moved",
    )
    broken_off = (trigger.support or {}).get("role") == "party" and trigger.prep == ""
    event_verb = event_verb or (broken_off and trigger.frame.clause.passive)
    event_verb = event_verb or (over(trigger.frame) and trigger.argument and trigger.prep == "")
    if event_verb and trigger.head in group("resumption") and row["type"] == "talks":
        return True  # "Die Fortsetzung der Genfer Gespräche ist vereinbart"
    if trigger.head == "teilnahme" and anchored:
        return True  # "sagte die Teilnahme an den Gesprächen am Samstag ab": they are planned
    if row.get("weak"):
        if row["type"] == "visit":
            return bool(people) and (bool(draft.place) or bool(draft.cast.attached) or bool(trigger.support))
        if anchored and trigger.argument and trigger.support and draft.status is EventStatus.PLANNED:
            return True
        return (
            bool(draft.cast.attached)
            or (joins_in(draft) and len(people) > 1)
            or (bool(people) and (anchored or event_verb))
            or (len(people) > 1 and trigger.frame.lemma in _ASKING)
            or _told_of_both(draft)
            or _broke_down(trigger)
            or (anchored and is_definite(draft) and not group("begun").isdisjoint(_plain(trigger.adjectives)))
            or (draft.status is EventStatus.HELD and behind_talks(trigger) and bool(draft.cast.subjects))
            or (anchored and is_definite(draft) and stays_away(trigger))
            or (len(people) > 1 and trigger.article == "possessive" and _held_by(trigger))
            or (event_verb and anchored)
        )
    return bool(people) or anchored or event_verb


def _of_something_else(trigger: Trigger) -> bool:
    """Whether a noun of beginning says of what, and that is no event between parties."""
    behind = [t.text for t in trigger.token.doc[trigger.token.i + 1 : trigger.token.i + 5]]
    if behind[:1] not in (["der"], ["des"]):
        return False
    nouns = [word for word in behind[1:] if word[:1].isupper()]
    return bool(nouns) and noun_entry(nouns[0]) is None


def spoken_of(trigger: Trigger) -> bool:
    """Whether somebody or something is only thought of: "ist als Vermittler im Gespräch"."""
    if trigger.token.lower_ != "gespräch":
        return False
    at = trigger.token.i
    of_it = any(t.i != at and noun_entry(t.text) is not None for t in trigger.frame.tokens)
    if "mit" in trigger.frame.words and not of_it:
        return False  # "ist mit Weber im Gespräch", but "Im Gespräch ist ein Treffen mit Weber"
    led = trigger.token.doc[at - 1].lower_ if at else ""
    if led == "ins":
        return trigger.frame.lemma in _BROUGHT  # "brachte Oslo als Ort ins Gespräch"
    return led == "im" and trigger.frame.lemma in _IN_TALK


def _in_title_of_work(trigger: Trigger) -> bool:
    """Whether a noun stands in the title of a book or a play: "das Stück „Die Begegnung“"."""
    doc, at = trigger.token.doc, trigger.token.i
    for back in range(at - 1, max(0, at - _TITLE), -1):
        if doc[back].text in '„»“"‚›':
            return doc[back - 1].lower_ in group("work")
    return False


_TITLE = 7
"""So many words before an event noun its title begins."""


def _is_numbered(trigger: Trigger) -> bool:
    """Whether a clause says which round a known meeting was: "Das Treffen am See war die dritte Runde"."""
    frame = trigger.frame
    meetings = [
        t for t in frame.tokens if (row := noun_entry(t.text)) is not None and row["type"] in _MEETINGS
    ]
    numbered = not ordinals().keys().isdisjoint(frame.words) and frame.clause.tense == "past"
    subject = len(meetings) > 1 and meetings[0].i == trigger.token.i and trigger.article == "definite"
    return frame.lemma == "sein" and numbered and subject and trigger.prep == ""


def _without_result(trigger: Trigger) -> bool:
    """Whether a clause tells how a round ended: "sind auch in der dritten Runde ohne Ergebnis geblieben"."""
    frame = trigger.frame
    ended = frame.lemma in group("ending_without") or not group("ending").isdisjoint([frame.lemma])
    return ended and ("ohne" in frame.words or frame.lemma == "scheitern") and frame.clause.modal is None


def _interview(draft: Draft) -> bool:
    """Whether somebody talks to the press: "im Gespräch mit dieser Zeitung"."""
    trigger = draft.trigger
    doc, start = trigger.token.doc, trigger.token.i + 1
    if (
        trigger.type != "talks"
        or trigger.article not in ("", "definite", "indefinite")
        or doc[start : start + 1].text != "mit"
    ):
        return False
    article = doc._.article
    outlet = {word.lower() for word in (article.outlet or "").split()} if article is not None else set()
    behind = [t.lower_ for t in doc[start + 1 : start + 5]]
    if any(word in group("medium") or word in outlet for word in behind):
        return True
    marked = [b for a, b in pairwise(behind) if a in {"„", "»", '"', "“"}]
    if any(word in outlet_words() for word in marked):
        return True
    return only_with_press(draft.cast.attached, doc)


def _of_paper(draft: Draft) -> bool:
    """Whether a paper provides for it: "Der Plan sieht den Austausch aller Gefangenen vor"."""
    frame = draft.trigger.carrier or draft.trigger.frame
    return frame.lemma in group("providing") and not frame.clause.passive


def _of_paper_behind(trigger: Trigger) -> bool:
    """Whether a paper stands right behind in the genitive: "die Vorstellung *des Friedensplans*"."""
    behind = trigger.token.doc[trigger.token.i + 1 : trigger.token.i + 5]
    noun = next((t for t in behind if t.text[:1].isupper()), None)
    led = bool(behind) and behind[0].lower_ in _GENITIVES
    return led and noun is not None and noun.lower_.endswith(_paper_genitives())


@cache
def _paper_genitives() -> tuple[str, ...]:
    return tuple(word + end for word in paper_words() for end in ("", *endings("paper_case_ending")))


_GENITIVES = group("genitive_article")


def _held_by(trigger: Trigger) -> bool:
    """Whether the subject holds the talks: "haben ihre Gespräche abgebrochen"."""
    return (trigger.support or {}).get("role") == "party"


def _put_off(trigger: Trigger) -> bool:
    """Whether the verb says that it is called off or moved: "Die für Januar vorgesehene Runde fiel aus"."""
    off = (trigger.support or {}).get("status") in ("cancelled", "moved")
    return off and trigger.token.lower_ == "runde"


def _plain(adjectives: list[str]) -> set[str]:
    """Return participles without their ending: "begonnenen" is "begonnen"."""
    return {a.removesuffix("en") for a in adjectives} | {a.removesuffix("e") for a in adjectives}


def _told_of_both(draft: Draft) -> bool:
    """Whether two sides hold talks, or one says something to the other in them: "Norland und Südland führen
    Gespräche", "In einem Gespräch warnte Weber Krüger"."""
    trigger, people = draft.trigger, draft.cast.all()
    if not (len(people) > 1 or any(p.plural for p in people)):
        return False
    within = trigger.prep == "in"
    if within and (trigger.support is None or trigger.frame.lemma != "stecken"):
        return len(people) > 1 and trigger.frame.lemma in group("addressing")
    holds = trigger.frame.lemma in group("holding") and (trigger.prep == "" or within)
    return holds and trigger.article != "negated"


def _broke_down(trigger: Trigger) -> bool:
    """Whether known talks are said to have failed: "Die Friedensgespräche sind gescheitert"."""
    frame = trigger.carrier or trigger.frame
    subject = trigger.prep == "" and trigger.article == "definite" and trigger.argument
    failed = frame.lemma == "scheitern" and frame.clause.tense in PAST_TENSES
    return subject and failed and frame.clause.modal is None and trigger.row["type"] == "talks"


def _of_a_game(trigger: Trigger) -> bool:
    """Whether a noun right behind says what a round is of: "eine Runde Schach"."""
    doc, at = trigger.token.doc, trigger.token.i + 1
    if trigger.article != "indefinite" or at >= len(doc) or not doc[at].text[:1].isupper():
        return False
    start = doc[at].idx
    known = [
        *beginning_in(doc, "timexes", start, start + 1),
        *beginning_in(doc, "mentions", start, start + 1),
    ]
    return not known and not doc[at].is_sent_start


def _of_votes(trigger: Trigger) -> bool:
    following = trigger.token.doc[trigger.token.i + 1 : trigger.token.i + 3]
    return any(t.lower_.endswith(endings("round_of_votes")) for t in following)
