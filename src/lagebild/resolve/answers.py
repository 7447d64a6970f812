"""Answers: clauses that deny, confirm or admit what stands before them.

"Die Vereinigung bestreitet das", "Das bestätigten sowohl Weber als auch Krause", "wies die Darstellung
zurück", "Den Vorwurf, man spiele auf Zeit, wies er zurück". What is answered is a pronoun, or a noun known
from before without words of its own; only the last form says it. "Weber wollte das nicht bestätigen" is no
answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from lagebild.lexicon import endings, group
from lagebild.model.annotation import Act
from lagebild.model.article import Article
from lagebild.model.span import CharSpan
from lagebild.resolve.answer_words import AnswerVerb, finite_verbs, listed, nouns, participles
from lagebild.resolve.likeness import calls_false
from lagebild.resolve.sentences import sentences

_WORD = re.compile(r"[^\W\d_][\w’-]*|\d[\d.,]*")
_CLAUSE = re.compile(r"[,;:]\s|\s[–—-]\s")
_HAVE = group("resolve_words", "have")
_FORMER = group("resolve_words", "had")
_INFLECTED = ("e", *endings("grammar", "adjective_ending"))


@dataclass(frozen=True, slots=True)
class Answer:
    """A clause that answers: ``span`` the clause, ``sentence`` the number of its sentence in the article.

    ``noun`` names what is answered ("Treffen"), "" for a pronoun; ``told`` says that it is a word for what
    was said. ``content`` is the clause that says it, where one does. ``before``: told as of an earlier time.
    """

    span: CharSpan
    sentence: int
    act: Act
    verb: CharSpan
    noun: str = ""
    told: bool = False
    content: CharSpan | None = None
    before: bool = False
    retracts: bool = False
    """The voice takes back what it has asserted itself."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def answers_in(article: Article) -> Iterator[Answer]:
    """Yield the answers of an article in text order; the caller leaves out those in quotation marks."""
    for number, sentence in enumerate(sentences(article)):
        clauses = _clauses(article.text, sentence)
        for place in range(len(clauses)):
            found = _answer(article.text, clauses, place)
            if found is not None:
                yield replace(found, sentence=number)


def turned_down(text: str) -> bool:
    """Whether a sentence says that reports are turned down, without saying by whom: "Berichte über ein
    Lösegeld werden zurückgewiesen"."""
    words = [word.casefold() for word in _WORD.findall(text)]
    denied = any(v.act in (Act.DENY, Act.REJECT) for word in words for v in participles().get(word, ()))
    named = any(word in nouns("told") for word in _WORD.findall(text))
    return denied and named and not listed("passive").isdisjoint(words) and not _UNDONE & set(words)


_UNDONE = group("resolve_words", "undone")


def _clauses(text: str, sentence: CharSpan) -> list[tuple[CharSpan, list[_Word]]]:
    """Return the pieces of a sentence between its commas, colons and dashes, with their words."""
    piece = sentence.of(text)
    cuts = [match.end() for match in _CLAUSE.finditer(piece)]
    found: list[tuple[CharSpan, list[_Word]]] = []
    for begin, end in zip([0, *cuts], [*cuts, len(piece)], strict=True):
        words = [
            _Word(match.group(), sentence.start + begin + match.start(), sentence.start + begin + match.end())
            for match in _WORD.finditer(piece[begin:end])
        ]
        if words:
            span = CharSpan(words[0].start, sentence.start + len(piece[:end].rstrip(" ,;:–—-")))
            found.append((span, words))
    return found


def _answer(text: str, clauses: list[tuple[CharSpan, list[_Word]]], place: int) -> Answer | None:
    span, words = clauses[place]
    if (given_up := _given_up(clauses, place)) is not None:
        return given_up
    if any(word.low in listed("unsaid") or word.low in listed("passive") for word in words):
        return None
    if words[0].low in listed("opening"):
        return None
    opened = place > 0 and text[clauses[place - 1][0].end] == ","
    for verb, number in _verbs(words):
        at = CharSpan(words[number].start, words[number].end)
        made = Answer(span, 0, verb.act, at, before=any(word.low in _FORMER for word in words))
        if verb.false and not calls_false(span.of(text)):
            continue
        if verb.alone:
            return made
        if verb.retracts:
            before = _named_before(clauses, place, own=verb.objects)
            made = replace(made, retracts=True, content=before or _said_behind(clauses, place))
            if before is not None:
                return replace(made, told=True)
        noun = _noun(words, clauses, place, own=verb.retracts)
        if verb.retracts and made.content is None and _of_another(words):
            return None
        if noun is not None and (not verb.objects or noun in verb.objects):
            return replace(made, noun=noun, told=noun in nouns("told"))
        if verb.objects:
            continue
        if noun is None and _pointer(words, number, relative=opened):
            return made
        alone = not verb.particle and verb.act is Act.DENY and not verb.false
        ends = text[span.end : span.end + 1] == ":" or (place == 0 and len(clauses) == 1)
        if noun is None and alone and ends and number + 1 == len(words):
            return made
        content = _named_before(clauses, place) or (_told_in_front(clauses, place) if number == 0 else None)
        if noun is None and content is not None:
            return replace(made, told=True, content=content)
    return None


def _given_up(clauses: list[tuple[CharSpan, list[_Word]]], place: int) -> Answer | None:
    """Return the answer of a voice that does not stand by what it asserted.

    "Den Vorwurf, [die Firma habe gelogen], hält Weber nicht aufrecht", "[Dass die Firma gelogen habe], könne
    er so nicht aufrechterhalten", "Von ihrer Behauptung, [...], rückte sie ab".
    """
    span, words = clauses[place]
    low = [word.low for word in words]
    number = next((n for n, one in enumerate(low) if one in listed("upholding")), None)
    if number is None or listed("not_any_more").isdisjoint(low):
        return None
    if low[number] == "aufrecht" and listed("holding").isdisjoint(low):
        return None
    before = clauses[place - 1] if place else None
    content = _named_before(clauses, place, own=nouns("told")) or _said_behind(clauses, place)
    if before is not None and before[1][0].low in listed("that") and place == 1:
        content = before[0]
    noun = _noun(words, clauses, place, own=True)
    if content is None and noun is None:
        return None
    verb = CharSpan(words[number].start, words[number].end)
    return Answer(
        span, 0, Act.DENY, verb, noun=noun or "", told=content is not None, content=content, retracts=True
    )


def _of_another(words: list[_Word]) -> bool:
    """Whether what is taken back is another thing than what stands before: "Eine andere Behauptung"."""
    pairs = pairwise(words)
    return any(one.low in listed("another") and other.text in nouns("told") for one, other in pairs)


def _verbs(words: list[_Word]) -> Iterator[tuple[AnswerVerb, int]]:
    """Yield the verbs of answering of a clause with their places."""
    for number, word in enumerate(words):
        if any(w.low in _HAVE for w in words):
            yield from ((verb, number) for verb in participles().get(word.low, ()))
        if word.capital:
            continue
        for verb in finite_verbs().get(word.low, ()):
            if not verb.particle or any(w.low == verb.particle for w in words[number + 1 :]):
                yield verb, number


def _said_behind(clauses: list[tuple[CharSpan, list[_Word]]], place: int) -> CharSpan | None:
    """Return the rest of the sentence: "zog seine Behauptung zurück, [die Firma habe nie gefragt]"."""
    following = clauses[place + 1][1] if place + 1 < len(clauses) else []
    if not following or (following[0].low in listed("relative") and not _opens_noun(following, 1)):
        return None
    return CharSpan(clauses[place + 1][0].start, clauses[-1][0].end)


def _pointer(words: list[_Word], verb: int, *, relative: bool) -> bool:
    """Whether a pronoun stands for what is answered.

    Not an article ("das Ministerium bestätigte"), nor one behind a preposition ("bei dem"), nor a relative
    pronoun ("ein Treffen, das Weber bestätigte"). "es" does only as the object: "gab Weber es zu".
    """
    for number, word in enumerate(words):
        if word.low == "es" and number > 1 and not any(w.capital for w in words[number + 1 :]):
            return True
        if word.low not in listed("pointer"):
            continue
        if number and words[number - 1].low in listed("beside"):
            continue
        if relative and number == 0 and verb != 1:
            continue
        if number + 1 == verb or not _opens_noun(words, number + 1):
            return True
    return False


def _opens_noun(words: list[_Word], number: int) -> bool:
    """Whether from a place on stand adjectives and a noun, so that the word before is an article."""
    while number < len(words) and not words[number].capital:
        if not words[number].low.endswith(_INFLECTED):
            return False
        if words[number].low in finite_verbs() or words[number].low in listed("beside"):
            return False
        number += 1
    return number < len(words)


def _noun(
    words: list[_Word], clauses: list[tuple[CharSpan, list[_Word]]], place: int, *, own: bool
) -> str | None:
    """Return the noun that names what is answered and says nothing more of it.

    "die Darstellung", "Webers Darstellung", "Berichte"; ``own``: what the voice has said itself ("seine
    Behauptung"), which may be told behind.
    """
    for number, word in enumerate(words):
        told = word.text in nouns("told")
        if not told and word.text not in nouns("deed"):
            continue
        lead = words[max(0, number - 2) : number]
        if any(w.low in listed("beside") for w in lead):
            continue
        if own:
            return word.text
        known = any(w.low in listed("definite") for w in lead)
        known = known or (
            told and bool(lead) and lead[-1].capital and lead[-1].text.endswith(("s", "’", "'"))
        )
        if not known and not (told and word.text.endswith(endings("resolve_words", "plural"))):
            continue
        behind = words[number + 1] if number + 1 < len(words) else None
        if (behind is not None and behind.low in listed("content")) or _goes_on(clauses, place):
            continue
        return word.text
    return None


def _goes_on(clauses: list[tuple[CharSpan, list[_Word]]], place: int) -> bool:
    """Whether the next clause says what the noun before it is about: "Berichte, wonach ..."."""
    following = clauses[place + 1][1] if place + 1 < len(clauses) else []
    return any(word.low in listed("opening") for word in following[:2])


def _named_before(
    clauses: list[tuple[CharSpan, list[_Word]]], place: int, own: frozenset[str] = frozenset()
) -> CharSpan | None:
    """Return the clause that says what is answered: "Den Vorwurf, [man spiele auf Zeit], wies er zurück".

    ``own``: nouns for what the voice takes back, which may have a possessive before them ("Seinen Vorwurf").
    """
    if place < 2:
        return None
    opening = clauses[place - 2][1]
    told = [word for word in opening[:3] if word.text in (own or nouns("told"))]
    known = listed("definite") | (listed("possessive") if own else frozenset())
    if len(opening) > 3 or not told or not any(word.low in known for word in opening):
        return None
    return clauses[place - 1][0]


def _told_in_front(clauses: list[tuple[CharSpan, list[_Word]]], place: int) -> CharSpan | None:
    """Return a clause with dass that opens the sentence, who told it inserted behind or not: "[Dass die Firma
    schließe], wie Weber behauptete, wies Krause zurück"."""
    if place == 1 and clauses[0][1][0].low in listed("that"):
        return clauses[0][0]
    if place < 2 or clauses[0][1][0].low not in listed("that"):
        return None
    if clauses[place - 1][1][0].low not in listed("inserted"):
        return None
    return CharSpan(clauses[0][0].start, clauses[place - 2][0].end)
