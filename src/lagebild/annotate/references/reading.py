"""What one reading of a document has found so far, and what may be meant by what comes."""

from __future__ import annotations

from dataclasses import dataclass, field

from lagebild.annotate.clauses_words import MARKS, word_class
from lagebild.annotate.references.bodies import Bodies
from lagebild.annotate.references.candidates import Candidate
from lagebild.annotate.references.nouns import ends
from lagebild.annotate.references.phrase import Phrase
from lagebild.annotate.references.scene import Scene
from lagebild.model.annotation import Description, Reference, Role

_ARTICLES = ("determiner_nominative", "determiner_oblique")
_INFLECTED = ends("inflected")


@dataclass(slots=True)
class Reading:
    """References and descriptions found so far, and the candidates for what comes."""

    scene: Scene
    candidates: list[Candidate] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    said: list[tuple[Phrase, Description]] = field(default_factory=list)
    bodies: Bodies = field(init=False)
    told: list[Role] = field(default_factory=list)
    """Offices told of somebody by the words that mean him: "sagte die frühere Ministerin"."""

    def __post_init__(self) -> None:
        """Begin with no body named."""
        self.bodies = Bodies(self.scene)

    def refer(
        self, first: int, stop: int, names: tuple[str, ...], rule: str, gender: str, person: bool = True
    ) -> None:
        """Enter a reference to ``names``, which may itself be meant by what comes."""
        scene = self.scene
        self.references.append(Reference(span=scene.words.span(first, stop), names=names, rule=rule))
        subject = bool(scene.subject[first])
        self.candidates.append(Candidate(names, first, stop, gender, person or not names, subject=subject))

    def begins(self, i: int) -> bool:
        """Whether a word opens a sentence, or words in quotation marks or behind a colon."""
        first = self.scene.words.sentences[self.scene.words.sentence_of[i]][0]
        before = self.scene.text(i - 1)
        return i == first or before == ":" or before in MARKS

    def opens_phrase(self, i: int) -> bool:
        """Whether a noun with its adjectives stands behind: "beide Seiten", "beide neuen Entwürfe", but not
        "wollen beide einen Vertrag schließen"."""
        following = self.scene.text(i + 1)
        if any(following.lower() in word_class(name) for name in _ARTICLES):
            return False
        inflected = following.endswith(_INFLECTED) and self.scene.text(i + 2)[:1].isupper()
        return following[:1].isupper() or inflected

    def is_person(self, names: tuple[str, ...]) -> bool:
        """Whether what the names stand for was told of as a person."""
        return any(c.person for c in self.candidates if c.names == names)
