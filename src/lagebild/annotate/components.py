"""Importing this module registers every component with spaCy."""

from __future__ import annotations

from lagebild.annotate import commitments, events, issues, papers, sentences
from lagebild.annotate.names import component as names
from lagebild.annotate.quotations import component as quotations
from lagebild.annotate.references import component as references
from lagebild.annotate.roles import component as roles
from lagebild.annotate.timex import component as timex

__all__ = [
    "commitments",
    "events",
    "issues",
    "names",
    "papers",
    "quotations",
    "references",
    "roles",
    "sentences",
    "timex",
]
