"""Whose a paper is: "*Thredes* Plan", "das Angebot *der Arbeitgeber*", "*seinen* Plan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.papers.anybody import anybody
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, reactions, rows_used, uses
from lagebild.lexicon import endings, entries, group
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.party import Party


_BEFORE_OWNER = group("papers_grammar", "before_owner")
_GENITIVE = endings("papers_grammar", "genitive_name")
_NO_NAMES = group("papers_grammar", "no_owner")
_BODIES = endings("papers_grammar", "giving_body")
_TWO = 2
_NEAR, _LED = 3, 5
"""So many words behind the paper its giver begins, and behind an office: "von *Norlands früherer Ministerin*
Weber"."""
_REACH = 12
"""So many words behind the paper may name its givers."""


def by_possessive(scene: Scene, mention: PaperMention) -> list[str]:
    """Return whom the possessive in front means: "Weber warb für *seinen* Plan"."""
    if mention.article != "possessive":
        return []
    at = scene.doc[mention.first].idx
    found = beginning_in(scene.doc, "references", at, at + 1)
    names = list(dict.fromkeys(name for r in found if r.rule == "possessive" for name in r.names))
    return names if len(names) == 1 else []


def named_after(scene: Scene, mention: PaperMention) -> list[str]:
    """Return the person whose name the paper bears: "der *Ruland*-Vorschlag", a person of the text."""
    stem = mention.prefix.removesuffix("-")
    if not stem or stem == mention.prefix:
        return []
    persons = (m.name for m in scene.doc._.mentions if m.kind is MentionKind.PERSON)
    found = list(dict.fromkeys(name for name in persons if name.split()[-1].lower() == stem))
    return found if len(found) == 1 else []


def owned(scene: Scene, mention: PaperMention) -> bool:
    """Whether a genitive behind the paper says whose it is: "den Entwurf *der Verbände*"."""
    return bool(owners_of(scene, mention))


def owners(scene: Scene, mention: PaperMention) -> list[str]:
    """Return whose the paper is by a genitive before or, of a definite one, behind it."""
    return owners_of(scene, mention) if mention.article == "definite" else owner_before(scene, mention)


def owner_before(scene: Scene, mention: PaperMention) -> list[str]:
    """Return the name in the genitive before the noun: "*Thredes* Plan"."""
    if mention.article or mention.first < 1:
        return []
    before = list(scene.doc[max(0, mention.first - 3) : mention.first])
    owners = [p for p in scene.reader.within([*before, scene.doc[mention.head]]) if p.named and p.dependent]
    return [p.name for p in owners if p.last == mention.first - 1]


def unknown_owner(doc: Doc, mention: PaperMention) -> str:
    """Return the surname in the genitive before a paper that begins a sentence, where no mention of a name
    has it: "*Krügers* Entwurf war abgelehnt worden"; "" of others."""
    at = mention.first - 1
    if mention.article or at < 0 or mention.first != mention.head or mention.prep:
        return ""
    word = doc[at]
    alone = word.is_sent_start and word.text.istitle() and word.text.isalpha()
    genitive = word.text.endswith("s") and not word.text.endswith("es")  # "Neues Angebot"
    if not (alone and genitive) or article_kind(word.lower_):
        return ""
    known = beginning_in(doc, "mentions", word.idx, word.idx + 1)
    return "" if known or word.lower_ in _NO_NAMES else word.text[:-1]


def owners_of(scene: Scene, mention: PaperMention) -> list[str]:
    """Return whose a plan or an offer is by a genitive, "von" or "aus" behind it, or a name before it."""
    inside = scene.doc[mention.head + 1].lower_ in ("der", "des") if mention.last > mention.head else False
    start = mention.head if inside else mention.last  # "[Entwurf] *der Verbände* zur Rente"
    after = list(scene.doc[start + 1 : start + _REACH])
    if not after:
        return []
    lead = after[0].lower_
    if lead in ("von", "vom") and (_reaction_from(scene, mention) or _agent_behind(scene, mention, after)):
        return owner_before(scene, mention)
    parties = scene.reader.within([scene.doc[start], *after])
    named = (
        bool(parties) and parties[0].first == after[0].i and parties[0].named and _genitive(parties[0], after)
    )
    if lead in _BEFORE_OWNER or named:
        first = _behind_office(scene, parties)[:1]
        reach = _NEAR if first == parties[:1] else _LED
        near = [p for p in first if p.first <= after[0].i + reach and not p.place]
        near = [
            p for p in near if article_kind(scene.doc[p.first].lower_) != "possessive" or p.last > p.first
        ]
        near = [p for p in near if p.prep in ("", "von", "vom") and not _cut(scene, mention, p.first)]
        if not near and (body := _body(scene, after)):
            return [body]
        return [_undated(p.name) for p in (*near, *_joined(scene, near, parties))]
    if lead == "aus":
        towns = scene.reader.within(after[:3])[:1]
        return [p.name for p in towns if p.named and p.side and p.first == after[0].i + 1]
    return owner_before(scene, mention)


def _behind_office(scene: Scene, parties: list[Party]) -> list[Party]:
    """Return the parties from the person on whom an office ties the first: "*Webers Vorgänger* Krüger"."""
    if len(parties) < _TWO or not parties[0].named or not parties[1].named:
        return parties
    owner, person = parties[:2]
    between = scene.doc[owner.last + 1 : person.first]
    office = 0 < len(between) <= _TWO and between[-1].i in scene.reader.offices
    genitive = scene.doc[owner.last].text.endswith(_GENITIVE)
    return parties[1:] if office and genitive and all(t.is_alpha for t in between) else parties


def _undated(name: str) -> str:
    """Return a name without the day of the paper: "der Plan der *Vermittler* vom Januar"."""
    return name.split(" vom ")[0]


def _body(scene: Scene, after: list[Token]) -> str | None:
    """Return a body that no list of parties knows: "der Entwurf *der dänischen Ratspräsidentschaft*"."""
    noun = next((n for n, t in enumerate(after) if t.text[:1].isupper()), None)
    if noun is None or after[0].lower_ != "der" or not after[noun].lower_.endswith(_BODIES):
        return None
    found = anybody(scene, scene.frame, after[: noun + 1], governed=True)
    return found[0].name if found else None


def _reaction_from(scene: Scene, mention: PaperMention) -> bool:
    """Whether "von" behind a paper tells whose reaction it got: "Lob erntete der Plan *von Norland*"."""
    frame = scene.frame
    behind = frame.finite is not None and mention.first > frame.finite.i
    used = any(uses(frame, row) for row in entries("papers_stances", "reacting"))
    return behind and used and not mention.prep and not reactions().keys().isdisjoint(frame.words)


def _agent_behind(scene: Scene, mention: PaperMention, after: list[Token]) -> bool:
    """Whether "von" behind a paper tells who refuses or takes it: "Abgelehnt wird der Plan *von Norland*"; of
    a person it may as well tell whose it is."""
    frame = scene.frame
    behind = frame.finite is not None and mention.first > frame.finite.i and not mention.prep
    if not behind or not frame.clause.passive or not rows_used(frame, "papers_stances", "stance"):
        return False
    near = beginning_in(scene.doc, "mentions", after[0].idx, after[-1].idx)[:1]
    return not near or near[0].kind is not MentionKind.PERSON


def _joined(scene: Scene, near: list[Party], parties: list[Party]) -> list[Party]:
    """Return further givers: "ein Plan der Minister Weber *und Krüger*", "Norlands, *Südlands und
    Ostlands*", all named."""
    if len(near) != 1 or not near[0].named:
        return []
    found = list(near)
    led = near[0].prep != "" or scene.doc[near[0].first - 1].lower_ in _BEFORE_OWNER
    for party in parties:
        between = list(scene.doc[found[-1].last + 1 : party.first])
        joined = bool(between) and between[0].lower_ in (",", "und", "sowie")
        joined = joined and (led or bool(between[1:]) or scene.doc[party.last].text.endswith(_GENITIVE))
        if party.named and joined and all(article_kind(t.lower_) == "definite" for t in between[1:]):
            found.append(party)
    last = scene.doc[found[-1].first - 2 : found[-1].first]
    closed = any(t.lower_ in ("und", "sowie") for t in last)  # not "der Plan Norlands, Südland zu teilen"
    return found[1:] if closed else []


def _genitive(party: Party, after: list[Token]) -> bool:
    """Whether a name behind the paper is a genitive by its form: "ein Plan *Katars*"."""
    return party.genitive or after[0].text in (f"{party.name}s", f"{party.name}es")


def _cut(scene: Scene, mention: PaperMention, first: int) -> bool:
    """Whether a comma or a full stop stands between the paper and who follows it."""
    return any(t.is_punct for t in scene.doc[mention.head + 1 : first] if t.i > mention.last)
