"""From a spaCy Doc to an AnnotatedArticle: the one door through which findings leave ``annotate/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.extensions import FINDINGS
from lagebild.annotate.sentences import trim
from lagebild.model.annotation import AnnotatedArticle
from lagebild.model.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


def harvest(doc: Doc, article: Article) -> AnnotatedArticle:
    """Return what the components found in ``doc``, made from ``article.text``."""
    text = text_of(doc)
    sentences = tuple(trim(text, sent.start_char, sent.end_char) for sent in doc.sents)
    findings = {name: tuple(getattr(doc._, name)) for name in FINDINGS}
    return AnnotatedArticle(article=article, sentences=sentences, **findings)
