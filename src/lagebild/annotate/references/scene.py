"""What the reference rules see of a document: words, clauses, names by word, quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from lagebild.annotate.clauses import Clause, clauses_of
from lagebild.annotate.clauses_words import Words, words_of
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.grammar import gender_of
from lagebild.annotate.references.nouns import ends, genders, noun_of_title, word_class
from lagebild.model.annotation import Mention, MentionKind, Role

_MARK = 1
"""The apostrophe of a genitive, which stands in its word and not in the name: "Merz’ Sprecherin"."""
_OPEN, _CLOSE = frozenset("„»"), frozenset("“”«")


@dataclass(slots=True)
class Scene:
    """A document in words. ``clause_of`` holds the innermost clause of each word, ``subject`` marks
    subjects."""

    words: Words
    clauses: tuple[Clause, ...]
    roles: tuple[Role, ...]
    at: dict[int, tuple[Mention, int]] = field(default_factory=dict)
    inside: bytearray = field(default_factory=bytearray)
    titled: bytearray = field(default_factory=bytearray)
    subject: bytearray = field(default_factory=bytearray)
    quoted: bytearray = field(default_factory=bytearray)
    clause_of: list[int] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    states: dict[str, frozenset[str]] | None = None
    """The states whose offices a person has; filled when first asked for."""
    parties: dict[str, frozenset[str]] | None = None
    """The bodies that the text tells each person to belong to; filled when first asked for."""
    named_in: dict[str, set[int]] | None = None
    """The sentences that each name stands in; filled when first asked for."""

    def low(self, i: int) -> str:
        """Return a word in lower case, "" outside the text."""
        return self.words.low[i] if 0 <= i < len(self.words.low) else ""

    def text(self, i: int) -> str:
        """Return a word as written, "" outside the text."""
        return self.words.text[i] if 0 <= i < len(self.words.text) else ""

    def clause(self, i: int) -> Clause | None:
        """Return the innermost clause of a word."""
        number = self.clause_of[i]
        return self.clauses[number] if number >= 0 else None


def scene_of(doc: Doc) -> Scene:
    """Return the document as the reference rules see it."""
    words = words_of(doc)
    size = len(words.text)
    scene = Scene(words=words, clauses=clauses_of(doc), roles=_distinct(doc._.roles))
    scene.inside, scene.titled = bytearray(size), bytearray(size)
    scene.subject, scene.quoted = bytearray(size), bytearray(size)
    for mention in doc._.mentions:
        first = bisect_left(words.start, mention.span.start)
        stop = bisect_left(words.start, mention.span.end)
        whole = first < stop and words.end[stop - 1] <= mention.span.end + _MARK
        if whole and words.start[first] == mention.span.start:
            scene.at.setdefault(first, (mention, stop))
            scene.inside[first:stop] = b"\1" * (stop - first)
    for role in doc._.roles:
        first, stop = bisect_left(words.start, role.span.start), bisect_left(words.start, role.span.end)
        scene.titled[first:stop] = b"\1" * (stop - first)
    scene.clause_of = [-1] * size
    for number, clause in enumerate(scene.clauses):
        for first, stop in clause.words:
            scene.clause_of[first:stop] = [number] * (stop - first)
        if clause.subject_words:
            first, stop = clause.subject_words
            scene.subject[first:stop] = b"\1" * (stop - first)
    _mark_quotes(scene)
    scene.genders = _genders(scene, doc)
    return scene


def _distinct(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Return the roles, each once at its first place."""
    found: dict[tuple[str, str, str | None], Role] = {}
    for role in roles:
        found.setdefault((role.name, role.title, role.of), role)
    return tuple(found.values())


def _mark_quotes(scene: Scene) -> None:
    opened = False
    for i, word in enumerate(scene.words.text):
        if word in _OPEN or (word == '"' and not opened):
            opened = True
        elif word in _CLOSE or word == '"':
            opened = False
        scene.quoted[i] = opened


def _genders(scene: Scene, doc: Doc) -> dict[str, str]:
    """Return m or f for each person of whom the article or the first name tells it."""
    found: dict[str, str] = {}
    table = gazetteer()
    for mention in doc._.mentions:
        if mention.kind is not MentionKind.PERSON or mention.name in found:
            continue
        first, _, rest = mention.name.partition(" ")
        first = first.split("-")[0]
        if rest and (first in table.male) != (first in table.female):
            found[mention.name] = "m" if first in table.male else "f"
    for role in doc._.roles:
        noun = noun_of_title(role.title)
        told = adjectival_gender(text_of(doc)[: role.span.start], role.title)
        if role.name not in found and (told or (noun and not noun.group)):
            found[role.name] = told or (noun.gender if noun else "")
    for mention, stop in scene.at.values():
        if mention.kind is MentionKind.PERSON and mention.name not in found and scene.text(stop) == ",":
            told = {"die": "f", "der": "m"}.get(scene.low(stop + 1))
            if told and scene.low(stop + 2) not in ("und", "sowie"):
                found[mention.name] = told  # "Lehto, die seit Mai vermittelt", "Lehto, der Gesandte"
    for first, (mention, _) in scene.at.items():
        before = scene.low(first - 1)
        if mention.kind is MentionKind.PERSON and before in _ADDRESS:
            found.setdefault(mention.name, _ADDRESS[before])
        elif mention.kind is not MentionKind.PERSON and before in _ARTICLE_GENDER:
            found.setdefault(mention.name, _ARTICLE_GENDER[before])
        elif (
            mention.kind is MentionKind.ORGANISATION
            and before == "der"
            and scene.text(first - 2)[:1].isupper()
        ):
            found.setdefault(mention.name, "f")  # a genitive: "dem Hauptquartier der NF"
        elif mention.kind is MentionKind.ORGANISATION and (told := _of_noun_before(scene, first)):
            found.setdefault(mention.name, told)
    return found


def _of_noun_before(scene: Scene, first: int) -> str | None:
    """Return the gender of a body by the noun that says what it is: "die Gewerkschaft Verdi", "der Konzern
    Solarwatt"; None where a name or no noun stands before it."""
    noun = scene.text(first - 1) if first and first - 1 not in scene.at else ""
    gender = gender_of(noun) if noun[:1].isupper() and noun.isalpha() else None
    return gender if gender in ("m", "f", "n") else None


def adjectival_gender(before: str, title: str) -> str | None:
    """Return m or f of an office that is declined like an adjective, by its form and its article.

    "UN-Gesandte" without article and "der UN-Gesandten" are a woman's, "Gesandter", "der Gesandte", "dem
    Gesandten" a man's. None for other offices and where nothing tells.
    """
    word = title.split()[0].lower()
    stem = word.removesuffix("n").removesuffix("r")
    if not stem.endswith(tuple(word_class("adjectival"))):
        return None
    if word.endswith("r"):
        return "m"
    words = before.rsplit(None, 4)[1:] if before[-1:].isspace() else []
    while words and words[-1].endswith(ends("before_title")) and words[-1].lower() not in _LEADING:
        words.pop()
    lead = words[-1].lower() if words else ""
    oblique = word.endswith("n")
    if lead in word_class("before_woman"):
        return "m" if lead == "der" and not oblique else "f"
    if lead in word_class("before_man"):
        return "m"
    return None if oblique else "f"


_LEADING = word_class("leading")
_ADDRESS = genders("address")
_ARTICLE_GENDER = genders("article_gender")
