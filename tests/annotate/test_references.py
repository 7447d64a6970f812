"""Golden cases of pronouns, offices and descriptions, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from names_by_hand import annotated

from lagebild.lexicon import load
from lagebild.model.span import CharSpan

GOLDEN = Path(__file__).parent.parent / "golden" / "references.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]


WORDS = (
    *(
        "Weber",
        "Rita",
        "er",
        "sie",
        "Er",
        "Sie",
        "ihre",
        "seine",
        "der",
        "die",
        "den",
        "Minister",
        "Delegation",
    ),
    *(
        "ein",
        "Berater",
        "beide",
        "Seiten",
        ",",
        ".",
        "und",
        "„",
        "“",
        "sagte",
        "ist",
        "norwegische",
        "Regierung",
    ),
    *("von", "in", "Oslo", "56-Jährige"),
)


def find(text: str, surface: str) -> CharSpan:
    """Return where a surface stands; "er#2" is the second one."""
    words, _, number = surface.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = text.index(words, start + 1)
    return CharSpan(start, start + len(words))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=case["id"], marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
        )
        for case in CASES
    ],
)
def test_golden(case: dict[str, Any]) -> None:
    text = case["text"]
    doc = annotated(text, case["names"])
    if "references" in case:
        wanted = {find(text, words): tuple(names) for words, names in case["references"].items()}
        got = {r.span: r.names for r in doc._.references}
        assert got == wanted if not wanted else {span: got.get(span) for span in wanted} == wanted
    if "descriptions" in case:
        found = [(d.span, d.text, d.of or "") for d in doc._.descriptions]
        assert found == [(find(text, words), name, of) for words, name, of in case["descriptions"]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=30,
    )
)
def test_findings_lie_in_the_text_and_name_what_it_names(words: list[str]) -> None:
    text = " ".join(words)
    doc = annotated(text, {"Rita Weber": "person", "Oslo": "place"})
    known = {m.name for m in doc._.mentions} | {d.text for d in doc._.descriptions}
    for reference in doc._.references:
        assert reference.span.of(text).strip()
        assert set(reference.names) <= known
    for left, right in zip(doc._.descriptions, doc._.descriptions[1:], strict=False):
        assert left.span.end <= right.span.start


@pytest.mark.parametrize(
    "table", [name for name, rows in load("references").items() if isinstance(rows, list)]
)
def test_examples_of_the_lexicon_hold_their_words(table: str) -> None:
    for row in load("references")[table]:
        example = row["example"].lower()
        assert any(word.lower() in example for word in row["words"]), row


@pytest.mark.parametrize(
    ("text", "names", "owner"),
    [
        (
            "Der Handelsverband lehnt ab, sagte Verbandssprecherin Rita Weber.",
            {"Handelsverband": "organisation"},
            "Handelsverband",
        ),
        ("Die norwegische Regierung prüft das, sagte Regierungssprecherin Rita Weber.", {}, "Norwegen"),
        ("Zwei stritten. Das sagte Regierungssprecherin Rita Weber.", {}, None),
        (
            "Der Handelsverband und der Lehrerverband stritten, sagte Verbandssprecherin Rita Weber.",
            {"Handelsverband": "organisation", "Lehrerverband": "organisation"},
            None,
        ),
    ],
)
def test_first_part_of_an_office_tells_its_body(text: str, names: dict[str, str], owner: str | None) -> None:
    (role,) = annotated(text, {"Rita Weber": "person", **names})._.roles
    assert role.of == owner


def test_a_former_office_that_means_somebody_is_entered() -> None:
    text = "Rita Weber reiste ab. „Niemand ging“, sagte die frühere norwegische Ministerin."
    doc = annotated(text, {"Rita Weber": "person"})
    assert [(r.name, r.title, r.of, r.former) for r in doc._.roles] == [
        ("Rita Weber", "Ministerin", "Norwegen", True)
    ]


@pytest.mark.parametrize(
    ("text", "names", "owner"),
    [
        (
            "Die Hafenbehörde prüft das. Die Direktorin der Behörde, Rita Weber, kommt.",
            {"Hafenbehörde": "organisation"},
            "Hafenbehörde",
        ),
        (
            "Die Hafenbehörde und die Seebehörde streiten. Die Direktorin der Behörde, Rita Weber, kommt.",
            {"Hafenbehörde": "organisation", "Seebehörde": "organisation"},
            None,
        ),
        (
            "Die norwegische Regierung prüft. Die Unterhändlerin der Regierung, Rita Weber, kommt.",
            {},
            "Norwegen",
        ),
        (
            "Talnetz lehnte ab. Das reiche nicht, sagte Geschäftsführerin Rita Weber.",
            {"Talnetz": "organisation"},
            "Talnetz",
        ),
        (
            "Talnetz und Elbnetz stritten. Das reiche nicht, sagte Geschäftsführerin Rita Weber.",
            {"Talnetz": "organisation", "Elbnetz": "organisation"},
            None,
        ),
        (
            "Man traf Talnetz. Das reiche nicht, sagte die Ministerin Rita Weber.",
            {"Talnetz": "organisation"},
            None,
        ),
        (
            "Talnetz lehnte ab.\n\nDas reiche nicht, sagte Geschäftsführerin Rita Weber.",
            {"Talnetz": "organisation"},
            None,
        ),
    ],
)
def test_the_text_before_tells_whose_an_office_is(
    text: str, names: dict[str, str], owner: str | None
) -> None:
    (role,) = annotated(text, {"Rita Weber": "person", **names})._.roles
    assert role.of == owner
