"""The order of the annotators, and the making of the pipeline."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from lagebild.annotate import extensions as extensions

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

COMPONENTS: tuple[str, ...] = (
    "lagebild_sentences",
    "lagebild_timex",
    "lagebild_names",
    "lagebild_roles",
    "lagebild_references",
    "lagebild_quotations",
    "lagebild_papers",
    "lagebild_events",
    "lagebild_commitments",
    "lagebild_issues",
)
"""Component names in the order in which they run; later ones read what earlier ones found."""


@cache
def build_nlp() -> Language:
    """Return the pipeline: German tokens, then our components in ``COMPONENTS`` order; no model is loaded.

    Of a word form only what our components read is worked out (``lower_``, ``is_punct``, ``is_space``,
    ``like_num``), as spaCy does so for every form once and that is half the time of its tokenizer. Whoever
    needs shapes or norms adds the components to a pipeline of his own.
    """
    import spacy
    from spacy.attrs import IS_PUNCT, IS_SPACE, LIKE_NUM, LOWER

    from lagebild.annotate import components as components
    from lagebild.annotate.genitive_marks import GenitiveMarks
    from lagebild.annotate.spelling import low_form

    nlp = spacy.blank("de")
    nlp.tokenizer = GenitiveMarks(_quick_for_letters(nlp.tokenizer))
    nlp.max_length = 20_000_000
    getters = nlp.vocab.lex_attr_getters
    nlp.vocab.lex_attr_getters = {
        LOWER: low_form,
        IS_PUNCT: partial(_unless_letters, getters[IS_PUNCT], False),
        IS_SPACE: getters[IS_SPACE],
        LIKE_NUM: getters[LIKE_NUM],
    }
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def _quick_for_letters(tokenizer: Tokenizer) -> Tokenizer:
    """Return the tokenizer with the letters that a word begins with spared its three long patterns.

    Whatever they cut off or part at begins with a mark or a symbol, or stands behind a figure, so that
    nothing is found in letters alone; only in front may there be some before a symbol ("US$").
    """
    tokenizer.prefix_search = partial(_unless_letters, tokenizer.prefix_search, None)
    tokenizer.suffix_search = partial(_behind_letters, tokenizer.suffix_search, None)
    tokenizer.infix_finditer = partial(_behind_letters, tokenizer.infix_finditer, ())
    return tokenizer


_LETTERS = re.compile(r"[^\W\d_]*")


def _behind_letters(search: Callable[[str, int], Any], nothing: Any, text: str) -> Any:
    first = _LETTERS.match(text).end()  # type: ignore[union-attr]
    return nothing if first == len(text) else search(text, first)


def _unless_letters(search: Callable[[str], Any], nothing: Any, text: str) -> Any:
    return nothing if text.isalpha() else search(text)
