"""``lagebild judge``: what a person decides about two entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lagebild.cli.arguments import Folder

if TYPE_CHECKING:
    from lagebild.model.entity import Verdict

Side = Annotated[
    str | None,
    typer.Argument(
        help="An id of record.json or a name that only one entry has; with @ARTICLE what that article says.",
        show_default=False,
    ),
]


def judge(
    folder: Folder,
    left: Side = None,
    right: Side = None,
    same: Annotated[bool, typer.Option("--same", help="LEFT and RIGHT are one.")] = False,
    different: Annotated[bool, typer.Option("--different", help="LEFT and RIGHT are two.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="Not known: leave them apart.")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who decides; by default who is logged in.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the decisions with their numbers.")] = False,
    near: Annotated[bool, typer.Option("--near", help="List pairs that may be one, with reasons.")] = False,
    reasons: Annotated[
        bool, typer.Option("--reasons", help="List why the rules joined what is one entry; LEFT: of one.")
    ] = False,
    withdraw: Annotated[
        int | None, typer.Option("--withdraw", metavar="N", help="Take back decision N.", show_default=False)
    ] = None,
) -> None:
    """Decide whether two names, events or papers are one; the record is then published anew.

    A person's decision outranks every rule, now and whenever articles are added. It can be taken back with
    --withdraw, which leaves the record as it was before.
    """
    chosen = [name for name, on in (("same", same), ("different", different), ("unsure", unsure)) if on]
    asked = bool(chosen) + list_ + near + reasons + (withdraw is not None)
    if asked != 1 or len(chosen) > 1:
        options = "--same, --different, --unsure, --list, --near, --reasons, --withdraw N"
        raise typer.BadParameter(f"give one of {options}")
    if bool(chosen) != bool(left and right) or (left and not (chosen or reasons)):
        raise typer.BadParameter("LEFT and RIGHT belong to --same, --different or --unsure")
    if reasons:
        _reasons(folder, left)
        return
    if list_ or near:
        _print(folder, near=near)
        return
    from lagebild import decisions
    from lagebild.model.entity import Verdict

    if withdraw is not None:
        decisions.withdraw(folder, withdraw)
        print(f"{withdraw} withdrawn")
    elif left and right:
        _decide(folder, left, right, Verdict(chosen[0]), reason, by)


def _decide(folder: Folder, left: str, right: str, verdict: Verdict, reason: str, by: str | None) -> None:
    from lagebild import decisions
    from lagebild.errors import ResolutionError

    try:
        number, made = decisions.decide(folder, left, right, verdict, reason=reason, by=by)
    except ResolutionError as error:
        raise typer.BadParameter(str(error)) from error
    print(f"{number}: {made.left} {made.verdict} {made.right}")


def _reasons(folder: Folder, asked: str | None) -> None:
    from lagebild import decisions
    from lagebild.errors import ResolutionError

    try:
        for line in decisions.reason_lines(folder, asked):
            print(line)
    except ResolutionError as error:
        raise typer.BadParameter(str(error)) from error


def _print(folder: Folder, *, near: bool) -> None:
    from lagebild import decisions

    lines = decisions.near_lines(folder) if near else decisions.decision_lines(folder)
    for line in lines:
        print(line)
