"""Events between parties within one article."""

from __future__ import annotations

from lagebild.annotate.events.component import EventFinder, find_events

__all__ = ["EventFinder", "find_events"]
