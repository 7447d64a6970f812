"""Typed findings on a spaCy Doc: ``doc._.timexes`` and the like, tuples of the model's own types.

Every component reads and writes these and, for displaCy and others' code, a span group of the same name in
``doc.spans``. Offsets in them count code points of ``doc.text``, which equals ``Article.text``.
"""

from __future__ import annotations

from spacy.tokens import Doc

FINDINGS = (
    "mentions",
    "roles",
    "descriptions",
    "memberships",
    "references",
    "quotations",
    "hearsay",
    "timexes",
    "events",
    "papers",
    "commitments",
    "issues",
)
"""Names of the extensions that hold tuples of findings, each empty until its component has run."""


def register() -> None:
    """Declare the extensions, once; asking again is no error."""
    for name in FINDINGS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    if not Doc.has_extension("article"):
        Doc.set_extension("article", default=None)


register()
