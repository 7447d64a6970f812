"""Stances in sentences that name no paper: "Damit könne Norland leben", "Die Frist müsse verkürzt werden"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import MARKS, Frame
from lagebild.annotate.papers.absolute import absolute
from lagebild.annotate.papers.advising import advised, will_advise
from lagebild.annotate.papers.anybody import behind_preposition
from lagebild.annotate.papers.demanding import (
    asks_bare,
    asks_change,
    asks_more,
    beside_stand,
    changes_part,
    edits,
    must_be_otherwise,
    needed,
    on_condition,
)
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.judging import judged, not_yet
from lagebild.annotate.papers.of_that import (
    exclaimed,
    is_said,
    moved,
    not_enough,
    of_that,
    only_a_part,
    part_is_said,
)
from lagebild.annotate.papers.scene import (
    Scene,
    listed,
    rows_used,
    soft,
    verb_places,
)
from lagebild.annotate.papers.several import listed_on
from lagebild.annotate.papers.stances import stances
from lagebild.annotate.papers.standing import of_term, stands_alone, term_nouns, votes
from lagebild.annotate.papers.term_stances import not_told, of_terms
from lagebild.annotate.papers.viewpoints import seen_by
from lagebild.annotate.papers.voicing import voiced
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Act, Quotation, QuotationType, Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.papers.findings import Findings
    from lagebild.annotate.papers.identity import Draft
    from lagebild.annotate.papers.reading import Reading

_OBJECTIONS = group("papers_grammar", "objection")
_MISSING = group("papers_grammar", "missing")
_LEAD = 4
_FREE = frozenset([QuotationType.FREE_INDIRECT, QuotationType.INDIRECT_FREE_INDIRECT])
_RECENT, _STILL, _FAR = 2, 4, 10


def attitudes(reading: Reading, found: dict[int, Findings], about: dict[int, Draft]) -> None:
    """Add the stances of sentences that only point to the paper before them.

    ``about`` gives the paper of each sentence that names one or tells of its contents. A sentence is read
    where it stands right behind such a one, in the same speech, or in the speech after it.
    """
    stood: dict[int, Draft] = {}
    alone = [d for d in reading.drafts if d.named]
    last: int | None = None
    for place, frames in enumerate(reading.frames):
        last = place - 1 if place - 1 in about or place - 1 in stood else last
        still = len(alone) == 1 and last is not None and place - last <= _STILL
        still = still and _reacted(reading, place, found[id(alone[0])], _STILL)
        draft = _current(reading, place, about, _RECENT) or _edited(reading, place, about)
        if draft is None and place - 1 in stood:
            apart = reading.paragraphs[place] - reading.paragraphs[place - 1]
            draft = stood[place - 1] if apart <= 1 else None
        draft = alone[0] if draft is None and still else draft
        if draft is None or (draft.size is not None and not draft.named):
            continue
        for frame in frames:
            if any(t.i in reading.owner for t in frame.tokens):
                continue
            scene = reading.scene_in(frames, frame)
            near = place - 1 in about or place in about or place - 1 in stood
            close = (
                near
                or still
                or ((place - 2 in about or place - 2 in stood) and place > 1 and reading.spoken(place - 1))
            )
            known = frozenset(s.holder for s in found[id(draft)].stances)
            told = found[id(draft)].contents
            given = _of(
                scene,
                reading.quotation(frame),
                draft,
                known,
                near=near,
                close=close,
                reacted=_reacted(reading, place, found[id(draft)], _STILL if still else _RECENT),
            )
            if not given and near:
                quotation = reading.quotation(frame)
                given = of_term(scene, quotation, term_nouns(told)) or stands_alone(scene, quotation)
            if given := not_told(given, found[id(draft)], frames):
                stood[place] = draft
                found[id(draft)].stand(given)
    of_terms(reading, found)


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


def _of(
    scene: Scene,
    quotation: Quotation | None,
    draft: Draft,
    known: frozenset[str],
    *,
    near: bool,
    close: bool,
    reacted: bool,
) -> list[Stance]:
    frame = scene.frame
    if near and (given := votes(scene)):
        return given
    if frame.kind == "inf":
        return will_advise(scene)
    if not frame.tokens:
        return []
    if near and not (_of_a_will(scene) or _leads_on(scene)) and (preps := _anaphor(frame)):
        for prep in preps:
            if given := stances(scene, None, quotation, prep=prep):
                return given
    if given := asks_change(scene, quotation) or asks_more(scene, known, reacted=reacted):
        return given
    if near and (given := on_condition(scene, quotation) or seen_by(scene, None) or asks_bare(scene)):
        return given
    if near and (given := must_be_otherwise(scene, quotation, known)):
        return given
    if given := needed(scene, quotation) or advised(scene, quotation):
        return given
    own = frozenset(draft.presenters)
    if close and (given := _called(scene, own) or _came(scene) or _complains(scene, quotation, own)):
        return given
    if close and (given := voiced(scene, own)):
        return given
    if not near:
        return [s for s in _called(scene, own) if s.stance in (StanceKind.CRITICISES, StanceKind.REJECTS)]
    for given in (_felt(scene), moved(scene), of_that(scene, quotation)):
        if given:
            return given
    said = exclaimed(scene, quotation, own) or is_said(scene, quotation, own)
    said = said or part_is_said(scene, quotation, own) or only_a_part(scene, quotation)
    return said or not_enough(scene) or absolute(scene)


def _of_a_will(scene: Scene) -> bool:
    """Whether the clause before says what somebody wants: "Die SPD will es, *die CDU ist dagegen*"."""
    before = scene.frames[scene.frame.index - 1] if scene.frame.index else None
    return before is not None and before.kind == "main" and before.clause.modal == "wollen"


def _leads_on(scene: Scene) -> bool:
    """Whether "dafür" only leads to the clause behind: "plädierte *dafür*, das Amt zu verlegen"."""
    behind = scene.frames[scene.frame.index + 1 : scene.frame.index + 2]
    return any(f.kind == "inf" or f.intro in ("dass", "ob") for f in behind)


def _anaphor(frame: Frame) -> tuple[str, ...]:
    """The prepositions of an adverb that stands for the paper: "damit" holds "mit"."""
    found = [
        row
        for row in entries("papers_stances", "anaphor", ("words", "preps", "example"))
        if not frozenset(row["words"]).isdisjoint(frame.words)
    ]
    return tuple(found[0]["preps"]) if len(found) == 1 else ()  # "214 stimmten dafür, 187 dagegen"


def _called(scene: Scene, own: frozenset[str]) -> list[Stance]:
    """Read "Weber sprach von einer „Mogelpackung“", of the paper in the sentence before."""
    frame = scene.frame
    if frame.lemma != "sprechen" or "von" not in frame.words or soft(frame) or frame.clause.negated:
        return []
    people = holders(scene, frame)
    kind = judged(frame, opponent=own.isdisjoint(p.name for p in people))
    of_a_day = "tag" in frame.words and not any(t.text in MARKS for t in frame.tokens)
    if kind is None or of_a_day:
        return []  # "sprach von einem sehr guten Tag"
    return [
        Stance(holder=p.name, stance=kind, span=frame.span) for p in people if p.named or p.name not in own
    ]


def _complains(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Read "Die FDP bemängelte, der Wettbewerb komme zu kurz", "Es treffe die Armen, beklagte Weber", among
    what others say of the paper."""
    frame = scene.frame
    names: list[str] = []
    if frame.kind == "main" and frame.lemma in listed("papers_stances", "complaining"):
        behind = scene.frames[frame.index + 1 : frame.index + 2]
        takes = any(_takes_stand(f) for f in behind)
        told = not takes and any(
            f.intro == "dass" or f.clause.konjunktiv or f.clause.ambiguous for f in behind
        )
        misses = frame.lemma in _MISSING  # "vermisst" is a form of both
        if (told or misses) and not soft(frame) and not frame.clause.negated:
            names = [p.name for p in holders(scene, frame)]
    elif quotation is not None and quotation.act is Act.CRITICISE and frame.clause.konjunktiv:
        spoken = quotation.type not in _FREE and frame.kind == "main"
        names = [quotation.speaker_name] if spoken and quotation.speaker_name else []
    kind = StanceKind.CRITICISES
    return [Stance(holder=n, stance=kind, span=frame.span) for n in dict.fromkeys(names) if n not in own]


def _takes_stand(frame: Frame) -> bool:
    """Whether a clause has a verb of taking a stand with its preposition."""
    used = rows_used(frame, "papers_stances", "stance")
    return any(not row.get("on") or not set(row["on"]).isdisjoint(frame.words) for row in used)


def _came(scene: Scene) -> list[Stance]:
    """Read "Kritik kam von den Grünen", "Zustimmung signalisierte Norland"."""
    frame = scene.frame
    if soft(frame) or frame.finite is None or frame.clause.negated:
        return []
    lead = [t.lower_ for t in frame.tokens if t.i < frame.finite.i][:_LEAD]
    for row in entries("papers_stances", "came", ("stance", "nouns", "lemmas", "who", "example")):
        from_town = lead[:1] == ["aus"] and frame.lemma == "kommen"  # "Aus Paris kam Ablehnung"
        told = frame.words if from_town else lead
        if frame.lemma in row["lemmas"] and not frozenset(row["nouns"]).isdisjoint(told):
            inside = [p for p in scene.reader.within(frame.tokens) if not p.genitive and not p.dependent]
            who = [p for p in inside if p.prep in row["who"]]
            who = who or behind_preposition(scene, frame, row["who"])
            kind = StanceKind(row["stance"])
            people = listed_on(scene, who[:1], who[1:])
            return [Stance(holder=p.name, stance=kind, span=frame.span) for p in people]
    return []


def _felt(scene: Scene) -> list[Stance]:
    """Read "Weber zeigte sich zufrieden", "Auch Norland hat Einwände", right behind what the paper holds."""
    frame = scene.frame
    objects = not _OBJECTIONS.isdisjoint(frame.words)
    if not (objects or frame.lemma in listed("papers_stances", "felt")) or soft(frame):
        return []
    none = objects and "keine" in frame.words and not not_yet(frame)
    if (frame.clause.negated and not none) or (frame.index and not beside_stand(scene)):
        return []
    for row in rows_used(frame, "papers_stances", "stance"):
        if row.get("needs") and row.get("on") and frame.lemma in row["lemmas"]:
            kind = StanceKind(row["denied_as"] if none else row["stance"])
            gone = verb_places(frame)  # the particle of "meldete Vorbehalte *an*"
            bare = not any(t.lower_ in row["on"] for t in frame.tokens if t.idx not in gone)
            people = holders(scene, frame) if bare and not _goes_on(scene) else []
            return [Stance(holder=p.name, stance=kind, span=frame.span) for p in people]
    return []


def _goes_on(scene: Scene) -> bool:
    """Whether a clause behind tells of what: "zeigte sich zufrieden, dass die Geiseln frei sind"."""
    behind = scene.frames[scene.frame.index + 1 : scene.frame.index + 2]
    return any(f.kind == "inf" or f.intro in ("dass", "wie", "ob", "weil") for f in behind)
