"""Speed of the times: documents a second and CPU seconds.

    python benchmarks/timex_speed.py [FOLDER_OR_FILE ...] [--component]

Reads ``.txt`` files as they are, ``.tml`` and ``.xml`` without their tags, and the ``text`` of ``.jsonl``
lines; by default the shipped examples. CPU time is that of this process for all documents, once with the
loading of words and rules and once without; ``--component`` runs the spaCy component, not the bare function.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ANCHOR = "2025-12-20"


def texts(path: Path) -> Iterator[str]:
    if path.is_dir():
        for child in sorted(path.rglob("*")):
            if child.is_file():
                yield from texts(child)
    elif path.suffix == ".txt":
        yield path.read_text(encoding="utf-8", errors="replace")
    elif path.suffix in {".tml", ".xml"}:
        yield re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8", errors="replace"))
    elif path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def reader(component: bool) -> Callable[[str], int]:
    if component:
        import spacy

        from lagebild.annotate.timex import component as registered

        assert registered
        nlp = spacy.blank("de")
        nlp.add_pipe("lagebild_timex")
        return lambda text: len(nlp(text)._.timexes)
    from lagebild.annotate.timex import timex

    return lambda text: len(timex(text, ANCHOR))


def main(arguments: list[str]) -> None:
    folders = [Path(item) for item in arguments if not item.startswith("--")] or [EXAMPLES]
    documents = [text for folder in folders for text in texts(folder)]
    if not documents:
        sys.exit("no documents: give a folder of .txt, .tml, .xml or .jsonl files")
    for name in ("with loading", "warm"):
        start = time.process_time()
        read = reader("--component" in arguments)
        found = sum(read(text) for text in documents)
        taken = time.process_time() - start
        characters = sum(map(len, documents))
        rates = f"{len(documents) / taken:.0f} documents/s, {characters / taken / 1e6:.2f} M characters/s"
        print(f"{name}: {len(documents)} documents, {found} times, {taken:.2f} s CPU, {rates}")


if __name__ == "__main__":
    main(sys.argv[1:])
