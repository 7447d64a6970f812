"""One party of a clause: somebody by name, or an unnamed delegation or envoy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lagebild.model.span import CharSpan


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a clause: ``name`` resolved or as written in the nominative, with the tokens it covers.

    ``prep`` is the governing preposition, "" for subjects and objects. ``dependent`` marks who only
    belongs to somebody else ("der Sprecher *der Nordfront*"); ``genitive`` a genitive after a noun.
    """

    name: str
    span: CharSpan
    first: int
    last: int
    prep: str = ""
    side: str | None = None
    genitive: bool = False
    dependent: bool = False
    named: bool = True
    plural: bool = False
    place: bool = False
    seat: bool = False
    """A capital, which may stand for its government or be the place."""
    along: bool = False
    """On the same side: "zusammen mit X"."""
    others: tuple[str, ...] = ()
    """Whom the words mean besides: "die beiden" are Weber and Krüger."""
    ours: bool = False
    """Led by "unser": "unsere Partner"."""
    loose: bool = False
    """Somebody only by what the clause says: "*die Hebammen* lehnten den Plan ab"."""
