"""The cast of an event as participants: names in the place of what describes somebody named beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import beginning_in, group, is_finite
from lagebild.annotate.events.parties import party_reader
from lagebild.annotate.events.subjects import genitive_form
from lagebild.annotate.references.nouns import noun_of
from lagebild.model.annotation import Mention, MentionKind, Participant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.cast import Cast
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger


def _ours(party: Party) -> bool:
    """Whether only the speaker knows whom it means: "unsere Partner"."""
    return not party.named and party.ours


def only_takes_part(party: Party) -> bool:
    """Whether it is only said that they take part, not who they are: "die Teilnehmer", "die Teilnehmer des
    Treffens", unlike "160 Teilnehmer aus 20 Ländern"."""
    words = party.name.lower().removeprefix("die ").split()
    bare = bool(words) and not party.named and words[0] in group("taking_part")
    return bare and all(w in _ARTICLES or noun_entry(w.capitalize()) is not None for w in words[1:])


_AGENTS = lexicon.group("events_grammar", "agent_preposition")
_ARTICLES = lexicon.group("events_words", "participant_of")


def spelled_out(party: Party, cast: Cast, doc: Doc) -> bool:
    """Whether those whom a plural means are named right behind it: "die Minister beider Länder, X und Y"."""
    behind = next((p for p in cast.all() if p.first == party.last + 2 and p.named), None)
    if (following := _of_that_class(party, cast, doc)) is not None:
        behind = following
    elif party.named or not _several(party, doc) or behind is None or doc[party.last + 1].text != ",":
        return False
    joined = doc[behind.last + 1].lower_ if behind.last + 1 < len(doc) else ""
    return joined in ("und", "sowie") or (
        joined == "," and any(p.first == behind.last + 2 for p in cast.all())
    )


def _of_that_class(party: Party, cast: Cast, doc: Doc) -> Party | None:
    """Return the first of those that stand right behind the noun for their class: "die Nachbarstaaten
    *Norland* und Südland", not "die Parteien Norlands"."""
    if party.named or not party.plural or not doc[party.last].lower_.endswith(_CLASSES):
        return None
    behind = next((p for p in cast.all() if p.first == party.last + 1 and p.named), None)
    return None if behind is None or genitive_form(behind, doc) else behind


def _several(party: Party, doc: Doc) -> bool:
    """Whether a phrase means several, also where noun and article could be of one woman: "die *Anführer*"."""
    noun = noun_of(party.name.split()[0])
    men = noun is not None and noun.gender == "m" and doc[party.first].lower_ in ("die", "beide")
    return party.plural or men


_CLASSES = lexicon.endings("events_words", "class_of_parties")


def named_in_order(parties: Sequence[Party], doc: Doc) -> dict[str, str]:
    """Map names to the offices in front that they spell out, as many as there are: "der norwegische und der
    schwedische Minister, *Weber und Krüger*"."""
    offices: list[Party] = []
    for party, following in pairwise(parties):
        if party.named or party.plural:
            offices = []
            continue
        offices = [*offices, party] if not offices or _next_to(offices[-1], party, doc) else [party]
        if not following.named or following.first != party.last + 2 or doc[party.last + 1].text != ",":
            continue
        names = [p for p in parties if p.named and p.first >= following.first][: len(offices)]
        row = all(_next_to(a, b, doc) for a, b in pairwise(names))
        if len(offices) > 1 and len(names) == len(offices) and row:
            return {n.name: o.name for n, o in zip(names, offices, strict=True)}
    return {}


def _next_to(left: Party, right: Party, doc: Doc) -> bool:
    """Whether nothing but "und" or a comma parts two parties."""
    return [t.lower_ for t in doc[left.last + 1 : right.first]] in (["und"], [","], ["sowie"])


def participants(cast: Cast, doc: Doc, trigger: Trigger) -> tuple[Participant, ...]:
    """Return the cast as the model has it, without "unsere Partner", whom only the speaker knows, and those
    whom a plural means where it is spelled out. Who receives or invites somebody is the host."""
    hosts = {p.name for p in cast.hosts}
    if trigger.row.get("hosts"):
        agents = {p.name for p in cast.subjects if p.prep in _AGENTS}
        passive = trigger.frame.clause.passive or bool(agents)  # "wird von Weber empfangen"
        hosts |= agents if passive or _are_asked(trigger) else {p.name for p in cast.subjects}
    found: dict[str, Participant] = {}
    there = cast.all()
    sides = {p.name: p.side for p in there}
    named = named_in_order(there, doc)
    offices = set(named.values())
    for party in there:
        if party.place or _ours(party) or only_takes_part(party) or spelled_out(party, cast, doc):
            continue
        if party.name in offices:
            continue
        host = party.name in hosts
        apart = _named_apart(party, doc)
        if apart is not None:
            found[apart.name] = Participant(name=apart.name, span=apart.span, side=party.side, host=host)
            continue
        for name in (party.name, *party.others):
            side = party.side if name == party.name else party_reader(doc).sides.get(name)
            side = side or sides.get(named.get(name, ""))
            found.setdefault(name, Participant(name=name, span=party.span, side=side, host=host))
    return tuple(found.values())


def _are_asked(trigger: Trigger) -> bool:
    """Whether the subject are guests: "Auch die Verbände *sind eingeladen*"."""
    finite = trigger.frame.finite
    return finite is not None and finite.lower_ in _ARE and not trigger.noun


_ARE = lexicon.group("events_words", "state_auxiliary")


def _named_apart(party: Party, doc: Doc) -> Mention | None:
    """Return the name that stands between commas behind a description: "ein Bote, der Däne Holm, traf"."""
    behind = doc[party.last + 1 : party.last + 2 + _TITLE]
    if party.named or party.plural:
        return None
    if (holder := _holder(party, doc)) is not None:
        return holder
    if not len(behind) or behind[0].text != ",":
        return None
    near = beginning_in(doc, "mentions", behind[0].idx, behind[-1].idx + len(behind[-1]))
    actors = [m for m in near if m.kind in (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP)]
    mention = actors[0] if actors else None
    if mention is None or text_of(doc)[mention.span.end : mention.span.end + 1] != ",":
        return None
    between = [t for t in behind[1:] if t.idx < mention.span.start]
    return None if any(t.is_punct or is_finite(t) or t.lower_ in PREPOSITIONS for t in between) else mention


def _holder(party: Party, doc: Doc) -> Mention | None:
    """Return the person right behind an office of more words than the party that was read from it: "mit der
    Regierungschefin von Norland, Rita Weber"."""
    at = doc[party.last].idx
    role = next((r for r in beginning_in(doc, "roles", party.span.start, at + 1) if r.span.end > at), None)
    if role is None:
        return None
    near = beginning_in(doc, "mentions", role.span.end, role.span.end + _NEAR)
    return next((m for m in near if m.name == role.name and m.kind is MentionKind.PERSON), None)


_NEAR = 4
"""So many characters part an office from its holder: ", "."""
_TITLE = 5
"""So many words a title before such a name has at most."""
