"""The examples of the lexicon and of the rules are tests."""

from __future__ import annotations

import re

import pytest

from lagebild import lexicon
from lagebild.annotate.timex import timex
from lagebild.annotate.timex.patterns import load_rules
from lagebild.annotate.timex.recipes import NOTHING
from lagebild.annotate.timex.words import forms_of

ROWS = [(table, row) for table in lexicon.load("timex") for row in lexicon.entries("timex", table)]
RULES = lexicon.entries("timex_rules", "rule")
ANCHOR = "2025-12-20"


@pytest.mark.parametrize(
    ("table", "row"), ROWS, ids=[f"{table}-{number}" for number, (table, _) in enumerate(ROWS)]
)
def test_example_of_a_word_uses_it(table: str, row: dict[str, object]) -> None:
    words = re.findall(r"[^\W\d_]+", str(row["example"]).lower())
    forms = {form.lower().rstrip("-") for form in (*forms_of(row), *forms_of(row, "plural"))}
    ends = tuple(str(end) for end in row.get("ends", ()))  # type: ignore[attr-defined]
    used = any(word == form or word.startswith(form + "-") for form in forms for word in words)
    used = used or any(word.endswith(ends) for word in words if ends)
    assert used or any(form in str(row["example"]).lower() for form in forms if "-" in form)


@pytest.mark.parametrize("row", RULES, ids=[row["name"] for row in RULES])
def test_example_of_a_rule_shows_its_expressions(row: dict[str, object]) -> None:
    marked = str(row["example"])
    text = marked.replace("[", "").replace("]", "")
    expected = re.findall(r"\[([^]]*)\]", marked)
    found = timex(text, ANCHOR)
    assert [item.span.of(text) for item in found] == expected
    if row["recipe"] != NOTHING:
        assert row["name"] in {item.rule for item in found}


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in load_rules()]
    assert len(names) == len(set(names))
