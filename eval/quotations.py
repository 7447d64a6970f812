"""Errors of the quotations by cause, counted: where the next rule pays.

    python eval/quotations.py CORPORA/quotations/train --bench FOLDER

Prints for each rule how many quotations it gave, and how many of them match none (nothing there, or other
bounds) or match with the wrong speaker; then, for each type, how many of the annotated ones are not found. A
match is a one-to-one pairing with at least half of the words in common, as in the scorer of ``--bench``.
Sentences are not printed: read them in ``train``, never in the part that measures.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from lagebild.annotate import annotate_article
from lagebild.model.article import Article

HALF = 0.5


def overlap(one: set[int], other: set[int]) -> float:
    """Return the share of words that two stretches have in common."""
    return len(one & other) / len(one | other) if one | other else 0.0


def count(scorer: Any, folder: Path) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Return what became of the quotations, by rule, and of the annotated ones, by type."""
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for name, (doc, gold) in scorer.load_gold(str(folder)).items():
        wanted = [(q, q["all"] & doc.content) for q in gold if q["all"] & doc.content]
        article = Article(id=name, source=name, text=doc.text)
        found = [
            (q, words)
            for q in annotate_article(article).quotations
            if (words := doc.tokens([(s.start, s.end) for s in q.spans]) & doc.content)
        ]
        shares = [[overlap(words, mine) for _, mine in found] for _, words in wanted]
        weights = [[1000 + share if share >= HALF else 0.0 for share in row] for row in shares]
        pairs = scorer.best_assignment(weights) if weights and found else []
        matched = {j: i for i, j in pairs if shares[i][j] >= HALF}
        for j, (quotation, _) in enumerate(found):
            near = max((row[j] for row in shares), default=0.0)
            outcome = "right" if j in matched else "bounds" if near else "nothing there"
            if j in matched and not speaks(doc, wanted[matched[j]][0], quotation):
                outcome = "speaker"
            rules[f"{quotation.rule} ({quotation.type.value})"][outcome] += 1
        for i, (annotated, _) in enumerate(wanted):
            near = max(shares[i], default=0.0)
            outcome = "found" if i in matched.values() else "bounds" if near else "missed"
            types[annotated["type"]][outcome] += 1
    return rules, types


def speaks(doc: Any, annotated: dict[str, Any], quotation: Any) -> bool:
    """Whether the head of our speaker lies in the annotated one, or neither has one."""
    theirs = annotated["speaker"] & doc.content
    ours = doc.tokens([(s.start, s.end) for s in quotation.speaker]) & doc.content
    if not theirs or not ours:
        return not theirs and not ours
    return doc.head(ours) in theirs


def show(title: str, rows: dict[str, Counter[str]], columns: tuple[str, ...]) -> None:
    """Print counts, most first."""
    print(f"{title:44}" + "".join(f"{column:>15}" for column in columns))
    for name, counts in sorted(rows.items(), key=lambda row: -sum(row[1].values())):
        print(f"{name:44}" + "".join(f"{counts[column]:15}" for column in columns))
    print(f"{'all':44}" + "".join(f"{sum(c[column] for c in rows.values()):15}" for column in columns))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bench", type=Path, required=True)
    options = parser.parse_args()
    sys.path.insert(0, str(options.bench))
    import score_quotes

    rules, types = count(score_quotes, options.folder)
    show("rule", rules, ("right", "speaker", "bounds", "nothing there"))
    print()
    show("type", types, ("found", "bounds", "missed"))


if __name__ == "__main__":
    main()
