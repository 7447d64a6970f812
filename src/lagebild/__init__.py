"""Lagebild reads German press reports about negotiations and keeps a sourced record of them.

An article is read, annotated, entered in a record with its sources, its names are resolved, and a dossier is
published. The public names below are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_PUBLIC = {
    "AnnotatedArticle": "lagebild.model.annotation",
    "Article": "lagebild.model.article",
    "CharSpan": "lagebild.model.span",
    "Dossier": "lagebild.model.dossier",
    "Judgement": "lagebild.model.entity",
    "LagebildError": "lagebild.errors",
    "Statement": "lagebild.model.statement",
    "annotate_article": "lagebild.annotate",
    "build": "lagebild.workflow",
    "build_nlp": "lagebild.annotate.pipeline",
    "read": "lagebild.sources",
    "timex": "lagebild.annotate.timex",
    "verify": "lagebild.workflow",
}

__all__ = [
    "AnnotatedArticle",
    "Article",
    "CharSpan",
    "Dossier",
    "Judgement",
    "LagebildError",
    "Statement",
    "annotate_article",
    "build",
    "build_nlp",
    "read",
    "timex",
    "verify",
]

if TYPE_CHECKING:
    from lagebild.annotate import annotate_article
    from lagebild.annotate.pipeline import build_nlp
    from lagebild.annotate.timex import timex
    from lagebild.errors import LagebildError
    from lagebild.model.annotation import AnnotatedArticle
    from lagebild.model.article import Article
    from lagebild.model.dossier import Dossier
    from lagebild.model.entity import Judgement
    from lagebild.model.span import CharSpan
    from lagebild.model.statement import Statement
    from lagebild.sources import read
    from lagebild.workflow import build, verify


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that importing the package costs nothing."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'lagebild' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
