"""Lines of press archives and issues: "Küstenbote vom 15.01.2026, S. 4 / Hintergrund", "Ressort: Politik"."""

from __future__ import annotations

import re
from functools import cache

from lagebild.model.article import RemovedKind
from lagebild.sources.outlets import find_outlet
from lagebild.sources.segments import Part, Segment
from lagebild.sources.stamps import find_stamps
from lagebild.sources.vocabulary import UPPER, alternatives, header

_PARTS: dict[str, tuple[Part, RemovedKind]] = {
    "author": ("byline", RemovedKind.BYLINE),
    "section": ("section", RemovedKind.NAVIGATION),
    "outlet": ("outlet", RemovedKind.SOURCE),
    "other": ("debris", RemovedKind.OTHER),
}


def archive_line(text: str) -> tuple[Segment, ...]:
    """Return the segments of a line that an archive puts over a text, empty for other lines."""
    return _issue(text) or _labelled(text)


def _issue(text: str) -> tuple[Segment, ...]:
    """ "STADTBLATT 03/26 vom 14.01.2026", "Küstenbote, 15.01.2026, Nr. 12, S. 4": house, issue, day, page."""
    if len(text) > 110 or text.endswith("."):
        return ()
    match = _issue_form().fullmatch(text)
    stamps = find_stamps(text) if match else []
    if match is None or not stamps or not (match["issue"] or match["page"]):
        return ()
    house = match["house"].strip()
    named = re.search(r"Nr|Heft|Ausgabe", match["issue"] or "") is not None
    if not (match["page"] or named or find_outlet(house) or house.isupper()):
        return ()
    start = match.start("house")
    return (
        Segment(start=start, end=start + len(house), part="outlet", kind=RemovedKind.SOURCE),
        Segment(
            start=stamps[0].start, end=stamps[0].end, part="stamp", kind=RemovedKind.DATE, stamp=stamps[0]
        ),
    )


@cache
def _issue_form() -> re.Pattern[str]:
    house = rf"[{UPPER}][\w.&-]*(?:\s[{UPPER}&][\w.&-]*){{0,3}}"
    issue = r"(?:,?\s+(?:(?:Nr|Heft|Ausgabe)\.?\s?)?\d{1,3}(?:/\d{2,4})?)"
    page = r"(?:,?\s(?:Nr\.|Heft|S\.|Seite|Ausgabe)\s?[\w/-]{1,12})"
    return re.compile(
        rf"(?:[{UPPER}]\w+,\s)?(?P<house>{house})(?P<issue>{issue})?,?\s+(?:vom\s)?[^,/|]*?\d{{4}}"
        rf"(?P<page>{page}){{0,3}}(?:\s?[/|,]\s?[\w &-]{{3,30}})?"
    )


def _labelled(text: str) -> tuple[Segment, ...]:
    """ "Rubrik: Politik", "Dokumentnummer: KB-0412": a label of the archive and its value."""
    match = _labels().fullmatch(text) if len(text) <= 120 else None
    if match is None:
        return ()
    meaning = next(name for name in _PARTS if match["label"] in header("archive", name))
    part, kind = _PARTS[meaning]
    return (Segment(start=match.start("value"), end=match.end("value"), part=part, kind=kind),)


@cache
def _labels() -> re.Pattern[str]:
    words = [word for name in _PARTS for word in header("archive", name)]
    return re.compile(rf"(?P<label>{alternatives(words)})\s?:\s*(?P<value>\S.*)")
