"""Whether a verb names an event: "traf sich mit", not "trafen auf Widerstand"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.between_whom import (
    anchored,
    circle_meets,
    of_two_sides,
    one_another,
    person_names_of,
    pronoun_speaks,
    ready_to_speak,
    speaks,
    spoke_on,
    together,
    with_pronoun,
)
from lagebild.annotate.events.draft import impersonal, paper_near, paper_words
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import endings, group, participle_in_front
from lagebild.annotate.events.media import only_with_press
from lagebild.annotate.events.noun_phrase import phrase_around
from lagebild.annotate.events.party_words import party_like
from lagebild.annotate.events.steps import makes_public
from lagebild.lexicon import entries
from lagebild.model.annotation import EventStatus, MentionKind

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame

_TOLD = frozenset({EventStatus.HELD, EventStatus.REPORTED, EventStatus.PLANNED})
_MEETINGS = frozenset({"talks", "meeting", "summit", "visit", "call"})


@cache
def _private() -> frozenset[str]:
    """Contracts between employers, clubs, landlords and single persons."""
    return frozenset(
        w for row in entries("events", "private_contract", ("words", "example")) for w in row["words"]
    )


def _paper_before(draft: Draft) -> bool:
    """Whether a pronoun takes up a paper of the sentence before: "Der Entwurf ist fertig. Weber stellte ihn
    am Freitag vor"."""
    frame, doc = draft.trigger.frame, draft.trigger.token.doc
    subject = frame.clause.subject
    inside = [t for t in frame.tokens if subject is None or not subject.start <= t.idx < subject.end]
    if not any(t.lower_ in ("ihn", "es", "sie", "ihm") for t in inside) or not (draft.times or draft.place):
        return False
    start = draft.trigger.token.sent.start
    before = doc[start - 1].sent if start else ()
    return any(t.text[:1].isupper() and t.lower_.rstrip("sen").endswith(paper_words()) for t in before)


def verb_counts(draft: Draft) -> bool:
    """Whether a verb names an event: enough of who, where and when stands with it for its frame."""
    mode, cast, frame = draft.trigger.row["mode"], draft.cast, draft.trigger.frame
    if (frame.kind == "inf" and not cast.all()) or _can_be(frame):
        return False
    if mode in ("speak", "with", "reciprocal") and _with_family(draft):
        return False
    if impersonal(draft.trigger):
        return bool(draft.place or draft.times)
    if draft.trigger.row.get("seat") and not _at_table(draft):
        return False
    if _on_resistance(draft):
        return False
    if (mode in ("travel", "arrive") or draft.trigger.row["title"] == "Essen") and frame.holds("habit"):
        return False
    if not draft.times and _every_week(frame):
        return False
    if mode in ("visit", "travel", "arrive") and _only_the_public(draft):
        return False
    if mode == "reciprocal":
        hits = draft.trigger.row["lemma"] == "treffen" and "sich" not in frame.words
        if hits and cast.subjects and all(p.genitive for p in cast.all()):
            return False  # "Eine Rakete *der Rebellen* traf ein Krankenhaus"
        if draft.trigger.row["lemma"] == "beraten" and "sich" not in frame.words and not together(cast):
            return bool(cast.subjects and (draft.place or draft.times))
        return (
            together(cast)
            or with_pronoun(draft)
            or one_another(draft)
            or circle_meets(draft)
            or _upon_people(draft)
        )
    if mode == "transitive":
        known = bool(cast.subjects) or frame.clause.subject is not None
        return (bool(cast.objects) and (known or frame.clause.passive)) or len(cast.all()) > 1
    if mode == "with":
        known = bool(cast.subjects) or frame.clause.subject is not None or frame.kind == "inf"
        if only_with_press(cast.attached, draft.trigger.token.doc):
            return False  # "sagte er, als er mit der Zeitung telefonierte"
        among = "sich" in frame.words and (len(cast.subjects) > 1 or any(p.plural for p in cast.subjects))
        told = draft.status in _TOLD or (len(cast.subjects) > 1 and draft.status is EventStatus.DENIED)
        return (any(p.prep == "mit" for p in cast.attached) and known) or (among and told)
    if mode == "between":
        between = [p for p in cast.attached if p.prep == "zwischen"]
        if cast.subjects and any(p.prep == "mit" for p in cast.attached):
            return True  # "handelte mit den Anführern den Vertrag aus"
        return (len(between) >= 2 or any(p.plural for p in between)) and bool(draft.people)
    if mode == "visit":
        somewhere = _official(draft) and (_at_verb(draft) or _sets_out(draft))
        if draft.trigger.row.get("in_person"):
            names = person_names_of(draft.trigger.token.doc)
            return bool(cast.subjects and draft.times) and any(p.name in names for p in cast.attached)
        if draft.trigger.row["lemma"] == "sein":
            return bool(cast.subjects) and bool(cast.attached or (draft.place and draft.times))
        if draft.trigger.type == "call":
            return bool(cast.subjects and cast.attached)
        return bool(cast.subjects) and bool(cast.objects or draft.place or somewhere)
    if draft.trigger.row.get("dated") and not any(len(t.start or "") == 10 for t in draft.times):
        return False
    if draft.trigger.row.get("passive") and not frame.clause.passive:
        return False
    if draft.trigger.row.get("delegates") and not any(not p.named for p in cast.subjects):
        return False
    if mode in ("travel", "arrive"):
        somewhere = draft.place is not None or (bool(draft.times) and frame.holds_end("seat_of_office"))
        somewhere = somewhere or (bool(draft.times) and frame.lemma == "eintreffen")
        return bool(cast.subjects) and somewhere and _official(draft)
    if mode == "speak":
        several = len(cast.subjects) > 1 or any(p.plural for p in cast.subjects)
        alone = ("vier", "augen") in pairwise(frame.words)
        each_other = several and ("miteinander" in frame.words or alone or of_two_sides(draft))
        known = bool(draft.place or draft.times) or "rande" in frame.words or alone
        known = known or anchored(frame) or ready_to_speak(draft) or spoke_on(draft)
        somebody = bool(cast.subjects) or pronoun_speaks(draft)
        return each_other or (somebody and known and speaks(draft))
    if mode == "paper":
        private = any(t.lower_ in _private() for t in frame.tokens)
        passive = frame.clause.passive or draft.trigger.row["lemma"] != frame.lemma
        known = bool(cast.subjects) or (passive and bool(draft.times or draft.place)) or frame.kind == "inf"
        signed = passive and draft.trigger.type == "signing" and bool(draft.times)
        if signed and (_no_subject(draft) or _is_matter(draft)):
            return True
        matter = draft.trigger.type == "decision" and (_on_matter(draft) or _is_awaited(draft))
        if draft.trigger.type == "decision" and frame.holds_end("voters"):
            known = True
        if draft.trigger.type == "presentation":
            matter = bool(cast.attached) and frame.holds_end("handed")
        if draft.trigger.type == "signing":
            matter = frame.holds_end("signed") or _signs_for(draft)
        return known and (paper_near(draft.trigger) or _paper_before(draft) or matter) and not private
    if mode == "agree":
        known = bool(draft.times or draft.place) and not {"das", "dies"} & set(frame.words[:3])
        if participle_in_front(frame) and frame.clause.passive and known:
            return not _upon_event(draft)  # "Vereinbart wurde in Genf, dass"
        following = draft.trigger.frames[frame.index + 1 : frame.index + 2]
        if any(f.kind == "inf" for f in following) or _upon_event(draft):
            return False
        return together(cast)
    if mode == "vote":
        return _by_voters(draft)
    if mode == "part":
        each_other = "sich" in frame.words and {"von", "vom"}.isdisjoint(frame.words)
        apart = frame.lemma != "trennen" or each_other
        return together(cast) and bool(draft.times or draft.place) and apart
    if mode == "sit":
        several = any(p.plural for p in cast.subjects) or len(cast.subjects) > 1
        return several and bool(draft.times or draft.place or anchored(frame))
    if mode == "dismiss":
        doc = draft.trigger.token.doc
        office = any(p.name in person_names_of(doc) or not p.named for p in cast.all())
        return office and bool(cast.all()) and group("prison").isdisjoint(frame.words)
    if mode == "object" and draft.trigger.type == "other":
        done = frame.clause.tense in ("past", "perfect", "pluperfect") and frame.clause.modal is None
        mine = {t.lower_ for t in frame.tokens} & set(draft.trigger.row["objects"])
        if draft.status is not EventStatus.HELD and not any(frame.span.covers(t.span) for t in draft.times):
            return False  # "Statt 40 sollen 25 Geiseln freikommen" tells what a plan provides
        return bool(mine) and bool(draft.times or draft.place or (done and cast.subjects))
    if mode == "table":
        return bool(cast.subjects)
    if mode == "declare":
        return makes_public(draft)
    if mode == "object":
        return bool({t.lower_ for t in frame.tokens} & set(draft.trigger.row["objects"]))
    return False


def _only_the_public(draft: Draft) -> bool:
    """Whether those who go somewhere are no party: "Zahlreiche *Schüler* besuchten das Museum"."""
    heads = [p.name.split()[-1].lower() for p in draft.cast.subjects if not p.named]
    return bool(heads) and len(heads) == len(draft.cast.subjects) and set(heads) <= group("public")


def _with_family(draft: Draft) -> bool:
    """Whether somebody speaks with the own family: "telefonierte mit seiner Mutter"."""
    if draft.trigger.type not in ("call", "talks"):
        return False
    beside = [p.name.lower().split() for p in draft.cast.attached if p.prep == "mit"]
    return any(w[-1] in group("kin") and w[0].startswith(("sein", "ihr")) for w in beside)


def _at_verb(draft: Draft) -> bool:
    """Whether the day stands beside the verb: "besuchte am Samstag ein Lager"."""
    finite = draft.trigger.frame.finite
    if finite is None or not draft.times:
        return False
    span = draft.times[0].span
    return 0 <= span.start - finite.idx - len(finite) <= _BESIDE or 0 <= finite.idx - span.end <= _BESIDE


def _every_week(frame: Frame) -> bool:
    """Whether a clause tells what is done again and again: "trifft sich jeden Donnerstag eine Runde"."""
    days = group("weekday")
    return any(
        word in group("weekly") and following in days
        for word, following in zip(frame.words, frame.words[1:], strict=False)
    )


def _sets_out(draft: Draft) -> bool:
    """Whether somebody wants to visit something at a time told: "will das Werk im März besuchen"."""
    frame = draft.trigger.frame
    ahead = draft.status is EventStatus.PLANNED and frame.words[-1:] == ["besuchen"]
    return ahead and bool(draft.times) and any(t.lower_ in ("das", "die", "den") for t in frame.tokens)


_BESIDE = 10
"""So many characters stand between a verb and its day: "besuchte am [Samstag]"."""


def _can_be(frame: Frame) -> bool:
    """Whether a clause tells what can or must be done: "ist über Satellit zu empfangen"."""
    finite = frame.finite.lower_ if frame.finite is not None else ""
    infinitive = frame.words[-2:-1] == ["zu"] and frame.tokens[-1].text.islower()  # not "zu Gast"
    return finite in ("ist", "sind", "war", "waren", "sei", "seien") and infinitive


def _on_matter(draft: Draft) -> bool:
    """Whether voters decide on a day on what was negotiated: "hat das Ergebnis am Freitag gebilligt"."""
    frame = draft.trigger.frame
    return frame.holds_end("voters") and bool(draft.times) and frame.holds_end("matter")


def _is_awaited(draft: Draft) -> bool:
    """Whether those who vote are to agree on a day: "Der Aufsichtsrat soll am 2. Mai in Bonn zustimmen"."""
    frame = draft.trigger.frame
    dated = bool(draft.times) and draft.status is EventStatus.PLANNED
    return dated and frame.lemma == "zustimmen" and frame.holds_end("voters")


def _is_matter(draft: Draft) -> bool:
    """Whether the subject is what was negotiated: "Unterzeichnet werden soll das Paket am 9. Mai"."""
    subject = draft.trigger.frame.clause.subject
    words = [] if subject is None else subject.of(text_of(draft.trigger.token.doc)).casefold().split()
    return any(word.endswith(endings("matter")) for word in words)


def _upon_event(draft: Draft) -> bool:
    """Whether it is another event that is agreed on: "haben eine vierte Runde in Wels vereinbart"."""
    frame = draft.trigger.frame
    if draft.trigger.row["lemma"] != "vereinbaren":
        return False
    nouns = [t for t in frame.tokens if (row := noun_entry(t.text)) is not None and row["type"] in _MEETINGS]
    return any(phrase_around(t.doc, t.i, frame)[3] == "" for t in nouns)


def _no_subject(draft: Draft) -> bool:
    """Whether it is left open what is signed: "könne am 28. März unterschrieben werden", "werde er"."""
    frame = draft.trigger.frame
    subject = frame.clause.subject
    if subject is None or subject.start == frame.tokens[0].idx:
        words = frame.words[1:4] if participle_in_front(frame) else frame.words[:3]
        return subject is None or not {"er", "es", "sie"}.isdisjoint(words)
    return subject.of(text_of(draft.trigger.token.doc)).casefold() in ("er", "es", "sie")


def _at_table(draft: Draft) -> bool:
    """Whether they sit at a table: one of the clause, or "an ihm" of the sentence before."""
    frame, seats = draft.trigger.frame, draft.trigger.row["seat"]
    if any(word.endswith(seat) for word in frame.words for seat in seats):
        return True
    invited = draft.trigger.row["lemma"] in ("einladen", "laden") and "nach" in frame.words
    if invited and draft.times and draft.status is EventStatus.PLANNED:
        return True  # "hat beide Seiten für den 4. April nach Wien eingeladen"
    if ("zu", "sich") in pairwise(frame.words) and draft.trigger.row["mode"] == "transitive":
        return True  # "holte den Botschafter zu sich"
    start = draft.trigger.token.sent.start
    before = draft.trigger.token.doc[start - 1].sent if start else ()
    points = not {"ihm", "daran"}.isdisjoint(frame.words)
    return points and any(t.lower_.endswith(seat) for t in before for seat in seats)


def _by_voters(draft: Draft) -> bool:
    """Whether those vote who do so for a party or a country, on a paper, a result or a day."""
    frame = draft.trigger.frame
    named = frame.holds_end("voters")
    about = {"über", "darüber"} & set(frame.words) or paper_near(draft.trigger)
    if draft.trigger.row["lemma"] == "votieren":
        about = about or {"für", "gegen"} & set(frame.words)
    by_vote = about and not group("majority").isdisjoint(frame.words)
    matter = about and any(t.lower_.endswith((*paper_words(), *group("matter"))) for t in frame.tokens)
    if draft.trigger.row.get("strict"):
        dated = draft.times and draft.status is EventStatus.PLANNED
        return (named and bool(matter or dated)) or bool(by_vote) or _several_decide(draft)
    bodies = {m.name for m in draft.trigger.token.doc._.mentions if m.kind is MentionKind.ORGANISATION}
    known = named or any(p.plural or p.name in bodies for p in draft.cast.subjects)
    return bool(draft.times and known) or bool(named and about) or bool(draft.times and matter)


def _signs_for(draft: Draft) -> bool:
    """Whether somebody signs for a side, whatever it is: "Für Norland unterschrieb Weber"."""
    subjects = {p.first for p in draft.cast.subjects}
    words = draft.trigger.frame.words
    at = words.index("für") if "für" in words else None
    following = draft.trigger.frame.tokens[at + 1 : at + 3] if at is not None else ()
    return bool(subjects) and any(t.text[:1].isupper() and t.i not in subjects for t in following)


def _several_decide(draft: Draft) -> bool:
    """Whether a group decides on a day or in a place on what was negotiated: "Die Mitgliedstaaten haben in
    Oslo die Aufnahme Norlands beschlossen"."""
    if draft.trigger.row["lemma"] != "beschließen" or not (draft.times or draft.place):
        return False
    frame = draft.trigger.frame
    about = frame.holds_end("matter") or paper_near(draft.trigger)
    return about and any(p.plural for p in draft.cast.subjects)


def _on_resistance(draft: Draft) -> bool:
    """Whether "treffen" means to hit or to run into: "trafen auf Widerstand"."""
    frame = draft.trigger.frame
    if draft.trigger.row["lemma"] != "treffen" or "sich" in frame.words:
        return False
    somebody = any(p.prep == "" or (p.prep == "auf" and p.plural) for p in draft.cast.objects)
    return "auf" in frame.words and not somebody and not _upon_people(draft)


def _upon_people(draft: Draft) -> bool:
    """Whether "auf" leads to people: "traf am Schacht auf *Hinterbliebene*"."""
    frame = draft.trigger.frame
    behind = [b for a, b in pairwise(frame.tokens) if a.lower_ == "auf"]
    return any(party_like(t.text) is not None for t in behind) and bool(draft.place or draft.times)


def _official(draft: Draft) -> bool:
    return any(not p.named or p.side or " " in p.name for p in draft.cast.subjects)
