"""Component ``lagebild_roles``: who holds which office, in ``doc._.roles``."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.names.tagger import words_of
from lagebild.annotate.roles.belonging import belongs_to, is_former, kin_of
from lagebild.annotate.roles.pairing import Pair, pairs_of
from lagebild.annotate.roles.phrases import Scene
from lagebild.model.annotation import Mention, Role
from lagebild.model.span import CharSpan


@Language.factory("lagebild_roles", requires=["doc._.mentions"], assigns=["doc._.roles"])
class RoleFinder:
    """Pipeline component that finds offices, functions and kinship of named persons.

    "der ukrainische Unterhändler Jan Holm", "Holm, der den Rat leitet", "Ex-Minister Holm", "Webers
    Schwiegersohn Jan
    Holm", "Anna Weber, Vorsitzende der Grünen". Bare adjectives of nationality are no part of the title
    but tell
    whom it belongs to. Unnamed holders ("ein Sprecher") are descriptions, not roles.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it reads ``doc._.mentions``."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.roles`` and the span group ``roles``."""
        doc._.roles = find_roles(doc)
        spans = [doc.char_span(r.span.start, r.span.end, label="role") for r in doc._.roles]
        doc.spans["roles"] = [span for span in spans if span is not None]
        return doc


def scene_of(doc: Doc) -> Scene:
    """Return the words of ``doc`` with its mentions; kept on the document."""
    words = words_of(doc)
    by_start = {begin: i for i, begin in enumerate(words.start)}
    by_end = {end: i + 1 for i, end in enumerate(words.end)}
    at: dict[int, tuple[Mention, int]] = {}
    inside: set[int] = set()
    for mention in doc._.mentions:
        first, stop = by_start.get(mention.span.start), by_end.get(mention.span.end)
        if first is not None and stop is not None:
            at[first] = (mention, stop)
            inside.update(range(first, stop))
    return Scene(words.text, words.start, words.end, at, frozenset(inside))


def find_roles(doc: Doc) -> tuple[Role, ...]:
    """Return the roles of the persons in ``doc``, in text order, each written title once a place."""
    scene = scene_of(doc)
    rows = {(pair.person.name, pair.first, pair.stop): pair for pair in pairs_of(scene)}
    roles = [_role(scene, pair) for pair in sorted(rows.values(), key=lambda p: (p.first, p.stop))]
    return tuple(replace(role, of=kin_of(role, roles)) if role.of is None else role for role in roles)


def _role(scene: Scene, pair: Pair) -> Role:
    span = CharSpan(scene.start[pair.first], scene.end[pair.stop - 1])
    title = " ".join(scene.text[pair.first : pair.stop])
    for mark in (",", ".", ")"):
        title = title.replace(f" {mark}", mark)
    return Role(
        name=pair.person.name,
        title=title,
        span=span,
        of=of if (of := belongs_to(scene, pair)) != pair.person.name else None,
        former=is_former(scene, pair),
    )
