"""Clauses that tell how a paper is taken: "geht den Grünen nicht weit genug", "stieß bei X auf Kritik"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.events.party import Party
from lagebild.annotate.papers.anybody import behind_preposition
from lagebild.annotate.papers.holders import unique
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.scene import Row, Scene, is_subject, leads_on, listed, uses
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Quotation, Stance, StanceKind

_DATIVE_IN_FRONT = group("papers_grammar", "dative_in_front")
_WHERE = group("papers_grammar", "where_it_is_taken")
_CONDITION = group("papers_grammar", "condition")
_WHO_LACKS = group("papers_grammar", "who_lacks")


def is_taken(frame: Frame, mention: PaperMention) -> bool:
    """Whether the paper is the subject, also behind a noun: "*Beifall* erhielt der Plan aus Norland"."""
    if is_subject(frame, mention):
        return True
    first, finite = frame.tokens[0], frame.finite
    if dative_in_front(frame, mention):
        return True
    noun = first.text[:1].isupper() and finite is not None and finite.i == first.i + 1
    return noun and not mention.prep and finite is not None and mention.first == finite.i + 1


def dative_in_front(frame: Frame, mention: PaperMention) -> bool:
    """Whether the paper stands in the nominative behind the verb, an article that may be a dative in front:
    "*Der Gewerkschaft* genügt das Angebot nicht"."""
    first, finite = frame.tokens[0], frame.finite
    if finite is None or mention.prep or mention.behind_noun or mention.first != finite.i + 1:
        return False
    article = frame.words[0] in _DATIVE_IN_FRONT
    return article and not first.doc[mention.first].lower_.endswith(("dem", "den", "inem", "inen"))


def _whose(scene: Scene, party: Party, row: Row) -> bool:
    """Whether a party is the genitive of the noun: "findet die *Zustimmung Norlands*"."""
    before = scene.doc[max(0, party.first - 2) : party.first]
    near = [t for t in before if t.lower_ not in ("der", "des")][-1:]
    return bool(near) and near[0].lower_ in row.get("needs", ())


def _fits(row: Row, negated: bool) -> bool:
    """Whether a row holds of a clause that is denied or not: "stieß nicht auf Kritik" is no criticism."""
    return bool(row.get("either")) or bool(row.get("denied")) == negated


def towards(scene: Scene, mention: PaperMention, quotation: Quotation | None) -> list[Stance]:
    """Read a clause about the paper: "geht den Grünen nicht weit genug", "kommt für X nicht infrage".

    Without a party in it the speaker holds it: "Das Angebot reiche nicht, sagte Weber". What is denied tells
    nothing where the words themselves are no denial: "stieß nicht auf Kritik".
    """
    frame = scene.frame
    if missed := _lacked(scene, mention):
        return missed
    if frame.clause.tense == "future" or not is_taken(frame, mention):
        return []
    if not listed("papers_stances", "soft").isdisjoint(frame.words):
        return []
    if frame.intro == "ob" or frame.intro in _CONDITION:
        return []  # "*Ob* der Plan Sicherheit schaffe, sei offen, sagte Weber"
    if mention.pronoun and "es" in frame.words and leads_on(scene, "wenn"):
        return []  # "*Es* reiche nicht aus, den Plan zu loben, sagte Weber"
    for row in entries("papers_stances", "towards", ("stance", "lemmas", "who", "example")):
        modal = (frame.clause.modal or "") in row.get("modals", ("",))
        if not uses(frame, row) or not _fits(row, frame.clause.negated) or not modal:
            continue
        found = [p for p in scene.reader.within(frame.tokens) if not _of_phrase(p, mention)]
        inside = [p for p in found if not _is_town(p)]
        who = [p for p in inside if p.prep in row["who"] and not (p.genitive and p.first > mention.first)]
        if dative_in_front(frame, mention) and "" not in row["who"]:
            continue
        who = who or [p for p in inside if row["who"] and _whose(scene, p, row)]
        who = who or [p for p in inside if in_view(scene, p)]
        preps = [prep for prep in row["who"] if prep]
        bodies = behind_preposition(scene, frame, preps) if preps and not (who or inside) else []
        who = who or [p for p in bodies if not (_of_phrase(p, mention) or _is_town(p))]
        if not who and quotation is not None and quotation.speaker_name:
            return [Stance(holder=quotation.speaker_name, stance=StanceKind(row["stance"]), span=frame.span)]
        told = [_without_cause(p, row) for p in who]
        return [
            Stance(holder=p.name, stance=StanceKind(row["stance"]), span=frame.span) for p in unique(told)
        ]
    return []


def _without_cause(party: Party, row: Row) -> Party:
    """Return a party without what the paper causes in its name: "sorgt bei der Gewerkschaft *für Unmut*"."""
    name, _, caused = party.name.partition(" für ")
    return replace(party, name=name) if caused.lower() in row.get("needs", ()) else party


def in_view(scene: Scene, party: Party) -> bool:
    """Whether a noun in front names a party's view: "*aus Sicht der Gewerkschaft* greift er zu kurz"."""
    before = scene.doc[max(0, party.first - _VIEW) : party.first]
    return any(t.lower_ in listed("papers_stances", "viewpoint") for t in before)


_VIEW = 3
"""The noun of a view stands among so many words before the party."""


def _is_town(party: Party) -> bool:
    """Whether a town only tells where a paper is taken so: "*In Genf* stieß er auf Kritik"."""
    return party.place and party.prep in _WHERE


def _of_phrase(party: Party, mention: PaperMention) -> bool:
    """Whether a party belongs to the paper: "ein *von der Kommission* vorgelegter Entwurf"."""
    return mention.first <= party.first <= mention.last


def _lacked(scene: Scene, mention: PaperMention) -> list[Stance]:
    """Read "Der Gewerkschaft fehlen in dem Plan Fristen": who stands in the dative before the verb."""
    frame = scene.frame
    lacks = frame.lemma in listed("papers_stances", "lacking") and mention.prep in ("in", "im")
    if not lacks or frame.finite is None or frame.clause.negated or frame.clause.modal:
        return []
    before = scene.reader.within([t for t in frame.tokens if t.i < frame.finite.i])
    article = frame.words[0] in _WHO_LACKS
    who = [p for p in before if p.prep == "" and not (p.genitive or p.dependent) and (article or p.named)]
    return [Stance(holder=p.name, stance=StanceKind.CRITICISES, span=frame.span) for p in unique(who[:1])]
