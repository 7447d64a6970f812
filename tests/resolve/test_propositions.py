import pytest

from lagebild.resolve.propositions import as_sentence


@pytest.mark.parametrize(
    ("text", "before", "voice", "sentence"),
    [
        ("es in Seestadt Gespräche geben könnte", "wonach ", None, "Es könnte in Seestadt Gespräche geben"),
        ("dass die Delegation abgereist ist", "", None, "Die Delegation ist abgereist"),
        (
            "dass die Nordunion weiter zum Abzug aufgefordert wird – gegen Garantien",
            "",
            None,
            "Die Nordunion wird weiter zum Abzug aufgefordert – gegen Garantien",
        ),
        ("dass Maria Holm in Wien war", "", None, "Maria Holm war in Wien"),
        (
            "dass die Chefs der Parteien und Holm da seien",
            "",
            None,
            "Die Chefs der Parteien und Holm seien da",
        ),
        (
            "Holm wies Berichte zurück, wonach die Fabrik schließen soll",
            "",
            None,
            "Die Fabrik soll schließen",
        ),
        ("Holm in Wien getroffen zu haben", "", "Anna Weber", "Anna Weber hat Holm in Wien getroffen"),
        ("hat Holm damit gedroht, zu gehen", "", None, "Holm hat damit gedroht, zu gehen"),
        ("soll auch getagt worden sein", "", None, "Es soll auch getagt worden sein"),
        ("das Angebot liege vor.", "", None, "Das Angebot liege vor"),
        ("dass Weber zurücktritt", "", None, "Weber tritt zurück"),
        ("dass 40 Stellen gestrichen werden", "", None, "40 Stellen werden gestrichen"),
        ("dass beide Delegationen in Bern wohnen", "", None, "Beide Delegationen wohnen in Bern"),
        ("dass die Reederei Schulden habe", "", None, "Die Reederei habe Schulden"),
        (
            "dass in Wien am Freitag eine Delegation war",
            "",
            None,
            "In Wien war am Freitag eine Delegation",
        ),
        ("den Abzug der Truppen", "", None, "Den Abzug der Truppen"),
        ("von der Klausel zu wissen", "", "Anna Weber", "Von der Klausel zu wissen"),
    ],
)
def test_a_reported_clause_as_a_sentence(text: str, before: str, voice: str | None, sentence: str) -> None:
    assert as_sentence(text, before, voice) == sentence
