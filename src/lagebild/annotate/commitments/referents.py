"""Whom or what a subject means, in the nominative: "er" is "der Ausschuss" of the sentence before."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from lagebild.annotate.commitments.speakers import by_somebody
from lagebild.annotate.commitments.verbs import listed, pronoun_genders
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import Frame, beginning_in, frames_by_sentence, is_finite
from lagebild.annotate.events.parties import party_reader
from lagebild.lexicon import endings as ends_of
from lagebild.lexicon import entries, group, nominative_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STARTS = "lagebild_sentence_starts"
_ENDINGS = (*ends_of("grammar", "adjective_ending"), "e")
_DEFINITE, _BEHIND_DEFINITE = nominative_forms("definite"), nominative_forms("after_definite")
_INDEFINITE, _STRONG = nominative_forms("indefinite"), nominative_forms("strong")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase with the genders that its article allows, and its words in the nominative of each."""

    first: int
    last: int
    genders: frozenset[str]
    definite: bool
    adjectives: tuple[str, ...]
    words: str

    def nominative(self, gender: str) -> str:
        """Return the phrase as a subject: "zur zweiten Runde" is "die zweite Runde"."""
        articles, endings = (_DEFINITE, _BEHIND_DEFINITE) if self.definite else (_INDEFINITE, _STRONG)
        article, ending = articles[gender], endings[gender]
        adjectives = [_stem(word) + ending for word in self.adjectives]
        return " ".join(part for part in (article, *adjectives, self.words) if part)


@cache
def _determiners() -> dict[str, tuple[frozenset[str], bool]]:
    rows = entries("commitments", "determiner", ("word", "genders", "definite", "example"))
    return {row["word"]: (frozenset(row["genders"]), bool(row["definite"])) for row in rows}


def nouns(doc: Doc, tokens: list[Token] | Span) -> list[Noun]:
    """Return the noun phrases with an article among ``tokens``, without what hangs on them but genitives."""
    found = []
    for token in tokens:
        given = _determiners().get(token.lower_)
        if given is not None and (noun := _noun(doc, token, *given)) is not None:
            found.append(noun)
    return found


def _noun(doc: Doc, article: Token, genders: frozenset[str], definite: bool) -> Noun | None:
    position = article.i + 1
    adjectives: list[str] = []
    while position < len(doc) and doc[position].text.islower() and doc[position].lower_.endswith(_ENDINGS):
        if doc[position].lower_ in PREPOSITIONS or is_finite(doc[position]):
            return None
        adjectives.append(doc[position].text)
        position += 1
    if position >= len(doc) or not doc[position].text[:1].isupper():
        return None
    first = position
    town = doc[position].lower_.endswith("er") and position + 1 < len(doc)
    position += town and doc[position + 1].text[:1].isupper()  # "die Hamburger Grünen"
    last = _genitive(doc, position)
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    words = text_of(doc)[start:end]
    if article.lower_ == "den" and position == last and _plural(words[:-1].lower()):
        words = words.removesuffix("n")  # "den Gesprächen"
    return Noun(article.i, last, genders, definite, tuple(adjectives), words)


def _genitive(doc: Doc, noun: int) -> int:
    """Return the last word of a noun and the genitive behind it: "Landesausschuss *der BLU*"."""
    position = noun + 1
    if position + 1 < len(doc) and doc[position].lower_ in ("der", "des"):
        position += 1
        while (
            position < len(doc) - 1 and doc[position].text.islower() and doc[position].lower_.endswith("en")
        ):
            position += 1
        if doc[position].text[:1].isupper():
            return position
    return noun


def _stem(word: str) -> str:
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end)), word)


def referent(doc: Doc, token: Token, frame: Frame) -> str | None:
    """Return the words that a subject pronoun stands for, None where more than one thing fits.

    A person by the name found for the pronoun, a paper by its name, else the subject of the sentence before,
    or its only noun of fitting gender. "es" that goes on ("es geht weiter") is the talks spoken of last.
    """
    genders = pronoun_genders(token.lower_)
    if not genders:
        return None
    somebody = frame.lemma not in listed("appointed") or frame.clause.tense == "future"
    for reference in beginning_in(doc, "references", token.idx, token.idx + 1):
        if somebody and len(reference.names) == 1:
            return _with_article(doc, token, str(reference.names[0]), genders)
    about = "um" in frame.words or "darum" in frame.words  # "es geht um die Bahn"
    if token.lower_ == "es" and (frame.lemma in listed("expletive") or (about and frame.lemma == "gehen")):
        return None
    if paper := _paper(doc, token, genders):
        return paper
    if token.lower_ == "es" and frame.lemma in listed("goes_on"):
        return talks_of(doc, token.i)
    return _of_sentence_before(doc, token, genders, frame)


def _by_number(genders: frozenset[str], frame: Frame) -> frozenset[str]:
    """Return the genders of a pronoun that its verb allows: "*Sie will*" is f, "*sie wollen*" p."""
    if genders != {"f", "p"} or frame.finite is None:
        return genders
    return frozenset("p" if frame.finite.lower_.endswith(_PLURAL_ENDINGS) else "f")


_PLURAL_ENDINGS = ends_of("commitments", "plural_verb_ending")


def _paper(doc: Doc, token: Token, genders: frozenset[str]) -> str | None:
    for paper in doc._.papers:
        if any(mention.start == token.idx for mention in paper.mentions) and len(genders) == 1:
            return f"{_DEFINITE[next(iter(genders))]} {paper.name}"
    return None


def _of_sentence_before(doc: Doc, token: Token, genders: frozenset[str], frame: Frame) -> str | None:
    sentences = frames_by_sentence(doc)
    here = bisect_right(_starts(doc), token.i) - 1
    before = sentences[here - 1] if here > 0 else []
    found = [noun for frame in before for noun in nouns(doc, list(frame.tokens))]
    starts = {f.clause.subject.start: f for f in before if f.kind == "main" and f.clause.subject is not None}
    subjects = [noun for noun in found if doc[noun.first].idx in starts]
    numbered = _by_number(genders, frame)
    fits = [
        (n, gender)
        for n in found
        for gender in _fitting(doc, n, numbered if n in subjects else genders, subject=n in subjects)
        if n not in subjects or gender in _by_number(n.genders, starts[doc[n.first].idx])
    ]
    if frame.finite is not None and frame.finite.lower_ in _VOLITION:
        fits = [
            row for row in fits if noun_entry(row[0].words.split()[0]) is None
        ]  # "Die Runde ... Sie will"
    chosen = [row for row in fits if row[0] in subjects] or fits
    if token.lower_ == "sie" and len(fits) > len(chosen) and not _surely_subject(doc, fits, subjects, frame):
        return None
    if any(gender not in numbered for _, gender in chosen):
        return None
    return chosen[0][0].nominative(chosen[0][1]) if len(chosen) == 1 else None


_VOLITION = group("commitments", "volition")


def _surely_subject(doc: Doc, fits: list[tuple[Noun, str]], subjects: list[Noun], frame: Frame) -> bool:
    """Whether a pronoun means the subject before it though other nouns fit as well, which are nobody: "Die
    Regierung billigte die Reform. *Sie* will ..."."""
    others = {i for n, _ in fits if n not in subjects for i in range(n.first, n.last + 1)}
    return by_somebody(frame) and not any(p.first in others for p in party_reader(doc).found)


def _fitting(doc: Doc, noun: Noun, genders: frozenset[str], *, subject: bool) -> frozenset[str]:
    """Return the genders of a pronoun that a noun may have: "der" is m as a subject ("der Rat"), f elsewhere
    ("in der Runde"); what "dem" leads is n only where the noun is known to be."""
    fits = noun.genders & genders
    if doc[noun.first].lower_ == "der":
        fits &= {"m"} if subject else {"f"}
    if noun.genders != {"m", "n"}:
        return fits
    entry = noun_entry(noun.words.split()[0])
    known = entry["gender"] if entry is not None else ""
    neuter = known == "n" or (not known and noun.words.split()[0].endswith(_NEUTER))
    return fits & ({"n"} if neuter else {"m"})


_NEUTER = ends_of("commitments", "neuter_end")


def _with_article(doc: Doc, pronoun: Token, name: str, genders: frozenset[str]) -> str:
    """Return a name with the article that it has before the pronoun: "die Bahn", but "Weber"."""
    led = [n for n in nouns(doc, doc[max(0, pronoun.i - _NAMED) : pronoun.i]) if n.words == name]
    forms = {led[-1].nominative(g) for g in led[-1].genders & genders} if led else set()
    return forms.pop() if len(forms) == 1 else name


_NAMED = 60
"""So many words back the name of a body is looked for with its article."""


def _starts(doc: Doc) -> list[int]:
    """Return the first word of each sentence; computed once for a Doc."""
    if _STARTS not in doc.user_data:
        doc.user_data[_STARTS] = [sent.start for sent in doc.sents]
    found: list[int] = doc.user_data[_STARTS]
    return found


def talks_of(doc: Doc, index: int) -> str | None:
    """Return the talks spoken of last before a word, else those that the text speaks of first after it."""
    before = (_talks(doc[position]) for position in range(index - 1, -1, -1))
    after = (_talks(token) for token in doc[index:])
    return next((found for found in chain(before, after) if found is not None), None)


def _talks(token: Token) -> str | None:
    """Return a noun of talks with its article: "Gesprächen" is "die Gespräche"."""
    lower = token.lower_
    if not token.text[:1].isupper():
        return None
    lower = lower[:-1] if lower.endswith("n") and _plural(lower[:-1]) else lower
    for row in entries("commitments", "talks", ("words", "gender", "example")):
        if lower.endswith(tuple(row["words"])):
            return f"{_DEFINITE[row['gender']]} {token.text[: len(lower)]}"
    return None


def _plural(lower: str) -> bool:
    rows = entries("commitments", "talks", ("words", "gender", "example"))
    return any(lower.endswith(tuple(row["words"])) for row in rows if row["gender"] == "p")


def is_plural(phrase: str) -> bool:
    """Whether a subject made here is a plural of talks: "die Gespräche"."""
    return phrase.startswith("die ") and _plural(phrase.lower())
