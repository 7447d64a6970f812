"""The house that an article is from, where a line tells it in passing: rights, issues, senders."""

from __future__ import annotations

import re
from collections import Counter

from lagebild.lexicon import group
from lagebild.lexicon.press import agency_codes
from lagebild.model.article import Removed, RemovedKind
from lagebild.sources.classify import Reading
from lagebild.sources.credits import agencies_in
from lagebild.sources.gather.draft import Draft, like_a_house
from lagebild.sources.outlets import find_outlet, find_outlet_of_url, houses_in, outlets_mentioned
from lagebild.sources.wire import wire_stamp


def sender(text: str) -> list[str]:
    """The house or agency that a mail is from: "From: "KNA Basisdienst" <basis@...>"."""
    match = re.match(r"(?:Von|From)\s*:\s*\"?(?P<name>[^\"<@]{2,60})", text)
    name = match["name"].strip() if match else ""
    house = name if find_outlet(name) else next(iter([*houses_in(name), *agencies_in(name)]), None)
    address = re.search(r"@(?P<domain>[\w.-]+)", text)
    letters = "".join(char for char in name.lower() if char.isalnum())
    if (
        house is None
        and address
        and len(letters) >= 5
        and letters in re.sub(r"\W", "", address["domain"].lower())
    ):
        house = name
    return [house] if house else []


def issue_of(text: str) -> str | None:
    """Return the paper of "Erschienen in DIE ZEIT Nr. 21/2026", "aus DER SPIEGEL 4/2026"."""
    match = re.search(r"\b(?:in|aus|Aus)\s(?:der\s|dem\s)?(\S.+?)\s(?:Nr\.|Nummer|Ausgabe|Heft|\d)", text)
    return match[1] if match else None


def take_copyright(draft: Draft, reading: Reading) -> None:
    """Take house and agency from a line of rights: "© 2026 Küstenbote", "© dpa-infocom, dpa:260118-99-1"."""
    infocom = re.search(r"(\w+)-infocom", reading.text)
    if infocom:
        draft.agencies.append(infocom[1])
        draft.wire = draft.wire or wire_stamp(reading.text)
    for piece in re.split(
        r"[©,.|/()–]|\s-\s|\b(?:19|20)\d\d\b|\bAlle\b|\bbei\b|\bCopyright\b|\bGmbH\b|\bAG\b", reading.text
    ):
        piece = piece.strip(" -:")
        if piece.lower() in agency_codes():
            draft.agencies.append(agency_codes()[piece.lower()])
            continue
        if find_outlet(piece):
            draft.outlets.append((2 if "GmbH" in reading.text else 3, piece))
        elif (
            like_a_house(piece)
            and re.match(r"(?:©|\(c\)|Copyright)", reading.text)
            and "infocom" not in piece
        ):
            draft.outlets.append((2.5, piece))
            return


def studios(text: str) -> list[tuple[float, str]]:
    """The house behind "NORDFUNK-Studio Kiew"; ARD studios work for many houses and tell nothing."""
    found = re.findall(r"([A-ZÄÖÜ][\w.]*)-(?:[Ss]tudio|Hauptstadtstudio|Korrespondent\w*|Redaktion)", text)
    return [(0.5, house) for house in found if house not in group("sources", "no_house")]


def take_url(draft: Draft, text: str) -> None:
    """Take the address of the article, and its house where the address is known."""
    if re.match(r"(?:https?://|www\.)\S+$", text):
        draft.url = draft.url or text
        house = find_outlet_of_url(text)
        if house:
            draft.outlets.append((1, house.name))


def own_name(paragraphs: list[str]) -> str | None:
    """The house that its own text writes in capitals: "das dem KURIER vorliegt", "sagte sie dem KURIER"."""
    found = [
        name
        for paragraph in paragraphs
        for name in outlets_mentioned(paragraph)
        if len(name) >= 5 and re.search(rf"\b(?:dem|der|gegenüber)\s{re.escape(name)}\b", paragraph)
    ]
    return found[0] if found else None


def as_written(name: str, removed: list[Removed], paragraphs: list[str]) -> str:
    """The name of an unknown house in capitals as other lines write it: "KÜSTENBLATT", "Küstenblatt"."""
    if not name.isupper() or find_outlet(name):
        return name
    form = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    lines = [piece.text for piece in removed if len(piece.text) <= 300] + paragraphs
    written = Counter(
        match[0]
        for line in lines
        for match in form.finditer(line)
        if match[0][0].isupper() and not match[0].isupper()
    )
    return written.most_common(1)[0][0] if written else name


def mentioned(removed: list[Removed]) -> str | None:
    """The house that the page's own lines speak of most often: buttons, rights, addresses."""
    others = (RemovedKind.COMMENTS, RemovedKind.CREDIT, RemovedKind.IMAGE_NAME, RemovedKind.SHARE)
    found = Counter(
        house
        for piece in removed
        if piece.kind not in others and len(piece.text) <= 300
        for house in dict.fromkeys(outlets_mentioned(piece.text))
    )
    return found.most_common(1)[0][0] if found else None
