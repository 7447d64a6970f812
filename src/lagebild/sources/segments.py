"""Header and footer lines as a row of segments: stamps, bylines, credits, share buttons, counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lagebild.lexicon import endings, group
from lagebild.model.article import RemovedKind
from lagebild.sources import vocabulary
from lagebild.sources.credits import byline_pattern, is_person, read_credits, source_pattern
from lagebild.sources.outlets import find_outlet
from lagebild.sources.stamps import Stamp, find_bare_updates, find_stamps

Part = Literal["stamp", "byline", "source", "outlet", "section", "debris"]

LONGEST_HEADER = 320
"""Lines longer than this are paragraphs; nothing in them is looked at as a header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a header line that is understood, and as what."""

    start: int
    end: int
    part: Part
    kind: RemovedKind
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmented:
    """A line with its segments in order and the share of its letters and digits that they cover."""

    segments: tuple[Segment, ...]
    cover: float

    def has(self, *parts: Part) -> bool:
        """Whether any segment is one of ``parts``."""
        return any(segment.part in parts for segment in self.segments)


@lru_cache(maxsize=4096)
def segment(text: str) -> Segmented:
    """Return the header segments of a line: "3. März 2026, 6:05 Uhr Quelle: DIE ZEIT, dpa" has two.

    What lies between the segments is not understood; ``cover`` tells how much that is. Ordinary sentences
    have few segments and a low cover.
    """
    if len(text) > LONGEST_HEADER or _is_running_text(text):
        return Segmented(segments=(), cover=0.0)
    chosen = _without_overlaps(_candidates(text), text)
    chosen += _leftovers(text, chosen)
    chosen.sort(key=lambda found: found.start)
    total = sum(char.isalnum() for char in text)
    covered = sum(char.isalnum() for found in chosen for char in text[found.start : found.end])
    return Segmented(segments=tuple(chosen), cover=covered / total if total else 0.0)


_SENTENCE_BREAK = re.compile(r"[a-zäöüß][\"“»«]?[.!?] [„»«\"“]?[A-ZÄÖÜ]")
_SMALL_WORDS = re.compile(" (?:" + "|".join(endings("sources", "running_text")) + ") ")


def _is_running_text(text: str) -> bool:
    """Whether a line is two or more full sentences with the small words of running text: no header line."""
    return len(text) > 130 and bool(_SENTENCE_BREAK.search(text)) and len(_SMALL_WORDS.findall(text)) >= 3


def _candidates(text: str) -> list[Segment]:
    found = [
        Segment(start=stamp.start, end=stamp.end, part="stamp", kind=RemovedKind.DATE, stamp=stamp)
        for stamp in [*find_stamps(text), *find_bare_updates(text)]
    ]
    for match in byline_pattern().finditer(text):
        found.append(Segment(start=match.start(), end=match.end(), part="byline", kind=RemovedKind.BYLINE))
    for match in source_pattern().finditer(text):
        if read_credits(match["items"]).known or match["items"].count(" ") < 5:
            found.append(_source(text, match.start(), match.start("items"), match.end()))
    for shape in vocabulary.open_forms():
        found += [
            Segment(start=match.start(), end=match.end(), part="debris", kind=shape.kind)
            for match in shape.pattern.finditer(text)
        ]
    for match in vocabulary.phrases().finditer(text):
        kind = vocabulary.phrase_kinds()[
            match[0] if match[0] in vocabulary.phrase_kinds() else match[0].rstrip(".:!?")
        ]
        found.append(Segment(start=match.start(), end=match.end(), part="debris", kind=kind))
    return found


def _source(text: str, start: int, items: int, end: int) -> Segment:
    """A source credit ends where a stamp, a byline or a count begins."""
    inner = text[items:end]
    cuts = [stamp.start for stamp in find_stamps(inner)]
    cuts += [match.start() for match in byline_pattern().finditer(inner)]
    cuts += [match.start() for shape in vocabulary.open_forms() for match in shape.pattern.finditer(inner)]
    cuts += [match.start() for match in re.finditer(r"(?:Foto|Bild|Fotos|©)\s*:?\s", inner)]
    end = items + min(cuts) if cuts else end
    return Segment(start=start, end=end, part="source", kind=RemovedKind.SOURCE)


_ORDER = {"stamp": 0, "byline": 2, "source": 3, "debris": 4, "outlet": 5, "section": 6}


def _rank(candidate: Segment, text: str) -> int:
    """ "Mit Material von SDA und Reuters" is a source, though "von SDA und Reuters" looks like a byline."""
    if candidate.part == "source" and re.match(r"\(?(?:[Mm]it|[Uu]nter|Dieser) ", text[candidate.start :]):
        return 1
    return _ORDER[candidate.part]


def _without_overlaps(found: list[Segment], text: str) -> list[Segment]:
    chosen: list[Segment] = []
    for candidate in sorted(found, key=lambda s: (_rank(s, text), s.start - s.end, s.start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in chosen):
            chosen.append(candidate)
    return chosen


def _leftovers(text: str, chosen: list[Segment]) -> list[Segment]:
    """Read the stretches between segments that are a credit, a person, an outlet or a section as a whole."""
    taken = sorted((found.start, found.end) for found in chosen)
    gaps, position = [], 0
    for start, end in [*taken, (len(text), len(text))]:
        gaps.append((position, start))
        position = end
    found = []
    for start, end in gaps:
        for match in re.finditer(r"[^|•·>»›]+", text[start:end]):
            stretch = match[0].strip(" ,;:/–—-()[]")
            if not stretch:
                continue
            begin = start + match.start() + match[0].index(stretch)
            meaning = _meaning(stretch, alone=not chosen)
            if meaning:
                part, kind = meaning
                found.append(Segment(start=begin, end=begin + len(stretch), part=part, kind=kind))
    return found


def _meaning(stretch: str, *, alone: bool) -> tuple[Part, RemovedKind] | None:
    house = find_outlet(stretch)
    if house and not house.office:
        return "outlet", RemovedKind.SOURCE
    if is_credit_list(re.sub(r"^[Vv]on:?\s", "", stretch)) or re.fullmatch(
        r"[Vv]on\s(?:[a-z]{3,5}|[A-Z]{3,5})", stretch
    ):
        return "source", RemovedKind.SOURCE
    if is_person(stretch) or _people(stretch):
        return "byline", RemovedKind.BYLINE
    if stretch.lower() in vocabulary.sections():
        return "section", RemovedKind.NAVIGATION
    if stretch in vocabulary.header("outlet", "releases"):
        return "debris", RemovedKind.SOURCE
    if re.fullmatch(r"\(?\d{1,4}\)?", stretch) and not alone:
        return "debris", RemovedKind.COMMENTS
    return None


def _people(stretch: str) -> bool:
    people = re.split(r"\s*(?:,|\bund\b|/|&)\s*", stretch)
    return len(people) <= 4 and is_person(people[0]) and all(_could_stand_there(name) for name in people)


def _could_stand_there(name: str) -> bool:
    """A further name, a place or a studio; no clause ("Manfred Muster in der Kantine des Landtags")."""
    small = group("sources", "small_in_byline")
    words = name.split()
    return bool(words) and len(words) <= 5 and all(word[0].isupper() or word in small for word in words)


def is_credit_list(text: str) -> bool:
    """Whether a short text is nothing but agencies, outlets and initials: "dpa/ses", "(APA, red)", "AFP"."""
    if len(text) > 80:
        return False
    found = read_credits(text)
    if not found.known:
        return False
    if found.unknown:
        house = found.unknown[0]
        return bool(
            len(found.unknown) == 1
            and found.agencies
            and text.startswith(house)
            and re.match(rf"{re.escape(house)}\s?/", text)
            and len(house.split()) <= 3
        )
    return bool(found.agencies) or bool(found.outlet)
