"""Headlines with their kicker before a colon, in houses that write so and in others."""

from __future__ import annotations

from pathlib import Path

import pytest

from lagebild.model.article import Article
from lagebild.sources import read
from lagebild.sources.headline import split_colon

HITS = {
    "Wien: Verhandler rücken näher": "Wien",
    "Tarifstreit bei der Küstenbahn: Gewerkschaft droht mit Streik": "Tarifstreit bei der Küstenbahn",
    "Ostheide: „Ein Vertrag auf Zeit“": None,
    "Verhandlungen in zäher Phase: Schlichter vertagt die Runde": "Verhandlungen in zäher Phase",
    "Die Verhandlungen gehen weiter: Schlichter lädt ein": None,
    "Parteien streiten: Schlichter lädt ein": None,
    'Ministerin Berger: "Wir gehen keinen Schritt zurück"': None,
    "Was nun?: Die Lage am Morgen": None,
    "Wien:Verhandler rücken näher": None,
    "Ein sehr langer Titel mit sieben Wörtern: Noch einer": None,
}


@pytest.mark.parametrize(("line", "kicker"), HITS.items())
def test_a_kicker_before_a_colon(line: str, kicker: str | None) -> None:
    found = split_colon(line)
    assert (found[0] if found else None) == kicker
    assert found is None or f"{found[0]}: {found[1]}" == line


@pytest.mark.parametrize(
    ("house", "kicker", "title"),
    [
        ("DIE ZEIT", "Wien", "Verhandler rücken näher zusammen"),
        ("Kurier", None, "Wien: Verhandler rücken näher zusammen"),
    ],
)
def test_only_houses_that_write_so(tmp_path: Path, house: str, kicker: str | None, title: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Wien: Verhandler rücken näher zusammen\n\n2. März 2026, 10:15 Uhr\n\n"
        "Die Verhandler beider Seiten haben sich in Wien auf eine Liste der offenen Punkte verständigt.\n\n"
        "Am Mittwoch wollen sie über die Zölle sprechen, wie eine Sprecherin nach der Sitzung sagte.\n\n"
        f"Quelle: {house}\n",
        encoding="utf-8",
    )
    (article,) = read(str(path))
    assert isinstance(article, Article)
    assert (article.kicker, article.title) == (kicker, title)
