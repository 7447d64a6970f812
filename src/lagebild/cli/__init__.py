"""The command line: one thin file for each command, heavy imports only when a command runs."""

from __future__ import annotations

import sys

from lagebild.cli.app import app


def main() -> None:
    """Run the command line and turn what goes wrong into a message and an exit code."""
    from lagebild.errors import LagebildError

    try:
        app()
    except LagebildError as error:
        print(f"lagebild: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
