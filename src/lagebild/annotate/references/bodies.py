"""Bodies taken up by the noun for what they are: "Die Kommission" after "die Europäische Kommission".

The noun is the last of the name ("Deutsche Bank", "Sozialministerium"), its first ("Verband der Müller"),
stands right before it ("die Gewerkschaft Talverdi") or is known for it ("die Gewerkschaft", "die
Ärztegewerkschaft" after "der Marburger Bund"). Nobody is meant where two bodies of the article are
called so, where something more is said behind the noun ("die Bank der Stadt Genf"), and before any is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lagebild.annotate.names.grammar import gender_of
from lagebild.annotate.references.nouns import word_class
from lagebild.annotate.references.scene import Scene
from lagebild.lexicon import entries
from lagebild.model.annotation import Mention, MentionKind

_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.GOVERNMENT, MentionKind.GROUP})
_MORE = word_class("behind_body")


@dataclass(slots=True)
class Bodies:
    """The bodies named so far, by the nouns that they may be taken up by."""

    scene: Scene
    names: dict[str, dict[str, None]] = field(default_factory=dict)

    def learn(self, first: int, mention: Mention) -> None:
        """Keep the nouns of a name, and the one before it."""
        if mention.kind not in _BODIES:
            return
        words = [word for word in mention.name.split() if word[:1].isupper()]
        nouns = [noun_of_body(word) for word in (*words[:1], *words[-1:])]
        nouns += _kinds().get(mention.name, ())
        if first and not self.scene.inside[first - 1]:
            nouns.append(noun_of_body(self.scene.text(first - 1)))
        for noun in nouns:
            if noun is not None and noun != mention.name.lower():
                self.names.setdefault(noun, {})[mention.name] = None

    def meant(self, article: int) -> tuple[str, str] | None:
        """Return name and gender of the body that an article with its noun means, None where open."""
        scene, head = self.scene, article + 1
        if not scene.text(head)[:1].isupper():
            return None
        if scene.inside[head] or scene.titled[head] or head in scene.at:
            return None
        noun = noun_of_body(scene.text(head))
        names = _each_once(self.names.get(noun, {})) if noun else []
        if noun is None or len(names) != 1:
            return None
        if not scene.low(head).startswith(noun) and noun not in _kinds().get(names[0], ()):
            return None  # "das Finanzministerium" is not the Sozialministerium
        behind = scene.text(head + 1)
        if behind[:1].isupper() or behind.lower() in _MORE:
            return None
        return names[0], gender_of(noun) or "fmn"


def _each_once(names: Iterable[str]) -> list[str]:
    """Return the names without abbreviations of others: "GEW" beside "Gewerkschaft Erziehung und
    Wissenschaft"."""
    rows = list(names)
    initials = {"".join(w[0] for w in name.split() if w[:1].isupper()) for name in rows if " " in name}
    return [name for name in rows if name not in initials]


@lru_cache(maxsize=50_000)
def noun_of_body(word: str) -> str | None:
    """Return the noun for a body at the end of a word: "Sozialministeriums" has "ministerium"."""
    low, nouns = word.lower(), _nouns()
    for form in (low, low.removesuffix("s"), low.removesuffix("es")):
        if form.endswith(nouns):
            return next(noun for noun in nouns if form.endswith(noun))
    return None


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Return what well-known bodies are called that do not bear it in their names: "IG BCE" is a union."""
    found: dict[str, tuple[str, ...]] = {}
    for row in entries("references", "body_kind", ("words", "names", "example")):
        for name in row["names"]:
            found[name] = (*found.get(name, ()), *row["words"])
    return found


@cache
def _nouns() -> tuple[str, ...]:
    """Return the nouns for bodies, the longest first."""
    return tuple(sorted(word_class("body"), key=lambda noun: (-len(noun), noun)))
