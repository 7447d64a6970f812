"""Where the name of a person begins and ends: "Holm traf Weber" is two, "Rita von der Aue" is one.

No verb stands inside a name, a genitive and what belongs to it are two ("Holms Büro"), particles belong to
the surname, and a surname is known wherever it stands once the full name is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.grammar import gender_of
from lagebild.annotate.names.own_words import NOBLE, bare, is_first_name, surnames
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import word_class


def split_at_verbs(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names, those of persons cut where a lower-case word that is no particle stands inside."""
    out: list[Found] = []
    found = list(found)
    known = surnames(words, found)
    for name in found:
        if name.label == "MISC" and (row := _row_of_persons(words, name)):
            out += row
            continue
        if name.label == "MISC" and _is_owner_and_noun(words, name):
            out.append(Found(name.first, name.stop - 1, "PER"))
            continue
        if name.label != "PER" or name.stop - name.first < 2:
            out.append(name)
            continue
        if _owns(words, name, known):
            out.append(Found(name.first, name.stop - 1, "PER"))
            continue
        first = name.first
        for index in range(name.first, name.stop + 1):
            if index == name.stop or _parts(words.text[index]):
                _keep(words, out, first, index)
                first = index + 1
    return out


def _row_of_persons(words: Words, name: Found) -> list[Found]:
    """Return the full names in what was read as one name with small words, a day or "/" between: "Rita
    Weber/Tom Krüger", "Rita Weber am Montag Tom Krüger"; none where one piece is no full name."""
    out: list[Found] = []
    first = name.first
    for index in range(name.first, name.stop + 1):
        if index < name.stop and not _parts(words.text[index]):
            continue
        while first < index and words.text[first].lower() in word_class("no_first_name"):
            first += 1
        if index > first:
            row = words.text[first:index]
            if len(row) < 2 or not is_first_name(row[0]) or not _may_follow(row[1]):
                return []
            owned = len(row) == 3 and row[-1].lower() in _OWNED and bare(row[1]) != row[1]
            out.append(Found(first, index - owned, "PER"))
        first = index + 1
    return out if len(out) > 1 else []


def _is_owner_and_noun(words: Words, name: Found) -> bool:
    """Whether a full name in the genitive and a noun were read as one name: "Rita Webers Gespräch"."""
    row = words.text[name.first : name.stop]
    if len(row) != 3 or not is_first_name(row[0]) or bare(row[1]) == row[1]:
        return False
    return all(word.isalpha() and word[0].isupper() for word in row) and not is_first_name(row[2])


def _may_follow(word: str) -> bool:
    """Whether a word may be a surname by its form: no known noun and no abbreviation."""
    return word[:1].isupper() and not word.isupper() and gender_of(word) is None


def _owns(words: Words, name: Found, known: Mapping[str, int]) -> bool:
    """Whether a genitive and what belongs to it were read as one name: "Holms Büro", "Rita Holms Büro"."""
    owner, owned = words.text[name.stop - 2], words.text[name.stop - 1].lower()
    if bare(owner) == owner:
        return False
    if name.stop - name.first > 2:
        full = is_first_name(words.text[name.first]) and not is_first_name(words.text[name.stop - 1])
        return full and (owned in _OWNED or gender_of(owned) is not None)
    if is_first_name(owner):
        return False
    return (bare(owner) in known and owner not in known) or owned in _OWNED


_OWNED = word_class("owned") | word_class("kin_or_staff")


def _parts(word: str) -> bool:
    if word == "/":
        return True
    return word[:1].islower() and "-" not in word and "'" not in word and word not in word_class("particles")


def _keep(words: Words, out: list[Found], first: int, stop: int) -> None:
    while first < stop and words.text[stop - 1][:1].islower() and "-" not in words.text[stop - 1]:
        stop -= 1
    if first < stop:
        out.append(Found(first, stop, "PER"))


def owners(words: Words, found: list[Found]) -> list[Found]:
    """Return single words in the genitive before kin or staff who is named: "Korvins Berater Jens Thoma"."""
    taken = {index for name in found for index in range(name.first, name.stop)}
    persons = {name.first for name in found if name.label == "PER"}
    return [
        Found(index, index + 1, "PER")
        for index in range(len(words.text) - 2)
        if index + 2 in persons
        and index not in taken
        and words.text[index + 1].lower() in word_class("kin_or_staff")
        and words.text[index][:1].isupper()
        and bare(words.text[index]) != words.text[index]
        and words.text[index].lower() not in word_class("ends_in_s")
        and not (index and words.text[index - 1].lower() in word_class("articles"))
    ]


def whole_persons(words: Words, found: list[Found]) -> list[Found]:
    """Return the names, those of persons whole: "Rita von der Aue", later "von der Aue", ", Rita Aue,"."""
    found = [
        n
        for n in found
        if n.label != "MISC" or n.stop - n.first > 1 or not is_first_name(words.text[n.first])
    ]
    taken = {index for name in found for index in range(name.first, name.stop)}
    surnames_of: set[tuple[str, ...]] = set()
    noble: set[str] = set()
    for name in found:
        if name.label == "MISC" and (_apposed(words, name.first) or _begins_with_first_name(words, name)):
            name.label = "PER"
        if name.label != "PER":
            continue
        before = name.first - 1
        if name.stop - name.first == 1 and before >= 0 and before not in taken:
            name.first -= is_first_name(words.text[before]) and not is_first_name(words.text[name.first])
        stop = _behind_particles(words, name.stop)
        if stop not in taken and all(is_first_name(word) for word in words.text[name.first : name.stop]):
            name.stop = stop + 1 if stop else name.stop
        parts = words.text[name.first : name.stop]
        first = next((k for k, word in enumerate(parts) if k and word in NOBLE), 0)
        if 0 < first < len(parts) - 2:
            surnames_of.add(tuple(parts[first:]))
        elif len(parts) == first + 2 and parts[first].lower() == "von":
            noble.add(bare(parts[-1]))
        taken.update(range(name.first, name.stop))
    for index, word in enumerate(words.text):
        if index in taken:
            continue
        if word.lower() in NOBLE:
            stop = _behind_particles(words, index, title=word[0].isupper())
            last = tuple(w.lower() if k == 0 else w for k, w in enumerate(words.text[index : stop + 1]))
            if stop and stop not in taken and (*last[:-1], bare(last[-1])) in surnames_of:
                found.append(Found(index, stop + 1, "PER"))
        elif words.text[index - 1] in _BEFORE_APPOSED and _apposed(words, index) and index + 1 not in taken:
            found.append(Found(index, index + 2, "PER"))
    return sorted(_with_von(words, found, noble), key=lambda name: name.first)


def _begins_with_first_name(words: Words, name: Found) -> bool:
    """Whether two words are a listed first name and a capitalised word that is no listed noun."""
    row = words.text[name.first : name.stop]
    if len(row) != 2 or not is_first_name(row[0]) or not all(w.isalpha() and not w.isupper() for w in row):
        return False
    return row[1][0].isupper() and gender_of(row[1]) is None


def _with_von(words: Words, found: list[Found], noble: set[str]) -> list[Found]:
    """Return the names, "von" with the surname it belongs to: "sagte von Aue", not "die Rede von Aue"."""
    if not noble:
        return found
    at = {name.first: name for name in found}
    for index, word in enumerate(words.text[:-1]):
        before = words.text[index - 1] if index else "."
        if (
            word.lower() != "von"
            or bare(words.text[index + 1]) not in noble
            or before[:1].isupper()
            or index in at
        ):
            continue
        name = at.get(index + 1)
        if name is None:
            found.append(Found(index, index + 2, "PER"))
        elif name.stop == index + 2:
            name.first, name.label = index, "PER"
    return found


def _behind_particles(words: Words, index: int, title: bool = False) -> int:
    """Return the word that "von der" and the like begin a surname with at ``index``, 0 where they do not."""
    if index + 2 >= len(words.text) or words.text[index].lower() not in NOBLE:
        return 0
    if words.text[index][0].isupper() and not title:
        return 0
    word = words.text[index + 2]
    surname = word[0].isupper() and word not in gazetteer().bodies and bare(word) not in gazetteer().bodies
    return index + 2 if words.text[index + 1] in ("der", "den") and surname else 0


_BEFORE_APPOSED = (",", "(")


def _apposed(words: Words, index: int) -> bool:
    """Whether a first name and a word with a capital stand alone between commas or in brackets."""
    if not 0 < index < len(words.text) - 2 or words.text[index - 1] not in _BEFORE_APPOSED:
        return False
    word, following, after = words.text[index : index + 3]
    return is_first_name(word) and following[0].isupper() and following.isalpha() and after in (",", ")")


def surnames_first(words: Words, found: list[Found]) -> None:
    """Make single words persons whose surname the article has with a first name: "Osten" beside "Rita Osten".

    Left as they are: words behind a preposition of place ("in Osten") and listed states and capitals.
    """
    table, known = gazetteer(), surnames(words, found)
    ends = _ends_of_names(words, found)
    for name in found:
        word = words.text[name.first]
        form = word if word in known else bare(word)
        form = word[:-1] if form not in known and word.endswith("s") else form  # "Al-Harthis"
        row = tuple(words.text[name.first : name.stop])
        if name.label != "PER" and len(row) > 1 and (*row[:-1], bare(row[-1])) in ends:
            name.label = "PER"  # "Ag Touhar" beside "Hamid Ag Touhar"
        if name.label not in ("LOC", "ORG", "MISC") or name.stop - name.first > 1 or form not in known:
            continue
        before = words.text[name.first - 1].lower() if name.first else ""
        listed = form in table.states or form in table.capitals or form in table.bodies
        owner = form != word and words.text[name.stop][:1].isupper()  # "nach Holms Worten"
        if not listed and (owner or before not in word_class("place_prepositions")):
            name.label = "PER"


def _ends_of_names(words: Words, found: Iterable[Found]) -> set[tuple[str, ...]]:
    """Return the last two words of full names of three: ("Ag", "Touhar")."""
    rows = [words.text[name.first : name.stop] for name in found if name.label == "PER"]
    return {tuple(row[-2:]) for row in rows if len(row) > 2}
