"""Stances in sentences that name no paper: "Damit könne Norland leben", "Die Frist müsse verkürzt werden"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.absolute import absolute, pledged
from lagebild.annotate.papers.advising import advised, will_advise
from lagebild.annotate.papers.beside import for_and_against, of_others
from lagebild.annotate.papers.demanding import (
    asks_bare,
    asks_change,
    asks_more,
    changes_part,
    edits,
    must_be_otherwise,
    needed,
    on_condition,
)
from lagebild.annotate.papers.firmness import left_open
from lagebild.annotate.papers.gapping import gapped
from lagebild.annotate.papers.halves import halves
from lagebild.annotate.papers.moods import mood
from lagebild.annotate.papers.objections import dispelled
from lagebild.annotate.papers.of_objects import of_object
from lagebild.annotate.papers.of_that import (
    exclaimed,
    is_said,
    moved,
    not_enough,
    of_that,
    only_a_part,
    part_is_said,
    that_does,
)
from lagebild.annotate.papers.reactions import called, came, complains, felt
from lagebild.annotate.papers.scene import Scene, ends, leads_on, listed
from lagebild.annotate.papers.short_answers import answered, with_speech
from lagebild.annotate.papers.stances import stances
from lagebild.annotate.papers.standing import of_term, stands_alone, term_nouns
from lagebild.annotate.papers.term_stances import not_told, of_terms
from lagebild.annotate.papers.told import Told
from lagebild.annotate.papers.viewpoints import seen_by
from lagebild.annotate.papers.voicing import voiced
from lagebild.annotate.papers.voting import campaigned, counted_out, votes
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Quotation, Stance, StanceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagebild.annotate.papers.findings import Findings
    from lagebild.annotate.papers.identity import Draft
    from lagebild.annotate.papers.reading import Reading


_REGRETS = group("papers_grammar", "feeling_of_outcome")
_JOINING = group("papers_grammar", "joining_adverb")
_RECENT, _STILL, _FAR = 2, 8, 10


def attitudes(reading: Reading, found: dict[int, Findings], about: dict[int, Draft]) -> None:
    """Add the stances of sentences that only point to the paper before them.

    ``about`` gives the paper of each sentence that names one or tells of its contents. A sentence is read
    where it stands right behind such a one, in the same speech, or in the speech after it.
    """
    stood: dict[int, Draft] = {}
    told = Told()
    alone = [d for d in reading.drafts if d.named]
    last: int | None = None
    for place, frames in enumerate(reading.frames):
        last = place - 1 if place - 1 in about or place - 1 in stood else last
        still = len(alone) == 1 and last is not None and place - last <= _STILL
        still = still and _reacted(reading, place, found[id(alone[0])], _STILL)
        draft = _meant(reading, place, about, stood) or (alone[0] if still else None)
        if draft is not None and (draft.size is None or draft.named):
            near = place - 1 in about or place in about or place - 1 in stood
            before = (place - 2 in about or place - 2 in stood) and place > 1
            at = _Place(
                draft,
                known=frozenset(s.holder for s in found[id(draft)].stances),
                near=near,
                close=near or still or (before and reading.spoken(place - 1)),
                reacted=_reacted(reading, place, found[id(draft)], _STILL if still else _RECENT),
                aside=not near and _tells_event(reading, place - 1),
                refused=_refused(reading, place, found[id(draft)]),
                told=replace(told, terms=term_nouns(found[id(draft)].contents)),
            )
            if _read(reading, frames, at, found[id(draft)]):
                stood[place] = draft
        if place in about:
            told.add(reading.sentences[place])
    of_terms(reading, found)


def _meant(reading: Reading, place: int, about: dict[int, Draft], stood: dict[int, Draft]) -> Draft | None:
    """Return the paper that a sentence may mean: one just told of, or one that another took a stand to."""
    draft = _current(reading, place, about, _RECENT) or _edited(reading, place, about)
    if draft is not None or place - 1 not in stood:
        return draft
    return stood[place - 1] if reading.paragraphs[place] - reading.paragraphs[place - 1] <= 1 else None


def _read(reading: Reading, frames: list[Frame], at: _Place, mine: Findings) -> bool:
    """Add the stances of the clauses of a sentence that name no paper, and tell whether there are any."""
    added = False
    for frame, quotation in with_speech(reading, frames):
        if any(t.i in reading.owner for t in frame.tokens):
            continue
        scene = reading.scene_in(frames, frame)
        if left_open(scene):
            continue  # "*Stimmt Südland zu*, beginnt der Abzug"
        here = replace(at, known=at.known | {s.holder for s in mine.stances[-_FAR:]})
        given = _of(scene, quotation, here)
        if not given and at.near:
            given = of_term(scene, quotation, at.told.terms) or stands_alone(scene, quotation)
        if given := not_told(given, mine, frames):
            mine.stand(given)
            added = True
    return added


def _reacted(reading: Reading, place: int, mine: Findings, reach: int) -> bool:
    """Whether one of the few sentences before tells somebody's stand towards the paper."""
    first = max(0, place - reach)
    if not place or reading.paragraphs[place] - reading.paragraphs[max(0, place - _RECENT)] > 1:
        return False
    start, stop = reading.sentences[first][0].idx, reading.sentences[place][0].idx
    return any(start <= s.span.start < stop for s in mine.stances[-_FAR:])


def _edited(reading: Reading, place: int, about: dict[int, Draft]) -> Draft | None:
    """Return the paper some sentences back where something is to be struck out or put in."""
    must = [f for f in reading.frames[place] if f.clause.modal == "müssen" and f.clause.passive]
    if any(_numbered_part(f) and changes_part(f) for f in must):
        before = [number for number in about if 0 < place - number <= _FAR]
        return about[max(before)] if before else None  # "Der dritte Punkt müsse neu gefasst werden"
    return _current(reading, place, about, 2 * _RECENT) if any(edits(f) for f in must) else None


def _numbered_part(frame: Frame) -> bool:
    """Whether a clause names a part by its number, as only papers have: "der dritte Punkt"."""
    parts, ordinals = listed("papers_contents", "numbered_part"), listed("papers_contents", "ordinal")
    stems = {word.rstrip("n") for word in ordinals}
    return any(two in parts and one.rstrip("nrsm") in stems for one, two in pairwise(frame.words))


def _current(reading: Reading, place: int, about: dict[int, Draft], reach: int) -> Draft | None:
    """Return the paper that the sentence may mean: of this one, or of one shortly before it."""
    for number in range(place, max(-1, place - reach - 1), -1):
        if number in about:
            apart = reading.paragraphs[place] - reading.paragraphs[number]
            return about[number] if apart <= 1 else None
    return None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a clause stands towards a paper: right behind what is told of it (``near``), in the course of the
    reactions to it (``close``), behind somebody's stand (``reacted``); ``known`` have taken one."""

    draft: Draft
    known: frozenset[str]
    near: bool
    close: bool
    reacted: bool
    aside: bool = False
    """Behind a sentence that tells of something that happened, which words of judgement may mean."""
    refused: bool = False
    """Right behind a refusal, which disappointment or relief is about."""
    told: Told = field(default_factory=Told)
    """What the text has told of the paper."""


def _refused(reading: Reading, place: int, mine: Findings) -> bool:
    """Whether the sentence before tells that somebody refused the paper: "Südland *lehnte ihn ab*"."""
    if not place:
        return False
    start, stop = reading.sentences[place - 1][0].idx, reading.sentences[place][0].idx
    refusals = (s for s in mine.stances[-_FAR:] if s.stance is StanceKind.REJECTS)
    return any(start <= s.span.start < stop for s in refusals)


def _tells_event(reading: Reading, place: int) -> bool:
    """Whether a sentence tells of something that happened: "Verdi rief zum *Warnstreik* auf"."""
    tokens = reading.sentences[place] if place >= 0 else []
    nouns = [t.lower_ for t in tokens if t.text[:1].isupper()]
    return any(noun.endswith(ends("papers_stances", "happening")) for noun in nouns)


def _of(scene: Scene, quotation: Quotation | None, at: _Place) -> list[Stance]:
    """Return the stances of a clause that names no paper, by the first reading that fits."""
    if at.close and (given := votes(scene) or campaigned(scene) or for_and_against(scene)):
        return given
    if at.close and (given := counted_out(scene)):
        return given
    if (met := dispelled(scene, quotation, named=False)) is not None:
        return met if at.close else []
    if scene.frame.kind == "inf":
        return will_advise(scene) or (pledged(scene) if at.close else [])
    if not scene.frame.tokens:
        return []
    front, behind = halves(scene)
    given = next((given for given in _readings(front, quotation, at) if given), [])
    return [*given, *behind] if given else []


def _readings(scene: Scene, quotation: Quotation | None, at: _Place) -> Iterator[list[Stance]]:
    """Yield what each reading of a clause gives, the plainest first."""
    own = frozenset(at.draft.presenters)
    if at.close and not (_of_a_will(scene) or leads_on(scene) or of_others(scene)):
        for prep in _anaphor(scene.frame):
            yield stances(scene, None, quotation, prep=prep)
    yield asks_change(scene, quotation) or asks_more(scene, at.known, at.told, reacted=at.reacted)
    if at.close:
        yield on_condition(scene, quotation)
    if at.near:
        yield seen_by(scene, None) or asks_bare(scene)
        yield must_be_otherwise(scene, quotation, at.known)
    yield needed(scene, quotation) or advised(scene, quotation)
    if at.close:
        yield gapped(scene, None)
        yield (
            ([] if at.aside else called(scene, own))
            or came(scene, at.told)
            or complains(scene, quotation, own)
            or voiced(scene, own)
        )
        regrets = at.refused and not _REGRETS.isdisjoint(scene.frame.words)
        reactions = felt(scene, at.told) if not regrets or _JOINING.intersection(scene.frame.words) else []
        yield [s for s in reactions if at.near or at.reacted or s.stance is StanceKind.AGREES]
        yield absolute(scene, quotation)
        yield exclaimed(scene, quotation, own) or is_said(scene, quotation, own)
        yield answered(scene, quotation, own)
    if not at.near:
        turned_down = (StanceKind.CRITICISES, StanceKind.REJECTS)
        yield [s for s in called(scene, own) if not at.aside and s.stance in turned_down]
        if at.close and at.reacted and not at.aside:
            yield of_object(scene, quotation, own, at.told, reacted=True) or mood(scene, quotation, own)
        return
    yield moved(scene) or of_that(scene, quotation)
    yield part_is_said(scene, quotation, own) or only_a_part(scene, quotation) or not_enough(scene)
    yield that_does(scene, quotation, own)
    if not at.aside:
        yield of_object(scene, quotation, own, at.told, reacted=at.reacted)
        yield mood(scene, quotation, own)


def _of_a_will(scene: Scene) -> bool:
    """Whether the clause before says what somebody wants: "Die SPD will es, *die CDU ist dagegen*"."""
    before = scene.frames[scene.frame.index - 1] if scene.frame.index else None
    return before is not None and before.kind == "main" and before.clause.modal == "wollen"


def _anaphor(frame: Frame) -> tuple[str, ...]:
    """The prepositions of an adverb that stands for the paper: "damit" holds "mit", but none in "*damit* wir
    leben können"."""
    found = [
        row
        for row in entries("papers_stances", "anaphor", ("words", "preps", "example"))
        if not frozenset(row["words"]).isdisjoint(frame.words) and frame.intro not in row["words"]
    ]
    return tuple(found[0]["preps"]) if len(found) == 1 else ()  # "214 stimmten dafür, 187 dagegen"
