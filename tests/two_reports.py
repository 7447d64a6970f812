"""Two reports on one negotiation, of which the second tells that a point is settled, as a built record."""

from __future__ import annotations

import json
from pathlib import Path

from lagebild import workflow

FIRST = (
    "Norwegen und Schweden verhandelten am Montag in Oslo über Fischerei. Strittig ist weiterhin die Dauer "
    "des Abkommens. Ausgeklammert wurde die Frage der Grenze <b>am Fluss</b>."
)
SECOND = (
    "Norwegen und Schweden verhandelten am Montag in Oslo weiter über Fischerei. Auf die Dauer des "
    "Abkommens haben sich Norwegen und Schweden geeinigt."
)


def built(folder: Path) -> Path:
    """Return the folder of the record of both."""
    rows = [
        {"id": "a0", "text": FIRST, "published": "2026-01-12", "outlet": "Nordblatt"},
        {"id": "a1", "text": SECOND, "published": "2026-01-19", "outlet": "Südblatt"},
    ]
    source = folder / "articles.json"
    source.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    workflow.build([str(source)], folder / "out", jobs=1)
    return folder / "out"
