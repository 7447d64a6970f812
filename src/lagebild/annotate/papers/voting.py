"""How parties vote, or want others to, on the paper just told: "mit Nein stimmen", "für ein Ja werben"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, listed, soft
from lagebild.annotate.papers.shares import majority
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Stance, StanceKind

_VOTING = group("papers_grammar", "casting_vote")
_SPEAKING_FOR = group("papers_grammar", "speaking_for")
_OF_WHAT = group("papers_grammar", "vote_on_what")
_VOTES = {
    row["word"]: StanceKind(row["stance"])
    for row in entries("papers_grammar", "vote", ("word", "stance", "example"))
}
_WAYS = {
    word: kind
    for prep, kind in (("für", StanceKind.AGREES), ("gegen", StanceKind.REJECTS))
    for row in entries("papers_stances", "anaphor", ("words", "preps", "example"))
    for word in row["words"]
    if prep in row["preps"]
}
"""The adverbs of a vote: "dafür", "dagegen"."""
_LED = 4
"""So many words before "Ja" and "Nein" stands their preposition: "für ein klares Nein"."""


def votes(scene: Scene) -> list[Stance]:
    """Read "kündigte an, mit Nein zu stimmen", "stimmte für die Annahme", "kündigte ein Nein an"."""
    frame = scene.frame
    if (accepted := _accepts(frame)) is not None and not soft(frame) and not frame.clause.negated:
        return [Stance(holder=p.name, stance=accepted, span=frame.span) for p in holders(scene, frame)]
    kinds = [kind for word, kind in _VOTES.items() if word in frame.words]
    if len(kinds) != 1 or frame.lemma not in listed("papers_stances", "voting"):
        return []
    if frame.lemma == "sagen" and not {"zu", "zum", "zur"}.isdisjoint(frame.words):
        return []  # "sagte Ja zu einem Treffen"
    outer = scene.frames[frame.governor] if frame.kind == "inf" and frame.governor is not None else frame
    pledged = outer is frame or outer.lemma in listed("papers_stances", "pledging")
    wants = frame.clause.modal == "wollen" and not frame.clause.negated
    if not pledged or outer.clause.negated or (soft(outer) and not wants):
        return []
    return [Stance(holder=p.name, stance=kinds[0], span=outer.span) for p in holders(scene, outer)[:1]]


def _accepts(frame: Frame) -> StanceKind | None:
    """Return what "für die Annahme", "gegen die Annahme" beside a verb of voting say."""
    if frame.lemma not in _SPEAKING_FOR:
        return None
    triples = zip(frame.words, frame.words[1:], [*frame.words[2:], ""], strict=False)
    for prep, article, noun in triples:
        words = {noun} if article_kind(article) else {article}
        refuses = "ablehnung" in words
        if prep in ("für", "gegen") and (
            refuses or not listed("papers_stances", "accepting").isdisjoint(words)
        ):
            if refuses or prep == "gegen":
                return StanceKind.REJECTS if refuses != (prep == "gegen") else None
            return StanceKind.AGREES if frame.lemma in _VOTING else StanceKind.SUPPORTS
    return None


def counted_out(scene: Scene) -> list[Stance]:
    """Return whose majority is set against the rest: "*71 Prozent der Mitglieder* stimmten dafür, 29 Prozent
    dagegen"."""
    frame = scene.frame
    commas = [n for n, t in enumerate(frame.tokens) if n and scene.doc[t.i - 1].text == ","]
    if not commas or frame.lemma not in _VOTING or soft(frame) or frame.clause.negated:
        return []
    front = replace(frame, tokens=frame.tokens[: commas[-1]])
    people = majority(scene, front) or []
    kind = next((kind for word, kind in _WAYS.items() if word in front.words), None)
    return [Stance(holder=p.name, stance=kind, span=frame.span) for p in people] if kind else []


def campaigned(scene: Scene) -> list[Stance]:
    """Return who campaigns for a vote: "Weber *warb für ein Nein*", "rief *zu einem Ja* auf"; "für ein Ja zum
    Euro" is of something else."""
    frame = scene.frame
    wants = frame.clause.modal == "wollen"
    if frame.clause.negated or (soft(frame) and not wants):
        return []
    rows = entries("papers_stances", "campaign", ("lemmas", "on", "example"))
    preps = {prep for row in rows if frame.lemma in row["lemmas"] for prep in row["on"]}
    for place, word in enumerate(frame.words if preps else ()):
        if word in _VOTES and not _OF_WHAT.intersection(frame.words[place + 1 : place + 2]):
            lead = frame.words[max(0, place - _LED) : place]
            if "" in preps or not preps.isdisjoint(lead):
                refused = _VOTES[word] is StanceKind.REJECTS
                kind = StanceKind.REJECTS if refused else StanceKind.SUPPORTS
                return [Stance(holder=p.name, stance=kind, span=frame.span) for p in holders(scene, frame)]
    return []
