"""Where parties stand towards a paper, as far as a clause states it firmly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import MARKS, Frame
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.scene import (
    Row,
    Scene,
    holders,
    is_subject,
    listed,
    relative_to,
    rows,
    soft,
    uses,
)
from lagebild.lexicon import entries
from lagebild.model.annotation import Act, Quotation, Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.parties import Party

_BY_ACT = {Act.REJECT: StanceKind.REJECTS, Act.CRITICISE: StanceKind.CRITICISES}
_ASKED_FOR = {StanceKind.AGREES: StanceKind.SUPPORTS, StanceKind.REVISES: StanceKind.DEMANDS}


def stances(scene: Scene, mention: PaperMention | None, quotation: Quotation | None = None) -> list[Stance]:
    """Return the firm stances that the clause states towards the paper, without ``mention`` to its changes.

    "Moskau lehnte den Plan ab", "forderte, den Plan abzulehnen", "Der Plan sei unannehmbar, sagte Weber";
    nothing from "Moskau dürfte den Plan ablehnen". ``quotation`` is the speech that the clause belongs to:
    its speaker holds what a clause without a party of its own says.
    """
    if found := _in_relative(scene, mention) or _asked(scene, mention):
        return found
    if scene.frame.kind == "inf" or denied(scene) or _hearsay(scene):
        return []
    if soft(scene.frame) and not _asks(scene.frame) and not _will_vote(scene.frame):
        return []
    for row in rows("papers_stances", "stance"):
        if not uses(scene.frame, row) or not _fits(scene, mention, row):
            continue
        kind = _judged(scene.frame) if row.get("judged") else StanceKind(row["stance"])
        kind = _negated(scene.frame, kind)
        if kind is not None:
            people = holders(scene, scene.frame, ("mit",) if row.get("on") else ())
            return _held(scene, people, kind, quotation)
    return _spoken(scene, mention, quotation)


def denied(scene: Scene) -> bool:
    """Whether the clause tells what is rumoured or denied: "wies Berichte zurück, wonach Norland ..."."""
    frame = scene.frame
    if frame.intro == "wonach":
        return True
    outer = scene.frames[frame.governor] if frame.governor is not None else None
    return outer is not None and frame.intro == "dass" and outer.lemma in listed("papers_stances", "denying")


def _hearsay(scene: Scene) -> bool:
    """Whether a medium alone tells it: "Nach Informationen der Zeitung hat Norland den Plan abgelehnt"."""
    text = f" {' '.join(scene.frame.words)} "
    return any(f" {phrase} " in text for phrase in listed("papers_stances", "hearsay"))


def _in_relative(scene: Scene, mention: PaperMention | None) -> list[Stance]:
    """Read "der Plan, den Moskau abgelehnt hatte"."""
    relative = relative_to(scene, mention) if mention else None
    if relative is None or soft(relative) or relative.clause.negated:
        return []
    for row in rows("papers_stances", "stance"):
        if uses(relative, row) and not (row.get("judged") or row.get("needs") or row.get("on")):
            kind = StanceKind(row["stance"])
            return [Stance(holder=p.name, stance=kind, span=relative.span) for p in holders(scene, relative)]
    return []


def _held(scene: Scene, people: list[Party], kind: StanceKind, quotation: Quotation | None) -> list[Stance]:
    """Return the stance of each party; of "ihre Partei" or "man" in speech it is the speaker's."""
    own = [p for p in people if quotation is not None and not p.named and _of_speaker(scene, p)]
    names = list(dict.fromkeys(p.name for p in people if p not in own))
    speaker = quotation.speaker_name if quotation else None
    if not names and speaker and not scene.frame.clause.passive and _own_voice(scene):
        names = [speaker]
    return [Stance(holder=name, stance=kind, span=scene.frame.span) for name in names]


def _of_speaker(scene: Scene, party: Party) -> bool:
    before = scene.doc[max(0, party.first - 1) : party.first + 1]
    body = scene.frame.clause.konjunktiv and scene.doc[party.last].lower_ in listed(
        "papers_stances", "own_body"
    )
    return body or any(t.lower_ in listed("papers_stances", "own") for t in before)


def _own_voice(scene: Scene) -> bool:
    subject = scene.frame.clause.subject
    if subject is None:
        return scene.frame.kind == "inf"
    words = [t.lower_ for t in scene.frame.tokens if subject.start <= t.idx < subject.end]
    own, bodies = listed("papers_stances", "own"), listed("papers_stances", "own_body")
    return bool(words) and (words[0] in own or words[-1] in bodies)


def _asked(scene: Scene, mention: PaperMention | None) -> list[Stance]:
    """Read what is asked for: "forderte, den Plan vom Tisch zu nehmen", "rief dazu auf, ihn anzunehmen"."""
    frame = scene.frame
    if frame.governor is None or mention is None or mention.prep not in ("", "an", "am"):
        return []
    outer = scene.frames[frame.governor]
    asking = outer.lemma in listed("papers_stances", "asking")
    if not asking or (frame.kind != "inf" and frame.intro != "dass") or soft(outer) or outer.clause.negated:
        return []
    for row in (*rows("papers_stances", "asked"), *rows("papers_stances", "stance")):
        if uses(frame, row) and not row.get("judged"):
            kind = StanceKind(row["stance"])
            kind = _ASKED_FOR.get(kind, kind)
            return [
                Stance(holder=p.name, stance=kind, span=outer.span) for p in _unique(holders(scene, outer))
            ]
    return []


def _asks(frame: Frame) -> bool:
    """Whether the clause demands changes: "will Änderungen an dem Plan" is a stance in itself."""
    return any(uses(frame, row) for row in rows("papers_stances", "stance") if row["stance"] == "demands")


def _will_vote(frame: Frame) -> bool:
    """Whether somebody says how they will vote: "will gegen den Vertrag stimmen"."""
    return frame.clause.modal == "wollen" and frame.lemma in ("stimmen", "votieren") and frame.intro == ""


def _fits(scene: Scene, mention: PaperMention | None, row: Row) -> bool:
    frame, prep = scene.frame, mention.prep if mention else ""
    if mention is not None and mention.behind_noun and frame.lemma not in listed("papers_stances", "dative"):
        return False  # "den Text der Erklärung": of another noun
    if row.get("on"):
        return prep in row["on"]
    if row["stance"] == "demands":
        return prep in ("", "an", "am") and not frame.clause.passive
    named = mention is not None and not prep and not mention.pronoun
    if mention is not None and named and frame.clause.passive != is_subject(frame, mention):
        return frame.kind == "rel" or (not frame.clause.passive and bool(holders(scene, frame)))
    return prep == "" or (row["stance"] in ("criticises", "supports") and prep in ("an", "am"))


def _negated(frame: Frame, kind: StanceKind | None) -> StanceKind | None:
    if kind is None or not frame.clause.negated or _judgement(frame):
        return kind
    return StanceKind.REJECTS if kind in (StanceKind.AGREES, StanceKind.SUPPORTS) else None


def _judged(frame: Frame) -> StanceKind | None:
    found = _judgement(frame)
    return StanceKind(found) if found else None


def _judgement(frame: Frame) -> str | None:
    text = f" {' '.join(w for w in frame.words if w not in MARKS)} "
    for row in entries("papers_stances", "judgement", ("stance", "words", "example")):
        for word in row["words"]:
            if re.search(rf"\b{re.escape(word)}(?:e[nrsm]?)?\b", text):
                return str(row["stance"])
    return None


def _spoken(scene: Scene, mention: PaperMention | None, quotation: Quotation | None) -> list[Stance]:
    """Read what a speaker says of the paper: "Der Entwurf bleibe ungenau, kritisierte Weber".

    The act of the frame tells the stance where the paper is what the clause is about; else a judgement after
    "sei", "ist", "bleibe" does.
    """
    if quotation is None or not quotation.speaker_name or mention is None or mention.prep:
        return []
    if not is_subject(scene.frame, mention):
        return []
    kind = _BY_ACT.get(quotation.act)
    if kind is None and scene.frame.lemma in ("sein", "bleiben"):
        kind = _judged(scene.frame)
        if kind is StanceKind.SUPPORTS and scene.frame.clause.negated:
            kind = StanceKind.CRITICISES
    return [Stance(holder=quotation.speaker_name, stance=kind, span=scene.frame.span)] if kind else []


def _unique(parties: list[Party]) -> list[Party]:
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.name, party)
    return list(seen.values())


def pressed(scene: Scene) -> list[Stance]:
    """Return who asked for the changes: "auf Drängen der Ukraine überarbeitet"."""
    words = scene.frame.words
    for position, word in enumerate(words[:-2]):
        if word == "auf" and words[position + 1] in listed("papers_stances", "pressure"):
            tokens = list(scene.frame.tokens[position + 1 :])
            parties = [p for p in scene.reader.within(tokens) if p.prep in ("", "von")]
            return [
                Stance(holder=p.name, stance=StanceKind.DEMANDS, span=scene.frame.span)
                for p in _unique(parties)
            ]
    return []
