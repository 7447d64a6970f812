"""German search: words as people type them, compounds, phrases, filters; nothing typed is an operator."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.lexicon import entries
from lagebild.model.annotation import Act, QuotationType
from lagebild.model.article import Article
from lagebild.model.dossier import Dossier, Entity, RecordedArticle, RecordedQuotation, Speaker, Thread
from lagebild.model.entity import EntityKind
from lagebild.publish.index import DossierIndex
from lagebild.web.search.index import NOBODY, SearchIndex, Wanted
from lagebild.web.search.query import read_query
from lagebild.web.search.words import Vocabulary, fold, stem

SAID = {
    "q1": ("a1", "Der Friedensplan liegt auf dem Tisch", "weber", Act.SAY, "Interview"),
    "q2": ("a1", "Die Gespräche über die Waffenruhe gehen weiter", "weber", Act.ANNOUNCE, None),
    "q3": ("a2", "Von Planungen wisse er nichts", "krause", Act.DENY, None),
    "q4": ("a2", "Die Unterhändlerinnen sprächen in Überlingen über Waffen", None, Act.SAY, "X"),
    "q5": ("a3", "Die Verhandlungen ruhen über Weihnachten", "krause", Act.CONFIRM, None),
}
DAYS = {"a1": "2026-01-10", "a2": "2026-01-12", "a3": None}


@cache
def search() -> SearchIndex:
    articles = tuple(
        RecordedArticle(
            article=Article(
                id=name,
                source=f"{name}.txt",
                title=f"Meldung {name}",
                published=day,
                outlet="Havnposten" if name == "a1" else "Inselblatt",
                text=" ".join(text for a, text, *_ in SAID.values() if a == name) + ". Sonst nichts.",
            )
        )
        for name, day in DAYS.items()
    )
    quotations = tuple(
        RecordedQuotation(
            id=name,
            article=article,
            type=QuotationType.INDIRECT,
            act=act,
            text=text,
            speakers=(Speaker(entity=speaker, text=(speaker or "jemand").title()),),
            within=None,
            addressee=None,
            medium=medium,
            said=None,
            evidence=(),
        )
        for name, (article, text, speaker, act, medium) in SAID.items()
    )
    people = tuple(
        Entity(id=one, kind=EntityKind.PERSON, name=f"Anna {one.title()}") for one in ("weber", "krause")
    )
    threads = (Thread(id="t1", title="Weber", articles=("a1", "a3")),)
    dossier = Dossier(articles=articles, quotations=quotations, entities=people, threads=threads)
    return SearchIndex(DossierIndex(dossier))


def hits(query: str, **filters: str) -> set[str]:
    return set(search().statements(Wanted(query=read_query(query), **filters)).ids)


@pytest.mark.parametrize("table", ["ending", "link", "prefix"])
def test_examples_of_the_lexicon(table: str) -> None:
    for row in entries("search", table):
        words = row["example"]
        if table == "ending":
            assert stem(words[0]) == stem(words[1]), row
            assert stem(words[0]) != fold(words[0]), row
        elif table == "link":
            known = Vocabulary(frozenset(stem(word) for word in words))
            assert stem(words[0]) in known.holding(stem(words[-1])), row
        else:
            known = Vocabulary(frozenset(stem(word) for word in words))
            assert known.holding(stem(words[1])) == (stem(words[1]),), row


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Friedensplan", {"q1"}),
        ("friedensplans", {"q1"}),
        ("Plan", {"q1"}),
        ("Plänen", {"q1"}),
        ("Frieden", {"q1"}),
        ("Ruhe", {"q2", "q5"}),
        ("Gespraech", {"q2"}),
        ("gesprächen", {"q2"}),
        ("UEBERLINGEN", {"q4"}),
        ("Uberlingen", {"q4"}),
        ("Unterhändler", {"q4"}),
        ("Handlung", set()),
        ("Verhandlung", {"q5"}),
        ("Weber", {"q1", "q2"}),
        ("Weber Waffenruhe", {"q2"}),
        ('"Gespräche über"', {"q2"}),
        ('"über Gespräche"', set()),
        ("„Verhandlungen ruhen“", {"q5"}),
        ("Weber -Waffenruhe", {"q1"}),
        ("Havnposten", {"q1", "q2"}),
        ("Zeppelin", set()),
    ],
)
def test_words_are_found_as_they_are_typed(query: str, found: set[str]) -> None:
    assert hits(query) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, set(SAID)),
        ({"speaker": "krause"}, {"q3", "q5"}),
        ({"speaker": NOBODY}, {"q4"}),
        ({"act": "deny"}, {"q3"}),
        ({"form": "direct"}, set()),
        ({"medium": "Interview"}, {"q1"}),
        ({"first": "2026-01-11"}, {"q3", "q4"}),
        ({"last": "2026-01-11"}, {"q1", "q2"}),
        ({"first": "2026-01-10", "last": "2026-01-12"}, {"q1", "q2", "q3", "q4"}),
        ({"thread": "t1"}, {"q1", "q2", "q5"}),
        ({"speaker": "krause", "thread": "t1"}, {"q5"}),
        ({"speaker": "nobody of this name"}, set()),
    ],
)
def test_filters_narrow(filters: dict[str, str], found: set[str]) -> None:
    assert hits("", **filters) == found


def test_the_newest_come_first_and_undated_last() -> None:
    found = search().statements(Wanted(), 0, 4)
    assert found.total == 5
    assert [SAID[one][0] for one in found.ids] == ["a2", "a2", "a1", "a1"]
    assert search().statements(Wanted(), 4, 4).ids == ("q5",)


def test_articles_are_found_by_word_outlet_and_day() -> None:
    assert search().articles(Wanted(query=read_query("Plan"))).ids == ("a1",)
    assert search().articles(Wanted(outlet="Inselblatt")).ids == ("a2", "a3")
    assert search().articles(Wanted(first="2026-01-11")).ids == ("a2",)
    assert search().values("article", "outlet") == ("Havnposten", "Inselblatt")
    assert search().values("statement", "medium") == ("Interview", "X")
    with pytest.raises(ValueError, match="sqlite_master"):
        search().values("sqlite_master", "sql")


@given(st.text(max_size=60))
def test_anything_typed_is_a_search(text: str) -> None:
    found = search().statements(Wanted(query=read_query(text), speaker=text, medium=text, thread=text))
    assert set(found.ids) <= set(SAID)


@given(st.text(alphabet='"„“”-*():^+ANDORNOTEAR{}', max_size=40))
def test_no_sign_is_an_operator(text: str) -> None:
    search().statements(Wanted(query=read_query(text)))


@given(st.text(max_size=200))
def test_a_stem_is_never_longer_than_its_word_folded(word: str) -> None:
    assert len(stem(word)) <= len(fold(word[:80]))


def test_hits_are_marked_and_escaped() -> None:
    from lagebild.web.looks import lit, snippet

    sought = search().statements(Wanted(query=read_query("Plan"))).stems
    assert lit(sought, "<b>Der Friedensplan</b>") == ("&lt;b&gt;Der <mark>Friedensplan</mark>&lt;/b&gt;")
    long = "Wort " * 200 + "Friedensplan & mehr " + "Ende " * 200
    piece = snippet(sought, long)
    assert "<mark>Friedensplan</mark> &amp; mehr" in piece and len(piece) < 320
    assert snippet(sought, "nichts") == ""
