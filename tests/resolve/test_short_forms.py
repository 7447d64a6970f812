import pytest

from lagebild.model.span import CharSpan
from lagebild.resolve.short_forms import short_forms

BODIES = {
    "a": "Volksfront Süd",
    "b": "Kommunaler Nahverkehrsverband Küste",
    "c": "Partei für Arbeit",
    "d": "Europäische Union",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Am Abend widersprach die Volksfront.", [("Volksfront", "a", "Volksfront")]),
        (
            "Der Verband schwieg, das Haus des Verbandes auch.",
            [("Verband", "b", None), ("Verbandes", "b", None)],
        ),
        ("Beim Nahverkehrsverband hieß es", [("Nahverkehrsverband", "b", "Nahverkehrsverband")]),
        # another body, a compound, no article, a longer name
        ("die Front, eine Volksfront, die Volksfront Nord, die Volksfront-Spitze", [("Front", "a", None)]),
        ("Verband und Volksfront", []),
        ("Die Partei und die Union schwiegen.", []),
    ],
)
def test_a_body_by_its_first_noun(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert [(f.span.of(text), f.node, f.form) for f in short_forms(text, BODIES, [])] == found


def test_a_noun_of_two_bodies_means_neither() -> None:
    bodies = {"a": "Volksfront Süd", "b": "Volksfront Nord"}
    assert list(short_forms("Die Volksfront schwieg.", bodies, [])) == []


def test_where_a_name_stands_nothing_is_added() -> None:
    assert list(short_forms("Die Volksfront schwieg.", BODIES, [CharSpan(4, 14)])) == []
