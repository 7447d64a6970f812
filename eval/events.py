"""Measure meetings: annotate the articles of a names file and run its scorer.

python eval/events.py --corpora FOLDER --bench FOLDER [--part dev]

Prints F1 of meetings, how many have the right state and day, and how many participants are found. The day of
publication is read from the article's file name. Nothing of the corpora is copied into the project.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

_DAY = re.compile(r"\((\d{4}-\d\d-\d\d)\)")


def articles(corpora: Path, part: str) -> list[dict[str, str | None]]:
    """Return the annotated articles as ``lagebild annotate`` reads them."""
    rows = []
    for line in (corpora / "names" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        name = json.loads(line)["id"]
        source = json.loads((corpora / "quotations" / part / name).read_text(encoding="utf-8"))
        day = _DAY.search(name)
        rows.append({"id": name, "text": source["originalText"], "published": day.group(1) if day else None})
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        given, found = Path(temporary) / "articles.jsonl", Path(temporary) / "found.jsonl"
        rows = articles(options.corpora, options.part)
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        with found.open("wb") as out:
            subprocess.run([sys.executable, "-m", "lagebild", "annotate", given], stdout=out, check=True)
        gold = options.corpora / "names" / f"{options.part}.jsonl"
        texts = options.corpora / "quotations" / options.part
        command = [sys.executable, options.bench / "score_names.py", gold, texts, found]
        scores = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print("\n".join(line for line in scores.splitlines() if line.startswith("meeting")))


if __name__ == "__main__":
    main()
