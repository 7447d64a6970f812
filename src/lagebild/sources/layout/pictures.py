"""Captions, and what an image says a second time."""

from __future__ import annotations

import re

from lagebild.model.article import RemovedKind
from lagebild.sources.captions import has_caption_cue, split_credit
from lagebild.sources.classify import Form, Reading
from lagebild.sources.dateline import find_dateline
from lagebild.sources.layout.forms import bare, ends_sentence, is_office, is_release, opens_caption
from lagebild.sources.layout.placement import Placement, Role
from lagebild.sources.verbs import has_verb

_AGAIN = 2
"""A line that says a caption again is at most so many times as long: no paragraph that shares its words."""
HEAD = 60
"""So many lines before a picture tell whether headline and lead are there already."""

_HEADLINES = (Form.SHORT, Form.SECTION)


def place_captions(page: Placement) -> None:
    """Take captions with credit, the line over a bare credit, the line under an image name, and repeats."""
    for number, reading in enumerate(page.readings):
        if reading.form is Form.CAPTION and _credited_again(page, number):
            page.set(number, Role.REMOVED, RemovedKind.IMAGE_NAME)
        elif reading.form is Form.CAPTION and _caption_under(page, number):
            page.set(number, Role.REMOVED, RemovedKind.IMAGE_NAME)
            page.set(number + 1, Role.CAPTION)
        elif reading.form is Form.CAPTION:
            page.set(number, Role.CAPTION)
        elif reading.form is Form.CREDIT and _caption_below(page, number):
            page.set(number + 1, Role.CAPTION)
            alt = not reading.line.gap and not _below_headline(page, number)
            if alt and page.free(number - 1, Form.SHORT, Form.PROSE):
                page.set(number - 1, Role.REMOVED, RemovedKind.IMAGE_NAME)
        elif reading.form is Form.CREDIT and _of_player(page, number - 1):
            page.set(number - 1, Role.REMOVED, RemovedKind.PLAYER)
        elif (
            reading.form is Form.CREDIT
            and reading.line.glued
            and page.free(number - 1, Form.PROSE, Form.SHORT)
        ) or (reading.form is Form.CREDIT and _captionlike(page, number - 1)):
            page.set(number - 1, Role.CAPTION)
        elif _credited_twice(page, number):
            page.set(number - 1, Role.CAPTION)
            page.set(number, Role.REMOVED, RemovedKind.CREDIT)
        elif _is_alt_text(page, number):
            page.set(number, Role.REMOVED, RemovedKind.IMAGE_NAME)
        elif reading.form is Form.IMAGE and _captionlike(page, number + 1, below=True):
            page.set(number + 1, Role.CAPTION)
            if (
                number > 2
                and page.readings[number - 1].form is Form.CREDIT
                and page.free(number - 2, Form.SHORT)
            ):
                page.set(number - 2, Role.REMOVED, RemovedKind.IMAGE_NAME)
        elif reading.form in (Form.PROSE, Form.SHORT) and (
            opens_caption(reading.text) or _uncredited(page, number)
        ):
            page.set(number, Role.CAPTION)
    for number in [i for i, (role, _) in page.roles.items() if role is Role.CAPTION]:
        if _described(page, number - 1):
            page.set(number - 1, Role.REMOVED, RemovedKind.IMAGE_NAME)
        for other in range(max(0, number - 3), min(len(page.readings), number + 4)):
            if other != number and page.free(other, Form.PROSE, Form.SHORT) and _repeats(page, other, number):
                page.set(other, Role.REMOVED, RemovedKind.IMAGE_NAME)
    for number in [i for i, (role, _) in page.roles.items() if role is Role.CAPTION]:
        if _block_of_picture(page, number):
            page.set(number - 1, Role.REMOVED, RemovedKind.IMAGE_NAME)
    page.prose = [i for i in page.prose if i not in page.roles]


def _caption_below(page: Placement, number: int) -> bool:
    """A credit that opens a block of two lines, or of three with the image's own words over it."""
    if not 1 <= number < len(page.readings) - 2 or not page.free(number + 1, Form.SHORT, Form.PROSE):
        return False
    credit, below, after = page.readings[number : number + 3]
    if _below_no_text(page, number) and not below.line.gap and len(below.text) <= 200:
        led = _headed(page, number)
        return not find_dateline(below.text) and (led or not has_verb(below.text))
    if _below_headline(page, number) and len(below.text) <= 160 and after.form is not Form.PROSE:
        return not below.line.gap and below.text.endswith(".")
    if not credit.line.gap and _captioned_above(page, number):
        return False
    close = not below.line.gap and not below.line.glued and after.line.gap
    if not close or len(below.text) > 200 or find_dateline(below.text):
        return False
    over = page.readings[number - 1]
    return (credit.line.gap and after.form is Form.PROSE) or (
        not credit.line.gap and len(over.text) <= 120 and over.form is Form.PROSE and over.text.endswith(".")
    )


def _of_player(page: Placement, number: int) -> bool:
    """The name of an audio or video ("Audio vom 27. Januar" / "Senatorin: ...") over its picture's credit."""
    over = page.readings[number - 1] if number > 1 else None
    named = over is not None and re.match(r"(?:Audio|Video|Podcast)\b", over.text) is not None
    return named and page.free(number, Form.SHORT) and _headed(page, number)


def _uncredited(page: Placement, number: int) -> bool:
    """A caption without a credit: a line without a verb below stamps or buttons, before the first paragraph.

    "«Ich habe nichts gesagt»: Eva Beispiel in ihrem Haus in Muri." Headline and lead are there already.
    """
    if not 2 <= number < len(page.readings) - 1 or not _below_no_text(page, number):
        return False
    text = page.readings[number].text
    over = [r for r in page.readings[max(0, number - HEAD) : number] if r.form is Form.PROSE]
    below = page.readings[number + 1]
    nominal = not has_verb(re.sub(r"^[«»„“\"].{3,100}[»«“\"]:\s", "", text))
    return (
        text.endswith(".")
        and not find_dateline(text, opening=True)
        and 20 <= len(text) <= 180
        and nominal
        and below.form is Form.PROSE
        and sum(len(r.text) > 200 for r in over) <= 1
        and _headed(page, number)
    )


def _below_headline(page: Placement, number: int) -> bool:
    """Whether a bare credit stands right below a headline that a colon opens (": Rat lenkt ein")."""
    return page.readings[number - 1].text.startswith(": ")


def _below_no_text(page: Placement, number: int) -> bool:
    """Whether a bare credit stands below stamps or buttons: its caption can only follow it."""
    if page.readings[number - 1].form not in (Form.META, Form.DEBRIS, Form.MARKER):
        return False
    return sum(r.form is Form.PROSE for r in page.readings[number + 1 : number + HEAD]) >= 2


def _headed(page: Placement, number: int) -> bool:
    """Whether a headline and a lead stand before a picture."""
    over = [r for r in page.readings[max(0, number - HEAD) : number] if r.form in (Form.SHORT, Form.PROSE)]
    return any(ends_sentence(r.text) for r in over[1:])


def _captioned_above(page: Placement, number: int) -> bool:
    """A caption with its credit below it, where the lead is still to come: "... im Saal." / "Foto: X"."""
    over, below = page.readings[number - 1 : number + 2 : 2]
    return (
        over.form is Form.PROSE
        and len(over.text) <= 160
        and not _headed(page, number - 1)
        and has_verb(below.text)
    )


def _described(page: Placement, number: int) -> bool:
    """A picture described once more in the line right over its caption, after the headline."""
    earlier = [
        i
        for i in range(max(0, number - HEAD), number)
        if page.free(i, Form.SHORT, Form.PROSE)
        and not (is_office(page.readings[i].text) or is_release(page.readings[i].text))
    ]
    if number >= 1 and page.free(number, Form.PROSE) and _SIGHT.match(page.readings[number].text):
        return len(page.readings[number].text) <= 110 and not page.readings[number + 1].line.gap
    if number < 1 or not page.free(number, Form.SHORT):
        return False
    if earlier and _shows(page.readings[number].text, page.readings[number + 1].text):
        return True
    if len(earlier) < 2:
        return False
    before = page.readings[number - 1]
    return not page.readings[number + 1].line.gap and before.form not in (Form.PROSE, Form.SHORT)


_SIGHT = re.compile(r"(?:Ein|Eine|Zwei|Drei|Vier|Mehrere) [^.!?:„\"«»]+\.$")
"""One sentence that tells what an image shows: "Eine Frau mit Brille spricht in Mikrofone."."""
_SHOWN = re.compile(r"(?:Der|Die|Das|Ein|Eine|Zwei|Drei|Vier|Mehrere|Viele)\s")


def _credited_again(page: Placement, number: int) -> bool:
    """An image's own words with a credit that the caption right below has too ("(Bildrechte: X)", twice)."""
    following = page.readings[number + 1 : number + 3]
    if len(following) < 2 or following[0].line.gap or following[0].form not in (Form.SHORT, Form.PROSE):
        return False
    credit = bare(page.readings[number].credit)
    return following[1].form is Form.CREDIT and credit == bare(following[1].text)


def _caption_under(page: Placement, number: int) -> bool:
    """An image's own words with the credit ("Ein Mann vor einem Haus. © NORDFUNK"), its caption below."""
    if number + 2 >= len(page.readings) or not page.free(number + 1, Form.SHORT, Form.PROSE):
        return False
    alt, below, after = page.readings[number : number + 3]
    close = not below.line.gap and after.line.gap and len(below.text) <= 180
    return close and bool(_SHOWN.match(alt.caption)) and alt.line.gap and not find_dateline(below.text)


def _shows(text: str, caption: str) -> bool:
    """ "Der Zuschauerraum eines Theaters" over a caption that names the same things: an image's own words."""
    own = set(re.findall(r"[A-ZÄÖÜ]\w{4,}", text))
    return (
        bool(_SHOWN.match(text))
        and not re.search(r"[.!?:„\"«»]", text)
        and any(word[:6] in caption for word in own)
    )


def _block_of_picture(page: Placement, number: int) -> bool:
    """Image's own words, caption and bare credit, close together between parted paragraphs."""
    if not 2 <= number < len(page.readings) - 2 or not page.free(number - 1, Form.PROSE, Form.SHORT):
        return False
    alt, caption, credit, after = page.readings[number - 1 : number + 3]
    close = alt.line.gap and not caption.line.gap and not credit.line.gap and after.line.gap
    return close and credit.form is Form.CREDIT and len(alt.text) <= 160


def _credited_twice(page: Placement, number: int) -> bool:
    """A caption said again behind its credit: "Der Hafen" / "IMAGO / Xinhua Der Hafen"."""
    if number < 1 or not page.free(number, Form.SHORT, Form.PROSE) or not page.free(number - 1, Form.SHORT):
        return False
    over, text = page.readings[number - 1].text, page.readings[number].text
    credit = text.removesuffix(over).strip()
    found = split_credit(credit) if credit != text and len(over) >= 15 and 3 <= len(credit) <= 60 else None
    return found is not None and not found[0]


def _is_alt_text(page: Placement, number: int) -> bool:
    """An image's own words ("Bildtext: ..."), where a caption with a credit follows at once."""
    following = page.readings[number + 1 : number + 2]
    return opens_caption(page.readings[number].text) and any(r.form is Form.CAPTION for r in following)


def _captionlike(page: Placement, number: int, *, below: bool = False) -> bool:
    """Whether the line over a bare credit (or under an image name) is its caption."""
    if not 0 <= number < len(page.readings) or not page.free(number, Form.PROSE, Form.SHORT):
        return False
    text = page.readings[number].text
    if len(text) > 320 or find_dateline(text) or number in page.entries or text.startswith(":"):
        return False
    if page.readings[number + 1].line.gap and len(text) > 100 and has_verb(text) and not below:
        return False
    last = page.prose and number == page.prose[-1] and len(page.prose) > 1
    if last and not below and page.readings[number + 1].line.gap and len(text) > 60:
        return False
    earlier = [i for i in range(max(0, number - HEAD), number) if page.free(i, Form.PROSE, Form.SHORT)]
    if not earlier:
        return False
    if below or has_caption_cue(text):
        return True
    if len(text) <= 160 and _lead_before(page, number) and page.readings[number - 1].form is not Form.PROSE:
        return True
    if _between_gaps(page, number):
        return True
    headed = [r.form for r in page.readings[max(0, number - HEAD) : number] if r.form in _HEADLINES]
    behind = page.readings[number - 1].form is Form.META and page.readings[number].form is Form.SHORT
    if behind and len(headed) >= 2 and len(text) <= 160:
        return True
    signed = page.readings[number - 1].form is Form.META and not page.readings[number + 1].line.gap
    texts = [r for r in page.readings[number + 2 : number + 12] if r.form is Form.PROSE]
    if (
        signed
        and headed
        and len(text) <= 160
        and len(texts) >= 3
        and find_dateline(texts[0].text, opening=True)
    ):
        return True
    title_only = all(page.readings[i].form is Form.SHORT for i in earlier)
    if title_only:
        return (page.readings[number].form is Form.SHORT and len(earlier) >= 2 and len(text) > 30) or (
            len(text) <= 160 and _lead_follows(page, number + 2)
        )
    return len(text) <= 240


def _between_gaps(page: Placement, number: int) -> bool:
    """A line with its credit right below it, parted from the paragraphs that follow."""
    after = page.readings[number + 2 : number + 10]
    close = not page.readings[number + 1].line.gap and len(page.readings[number].text) <= 200
    over = page.readings[number - 1].form not in (Form.SHORT, Form.PROSE) or page.readings[number].line.gap
    alt = page.readings[number - 1]
    over = over or (alt.form is Form.SHORT and alt.line.gap and number - 1 != _first_short(page))
    return close and over and _text_follows(after)


def _first_short(page: Placement) -> int | None:
    return next((i for i, r in enumerate(page.readings[:HEAD]) if r.form is Form.SHORT), None)


def _text_follows(after: list[Reading]) -> bool:
    """Whether a paragraph set apart comes next, and another one soon after it."""
    first = bool(after) and after[0].line.gap and after[0].form is Form.PROSE
    return first and any(r.form is Form.PROSE for r in after[1:])


def _lead_before(page: Placement, number: int) -> bool:
    """Whether title and lead are there already, so that the next line over a credit is a caption."""
    shorts = [i for i in range(max(0, number - HEAD), number) if page.readings[i].form is Form.SHORT]
    return len(shorts) >= 2 and len(page.readings[shorts[-1]].text) > 70


def _lead_follows(page: Placement, number: int) -> bool:
    following = [r for r in page.readings[number : number + 4] if r.form is Form.PROSE]
    return len(following) >= 2 and len(following[0].text) <= 400 < len(following[1].text) + 150


def _repeats(page: Placement, number: int, caption: int) -> bool:
    alt, text = bare(page.readings[number].text), bare(page.readings[caption].text)
    words = bare(page.readings[caption].caption) or text
    again = len(words) >= 15 and words in alt and len(alt) <= _AGAIN * len(words)
    return len(alt) >= 15 and (alt in text or again)
