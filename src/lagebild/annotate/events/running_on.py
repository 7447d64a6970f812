"""When something was that the text tells in one breath with what it dates.

"Am Montag tagten die Staaten in Oslo. Am Rande des Gipfels trafen sich Weber und Krüger": the day is that of
the summit. "Weber hat sich am Montag für eine Steuer ausgesprochen. Nach einem Treffen mit Krüger sagte er":
one person goes on acting in the next sentence. Left out is what the text puts before ("hatte sich zuvor
getroffen"), what is often done, and what has a place of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lagebild.annotate.events.borrowed_days import day_of_today
from lagebild.annotate.events.draft import family_of
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.events.time_words import days_in
from lagebild.model.annotation import EventStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.model.annotation import Timex

_MEETING = frozenset({"talks", "meeting", "call"})
_DONE = frozenset(["past", "perfect"])


def on_the_fringe(drafts: Sequence[Draft]) -> None:
    """Give what took place on the fringe of an event its day and place, where it has none of its own.

    The event bears the name given again ("Am Rande des *Gipfels*"), or it is the only one told so far that
    may be called so: "Sie haben am Donnerstag *verhandelt*. Am Rande der *Gespräche* trafen sich". Of an
    event of several days the day is left open between its first and its last.
    """
    for number, draft in enumerate(drafts):
        if draft.times:
            continue
        if not draft.beside:
            _on_its_fringe(draft, drafts[:number])
            continue
        named = _fringe_of(draft.trigger.frame)
        dated = [d for d in drafts[:number] if d.times and d.status is draft.status]
        dated = [d for d in dated if not (draft.place and d.place and draft.place.name != d.place.name)]
        event = _called(named, dated) if named is not None else None
        if event is not None:
            draft.times = _some_day_of(event.times)
            draft.place = draft.place or event.place


def _on_its_fringe(draft: Draft, before: Sequence[Draft]) -> None:
    """Give what follows a bare "Am Rande" some day of the event told in the sentence before: "Am Dienstag
    tagten sie in Genf. Am Rande sprach Weber mit Krüger"."""
    frame = draft.trigger.frame
    at = frame.words.index("rande") if "rande" in frame.words else -1
    bare = frame.finite is not None and frame.finite.i == frame.tokens[at].i + 1
    near = [d for d in before if draft.trigger.sentence - d.trigger.sentence in (1, 2) and d.counts]
    if at >= 0 and bare and near and near[-1].times and near[-1].status is draft.status:
        draft.times = _some_day_of(near[-1].times)
        draft.place = draft.place or near[-1].place


def _fringe_of(frame: Frame) -> dict[str, Any] | None:
    """Return the row of the noun behind "am Rande" in the lexicon of events."""
    behind = frame.tokens[frame.words.index("rande") + 1 :] if "rande" in frame.words else ()
    return next((row for t in behind if (row := noun_entry(t.text)) is not None), None)


def _called(named: dict[str, Any], dated: list[Draft]) -> Draft | None:
    """Return the event that a noun names again."""
    lemma = str(named["lemma"]).lower()
    same = [
        d
        for d in dated
        if d.trigger.noun and lemma in (d.trigger.token.lower_, d.trigger.row["lemma"].lower())
    ]
    if same:
        return same[-1]
    kin = [d for d in dated if family_of(str(named["type"])) == d.family]
    return kin[0] if len({d.start for d in kin}) == 1 else None


def _some_day_of(times: list[Timex]) -> list[Timex]:
    one_day = times[0].start == times[-1].end
    return times if one_day else [replace(times[0], end=times[-1].end, vague=True)]


def in_one_breath(
    doc: Doc, drafts: Sequence[Draft], sentences: Sequence[Sequence[Frame]], reader: PartyReader
) -> None:
    """Give a meeting the one day of the sentence before it, where the same person acts in both."""
    for draft in drafts:
        if (
            draft.times
            or not draft.counts
            or draft.status is not EventStatus.HELD
            or not draft.trigger.sentence
        ):
            continue
        frame = draft.trigger.carrier or draft.trigger.frame
        if draft.trigger.type not in _MEETING or not _plainly_told(draft, frame):
            continue
        days = _day_before(doc, draft, sentences[draft.trigger.sentence - 1], reader)
        draft.times = days


def _plainly_told(draft: Draft, frame: Frame) -> bool:
    tense = frame.clause.tense in _DONE and draft.trigger.frame.clause.tense in _DONE
    apart = frame.holds("habit") or frame.holds("before_now") or draft.trigger.prep in ("vor", "seit")
    apart = apart or draft.beside or "rande" in frame.words
    return tense and not apart and not frame.clause.modal and frame.kind == "main"


def _day_before(doc: Doc, draft: Draft, before: Sequence[Frame], reader: PartyReader) -> list[Timex]:
    """Return the one day that the main clauses before tell, where somebody of the meeting acts in them."""
    names = {person.name for person in draft.people}
    mains = [f for f in before if f.kind == "main" and f.clause.tense in _DONE and not f.holds("before_now")]
    days = [d for f in mains for d in (days_in(doc, f.span, f.clause.pieces) or day_of_today(doc, f))]
    if len(days) != 1 or (draft.place is not None and not _names(doc, mains, draft.place.name)):
        return []
    told = next(f for f in mains if f.span.start <= days[0].span.start < f.span.end)
    actors = subjects_of(told, reader.within(told.tokens))
    return days if names & {p.name for p in actors} else []


def _names(doc: Doc, frames: Sequence[Frame], place: str) -> bool:
    return any(
        m.name == place for f in frames for m in beginning_in(doc, "mentions", f.span.start, f.span.end)
    )
