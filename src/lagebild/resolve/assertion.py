"""One voice for or against something, with the words."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.model.annotation import Act, EventStatus
from lagebild.model.dossier import Evidence

AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.CANCELLED})
"""Events that nobody says to have been."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One voice for or against something, with the words.

    ``negated``: the words themselves say that something is not so. ``anaphoric``: they only point back
    ("Davon könne keine Rede sein"), so that what is meant stands before them.
    """

    article: str
    start: int
    voice: str | None
    act: Act
    event: int | None
    text: str
    stems: frozenset[str]
    evidence: tuple[Evidence, ...]
    seed: bool
    about: frozenset[str] = frozenset()
    """Sides of those whom the words name."""
    negated: bool = False
    anaphoric: bool = False
    former: bool = False
    """The words tell what the voice said before ("Bisher hatte sie das bestritten")."""
    continues: bool = False
    """Said in so many words, so that it may go on with a denial just before it."""
    spoken: bool = False
    """Somebody said it, though nobody may know who."""
    sentence: str = ""
    """The words as a sentence of their own."""
    empty: bool = False
    """The words only answer: "Kiew dementiert"."""
    side: str | None = None
    """Whom the voice speaks for."""
    company: frozenset[str] = frozenset()
    """Persons and bodies that the article names."""
    retracts: bool = False
    """The voice takes back what it has said itself."""
    takes_back: bool = False
    """The words admit what they say was denied: "räumte ein, was seine Regierung bestritten hatte"."""
    names: frozenset[str] = frozenset()
    """Stems of the names among the words."""
    follows: int | None = None
    """Where the answer stands that the words go on with ("Er bestritt das: Es habe ...")."""

    part_of: int | None = None
    """Where the words begin that these are a part of, so that an answer to all of them is one to these."""

    weighty: bool = False
    """What is told can be checked by itself: a number, or what a party has done."""
    opposing: bool = False
    """Words of the frame set the voice against the one before ("hielt dagegen")."""
    contrary: bool = False
    """The words begin by saying that another told it otherwise ("Anders als von Weber behauptet, ...")."""
    joint: bool = False
    """Both sides say it in one ("Beide Seiten bestätigten, dass ...")."""

    @property
    def denies(self) -> bool:
        """Whether the voice speaks against what the words name."""
        return self.act is Act.DENY
