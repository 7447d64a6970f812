"""Component ``lagebild_roles``: who holds which office, in ``doc._.roles``."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.names.gazetteer import adjective_owner
from lagebild.annotate.names.own_words import bare
from lagebild.annotate.names.tagger import words_of
from lagebild.annotate.roles.belonging import belongs_to, is_former, kin_of
from lagebild.annotate.roles.pairing import pairs_of
from lagebild.annotate.roles.phrases import Scene, word_class
from lagebild.annotate.roles.stated import Pair
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
    text = text_of(doc)
    shared = [_shared_state(text, before, role) for before, role in zip([None, *roles], roles, strict=False)]
    return tuple(
        replace(role, of=kin_of(shared, i)) if role.of is None else role for i, role in enumerate(shared)
    )


def _shared_state(text: str, before: Role | None, role: Role) -> Role:
    """Return the second of two offices in one noun phrase with the state of the first: "der norwegische
    Unterhändler und Ex-Minister Jan Holm"."""
    if (
        before is None
        or role.of is not None
        or " " in role.title
        or before.of is None
        or before.name != role.name
    ):
        return role
    between = text[before.span.end : role.span.start].split()
    if (
        not between
        or between[0] not in word_class("joint")
        or any(w in word_class("article") for w in between)
    ):
        return role
    head = text[max(0, before.span.start - 40) : before.span.start].rsplit(maxsplit=1)[-1:]
    told = bool(head) and (adjective_owner(head[0]) == before.of or bare(head[0]) == before.of)
    return replace(role, of=before.of) if told else role


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
