"""Joins lines that a mail program or a wire wrapped at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from lagebild.sources.vocabulary import LOWER, UPPER

_NARROWEST, _WIDEST = 40, 100
_KEEP_HYPHEN = re.compile(r"(?:isch|deutsch|Nord|Süd|Ost|West|nord|süd|ost|west)-$")
_OWN_LINE = re.compile(
    r"\s*(?:[-*•–—]\s|[-=_*~]{5,}$|#|>|\d{1,2}[.:]\d{2}\b|\+{2,}|=|\(|(?:Von|Quelle|Foto|Stand)\b"
    r"|(?:Betreff|Gesendet|An|Cc|Datum|Antwort an|Subject|From|To|Date|Sent):\s)"
)


def unwrap(text: str) -> str:
    """Return text with hard-wrapped lines joined; text that is not wrapped comes back unchanged.

    Text is wrapped where most long lines keep under one width and many break inside a sentence. A line is
    joined to the next when the next line's first word would not have fitted on it. Words divided at the line
    end are put together ("Verhand-" + "lungen"); hyphens that belong to the word stay ("deutsch-" +
    "französischen", "US-" + "Delegation", "Außen-" + "und").
    """
    lines = text.split("\n")
    width = _width(lines)
    if width is None:
        return text
    joined: list[str] = []
    for number, line in enumerate(lines):
        if joined and joined[-1].strip() and _belongs(lines[number - 1], line, width):
            joined[-1] = _join(joined[-1].rstrip(), line.strip())
        else:
            joined.append(line)
    return "\n".join(joined)


def _width(lines: list[str]) -> int | None:
    """Return the width that the text is wrapped at, or None."""
    filled = [line.rstrip() for line in lines if line.strip()]
    if len(filled) < 6:
        return None
    lengths = sorted(len(line) for line in filled)
    width = lengths[-1] if lengths[-1] <= _WIDEST else lengths[int(len(lengths) * 0.97) - 1]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = [line for line in filled if width - 18 <= len(line) <= width]
    open_ended = [line for line in full if not re.search(r"[.!?:\"“”«»)]$", line)]
    broken = sum(
        bool(re.match(rf"\s*[{LOWER}]", after))
        for before, after in pairwise(lines)
        if before.strip() and len(before.rstrip()) >= width - 18
    )
    wrapped = len(full) >= 3 and len(open_ended) >= 0.4 * len(full) and broken >= 2
    return width if wrapped else None


def _belongs(before: str, line: str, width: int) -> bool:
    """Whether ``line`` goes on with ``before``: its first word would not have fitted any more."""
    if not line.strip() or not before.strip() or _OWN_LINE.match(line):
        return False
    if line.startswith(("   ", "\t")) and not before.startswith("  "):
        return False
    first = line.split()[0]
    first = first.split("-")[0] + "-" if "-" in first[:-1] else first
    before = before.rstrip()
    if re.fullmatch(r"\s*[-=_*~]{5,}", before):
        return False
    if before.endswith(")") and before.startswith("("):
        return False
    if len(before) + 1 + len(first) > width or (before.endswith("-") and line.strip()[0].islower()):
        return True
    ends = re.search(r"[.!?:]\)?[\"“”«»]?$", before)
    if line.strip().endswith("-") and " " not in line.strip() and not ends:
        return True
    return len(before) >= 0.72 * width and not (ends and first[0].isupper()) and len(line.split()) > 1


def _join(before: str, line: str) -> str:
    if before.endswith("-") and not before.endswith((" -", "--")):
        if re.match(r"(?:und|oder|bzw\.?|sowie|bis)\b", line):
            return f"{before} {line}"
        if re.match(rf"[{UPPER}\d]", line) or _KEEP_HYPHEN.search(before):
            return before + line
        return before[:-1] + line
    return f"{before} {line}"
