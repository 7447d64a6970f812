"""Times: when it was, when it will be, and how exactly that is known.

``timex(text, anchor)`` works on plain text; the component ``lagebild_timex`` is in ``component``.
"""

from __future__ import annotations

from lagebild.annotate.timex.read import timex

__all__ = ["timex"]
