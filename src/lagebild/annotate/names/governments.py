"""Names that stand for a government: the Kremlin, the White House, and capitals where the context says so.

"Moskau lehnte ab", "zwischen Kiew und Moskau verhandeln", "nach Angaben aus Teheran": the city acts or
speaks. "in Moskau", "nach Moskau reisen" are places and carry no state.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from lagebild.annotate.names.canonical import Surface
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.tagger import Words
from lagebild.lexicon import entries


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(word for row in entries("governments", name) for word in row["words"])


def is_government(name: str) -> bool:
    """Whether a body is a government: "Bundesregierung", "Kreml", "US-Regierung"."""
    body = gazetteer().bodies.get(name)
    return bool(body and body.kind == "government") or (
        name.endswith("-Regierung") and body_state(name) is not None
    )


def body_state(name: str) -> str | None:
    """Return the state or body that a named body belongs to, None where the lists do not say."""
    body = gazetteer().bodies.get(name)
    if body:
        return body.of
    if "-" in name:
        state = gazetteer().states.get(name.split("-", 1)[0])
        return state.name if state else None
    return None


def acting_state(words: Words, surface: Surface) -> str | None:
    """Return the state whose government a capital stands for here, None where it is a place."""
    state = gazetteer().capitals.get(surface.words[-1] if len(surface.words) == 1 else surface.text)
    if state is None:
        state = gazetteer().capitals.get(surface.words[-1].rstrip("'’")) or gazetteer().capitals.get(
            surface.words[-1].removesuffix("s")
        )
    if state is None:
        return None
    first = bisect_left(words.start, surface.start)
    stop = bisect_left(words.end, surface.end) + 1
    before = [word.lower() for word in words.text[max(0, first - 4) : first]]
    after = list(words.text[stop : stop + 2])
    return state if _acts(surface, before, after) else None


def _acts(surface: Surface, before: list[str], after: list[str]) -> bool:
    last = before[-1] if before else "."
    following = after[0].lower() if after else ""
    if last in _class("place_preposition"):
        return False
    if last == "aus":
        return bool(set(before[-4:-1]) & _class("voice"))
    if "zwischen" in before[-4:]:
        return True
    if last in ("und", "oder") and len(before) > 2 and before[-3] == "zwischen":
        return True
    if last in _class("party_preposition"):
        return True
    if following in _class("verb"):
        return True
    return last in _class("verb")
