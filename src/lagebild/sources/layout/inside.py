"""The body, and what stands inside it without belonging to it."""

from __future__ import annotations

import re
from bisect import bisect_left

from lagebild.model.article import RemovedKind
from lagebild.sources import vocabulary
from lagebild.sources.bodies import inline_related
from lagebild.sources.classify import Form
from lagebild.sources.layout.boxes import authors_of, is_life, take_boxes
from lagebild.sources.layout.forms import attribution, bare, ends_sentence, is_release, listed
from lagebild.sources.layout.placement import Placement, Role
from lagebild.sources.stamps import find_stamps


def place_body(page: Placement) -> None:
    """Place the paragraphs and cross-headings, and take out boxes, repeats and authors' lives."""
    _inline_boxes(page)
    start = (page.title if page.title is not None else -1) + 1
    lead = [i for i, (role, _) in page.roles.items() if role is Role.LEAD]
    spoken_to, authors = _spoken_to(page), authors_of(page)
    prose = [i for i in page.prose if i < page.end and i not in spoken_to]
    last = max(prose, default=page.end - 1)
    for number in range(start, page.end):
        reading = page.readings[number]
        if (
            (number in page.entries and number not in page.roles and reading.form is not Form.DEBRIS)
            or reading.form is Form.CORRECTION
            or _is_attribution(page, number)
            or _section_within(page, number)
        ):
            page.set(number, Role.BODY)
        elif page.free(number, Form.PROSE, Form.SHORT):
            if is_life(page, number, authors):
                page.set(number, Role.REMOVED, RemovedKind.BYLINE)
                continue
            if len(reading.text) <= 110 and is_release(reading.text) and find_stamps(reading.text):
                page.set(number, Role.REMOVED, RemovedKind.DATE)
                continue
            if _repeated(page, number, lead):
                continue
            if number in spoken_to:
                page.set(number, Role.REMOVED, RemovedKind.OTHER)
                continue
            if number <= last or ends_sentence(reading.text):
                page.set(number, Role.BODY)
    _before_text(page)
    take_boxes(page)


_READER = re.compile(
    r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihre[mnrs]?|Ihr)\b|\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?)\b"
)
_LABELLED = re.compile(r"[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,3}: \S")
"""The speaker before a line of an interview: "Eva Beispiel: Nein."."""
_QUOTED = re.compile(r"[„“»«\"][^„“»«\"]*[“”»«\"]")


def _spoken_to(page: Placement) -> set[int]:
    """Lines that speak to the reader ("... loggen Sie sich bitte ein"), in a text that otherwise does not.

    Interviews and letters say "Sie" all the time, and within quotation marks anybody may.
    """
    asked = [
        i
        for i in range((page.title or 0) + 1, page.end - 1)
        if page.readings[i].text.endswith("?") and page.readings[i + 1].form is Form.PROSE
    ]
    answered = set(asked) if len(asked) >= 2 else set()
    interview = sum(_LABELLED.match(page.readings[i].text) is not None for i in page.prose) >= 3
    found = {
        i
        for i in range((page.title or 0) + 1, page.end)
        if i not in answered
        and not (interview and _LABELLED.match(page.readings[i].text))
        and page.free(i, Form.PROSE, Form.SHORT)
        and len(page.readings[i].text) <= 260
        and _READER.search(_QUOTED.sub("", page.readings[i].text))
    }
    for number in sorted(found):
        for below in range(number + 1, min(number + 7, page.end)):
            reading = page.readings[below]
            if reading.line.gap or reading.form is not Form.SHORT or len(reading.text.split()) > 6:
                break
            found.add(below)
    return (
        found
        if sum(i in page.prose for i in found) <= 3
        and len(page.prose) > 2 * sum(i in page.prose for i in found)
        else set()
    )


def _section_within(page: Placement, number: int) -> bool:
    """ "Hintergrund:" over a paragraph inside the body is a cross-heading, not a section of the site."""
    alone = page.readings[number].text == "Hintergrund" and page.readings[number].line.gap
    return (
        page.free(number, Form.SECTION, Form.DEBRIS)
        and (page.readings[number].text.endswith(":") or alone)
        and page.readings[number].text.strip(" :").lower() in vocabulary.sections()
        and number - 1 in page.prose
        and number + 1 in page.prose
    )


def _is_attribution(page: Placement, number: int) -> bool:
    """ "Anna Beispiel, Ministerin" under a quotation inside the body is text, not a byline."""
    reading = page.readings[number]
    return (
        page.free(number, Form.META)
        and number - 1 not in page.entries
        and len(page.prose) > 2
        and page.prose[1] < number < page.prose[-1]
        and all(part.part == "byline" for part in reading.segments)
        and not re.match(r"(?:[Vv]on|VON|Text|Autor|Ein)\b", reading.text)
    )


def _inline_boxes(page: Placement) -> None:
    for number, kind in inline_related(page.readings, page.end):
        if number not in page.roles:
            page.set(number, Role.REMOVED, kind)


def _repeated(page: Placement, number: int, lead: list[int]) -> bool:
    """Remove what stands in the article a second time: the headline, the lead, a pulled-out quotation."""
    text = bare(page.readings[number].text)
    title = bare(page.readings[page.title].text) if page.title is not None else ""
    if text and (text == title or (len(text) > 20 and title.endswith(text))):
        page.set(number, Role.REMOVED, RemovedKind.REPEATED_TITLE)
        return True
    if any(text == bare(page.readings[i].text) for i in lead if i != number):
        page.set(number, Role.REMOVED, RemovedKind.REPEATED_TITLE)
        return True
    if len(text) >= 25 and any(
        i != number
        and (text in bare(page.readings[i].text))
        and (text != bare(page.readings[i].text) or i < number)
        for i in _nearby(page, number)
    ):
        page.set(number, Role.REMOVED, RemovedKind.OTHER)
        if number + 1 < page.end and attribution(page.readings[number + 1].text):
            page.set(number + 1, Role.REMOVED, RemovedKind.OTHER)
        return True
    return False


def _nearby(page: Placement, number: int) -> list[int]:
    """The forty paragraphs on either side of a line, where a pulled-out quotation is repeated."""
    at = bisect_left(page.prose, number)
    return page.prose[max(0, at - 40) : at + 41]


def _before_text(page: Placement) -> None:
    """No cross-heading stands before the first paragraph: short lines there are places, buttons, lists."""
    if page.entries and page.readings[page.entries[0] - 1].text.endswith(":"):
        page.set(page.entries[0] - 1, Role.REMOVED, RemovedKind.NAVIGATION)
    if page.entries or page.title is None:
        return
    led = False
    for number in range(page.title + 1, page.end):
        role = page.roles.get(number, (None,))[0]
        if page.readings[number].form is Form.PROSE and role is Role.BODY:
            return
        led = led or role is Role.LEAD
        alone = page.readings[number].line.gap or page.readings[number - 1].form is not Form.SHORT
        if led and alone and page.readings[min(number + 1, page.end - 1)].form is Form.PROSE:
            continue
        short = page.readings[number].form is Form.SHORT and role is Role.BODY
        apart = number + 1 < page.end and page.readings[number - 1].form is not Form.SHORT
        if short and (apart or number > page.title + 1) and not listed(page.readings[number].text):
            page.set(number, Role.REMOVED, RemovedKind.NAVIGATION)
