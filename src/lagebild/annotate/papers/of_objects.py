"""Stands whose object is what the paper holds or brings, in the course of the reactions to it.

"Der Verband lobte *die kürzeren Fristen*", "Südland nannte *die Quote* willkürlich", "Katar begrüßte *den
Vorstoß*": among reactions such an object is of the paper just spoken of. Left out are objects that are
somebody or something that happens or is said ("lobte *die Vermittler*", "kritisierte *den Streik*").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.judging import judged
from lagebild.annotate.papers.own_voice import own_voice
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import (
    Row,
    Scene,
    ends,
    listed,
    papers_between,
    rows_used,
    soft,
    subject_of,
    uses,
    verb_places,
)
from lagebild.annotate.papers.standing import is_term
from lagebild.annotate.papers.told import Told, is_whole
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Quotation, Stance, StanceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENITIVE = group("papers_grammar", "attribute_article")
_NAMING = group("papers_grammar", "naming_verb")
_CARRYING_OUT = group("papers_grammar", "carrying_out")
_VOTE_ON = group("papers_grammar", "vote_on_what")
_OF_HIS = group("papers_grammar", "of_his")
_WHOSE = group("quotations_grammar", "whose")


_ATTRIBUTE = 4
"""So many words behind an object stands what belongs to it."""


@dataclass(frozen=True, slots=True)
class _Object:
    """A noun beside the verb with its preposition, "" for an object."""

    noun: Token
    prep: str


def of_object(
    scene: Scene, quotation: Quotation | None, own: frozenset[str], told: Told, *, reacted: bool
) -> list[Stance]:
    """Return the stands towards an object of the paper: "Der Verband lobte die kürzeren Fristen".

    The object must be the whole, one of what the text told of the paper (``told``), or a kind of what papers
    hold; "kritisierte die Siedlungen" is of another matter. Where nobody has ``reacted`` yet, what somebody
    asks for is no change of the paper.
    """
    frame = scene.frame
    if frame.kind != "main" or soft(frame) or frame.clause.negated or frame.clause.passive:
        return []
    if papers_between(scene, scene.frames[0].tokens[0].i, scene.frames[-1].tokens[-1].i):
        return []  # the sentence names a paper: what is praised beside it is something else
    if _leads_with_object(scene):
        return []  # "*Den Fonds* nannte er hingegen einen Erfolg"
    objects = [o for o in _objects(scene) if _belongs(scene, o, told, reacted=reacted)]
    if not objects:
        return []
    people = holders(scene, frame)
    names = [p.name for p in people if scene.doc[p.first].lower_ not in _WHOSE]
    speaker = quotation.speaker_name if quotation is not None else None
    if not people and speaker and own_voice(scene):
        names = [speaker]
    names = [name for name in dict.fromkeys(names) if name not in own]
    kind = _kind(scene, objects, own) if names else None
    if kind is StanceKind.DEMANDS and not reacted:
        return []
    return [Stance(holder=name, stance=kind, span=frame.span) for name in names] if kind else []


def _belongs(scene: Scene, given: _Object, told: Told, *, reacted: bool) -> bool:
    """Whether an object is of the paper, by itself or, among reactions, by what belongs to it: "die Regel
    *zur Reisezeit*"."""
    frame, noun = scene.frame, given.noun
    if is_whole(noun) or _carries_out(given) or is_term(noun, frame, told.terms):
        return True
    if not reacted:
        return False
    last = frame.tokens[-1].i
    behind = scene.doc[noun.i : min(noun.i + _ATTRIBUTE, last) + 1]
    return told.speaks_of(behind)


def _kind(scene: Scene, objects: list[_Object], own: frozenset[str]) -> StanceKind | None:
    """Return what the verb says of one of the objects; of a part of the paper refusal is criticism."""
    frame = scene.frame
    for row in entries("papers_stances", "on_object", ("stance", "lemmas", "on", "example")):
        if uses(frame, row) and (fits := [o for o in objects if _fits(scene, o, row, own)]):
            return _softened(StanceKind(row["stance"]), fits)
    bare = [o for o in objects if not o.prep and _of_paper(scene, o.noun, own)]
    called = frame.lemma in _NAMING or "als" in frame.words
    judges = (r for r in rows_used(frame, "papers_stances", "stance") if r.get("judged") and not r.get("on"))
    if bare and called and any(judges):
        kind = judged(frame, opponent=True)
        return _softened(kind, bare) if kind else None
    return None


def _fits(scene: Scene, given: _Object, row: Row, own: frozenset[str]) -> bool:
    """Whether an object stands behind a preposition of an entry and is of the paper as the entry asks."""
    low = given.noun.lower_
    if given.prep not in row["on"]:
        return False
    if row.get("carried_out"):
        return _carries_out(given)
    if row["stance"] == "demands" and low.endswith(ends("papers_stances", "asked_aside")):
        return False
    return (not row.get("whole") or is_whole(given.noun)) and _of_paper(scene, given.noun, own)


def _carries_out(given: _Object) -> bool:
    """Whether a noun tells that the paper comes about: "drängt auf *die Umsetzung*", not "Ja zum Euro"."""
    noun = given.noun
    behind = noun.doc[noun.i + 1].lower_ if noun.i + 1 < len(noun.doc) else ""
    return noun.lower_ in _CARRYING_OUT and behind not in _VOTE_ON


def _softened(kind: StanceKind, objects: list[_Object]) -> StanceKind:
    """Return the stance towards the paper of one towards the objects."""
    if kind is StanceKind.REJECTS and not any(is_whole(o.noun) for o in objects):
        return StanceKind.CRITICISES
    return kind


def _leads_with_object(scene: Scene) -> bool:
    """Whether a noun in front that is not the subject brings up something else: "*Den Fonds* lobte er"."""
    frame = scene.frame
    if frame.finite is None or frame.words[0] in PREPOSITIONS:
        return False
    inside = subject_of(frame)
    front = [t for t in frame.tokens if t.i < frame.finite.i and t not in inside]
    led = len(front) > 1 and bool(article_kind(front[0].lower_))
    return led and any(t.text[:1].isupper() for t in front[1:])


def _objects(scene: Scene) -> list[_Object]:
    """Return the nouns behind the verb that are neither subject, time nor attribute, nor somebody's own.

    An object in front brings up something else: "*Den Fonds* nannte er hingegen einen Erfolg".
    """
    frame = scene.frame
    gone = verb_places(frame) | {t.idx for t in subject_of(frame)}
    found: list[_Object] = []
    prep, attached, owned = "", False, False
    for token in frame.tokens:
        word = token.lower_
        if token.idx in gone:
            prep, attached = "", False
        elif word in PREPOSITIONS:
            prep, attached = word, False
        elif token.text[:1].isupper() and not (token.is_sent_start and article_kind(word)):
            behind = frame.finite is not None and token.i > frame.finite.i
            if behind and not attached and not owned and token.i not in scene.reader.times:
                found.append(_Object(token, prep))
            prep, attached = "", True
        elif attached and (word in _GENITIVE or word in _OF_HIS):
            continue
        elif article_kind(word) or not attached:
            owned, attached = article_kind(word) == "possessive" or word in _WHOSE, False
    return found


def _of_paper(scene: Scene, noun: Token, own: frozenset[str]) -> bool:
    """Whether a noun may be what a paper holds or brings, nobody and nothing that happens."""
    low = noun.lower_
    inside = scene.reader.within([noun])
    if inside or noun.i in scene.reader.barred or not noun.text[-1:].isalpha():
        return False
    if is_whole(noun):
        return _owned_by(scene, noun, own)
    if low in listed("papers_stances", "part") or _someones(scene, noun):
        return False
    return noun_entry(noun.text) is None and not low.endswith(_aside())


def _someones(scene: Scene, noun: Token) -> bool:
    """Whether a noun has an owner of the subject's: "die Punkte *seiner Mannschaft*"."""
    behind = scene.doc[noun.i + 1].lower_ if noun.i + 1 < len(scene.doc) else ""
    return behind in _OF_HIS


def _owned_by(scene: Scene, noun: Token, own: frozenset[str]) -> bool:
    """Whether a noun for the whole belongs to nobody or to those who presented it: "die Bemühungen *Katars*",
    not "die Entscheidung *des Gerichts*"."""
    following = scene.doc[noun.i + 1] if noun.i + 1 < len(scene.doc) else None
    if following is None:
        return True
    if following.lower_ not in _GENITIVE:
        behind = scene.reader.within([following])
        return all(p.name in own for p in behind if p.genitive or following.text.endswith("s"))
    owners = scene.reader.within(list(scene.doc[noun.i + 1 : noun.i + 5]))
    return any(p.name in own for p in owners)


@cache
def _aside() -> tuple[str, ...]:
    """Ends of nouns that are nobody's paper: what happens, is said, or somebody."""
    tables = ("happening", "aside")
    return tuple(w for t in tables for w in ends("papers_stances", t)) + tuple(
        sorted(listed("papers_contents", "step") | listed("events_parties", "somebody"))
    )
