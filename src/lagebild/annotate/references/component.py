"""Component ``lagebild_references``: whom pronouns and offices mean, and those whom nobody names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from lagebild.annotate import extensions as extensions
from lagebild.annotate.doc_text import text_of, tokens_of
from lagebild.annotate.references.acting import acting
from lagebild.annotate.references.context_owners import with_context
from lagebild.annotate.references.focus import with_focus
from lagebild.annotate.references.fronts import with_fronts
from lagebild.annotate.references.gapped import Gapped, gapped_delegations
from lagebild.annotate.references.members import memberships
from lagebild.annotate.references.reader import Reader
from lagebild.annotate.references.scene import scene_of
from lagebild.annotate.references.sides import with_states
from lagebild.annotate.roles.phrases import word_class as role_words
from lagebild.model.annotation import Reference, Role
from lagebild.model.span import CharSpan


@Language.factory(
    "lagebild_references",
    requires=["doc._.mentions", "doc._.roles"],
    assigns=["doc._.references", "doc._.descriptions", "doc._.memberships"],
)
class ReferenceFinder:
    """Pipeline component that says whom "er", "seine", "der Minister" mean, and finds "ein Berater Putins".

    What stays undecided is a reference without names. "es", "wir", "man" and plural nouns for things are
    left out.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it reads mentions and roles."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.references``, ``doc._.descriptions`` with span groups, and ``doc._.memberships``."""
        scene = scene_of(doc)
        reader = Reader(scene)
        reader.read()
        text = text_of(doc)
        references = sorted(reader.references, key=lambda r: r.span)
        gapped = gapped_delegations(scene, reader.descriptions)
        owned = [_owned(text, _of_gapped(role, gapped), references) for role in doc._.roles]
        fronted = with_fronts(owned, doc._.mentions, reader.descriptions, scene, reader.bodies)
        stated = with_states(scene, fronted, references, reader.descriptions)
        held = with_focus(scene, with_context(scene, stated, reader.descriptions, reader.bodies))
        doc._.roles = tuple(sorted([*held, *reader.told], key=lambda role: role.span))
        members = [
            *memberships(scene, references, reader.descriptions),
            *(one.membership for one in gapped),
        ]
        reader.descriptions += [one.description for one in gapped]
        known = {(m.name, m.group) for m in members}
        acts = [m for m in acting(scene) if (m.name, m.group) not in known]
        doc._.memberships = tuple(sorted([*members, *acts], key=lambda m: (m.span, m.name)))
        doc._.references = tuple(references)
        doc._.descriptions = tuple(sorted(reader.descriptions, key=lambda d: d.span))
        starts = tokens_of(doc).start
        for name, found in (("references", doc._.references), ("descriptions", doc._.descriptions)):
            doc.spans[name] = [_span(doc, starts, item.span) for item in found]
        return doc


def _of_gapped(role: Role, gapped: list[Gapped]) -> Role:
    """Return the office of whoever leads a delegation without a noun with the state of that."""
    own = (g for g in gapped if g.membership.name == role.name and g.membership.span.overlaps(role.span))
    one = next(own, None)
    return replace(role, of=one.description.of) if one is not None and role.of is None else role


def _span(doc: Doc, starts: list[int], span: CharSpan) -> Span:
    """Return the tokens that hold the characters, whole."""
    return Span(doc, bisect_right(starts, span.start) - 1, bisect_left(starts, span.end))


_NEAR = 30
_TITLE = 3
"""So many words an office has that a possessive stands before."""


def _owned(text: str, role: Role, references: list[Reference]) -> Role:
    """Return the office with whom it belongs to by a possessive: "Weber und ihr Berater Jens Thoma"."""
    words = role.title.lower().split()
    if role.of is not None or len(words) > _TITLE or words[0] in role_words("beside"):
        return role
    first = bisect_left(references, role.span.start - _NEAR, key=lambda reference: reference.span.end)
    for reference in references[first : first + _NEAR]:
        if reference.span.end > role.span.start:
            break
        between = text[reference.span.end : role.span.start]
        near = reference.rule == "possessive" and between and len(between) < _NEAR and between.islower()
        near = near or (reference.rule == "possessive" and between == " ")
        if near and len(reference.names) == 1 and reference.names[0] != role.name:
            return replace(role, of=reference.names[0])
    return role
