"""``lagebild export``: the record in other people's formats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lagebild.cli.arguments import AsOf, Folder, Language


def export(
    folder: Folder,
    format_: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="One of those listed below.", show_default=False
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Where to write; standard output by default."),
    ] = None,
    as_of: AsOf = None,
    language: Language = "de",
) -> None:
    """Write the record in another format: json, markdown, csv, jsonld, ftm, ical, timelinejs, graphml."""
    from lagebild.publish.files import write_atomically
    from lagebild.publish.formats import FORMATS
    from lagebild.publish.wording import speaking
    from lagebild.record.store import Record
    from lagebild.workflow import load

    chosen = {entry.name: entry for entry in FORMATS}.get(format_)
    if chosen is None:
        raise typer.BadParameter(
            f"{format_!r} is none of {', '.join(entry.name for entry in FORMATS)}", param_hint="--format"
        )
    with Record.open(folder) as record, speaking(language):
        data = chosen.render(load(record, as_of=as_of))
    if out:
        write_atomically(out, data)
    else:
        sys.stdout.buffer.write(data)
