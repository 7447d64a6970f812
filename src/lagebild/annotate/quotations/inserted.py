"""Frames behind or inside indirect content: "Es werde, sagte Weber, weiter verhandelt", "…, so Weber"."""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.quotations.appositions import behind_speaker
from lagebild.annotate.quotations.draft import Draft, Scene
from lagebild.annotate.quotations.frames import frame_of
from lagebild.lexicon import group
from lagebild.model.annotation import QuotationType


def find_behind(scene: Scene, clause: Clause) -> bool:
    """Add a quotation whose frame stands behind or inside its content: "Es werde, sagte Weber, weiter
    verhandelt"."""
    first = next(
        (f for f, s in clause.words if clause.finite_word is not None and f <= clause.finite_word < s), None
    )
    if first is None or first != clause.finite_word or first == scene.sentence(first)[0]:
        return False
    return add_behind(scene, first)


def add_behind(scene: Scene, first: int) -> bool:
    """Add the content around a frame that begins at word ``first`` behind a comma; False where there is
    none."""
    words = scene.words
    start, stop = scene.sentence(first)
    if words.text[first - 1] not in {",", "–", "“", "”", '"', "«"} or any(scene.framing[first : first + 1]):
        return False
    frame = frame_of(scene, first)
    if frame is None:
        return False
    comma = first - 1 if words.text[first - 1] in {",", "–"} else first
    begin = _free_from(scene, start, comma)
    if (comma - begin < 2 and not _goes_on(scene, begin, comma)) or _only_subordinate(scene, begin, comma):
        return False
    unopened = words.text[comma - 1] in _CLOSING and not any(w in _OPENING for w in words.text[begin:comma])
    frame.type = QuotationType.DIRECT if unopened else QuotationType.INDIRECT
    frame.pieces = [(begin, comma)]
    end = _insertion_end(scene, frame, first, stop)
    if end < stop and words.text[end] in {",", "–"}:
        end = behind_speaker(scene, frame, end, stop)
    frame.frame = [(comma, end)]
    if end < stop - 1 and words.text[end] in {",", "–"}:
        rest = scene.content_stop(end + 1, stop)
        if rest - end > 1 and _continues(scene, begin, comma, end + 1):
            frame.frame = [(comma, end + 1)]
            frame.pieces.append((end + 1, rest))
    scene.add(frame)
    return True


_OPENING = frozenset("„»‚›")
_CLOSING = frozenset("“”«")
"""Marks that only close, so that the one that opened is missing: "Wir reden weiter“, sagte Weber"."""


def _free_from(scene: Scene, start: int, stop: int) -> int:
    """Return the first word from which no content of another quotation stands before ``stop``."""
    begin = start
    for i in range(start, stop):
        if scene.content[i]:
            begin = i + 1
    while begin < stop and scene.words.text[begin] in {",", ".", "–", ";", ":"}:
        begin += 1
    return begin


def _only_subordinate(scene: Scene, begin: int, stop: int) -> bool:
    """Whether only a clause of time or condition stands before: "Als er ankam, sagte er nichts"."""
    inside = [c for c in scene.clauses[scene.words.sentence_of[begin]] if begin <= c.words[0][0] < stop]
    return bool(inside) and all(
        c.kind in {ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE}
        and c.subordinator not in {"dass", "ob"}
        for c in inside
    )


def _insertion_end(scene: Scene, frame: Draft, first: int, stop: int) -> int:
    """Return the end of an inserted frame: its own clause, with appositions."""
    words = scene.words
    if frame.rule == "behind-so":
        end = frame.speaker[0][1]
        while end < stop and words.text[end] not in {",", ".", ":", "–"}:
            end += 1
        return end if end < stop else frame.frame[0][1]
    if frame.clause is None:
        return frame.frame[0][1]
    pieces = [(f, s) for f, s in frame.clause.words if f >= first]
    return min(pieces[0][1], frame.frame[0][1]) if pieces else frame.frame[0][1]


def _continues(scene: Scene, begin: int, comma: int, rest: int) -> bool:
    """Whether the words behind an inserted frame go on with the content before it."""
    words = scene.words
    finite = [c for c in scene.clauses[words.sentence_of[begin]] if c.finite_word is not None]
    relative = words.low[rest] in _RELATIVES
    if _goes_on(scene, begin, comma):
        return True
    return not (relative and any(c.kind is ClauseKind.RELATIVE and c.words[0][0] == rest for c in finite))


_RELATIVES = group("quotations_grammar", "relative_behind_frame")


def _goes_on(scene: Scene, begin: int, comma: int) -> bool:
    """Whether a clause begins with the words before an inserted frame and goes on behind it."""
    clauses = scene.clauses[scene.words.sentence_of[begin]]
    return any(c.words[0] == (begin, comma) and len(c.words) > 1 for c in clauses)
