"""What each line of a paste is by itself, before its place among the others is weighed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from lagebild.model.article import RemovedKind
from lagebild.sources import vocabulary
from lagebild.sources.archives import archive_line
from lagebild.sources.captions import is_image_name, split_credit
from lagebild.sources.lines import Line
from lagebild.sources.outlets import find_outlet
from lagebild.sources.segments import Segment, Segmented, is_credit_list, segment
from lagebild.sources.stamps import find_stamps
from lagebild.sources.tags import looks_like_tag_list, split_glued_tags, split_listed_tags, tag_label
from lagebild.sources.vocabulary import UPPER


class Form(Enum):
    """The form of a line. PROSE and SHORT are what is left when nothing else fits."""

    PROSE = auto()
    SHORT = auto()
    META = auto()
    """Stamps, bylines, source credits, with whatever buttons stand among them."""
    DEBRIS = auto()
    MARKER = auto()
    """The heading of a box: "Mehr zum Thema", "Kommentare"."""
    CAPTION = auto()
    CREDIT = auto()
    IMAGE = auto()
    TAGS = auto()
    WIRE = auto()
    MAIL = auto()
    """The head of a mail: sender, date, receiver, subject."""
    OUTLET = auto()
    SECTION = auto()
    CORRECTION = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A line and what it is by itself."""

    line: Line
    form: Form
    kind: RemovedKind = RemovedKind.OTHER
    segments: tuple[Segment, ...] = ()
    caption: str = ""
    credit: str = ""
    tags: tuple[str, ...] = ()
    rest: str = ""
    opens: tuple[str, ...] = field(default=())
    cut: int = 0
    """Where the headline begins behind its kicker, where the page tells it; 0: not known."""

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.line.text


def classify(line: Line) -> Reading:
    """Return what a line is by itself; the first recogniser that is certain decides."""
    text = line.text
    if not any(char.isalnum() for char in text):
        return Reading(line=line, form=Form.DEBRIS)
    if any(pattern.fullmatch(text) for pattern in vocabulary.corrections()):
        return Reading(line=line, form=Form.CORRECTION)
    opens = vocabulary.marker_kinds(text)
    if opens:
        return Reading(line=line, form=Form.MARKER, opens=opens, kind=_kind_of_marker(opens))
    for recognise in (
        _mail_head,
        _archive,
        _credit_list,
        _wire,
        _tags,
        _image,
        _published,
        _site_row,
        _debris_line,
        _credit,
        _header,
        _menu,
    ):
        reading = recognise(line)
        if reading is not None:
            return reading
    return Reading(line=line, form=Form.PROSE if is_prose(text) else Form.SHORT)


_ENDS = re.compile(
    r"[.!?…:]\)?[\"“”«»‘’'›‹]*"
    r"(?:\s?\([\w/, .-]{2,60}\)|\s[a-zäö]{2,4}(?:/\w{2,8})+"
    r"|\s(?:dpa|afp|AFP|apa|APA|sda|[A-ZÄÖÜ]{2,4}-[A-ZÄÖÜ]{2,4})"
    r"|/[a-zäö]{2,4}(?:/(?:DP|[a-zäö]{2,4})){1,3})?$"
)
"""The end of a sentence, also with a credit behind it: "... sagte er. (dpa/ses)"."""


def is_prose(text: str) -> bool:
    """Whether a line reads as a paragraph, no headline: it ends like a sentence and is not too short."""
    if re.search(r"\b[a-z]\.\s?[A-Z]\.$", text) and len(text) < 120:
        return False
    ends = _ENDS.search(text)
    if len(text) >= 220:
        return True
    if not ends:
        return False
    words = len(text.split())
    sentences = len(re.findall(rf"[.!?][\"“”«»]?\s+[„»\"“«]?[{UPPER}]", text)) + 1
    if ends[0][0] in ".…":
        return words >= 5 or (sentences > 1 and words >= 4)
    if text.endswith(":"):
        return words >= 8
    return len(text) >= 130 or (sentences > 1 and len(text) >= 90)


def _kind_of_marker(opens: tuple[str, ...]) -> RemovedKind:
    return RemovedKind.RELATED if opens[0] == "tags" else RemovedKind(opens[0])


def _mail_head(line: Line) -> Reading | None:
    """Recognise "Von: Redaktion <brief@beispiel.de>", "Gesendet: Montag, 2. März 2026", "Betreff: ..."."""
    match = re.match(vocabulary.header("mail", "head"), line.text)
    if match is None or len(line.text) > 200:
        return None
    return Reading(
        line=line, form=Form.MAIL, kind=RemovedKind.WIRE_HEADER, segments=segment(line.text).segments
    )


def _archive(line: Line) -> Reading | None:
    segments = archive_line(line.text)
    return Reading(line=line, form=Form.META, segments=segments) if segments else None


def _tags(line: Line) -> Reading | None:
    labelled = tag_label().match(line.text)
    if labelled and looks_like_tag_list(labelled["tags"]):
        return Reading(line=line, form=Form.TAGS, tags=tuple(split_listed_tags(labelled["tags"])))
    if re.fullmatch(r"(?:#[\w-]+[\s,]*){2,}", line.text):
        return Reading(line=line, form=Form.TAGS, tags=tuple(split_listed_tags(line.text)))
    if re.search(r"[-_]\w+[-_]\w+[-_]\w+[-_]", line.text) and " " not in line.text:
        return None
    header = segment(line.text)
    if header.cover > 0.5:
        return None
    glued = split_glued_tags(line.text)
    if glued:
        return Reading(line=line, form=Form.TAGS, tags=tuple(glued[0]), rest=glued[1])
    return None


def _wire(line: Line) -> Reading | None:
    if is_credit_list(line.text) or re.match(r"[(\[]?(?:Foto|Fotos|Bild|Grafik|Quelle)\s?:", line.text):
        return None
    text = re.sub(r" {2,}", " ", line.text)
    pictured = split_credit(text) if "/" in text and not text.endswith("/") else None
    if pictured is not None and not pictured[0]:
        return None
    if any(pattern.fullmatch(text) for pattern in vocabulary.wire_shapes()):
        return Reading(line=line, form=Form.WIRE, kind=RemovedKind.WIRE_HEADER)
    return None


def _image(line: Line) -> Reading | None:
    if is_image_name(line.text):
        return Reading(line=line, form=Form.IMAGE, kind=RemovedKind.IMAGE_NAME)
    return None


def _debris_line(line: Line) -> Reading | None:
    text = re.sub(r"^[▶►▸🔊🎧📷🔖📺🎬»›➔➜➤→⇒•]+\s*", "", line.text)
    for shape in vocabulary.line_shapes():
        if len(text) <= shape.longest and shape.pattern.fullmatch(text):
            if shape.kind is RemovedKind.COPYRIGHT and _is_photo_credit(text):
                continue
            form = Form.IMAGE if shape.kind is RemovedKind.IMAGE_NAME else Form.DEBRIS
            return Reading(line=line, form=form, kind=shape.kind)
    return None


def is_signed_by_house(text: str) -> bool:
    """ "© SZ/eb/kru": a house and initials close an article and credit no picture."""
    match = re.fullmatch(r"©\s?(?P<house>[\w.]+)(?:/(?:[a-zäöü]{2,4}|dpa|AFP|epd))+", text)
    return match is not None and find_outlet(match["house"]) is not None


def _is_photo_credit(text: str) -> bool:
    """Whether "© ..." credits a picture: no year, no rights, and not merely the outlet's name."""
    if re.search(r"(?:19|20)\d\d|[Rr]echte|rights|-infocom|GmbH|\bAG\b", text):
        return False
    if is_signed_by_house(text):
        return False
    name = re.sub(r"^(?:©|\(c\)|Copyright)\s*", "", text).strip(" .")
    press = any(name.lower().endswith(word) for word in vocabulary.header("outlet", "press_words"))
    return find_outlet(name) is None and not (press and "/" not in name)


def _credit(line: Line) -> Reading | None:
    parts = split_credit(line.text)
    if parts is None or is_signed_by_house(line.text):
        return None
    caption, credit = parts
    if not caption:
        return Reading(line=line, form=Form.CREDIT, kind=RemovedKind.CREDIT, credit=credit)
    header = segment(caption)
    if header.cover >= 0.75 and header.segments:
        return Reading(line=line, form=Form.META, segments=header.segments, caption="", credit=credit)
    if len(caption) > 450:
        return None
    return Reading(line=line, form=Form.CAPTION, caption=caption, credit=credit)


def _with_place(text: str, found: Segmented) -> Segmented:
    """ "Altenbrück, 24.11.2025": a place before the date belongs to it."""
    place = re.match(rf"[{UPPER}][\w.-]+(?:[ /][{UPPER}(][\w.()-]+){{0,2}},?\s(?:den\s|am\s)?", text)
    first = found.segments[0]
    if place and first.part == "stamp" and place.end() == first.start:
        return Segmented(
            segments=found.segments, cover=1.0 if first.end >= len(text) - 1 else found.cover + 0.2
        )
    return found


def _published(line: Line) -> Reading | None:
    """Recognise "Dieser Inhalt wurde am 5. Februar 2026 um 14:21 Uhr veröffentlicht"."""
    match = re.fullmatch(vocabulary.header("stamp_sentence", "pattern"), line.text)
    stamps = find_stamps(line.text) if match else []
    if match is None or not stamps:
        return None
    means = "updated" if match["verb"] in vocabulary.header("stamp_sentence", "updated") else "published"
    stamp = replace(stamps[0], means=means)
    part = Segment(start=stamp.start, end=stamp.end, part="stamp", kind=RemovedKind.DATE, stamp=stamp)
    return Reading(line=line, form=Form.META, segments=(part,))


def _site_row(line: Line) -> Reading | None:
    """Recognise the site's name and sections in a row without bars: "Startseite Panorama Politik"."""
    words = line.text.split()
    if not 2 <= len(words) <= 6 or line.text.lower() in vocabulary.sections() or find_outlet(line.text):
        return None
    house = next((n for n in range(min(3, len(words) - 1), 0, -1) if find_outlet(" ".join(words[:n]))), 0)
    known = vocabulary.sections()
    if not all(word.lower() in known or word in ("&", "und") for word in words[house:]):
        return None
    edges = [sum(len(word) + 1 for word in words[:n]) for n in (house, len(words) - 1)]
    parts = [
        Segment(start=edges[1], end=len(line.text), part="section", kind=RemovedKind.NAVIGATION),
        Segment(start=0, end=max(0, edges[0] - 1), part="outlet", kind=RemovedKind.SOURCE),
    ]
    segments = tuple(sorted(parts if house else parts[:1], key=lambda part: part.start))
    form = Form.META if house else Form.SECTION
    return Reading(line=line, form=form, kind=RemovedKind.NAVIGATION, segments=segments)


def _is_dated_row(text: str, found: Segmented) -> bool:
    """ "30.01.2026 - Pressemitteilung - Außenwirtschaft": a date and short names between dashes or bars."""
    pieces = [piece.strip() for piece in re.split(r"\s[–—|•·-]\s", text)]
    stamp = next((part for part in found.segments if part.part == "stamp"), None)
    if len(pieces) < 2 or stamp is None or len(text) > 110:
        return False
    dated = text[stamp.start : stamp.end]
    signed = [text[part.start : part.end] for part in found.segments if part.part == "byline"]
    others = [piece for piece in pieces if piece not in dated and dated not in piece]
    buttons = [text[part.start : part.end] for part in found.segments if part.part == "debris"]
    others = [piece for piece in others if not any(piece in name for name in (*signed, *buttons))]
    return len(others) < len(pieces) and all(
        len(piece.split()) <= 3
        and (piece[:1].isupper() or re.search(r"\d", piece))
        and not re.search(r"[.?!:„\"]", piece.replace("Nr.", "Nr"))
        for piece in others
    )


def _credit_list(line: Line) -> Reading | None:
    """Recognise agencies, house and initials between slashes: "NORDFUNK/dpa/AFP/Reuters", "mlk/dpa"."""
    if vocabulary.phrases().fullmatch(line.text):
        return None
    if re.fullmatch(r"[−–—-]?\s?\(?[a-zäö]{2,4}(?:/[a-zäö]{2,4})*\)?", line.text):
        part = Segment(start=0, end=len(line.text), part="source", kind=RemovedKind.BYLINE)
        return Reading(line=line, form=Form.META, segments=(part,))
    if "/" not in line.text or not re.fullmatch(r"[\w.-]+(?:\s?/\s?[\w.-]+)+", line.text):
        return None
    if split_credit(line.text) and not re.search(r"/\s?(?:dpa|AFP|afp|APA|Reuters|sda|SDA)\b", line.text):
        return None
    if not is_credit_list(line.text):
        return None
    return Reading(line=line, form=Form.META, segments=segment(line.text).segments)


def _menu(line: Line) -> Reading | None:
    """Recognise a row of short words between bars: "Abo | E-Paper | Anzeigen | Trauer"."""
    if re.match(r"(?:Startseite|Home|Start|Sie sind hier:?)\s*[>›»|/]", line.text) and len(line.text) < 160:
        return Reading(line=line, form=Form.DEBRIS, kind=RemovedKind.NAVIGATION)
    items = [item.strip() for item in re.split(r"[|·•]|\s{2,}", line.text)]
    if len(items) >= 3 and len(line.text) <= 140 and all(1 <= len(item.split()) <= 3 for item in items):
        return Reading(line=line, form=Form.DEBRIS, kind=RemovedKind.NAVIGATION)
    return None


def _remarked(text: str, end: int) -> bool:
    """Whether a date is followed by a short remark in brackets alone: "21.02.2026 (korrigierte Fassung)"."""
    return re.fullmatch(r"[\s,–-]*\([^()]{3,40}\)\s*", text[end:]) is not None


def _header(line: Line) -> Reading | None:
    found = segment(line.text)
    if not found.segments:
        return None
    if found.has("stamp", "byline", "source"):
        found = _with_place(line.text, found)
        if _is_dated_row(line.text, found):
            return Reading(line=line, form=Form.META, segments=found.segments)
        if found.has("stamp") and found.has("source") and found.cover >= 0.45 and len(line.text) <= 90:
            return Reading(line=line, form=Form.META, segments=found.segments)
        if found.segments[0].part == "stamp" and _remarked(line.text, found.segments[0].end):
            return Reading(line=line, form=Form.META, segments=found.segments)
        enough = 0.6 if found.has("stamp") and found.segments[0].start == 0 else 0.75
        if found.cover >= enough and not (is_prose(line.text) and found.cover < 0.9):
            return Reading(line=line, form=Form.META, segments=found.segments)
        return None
    if found.cover < 0.85:
        return None
    if all(part.part == "section" for part in found.segments):
        return Reading(line=line, form=Form.SECTION, kind=RemovedKind.NAVIGATION, segments=found.segments)
    if found.has("section") and any(part.kind is RemovedKind.NAVIGATION for part in found.segments):
        return Reading(line=line, form=Form.SECTION, kind=RemovedKind.NAVIGATION, segments=found.segments)
    if found.has("outlet"):
        form = Form.OUTLET if len(found.segments) == 1 else Form.META
        return Reading(line=line, form=form, kind=RemovedKind.SOURCE, segments=found.segments)
    kinds = Counter(part.kind for part in found.segments)
    return Reading(line=line, form=Form.DEBRIS, kind=kinds.most_common(1)[0][0], segments=found.segments)
