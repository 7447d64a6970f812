from pathlib import Path
from typing import Any

from resolve_press import Press

from lagebild.annotate import annotate_article
from lagebild.model.article import Article
from lagebild.model.dossier import Thread
from lagebild.record.statements import statements_of
from lagebild.resolve import resolve


def two_negotiations() -> Press:
    """A wage round and a coalition, three reports each, told apart by who is named."""
    press = Press()
    for number, day in enumerate(("2026-01-05", "2026-01-12", "2026-01-19")):
        text = "Anna Weber vom Bund Nord sprach mit Karl Holm vom Verband Süd in Seestadt über Löhne."
        reader = press.article(f"wage{number}", text, day)
        reader.person("Anna Weber").person("Karl Holm").mention("Seestadt", "place")
        reader.mention("Bund Nord", "organisation").mention("Verband Süd", "organisation")
        text = "Eva Krause von der Freien Liste traf Jan Brandt vom Bürgerblock in Bergheim zu Gesprächen."
        reader = press.article(f"coalition{number}", text, day)
        reader.person("Eva Krause").person("Jan Brandt").mention("Bergheim", "place")
        reader.mention("Freien Liste", "organisation").mention("Bürgerblock", "organisation")
    return press


def by_articles(threads: tuple[Thread, ...]) -> list[set[str]]:
    return [set(thread.articles) for thread in threads]


def test_articles_about_different_people_are_different_threads() -> None:
    threads = two_negotiations().resolve().threads
    assert sorted(map(sorted, by_articles(threads))) == [
        ["coalition0", "coalition1", "coalition2"],
        ["wage0", "wage1", "wage2"],
    ]
    named = {"Anna Weber", "Karl Holm", "Bund Nord", "Verband Süd"}
    wage = next(thread for thread in threads if "wage0" in thread.articles)
    assert len(wage.title.split(", ")) == 3
    assert set(wage.title.split(", ")) < named


def test_an_article_about_two_negotiations_belongs_to_both() -> None:
    press = two_negotiations()
    text = (
        "Anna Weber vom Bund Nord und Karl Holm vom Verband Süd sprachen in Seestadt. "
        "In Bergheim trafen sich Eva Krause von der Freien Liste und Jan Brandt vom Bürgerblock."
    )
    reader = press.article("both", text, "2026-01-20")
    for person in ("Anna Weber", "Karl Holm", "Eva Krause", "Jan Brandt"):
        reader.person(person)
    for body in ("Bund Nord", "Verband Süd", "Freien Liste", "Bürgerblock"):
        reader.mention(body, "organisation")
    reader.mention("Seestadt", "place").mention("Bergheim", "place")
    threads = press.resolve().threads
    assert len(threads) == 2
    assert all("both" in thread.articles for thread in threads)


def test_what_everybody_names_joins_no_threads() -> None:
    press = two_negotiations()
    for number, article in enumerate(list(press.articles)):
        text = f"{article.text} Auch Deutschland schaut zu."
        reader = press.article(f"more{number}", text, "2026-01-21")
        reader.mention("Deutschland", "state")
        for person in ("Anna Weber", "Karl Holm", "Eva Krause", "Jan Brandt"):
            if person in text:
                reader.person(person)
    assert len(press.resolve().threads) == 2


def test_articles_stand_in_order_of_time_and_the_id_outlives_later_ones() -> None:
    press = two_negotiations()
    before = {thread.articles: thread.id for thread in press.resolve().threads}
    wage = ("wage0", "wage1", "wage2")
    assert wage in before
    press.article("wage9", press.articles[0].text, "2026-01-30").person("Anna Weber").person("Karl Holm")
    after = {thread.articles: thread.id for thread in press.resolve().threads}
    assert after[*wage, "wage9"] == before[wage]


def test_an_article_that_names_nobody_is_a_thread_by_its_headline() -> None:
    press = Press()
    press.article("a", "Es regnet.", "2026-01-05", title="Wetter")
    (thread,) = press.resolve().threads
    assert (thread.title, thread.articles) == ("Wetter", ("a",))


def test_the_examples_are_three_negotiations(record: dict[str, Any]) -> None:
    folder = {row["id"]: Path(row["source"]).parent.name for row in record["articles"]}
    found = [{folder[article] for article in thread["articles"]} for thread in record["threads"]]
    assert found == [{"ukraine"}, {"tarifrunde"}, {"koalition"}]
    assert sum(len(thread["articles"]) for thread in record["threads"]) == len(record["articles"])


def told(*texts: str) -> str:
    """The title of the thread of articles, a day after one another."""
    articles = [
        Article(id=f"a{n}", source=f"a{n}.txt", text=text, published=f"2026-02-{n + 10}")
        for n, text in enumerate(texts)
    ]
    dossier = resolve(articles, [s for a in articles for s in statements_of(annotate_article(a))])
    return dossier.threads[0].title


def test_a_thread_is_called_by_its_matter_and_parties() -> None:
    title = told(
        "Berlin (dpa) - Verdi und die Deutsche Bahn haben am Montag Tarifverhandlungen aufgenommen.",
        "Kassel (AFP) - Die Tarifverhandlungen zwischen Verdi und der Deutschen Bahn wurden vertagt.",
    )
    assert title == "Tarifverhandlungen: Deutsche Bahn – Verdi"


def test_who_mediates_and_how_they_talk_is_no_part_of_the_title() -> None:
    title = told(
        "Kenia und Uganda haben am Montag in Genf Gespräche geführt. Die Vereinten Nationen vermittelten. "
        "UN-Vermittlerin Lena Holm lud Kenia und Uganda zu Spitzengesprächen und Einzelgesprächen ein.",
        "Die Gespräche zwischen Kenia und Uganda gingen am Mittwoch in Genf weiter, sagte Lena Holm. "
        "Das bestätigte auch ein Sprecher der Vereinten Nationen der Nachrichtenagentur Reuters.",
    )
    assert title == "Gespräche: Kenia – Uganda"
