"""A paste as lines: hard-wrapped lines joined, glued ones parted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from lagebild import lexicon
from lagebild.lexicon.press import agency_codes
from lagebild.sources.outlets import find_outlet
from lagebild.sources.stamps import find_stamps
from lagebild.sources.unwrap import unwrap
from lagebild.sources.vocabulary import LOWER, UPPER, alternatives, open_forms, phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the paste without the spaces around it. ``gap``: a blank line stands before it."""

    text: str
    gap: bool = False
    glued: bool = False
    """Whether it was parted from the line before it, to which it was glued."""


_LONE_OPENERS = lexicon.group("sources", "lone_opener")


def split_lines(text: str) -> list[Line]:
    """Return the lines of tidied text that are not blank.

    Text wrapped at a fixed width is joined to paragraphs first. What is glued together without a space is
    parted: paragraphs ("weiter.Eine Delegation"), stamps ("fort03.02.2026, 17:45 UhrIm").
    """
    lines: list[Line] = []
    gap = False
    text = _without_quote_marks(text)
    for raw in re.sub(r"(?<=\S) {5,}(?=\S)", "\n", unwrap(text)).split("\n"):
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        if lines and not gap and lines[-1].text.lower() in _LONE_OPENERS:
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {stripped}")
            continue
        for number, part in enumerate(_part(stripped)):
            lines.append(Line(text=part, gap=gap and number == 0, glued=number > 0))
        gap = False
    return lines


def _without_quote_marks(text: str) -> str:
    """Take the "> " of a forwarded mail from its lines."""
    filled = [line for line in text.split("\n") if line.strip()]
    if not filled or sum(line.startswith(">") for line in filled) < 0.6 * len(filled):
        return text
    return re.sub(r"^(?:> ?)+", "", text, flags=re.MULTILINE)


_LABEL = re.compile(
    rf"(?P<label>(?:[A-Z]{{1,6}}[- ]?)?(?:[Pp]lus|PLUS|\+|Abo|ABO))\s?\|\s(?=[{UPPER}„»\"][^|]{{30,}}$)"
)
"""A label of the paywall before the lead: "KB-Plus | Am Berg sollen Windräder entstehen."."""


def _part(line: str) -> list[str]:
    if label := _LABEL.match(line):
        return [label["label"], *_part(line[label.end() :])]
    finders = (_stamp_cuts, _sentence_cuts, _phrase_cuts)
    pieces = _cut(line, [cut for find in finders for cut in find(line)])
    return [part for piece in pieces for part in _cut(piece, _credit_cuts(piece))]


def _cut(line: str, cuts: list[int]) -> list[str]:
    edges = [0, *sorted({cut for cut in cuts if 0 < cut < len(line)}), len(line)]
    parts = [line[start:end].strip() for start, end in pairwise(edges)]
    return [part for part in parts if part]


def _stamp_cuts(line: str) -> list[int]:
    cuts = []
    for stamp in find_stamps(line):
        glued_left = stamp.start > 0 and re.match(rf"[{LOWER}{UPPER}?!.\"“”»«]", line[stamp.start - 1])
        glued_right = re.match(rf"[{UPPER}][{LOWER}]", line[stamp.end : stamp.end + 2])
        if glued_left:
            cuts.append(stamp.start)
        if glued_right:
            cuts.append(stamp.end)
    return cuts


def _sentence_cuts(line: str) -> list[int]:
    """Where a sentence end is glued to the next paragraph: "zurück.Der Minister", "sei gut".Am Montag"."""
    cuts = []
    for match in _sentence_glue().finditer(line):
        left = line.rfind(" ", 0, match.start()) + 1
        right = line.find(" ", match.end())
        token = line[left : right if right >= 0 else len(line)]
        if "@" in token or "//" in token or find_outlet(token.strip(".,;:()")):
            continue
        if match["word"].lower() + "." in _abbreviations():
            continue
        closing = match["quote"] in ('"', "“") and line.count('"', 0, match.end() - 1) % 2 == 0
        cuts.append(match.end("stop") if match["quote"] == '"' and closing else match.end())
    return cuts


_GLUE = re.compile(rf"(?:[{LOWER}?!.:)+…“]|(?<=\S)\")[{UPPER}\d]")


def _phrase_cuts(line: str) -> list[int]:
    """Where debris is glued to text: "kündigen neue anArtikel anhören"."""
    if not _GLUE.search(line):
        return []
    spans = [match.span() for match in phrases().finditer(line) if len(match[0]) > 6]
    spans += [match.span() for shape in open_forms() for match in shape.pattern.finditer(line)]
    cuts = []
    for start, end in _longest(spans):
        before, after = line[:start], line[end:]
        glued = re.search(rf"[{LOWER}?!.\"“]$", before) or re.match(rf"[{UPPER}\d][{LOWER} ]", after)
        if glued and len(line) > 2 * (end - start):
            cuts += [start, end]
    return cuts


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that do not overlap a longer one."""
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other or start >= other_end for other, other_end in chosen):
            chosen.append((start, end))
    return chosen


def _credit_cuts(line: str) -> list[int]:
    """Where tags are glued to a source credit: "Quelle: ntv.de, kst/dpaReedereiHamburg"."""
    if not re.match(r"\(?(?:Quelle|Quellen|Mit Material)\b", line):
        return []
    codes = alternatives([code for name in agency_codes() for code in (name, name.upper())])
    match = re.search(rf"(?<=[/,\s])(?:{codes})\)?(?=[{UPPER}][{LOWER}])", line)
    return [match.end()] if match else []


@cache
def _sentence_glue() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>(?<![{LOWER}])[{LOWER}]{{2,60}}|\d{{4}}|[{LOWER}][\"“”«»)])(?P<stop>[.!?])(?P<quote>[\"“”«»)]?)"
        rf"(?=[\"„»«]?[{UPPER}][{LOWER}]*(?:[\s:-]))"
    )


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon.words("sentences_abbreviations"))
