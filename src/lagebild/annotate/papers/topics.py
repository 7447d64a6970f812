"""What stands behind a word for a paper: points, pages, topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.frames import MARKS, is_finite
from lagebild.annotate.papers.phrases import ENDINGS, POINT_NOUNS, POINTS, article_kind, number, words_of
from lagebild.lexicon import endings, group

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_PAGES = group("papers_grammar", "pages")
_BEYOND = group("papers_grammar", "beyond")
_OF_PAPER = group("papers_grammar", "of_which_paper")
_TABLED = endings("papers_grammar", "tabled_in")
_TOPIC_REACH, _BEHIND = 14, 8


@dataclass(slots=True)
class Right:
    """What stands behind a head noun; ``last`` is the last token of the phrase."""

    last: int
    topic: str = ""
    points: int | None = None
    pages: int | None = None
    amount: bool = False
    title: str = ""


def right_of(doc: Doc, head: int) -> Right:
    """Read what follows the head: "[Plan] mit seinen 28 Punkten", "[Plan] zur Öffnung der Grenzen"."""
    if head + 2 < len(doc) and doc[head + 1].text in MARKS and doc[head + 1].whitespace_:
        right = _counted_behind(doc, head + 1)  # "einen „Zukunftspakt“ mit sieben Punkten"
        return right if right is not None else Right(head)
    if (titled := _title_behind(doc, head)) is not None:
        return titled
    if (counted := _counted_behind(doc, head)) is not None:
        return counted
    if (points := _apposed_points(doc, head)) is not None:
        return Right(head, points=points)
    words = [t.lower_ for t in doc[head + 1 : head + _BEHIND]]
    lead = words[0] if words else ""
    inside = head > 0 and doc[head - 1].lower_ == "im"  # "im Rahmen der Feier zum Jubiläum"
    if lead in ("der", "des") and not inside and (behind := _behind_owner(doc, head + 1)) is not None:
        first, end = behind
        return Right(end, topic=text_of(doc)[doc[first].idx : doc[end].idx + len(doc[end])])
    if lead in words_of("topic") and words[1:2] and words[1] in words_of("no_topic"):
        return Right(head)  # "sorgt ein Vermerk für Ärger"
    if lead == "über" and _goes_beyond(doc, head + 1):
        return Right(head)  # "geht das Papier über das Angebot hinaus"
    if lead in words_of("topic") and (last := _topic_end(doc, head + 1)) is not None:
        return Right(last, topic=text_of(doc)[doc[head + 1].idx : doc[last].idx + len(doc[last])])
    return Right(head)


def _title_behind(doc: Doc, head: int) -> Right | None:
    """Read a title in marks right behind the noun: "das Sparprogramm *„Fokus 28“*"."""
    if head + 2 >= len(doc) or doc[head + 1].text not in MARKS or doc[head + 1].whitespace_:
        return None
    close = next((t.i for t in doc[head + 3 : head + _BEHIND + 1] if t.text in MARKS), None)
    inside = doc[head + 2 : close] if close is not None else doc[head + 2 : head + 2]
    if not len(inside) or not doc[head + 2].text[:1].isupper() or any(t.text in ",.!?" for t in inside):
        return None
    return Right(head if close is None else close, title=inside.text)


def _apposed_points(doc: Doc, head: int) -> int | None:
    """Read "[Sondierungspapier], *zwölf Punkte* auf 14 Seiten, das ..." between commas."""
    if head + 4 >= len(doc) or doc[head + 1].text != "," or doc[head + 3].lower_ != "punkte":
        return None
    closed = any(t.text == "," for t in doc[head + 4 : head + _BEHIND])
    return number(doc[head + 2].lower_) if closed else None


def _counted_behind(doc: Doc, head: int) -> Right | None:
    """Read what counts the paper: "[Plan] mit seinen 28 Punkten", "[Entwurf] von elf Seiten"."""
    words = [t.lower_ for t in doc[head + 1 : head + _BEHIND]]
    lead = words[0] if words else ""
    skip = 1
    while skip < len(words) and (article_kind(words[skip]) or words[skip] in words_of("round_about")):
        skip += 1
    if lead in ("mit", "aus", "von") and skip + 1 < len(words) and (value := number(words[skip])) is not None:
        if words[skip + 1] in POINT_NOUNS:
            return Right(head + skip + 2, points=value)
        if words[skip + 1] in _PAGES:
            return Right(head + skip + 2, pages=value)
    if lead in ("mit", "von", "über") and "prozent" in words:
        return Right(head, amount=True)
    return None


def _behind_owner(doc: Doc, start: int) -> tuple[int, int] | None:
    """Return the first and the last token of a topic behind the owner.

    "[Entwurf] der griechischen Seite *zur Entschädigung der Eigentümer*": the owner is one noun with its
    adjectives, the topic begins with "zur", "zum" or "für die".
    """
    at = start + 1
    while at < len(doc) and doc[at].text.islower() and doc[at].lower_.endswith("en"):
        at += 1
    if at + 2 >= len(doc) or not doc[at].text[:1].isupper():
        return None
    opens = doc[at + 1].lower_ in ("zur", "zum") or (
        doc[at + 1].lower_ == "für" and article_kind(doc[at + 2].lower_)
    )
    last = _topic_end(doc, at + 1) if opens else None
    return (at + 1, last) if last is not None and not doc[last].lower_.endswith("tag") else None


def _goes_beyond(doc: Doc, start: int) -> bool:
    """Whether "über" belongs to "hinaus" in the clause: "geht das Papier *über* das Angebot *hinaus*"."""
    for token in doc[start : start + _TOPIC_REACH]:
        if token.is_punct and token.text not in MARKS:
            return False
        if token.lower_ in _BEYOND:
            return True
    return False


def _topic_end(doc: Doc, start: int) -> int | None:
    """Return the last token of a topic: "zur Öffnung der Grenzen"; in marks also "für Handel und Zoll"."""
    position, last = start + 1, None
    inside = start >= 2 and _open_mark(doc, start)
    while position < min(len(doc), start + _TOPIC_REACH):
        token = doc[position]
        word = token.lower_
        if token.text in MARKS or (token.is_punct and token.text != "-"):
            break
        if token.text[:1].isupper():
            last = position
        elif word in PREPOSITIONS:
            if last is None or word not in ("für", "in", "im") or (word != "für" and position != last + 1):
                break
            if word == "in" and _tabled(doc, position):
                break  # "zur Rente [in den Bundestag eingebracht]"
        elif not (word in ("und", "oder") and inside) and _ends_topic(token, position, last):
            break
        position += 1
    return last


def _tabled(doc: Doc, position: int) -> bool:
    """Whether "in" leads to where a paper is brought: "*in den Bundestag*", "*in die Ressortabstimmung*"."""
    words = [t.lower_ for t in doc[position + 1 : position + 3]]
    return len(words) > 1 and words[0] in ("den", "die", "das") and words[1].endswith(_TABLED)


def _ends_topic(token: Token, position: int, last: int | None) -> bool:
    word = token.lower_
    if article_kind(word):
        return is_finite(token) and article_kind(word) != "definite"
    return last == position - 1 or not word.endswith(ENDINGS) or is_finite(token)


def _open_mark(doc: Doc, position: int) -> bool:
    """Whether the words stand inside quotation marks that open shortly before."""
    for token in reversed(doc[max(0, position - 4) : position]):
        if token.text in MARKS:
            spaced = token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].text in "([–"
            return spaced and not token.whitespace_
    return False


def genitive_end(doc: Doc, head: int) -> int:
    """Return the last token of "[Fassung] *des 28-Punkte-Plans*", or the head itself."""
    for token in doc[head + 1 : head + 12]:
        if token.text[:1].isupper() or POINTS.match(token.lower_):
            return token.i if doc[head + 1].lower_ in _OF_PAPER else head
        if token.is_punct or (is_finite(token) and not article_kind(token.lower_)):
            return head
    return head
