"""What follows the body: tags, boxes, credits."""

from __future__ import annotations

import re

from lagebild.model.article import RemovedKind
from lagebild.sources import vocabulary
from lagebild.sources.classify import Form, Reading
from lagebild.sources.credits import is_person
from lagebild.sources.layout.placement import Placement, Role
from lagebild.sources.outlets import find_outlet
from lagebild.sources.tags import is_tag, split_listed_tags

_SPOKEN = (Form.PROSE, Form.SHORT, Form.SECTION)


def place_foot(page: Placement) -> None:
    """Place tags, credits and boxes of the foot, and remove what has no role in the body."""
    collecting = False
    for number in _closing_tags(page):
        page.set(number, Role.TAGS)
    for number in range(page.end):
        if page.free(number, Form.SHORT, Form.PROSE):
            kind = (
                RemovedKind.RELATED if number > (page.prose[-1] if page.prose else 0) else RemovedKind.OTHER
            )
            page.set(number, Role.REMOVED, kind)
    for number in range(len(page.readings)):
        reading = page.readings[number]
        if reading.form is Form.TAGS:
            page.set(number, Role.TAGS)
        elif reading.form in (Form.META, Form.OUTLET, Form.WIRE, Form.CREDIT) and number not in page.roles:
            page.set(number, Role.META, reading.kind)
        if number < page.end:
            continue
        if collecting and _is_name(page, number):
            page.set(number, Role.TAGS)
            continue
        if reading.form in (Form.DEBRIS, Form.META):
            collecting = False
        if reading.form is Form.MARKER:
            collecting = "tags" in reading.opens and _tags_follow(page, number)
        elif reading.form is Form.CORRECTION:
            page.set(number, Role.BODY)
        elif page.free(number, Form.SHORT, Form.SECTION) and collecting and is_tag(reading.text):
            page.set(number, Role.TAGS)
        elif page.free(number, Form.PROSE, Form.SHORT, Form.SECTION):
            collecting = False
            page.set(number, Role.REMOVED, _foot_kind(page, number))


def _closing_tags(page: Placement) -> set[int]:
    """The last short lines of the foot, where they are names that the text speaks of, under no heading."""
    run: list[int] = []
    first = min(page.end, max(page.prose, default=page.end) + 1)
    for number in range(len(page.readings) - 1, first - 1, -1):
        reading = page.readings[number]
        if reading.form in (Form.SHORT, Form.SECTION) and is_tag(reading.text):
            run.append(number)
        elif reading.form is Form.DEBRIS and (not run or reading.kind is not RemovedKind.RELATED):
            continue
        else:
            break
    over = page.readings[: min(run)] if run else []
    box = next((r for r in reversed(over) if r.form in (Form.MARKER, Form.META, Form.DEBRIS)), None)
    body = " ".join(r.text for i, r in enumerate(page.readings[: page.end]) if r.form in _SPOKEN)
    stems = {i: [word[:-1] if len(word) > 5 else word for word in page.readings[i].text.split()] for i in run}
    named = [i for i in run if all(stem.lower() in body.lower() for stem in stems[i])]
    boxed = box is not None and box.form is Form.MARKER
    short = all(len(page.readings[i].text.split()) <= 3 for i in run)
    return set(run) if len(run) >= 2 and not boxed and short and len(named) >= 0.5 * len(run) else set()


def _tags_follow(page: Placement, number: int) -> bool:
    following = []
    for reading in page.readings[number + 1 : number + 12]:
        if reading.form not in (Form.SHORT, Form.SECTION) and not _names_only(reading):
            break
        following.append(reading.text)
    if not following:
        return False
    tags = [text for text in following if all(is_tag(tag) for tag in split_listed_tags(text))]
    return len(tags) >= max(1, 0.7 * len(following)) and all(len(text.split()) <= 4 for text in tags)


def _is_name(page: Placement, number: int) -> bool:
    """A person among the tags ("Donald Trump") is no byline."""
    return _names_only(page.readings[number]) and is_tag(page.readings[number].text)


def _names_only(reading: Reading) -> bool:
    """Whether a line is one name and nothing else, be it a person's, an outlet's or an office's."""
    if len(reading.segments) != 1 or reading.line.gap or ":" in reading.text:
        return False
    part = reading.segments[0].part
    return (part == "byline" and is_person(reading.text)) or (
        part in ("outlet", "source") and find_outlet(reading.text) is not None
    )


def _foot_kind(page: Placement, number: int) -> RemovedKind:
    for earlier in range(number - 1, page.end - 1, -1):
        reading = page.readings[earlier]
        if reading.form is Form.MARKER and reading.kind is not RemovedKind.NAVIGATION:
            return reading.kind
    text = page.readings[number].text
    if re.search(vocabulary.header("byline", "bio"), text) and len(text) < 400:
        return RemovedKind.BYLINE
    return RemovedKind.RELATED
