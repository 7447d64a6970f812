"""Which articles are about one negotiation: by shared people, bodies, papers, events, places and time.

Articles are taken in order of time. Each is compared with the threads so far by what it names, rare things
weighing more than those that every article names. It goes to the thread that it shares the most with, also to
further ones that it shares nearly as much with ("Tarifrunde" and "Koalition" in one report), else it begins
a thread of its own. Threads that turn out to name the same are joined. No words of the texts are compared:
two articles in like words about different people are two threads.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log

from lagebild.model.dossier import Dossier, Thread
from lagebild.model.entity import EntityKind
from lagebild.resolve.ids import make_id
from lagebild.resolve.keys import fold
from lagebild.resolve.thread_titles import thread_title
from lagebild.resolve.words import is_outlet

WEIGHTS = {
    EntityKind.PERSON: 2.0,
    EntityKind.ORGANISATION: 2.0,
    EntityKind.DELEGATION: 1.0,
    EntityKind.GOVERNMENT: 1.0,
    EntityKind.STATE: 1.0,
    EntityKind.PLACE: 1.0,
}
"""How much one kind of name tells of a negotiation; groups and unnamed persons tell nothing."""
PAPER, EVENT = 3.0, 3.0
ENOUGH, ALSO = 0.2, 0.8
"""The share of what an article names that a thread must have; the part of the best share for another one."""
LONG = 180
"""Days without an article after which a thread must share twice as much."""
NAMED = 3
"""How many names make a title."""
LOOKED_UP = 12
"""By how many of the most telling things that it names an article looks for its threads."""


@dataclass(slots=True)
class _Strand:
    """A thread in the making: its articles and how many of them have each feature."""

    articles: list[str]
    counts: Counter[str] = field(default_factory=Counter)
    last: str | None = None

    def take(self, article: str, features: Iterable[str], day: str | None, *, alone: bool) -> None:
        """Take an article; one that belongs to further threads (not ``alone``) adds no new features, so that
        it does not make two threads alike."""
        self.articles.append(article)
        self.counts.update(f for f in features if alone or f in self.counts)
        self.last = max(filter(None, (self.last, day)), default=None)

    def share(self, features: frozenset[str], weight: Mapping[str, float]) -> float:
        """Return how much of what an article names the thread has, between 0 and 1."""
        every = sum(weight[f] for f in features)
        size = len(self.articles)
        shared = sum(weight[f] * min(1.0, 2 * self.counts[f] / size) for f in features if f in self.counts)
        return shared / every if every else 0.0


Index = dict[str, dict[int, _Strand]]
"""For each feature the threads that have it."""


def find_threads(dossier: Dossier) -> tuple[Thread, ...]:
    """Return the threads, the one with the most articles first."""
    features = _features(dossier)
    weight = _weights(dossier, features)
    strands: list[_Strand] = []
    index: Index = defaultdict(dict)
    for recorded in dossier.articles:
        article = recorded.article
        named = features[article.id]
        scores = [
            (strand.share(named, weight) / _gap(strand.last, article.day), strand)
            for strand in _near(index, named, weight)
        ]
        best = max((score for score, _ in scores), default=0.0)
        fitting = [strand for score, strand in scores if score >= max(ENOUGH, ALSO * best)]
        if not fitting:
            fitting = [_Strand([])]
            strands.extend(fitting)
        for strand in fitting:
            strand.take(article.id, named, article.day, alone=len(fitting) == 1)
            _enter(index, strand, named & strand.counts.keys())
    names = {entity.id: entity.name for entity in dossier.entities if not is_outlet(entity.name)}
    rank = {recorded.article.id: place for place, recorded in enumerate(dossier.articles)}
    threads = []
    for strand in _joined(strands, weight, features, dossier):
        articles = sorted(strand.articles, key=rank.__getitem__)
        title = (
            thread_title(dossier, articles)
            or _title(strand, weight, names)
            or dossier.articles[rank[articles[0]]].article.title
            or ""
        )
        threads.append(Thread(id=make_id("thread", articles[0]), title=title, articles=tuple(articles)))
    return tuple(sorted(threads, key=lambda thread: (-len(thread.articles), thread.id)))


def _enter(index: Index, strand: _Strand, features: Iterable[str]) -> None:
    for feature in features:
        index[feature][id(strand)] = strand


def _near(index: Index, features: Iterable[str], weight: Mapping[str, float]) -> list[_Strand]:
    """Return the threads that have one of the most telling features, in a fixed order."""
    telling = sorted(features, key=lambda feature: (-weight[feature], feature))[:LOOKED_UP]
    found = {key: strand for feature in telling for key, strand in index.get(feature, {}).items()}
    return sorted(found.values(), key=lambda strand: strand.articles[0])


def _gap(last: str | None, day: str | None) -> float:
    if not last or not day:
        return 1.0
    return 2.0 if (date.fromisoformat(day) - date.fromisoformat(last)).days > LONG else 1.0


def _features(dossier: Dossier) -> dict[str, frozenset[str]]:
    """Return, for each article, the ids of what it names; outlets and agencies left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in dossier.entities:
        if entity.kind in WEIGHTS:
            for alias in entity.aliases:
                for article in alias.articles:
                    found[article].add(entity.id)
    for event in dossier.events:
        for evidence in event.evidence:
            found[evidence.article].add(event.id)
    for paper in dossier.papers:
        for evidence in paper.evidence:
            found[evidence.article].add(paper.id)
    press = {
        fold(name)
        for recorded in dossier.articles
        for name in (recorded.article.outlet, *recorded.article.agencies)
        if name
    }
    outlets = {entity.id for entity in dossier.entities if fold(entity.name) in press}
    return defaultdict(frozenset, {article: frozenset(ids - outlets) for article, ids in found.items()})


def _weights(dossier: Dossier, features: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """Return the weight of each feature: its kind's, more the fewer articles have it."""
    seen = Counter(feature for recorded in dossier.articles for feature in features[recorded.article.id])
    base: dict[str, float] = {entity.id: WEIGHTS.get(entity.kind, 0.0) for entity in dossier.entities}
    base |= {event.id: EVENT for event in dossier.events}
    base |= {paper.id: PAPER for paper in dossier.papers}
    return {
        feature: base[feature] * log(1 + len(dossier.articles) / count) if count > 1 else 0.2 * base[feature]
        for feature, count in seen.items()
    }


def _joined(
    strands: Sequence[_Strand],
    weight: Mapping[str, float],
    features: Mapping[str, frozenset[str]],
    dossier: Dossier,
) -> list[_Strand]:
    """Join threads most of whose articles fit into an earlier, larger one as well."""
    days = {recorded.article.id: recorded.article.day for recorded in dossier.articles}
    kept: list[_Strand] = []
    index: Index = defaultdict(dict)
    for strand in sorted(strands, key=lambda s: (-len(s.articles), s.articles[0])):
        fits = [
            (_fit(strand, other, weight, features), other) for other in _near(index, strand.counts, weight)
        ]
        best = max((fit for fit, _ in fits), default=0.0)
        home = next((other for fit, other in fits if fit == best), None)
        if home is None or best < ENOUGH:
            kept.append(strand)
            _enter(index, strand, strand.counts)
            continue
        known = set(home.articles)
        for article in strand.articles:
            if article not in known:
                home.take(article, features[article], days[article], alone=True)
        _enter(index, home, strand.counts)
    return kept


def _fit(
    strand: _Strand, other: _Strand, weight: Mapping[str, float], features: Mapping[str, frozenset[str]]
) -> float:
    both = set(other.articles)
    shares = [other.share(features[article], weight) for article in strand.articles if article not in both]
    return sum(shares) / len(shares) if shares else 1.0


def _title(strand: _Strand, weight: Mapping[str, float], names: Mapping[str, str]) -> str:
    """Return the names that are most telling of a thread, "" where it names nobody."""
    telling = sorted(
        (feature for feature in strand.counts if feature in names),
        key=lambda feature: (-weight[feature] * strand.counts[feature], feature),
    )
    return ", ".join(names[feature] for feature in telling[:NAMED])
