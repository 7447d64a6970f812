"""Which articles are one text: reprints, cuts of one agency report, corrected versions.

Ten outlets that print one agency's text are one source. Copies are found by the sentences that two articles
share (at least two of six words or more), so that cuts, a new headline or an inserted paragraph do not hide
them; quoted sentences that everybody prints, and closing lines that an outlet puts under everything, do not
count alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from lagebild.model.article import Article
from lagebild.model.dossier import RecordedArticle
from lagebild.resolve.keys import fold
from lagebild.resolve.material import stamp

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"“”«»‘’']?\s+|\n\s*\n")
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_CORRECTION = re.compile(
    r"in einer (?:früheren|ersten|vorherigen|älteren) (?:fassung|version)|wurde (?:korrigiert|berichtigt)"
    r"|korrekturhinweis|anmerkung der redaktion.{0,80}(?:korrigiert|berichtigt)",
    re.IGNORECASE | re.DOTALL,
)
MIN_WORDS = 6
MIN_SHARED = 2
COMMON = 60
"""A sentence in more articles than this is boilerplate."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Relations between the articles' texts."""

    same_text_as: dict[str, str]
    shares: dict[str, tuple[str, ...]]
    corrects: dict[str, str]
    origin: dict[str, str]

    def recorded(self, article: Article) -> RecordedArticle:
        """Return the article with its relations."""
        return RecordedArticle(
            article=article,
            same_text_as=self.same_text_as.get(article.id),
            shares_copy_with=self.shares.get(article.id, ()),
            corrects=self.corrects.get(article.id),
            origin=self.origin[article.id],
        )


def find_origins(articles: Sequence[Article]) -> Origins:
    """Compare all articles, given in order of time, by an index of their sentences (no pair-by-pair)."""
    sentences = {article.id: sentence_keys(article.text) for article in articles}
    shared = _shared_sentences(articles, sentences)
    same = _same_texts(articles)
    rank = {article.id: place for place, article in enumerate(articles)}
    corrects = _corrections(articles, shared, sentences)
    shares: dict[str, set[str]] = defaultdict(set)
    for (left, right), count in shared.items():
        if count >= MIN_SHARED:
            shares[left].add(right)
            shares[right].add(left)
    links = [*same.items(), *corrects.items()]
    links += [(a, b) for a, others in shares.items() for b in others if _one_report(a, b, shared, sentences)]
    return Origins(
        same_text_as=same,
        shares={key: tuple(sorted(value, key=rank.__getitem__)) for key, value in shares.items()},
        corrects=corrects,
        origin=_origins(articles, links, rank),
    )


def sentence_keys(text: str) -> frozenset[str]:
    """Return a key for each sentence of six words or more; case, marks and white space do not count."""
    keys = set()
    for sentence in _SENTENCE_END.split(text):
        words = _WORD.findall(sentence.casefold())
        if len(words) >= MIN_WORDS:
            keys.add(blake2b(" ".join(words).encode(), digest_size=8).hexdigest())
    return frozenset(keys)


def _shared_sentences(
    articles: Sequence[Article], sentences: dict[str, frozenset[str]]
) -> Counter[tuple[str, str]]:
    index: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for key in sentences[article.id]:
            index[key].append(article.id)
    shared: Counter[tuple[str, str]] = Counter()
    for holders in index.values():
        if 1 < len(holders) <= COMMON:
            for place, left in enumerate(holders):
                for right in holders[place + 1 :]:
                    shared[left, right] += 1
    return shared


def _same_texts(articles: Sequence[Article]) -> dict[str, str]:
    """Map each article to the earliest one with the same text, white space apart."""
    first: dict[str, str] = {}
    same: dict[str, str] = {}
    for article in articles:
        key = _SPACE.sub(" ", article.text).strip()
        if not key:
            continue
        if key in first:
            same[article.id] = first[key]
        else:
            first[key] = article.id
    return same


def has_correction(article: Article) -> bool:
    """Whether the article says of itself that an earlier version was wrong."""
    return bool(article.correction) or bool(_CORRECTION.search(article.text))


def _corrections(
    articles: Sequence[Article], shared: Counter[tuple[str, str]], sentences: dict[str, frozenset[str]]
) -> dict[str, str]:
    """Map each later version to the one it replaces: one outlet, one report, and a note or one URL."""
    by_id = {article.id: article for article in articles}
    best: dict[str, tuple[int, str, str]] = {}
    for (left, right), count in shared.items():
        later, earlier = by_id[right], by_id[left]
        if has_correction(earlier) and not has_correction(later) and _stamp(earlier) >= _stamp(later):
            later, earlier = earlier, later
        if not _replaces(later, earlier) or _overlap(left, right, count, sentences) < 0.4:
            continue
        row = (count, _stamp(earlier), earlier.id)
        best[later.id] = max(best.get(later.id, (0, "", "")), row)
    return {later: row[2] for later, row in sorted(best.items())}


def _stamp(article: Article) -> str:
    return max(stamp(article.published), stamp(article.updated))


def _replaces(later: Article, earlier: Article) -> bool:
    same_url = bool(later.url) and later.url == earlier.url
    same_outlet = bool(later.outlet) and fold(later.outlet or "") == fold(earlier.outlet or "")
    if not (same_url or same_outlet) or later.text == earlier.text:
        return False
    if has_correction(later):
        return not has_correction(earlier) or later.updated is not None
    return (same_url or later.title == earlier.title) and _stamp(later) > _stamp(earlier)


def _overlap(left: str, right: str, count: int, sentences: dict[str, frozenset[str]]) -> float:
    return count / max(1, min(len(sentences[left]), len(sentences[right])))


def _one_report(
    left: str, right: str, shared: Counter[tuple[str, str]], sentences: dict[str, frozenset[str]]
) -> bool:
    """Whether so much is shared that the two are one report, not two that use one agency's passage."""
    count = shared.get((left, right)) or shared.get((right, left), 0)
    return _overlap(left, right, count, sentences) >= 0.5


def _origins(
    articles: Sequence[Article], links: Sequence[tuple[str, str]], rank: dict[str, int]
) -> dict[str, str]:
    origin = {article.id: article.id for article in articles}

    def find(item: str) -> str:
        while origin[item] != item:
            origin[item] = origin[origin[item]]
            item = origin[item]
        return item

    for left, right in sorted(links, key=lambda link: (rank[link[0]], rank[link[1]])):
        a, b = sorted((find(left), find(right)), key=rank.__getitem__)
        origin[b] = a
    return {article.id: find(article.id) for article in articles}
