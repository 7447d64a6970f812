"""Stand der Dinge: a few sentences put together from stored entries, each with the evidence it rests on.

Nothing is summarised: a sentence is the entry's own words, who vouches for it, its status and its date.
"""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.model.annotation import EventStatus, StanceKind
from lagebild.model.dossier import (
    AgendaStatus,
    Claim,
    ClaimStatus,
    Evidence,
    RecordedPaper,
    RecordedStance,
    Voice,
)
from lagebild.publish.anchors import anchor
from lagebild.publish.chronicle import ChronicleEntry, event_entry
from lagebild.publish.dates import day_words, sort_key
from lagebild.publish.grammar import by, dative
from lagebild.publish.index import DossierIndex, voices_evidence
from lagebild.publish.phrases import capital, heading
from lagebild.publish.sentences import Further, StateSentence, further
from lagebild.publish.state_points import settled_points, unsettled_points
from lagebild.publish.timetable import AgendaLine, timetable
from lagebild.publish.wording import label, listing, say

SENTENCES = 5
"""Most sentences in one group; the section itself has all."""
POINTS = 2
"""Of these, how many are kept for points of the negotiation where there are such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateGroup:
    """„Zuletzt berichtet“, „Als Nächstes“ and so on: sentences, and how many more there are of which kind."""

    key: str
    title: str
    empty: str
    sentences: tuple[StateSentence, ...]
    further: tuple[Further, ...]


def state_of_play(index: DossierIndex) -> tuple[StateGroup, ...]:
    """Return the four groups of the overview."""
    last = day_words(index.as_of)
    nothing = say("state.nothing_after", day=last) if last else say("state.nothing_ahead")
    agreed = [*_papers(index, _ASSENT), *_claims(index, (ClaimStatus.CONFIRMED,))]
    against = (ClaimStatus.CONTESTED, ClaimStatus.DENIED, ClaimStatus.RETRACTED)
    contested = [*_claims(index, against), *_disputed(index), *_papers(index, _DISSENT)]
    return (
        _group("last", say("state.no_event"), _last(index)),
        _group("next", nothing, _next(index)),
        _group("agreed", say("state.no_assent"), _with_points(agreed, settled_points(index))),
        _group("contested", say("state.no_dispute"), _with_points(contested, unsettled_points(index))),
    )


_ASSENT = (StanceKind.SUPPORTS, StanceKind.AGREES)
_DISSENT = (StanceKind.REJECTS, StanceKind.CRITICISES, StanceKind.DEMANDS)


def _group(key: str, empty: str, sentences: list[StateSentence]) -> StateGroup:
    return StateGroup(
        key=key,
        title=say(f"state.{key}"),
        empty=empty,
        sentences=tuple(sentences[:SENTENCES]),
        further=further(sentences[SENTENCES:]),
    )


def _with_points(others: list[StateSentence], points: list[StateSentence]) -> list[StateSentence]:
    """Return papers and claims with points of the negotiation, so that neither crowds out the other."""
    room = SENTENCES - min(POINTS, len(points))
    return [*others[:room], *points, *others[room:]]


def _claims(index: DossierIndex, statuses: tuple[ClaimStatus, ...]) -> list[StateSentence]:
    claims = [claim for claim in index.dossier.claims if claim.status in statuses]
    claims.sort(key=lambda claim: claim.id)
    claims.sort(key=lambda claim: index.last_day(_evidence(claim)), reverse=True)
    return [
        StateSentence(
            status=claim.status,
            status_word=label("claim_status", claim.status),
            text=heading(claim.text),
            note=_voices(index, claim),
            href="#" + anchor("c", claim.id),
            evidence=_evidence(claim),
        )
        for claim in claims
    ]


def _evidence(claim: Claim) -> tuple[Evidence, ...]:
    return voices_evidence((*claim.supporters, *claim.opponents))


def _voices(index: DossierIndex, claim: Claim) -> str:
    said, denied = _names(index, claim.supporters), _names(index, claim.opponents)
    if claim.status is ClaimStatus.RETRACTED:
        return say("state.retracted_by", who=said) if said else say("state.retracted")
    if claim.status is ClaimStatus.DENIED and not said:
        return say("state.denial_by", who=denied)
    parts = []
    if said:
        parts.append(
            say("state.hearsay") if said == say("state.nobody") else say("common.according_to", who=said)
        )
    if denied:
        parts.append(say("state.own_denial") if _own_denial(claim) else say("state.denied_by", who=denied))
    return "; ".join(parts)


def _own_denial(claim: Claim) -> bool:
    """Whether a confirmed claim was denied only by those who confirm it."""
    against = {voice.entity for voice in claim.opponents}
    return (
        claim.status is ClaimStatus.CONFIRMED
        and None not in against
        and against <= {voice.entity for voice in claim.supporters}
    )


def _names(index: DossierIndex, voices: tuple[Voice, ...]) -> str:
    names = [
        dative(index.shown_name(voice.entity)) if voice.entity else say("state.nobody") for voice in voices
    ]
    return listing(tuple(dict.fromkeys(names)))


def _disputed(index: DossierIndex) -> list[StateSentence]:
    events = [event for event in index.dossier.events if event.status is EventStatus.DISPUTED]
    entries = sorted(
        (event_entry(index, event) for event in events), key=lambda entry: (entry.first, entry.anchor)
    )
    return [_event_sentence(entry) for entry in reversed(entries)]


def _last(index: DossierIndex) -> list[StateSentence]:
    """Return what took place, is going on or is said to have, the latest first."""
    shown = (EventStatus.HELD, EventStatus.ONGOING, EventStatus.REPORTED, EventStatus.CANCELLED)
    entries = [event_entry(index, event) for event in index.dossier.events if event.status in shown]
    past = [entry for entry in entries if not entry.dated or entry.first <= (index.as_of or entry.first)]
    past.sort(key=lambda entry: entry.anchor)
    past.sort(key=lambda entry: _recency(index, entry), reverse=True)
    return [_event_sentence(entry) for entry in past]


def _recency(index: DossierIndex, entry: ChronicleEntry) -> tuple[str, bool, str]:
    """Sort key of what was reported: an event without a day of its own stands by the day of its last report.

    A day of its own counts where it is not later than the report, else a week that has only begun would lead.
    """
    reported = index.last_day(entry.evidence)
    day = min(entry.last, reported or entry.last) if entry.dated else reported
    return day, len(entry.participants) > 1, entry.first if entry.dated else ""


def _event_sentence(entry: ChronicleEntry) -> StateSentence:
    text = f"{entry.when}: {entry.title}" if entry.when else entry.title
    return StateSentence(
        status=entry.status,
        status_word=entry.status_word,
        text=capital(text),
        note=say("common.according_to", who=by(entry.vouchers)) if entry.vouchers else "",
        href="#" + entry.anchor,
        evidence=entry.evidence,
    )


def _next(index: DossierIndex) -> list[StateSentence]:
    """Return what is announced and still to come, then what is overdue."""
    table = timetable(index)
    linked = {item.event for item in index.dossier.agenda if item.event}
    coming = [line for line in table.pending if line.item.status is not AgendaStatus.OVERDUE]
    overdue = [line for line in table.pending if line.item.status is AgendaStatus.OVERDUE]
    planned = (EventStatus.PLANNED, EventStatus.POSSIBLE)
    events = [
        event_entry(index, event)
        for event in index.dossier.events
        if event.status in planned and event.id not in linked and _is_ahead(index, event.start, event.end)
    ]
    rows = [(line.sort, _agenda_sentence(line)) for line in coming]
    rows += [((entry.first, entry.last), _event_sentence(entry)) for entry in events]
    rows.sort(key=lambda row: (row[0], row[1].href))
    return [*_one_a_day(rows), *(_agenda_sentence(line) for line in reversed(overdue))]


def _one_a_day(rows: list[tuple[tuple[str, str], StateSentence]]) -> list[StateSentence]:
    """Return sentences in the order of time, but the first of each day before all further ones.

    Ten reports of one election day would otherwise fill the overview.
    """
    firsts: dict[tuple[str, str], StateSentence] = {}
    further = [sentence for day, sentence in rows if firsts.setdefault(day, sentence) is not sentence]
    return [*firsts.values(), *further]


def _is_ahead(index: DossierIndex, start: str | None, end: str | None) -> bool:
    return max(sort_key(start)[1], sort_key(end)[1] if end else "") >= index.as_of


def _agenda_sentence(line: AgendaLine) -> StateSentence:
    when = (
        say("state.moved", new=line.moved_to, old=line.when)
        if line.moved_to and line.when
        else line.moved_to or line.when
    )
    return StateSentence(
        status=f"agenda-{line.item.status}",
        status_word=line.status_word,
        text=capital(f"{when}: {line.what}" if when else line.what),
        note=say("common.announced_by", who=by(line.announced_by)) if line.announced_by else "",
        href="#" + line.anchor,
        evidence=(*line.item.evidence, *line.item.outcome),
    )


def _papers(index: DossierIndex, kinds: tuple[StanceKind, ...]) -> list[StateSentence]:
    """Return the papers with such stances. One party's assent alone is no agreement: that takes two sides,
    each by its own word and not by what others say of it."""
    found = []
    for paper in sorted(index.dossier.papers, key=lambda paper: paper.id):
        stances = [stance for stance in paper.stances if stance.stance in kinds]
        if kinds is _ASSENT:
            stances = [stance for stance in stances if not stance.said_by]
        holders = {index.side_of(stance.entity) or stance.entity for stance in stances}
        if len(holders) >= (2 if kinds is _ASSENT else 1):
            found.append((index.last_day(_stances(stances)), _paper_sentence(index, paper, stances)))
    found.sort(key=lambda row: row[0], reverse=True)
    return [sentence for _, sentence in found]


def _stances(stances: list[RecordedStance]) -> tuple[Evidence, ...]:
    return tuple(item for stance in stances for item in stance.evidence)


def _paper_sentence(
    index: DossierIndex, paper: RecordedPaper, stances: list[RecordedStance]
) -> StateSentence:
    holders: dict[str, list[str]] = {}
    for stance in stances:
        shown = label("stance_by", stance.stance).format(who="{who}")
        if stance.said_by:
            shown += f" ({say('common.according_to', who=by(index.names(stance.said_by)))})"
        names = holders.setdefault(shown, [])
        if index.shown_name(stance.entity) not in names:
            names.append(index.shown_name(stance.entity))
    assent = stances[0].stance in _ASSENT
    return StateSentence(
        status="assent" if assent else "dissent",
        status_word=say("state.assent") if assent else say("state.objections"),
        text=capital(paper.name),
        note="; ".join(shown.replace("{who}", by(names)) for shown, names in holders.items()),
        href="#" + anchor("p", paper.id),
        evidence=_stances(stances),
    )
