"""Titles of events as an editor would write them: "Gespräche in Miami", "Vorlage des 28-Punkte-Plans"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events import title_words as words
from lagebild.annotate.events.rounds import ordinals
from lagebild.annotate.events.steps import step_in_title, void_title
from lagebild.annotate.events.taking_part import spelled_out
from lagebild.lexicon import endings, entries, group
from lagebild.model.annotation import EventStatus, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.annotate.papers.mentions import PaperMention

LONGEST = 70
"""More characters than this and a title is shortened."""
_ABOUT_PAPERS = frozenset({"signing", "presentation", "decision", "announcement"})
_PERSONS = "lagebild_person_names"
_MOVING = frozenset({"arrival", "visit"})
_AT = group("events_words", "at_the_event")
_TALKING = group("events_grammar", "negotiating")
_TALKS_ENDS = endings("events_words", "talks_end")
_TALKS = group("events_words", "talks_alone")
_DEFINITE = {
    row["end"]: row["article"]
    for row in entries("events_words", "definite_in_title", ("end", "article", "example"))
}


def label(draft: Draft) -> str:
    """Return what the event is called, with its round: "Gespräche", "Zweite Runde der Verhandlungen"."""
    trigger = draft.trigger
    if not trigger.noun:
        word = str(trigger.row["title"])
        gender = "p" if word == "Gespräche" or word.endswith("ungen") else ""
    else:
        token = _noun_as_told(trigger)
        word, plural = words.noun_of(token, trigger.row)
        word = str(trigger.row.get("called", word))  # "fanden eine Lösung" is an "Einigung"
        gender = "p" if plural else str(trigger.row["gender"])
    if draft.round:
        return _round(draft, word, gender)
    word = "Gesprächsrunde" if word == "Runde" else word
    stem = _adjective(draft) if gender else ""
    return words.with_adjective(stem, word, gender) if stem else word


def _noun_as_told(trigger: Trigger) -> str:
    """Return the noun of an event as written, also where a pronoun stands for it: "*Sie* endeten" of
    "Verhandlungen"."""
    row = trigger.row
    return str(row.get("told") or row["lemma"]) if row.get("elliptic") else trigger.token.text


def title(doc: Doc, draft: Draft, papers: Sequence[PaperMention]) -> str:
    """Return the title: what it is, its paper, then the place, or the parties where they say more.

    Parties stand in it where there is no place, for what two of them do, and for visits and arrivals.
    """
    name = label(draft)
    kind = draft.trigger.type
    paper = _paper(draft, papers) if kind in _ABOUT_PAPERS else ""
    place = _place(draft, name)
    if void := void_title(draft):
        return _fitting([void + place, void])
    if step := step_in_title(draft):
        return _fitting([f"{name} {step}{place}", f"{name} {step}"])
    left, right = ([], []) if _only_setting(draft) else _sides(draft)
    if paper:
        short = _paper(draft, papers, topic=False)
        return _fitting([f"{name} {paper}{place}", f"{name} {short}{place}", f"{name} {short}"])
    two = (len(left) == 1 and bool(right)) or (len(left) == 2 and not right)
    people = _people(doc, left, right, kind)
    short = _people(doc, left, right, kind, short=True)
    alone = (
        len(left) == 1
        and not right
        and not draft.trigger.row.get("of_object")
        and not words.of_many(left[0].name, left[0].plural)
    )
    bare = alone and (kind in ("talks", "meeting", "call", "summit") or name.lower() in _OF_OBJECT)
    if not people or bare or _by_voters(draft):
        return _fitting([name + place, name])
    if place and not two and kind not in _MOVING and draft.status is not EventStatus.DENIED:
        return _fitting([name + place, name])
    return _fitting(
        [f"{name}{people}{place}", f"{name}{short}{place}", f"{name}{people}", f"{name}{short}", name + place]
    )


_OF_OBJECT = group("events_grammar", "noun_of_its_object")
"""Nouns whose genitive is what is done to: "Verabschiedung des Haushalts", never "des Bundestags"."""


def _only_setting(draft: Draft) -> bool:
    """Whether a summit is only where something else was done, so that it is not between those who did it:
    "*Beim Gipfel* in Oslo haben Norland und Südland ein Abkommen unterzeichnet"."""
    trigger = draft.trigger
    lemma = (trigger.carrier or trigger.frame).lemma
    aside = trigger.head == "rande" or (trigger.prep in _AT and lemma not in _TALKING)
    return trigger.type == "summit" and trigger.noun and aside and not draft.cast.attached


def _by_voters(draft: Draft) -> bool:
    """Whether those who vote need not be named: "Wahl", "Abstimmung"."""
    return draft.trigger.row.get("mode") == "vote"


def _fitting(wordings: list[str]) -> str:
    return next((w for w in wordings if len(w) <= LONGEST), wordings[-1])


def _round(draft: Draft, word: str, gender: str) -> str:
    number = next((w for w, n in ordinals().items() if n == draft.round and w.endswith("e")), "")
    ordinal = number.capitalize() if number else f"{draft.round}."
    trigger = draft.trigger
    if trigger.noun and word.lower().endswith("runde"):
        following = _genitive_behind(draft)
        return f"{ordinal} {word}{following}"
    if not trigger.noun and word == "Treffen" and number:  # "trafen sich zum zweiten Mal"
        return f"{ordinal}s {word}"
    return f"{ordinal} Runde der {word}" if gender == "p" else f"{ordinal} Runde"


def _genitive_behind(draft: Draft) -> str:
    """ " der Verhandlungen" right behind "die zweite Runde"."""
    doc, place = draft.trigger.token.doc, draft.trigger.token.i + 1
    if place + 1 < len(doc) and doc[place].lower_ == "der":
        noun = doc[place + 1].text
        if noun.endswith(_TALKS_ENDS) or noun in _TALKS:
            return f" der {noun}"
    return ""


@cache
def _stems() -> tuple[str, ...]:
    rows = entries("events_titles", "adjective", ("stems", "example"))
    return tuple(stem for row in rows for stem in row["stems"])


def _adjective(draft: Draft) -> str:
    for word in draft.trigger.adjectives:
        stem = next((s for s in _stems() if word.startswith(s) and len(word) - len(s) <= 2), "")
        if stem:
            return stem
    return ""


@cache
def _takes() -> dict[str, tuple[str, str]]:
    rows = entries("events_titles", "takes", ("nouns", "preposition", "case", "example"))
    return {noun: (row["preposition"], row["case"]) for row in rows for noun in row["nouns"]}


@cache
def _travel() -> frozenset[str]:
    return frozenset(
        n for row in entries("events_titles", "travel", ("nouns", "example")) for n in row["nouns"]
    )


def _paper(draft: Draft, papers: Sequence[PaperMention], topic: bool = True) -> str:
    """Return the paper of the clause in its case: "des 28-Punkte-Plans", "auf den Entwurf"."""
    frame = draft.trigger.carrier or draft.trigger.frame
    inside = {t.i for t in frame.tokens}
    start = bisect_left(papers, frame.tokens[0].i, key=lambda p: p.head)
    end = bisect_left(papers, frame.tokens[-1].i + 1, key=lambda p: p.head)
    mine = [p for p in papers[start:end] if p.head in inside and p.prep in ("", "auf", "zu", "unter")]
    mine = [p for p in mine if p.head != draft.trigger.token.i]  # "die Einigung" is both at times
    if not mine:
        return ""
    paper = mine[0]
    preposition, case = _takes().get(label(draft), ("", "genitive"))
    return words.fused(f"{preposition} {_bent(paper, case, topic)}".strip())


def _bent(paper: PaperMention, case: str, topic: bool) -> str:
    """Return the paper's noun with its article in ``case``, a bare noun with its topic where wanted."""
    word, gender = paper.noun, paper.gender
    if paper.points and "unkte" not in word:
        word = f"{paper.points}-Punkte-{word}"
    more = f" {paper.topic}" if topic and paper.topic and not paper.prefix and paper.points is None else ""
    if paper.plural:
        size = f"{paper.size} " if paper.size else ""
        many = word if word.endswith(("n", "s")) else word + "n"
        return {"genitive": f"von {size}{many}", "dative": f"{size}{many}", "accusative": f"{size}{word}"}[
            case
        ]
    indefinite = paper.article == "indefinite" and paper.points is None
    if case == "genitive":
        article = "r" if gender == "f" else "s"
        return f"{'eine' if indefinite else 'de'}{article} {words.genitive_noun(word, gender)}{more}"
    ends = {"dative": ("m", "r", "m"), "accusative": ("n", "e", "s")}[case]
    end = ends["mfn".index(gender)]
    if indefinite:
        return f"ein{'' if case == 'accusative' and gender == 'n' else 'e' + end.lstrip('e')} {word}{more}"
    article = _DEFINITE[end]
    return f"{article} {word}{more}"


def _place(draft: Draft, name: str) -> str:
    """Return the place with its preposition and a space before, "" where there is none."""
    if draft.place is None:
        return ""
    if name.endswith(tuple(_travel() | {noun.lower() for noun in _travel()})):
        return f" {words.place_to(draft.place.name)}"
    doc, at = draft.trigger.token.doc, draft.place.span.start
    before = text_of(doc)[max(0, at - 8) : at].split()
    adjective = text_of(doc)[at : draft.place.span.end] == f"{draft.place.name}er"  # "im Genfer Hotel"
    if before and before[-1] == "im" and draft.place.kind is MentionKind.PLACE and not adjective:
        return f" {before[-1]} {draft.place.span.of(text_of(doc))}"
    return f" {words.place_in(draft.place.name)}"


def _sides(draft: Draft) -> tuple[list[Party], list[Party]]:
    """Return who does it and with whom, each once; what hangs on the noun without "mit" counts as who."""
    cast = draft.cast
    row = draft.trigger.row
    if (row.get("mode") == "dismiss" or row.get("of_object")) and cast.objects:
        return _once(cast.objects), []  # "Ernennung von Krüger", "Einbestellung des Botschafters"
    withs = [p for p in cast.attached if p.prep == "mit" and not p.along]
    right = _once([*withs, *cast.objects])
    names = {p.name for p in right}
    doc = draft.trigger.token.doc
    guests = (*cast.subjects, *cast.attached)
    visited = draft.trigger.type in _MOVING and guests  # "Besuch von Krüger", to whom Weber was the host
    who = [p for p in (guests if visited else (*guests, *cast.hosts)) if not spelled_out(p, cast, doc)]
    left = _once([p for p in who if p.name not in names])
    if not left and not right:
        return [], []
    return left, right


def _once(parties: Sequence[Party]) -> list[Party]:
    found: dict[str, Party] = {}
    for party in sorted(parties, key=lambda p: p.first):
        if not party.place:
            alone = replace(party, others=(), plural=False) if party.others else party
            for name in (party.name, *party.others):  # "ihre Gespräche" of several
                found.setdefault(name, replace(alone, name=name))
    return list(found.values())


def _people(doc: Doc, left: list[Party], right: list[Party], kind: str, short: bool = False) -> str:
    """Return the parties in words: " von A mit B und C", " zwischen der Ukraine und den USA"."""
    if not left and not right:
        return ""
    if not left:
        return f" mit {_datives(doc, right, short)}"
    if kind in _MOVING:
        return _by(doc, left, short)
    if not right and kind == "presentation":
        return f" von {_datives(doc, left, short)}"
    if (not right and len(left) > 1) or (len(left) == len(right) == 1 and not _person(doc, left[0])):
        both = [*left, *right]
        return f" {'zwischen' if len(both) == 2 else 'von'} {_datives(doc, both, short)}"
    return _by(doc, left, short) + (f" mit {_datives(doc, right, short)}" if right else "")


def _by(doc: Doc, parties: list[Party], short: bool) -> str:
    if len(parties) == 1 and parties[0].prep == "zwischen" and parties[0].plural:
        return f" zwischen {_datives(doc, parties, short)}"
    if len(parties) == 1:
        name, person = _name(doc, parties[0], short), _person(doc, parties[0])
        return f" von {name}" if person else f" {words.of(name, parties[0].plural)}"
    return f" von {_datives(doc, parties, short)}"


def _datives(doc: Doc, parties: list[Party], short: bool) -> str:
    """Return the names in the dative in a list; of more than three the first three "und anderen"."""
    names = [_name(doc, p, short) if _person(doc, p) else words.dative(p.name, p.plural) for p in parties[:3]]
    names += ["anderen"] if len(parties) > 3 else []
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} und {names[-1]}"


def _name(doc: Doc, party: Party, short: bool) -> str:
    return _surname(party.name) if short and _person(doc, party) else party.name


def _surname(name: str) -> str:
    parts = name.split()
    start = next((i for i, part in enumerate(parts) if i and part.islower()), len(parts) - 1)
    return " ".join(parts[start:])


def person_names(doc: Doc) -> frozenset[str]:
    """Return the names of the persons in ``doc``; collected once."""
    if _PERSONS not in doc.user_data:
        found = (m.name for m in doc._.mentions if m.kind is MentionKind.PERSON)
        doc.user_data[_PERSONS] = frozenset(found)
    return cast("frozenset[str]", doc.user_data[_PERSONS])


def _person(doc: Doc, party: Party) -> bool:
    return party.name in person_names(doc)
