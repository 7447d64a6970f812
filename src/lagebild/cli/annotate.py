"""``lagebild annotate``: what each article says, as JSON Lines."""

from __future__ import annotations

import sys

import typer

from lagebild.cli.arguments import Sources


def annotate(sources: Sources) -> None:
    """Print what each article's text alone says: one JSON object a line, in the given order."""
    import json

    from lagebild.annotate import annotate_article
    from lagebild.cli.output import complain
    from lagebild.errors import LagebildError
    from lagebild.publish.annotation_json import annotation
    from lagebild.sources import read
    from lagebild.workflow import notes_on

    problems = 0
    for source in sources:
        for result in read(source, stdin=sys.stdin):
            try:
                if isinstance(result, LagebildError):
                    raise result
                complain(notes_on(result))
                line = json.dumps(annotation(annotate_article(result)), ensure_ascii=False)
            except LagebildError as error:
                problems += 1
                complain((str(error),))
            else:
                sys.stdout.write(line + "\n")
    raise typer.Exit(1 if problems else 0)
