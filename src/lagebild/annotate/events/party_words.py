"""Nouns that name a party without a name ("Unterhändler", "US-Delegation"), and what belongs to them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.closed_classes import GENITIVE, PREPOSITIONS
from lagebild.annotate.events.frames import endings, group, is_finite
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.lexicon import entries, nominative_forms

if TYPE_CHECKING:
    from collections.abc import Set

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.party import Party

_NO_ADJECTIVE = lexicon.group("events_words", "no_adjective_before_party")
_ADJECTIVE_ENDS = lexicon.endings("events_words", "adjective_end")
_INFLECTED = lexicon.endings("grammar", "adjective_ending")
STRONG_ENDINGS = nominative_forms("strong")
"""How an adjective without article ends in the nominative: "neuer Chef", "neue Chefs"."""


@cache
def _party_nouns() -> dict[str, tuple[str, str, str]]:
    """Map a form to (nominative, gender or "p" for plural, flags)."""
    table: dict[str, tuple[str, str, str]] = {}
    for row in entries("events_parties", "party", ("lemma", "gender", "forms", "plural", "example")):
        flag = "modifier" if row.get("needs_modifier") else ""
        for form in row["plural"]:
            table[form] = (_nominative_plural(form, row["plural"]), "p", flag)
        for form in row["forms"]:
            table.setdefault(
                form,
                (
                    form
                    if form.endswith("in")
                    else row["lemma"].lower()
                    if form.startswith(row["lemma"].lower())
                    else form,
                    "f" if form.endswith("in") else row["gender"],
                    flag,
                ),
            )
    return table


def _nominative_plural(form: str, plural: list[str]) -> str:
    return form[:-1] if form.endswith("n") and form[:-1] in plural else form


@cache
def _determiners() -> tuple[frozenset[str], frozenset[str]]:
    row = entries("events_parties", "determiner", ("kept", "dropped", "example"))[0]
    return frozenset(row["kept"]), frozenset(row["dropped"])


@cache
def inhabitants() -> dict[str, tuple[str, str]]:
    """Map the plural of a people to its nominative and its state: "Palästinensern" to "palästinenser"."""
    table: dict[str, tuple[str, str]] = {}
    for written, state in gazetteer().inhabitants.items():
        people = written.lower()
        invariant = people.endswith("er")
        ending = {"e": "n", "i": "s"}.get(people[-1], "en")
        forms = [people, people + "n"] if invariant else [people + ending]
        table |= dict.fromkeys(forms, (forms[0], state))
    return table


@lru_cache(maxsize=50_000)
def party_noun(word: str) -> tuple[str, str, str] | None:
    """Return (nominative ending, gender, flags) when a capitalised word names a party, as a whole or at
    its end.

    "Unterhändlern", "Chefunterhändler", "US-Delegation"; not "Ministerium".
    """
    if not word[:1].isupper():
        return None
    lower = word.lower()
    table = _party_nouns()
    if lower in table:
        return table[lower]
    for cut in range(2, len(lower) - 3):
        if lower[cut:] in table and len(lower[cut:]) >= 4:
            return table[lower[cut:]]
    return None


@cache
def _party_like() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    row = entries("events_parties", "party_like", ("tails", "plural", "not", "example"))[0]
    return frozenset(row["tails"]), frozenset(row["plural"]), frozenset(row["not"])


@lru_cache(maxsize=4096)
def party_like(word: str) -> tuple[str, str, str] | None:
    """Return (nominative, gender, "") when a noun means somebody only beside a verb of meeting.

    "Katastrophenstab", "Eltern", "Rektorin"; the longest known end counts.
    """
    lower = word.lower()
    if not word[:1].isupper() or len(lower) < _SHORTEST or lower.endswith(tuple(_party_like()[2])):
        return None
    singular, plural, _ = _party_like()
    for cut in range(len(lower) - 2):
        tail = lower[cut:]
        if cut and cut < _PREFIX:
            continue
        if tail in plural:
            short = tail[:-1] if tail.endswith("ern") and tail != "eltern" else tail
            return short if short != tail and short in singular else tail, "p", ""
        if tail in singular:
            return tail, "f" if tail.endswith("in") else "m", ""
        if tail.endswith("s") and tail[:-1] in singular:
            return tail[:-1], "m", ""
    return None


_SHORTEST = 3
_PREFIX = 2
"""So many letters a word in front of another has at least: "Stadt|rat"."""


def nominative_of(word: str, noun: tuple[str, str, str]) -> str:
    """Return a party noun in the nominative: "Chefunterhändlern" is "Chefunterhändler"."""
    form, gender, _ = noun
    lower = word.lower()
    start = max(
        (cut for cut in range(len(lower)) if lower[cut:].startswith(form) or _same_stem(lower[cut:], form)),
        default=0,
    )
    return (
        word[:start] + (form.capitalize() if start == 0 or word[start - 1] == "-" else form)
        if gender
        else word
    )


def _same_stem(tail: str, form: str) -> bool:
    return abs(len(tail) - len(form)) <= 2 and tail[:4] == form[:4]


def modifiers_of(doc: Doc, noun: int, gender: str, taken: set[int]) -> tuple[int, list[str]]:
    """Return the first token of the phrase and its kept words, adjectives in the nominative."""
    kept, dropped = _determiners()
    position = noun - 1
    words: list[str] = []
    while position >= 0 and position not in taken:
        token = doc[position]
        if token.lower_ in kept:
            words.insert(0, "alle" if token.lower_.startswith("all") else "beide")
        elif token.text.islower() and token.lower_ not in dropped and adjective(token):
            words.insert(0, inflected(token.text, gender))
        elif token.like_num and token.text.isdigit():
            words.insert(0, token.text)
        else:
            break
        position -= 1
    if position >= 2 and doc[position].lower_ in ("und", "sowie") and doc[position - 1].text.endswith("-"):
        back = position - 1 if len(doc[position - 1]) > 1 else position - 2
        words[:0] = [doc[back:position].text, doc[position].text]  # "die EU-Außen- und Europaminister"
        position = back - 1
    first = position + 1
    if position >= 0 and doc[position].lower_ in dropped and not _relative(doc, position):
        first = position
    return first, words


def _relative(doc: Doc, position: int) -> bool:
    """Whether what looks like an article is a relative pronoun: "ein Treffen, an *dem* 160 Fachleute
    teilnahmen"."""
    return position > 1 and doc[position - 1].lower_ in PREPOSITIONS and doc[position - 2].text == ","


def adjective(token: Token) -> bool:
    """Whether a word may be an adjective before a noun, by its ending."""
    return (
        token.text.endswith(_ADJECTIVE_ENDS)
        and token.lower_ not in PREPOSITIONS
        and token.lower_ not in _NO_ADJECTIVE
        and not token.lower_.endswith("dem")  # "außerdem", "zudem", "trotzdem"
        and not is_finite(token)
    )


def inflected(word: str, gender: str) -> str:
    """Return an adjective as it stands without article: "neue" of "der neue Chef" is "neuer"."""
    if word.lower() in group("count_word"):
        return word  # "sieben Länder"
    stem = word[:-2] if word.endswith(_INFLECTED) else word[:-1]
    return stem + STRONG_ENDINGS[gender]


def _apart(doc: Doc, name: Party) -> bool:
    """Whether a name between two commas ends its phrase: no list goes on behind it."""
    behind = doc[name.last + 1 : name.last + 3]
    return len(behind) > 1 and behind[0].text == "," and behind[1].text.islower()


def tail_behind(doc: Doc, noun: int) -> int | None:
    """Return the last word of a name in marks or of a number of others right behind a party noun: 'Sprecher
    der Initiative *„Rettet den Park*“', "die Minister *von sechs Staaten*"; None where neither stands."""
    if noun + 2 >= len(doc):
        return None
    if doc[noun + 1].text in _OPENING:
        ends = (k for k in range(noun + 2, min(len(doc), noun + 2 + _QUOTED)) if doc[k].text in _CLOSING)
        return next(ends, None)
    about = doc[noun + 2].lower_ in group("about_so_many") and noun + 3 < len(doc)
    number = noun + 3 if about and not _counts(doc[noun + 2]) else noun + 2
    if doc[noun + 1].lower_ not in ("von", "aus") or not _counts(doc[number]):
        return None
    last = number + 1
    while last < len(doc) and doc[last].text.islower() and adjective(doc[last]):
        last += 1
    return last if last < len(doc) and doc[last].text[:1].isupper() else None


def _counts(token: Token) -> bool:
    """Whether a word tells how many: "6", "sechs", "mehreren"."""
    return token.like_num or token.lower_ in group("count_word")


_OPENING = frozenset('„»"“')
_CLOSING = frozenset('“«"”')
_QUOTED = 8
"""So many words a name in marks has at most."""


def _in_office(token: Token) -> bool:
    """Whether a noun names an office of state, which no person has for his own."""
    return token.lower_.endswith(endings("office_of_state"))


def _behind_title(doc: Doc, noun: int, names_at: dict[int, Party], persons: Set[int]) -> int:
    """Return the word behind a noun, and behind the person or body whose title or kind it is: "Berater von
    Präsident *Krüger*", "Mitglieder der Gewerkschaft *Verdi*"."""
    named = names_at.get(noun + 1)
    if named is None:
        return noun + 1
    body = noun > 0 and doc[noun - 1].lower_ in GENITIVE and not named.place
    return named.last + 1 if body or noun + 1 in persons else noun + 1


def _bare_genitive(doc: Doc, noun: int) -> int:
    """Return the last word of a genitive in the plural without an article behind a noun for members or heads,
    else the noun itself: "Vertreter *norwegischer Verbände*", "Chefs *deutscher und belgischer Banken*"."""
    if doc[noun].lower_ not in _MEMBERS:
        return noun
    position = noun + 1
    while position + 1 < len(doc) and _of_plural(doc[position]):
        position += 2 if doc[position + 1].lower_ == "und" else 1
    found = position > noun + 1 and position < len(doc) and doc[position].text[:1].isupper()
    return position if found else noun


def _of_plural(token: Token) -> bool:
    plain = token.text.islower() and token.lower_ not in GENITIVE
    return plain and token.text.endswith("er") and adjective(token)


_MEMBERS = group("members_of_many")


def what_belongs(
    doc: Doc, noun: int, names_at: dict[int, Party], persons: Set[int] = frozenset()
) -> tuple[int, list[str]]:
    """Return the end of "der Ukraine", "aus Moskau", "von Vattenfall" after a party noun, and its words.

    ``persons`` are the places where names of persons begin: "die Minister beider Länder[, Weber und Krüger]".
    """
    last = _bare_genitive(doc, noun)
    words = [t.text for t in doc[noun + 1 : last + 1]]
    position = last + 1
    limit = min(len(doc), last + 12)
    while position < limit:
        start = position
        lead = doc[position].lower_
        joined = bool(words) and lead in ("und", "sowie", ",")
        if joined:
            position += 1
            lead = doc[position].lower_ if position < limit else ""
        if lead in ("aus", "von") or (lead in GENITIVE and not joined) or (joined and lead in GENITIVE):
            position += 1
        elif not joined:
            break
        while position < limit and doc[position].text.islower() and adjective(doc[position]):
            position += 1
        if position >= limit:
            break
        if position < limit and _counts(doc[position]) and position + 1 < limit:
            position += 1
            while position < limit and doc[position].text.islower() and adjective(doc[position]):
                position += 1
            if not doc[position].text[:1].isupper():
                break
            position += 1
        elif joined and lead not in GENITIVE and position in persons:
            break
        elif lead == "von" and {position, position + 1} & persons and _in_office(doc[noun]):
            break  # "wurde die Ministerin von Präsident Krüger empfangen"
        elif joined and doc[start].text == "," and position in names_at and _apart(doc, names_at[position]):
            break  # "die Gewerkschaft von Lokführern, GDL, besucht"
        elif position in names_at and names_at[position].last < limit + 4:
            position = names_at[position].last + 1
        elif (lead in GENITIVE or lead in ("von", "aus")) and doc[position].text[:1].isupper() and not joined:
            position = _behind_title(doc, position, names_at, persons)
        elif joined and words[:1] == ["von"] and doc[position].text[:1].isupper():
            # "Vertreter von Gewerkschaft und Arbeitgebern"
            position = _behind_title(doc, position, names_at, persons)
        else:
            break
        words += [t.text for t in doc[start:position]]
        last = position - 1
    end = tail_behind(doc, last)
    return (last, words) if end is None else (end, [*words, doc[last + 1 : end + 1].text])
