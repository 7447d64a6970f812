"""Datelines: "Kiel (dpa/lno) - ", "BERLIN, 18. Jan (Reuters) - ", "(sda) ", "KIEW taz | "."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lagebild import lexicon
from lagebild.errors import LexiconError
from lagebild.sources.credits import read_credits
from lagebild.sources.stamps import months
from lagebild.sources.vocabulary import UPPER, agency_codes, alternatives


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline with what it names; ``start`` and ``end`` are its place in the paragraph."""

    start: int
    end: int
    text: str
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline at the start of a paragraph, or one after its first sentences with an agency.

    Found without an agency: "Wien/Kiew – Der", "KIEW. Der", with a place that is known or in capitals.
    "Genf - Stadt der Verträge" in the middle of a sentence is none.
    """
    match = _with_agency().search(paragraph)
    if match and (match.start() == 0 or re.search(r"[.!?“\"”)]\s*$", paragraph[: match.start()])):
        credits = read_credits(match["credit"])
        if credits.known:
            return _dateline(paragraph, match, credits.agencies, credits.authors)
    for pattern in _agency_first():
        match = pattern.match(paragraph)
        if match:
            return _dateline(paragraph, match, read_credits(match["credit"]).agencies, ())
    match = _bare().match(paragraph)
    if match and _is_dateline_place(match["place"]):
        return _dateline(paragraph, match, (), ())
    return None


def _dateline(
    paragraph: str, match: re.Match[str], agencies: tuple[str, ...], authors: tuple[str, ...]
) -> Dateline:
    return Dateline(
        start=match.start(), end=match.end(), text=match[0].strip(), agencies=agencies, authors=authors
    )


def _is_dateline_place(place: str) -> bool:
    names = re.split(r"\s*/\s*", place)
    return all(name in _places() or (name.isupper() and name.title() in _places()) for name in names)


@cache
def _places() -> frozenset[str]:
    names: set[str] = set()
    for source in ("places", "sources_places"):
        try:
            names |= {name.strip() for line in lexicon.words(source) for name in line.split(",")}
        except LexiconError:
            continue
    return frozenset(names)


_PLACE = rf"(?:[{UPPER}][\w.'’-]*(?:[ /-](?:am |an der |im |bei |am )?[{UPPER}(][\w.()'’-]*){{0,4}})"


@cache
def _with_agency() -> re.Pattern[str]:
    month = alternatives([name.title() for name in months()] + list(months()))
    day = rf"(?:,?\s\d{{1,2}}\.?\s?(?:{month}|\d{{1,2}}\.)\.?\s?(?:\d{{2,4}})?)?"
    return re.compile(
        rf"(?<![\w-]){_PLACE}{day},?\s?\((?P<credit>[^()]{{2,50}})\)\s?(?:[-–—:.]+|(?=[„»\"“]?[{UPPER}\d]))\s*"
    )


@cache
def _agency_first() -> tuple[re.Pattern[str], ...]:
    codes = alternatives([*agency_codes(), *(code.upper() for code in agency_codes())])
    return (
        re.compile(rf"\((?P<credit>(?:{codes})(?:[/-][\w.]+)*)\)\s?(?:[-–—]\s?)?(?=[„»\"“]?[{UPPER}])"),
        re.compile(rf"{_PLACE}\s(?P<credit>{codes}|taz)\s?\|\s"),
        re.compile(rf"(?P<credit>epd|KNA|dpa)\s{_PLACE}\s?[-–—.:]\s(?=[„»\"“]?[{UPPER}])"),
    )


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?P<place>{_PLACE})(?:\s[–—-]\s|\.\s)(?=[„»\"“]?[{UPPER}])")
