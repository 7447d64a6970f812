"""Where a party stands where no word of the clause names the paper: "stimmt zu", "ein Nein", "die Frist"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.papers.beside import set_apart
from lagebild.annotate.papers.firmness import meant
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.judging import denied_judgement, judged
from lagebild.annotate.papers.own_voice import own_voice
from lagebild.annotate.papers.phrases import ENDINGS
from lagebild.annotate.papers.scene import (
    Scene,
    ends,
    listed,
    rows,
    rows_used,
    soft,
    subject_of,
    verb_places,
)
from lagebild.lexicon import entries
from lagebild.model.annotation import Quotation, Stance, StanceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from lagebild.model.annotation import PaperContent

_STEM_ENDINGS = [
    word for row in entries("papers_grammar", "stem_ending", ("words", "example")) for word in row["words"]
]
_STEM = 5


def term_nouns(contents: Iterable[PaperContent]) -> frozenset[str]:
    """Return the nouns of what a paper provides, by which a sentence may take up one of its terms."""
    words = (word.strip('.,;:()„“"»«') for content in contents for word in content.text.split())
    return frozenset(stem(word) for word in words if word[:1].isupper() and len(word) >= _STEM)


def stem(word: str) -> str:
    """Return a noun in lower case without its ending: "Abgaben" as "Abgabe"."""
    low = word.lower()
    for ending in _STEM_ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _STEM - 1:
            return low[: -len(ending)]
    return low


def stands_alone(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "Norland stimmt zu", "Zustimmen werde er trotzdem", right behind what the paper holds."""
    frame = scene.frame
    if frame.kind != "main" or frame.lemma not in listed("papers_stances", "alone") or objects(scene):
        return []
    behind = scene.frames[frame.index + 1 : frame.index + 2]
    although = any(t.lower_ == "auch" for f in behind for t in f.tokens[:1]) or any(
        f.tokens[0].i and f.tokens[0].nbor(-1).lower_ == "auch" for f in behind
    )
    bound = any(f.kind == "inf" or f.intro in ("dass", "wenn", "sofern", "falls") for f in behind)
    if bound and not although:  # but "stimmt zu, *auch wenn* ein Punkt fehle"
        return []
    row = next((r for r in rows("papers_stances", "stance") if frame.lemma in r["lemmas"]), None)
    if row is None:
        return []
    kind = StanceKind(row["stance"])
    people = holders(scene, frame)
    speaker = quotation.speaker_name if quotation is not None else None
    if not people and speaker and own_voice(scene):
        future = frame.clause.tense == "future" and frame.clause.modal is None
        firm_kind = denied_judgement(frame, kind) if future else meant(frame, kind)
        return [Stance(holder=speaker, stance=firm_kind, span=frame.span)] if firm_kind else []
    firm_kind = meant(frame, kind)
    if firm_kind is None or not people:
        return []
    told = [Stance(holder=p.name, stance=firm_kind, span=frame.span) for p in people]
    return [*told, *set_apart(scene, firm_kind)]


def objects(scene: Scene) -> list[Token]:
    """The nouns and pronouns of a clause that are neither its subject nor a time."""
    frame = scene.frame
    gone = verb_places(frame) | {t.idx for t in subject_of(frame)}
    people = {i for p in holders(scene, frame) for i in range(p.first, p.last + 1)}
    inside = [t for t in frame.tokens if t.idx not in gone and t.i not in people]
    timed = beginning_in(scene.doc, "timexes", frame.span.start, frame.span.end)
    taken = listed("papers_stances", "taken_up")
    return [
        t
        for n, t in enumerate(inside)
        if (t.text[:1].isupper() and not (n == 0 and t.i == frame.tokens[0].i)) or t.lower_ in taken
        if not any(x.span.start <= t.idx < x.span.end for x in timed)
    ]


def of_term(
    scene: Scene, quotation: Quotation | None, terms: frozenset[str], *, named: bool = False
) -> list[Stance]:
    """Read "Den Abzug aus der Stadt lehnte sie ab", of a term of the paper just told: criticism of it.

    The noun is one of what the paper provides (``terms``), or an attribute says so ("den vorgesehenen
    Schlüssel"), or it is a noun of parts ("die kurze Frist"); with ``named`` only the first.
    """
    frame = scene.frame
    if frame.kind != "main" or soft(frame) or frame.clause.negated or frame.clause.passive:
        return []
    if not named and _against_term(frame, terms):
        people = holders(scene, frame)
        return [Stance(holder=p.name, stance=StanceKind.CRITICISES, span=frame.span) for p in people]
    fits = [r for r in rows("papers_stances", "stance") if frame.lemma in r["lemmas"]]
    kinds = [StanceKind(r["stance"]) for r in fits if not {"needs", "on", "judged"} & set(r)]
    if not kinds and any(r.get("judged") for r in fits) and (kind := judged(frame)):
        kinds = [kind]  # "hält die vorgeschlagene Menge für zu hoch"
    if not kinds or kinds[0] not in (StanceKind.REJECTS, StanceKind.CRITICISES):
        return []
    beside = objects(scene)
    if not any(stem(t.text) in terms if named else is_term(t, frame, terms) for t in beside):
        return []
    names = [p.name for p in holders(scene, frame)]
    speaker = quotation.speaker_name if quotation is not None else None
    if not names and speaker and own_voice(scene):
        names = [speaker]
    return [Stance(holder=n, stance=StanceKind.CRITICISES, span=frame.span) for n in dict.fromkeys(names)]


def _against_term(frame: Frame, terms: frozenset[str]) -> bool:
    """Whether a verb of refusing has a term behind its preposition: "legte *gegen die Abzugsklausel* Protest
    ein", "stößt sich *an dem Rat*"."""
    refuse = (StanceKind.REJECTS, StanceKind.CRITICISES)
    fits = [r for r in rows_used(frame, "papers_stances", "stance") if r["stance"] in refuse and r.get("on")]
    preps = {prep for r in fits if not r.get("judged") for prep in r["on"]}
    for number, token in enumerate(frame.tokens if preps else ()):
        if token.lower_ in preps:
            behind = frame.tokens[number + 1 : number + _ATTRIBUTES]
            noun = next((t for t in behind if t.text[:1].isupper()), None)
            if noun is not None and is_term(noun, frame, terms):
                return True
    return False


_ATTRIBUTES = 5
"""So many words behind a preposition its noun stands."""


def is_term(noun: Token, frame: Frame, terms: frozenset[str]) -> bool:
    """Whether a noun is what a paper provides, a part of papers, or said to be planned: "die *Frist*"."""
    if not noun.text[:1].isupper():
        return False
    before = noun.nbor(-1).lower_ if noun.i > frame.tokens[0].i else ""
    stems = (before[: -len(end)] for end in ENDINGS if before.endswith(end))
    planned = any(one in listed("papers_stances", "planned") for one in stems)
    part = noun.lower_ in listed("papers_stances", "portion")
    part = part or noun.lower_.endswith(ends("papers_stances", "portion_end"))
    return planned or part or stem(noun.text) in terms
