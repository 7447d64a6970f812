"""What one article says of a paper, with its names resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lagebild.model.annotation import Paper
from lagebild.model.statement import Statement
from lagebild.resolve.days import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReport:
    """What one article says of a paper, its names resolved.

    ``by`` are the sides of who presented it, ``sure`` those of them that are no mere group ("beide Seiten"),
    ``kin`` these with the sides that they stand for in their turn.
    """

    statement: Statement
    paper: Paper
    names: frozenset[str]
    by: frozenset[str]
    sure: frozenset[str]
    kin: frozenset[str]
    days: Days | None
    published: date | None
    company: frozenset[str]
    due: Days | None = None
    """The time for which the article announces the paper: "will bis Mitte März einen Entwurf vorlegen"."""

    @property
    def article(self) -> str:
        """Id of the article."""
        return self.statement.article_id
