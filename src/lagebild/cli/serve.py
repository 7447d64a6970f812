"""``lagebild serve``: the web application on this machine."""

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
    """Show the record at http://127.0.0.1:PORT, for this machine alone; always as it now is on disk.

    Pages for every section, search, what is new since a day, and corrections that can be undone.
    """
    import uvicorn

    from lagebild.web.app import create_app

    app = create_app(folder)
    app.state.site.desk.view()
    print(f"lagebild: http://127.0.0.1:{port} (stop with Ctrl-C)", file=sys.stderr)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
