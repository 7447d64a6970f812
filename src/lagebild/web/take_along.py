"""The record in other people's formats, to be saved from the browser."""

from __future__ import annotations

from starlette.responses import Response

from lagebild.publish.formats import FORMATS
from lagebild.web.desk import View

TYPES = {
    ".md": "text/markdown; charset=utf-8",
    ".zip": "application/zip",
    ".jsonld": "application/ld+json",
    ".ics": "text/calendar; charset=utf-8",
    ".graphml": "application/graphml+xml",
}


def take_along(view: View, name: str) -> Response | None:
    """Return the record in a format as a file; None for a format that there is not."""
    chosen = {entry.name: entry for entry in FORMATS}.get(name)
    if chosen is None:
        return None
    return Response(
        chosen.render(view.dossier),
        media_type=TYPES.get(chosen.extension, "application/json"),
        headers={"Content-Disposition": f'attachment; filename="lagebild-{chosen.name}{chosen.extension}"'},
    )
