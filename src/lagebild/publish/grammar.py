"""Names in the dative, as they stand after „von“: „einem Berater Holms“, „der Ukraine“, „dem Kreml“."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lagebild.publish.wording import listing, tables


def dative(name: str) -> str:
    """Return a name as it stands after „von“.

    Names of persons stay as they are. States and bodies that need an article get it from a table („Ukraine“
    becomes „der Ukraine“); a description that begins with an article is inflected as far as its first noun
    („ein hoher Beamter“ becomes „einem hohen Beamten“). Whatever is neither stays as it is, as does every
    name on an English surface.
    """
    words = tables().get("dative")
    if words is None:
        return name
    if name in words["names"]:
        return str(words["names"][name])
    parts = name.split(" ")
    article = parts[0].casefold()
    if len(parts) < 2:
        return name
    if article not in words["articles"]:
        return _bare(parts, words) if parts[0][:1].islower() and parts[1][:1].isupper() else name
    if article in ("die", "ihre", "seine") and _is_plural(parts[1:], words):
        return _plural(parts, words)
    out = [str(words["articles"][article])]
    for number, word in enumerate(parts[1:], 1):
        if word[:1].islower() and word.endswith(tuple(words["adjectives"])):
            out.append(word.removesuffix("s").removesuffix("r").removesuffix("e") + "en")
            continue
        return " ".join([*out, _noun(word, words), *parts[number + 1 :]])
    return " ".join(out)


def _is_plural(parts: list[str], words: dict[str, Any]) -> bool:
    """Whether what follows „die“ or „ihre“ is a plural: „europäischen Verbündeten“, „Unterhändler“."""
    if parts[0][:1].islower():
        return parts[0].endswith("en")
    ends, feminine = tuple(words["plurals"]), tuple(words["feminine"])
    return parts[0].endswith(ends) and not parts[0].casefold().endswith(feminine)


def _plural(parts: list[str], words: dict[str, Any]) -> str:
    """Inflect a plural with its article: „den europäischen Verbündeten“, „ihren Unterhändlern“."""
    article = "den" if parts[0].casefold() == "die" else parts[0] + "n"
    rest = parts[1:]
    noun = next((number for number, word in enumerate(rest) if word[:1].isupper()), None)
    if noun is not None and rest[noun].endswith(tuple(words["with_n"])):
        rest[noun] += "n"
    return " ".join([article, *rest])


def _bare(parts: list[str], words: dict[str, Any]) -> str:
    """Inflect an adjective and its noun without an article: „ukrainische Regierung“, „hoher Diplomat“."""
    adjective, noun, rest = parts[0], parts[1], parts[2:]
    if adjective.endswith("er"):
        found = [adjective.removesuffix("r") + "m", _noun(noun, words)]
    elif adjective.endswith("es"):
        found = [adjective.removesuffix("s") + "m", noun]
    elif not adjective.endswith("e"):
        return " ".join(parts)
    elif noun.endswith(tuple(words["feminine"])):
        found = ["der", adjective + "n", noun]
    else:
        found = [adjective + "n", noun + ("n" if noun.endswith(tuple(words["with_n"])) else "")]
    return " ".join([*found, *rest])


def by(names: Iterable[str]) -> str:
    """Join names in the dative: „von {Ask und einem Berater Holms}“."""
    return listing([dative(name) for name in names])


def _noun(word: str, words: dict[str, Any]) -> str:
    """Inflect a noun of the weak or adjectival declension: „Diplomat“, „Beamter“."""
    for ending, inflected in words["nouns"].items():
        if word.casefold().endswith(ending):
            return word[: len(word) - len(ending)] + _like(word[len(word) - len(ending) :], inflected)
    return word


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word
