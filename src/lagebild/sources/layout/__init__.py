"""Where each line of a paste stands: head, lead, body, foot. Weighs the lines' forms against each other."""

from __future__ import annotations

from lagebild.sources.classify import Reading
from lagebild.sources.layout.feet import place_foot
from lagebild.sources.layout.forms import bare, house_of_release, is_release
from lagebild.sources.layout.heads import place_head
from lagebild.sources.layout.inside import place_body
from lagebild.sources.layout.origins import (
    mark_bylines,
    mark_photo_sources,
    mark_senders,
    mark_subjects,
    take_contents,
    take_preface,
    take_screen,
    take_summaries,
)
from lagebild.sources.layout.pictures import place_captions
from lagebild.sources.layout.placement import Placed, Placement, Role
from lagebild.sources.layout.titles import place_title

__all__ = ["Placed", "Role", "arrange", "house_of_release", "is_release"]

_STEPS = (
    mark_subjects,
    mark_photo_sources,
    take_preface,
    take_screen,
    take_summaries,
    take_contents,
    mark_senders,
    mark_bylines,
    place_captions,
    place_title,
    place_head,
    place_body,
    place_foot,
)


def arrange(readings: list[Reading], title: str | None = None) -> list[Placed]:
    """Return every line with its role. ``title`` is the headline where it is known from elsewhere.

    The body is the mass of paragraphs; what follows the last of them, or a footer that cuts them off, is the
    foot. The title is the likeliest of the short lines before the body; kicker, section and lead are found
    around it.
    """
    page = Placement.of(readings, bare(title or ""))
    for step in _STEPS:
        step(page)
    return page.placed()
