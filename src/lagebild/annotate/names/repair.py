"""What grammar and word lists know better than one reading of the sequence model.

"Holm traf Weber" is two persons, as no verb stands inside a name; "Oslo" at a sentence start is the capital
unless the article knows a person Oslo; "ein Vogel" is no Ms Vogel; "Webber" beside "Anna Weber" is a misprint
of her.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.grammar import gender_of, known_forms
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.annotate.names.word_forms import is_title

_ARTICLES = word_class("article_capital")


def bare(word: str) -> str:
    """Return a word without its genitive ending: "Webers" -> "Weber", "Paris'" -> "Paris"."""
    if len(word) > 3 and word[-1] in "'’":
        return word[:-1]
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sxzßuiå'’":
        return word[:-1]
    return word


def key_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that tell two mentions of one name to be so: the last one without genitive ending."""
    return (*words[:-1], bare(words[-1]))


def is_first_name(word: str) -> bool:
    """Whether a word is a first name of men or women."""
    table = gazetteer()
    return word in table.male or word in table.female


def split_at_verbs(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names, those of persons cut where a lower-case word that is no particle stands inside."""
    out: list[Found] = []
    found = list(found)
    known = surnames(words, found)
    for name in found:
        if name.label != "PER" or name.stop - name.first < 2:
            out.append(name)
            continue
        if name.stop - name.first == 2 and _owns(words, name.first, known):
            out.append(Found(name.first, name.first + 1, "PER"))
            continue
        first = name.first
        for index in range(name.first, name.stop + 1):
            if index == name.stop or _parts(words.text[index]):
                _keep(words, out, first, index)
                first = index + 1
    return out


def _owns(words: Words, index: int, known: Mapping[str, int]) -> bool:
    """Whether a genitive and what belongs to it were read as one name: "Holms Büro"."""
    owner, owned = words.text[index], words.text[index + 1].lower()
    if bare(owner) == owner or is_first_name(owner):
        return False
    if bare(owner) in known and owner not in known:
        return True
    return owned in word_class("owned") or owned in word_class("kin_or_staff")


def _parts(word: str) -> bool:
    return word[:1].islower() and "-" not in word and "'" not in word and word not in word_class("particles")


def _keep(words: Words, out: list[Found], first: int, stop: int) -> None:
    while first < stop and words.text[stop - 1][:1].islower() and "-" not in words.text[stop - 1]:
        stop -= 1
    if first < stop:
        out.append(Found(first, stop, "PER"))


def surnames(words: Words, found: Iterable[Found]) -> dict[str, int]:
    """Return the last words of full names of persons, without genitive ending, and how often."""
    out: dict[str, int] = {}
    for name in found:
        if name.label == "PER" and name.stop - name.first > 1:
            last = bare(words.text[name.stop - 1])
            for form in {last, last[:1].upper() + last[1:]}:  # "Al-Harthi" beside "Salim al-Harthi"
                out[form] = out.get(form, 0) + 1
    return out


def by_lists(words: Words, found: list[Found]) -> list[Found]:
    """Give listed states, capitals and bodies their type where the article knows nobody of that name."""
    table, known = gazetteer(), surnames(words, found)
    for name in found:
        if name.stop - name.first > 1:
            if name.label == "PER" and _is_place(" ".join(words.text[name.first : name.stop])):
                name.label = "LOC"
            continue
        word = words.text[name.first]
        forms = (word, bare(word))
        if name.label == "PER" and not any(form in known or is_first_name(form) for form in forms):
            before = words.text[name.first - 1].lower() if name.first else ""
            town = word in table.towns and before in word_class("place_prepositions") | {"von"}
            if town or any(form in table.states or form in table.capitals for form in forms):
                name.label = "LOC"
        elif name.label == "ORG" and word in table.capitals and word not in table.bodies:
            name.label = "LOC"
        elif name.label == "LOC" and any(form in table.bodies and not _is_place(form) for form in forms):
            name.label = "ORG"
    return found


def _is_place(form: str) -> bool:
    table = gazetteer()
    return form in table.states or form in table.capitals or form in table.places or form in table.towns


def without_nouns(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names without single words after an indefinite article: "ein Vogel"; first names stay."""
    return [name for name in found if not _is_noun(words, name) and not _is_office(words, name)]


def _is_office(words: Words, name: Found) -> bool:
    """Whether a single word taken for a place is a woman's office: "Oberärztin"."""
    word = words.text[name.first]
    if name.label != "LOC" or name.stop - name.first > 1 or not word.endswith("in"):
        return False
    formed = word.endswith(tails("woman"))
    return (formed or is_title(word)) and not _is_place(word)


def without_offices(words: Words, found: list[Found]) -> list[Found]:
    """Return the names, persons without a trade read as part of a body: "Hydrologin Rita Weber"."""
    bodies = gazetteer().bodies
    for name in found:
        mark = (words.text[name.first - 1], words.text[name.first]) if name.first else ()
        if mark in (("a.", "D."), ("i.", "R.")) and name.stop - name.first > 1:
            name.first += 1  # "General a. D. Jan Holm"
        parts = words.text[name.first : name.stop]
        if name.label not in ("ORG", "MISC") or len(parts) != 3 or " ".join(parts) in bodies:
            continue
        trade = parts[0].endswith(tails("woman")) or (is_title(parts[0]) and is_first_name(parts[1]))
        if trade and all(word.isalpha() and word[0].isupper() for word in parts):
            name.first, name.label = name.first + 1, "PER"
    return found


def without_councils(words: Words, found: list[Found]) -> list[Found]:
    """Return the names without councils that are the office of the person behind: "mit dem Schweizer
    Bundesrat [Reto Imhof]"."""
    persons = {name.first for name in found if name.label == "PER" and name.stop - name.first > 1}
    return [
        name
        for name in found
        if not (
            name.label == "ORG"
            and name.stop - name.first == 1
            and name.stop in persons
            and words.text[name.first] in _COUNCILS
        )
    ]


_COUNCILS = word_class("council_office")


def without_prepositions(words: Words, found: list[Found]) -> list[Found]:
    """Return the names without a preposition with a capital in front, as behind a colon: "In [Magdeburg]"."""
    for name in found:
        led = name.stop - name.first == 2 and words.text[name.first].lower() in _PREPOSITIONS
        if led and " ".join(words.text[name.first : name.stop]) not in gazetteer().bodies:
            name.first += 1
            if _is_place(words.text[name.first]):
                name.label = "LOC"
    return found


_PREPOSITIONS = word_class("place_prepositions")


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
    known = known_forms()
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
        for index in range(name.first + 1, name.stop - 2):
            pair = words.text[index], words.text[index + 1]
            if name.label == "ORG" and pair[0] == "und" and pair[1] in word_class("definite"):
                rest = words.text[index + 2 : name.stop]
                if words.text[name.first : index] in known and rest in known:
                    out.append(Found(index + 2, name.stop, "ORG"))
                    name.stop = index
                break
    return out


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


def _is_noun(words: Words, name: Found) -> bool:
    if name.stop - name.first > 1:
        row = words.text[name.first : name.stop]
        return row[0] == "Per" and row[1].lower() in word_class("no_first_name")  # "Per Mail"
    if words.text[name.first].lower() in word_class("no_name"):
        return True
    if name.label != "PER" or not name.first:
        return False
    return words.text[name.first - 1].lower() in word_class("indefinite") and not is_first_name(
        words.text[name.first]
    )


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


NOBLE = word_class("noble")
"""Particles that begin the surname of a noble family."""


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


def _ends_of_names(words: Words, found: Iterable[Found]) -> set[tuple[str, ...]]:
    """Return the last two words of full names of three: ("Ag", "Touhar")."""
    rows = [words.text[name.first : name.stop] for name in found if name.label == "PER"]
    return {tuple(row[-2:]) for row in rows if len(row) > 2}


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
