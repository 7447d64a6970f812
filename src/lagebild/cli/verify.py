"""``lagebild verify``: proof that the record rests on its articles."""

from __future__ import annotations

import typer

from lagebild.cli.arguments import Folder


def verify(folder: Folder) -> None:
    """Check that every piece of evidence equals the stored text and that nothing points at nothing."""
    from lagebild import workflow

    faults = workflow.verify(folder)
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{folder}: sound")
    raise typer.Exit(1 if faults else 0)
