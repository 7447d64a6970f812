"""Forms of lines that several parts of the layout ask for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lagebild.lexicon import endings, group
from lagebild.sources import vocabulary
from lagebild.sources.credits import is_person, name_pattern


def ends_sentence(text: str) -> bool:
    """Whether a line closes like a sentence, with quotation marks or a bracket behind it."""
    return bool(re.search(r"[.!?…][\"“”«»‘’)]*$", text)) and len(text.split()) >= 2


def is_bio(text: str, authors: set[str]) -> bool:
    """ "Anna Beispiel ist Redakteurin im Ressort Politik." at the end is about the author."""
    name = re.match(name_pattern(), text)
    if len(text) >= 400 or name is None:
        return False
    known = name[0] in authors or is_person(name[0])
    return (
        known
        and re.match(rf"\s(?=.{{0,60}}{vocabulary.header('byline', 'bio')})", text[name.end() :]) is not None
    )


def opens_with_format(text: str) -> bool:
    """ "Liveblog zu den Haushaltsgesprächen" over a headline is a kicker."""
    joined = re.search(r"\||\+\+|:\s", text) is not None
    return not joined and re.split(r"[\s:|]", text)[0] in vocabulary.header("outlet", "formats")


def opens_with_section(text: str) -> bool:
    """ "Schweiz | Tarifverhandlungen im Spital": a section and a topic over the headline."""
    return text.partition(" | ")[0].lower() in vocabulary.firm_sections() and " | " in text


def listed(text: str) -> bool:
    """Whether a line is an item of a list: "- Bonn bleibt", "2. Die Frist"."""
    return bool(re.match(r"(?:[-–—•*·▪►➤✓]|\d{1,2}[.)])\s+\S", text))


def opens_caption(text: str) -> bool:
    """Whether a line says that it is a picture's: "Bildunterschrift: ..."."""
    openings = vocabulary.header("credit", "openings")
    return any(re.match(rf"{re.escape(word)}\s*:", text) for word in openings) and len(text) < 400


def attribution(text: str) -> bool:
    """ "Anna Beispiel, Ministerin" under a pulled-out quotation."""
    return is_person(re.split(r"[,(–]", text.lstrip("–—- "))[0]) and len(text) < 90


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return the letters and digits of a text, for comparing repeats."""
    return "".join(char for char in text.lower() if char.isalnum())


@cache
def _release() -> re.Pattern[str]:
    words = vocabulary.alternatives(vocabulary.header("outlet", "releases"))
    return re.compile(rf"(?:{words})(?:\s+(?:Nr|Nummer|vom|zu[mr]?|des|der|[-–|:]|\d).*|\s*:?)$")


def is_release(text: str) -> bool:
    """Whether a line announces an office's own text: "Pressemitteilung Nr. 12/2026"."""
    return _release().fullmatch(text.strip(" -–|")) is not None or house_of_release(text) is not None


def is_office(text: str) -> bool:
    """Whether a line is an office's name: "Bundesministerium für Wirtschaft und Energie"."""
    openings = vocabulary.alternatives(vocabulary.header("outlet", "offices"))
    words = text.replace("(", "").split()
    if re.match(rf"(?:{openings})\b", text) is None or re.search(r"[.!?:„\"»]", text) or len(words) > 12:
        return False
    small, ends = group("sources", "small_in_office"), (*endings("sources", "adjective_in_office"), ",")
    return all(word[0].isupper() or word in small or word.endswith(ends) for word in words)


def names_a_paper(text: str) -> bool:
    """Whether a line is a paper's name with what it is: "Nordkurs - Zeitung für Schifffahrt und Hafen"."""
    name, dash, kind = text.partition(" - ")
    papers = endings("sources", "kind_of_paper")
    kind = re.sub(r"^(?:[Dd]er|[Dd]ie|[Dd]as)\s(?:[a-zäöü]+\s)?", "", kind)
    return bool(dash) and len(name.split()) <= 3 and kind.startswith(papers) and len(text) <= 70


def house_of_release(text: str) -> str | None:
    """The office in "Europäische Kommission - Pressemitteilung"."""
    house, dash, word = text.rpartition(" - ") if " - " in text else text.rpartition(" – ")
    known = dash and word.strip() in vocabulary.header("outlet", "releases") and len(house.split()) <= 6
    return house.strip() if known else None
