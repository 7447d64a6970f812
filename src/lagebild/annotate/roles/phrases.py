"""Title phrases: "stellvertretende Vorsitzende der Grünen im Deutschen Bundestag", "US-Sondergesandten".

A phrase has a head (a noun of the title list or one that is formed like it), adjectives before it and
complements
behind it: a genitive, a prepositional phrase, a bare name in the genitive ("Präsident Venezuelas").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lagebild.annotate.names.features import is_title
from lagebild.annotate.names.gazetteer import adjective_owner, gazetteer
from lagebild.annotate.references.nouns import noun_of
from lagebild.lexicon import endings, entries
from lagebild.model.annotation import Mention, MentionKind

_ADJECTIVE = ("e", *endings("grammar", "adjective_ending"))
MAX_COMPLEMENT = 16


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``roles.toml``."""
    return frozenset(word for row in entries("roles", name) for word in row["words"])


@cache
def ends(name: str) -> tuple[str, ...]:
    """Return the words of one class for ``str.endswith``."""
    return tuple(sorted(word_class(name)))


_AGENT = ends("agent")


@dataclass(slots=True)
class Scene:
    """The words of an article with the mentions that begin at each word."""

    text: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]
    at: dict[int, tuple[Mention, int]]
    """Word index -> mention that begins there and the index behind its last word."""
    inside: frozenset[int]
    """Word indices that belong to a mention."""
    surfaces: dict[str, str] = field(init=False)
    """Written form -> name, for each name of the article; a form of two names stands for itself."""

    def __post_init__(self) -> None:
        """Collect the written forms."""
        self.surfaces = {found[0].name: found[0].name for found in self.at.values()}
        for first, (mention, stop) in self.at.items():
            surface = " ".join(self.text[first:stop])
            told = self.surfaces.setdefault(surface, mention.name)
            if told != mention.name and surface != told:
                self.surfaces[surface] = surface

    def person(self, index: int) -> tuple[Mention, int] | None:
        """Return the person that begins at a word, with the index behind it."""
        found = self.at.get(index)
        return found if found and found[0].kind is MentionKind.PERSON else None

    def word(self, index: int) -> str:
        """Return a word, "" outside the article."""
        return self.text[index] if 0 <= index < len(self.text) else ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title phrase: words ``first`` up to ``stop``, its head, and the person in its complement, if any."""

    first: int
    head: int
    stop: int
    article: str
    adjectives: tuple[str, ...]
    inner: Mention | None = None
    title_first: int = 0
    """Where the title begins once adjectives of nationality are left out."""


def is_adjective(word: str) -> bool:
    """Whether a lower-case word may be an inflected adjective."""
    return (
        len(word) > 3
        and word[0].islower()
        and word.endswith(_ADJECTIVE)
        and word not in word_class("no_adjective")
        and word not in word_class("article")
        and word not in word_class("preposition")
    )


@lru_cache(maxsize=50_000)
def is_head(word: str, strict: bool = True) -> bool:
    """Whether a word can be the head of a title; loosely, any noun formed like an agent ("Strafrechtler")."""
    if word in word_class("more_title"):
        return True
    if not word[:1].isupper() or word in word_class("no_title") or word.isupper() or len(word) < 3:
        return False
    if is_title(word) and noun_of(word) is not None:
        return True
    if strict:
        return False
    base = word.removesuffix("s").removesuffix("en")
    if is_inhabitant(word) or noun_of(word) is not None:
        return False
    return len(word) > 4 and (base.endswith(_AGENT) or word.endswith(_AGENT)) and not word.endswith("ung")


def _belongs_to_title(adjective: str) -> bool:
    """Whether an adjective is part of a title: "stellvertretende", "bayerische", but not "ukrainische",
    "neue"."""
    low = adjective.lower()
    stem = next((low.removesuffix(e) for e in _ADJECTIVE if low.endswith(e)), low)
    if adjective_owner(adjective) is not None:
        return False
    return (
        stem.endswith(ends("title_adjective_end"))
        or stem in word_class("title_adjective")
        or adjective[0].isupper()
    )


def is_inhabitant(word: str) -> bool:
    """Whether a word says where somebody comes from: "Norwegerin", "des Schweden"."""
    people = gazetteer().inhabitants
    stem = word.removesuffix("nen").removesuffix("in").removesuffix("s")
    return any(form in people for form in (word, stem, f"{stem}e", stem.removesuffix("n"), f"{stem}er"))


def phrase_at(scene: Scene, head: int, *, strict: bool = True) -> Phrase | None:
    """Return the title phrase whose head is the word ``head``, None where there is none."""
    if head in scene.inside or not is_head(scene.text[head], strict):
        return None
    first = head
    while first > 0 and first > head - 4 and _before(scene, first - 1):
        first -= 1
    article = scene.word(first - 1).lower() if scene.word(first - 1).lower() in word_class("article") else ""
    adjectives = tuple(scene.text[first:head])
    title_first = first
    while title_first < head and not _belongs_to_title(scene.text[title_first]):
        title_first += 1
    stop, inner = _complement(scene, head + 1)
    return Phrase(first, head, stop, article, adjectives, inner, title_first)


def _before(scene: Scene, index: int) -> bool:
    word = scene.text[index]
    return index not in scene.inside and (
        is_adjective(word)
        or (word[:1].isupper() and adjective_owner(word) is not None)
        or (word[:1].isupper() and (_title_adjective(word) or of_a_town(word)))
    )


def is_former_adjective(word: str) -> bool:
    """Whether an adjective tells what somebody once was: "frühere", "ehemaliger"."""
    low = word.lower()
    return any(low.startswith(stem) and len(low) - len(stem) <= 2 for stem in word_class("former"))


def former_mark(scene: Scene, index: int) -> int:
    """Return how many words at ``index`` say that an office is a former one: "a. D." two, others none."""
    if scene.word(index) in word_class("former_after"):
        return 1
    return 2 if f"{scene.word(index)} {scene.word(index + 1)}" in word_class("former_after") else 0


def over_adverbs(scene: Scene, index: int) -> tuple[int, bool]:
    """Return the index before the adverbs of an office that end at ``index``, and whether they say "once".

    "Jan Holm, einst selbst Richter", "Holm, seit voriger Woche Botschafter", "Holm, jetzt für die Mitte
    Leiterin"; where none stand there the index itself.
    """
    found = index, False
    for back in range(index, max(-1, index - _ADVERBS), -1):
        word = scene.word(back).lower()
        if word in _ENDS_OF_ADVERBS or scene.person(back):
            break
        if word not in word_class("once") and word not in word_class("now"):
            continue
        if back < index and word != "seit" and not _goes_with(scene.word(back + 1)):
            break
        before = back - 1
        while scene.word(before) in word_class("beside_once"):
            before -= 1
        found = before, found[1] or word in word_class("once")
    return found


_ADVERBS = 6
_ENDS_OF_ADVERBS = frozenset({",", ".", ";", ":", "(", ")", "–", "", "!", "?"}) | word_class("coordinator")


def _goes_with(word: str) -> bool:
    return word in word_class("beside_once") or word in word_class("preposition") or word in word_class("now")


def of_a_town(word: str) -> bool:
    """Whether a word with a capital is the adjective of a town: "Bremer" in "der Bremer Finanzsenator"."""
    if not word.endswith("er"):
        return False
    table = gazetteer()
    stems = (word[:-2], f"{word[:-2]}en", word[:-1])
    return any(stem in table.towns or stem in table.places or stem in table.capitals for stem in stems)


def _title_adjective(word: str) -> bool:
    """Whether a capitalised word is an adjective of a title: "Stellvertretende", "Parlamentarischer"."""
    low = word.lower()
    if low in word_class("noun_adjective"):
        return True
    return noun_of(word) is None and is_adjective(low) and _belongs_to_title(low)


def _complement(scene: Scene, index: int) -> tuple[int, Mention | None]:
    """Return where the complement behind a head ends, and the person in it."""
    limit = min(len(scene.text), index + MAX_COMPLEMENT)
    stop, inner = index, None
    stop += former_mark(scene, stop)
    while stop < limit:
        if scene.person(stop):
            break
        word = scene.text[stop]
        lower = word.lower()
        if lower in word_class("genitive") or lower in word_class("preposition"):
            if scene.word(stop + 1).rstrip("s") in word_class("time") or scene.word(stop + 1)[:1].isdigit():
                break
            group = _group(scene, stop + 1, limit)
            if group is None:
                break
            stop, found = group
            inner = inner or found
            continue
        mention = scene.at.get(stop)
        if mention and mention[0].kind is not MentionKind.PERSON and _is_genitive(scene, stop, mention):
            stop = mention[1]
            continue
        break
    return stop, inner


def _is_genitive(scene: Scene, index: int, mention: tuple[Mention, int]) -> bool:
    """Whether a name without article stands in the genitive: "Präsident Venezuelas"."""
    last = scene.text[mention[1] - 1]
    name = mention[0].name
    return last[-1:] in "s'’" and (not name.endswith(last) or last.endswith("s"))


def _group(scene: Scene, index: int, limit: int) -> tuple[int, Mention | None] | None:
    """Return the end of a noun group behind an article or preposition, with the person at its end."""
    position = index
    while position < limit and (
        scene.word(position).lower() in word_class("article")
        or (position not in scene.inside and is_adjective(scene.word(position)))
        or adjective_owner(scene.word(position)) is not None
        or scene.word(position) in ("„", '"', "''")
    ):
        position += 1
    begin = position
    inner: Mention | None = None
    while position < limit:
        mention = scene.at.get(position)
        if mention:
            if mention[0].kind is MentionKind.PERSON:
                if (
                    position == begin
                    or is_head(scene.text[position - 1])
                    or is_inhabitant(scene.text[position - 1])
                ):
                    return mention[1], mention[0]
                break
            position = mention[1]
            continue
        word = scene.text[position]
        if word in ("“", "”", '"', "''") and position > begin:
            position += 1
            continue
        if word[:1].isupper() or word[:1].isdigit():
            position += 1
            continue
        if word in ("und", "&", ",") and _continues(scene, position, begin):
            position += 1
            while position < limit and is_adjective(scene.word(position)):
                position += 1
            continue
        break
    return (position, inner) if position > begin else None


def _continues(scene: Scene, index: int, begin: int) -> bool:
    """Whether "und" or a comma joins nouns of one complement: "für Verkehr, Infrastruktur und Tourismus"."""
    if index == begin or scene.person(index + 1):
        return False
    following = scene.word(index + 1)
    if scene.word(index) == ",":
        return (
            following[:1].isupper()
            and scene.word(index + 2) in (",", "und")
            and index + 1 not in scene.inside
            and not is_head(following)
            and any(scene.word(i) == "und" for i in range(index + 2, index + 6))
        )
    if is_head(following) or scene.person(index + 2):
        return False
    second = scene.word(index + 2)
    return following[:1].isupper() or (
        is_adjective(following) and second[:1].isupper() and not is_head(second)
    )
