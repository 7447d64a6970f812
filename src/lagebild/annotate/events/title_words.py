"""Words in the case that a title needs: "in der Schweiz", "der Delegation", "von einem Berater"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.party_words import STRONG_ENDINGS, party_like, party_noun
from lagebild.annotate.references.nouns import noun_of as noun_of_person
from lagebild.lexicon import endings, entries, group

if TYPE_CHECKING:
    from lagebild.annotate.events.event_words import Row

_WEAK = endings("events_words", "weak_noun")
_FEMININE = endings("events_words", "feminine_noun")
_STRONG = endings("events_words", "strong_noun")
_FUSED = {
    row["apart"]: row["together"]
    for row in entries("events_words", "fusion", ("apart", "together", "example"))
}
_OWN = group("events_words", "own_stem")
_ADJECTIVE_ENDS = endings("events_words", "title_adjective")
_LONG_ENDS = endings("events_words", "title_adjective_long")
_HISSING = endings("events_words", "hissing")
_PLURAL_STATES = group("events_words", "state_in_plural")


@cache
def _articles() -> dict[str, tuple[str, str]]:
    rows = entries("events_titles", "article", ("dative", "accusative", "names", "example"))
    return {name: (row["dative"], row["accusative"]) for row in rows for name in row["names"]}


def _is_adjective(word: str) -> bool:
    """Whether a noun is an adjective: "ein Vertrauter", "ein Gesandter"."""
    noun = noun_of_person(word)
    return noun is not None and noun.strong


_DATIVES = {"die": "der", "der": "dem", "das": "dem"}
"""Articles of one in the nominative and in the dative."""


def fused(words: str) -> str:
    """Return "im Irak" for "in dem Irak"."""
    for apart, together in _FUSED.items():
        if words.startswith(apart + " "):
            return together + words[len(apart) :]
    return words


def noun_of(word: str, row: Row) -> tuple[str, bool]:
    """Return an event noun in the nominative and whether it is a plural: "Koalitionsgesprächen".

    The noun stays the one that is written ("Warnstreik"), but where a row has one name for all its nouns.
    """
    lower = word.lower()
    for forms, plural in ((row["plural"], True), (row["forms"], False)):
        form = max((f for f in forms if lower.endswith(f)), key=len, default="")
        if not form:
            continue
        alone = not plural and not row.get("one_name")
        singular = next(f for f in forms if form.startswith(f)) if alone else forms[0]
        base = form[:-1] if plural and form[:-1] in forms else form if plural else singular
        stem = word[: len(word) - len(form)]
        return (stem + base if stem and stem[-1] != "-" else stem + base.capitalize()), plural
    return word, False


def genitive_noun(word: str, gender: str) -> str:
    """Return "Plans" for "Plan"; feminine words stay."""
    if gender == "f":
        return word
    if word.endswith("nis"):
        return word + "ses"
    return word if word.endswith(_HISSING) else word + "s"


def with_adjective(stem: str, noun: str, gender: str) -> str:
    """Return "Direkte Gespräche", "Bilaterales Treffen"; ``gender`` is "p" for a plural."""
    return f"{stem.capitalize()}{STRONG_ENDINGS[gender]} {noun}"


def dative(name: str, plural: bool = False) -> str:
    """Return a name or a description in the dative: "der Ukraine", "einem Berater Putins"."""
    if name in _articles():
        return f"{_articles()[name][0]} {_weak_adjectives(name)}"
    head = _head(name, plural)
    words = name.split()
    if head is None and len(words) > 1 and words[0] == "ein" and _is_adjective(words[1]):
        return " ".join(["einem", words[1].removesuffix("r") + "n", *words[2:]])  # "ein Vertrauter"
    if head is None and _led_by_adjective(words):
        return " ".join(["der", words[0] + "n", *words[1:]])  # "der Deutschen Post"
    if head is None:
        article = _DATIVES.get(words[0]) if not plural and words else None
        return " ".join([article, *words[1:]]) if article else name  # "der Bahn", which no list knows
    place, gender = head
    first = words[0].lower()
    if gender == "p":
        words[place] = words[place] if words[place].endswith(("n", "s")) else words[place] + "n"
    elif gender == "m" and words[place].endswith(_WEAK) and not words[place].lower().endswith(_STRONG):
        words[place] += "n" if words[place].endswith("e") else "en"
    strong = {"m": "dem", "n": "dem", "f": "der", "p": "den"}[gender]
    if first in ("der", "die", "das"):
        words[0] = strong
    elif first in ("ein", "eine"):
        words[0] = "einer" if gender == "f" else "einem"
        if gender == "m" and words[place].endswith("er") and _is_adjective(words[place]):
            words[place] = words[place][:-1] + "n"
    elif first in ("beide", "alle"):
        words[0] = first + "n"
    elif first.rstrip("e") in _OWN:
        words[0] = first.rstrip("e") + {"f": "er", "p": "en"}.get(gender, "em")
    elif gender == "p":
        return " ".join(_adjectives(words, 0, place, "en"))
    else:
        words = ["der" if gender == "f" else "dem", *words]
        place += 1
    return " ".join(_adjectives(words, 1, place, "en"))


def _led_by_adjective(words: list[str]) -> bool:
    """Whether the name of a body is an adjective with a feminine noun: "Deutsche Post"."""
    return len(words) > 1 and words[0].endswith(_NAME_ADJECTIVES) and words[-1].lower().endswith(_BODIES)


_ADJECTIVAL = endings("events_words", "adjectival_noun")
_NAME_ADJECTIVES = endings("events_words", "adjective_in_name")
_BODIES = endings("events_words", "feminine_body")


def of(name: str, plural: bool = False) -> str:
    """Return whom something belongs to: "der ukrainischen Delegation", "einer Delegation der
    Nordfront", "von Rita Weber"."""
    head = _head(name, plural)
    if name in _articles():
        article = _articles()[name][0]
        return f"{'des' if article == 'dem' else 'der'} {_owner(name, article)}"
    if head is None:
        return f"von {name}"
    place, gender = head
    words = name.split()
    if words[0].lower() in ("die", "der", "das") and gender in ("f", "p"):
        return " ".join(["der", *_adjectives(words, 1, place, "en")[1:]])
    if gender == "p" and place and words[0].islower() and words[0] not in ("beide", "alle"):
        return " ".join(_adjectives(words, 0, place, "er"))
    if gender == "p" and not place:
        weak = words[0].lower().endswith(_ADJECTIVAL)  # "die Beschäftigten": "der Beschäftigten"
        return " ".join(["der", words[0] + "n" if weak else words[0], *words[1:]])
    if gender == "f" and words[0] == "eine":
        return " ".join(["einer", *_adjectives(words, 1, place, "en")[1:]])
    if gender == "f" and words[0].lower() not in ("eine", "ihre", "seine"):
        return " ".join(["der", *_adjectives(words, 0, place, "en")])
    return fused(f"von {dative(name, plural)}")


def _owner(name: str, article: str) -> str:
    name = _weak_adjectives(name)
    return name if article != "dem" or " " in name else genitive_noun(name, "m")


def _weak_adjectives(name: str) -> str:
    """Return "Europäischen Union" for "Europäische Union"."""
    *adjectives, noun = name.split()
    bent = [
        w[:-1] + "n" if w.endswith(("er", "es")) else w + "n" if w.endswith("e") else w for w in adjectives
    ]
    if noun in _PLURAL_STATES:
        noun += "n"
    return " ".join([*bent, noun])


def _adjectives(words: list[str], start: int, stop: int, ending: str) -> list[str]:
    """Return the words with the adjectives before the noun at ``stop`` bent."""
    out = list(words)
    for place in range(start, stop):
        word = out[place]
        if not word.islower() or not word.endswith(_ADJECTIVE_ENDS) or word in ("der", "die", "beide"):
            continue
        stem = word[:-2] if word.endswith(_LONG_ENDS) else word[:-1]
        out[place] = stem + ending
    return out


def _head(name: str, plural: bool) -> tuple[int, str] | None:
    """Return where the noun of a description stands, and its gender ("p" for several); None for a name."""
    words = name.split()
    place = next((i for i, word in enumerate(words) if word[:1].isupper()), None)
    if (
        place is not None
        and words[place].endswith("er")
        and party_noun(" ".join(words[place + 1 : place + 2]))
    ):
        place += 1  # "die Schweizer *Delegation*"
    noun = (party_noun(words[place]) or party_like(words[place])) if place is not None else None
    if noun is None and plural and place is not None and len(words) == place + 1:
        noun = (words[place].lower(), "p", "")
    titled = not place and name.istitle() and len(words) > 1  # "Minister Weber", not "Vertreter Norlands"
    if place is None or noun is None or (titled and not words[-1].endswith("s")):
        return None
    first = words[0].lower()
    if noun[1] == "p" and (
        first in ("der", "ein", "eine", "einer") or (not plural and place and _male(words))
    ):
        return place, "f" if first in ("eine",) or words[place].endswith("in") else "m"
    several = noun[1] == "m" and (plural or first == "die") and first not in ("der", "ein", "einer")
    feminine = noun[1] != "p" and words[place].endswith(_FEMININE)  # "die Geschäftsführung"
    return place, "p" if several else "f" if feminine else noun[1]


def of_many(name: str, plural: bool) -> bool:
    """Whether a description speaks of several: "Außenminister", "Tarifkommission"; not "eine Beraterin"."""
    head = _head(name, plural)
    if plural or head is None:
        return plural
    return head[1] == "p" or (head[1] == "f" and not name.split()[head[0]].endswith("in"))


def _male(words: list[str]) -> bool:
    return words[0].endswith("er")


def place_in(name: str) -> str:
    """Return "in Genf", "in der Schweiz", "im Irak"."""
    return fused(f"in {dative(name)}") if name in _articles() else f"in {name}"


def place_to(name: str) -> str:
    """Return "nach Genf", "in die Schweiz", "in den Irak"."""
    return f"in {_articles()[name][1]} {name}" if name in _articles() else f"nach {name}"
