"""Steps that a side makes public: "verkündete eine Waffenruhe", "erklärte die Gespräche für gescheitert"."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.noun_phrase import phrase_around
from lagebild.annotate.events.title_words import genitive_noun
from lagebild.lexicon import entries

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame

_SHORT = 5
"""Nouns of so many letters name a step only by themselves: "Ende", not "Wochenende"."""


def makes_public(draft: Draft) -> bool:
    """Whether a clause of declaring tells of a step and who takes it, or when: "Am Montag wurde eine
    Waffenruhe verkündet"."""
    frame = draft.trigger.frame
    somebody = bool(draft.cast.subjects) or frame.clause.subject is not None
    if draft.trigger.row.get("void"):
        return somebody and void_word(frame) != ""
    known = somebody or (frame.clause.passive and bool(draft.times or draft.place))
    return known and step_of(frame, draft.trigger.frames) is not None


def step_of(frame: Frame, frames: list[Frame]) -> Token | None:
    """Return the noun of the step that is declared, which no preposition leads; of a relative clause the noun
    that it describes: "die Waffenruhe, die Norland verkündet hatte"."""
    nouns = [t for t in frame.tokens if _gender(t.text)]
    for noun in nouns:
        _, _, article, prep = phrase_around(noun.doc, noun.i, frame)
        if not prep and not (article == "definite" and _genitive(noun, frame)):
            return noun
    if frame.kind == "rel" and frame.index and frame.words[0] in ("den", "die", "das"):
        before = [
            t for t in frames[frame.index - 1].tokens if t.text[:1].isupper() and t.i < frame.tokens[0].i
        ]
        return next((t for t in before[-1:] if _gender(t.text)), None)
    return None


def void_word(frame: Frame) -> str:
    """Return the word that says that something no longer holds: "für *nichtig* erklärt", "" without one."""
    words = frame.words
    return next(
        (b for a, b in pairwise(words) if a == "für" and b in _void_words()),
        "",
    )


def void_title(draft: Draft) -> str:
    """Return what is declared to hold no longer as a title: "Gespräche für gescheitert erklärt"."""
    frame = draft.trigger.frame
    if draft.trigger.row.get("mode") != "declare" or not draft.trigger.row.get("void"):
        return ""
    taken = {i for p in draft.cast.all() for i in range(p.first, p.last + 1)}
    nouns = [t for t in frame.tokens if t.text[:1].isupper() and t.i not in taken]
    about = [t for t in nouns if phrase_around(t.doc, t.i, frame)[2:] in _OBJECTS]
    word = about[-1].text if about else str(draft.trigger.row["title"])
    return f"{word} für {void_word(frame)}" + (" erklärt" if about else "")


_OBJECTS = frozenset((article, "") for article in ("definite", "possessive", "indefinite"))
"""Article and preposition of an object: none leads it."""


def step_in_title(draft: Draft) -> str:
    """Return the step in the genitive for a title: "einer Waffenruhe", "des Abzugs"; "" without one."""
    if draft.trigger.row.get("mode") != "declare":
        return ""
    noun = step_of(draft.trigger.frame, draft.trigger.frames)
    if noun is None:
        return ""
    gender = _gender(noun.text)
    if gender == "p":
        return f"von {noun.text if noun.text.endswith(('n', 's')) else noun.text + 'n'}"
    article = phrase_around(noun.doc, noun.i, draft.trigger.frame)[2]
    stem = "eine" if article in ("indefinite", "") else "de"
    word = noun.text.removesuffix("s") if gender != "f" and article == "" else noun.text
    return f"{stem}{'r' if gender == 'f' else 's'} {genitive_noun(word, gender)}{_of_what(noun)}"


def _of_what(noun: Token) -> str:
    """Return what a step ends or begins, right behind it in the genitive: " der Kampfhandlungen"."""
    behind = noun.doc[noun.i + 1 : noun.i + 4]
    if not behind or behind[0].lower_ not in ("der", "des"):
        return ""
    end = next((n for n, t in enumerate(behind) if t.text[:1].isupper()), None)
    return "" if end is None else " " + " ".join(t.text for t in behind[: end + 1])


def _genitive(noun: Token, frame: Frame) -> bool:
    """Whether a noun hangs on the one before it: "das Scheitern *der Waffenruhe*"."""
    article = noun.doc[noun.i - 1] if noun.i > frame.tokens[0].i else None
    owner = noun.doc[article.i - 1] if article is not None and article.i > frame.tokens[0].i else None
    return (
        article is not None
        and article.lower_ in ("der", "des")
        and owner is not None
        and owner.text[:1].isupper()
    )


@lru_cache(maxsize=20_000)
def _gender(word: str) -> str:
    """Return the gender of a noun that names a step, "" for any other word."""
    if not word[:1].isupper():
        return ""
    lower = word.lower()
    for noun, gender in _steps().items():
        if lower == noun or (len(noun) > _SHORT and lower.endswith(noun)):
            return gender
        if gender != "f" and lower in (noun + "s", noun + "es"):
            return gender
    return ""


@cache
def _steps() -> dict[str, str]:
    rows = entries("events_steps", "step", ("nouns", "gender", "example"))
    return {noun: row["gender"] for row in rows for noun in row["nouns"]}


@cache
def _void_words() -> frozenset[str]:
    return frozenset(w for row in entries("events_steps", "void", ("words", "example")) for w in row["words"])
