"""Boxes inside the body: teasers, polls, the lives of authors; known by their form, not by their words."""

from __future__ import annotations

import re

from lagebild.model.article import RemovedKind
from lagebild.sources.classify import Form, Reading
from lagebild.sources.credits import is_job, read_byline
from lagebild.sources.layout.forms import ends_sentence, is_bio, listed
from lagebild.sources.layout.kinship import kin
from lagebild.sources.layout.placement import Placement, Role
from lagebild.sources.tags import is_tag
from lagebild.sources.verbs import has_verb


def take_boxes(page: Placement) -> None:
    """Take out what is set between the paragraphs without belonging to them."""
    _polls(page)
    _between_buttons(page)
    _below_players(page)
    _signatures(page)
    _runs_of_teasers(page)
    _pairs_of_teasers(page)
    _over_no_paragraph(page)


def authors_of(page: Placement) -> set[str]:
    """Return the names in the page's bylines."""
    bylines = (
        r.text[part.start : part.end] for r in page.readings for part in r.segments if part.part == "byline"
    )
    return {name for byline in bylines for name in read_byline(byline)}


def is_life(page: Placement, number: int, authors: set[str]) -> bool:
    """Whether a line tells who an author is: anywhere for a named one, else among the last paragraphs."""
    text = page.readings[number].text
    named = any(text.startswith(name) for name in authors)
    return (named or number in page.prose[-3:]) and is_bio(text, authors)


def _between_buttons(page: Placement) -> None:
    """What stands between the heading of a box and its button: "Newsletter" / "..." / "Jetzt anmelden"."""
    for number in range((page.title or 0) + 1, page.end):
        box = page.readings[number]
        if box.kind not in (RemovedKind.NEWSLETTER, RemovedKind.PLAYER) or not _is_page(box):
            continue
        if len(box.text.split()) > 3:
            continue
        button = next(
            (i for i in range(number + 1, min(number + 5, page.end)) if _is_page(page.readings[i])), None
        )
        inner = range(number + 1, button or number)
        if all(len(page.readings[i].text) <= 130 and kin(page, i) <= 1 for i in inner):
            for member in inner:
                page.set(member, Role.REMOVED, box.kind)


def _is_page(reading: Reading) -> bool:
    return reading.form in (Form.DEBRIS, Form.MARKER)


def _below_players(page: Placement) -> None:
    """The words of a video: a line without a verb right below its button, parted from what follows."""
    for number in range((page.title or 0) + 2, page.end - 1):
        reading, over, below = page.readings[number], page.readings[number - 1], page.readings[number + 1]
        if (
            page.roles.get(number, (None,))[0] is Role.BODY
            and over.form is Form.DEBRIS
            and over.kind in (RemovedKind.PLAYER, RemovedKind.RELATED)
            and not reading.line.gap
            and len(reading.text) <= 130
            and not has_verb(reading.text)
            and (below.line.gap or (reading.form is Form.SHORT and re.search(r"\d:\d\d", over.text)))
        ):
            page.set(number, Role.REMOVED, RemovedKind.PLAYER)


def _signatures(page: Placement) -> None:
    """An author's name inside or below the text with a job below it: "Eva Beispiel" / "ist Redakteurin"."""
    authors = authors_of(page)
    for number in range(min(page.prose, default=0) + 1, page.end):
        if page.readings[number].text.strip(" :,") not in authors:
            continue
        page.set(number, Role.REMOVED, RemovedKind.BYLINE)
        below = number + 1
        if below < page.end and page.roles.get(below, (Role.BODY,))[0] is Role.BODY:
            text = page.readings[below].text
            if not page.readings[below].line.gap and (text[0].islower() or is_job(text)):
                page.set(below, Role.REMOVED, RemovedKind.BYLINE)


def _polls(page: Placement) -> None:
    """A question with short answers close below it, parted from the paragraphs: "... ?" / "Ja." / "Nein."."""
    for number in range((page.title or 0) + 1, page.end - 2):
        question = page.readings[number]
        if not question.text.endswith("?") or not question.line.gap or len(question.text) > 120:
            continue
        answers: list[int] = []
        for below in range(number + 1, min(number + 8, page.end)):
            reading = page.readings[below]
            if reading.line.gap or len(reading.text) > 70 or reading.form not in (Form.SHORT, Form.PROSE):
                break
            answers.append(below)
        after = page.readings[answers[-1] + 1] if answers else None
        if len(answers) >= 2 and after is not None and after.line.gap:
            for member in (number, *answers):
                page.set(member, Role.REMOVED, RemovedKind.OTHER)


_NO_TEXT = (Form.DEBRIS, Form.META, Form.MARKER, Form.TAGS, Form.SECTION, Form.OUTLET)


def _over_no_paragraph(page: Placement) -> None:
    """A cross-heading stands over a paragraph; a short line over a button or another short line does not."""
    if page.entries:
        return
    for number in range(page.end - 2, page.title or 0, -1):
        reading, below = page.readings[number], page.readings[number + 1]
        if page.roles.get(number, (None,))[0] is not Role.BODY or reading.form is not Form.SHORT:
            continue
        if ends_sentence(reading.text) or listed(reading.text) or reading.text.endswith(":"):
            continue
        introduced = page.readings[number - 1].text.endswith(":")
        heading = below.form is Form.SHORT and not ends_sentence(below.text) and not listed(below.text)
        if not introduced and (below.form in _NO_TEXT or (heading and below.line.gap)):
            page.set(number, Role.REMOVED, RemovedKind.RELATED)


def _pairs_of_teasers(page: Placement) -> None:
    """A topic and a headline close together inside the body ("Bahn" / "Zug bleibt liegen") are a teaser.

    A button or a cross-heading follows them. A page that has many such pairs is written so.
    """
    pairs = [
        number
        for number in range((page.title or 0) + 2, page.end - 1)
        if all(page.roles.get(i, (None,))[0] is Role.BODY for i in (number, number + 1))
        and all(page.readings[i].form is Form.SHORT for i in (number, number + 1))
        and is_tag(page.readings[number].text)
        and not page.readings[number + 1].line.gap
        and len(page.readings[number + 1].text.split()) >= 4
        and not page.readings[number - 1].text.endswith(":")
        and (number + 2 >= page.end or page.readings[number + 2].form is not Form.PROSE)
    ]
    if len(pairs) <= 2 and not page.entries:
        for number in pairs:
            page.set(number, Role.REMOVED, RemovedKind.RELATED)
            page.set(number + 1, Role.REMOVED, RemovedKind.RELATED)


def _runs_of_teasers(page: Placement) -> None:
    """Three or more short lines in a row inside the body are a box of teasers, unless they are a list."""
    if page.entries:
        return
    run: list[int] = []
    for number in range((page.title or 0) + 1, page.end + 1):
        role = page.roles.get(number, (None, None))[0] if number < page.end else None
        short = number < page.end and role is Role.BODY and page.readings[number].form is Form.SHORT
        if short and not listed(page.readings[number].text) and not ends_sentence(page.readings[number].text):
            run.append(number)
            continue
        if number < page.end and role is Role.REMOVED and run:
            continue
        before = page.readings[run[0] - 1].text if run and run[0] else ""
        if len(run) >= 3 and not before.endswith(":"):
            for member in run[:-1] if page.readings[run[-1]].line.gap else run:
                page.set(member, Role.REMOVED, RemovedKind.RELATED)
        run = []
