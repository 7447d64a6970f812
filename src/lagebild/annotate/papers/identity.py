"""Which mentions of a paper are the same paper: points, names, topics, and what "der Plan" takes up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from lagebild.annotate.papers.mentions import PaperMention
from lagebild.lexicon import entries


@dataclass(slots=True)
class Draft:
    """A paper in the making: its mentions and what they say of it."""

    mentions: list[PaperMention] = field(default_factory=list)
    presenters: list[str] = field(default_factory=list)
    presented: str | None = None
    revises: list[Draft] = field(default_factory=list)
    bundle: Draft | None = None
    size: int | None = None

    @property
    def lead(self) -> PaperMention:
        """The mention that names it best: with points, else with a topic, else the first."""
        ranked = (
            [m for m in self.mentions if m.points] or [m for m in self.mentions if m.strong] or self.mentions
        )
        return ranked[0]

    @property
    def points(self) -> int | None:
        """The number of points, where a mention gives it."""
        return next((m.points for m in self.mentions if m.points), None)

    @property
    def lemmas(self) -> set[str]:
        """The head nouns it has been called by."""
        return {m.lemma for m in self.mentions}

    @property
    def revised(self) -> bool:
        """Whether it is itself a later state of another paper."""
        return bool(self.revises) or any(m.state == "revised" for m in self.mentions)


@cache
def _takes_up() -> dict[str, frozenset[str]]:
    return {
        row["lemma"]: frozenset(row["lemmas"])
        for row in entries("papers", "takes_up", ("lemma", "lemmas", "example"))
    }


def compatible(lemma: str, draft: Draft) -> bool:
    """Whether a bare ``lemma`` ("das Papier") may mean ``draft``."""
    allowed = _takes_up().get(lemma, frozenset())
    if draft.size is not None:
        return False
    return "any" in allowed or bool(allowed & draft.lemmas)


def same_name(mention: PaperMention, draft: Draft) -> bool:
    """Whether ``mention`` names ``draft`` with the same words: points, or compound and topic."""
    if mention.points is not None:
        return draft.points == mention.points and draft.size is None
    if draft.points is not None and not any(m.name == mention.name for m in draft.mentions):
        return False
    return any(
        m.lemma == mention.lemma and m.prefix == mention.prefix and _topics_agree(m.topic, mention.topic)
        and (not (m.adjectives and mention.adjectives) or m.adjectives == mention.adjectives)
        and (m.topic or m.prefix or not mention.topic)
        for m in draft.mentions
    )  # fmt: skip


def _topics_agree(left: str, right: str) -> bool:
    if not left or not right:
        return True
    return left.startswith(right) or right.startswith(left)


def taken_up(mention: PaperMention, drafts: list[Draft], sentence_of: dict[int, int]) -> Draft | None:
    """Return the one paper that a bare definite mention takes up, or None where it stays open.

    "der überarbeitete Plan" is one that revises another, "der ursprüngliche Plan" one that is revised. With
    several left, the only one spoken of in this or the sentence before is meant; else it stays open.
    """
    fits = [d for d in drafts if compatible(mention.lemma, d)]
    if mention.prefix:
        fits = [d for d in fits if all(m.prefix in ("", mention.prefix) for m in d.mentions)]
    revised = {id(base) for d in drafts for base in d.revises}
    if mention.state == "original":
        fits = [d for d in fits if id(d) in revised or not d.revised] if len(fits) > 1 else fits
        fits = [d for d in fits if id(d) in revised] or fits
    elif mention.state == "revised":
        fits = [d for d in fits if d.revised]
    if len(fits) == 1:
        return fits[0]
    here = sentence_of[mention.head]
    near = [d for d in fits if any(here - 1 <= sentence_of[m.head] <= here for m in d.mentions)]
    return near[0] if len(near) == 1 else None
