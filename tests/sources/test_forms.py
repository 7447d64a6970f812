"""Forms that the reader knows without knowing the words: verbs, archives, boxes, tags, pictures, houses."""

from __future__ import annotations

import pytest

from lagebild.model.article import Article, RemovedKind
from lagebild.sources.archives import archive_line
from lagebild.sources.credits import are_initials_of, read_byline
from lagebild.sources.headline import split_headline
from lagebild.sources.paste import read_paste
from lagebild.sources.verbs import has_verb, tells

TEXT = (
    "Die Reeder und die Gewerkschaft haben ihre Gespräche über einen neuen Vertrag auf Montag vertagt. "
    "Beide Seiten äußerten sich am Abend zurückhaltend.",
    "Verhandlungsführerin Karin Krause sprach von einem schwierigen Tag. Man liege noch weit auseinander, "
    "sagte sie vor dem Haus der Reeder.",
    "Am Montag wollen beide Seiten wieder zusammenkommen. Bis dahin sind keine Streiks geplant.",
)


def read(*lines: str) -> Article:
    return read_paste("\n".join(lines), article_id="a", source="a.txt")


@pytest.mark.parametrize(
    ("text", "finite"),
    [
        ("Reeder und Gewerkschaft vertagen Gespräche", True),
        ("Minister lenkt ein", True),
        ("Die Regierung wies den Vorwurf zurück", True),
        ("Streit um den Hafen", False),
        ("Karin Krause vor dem Haus der Reeder in Kiel", False),
        ("Nach Streit um Rundfunkbeitrag", False),
    ],
)
def test_finite_verbs(text: str, finite: bool) -> None:
    assert has_verb(text) is finite


def test_a_participle_tells_too() -> None:
    assert tells("Gespräche in Kiel aufgenommen")
    assert not tells("Gespräche in Kiel")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Küstenblatt vom 15.01.2026, S. 4 / Hintergrund", ["outlet", "stamp"]),
        ("Politik, LATERNE 03/26 vom 14.01.2026", ["outlet", "stamp"]),
        ("Rubrik: Politik", ["section"]),
        ("Autorin: Weber, Eva", ["byline"]),
        ("Der Vertrag vom 15.01.2026 gilt bis Ende März.", []),
        ("Minister: Vertrag steht", []),
    ],
)
def test_archives(line: str, parts: list[str]) -> None:
    assert [part.part for part in archive_line(line)] == parts


def test_names_in_bylines() -> None:
    assert read_byline("Von Eva Weber, Berlin, und Jan Krause, Paris") == ("Eva Weber", "Jan Krause")
    assert read_byline("Von Eva Weber (Text) und Jan Krause (Bilder)") == ("Eva Weber",)
    assert read_byline("Weber, Eva") == ("Eva Weber",)
    assert are_initials_of("kraj", "Jan Krause")
    assert not are_initials_of("krax", "Jan Krause")


def test_a_topic_before_a_hyphen_is_a_kicker_and_a_sentence_is_none() -> None:
    assert split_headline("Regierung im Umbruch - Die Stunde der Notare").kicker == "Regierung im Umbruch"
    assert split_headline("Tarifrunde vertagt - Gewerkschaft sieht ersten Schritt").kicker is None
    assert split_headline("Regierung im Umbruch - Die Stunde der Notare", dashed=False).kicker is None


def test_the_headline_shares_words_with_the_text() -> None:
    article = read(
        "Küstenblatt", "Magazin für maritime Lebensart und Kultur", "Reeder vertagen Gespräche", "", *TEXT
    )
    assert article.title == "Reeder vertagen Gespräche"


def test_the_last_word_of_a_menu_is_no_kicker_and_a_topic_is() -> None:
    menu = ("Programm", "Podcasts", "Verkehr", "")
    assert read(*menu, "Reeder vertagen Gespräche", "", *TEXT).kicker is None
    assert read("Küstenblatt", "Streiks", "Reeder vertagen Gespräche", "", *TEXT).kicker == "Streiks"


def test_polls_go_and_questions_with_their_answer_stay() -> None:
    head = ("Reeder vertagen Gespräche", "", TEXT[0], "")
    poll = read(
        *head, "Was hältst du von Streiks?", "Finde ich gut.", "Nervt mich.", "", TEXT[1], "", TEXT[2]
    )
    assert poll.text == "\n\n".join(TEXT)
    asked = read(*head, "Was fordern die Reeder?", "", TEXT[1], "", TEXT[2])
    assert "Was fordern die Reeder?" in asked.text


def test_a_caption_without_a_credit_has_no_verb() -> None:
    head = ("Reeder vertagen Gespräche", "Die Fronten sind verhärtet, ein Ende ist nicht in Sicht.")
    stamp = "18.01.2026, 22:20 Uhr"
    caption = "«Ein langer Tag»: Karin Krause vor dem Haus der Reeder in Kiel."
    assert read(*head, stamp, caption, *TEXT).captions == (caption,)
    sentence = "«Ein langer Tag»: Karin Krause kam spät aus dem Haus der Reeder."
    assert read(*head, stamp, sentence, *TEXT).captions == ()


def test_an_images_own_words_are_no_caption() -> None:
    article = read(
        "Reeder vertagen Gespräche",
        "",
        TEXT[0],
        "",
        "Eine Frau steht vor einem Haus. © Nordfunk Foto: Jan Muster",
        "Karin Krause vor dem Haus der Reeder",
        "",
        *TEXT[1:],
    )
    assert article.captions == ("Karin Krause vor dem Haus der Reeder",)
    assert article.text == "\n\n".join(TEXT)


def test_names_below_the_text_are_tags_where_the_text_speaks_of_them() -> None:
    lines = ("Reeder vertagen Gespräche", "", *TEXT, "Quelle: dpa")
    assert read(*lines, "Reeder", "Karin Krause", "Streiks").tags == ("Reeder", "Karin Krause", "Streiks")
    assert read(*lines, "Wetter", "Rätsel", "Horoskop").tags == ()


def test_authors_lives_go_and_what_they_do_stays() -> None:
    lines = ("Reeder vertagen Gespräche", "Von Eva Weber", "18.01.2026", "", TEXT[0], "")
    life = "Eva Weber ist Redakteurin im Ressort Politik."
    article = read(*lines, life, "", TEXT[1], "", TEXT[2])
    assert life not in article.text
    assert (RemovedKind.BYLINE, life) in [(piece.kind, piece.text) for piece in article.removed]
    other = "Karin Krause ist seit zwölf Jahren dabei und kennt jeden Vertrag."
    assert other in read(*lines, other, "", TEXT[1], "", TEXT[2]).text


def test_a_house_that_no_table_knows() -> None:
    assert read("Nordsee-Portal", "Menü", "Reeder vertagen Gespräche", "", *TEXT).outlet == "Nordsee-Portal"
    assert read("EXTRABLATT | 08.02.2026", "Reeder vertagen Gespräche", "", *TEXT).outlet == "EXTRABLATT"
    assert read("Kiel | 08.02.2026", "Reeder vertagen Gespräche", "", *TEXT).outlet is None


def test_times_today_and_first_publication() -> None:
    lines = ("Reeder vertagen Gespräche", "Montag, 19. Januar 2026", "Publiziert heute um 17:45 Uhr", "")
    assert read(*lines, *TEXT).published == "2026-01-19T17:45:00+01:00"
    first = read(
        "Reeder vertagen Gespräche",
        "28.01.2026, 07:02 Uhr",
        "",
        *TEXT,
        "Erstpublikation: 27.01.2026, 19:38 Uhr",
    )
    assert (first.published, first.updated) == ("2026-01-27T19:38:00+01:00", "2026-01-28T07:02:00+01:00")


def test_speakers_of_an_interview_are_not_the_page_speaking_to_its_readers() -> None:
    talk = (
        "Laterne: Frau Krause, wann haben Sie zuletzt miteinander geredet?",
        "Krause: Gestern, am Telefon. Aber davor lange nicht, weil keiner den anderen anrufen wollte.",
        "Laterne: Und was sagen Sie den Leuten, die auf Sie warten?",
        "Krause: Dass wir am Montag weiterreden und dass niemand etwas überstürzt.",
    )
    assert read("Reeder vertagen Gespräche", "", *TEXT, *talk).text.endswith("\n\n".join(talk))


def test_a_date_with_a_remark_in_brackets() -> None:
    lines = (
        "Reeder vertagen Gespräche",
        "Von Rita Weber",
        "21. Februar 2026, 09:30 Uhr (korrigierte Fassung)",
        "",
    )
    assert read(*lines, *TEXT).published == "2026-02-21T09:30:00+01:00"
