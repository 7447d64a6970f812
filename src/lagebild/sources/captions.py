"""Captions and photo credits: "Hält sich bedeckt: der Minister. (Foto: picture alliance / dpa)"."""

from __future__ import annotations

import re
from functools import cache

from lagebild.lexicon import endings, group
from lagebild.sources.outlets import outlet_names
from lagebild.sources.segments import is_credit_list
from lagebild.sources.vocabulary import LOWER, UPPER, alternatives, header

_SPECIFIC = group("sources", "text_agency")


def split_credit(text: str) -> tuple[str, str] | None:
    """Return caption and credit of a line that ends in a photo credit, or None.

    The caption is empty where the line is the credit alone. Forms: a label ("Foto: dpa", in brackets or
    not), "© Name/Agentur", "Name / Keystone", "picture alliance / dpa | Name". A bare "(dpa)" after a
    paragraph is no photo credit.
    """
    parts = _split(text)
    if parts is None or not parts[0]:
        return parts
    caption, credit = parts
    further = _further().search(caption)
    cut = further.start() if further else len(caption)
    return caption[:cut].strip(" |–−-·•"), f"{caption[cut:]} {credit}".strip()


@cache
def _further() -> re.Pattern[str]:
    """What is left of a credit in two parts: "... im Hafen. © NORDFUNK" before "Foto: Jan Muster"."""
    label = alternatives(header("credit", "openers"))
    return re.compile(rf"(?:\s*(?:©|\(c\))(?:\s?[^©.!?]{{2,40}})?|(?:^|\s+)(?:{label}):?)$")


def _split(text: str) -> tuple[str, str] | None:
    if len(text) > 700 or _ends_plainly(text) or _ends_in_sources(text):
        return None
    if before := _credit_first().match(text):
        return before["caption"], before["credit"]
    labelled = _labelled_caption().match(text)
    if labelled:
        return labelled["caption"].strip(), labelled["credit"].strip()
    for pattern in _forms():
        match = pattern.search(text)
        if match and not re.search(r"[.!?]\s+[A-ZÄÖÜ][a-zäöü]+\s+[a-zäöü]", match[0][2:]):
            caption = text[: match.start()].strip(" |–−-·•(")
            if slash := _preposition_before().search(f"{caption} {match[0]}"):
                whole = f"{caption} {match[0]}"
                return whole[: slash.end("place")].strip(), whole[slash.end("place") :].strip()
            if text[: match.start()].rstrip().endswith(")"):
                caption = text[: match.start()].strip(" |–−-·•")
            return caption, text[len(text[: match.start()].rstrip()) :].strip()
    return None


@cache
def _preposition_before() -> re.Pattern[str]:
    """ "... in Berlin / picture alliance": the name behind a preposition is a place, no photographer."""
    small = r"(?:in|im|aus|bei|vor|von|nach|zu|am|an|auf|der|des|dem|den|die|das|und|mit|für)"
    return re.compile(rf"\b{small}\s+(?P<place>[{UPPER}][\w-]+)\s?[/|][^/|]*$")


def _ends_plainly(text: str) -> bool:
    """Whether a long line ends like a sentence, with none of the signs that every credit has."""
    return len(text) > 120 and text[-1] in '.!?“”"«»' and re.search(r"[©/|:(\[]", text[-160:]) is None


def _ends_in_sources(text: str) -> bool:
    """Whether a paragraph ends in the sources of the article, "(TT, APA)", not in a picture's."""
    match = re.search(r"[.!?“”\"]\s?\((?P<items>[\w.-]+(?:, ?[\w.-]+)+)\)$", text)
    return match is not None and is_credit_list(match["items"]) and len(text) > 100


def is_image_name(text: str) -> bool:
    """Whether a line is the name of an image file or a slug: long, without spaces, hyphens between words."""
    if re.fullmatch(r"\S+\.(?:jpe?g|png|webp|gif|tiff?|svg)(?:\?\S*)?", text, re.IGNORECASE):
        return True
    if " " in text or "/" in text.strip("/") or len(text) < 16:
        return False
    pieces = [piece for piece in re.split(r"[-_]", text) if piece]
    return len(pieces) >= 5 or bool(
        re.fullmatch(r"(?:IMG|DSC|imago|dpa|afp|epa|picture|ap|urn)[-_:]?\w*\d{4,}\w*", text)
    )


def has_caption_cue(text: str) -> bool:
    """Whether a line speaks like a caption: "(l.)", "(Archivbild)", "im Hintergrund"."""
    return any(cue in text for cue in header("credit", "cues"))


def describes_picture(text: str) -> bool:
    """Whether a line speaks like an image's own words: "Blick auf das Ständehaus, davor Fahnen"."""
    openings = alternatives(header("credit", "alt_openings"))
    if re.match(rf"(?:{openings})\b", text) is None or re.search(r"[?!:„\"«»]", text):
        return False
    return len(text.split()) >= 5


@cache
def _credit_first() -> re.Pattern[str]:
    """ "Foto: Jan Muster | Das Wasserwerk liefert seit 1894.": the credit stands before its caption."""
    name = rf"[{UPPER}][\w.'’/-]*(?:\s[\w.'’/-]+){{0,4}}"
    return re.compile(
        rf"(?P<credit>(?:Foto|Bild|Fotos):\s{name}\s\|)\s(?P<caption>[{UPPER}„»\"].{{20,300}}[.!?“\"])$"
    )


@cache
def _labelled_caption() -> re.Pattern[str]:
    """ "Bild: Blick auf das Ständehaus in der Abenddämmerung. | EPA": the label opens the caption itself."""
    label = alternatives(endings("sources", "caption_label"))
    return re.compile(
        rf"(?:{label}):\s(?P<caption>(?=(?:\S+\s+){{3}}).{{12,300}}?[{LOWER}.\"“”)])\s(?P<credit>[|]\s[^|]{{2,60}})$"
    )


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    unlike = group("sources", "no_photo_label")
    label = alternatives([word for word in header("credit", "openers") if word not in unlike])
    agency = alternatives(header("credit", "agencies"))
    image_agency = alternatives([name for name in header("credit", "agencies") if name not in _SPECIFIC])
    word = rf"(?:[{UPPER}][\w'’-]+|[{UPPER}]\.)"
    person = rf"{word}(?:\s(?:(?:von|van|de|al)\s)?{word}){{0,3}}"
    photographer = rf"(?:[{UPPER}][\w'’-]*[{LOWER}.]\s[{UPPER}][\w'’ -]+|[{UPPER} -]{{6,}})"
    house = alternatives([name for name in outlet_names() if len(name) > 2])
    tail = r"(?:\s?(?:[/|,–-]|via)\s?[\w.&'’-]+(?:\s[\w.&'’-]+){0,3}){0,4}"
    edge = rf"(?:^|(?<=[.!?)“\"”«»{LOWER}])\s*|\s[|–-]\s)"
    return (
        re.compile(rf"[(\[]\s?(?:{label})s?\s*:\s?[^()]{{2,100}}(?:\([^()]*\)[^()]{{0,40}})?[)\]]?\.?$"),
        re.compile(rf"(?:^|(?<=[\s.!?)“\"|{LOWER}]))(?:{label})\s?:\s?[^:]{{2,90}}$"),
        re.compile(
            r"(?:[(\[]\s?)?(?:©|Copyright:)\s?(?!\s?(?:19|20)\d\d)(?![^©]*(?:-infocom|Rechte|rights))[^©]{2,90}$"
        ),
        re.compile(rf"(?<=.)[(\[]?\s?Quelle:\s?(?:{person}\s?/\s?)?(?i:{agency}){tail}[)\]]?$"),
        re.compile(
            rf"^(?:Bild|Bilder|Foto|Fotos|Grafik|Illustration)\s{word}(?:\s(?:(?:von|van|de|al)\s)?{word}){{1,3}}(?:\s?[/,|]\s?[\w.-]+)?$"
        ),
        re.compile(rf"^[{UPPER}][\w.-]+/[{UPPER}][{LOWER}-]+\s[{UPPER}][\w’'-]+$"),
        re.compile(
            r"^(?:APA|dpa|EPA|AFP|KEYSTONE|Keystone|IMAGO|imago)(?:/[A-ZÄÖÜ][\w.-]*){1,3}(?:\s[A-ZÄÖÜ][\w-]+)?$"
        ),
        re.compile(rf"^Quelle:\s[\w.-]+\s?/\s?(?:{agency}|{photographer})$"),
        re.compile(rf"[,(]\s?via\s(?:{agency}|dts)(?:\s?Nachrichtenagentur)?\)?$"),
        re.compile(rf"[(\[](?:{person}\s?/\s?)?(?:{image_agency}){tail}[)\]]\.?$"),
        re.compile(rf"{edge}(?:{person}\s?[/|]\s?){{1,2}}(?:{agency}|{house}){tail}$"),
        re.compile(rf"{edge}{person}\s?/\s?[„\"“][{UPPER}][^„“\"]{{2,30}}[“\"”]$"),
        re.compile(rf"{edge}(?:{image_agency})(?:\s?[/|]\s?[\w.&'’-]+(?:\s[\w.&'’-]+){{0,3}}){{1,4}}$"),
        re.compile(
            rf"{edge}(?:dpa|AFP|EPA|Reuters|REUTERS|AP|APA|{house})\s?[/|]\s?{photographer}(?:\s?/.{{2,40}})?$"
        ),
        re.compile(rf"(?<=[{LOWER}][.!?])(?:dts|[\w-]{{2,20}}\s?/\s?)?(?:/\s?)?(?i:{agency})(?:/[\w.-]+)*$"),
        re.compile(rf"^Quelle:\s(?:{image_agency}|(?:{agency})\s?/\s?{photographer})$"),
        re.compile(rf"(?:^|(?<=[.!?])\s*)(?:{image_agency})$"),
        re.compile(
            r"(?<=[\w.)])\s[-–]\s(?i:keystone(?:-sda)?|dpa|afp|reuters|ap|apa|imago|getty images?)"
            r"(?:/[\w. -]{2,40})?$"
        ),
    )
