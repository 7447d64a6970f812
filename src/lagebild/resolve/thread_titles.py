"""What a thread is called: its matter and its parties, "Tarifverhandlungen: Bahn – Verdi".

The matter is the word for talks that its articles write most often, the parties are those whose sides take
part in most of its events. Agencies, outlets and those who only mediate are no parties.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from lagebild.lexicon import entries
from lagebild.model.annotation import EventStatus, EventType
from lagebild.model.dossier import Dossier, Entity
from lagebild.model.entity import EntityKind
from lagebild.resolve.keys import fold
from lagebild.resolve.words import is_outlet, mediates

_PARTIES = (EntityKind.ORGANISATION, EntityKind.STATE, EntityKind.GOVERNMENT, EntityKind.PERSON)
_BETWEEN = {
    EventType.TALKS: 3,
    EventType.MEETING: 3,
    EventType.SUMMIT: 3,
    EventType.CALL: 2,
    EventType.SIGNING: 3,
}
"""How much taking part tells of being a party; in other events once."""
_SHOWN = 2
_WORD = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?\b")


def thread_title(dossier: Dossier, articles: Sequence[str]) -> str:
    """Return the matter and the parties of a thread, "" where it has no two parties."""
    parties = _parties(dossier, frozenset(articles))
    if len(parties) < _SHOWN:
        return ""
    texts = [row.article for row in dossier.articles if row.article.id in frozenset(articles)]
    matter = _matter(f"{article.title or ''}\n{article.text}" for article in texts)
    return f"{matter}: {' – '.join(parties)}" if matter else ""


def _matter(texts: Iterable[str]) -> str:
    """Return the word for talks that is written most often, one that says what they are about first:
    "Tarifverhandlungen" before "Gespräche"; "" where none is."""
    plain: Counter[str] = Counter()
    telling: Counter[str] = Counter()
    for text in texts:
        for word in _WORD.findall(text):
            if word in _heads():
                plain[_heads()[word]] += 1
            elif head := next((head for head in _heads() if word.endswith(head.casefold())), None):
                first = word[: -len(head)]
                if len(first) > 2 and first.casefold().rstrip("s-") not in _forms():
                    telling[f"{first}{_heads()[head].casefold()}"] += 1
    best = _most(telling)
    if best and (telling[best] > 1 or telling[best] >= sum(plain.values())):
        return best
    return _most(plain)


def _most(words: Counter[str]) -> str:
    return min(words, key=lambda word: (-words[word], word), default="")


@cache
def _heads() -> dict[str, str]:
    """Return the forms of the nouns for talks, the longest first, each with the form to show."""
    rows = entries("resolve_threads", "head", ("shown", "words", "example"))
    found = {word: str(row["shown"]) for row in rows for word in row["words"]}
    return dict(sorted(found.items(), key=lambda row: (-len(row[0]), row[0])))


@cache
def _international() -> frozenset[str]:
    """Return bodies of many states, which watch or mediate where others negotiate."""
    rows = entries("resolve_threads", "international", ("words", "example"))
    return frozenset(word.casefold() for row in rows for word in row["words"])


@cache
def _forms() -> frozenset[str]:
    """Return first parts that tell how talks are held, not what about: "Spitzengespräch"."""
    return frozenset(
        w.casefold() for row in entries("resolve_threads", "form", ("words", "example")) for w in row["words"]
    )


def _parties(dossier: Dossier, articles: frozenset[str]) -> list[str]:
    """Return the names of those who take part in most of the events of some articles."""
    entities = {entity.id: entity for entity in dossier.entities}
    between = _mediators(dossier)
    counts: Counter[str] = Counter()
    for event in dossier.events:
        told = sum(1 for row in event.evidence if row.article in articles)
        if not told or event.status is EventStatus.DENIED:
            continue
        for party in {_party(row.entity, row.side, entities) for row in event.participants} - between:
            if _is_party(entities.get(party)):
                counts[party] += _BETWEEN.get(event.type, 1)
    for paper in dossier.papers:
        if any(row.article in articles for row in paper.evidence):
            counts.update(
                p
                for p in {_party(e, None, entities) for e in paper.presented_by} - between
                if _is_party(entities.get(p))
            )
    ranked = sorted(counts, key=lambda party: (_last(entities[party]), -counts[party], party))
    shown: list[str] = []
    for name in (entities[party].name for party in ranked):
        if len(shown) < _SHOWN and not any(_one_name(name, other) for other in shown):
            shown.append(name)
    return sorted(shown, key=fold)


def _last(entity: Entity) -> int:
    """Return what comes last as a party: bodies that mostly mediate, persons nobody knows a side of."""
    if entity.kind is EntityKind.PERSON:
        return 2
    return int(entity.name.casefold() in _international())


def _one_name(name: str, other: str) -> bool:
    """Whether one name is the other with more words: "Nordwerk", "Nordwerk Holding"."""
    mine, its = fold(name).split(), fold(other).split()
    return mine[: len(its)] == its or its[: len(mine)] == mine


def _mediators(dossier: Dossier) -> frozenset[str]:
    """Return those of whom every titled person only mediates, and these persons."""
    persons = [entity for entity in dossier.entities if entity.kind is EntityKind.PERSON and entity.roles]
    between = {entity.id for entity in persons if any(mediates(role.title) for role in entity.roles)}
    sides = {entity.side for entity in persons if entity.id in between and entity.side}
    others = {entity.side for entity in persons if entity.id not in between}
    return frozenset(between | (sides - others))


def _party(entity: str, side: str | None, entities: dict[str, Entity]) -> str:
    """Return whom a participant stands for: a minister and a government for their state."""
    own = entities.get(entity)
    above = side or (own.side or own.of if own else None)
    body = own is not None and own.kind is EntityKind.ORGANISATION
    return entity if body or above is None else above


def _is_party(entity: Entity | None) -> bool:
    return entity is not None and entity.kind in _PARTIES and not is_outlet(entity.name)
