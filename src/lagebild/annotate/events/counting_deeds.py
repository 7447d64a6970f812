"""Whether a verb names a deed: "unterzeichneten den Vertrag", "einigten sich", "stimmte ab"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.between_whom import person_names_of, together
from lagebild.annotate.events.draft import paper_near, paper_words
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import endings, group, participle_in_front
from lagebild.annotate.events.noun_phrase import phrase_around
from lagebild.annotate.events.steps import makes_public
from lagebild.annotate.events.votes_on_talks import votes_on_talks
from lagebild.lexicon import entries
from lagebild.model.annotation import EventStatus, MentionKind

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft

_MEETINGS = frozenset({"talks", "meeting", "summit", "visit", "call"})


def _with_paper(draft: Draft) -> bool:
    """Whether something is done with a paper, by somebody or at a time told."""
    frame, cast = draft.trigger.frame, draft.cast
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


def _agreed(draft: Draft) -> bool:
    """Whether two agree, on something that is no event itself."""
    frame = draft.trigger.frame
    known = bool(draft.times or draft.place) and not {"das", "dies"} & set(frame.words[:3])
    if participle_in_front(frame) and frame.clause.passive and known:
        return not _upon_event(draft)  # "Vereinbart wurde in Genf, dass"
    following = draft.trigger.frames[frame.index + 1 : frame.index + 2]
    if any(f.kind == "inf" for f in following) or _upon_event(draft):
        return False
    return together(draft.cast)


def _of_office(draft: Draft) -> bool:
    """Whether somebody gets or loses an office."""
    cast, doc = draft.cast, draft.trigger.token.doc
    office = any(p.name in person_names_of(doc) or not p.named for p in cast.all())
    return office and bool(cast.all()) and group("prison").isdisjoint(draft.trigger.frame.words)


def _to_object(draft: Draft) -> bool:
    """Whether the verb has one of its objects; what is no step of the talks has to be done or dated."""
    frame = draft.trigger.frame
    mine = {t.lower_ for t in frame.tokens} & set(draft.trigger.row["objects"])
    if draft.trigger.type != "other":
        return bool(mine)
    done = frame.clause.tense in PAST_TENSES and frame.clause.modal is None
    if draft.status is not EventStatus.HELD and not any(frame.span.covers(t.span) for t in draft.times):
        return False  # "Statt 40 sollen 25 Geiseln freikommen" tells what a plan provides
    return bool(mine) and bool(draft.times or draft.place or (done and draft.cast.subjects))


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


def _on_matter(draft: Draft) -> bool:
    """Whether voters decide on a day on what was negotiated: "hat das Ergebnis am Freitag gebilligt"."""
    frame = draft.trigger.frame
    about = frame.holds_end("matter") or votes_on_talks(frame, draft.trigger.frames)
    return frame.holds_end("voters") and bool(draft.times) and about


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


def _by_voters(draft: Draft) -> bool:
    """Whether those vote who do so for a party or a country, on a paper, a result or a day."""
    frame = draft.trigger.frame
    named = frame.holds_end("voters")
    about = {"über", "darüber"} & set(frame.words) or paper_near(draft.trigger)
    if draft.trigger.row["lemma"] == "stimmen" and not (named and draft.status is EventStatus.HELD):
        return False  # "Er werde gegen den Entwurf stimmen": a stand, no vote
    if draft.trigger.row["lemma"] in ("votieren", "stimmen", "aussprechen"):
        about = about or {"für", "gegen"} & set(frame.words)
    if draft.trigger.row.get("yes"):
        return named and (bool(draft.times) or not group("majority").isdisjoint(frame.words))
    by_vote = about and not group("majority").isdisjoint(frame.words)
    matter = about and any(t.lower_.endswith((*paper_words(), *group("matter"))) for t in frame.tokens)
    matter = matter or votes_on_talks(frame, draft.trigger.frames)
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


DEEDS: dict[str, Callable[..., bool]] = {
    "paper": _with_paper,
    "agree": _agreed,
    "vote": _by_voters,
    "dismiss": _of_office,
    "object": _to_object,
    "declare": makes_public,
}
"""What a deed needs, by the mode of its verb."""
