"""Names that stand for a government: the Kremlin, the White House, and capitals where the context says so.

"Moskau lehnte ab", "zwischen Kiew und Moskau verhandeln", "nach Angaben aus Teheran": the city acts or
speaks. "in Moskau", "nach Moskau reisen" are places and carry no state.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.names.canonical import Surface
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.tagger import Words
from lagebild.lexicon import entries


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(word for row in entries("governments", name) for word in row["words"])


_OPENERS = _class("opener")
"""Conjunctions right before the subject of their clause: "Während *Warschau* den Entwurf begrüßte"."""
_JOINTS = _class("joint") | {","}


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
    first, stop, several = _with_others(words, first, stop)
    before = [word.lower() for word in words.text[max(0, first - 4) : first]]
    after = list(words.text[stop : stop + 2])
    return state if _acts(before, after, several=several) else None


def _with_others(words: Words, first: int, stop: int) -> tuple[int, int, bool]:
    """Return where the list of capitals around one begins and ends: "*Kairo, Paris und Rom* lehnten ab"."""
    capitals, begin, end = gazetteer().capitals, first, stop
    while begin > 1 and words.text[begin - 1] in _JOINTS and words.text[begin - 2] in capitals:
        begin -= 2
    while end + 1 < len(words.text) and words.text[end] in _JOINTS and words.text[end + 1] in capitals:
        end += 2
    return begin, end, (begin, end) != (first, stop)


def _acts(before: list[str], after: list[str], *, several: bool) -> bool:
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
    if last in _OPENERS:
        return True
    if following in _class("verb") or last in _class("verb"):
        return True
    return several and (_acts_together(following) or _acts_together(last))


def _acts_together(word: str) -> bool:
    """Whether a word is such a verb in the plural: "Kairo und Paris *lehnten* den Plan ab"."""
    return any(r.finite and r.plural and r.lemma in _verbs() for r in readings(word))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(r.lemma for word in _class("verb") for r in readings(word) if r.finite)
