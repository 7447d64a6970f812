"""Takes the fields of an article from its placed lines, one function for each role."""

from __future__ import annotations

import re

from lagebild.lexicon import group
from lagebild.model.article import RemovedKind
from lagebild.sources import vocabulary
from lagebild.sources.classify import Form, Reading
from lagebild.sources.credits import agencies_in, name_pattern, read_byline, read_credits
from lagebild.sources.gather.draft import Draft, like_a_house, squeeze
from lagebild.sources.gather.houses import issue_of, sender, studios, take_copyright, take_url
from lagebild.sources.headline import split_headline
from lagebild.sources.layout import Placed, Role, house_of_release, is_release
from lagebild.sources.layout.forms import opens_with_section
from lagebild.sources.outlets import houses_in
from lagebild.sources.segments import Segment
from lagebild.sources.stamps import find_stamps, parse_stamp
from lagebild.sources.wire import wire_stamp


def _take_title(draft: Draft, item: Placed) -> None:
    if cut := item.reading.cut:
        for other in draft.kicker:
            draft.remove(RemovedKind.NAVIGATION, other)
        draft.kicker = [item.reading.text[:cut].rstrip(" :")]
        draft.title = item.reading.text[cut:]
        return
    text = _without_label(draft, item.reading.text).lstrip(" :|")
    if number := re.match(r"1\.\s(?=\S)", text):
        draft.remove(RemovedKind.OTHER, number[0])
        text = text[number.end() :]
    headline = split_headline(text, dashed=not draft.wire_form)
    draft.title = re.sub(r"\s=+$", "", headline.title) if draft.wire_form else headline.title
    if headline.kicker:
        draft.kicker.append(headline.kicker)
    draft.section = headline.section or draft.section
    if headline.outlet:
        draft.outlets.append((2, headline.outlet))
    if headline.suffix:
        draft.remove(RemovedKind.SOURCE, headline.suffix)


_LABEL = re.compile(
    r"\(?(?:[A-ZÄÖÜ][A-Za-zäöüß]{0,14}\+\)?:?\s+(?=[A-ZÄÖÜ„»\"]\w)"
    r"|(?:[Aa]bo\+?|ABO\+?|[Pp]lus|PLUS|Premium|PREMIUM)\)?:?\s+(?=[A-ZÄÖÜ„»\"]\w+ \S))"
)
"""A label of the paywall before kicker or headline: "WK+ Streit um den Hafen"."""


def _without_label(draft: Draft, text: str) -> str:
    label = _LABEL.match(text)
    draft.remove(RemovedKind.PAYWALL, label[0] if label else "")
    return text[label.end() :] if label else text


def _take_kicker(draft: Draft, item: Placed) -> None:
    text = _without_label(draft, item.reading.text)
    if is_release(text):
        if house := house_of_release(text):
            draft.outlets.append((1.5, house))
            draft.remove(RemovedKind.SOURCE, text)
            return
        draft.section = draft.section or re.split(r"\s+(?:Nr|vom|\d|[|:-])", text)[0]
        draft.remove(RemovedKind.SOURCE, text)
        return
    if opens_with_section(text):
        draft.section, _, text = text.partition(" | ")
    draft.kicker.append(text.rstrip(" :|"))
    if text != text.rstrip(" :|"):
        draft.remove(RemovedKind.OTHER, text[len(text.rstrip(" :|")) :])


def _take_section(draft: Draft, item: Placed) -> None:
    names = [part for part in item.reading.segments if part.part == "section"]
    text = item.reading.text
    draft.remove(RemovedKind.NAVIGATION, draft.section or "")
    if not names and len(text.split()) <= 3:
        draft.section = text
        return
    if names:
        draft.section = text[names[-1].start : names[-1].end]
    if text != draft.section:
        draft.remove(RemovedKind.NAVIGATION, text)


def _take_lead(draft: Draft, item: Placed) -> None:
    draft.lead = squeeze(item.reading.text)
    draft.paragraphs.append(draft.lead)


def _take_body(draft: Draft, item: Placed) -> None:
    paragraph = squeeze(item.reading.text)
    if item.reading.form is Form.CORRECTION and draft.correction is None:
        draft.correction = paragraph
    draft.paragraphs.append(paragraph)


def _take_caption(draft: Draft, item: Placed) -> None:
    reading = item.reading
    if item.boxed:
        draft.remove(RemovedKind.IMAGE_NAME, reading.text)
        return
    caption = squeeze(reading.caption or reading.text)
    opening = re.match(
        rf"(?:{vocabulary.alternatives(vocabulary.header('credit', 'openings'))})\s*:\s*", caption
    )
    if opening:
        draft.remove(RemovedKind.OTHER, opening[0])
        caption = caption[opening.end() :]
    caption = re.sub(r"^(?:Bild|Foto|Symbolbild|Archivbild):\s*(?=\S)", "", caption)
    if credit := re.search(r"\s*\((?:Quelle|Foto|Fotos|Bild)\s?:[^()]{2,60}\)$", caption):
        draft.remove(RemovedKind.CREDIT, credit[0])
        caption = caption[: credit.start()]
    if caption not in draft.captions:
        draft.captions.append(caption)
    else:
        draft.remove(RemovedKind.REPEATED_TITLE, caption)
    label = re.match(r"(?:Bild|Foto|Symbolbild|Archivbild):", reading.text)
    draft.remove(RemovedKind.OTHER, label[0] if label else "")
    draft.remove(RemovedKind.CREDIT, reading.credit)


def _take_tags(draft: Draft, item: Placed) -> None:
    tags = list(item.reading.tags)
    if not tags:
        from lagebild.sources.tags import split_listed_tags

        tags = split_listed_tags(item.reading.text)
    draft.tags += [tag for tag in tags if tag not in draft.tags]
    label = item.reading.text.partition(":")[0] if ":" in item.reading.text[:40] else ""
    draft.remove(RemovedKind.OTHER, label + ":" if label else "")
    draft.remove(RemovedKind.RELATED, item.reading.rest)


def _note_hour(draft: Draft, text: str) -> None:
    """Keep the hour of "heute um 17:45 Uhr": the day stands elsewhere."""
    today = re.search(r"\b[Hh]eute,?\s(?:um\s)?(\d{1,2})[.:](\d{2})\b", text) if len(text) <= 80 else None
    if today and int(today[1]) < 24 and int(today[2]) < 60:
        draft.hour = draft.hour or (int(today[1]), int(today[2]))


def _take_meta(draft: Draft, item: Placed) -> None:
    reading = item.reading
    _note_hour(draft, reading.text)
    if reading.form is Form.WIRE:
        draft.wire_form = True
        draft.wire = draft.wire or wire_stamp(reading.text)
        writer = re.match(
            rf"[-(\s]*(?:Autor|Autorin|Autoren|Bericht von)\s*:?\s*(?P<name>{name_pattern()})", reading.text
        )
        if writer:
            draft.authors.append(writer["name"])
        elif closing := re.match(
            r"\(Schluss\)\s+(?P<codes>[a-zäöüß]{2,4}(?:/[a-zäöüß]{2,4})*)$", reading.text
        ):
            draft.authors += closing["codes"].split("/")
        elif own := re.match(r"=\s?(?P<line>[^()=]+\((?P<items>[\w/-]+)\))", reading.text):
            draft.dateline = own["line"]
            draft.agencies += read_credits(own["items"]).agencies
        elif reading.text.startswith("="):
            draft.authors += read_byline(reading.text.strip("= "))
    if not reading.segments:
        draft.remove(reading.kind, reading.text)
        return
    if house := _house_before(reading, over=draft.title is None):
        draft.outlets.append((0.9, house))
    edges = [part.start for part in reading.segments[1:]]
    pieces = zip([0, *edges], [*edges, len(reading.text)], reading.segments, strict=True)
    for start, end, part in pieces:
        piece = reading.text[start:end]
        if reading.credit and end == len(reading.text):
            piece = piece.removesuffix(reading.credit)
        if not (item.boxed and part.part in ("byline", "stamp")):
            _take_segment(draft, part, reading.text[part.start : part.end], foot=item.foot)
        draft.remove(part.kind, piece)
    draft.remove(RemovedKind.CREDIT, reading.credit)


def _house_before(reading: Reading, *, over: bool) -> str | None:
    """The house before a date: "EXTRABLATT | 08.02.2026" ``over`` the headline, elsewhere only where its name
    tells that it is one ("Hafenkurier, 08.02.2026, 18:42 Uhr")."""
    before = re.match(r"(?P<house>[^|•,]{3,40}?)\s?[|•,]\s?", reading.text)
    if before is None or before.end() != reading.segments[0].start or not like_a_house(before["house"]):
        return None
    house = before["house"]
    press = house.lower().endswith(tuple(vocabulary.header("outlet", "press_words")))
    named = press or (over and before[0].rstrip()[-1] in "|•")
    return house if named and house not in vocabulary.known_places() else None


def _take_segment(draft: Draft, part: Segment, text: str, *, foot: bool) -> None:
    if part.stamp is not None:
        draft.stamps.append((part.stamp, 2 if foot else int(len(draft.paragraphs) > 1)))
    elif part.part == "byline":
        draft.authors += read_byline(text)
        draft.outlets += studios(text)
    elif part.part == "source":
        draft.outlets += studios(text)
        draft.credit(_without_opener(text), 4)
    elif part.kind is RemovedKind.SOURCE and (issue := issue_of(text)):
        draft.outlets.append((3, issue))
    elif part.part == "outlet":
        draft.outlets.append((0.4 if len(text) <= 2 else 0.6 if foot else 1, text))
    elif part.part == "section" and draft.section is None:
        draft.section = text


def _take_removed(draft: Draft, item: Placed) -> None:
    reading = item.reading
    if reading.form in (Form.META, Form.WIRE):
        _take_meta(draft, item)
        return
    if reading.form is Form.MAIL:
        draft.mailed += find_stamps(reading.text)
        draft.outlets += [(0.8, house) for house in sender(reading.text)]
    if reading.form is Form.DEBRIS and reading.kind is RemovedKind.COPYRIGHT:
        take_copyright(draft, reading)
    if reading.form is Form.DEBRIS and reading.kind is RemovedKind.PAYWALL and "gehört zu" in reading.text:
        draft.outlets += [(2.1, house) for house in houses_in(reading.text)[:1]]
    if reading.form is Form.DEBRIS and reading.kind is RemovedKind.NAVIGATION and "." in reading.text:
        take_url(draft, reading.text)
    if item.kind is RemovedKind.RELATED and re.match(r"(?:Über|Diese)\b", reading.text):
        draft.broadcast = draft.broadcast or parse_stamp(reading.text)
    if reading.kind is RemovedKind.SOURCE and (issue := issue_of(reading.text)):
        draft.outlets.append((3, issue))
    if item.kind is RemovedKind.SOURCE and item.foot and reading.form in (Form.SHORT, Form.PROSE):
        draft.agencies += agencies_in(reading.text)
    programme = re.search(
        r"berichteten?\s+(?:auch\s)?(?:die |das |der )?([\w.-]+(?: Info| Kultur)?)", reading.text
    )
    if (
        item.kind is RemovedKind.RELATED
        and programme
        and programme[1][0].isalpha()
        and "Thema" in reading.text
    ):
        draft.outlets.append((0.7, programme[1]))
    if reading.kind is RemovedKind.SHARE and (
        app := re.search(r"App [„»\"“](?P<house>[^„“”«»\"]{3,40})[“”«\"]", reading.text)
    ):
        draft.outlets.append((0.9, app["house"]))
    _note_hour(draft, reading.text)
    if item.kind is RemovedKind.DATE and not reading.segments:
        draft.stamps += [(stamp, int(len(draft.paragraphs) > 1)) for stamp in find_stamps(reading.text)]
    if item.kind is RemovedKind.RELATED and re.search(r"Programm|berichte|gesendet|Sendung", reading.text):
        draft.outlets += [(0.6, house) for house in houses_in(reading.text)[:1]]
    for part in reading.segments:
        if part.part == "section" and draft.section is None and not item.foot:
            draft.section = reading.text[part.start : part.end]
    draft.remove(item.kind, reading.text)


def _without_opener(text: str) -> str:
    openers = vocabulary.alternatives(vocabulary.header("source", "openers"))
    return re.sub(rf"^\(?(?:(?:(?:{openers})\s*:?|[Vv]on\s)\s*)+", "", text)


def _house_of_masthead(text: str) -> str:
    """The house in "Nordwelle - Startseite", "Hauptstadtbote | Liveblog", "Stadtkurier+", "Bote App"."""
    formats = vocabulary.alternatives(
        [*vocabulary.header("outlet", "formats"), *group("sources", "behind_masthead")]
    )
    if re.match(r"\S+ [–-] (?:[Dd]er|[Dd]ie|[Dd]as) ", text):
        text = re.split(r" [–-] ", text)[0]
    text = re.sub(rf"\s*(?:[|–—-]\s*|\s)(?:{formats})$", "", text.strip(" *←→‹›«»|"))
    text = re.sub(r"\s[–-]\s(?i:Pressestelle|Presse|Kommunikation|Öffentlichkeitsarbeit)$", "", text)
    return re.sub(r"^(?:der|des|von)\s|\+$", "", text)


def _take_outlet(draft: Draft, item: Placed) -> None:
    house, _, section = item.reading.text.partition(" / ")
    if section.lower() in vocabulary.sections():
        draft.section = draft.section or section
        draft.outlets.append((1.5, house))
        draft.remove(RemovedKind.SOURCE, item.reading.text)
        return
    draft.outlets.append((1.5, _house_of_masthead(item.reading.text)))
    draft.remove(RemovedKind.SOURCE, item.reading.text)


TAKE = {
    Role.TITLE: _take_title,
    Role.KICKER: _take_kicker,
    Role.SECTION: _take_section,
    Role.LEAD: _take_lead,
    Role.BODY: _take_body,
    Role.CAPTION: _take_caption,
    Role.TAGS: _take_tags,
    Role.META: _take_meta,
    Role.OUTLET: _take_outlet,
    Role.REMOVED: _take_removed,
}
