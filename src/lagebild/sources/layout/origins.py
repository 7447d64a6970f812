"""Senders, bylines and sources that are told by the lines beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from lagebild.model.article import RemovedKind
from lagebild.sources import vocabulary
from lagebild.sources.classify import Form
from lagebild.sources.credits import is_job, is_person, is_signature, name_pattern, read_byline
from lagebild.sources.layout.forms import bare, listed
from lagebild.sources.layout.placement import Placement, Role
from lagebild.sources.segments import Segment


def mark_subjects(page: Placement) -> None:
    """The subject words below the serial of a wire ("Gesamtarbeitsvertrag, Bau") are no headline."""
    for number in range(1, min(6, len(page.readings) - 1)):
        reading, below = page.readings[number], page.readings[number + 1]
        words = reading.text.split()
        if (
            reading.form is Form.SHORT
            and page.readings[number - 1].form is Form.WIRE
            and below.line.gap
            and len(words) <= 5
            and re.fullmatch(r"\w[\w-]+(?:[,/;]\s?\w[\w-]+)+|\([^()]{3,80}\)", reading.text)
        ):
            page.readings[number] = replace(reading, form=Form.WIRE, kind=RemovedKind.WIRE_HEADER)


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
    """Take out summaries: a machine's, up to the note on how it was made, and boxes in points.

    A box has a heading ("Darum geht's") with two to six short points below it, close together or marked as
    a list; the text proper says the same at length.
    """
    _take_boxes(page)
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


def _take_boxes(page: Placement) -> None:
    headings = {heading.strip(" :").lower() for heading in vocabulary.header("summary", "headings")}
    for number, reading in enumerate(page.readings):
        heading = reading.text.strip(" :")
        known = heading.lower() in headings or any(form.fullmatch(heading) for form in _summary_forms())
        if not known or reading.form in (Form.CAPTION, Form.TAGS):
            continue
        points = _points_below(page, number)
        if 2 <= len(points) <= 6:
            for inner in (number, *points):
                page.set(inner, Role.REMOVED, RemovedKind.TEASER)


@cache
def _summary_forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in vocabulary.header("summary", "patterns"))


def _points_below(page: Placement, number: int) -> list[int]:
    points: list[int] = []
    for inner in range(number + 1, min(number + 9, len(page.readings))):
        reading = page.readings[inner]
        apart = reading.line.gap and inner > number + 1 and not listed(reading.text)
        if apart or reading.form not in (Form.SHORT, Form.PROSE) or len(reading.text) > 150:
            break
        if points and listed(page.readings[points[0]].text) and not listed(reading.text):
            break
        longest = max((len(page.readings[point].text) for point in points), default=0)
        if len(points) >= 2 and (reading.text.endswith("?") or len(reading.text) > 1.6 * longest):
            break
        points.append(inner)
    return points


def take_preface(page: Placement) -> None:
    """Take out what somebody wrote over a forwarded article, with the line that opens it."""
    pattern = re.compile(vocabulary.header("forwarded", "pattern"))
    opening = next((i for i, r in enumerate(page.readings[:15]) if pattern.fullmatch(r.text)), None)
    for number in range((opening if opening is not None else -1) + 1):
        if page.readings[number].form is not Form.MAIL:
            page.set(number, Role.REMOVED, RemovedKind.WIRE_HEADER)
    page.prose = [i for i in page.prose if i not in page.roles]


def take_screen(page: Placement) -> None:
    """Take out the clock over an app's page ("07:14"), where no entry of a live blog stands so."""
    if page.readings and re.fullmatch(r"\d{1,2}[:.]\d{2}", page.readings[0].text) and 0 not in page.entries:
        page.set(0, Role.REMOVED, RemovedKind.NAVIGATION)


def take_contents(page: Placement) -> None:
    """Take out a table of contents: lines that stand as cross-headings further below."""
    first: dict[str, int] = {}
    for number, reading in enumerate(page.readings[: page.end]):
        if reading.form is not Form.SHORT or not 8 <= len(reading.text) <= 90:
            continue
        earlier = first.setdefault(bare(reading.text), number)
        below = page.readings[number + 1 : number + 2]
        if earlier < number - 2 and number > 6 and below and below[0].form is Form.PROSE:
            neighbours = page.readings[earlier - 1].form, page.readings[earlier + 1].form
            if earlier > 2 and Form.SHORT in neighbours and any(i < earlier for i in page.prose):
                page.set(earlier, Role.REMOVED, RemovedKind.NAVIGATION)
                if page.free(earlier - 1, Form.SHORT):
                    page.set(earlier - 1, Role.REMOVED, RemovedKind.NAVIGATION)


def mark_senders(page: Placement) -> None:
    """The house's name in capitals ("BERLIN INTERN") is no byline where the mail's head names it."""
    for number, reading in enumerate(page.readings):
        byline = reading.form is Form.META and all(part.part == "byline" for part in reading.segments)
        if byline and is_sender(page, number):
            page.readings[number] = replace(reading, form=Form.SHORT, segments=())


def is_sender(page: Placement, number: int) -> bool:
    """Whether the line names the house that sent the mail."""
    text = page.readings[number].text.lower()
    return any(r.form is Form.MAIL and text in r.text.lower() for r in page.readings[: min(number, 20)])


def mark_bylines(page: Placement) -> None:
    """A name with a place, whatever the name ("Ladina Beispiel, Brüssel"), beside a stamp is a byline."""
    first = next((i for i, r in enumerate(page.readings) if r.form is Form.SHORT and len(r.text) > 20), None)
    texts = [i for i in page.prose if len(page.readings[i].text) > 200]
    first_text = texts[0] if texts and not page.entries else page.end
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
            and (number < first_text or is_person(reading.text.split(",")[0]))
            and not vocabulary.phrases().search(reading.text)
        ):
            part = Segment(start=0, end=len(reading.text), part="byline", kind=RemovedKind.BYLINE)
            page.readings[number] = replace(reading, form=Form.META, segments=(part,))
        elif (
            reading.form is Form.SHORT
            and number < page.end
            and (named := _job_and_name().fullmatch(reading.text))
        ):
            part = Segment(
                start=named.start("name"), end=named.end("name"), part="byline", kind=RemovedKind.BYLINE
            )
            page.readings[number] = replace(reading, form=Form.META, segments=(part,))
    _mark_names_below(page)


@cache
def _job_and_name() -> re.Pattern[str]:
    """ "NORDFUNK-Korrespondentin Eva Beispiel (Dubai)" on a line of its own."""
    job = r"[\w-]*(?:[Kk]orrespondent|[Rr]edakt(?:eu|o)r|[Rr]eporter)(?:in)?"
    return re.compile(rf"(?:[\w-]+\s)?{job}\s(?P<name>{name_pattern()})(?:\s\([^)]{{2,30}}\)|,\s.{{2,40}})?")


def _mark_names_below(page: Placement) -> None:
    """Further authors and their jobs on lines of their own, below a byline ("Korrespondentin in Kiew")."""
    for number in range(1, page.end):
        reading, over = page.readings[number], page.readings[number - 1]
        byline = over.form is Form.META and any(part.part == "byline" for part in over.segments)
        if reading.form is not Form.SHORT or reading.line.gap or not byline:
            continue
        words = reading.text.split()
        job = len(words) <= 6 and is_job(reading.text)
        name = (
            2 <= len(words) <= 3
            and is_signature(reading.text)
            and not vocabulary.phrases().search(reading.text)
            and _goes_on_as_head(page, number + 1)
        )
        if _portrays(page, number):
            page.set(number, Role.REMOVED, RemovedKind.BYLINE)
        elif job or name:
            part = Segment(start=0, end=len(reading.text), part="byline", kind=RemovedKind.BYLINE)
            page.readings[number] = replace(reading, form=Form.META, segments=(part,))


def _portrays(page: Placement, number: int) -> bool:
    """ "Foto von Eva Beispiel, Redakteurin" below the byline of that author."""
    text = page.readings[number].text
    names = read_byline(page.readings[number - 1].text)
    return len(text) <= 120 and any(name in text and name != text for name in names)


def _goes_on_as_head(page: Placement, number: int) -> bool:
    """Whether stamps, buttons, pictures or a parted line follow: the name is no headline of two words."""
    following = page.readings[number : number + 1]
    return any(r.line.gap or r.form not in (Form.SHORT, Form.PROSE) or is_job(r.text) for r in following)
