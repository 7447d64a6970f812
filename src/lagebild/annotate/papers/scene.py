"""A clause that speaks of a paper, and who does what in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.events.parties import PartyReader
from lagebild.annotate.konjunktiv import Form, Mood, readings
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.lexicon import entries, group
from lagebild.model.annotation import StanceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WISHING = group("papers_grammar", "wishing")
_FELT = group("papers_grammar", "felt_participle")
_BEHIND_PARTICLE = group("papers_grammar", "behind_particle") | {","}
Row = dict[str, Any]
_BESIDE = "lagebild_lemmas_beside"


@dataclass(frozen=True, slots=True)
class Scene:
    """One clause that speaks of a paper, with its sentence and the paper's places in it."""

    doc: Doc
    frames: list[Frame]
    frame: Frame
    reader: PartyReader
    papers: list[PaperMention]


@cache
def rows(file: str, table: str) -> tuple[Row, ...]:
    """Return the entries of a table of verbs."""
    return tuple(entries(file, table, ("lemmas", "example")))


@cache
def listed(file: str, table: str) -> frozenset[str]:
    """Return all words of a table."""
    return frozenset(w for row in entries(file, table, ("words", "example")) for w in row["words"])


@cache
def ends(file: str, table: str) -> tuple[str, ...]:
    """Return all words of a table, to be asked as the ends of compounds."""
    return tuple(sorted(listed(file, table)))


@cache
def reactions() -> dict[str, StanceKind]:
    """Map the nouns of a reaction to the stance that they tell: "Lob", "Ablehnung"."""
    table = entries("papers_stances", "reaction", ("stance", "nouns", "example"))
    return {noun: StanceKind(row["stance"]) for row in table for noun in row["nouns"]}


def subject_of(frame: Frame) -> list[Token]:
    """Return the words of the subject of a clause, none where it has no subject."""
    subject = frame.clause.subject
    return [t for t in frame.tokens if subject is not None and subject.start <= t.idx < subject.end]


def verb_places(frame: Frame) -> set[int]:
    """Return where the verbs of a clause begin, and the particle of its verb."""
    clause = frame.clause
    found = {span.start for span in clause.verbs}
    return found | ({clause.prefix.start} if clause.prefix is not None else set())


def uses(frame: Frame, row: Row) -> bool:
    """Whether the full verb of ``frame`` is one of ``row``, with the words that it needs beside it."""
    lemmas = row["lemmas"]
    if frame.lemma not in lemmas and lemmas_beside(frame).isdisjoint(lemmas):
        return False
    return _complete(frame, row)


def rows_used(frame: Frame, file: str, table: str) -> list[Row]:
    """Return the entries of a table whose verb a clause has with the words that they need, in their order."""
    index, all_rows = _by_lemma(file, table), rows(file, table)
    places = {n for lemma in (frame.lemma, *lemmas_beside(frame)) for n in index.get(lemma, ())}
    return [all_rows[n] for n in sorted(places) if _complete(frame, all_rows[n])]


@cache
def _by_lemma(file: str, table: str) -> dict[str, tuple[int, ...]]:
    """Map verbs to the places of their entries in a table."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows(file, table)):
        for lemma in row["lemmas"]:
            found.setdefault(lemma, []).append(number)
    return {lemma: tuple(numbers) for lemma, numbers in found.items()}


def leads_on(scene: Scene, *openers: str) -> bool:
    """Whether a clause only leads to the one right behind, an infinitive or one with "dass" or "ob" or one of
    ``openers``: "plädierte dafür, das Amt zu verlegen"."""
    behind = scene.frames[scene.frame.index + 1 : scene.frame.index + 2]
    return any(f.kind == "inf" or f.intro in ("dass", "ob", *openers) for f in behind)


def _complete(frame: Frame, row: Row) -> bool:
    """Whether a clause has the words that an entry needs beside its verb, and none that it must not have."""
    if row.get("negated") and not frame.clause.negated:
        return False
    if row.get("without") and not frozenset(row["without"]).isdisjoint(frame.words):
        return False
    asked = (row[key] for key in ("needs", "beside") if row.get(key))
    return all(not frozenset(words).isdisjoint(frame.words) for words in asked)


def uses_any(frame: Frame, file: str, *tables: str) -> bool:
    """Whether the full verb of ``frame`` is one of those tables."""
    return any(rows_used(frame, file, table) for table in tables)


def lemmas_beside(frame: Frame) -> frozenset[str]:
    """Return further verbs of a clause: one with its particle before "und", participles that "und" joins.

    They are asked for with every row of verbs, so they are worked out once for a clause.
    """
    if not frame.tokens:
        return frozenset()
    known: dict[tuple[int, int, int], frozenset[str]] = frame.tokens[0].doc.user_data.setdefault(_BESIDE, {})
    key = (frame.tokens[0].i, frame.tokens[-1].i, len(frame.tokens))
    if key not in known:
        felt = "sein" if not _FELT.isdisjoint(frame.words) and is_a_state(frame) else ""
        known[key] = frozenset([with_particle(frame), felt, *joined_verbs(frame)]) - {""}
    return known[key]


def is_a_state(frame: Frame) -> bool:
    """Whether a clause tells with "sein" and a participle how somebody feels: "Norland *ist enttäuscht*"."""
    finite = frame.finite
    forms = readings(finite.lower_) if finite is not None and frame.lemma != "sein" else ()
    return any(r.lemma == "sein" for r in forms)


def joined_verbs(frame: Frame) -> list[str]:
    """Return participles before "und": "hat das Papier *zurückgewiesen* und eine neue Fassung verlangt"."""
    if frame.finite is None or all(t.lower_ != "und" for t in frame.tokens):
        return []
    if not any(r.kind == "auxiliary" for r in readings(frame.finite.lower_) if r.finite):
        return []
    before = [left for left, right in pairwise(frame.words) if right == "und"]
    return [r.lemma for word in before for r in readings(word) if r.form is Form.PARTICIPLE]


def with_particle(frame: Frame) -> str:
    """Return the verb whose particle does not end the clause: "sieht Hilfen *vor* und Garantien"."""
    if frame.finite is None or frame.clause.prefix is not None:
        return ""
    particles = listed("papers_verbs", "particle")
    for token in reversed(frame.tokens[2:-1]):
        if token.lower_ in particles:
            following = token.nbor(1).lower_
            if following in _BEHIND_PARTICLE:
                return token.lower_ + frame.lemma
    return ""


def soft(frame: Frame) -> bool:
    """Whether a clause only supposes, plans or demands: no firm finding comes from it."""
    if frame.clause.tense == "future" or frame.clause.modal or frame.intro in ("wenn", "falls", "ob"):
        return True
    if unreal(frame):
        return True
    return not listed("papers_stances", "soft").isdisjoint(frame.words)


def is_asking(frame: Frame) -> bool:
    """Whether a clause asks for what the next one tells: "*fordert*, den Plan ...", "*will*, dass ..."."""
    wishes = frame.lemma in _WISHING and frame.lemma == frame.clause.modal and frame.clause.tense == "present"
    if wishes:
        return listed("papers_stances", "soft").isdisjoint(frame.words)
    return frame.lemma in listed("papers_stances", "asking") and not soft(frame)


def unreal(frame: Frame) -> bool:
    """Whether a clause is a condition against the facts: "*Hätte* Norland zugestimmt, wäre ..."."""
    leads = frame.finite is not None and frame.finite.i == frame.tokens[0].i
    return leads and frame.clause.mood is Mood.KONJUNKTIV_II


def is_subject(frame: Frame, mention: PaperMention) -> bool:
    """Whether the paper is the subject of the clause, by its place and its preposition."""
    if mention.prep:
        return False
    if _in_front(frame, mention):
        return True
    subject = frame.clause.subject
    if subject is None:
        return frame.kind == "main" and mention.first <= frame.tokens[0].i
    if not subject.start <= mention.span.start < subject.end:
        return False
    before = [t for t in frame.tokens if subject.start <= t.idx < mention.span.start]
    owner = len(before) == 1 and before[0].text[:1].isupper() and before[0].text.endswith(("s", "’", "'"))
    return mention.span.start <= subject.start + 8 or owner  # "*Norlands* Vorschlag"


def _in_front(frame: Frame, mention: PaperMention) -> bool:
    """Whether the form of the article alone makes a paper right before the verb the subject: "*Der von
    Südland abgelehnte Plan* sieht Wahlen vor"."""
    opens = mention.first == frame.tokens[0].i and mention.gender == "m" and frame.words[0] == "der"
    return opens and frame.kind == "main" and frame.finite is not None and frame.finite.i == mention.last + 1


def papers_between(scene: Scene, first: int, last: int) -> list[PaperMention]:
    """Return the words for papers whose noun stands from token ``first`` to ``last``."""
    start = bisect_left(scene.papers, first, key=lambda mention: mention.head)
    stop = bisect_right(scene.papers, last, key=lambda mention: mention.head)
    return scene.papers[start:stop]
