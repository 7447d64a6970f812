"""From an Article to an AnnotatedArticle; the only home of spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.errors import AnnotationError
from lagebild.model.annotation import AnnotatedArticle
from lagebild.model.article import Article

if TYPE_CHECKING:
    from spacy.language import Language


def annotate_article(article: Article, nlp: Language | None = None) -> AnnotatedArticle:
    """Return what the text of ``article`` alone says: names, roles, quotations, times, events, papers.

    ``nlp`` is any spaCy pipeline with our components (``lagebild.annotate.pipeline.build_nlp()`` by default).
    Raises AnnotationError, naming the article, when a component fails.
    """
    from lagebild.annotate.harvest import harvest
    from lagebild.annotate.pipeline import build_nlp

    nlp = nlp or build_nlp()
    try:
        doc = nlp.make_doc(article.text)
        doc._.article = article
        return harvest(nlp(doc), article)
    except Exception as error:
        raise AnnotationError(f"{article.source}: {type(error).__name__}: {error}") from error
