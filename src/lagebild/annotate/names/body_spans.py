"""Where the name of a body begins and ends: "die Freie Mitte" whole, "Partei Élan" without its noun, "das
Weiße Haus und der Kreml" apart."""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.grammar import known_forms
from lagebild.annotate.names.own_words import bare, is_first_name
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import tails, word_class

_ARTICLES = word_class("article_capital")


def without_kinds(words: Words, found: list[Found]) -> list[Found]:
    """Return the names, those of parties and media without the noun for their kind: "Partei Élan"."""
    told: set[tuple[str, ...]] = set()
    for name in found:
        parts = words.text[name.first : name.stop]
        if name.label != "ORG" or len(parts) < 2 or " ".join(parts) in gazetteer().bodies:
            continue
        kind = next(
            (n for n, word in enumerate(parts[:-1]) if word.lower() in word_class("group_noun")), None
        )
        small = kind is not None and all(word.islower() or "-" in word for word in parts[:kind])
        if kind is not None and small and parts[kind + 1][:1].isupper():
            name.first += kind + 1
            told.add(tuple(words.text[name.first : name.stop]))
    for name in found:
        if tuple(words.text[name.first : name.stop]) in told:
            name.label = "ORG"
    return found


def without_articles(words: Words, found: list[Found]) -> list[Found]:
    """Return the names of bodies without an article in front, where the lists do not have it with one."""
    for name in found:
        if name.label != "ORG" or name.stop - name.first < 3 or words.text[name.first] not in _ARTICLES:
            continue
        if " ".join(words.text[name.first : name.stop]) not in gazetteer().bodies:
            name.first += 1
    return found


def parted(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names, two listed bodies apart: "das Weiße Haus und der Kreml", a body apart from the person
    who speaks for it: "der Sprecher des Außenministeriums [Mark Thomsen]", and a town apart from the person
    behind it: "traf in Bonn [Otto Holm]"."""
    out: list[Found] = []
    for name in found:
        out.append(name)
        row = words.text[name.first : name.stop]
        if name.label == "ORG" and len(row) == 3 and _has_ending(row[0]) and is_first_name(row[1]):
            out.append(Found(name.first + 1, name.stop, "PER"))
            name.stop = name.first + 1
            continue
        if len(row) >= _TOWN_AND_NAME and _behind_town(words, name):
            out.append(Found(name.first + 1, name.stop, "PER"))
            name.stop, name.label = name.first + 1, "LOC"
            continue
        if name.label == "ORG" and (cut := _second_body(words, name)):
            out.append(Found(cut, name.stop, "ORG"))
            name.stop = words.text.index("und", name.first)
    return out


def _second_body(words: Words, name: Found) -> int:
    """Return where the second of two bodies begins that were read as one: "Forza Italia und [die] *Lega*";
    without an article one of the two must be listed, with one both; 0 where it is one name."""
    known, row = known_forms(), words.text[name.first : name.stop]
    if "und" not in row[1:-1] or row in known:
        return 0
    joint = row.index("und", 1)
    article = row[joint + 1] in word_class("definite")
    left, right = row[:joint], row[joint + 1 + article :]
    if not right or not right[0][:1].isupper() or left[-1].endswith("-"):
        return 0
    both, one = (left in known and right in known), (left in known or right in known)
    return name.stop - len(right) if both or (one and not article) else 0


_TOWN_AND_NAME = 3
"""A town and a full name have at least so many words."""


def _behind_town(words: Words, name: Found) -> bool:
    """Whether a known town behind "in", or a state behind "in" or "für", opens what was read as one name, and
    a first name follows: "für Norwegen [Paul Kern]"."""
    town, given = words.text[name.first], words.text[name.first + 1]
    before = words.text[name.first - 1].lower() if name.first else ""
    table = gazetteer()
    known = before == "in" and (town in table.towns or town in table.capitals)
    known = known or (before in ("in", "für") and town in table.states)
    rest = words.text[name.first + 1 : name.stop]
    return known and is_first_name(given) and all(word[:1].isupper() for word in rest)


def _has_ending(word: str) -> bool:
    """Whether a word is a body's noun in the genitive: "Außenministeriums", "Verbandes"."""
    low = word.lower()
    return low.endswith("s") and low[:-1].removesuffix("e").endswith(tails("organisation"))


def proper_bodies(words: Words, found: list[Found]) -> list[Found]:
    """Return the names with bodies of a capitalised adjective and a noun whole: "die Freie Mitte".

    In running text an adjective has a capital only where it begins a name. As the first word of a sentence,
    after another capital and inside a longer name nothing is changed.
    """
    owner = {index: name for name in found for index in range(name.first, name.stop)}
    kept, added = list(found), []
    for index in range(1, len(words.text) - 1):
        adjective, noun = words.text[index], words.text[index + 1]
        if not (adjective[:1].isupper() and noun[:1].isupper()):
            continue
        before = words.text[index - 1]
        running = before.islower() or before.lower() in word_class("articles")
        if not running or not _is_body(adjective, noun):
            continue
        inner = {id(name): name for k in (index, index + 1) if (name := owner.get(k))}
        whole = [n for n in inner.values() if n.label == "ORG" or n.first < index or n.stop > index + 2]
        if not whole:
            kept = [name for name in kept if id(name) not in inner]
            added.append(Found(index, index + 2, "ORG"))
    return sorted([*kept, *added], key=lambda name: name.first)


def _is_body(adjective: str, noun: str) -> bool:
    """Whether two words with capitals are an adjective and a noun for a body."""
    low = noun.lower()
    if "-" in adjective:
        return False
    ends = (*tails("declined_adjective"), "e")
    stem = next((adjective[: -len(end)].lower() for end in ends if adjective.endswith(end)), "")
    known = stem in word_class("short_adjective") or (len(stem) > 3 and stem.endswith(tails("adjective")))
    return known and any(form.endswith(tails("organisation") + tails("party")) for form in (low, bare(low)))
