"""Where parties stand towards a paper, as far as a clause states it firmly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.frames import MARKS, Frame
from lagebild.annotate.papers.asking import asked, complained
from lagebild.annotate.papers.beside import likewise, opposed, set_apart
from lagebild.annotate.papers.changes_due import must_change
from lagebild.annotate.papers.demanding import on_condition
from lagebild.annotate.papers.firmness import asks, denied, hearsay, may_tell, meant
from lagebild.annotate.papers.gapping import also_done, gapped, shared_object
from lagebild.annotate.papers.halves import halves
from lagebild.annotate.papers.holders import holders, unique
from lagebild.annotate.papers.infinitives import told_by_infinitive
from lagebild.annotate.papers.judging import denied_judgement, judged, not_yet
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.nominal import governed_by_noun
from lagebild.annotate.papers.objections import dispelled
from lagebild.annotate.papers.own_voice import held, promised
from lagebild.annotate.papers.qualities import (
    as_text,
    is_portion,
    of_part,
    of_quality,
    quality_prep,
    without_changes,
)
from lagebild.annotate.papers.reception import towards
from lagebild.annotate.papers.scene import Row, Scene, is_subject, listed, rows_used, soft
from lagebild.annotate.papers.stances_behind import in_relative
from lagebild.annotate.papers.viewpoints import seen_by
from lagebild.lexicon import group
from lagebild.model.annotation import Act, Quotation, QuotationType, Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.party import Party

_COPULA = group("papers_grammar", "copula")
_MARKS = 3
"""So many characters of marks and spaces stand between a sentence and the verb of saying behind it."""
_CHANGED = group("papers_grammar", "changed") | {""}
"""Prepositions of the paper beside changes: "sieht *bei* dem Plan Nachbesserungsbedarf"."""
_BY_ACT = {
    Act.REJECT: StanceKind.REJECTS,
    Act.CRITICISE: StanceKind.CRITICISES,
    Act.WARN: StanceKind.CRITICISES,
}


def stances(
    scene: Scene,
    mention: PaperMention | None,
    quotation: Quotation | None = None,
    *,
    prep: str = "",
    own: frozenset[str] = frozenset(),
) -> list[Stance]:
    """Return the firm stances that the clause states towards the paper, without ``mention`` to its changes.

    "Moskau lehnte den Plan ab", "forderte, den Plan abzulehnen", "Der Plan sei unannehmbar, sagte Weber";
    nothing from "Moskau dürfte den Plan ablehnen". ``quotation`` is the speech that the clause belongs to:
    its speaker holds what a clause without a party of its own says. ``prep`` is the preposition in an adverb
    that stands for the paper ("damit"); ``own`` are those who presented it, who do not mock it.
    """
    mention = as_text(scene, mention)
    if (given := dispelled(scene, quotation, named=mention is not None)) is not None:
        return given
    if found := asked(scene, mention):
        return found
    beside = in_relative(scene, mention)
    front, behind = halves(scene)
    here = gapped(scene, mention) or _in_clause(front, mention, quotation, prep, own)
    return [*beside, *(s for s in [*here, *(behind if here else [])] if s not in beside)]


def _in_clause(
    scene: Scene,
    mention: PaperMention | None,
    quotation: Quotation | None,
    prep: str,
    own: frozenset[str],
) -> list[Stance]:
    """Return the stances of the clause itself, without those of a relative clause behind the paper."""
    if mention is not None and (found := complained(scene, mention, quotation, own)):
        return found
    frame = scene.frame
    if denied(scene) or (hearsay(scene) and not _from_inside(scene, quotation)):
        return []
    if frame.kind == "inf":
        return told_by_infinitive(scene, mention) if mention is not None else []
    if mention is not None and not mention.prep and (found := on_condition(scene, quotation, only=True)):
        return found
    if mention is not None and (found := towards(scene, mention, quotation) or seen_by(scene, mention, own)):
        return found
    if mention is not None and (found := must_change(scene, mention, quotation)):
        return found
    for row in rows_used(frame, "papers_stances", "stance"):
        if not _fits(scene, mention, row, prep):
            continue
        if row.get("modals") and not _by_modal(frame, row):
            continue
        if (told := _by_row(scene, mention, quotation, own, row)) is not None:
            return told
    if soft(frame) and not asks(frame):
        return []
    return _spoken(scene, mention, quotation, own)


def _by_row(
    scene: Scene,
    mention: PaperMention | None,
    quotation: Quotation | None,
    own: frozenset[str],
    row: Row,
) -> list[Stance] | None:
    """Return what one entry of the verbs says in a clause, None where another is to be asked."""
    frame, by_words = scene.frame, bool(row.get("judged"))
    people = _acting(scene, row)
    people = _outside_marks(scene, people) if by_words else people
    opponent = own.isdisjoint(p.name for p in people)
    kind = judged(frame, opponent=opponent) if by_words else StanceKind(row["stance"])
    if row.get("denied_as") and frame.clause.negated:
        none = _none(frame) and not not_yet(frame)
        return held(scene, people, StanceKind(row["denied_as"]), quotation) if none else []
    if row.get("denied_open") and frame.clause.negated:
        return []
    fixed = bool(row.get("fixed") or row.get("negated"))
    firm = meant(frame, kind, can=bool(row.get("can")), fixed=fixed, by_words=by_words)
    if firm is None and kind is not None and promised(scene, people, quotation):
        firm = denied_judgement(frame, kind, by_words=by_words)
    kind = without_changes(frame, of_part(mention, scene, firm))
    if kind is None or not may_tell(scene, people, quotation):
        return None
    others = [*likewise(scene, people, kind), *set_apart(scene, kind), *opposed(scene, kind)]
    said = held(scene, people, kind, quotation, anyone=bool(row.get("impersonal")))
    return [*shared_object(scene, mention), *said, *others, *also_done(scene)]


def _acting(scene: Scene, row: Row) -> list[Party]:
    """Return who does what a row says, nobody of "Damit *lässt sich* arbeiten"."""
    if row.get("impersonal"):
        return []
    return holders(scene, scene.frame, ("mit",) if row.get("on") and "mit" not in row["on"] else ())


def _from_inside(scene: Scene, quotation: Quotation | None) -> bool:
    """Whether a body is named as the source of "hieß es": "*Aus der Partei hieß es*, der Plan sei dünn"."""
    near = scene.frames[max(0, scene.frame.index - 1) : scene.frame.index + 2]
    told = (f for f in near if f.lemma == "heißen" and "es" in f.words and "aus" in f.words)
    return quotation is not None and quotation.speaker_name is not None and any(told)


def _by_modal(frame: Frame, row: Row) -> bool:
    """Whether a clause has one of the modal verbs of a row, and no "nicht" that is no part of its words."""
    return frame.clause.modal in row["modals"] and (not frame.clause.negated or bool(row.get("fixed")))


def _outside_marks(scene: Scene, people: list[Party]) -> list[Party]:
    """Return who judges, not the words of judgement: "„Ungedeckte Schecks“ nannte *Weber* das Papier"."""
    quoted = [p for p in people if p.first and scene.doc[p.first - 1].text in MARKS]
    if not quoted:
        return people
    others = [
        p for p in scene.reader.within(scene.frame.tokens) if p.prep == "" and p.named and p not in quoted
    ]
    return [p for p in people if p not in quoted] or others[:1]


def _fits(scene: Scene, mention: PaperMention | None, row: Row, anaphor: str) -> bool:
    frame, prep = scene.frame, mention.prep if mention else anaphor
    dative = frame.lemma in listed("papers_stances", "dative")
    if mention is not None and mention.behind_noun and not dative and not is_portion(scene, mention):
        of = quality_prep(scene, mention)
        if of not in PREPOSITIONS and of_quality(scene, mention):
            return row["stance"] in ("supports", "criticises") and not row.get("on")
        return of is not None and of in row.get("on", ())  # else of another noun: "die Absage des Gipfels"
    if mention is None and anaphor and not row.get("on"):
        return False
    if row.get("on"):
        return prep in row["on"]
    if row["stance"] == "demands":
        return prep in _CHANGED and not frame.clause.passive
    named = mention is not None and not prep and not mention.pronoun
    if mention is not None and named and frame.clause.passive != is_subject(frame, mention):
        return frame.kind == "rel" or (not frame.clause.passive and bool(holders(scene, frame)))
    praised = row["stance"] in ("criticises", "supports") and prep in ("an", "am")
    return prep == "" or (praised and not (mention is not None and governed_by_noun(scene, mention)))


def _none(frame: Frame) -> bool:
    """Whether "kein" or "nichts" turns a clause round: "hat keine Einwände"."""
    return any(word.startswith("kein") or word == "nichts" for word in frame.words)


def _opposed(scene: Scene, speaker: str, own: frozenset[str]) -> bool:
    """Whether a speaker is known to stand for another side than all who presented the paper."""
    sides = scene.reader.sides
    theirs = [sides.get(name, name) for name in own]
    known = bool(theirs) and all(side in sides.values() for side in theirs)
    return known and speaker in sides and sides[speaker] not in theirs


def _spoken(
    scene: Scene, mention: PaperMention | None, quotation: Quotation | None, own: frozenset[str]
) -> list[Stance]:
    """Read what a speaker says of the paper: "Der Entwurf bleibe ungenau, kritisierte Weber".

    The act of the frame tells the stance where the paper is what the clause is about; else a judgement after
    "sei", "ist", "bleibe" does.
    """
    if quotation is None or not quotation.speaker_name or mention is None or mention.prep:
        return []
    if not is_subject(scene.frame, mention):
        return []
    later = bool(quotation.cue) and quotation.cue[0].start > scene.frames[-1].span.end + _MARKS
    later = later and not (scene.frame.clause.konjunktiv or quotation.type is QuotationType.DIRECT)
    carried = later or "free" in str(quotation.type)  # the act belongs to the sentence with the frame
    kind = None if carried else _BY_ACT.get(quotation.act)
    if kind is None and scene.frame.lemma in _COPULA:
        kind = judged(scene.frame, opponent=_opposed(scene, quotation.speaker_name, own))
    return [Stance(holder=quotation.speaker_name, stance=kind, span=scene.frame.span)] if kind else []


def pressed(scene: Scene) -> list[Stance]:
    """Return who asked for the changes: "auf Drängen der Ukraine überarbeitet"."""
    words = scene.frame.words
    for position, word in enumerate(words[:-2]):
        if word == "auf" and words[position + 1] in listed("papers_stances", "pressure"):
            tokens = list(scene.frame.tokens[position + 1 :])
            parties = [p for p in scene.reader.within(tokens) if p.prep in ("", "von")]
            return [
                Stance(holder=p.name, stance=StanceKind.DEMANDS, span=scene.frame.span)
                for p in unique(parties)
            ]
    return []
