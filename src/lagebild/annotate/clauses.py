"""Clauses: where they begin and end, their finite verb with its mood and tense, and who their subject may be.

"Weber, der die Delegation leitet, erklärte, es sei um Geld gegangen." holds a main clause in two pieces
("Weber", "erklärte"), a relative clause and a clause in Konjunktiv I. Commas, colons, dashes and brackets
cut; within one stretch a conjunction cuts between two finite verbs. Without a parser the subject is a guess
from word order, article and number; it stays None where nothing speaks for one phrase.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from spacy.tokens import Doc

from lagebild.annotate.clauses_contrast import sets_apart
from lagebild.annotate.clauses_parts import Part, parts_of
from lagebild.annotate.clauses_subject import WordRange, subject_of
from lagebild.annotate.clauses_verbs import VerbGroup, verb_group
from lagebild.annotate.clauses_words import MARKS, Words, word_class, words_of
from lagebild.annotate.konjunktiv import Form, Mood, finite_readings, may_be_participle, readings
from lagebild.lexicon import group
from lagebild.model.span import CharSpan

_KEY = "lagebild_clauses"
PAST_TENSES = frozenset({"past", "perfect", "pluperfect"})
"""The tenses of ``Clause.tense`` that tell what is over: "traf", "hat getroffen", "hatte getroffen"."""


class ClauseKind(StrEnum):
    """Shape of a clause."""

    MAIN = "main"
    """The finite verb stands second: "Weber sagte nichts"; also "es sei falsch"."""
    VERB_FIRST = "verb_first"
    """The finite verb stands first: "sagte Weber", "kämen sie nicht"."""
    SUBORDINATE = "subordinate"
    """Opened by a conjunction or a w-word: "dass er kommt", "ob er kommt"."""
    RELATIVE = "relative"
    INFINITIVE = "infinitive"
    """With "zu": "die Truppen abzuziehen"."""
    FRAGMENT = "fragment"
    """Without a verb: a headline, "Kein Kommentar."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause; all offsets are characters of the text.

    ``pieces`` are its stretches, without clauses put in between; ``words`` the same as word indices.
    ``lemma`` is the full verb with its separable prefix ("kündigte ... an": "ankündigen", "hat gesagt":
    "sagen"), ``finite`` the finite word, ``verbs`` all words of the verb. ``tense`` is present, past,
    perfect, pluperfect or future. ``mood`` is None without a finite verb; ``ambiguous`` marks forms that
    are Konjunktiv as well.
    """

    kind: ClauseKind
    sentence: int
    pieces: tuple[CharSpan, ...]
    words: tuple[tuple[int, int], ...]
    finite: CharSpan | None = None
    finite_word: int | None = None
    lemma: str | None = None
    prefix: CharSpan | None = None
    verbs: tuple[CharSpan, ...] = ()
    mood: Mood | None = None
    ambiguous: bool = False
    tense: str | None = None
    passive: bool = False
    modal: str | None = None
    negated: bool = False
    subordinator: str | None = None
    subject: CharSpan | None = None
    subject_words: tuple[int, int] | None = None
    span: CharSpan = field(init=False, repr=False, compare=False)
    """From the first character to the last, clauses in between included."""

    def __post_init__(self) -> None:
        """Make the span, which is asked for many times."""
        object.__setattr__(self, "span", CharSpan(self.pieces[0].start, self.pieces[-1].end))

    @property
    def konjunktiv(self) -> bool:
        """Whether the finite verb is plainly Konjunktiv I or II."""
        return self.mood is Mood.KONJUNKTIV_I or self.mood is Mood.KONJUNKTIV_II


def clauses_of(doc: Doc) -> tuple[Clause, ...]:
    """Return the clauses of ``doc`` in the order in which they begin; computed once for a Doc."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = tuple(_analyse(words_of(doc)))
    return cast(tuple[Clause, ...], doc.user_data[_KEY])


def clauses_by_sentence(doc: Doc) -> tuple[tuple[Clause, ...], ...]:
    """Return the clauses of each sentence of ``words_of(doc)``."""
    grouped: list[list[Clause]] = [[] for _ in words_of(doc).sentences]
    for clause in clauses_of(doc):
        grouped[clause.sentence].append(clause)
    return tuple(tuple(group) for group in grouped)


def _analyse(words: Words) -> list[Clause]:
    found: list[Clause] = []
    for number, (first, stop) in enumerate(words.sentences):
        shared: WordRange | None = None
        for draft in _join(words, parts_of(words, first, stop)):
            clause = _finish(words, number, draft, shared)
            found.append(clause)
            if clause.kind is ClauseKind.MAIN or (
                clause.kind is ClauseKind.VERB_FIRST and clause.subject_words
            ):
                shared = clause.subject_words
    return found


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A clause that is still being put together from its parts."""

    kind: ClauseKind
    parts: list[Part] = field(default_factory=list)
    finite: int | None = None
    subordinator: str | None = None
    closed: bool = False
    """Nothing goes on with it: "begleitet von Braun" between two commas, "Südland nicht" behind one."""


def _join(words: Words, parts: list[Part]) -> list[_Draft]:
    """Put parts together that belong to one clause, around what stands in between."""
    drafts: list[_Draft] = []
    for number, part in enumerate(parts):
        company = _is_company(words, part) or (bool(drafts) and sets_apart(words, parts[number - 1], part))
        own = company or _quoted(words, drafts, part) or _inserted(words, part)
        draft = None if own else _continued([d for d in drafts if not d.closed], part)
        if draft is None and _list_runs_on(words, drafts, part):
            draft = drafts[-1]
        draft = draft or _awaiting(words, drafts, part)
        draft = draft or _awaiting_end(words, drafts, part, parts[number + 1 :])
        if draft is None:
            kind = ClauseKind.MAIN if part.kind == "verb_last" else ClauseKind(part.kind)
            drafts.append(
                _Draft(
                    kind=kind,
                    parts=[part],
                    finite=part.finite,
                    subordinator=part.subordinator,
                    closed=company,
                )
            )
            continue
        draft.parts.append(part)
        if draft.finite is None and part.finite is not None:
            draft.finite = part.finite
            if draft.kind is ClauseKind.FRAGMENT:
                draft.kind = ClauseKind.MAIN
    return drafts


def _list_runs_on(words: Words, drafts: list[_Draft], part: Part) -> bool:
    """Whether a list before the verb goes on behind a comma: "Ein Treffen mit Weber, *Krüger und Thoma* ist
    geplant"."""
    if part.kind != "main" or part.finite is None or part.after_colon or part.breaks or not drafts:
        return False
    before = drafts[-1]
    if before.kind is not ClauseKind.FRAGMENT or before.closed or before.finite is not None:
        return False
    end = before.parts[-1].stop
    listed = any(words.low[i] in word_class("coordinator") for i in range(part.start + 1, part.finite))
    return listed and words.is_capital(end - 1) and words.is_capital(part.start) and words.text[end] == ","


def _quoted(words: Words, drafts: list[_Draft], part: Part) -> bool:
    """Whether a verb follows words in marks of somebody: "„Kein Kommentar“, sagte Weber"."""
    if part.kind != "verb_first" or not drafts:
        return False
    before = drafts[-1].parts[-1]
    end = before.stop + 1 if words.text[before.stop] in {"!", "?"} else before.stop
    closed = words.text[end] in MARKS and before.start > 0 and words.text[before.start - 1] in MARKS
    return closed and drafts[-1].finite is None and len(drafts[-1].parts) == 1


def _inserted(words: Words, part: Part) -> bool:
    """Whether a stretch stands apart by "so" before its verb: "Die Frist, so schätzt Weber, reicht"."""
    return part.finite == part.start + 1 and words.low[part.start] == "so" and words.text[part.start] == "so"


def _is_company(words: Words, part: Part) -> bool:
    """Whether a stretch without finite verb begins with a participle and "von": "begleitet von Braun"."""
    if part.kind != "fragment" or part.stop - part.start < 3 or words.low[part.start + 1] not in _BY:
        return False
    return any(r.form is Form.PARTICIPLE for r in readings(words.low[part.start]))


_BY = group("clauses", "agent_preposition")


def _continued(drafts: list[_Draft], part: Part) -> _Draft | None:
    """Return the clause that ``part`` goes on with, None when it begins one."""
    if not drafts or part.breaks:
        return None
    unfinished = [d for d in drafts if d.finite is None and d.kind in _OPEN]
    if part.kind == "fragment":
        outer = [d for d in drafts if d.kind in {ClauseKind.MAIN, ClauseKind.VERB_FIRST, ClauseKind.FRAGMENT}]
        if unfinished and unfinished[-1] is drafts[-1]:
            return unfinished[-1]
        mains = [d for d in drafts[:-1] if d.kind is ClauseKind.MAIN]
        if part.begins_with_als and mains and drafts[-1].kind is not ClauseKind.MAIN:
            return mains[-1]
        if drafts[-1].kind in {ClauseKind.RELATIVE, ClauseKind.INFINITIVE} and outer:
            return outer[-1]
        return drafts[-1]
    if part.kind == "verb_first" and unfinished and not part.after_colon:
        return unfinished[-1]
    if part.kind == "verb_last":
        depending = [d for d in unfinished if d.kind is not ClauseKind.FRAGMENT]
        return depending[-1] if depending else None
    return None


def _awaiting(words: Words, drafts: list[_Draft], part: Part) -> _Draft | None:
    """Return a clause whose auxiliary waits for the participle ``part``: "hatte Weber, der Chef, erklärt"."""
    if part.kind != "verb_first" or part.finite is None or part.after_colon or part.stop - part.start > 3:
        return None
    if not may_be_participle(words.low[part.finite]):
        return None
    for draft in reversed(drafts):
        if draft.finite is None or draft.kind is ClauseKind.RELATIVE:
            continue
        auxiliary = any(r.kind == "auxiliary" for r in finite_readings(words.low[draft.finite]))
        indices = [i for p in draft.parts for i in range(p.start, p.stop) if i != draft.finite]
        complete = any(not r.finite for i in indices for r in readings(words.low[i]))
        return draft if auxiliary and not complete else None
    return None


def _awaiting_end(words: Words, drafts: list[_Draft], part: Part, rest: list[Part]) -> _Draft | None:
    """Return a clause whose verb waits for the infinitive or participle at the end of ``part``, an apposition
    between; not where that comes in ``rest``.

    "Am Montag soll ein Gesandter, der Däne Holm, die Gruppe getroffen haben", "Gestern haben die Fans mit dem
    Chef des Bundes, Jens Holm, über Karten gesprochen".
    """
    ready = [d for d in drafts if d.finite is not None]
    if len(ready) > 1 and ready[-1].kind is ClauseKind.RELATIVE and part.kind == "relative":
        ready.pop()  # "hatte die IGAD, *die vermittelt*, den Parteien den Text übergeben"
    draft = ready[-1] if ready else None
    if part.kind not in {"verb_last", "relative"} or draft is None or draft.finite is None:
        return None
    finite = {r.kind for r in readings(words.low[draft.finite]) if r.finite}
    form = Form.INFINITIVE if "modal" in finite else Form.PARTICIPLE
    waits = draft.kind in _MAINS and bool(finite & {"modal", "auxiliary"})
    if not waits or not _ends_in(words, part, form):
        return None
    later = {"fragment", "verb_last"} | ({"relative"} if part.kind == "relative" else set())
    if any(other.kind in later and _ends_in(words, other, form) for other in rest):
        return None  # "hatte die IGAD, *die vermittelt*, den Parteien am Freitag übergeben"
    indices = [i for p in draft.parts for i in range(p.start, p.stop) if i != draft.finite]
    return None if any(not r.finite for i in indices for r in readings(words.low[i])) else draft


def _ends_in(words: Words, part: Part, form: Form) -> bool:
    last = part.stop - 1
    return words.text[last].islower() and any(r.form is form for r in readings(words.low[last]))


_MAINS = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})
_OPEN = frozenset({ClauseKind.FRAGMENT, ClauseKind.SUBORDINATE, ClauseKind.RELATIVE})


def _finish(words: Words, number: int, draft: _Draft, shared: WordRange | None) -> Clause:
    """Make the clause; after "und" with the verb first, the subject is that of the main clause before."""
    ranges = tuple((part.start, part.stop) for part in draft.parts)
    group = verb_group(words, ranges, draft.finite, verb_last=draft.kind in _VERB_LAST)
    if draft.kind is ClauseKind.VERB_FIRST and words.low[ranges[0][0]] in word_class("coordinator"):
        subject = shared
    else:
        subject = subject_of(words, ranges, draft.finite, draft.kind.value, group)
        if subject is None and draft.kind is ClauseKind.VERB_FIRST and _shares(words, ranges, group, shared):
            subject = shared
    negation = word_class("negation")
    return Clause(
        kind=draft.kind,
        sentence=number,
        pieces=tuple(words.span(first, stop) for first, stop in ranges),
        words=ranges,
        finite=words.span(draft.finite, draft.finite + 1) if draft.finite is not None else None,
        finite_word=draft.finite,
        lemma=group.lemma,
        prefix=words.span(group.prefix, group.prefix + 1) if group.prefix is not None else None,
        verbs=tuple(words.span(i, i + 1) for i in group.words),
        mood=group.mood,
        ambiguous=group.ambiguous,
        tense=group.tense,
        passive=group.passive,
        modal=group.modal,
        negated=any(not negation.isdisjoint(words.low[first:stop]) for first, stop in ranges),
        subordinator=draft.subordinator,
        subject=words.span(*subject) if subject else None,
        subject_words=subject,
    )


def _shares(words: Words, ranges: tuple[WordRange, ...], group: VerbGroup, shared: WordRange | None) -> bool:
    """Whether a clause behind a comma goes on with the subject before: "Weber schwieg, sagte aber, …"."""
    first = ranges[0][0]
    if shared is None or first == 0 or words.text[first - 1] != "," or group.finite_lemma is None:
        return False
    return any(words.low[i] in _SHARING for i in range(first + 1, ranges[0][1]))


_SHARING = group("clauses", "sharing_adverb")
_VERB_LAST = frozenset({ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE})

__all__ = ["Clause", "ClauseKind", "VerbGroup", "clauses_by_sentence", "clauses_of"]
