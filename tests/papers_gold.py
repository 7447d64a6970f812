"""How much of the papers in whole articles is read: ``python tests/papers_gold.py [--free | --news]``.

``golden/papers_articles.jsonl`` holds invented articles, each with its papers: names and variants as written,
who presented them and when, contents, and each party's stance with its clause. A paper counts as found where
a mention of it overlaps one of the gold's or the names agree; a stance where paper, party and stance agree
("agrees" and "supports" count as one); a content where the spans overlap. The articles have been read while
the rules were made: the figures show what works, not how well a new text will be read. ``--free`` measures
on ``papers_articles_free.jsonl`` instead: 42 articles by authors who were asked to word each stance anew, as
features and commentaries do; the last eleven (T12 to T22) have never been read. ``--news`` measures on
``papers_articles_news.jsonl``: 48 articles in the plain manner of agencies by two further authors.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lagebild.annotate import annotate_article
from lagebild.model.article import Article

if TYPE_CHECKING:
    from lagebild.model.annotation import AnnotatedArticle, Paper

GOLD = Path(__file__).parent / "golden" / "papers_articles.jsonl"
FREE = GOLD.with_name("papers_articles_free.jsonl")
NEWS = GOLD.with_name("papers_articles_news.jsonl")
_FIELDS = ("papers", "stances", "contents", "variants", "presented by", "presented on")
_ALIKE = {"supports": "agrees"}
_STEM = 6


def rows(path: Path = GOLD) -> list[dict[str, Any]]:
    """Return the articles with their papers."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Return where ``words`` stand in ``text``."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def same_name(one: str, other: str) -> bool:
    """Whether two names mean the same: one within the other, or the same last word."""
    a, b = one.lower(), other.lower()
    return a in b or b in a or (a.split()[-1] == b.split()[-1] and len(a.split()[-1]) > _STEM - 2)


def _pairs(row: dict[str, Any], found: AnnotatedArticle) -> dict[int, int]:
    """Give each paper of the gold the found one that shares most of its places and its name."""
    ranked = []
    for i, gold in enumerate(row["papers"]):
        spans = [p for words in (gold["name"], *gold["variants"]) for p in places(row["text"], words)]
        for j, paper in enumerate(found.papers):
            shared = sum(any(m.start < e and m.end > b for b, e in spans) for m in paper.mentions)
            named = paper.name.lower().split()[-1][:_STEM] == gold["name"].lower().split()[-1][:_STEM]
            if shared or named:
                ranked.append((shared + 2 * named, -i, -j))
    taken: dict[int, int] = {}
    for _, i, j in sorted(ranked, reverse=True):
        if -i not in taken and -j not in taken.values():
            taken[-i] = -j
    return taken


def _stances(row: dict[str, Any], found: AnnotatedArticle, pairs: dict[int, int]) -> int:
    """Return how many stances of the gold were found, each found one counted once."""
    left = [
        (j, s.holder, _ALIKE.get(s.stance.value, s.stance.value))
        for j, p in enumerate(found.papers)
        for s in p.stances
    ]
    hits = 0
    for i, gold in enumerate(row["papers"]):
        for holder, stance, *_ in gold["stances"]:
            wanted = (pairs.get(i), _ALIKE.get(stance, stance))
            hit = next((x for x in left if (x[0], x[2]) == wanted and same_name(x[1], holder)), None)
            if hit is not None:
                left.remove(hit)
                hits += 1
    return hits


def _details(gold: dict[str, Any], paper: Paper | None, text: str, counts: Counter[str]) -> None:
    contents = [c.span for c in paper.contents] if paper else []
    mentions = paper.mentions if paper else ()
    for field, spans in (("contents", contents), ("variants", mentions)):
        counts[f"{field} gold"] += len(gold[field])
        for words in gold[field]:
            where = places(text, words)
            counts[f"{field} right"] += any(s.start < e and s.end > b for b, e in where for s in spans)
    counts["presented by gold"] += len(gold["presented_by"])
    counts["presented by right"] += sum(
        any(same_name(name, given) for given in (paper.presented_by if paper else ()))
        for name in gold["presented_by"]
    )
    day = gold["presented_on"]
    counts["presented on gold"] += bool(day)
    counts["presented on right"] += bool(day and paper and (paper.presented or "").startswith(day))


def measure(path: Path = GOLD) -> Counter[str]:
    """Return the counts over all articles: what the gold has, what was given, what is right."""
    counts: Counter[str] = Counter()
    for row in rows(path):
        article = Article(id=row["id"], source=row["id"], text=row["text"], published=row["published"])
        found = annotate_article(article)
        pairs = _pairs(row, found)
        counts["papers gold"] += len(row["papers"])
        counts["papers given"] += len(found.papers)
        counts["papers right"] += len(pairs)
        counts["stances gold"] += sum(len(p["stances"]) for p in row["papers"])
        counts["stances given"] += sum(len(p.stances) for p in found.papers)
        counts["stances right"] += _stances(row, found, pairs)
        for i, gold in enumerate(row["papers"]):
            _details(gold, found.papers[pairs[i]] if i in pairs else None, row["text"], counts)
    return counts


def share(counts: Counter[str], field: str, of: str = "gold") -> float:
    """Return how many per cent of the gold were found, or of what was given are right."""
    return 100 * counts[f"{field} right"] / max(1, counts[f"{field} {of}"])


def main() -> None:
    chosen = [path for option, path in (("--free", FREE), ("--news", NEWS)) if option in sys.argv[1:]]
    counts = measure(chosen[0] if chosen else GOLD)
    for field in _FIELDS:
        right = f"{share(counts, field, 'given'):5.1f}" if counts[f"{field} given"] else "    -"
        print(f"{field:14} precision {right} recall {share(counts, field):5.1f} of {counts[f'{field} gold']}")


if __name__ == "__main__":
    main()
