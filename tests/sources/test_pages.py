"""HTML pages and Markdown files."""

from __future__ import annotations

from pathlib import Path

from lagebild.model.article import Article, RemovedKind
from lagebild.sources import read

PAGE = """<!doctype html><html lang="de"><head><title>Fähren: Streik abgewendet | Küstenblatt</title>
<meta property="og:site_name" content="Küstenblatt"><meta name="keywords" content="Fähre, Streik">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Streik auf den Fähren abgewendet",
"datePublished": "2026-03-04T16:05:00Z", "dateModified": "2026-03-04T18:30:00+01:00",
"author": [{"@type": "Person", "name": "Anna Beispiel"}], "articleSection": "Wirtschaft"}</script>
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Startseite</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><header><span class="kicker">Tarifstreit</span><h1>Streik auf den Fähren abgewendet</h1>
<p class="lead">In letzter Minute haben sich Reederei und Gewerkschaft auf neue Gespräche verständigt.</p>
</header>
<figure><img src="faehre.jpg" alt="Fähre">
<figcaption>Die Fähre im Hafen. Foto: Jan Muster/dpa</figcaption></figure>
<p>Kiel (dpa/lno) - Die Beschäftigten der Fähren streiken vorerst nicht. Das teilten beide Seiten am Mittwoch
nach einem Treffen in Kiel mit, das mehr als sieben Stunden gedauert hatte.</p>
<p>Die Reederei will in der kommenden Woche ein neues Angebot vorlegen. Die Gewerkschaft fordert fünf Prozent
mehr Lohn und kürzere Schichten für die Nachtfahrten zwischen den Inseln.</p>
<script>var tracking = "nie Text";</script>
<h2>Wie es weitergeht</h2>
<p>Am 11. März kommen die Verhandler wieder zusammen. Bis dahin gilt der alte Tarif weiter, wie die Sprecherin
der Gewerkschaft sagte.</p></article>
<aside class="related"><h3>Mehr zum Thema</h3><a href="/1">Werft sucht Käufer</a></aside>
<footer><p>© 2026 Küstenblatt</p></footer></body></html>"""


def page_of(tmp_path: Path, name: str, content: str) -> Article:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (article,) = read(str(tmp_path / name))
    assert isinstance(article, Article), article
    return article


def test_page(tmp_path: Path) -> None:
    article = page_of(tmp_path, "a.html", PAGE)
    assert article.title == "Streik auf den Fähren abgewendet"
    assert (article.kicker, article.section, article.outlet) == ("Tarifstreit", "Wirtschaft", "Küstenblatt")
    assert article.published == "2026-03-04T17:05:00+01:00"
    assert article.updated == "2026-03-04T18:30:00+01:00"
    assert (article.authors, article.agencies) == (("Anna Beispiel",), ("dpa",))
    assert article.captions == ("Die Fähre im Hafen.",)
    assert article.tags == ("Fähre", "Streik")
    assert (
        article.lead
        == "In letzter Minute haben sich Reederei und Gewerkschaft auf neue Gespräche verständigt."
    )
    paragraphs = article.text.split("\n\n")
    assert paragraphs[1].startswith("Die Beschäftigten der Fähren streiken vorerst nicht.")
    assert paragraphs[-2] == "Wie es weitergeht"
    assert article.dateline == "Kiel (dpa/lno) -"


def test_no_script_or_style_is_text(tmp_path: Path) -> None:
    article = page_of(tmp_path, "a.html", PAGE)
    everything = article.text + "".join(piece.text for piece in article.removed)
    assert "tracking" not in everything and "color" not in everything


def test_what_surrounds_the_article_is_removed(tmp_path: Path) -> None:
    article = page_of(tmp_path, "a.html", PAGE)
    out = {piece.text: piece.kind for piece in article.removed}
    assert out["Werft sucht Käufer"] is RemovedKind.RELATED
    assert out["© 2026 Küstenblatt"] is RemovedKind.COPYRIGHT
    assert any("Sport" in text for text in out)


def test_large_page_is_read_without_trafilatura(tmp_path: Path) -> None:
    padding = "<!-- " + "x" * 2_100_000 + " -->"
    article = page_of(tmp_path, "a.html", PAGE.replace("<article>", padding + "<article>"))
    assert "Die Beschäftigten der Fähren streiken vorerst nicht." in article.text


MARKDOWN = """---
title: Streik abgewendet
date: 2026-03-04
author: Anna Beispiel
tags: [Fähre, Streik]
outlet: Küstenblatt
---

# Streik abgewendet

**In letzter Minute haben sich Reederei und Gewerkschaft auf [neue Gespräche](https://a.example/1) geeinigt.**

![Die Fähre im Hafen](faehre.jpg)

Die Beschäftigten der Fähren streiken *vorerst* nicht. Das teilten beide Seiten nach dem Treffen in Kiel mit.

## Wie es weitergeht

Am 11. März kommen die Verhandler wieder zusammen, wie die Sprecherin der Gewerkschaft sagte.
"""


def test_markdown(tmp_path: Path) -> None:
    article = page_of(tmp_path, "a.md", MARKDOWN)
    assert (article.title, article.outlet, article.published) == (
        "Streik abgewendet",
        "Küstenblatt",
        "2026-03-04",
    )
    assert (article.authors, article.tags) == (("Anna Beispiel",), ("Fähre", "Streik"))
    assert article.captions == ("Die Fähre im Hafen",)
    assert article.text.split("\n\n") == [
        "In letzter Minute haben sich Reederei und Gewerkschaft auf neue Gespräche geeinigt.",
        "Die Beschäftigten der Fähren streiken vorerst nicht. "
        "Das teilten beide Seiten nach dem Treffen in Kiel mit.",
        "Wie es weitergeht",
        "Am 11. März kommen die Verhandler wieder zusammen, wie die Sprecherin der Gewerkschaft sagte.",
    ]
    assert any("https://a.example/1" in piece.text for piece in article.removed)
