"""Turns of an interview: paragraphs that begin with who speaks, "Weber: Wir haben nachgegeben."

A text is an interview where paragraphs alternate between at least two labels before a colon, each of them
there twice. Whose turns end with a question most often asks; the turns of the others, who are persons of the
text, are direct quotations. Left out are questions and paragraphs without a label, the reporter's perhaps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.annotate.quotations.draft import Draft, Scene
from lagebild.model.annotation import QuotationType

_LABEL = 4
"""So many words a label has at most: "Anna van der Linde"."""
_ASKING = 1 / 3
"""At least so large a share of an interviewer's turns ends with a question."""
_TURNS = 4
"""From so many turns on a text is an interview."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph with its label, words ``first`` up to the ``colon``, and what is said behind it."""

    first: int
    colon: int
    stop: int
    key: str
    asks: bool


def find_turns(scene: Scene) -> None:
    """Add the answers of an interview as direct quotations of whoever gives them."""
    turns: dict[str, list[Turn]] = defaultdict(list)
    for turn in _turns(scene):
        turns[turn.key].append(turn)
    often = {key: found for key, found in turns.items() if len(found) > 1}
    if len(often) < 2 or sum(map(len, often.values())) < _TURNS:
        return
    shares = {key: sum(turn.asks for turn in found) / len(found) for key, found in often.items()}
    asking = {key for key, share in shares.items() if share >= _ASKING and share == max(shares.values())}
    if not asking:
        return
    for key, found in often.items():
        if key not in asking and any(scene.named(turn.first, turn.colon) for turn in found):
            for turn in found:
                scene.add_marked(_answer(turn))


def _answer(turn: Turn) -> Draft:
    return Draft(
        type=QuotationType.DIRECT,
        pieces=[(turn.colon + 1, turn.stop)],
        rule="turn",
        speaker=[(turn.first, turn.colon)],
        frame=[(turn.first, turn.colon + 1)],
    )


def _turns(scene: Scene) -> Iterator[Turn]:
    """Find the paragraphs that begin with a label: names before a colon."""
    words = scene.words
    for first, stop in _paragraphs(scene):
        near = range(first + 1, min(first + _LABEL + 1, stop - 2))
        colon = next((i for i in near if words.text[i] == ":"), None)
        if colon is None or words.text[first][:1].islower() or words.text[colon - 1][:1].islower():
            continue
        if all(words.text[i][:1].isalpha() for i in range(first, colon)):
            asks = words.text[stop - 1] == "?"
            yield Turn(first, colon, stop, words.low[colon - 1], asks)


def _paragraphs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Cut the words at line breaks."""
    words = scene.words
    first = 0
    for i in range(1, len(words.text)):
        if "\n" in words.source[words.end[i - 1] : words.start[i]]:
            yield first, i
            first = i
    if first < len(words.text):
        yield first, len(words.text)
