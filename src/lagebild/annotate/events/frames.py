"""Clauses with their tokens: what ``clauses.py`` cuts, in the shape that events and papers are read from."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lagebild import lexicon
from lagebild.annotate.clauses import Clause, ClauseKind, clauses_of
from lagebild.annotate.events.mending import mended
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.annotate.nearby import findings_of
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MARKS = frozenset("\"„“”»«‚‘’'›‹")
_HELPING = lexicon.group("events_grammar", "helping_verb")
_KINDS = {
    ClauseKind.SUBORDINATE: "sub",
    ClauseKind.RELATIVE: "rel",
    ClauseKind.INFINITIVE: "inf",
}
_FRAMES, _FINITE = "lagebild_event_frames", "lagebild_finite_tokens"
_STARTS = "lagebild_starts"


def beginning_in(doc: Doc, name: str, start: int, end: int) -> list[Any]:
    """Return the findings of ``doc._.<name>`` whose span begins from ``start`` to before ``end``, by
    bisection."""
    given = findings_of(doc, name)
    known = doc.user_data.setdefault(_STARTS, {})
    if name not in known or known[name][0] is not given:
        ordered = sorted(given, key=lambda found: found.span.start)
        known[name] = (given, ordered, [found.span.start for found in ordered])
    _, ordered, starts = known[name]
    return list(ordered[bisect_left(starts, start) : bisect_left(starts, end)])


@cache
def group(name: str) -> frozenset[str]:
    """Return the closed word class ``name`` of ``events_grammar.toml``."""
    return lexicon.group("events_grammar", name)


@cache
def endings(name: str) -> tuple[str, ...]:
    """Return the words of the closed class ``name`` as ends of compounds."""
    return lexicon.endings("events_grammar", name)


@dataclass(frozen=True, slots=True)
class Frame:
    """One clause with its tokens.

    ``kind`` is "main", "sub", "rel" or "inf", ``intro`` the conjunction or pronoun that opens it.
    ``governor`` is the index, in the sentence's frames, of the clause that it follows, None for main clauses.
    """

    clause: Clause
    tokens: tuple[Token, ...]
    kind: str
    intro: str
    finite: Token | None
    governor: int | None
    index: int
    words: list[str] = field(init=False, repr=False, compare=False)
    """The words in lower case, in their order."""

    def __post_init__(self) -> None:
        """Make the words, which are asked for many times."""
        object.__setattr__(self, "words", [t.lower_ for t in self.tokens])

    @property
    def span(self) -> CharSpan:
        """The stretch of text from the first to the last word."""
        return self.clause.span

    @property
    def lemma(self) -> str:
        """The full verb with its prefix ("ankündigen"), "" where there is none."""
        lemma = self.clause.lemma or ""
        if lemma in _HELPING and self.tokens[0].is_sent_start and self.finite is not None:
            first = self.tokens[0].lower_
            if self.finite.i - self.tokens[0].i == 1 and any(not r.finite for r in readings(first)):
                return first  # "Teilnehmen werden Weber und Krüger"
        return lemma

    def holds_end(self, name: str) -> bool:
        """Whether a noun of the clause ends in a word of the closed class ``name``: "Landes|parteitag"."""
        ends = endings(name)
        return any(t.text[:1].isupper() and t.lower_.endswith(ends) for t in self.tokens)

    def holds(self, name: str) -> bool:
        """Whether a word of the closed class ``name`` stands in the clause."""
        return not group(name).isdisjoint(self.words)

    def holds_pair(self, first: str, second: str) -> bool:
        """Whether two words stand side by side: "fand *nicht wie* geplant statt"."""
        return (first, second) in pairwise(self.words)


def frames_by_sentence(doc: Doc) -> list[list[Frame]]:
    """Return the clauses of each sentence, with their tokens; computed once for a Doc."""
    if _FRAMES not in doc.user_data:
        doc.user_data[_FRAMES] = _collect(doc)
    return list(doc.user_data[_FRAMES])


def participle_in_front(frame: Frame) -> bool:
    """Whether the clause begins with the participle of its verb: "Verhandelt wird", "Beraten werden soll"."""
    words = frame.words
    if len(words) < 2 or words[1] not in group("auxiliary") | group("modal"):
        return False
    known = (*readings(words[0]), *readings(words[0].removeprefix("weiter")))
    return any(r.form is Form.PARTICIPLE for r in known)


def frame_at(frames: list[Frame], token: Token) -> Frame | None:
    """Return the clause that holds ``token``."""
    return next((f for f in frames if any(t.i == token.i for t in f.tokens)), None)


def finite_tokens(doc: Doc) -> frozenset[int]:
    """Return the indices of the tokens that are finite verbs."""
    if _FINITE not in doc.user_data:
        found = (f.finite.i for frames in frames_by_sentence(doc) for f in frames if f.finite is not None)
        doc.user_data[_FINITE] = frozenset(found)
    return frozenset(doc.user_data[_FINITE])


def is_finite(token: Token) -> bool:
    """Whether the token is the finite verb of a clause."""
    return token.i in finite_tokens(token.doc)


def _collect(doc: Doc) -> list[list[Frame]]:
    tokens = [t for t in doc if not t.is_space]
    starts = [t.idx for t in tokens]
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    grouped: list[list[Frame]] = [[] for _ in sentences]
    place = 0
    for clause in mended(doc, clauses_of(doc)):
        while place + 1 < len(sentences) and clause.span.start >= sentences[place][1]:
            place += 1
        row = grouped[place]
        row.append(_frame(clause, tokens, starts, row))
    return grouped


def _frame(clause: Clause, tokens: list[Token], starts: list[int], before: list[Frame]) -> Frame:
    mine: list[Token] = []
    for piece in clause.pieces:
        mine += tokens[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
    finite = next((t for t in mine if clause.finite is not None and t.idx == clause.finite.start), None)
    kind = _KINDS.get(clause.kind, "main")
    index = len(before)
    governor = _governor(clause, before) if kind != "main" and index else None
    return Frame(clause, tuple(mine), kind, clause.subordinator or "", finite, governor, index)


def _governor(clause: Clause, before: list[Frame]) -> int:
    """Return the clause that ends last before another: the one right before it, or the one that a relative
    clause interrupts: "Weber, die in Rom war, *räumte ein*, ihn getroffen zu haben"."""
    near = before[-3:]
    ended = [f for f in near if f.clause.pieces[-1].end <= clause.span.start]
    return max(ended or near[-1:], key=lambda f: (f.clause.pieces[-1].end, f.index)).index
