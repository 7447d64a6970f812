"""Stances in sentences that name no paper: "Damit könne Norland leben", "Die Frist müsse verkürzt werden"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.absolute import absolute
from lagebild.annotate.papers.demanding import (
    asks_change,
    asks_more,
    changes_part,
    edits,
    must_be_otherwise,
    needed,
)
from lagebild.annotate.papers.judging import judged
from lagebild.annotate.papers.scene import Scene, holders, listed, rows, soft, subject_of, uses
from lagebild.annotate.papers.stances import own_voice, stances
from lagebild.annotate.papers.standing import of_term, stands_alone, term_nouns, votes
from lagebild.lexicon import entries
from lagebild.model.annotation import Quotation, Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.parties import Party
    from lagebild.annotate.papers.findings import Findings
    from lagebild.annotate.papers.identity import Draft
    from lagebild.annotate.papers.reading import Reading

_LEAD = 4
_RECENT, _FAR = 2, 10


def attitudes(reading: Reading, found: dict[int, Findings], about: dict[int, Draft]) -> None:
    """Add the stances of sentences that only point to the paper before them.

    ``about`` gives the paper of each sentence that names one or tells of its contents. A sentence is read
    where it stands right behind such a one, in the same speech, or in the speech after it.
    """
    stood: dict[int, Draft] = {}
    for place, frames in enumerate(reading.frames):
        draft = _current(reading, place, about, _RECENT) or _edited(reading, place, about)
        if draft is None and place - 1 in stood:
            apart = reading.paragraphs[place] - reading.paragraphs[place - 1]
            draft = stood[place - 1] if apart == 0 else None
        if draft is None or (draft.size is not None and not draft.named):
            continue
        for frame in frames:
            if any(t.i in reading.owner for t in frame.tokens):
                continue
            scene = reading.scene_in(frames, frame)
            near = place - 1 in about or place in about or place - 1 in stood
            known = frozenset(s.holder for s in found[id(draft)].stances)
            told = found[id(draft)].contents
            given = _of(scene, reading.quotation(frame), draft, known, near=near)
            if not given and near:
                quotation = reading.quotation(frame)
                given = of_term(scene, quotation, term_nouns(told)) or stands_alone(scene, quotation)
            if given:
                stood[place] = draft
            found[id(draft)].stand(given)


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
    scene: Scene, quotation: Quotation | None, draft: Draft, known: frozenset[str], *, near: bool
) -> list[Stance]:
    frame = scene.frame
    if near and (given := votes(scene)):
        return given
    if frame.kind == "inf":
        return _will_advise(scene)
    if not frame.tokens:
        return []
    if near and (preps := _anaphor(frame)):
        for prep in preps:
            if given := stances(scene, None, quotation, prep=prep):
                return given
    if given := asks_change(scene, quotation) or asks_more(scene, known):
        return given
    if near and (given := must_be_otherwise(scene, quotation, known)):
        return given
    if given := needed(scene, quotation) or _advised(scene, quotation):
        return given
    own = frozenset(draft.presenters)
    if not near:
        return [s for s in _called(scene, own) if s.stance in (StanceKind.CRITICISES, StanceKind.REJECTS)]
    for given in (_called(scene, own), _came(scene), _felt(scene), _that(scene, quotation)):
        if given:
            return given
    said = _is_said(scene, quotation, own) or _part_is_said(scene, quotation, own) or _only(scene, quotation)
    return said or _idiom(scene) or absolute(scene)


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
    kind = judged(frame)
    people = holders(scene, frame)
    if kind is None:
        return []
    return [
        Stance(holder=p.name, stance=kind, span=frame.span) for p in people if p.named or p.name not in own
    ]


def _came(scene: Scene) -> list[Stance]:
    """Read "Kritik kam von den Grünen", "Zustimmung signalisierte Norland"."""
    frame = scene.frame
    if soft(frame) or frame.finite is None or frame.clause.negated:
        return []
    lead = [t.lower_ for t in frame.tokens if t.i < frame.finite.i][:_LEAD]
    for row in entries("papers_stances", "came", ("stance", "nouns", "lemmas", "who", "example")):
        if frame.lemma in row["lemmas"] and not frozenset(row["nouns"]).isdisjoint(lead):
            inside = [p for p in scene.reader.within(frame.tokens) if not p.genitive and not p.dependent]
            who = [p for p in inside if p.prep in row["who"]]
            kind = StanceKind(row["stance"])
            return [Stance(holder=p.name, stance=kind, span=frame.span) for p in who[:1]]
    return []


def _felt(scene: Scene) -> list[Stance]:
    """Read "Weber zeigte sich zufrieden", right behind what the paper holds."""
    frame = scene.frame
    if (
        frame.lemma not in listed("papers_stances", "felt")
        or soft(frame)
        or frame.clause.negated
        or frame.index
    ):
        return []
    for row in rows("papers_stances", "stance"):
        needs = row.get("needs")
        if (
            needs
            and row.get("on")
            and frame.lemma in row["lemmas"]
            and not frozenset(needs).isdisjoint(frame.words)
        ):
            kind = StanceKind(row["stance"])
            bare = not any(t.lower_ in row["on"] for t in frame.tokens)
            people = holders(scene, frame) if bare and uses(frame, row) else []
            return [Stance(holder=p.name, stance=kind, span=frame.span) for p in people]
    return []


def _that(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "Die Partei lehnt beides ab", "Das begrüßten die Verbände", right behind what the paper holds."""
    frame = scene.frame
    words = [t.lower_ for t in frame.tokens]
    lead = words[0] if words else ""
    if frame.intro == "was" and lead == "was" and frame.index and frame.clause.konjunktiv is False:
        told = (r for r in rows("papers_stances", "stance") if uses(frame, r) and not r.get("on"))
        kinds = [StanceKind(r["stance"]) for r in told if not (r.get("needs") or r.get("judged"))]
        firm = not soft(frame) and not frame.clause.negated
        people = holders(scene, frame) if kinds and firm else []
        return [Stance(holder=p.name, stance=kinds[0], span=frame.span) for p in people]
    if "beides" not in words and lead not in ("das", "dies", "dem") and not _object_that(frame):
        return []
    if frame.lemma not in listed("papers_stances", "of_that") or frame.kind != "main":
        return []
    subject = frame.clause.subject
    if lead in ("das", "dies") and subject is not None and subject.start == frame.tokens[0].idx:
        return []
    return stances(scene, None, quotation)


def _advised(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "Die Gewerkschaft empfiehlt ihren Mitgliedern die Annahme", "Sie werde die Annahme empfehlen"."""
    clause = scene.frame.clause
    speaker = quotation.speaker_name if quotation is not None else None
    if speaker and clause.tense == "future" and clause.konjunktiv and not clause.negated:
        return _advice(scene, speaker) if clause.modal is None and own_voice(scene) else []
    if soft(scene.frame) or clause.negated:
        return []
    return [s for p in holders(scene, scene.frame)[:1] for s in _advice(scene, p.name)]


def _advice(scene: Scene, holder: str) -> list[Stance]:
    frame = scene.frame
    for row in entries("papers_stances", "advised", ("stance", "lemmas", "nouns", "example")):
        if frame.lemma in row["lemmas"] and not frozenset(row["nouns"]).isdisjoint(frame.words):
            return [Stance(holder=holder, stance=StanceKind(row["stance"]), span=frame.span)]
    return []


def _is_said(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Read "„Das ist eine Frechheit“, sagte Weber", right behind what the paper holds."""
    frame = scene.frame
    lead = frame.words[:1] if frame.tokens else []
    if lead not in (["das"], ["dies"]) or frame.lemma not in ("sein", "bleiben") or frame.clause.modal:
        return []
    if frame.finite is None or frame.finite.i != frame.tokens[0].i + 1 or "falsch" in frame.words:
        return []  # "Das Ticket sei zu teuer"; "Das sei falsch" denies what is told of the paper
    speaker = quotation.speaker_name if quotation is not None else None
    if quotation is None or not speaker or speaker in own:
        return []
    kind = judged(frame)
    turned_down = kind in (StanceKind.CRITICISES, StanceKind.REJECTS)
    return [Stance(holder=speaker, stance=kind, span=frame.span)] if kind and turned_down else []


def _part_is_said(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Read "Die Laufzeit sei eine Zumutung, schrieb Weber", right behind what the paper holds."""
    frame = scene.frame
    subject = [t.lower_ for t in subject_of(frame)]
    if listed("papers_stances", "portion").isdisjoint(subject) or frame.lemma not in ("sein", "bleiben"):
        return []
    speaker = quotation.speaker_name if quotation is not None else None
    kind = judged(frame)
    if not speaker or speaker in own or kind not in (StanceKind.CRITICISES, StanceKind.REJECTS):
        return []
    return [Stance(holder=speaker, stance=StanceKind.CRITICISES, span=frame.span)]


def _only(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "Nur die Steuer auf Gewinne lehne sie ab", right behind praise: criticism of a part."""
    frame = scene.frame
    if frame.words[:1] not in (["nur"], ["lediglich"], ["einzig"], ["allein"]) or frame.clause.negated:
        return []
    turned_down = [
        r for r in rows("papers_stances", "stance") if r["stance"] == "rejects" and not r.get("on")
    ]
    if not any(uses(frame, row) for row in turned_down if not row.get("needs")):
        return []
    names = [p.name for p in holders(scene, frame) if p.named]
    names = names or ([quotation.speaker_name] if quotation is not None and quotation.speaker_name else [])
    return [Stance(holder=name, stance=StanceKind.CRITICISES, span=frame.span) for name in names]


def _will_advise(scene: Scene) -> list[Stance]:
    """Read "Weber kündigte an, dem Vorstand die Annahme zu empfehlen"."""
    outer = scene.frames[scene.frame.governor] if scene.frame.governor is not None else None
    firm = outer is not None and not soft(outer) and not outer.clause.negated
    if outer is None or not firm or outer.lemma not in listed("papers_stances", "pledging"):
        return []
    return [replace(s, holder=p.name) for p in holders(scene, outer)[:1] for s in _advice(scene, "")]


def _idiom(scene: Scene) -> list[Stance]:
    """Read "Dem Verband geht die Kürzung nicht weit genug", "Der Gewerkschaft genügte das nicht"."""
    frame = scene.frame
    if soft(frame) or frame.kind != "main":
        return []
    for row in entries("papers_stances", "towards", ("stance", "lemmas", "who", "example")):
        if row["who"] != [""] or not uses(frame, row) or (row.get("denied") and not frame.clause.negated):
            continue
        subject = frame.clause.subject
        inside = [p for p in scene.reader.within(frame.tokens) if p.prep == "" and not p.genitive]
        who = [p for p in inside if subject is None or not p.span.overlaps(subject) or _dative(scene, p)]
        return [Stance(holder=p.name, stance=StanceKind(row["stance"]), span=frame.span) for p in who[:1]]
    return []


def _dative(scene: Scene, party: Party) -> bool:
    """Whether an article in the dative stands before a party at the head of the clause: "Dem Verband"."""
    before = scene.doc[max(0, party.first - 1) : party.first + 1]
    return any(t.lower_ in ("dem", "den", "der") for t in before)


def _object_that(frame: Frame) -> bool:
    """Whether "das" stands alone behind the verb: "Die Reeder lehnen *das* ab"."""
    behind = [t for t in frame.tokens if frame.finite is not None and t.i > frame.finite.i]
    if not behind:
        return False
    for token, following in zip(behind, [*behind[1:], None], strict=False):
        if token.lower_ == "dem" and frame.lemma in listed("papers_stances", "dative"):
            return following is None or not following.text[:1].isupper()
        if token.lower_ == "das":
            prefix = frame.clause.prefix
            ends = following is None or (prefix is not None and following.idx == prefix.start)
            beside = listed("papers_stances", "beside_that")
            return ends or (following is not None and following.lower_ in beside)
    return False
