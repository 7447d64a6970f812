"""Stances told by a noun: "*Finnlands Nein* zum Abkommen", "die *Ablehnung* des Plans *durch die FDP*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.party import Party
from lagebild.annotate.konjunktiv import Mood
from lagebild.annotate.papers.holders import holders, names_paper
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.objections import are_dispelled
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Row, Scene, listed, soft
from lagebild.lexicon import endings, entries, group
from lagebild.model.annotation import Stance, StanceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENITIVE = endings("papers_grammar", "genitive_name")
_REACH = 7
"""So many words may lie between the noun and the preposition of the paper: "das Nein *der Fraktion* zu"."""
_AGENTS = group("papers_grammar", "agent_of_noun")
_ASKING = group("papers_grammar", "asking_for_noun")
_ACCUSATIVE = group("papers_grammar", "accusative_article")
_FACT = group("papers_grammar", "come_about")
"""Prepositions before what has come about: "*nach* der Zustimmung Norlands zu dem Plan"."""


def nominal(scene: Scene, mention: PaperMention) -> list[Stance]:
    """Return whose stance a noun beside the paper names as a fact.

    The noun stands in front of its clause, or behind "nach", "trotz", "wegen": "hofft auf die Zustimmung
    Norlands zu dem Plan", "ohne Norlands Ja", "die Zustimmung steht aus" tell nothing.
    """
    frame = scene.frame
    if are_dispelled(frame.words):
        return []  # "Norlands Bedenken gegen den Plan sind ausgeräumt"
    if not soft(frame) and (given := _asked_for(scene, mention)):
        return given
    if soft(frame) or not listed("papers_stances", "pending").isdisjoint(frame.words):
        return []
    if frame.lemma in listed("papers_stances", "pending") or frame.clause.mood is Mood.KONJUNKTIV_II:
        return []  # "Norlands Nein wäre ein Fehler"
    if given := _there_was(scene, mention):
        return given
    for row in entries("papers_stances", "nominal", ("stance", "nouns", "on", "example")):
        if (noun := _noun(scene, mention, row)) is None or not _is_fact(scene, noun):
            continue
        if (party := _owner(scene, mention, noun)) is not None:
            return [Stance(holder=party.name, stance=StanceKind(row["stance"]), span=frame.span)]
    return []


def _noun(scene: Scene, mention: PaperMention, row: Row) -> Token | None:
    """Return the noun of the stance: right before "des Plans", or before the preposition of "zu dem Plan"."""
    if mention.behind_noun and "" in row["on"]:
        near = scene.doc[max(0, mention.first - 1) : mention.first]
    elif mention.prep and mention.prep in row["on"]:
        near = scene.doc[max(0, mention.first - _REACH) : mention.first]
    else:
        return None
    inside = {t.i for t in scene.frame.tokens}
    return next((t for t in reversed(near) if t.i in inside and t.lower_ in row["nouns"]), None)


def governed_by_noun(scene: Scene, mention: PaperMention) -> bool:
    """Whether the preposition of a paper belongs to the noun of somebody's stand: "begrüßte *die Kritik an
    dem Plan*"."""
    rows = entries("papers_stances", "nominal", ("stance", "nouns", "on", "example"))
    return any(_noun(scene, mention, row) is not None for row in rows)


def _is_fact(scene: Scene, noun: Token) -> bool:
    """Whether the phrase of the noun leads its clause, or stands behind "nach", "trotz" and the like."""
    first, finite = scene.frame.tokens[0], scene.frame.finite
    before = [t.lower_ for t in scene.doc[max(0, noun.i - 4) : noun.i] if t.i >= first.i]
    if any(word.startswith("kein") for word in before) or (before and before[-1] in _SOME):
        return False  # "Ein Nein Norlands hätte Folgen"
    regrets = scene.frame.lemma in listed("papers_stances", "regretting") and not scene.frame.clause.negated
    if not _FACT.isdisjoint(before) or regrets:
        return True
    leads = noun.i - first.i <= 3 and (finite is None or noun.i < finite.i)
    governed = [w for w in before if not article_kind(w) and w in _GOVERNING]
    return leads and not governed


_SOME = group("papers_grammar", "some")
_GOVERNING = group("papers_grammar", "not_come_about")


def _owner(scene: Scene, mention: PaperMention, noun: Token) -> Party | None:
    """Return whose noun it is: before it ("Norlands Nein"), behind it, or behind the paper with "durch"."""
    near = scene.reader.within([t for t in scene.frame.tokens if noun.i - 4 <= t.i < mention.last + 6])
    for party in near:
        between = noun.i - party.last - 1
        named = party.named and scene.doc[party.last].lower_.endswith(_GENITIVE)
        if party.last < noun.i and between <= 1 and named and not party.prep:
            return party
        behind = noun.i < party.first <= noun.i + 3 and party.last < mention.first
        if behind and (party.genitive or party.prep in _AGENTS or scene.doc[party.last].text.endswith("s")):
            return party
        if 0 < party.first - mention.last <= 3 and party.prep == "durch":
            return party
    return _comes_from(scene)


def _asked_for(scene: Scene, mention: PaperMention) -> list[Stance]:
    """Read "Verdi fordert *die Rücknahme des Plans*": what is asked to be done with a paper."""
    frame = scene.frame
    if frame.lemma not in _ASKING or frame.clause.negated or frame.clause.passive or not mention.behind_noun:
        return []
    at = mention.first - 1
    noun = scene.doc[at].lower_ if at > 0 else ""
    lead = at - 2 if at > 1 and _describes(scene.doc[at - 1]) else at - 1
    as_object = lead > 0 and scene.doc[lead].lower_ in _ACCUSATIVE
    if not as_object or scene.doc[lead - 1].lower_ in PREPOSITIONS:
        return []  # "fordert *vor der* Annahme des Plans", "fordert eine Abstimmung *über die* Annahme"
    rows = entries("papers_stances", "asked_to_be_done", ("stance", "nouns", "example"))
    kind = next((StanceKind(row["stance"]) for row in rows if noun in row["nouns"]), None)
    return (
        [Stance(holder=p.name, stance=kind, span=frame.span) for p in holders(scene, frame)] if kind else []
    )


def _describes(token: Token) -> bool:
    """Whether a word is an attribute before the noun: "die *grundlegende* Überarbeitung"."""
    return token.lower_.endswith(("e", "en")) and token.text.islower() and not article_kind(token.lower_)


def _there_was(scene: Scene, mention: PaperMention) -> list[Stance]:
    """Read "Für den Plan gab es Applaus von der SPD", "Aus Rom kam Kritik an dem Plan"."""
    frame = scene.frame
    there = frame.lemma == "geben" and "es" in frame.words
    if not (there or frame.lemma in listed("papers_stances", "coming")) or frame.clause.negated:
        return []
    words = frozenset(frame.words)
    rows = entries("papers_stances", "nominal")
    row = next(
        (r for r in rows if mention.prep in r["on"] and mention.prep and words & set(r["nouns"])), None
    )
    who = [p for p in scene.reader.within(frame.tokens) if p.prep in _AGENTS and not p.dependent]
    who = [p for p in who if not names_paper(scene, p)]  # "an dem Plan *von Weber* kam von Norland"
    kind = StanceKind(row["stance"]) if row is not None else None
    return [Stance(holder=p.name, stance=kind, span=frame.span) for p in who] if kind else []


def _comes_from(scene: Scene) -> Party | None:
    """Return whom it comes from: "Scharfe Kritik an dem Plan *kam von der Gewerkschaft*"."""
    frame = scene.frame
    if frame.finite is None or frame.lemma not in listed("papers_stances", "coming") or frame.clause.negated:
        return None
    finite = frame.finite.i
    behind = [p for p in scene.reader.within(frame.tokens) if p.first > finite and p.prep in _AGENTS]
    return next((p for p in behind if not (p.dependent or p.genitive)), None)
