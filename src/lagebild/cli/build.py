"""``lagebild build``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lagebild.cli.arguments import AsOf, Language, Sources


def build(
    sources: Sources,
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="DIR", file_okay=False, help="Folder of the record.", show_default=False
        ),
    ],
    as_of: AsOf = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, help="Processes that analyse; by default one for each core."),
    ] = None,
    language: Language = "de",
) -> None:
    """Read articles into the record in DIR and write its dossier.

    Writes DIR/lagebild.db, DIR/record.json and DIR/index.html. Running it again with the same or more sources
    adds what is new, repeats nothing and loses nothing.
    """
    from lagebild import workflow
    from lagebild.cli.output import complain, progress_bar

    with progress_bar() as progress:
        report = workflow.build(
            sources, out, as_of=as_of, stdin=sys.stdin, progress=progress, jobs=jobs, language=language
        )
    complain(report.problems + report.notes)
    if report.published:
        print(
            f"{report.new} new of {report.read} read, {report.total} in the record: {out / 'index.html'}",
            file=sys.stderr,
        )
    raise typer.Exit(1 if report.problems else 0)
