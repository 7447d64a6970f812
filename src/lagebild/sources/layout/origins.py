"""Senders, bylines and sources that are told by the lines beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from lagebild.model.article import RemovedKind
from lagebild.sources.classify import Form
from lagebild.sources.credits import is_signature
from lagebild.sources.layout.placement import Placement, Role
from lagebild.sources.segments import Segment


def mark_photo_sources(page: Placement) -> None:
    """ "Quelle: Reuters" under a picture is a photo credit where the article's own source comes later."""
    plain = [
        i
        for i, r in enumerate(page.readings)
        if r.form is Form.META
        and re.match(r"Quelle:", r.text)
        and all(p.part == "source" for p in r.segments)
    ]
    for number in plain[:-1]:
        old = page.readings[number]
        page.readings[number] = replace(
            old, form=Form.CREDIT, kind=RemovedKind.CREDIT, segments=(), credit=old.text
        )


def take_summaries(page: Placement) -> None:
    """Take out a machine's summary: what stands between its heading and the note on how it was made."""
    notes = [
        i for i, r in enumerate(page.readings) if re.search(r"\bZusammenfassung\b.*(?:wurde|\?)", r.text)
    ]
    for number, reading in enumerate(page.readings):
        if reading.form is not Form.DEBRIS or not reading.text.endswith("usammenfassung"):
            continue
        note = next((i for i in notes if number < i <= number + 8), None)
        for inner in range(number + 1, note or number):
            page.set(inner, Role.REMOVED, RemovedKind.PAYWALL)
    page.prose = [i for i in page.prose if i not in page.roles]


def mark_senders(page: Placement) -> None:
    """The house's name in capitals ("BERLIN INTERN") is no byline where the mail's head names it."""
    for number, reading in enumerate(page.readings):
        byline = reading.form is Form.META and all(part.part == "byline" for part in reading.segments)
        if byline and is_sender(page, number):
            page.readings[number] = replace(reading, form=Form.SHORT, segments=())


def is_sender(page: Placement, number: int) -> bool:
    """Whether the line names the house that sent the mail."""
    text = page.readings[number].text.lower()
    return any(r.form is Form.MAIL and text in r.text.lower() for r in page.readings[:number])


def mark_bylines(page: Placement) -> None:
    """A name with a place, whatever the name ("Ladina Beispiel, Brüssel"), beside a stamp is a byline."""
    first = next((i for i, r in enumerate(page.readings) if r.form is Form.SHORT and len(r.text) > 20), None)
    for number, reading in enumerate(page.readings):
        beside = page.readings[max(0, number - 1) : number] + page.readings[number + 1 : number + 2]
        stamped = any(part.part == "stamp" for other in beside for part in other.segments)
        earlier = first is not None and first < number
        if (
            reading.form is Form.SHORT
            and stamped
            and (earlier or number - 1 in page.entries)
            and number < page.end
            and is_signature(reading.text)
        ):
            part = Segment(start=0, end=len(reading.text), part="byline", kind=RemovedKind.BYLINE)
            page.readings[number] = replace(reading, form=Form.META, segments=(part,))
