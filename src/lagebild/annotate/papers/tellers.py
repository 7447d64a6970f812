"""Whose word a stance is, where one party speaks of another: "Weber sagte, Norland habe zugestimmt"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.papers.reading import Reading
from lagebild.model.annotation import Stance

_MOST = 0.6
"""So much of a clause lies in a quotation that it is said in it; outside is at most its source."""


def with_teller(reading: Reading, stance: Stance) -> Stance:
    """Return a stance with who says so, if that is somebody else than its holder.

    "Laut Weber hat Norland dem Plan zugestimmt" is Weber's word; nothing for "Norland lehnte ab, sagte eine
    Sprecherin", where nobody is named, and for "Weber sagte, er lehne ab".
    """
    quotation = reading.said_in(stance.span, _MOST)
    if stance.said_by or quotation is None or stance.holder in quotation.speakers:
        return stance
    return replace(stance, said_by=quotation.speakers)
