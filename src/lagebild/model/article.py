"""The article as it was read: clean text, fields around it, and what was taken out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RemovedKind(StrEnum):
    """Why a piece of the input is not part of the clean text."""

    BYLINE = "byline"
    DATE = "date"
    SOURCE = "source"
    CREDIT = "credit"
    TEASER = "teaser"
    RELATED = "related"
    COMMENTS = "comments"
    SHARE = "share"
    PLAYER = "player"
    ADVERT = "advert"
    PAYWALL = "paywall"
    NAVIGATION = "navigation"
    IMAGE_NAME = "image_name"
    REPEATED_TITLE = "repeated_title"
    WIRE_HEADER = "wire_header"
    COPYRIGHT = "copyright"
    NEWSLETTER = "newsletter"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A piece of the input that is not article text, kept as it stood."""

    kind: RemovedKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One press article. ``text`` never changes after reading; every offset counts into it.

    ``text`` is lead and body, cross-headings as paragraphs, paragraphs joined by a blank line, no-break
    spaces as spaces. Kicker, title, byline and captions stand in their own fields.

    ``published`` and ``updated`` are ISO 8601: date and time with offset (``2026-01-18T22:20:00+01:00``),
    or the date alone where no time is given. ``wire_time`` is the agency's own time where the text carries
    one (a dpa serial): the day that "heute" counts from when it differs from ``published``.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    wire_time: str | None = None
    section: str | None = None
    kicker: str | None = None
    lead: str | None = None
    dateline: str | None = None
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    url: str | None = None
    removed: tuple[Removed, ...] = ()
    correction: str | None = None
    """The note of a corrected article as written ("In einer früheren Fassung ..."), also part of ``text``."""

    @property
    def day(self) -> str | None:
        """The day (ISO date) that relative times count from, or None when the article has no date."""
        stamp = self.wire_time or self.published
        return stamp[:10] if stamp else None

    def field(self, name: str) -> str:
        """Return the text of an evidence field: ``text``, ``title``, ``kicker`` or ``caption:N``.

        Raises KeyError for an unknown field and IndexError for a caption that is not there.
        """
        if name.startswith("caption:"):
            return self.captions[int(name.removeprefix("caption:"))]
        value = {"text": self.text, "title": self.title, "kicker": self.kicker}[name]
        return value or ""
