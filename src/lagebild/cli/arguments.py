"""Arguments that several commands share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer


def iso_day(value: str | None) -> str | None:
    """Return ``value`` when it is a day such as 2026-01-18. Raises typer.BadParameter otherwise."""
    from datetime import date

    if value is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise typer.BadParameter(f"{value!r} is not a day such as 2026-01-18")


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files (.txt, .md, .html, .json, .jsonl), folders, or - for JSON Lines on standard input.",
        show_default=False,
    ),
]
Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="The folder that 'lagebild build' wrote.", show_default=False),
]


def known_language(value: str) -> str:
    """Return ``value`` when the surface speaks it. Raises typer.BadParameter otherwise."""
    if value not in ("de", "en"):
        raise typer.BadParameter(f"{value!r} is neither de nor en")
    return value


Language = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="de|en",
        callback=known_language,
        help="Language of headings and labels.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        callback=iso_day,
        help="Only what was known at the end of this day, e.g. 2026-01-18; by default all.",
    ),
]
