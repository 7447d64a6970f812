"""What a person puts right in the record beside names: entries discarded or confirmed, offices changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CorrectionKind(StrEnum):
    """What a person did to an entry."""

    DISCARD = "discard"
    """The articles do not say this: the entry is left out."""
    CONFIRM = "confirm"
    """Read again in the articles by a person: the entry says so."""
    OFFICE = "office"
    """An office of somebody is called otherwise, is a former one, or is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing put right. It changes nothing by itself: it is applied whenever the record is resolved.

    ``section`` and ``entry`` name the entry as in ``record.json``; ``places`` are the words that it rested
    on (``text:120-131@a1``, for names ``name:Weber@a1``): the correction holds on to them, so that it
    outlives changes of ids. ``name`` is what the entry was called then, for the log. For an office,
    ``title`` is what it is called from now on, None when it is none.
    """

    kind: CorrectionKind
    section: str
    entry: str
    name: str
    places: tuple[str, ...]
    decided_by: str
    decided_at: str
    reason: str = ""
    title: str | None = None
    former: bool | None = None
