"""Where the body of a pasted article ends, and what stands inside it without belonging to it."""

from __future__ import annotations

import re
from itertools import pairwise

from lagebild.model.article import RemovedKind
from lagebild.sources.classify import Form, Reading
from lagebild.sources.segments import is_credit_list

_ENTRY = re.compile(
    r"(?:(?:Update|Erstmeldung|Meldung|Aktualisierung|Eilmeldung|Originalmeldung)(?:\s(?:vom|von|um))?[:,]?\s)?"
    r"(?:\+{2,3}\s*)?(?:(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]+)\s?(?:\d{2,4})?|[A-Z][a-z]+(?:,|\s-)?)[,|•·\s–-]*)?"
    r"\d{1,2}[.:]\d{2}(?:\s?Uhr)?(?:\s*[:|–•+-]+\s*|\s+|$)"
)


_AGO = re.compile(r"vor (?:\d{1,2}|einer|einem) (?:Minuten?|Min\.|Stunden?|Std\.|Tag(?:en)?)")


def live_entries(readings: list[Reading]) -> list[int]:
    """Return the lines that open a live blog's entries ("14:35 Uhr", "14.35 Uhr: …"), if there are three."""
    ago = [n for n, reading in enumerate(readings) if _AGO.fullmatch(reading.text)]
    if len(ago) >= 3 and all(_has_text_after(readings, n) for n in ago):
        return ago
    found = [
        number
        for number, reading in enumerate(readings)
        if reading.form in (Form.SHORT, Form.PROSE, Form.META)
        and _ENTRY.match(reading.text)
        and (reading.form is not Form.META or len(reading.text) < 45)
    ]
    dated = [n for n in found if re.search(r"\b20\d\d\b", readings[n].text[:40])]
    if len(found) > 3 and dated == found[:1]:
        found = found[1:]
    texts = [n for n in found if readings[n].form is not Form.META or _has_text_after(readings, n)]
    if len(texts) >= 3 and _is_head_stamp(readings, texts[0], texts[1]):
        texts = texts[1:] if len(texts) > 3 or len(texts) == len(found) else texts
    return texts if len(texts) >= 3 else []


def _is_head_stamp(readings: list[Reading], number: int, following: int) -> bool:
    """A full date over the lead is the article's own, not an entry's: a button or a list follows it."""
    between = readings[number + 1 : following]
    return (
        readings[number].form is Form.META
        and re.search(r"\d{4}", readings[number].text) is not None
        and not any(r.form is Form.PROSE for r in readings[:number])
        and bool(between)
        and between[0].form in (Form.DEBRIS, Form.MARKER, Form.META)
    )


def _has_text_after(readings: list[Reading], number: int) -> bool:
    following = readings[number + 1 : number + 4]
    return any(reading.form in (Form.PROSE, Form.SHORT) for reading in following) and number > 1


def body_end(readings: list[Reading], entries: list[int]) -> int:
    """Return the number of the first line after the body.

    A footer (tags, copyright, a source line, contact, comments) ends it once two fifths of the paragraphs are
    past; a box of related articles ends it when no paragraph of weight follows.
    """
    prose = {i: len(r.text) for i, r in enumerate(readings) if r.form is Form.PROSE}
    total = sum(prose.values())
    seen = 0
    for number, reading in enumerate(readings):
        seen += prose.get(number, 0)
        if not seen or seen < 0.4 * total:
            continue
        if _is_footer(reading, number, entries) or _comments_follow(readings, number):
            return number
        if reading.form is Form.MARKER and _only_teasers_follow(readings, number, seen):
            return number
    return len(readings)


def _is_footer(reading: Reading, number: int, entries: list[int]) -> bool:
    if reading.form is Form.TAGS or (reading.form is Form.DEBRIS and reading.kind is RemovedKind.COPYRIGHT):
        return True
    if reading.form is Form.DEBRIS and re.fullmatch(r"--|_{12,}", reading.text):
        return True
    if reading.form is Form.META:
        parts = {part.part for part in reading.segments}
        return "source" in parts and not entries and number > 3
    if reading.form is Form.MARKER:
        return (
            bool({"wire_header", "comments", "navigation", "source"} & set(reading.opens))
            or reading.opens[0] == "other"
        )
    return False


def _comments_follow(readings: list[Reading], number: int) -> bool:
    """Whether readers' words follow: each under a name and time, below a line about comments or paying."""
    if readings[number].form is not Form.DEBRIS or readings[number].kind not in (
        RemovedKind.COMMENTS,
        RemovedKind.PAYWALL,
    ):
        return False
    rest = readings[number + 1 :]
    first = next((i for i, r in enumerate(rest) if r.form is Form.PROSE), None)
    if not first:
        return False
    return rest[first - 1].form is Form.META and any(
        part.part == "stamp" for part in rest[first - 1].segments
    )


def _only_teasers_follow(readings: list[Reading], number: int, seen: int) -> bool:
    """Whether what follows a box heading is headlines with at most a line or two of teaser text each."""
    rest: list[Reading] = []
    for later in range(number + 1, len(readings)):
        if _is_footer(readings[later], later, []):
            break
        rest.append(readings[later])
    weights = [len(r.text) for r in rest if r.form is Form.PROSE]
    if not weights:
        return True
    gapless = not any(r.line.gap for r in readings)
    if _goes_on_after(rest, gapless=gapless):
        return False
    if sum(r.form is Form.SHORT for r in rest) < 2:
        return False
    after_short = sum(
        r.form is Form.PROSE and before.form in (Form.SHORT, Form.META, Form.DEBRIS)
        for before, r in pairwise(rest)
    )
    return (
        sum(weights) < 0.35 * seen
        and after_short >= 0.7 * len(weights)
        and max(weights) < 260
        and (sum(r.form is Form.SHORT for r in rest) >= len(weights))
    )


def _goes_on_after(rest: list[Reading], *, gapless: bool) -> bool:
    """Whether a paragraph behind a box of headlines set close together is body again.

    Two headlines without a blank line, then one with a paragraph behind it; or a paragraph with a credit at
    its end ("(dpa/kan)"), as only articles have.
    """
    first = next((i for i, r in enumerate(rest) if r.form is Form.PROSE), 0)
    heads = rest[:first]
    close = bool(heads) and not heads[-1].line.gap and rest[first].line.gap
    last = max((i for i, r in enumerate(rest) if r.form is Form.PROSE), default=0)
    shorts_later = any(r.form is Form.SHORT for r in rest[first:last])
    if gapless and len(heads) >= 2 and sum(r.form is Form.PROSE for r in rest) == 1 and not shorts_later:
        return True
    return (close and not shorts_later) or any(
        r.form is Form.PROSE
        and (credit := re.search(r"[.!?“\"”«»]\s\((?P<items>[^()]{2,50})\)$", r.text))
        and is_credit_list(credit["items"])
        for r in rest
    )


def inline_related(readings: list[Reading], end: int) -> list[tuple[int, RemovedKind]]:
    """Return the short lines of boxes inside the body: those under "Lesen Sie auch" until a paragraph comes.

    A last short line that a blank line parts from the others is a cross-heading and stays.
    """
    found: list[tuple[int, RemovedKind]] = []
    for number in range(end):
        reading = readings[number]
        if reading.form is not Form.MARKER or not {"related", "newsletter", "tags"} & set(reading.opens):
            continue
        if number < 2:
            continue
        block = []
        for later in range(number + 1, min(end, number + 9)):
            if readings[later].form is Form.PROSE:
                break
            if readings[later].form is Form.SHORT:
                block.append(later)
        last = readings[block[-1]] if len(block) >= 2 and block[-1] + 1 < end else None
        if last and last.line.gap and readings[block[-1] + 1].form is Form.PROSE and len(last.text) <= 60:
            block.pop()
        found += [(member, reading.kind) for member in block]
    return found
