"""The words of the surface: ``words/LANGUAGE.toml`` for the record's closed sets, ``surface_*`` for texts.

Whoever writes something out chooses the language once (``with speaking("en")``); German otherwise. What the
articles say is never translated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import resources
from typing import Any

from lagebild.errors import PublishError

LANGUAGES = ("de", "en")
_spoken: ContextVar[str] = ContextVar("lagebild_language", default="de")


def language() -> str:
    """Return the language of the surface: ``de`` or ``en``."""
    return _spoken.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Give a context in which the surface speaks a language. Raises PublishError where it does not."""
    if code not in LANGUAGES:
        raise PublishError(f"no words for the language {code!r}")
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def tables(name: str | None = None) -> dict[str, Any]:
    """Return the tables of a file of words, by default those of the language; PublishError where missing."""
    return _load(name or language())


@cache
def _load(name: str) -> dict[str, Any]:
    path = resources.files("lagebild.publish").joinpath("words", f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PublishError(f"no words for the language {name!r}") from error


def label(table: str, value: str, code: str | None = None) -> str:
    """Return the word for one value: ``label("act", "deny")`` is „bestreitet“; PublishError if missing."""
    try:
        return str(tables(code)[table][str(value)])
    except KeyError as error:
        raise PublishError(f"words/{code or language()}.toml: no {table}.{value}") from error


def say(key: str, **values: object) -> str:
    """Return a text: ``say("state.more", number=3)`` is „3 weitere“. Raises PublishError where missing."""
    section, _, name = key.partition(".")
    try:
        text = tables(f"surface_{language()}")[section][name]
    except KeyError as error:
        raise PublishError(f"words/surface_{language()}.toml: no {key}") from error
    return str(text).format(**values) if values else str(text)


def counted(number: int, noun: str, form: str = "count") -> str:
    """Return a number with its noun: „1 Beleg“, „12 Belege“, „1.204 Belege“; ``count_dative`` after „in“."""
    words = tables()
    one, many = words.get(form, {}).get(noun) or words["count"][noun]
    return f"{figure(number)} {one if number == 1 else many}"


def figure(number: int) -> str:
    """Return a number with its thousands set off: „1.204“, "1,204"."""
    return f"{number:,}".replace(",", str(tables()["numbers"]["thousands"]))


def listing(names: tuple[str, ...] | list[str]) -> str:
    """Join names: „A, B und C“."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {tables()['numbers']['and']} {names[-1]}"
