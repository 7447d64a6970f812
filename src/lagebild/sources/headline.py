"""Headlines: a kicker glued or joined to them, the site's name behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lagebild.lexicon import endings
from lagebild.sources.outlets import find_outlet
from lagebild.sources.vocabulary import LOWER, UPPER, alternatives, firm_sections, header, sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline line taken apart. ``cut`` are the pieces that are neither kicker nor title."""

    title: str
    kicker: str | None = None
    section: str | None = None
    outlet: str | None = None
    suffix: str | None = None


def split_headline(line: str, *, dashed: bool = True) -> Headline:
    """Return kicker, title and the site's suffix of a headline line.

    Kickers are glued ("Davos?Kiew und USA", "Konflikte:Treffen", "KIEW/MOSKAU.Treffen"), or stand before a
    bar or plus signs ("Liveblog | Titel"). "Ort: Titel" with a space is one headline. Suffixes are the page
    title's: "Titel - Politik - SZ.de", "Titel | NZZ". ``dashed``: a topic may stand before a spaced hyphen.
    """
    line, suffix, outlet, section = _split_suffix(line)
    spaced = re.match(r"(?P<kicker>[^:.!?]{3,60}?)\s:\s(?P<title>\S.{8,})$", line)
    if spaced:
        title, kicker = spaced["title"], spaced["kicker"]
        return Headline(title=title, kicker=kicker, section=section, outlet=outlet, suffix=suffix)
    kicker, title = _split_kicker(line)
    if dashed and kicker is None and (parted := _split_dash(line)):
        kicker, title = parted
    if kicker and section is None and kicker.lower() in firm_sections():
        section, kicker = kicker, None
    return Headline(title=title.strip(), kicker=kicker, section=section, outlet=outlet, suffix=suffix)


def split_colon(title: str) -> tuple[str, str] | None:
    """Return kicker and headline of "Wien: Verhandler rücken näher", for houses that write so.

    A kicker has up to four words and no verb; a colon before a quotation ("Berger: „Wir gehen“") introduces
    a speaker and parts nothing.
    """
    kicker, colon, rest = title.partition(": ")
    words = kicker.split()
    small = [word for word in words if word[0].islower()]
    nominal = all(
        word in header("kicker", "small") or word.endswith(tuple(header("kicker", "adjective_endings")))
        for word in small
    )
    if not colon or not 1 <= len(words) <= 4 or not nominal or len(rest.split()) < 2:
        return None
    if re.search(r"[?!.,;\"„“»«]", kicker) or rest[0] in "\"„“”»«‚‘'›‹":
        return None
    return kicker, rest


def _split_dash(line: str) -> tuple[str, str] | None:
    """ "Regierung im Umbruch - Die Stunde der Notare": a topic without a verb before a spaced hyphen."""
    kicker, dash, rest = line.partition(" - ")
    if not dash or " - " in rest or ":" in kicker or len(rest.split()) < 3 or len(kicker.split()) < 2:
        return None
    return split_colon(f"{kicker}: {rest}")


def _split_suffix(line: str) -> tuple[str, str | None, str | None, str | None]:
    pieces = re.split(r"(\s+[|–—-]\s+)", line)
    outlet = section = None
    keep = len(pieces)
    while keep >= 3:
        piece = pieces[keep - 1].strip()
        house = find_outlet(piece)
        if house and outlet is None:
            outlet = piece
        elif outlet and piece.lower() in sections() and section is None:
            section = piece
        else:
            break
        keep -= 2
    if outlet is None:
        return line, None, None, None
    return "".join(pieces[:keep]), "".join(pieces[keep:]).strip(), outlet, section


def _split_kicker(line: str) -> tuple[str | None, str]:
    for pattern in (_bar(), _colon_glue(), _caps_glue()):
        match = pattern.match(line)
        if match:
            return match["kicker"].strip(), match["title"]
    for match in _glue().finditer(line):
        kicker, title = line[: match.start()], line[match.start() :]
        if len(kicker) >= 3 and len(title) >= 12 and " " in title.strip() and not _camel(line, match.start()):
            return kicker.strip(), title
    return None, line


def _camel(line: str, at: int) -> bool:
    """Whether the capital at ``at`` belongs to a name written so ("ZDFheute", "PolitikerInnen")."""
    start = line.rfind(" ", 0, at) + 1
    end = line.find(" ", at)
    word = line[start : end if end >= 0 else len(line)]
    if re.search(rf"[{LOWER}]Innen", word[max(0, at - start - 1) :]):
        return True
    return any(
        known in word and start + word.index(known) < at < start + word.index(known) + len(known)
        for known in _known()
    )


@cache
def _known() -> tuple[str, ...]:
    return (
        *tuple(word for word in header("outlet", "camel") if re.search(rf"[{LOWER}][{UPPER}]", word)),
        *endings("sources", "camel"),
    )


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[{LOWER}?!:\"“”«»)\d])(?=[„»«\"“]?[{UPPER}][{LOWER}{UPPER}-]*[ :,.-])"
        r"(?<![\s(\"„»][\"“«»])(?<!\s[\d])"
    )


@cache
def _colon_glue() -> re.Pattern[str]:
    return re.compile(rf"(?P<kicker>[{UPPER}][^:|]{{2,60}}):(?P<title>[„»\"“]?[{UPPER}\d].{{10,}})$")


@cache
def _caps_glue() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<kicker>[{UPPER}]{{3,}}(?:[ /&+-]*[{UPPER}]{{2,}})*[.:?!]?)"
        rf"(?P<title>[„»\"“]?[{UPPER}][{LOWER}].{{10,}})$"
    )


@cache
def _bar() -> re.Pattern[str]:
    formats = alternatives(header("outlet", "formats"))
    return re.compile(
        rf"(?P<kicker>(?:{formats})(?:\s(?:zu[mr]?|aus|vom)\s[\w-]+(?:\s[\w-]+){{0,2}})?"
        rf"|[{UPPER}][\w-]+(?:[ -][\w-]+){{0,3}}(?=\s?\|))"
        r"\s?(?:\||\+\+\+?|:\s?\+\+\+?)\s?(?P<title>.{10,}?)(?:\s?\+\+\+?)?$"
    )
