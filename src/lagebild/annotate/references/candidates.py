"""Whom a word may point back to: names, descriptions and things said before, weighed by grammar and distance.

Nearer sentences count more, subjects more than objects, heads more than genitives, persons more than
bodies. Things
("der Vorschlag") take part too: where one of them is as good as a person, it stays undecided.
"""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.annotate.clauses_words import word_class as closed_class
from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.names.gazetteer import adjective_owner
from lagebild.annotate.names.grammar import gender_of
from lagebild.annotate.references.nouns import ends, genders, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.model.annotation import Mention, MentionKind

_WINDOW = 3
_MARGIN = 3
_TITLE_WORDS = 6
_SENTENCE, _SUBJECT, _PERSON, _EMBEDDED = 8, 6, 4, 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something said at word ``first``; ``names`` is empty for things.

    ``gender`` holds the letters m, f, n, p that it may be referred to by.
    """

    names: tuple[str, ...]
    first: int
    stop: int
    gender: str
    person: bool
    subject: bool = False
    embedded: bool = False


def of_mention(scene: Scene, first: int, stop: int, mention: Mention) -> Candidate:
    """Return the candidate for a name."""
    person = mention.kind is MentionKind.PERSON
    return Candidate(
        (mention.name,),
        first,
        stop,
        scene.genders.get(mention.name, "mf") if person else _body_gender(scene, mention),
        person,
        subject=_is_subject(scene, first),
        embedded=_embedded(scene, first, mention),
    )


def together(scene: Scene, left: Candidate, right: Candidate) -> Candidate | None:
    """Return two persons joined by "und" as one candidate for "sie": "Weber und Thoma flogen ab. Sie ..."."""
    between = [scene.low(i) for i in range(left.stop, right.first)]
    joined = bool(between) and between[0] in ("und", "sowie") and len(between) <= _TITLE_WORDS
    titled = all(scene.titled[i] for i in range(left.stop + 1, right.first))
    if not (joined and titled and left.person and right.person) or left.names == right.names:
        return None
    names = left.names + right.names
    return Candidate(names, left.first, right.stop, "p", True, subject=left.subject)


def _is_subject(scene: Scene, first: int) -> bool:
    """Whether a name is the subject, or stands behind a title that is: "der Leiter des Amtes, Jens Thoma,
    sagte"."""
    if scene.subject[first]:
        return True
    back = first - 1
    while back > 0 and back > first - 4 and not scene.text(back)[:1].isalnum():
        back -= 1
    if back >= 0 and scene.titled[back] and scene.subject[back]:
        return True
    return _behind_verb(scene, first)


def _behind_verb(scene: Scene, first: int) -> bool:
    """Whether a name stands right behind a finite verb, its title between: "sagte Minister Jens Thoma".

    Not where the clause has its subject before the verb: "Weber dankte der Gesandten Lehto".
    """
    clause = scene.clause(first)
    if clause is not None and clause.subject_words is not None and clause.finite_word is not None:
        begin, stop = clause.subject_words
        if stop <= clause.finite_word and any(i in scene.at for i in range(begin, stop)):
            return False
    back = first - 1
    while back > first - 5 and back >= 0 and (scene.titled[back] or adjective_owner(scene.text(back))):
        back -= 1
    if scene.low(back) in ("der", "die"):
        back -= 1
    word = scene.text(back)
    found = readings(word) if word[:1].islower() else ()
    return bool(found) and all(reading.finite for reading in found)


def _body_gender(scene: Scene, mention: Mention) -> str:
    listed = genders("state_gender").get(mention.name)
    if listed:
        return listed
    if mention.kind in (MentionKind.STATE, MentionKind.PLACE):
        return "n"
    told = scene.genders.get(mention.name)
    return told or gender_of(mention.name.split()[-1]) or ""


def _embedded(scene: Scene, first: int, mention: Mention) -> bool:
    """Whether a name hangs on the noun before it: "der Sprecher Webers", "ein Vertreter der Weltbank"."""
    before = scene.low(first - 1)
    if before in word_class("hangs_on") and scene.text(first - 2)[:1].isupper():
        return True
    surface = scene.words.source[mention.span.start : mention.span.end]
    return surface.endswith("s") and not mention.name.endswith("s")


def thing_at(scene: Scene, first: int, stop: int, *, subject: bool = True) -> Candidate | None:
    """Return the candidate for words that name nobody: "Der Vorschlag liegt vor"."""
    low = scene.low(first)
    if stop - first == 1 and (low in closed_class("pronoun") or low in closed_class("relative")):
        return None
    gender = genders("subject_article").get(low, "p")
    if low == "die":
        noun = next((scene.text(i) for i in range(first + 1, stop) if scene.words.is_capital(i)), "")
        gender = "p" if noun.endswith(ends("plural_thing")) and not noun.endswith("ee") else "fp"
        gender = "f" if noun.endswith(ends("feminine_thing")) else gender
    return Candidate((), first, stop, gender, False, subject=subject)


def relative_at(scene: Scene, i: int, candidates: list[Candidate]) -> Candidate | None:
    """Return whom a relative pronoun as subject means: the name right before it, "Weber, der die
    Delegation leitet"."""
    gender = {"der": "m", "die": "fp", "das": "n"}.get(scene.low(i))
    if gender is None:
        return None
    last = candidates[-1] if candidates else None
    if last is None or not 0 < i - last.stop <= 2 or not set(last.gender) & set(gender):
        return Candidate((), i, i + 1, gender, False, subject=True)
    return Candidate(last.names, i, i + 1, last.gender, last.person, subject=True)


def choose(
    scene: Scene, i: int, gender: str, candidates: list[Candidate], *, person: bool, own_clause: bool
) -> tuple[str, ...]:
    """Return the names that word ``i`` means, empty where none or more than one candidate is the best.

    ``person``: only persons come into question. ``own_clause``: the subject of the same clause may be
    meant, as for
    "sein", unlike for "er" and "ihn".
    """
    here = scene.words.sentence_of[i]
    paired = _alike_pairs(candidates, i, gender) if gender in ("m", "f") else frozenset()
    beside_it = frozenset() if own_clause else _in_own_clause(scene, i, candidates)
    scored: dict[tuple[str, ...], int] = {}
    for candidate in reversed(candidates):
        distance = here - scene.words.sentence_of[candidate.first]
        if distance > _WINDOW:
            break
        if candidate.first in paired:
            continue
        if candidate.stop > i or not set(candidate.gender) & set(gender) or (person and not candidate.person):
            continue
        same = scene.clause_of[candidate.first] == scene.clause_of[i]
        if candidate.names in beside_it or (same and not own_clause):
            continue
        score = _score(scene, candidate, i, distance) + (_SUBJECT if same and candidate.subject else 0)
        scored[candidate.names] = max(score, scored.get(candidate.names, score))
    if not scored:
        return ()
    order = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
    if len(order) > 1 and order[0][1] - order[1][1] < _MARGIN:
        return _described(scene, order[0][0], order[1][0], candidates)
    return order[0][0]


def _in_own_clause(scene: Scene, i: int, candidates: list[Candidate]) -> frozenset[tuple[str, ...]]:
    """Return who stands in the clause of a word, whom it cannot mean: "*Er* nannte ihn gut"."""
    clause, here = scene.clause_of[i], scene.words.sentence_of[i]
    near = (c for c in candidates[-_NEAR:] if scene.words.sentence_of[c.first] == here and c.names)
    return frozenset(c.names for c in near if scene.clause_of[c.first] == clause and c.stop <= i)


_NEAR = 12
"""So many candidates back the clause of a pronoun reaches."""


def _alike_pairs(candidates: list[Candidate], i: int, gender: str) -> frozenset[int]:
    """Return where two of one gender stand joined by "und", neither of whom "er" alone can mean."""
    found: set[int] = set()
    for left, right, both in zip(candidates, candidates[1:], candidates[2:], strict=False):
        joined = left.names and right.names and both.names == left.names + right.names
        if joined and both.stop <= i and gender in left.gender and gender in right.gender:
            found |= {left.first, right.first, both.first}
    return frozenset(found)


def only_one(gender: str, candidates: list[Candidate]) -> tuple[str, ...]:
    """Return the only person named so far whom a word of this gender can mean, empty where there are two."""
    names = {c.names for c in candidates if c.person and len(c.names) == 1 and set(c.gender) & set(gender)}
    known = {c.names for c in candidates if c.person and c.names in names and c.gender == gender}
    return next(iter(names)) if len(names) == 1 and known else ()


def _described(
    scene: Scene, left: tuple[str, ...], right: tuple[str, ...], candidates: list[Candidate]
) -> tuple[str, ...]:
    """Return the person named in a clause whose sentence goes on with her office: "Als Weber vor die Presse
    trat, hatte die Sprecherin der Bahn eine Nachricht"."""
    named = [names for names in (left, right) if names and names[0][:1].isupper()]
    if len(named) != 1:
        return ()
    last = {c.names: scene.words.sentence_of[c.first] for c in candidates if c.person}
    other = right if named[0] == left else left
    return named[0] if other in last and last.get(named[0]) == last[other] else ()


def beside(scene: Scene, i: int, gender: str, candidates: list[Candidate]) -> tuple[str, ...]:
    """Return whom a possessive behind "und" means: "Norwegen und seine Verbündeten", "mit Weber und ihrem
    Berater"."""
    if scene.low(i - 1) not in ("und", "sowie") or not candidates:
        return ()
    last = candidates[-1]
    return last.names if last.stop == i - 1 and set(last.gender) & set(gender) else ()


def several(scene: Scene, i: int, gender: str, candidates: list[Candidate]) -> tuple[str, ...]:
    """Return the several who are the subject of the clause of "ihr": "*Union und SPD* beginnen mit *ihren*
    Gesprächen"."""
    number, clause = scene.clause_of[i], scene.clause(i)
    if clause is None or clause.finite_word is None or clause.subject_words is None or "p" not in gender:
        return ()
    first, stop = clause.subject_words
    plural = scene.low(clause.finite_word).endswith(ends("verb_of_they"))
    if not plural or stop > i or not {"und", "sowie"} & {scene.low(k) for k in range(first, stop)}:
        return ()
    near = [c for c in candidates[-_NEAR:] if first <= c.first < stop and scene.clause_of[c.first] == number]
    persons = [c for c in near if c.person]
    names = [name for c in persons or near if not c.embedded for name in c.names]  # not "(SPD)" behind them
    return tuple(dict.fromkeys(names)) if len(set(names)) > 1 else ()


def ahead(scene: Scene, i: int, gender: str) -> tuple[str, ...]:
    """Return the subject behind the verb that a possessive before it means: "In seiner Rede sagte Thoma"."""
    clause = scene.clause(i)
    if clause is None or clause.finite_word is None or clause.subject_words is None:
        return ()
    first, stop = clause.subject_words
    if not i < clause.finite_word < first or clause.kind.value != "main":
        return ()
    for k in range(first, stop):
        if (found := scene.at.get(k)) is not None:
            candidate = of_mention(scene, k, found[1], found[0])
            fits = set(candidate.gender) & set(gender) and not candidate.embedded
            return candidate.names if fits else ()
    return ()


def _score(scene: Scene, candidate: Candidate, i: int, distance: int) -> int:
    score = (
        -_SENTENCE * distance + (_SUBJECT if candidate.subject else 0) + (_PERSON if candidate.person else 0)
    )
    if candidate.embedded:
        score -= _EMBEDDED
    if distance == 0 and scene.quoted[i] != scene.quoted[candidate.first]:
        score -= _SUBJECT
    if len(candidate.gender) > 1 and candidate.person:
        score -= 1
    return score
