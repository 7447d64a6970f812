"""The text of a Doc, put together once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TEXT = "lagebild_text"


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, put together once: spaCy joins all tokens each time it is asked."""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    return str(doc.user_data[_TEXT])
