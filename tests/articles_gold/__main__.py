"""How much of the gold a record has: ``PYTHONPATH=tests python -m articles_gold RECORD.json [--missed]``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from .compare_record import compare_record
from .compare_sources import compare_sources
from .facts import summary


def main(arguments: list[str]) -> int:
    paths = [argument for argument in arguments if not argument.startswith("--")]
    if len(paths) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    record = json.loads(Path(paths[0]).read_text(encoding="utf-8"))
    for title, facts in (("fields", compare_sources(record)), ("record", compare_record(record))):
        for kind, (found, total) in summary(facts).items():
            print(f"{kind:22} {found:4} / {total:4}")
        found, total = sum(fact.found for fact in facts), len(facts)
        print(f"{title + ' in all':22} {found:4} / {total:4}  {found / total:.1%}\n")
        if "--missed" in arguments:
            for fact in facts:
                if not fact.found:
                    print(f"  {fact.kind}: {fact.name}  [{fact.note}]")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
