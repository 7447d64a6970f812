"""``lagebild changes``: what is new since a day."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lagebild.cli.arguments import Folder, iso_day


def changes(
    folder: Folder,
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="DAY",
            callback=iso_day,
            help="Compare with what was known at the end of this day, e.g. 2026-01-10.",
            show_default=False,
        ),
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DAY",
            callback=iso_day,
            help="What was known at the end of this day; by default all that the record knows.",
        ),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    language: Annotated[
        str, typer.Option("--language", metavar="de|en", help="Language of the text.")
    ] = "de",
) -> None:
    """Print what is new, changed, confirmed, contradicted or corrected since a day, each with its evidence.

    A day's state of knowledge is what articles published on that day or before say; an article without a
    date counts as known from the start.
    """
    from lagebild.publish.changes import render_changes_json, render_changes_text
    from lagebild.record.store import Record
    from lagebild.resolve import resolve
    from lagebild.resolve.changes import changes as compare

    if language not in ("de", "en"):
        raise typer.BadParameter("de or en", param_hint="--language")
    if as_of and as_of < since:
        raise typer.BadParameter(f"{as_of} lies before {since}", param_hint="--as-of")
    with Record.open(folder) as record:
        known = record.articles(), record.statements(), record.judgements()
        corrections = record.corrections()
    before = resolve(*known, corrections=corrections, as_of=since)
    after = resolve(*known, corrections=corrections, as_of=as_of)
    found = compare(before, after)
    if json_:
        sys.stdout.write(render_changes_json(found, since, after.as_of))
    else:
        sys.stdout.write(render_changes_text(found, after, since, language))
