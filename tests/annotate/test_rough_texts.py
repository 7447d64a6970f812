"""Texts that are broken off, badly marked or full of odd numbers are read without fail."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.annotate import annotate_article
from lagebild.model.article import Article
from lagebild.model.span import CharSpan
from lagebild.publish.annotation_json import annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parent.parent / "golden"
ROUGH = [
    "dessen",
    "Er kam. „Das sagte Weber.",
    "Weber war am Montag in Doha. Sie besuchte dort Krüger.",
    "„",
    "Quelle: Kurier\n\n12.30 Uhr: „Das teilte Weber mit.“",
    "Weber: Krüger: Weber: Krüger:",
    "Innerhalb von 0 Stunden soll Weber in der 0. Runde zustimmen, am 31. April oder 29. Februar 2026.",
]
ODD = (
    *("0", "00", "1.", "31.", "32.", "99999999999", "IV", "24:00", "24 Uhr", "29. Februar", "31. April"),
    *("null", "minus", "halb", "innerhalb von", "seit", "vor", "bis", "KW", "9999", "1066", "-"),
    *"„“»«()–:;?!…%§",
    *("\n\n", "\n", "\t", "\u00a0", "\u200b", "e\u0301", "\U0001d538", "\u0130", "\u1e9e"),
)
_PARTS = re.compile(r"\w+|[^\w\s]|\s+")


def _texts() -> list[list[str]]:
    """Return the golden events and commitments, each cut into words, marks and blanks."""
    cases = tomllib.loads((GOLDEN / "events_told.toml").read_text(encoding="utf-8"))["case"]
    texts = [case["text"] for case in cases]
    lines = (GOLDEN / "commitments_texts.jsonl").read_text(encoding="utf-8").splitlines()
    return [_PARTS.findall(text) for text in (*texts, *(json.loads(line)["text"] for line in lines))]


TEXTS = _texts()


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Draw a golden text with words left out, put in, doubled from another text or made odd."""
    parts = list(draw(st.sampled_from(TEXTS)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(parts) - 1)))
        how = draw(st.integers(0, 3))
        if how == 0:
            parts[at : at + 1] = [draw(st.sampled_from(ODD))]
        elif how == 1:
            parts[at:at] = [" ", draw(st.sampled_from(ODD)), " "]
        elif how == 2:
            del parts[at : at + draw(st.integers(1, 6))]
        else:
            other = draw(st.sampled_from(TEXTS))
            begin = draw(st.integers(0, len(other) - 1))
            parts[at:at] = other[begin : begin + draw(st.integers(1, 8))]
    return "".join(parts)


def _spans(found: Any) -> Iterator[CharSpan]:
    """Yield each span in a finding and in what it holds."""
    if isinstance(found, CharSpan):
        yield found
    elif isinstance(found, tuple):
        for one in found:
            yield from _spans(one)
    elif is_dataclass(found):
        for field in fields(found):
            yield from _spans(getattr(found, field.name))


def _is_read(text: str, published: str | None) -> None:
    article = annotate_article(Article(id="a", source="a", text=text, published=published))
    assert all(0 <= span.start < span.end <= len(text) for span in _spans(article))
    json.dumps(annotation(article))


@pytest.mark.parametrize("text", ROUGH)
def test_it_is_read(text: str) -> None:
    _is_read(text, "2026-02-02")


@settings(max_examples=400)
@given(spoilt(), st.sampled_from(["2026-02-02", "2024-02-29", None]))
def test_any_spoilt_text_is_read(text: str, published: str | None) -> None:
    _is_read(text, published)
