"""For whom each participant of an event stands, wherever the event found them.

A person stands for the state or body of his or her office, else for the delegation or party that he or she
belongs to ("Für Norland war Weber dabei"); who has an office of somebody else ("*ihr Gesandter* Krüger")
stands for the side of that person.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.parties import PartyReader


def with_sides(events: Iterable[Draft], reader: PartyReader) -> None:
    """Give each participant without a side the one that the article tells of it."""
    for event in events:
        event.people = tuple(
            p if p.side else replace(p, side=side) if (side := reader.sides.get(p.name)) else p
            for p in event.people
        )
