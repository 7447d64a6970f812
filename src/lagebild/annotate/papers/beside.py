"""Who else stands so, or does not, told in a few words behind: "Norland begrüßte ihn, *Südland ebenso*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.anybody import anybody
from lagebild.annotate.papers.holders import holders, unique
from lagebild.annotate.papers.judging import not_yet
from lagebild.annotate.papers.scene import Scene, soft, subject_of
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Stance, StanceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party

_LIKEWISE_WORDS = group("papers_grammar", "likewise")
_BETWEEN = group("papers_grammar", "between_opponents")
_NOUN_PHRASE = 3
"""An article, an adjective and a noun."""
_LIKEWISE = 4
"""So many words a clause has at least that ends in another who does the same."""


def likewise(scene: Scene, people: list[Party], kind: StanceKind) -> list[Stance]:
    """Return who does the same, told at the end: "Norland begrüßte den Plan, *Südland ebenso*"."""
    frame = scene.frame
    if in_front := _also_named(scene):
        return [Stance(holder=p.name, stance=kind, span=frame.span) for p in in_front if p not in people]
    if _LIKEWISE_WORDS.isdisjoint(frame.words[-1:]) or len(frame.tokens) < _LIKEWISE:
        return []
    last = frame.tokens[-2]
    inside = [p for p in scene.reader.within(frame.tokens) if p.last == last.i and p not in people]
    apart = [p for p in inside if p.first and scene.doc[p.first - 1].lower_ in (",", "der", "die", "das")]
    return [
        Stance(holder=p.name, stance=kind, span=frame.span) for p in apart[:1] if not frame.clause.negated
    ]


def _also_named(scene: Scene) -> list[Party]:
    """Return who does the same, told behind the comma: "Norland begrüßte den Plan, *ebenso Südland*"."""
    rest = _behind_last_comma(scene)
    if len(rest) < 2 or rest[0].lower_ not in _LIKEWISE_WORDS or scene.frame.clause.negated:
        return []
    inside = [p for p in scene.reader.within(rest) if p.prep == "" and not p.dependent]
    inside = inside or anybody(scene, scene.frame, rest[1:])
    taken = {i for p in inside for i in range(p.first, p.last + 1)}
    free = [t for t in rest[1:] if t.i not in taken and t.i not in scene.reader.offices]
    return unique(inside) if all(t.lower_ in _BETWEEN for t in free) else []


def opposed(scene: Scene, kind: StanceKind) -> list[Stance]:
    """Return who is against what others are for: "Norland ist für den Plan, *Südland dagegen*"."""
    frame = scene.frame
    if kind not in (StanceKind.AGREES, StanceKind.SUPPORTS) or frame.clause.negated:
        return []
    behind = _behind_comma(scene) if _holds(frame.words[-1:], "gegen") else []
    return [Stance(holder=p.name, stance=StanceKind.REJECTS, span=frame.span) for p in behind]


def for_and_against(scene: Scene) -> list[Stance]:
    """Return both sides of "*Norland ist dafür, Südland dagegen*", of the paper just told."""
    frame = scene.frame
    ways = {"für": StanceKind.SUPPORTS, "gegen": StanceKind.REJECTS}
    last = next((prep for prep in ways if _holds(frame.words[-1:], prep)), None)
    first = next((prep for prep in ways if prep != last and _holds(frame.words, prep)), None)
    if last is None or first is None or soft(frame) or frame.clause.negated:
        return []
    behind = _behind_comma(scene)
    if not behind:
        return []
    front = [p for p in scene.reader.within(frame.tokens) if p.last < behind[0].first]
    front = [p for p in front if p.prep == "" and not p.dependent]
    return [
        Stance(holder=p.name, stance=ways[prep], span=frame.span)
        for prep, people in ((first, front), (last, behind))
        for p in unique(people)
    ]


def of_others(scene: Scene) -> bool:
    """Whether the adverb at the end belongs to others than the subject: "Norland ist für Zölle, *Südland
    dagegen*"."""
    last = scene.frame.words[-1:]
    return (_holds(last, "gegen") or _holds(last, "für")) and len(_behind_last_comma(scene)) > 1


def _holds(words: list[str], prep: str) -> bool:
    """Whether one of some words is the adverb of a preposition: "dagegen" of "gegen"."""
    rows = entries("papers_stances", "anaphor", ("words", "preps", "example"))
    return any(prep in row["preps"] and not frozenset(row["words"]).isdisjoint(words) for row in rows)


def _behind_last_comma(scene: Scene) -> list[Token]:
    """Return the words of a clause behind its last comma, none where it has none."""
    tokens = [t for t in scene.frame.tokens if not t.is_punct]
    commas = [i for i, t in enumerate(tokens) if i and scene.doc[t.i - 1].text == ","]
    return tokens[commas[-1] :] if commas else []


def _behind_comma(scene: Scene) -> list[Party]:
    """Return the parties between the last comma of a clause and its last word, if nothing else is there."""
    rest = _behind_last_comma(scene)
    if not rest:
        return []
    inside = [p for p in scene.reader.within(rest) if p.prep == "" and not p.dependent]
    taken = {i for p in inside for i in range(p.first, p.last + 1)}
    free = [t for t in rest[:-1] if t.i not in taken and t.lower_ not in _BETWEEN]
    return inside if inside and not free else []


def set_apart(scene: Scene, kind: StanceKind) -> list[Stance]:
    """Return who does not do so: "Norland stimmte dem Plan zu, *Südland nicht*"; "noch nicht" is open."""
    behind = scene.frames[scene.frame.index + 1 : scene.frame.index + 2]
    apart = [f for f in behind if f.finite is None and "nicht" in (f.words[0], f.words[-1], *f.words[1:2])]
    if not apart or kind not in (StanceKind.AGREES, StanceKind.SUPPORTS) or scene.frame.clause.negated:
        return []
    if not_yet(apart[0]):
        return []  # "Südland noch nicht"
    people = [p for p in scene.reader.within(apart[0].tokens) if p.prep == "" and not p.dependent]
    names = [p.name for p in unique(people)] or _of_the_same_kind(scene, apart[0])
    return [Stance(holder=n, stance=StanceKind.REJECTS, span=apart[0].span) for n in names]


def _of_the_same_kind(scene: Scene, tail: Frame) -> list[str]:
    """Return whom an adjective without its noun sets against the subject: "Die größere Gewerkschaft stimmte
    zu, *die kleinere nicht*"."""
    own, other = subject_of(scene.frame), tail.tokens
    if len(own) < _NOUN_PHRASE or own[0].lower_ != other[0].lower_ or not other[1].text.islower():
        return []
    one, two = own[1].text, other[1].text
    alike = one.islower() and one[-1] == two[-1] and one != two and own[2].text[:1].isupper()
    return [p.name.replace(one, two, 1) for p in holders(scene, scene.frame)[:1] if alike and one in p.name]
