import pytest

from lagebild.annotate.pipeline import build_nlp
from lagebild.annotate.spelling import low_form
from lagebild.lexicon import entries


@pytest.mark.parametrize("row", entries("spelling", "stem"), ids=lambda row: row["swiss"])
def test_examples_of_the_lexicon(row: dict[str, list[str]]) -> None:
    swiss, german = row["example"]
    assert low_form(swiss) == german
    assert low_form(german) == german


@pytest.mark.parametrize(
    "word",
    ["muss", "dass", "schloss", "Aussendung", "Fluss", "lassen", "wissen", "Kommission", "Masse", "Pass"],
)
def test_words_that_every_spelling_writes_with_ss_stay(word: str) -> None:
    assert low_form(word) == word.lower()


def test_a_swiss_text_is_read_as_a_german_one() -> None:
    text = (
        "Präsident Rustam Holm liess ausrichten, er begrüsse die Bemühungen. "
        "Die Ministerin wollte sich nicht äussern."
    )
    doc = build_nlp()(text)
    first, second = doc._.quotations
    assert [span.of(text) for span in first.spans] == ["er begrüsse die Bemühungen"]
    assert first.speakers == ("Rustam Holm",)
    assert second.act == "no_comment"
