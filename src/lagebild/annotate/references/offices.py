"""Offices that point back: "der Minister", "die ukrainische Delegation", "der 56-Jährige"."""

from __future__ import annotations

import itertools
import re
from functools import cache

from lagebild.annotate.names.gazetteer import adjective_owner, gazetteer, state_names
from lagebild.annotate.references.candidates import Candidate, choose
from lagebild.annotate.references.epithets import states_of
from lagebild.annotate.references.focus import speaks_against
from lagebild.annotate.references.nouns import noun_of_title, word_class
from lagebild.annotate.references.phrase import Phrase
from lagebild.annotate.references.scene import Scene
from lagebild.annotate.roles.phrases import is_former_adjective
from lagebild.model.annotation import Description, Role

_SAID = 200
BEFORE_LOOSE = word_class("before_loose")
"""Articles with which a loose noun means somebody just spoken of."""
_AGED = re.compile(r"^\d{1,3}-?Jährigen?$")


def bearer(scene: Scene, phrase: Phrase) -> tuple[str, ...] | None:
    """Return who bears the office of a definite phrase; empty where several do, None where nobody is known
    to.

    "der Minister" is the "Verteidigungsminister" of the article; "der ukrainische Präsident" only one of
    Ukraine.
    """
    wanted = phrase.noun.base.lower()
    fits = [role for role in scene.roles if _fits(role, wanted, phrase)]
    if phrase.of:
        own = [role for role in fits if role.of == phrase.of]
        bare = [role for role in fits if role.of is None and phrase.stop == phrase.head + 1]
        fits = own or [role for role in bare if not speaks_against(scene, role, phrase.of)]
    position = scene.words.start[phrase.head]
    earlier = [role for role in fits if role.span.start < position]
    names = list(dict.fromkeys(role.name for role in earlier or fits))
    if not names:
        return None
    if len(names) == 1:
        return (names[0],)
    exact = list(dict.fromkeys(role.name for role in earlier or fits if _head(role) == wanted))
    return (exact[0],) if len(exact) == 1 else ()


def _head(role: Role) -> str:
    noun = noun_of_title(role.title)
    return noun.base.lower() if noun else ""


def _fits(role: Role, wanted: str, phrase: Phrase) -> bool:
    head = _head(role)
    if not head:
        return False
    if phrase.noun.strong:
        head, wanted = head.removesuffix("r"), wanted.removesuffix("r")
    if head == wanted or head.endswith("-" + wanted) or head.endswith(wanted):
        return True
    tail = head.rpartition("-")[2]
    return len(tail) > 4 and wanted.endswith("-" + tail) and phrase.of is not None and role.of == phrase.of


def loose(scene: Scene, i: int) -> str | None:
    """Return the gender of a word that means somebody just spoken of: "56-Jährige", "CDU-Politiker",
    "Norwegerin"."""
    word = scene.text(i)
    article = scene.low(i - 1)
    if article not in BEFORE_LOOSE:
        return None
    gender = "f" if article == "die" or (article == "der" and word.endswith("in")) else "m"
    if _AGED.match(word):
        return (
            "f"
            if article == "die"
            else "m"
            if word.endswith("e") or article in ("dem", "den", "des")
            else "f"
        )
    last = word.rpartition("-")[2].lower()
    male = last.removesuffix("in").removesuffix("s")
    trade = male.removesuffix("n").removesuffix("e").endswith(_trades())
    if last in word_class("follower") and article in ("der", "die"):
        return gender
    if male in word_class("loose") or trade or last in word_class("loose_woman"):
        return "f" if last.endswith("in") or last == "frau" else gender
    people = gazetteer().inhabitants
    stem = word.removesuffix("in")
    if stem in people or stem + "e" in people:
        return "f" if word.endswith("in") else None if article == "die" else "m"
    return None


@cache
def _trades() -> tuple[str, ...]:
    return tuple(word_class("trade"))


def state_of_inhabitant(word: str) -> str | None:
    """Return the state of a word for somebody of it: "Norwegerin", "des Amerikaners", else None."""
    people = gazetteer().inhabitants
    stem = word.removesuffix("in")
    forms = (word, stem, f"{stem}e", word.removesuffix("s"), word.removesuffix("n"))
    return next((people[form] for form in forms if form in people), None)


def former(phrase: Phrase, word: str) -> bool:
    """Whether words tell what somebody once was: "der Ex-Minister", "die frühere Umweltministerin"."""
    return word.startswith("Ex-") or any(is_former_adjective(adjective) for adjective in phrase.adjectives)


def role_told(scene: Scene, phrase: Phrase, name: str) -> Role:
    """Return the office of somebody by the words that mean him, its head and complement alone."""
    span = scene.words.span(phrase.head, phrase.stop)
    title = span.of(scene.words.source).removeprefix("Ex-")
    state = next((s for word in phrase.adjectives if (s := adjective_owner(word))), None)
    return Role(
        name=name,
        title=title,
        span=span,
        of=phrase.of or state,
        former=former(phrase, scene.text(phrase.head)),
    )


def group_before(
    scene: Scene, phrase: Phrase, said: list[tuple[Phrase, Description]]
) -> tuple[str, ...] | None:
    """Return the group that "die Delegation" means when only one has been described; None where none has.

    One delegation is taken up by any noun for one: "die Abordnung", "das Team".
    """
    near = [(p, d) for p, d in said[-_SAID:] if p.plural == phrase.plural]
    texts = list(dict.fromkeys(d.text for p, d in near if _same_noun(p, phrase)))
    if not texts and not phrase.plural and phrase.noun.tail in word_class("has_members"):
        others = [(p, d) for p, d in near if p.noun.tail in word_class("has_members")]
        if any(_shares_noun(scene, p) for p, _ in others):
            return ()
        texts = list(dict.fromkeys(d.text for _, d in others))
    if not texts:
        return None
    return (texts[0],) if len(texts) == 1 else ()


def _shares_noun(scene: Scene, phrase: Phrase) -> bool:
    """Whether another has its noun from a group: "*eine norwegische und* eine schwedische Delegation"."""
    joined = scene.low(phrase.first - 1) in ("und", "sowie")
    return joined and adjective_owner(scene.text(phrase.first - 2)) is not None


def _same_noun(left: Phrase, right: Phrase) -> bool:
    """Whether a group is taken up by its own noun or by the last part of it: "Außenministerium", "das
    Ministerium"."""
    taken, given = right.noun.base.lower(), left.noun.base.lower()
    return given == taken or (given.endswith(taken) and taken == right.noun.tail)


def pair_before(scene: Scene, i: int, candidates: list[Candidate]) -> tuple[str, ...]:
    """Return the two that "beide Seiten" means: the last two named, joined by "und", or the only two
    around."""
    here = scene.words.sentence_of[i]
    near = [
        c
        for c in candidates
        if c.names
        and 0 <= here - scene.words.sentence_of[c.first] <= _TWO_BACK
        and c.stop <= i
        and not _leads_title(scene, c)
    ]
    for left, right in reversed(list(itertools.pairwise(near))):
        gap = {scene.low(k) for k in range(left.stop, right.first)}
        if "und" in gap and len(gap) <= 2 and left.names != right.names:
            return left.names + right.names
    joined = [c.names for c in near if c.person and len(c.names) == 2]
    single = [c.names[0] for c in near if c.person and len(c.names) == 1]
    persons = dict.fromkeys(name for name in single if name[:1].isupper())
    return joined[-1] if joined else tuple(persons) if len(persons) == 2 else ()


def sides_before(scene: Scene, i: int, candidates: list[Candidate]) -> tuple[str, ...]:
    """Return the two that "beide Seiten" means, never who calls on them in the same clause: "*Weber* forderte
    beide Seiten auf". Two persons who only spoke one after the other are no two sides."""
    here = scene.words.sentence_of[i]

    def acts(candidate: Candidate) -> bool:
        same = scene.words.sentence_of[candidate.first] == here
        return same and bool(scene.subject[candidate.first])

    others = candidates if scene.subject[i] else [c for c in candidates if not acts(c)]
    names = pair_before(scene, i, others)
    told = [c for c in others if c.person and len(c.names) == 1 and c.names[0] in names]
    apart = len(told) > 1 and not _same_clause(scene, told)
    owners = [states_of(scene, name) for name in names]
    return () if apart and not all(len(states) == 1 for states in owners) else names


def _same_clause(scene: Scene, told: list[Candidate]) -> bool:
    """Whether those named last stand in one sentence: "Weber traf Krüger. Beide Seiten ..."."""
    last = told[-1]
    return any(
        scene.words.sentence_of[c.first] == scene.words.sentence_of[last.first] and c.names != last.names
        for c in told[:-1]
    )


def states_before(scene: Scene, i: int, candidates: list[Candidate]) -> tuple[str, ...]:
    """Return the two states that "beide Länder" means: those of the two persons spoken of last, each with an
    office of one, else the only two states named just before."""
    persons = pair_before(scene, i, [c for c in candidates if c.person])
    told = [states_of(scene, name) for name in persons]
    found = tuple(name for states in told if len(states) == 1 for name in states)
    if len(set(found)) == 2:
        return found
    here = scene.words.sentence_of[i]
    near = [c for c in candidates if 0 <= here - scene.words.sentence_of[c.first] <= _TWO_BACK]
    named = dict.fromkeys(name for c in near for name in c.names if name in state_names())
    return tuple(named) if len(named) == 2 else ()


_TWO_BACK = 2


def _leads_title(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name only owns the office behind it: "Weber und *Südkoreas* Präsident Lee. Beide ..."."""
    behind = candidate.stop < len(scene.titled) and bool(scene.titled[candidate.stop])
    return behind and not candidate.person


def person_before(scene: Scene, i: int, gender: str, candidates: list[Candidate]) -> tuple[str, ...]:
    """Return the person that a loose noun means."""
    return choose(scene, i, gender, candidates, person=True, own_clause=False)
