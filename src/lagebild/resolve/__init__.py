"""From the statements of many articles to one record: names, events, papers and claims brought together."""

from __future__ import annotations

from lagebild.resolve.resolver import resolve as resolve
