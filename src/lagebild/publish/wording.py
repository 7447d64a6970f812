"""The words of the dossier: labels for every closed set of the record, from ``words/LANGUAGE.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from lagebild.errors import PublishError


@cache
def tables(language: str = "de") -> dict[str, Any]:
    """Return all tables of one language; not to be changed. Raises PublishError where there are none."""
    path = resources.files("lagebild.publish").joinpath("words", f"{language}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PublishError(f"no words for the language {language!r}") from error


def label(table: str, value: str, language: str = "de") -> str:
    """Return the word for one value: ``label("act", "deny")`` is „bestreitet“; PublishError if missing."""
    try:
        return str(tables(language)[table][str(value)])
    except KeyError as error:
        raise PublishError(f"words/{language}.toml: no {table}.{value}") from error


def counted(number: int, noun: str, language: str = "de") -> str:
    """Return a number with its noun: „1 Beleg“, „12 Belege“, „1.204 Belege“."""
    one, many = tables(language)["count"][noun]
    return f"{number:,}".replace(",", ".") + f" {one if number == 1 else many}"


def listing(names: tuple[str, ...] | list[str]) -> str:
    """Join names as German does: „A, B und C“."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} und {names[-1]}"
