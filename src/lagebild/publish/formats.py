"""The formats that a record can be taken along in. A new one is a module, a test and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lagebild.model.dossier import Dossier
from lagebild.publish.flat_csv import render_csv
from lagebild.publish.ftm import render_ftm
from lagebild.publish.graphml import render_graphml
from lagebild.publish.ical import render_ical
from lagebild.publish.json import render_json
from lagebild.publish.jsonld import render_jsonld
from lagebild.publish.markdown import render_markdown
from lagebild.publish.timelinejs import render_timelinejs


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write a dossier: its name on the command line, the usual file ending, and the function."""

    name: str
    extension: str
    render: Callable[[Dossier], bytes]


def _json(dossier: Dossier) -> bytes:
    return render_json(dossier).encode("utf-8")


FORMATS = (
    Format(name="json", extension=".json", render=_json),
    Format(name="markdown", extension=".md", render=render_markdown),
    Format(name="csv", extension=".zip", render=render_csv),
    Format(name="jsonld", extension=".jsonld", render=render_jsonld),
    Format(name="ftm", extension=".ftm.json", render=render_ftm),
    Format(name="ical", extension=".ics", render=render_ical),
    Format(name="timelinejs", extension=".json", render=render_timelinejs),
    Format(name="graphml", extension=".graphml", render=render_graphml),
)
