"""All accuracy figures in one run, where the corpora and their scorers are at hand.

    python eval/run.py --corpora FOLDER --bench FOLDER [--part dev] [--work FOLDER] [--only names times]

Prints the scorers' own output, part by part. Nothing of the corpora is copied into the project.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

PARTS = ("quotations", "names", "times")


def run(*command: str | Path, into: Path | None = None) -> None:
    """Run a command, its output to a file or to the terminal; stop when it fails."""
    print("$", *command, *([">", into] if into else []), file=sys.stderr)
    sys.stdout.flush()
    if into is None:
        done = subprocess.run([str(word) for word in command])
    else:
        with into.open("wb") as file:
            done = subprocess.run([str(word) for word in command], stdout=file)
    if done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}")


def annotate(articles: Path, out: Path) -> None:
    """Write what ``lagebild annotate`` says of the articles."""
    run(sys.executable, "-m", "lagebild", "annotate", articles, into=out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--part", default="dev", help="part of the quotations corpus")
    parser.add_argument("--work", type=Path, help="folder for the intermediate files")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        texts = options.corpora / "quotations" / options.part
        convert = options.bench / "convert.py"
        if {"quotations", "names"} & set(options.only):
            run(sys.executable, convert, "articles", texts, into=work / "articles.jsonl")
            annotate(work / "articles.jsonl", work / "annotated.jsonl")
        if "quotations" in options.only:
            run(sys.executable, convert, "quotes", work / "annotated.jsonl", into=work / "quotes.jsonl")
            run(sys.executable, options.bench / "score_quotes.py", texts, work / "quotes.jsonl", "--no-ci")
        if "names" in options.only:
            gold = options.corpora / "names" / f"{options.part}.jsonl"
            run(sys.executable, options.bench / "score_names.py", gold, texts, work / "annotated.jsonl")
        if "times" in options.only:
            scorer, krauts = options.bench / "score_timex.py", options.corpora / "krauts"
            for part in ("DieZeit", "Dolomiten-42"):
                run(sys.executable, scorer, "input", krauts, part, work / "krauts.jsonl")
                run(sys.executable, convert, "krauts", work / "krauts.jsonl", into=work / "in.jsonl")
                annotate(work / "in.jsonl", work / "out.jsonl")
                run(sys.executable, convert, "timexes", work / "out.jsonl", into=work / "times.jsonl")
                print(f"== {part}")
                run(sys.executable, scorer, "score", krauts, part, work / "times.jsonl")


if __name__ == "__main__":
    main()
