"""Whom a word for two or several means: "beide Länder", "beide Seiten", "die Präsidenten beider Länder".

The members stand in its place where the article has named just two of a kind, or lists them behind the same
noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of, tokens_of
from lagebild.annotate.events.draft import Draft
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.mediators import mediators_in
from lagebild.annotate.events.two_states import sides_of_pair, states_of_offices
from lagebild.annotate.references.nouns import word_class
from lagebild.lexicon import entries
from lagebild.model.annotation import Mention, MentionKind, Participant, Role
from lagebild.model.span import CharSpan
from lagebild.sources.dateline import end_of_dateline

if TYPE_CHECKING:
    from spacy.tokens import Doc


_WORDS = "lagebild_places_of_nouns"
_REACH = 700
"""So many characters back the two are looked for that "beide" means."""

_LIST = 80
"""So near behind a name the next one of a list begins."""

_BETWEEN = 3
"""So many words join the two: "Bund mit den Ländern"."""

_BOTH_AND_NOUN = 2
"""The words of "beide Präsidenten", and how many they are."""

_BOTH = group("both_of_them")

KINDS = {
    "state": frozenset({MentionKind.STATE, MentionKind.GOVERNMENT}),
    "body": frozenset({MentionKind.ORGANISATION, MentionKind.GROUP}),
    "person": frozenset({MentionKind.PERSON}),
    "side": frozenset(
        {MentionKind.STATE, MentionKind.GOVERNMENT, MentionKind.ORGANISATION, MentionKind.GROUP}
    ),
}


def name_both(doc: Doc, drafts: Sequence[Draft]) -> None:
    """Put the members in the place of "beide Unternehmen", "die Chefs beider Länder", "beide Seiten"."""
    pair: tuple[Participant, ...] = ()
    for draft in drafts:
        draft.people = tuple(_each(doc, draft.people, pair))
        two = draft.family == "meeting" or draft.trigger.type in ("decision", "signing")
        if two and not any(map(_is_both, draft.people)):
            pair = _two_sides(draft.people) or pair


def _two_sides(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the two who sit together, one for each side where more sit there: "die Bahn, Verdi und
    Verdi-Unterhändlerin Weber" are two sides."""
    if len(people) == _BOTH_AND_NOUN:
        return people
    names = {p.name for p in people}
    sides: dict[str, Participant] = {}
    for person in people:
        side = person.side if person.side in names else person.name
        sides.setdefault(side, person)
        if person.name == side:
            sides[side] = person
    return tuple(sides.values()) if len(sides) == _BOTH_AND_NOUN else ()


def _is_both(person: Participant) -> bool:
    return not _BOTH.isdisjoint(person.name.lower().split())


def _each(doc: Doc, people: Iterable[Participant], pair: tuple[Participant, ...]) -> list[Participant]:
    """Put the members in the place of "beide Unternehmen", "Vertreter beider Parteien"; ``pair`` are the two
    that sat together before, whom "beide Seiten" takes up."""
    found: dict[str, Participant] = {}
    for person in people:
        words = person.name.split()
        kind = _kind_name(words[-1]) if pair and _is_both(person) else None
        persons = kind == "person" and _persons(doc) >= {p.name for p in pair}
        states = sides_of_pair(doc, pair) if kind == "state" and len(words) == _BOTH_AND_NOUN else []
        if kind == "side" or persons or (pair and _bare_sides(doc, person)):
            members = [replace(one, span=person.span) for one in pair]
        elif states:
            members = [replace(person, name=name, side=None) for name in states]
        elif not _BOTH.isdisjoint(words):
            members = _both(doc, person, words)
        else:
            members = _listed(doc, person, words)
        for one in members or (person,):
            found.setdefault(one.name, one)
    return list(found.values())


def _bare_sides(doc: Doc, person: Participant) -> bool:
    """Whether only a word for the sides of talks stands there: "zwischen *den Parteien*", "*die
    Delegationen*"."""
    written = [word.lower() for word in person.span.of(text_of(doc)).split()]
    before = text_of(doc)[max(0, person.span.start - 5) : person.span.start].split()[-1:]
    article = written[:1] if len(written) > 1 else before
    plain = len(written) < _BOTH_AND_NOUN + 1 and bool(article) and article[0].lower() in _ARTICLES
    one = plain and written[-1] in _SAME_IN_SINGULAR and article[0].lower() == "der"
    return plain and written[-1] in _SIDES_OF_TALKS and not one


_SAME_IN_SINGULAR = group("sides_same_in_singular")
_ARTICLES = group("article_of_sides")
_SIDES_OF_TALKS = group("sides_of_talks")


def _persons(doc: Doc) -> set[str]:
    return {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}


def _both(doc: Doc, person: Participant, words: list[str]) -> list[Participant]:
    """Return the two that "beide" means: two bearers of the office, or the only two of a kind just named."""
    noun = next((w for w in reversed(words) if w[:1].isupper()), "")
    bare = [word for word in words if word.lower() not in ("die", "der", "den")]
    office = words[0] if words[0][:1].isupper() else noun if len(bare) == _BOTH_AND_NOUN else ""
    if office and len(bearers := _bearers(doc, office)) == 2:
        names = bearers
    elif (kind := _kind(noun)) is not None:
        names = _named(doc, person, kind)
    else:
        return []
    return [replace(person, name=name, side=None) for name in names] if len(names) == 2 else []


def _listed(doc: Doc, person: Participant, words: list[str]) -> list[Participant]:
    """Return those whom the article lists by name behind the same noun: "die Gewerkschaften" are "Die
    Gewerkschaften A und B"."""
    text = text_of(doc)
    written = person.span.of(text).split()
    if len(written) != 2 or written[0].lower() not in ("die", "den", "der") or not words[-1][:1].isupper():
        return []
    for lead in _behind(doc, words[-1]):
        names, end = [lead.name], lead.span.end
        for other in beginning_in(doc, "mentions", end, end + _LIST):
            if text[end : other.span.start].strip() not in (",", "und", "sowie"):
                break
            names, end = [*names, other.name], other.span.end
        if len(names) > 1:
            return [replace(person, name=name, side=None) for name in dict.fromkeys(names)]
    return []


def _behind(doc: Doc, noun: str) -> Iterable[Mention]:
    """Find the bodies named right behind a noun; the words are sorted once for a text."""
    if _WORDS not in doc.user_data:
        places: dict[str, list[int]] = {}
        for number, (word, _) in enumerate(pairwise(tokens_of(doc).text)):
            if word[:1].isupper():
                places.setdefault(word.rstrip("n"), []).append(number)
        doc.user_data[_WORDS] = places
    for number in doc.user_data[_WORDS].get(noun.rstrip("n"), ()):
        start = tokens_of(doc).start[number + 1]
        at = beginning_in(doc, "mentions", start, start + 1)
        yield from (m for m in at if m.kind in KINDS["body"])


def _bearers(doc: Doc, noun: str) -> list[str]:
    """Return the persons that the article gives an office: "die Präsidenten beider Länder"."""
    stem = stem_of(noun)
    held = [role for role in doc._.roles if not role.former and is_office(role, stem)]
    return list(dict.fromkeys(role.name for role in held))


def stem_of(noun: str) -> str:
    """Return an office without the end of its plural: "präsident" for "Präsidenten", "Präsidentinnen"."""
    return noun.lower().removesuffix("innen").removesuffix("en").removesuffix("n").removesuffix("s")


def is_office(role: Role, stem: str) -> bool:
    """Whether an office is that of a stem, also at its end: "Vereinspräsident" for "präsident"."""
    head = next((word.lower() for word in role.title.split() if word[:1].isupper()), "")
    return len(stem) > 3 and (head.startswith(stem) or head.removesuffix("in").endswith(stem))


@cache
def _kinds() -> dict[str, str]:
    """Map plural nouns to what they stand for: "Länder" for states, "Unternehmen" for bodies."""
    return {
        form: row["kind"]
        for row in entries("events_parties", "both", ("kind", "words", "example"))
        for form in row["words"]
    }


def _kind_name(noun: str) -> str | None:
    return next((kind for word, kind in _kinds().items() if noun.lower().endswith(word)), None)


def _kind(noun: str) -> frozenset[MentionKind] | None:
    name = _kind_name(noun)
    return KINDS[name] if name is not None else None


def _named(doc: Doc, person: Participant, kinds: frozenset[MentionKind]) -> list[str]:
    """Return the names of a kind not far before the words, each once."""
    end = person.span.start
    before = beginning_in(doc, "mentions", max(0, end - _REACH), end)
    between = mediators_in(doc)
    before = [m for m in before if not any(span.covers(m.span) for span in between)]
    agency = end_of_dateline(text_of(doc))  # "Oslo (AFP) - ..."
    before = [m for m in before if m.span.start >= agency and not _tells(doc, m)]
    names = dict.fromkeys(_party_of(m) for m in reversed(before) if m.kind in kinds)
    near = list(names)
    if len(near) > 2:
        near = _joined(doc, [m for m in before if m.kind in kinds])
    if len(near) < 2 and kinds == KINDS["state"]:
        near = states_of_offices(doc, before, CharSpan(max(agency, end - _REACH), end))
    return near


def _tells(doc: Doc, mention: Mention) -> bool:
    """Whether a name only tells whose words are reported: "nach Angaben *Norwegens*"."""
    words = text_of(doc)[max(0, mention.span.start - _SOURCE) : mention.span.start].lower().split()
    words = words[:-1] if words and words[-1] in ("des", "der") else words
    return len(words) > 1 and words[-1] in _TOLD and words[-2] in _BY_WHOM


_TOLD, _BY_WHOM = word_class("words_of"), word_class("source_preposition")
_SOURCE = 40
"""Within so many characters before a name its source noun stands."""


def _party_of(mention: Mention) -> str:
    return mention.of or mention.name if mention.kind is MentionKind.GOVERNMENT else mention.name


def _joined(doc: Doc, mentions: list[Mention]) -> list[str]:
    """Return the last two that "und" or "mit" joins, where three stand in the list none."""
    text = text_of(doc)
    for one, other in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        between = text[one.span.end : other.span.start].split()
        if (
            0 < len(between) <= _BETWEEN
            and (between[0] in ("und", "sowie") or (between[0] == "mit" and between[-1].islower()))
            and not text[: one.span.start].rstrip().endswith(",")
        ):
            return [_party_of(one), _party_of(other)]
    return []
