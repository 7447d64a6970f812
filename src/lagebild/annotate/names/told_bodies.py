"""Bodies that their own words tell: "Landesrechnungshof", "Mieterbund Küste", "die „Talauer Morgenpost“".

A compound of a closed list names one particular body wherever it stands with its article ("der Städtebund",
but not "ein Ministerium"). A noun for a union or a firm has its name behind it ("die Bewegung Freies Tal",
"die Beteiligungsgesellschaft Talgate Care"). A title in quotation marks that ends or begins like a newspaper
is one. "Radio Taltal" and "Talstrom FM" are stations, "Saale-Tal-Kliniken" is a firm by its last part, and
"Talvana" by what hangs on it ("Talvana-Vorstandschef").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lagebild.annotate.names.gazetteer import adjective_state, gazetteer
from lagebild.annotate.names.own_words import bare, is_first_name
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.annotate.names.word_forms import is_title

_OPEN = frozenset("„»«\"“‚‘'")
_CLOSE = frozenset("“”«»\"‘’'")
_LONGEST = 5
_SINGULAR = word_class("singular_article")
_INSIDE = word_class("inside_house")
_SMALL = word_class("body_in_lower_case")
_PLURAL = tails("adjective_before_body")


def told_bodies(words: Words, found: Iterable[Found]) -> list[Found]:
    """Return the names with those of bodies that their own words tell, in text order.

    A longer name takes in the shorter ones inside it; what another name overlaps stays as it is.
    """
    names = sorted(found, key=lambda name: name.first)
    at = {index: name for name in names for index in range(name.first, name.stop)}
    for new in list(_told(words, names)):
        there = list({id(name): name for i in range(new.first, new.stop) if (name := at.get(i))}.values())
        beyond = any(name.first < new.first or name.stop > new.stop for name in there)
        same = any(name.stop - name.first == new.stop - new.first and name.label == "ORG" for name in there)
        if not beyond and not same:
            at |= dict.fromkeys(range(new.first, new.stop), new)
    kept = {id(name): name for name in at.values()}.values()
    return _firms(words, sorted(kept, key=lambda name: name.first))


def _firms(words: Words, names: list[Found]) -> list[Found]:
    """Return the names, bodies those that a compound tells to be firms: "Talvana-Vorstandschef"."""
    parts = [word.rpartition("-") for word in words.text if "-" in word]
    told = {front for front, _, last in parts if last.lower() in word_class("of_a_firm")}
    told -= {
        words.text[name.stop - 1] for name in names if name.label == "PER" and name.stop - name.first > 1
    }
    for name in names:
        if bare(words.text[name.first]) in told and name.label in ("PER", "LOC", "MISC"):
            listed = words.text[name.first] in gazetteer().states
            firm = name.stop - name.first == 1 or words.text[name.stop - 1] in word_class("firm")
            name.label = "ORG" if firm and not listed else name.label
    return names


def _told(words: Words, names: list[Found]) -> Iterator[Found]:
    persons = {i for name in names if name.label == "PER" for i in range(name.first, name.stop)}
    for index, word in enumerate(words.text):
        if word in _OPEN and (stop := _title_in_marks(words, index + 1)):
            yield Found(index + 1, stop, "ORG")
        if word in _SMALL:
            yield Found(index, index + 1, "ORG")
        if not word[:1].isupper():
            continue
        kinds = _kinds(word)
        if not kinds and _text(words, index + 1) not in word_class("station_end"):
            continue
        stop = _station(words, index)
        if not stop and "named_body" in kinds:
            stop = _named_body(words, index, persons)
        if stop:
            yield Found(index, stop, "ORG")
        elif "company" in kinds and (stop := _firm(words, index)):
            yield Found(index + 1, stop, "ORG")
        elif "firm_part" in kinds or ("sole_body" in kinds and _is_sole(words, index)):
            yield Found(index, index + 1, "ORG")


@lru_cache(maxsize=50_000)
def _kinds(word: str) -> tuple[str, ...]:
    """Return what bodies a word may tell by its own form; most words tell none and are passed over."""
    low, whole = word.lower(), "-" not in word
    told = {
        "station_front": low in word_class("station_front"),
        "named_body": whole and _ends_like(low, "named_body"),
        "company": _ends_like(low, "company"),
        "sole_body": whole and _may_be_sole(low),
        "firm_part": not whole and _by_last_part(word),
    }
    return tuple(name for name, fits in told.items() if fits)


def _ends_like(low: str, name: str) -> bool:
    """Whether a word ends like those of a list, its genitive too: "Mieterverbandes"."""
    return low.endswith(tails(name)) or bare(low).endswith(tails(name))


def _may_be_sole(low: str) -> bool:
    forms = (low, bare(low), low.removesuffix("es"))
    fits = any(form.endswith(tails("sole_body")) for form in forms)
    return fits and not any(form in word_class("no_sole_body") for form in forms)


def _by_last_part(word: str) -> bool:
    """Whether a compound with a hyphen is a firm: "Saale-Tal-Kliniken"; not "EU-Gruppe"."""
    front, _, last = word.rpartition("-")
    known = front[:1].isupper() and not front.isupper() and last.lower() in word_class("firm_part")
    return known and front not in gazetteer().states


def _text(words: Words, index: int) -> str:
    return words.text[index] if 0 <= index < len(words.text) else ""


def _is_sole(words: Words, index: int) -> bool:
    """Whether a compound of the list names one body: "der Landesrechnungshof"; not "ein Fachministerium".

    Nor is its house one: "in der Staatskanzlei", "im Finanzministerium".
    """
    before = _text(words, index - 1)
    begins = before.lower() in _SINGULAR
    adjective = before.islower() and before.endswith(_PLURAL) and _text(words, index - 2).lower() in _SINGULAR
    house = _text(words, index - (3 if adjective else 2)).lower() in _INSIDE
    return (begins or adjective) and not house and not _text(words, index + 1)[:1].isupper()


def _named_body(words: Words, index: int, persons: set[int]) -> int:
    """Return the end of a union or movement with its name behind the noun, 0 where there is none.

    "der Mieterverband Küste", "die Bewegung Freies Ostland"; not "die Bewegung Webers".
    """
    if _text(words, index - 1).lower() not in word_class("articles"):
        return 0
    return _name_behind(words, index + 1, persons)


def _firm(words: Words, index: int) -> int:
    """Return the end of a firm's name behind a noun for it: "die Beteiligungsgesellschaft Talgate Care"."""
    stop = _name_behind(words, index + 1, set())
    return stop if stop > index + 2 else 0


def _name_behind(words: Words, first: int, persons: set[int]) -> int:
    """Return the end of the words with capitals from ``first``, 0 where they are no name."""
    stop = first
    while stop < min(len(words.text), first + 3) and _may_name(words.text[stop]):
        stop += 1
    row = words.text[first:stop]
    if not row or first in persons or is_first_name(row[0]) or adjective_state(row[-1]) or is_title(row[0]):
        return 0
    table = gazetteer()
    listed = len(row) == 1 and (row[0] in table.states or row[0] in table.capitals or row[0] in table.bodies)
    genitive = bare(row[-1]) != row[-1] and not row[-1].endswith("ss") and len(row) == 1
    pair = _text(words, stop) in ("und", "&") and _text(words, stop + 1)[:1].isupper()
    return 0 if listed or genitive or pair or _text(words, stop)[:1].isupper() else stop


def _may_name(word: str) -> bool:
    letters = word.replace("-", "")
    capital = word[:1].isupper() and not word.isupper()
    return capital and letters.isalpha() and len(word) > 2 and not is_title(word)


def _title_in_marks(words: Words, first: int) -> int:
    """Return the end of a newspaper's title that begins behind a quotation mark, 0 where it is none."""
    stop = first
    while stop < min(len(words.text), first + _LONGEST) and words.text[stop] not in _CLOSE:
        stop += 1
    row = words.text[first:stop]
    if not row or _text(words, stop) not in _CLOSE or not row[0][:1].isupper() or not row[-1][:1].isupper():
        return 0
    ends = row[-1].lower().endswith(tails("newspaper")) or row[0].lower() in word_class("foreign_paper")
    alone = len(row) == 1 and row[0].lower() in word_class("no_newspaper")
    before = _text(words, first - 2)
    article = before.lower() in _SINGULAR or (before[:1].isupper() and before.endswith("er"))
    noun = before[:1].isupper() and not article and before.lower() not in word_class("medium")
    return stop if ends and not alone and not noun and all(w[:1].isalpha() for w in row) else 0


def _station(words: Words, index: int) -> int:
    """Return the end of a station's name: "Radio Taltal", "Talstrom FM"; 0 where there is none."""
    word, behind = words.text[index].lower(), _text(words, index + 1)
    if word in word_class("station_front") and bare(behind) == behind:
        name = behind[:1].isupper() and behind.isalpha() and not is_title(behind) and len(behind) > 2
        if name:
            return 0 if _text(words, index + 2)[:1].isupper() else index + 2
    return index + 2 if behind in word_class("station_end") and _may_name(words.text[index]) else 0
