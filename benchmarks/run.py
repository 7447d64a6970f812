"""Speed and memory of the main job, each measured in a process of its own.

    python benchmarks/run.py [--corpora FOLDER] [--sources FILE_OR_FOLDER ...] [--json FILE]

Measures, in wall-clock seconds, CPU seconds and peak resident memory (of the process and its workers):

* ``help``: ``lagebild --help``;
* ``two articles``: from start to finished dossier for two articles (the first two shipped examples, or those
  given by ``--sources``);
* ``examples``: the same for all shipped examples, and again into the finished record;
* ``700 articles``: the same for the train part of the quotations corpus, where ``--corpora`` has it;
* ``annotators``: words a second on one core for the whole annotation and each component's share.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = [sys.executable, "-m", "lagebild"]


def measured(*command: str) -> dict[str, float]:
    """Run ``lagebild``; return wall and CPU time (s) and the peak memory of all its processes (MB)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([*PROGRAM, *command], stdout=subprocess.DEVNULL, stderr=errors)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(0.05)
        wall = time.perf_counter() - start
        if process.returncode not in (0, 1):
            errors.seek(0)
            raise SystemExit(
                f"lagebild {command[0]} ended with {process.returncode}:\n{errors.read().decode()}"
            )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return {"wall_s": round(wall, 2), "cpu_s": round(cpu, 2), "peak_mb": round(peak)}


def resident(pid: int) -> float:
    """Return the memory (MB) of a process and its descendants, shared pages by their share (Linux)."""
    total = 0.0
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total = int(line.split()[1]) / 1024
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return total
    return total + sum(resident(int(child)) for child in children)


def corpus_articles(folder: Path) -> Iterator[dict[str, str | None]]:
    """Yield the articles of a quotations corpus folder as ``lagebild build`` takes them."""
    for path in sorted(folder.iterdir()):
        doc = json.loads(path.read_text(encoding="utf-8"))
        day = re.search(r"\((\d{4}-\d\d-\d\d)\)\s*$", doc["documentName"])
        title = re.sub(r"^\d+ - |\s*\(\d{4}-\d\d-\d\d\)\s*$", "", doc["documentName"])
        yield {
            "id": path.name,
            "title": title,
            "published": day.group(1) if day else None,
            "outlet": "Wikinews",
            "text": doc["originalText"],
        }


def annotators(texts: list[tuple[str, str | None]]) -> dict[str, object]:
    """Return words a second on one core for all components, and each component's share of the time."""
    from lagebild.annotate.pipeline import build_nlp
    from lagebild.model.article import Article

    nlp = build_nlp()
    words = sum(len(re.findall(r"\w+", text)) for text, _ in texts)
    spent: dict[str, float] = {}
    for text, _ in texts[:3]:
        nlp(text)
    for text, day in texts:
        article = Article(id="x", source="x", text=text, published=day)
        start = time.process_time()
        doc = nlp.make_doc(text)
        doc._.article = article
        spent["tokenizer"] = spent.get("tokenizer", 0.0) + time.process_time() - start
        for name, component in nlp.pipeline:
            start = time.process_time()
            doc = component(doc)
            spent[name] = spent.get(name, 0.0) + time.process_time() - start
    total = sum(spent.values())
    return {
        "words": words,
        "words_per_s": round(words / total),
        "share_percent": {name: round(100 * value / total, 1) for name, value in spent.items()},
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, help="folder with quotations/train")
    parser.add_argument("--sources", nargs="+", help="two articles to measure in place of the examples")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    examples = sorted(str(p) for p in (ROOT / "examples").rglob("*") if p.suffix in {".txt", ".md", ".html"})
    examples = [path for path in examples if not path.endswith("README.md")]
    figures: dict[str, object] = {"cores": os.cpu_count(), "help": measured("--help")}
    with tempfile.TemporaryDirectory() as temporary:
        out = str(Path(temporary) / "two")
        two = options.sources or examples[:2]
        figures["two articles"] = measured("build", *two, "--out", out)
        out = str(Path(temporary) / "all")
        build_all = ("build", str(ROOT / "examples"), "--out", out)
        figures[f"{len(examples)} examples"] = measured(*build_all)
        figures["the same again"] = measured(*build_all)
        train = options.corpora and options.corpora / "quotations" / "train"
        if train and train.is_dir():
            rows = list(corpus_articles(train))
            many = Path(temporary) / "many.jsonl"
            many.write_text(
                "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
            )
            out = str(Path(temporary) / "many")
            figures[f"{len(rows)} articles"] = measured("build", str(many), "--out", out)
            texts = [(str(row["text"]), row["published"]) for row in rows[:200]]
        else:
            print("no corpora given: the 700-article job is left out", file=sys.stderr)
            from lagebild import read

            texts = [(a.text, a.published) for e in examples for a in read(e) if hasattr(a, "text")]
        figures["annotators"] = annotators(texts)
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
