"""What the lexicon of answers knows, in the form in which it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from lagebild.lexicon import Entry, entries, group
from lagebild.model.annotation import Act

_FILE = "resolve_answers"
_HAD = group("resolve_words", "had")


@dataclass(frozen=True, slots=True)
class AnswerVerb:
    """A verb of answering: "wies ... zurück"; ``objects`` are nouns without which it is none.

    ``retracts``: it takes back what the voice has asserted; ``false``: it denies only with words that call
    something untrue.
    """

    act: Act
    particle: str
    objects: frozenset[str]
    retracts: bool = False
    false: bool = False
    alone: bool = False
    """It needs no word that points back."""


@cache
def finite_verbs() -> dict[str, tuple[AnswerVerb, ...]]:
    """Return the verbs of answering by their finite forms."""
    return _by_form("forms")


@cache
def participles() -> dict[str, tuple[AnswerVerb, ...]]:
    """Return the verbs of answering by their participles."""
    return _by_form("participle")


def _by_form(key: str) -> dict[str, tuple[AnswerVerb, ...]]:
    found: dict[str, tuple[AnswerVerb, ...]] = {}
    for row in _verbs():
        for form in row[key]:
            found[form] = (*found.get(form, ()), _verb(row))
    return found


def _verbs() -> tuple[Entry, ...]:
    return entries(_FILE, "verb", ("act", "forms", "participle", "example"))


def _verb(row: Entry) -> AnswerVerb:
    return AnswerVerb(
        act=Act(row["act"]),
        particle=row.get("particle", ""),
        objects=frozenset(row.get("object", ())),
        retracts=row.get("retracts", False),
        false=row.get("false", False),
        alone=row.get("alone", False),
    )


@cache
def listed(table: str) -> frozenset[str]:
    """Return the words of a table of one kind: "pointer", "definite", "content", "unsaid" ..."""
    return frozenset(w for row in entries(_FILE, table, ("words", "example")) for w in row["words"])


@cache
def nouns(kind: str) -> frozenset[str]:
    """Return the nouns with which an answer names what it answers: "told" or "deed"."""
    rows = entries(_FILE, "noun", ("kind", "words", "example"))
    return frozenset(w for row in rows if row["kind"] == kind for w in row["words"])


def names_medium(name: str) -> bool:
    """Whether a name says that it is a paper, station or agency: "Seestädter Magazin"."""
    return any(word.strip("„“»«\"'") in listed("medium") for word in name.split())


def unproven(text: str) -> bool:
    """Whether a word is a noun for what is asserted without proof: "Verdacht", "Behauptung"."""
    return text in listed("unproven")


def admits_denied(text: str) -> bool:
    """Whether a clause admits what had been denied: "räumte ein, was die Firma bestritten hatte"."""
    _, what, rest = text.partition(", was ")
    words = [word.strip(" ,.:") for word in rest.split()]
    pairs = pairwise(words if what else ())
    return any(
        after in _HAD and any(verb.act is Act.DENY for verb in participles().get(word, ()))
        for word, after in pairs
    )


def without_grant(text: str) -> str:
    """Return a clause without the word that grants it: "Ja, er sei dort gewesen" -> "er sei dort gewesen"."""
    first, comma, rest = text.partition(", ")
    return rest if comma and " " not in first.strip() and grants(first) else text


def grants(text: str) -> bool:
    """Whether a clause begins by granting what was told: "Ja, dieses Treffen hat es gegeben"."""
    first = text.strip(" \"„“»«‚‘'").split(maxsplit=2)[:1]
    return bool(first) and first[0].casefold().strip(",.!:") in listed("granting")


def judges_event(text: str) -> bool:
    """Whether somebody only calls an event something: "Weber bezeichnete die Gespräche als konstruktiv"."""
    return any(word.strip(".,:;!?") in listed("judging") for word in text.split())
