"""The article of a draft: outlet and times weighed, authors and agencies told apart."""

from __future__ import annotations

import re
from dataclasses import replace

from lagebild.model.article import Article, RemovedKind
from lagebild.sources.credits import are_initials_of
from lagebild.sources.gather.draft import Draft, squeeze
from lagebild.sources.gather.houses import as_written, mentioned, own_name
from lagebild.sources.headline import split_colon
from lagebild.sources.outlets import find_outlet
from lagebild.sources.stamps import DEFAULT_ZONE


def finish(draft: Draft, article_id: str, source: str) -> Article:
    """Return the article: one outlet and time of publication chosen, initials of named authors dropped."""
    agencies = tuple(dict.fromkeys(draft.agencies))
    codes = {agency.lower() for agency in agencies}
    named = [author for author in draft.authors if " " in author]
    authors = [
        author
        for author in dict.fromkeys(draft.authors)
        if author.lower() not in codes
        and (" " in author or not any(are_initials_of(author, name) for name in named))
    ]
    if draft.dateline and draft.kicker == [draft.dateline.strip(" -–—.:")]:
        draft.remove(RemovedKind.NAVIGATION, draft.section or "")
        draft.section = draft.kicker.pop()
    weight, outlet = max(draft.outlets, key=lambda found: found[0]) if draft.outlets else (0.0, None)
    outlet = next((name for _, name in draft.outlets if outlet and _with_article(name, outlet)), outlet)
    if draft.wire_form and agencies and weight < 0.5:
        outlet = agencies[0]
    if outlet is None:
        outlet = mentioned(draft.removed) or own_name(draft.paragraphs)
    if outlet is None and draft.wire_form and agencies:
        outlet = agencies[0]
    outlet = as_written(outlet, draft.removed, draft.paragraphs) if outlet else None
    house = find_outlet(outlet) if outlet else None
    if house and house.kicker == "colon" and draft.title and not (draft.kicker or draft.title_known):
        draft.kicker, draft.title = _colon_kicker(draft.title)
    if not any(stamp.day for stamp, _ in draft.stamps) and draft.broadcast and not draft.wire:
        draft.stamps.append((replace(draft.broadcast, time=None, means=""), 2))
    days = {stamp.day for stamp, _ in draft.stamps}
    hour = any(stamp.time for stamp, _ in draft.stamps)
    if not hour and (not any(days) or any(stamp.day in days for stamp in draft.mailed)):
        draft.stamps = [(stamp, 0) for stamp in draft.mailed[:1]] + draft.stamps
    if draft.hour and not hour and draft.stamps:
        stamp, place = draft.stamps[0]
        draft.stamps[0] = (replace(stamp, time=draft.hour), place)
    published, updated = _times(draft, house.zone if house else DEFAULT_ZONE)
    wire_time = draft.wire.isoformat() if draft.wire else None
    return Article(
        id=article_id,
        source=source,
        text="\n\n".join(draft.paragraphs),
        title=squeeze(draft.title) if draft.title else None,
        outlet=outlet,
        agencies=agencies,
        authors=tuple(authors),
        published=_published(published, wire_time, draft),
        updated=updated,
        wire_time=wire_time,
        section=draft.section,
        kicker=" – ".join(dict.fromkeys(squeeze(kicker) for kicker in draft.kicker)) or None,
        lead=draft.lead,
        dateline=draft.dateline,
        captions=tuple(draft.captions),
        tags=tuple(draft.tags),
        url=draft.url,
        removed=tuple(draft.removed),
        correction=draft.correction,
    )


def _with_article(name: str, short: str) -> bool:
    """Whether a name is a house's with its article: "DIE LATERNE" for "LATERNE"."""
    return re.fullmatch(rf"(?i:der|die|das) {re.escape(short)}", name) is not None


def _colon_kicker(title: str) -> tuple[list[str], str]:
    parts = split_colon(title)
    return ([parts[0]], parts[1]) if parts else ([], title)


def _published(published: str | None, wire_time: str | None, draft: Draft) -> str | None:
    """The house's time; a wire's own where there is none or where it alone tells the hour of that day."""
    if (
        published
        and wire_time
        and draft.wire_form
        and len(published) == 10
        and wire_time.startswith(published)
    ):
        return wire_time
    return published or wire_time


def _times(draft: Draft, zone: str) -> tuple[str | None, str | None]:
    """Return published and updated: by their labels, else the first is published; a head outweighs a foot."""
    day = next((stamp.day for stamp, _ in draft.stamps if stamp.day), None)
    order = sorted(draft.stamps, key=lambda found: (found[1], found[0].time is None))
    first_place = min((place for stamp, place in order if stamp.day), default=0)
    near = [
        (stamp.means, value)
        for stamp, place in order
        if (place == first_place or stamp.means) and (value := stamp.isoformat(zone, day))
    ]
    labelled = next((n for n, (stamp, _) in enumerate(draft.stamps) if stamp.means and stamp.time), None)
    if labelled is not None:
        later = {stamp.isoformat(zone, day) for stamp, _ in draft.stamps[labelled + 1 :] if not stamp.means}
        own = draft.stamps[labelled][0].isoformat(zone, day) or ""
        near = [
            (means, value)
            for means, value in near
            if means or value not in later or not own.startswith(value)
        ]
    first = [value for means, value in near if means == "first"]
    published = first + [value for means, value in near if means not in ("updated", "first")]
    updated = [value for means, value in near if means == "updated"]
    if not published:
        return (updated[0] if updated else None), None
    if not updated and (first_place == 0 or first) and "T" in published[0]:
        updated = [value for value in published if "T" in value and value > published[0]]
    return published[0], next((value for value in updated if value != published[0]), None)
