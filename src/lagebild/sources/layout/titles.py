"""Which of the short lines at the top is the headline."""

from __future__ import annotations

import re
from dataclasses import replace

from lagebild.sources import vocabulary
from lagebild.sources.captions import describes_picture
from lagebild.sources.classify import Form
from lagebild.sources.credits import is_person
from lagebild.sources.layout.forms import (
    bare,
    is_office,
    is_release,
    listed,
    names_a_paper,
    opens_with_format,
    opens_with_section,
)
from lagebild.sources.layout.kinship import kin
from lagebild.sources.layout.placement import Placement, Role
from lagebild.sources.verbs import has_verb, tells

HEAD = 60
"""A headline is sought among so many short lines at the top."""


def place_title(page: Placement) -> None:
    """Place the likeliest of the short lines before the first paragraph as the headline."""
    first = page.prose[0] if page.prose else page.end
    if page.entries:
        first = min(first, page.entries[0])
    shorts = [i for i in range(first) if page.free(i, Form.SHORT) and not listed(page.readings[i].text)]
    shorts = shorts[:HEAD]
    release = release_line(page, first)
    if release is not None:
        house = house_below(page, release)
        shorts = [i for i in shorts if i not in house] or shorts
    known = [i for i, r in enumerate(page.readings) if page.known_title and bare(r.text) == page.known_title]
    if known:
        page.title = known[0]
        page.set(known[0], Role.TITLE)
        page.prose = [i for i in page.prose if i != page.title]
        return
    page.title = max(shorts, key=lambda i: (_title_score(page, i, shorts), -i)) if shorts else None
    if page.title is None:
        page.title = _numbered(page, first) or _title_without_short(page, first)
    else:
        page.title = _last_said(page, page.title, shorts)
    if page.title is not None:
        _part_kicker(page, page.title)
        page.set(page.title, Role.TITLE)
        page.prose = [i for i in page.prose if i != page.title]


def _last_said(page: Placement, title: int, shorts: list[int]) -> int:
    """A headline said twice, in the path of the page and over the text, is the latter; no lead between."""
    again = [i for i in shorts if i > title and page.readings[i].text == page.readings[title].text]
    between = page.readings[title + 1 : again[-1]] if again else []
    led = any(
        (r.form is Form.SHORT and len(r.text.split()) >= 7) or r.form in (Form.CAPTION, Form.CREDIT)
        for r in between
    )
    return title if led or not again else again[-1]


def _numbered(page: Placement, first: int) -> int | None:
    """ "1. Vertrag vertagt" where no other line could be the headline: the first item of a service."""
    return next(
        (i for i in range(first) if page.free(i, Form.SHORT) and re.match(r"1\.\s\S", page.readings[i].text)),
        None,
    )


def _part_kicker(page: Placement, number: int) -> None:
    """ "Streit in Kiel: Rat lenkt ein", elsewhere "Streit in Kiel Rat lenkt ein": kicker and headline."""
    text = page.readings[number].text
    kicker, colon, headline = text.partition(": ")
    if not colon or len(kicker.split()) > 6 or len(headline.split()) < 3 or has_verb(kicker):
        return
    joined = f"{kicker} {headline}"
    if any(r.text == joined or r.text == kicker + headline for r in page.readings[:HEAD]):
        page.readings[number] = replace(page.readings[number], cut=len(kicker) + 2)


def _title_without_short(page: Placement, first: int) -> int | None:
    """A headline that ends in a full stop, a tag-like one, or one that is all that there is."""
    for number in range(min(first + 1, page.end)):
        text = page.readings[number].text
        if page.free(number, Form.PROSE) and len(page.prose) >= 2 and len(page.readings[number].text) <= 140:
            following = page.readings[page.prose[1]]
            return number if len(following.text) > len(page.readings[number].text) else None
        if page.free(number, Form.SECTION) and " " in text and len(text) > 25:
            return number
    if not page.prose:
        texts = [i for i in range(page.end) if page.free(i, Form.SHORT)]
        return texts[0] if texts else None
    return None


def _title_score(page: Placement, number: int, shorts: list[int]) -> float:
    text = page.readings[number].text
    words = text.split()
    small = sum(word[0].islower() for word in words)
    score = min(len(text), 45) / 15 + min(small, 3) * 0.3
    score -= 1.0 * (len(text) > 95) + 1.0 * (len(text) > 120) + 1.5 * text.endswith((":", ".", ","))
    score -= 1.5 * bool(re.search(r"[a-zäöüß]\. [A-ZÄÖÜ]", text)) + 1.5 * opens_with_format(text)
    score -= 2.0 * (len(words) < 3) + 2.0 * is_person(text) + 1.5 * (text.lower() in vocabulary.sections())
    score -= 0.4 * shorts.index(number)
    score += 0.5 * has_verb(text)
    common = kin(page, number)
    score += 0.6 * min(common, 3)
    score -= 1.2 * (not common and any(kin(page, i) >= 2 for i in shorts))
    score -= 1.0 * (len(words) <= 3 and _longer_below(page, number))
    earlier = [page.readings[i].text for i in shorts if i < number and (kin(page, i) or not common)]
    if has_verb(text):
        earlier = [other for other in earlier if tells(other) or len(other.split()) > 5]
    score -= 2.0 * sum(
        len(other) >= 26
        and len(other.split()) >= 4
        and not opens_with_format(other)
        and not describes_picture(other)
        for other in earlier
    )
    score += 2.0 * (page.readings[number].line.glued and len(text) > 20)
    score += 4.0 * text.startswith((": ", "| "))
    score -= 4.0 * ((is_office(text) or names_a_paper(text)) and shorts.index(number) <= 4)
    score -= 3.0 * (" | " in text and len(words) <= 8 and _longer_below(page, number) and common <= 2)
    score -= 4.0 * (opens_with_section(text) and len(shorts) > 1 and len(words) <= 7)
    score -= 3.0 * is_release(text) + 3.0 * describes_picture(text)
    score += 2.0 * any(bare(other.text) == bare(text) for i, other in enumerate(page.readings) if i != number)
    score += 1.0 * any(
        len(text) > 25 and bare(text) in bare(other.text)
        for i, other in enumerate(page.readings)
        if i < number
    )
    if number + 1 < len(page.readings) and page.readings[number + 1].form is Form.META:
        score += 2.0 if len(text) >= 26 and _lead_set_apart(page, number) else 0.5
    score += 3.0 * any(other.endswith((f": {text}", f"| {text}")) for other in earlier)
    later = [page.readings[i].text for i in shorts if i > number]
    score -= 4.0 * any(len(other) >= 12 and text.endswith((f": {other}", f"| {other}")) for other in later)
    return score


def _longer_below(page: Placement, number: int) -> bool:
    """Whether a longer line of the same form stands right below: this one is its kicker."""
    below = page.readings[number + 1 : number + 2]
    return any(r.form is Form.SHORT and len(r.text.split()) > 3 and not listed(r.text) for r in below)


def _lead_set_apart(page: Placement, number: int) -> bool:
    """Whether a lead stands below this line's stamps, between them and a picture or the text."""
    first = next((i for i in page.prose if i > number), None)
    following = [i for i in page.prose if first is not None and i > first]
    if first is None or not following or len(page.readings[first].text) > 320:
        return False
    return all(r.form is not Form.SHORT for r in page.readings[number + 1 : first]) and any(
        r.form in (Form.META, Form.CAPTION, Form.CREDIT) for r in page.readings[first + 1 : following[0]]
    )


def release_line(page: Placement, end: int) -> int | None:
    """Return the line that announces an office's own text, if one of the first eight does."""
    return next((i for i in range(min(end, 8)) if is_release(page.readings[i].text)), None)


def house_below(page: Placement, release: int) -> list[int]:
    """The house between "Presseinformation" and the line with place and date."""
    dated = next((i for i in range(release, page.end) if page.readings[i].form is Form.META), None)
    if dated is None or dated > release + 4:
        return []
    return [i for i in range(release + 1, dated) if page.readings[i].form is Form.SHORT]
