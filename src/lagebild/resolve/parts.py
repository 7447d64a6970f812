"""Parts of a large record: articles that name the same people and bodies are resolved together, others apart.

A record of thousands of articles holds many negotiations. What one says of its people, dates and papers does
not depend on the others, so each part can be resolved by itself, and a new article touches only its own part.
Two articles are in one part when two of those whom they are about are the same, directly or by way of further
articles. An article is about the persons, bodies and papers that it names at its beginning or more than once;
everybody's bodies (UN, ministries), states and places do not count. Parts do not depend on the order of
the articles. A small record is one part.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from lagebild.lexicon.transliteration import name_key
from lagebild.model.annotation import Mention, MentionKind, Paper
from lagebild.model.article import Article
from lagebild.model.entity import Judgement
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.anchors import article_of
from lagebild.resolve.keys import fold, person_parts, title_key
from lagebild.resolve.nodes import KINDS, identify
from lagebild.resolve.words import body_name, is_institution

WHOLE = 150
"""A record of up to so many articles is resolved as a whole."""
MOST = 8
"""How many names of an article count, those first that it names most often."""
BEGINNING = 400
"""Characters of an article that tell at once what it is about."""
_SPACE = re.compile(r"\s+")


def keys_of(article: Article, statements: Iterable[Statement]) -> frozenset[int]:
    """Return keys of an article: one for each pair of its names, one for its text. Two articles with a key in
    common are in one part."""
    press = {fold(name) for name in (article.outlet, *article.agencies) if name}
    counts: Counter[str] = Counter()
    for statement in statements:
        for feature in _features(statement, press):
            counts[feature] += 2 if statement.evidence[0].span.start < BEGINNING else 1
    about = [name for name, count in counts.items() if count > 1]
    names = sorted(sorted(about, key=lambda name: (-counts[name], name))[:MOST])
    text = _SPACE.sub(" ", article.text).strip()
    return frozenset((_number(text), *(_number(f"{a}|{b}") for a, b in combinations(names, 2))))


def _features(statement: Statement, press: set[str]) -> Iterator[str]:
    """Yield what a statement names: a surname, a body that not everybody names, a paper by its points."""
    found = statement.finding
    if isinstance(found, Mention) and found.kind is MentionKind.PERSON:
        yield f"person:{name_key(person_parts(found.name)[1])}"
    elif isinstance(found, Mention) and found.kind is MentionKind.ORGANISATION:
        known = body_name(found.name) or is_institution(found.name) or fold(found.name) in press
        if not known:
            yield f"body:{title_key(found.name)}"
    elif isinstance(found, Paper) and found.points:
        yield f"paper:{found.points}"


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


def find_parts(
    articles: Sequence[Article], statements: Iterable[Statement], judgements: Sequence[Judgement] = ()
) -> tuple[frozenset[str], ...]:
    """Return the ids of the articles of each part, in no particular order."""
    ids = {article.id for article in articles}
    if len(ids) <= WHOLE:
        return (frozenset(ids),)
    read: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        read[statement.article_id].append(statement)
    union = Union(sorted(ids))
    first: dict[int, str] = {}
    for article in articles:
        for key in keys_of(article, read[article.id]):
            union.join(first.setdefault(key, article.id), article.id)
    for judgement in judgements:
        for left, right in bound(judgement, read, ids):
            union.join(left, right)
    return union.groups()


def bound(
    judgement: Judgement, read: Mapping[str, Sequence[Statement]], ids: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of articles that a person's decision speaks of, so that they are resolved together."""
    anchors = {*judgement.left_words, *judgement.right_words}
    named = {article for anchor in anchors if (article := article_of(anchor))}
    general = {anchor for anchor in anchors if article_of(anchor) is None}
    if general:
        named |= {article for article, rows in read.items() if any(_names(s, general) for s in rows)}
    together = sorted(article for article in named if article in ids)
    yield from ((together[0], other) for other in together[1:])


def concerns(judgement: Judgement, part: Collection[str]) -> bool:
    """Whether a decision is about words of these articles, or about names that are the same in all."""
    articles = [article_of(anchor) for anchor in (*judgement.left_words, *judgement.right_words)]
    return not articles or any(article is None or article in part for article in articles)


def _names(statement: Statement, nodes: set[str]) -> bool:
    if statement.kind is not StatementKind.MENTION or not isinstance(statement.finding, Mention):
        return False
    found = statement.finding
    kind = KINDS.get(found.kind)
    return kind is not None and identify(statement.article_id, kind, found.name, found.of)[0] in nodes


class Union:
    """A union-find over ids."""

    def __init__(self, items: Iterable[str]) -> None:
        self._parent = {item: item for item in items}

    def find(self, item: str) -> str:
        """Return the id that stands for the group of an id."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, left: str, right: str) -> None:
        """Bring the groups of two ids together."""
        self._parent[self.find(right)] = self.find(left)

    def groups(self) -> tuple[frozenset[str], ...]:
        """Return the groups."""
        found: dict[str, set[str]] = defaultdict(set)
        for item in self._parent:
            found[self.find(item)].add(item)
        return tuple(frozenset(group) for group in found.values())
