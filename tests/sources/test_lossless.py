"""Nothing of a paste is lost: every word stands in a field or in ``removed``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.model.article import Article
from lagebild.sources.decode import decode, tidy
from lagebild.sources.paste import read_paste

ROOT = Path(__file__).resolve().parent.parent.parent
PASTES = sorted((ROOT / "tests" / "pastes").glob("*.txt")) + sorted((ROOT / "examples").rglob("*.txt"))

LINES = (
    "Politik",
    "Startseite > Politik > Ausland",
    "Tarifstreit: Beide Seiten vertagen sich",
    "Letzte Chance am Freitag?Die Verhandler kommen zurück",
    "03.02.2026, 17:45 Uhr",
    "Stand: 03.02.2026 17:45 Uhr",
    "Von Anna Beispiel und Jan Muster, Kiel",
    "Teilen",
    "MerkenDrucken",
    "00:00 / 02:14",
    "12 Kommentare",
    "vor 2 Stunden",
    "verhandlung-saal-kiel-runde-drei-tisch",
    "Der Saal in Kiel vor Beginn der dritten Runde. (Foto: picture alliance / dpa)",
    "Foto: Jan Muster/dpa",
    "Die Verhandler haben sich ohne Ergebnis getrennt. Am Freitag kommen sie in Kiel wieder zusammen.",
    "Kiel (dpa/lno) - Die Gewerkschaft hatte sechs Prozent verlangt, die Arbeitgeber boten zwei.",
    '"Wir haben lange genug gewartet", sagte die Sprecherin der Gewerkschaft am Abend vor der Halle.',
    "Was nun folgt",
    "Mehr zum Thema",
    "Lesen Sie auch: So lief die zweite Runde",
    "Quelle: ntv.de, ses/AFP",
    "TarifstreitGewerkschaftKiel",
    "© 2026 Beispielzeitung. Alle Rechte vorbehalten.",
    "Korrektur: Die Runde fand am Dienstag statt, nicht am Montag.",
    "14:35 Uhr",
    "181820 Jan 26",
    "=",
)


def fields_of(article: Article) -> str:
    single = (
        article.title,
        article.kicker,
        article.section,
        article.dateline,
        article.url,
        article.outlet,
        article.text,
    )
    pieces = [piece for piece in single if piece]
    pieces += [*article.captions, *article.tags, *(piece.text for piece in article.removed)]
    return "\n".join(pieces)


def is_kept(word: str, kept: str) -> bool:
    """A word stands there, or its parts do, where it was glued together or divided at a line end."""
    if word in kept:
        return True
    return any(word[:cut] in kept and is_kept(word[cut:], kept) for cut in range(len(word) - 1, 1, -1))


def lost_words(text: str, article: Article) -> list[str]:
    kept = fields_of(article)
    return [word for word in re.findall(r"\w+", text) if not is_kept(word, kept)]


@pytest.mark.parametrize("path", PASTES, ids=lambda path: path.stem)
def test_every_word_of_a_paste_is_kept(path: Path) -> None:
    text = tidy(decode(path.read_bytes(), path.name))
    assert lost_words(text, read_paste(text, article_id="a", source=path.name)) == []


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(("\n", "\n\n"))), min_size=1, max_size=16))
def test_every_word_of_any_arrangement_is_kept(lines: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in lines)
    article = read_paste(text, article_id="a", source="x.txt")
    assert lost_words(text, article) == []
    assert article == read_paste(text, article_id="a", source="x.txt")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    article = read_paste(tidy(text), article_id="a", source="x.txt")
    assert all(
        paragraph.strip() == paragraph and paragraph
        for paragraph in article.text.split("\n\n")
        if article.text
    )
    assert article.lead is None or article.lead in article.text


def test_a_headline_alone_is_a_title_without_text() -> None:
    article = read_paste(tidy("Verhandler vertagen sich auf Montag"), article_id="a", source="s")
    assert (article.title, article.text) == ("Verhandler vertagen sich auf Montag", "")


def test_other_scripts_stay_in_the_body() -> None:
    article = read_paste(
        tidy("Ein Gruß zum Auftakt\n\n\u202bשלום\u202c stand auf dem Plakat vor dem Tagungshotel in Kiel."),
        article_id="a",
        source="s",
    )
    assert article.text == "שלום stand auf dem Plakat vor dem Tagungshotel in Kiel."


def test_a_very_long_line_without_a_space_is_read() -> None:
    article = read_paste(tidy("Ein Titel mit Worten\n\n" + "x" * 300_000), article_id="a", source="s")
    assert article.text.count("x") == 300_000
