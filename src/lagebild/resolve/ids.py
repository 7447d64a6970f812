"""Identifiers computed from content, so that the same finding has the same id in every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b


def make_id(prefix: str, *parts: str | int | None) -> str:
    """Return ``prefix-`` and twelve hexadecimal digits over ``parts``; None and "" are told apart."""
    text = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return f"{prefix}-{blake2b(text.encode(), digest_size=6).hexdigest()}"


def distinct(ids: Iterable[str]) -> list[str]:
    """Return the ids in their order, a second and third of the same told apart by a number."""
    seen: Counter[str] = Counter()
    found = []
    for item in ids:
        seen[item] += 1
        found.append(item if seen[item] == 1 else f"{item}-{seen[item]}")
    return found
