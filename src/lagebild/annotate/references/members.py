"""Who belongs to a delegation ("Der Delegation gehören Thoma und Holm an", "die Delegation um Holm") or to a
party ("Thoma (SPD)")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lagebild.annotate.clauses import Clause
from lagebild.annotate.references.nouns import ends, noun_of, word_class
from lagebild.annotate.references.scene import Scene
from lagebild.model.annotation import Description, Membership, MentionKind, Reference
from lagebild.model.span import CharSpan

_FAR = 12
"""How many words may stand between two members of a row: the title of the second."""


def memberships(
    scene: Scene, references: Sequence[Reference], descriptions: Sequence[Description]
) -> tuple[Membership, ...]:
    """Return the persons that the text puts into a delegation or party, each once for each of them.

    They lead it or belong to it ("Die norwegische Delegation wird von Admiral Holm geführt", "Zu ihr gehörten
    Holm und Thoma"), or stand behind it ("die Delegation um Holm", "unter Leitung von Holm", "bestehend aus
    Holm und Thoma"). Left out are clauses that deny it and those that name two delegations.
    """
    found: dict[tuple[str, str], Membership] = {}
    places = [
        (bisect_left(scene.words.start, span.start), bisect_left(scene.words.start, span.end), group)
        for span, group in sorted(_delegations(references, descriptions))
    ]
    for first, stop, group in places:
        number = scene.clause_of[first]
        if number < 0:
            continue
        clause = scene.clauses[number]
        others = {other for i, _, other in places if scene.clause_of[i] == number}
        told = _before(scene, first, stop) or _behind(scene, stop)
        if not told and others == {group}:
            told = _in_clause(scene, clause, first) or _heads(scene, clause, first, stop)
            told = told or _led_beside(scene, clause, first)
        for word in told:
            mention, end = scene.at[word]
            span = scene.words.span(min(first, word), max(stop, end))
            found.setdefault((mention.name, group), Membership(name=mention.name, group=group, span=span))
    for membership in in_brackets(scene):
        found.setdefault((membership.name, membership.group), membership)
    return tuple(sorted(found.values(), key=lambda m: (m.span, m.name)))


def in_brackets(scene: Scene) -> Iterator[Membership]:
    """Yield persons with a body or state alone in brackets behind the name: "Minister Jens Thoma (SPD)"."""
    for first, (mention, stop) in scene.at.items():
        inner = scene.at.get(stop + 1)
        if mention.kind is not MentionKind.PERSON or inner is None or scene.text(stop) != "(":
            continue
        body, end = inner
        if body.kind in (MentionKind.ORGANISATION, MentionKind.STATE) and scene.text(end) in (")", ",", ";"):
            yield Membership(name=mention.name, group=body.name, span=scene.words.span(first, end))


def _delegations(
    references: Sequence[Reference], descriptions: Sequence[Description]
) -> Iterator[tuple[CharSpan, str]]:
    """Yield the places at which exactly one delegation is spoken of, with its description."""
    for description in descriptions:
        if is_delegation(description.text) and not description.plural:
            yield description.span, description.text
    known = {description.text for description in descriptions if not description.plural}
    for reference in references:
        if len(reference.names) == 1 and reference.names[0] in known and is_delegation(reference.names[0]):
            yield reference.span, reference.names[0]


def is_delegation(text: str) -> bool:
    """Whether a description is of a group that persons belong to: "die norwegische Delegation"."""
    noun = next((n for word in text.split() if (n := noun_of(word)) is not None), None)
    return noun is not None and noun.tail in word_class("has_members")


def _behind(scene: Scene, stop: int) -> list[int]:
    """Return the persons right behind a delegation: "um Holm", "unter der Leitung von Admiral Holm"."""
    i = stop
    while scene.text(i) == ",":
        i += 1
    if scene.low(i) in word_class("around"):
        return row(scene, i + 1)
    if scene.low(i) == "mit":
        found = row(scene, i + 1)
        behind = scene.at[found[-1]][1] if found else i
        return found if _at_the_head(scene, behind) else []
    if scene.low(i) == "unter":
        noun = next((k for k in range(i + 1, i + 4) if scene.low(k) in word_class("leadership")), None)
        return row(scene, noun + 1) if noun else []
    if scene.low(i) in word_class("led_by") and scene.low(i + 1) in ("von", "vom"):
        return row(scene, i + 2)
    if scene.low(i) in word_class("made_of") and scene.low(i + 1) == "aus":
        return row(scene, i + 2)
    return []


def _at_the_head(scene: Scene, i: int) -> bool:
    """Whether "an der Spitze", "an ihrer Spitze" begins at a word."""
    return scene.low(i) == "an" and scene.low(i + 2) in word_class("head_of_group")


def _heads(scene: Scene, clause: Clause, first: int, stop: int) -> list[int]:
    """Return who is said to stand in front: "*An der Spitze* der Delegation steht *Admiral Holm*", "*An
    ihrer Spitze* steht Holm"."""
    in_front = scene.low(first - 1) in word_class("head_of_group") and scene.low(first - 3) == "an"
    in_front = in_front or (scene.low(stop) in word_class("head_of_group") and scene.low(first - 1) == "an")
    if clause.lemma != "stehen" or clause.negated or not in_front:
        return []
    return [i for i in _words(clause) if is_person(scene, i)][:1]


def _led_beside(scene: Scene, clause: Clause, first: int) -> list[int]:
    """Return who leads by a phrase of the clause: "*Unter Leitung von Holm* kam eine Delegation", "ist eine
    Delegation *unter Führung von Holm* angereist"."""
    for start in _words(clause):
        if scene.low(start) != "unter" or _of_a_thing(scene, start - 1):
            continue
        noun = next(
            (k for k in range(start + 1, start + 4) if scene.low(k) in word_class("leadership")), None
        )
        if noun is not None:
            return [i for i in row(scene, noun + 1) if i < first or start > first]
    return []


def _of_a_thing(scene: Scene, i: int) -> bool:
    """Whether the word before "unter Leitung" is a noun of its own: "zu *Gesprächen* unter Leitung von
    Holm"."""
    noun = scene.words.is_capital(i) and not scene.inside[i] if i >= 0 else False
    return noun and not scene.low(i).endswith(ends("time_noun")) and noun_of(scene.text(i)) is None


def row(scene: Scene, i: int) -> list[int]:
    """Return the first words of the persons in a row that begins at word ``i``, their titles between."""
    found: list[int] = []
    gap = 0
    while gap < _FAR and i < len(scene.words.text):
        if is_person(scene, i):
            found.append(i)
            i, gap = scene.at[i][1], 0
            if scene.low(i) not in (",", "und", "sowie"):
                break
        elif _is_finite(scene, i) or (not found and gap and scene.low(i) in (",", "und")):
            break
        else:
            i, gap = i + 1, gap + 1
    return found


def _before(scene: Scene, first: int, stop: int) -> list[int]:
    """Return whom an attribute before the noun says to lead: "die von Holm geleitete Delegation"."""
    leads = next((k for k in range(stop - 1, max(first - _FAR, 0), -1) if _leading(scene.low(k))), None)
    if leads is None:
        return []
    by = next((k for k in range(leads - 1, max(leads - _FAR, 0), -1) if scene.low(k) == "von"), None)
    return [i for i in row(scene, by + 1) if i < leads] if by is not None else []


def _leading(word: str) -> bool:
    return any(word in (form + "e", form + "en") for form in word_class("led_by"))


def _in_clause(scene: Scene, clause: Clause, first: int) -> list[int]:
    """Return the persons of a clause of leading or belonging: its subject, or whom "von" names."""
    once = any(scene.low(i) in word_class("formerly") for i in _words(clause))
    if clause.lemma not in word_class("leads") or clause.negated or once:
        return []
    belongs = clause.lemma in word_class("belongs")
    before = scene.low(first - 1)
    if before in word_class("case_preposition") and not (belongs and before in ("zu", "zur")):
        return []
    if clause.passive:
        by = next((i for i in _words(clause) if scene.low(i) in ("von", "vom")), None)
        return row(scene, by + 1) if by is not None else []
    if belongs:
        return [i for i in _words(clause) if is_person(scene, i)]
    start, stop = clause.subject_words or (0, 0)
    if start <= first < stop:  # "Die norwegische Delegation leitete Admiral Holm": the object comes first
        return [i for i in _words(clause) if is_person(scene, i) and _bare(scene, i, stop)][:1]
    return [i for i in range(start, stop) if is_person(scene, i)][-1:]


def _bare(scene: Scene, i: int, stop: int) -> bool:
    """Whether no preposition stands between the word ``stop`` and the person at ``i``."""
    return not any(scene.low(k) in word_class("case_preposition") for k in range(stop, i))


def _words(clause: Clause) -> Iterator[int]:
    for first, stop in clause.words:
        yield from range(first, stop)


def _is_finite(scene: Scene, i: int) -> bool:
    clause = scene.clause(i)
    return clause is not None and clause.finite_word == i


def is_person(scene: Scene, i: int) -> bool:
    """Whether a person's name begins at word ``i`` that no office of somebody else holds or follows: not
    "Webers Berater Jens Thoma"."""
    found = scene.at.get(i)
    if found is None or found[0].kind is not MentionKind.PERSON or scene.titled[i]:
        return False
    stop = found[1]
    owner = stop < len(scene.titled) and scene.titled[stop]
    return not (owner and scene.words.text[stop - 1].endswith(("s", "’", "'")))
