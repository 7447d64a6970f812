"""Importing this module registers every component with spaCy."""

from __future__ import annotations

