"""Predict times for a scorer: JSON Lines with ``id``, ``text`` and ``dct`` in, ``id`` and ``timexes`` out.

usage: python eval/timex.py IN.jsonl OUT.jsonl

IN is what a TempEval-3 style scorer writes from a TimeML corpus such as KRAUTS (not part of this project).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lagebild.annotate.timex import timex


def predict(line: str) -> str:
    article = json.loads(line)
    found = [
        {
            "span": [item.span.start, item.span.end],
            "type": item.type.value,
            "value": item.value,
            "rule": item.rule,
        }
        for item in timex(article["text"], article.get("dct"))
    ]
    return json.dumps({"id": article["id"], "timexes": found}, ensure_ascii=False)


def main(source: str, target: str) -> None:
    lines = Path(source).read_text(encoding="utf-8").splitlines()
    Path(target).write_text("".join(predict(line) + "\n" for line in lines if line), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
