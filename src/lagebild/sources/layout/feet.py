"""What follows the body: tags, boxes, credits."""

from __future__ import annotations

import re
from dataclasses import replace

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
    for number in range(max(page.prose, default=page.end) + 1, len(page.readings)):
        if page.free(number, Form.SHORT, Form.META) and (tags := _spaced_tags(page, number)):
            page.readings[number] = replace(page.readings[number], tags=tags)
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
        elif page.free(number, Form.SHORT, Form.SECTION) and collecting and _lists_tags(reading.text):
            page.set(number, Role.TAGS)
        elif page.free(number, Form.PROSE, Form.SHORT, Form.SECTION):
            collecting = False
            page.set(number, Role.REMOVED, _foot_kind(page, number))


def _closing_tags(page: Placement) -> set[int]:
    """Short lines in a row below the text that are names it speaks of, under no heading of a box."""
    found: set[int] = set()
    run: list[int] = []
    first = min(page.end, max(page.prose, default=page.end) + 1)
    for number in range(first, len(page.readings) + 1):
        if number < len(page.readings) and _taglike(page, number):
            run.append(number)
            continue
        if run and _are_tags(page, run):
            found |= set(run)
        run = []
    return found


def _taglike(page: Placement, number: int) -> bool:
    reading = page.readings[number]
    if reading.form in (Form.SHORT, Form.SECTION):
        return is_tag(reading.text)
    return _names_only(reading) and len(reading.text.split()) <= 3


def _are_tags(page: Placement, run: list[int]) -> bool:
    over = page.readings[: min(run)]
    box = next((r for r in reversed(over) if r.form in (Form.MARKER, Form.META, Form.DEBRIS)), None)
    boxed = box is not None and box.form is Form.MARKER and "tags" not in box.opens
    if len(run) < 2 or any(len(page.readings[i].text.split()) > 3 for i in run):
        return False
    body = _body(page)
    named = [i for i in run if _named(body, page.readings[i].text)]
    about = (
        boxed and box is not None and bool(re.search(r"\bThema\b", box.text)) and len(named) >= 0.6 * len(run)
    )
    return about or (not boxed and len(named) >= 0.5 * len(run))


def _body(page: Placement) -> str:
    last = max(page.prose, default=page.end) + 1
    return " ".join(r.text for r in page.readings[:last] if r.form in _SPOKEN).lower()


def _named(body: str, text: str) -> bool:
    """Whether the text speaks of something, inflected or not."""
    return all((word[:-1] if len(word) > 5 else word).lower() in body for word in text.split())


def _spaced_tags(page: Placement, number: int) -> tuple[str, ...]:
    """The tags of "Koalition Haushalt Donald Trump": names that the text speaks of, with spaces between."""
    text = page.readings[number].text
    words = text.split()
    if not 3 <= len(words) <= 12 or not all(word[0].isupper() and word.isalpha() for word in words):
        return ()
    body = _body(page)
    if sum(_named(body, word) for word in words) < 0.6 * len(words):
        return ()
    tags: list[str] = []
    for word in words:
        if tags and f"{tags[-1]} {word}".lower() in body:
            tags[-1] = f"{tags[-1]} {word}"
        else:
            tags.append(word)
    return tuple(tags) if len(tags) >= 2 else ()


def _lists_tags(text: str) -> bool:
    return all(is_tag(tag) for tag in split_listed_tags(text))


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
