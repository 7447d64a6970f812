"""What stands between the headline and the body: subtitle, lead."""

from __future__ import annotations

from lagebild.model.article import RemovedKind
from lagebild.sources.captions import describes_picture
from lagebild.sources.classify import Form
from lagebild.sources.dateline import find_dateline
from lagebild.sources.layout.forms import bare, ends_sentence, is_release, listed
from lagebild.sources.layout.placement import Placement, Role
from lagebild.sources.layout.titles import release_line
from lagebild.sources.stamps import find_stamps


def place_lead(page: Placement, start: int) -> None:
    """Place a subtitle under the headline, or the first paragraph where it is set apart, as the lead."""
    stop = page.entries[0] if page.entries else page.end
    below = [i for i in range(start, stop) if page.free(i, Form.SHORT, Form.PROSE)]
    first = next((i for i in below if page.readings[i].form is Form.PROSE), None)
    for number in below:
        if first is not None and number >= first:
            break
        if _subtitle(page, number, first):
            page.set(number, Role.LEAD)
            return
    if first is not None and _is_lead(page, first):
        page.set(first, Role.LEAD)


def _subtitle(page: Placement, number: int, first: int | None) -> bool:
    """Place a short line between title and body. Returns True where it is the lead."""
    text = page.readings[number].text
    if bare(text) == bare(page.readings[page.title or 0].text):
        page.set(number, Role.REMOVED, RemovedKind.REPEATED_TITLE)
    elif is_release(text) and find_stamps(text):
        page.set(number, Role.REMOVED, RemovedKind.DATE)
    elif describes_picture(text) and not ends_sentence(text):
        page.set(number, Role.REMOVED, RemovedKind.IMAGE_NAME)
    elif page.entries or listed(text) or text.endswith(":"):
        return False
    elif len(text.split()) >= 5 or len(text) >= 45:
        return True
    elif first is not None and number + 1 < first and page.title == number - 1:
        taken = any(role is Role.KICKER for role, _ in page.roles.values())
        page.set(number, Role.REMOVED if taken else Role.KICKER, RemovedKind.NAVIGATION)
    return False


def _is_lead(page: Placement, number: int) -> bool:
    """Whether the first paragraph is set apart as a lead: not too long, no dateline, more text after it."""
    text = page.readings[number].text
    following = [i for i in page.prose if i > number]
    dateline = find_dateline(text, opening=True)
    behind = page.readings[number + 1 : following[0]] if following else []
    signed = any(part.part in ("byline", "stamp") for r in behind for part in r.segments)
    signed = signed or any(r.kind is RemovedKind.PLAYER for r in behind)
    if not following or (dateline and "·" not in dateline.text and not signed) or len(text) > 700:
        return False
    parted = any(
        r.form in (Form.META, Form.CAPTION, Form.DEBRIS, Form.IMAGE, Form.CREDIT)
        for r in page.readings[number + 1 : following[0]]
    )
    if parted or find_dateline(page.readings[following[0]].text):
        return True
    if release_line(page, number) is not None:
        return False
    if page.readings[following[0] - 1].form is Form.SHORT and following[0] - number > 1:
        return len(text) <= 320
    return len(text) <= 480
