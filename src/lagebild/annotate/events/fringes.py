"""The day and place of what took place on the fringe of an event: "Am Rande des Gipfels trafen sie sich".

"Am Montag tagten die Staaten in Oslo": the day is that of the summit. Left out is what has a day of its own,
and a fringe of something that may be one of several events.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lagebild.annotate.events.draft import family_of
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagebild.annotate.events.draft import Draft
    from lagebild.model.annotation import Timex


def on_the_fringe(drafts: Sequence[Draft]) -> None:
    """Give what took place on the fringe of an event its day and place, where it has none of its own.

    The event bears the name given again ("Am Rande des *Gipfels*"), or it is the only one told so far that
    may be called so: "Sie haben am Donnerstag *verhandelt*. Am Rande der *Gespräche* trafen sich". Of an
    event of several days the day is left open between its first and its last.
    """
    for number, draft in enumerate(drafts):
        if draft.times:
            _there(draft, drafts[:number])
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


def _there(draft: Draft, before: Sequence[Draft]) -> None:
    """Give what has a day of its own the place of the event on whose fringe it is: "In Rom tagt bis Freitag
    der Rat. *Am Rande* wollen sich Weber und Krüger am Donnerstag treffen"."""
    if draft.place is not None or not _is_bare(draft.trigger.frame):
        return
    near = [d for d in before if draft.trigger.sentence - d.trigger.sentence in (1, 2) and d.counts]
    if near and near[-1].place and near[-1].times and near[-1].status is draft.status:
        first, last = near[-1].times[0].start or "", near[-1].times[-1].end or ""
        if first <= (draft.times[0].start or "") <= last:
            draft.place = near[-1].place


def _is_bare(frame: Frame) -> bool:
    """Whether "am Rande" stands alone before the verb."""
    at = frame.words.index("rande") if "rande" in frame.words else -1
    return at >= 0 and frame.finite is not None and frame.finite.i == frame.tokens[at].i + 1


def _on_its_fringe(draft: Draft, before: Sequence[Draft]) -> None:
    """Give what follows a bare "Am Rande" some day of the event told in the sentence before: "Am Dienstag
    tagten sie in Genf. Am Rande sprach Weber mit Krüger"."""
    bare = _is_bare(draft.trigger.frame)
    near = [d for d in before if draft.trigger.sentence - d.trigger.sentence in (1, 2) and d.counts]
    if bare and near and near[-1].times and near[-1].status is draft.status:
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
