"""Who wrote it: bylines, initials, agencies and outlets in a credit ("Quelle: ntv.de, ses/AFP")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lagebild.lexicon import endings, group
from lagebild.lexicon.press import agency_codes
from lagebild.sources.outlets import find_outlet
from lagebild.sources.stamps import find_stamps
from lagebild.sources.vocabulary import (
    LOWER,
    UPPER,
    agency_services,
    given_names,
    header,
    known_places,
)

_TITLE = r"(?:(?:Dr|Prof|Dipl)\.\s?)*"
_WORD = (
    rf"(?:[{UPPER}][{LOWER}'’]+(?:-?[{UPPER}][{LOWER}'’]+)*|[{UPPER}]{{2,}}(?:-[{UPPER}]+)*"
    rf"|[{UPPER}]\.(?:[ -]?[{UPPER}]\.)?)"
)
_DOMAIN = re.compile(r"[\w-]+\.(?:de|at|ch|com|net|org|example)")
_INITIALS = re.compile(r"[a-zäöü]{1,4}\.?(?:-[a-z]{2,3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """What a credit names. ``known`` counts the items that are certainly agencies or outlets."""

    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    known: int = 0
    unknown: tuple[str, ...] = ()


@cache
def name_pattern() -> str:
    """Return a regular expression for a person's name of two to five words, titles allowed."""
    particles = "|".join(header("byline", "particles"))
    return rf"{_TITLE}{_WORD}(?:\s(?:(?:{particles})\s){{0,2}}{_WORD}){{1,3}}"


def are_initials_of(initials: str, name: str) -> bool:
    """Whether initials at the end of a text are those of a named author ("jkl": Johanna Kleist)."""
    words = name.lower().split()
    letters = initials.lower().strip(".")
    if len(words) < 2:
        return False
    if len(letters) >= 3 and (words[-1].startswith(letters) or words[-1].startswith(letters[:-1])):
        return words[-1].startswith(letters) or letters[-1] == words[0][0]
    if not letters.startswith(words[0][0]):
        return False
    rest = iter("".join(words)[1:])
    return all(letter in rest for letter in letters[1:])


def is_person(text: str) -> bool:
    """Whether ``text`` alone reads as a person's name: two to four words, the first a given name."""
    text = text.strip(" ,.;:")
    if not re.fullmatch(name_pattern(), text):
        return False
    first = re.sub(rf"^{_TITLE}", "", text).split()[0]
    return first.title() in given_names() or first.split("-")[0].title() in given_names()


def is_signature(text: str) -> bool:
    """Whether a line could be any name of an author with a place or office: "Ladina Beispiel, Bern"."""
    several = re.split(r"\s*(?:\||\bund\b)\s*", text)
    if 1 < len(several) <= 4:
        return all(is_signature(name) for name in several)
    name, _, office = text.partition(",")
    if not re.fullmatch(name_pattern(), name.strip()) or len(name.split()) > 3:
        return False
    return (
        not office
        or re.fullmatch(r"(?:\s?(?:[A-ZÄÖÜ][\w.-]*|zurzeit|z\.\s?Zt\.|in|aus|und)){1,5}", office) is not None
    )


def read_credits(text: str) -> Credits:
    """Return outlet, agencies and authors of a credit: "ntv.de, ses/AFP", "(dpa/mw)", "DIE ZEIT, AFP,".

    Initials of two to four small letters are authors; agency services (``dpa/lno``) and desk words
    ("red", "Agenturen") are neither.
    """
    outlet: str | None = None
    agencies: list[str] = []
    authors: list[str] = []
    known = 0
    items = _items(text)
    certain = any(item.lower() in agency_codes() for item in items)
    unknown: list[str] = []
    for item in items:
        agency = agency_codes().get(item.lower())
        house = find_outlet(item)
        if agency and not (house and item in ("AP", "DJ")):
            agencies.append(agency)
            known += 1
        elif agencies and item.lower() in agency_services().get(agencies[-1], ()):
            known += 1
        elif item.lower() in header("byline", "desk"):
            continue
        elif house is not None:
            outlet = outlet or item
            known += 1
        elif _INITIALS.fullmatch(item) or (certain and re.fullmatch(r"[a-zäöü]{5,9}", item)):
            authors.append(item.rstrip("."))
        elif is_person(item):
            authors.append(_cased(item))
        elif not (certain and _DOMAIN.fullmatch(item)):
            unknown.append(item)
    return Credits(
        outlet=outlet,
        agencies=tuple(dict.fromkeys(agencies)),
        authors=tuple(dict.fromkeys(authors)),
        known=known,
        unknown=tuple(unknown),
    )


def agencies_in(text: str) -> list[str]:
    """Return the agencies that a line of sources names: "Nachrichtenagenturen dpa und AFP"."""
    words = re.findall(r"[\w-]+", text)
    return [agency_codes()[word.lower()] for word in words if word.lower() in agency_codes()]


def read_byline(text: str) -> tuple[str, ...]:
    """Return the names in a byline: two of "Von Anna Beispiel und Jan Muster, ARD-Studio Kiew"."""
    text = re.sub(rf"^(?:{_openers()})\s*:?\s+", "", text.strip())
    if (marked := re.match(rf"(?P<letters>[{UPPER}]{{2}})\s(?P<name>{name_pattern()})$", text)) and marked[
        "letters"
    ] == "".join(word[0] for word in marked["name"].split()):
        text = marked["name"]
    pictures = r"\((?:Fotos?|Bild|Bilder|Illustration|Illustrationen|Grafik|Kamera|Video|Montage)\)"
    text = re.sub(rf"(?:,|\bund\b)?\s*{name_pattern()}\s?{pictures}", "", text)
    text = re.sub(r"\([^)]*\)", ",", text)
    if turned := _turned(text):
        return (turned,)
    names: list[str] = []
    pieces = re.split(r"(\s*(?:[,;|•·&]|/|\bund\b|\bsowie\b|\bmit\b|\baus\b|\bin\b)\s*)", text)
    for item, before in zip(pieces[::2], ["", *pieces[1::2]], strict=True):
        item = re.sub(rf"^(?:{_openers()})\s*:?\s+", "", item.strip(" .:"))
        full = len(item.split()) == 2 and item not in known_places()
        listed = (
            (full and "," in before)
            or not before.strip()
            or before.strip() in ("und", "sowie", "&", "|")
            or is_person(item)
        )
        posted = item.split()[0].isupper() and item.split()[-1] in known_places() if item else False
        if listed and re.fullmatch(name_pattern(), item) and not is_affiliation(item) and not posted:
            names.append(_cased(item))
    return tuple(dict.fromkeys(names))


def _turned(text: str) -> str | None:
    """The name in "Beispiel, Eva", as archives write it."""
    match = re.fullmatch(rf"(?P<last>{_WORD})\s?,\s(?P<first>{_WORD})", text)
    if match is None or match["last"].title() in given_names():
        return None
    return _cased(f"{match['first']} {match['last']}") if match["first"].title() in given_names() else None


def is_affiliation(text: str) -> bool:
    """Whether words beside an author's name say where they work ("ARD-Studio Kiew", "dpa")."""
    words = re.split(r"[\s-]+", text)
    if any(word in header("byline", "affiliations") for word in words):
        return True
    if words[-1].lower().endswith(endings("sources", "affiliation")):
        return True
    return (
        find_outlet(text) is not None
        or words[0].lower() in agency_codes()
        or find_outlet(words[0]) is not None
    )


def is_job(text: str) -> bool:
    """Whether a line tells an author's job: "Korrespondentin in Kopenhagen", "Redakteur Politik"."""
    words = re.split(r"[\s-]+", text.strip(" ,.()"))
    jobs = [word.lower() for word in header("byline", "affiliations")]
    small = group("sources", "small_in_job")
    nominal = all(word[:1].isupper() or word in small or word in jobs for word in words)
    trade = endings("sources", "trade")
    known = any(word.lower() in jobs or word.lower().endswith(trade) for word in words[:3])
    return nominal and known and not re.search(r"[.?!:„\"]", text)


@cache
def byline_pattern() -> re.Pattern[str]:
    """Return a pattern for "Von NAME, NAME und NAME, Kiew" anywhere in a header line."""
    name = name_pattern()
    place = rf"(?:[{UPPER}][\w.-]*|zurzeit|z\.\s?Zt\.|in|aus|seit)"
    link = r"(?:,\s*(?:und|sowie)\b|,|\bund\b|&|/|\bsowie\b)"
    more = (
        rf"(?:(?:,\s[{UPPER}][\w-]+(?=,?\s*\bund\b))?\s*{link}\s*(?:von\s+)?{name}(?:\s?\([^)]{{1,40}}\))?)"
    )
    tail = rf"(?:\s*(?:,|\bin\b|\baus\b|[|•·])\s*(?:derzeit\s|zurzeit\s)?{place}(?:[ -]{place}){{0,4}})"
    return re.compile(
        rf"(?<![\w-])(?:{_openers()})\s*:?\s+{name}(?:\s?\([^)]{{1,40}}\))?{more}{{0,6}}{tail}{{0,2}}"
    )


@cache
def source_pattern() -> re.Pattern[str]:
    """Return a pattern for "Quelle: ..." up to the end of the line or a separator."""
    openers = "|".join(re.escape(word) for word in sorted(header("source", "openers"), key=len, reverse=True))
    return re.compile(
        rf"\(?(?<![\w-])(?:{openers})\s*(?::|(?<=on)|(?<=von)|(?<=en)|(?<=al))\s*(?P<items>[^|•·\n]{{2,160}})"
    )


def _items(text: str) -> list[str]:
    text = _without_stamps(text)
    whole = text.strip(" ()[].,;:")
    if find_outlet(whole) or whole.lower() in agency_codes():
        return [whole]
    items = re.split(
        r"\s*(?:[,;/|•·&+()\[\]–]|\bmit (?:Agenturm|M)aterial (?:von|der)\b|\bund\b|\bmit\b|\bsowie\b|\bvia\b"
        r"|\b(?:bearbeitet|redigiert|zusammengestellt) von\b|\s-\s|:)\s*",
        text,
    )
    return [_without_dots(item) for item in items if item.strip(" .:©")]


def _without_dots(item: str) -> str:
    item = item.strip(" :©")
    bare = item.strip(".")
    return item if find_outlet(bare) is None and find_outlet(item) is not None else bare.strip()


def _without_stamps(text: str) -> str:
    for stamp in reversed(find_stamps(text)):
        text = text[: stamp.start] + "," + text[stamp.end :]
    return text


def _cased(name: str) -> str:
    if name.isupper():
        name = name.title()
    return re.sub(r"\s+", " ", name).strip(" .,") if not re.search(r"\b[A-Z]\.$", name) else name.strip(" ,")


@cache
def _openers() -> str:
    words = header("byline", "openers")
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
