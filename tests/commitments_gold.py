"""How much of announced, offered and demanded times is read: ``python tests/commitments_gold.py [FILE...]``.

``golden/commitments_texts.jsonl`` holds invented short texts and articles, each with its commitments: who
binds himself to what time, by what kind of act, in which words. A commitment counts as found where its words
overlap those of the gold, each counted once; of those found, the time is right where the EDTF is equal, the
act where it is the same, the parties where they are the same by name. Where the gold names nobody, the
subject of the clause is let pass. With ``--show`` each text that differs is printed.
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
    from lagebild.model.annotation import AnnotatedArticle, Commitment

GOLD = Path(__file__).parent / "golden" / "commitments_texts.jsonl"
DAY = "2026-03-12"


def rows(path: Path = GOLD) -> list[dict[str, Any]]:
    """Return the texts with their commitments."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(row: dict[str, Any]) -> AnnotatedArticle:
    """Return what is found in a text of the gold."""
    day = row.get("published", DAY)
    return annotate_article(Article(id=row["id"], source=row["id"], text=row["text"], published=day))


def pairs(row: dict[str, Any], found: tuple[Commitment, ...]) -> dict[int, int]:
    """Give each commitment of the gold the found one that shares most of its words and its time."""
    ranked = []
    for i, gold in enumerate(row["commitments"]):
        start = row["text"].find(gold["words"])
        end = start + len(gold["words"])
        for j, one in enumerate(found):
            shared = min(end, one.span.end) - max(start, one.span.start)
            if shared > 0:
                ranked.append((one.when == gold["when"], shared, -i, -j))
    taken: dict[int, int] = {}
    for _, _, i, j in sorted(ranked, reverse=True):
        if -i not in taken and -j not in taken.values():
            taken[-i] = -j
    return taken


def same_parties(gold: list[str], found: tuple[str, ...]) -> bool:
    """Whether two lists name the same: each name of one within or around one of the other."""
    if not gold:
        return True
    return len(gold) == len(found) and all(any(a in b or b in a for b in found) for a in gold)


def measure(texts: list[dict[str, Any]], *, show: bool = False) -> Counter[str]:
    """Return the counts over ``texts``: gold, found, hits, and of the hits time, act, parties right."""
    counts: Counter[str] = Counter()
    for row in texts:
        found = read(row).commitments
        taken = pairs(row, found)
        counts["texts"] += 1
        counts["gold"] += len(row["commitments"])
        counts["found"] += len(found)
        counts["hits"] += len(taken)
        wrong: list[tuple[Any, ...]] = []
        for i, gold in enumerate(row["commitments"]):
            if i not in taken:
                wrong.append(("missed", gold["act"], gold["when"], gold["by"], gold["words"]))
                continue
            one = found[taken[i]]
            sound = {
                "when": one.when == gold["when"],
                "act": one.act.value == gold["act"],
                "by": same_parties(gold["by"], one.by),
            }
            counts.update(key for key, right in sound.items() if right)
            got = {"when": one.when, "act": one.act.value, "by": list(one.by)}
            wrong += [(key, gold[key], got[key], gold["words"]) for key, right in sound.items() if not right]
        wrong += [
            ("too many", one.act.value, one.when, list(one.by), one.span.of(row["text"]))
            for j, one in enumerate(found)
            if j not in taken.values()
        ]
        counts["right"] += not wrong
        if show and wrong:
            print(row["id"], row["text"] if len(row["text"]) < 600 else "")
            for line in wrong:
                print("     ", *line)
    return counts


def main() -> None:
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or [GOLD]
    for file in files:
        n = measure(rows(file), show="--show" in sys.argv)
        share = {key: f"{100 * n[key] / max(1, n['hits']):.1f}" for key in ("when", "act", "by")}
        precision, recall = n["hits"] / max(1, n["found"]), n["hits"] / max(1, n["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{file.name}: {n['texts']} texts, wholly right {n['right']}; {n['gold']} commitments")
        print(f"  precision {100 * precision:.1f} recall {100 * recall:.1f} F {100 * f1:.1f}", end="; ")
        print(f"of {n['hits']} found", share)


if __name__ == "__main__":
    main()
