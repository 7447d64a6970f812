"""The component that finds events."""

from __future__ import annotations

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.events.appointments import appoint
from lagebild.annotate.events.attendance import attend
from lagebild.annotate.events.both import name_both
from lagebild.annotate.events.bridging import bridge, go_on_when
from lagebild.annotate.events.by_owner import one_by_one
from lagebild.annotate.events.calling_off import called_off, off_their_day
from lagebild.annotate.events.chairing import preside
from lagebild.annotate.events.companions import accompany
from lagebild.annotate.events.confirmed_days import leave_out_statements
from lagebild.annotate.events.counting import counts
from lagebild.annotate.events.course import in_its_course
from lagebild.annotate.events.delays import delay
from lagebild.annotate.events.denials import deny
from lagebild.annotate.events.draft import Draft, end_of, start_of
from lagebild.annotate.events.drafting import draft_of, lies_ahead
from lagebild.annotate.events.each_day import each_on_its_day
from lagebild.annotate.events.edges import at_an_edge, is_edge
from lagebild.annotate.events.frames import frames_by_sentence
from lagebild.annotate.events.fringes import on_the_fringe
from lagebild.annotate.events.hosting import preside_behind
from lagebild.annotate.events.how_far import settle
from lagebild.annotate.events.invitations import answer
from lagebild.annotate.events.journeys import on_arrival
from lagebild.annotate.events.lasting import begin_before
from lagebild.annotate.events.mediators import let_mediate
from lagebild.annotate.events.merging import merge, takes_up
from lagebild.annotate.events.moving import recall, reschedule
from lagebild.annotate.events.narrative import date_by_story
from lagebild.annotate.events.negotiators import seat_negotiators
from lagebild.annotate.events.parties import party_reader
from lagebild.annotate.events.receiving import receive
from lagebild.annotate.events.relatives import without_told
from lagebild.annotate.events.same_time import at_the_same_time
from lagebild.annotate.events.shape import shape_behind
from lagebild.annotate.events.sides import with_sides
from lagebild.annotate.events.there import same_spot
from lagebild.annotate.events.titles import label, title
from lagebild.annotate.events.triggers import find_triggers
from lagebild.annotate.events.twins import one_per_clause
from lagebild.annotate.events.unconfirmed import leave_open
from lagebild.annotate.events.until_when import last_days
from lagebild.annotate.papers.mentions import PaperMention, find_mentions
from lagebild.model.annotation import Event, EventStatus, EventType

_SHOWN = "events"


@Language.factory("lagebild_events", requires=["token.is_sent_start"])
class EventFinder:
    """Pipeline component that finds events between parties: ``doc._.events``, clauses in
    ``doc.spans["events"]``.

    Talks, meetings, summits, visits, calls, arrivals, signings, presentations, decisions, announcements,
    each with its status as strong as the text has it: "sollen sich getroffen haben" is reported, "wies
    Berichte über ein Treffen zurück" denied. Several clauses about one event make one, with all of them as
    evidence. Press conferences, court hearings and sessions of one body alone are left out.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it reads what names, times and quotations found, as far as they have run."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the events of one document."""
        doc._.events = tuple(find_events(doc))
        spans = [
            doc.char_span(e.span.start, e.span.end, label=e.status.value, alignment_mode="expand")
            for e in doc._.events
        ]
        doc.spans[_SHOWN] = [span for span in spans if span is not None]
        return doc


def find_events(doc: Doc) -> list[Event]:
    """Return the events of ``doc`` in the order of their first mention."""
    reader = party_reader(doc)
    sentences = frames_by_sentence(doc)
    drafts = [draft_of(doc, t, reader) for t in find_triggers(doc, sentences)]
    for draft in drafts:
        draft.counts = counts(draft)
    leave_out_statements(drafts, doc)
    drafts = [
        d for d in drafts if d.counts or (takes_up(d) and not (d.trigger.row.get("first") and is_edge(d)))
    ]
    kept = one_per_clause(without_told(drafts))
    _carry_on(kept)
    on_arrival(kept)
    on_the_fringe(kept)
    name_both(doc, kept)
    papers = find_mentions(doc)
    preside(kept, reader)
    accompany(kept, reader)
    events = merge(kept)
    same_spot(events)
    bridge(doc, events, sentences, reader)
    go_on_when(doc, events, sentences)
    called_off(doc, events, sentences, reader)
    answer(events, sentences)
    delay(doc, events, sentences)
    events = recall(doc, reschedule(doc, events, sentences), sentences)
    appoint(doc, events, sentences)
    begin_before(doc, events, sentences)
    at_an_edge(doc, events)
    attend(doc, events, sentences, reader)
    receive(events, sentences, reader)
    events = preside_behind(doc, events, sentences, reader)
    events = shape_behind(doc, events, sentences)
    seat_negotiators(doc, events)
    in_its_course(doc, events, sentences, reader)
    let_mediate(doc, events)
    with_sides(events, reader)
    settle(doc, events, sentences)
    last_days(doc, events, sentences)
    leave_open(events, sentences)
    deny(doc, events, sentences, reader)
    at_the_same_time(doc, events)
    date_by_story(doc, events, sentences)
    off_their_day(events)
    events = each_on_its_day(doc, events)
    for event in events:
        if event.status is EventStatus.ONGOING and lies_ahead(doc, event.times):
            event.status = EventStatus.PLANNED  # "Morgen reist sie nach Rom und spricht dort mit Krüger"
    return [_event(doc, d, papers) for d in events]


def _carry_on(drafts: list[Draft]) -> None:
    """Give what was done on the same occasion the day and place of the sentence before: "Sie verabschiedeten
    am Freitag in Doha eine Erklärung. Weber unterzeichnete außerdem einen Vertrag"."""
    for before, draft in pairwise(drafts):
        next_to = draft.trigger.sentence - before.trigger.sentence == 1
        bare = not (draft.times or draft.place)
        if next_to and bare and draft.trigger.frame.holds("occasion") and before.status is draft.status:
            draft.times, draft.place = before.times, before.place


def _event(doc: Doc, draft: Draft, papers: list[PaperMention]) -> Event:
    end = end_of(draft.times)
    when = draft.times[0].span if draft.times else None
    evidence = tuple(dict.fromkeys(draft.spans))
    return Event(
        span=draft.span,
        type=EventType(draft.trigger.type),
        status=draft.status,
        title=title(doc, draft, papers),
        label=label(draft),
        participants=one_by_one(doc, draft.people),
        place=draft.place.name if draft.place else None,
        place_span=draft.place.span if draft.place else None,
        start=start_of(draft.times),
        end=end,
        when=when,
        round=draft.round,
        format=draft.format,
        said_by=draft.said_by,
        denied_by=draft.denied_by,
        evidence=evidence,
        moved_to=draft.moved_to,
        rule="noun" if draft.trigger.noun else f"verb:{draft.trigger.row['mode']}",
    )
