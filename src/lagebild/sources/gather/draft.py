"""What has been gathered of an article so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lagebild.lexicon import group
from lagebild.model.article import Removed, RemovedKind
from lagebild.sources.credits import read_credits
from lagebild.sources.stamps import Stamp


@dataclass(slots=True, kw_only=True)
class Draft:
    """What has been gathered so far."""

    paragraphs: list[str] = field(default_factory=list)
    kicker: list[str] = field(default_factory=list)
    title: str | None = None
    title_known: bool = False
    lead: str | None = None
    dateline: str | None = None
    section: str | None = None
    outlets: list[tuple[float, str]] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    stamps: list[tuple[Stamp, int]] = field(default_factory=list)
    """With where they stood: 0 head, 1 within the body, 2 foot."""
    mailed: list[Stamp] = field(default_factory=list)
    """When the mail was sent: where the article itself gives no hour of that day."""
    hour: tuple[int, int] | None = None
    """The time in "Heute, 23:51", for a date that stands without one."""
    wire: Stamp | None = None
    broadcast: Stamp | None = None
    """When a broadcast about the article went out: the day, where nothing else tells it."""
    wire_form: bool = False
    correction: str | None = None
    url: str | None = None

    def remove(self, kind: RemovedKind, text: str) -> None:
        """Keep what is in no field, with its kind."""
        text = text.strip()
        if text:
            self.removed.append(Removed(kind=kind, text=text))

    def credit(self, text: str, weight: float) -> None:
        """Take outlet, agencies and authors from a credit.

        A house that no table knows is the first item, written like a name ("DIE LATERNE, AFP, Reuters"); a
        lone code after "Quelle:" is an agency's.
        """
        found = read_credits(text)
        if found.outlet:
            self.outlets.append((weight, found.outlet))
        elif (
            found.unknown
            and text.strip(" (:").startswith(found.unknown[0])
            and like_a_house(found.unknown[0])
            and not re.fullmatch(r"[A-ZÄÖÜ]{1,4}(?:-[A-ZÄÖÜ]{1,4})?", found.unknown[0])
        ):
            self.outlets.append((weight - 0.5, found.unknown[0]))
        self.agencies += found.agencies
        if not (found.outlet or found.agencies or found.unknown) and len(found.authors) == 1:
            code = found.authors[0]
            if 3 <= len(code) <= 5 and code.islower() and not self.agencies:
                self.agencies.append(code)
                return
        self.authors += found.authors


def like_a_house(text: str) -> bool:
    """Whether words could name an outlet that no table has: one to five, each capitalised or a small link."""
    words = text.split()
    small = group("sources", "small_in_house")
    return (
        1 <= len(words) <= 5
        and len(text) > 2
        and words[0][0].isupper()
        and all(word[0].isupper() or word in small for word in words)
        and not re.search(r"[\d:?!]|^(?:Alle|Rechte|Impressum|Datenschutz|Agenturen|Eigene)", text)
    )


def squeeze(text: str) -> str:
    """Return text with runs of spaces made one."""
    return re.sub(r" {2,}", " ", text).strip()
