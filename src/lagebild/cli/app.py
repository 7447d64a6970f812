"""The application that the commands hang on."""

from __future__ import annotations

from typing import Annotated

import typer

from lagebild.cli import annotate, build, changes, export, judge, serve, verify

app = typer.Typer(
    name="lagebild",
    help="Reads German press reports about negotiations and keeps a sourced record of them.",
    epilog="Exit codes: 0 done; 1 done, but something was not readable or not sound; 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from lagebild import __version__

        print(f"lagebild {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads German press reports about negotiations and keeps a sourced record of them."""


app.command("build")(build.build)
app.command("annotate")(annotate.annotate)
app.command("verify")(verify.verify)
app.command("export")(export.export)
app.command("judge")(judge.judge)
app.command("changes")(changes.changes)
app.command("serve")(serve.serve)
