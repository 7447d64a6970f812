"""How long one more article takes in records of growing size, beside the same in an empty folder.

    python benchmarks/growth.py [--sizes 100 1000 10000] [--runs 3] [--work FOLDER] [--json FILE]

The articles are made up (``synthetic.py``). A record of each size is built once; then articles that follow in
time are added one by one, each by a process of its own from start to finished ``record.json`` and pages.
Shown are the medians, and the ratio to the empty folder. Records in ``--work`` are kept and used again.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from statistics import median

from run import measured
from synthetic import articles


def write(rows: list[dict[str, str]], path: Path) -> str:
    """Write articles to a file of JSON Lines; return its path."""
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return str(path)


def growth(sizes: list[int], runs: int, work: Path) -> dict[str, dict[str, float]]:
    """Return seconds and memory of one more article, by the number of articles that the record has."""
    rows = list(articles(max(sizes) + runs))
    found = {"0": medians([add(rows[n : n + 1], fresh(work / f"empty{n}"), work) for n in range(runs)])}
    for size in sizes:
        record = work / f"record{size}"
        if not (record / "record.json").exists():
            found[f"{size} at once"] = add(rows[:size], record, work)
        found[str(size)] = medians([add(rows[n : n + 1], record, work) for n in range(size, size + runs)])
        for kind in ("wall", "cpu"):
            found[str(size)][f"{kind}_ratio"] = round(
                found[str(size)][f"{kind}_s"] / found["0"][f"{kind}_s"], 2
            )
    return found


def fresh(folder: Path) -> Path:
    """Return a folder that is not there."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def add(rows: list[dict[str, str]], record: Path, work: Path) -> dict[str, float]:
    """Build articles into a record; return what it took."""
    return measured("build", write(rows, work / "articles.jsonl"), "--out", str(record))


def medians(rows: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of each measure."""
    return {name: median(row[name] for row in rows) for name in rows[0]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        work = chosen.work or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        found = growth(chosen.sizes, chosen.runs, work)
    for size, row in found.items():
        print(f"{size:>14}  " + "  ".join(f"{name} {value}" for name, value in row.items()))
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
