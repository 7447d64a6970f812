"""Where each line of a paste stands: head, lead, body, foot. Weighs the lines' forms against each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache, lru_cache

from lagebild.model.article import RemovedKind
from lagebild.sources import vocabulary
from lagebild.sources.bodies import body_end, inline_related, live_entries
from lagebild.sources.captions import describes_picture, has_caption_cue
from lagebild.sources.classify import Form, Reading
from lagebild.sources.credits import is_person, is_signature, name_pattern, read_byline
from lagebild.sources.dateline import find_dateline
from lagebild.sources.headline import split_headline
from lagebild.sources.segments import Segment
from lagebild.sources.tags import is_tag, split_listed_tags

HEAD = 60
"""A headline is sought among so many short lines at the top."""


class Role(Enum):
    """What a line is in this article."""

    SECTION = auto()
    KICKER = auto()
    TITLE = auto()
    LEAD = auto()
    BODY = auto()
    CAPTION = auto()
    TAGS = auto()
    META = auto()
    OUTLET = auto()
    REMOVED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A line with its role; ``kind`` says why it is removed where it is."""

    reading: Reading
    role: Role
    kind: RemovedKind = RemovedKind.OTHER
    foot: bool = False
    boxed: bool = False
    """Whether it stands in the foot under the heading of a box."""


def arrange(readings: list[Reading], title: str | None = None) -> list[Placed]:
    """Return every line with its role. ``title`` is the headline where it is known from elsewhere.

    The body is the mass of paragraphs; what follows the last of them, or a footer that cuts them off, is the
    foot. The title is the likeliest of the short lines before the body; kicker, section and lead are found
    around it.
    """
    return _Arranger(readings, title).place()


class _Arranger:
    def __init__(self, readings: list[Reading], known_title: str | None) -> None:
        self.readings = readings
        self.known_title = _bare(known_title or "")
        self.entries = live_entries(readings)
        self.end = body_end(readings, self.entries)
        self.roles: dict[int, tuple[Role, RemovedKind]] = {}
        self.prose = [i for i in range(self.end) if readings[i].form is Form.PROSE]

    def _photo_sources(self) -> None:
        """ "Quelle: Reuters" under a picture is a photo credit where the article's own source comes later."""
        plain = [
            i
            for i, r in enumerate(self.readings)
            if r.form is Form.META
            and re.match(r"Quelle:", r.text)
            and all(p.part == "source" for p in r.segments)
        ]
        for number in plain[:-1]:
            old = self.readings[number]
            self.readings[number] = replace(
                old, form=Form.CREDIT, kind=RemovedKind.CREDIT, segments=(), credit=old.text
            )

    def place(self) -> list[Placed]:
        self._photo_sources()
        self._summary()
        self._senders()
        self._bylines()
        self._captions()
        self._title()
        self._head()
        self._body()
        self._foot()
        boxes = [i for i, r in enumerate(self.readings) if r.form is Form.MARKER and i >= self.end]
        box = min(boxes, default=len(self.readings))
        return [
            Placed(reading=reading, role=role, kind=kind, foot=number >= self.end, boxed=number > box)
            for number, reading in enumerate(self.readings)
            for role, kind in [self.roles.get(number, (Role.REMOVED, reading.kind))]
        ]

    def _set(self, number: int, role: Role, kind: RemovedKind = RemovedKind.OTHER) -> None:
        self.roles[number] = (role, kind)

    def _free(self, number: int, *forms: Form) -> bool:
        return number not in self.roles and self.readings[number].form in forms

    def _summary(self) -> None:
        """Take out a machine's summary: what stands between its heading and the note on how it was made."""
        notes = [
            i for i, r in enumerate(self.readings) if re.search(r"\bZusammenfassung\b.*(?:wurde|\?)", r.text)
        ]
        for number, reading in enumerate(self.readings):
            if reading.form is not Form.DEBRIS or not reading.text.endswith("usammenfassung"):
                continue
            note = next((i for i in notes if number < i <= number + 8), None)
            for inner in range(number + 1, note or number):
                self._set(inner, Role.REMOVED, RemovedKind.PAYWALL)
        self.prose = [i for i in self.prose if i not in self.roles]

    def _senders(self) -> None:
        """The house's name in capitals ("BERLIN INTERN") is no byline where the mail's head names it."""
        for number, reading in enumerate(self.readings):
            if reading.form is Form.META and all(part.part == "byline" for part in reading.segments):
                if self._is_sender(number):
                    self.readings[number] = replace(reading, form=Form.SHORT, segments=())

    def _bylines(self) -> None:
        """A name with a place, whatever the name ("Ladina Beispiel, Brüssel"), beside a stamp is a byline."""
        first = next(
            (i for i, r in enumerate(self.readings) if r.form is Form.SHORT and len(r.text) > 20), None
        )
        for number, reading in enumerate(self.readings):
            beside = self.readings[max(0, number - 1) : number] + self.readings[number + 1 : number + 2]
            stamped = any(part.part == "stamp" for other in beside for part in other.segments)
            earlier = first is not None and first < number
            if (
                reading.form is Form.SHORT
                and stamped
                and (earlier or number - 1 in self.entries)
                and number < self.end
                and is_signature(reading.text)
            ):
                part = Segment(start=0, end=len(reading.text), part="byline", kind=RemovedKind.BYLINE)
                self.readings[number] = replace(reading, form=Form.META, segments=(part,))

    # captions

    def _captions(self) -> None:
        """Take captions with credit, the line over a bare credit, the line under an image name, and repeats."""
        for number, reading in enumerate(self.readings):
            if reading.form is Form.CAPTION:
                self._set(number, Role.CAPTION)
            elif (
                reading.form is Form.CREDIT
                and reading.line.glued
                and self._free(number - 1, Form.PROSE, Form.SHORT)
            ) or (reading.form is Form.CREDIT and self._captionlike(number - 1)):
                self._set(number - 1, Role.CAPTION)
            elif self._is_alt_text(number):
                self._set(number, Role.REMOVED, RemovedKind.IMAGE_NAME)
            elif reading.form is Form.IMAGE and self._captionlike(number + 1, below=True):
                self._set(number + 1, Role.CAPTION)
            elif reading.form in (Form.PROSE, Form.SHORT) and _opens_caption(reading.text):
                self._set(number, Role.CAPTION)
        for number in [i for i, (role, _) in self.roles.items() if role is Role.CAPTION]:
            if self._described(number - 1):
                self._set(number - 1, Role.REMOVED, RemovedKind.IMAGE_NAME)
            for other in range(max(0, number - 3), min(len(self.readings), number + 4)):
                if (
                    other != number
                    and self._free(other, Form.PROSE, Form.SHORT)
                    and self._repeats(other, number)
                ):
                    self._set(other, Role.REMOVED, RemovedKind.IMAGE_NAME)
        self.prose = [i for i in self.prose if i not in self.roles]

    def _described(self, number: int) -> bool:
        """A picture described once more in the line right over its caption, after the headline."""
        earlier = [i for i in range(number) if self._free(i, Form.SHORT, Form.PROSE)]
        if number < 1 or len(earlier) < 2 or not self._free(number, Form.SHORT):
            return False
        before = self.readings[number - 1]
        return not self.readings[number + 1].line.gap and before.form not in (Form.PROSE, Form.SHORT)

    def _is_alt_text(self, number: int) -> bool:
        """An image's own words ("Bildtext: ..."), where a caption with a credit follows at once."""
        following = self.readings[number + 1 : number + 2]
        return _opens_caption(self.readings[number].text) and any(r.form is Form.CAPTION for r in following)

    def _captionlike(self, number: int, *, below: bool = False) -> bool:
        """Whether the line over a bare credit (or under an image name) is its caption."""
        if not 0 <= number < len(self.readings) or not self._free(number, Form.PROSE, Form.SHORT):
            return False
        text = self.readings[number].text
        if len(text) > 320 or find_dateline(text):
            return False
        last = self.prose and number == self.prose[-1] and len(self.prose) > 1
        if last and not below and self.readings[number + 1].line.gap and len(text) > 60:
            return False
        earlier = [i for i in range(number) if self._free(i, Form.PROSE, Form.SHORT)]
        if not earlier:
            return False
        if below or has_caption_cue(text):
            return True
        if (
            len(text) <= 160
            and self._lead_before(number)
            and self.readings[number - 1].form is not Form.PROSE
        ):
            return True
        title_only = all(self.readings[i].form is Form.SHORT for i in earlier)
        if title_only:
            return (self.readings[number].form is Form.SHORT and len(earlier) >= 2 and len(text) > 40) or (
                len(text) <= 160 and self._lead_follows(number + 2)
            )
        return len(text) <= 240

    def _lead_before(self, number: int) -> bool:
        """Whether title and lead are there already, so that the next line over a credit is a caption."""
        shorts = [i for i in range(number) if self.readings[i].form is Form.SHORT]
        return len(shorts) >= 2 and len(self.readings[shorts[-1]].text) > 70

    def _lead_follows(self, number: int) -> bool:
        following = [r for r in self.readings[number : number + 4] if r.form is Form.PROSE]
        return len(following) >= 2 and len(following[0].text) <= 400 < len(following[1].text) + 150

    def _repeats(self, number: int, caption: int) -> bool:
        alt, text = _bare(self.readings[number].text), _bare(self.readings[caption].text)
        words = _bare(self.readings[caption].caption) or text
        return len(alt) >= 15 and (alt in text or (len(words) >= 15 and words in alt))

    # head

    def _title(self) -> None:
        first = self.prose[0] if self.prose else self.end
        if self.entries:
            first = min(first, self.entries[0])
        shorts = [i for i in range(first) if self._free(i, Form.SHORT) and not _listed(self.readings[i].text)]
        shorts = shorts[:HEAD]
        release = self._release_line(first)
        if release is not None:
            house = self._house_below(release)
            shorts = [i for i in shorts if i not in house] or shorts
        known = [
            i for i, r in enumerate(self.readings) if self.known_title and _bare(r.text) == self.known_title
        ]
        if known:
            self.title: int | None = known[0]
            self._set(known[0], Role.TITLE)
            self.prose = [i for i in self.prose if i != self.title]
            return
        self.title = max(shorts, key=lambda i: (self._title_score(i, shorts), -i)) if shorts else None
        if self.title is None:
            self.title = self._title_without_short(first)
        if self.title is not None:
            self._set(self.title, Role.TITLE)
            self.prose = [i for i in self.prose if i != self.title]

    def _title_without_short(self, first: int) -> int | None:
        """A headline that ends in a full stop, a tag-like one, or one that is all that there is."""
        for number in range(min(first + 1, self.end)):
            if (
                self._free(number, Form.PROSE)
                and len(self.prose) >= 2
                and len(self.readings[number].text) <= 140
            ):
                following = self.readings[self.prose[1]]
                return number if len(following.text) > len(self.readings[number].text) else None
            if self._free(number, Form.SECTION, Form.WIRE) and " " in self.readings[number].text:
                if self.readings[number].form is Form.SECTION and len(self.readings[number].text) > 25:
                    return number
        if not self.prose:
            texts = [i for i in range(self.end) if self._free(i, Form.SHORT)]
            return texts[0] if texts else None
        return None

    def _title_score(self, number: int, shorts: list[int]) -> float:
        text = self.readings[number].text
        words = text.split()
        small = sum(word[0].islower() for word in words)
        score = min(len(text), 45) / 15 + min(small, 3) * 0.3
        score -= 1.0 * (len(text) > 95) + 1.0 * (len(text) > 120) + 1.5 * text.endswith((":", ".", ","))
        score -= 1.5 * bool(re.search(r"[a-zäöüß]\. [A-ZÄÖÜ]", text)) + 1.5 * _opens_with_format(text)
        score -= (
            2.0 * (len(words) < 3) + 2.0 * is_person(text) + 1.5 * (text.lower() in vocabulary.sections())
        )
        score -= 0.4 * shorts.index(number)
        earlier = [self.readings[i].text for i in shorts if i < number]
        score -= 2.0 * sum(
            len(other) >= 26
            and len(other.split()) >= 4
            and not _opens_with_format(other)
            and not describes_picture(other)
            for other in earlier
        )
        score += 2.0 * (self.readings[number].line.glued and len(text) > 20)
        score -= 3.0 * is_release(text) + 3.0 * describes_picture(text)
        score += 2.0 * any(
            _bare(other.text) == _bare(text) for i, other in enumerate(self.readings) if i != number
        )
        score += 1.0 * any(
            len(text) > 25 and _bare(text) in _bare(other.text)
            for i, other in enumerate(self.readings)
            if i < number
        )
        if number + 1 < len(self.readings) and self.readings[number + 1].form is Form.META:
            score += 2.0 if len(text) >= 26 and self._lead_set_apart(number) else 0.5
        score += 3.0 * any(other.endswith((f": {text}", f"| {text}")) for other in earlier)
        return score

    def _lead_set_apart(self, number: int) -> bool:
        """Whether a lead stands below this line's stamps, between them and a picture or the text."""
        first = next((i for i in self.prose if i > number), None)
        following = [i for i in self.prose if first is not None and i > first]
        if first is None or not following or len(self.readings[first].text) > 320:
            return False
        return all(r.form is not Form.SHORT for r in self.readings[number + 1 : first]) and any(
            r.form in (Form.META, Form.CAPTION, Form.CREDIT) for r in self.readings[first + 1 : following[0]]
        )

    def _head(self) -> None:
        """Place what stands between the top and the body: masthead, sections, kicker, lead."""
        if self.title is None:
            self._lead(0)
            return
        self._masthead()
        for number in range(self.title - 1, -1, -1):
            if self._free(number, Form.SHORT):
                self._above_title(number)
            elif self._free(number, Form.SECTION):
                self._set(number, Role.SECTION)
        if not any(role is Role.KICKER for role, _ in self.roles.values()):
            self._section_as_kicker()
        self._lead(self.title + 1)

    def _masthead(self) -> None:
        """Find the house's name on the first line, or over "Pressemitteilung Nr. 3"."""
        above = [i for i in range(self.title or 0) if self._free(i, Form.SHORT, Form.SECTION)]
        shorts = [i for i in above if self.readings[i].form is Form.SHORT]
        release = self._release_line(self.title or 0)
        if release is not None:
            over = [i for i in shorts if i < release] or self._house_below(release)
            for number in over:
                self._set(number, Role.OUTLET if number == over[0] else Role.REMOVED, RemovedKind.SOURCE)
        elif shorts and self._is_sender(shorts[0]):
            self._set(shorts[0], Role.OUTLET)
        elif shorts and shorts[0] == 0 and self._is_masthead(0, above):
            self._set(0, Role.OUTLET)

    def _is_sender(self, number: int) -> bool:
        """Whether the line names the house that sent the mail."""
        text = self.readings[number].text.lower()
        return any(r.form is Form.MAIL and text in r.text.lower() for r in self.readings[:number])

    def _release_line(self, end: int) -> int | None:
        return next((i for i in range(min(end, 8)) if is_release(self.readings[i].text)), None)

    def _house_below(self, release: int) -> list[int]:
        """The house between "Presseinformation" and the line with place and date."""
        dated = next((i for i in range(release, self.end) if self.readings[i].form is Form.META), None)
        if dated is None or dated > release + 4:
            return []
        return [i for i in range(release + 1, dated) if self.readings[i].form is Form.SHORT]

    def _is_masthead(self, number: int, above: list[int]) -> bool:
        text = self.readings[number].text
        if len(text.split()) > 4 or re.search(r"[?!:,„\"]", text):
            return False
        formats = [word.lower() for word in vocabulary.header("outlet", "formats")]
        if text.lower() in formats or len(text) < 3:
            return False
        press = any(text.lower().endswith(word) for word in vocabulary.header("outlet", "press_words"))
        others = [i for i in above if i > number]
        glued = any(self.readings[i].line.glued for i in (*others, self.title or 0))
        recurs = sum(text.lower() in other.text.lower() for other in self.readings) > 1 and text.isupper()
        return bool(others) and (press or recurs or (len(others) > glued and not self.readings[1].line.glued))

    def _above_title(self, number: int) -> None:
        title = self.readings[self.title or 0].text
        text = self.readings[number].text
        taken = any(role is Role.KICKER for role, _ in self.roles.values())
        if (
            _bare(text) == _bare(title)
            or (len(text) > 20 and _bare(text) in _bare(title))
            or (_bare(title) and _bare(title) in _bare(text))
        ):
            self._set(number, Role.REMOVED, RemovedKind.REPEATED_TITLE)
        elif describes_picture(text):
            self._set(number, Role.REMOVED, RemovedKind.IMAGE_NAME)
        elif self._place_of_date(number):
            self._set(number, Role.REMOVED, RemovedKind.DATE)
        elif is_release(text) or (not taken and len(text) <= 90 and self._near_title(number)):
            self._set(number, Role.KICKER)
        elif len(text.split()) <= 3 and not text.endswith((".", "!", "?")):
            self._set(number, Role.SECTION)
        else:
            self._set(number, Role.REMOVED, RemovedKind.NAVIGATION)

    def _place_of_date(self, number: int) -> bool:
        """ "Brüssel" under "23. Februar 2026" in a release."""
        over = self.readings[number - 1] if number else None
        return (
            over is not None
            and over.form is Form.META
            and any(part.part == "stamp" for part in over.segments)
            and self._release_line(number) is not None
            and len(self.readings[number].text.split()) <= 3
        )

    def _near_title(self, number: int) -> bool:
        between = self.readings[number + 1 : self.title]
        return sum(r.form in (Form.SHORT, Form.PROSE) for r in between) == 0

    def _section_as_kicker(self) -> None:
        """A topic that is also a section name ("Ukraine-Krieg") is a kicker where a firm section stands too."""
        above = [i for i in range(self.title or 0) if self.roles.get(i, (None,))[0] is Role.SECTION]
        loose = [i for i in above if len(self.readings[i].segments) == 1 and i == above[-1]]
        loose = [
            i
            for i in loose
            if self.readings[i].text.lower() not in vocabulary.firm_sections()
            or self.readings[i].text.isupper()
        ]
        if (
            split_headline(self.readings[self.title or 0].text).kicker
            or self.readings[self.title or 0].line.glued
        ):
            return
        if loose and (len(above) >= 2 or "krieg" in self.readings[loose[-1]].text.lower()):
            self._set(loose[-1], Role.KICKER)

    def _lead(self, start: int) -> None:
        stop = self.entries[0] if self.entries else self.end
        below = [i for i in range(start, stop) if self._free(i, Form.SHORT, Form.PROSE)]
        first = next((i for i in below if self.readings[i].form is Form.PROSE), None)
        for number in below:
            if first is not None and number >= first:
                break
            if self._subtitle(number, first):
                self._set(number, Role.LEAD)
                return
        if first is not None and self._is_lead(first):
            self._set(first, Role.LEAD)

    def _subtitle(self, number: int, first: int | None) -> bool:
        """Place a short line between title and body. Returns True where it is the lead."""
        text = self.readings[number].text
        if _bare(text) == _bare(self.readings[self.title or 0].text):
            self._set(number, Role.REMOVED, RemovedKind.REPEATED_TITLE)
        elif describes_picture(text) and not _ends_sentence(text):
            self._set(number, Role.REMOVED, RemovedKind.IMAGE_NAME)
        elif self.entries or _listed(text) or text.endswith(":"):
            return False
        elif len(text.split()) >= 5 or len(text) >= 45:
            return True
        elif first is not None and number + 1 < first and self.title == number - 1:
            taken = any(role is Role.KICKER for role, _ in self.roles.values())
            self._set(number, Role.REMOVED if taken else Role.KICKER, RemovedKind.NAVIGATION)
        return False

    def _is_lead(self, number: int) -> bool:
        """Whether the first paragraph is set apart as a lead: not too long, no dateline, more text after it."""
        text = self.readings[number].text
        following = [i for i in self.prose if i > number]
        dateline = find_dateline(text, opening=True)
        if not following or (dateline and "·" not in dateline.text) or len(text) > 700:
            return False
        parted = any(
            r.form in (Form.META, Form.CAPTION, Form.DEBRIS, Form.IMAGE, Form.CREDIT)
            for r in self.readings[number + 1 : following[0]]
        )
        if parted or find_dateline(self.readings[following[0]].text):
            return True
        if self._release_line(number) is not None:
            return False
        if self.readings[following[0] - 1].form is Form.SHORT and following[0] - number > 1:
            return len(text) <= 320
        return len(text) <= 480

    # body

    def _body(self) -> None:
        self._inline_boxes()
        start = (self.title if self.title is not None else -1) + 1
        lead = [i for i, (role, _) in self.roles.items() if role is Role.LEAD]
        last = max([i for i in self.prose if i < self.end], default=self.end - 1)
        for number in range(start, self.end):
            reading = self.readings[number]
            if (
                (number in self.entries and number not in self.roles)
                or reading.form is Form.CORRECTION
                or self._is_attribution(number)
                or self._section_within(number)
            ):
                self._set(number, Role.BODY)
            elif self._free(number, Form.PROSE, Form.SHORT):
                if number in self.prose[-3:] and _is_bio(reading.text, self._authors()):
                    self._set(number, Role.REMOVED, RemovedKind.BYLINE)
                    continue
                if self._repeated(number, lead):
                    continue
                if number <= last or _ends_sentence(reading.text):
                    self._set(number, Role.BODY)
        self._runs_of_teasers()

    def _authors(self) -> set[str]:
        lines = (r.text for r in self.readings if any(part.part == "byline" for part in r.segments))
        return {name for line in lines for name in read_byline(line)}

    def _section_within(self, number: int) -> bool:
        """ "Hintergrund:" over a paragraph inside the body is a cross-heading, not a section of the site."""
        return (
            self._free(number, Form.SECTION, Form.DEBRIS)
            and self.readings[number].text.endswith(":")
            and self.readings[number].text.strip(" :").lower() in vocabulary.sections()
            and number - 1 in self.prose
            and number + 1 in self.prose
        )

    def _is_attribution(self, number: int) -> bool:
        """ "Anna Beispiel, Ministerin" under a quotation inside the body is text, not a byline."""
        reading = self.readings[number]
        return (
            self._free(number, Form.META)
            and number - 1 not in self.entries
            and len(self.prose) > 2
            and self.prose[1] < number < self.prose[-1]
            and all(part.part == "byline" for part in reading.segments)
            and not re.match(r"(?:[Vv]on|VON|Text|Autor|Ein)\b", reading.text)
        )

    def _inline_boxes(self) -> None:
        for number, kind in inline_related(self.readings, self.end):
            if number not in self.roles:
                self._set(number, Role.REMOVED, kind)

    def _repeated(self, number: int, lead: list[int]) -> bool:
        """Remove what stands in the article a second time: the headline, the lead, a pulled-out quotation."""
        text = _bare(self.readings[number].text)
        title = _bare(self.readings[self.title].text) if self.title is not None else ""
        if text and (text == title or (len(text) > 20 and title.endswith(text))):
            self._set(number, Role.REMOVED, RemovedKind.REPEATED_TITLE)
            return True
        if any(text == _bare(self.readings[i].text) for i in lead if i != number):
            self._set(number, Role.REMOVED, RemovedKind.REPEATED_TITLE)
            return True
        if len(text) >= 25 and any(
            i != number
            and (text in _bare(self.readings[i].text))
            and (text != _bare(self.readings[i].text) or i < number)
            for i in self._nearby(number)
        ):
            self._set(number, Role.REMOVED, RemovedKind.OTHER)
            if number + 1 < self.end and _attribution(self.readings[number + 1].text):
                self._set(number + 1, Role.REMOVED, RemovedKind.OTHER)
            return True
        return False

    def _nearby(self, number: int) -> list[int]:
        """The forty paragraphs on either side of a line, where a pulled-out quotation is repeated."""
        at = bisect_left(self.prose, number)
        return self.prose[max(0, at - 40) : at + 41]

    def _runs_of_teasers(self) -> None:
        """Three or more short lines in a row inside the body are a box of teasers, unless they are a list."""
        if self.entries:
            return
        run: list[int] = []
        for number in range((self.title or 0) + 1, self.end + 1):
            role = self.roles.get(number, (None, None))[0] if number < self.end else None
            short = number < self.end and role is Role.BODY and self.readings[number].form is Form.SHORT
            if (
                short
                and not _listed(self.readings[number].text)
                and not _ends_sentence(self.readings[number].text)
            ):
                run.append(number)
                continue
            if number < self.end and role is Role.REMOVED and run:
                continue
            before = self.readings[run[0] - 1].text if run and run[0] else ""
            if len(run) >= 3 and not before.endswith(":"):
                for member in run[:-1] if self.readings[run[-1]].line.gap else run:
                    self._set(member, Role.REMOVED, RemovedKind.RELATED)
            run = []

    # foot

    def _foot(self) -> None:
        collecting = False
        for number in self._closing_tags():
            self._set(number, Role.TAGS)
        for number in range(self.end):
            if self._free(number, Form.SHORT, Form.PROSE):
                kind = (
                    RemovedKind.RELATED
                    if number > (self.prose[-1] if self.prose else 0)
                    else RemovedKind.OTHER
                )
                self._set(number, Role.REMOVED, kind)
        for number in range(len(self.readings)):
            reading = self.readings[number]
            if reading.form is Form.TAGS:
                self._set(number, Role.TAGS)
            elif (
                reading.form in (Form.META, Form.OUTLET, Form.WIRE, Form.CREDIT) and number not in self.roles
            ):
                self._set(number, Role.META, reading.kind)
            if number < self.end:
                continue
            if reading.form in (Form.DEBRIS, Form.META):
                collecting = False
            if reading.form is Form.MARKER:
                collecting = "tags" in reading.opens and self._tags_follow(number)
            elif reading.form is Form.CORRECTION:
                self._set(number, Role.BODY)
            elif self._free(number, Form.SHORT, Form.SECTION) and collecting and is_tag(reading.text):
                self._set(number, Role.TAGS)
            elif self._free(number, Form.PROSE, Form.SHORT, Form.SECTION):
                collecting = False
                self._set(number, Role.REMOVED, self._foot_kind(number))

    def _closing_tags(self) -> set[int]:
        """The last short lines of the foot, where they are names that the text speaks of, under no heading."""
        run: list[int] = []
        for number in range(len(self.readings) - 1, self.end - 1, -1):
            reading = self.readings[number]
            if reading.form in (Form.SHORT, Form.SECTION) and is_tag(reading.text):
                run.append(number)
            elif reading.form is Form.DEBRIS and (not run or reading.kind is not RemovedKind.RELATED):
                continue
            else:
                break
        over = self.readings[: min(run)] if run else []
        box = next((r for r in reversed(over) if r.form in (Form.MARKER, Form.META, Form.DEBRIS)), None)
        body = " ".join(self.readings[i].text for i in self.prose)
        stems = {
            i: [word[:-1] if len(word) > 5 else word for word in self.readings[i].text.split()] for i in run
        }
        named = [i for i in run if all(stem.lower() in body.lower() for stem in stems[i])]
        boxed = box is not None and box.form is Form.MARKER
        short = all(len(self.readings[i].text.split()) <= 3 for i in run)
        return set(run) if len(run) >= 2 and not boxed and short and len(named) >= 0.5 * len(run) else set()

    def _tags_follow(self, number: int) -> bool:
        following = []
        for reading in self.readings[number + 1 : number + 12]:
            if reading.form not in (Form.SHORT, Form.SECTION):
                break
            following.append(reading.text)
        if not following:
            return False
        tags = [text for text in following if all(is_tag(tag) for tag in split_listed_tags(text))]
        return len(tags) >= max(1, 0.7 * len(following)) and all(len(text.split()) <= 4 for text in tags)

    def _foot_kind(self, number: int) -> RemovedKind:
        for earlier in range(number - 1, self.end - 1, -1):
            reading = self.readings[earlier]
            if reading.form is Form.MARKER and reading.kind is not RemovedKind.NAVIGATION:
                return reading.kind
        text = self.readings[number].text
        if re.search(vocabulary.header("byline", "bio"), text) and len(text) < 400:
            return RemovedKind.BYLINE
        return RemovedKind.RELATED


@cache
def _release() -> re.Pattern[str]:
    words = vocabulary.alternatives(vocabulary.header("outlet", "releases"))
    return re.compile(rf"(?:{words})(?:\s+(?:Nr|Nummer|vom|zu[mr]?|des|der|[-–|:]|\d).*|\s*:?)$")


def is_release(text: str) -> bool:
    """Whether a line announces an office's own text: "Pressemitteilung Nr. 12/2026"."""
    return _release().fullmatch(text.strip(" -–|")) is not None or house_of_release(text) is not None


def house_of_release(text: str) -> str | None:
    """The office in "Europäische Kommission - Pressemitteilung"."""
    house, dash, word = text.rpartition(" - ") if " - " in text else text.rpartition(" – ")
    known = dash and word.strip() in vocabulary.header("outlet", "releases") and len(house.split()) <= 6
    return house.strip() if known else None


def _ends_sentence(text: str) -> bool:
    return bool(re.search(r"[.!?…][\"“”«»‘’)]*$", text)) and len(text.split()) >= 2


def _is_bio(text: str, authors: set[str]) -> bool:
    """ "Anna Beispiel ist Redakteurin im Ressort Politik." at the end is about the author."""
    name = re.match(name_pattern(), text)
    if len(text) >= 400 or name is None:
        return False
    known = name[0] in authors or is_person(name[0])
    return (
        known
        and re.match(rf"\s(?=.{{0,60}}{vocabulary.header('byline', 'bio')})", text[name.end() :]) is not None
    )


def _opens_with_format(text: str) -> bool:
    """ "Liveblog zu den Haushaltsgesprächen" over a headline is a kicker."""
    joined = re.search(r"\||\+\+|:\s", text) is not None
    return not joined and re.split(r"[\s:|]", text)[0] in vocabulary.header("outlet", "formats")


def _listed(text: str) -> bool:
    return bool(re.match(r"(?:[-–—•*·▪►➤✓]|\d{1,2}[.)])\s+\S", text))


def _opens_caption(text: str) -> bool:
    openings = vocabulary.header("credit", "openings")
    return any(re.match(rf"{re.escape(word)}\s*:", text) for word in openings) and len(text) < 400


def _attribution(text: str) -> bool:
    """ "Anna Beispiel, Ministerin" under a pulled-out quotation."""
    return is_person(re.split(r"[,(–]", text.lstrip("–—- "))[0]) and len(text) < 90


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """Return the letters and digits of a text, for comparing repeats."""
    return "".join(char for char in text.lower() if char.isalnum())
