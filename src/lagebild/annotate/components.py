"""Importing this module registers every component with spaCy."""

from __future__ import annotations

from lagebild.annotate import papers as papers
from lagebild.annotate import sentences as sentences
from lagebild.annotate.names import component as names
from lagebild.annotate.timex import component as component
