"""Datelines: "Kiel (dpa/lno) - ", "BERLIN, 18. Jan (Reuters) - ", "(sda) ", "KIEW taz | "."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from lagebild.lexicon.press import agency_codes
from lagebild.sources.credits import read_credits
from lagebild.sources.stamps import months
from lagebild.sources.vocabulary import UPPER, alternatives, header, known_places


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline with what it names; ``start`` and ``end`` are its place in the paragraph."""

    start: int
    end: int
    text: str
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


def find_dateline(paragraph: str, context: str = "", *, opening: bool = False) -> Dateline | None:
    """Return the dateline at the start of a paragraph, or one after its first sentences with an agency.

    Found without an agency: "Wien/Kiew – Der", "KIEW. Der", with a place that is known, in capitals, or that
    the rest of the article (``context``) has after a preposition of place. "Genf - Stadt der Verträge - ..."
    is none. ``opening``: the paragraph opens the article, where a name of a place's shape is enough
    ("Altenbrück – ").
    """
    for match in _with_agency().finditer(paragraph):
        if match.start() and not re.search(r"[.!?“\"”)]\s*$", paragraph[: match.start()]):
            continue
        credits = read_credits(match["credit"])
        if credits.known:
            return _dateline(match, credits.agencies, credits.authors)
        code = _unknown_code().match(match["credit"])
        if code and match.start() == 0:
            if match[0].rstrip().endswith((".", ":")) or len(code[0]) < 3:
                return _dateline(match, (), credits.authors)
            return _dateline(match, (code[0],), ())
    if dated := _dated().match(paragraph):
        return _dateline(dated, (), ())
    for pattern in _agency_first():
        if first := pattern.match(paragraph):
            return _dateline(first, read_credits(first["credit"]).agencies, ())
    bare = _bare().match(paragraph)
    if (
        bare
        and (
            bare[0].rstrip().endswith(".") or not re.match(r"[^.!?]{0,80}\s[–—-]\s", paragraph[bare.end() :])
        )
        and (
            _is_place(bare["place"], context)
            or (opening and (bare["place"].endswith(".") or _shape().fullmatch(bare["place"])))
            or (opening and _opens_sentence(bare, paragraph))
        )
    ):
        return _dateline(bare, (), ())
    return None


_FRONT = 100
"""No dateline has more characters."""


@lru_cache(maxsize=8)
def end_of_dateline(text: str) -> int:
    """Return where the dateline with an agency ends that a text begins with, 0 for none: "Oslo (dpa) - "."""
    front = text[:_FRONT]
    indent = len(front) - len(front.lstrip())
    line = find_dateline(front[indent:].partition("\n")[0]) if "(" in front or "|" in front else None
    return indent + line.end if line is not None and line.start == 0 and line.agencies else 0


def _dateline(match: re.Match[str], agencies: tuple[str, ...], authors: tuple[str, ...]) -> Dateline:
    return Dateline(
        start=match.start(), end=match.end(), text=match[0].strip(), agencies=agencies, authors=authors
    )


def _is_place(place: str, context: str) -> bool:
    return all(
        name in known_places()
        or (name.isupper() and (len(name) > 3 or name.title() in known_places()))
        or re.search(rf"\b(?:in|aus|nach|bei) {re.escape(name)}\b", context) is not None
        for name in re.split(r"\s*[/,]\s*", place.rstrip("."))
    )


def _opens_sentence(bare: re.Match[str], paragraph: str) -> bool:
    """One capitalised word, a dash and a small word that opens a sentence: "Kaltenfurth – Im Streit"."""
    after = paragraph[bare.end() :].split(maxsplit=1)
    word = bare["place"]
    return (
        " " not in word
        and word not in header("dateline", "labels")
        and bool(after)
        and after[0].strip('„»"“,') in header("dateline", "openers")
    )


@cache
def _shape() -> re.Pattern[str]:
    endings = alternatives(header("dateline", "place_endings"))
    return re.compile(rf"(?:Bad\s)?[{UPPER}][\w-]*(?:{endings})")


@cache
def _unknown_code() -> re.Pattern[str]:
    """A code as agencies have it, where the table does not know it: "Kiel (npa/hn) - "."""
    return re.compile(r"(?:[a-zäöü]{2,5}|[A-ZÄÖÜ]{2,5})(?=$|/[\w.]+$)")


_PLACE = rf"(?:[{UPPER}][\w.'’-]*(?:[ /-](?:am |an der |im |bei |am )?[{UPPER}(][\w.()'’-]*){{0,4}})"


@cache
def _with_agency() -> re.Pattern[str]:
    month = alternatives([name.title() for name in months()] + list(months()))
    day = rf"(?:,?\s\d{{1,2}}\.?\s?(?:{month}|\d{{1,2}}\.)\.?\s?(?:\d{{2,4}})?)?"
    return re.compile(
        rf"(?<![\w-]){_PLACE}{day}[,:]?\s?\((?P<credit>[^()]{{2,50}})\)\s?(?:[-–—:.]+|(?=[„»\"“]?[{UPPER}\d]))\s*"
    )


@cache
def _agency_first() -> tuple[re.Pattern[str], ...]:
    codes = alternatives([*agency_codes(), *(code.upper() for code in agency_codes())])
    return (
        re.compile(rf"\((?P<credit>(?i:{codes})(?:[/-][\w.]+)*)\)\s?(?:[-–—]\s?)?(?=[„»\"“]?[{UPPER}])"),
        re.compile(rf"{_PLACE}\s(?P<credit>{codes}|taz)\s?\|\s"),
        re.compile(rf"[{UPPER}]{{4,}}(?:[ /-][{UPPER}]{{2,}}){{0,3}}\s(?P<credit>[a-zäöü][\w.]+)\s\|\s"),
        re.compile(rf"(?P<credit>epd|KNA|dpa)\s{_PLACE}\s?[-–—.:]\s(?=[„»\"“]?[{UPPER}])"),
    )


@cache
def _dated() -> re.Pattern[str]:
    """ "Bern, 21.01.2026 - Der Bundesrat", "Berlin, 3. März 2026. Das Ministerium"."""
    month = alternatives([name.title() for name in months()])
    day = rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.|(?:{month})\.?)\s?(?:\d{{2,4}})?"
    return re.compile(rf"{_PLACE},\s(?:den\s)?{day}\s?[-–—:.]\s(?=[„»\"“«]?[{UPPER}])")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<place>{_PLACE}(?:,\s{_PLACE}){{0,2}})(?:\.?\s?[–—·|-]\s|\.\s)(?=[„»\"“]?[{UPPER}\d])"
    )
