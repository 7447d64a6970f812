"""Reads an article from what was pasted from a web page, an app, a mail or a wire."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from lagebild.model.article import Article, Removed, RemovedKind
from lagebild.sources import vocabulary
from lagebild.sources.classify import Form, Reading, classify
from lagebild.sources.credits import agencies_in, are_initials_of, name_pattern, read_byline, read_credits
from lagebild.sources.dateline import find_dateline
from lagebild.sources.headline import split_colon, split_headline
from lagebild.sources.layout import Placed, Role, arrange, house_of_release, is_release
from lagebild.sources.layout.forms import opens_with_section
from lagebild.sources.lines import split_lines
from lagebild.sources.outlets import find_outlet, find_outlet_of_url, houses_in, outlets_mentioned
from lagebild.sources.segments import Segment
from lagebild.sources.stamps import DEFAULT_ZONE, Stamp, find_stamps, parse_stamp
from lagebild.sources.wire import wire_stamp


@dataclass(slots=True, kw_only=True)
class _Draft:
    """What has been gathered so far."""

    paragraphs: list[str] = field(default_factory=list)
    kicker: list[str] = field(default_factory=list)
    title: str | None = None
    title_known: bool = False
    lead: str | None = None
    dateline: str | None = None
    section: str | None = None
    outlets: list[tuple[float, str]] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    stamps: list[tuple[Stamp, int]] = field(default_factory=list)
    """With where they stood: 0 head, 1 within the body, 2 foot."""
    mailed: list[Stamp] = field(default_factory=list)
    """When the mail was sent: where the article itself gives no hour of that day."""
    wire: Stamp | None = None
    broadcast: Stamp | None = None
    """When a broadcast about the article went out: the day, where nothing else tells it."""
    wire_form: bool = False
    correction: str | None = None
    url: str | None = None

    def remove(self, kind: RemovedKind, text: str) -> None:
        text = text.strip()
        if text:
            self.removed.append(Removed(kind=kind, text=text))

    def credit(self, text: str, weight: float) -> None:
        """Take outlet, agencies and authors from a credit.

        A house that no table knows is the first item, written like a name ("DIE LATERNE, AFP, Reuters"); a
        lone code after "Quelle:" is an agency's.
        """
        found = read_credits(text)
        if found.outlet:
            self.outlets.append((weight, found.outlet))
        elif (
            found.unknown
            and text.strip(" (:").startswith(found.unknown[0])
            and _like_a_house(found.unknown[0])
            and not re.fullmatch(r"[A-ZÄÖÜ]{1,4}(?:-[A-ZÄÖÜ]{1,4})?", found.unknown[0])
        ):
            self.outlets.append((weight - 0.5, found.unknown[0]))
        self.agencies += found.agencies
        if not (found.outlet or found.agencies or found.unknown) and len(found.authors) == 1:
            code = found.authors[0]
            if 3 <= len(code) <= 5 and code.islower() and not self.agencies:
                self.agencies.append(code)
                return
        self.authors += found.authors


def read_paste(text: str, *, article_id: str, source: str, title: str | None = None) -> Article:
    """Return the article in a tidied paste (see ``decode.tidy``); ``title`` where it is known beforehand.

    All that is not title, kicker, lead, body, caption or tag is in ``removed`` with its kind; nothing of the
    paste is lost.
    """
    placed = arrange([classify(line) for line in split_lines(text)], title)
    draft = _Draft(title_known=title is not None)
    for item in placed:
        _TAKE[item.role](draft, item)
    _strip_ends(draft)
    return _article(draft, article_id, source)


def _take_title(draft: _Draft, item: Placed) -> None:
    headline = split_headline(item.reading.text.lstrip(" :|"))
    draft.title = headline.title
    if headline.kicker:
        draft.kicker.append(headline.kicker)
    draft.section = headline.section or draft.section
    if headline.outlet:
        draft.outlets.append((2, headline.outlet))
    if headline.suffix:
        draft.remove(RemovedKind.SOURCE, headline.suffix)


def _take_kicker(draft: _Draft, item: Placed) -> None:
    text = item.reading.text
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


def _take_section(draft: _Draft, item: Placed) -> None:
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


def _take_lead(draft: _Draft, item: Placed) -> None:
    draft.lead = _squeeze(item.reading.text)
    draft.paragraphs.append(draft.lead)


def _take_body(draft: _Draft, item: Placed) -> None:
    paragraph = _squeeze(item.reading.text)
    if item.reading.form is Form.CORRECTION and draft.correction is None:
        draft.correction = paragraph
    draft.paragraphs.append(paragraph)


def _take_caption(draft: _Draft, item: Placed) -> None:
    reading = item.reading
    caption = _squeeze(reading.caption or reading.text)
    opening = re.match(
        rf"(?:{vocabulary.alternatives(vocabulary.header('credit', 'openings'))})\s*:\s*", caption
    )
    if opening:
        draft.remove(RemovedKind.OTHER, opening[0])
        caption = caption[opening.end() :]
    if caption not in draft.captions:
        draft.captions.append(caption)
    else:
        draft.remove(RemovedKind.REPEATED_TITLE, caption)
    label = re.match(r"(?:Bild|Foto|Symbolbild|Archivbild):", reading.text)
    draft.remove(RemovedKind.OTHER, label[0] if label and not caption.startswith(label[0]) else "")
    draft.remove(RemovedKind.CREDIT, reading.credit)


def _take_tags(draft: _Draft, item: Placed) -> None:
    tags = list(item.reading.tags)
    if not tags:
        from lagebild.sources.tags import split_listed_tags

        tags = split_listed_tags(item.reading.text)
    draft.tags += [tag for tag in tags if tag not in draft.tags]
    label = item.reading.text.partition(":")[0] if ":" in item.reading.text[:40] else ""
    draft.remove(RemovedKind.OTHER, label + ":" if label else "")
    draft.remove(RemovedKind.RELATED, item.reading.rest)


def _take_meta(draft: _Draft, item: Placed) -> None:
    reading = item.reading
    if reading.form is Form.WIRE:
        draft.wire_form = True
        draft.wire = draft.wire or wire_stamp(reading.text)
        writer = re.match(
            rf"[-(\s]*(?:Autor|Autorin|Autoren|Bericht von)\s*:?\s*(?P<name>{name_pattern()})", reading.text
        )
        if writer:
            draft.authors.append(writer["name"])
        elif closing := re.match(r"\(Schluss\)\s+(?P<codes>[a-zäö]{2,4}(?:/[a-zäö]{2,4})*)$", reading.text):
            draft.authors += closing["codes"].split("/")
        elif own := re.match(r"=\s?(?P<line>[^()=]+\((?P<items>[\w/-]+)\))", reading.text):
            draft.dateline = own["line"]
            draft.agencies += read_credits(own["items"]).agencies
        elif reading.text.startswith("="):
            draft.authors += read_byline(reading.text.strip("= "))
    if not reading.segments:
        draft.remove(reading.kind, reading.text)
        return
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


def _take_segment(draft: _Draft, part: Segment, text: str, *, foot: bool) -> None:
    if part.stamp is not None:
        draft.stamps.append((part.stamp, 2 if foot else int(len(draft.paragraphs) > 1)))
    elif part.part == "byline":
        draft.authors += read_byline(text)
        draft.outlets += _studios(text)
    elif part.part == "source":
        draft.outlets += _studios(text)
        draft.credit(_without_opener(text), 4)
    elif part.kind is RemovedKind.SOURCE and (issue := _issue(text)):
        draft.outlets.append((3, issue))
    elif part.part == "outlet":
        draft.outlets.append((0.4 if len(text) <= 2 else 0.6 if foot else 1, text))
    elif part.part == "section" and draft.section is None:
        draft.section = text


def _take_removed(draft: _Draft, item: Placed) -> None:
    reading = item.reading
    if reading.form in (Form.META, Form.WIRE):
        _take_meta(draft, item)
        return
    if reading.form is Form.MAIL:
        draft.mailed += find_stamps(reading.text)
        draft.outlets += [(0.8, house) for house in _sender(reading.text)]
    if reading.form is Form.DEBRIS and reading.kind is RemovedKind.COPYRIGHT:
        _take_copyright(draft, reading)
    if reading.form is Form.DEBRIS and reading.kind is RemovedKind.PAYWALL and "gehört zu" in reading.text:
        draft.outlets += [(2.1, house) for house in houses_in(reading.text)[:1]]
    if reading.form is Form.DEBRIS and reading.kind is RemovedKind.NAVIGATION and "." in reading.text:
        _take_url(draft, reading.text)
    if item.kind is RemovedKind.RELATED and re.match(r"(?:Über|Diese)\b", reading.text):
        draft.broadcast = draft.broadcast or parse_stamp(reading.text)
    if reading.kind is RemovedKind.SOURCE and (issue := _issue(reading.text)):
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
    if item.kind is RemovedKind.DATE and not reading.segments:
        draft.stamps += [(stamp, int(len(draft.paragraphs) > 1)) for stamp in find_stamps(reading.text)]
    if item.kind is RemovedKind.RELATED and re.search(r"Programm|berichte|gesendet|Sendung", reading.text):
        draft.outlets += [(0.6, house) for house in houses_in(reading.text)[:1]]
    for part in reading.segments:
        if part.part == "section" and draft.section is None and not item.foot:
            draft.section = reading.text[part.start : part.end]
    draft.remove(item.kind, reading.text)


def _sender(text: str) -> list[str]:
    """The house or agency that a mail is from: "From: "KNA Basisdienst" <basis@...>"."""
    match = re.match(r"(?:Von|From)\s*:\s*\"?(?P<name>[^\"<@]{2,60})", text)
    name = match["name"].strip() if match else ""
    house = name if find_outlet(name) else next(iter([*houses_in(name), *agencies_in(name)]), None)
    return [house] if house else []


def _issue(text: str) -> str | None:
    """Return the paper of "Erschienen in DIE ZEIT Nr. 21/2026", "aus DER SPIEGEL 4/2026"."""
    match = re.search(r"\b(?:in|aus|Aus)\s(?:der\s|dem\s)?(\S.+?)\s(?:Nr\.|Nummer|Ausgabe|Heft|\d)", text)
    return match[1] if match else None


def _take_copyright(draft: _Draft, reading: Reading) -> None:
    infocom = re.search(r"(\w+)-infocom", reading.text)
    if infocom:
        draft.agencies.append(infocom[1])
        draft.wire = draft.wire or wire_stamp(reading.text)
    for piece in re.split(
        r"[©,.|/()–]|\s-\s|\b(?:19|20)\d\d\b|\bAlle\b|\bbei\b|\bCopyright\b|\bGmbH\b|\bAG\b", reading.text
    ):
        piece = piece.strip(" -:")
        if piece.lower() in vocabulary.agency_codes():
            draft.agencies.append(vocabulary.agency_codes()[piece.lower()])
            continue
        if find_outlet(piece):
            draft.outlets.append((2 if "GmbH" in reading.text else 3, piece))
        elif (
            _like_a_house(piece)
            and re.match(r"(?:©|\(c\)|Copyright)", reading.text)
            and "infocom" not in piece
        ):
            draft.outlets.append((2.5, piece))
            return


def _like_a_house(text: str) -> bool:
    """Whether words could name an outlet that no table has: one to five, each capitalised or a small link."""
    words = text.split()
    small = {"der", "die", "das", "am", "im", "für", "und", "e.", "V.", "von"}
    return (
        1 <= len(words) <= 5
        and len(text) > 2
        and words[0][0].isupper()
        and all(word[0].isupper() or word in small for word in words)
        and not re.search(r"[\d:?!]|^(?:Alle|Rechte|Impressum|Datenschutz|Agenturen|Eigene)", text)
    )


def _without_opener(text: str) -> str:
    openers = vocabulary.alternatives(vocabulary.header("source", "openers"))
    return re.sub(rf"^\(?(?:(?:{openers})\s*:?|[Vv]on\s)\s*", "", text)


def _studios(text: str) -> list[tuple[float, str]]:
    """The house behind "NORDFUNK-Studio Kiew"; ARD studios work for many houses and tell nothing."""
    found = re.findall(r"([A-ZÄÖÜ][\w.]*)-(?:[Ss]tudio|Hauptstadtstudio|Korrespondent\w*|Redaktion)", text)
    return [(0.5, house) for house in found if house not in ("ARD", "US", "EU", "Auslands", "Politik")]


def _take_outlet(draft: _Draft, item: Placed) -> None:
    house, _, section = item.reading.text.partition(" / ")
    if section.lower() in vocabulary.sections():
        draft.section = draft.section or section
        draft.outlets.append((1.5, house))
        draft.remove(RemovedKind.SOURCE, item.reading.text)
        return
    draft.outlets.append((1.5, re.sub(r"^(?:der|des|von)\s", "", item.reading.text.strip(" *"))))
    draft.remove(RemovedKind.SOURCE, item.reading.text)


def _take_url(draft: _Draft, text: str) -> None:
    if re.match(r"(?:https?://|www\.)\S+$", text):
        draft.url = draft.url or text
        house = find_outlet_of_url(text)
        if house:
            draft.outlets.append((1, house.name))


_TAKE = {
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

_TRAILING = re.compile(
    r"\s*\((?P<items>[^()]{2,80})\)\.?$"
    r"|(?<=[.!?“\"”])/(?P<slash>[a-zäö]{2,4}(?:/(?:DP|[a-zäö]{2,4})){1,3})$"
    r"|(?<=[.!?“\"”«»])\s+(?P<bare>[a-zäö]{2,4}(?:/\w{2,8})+|dpa|afp|AFP|apa|APA|sda|SDA|epd|KNA|[A-ZÄÖÜ]{2,4}-[A-ZÄÖÜ]{2,4})$"
)


def _strip_ends(draft: _Draft) -> None:
    """Take the dateline off the first paragraphs and the credit ("(dpa/mw)") off the last."""
    context = "\n".join(draft.paragraphs)
    for number, paragraph in enumerate(draft.paragraphs[:4]):
        found = find_dateline(paragraph, context, opening=number <= 1)
        if not found or draft.dateline:
            continue
        draft.dateline = found.text
        draft.agencies = [*found.agencies, *draft.agencies]
        draft.authors += found.authors
        before, after = paragraph[: found.start].strip(), paragraph[found.end :].strip()
        draft.paragraphs[number : number + 1] = [part for part in (before, after) if part]
        if number == 0 and before and (draft.lead == paragraph or draft.lead is None):
            draft.lead = before
        elif draft.lead == paragraph:
            draft.lead = after
    for number in range(len(draft.paragraphs) - 1, max(-1, len(draft.paragraphs) - 4), -1):
        match = _TRAILING.search(draft.paragraphs[number])
        items = (match["items"] or match["bare"] or match["slash"].replace("/DP", "")) if match else ""
        if match and _is_credit(items):
            draft.credit(items, 3)
            draft.stamps += [(stamp, 2) for stamp in find_stamps(items.replace("/", " "))]
            draft.remove(RemovedKind.SOURCE, match[0])
            draft.paragraphs[number] = draft.paragraphs[number][: match.start()].rstrip()
            break
    draft.paragraphs = [paragraph for paragraph in draft.paragraphs if paragraph]


def _is_credit(items: str) -> bool:
    if re.fullmatch(r"[A-ZÄÖÜ]{2,4}-[A-ZÄÖÜ]{2,4}", items):
        return True
    found = read_credits(items)
    if all(re.fullmatch(r"[\d./]+", item) for item in found.unknown) and find_stamps(items.replace("/", " ")):
        return True
    if found.unknown and not (
        found.agencies and all(code.isupper() and len(code) <= 4 for code in found.unknown)
    ):
        return False
    if all(
        word.strip(". ").lower() in ("red", "ag", "agenturen", "redaktion")
        for word in re.split("[/,]", items)
    ):
        return True
    return bool(found.agencies) or bool(re.fullmatch(r"[a-z]{2,4}(?:/[a-z]{2,4})*", items.strip()))


def _article(draft: _Draft, article_id: str, source: str) -> Article:
    agencies = tuple(dict.fromkeys(draft.agencies))
    codes = {agency.lower() for agency in agencies}
    named = [author for author in draft.authors if " " in author]
    authors = [
        author
        for author in dict.fromkeys(draft.authors)
        if author.lower() not in codes
        and (" " in author or not any(are_initials_of(author, name) for name in named))
    ]
    weight, outlet = max(draft.outlets, key=lambda found: found[0]) if draft.outlets else (0.0, None)
    if draft.wire_form and agencies and weight < 0.5:
        outlet = agencies[0]
    if outlet is None:
        outlet = _mentioned(draft.removed)
    if outlet is None and draft.wire_form and agencies:
        outlet = agencies[0]
    house = find_outlet(outlet) if outlet else None
    if house and house.kicker == "colon" and draft.title and not (draft.kicker or draft.title_known):
        draft.kicker, draft.title = _colon_kicker(draft.title)
    if not any(stamp.day for stamp, _ in draft.stamps) and draft.broadcast and not draft.wire:
        draft.stamps.append((replace(draft.broadcast, time=None, means=""), 2))
    days = {stamp.day for stamp, _ in draft.stamps}
    hour = any(stamp.time for stamp, _ in draft.stamps)
    if not hour and (not any(days) or any(stamp.day in days for stamp in draft.mailed)):
        draft.stamps = [(stamp, 0) for stamp in draft.mailed[:1]] + draft.stamps
    published, updated = _times(draft, house.zone if house else DEFAULT_ZONE)
    wire_time = draft.wire.isoformat() if draft.wire else None
    return Article(
        id=article_id,
        source=source,
        text="\n\n".join(draft.paragraphs),
        title=_squeeze(draft.title) if draft.title else None,
        outlet=outlet,
        agencies=agencies,
        authors=tuple(authors),
        published=_published(published, wire_time, draft),
        updated=updated,
        wire_time=wire_time,
        section=draft.section,
        kicker=" – ".join(dict.fromkeys(_squeeze(kicker) for kicker in draft.kicker)) or None,
        lead=draft.lead,
        dateline=draft.dateline,
        captions=tuple(draft.captions),
        tags=tuple(draft.tags),
        url=draft.url,
        removed=tuple(draft.removed),
        correction=draft.correction,
    )


def _mentioned(removed: list[Removed]) -> str | None:
    """The house that the page's own lines speak of most often: buttons, rights, addresses."""
    others = (RemovedKind.COMMENTS, RemovedKind.CREDIT, RemovedKind.IMAGE_NAME, RemovedKind.SHARE)
    found = Counter(
        house
        for piece in removed
        if piece.kind not in others and len(piece.text) <= 300
        for house in dict.fromkeys(outlets_mentioned(piece.text))
    )
    return found.most_common(1)[0][0] if found else None


def _colon_kicker(title: str) -> tuple[list[str], str]:
    parts = split_colon(title)
    return ([parts[0]], parts[1]) if parts else ([], title)


def _published(published: str | None, wire_time: str | None, draft: _Draft) -> str | None:
    """The house's time; a wire's own where there is none or where it alone tells the hour of that day."""
    if (
        published
        and wire_time
        and draft.wire_form
        and len(published) == 10
        and wire_time.startswith(published)
    ):
        return wire_time
    return published or wire_time


def _times(draft: _Draft, zone: str) -> tuple[str | None, str | None]:
    """Return published and updated: by their labels, else the first is published; a head outweighs a foot."""
    day = next((stamp.day for stamp, _ in draft.stamps if stamp.day), None)
    order = sorted(draft.stamps, key=lambda found: (found[1], found[0].time is None))
    first_place = min((place for stamp, place in order if stamp.day), default=0)
    near = [
        (stamp.means, value)
        for stamp, place in order
        if (place == first_place or stamp.means) and (value := stamp.isoformat(zone, day))
    ]
    labelled = next((n for n, (stamp, _) in enumerate(draft.stamps) if stamp.means and stamp.time), None)
    if labelled is not None:
        later = {stamp.isoformat(zone, day) for stamp, _ in draft.stamps[labelled + 1 :] if not stamp.means}
        own = draft.stamps[labelled][0].isoformat(zone, day) or ""
        near = [
            (means, value)
            for means, value in near
            if means or value not in later or not own.startswith(value)
        ]
    published = [value for means, value in near if means != "updated"]
    updated = [value for means, value in near if means == "updated"]
    if not published:
        return (updated[0] if updated else None), None
    if not updated and first_place == 0 and "T" in published[0]:
        updated = [value for value in published if "T" in value and value > published[0]]
    return published[0], next((value for value in updated if value != published[0]), None)


def _squeeze(text: str) -> str:
    return re.sub(r" {2,}", " ", text).strip()
