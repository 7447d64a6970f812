"""Names that the noun before them tells to be names: the newspaper „Talkurier“, the party Ak-Bulut.

"die Zeitung „Talkurier“", "nach Informationen des Portals „Tal-Info“", "von der Partei Ak-Bulut": whatever
stands in quotation marks behind a noun for a medium is its name, and so is one word with a capital behind a
noun for a medium, a party or a group. Left out are genitives ("die Partei Webers"), titles and places.
"""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.annotate.names.gazetteer import adjective_state, gazetteer
from lagebild.annotate.names.repair import bare, is_first_name
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import word_class
from lagebild.annotate.names.word_forms import is_title

_OPEN = frozenset("„»«\"“‚‘'")
_CLOSE = frozenset("“”«»\"‘’'")
_LONGEST = 5


def told_by_nouns(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names with those that a noun before them tells, in text order."""
    names = list(found)
    taken = {index for name in names if name.label != "MISC" for index in range(name.first, name.stop)}
    told: set[tuple[str, ...]] = set()
    for index, word in enumerate(words.text[:-1]):
        noun = bare(word).lower()
        if not word[:1].isupper():
            continue
        medium, group = noun in word_class("medium"), noun in word_class("group_noun")
        new = _quoted(words, index + 1) if medium or noun in word_class("quoted_medium") else None
        if new is None and (medium or group):
            new = _single(words, index + 1)
        if new is not None:
            told.add(_key(words, new))
        if new is not None and not taken & set(range(new.first, new.stop)):
            inside = set(range(new.first, new.stop))
            names = [name for name in names if not inside & set(range(name.first, name.stop))]
            names.append(new)
            taken |= inside
    for name in names:
        if name.label == "MISC" and _key(words, name) in told:
            name.label = "ORG"
    return sorted(names, key=lambda name: name.first)


def _key(words: Words, name: Found) -> tuple[str, ...]:
    return (*words.text[name.first : name.stop - 1], bare(words.text[name.stop - 1]))


def _quoted(words: Words, index: int) -> Found | None:
    """Return the name between quotation marks that begins at ``index``."""
    if words.text[index] not in _OPEN:
        return None
    first = stop = index + 1
    while stop < min(len(words.text), first + _LONGEST) and words.text[stop] not in _CLOSE:
        stop += 1
    inside = words.text[first:stop]
    closed = stop < len(words.text) and words.text[stop] in _CLOSE
    if not closed or not inside or not inside[0][:1].isupper():
        return None
    return Found(first, stop, "ORG") if all(word[:1].isalnum() for word in inside) else None


def _single(words: Words, index: int) -> Found | None:
    """Return the one word with a capital at ``index`` where it can only be a name."""
    word = words.text[index]
    table = gazetteer()
    after = words.text[index + 1] if index + 1 < len(words.text) else "."
    if not word[:1].isupper() or len(word) < 3 or after[:1].isupper() or not word.replace("-", "").isalpha():
        return None
    if bare(word) != word and "-" not in word:
        return None
    listed = word in table.states or word in table.places or word in table.capitals or word in table.towns
    if listed or is_title(word) or is_first_name(word) or adjective_state(word):
        return None
    return Found(index, index + 1, "ORG")
