"""Which mentions of a paper are the same paper: points, names, topics, and what "der Plan" takes up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.phrases import words_of
from lagebild.annotate.papers.sides import agree, named_by_side, sides_of
from lagebild.lexicon import entries, group

if TYPE_CHECKING:
    from lagebild.annotate.papers.scene import Scene


_TEXTS = group("papers_grammar", "text_of")
_ANY_PAPER = group("papers_grammar", "any_paper")


@dataclass(slots=True, eq=False)
class Draft:
    """A paper in the making: its mentions and what they say of it.

    ``counted`` are points that a sentence gives ("umfasst 20 Punkte"), ``changed`` says that the text tells
    of a revision ("wurde dann überarbeitet"), ``told_by`` is a clause that tells an offer before a noun does,
    ``wraps`` says that it holds several papers ("bündelt zwei Vereinbarungen"), ``agreed`` that it was
    agreed on ("einigten sich auf").
    ``named`` are the mentions by a noun, those in the same words once, ``heads`` their head nouns, ``lemmas``
    with them those of what it is a draft of and whole compounds.
    """

    mentions: list[PaperMention] = field(default_factory=list)
    presenters: list[str] = field(default_factory=list)
    presented: str | None = None
    revises: list[Draft] = field(default_factory=list)
    bundle: Draft | None = None
    size: int | None = None
    counted: int | None = None
    pages: int | None = None
    titles: list[str] = field(default_factory=list)
    changed: bool = False
    told_by: Scene | None = None
    wraps: bool = False
    agreed: bool = False
    sides: set[str] = field(default_factory=set)
    named: list[PaperMention] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    _seen: set[tuple[object, ...]] = field(default_factory=set)

    def add(self, mention: PaperMention) -> None:
        """Add a place where the paper is spoken of."""
        self.mentions.append(mention)
        if not mention.pronoun:
            key = (
                mention.name,
                mention.state,
                mention.article,
                mention.points,
                mention.pages,
                mention.strong,
            )
            if key not in self._seen:
                self._seen.add(key)
                self.named.append(mention)
                parts = [mention, *([mention.inner] if mention.inner else [])]
                self.heads.add(mention.lemma)
                self.lemmas |= {m.lemma for m in parts} | {m.noun for m in parts if m.prefix}

    @property
    def lead(self) -> PaperMention:
        """The mention that names it best: with points, with a name of its own, by its kind."""
        return max(self.named, key=_telling)

    @property
    def points(self) -> int | None:
        """The number of points, where a mention or a sentence gives it."""
        return next((m.points for m in self.named if m.points), self.counted)

    @property
    def bare(self) -> bool:
        """Whether no mention names it by more than its head noun."""
        return self.size is None and self.points is None and all(m.bare for m in self.named)

    @property
    def revised(self) -> bool:
        """Whether it is itself a later state of another paper."""
        return bool(self.revises) or any(m.state == "revised" for m in self.named)


def _telling(mention: PaperMention) -> tuple[bool, ...]:
    """How well a mention names its paper; "das 14 Punkte umfassende Dokument" only numbers it."""
    generic = mention.lemma in _ANY_PAPER and not mention.prefix
    numbered = bool(mention.points) and not generic
    return (bool(mention.size), numbered, not mention.bare, mention.kind != "other", mention.strong)


@cache
def _takes_up() -> dict[str, frozenset[str]]:
    return {
        row["lemma"]: frozenset(row["lemmas"])
        for row in entries("papers", "takes_up", ("lemma", "lemmas", "example"))
    }


def compatible(mention: PaperMention, draft: Draft) -> bool:
    """Whether a definite mention ("das Papier", "der Vertragsentwurf") may mean ``draft``."""
    if mention.lemma == "Einigung" and not mention.prefix and draft.agreed:
        return True  # "einigten sich auf ein Paket. Die Einigung ..."
    if draft.size is not None:
        return mention.lemma == "Paket"
    if mention.lemma == "Gesetz" and not any("gesetz" in f"{m.noun} {m.topic}".lower() for m in draft.named):
        return False  # "das Gesetz" is no draft of a treaty
    if not agree(mention, draft) or (not mention.handed and all(m.handed for m in draft.named)):
        return False  # "das Papier" is no report or map
    if (
        draft.revises
        and "Fassung" in draft.heads
        and any(compatible(mention, base) for base in draft.revises)
    ):
        return True  # "der Vertrag" after "die neue Fassung des Vertragsentwurfs"
    if mention.prefix and mention.lemma == "Entwurf":  # "der Vertragsentwurf": of a contract
        of = mention.prefix.rstrip("-s")
        return any(of == lemma.lower().rstrip("s") for lemma in draft.lemmas) and _is_draft(draft)
    if mention.prefix and mention.lemma in _TEXTS and _is_text_of(mention, draft):
        return True  # "der Vertragstext" of a contract, "das Abkommen" too
    if mention.prefix and not named_by_side(mention):
        # "das Positionspapier" for a paper that had no name yet
        return (
            (draft.bare and mention.lemma in draft.lemmas)
            or _ends_so(mention, draft)
            or _by_giver(mention, draft)
        )
    noun = mention.noun.lower()
    if any(m.prefix and m.prefix.rstrip("-s") == noun.rstrip("s") for m in _parts(draft)):
        return True  # "die Eckpunkte" of an "Eckpunktepapier", "der Vertrag" of a "Vertragsentwurf"
    allowed = _takes_up().get(mention.lemma, frozenset())
    return "any" in allowed or bool(allowed & draft.lemmas)


def _is_text_of(mention: PaperMention, draft: Draft) -> bool:
    """Whether the first part of "Vertragstext" is what the paper is, or may be called."""
    of = mention.prefix.rstrip("-s").capitalize()
    return bool(({of} | _takes_up().get(of, frozenset())) & draft.lemmas)


def _ends_so(mention: PaperMention, draft: Draft) -> bool:
    """Whether a compound is the end of a longer one: "der Tarifvertrag" for a "Zukunftstarifvertrag"."""
    noun = mention.noun.lower()
    return any(m.noun.lower().endswith(noun) and m.noun.lower() != noun for m in draft.named)


def _by_giver(mention: PaperMention, draft: Draft) -> bool:
    """Whether the first part names who gave it: "der Kommissionsvorschlag" for that of the Kommission."""
    stem = mention.prefix.rstrip("-s")
    words = {word.lower().rstrip("s") for name in draft.presenters for word in name.replace("-", " ").split()}
    alike = mention.lemma in draft.lemmas and all(not m.prefix for m in draft.named)
    return len(stem) > 3 and alike and stem in words


def of_giver(mention: PaperMention, drafts: list[Draft], owners: list[str]) -> Draft | None:
    """Return the one paper that a mention means by its giver: "*Thredes* Plan", "der *Sanyang*-Plan"."""
    if mention.points is not None or mention.topic or mention.inner or mention.plural or mention.state:
        return None
    allowed = _takes_up().get(mention.lemma, frozenset())
    any_of = "any" in allowed or mention.lemma in words_of("of_giver")
    alike = [d for d in drafts if d.size is None and (any_of or (allowed | {mention.lemma}) & d.heads)]
    stem = mention.prefix.strip("-").lower().rstrip("s")
    fits = [d for d in alike if (owners and set(owners) & set(d.presenters)) or _given_by(stem, d)]
    return fits[0] if len(fits) == 1 else None


def same_family(mention: PaperMention, draft: Draft) -> bool:
    """Whether a head ends a noun that a paper was called by: "Plan" a "Fahrplan"."""
    return any(lemma.lower().endswith(mention.lemma.lower()) for lemma in draft.lemmas)


def _given_by(stem: str, draft: Draft) -> bool:
    """Whether the first part of a compound is the beginning of a name of who presented the paper."""
    words = {word.lower() for name in draft.presenters for word in name.replace("-", " ").split()}
    return len(stem) > _STEM and any(word.startswith(stem) for word in words)


_STEM = 3
"""The first part of a compound has more letters where it means a name."""


def _is_draft(draft: Draft) -> bool:
    return any(m.kind == "draft" for m in draft.named)


def same_name(mention: PaperMention, draft: Draft) -> bool:
    """Whether ``mention`` names ``draft`` with the same words: points, or compound and topic."""
    if mention.points is not None:
        return draft.points == mention.points and draft.size is None
    if draft.points is not None and not any(m.name == mention.name for m in draft.named):
        return False
    theirs = _parts(draft)
    mine = [mention, *([mention.inner] if mention.inner else [])]
    return any(_alike(one, other) for one in mine for other in theirs)


def _alike(mention: PaperMention, other: PaperMention) -> bool:
    if mention.lemma != other.lemma:
        return False
    if _about(mention, other) or _about(other, mention):
        return True
    if mention.prefix != other.prefix:
        return False
    if mention.adjectives and other.adjectives and mention.adjectives != other.adjectives:
        return False
    if not (_topics_agree(other.topic, mention.topic) and (other.topic or other.prefix or not mention.topic)):
        return False
    return not (mention.bare and other.bare) or mention.name == other.name


def _about(compound: PaperMention, other: PaperMention) -> bool:
    """Whether a compound names the topic of the other: "Hafenprotokoll", "Protokoll über den Hafen"."""
    stem = _plain(compound.prefix.strip("-")).rstrip("s")
    words = _plain(other.topic).split()
    return len(stem) > 3 and not other.prefix and any(word.startswith(stem) for word in words)


def _plain(text: str) -> str:
    return text.lower().translate(str.maketrans("äöü", "aou"))


def _topics_agree(left: str, right: str) -> bool:
    if not left or not right:
        return True
    return left.startswith(right) or right.startswith(left)


def taken_up(mention: PaperMention, drafts: list[Draft], near: list[list[Focus]]) -> Draft | None:
    """Return the one paper that a definite mention takes up, or None where it stays open.

    "der überarbeitete Plan" is one that revises another, "der ursprüngliche Plan" one that is revised. "das
    Papier" means a paper called so ("Sondierungspapier") rather than a plan. With several left, it is the one
    that the last main clause speaks of, or speaks of first, few sentences back (``near``, the nearest first);
    or the one that the whole text is about, or that a side clause spoke of; of offers the last; else open.
    """
    fits = _preferred(mention, [d for d in drafts if compatible(mention, d)])
    if mention.state == "original" and len(fits) > 1:
        revised = {id(base) for d in drafts for base in d.revises}
        fits = [d for d in fits if id(d) in revised or not d.revised]
        fits = [d for d in fits if id(d) in revised] or fits
    elif mention.state == "revised":
        fits = [d for d in fits if d.revised]
    if len(fits) == 1:
        return fits[0]
    for number, focus in enumerate(near):
        if number == len(near) // 2 and (topic := _dominant(fits)):
            return topic
        spoken = [f for f in focus if any(f.draft is d for d in fits)]
        if spoken:
            return foremost(spoken)
    if latest := _latest_version(fits):
        return latest
    current = [d for d in fits if d.lead.kind == "offer" and not any(d in other.revises for other in fits)]
    return (
        current[0] if len(current) == 1 and any(d.lead.kind == "offer" for d in current[0].revises) else None
    )


def _latest_version(fits: list[Draft]) -> Draft | None:
    """Return the one version that all other papers in question lead up to."""
    left = [d for d in fits if not any(d in other.revises for other in fits)]
    return left[0] if len(left) == 1 and left[0].revises else None


@dataclass(frozen=True, slots=True, eq=False)
class Focus:
    """A place where a sentence speaks of a paper: in its main clause, ``foremost`` as the subject of that."""

    draft: Draft
    main: bool
    foremost: bool


def foremost(spoken: list[Focus]) -> Draft | None:
    """Return the only paper of a sentence, or the one that is its subject; not one that another revises."""
    drafts = list({id(f.draft): f.draft for f in spoken}.values())
    if len(drafts) > 1:
        drafts = [d for d in drafts if d.bundle is None] or drafts
        drafts = [d for d in drafts if not any(d in other.revises for other in drafts)] or drafts
    subjects = list({id(f.draft): f.draft for f in spoken if f.foremost and f.draft in drafts}.values())
    left = drafts if len(drafts) == 1 else subjects
    return left[0] if len(left) == 1 else None


def _dominant(fits: list[Draft]) -> Draft | None:
    """Return the paper that is spoken of three times as often as any other."""
    ranked = sorted(fits, key=lambda d: len(d.mentions), reverse=True)
    if (
        len(ranked) < 2
        or len(ranked[0].mentions) < 4
        or len(ranked[0].mentions) < 3 * len(ranked[1].mentions)
    ):
        return None
    return ranked[0]


def _preferred(mention: PaperMention, fits: list[Draft]) -> list[Draft]:
    """Return the papers that have been called by the same bare noun, else by the same head, else all."""
    fits = [d for d in fits if d.sides and agree(mention, d)] or fits if sides_of(mention) else fits
    if mention.lemma == "Einigung":
        fits = [d for d in fits if d.agreed] or fits
    same = [
        d
        for d in fits
        if any(m.lemma == mention.lemma and m.prefix == mention.prefix and not m.points for m in _parts(d))
    ]
    same = same or [d for d in fits if mention.lemma in d.lemmas] or fits
    if mention.state in ("original", "first"):
        return same
    later = [d for d in fits if d not in same and any(base in same for base in d.revises)]
    return [*same, *later]


def _parts(draft: Draft) -> list[PaperMention]:
    return [*draft.named, *(m.inner for m in draft.named if m.inner)]
