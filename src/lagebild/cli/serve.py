"""``lagebild serve``: the dossier as a web page on this machine."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lagebild.cli.arguments import Folder


def serve(
    folder: Folder,
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, help="Port; 0 takes a free one.")
    ] = 8765,
) -> None:
    """Show the record at http://127.0.0.1:PORT, for this machine alone; always as it now is on disk."""
    import uvicorn

    from lagebild.web.app import create_app

    print(f"lagebild: http://127.0.0.1:{port} (stop with Ctrl-C)", file=sys.stderr)
    uvicorn.run(create_app(folder), host="127.0.0.1", port=port, log_level="warning")
