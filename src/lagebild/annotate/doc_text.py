"""The text of a Doc and the words of its tokens, put together once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lagebild.model.span import CharSpan

_TEXT = "lagebild_text"
_TOKENS = "lagebild_tokens"


class Tokens(NamedTuple):
    """The tokens of a document, white space too: what is written and at which character it starts."""

    text: list[str]
    start: list[int]


def keep_text(doc: Doc, text: str) -> Doc:
    """Return the document with the text that it was made of; spaCy would put it together from its tokens."""
    doc.user_data[_TEXT] = text
    return doc


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, put together once: spaCy joins all tokens each time it is asked."""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    return str(doc.user_data[_TEXT])


def tokens_of(doc: Doc) -> Tokens:
    """Return the tokens of ``doc`` as plain lists, read once: spaCy makes an object at each look."""
    if _TOKENS not in doc.user_data:
        text: list[str] = []
        start: list[int] = []
        for token in doc:
            text.append(token.text)
            start.append(token.idx)
        doc.user_data[_TOKENS] = Tokens(text, start)
    return cast(Tokens, doc.user_data[_TOKENS])


def tokens_in(doc: Doc, span: CharSpan) -> list[Token]:
    """Return the tokens of ``doc`` that a span covers or cuts, none where it lies outside the text."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(found) if found is not None else []
