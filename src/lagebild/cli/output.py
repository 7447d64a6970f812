"""Progress and messages on standard error; standard output is for data alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lagebild.workflow import Progress

LABELS = {
    "read": "reading",
    "annotate": "analysing",
    "resolve": "bringing together",
    "publish": "writing",
}


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Give a function that shows progress on a terminal, or None where standard error is none."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description:>18}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def report(step: str, done: int, total: int) -> None:
            bar.update(task, description=LABELS.get(step, step), completed=done, total=total)

        yield report


def complain(problems: tuple[str, ...]) -> None:
    """Print each problem on a line of its own."""
    for problem in problems:
        print(f"lagebild: {problem}", file=sys.stderr)
