"""What a claim says, as a sentence of its own: out of the clause in which it was reported.

"Berichte, wonach es in Seestadt Gespräche geben könnte" gives "Es könnte in Seestadt Gespräche geben";
"räumte ein, Holm getroffen zu haben", said by Weber, gives "Weber hat Holm getroffen". The words stay; only
the verb goes to its place in a main clause. Where that place is not sure the clause keeps its "dass".
"""

from __future__ import annotations

import re
from functools import cache

from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.references.nouns import noun_of
from lagebild.lexicon import load
from lagebild.model.article import Article
from lagebild.model.span import CharSpan
from lagebild.resolve.sentences import sentence_at, sentences

_WORD = re.compile(r"[^\W\d_][\w-]*|\d[\w.,]*")
_INNER = re.compile(r"\b[Ww]onach\s+([^,;.]{12,})")
_OPENING = re.compile(r"^(?:dass|daß|wonach)\s+", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:dass|daß|wonach)\s+$", re.IGNORECASE)
_CLAUSE_END = re.compile(r",|;|\s[–—-]\s|$")
_INFINITIVE = re.compile(r"^(?P<rest>.*\w)\s+(?:zu\s+(?P<one>haben|sein)|(?P<two>worden)\s+zu\s+sein)\W*$")
_WITH_ZU = re.compile(r"(?:\szu\s[a-zäöüß]+n|\s[a-zäöüß]{2,}zu[a-zäöüß]+en)$")
_MARKS = " \t\n.,;:"


def as_sentence(text: str, leading: str = "", voice: str | None = None) -> str:
    """Return a reported clause as a sentence without its full stop; ``leading`` is the text before it.

    ``voice`` is who says it: whom an infinitive clause is about ("Holm getroffen zu haben").
    """
    found = _INNER.search(text)
    line = " ".join((found.group(1) if found else text).split()).strip(_MARKS)
    opened = _OPENING.match(line)
    inner = line[opened.end() :] if opened else line
    if voice and (made := _of_infinitive(inner, voice)):
        return made
    if not (found or opened or _BEFORE.search(leading)):
        return _capital(_subject_first(line))
    return _capital(_verb_second(inner) or f"dass {inner}")


def before(article: Article, span: CharSpan) -> str:
    """Return the few characters of the text before a clause, which tell how it hangs on them."""
    return article.text[max(0, span.start - 12) : span.start]


def readable(made: str, article: Article, span: CharSpan) -> str:
    """Return a clause that was made a sentence, or the article's whole sentence where it is none.

    "Am Montag" and "Den Vorwurf" say nothing alone; "schlugen Geschosse ein" lacks what stands before it.
    """
    first = made.split(maxsplit=1)[0].casefold() if made.split() else ""
    opening = span.of(article.text).lstrip()[:1]
    verb_first = opening.islower() and first not in _auxiliaries() and _is_finite(first)
    number = sentence_at(article, span.start)
    hanging = before(article, span).rstrip().endswith(",") and opens_as_relative(span.of(article.text))
    hanging = hanging and _verb_last(span.of(article.text)) and not ends_in_infinitive(span.of(article.text))
    if number is None or (has_verb(made) and not verb_first and not hanging and not ends_in_infinitive(made)):
        return made
    return as_sentence(_half(sentences(article)[number], span, article.text))


def _half(sentence: CharSpan, span: CharSpan, text: str) -> str:
    """Return a sentence without what other halves of it say: "Norland soll bereit sein, abzuziehen; bestätigt
    hat das niemand"."""
    begin = text.rfind("; ", sentence.start, span.start)
    end = text.find("; ", span.end, sentence.end)
    return text[begin + 2 if begin >= 0 else sentence.start : end if end >= 0 else sentence.end]


def _verb_last(text: str) -> bool:
    """Whether the only finite verb of a clause stands at its end: "der der Zeitung zugespielt wurde"."""
    words = _WORD.findall(text.split(",")[0])
    finite = [n for n, word in enumerate(words) if _is_finite(word)]
    return finite == [len(words) - 1]


def has_verb(text: str) -> bool:
    """Whether a clause has a finite verb: "Sie bestritt das" has, "Zweite Runde in Seestadt" has not."""
    return any(_is_finite(word) for word in _WORD.findall(text))


def _is_finite(word: str) -> bool:
    return word[:1].islower() and any(reading.finite for reading in readings(word))


def ends_in_infinitive(sentence: str) -> bool:
    """Whether a sentence is but an infinitive clause: "Holm zu treffen", "die Truppen abzuziehen"."""
    return bool(_WITH_ZU.search(sentence))


def is_relative(text: str, leading: str) -> bool:
    """Whether a clause only adds to a noun before it: "ein Satz, der am Rande gefallen sein soll"."""
    words = _WORD.findall(text)
    behind = leading.rstrip().endswith(",")
    return bool(behind and words and words[0] in _listed("relative") and words[-1] in _auxiliaries())


def opens_as_relative(text: str) -> bool:
    """Whether a clause begins as a relative one: "der am Freitag beginnt", "zu der sich beide treffen"."""
    words = _WORD.findall(text)[:2]
    if not words or not words[0][:1].islower():
        return False
    return any(word in _listed("relative") for word in words)


def _subject_first(line: str) -> str:
    """Return a clause that begins with its verb, its source left out, as a main clause.

    "hat Holm damit gedroht" gives "Holm hat damit gedroht", "soll auch getagt worden sein" gives "Es soll
    auch getagt worden sein".
    """
    words = list(_WORD.finditer(line))
    if len(words) < 3 or words[0].start() or words[0].group() not in _auxiliaries():
        return line
    rest = line[words[0].end() :].lstrip()
    stop = _first_phrase(rest, list(_WORD.finditer(rest)))
    if stop is None:
        return f"es {line}"
    return f"{rest[:stop]} {words[0].group()} {rest[stop:].lstrip()}"


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _of_infinitive(line: str, voice: str) -> str | None:
    """Return "Weber hat Holm getroffen" for "Holm getroffen zu haben", None for other clauses."""
    found = _INFINITIVE.match(line)
    if not found:
        return None
    if found.group("two"):
        return f"{voice} ist {found.group('rest')} worden"
    return f"{voice} {'hat' if found.group('one') == 'haben' else 'ist'} {found.group('rest')}"


def _verb_second(line: str) -> str | None:
    """Return a clause with its verb last as a main clause; a separable prefix stays at the end.

    None unless it ends with a finite verb and begins with what can stand before that.
    """
    end = _CLAUSE_END.search(line)
    clause, rest = (line[: end.start()], line[end.start() :]) if end else (line, "")
    words = list(_WORD.finditer(clause))
    if len(words) < 2 or words[-1].end() != len(clause) or words[-2].group() in {"als", "wie"}:
        return None
    verb = words[-1]
    parts = _parts(verb.group())
    if parts is None:
        return None
    stop = _first_phrase(clause, words)
    if stop is None:
        return None
    middle = clause[stop : verb.start()].strip()
    return " ".join(part for part in (clause[:stop], parts[0], middle, parts[1]) if part) + rest


def _parts(verb: str) -> tuple[str, str] | None:
    """Return a finite verb and its separable prefix: "vorlegt" gives "legt", "vor"."""
    if verb in _auxiliaries():
        return verb, ""
    found = [reading for reading in readings(verb) if reading.finite]
    if not verb[:1].islower() or not found:
        return None
    prefix = found[0].prefix
    return (verb[len(prefix) :], prefix) if verb.startswith(prefix) else None


def _first_phrase(clause: str, words: list[re.Match[str]]) -> int | None:
    """Return where the first phrase ends: a pronoun, or a noun or name with what belongs to it."""
    texts = [word.group() for word in words]
    article = texts[0].casefold() in _listed("in_phrase") and texts[1][:1].isupper()
    if texts[0].casefold() in _listed("pronoun") and not article:
        return words[0].end()
    number = next((n for n, text in enumerate(texts) if text[:1].isupper()), None)
    opens = texts[0].casefold() in _listed("in_phrase") | _listed("where") or texts[0][:1].isdigit()
    if number is None or (number and not opens):
        return None
    begin = number
    while number + 1 < len(texts) - 1:
        gap = clause[words[number].end() : words[number + 1].start()]
        if gap.strip() or not (_goes_on(texts, number) or texts[number + 1][:1].isupper()):
            break
        number = next(
            (n for n in range(number + 1, len(texts) - 1) if texts[n][:1].isupper()), len(texts) - 1
        )
    title = noun_of(texts[begin])
    if begin and number == begin + 1 and (title is None or title.group):
        number = begin  # "die Reederei Schiffe verkauft habe"
    return words[number].end() if number < len(texts) - 1 else None


def _goes_on(texts: list[str], number: int) -> bool:
    """Whether a noun is followed by an attribute or another one: "die Chefs der Parteien und Holm"."""
    return texts[number + 1].casefold() in _listed("attribute")


@cache
def _listed(kind: str) -> frozenset[str]:
    rows = load("resolve_words")["phrase"]
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"])


@cache
def _auxiliaries() -> frozenset[str]:
    rows = load("resolve_words")["function"]
    return frozenset(word for row in rows if row["kind"] == "auxiliary" for word in row["words"])
