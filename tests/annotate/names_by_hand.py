"""Documents with names marked by hand, so that offices and references are tested apart from the names
model."""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate import sentences as sentences
from lagebild.annotate.references import component as references
from lagebild.annotate.roles import component as roles
from lagebild.model.annotation import Mention, MentionKind
from lagebild.model.span import CharSpan

__all__ = ["annotated", "references", "roles"]


@cache
def _nlp() -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("lagebild_sentences")
    return nlp


def annotated(text: str, names: dict[str, str]) -> Doc:
    """Return a document with offices and references; ``names`` maps full names to kinds.

    Full names, surnames of persons, and both with a genitive -s are marked, longest first.
    """
    doc = _nlp()(text)
    forms: dict[str, tuple[str, str]] = {}
    for name, kind in names.items():
        short = name.split()[-1] if kind == "person" else name
        for form in (name, f"{name}s", short, f"{short}s"):
            forms.setdefault(form, (name, kind))
    pattern = "|".join(rf"\b{re.escape(form)}\b" for form in sorted(forms, key=len, reverse=True))
    found = []
    for match in re.finditer(pattern, text) if pattern else ():
        name, kind = forms[match.group()]
        found.append(Mention(span=CharSpan(*match.span()), kind=MentionKind(kind), name=name))
    doc._.mentions = tuple(found)
    doc = roles.RoleFinder(_nlp(), "roles")(doc)
    return references.ReferenceFinder(_nlp(), "references")(doc)
