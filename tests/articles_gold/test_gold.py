"""The gold tables against the example files: what is noted must stand there, dates must be right."""

from __future__ import annotations

import datetime
import html
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from .compare_record import compare_record
from .compare_sources import compare_sources
from .facts import EXAMPLES, flat, load, low, options, summary

FILES = sorted(
    str(path.relative_to(EXAMPLES))
    for path in EXAMPLES.glob("*/*")
    if path.suffix in {".txt", ".md", ".html"}
)
ROOT = Path(__file__).resolve().parents[2]
EVERY_FLOOR = tomllib.loads((ROOT / "eval" / "floors.toml").read_text(encoding="utf-8"))
FLOORS = EVERY_FLOOR["record"]
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
)
MONTH_NUMBERS = {name: number for number, name in enumerate((*MONTHS, "Dezember"), 1)} | {"Jänner": 1}


def words_of(name: str) -> str:
    """Return the words of an example file without markup, on one line."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    if name.endswith(".html"):
        text = text + " " + html.unescape(re.sub(r"<[^>]*>", " ", text))
    return flat(text)


def thread_words(thread: str) -> str:
    return " ".join(words_of(name) for name in FILES if name.startswith(f"{thread}/"))


def test_every_file_has_its_fields() -> None:
    assert sorted(article["file"] for article in load("sources")["article"]) == FILES


@pytest.mark.parametrize("gold", load("sources")["article"], ids=lambda gold: Path(gold["file"]).stem)
def test_fields_stand_in_the_file(gold: dict[str, Any]) -> None:
    text = words_of(gold["file"])
    listed = ("captions", "has", "removed", "authors")
    missing = [words for key in listed for words in gold.get(key, []) if low(words) not in low(text)]
    for key in ("title", "kicker", "lead", "starts", "ends", "dateline"):
        wanted = options(gold.get(key, ""))
        if wanted != [""] and not any(words in text for words in wanted):
            missing.append(f"{key}: {wanted}")
    assert missing == []


@pytest.mark.parametrize("name", FILES)
def test_weekdays_fit_their_dates(name: str) -> None:
    pattern = rf"({'|'.join(WEEKDAYS)}),? (?:dem )?(\d+)\. ({'|'.join(MONTH_NUMBERS)})(?: (\d{{4}}))?"
    for weekday, day, month, year in re.findall(pattern, words_of(name)):
        number = MONTH_NUMBERS[month]
        date = datetime.date(int(year or (2025 if number > 6 else 2026)), number, int(day))
        assert WEEKDAYS[date.weekday()] == weekday, f"{weekday}, {day}. {month}"


@pytest.mark.parametrize("thread", [entry["id"] for entry in load("record")["thread"]])
def test_what_is_noted_stands_in_the_articles(thread: str) -> None:
    gold = load("record")
    text = low(thread_words(thread))
    missing = [
        words
        for noted in [*gold["person"], *gold["body"], *gold["claim"], *gold["agenda"]]
        if noted["thread"] == thread
        for key in ("spellings", "roles", "former", "words")
        for words in noted.get(key, [])
        if low(words) not in text
    ]
    missing += [
        words
        for paper in gold["paper"]
        if paper["thread"] == thread
        for content in paper.get("contents", [])
        for words in content["words"]
        if low(words) not in text
    ]
    assert missing == []


def test_quotations_stand_in_their_articles() -> None:
    for noted in load("record")["quotation"]:
        assert noted["words"] in words_of(noted["article"]), noted


def test_papers_point_at_papers() -> None:
    papers = load("record")["paper"]
    ids = {paper["id"] for paper in papers}
    assert len(ids) == len(papers)
    assert {
        other for paper in papers for key in ("revises", "part_of") for other in paper.get(key, [])
    } <= ids


def test_an_empty_record_has_nothing() -> None:
    sections = ("articles", "entities", "quotations", "events", "papers", "claims", "agenda")
    empty: dict[str, Any] = {section: [] for section in sections}
    facts = compare_record(empty) + compare_sources(empty)
    assert len(facts) > 500
    assert not any(fact.found for fact in facts)


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_the_record_of_the_examples_keeps_its_floor(record: dict[str, Any], kind: str) -> None:
    found, total = summary(compare_record(record))[kind]
    assert 100 * found / total >= FLOORS[kind], f"{kind}: {found} of {total}"


def test_the_record_of_the_examples_agrees_with_the_gold(record: dict[str, Any]) -> None:
    facts = compare_record(record)
    found = sum(fact.found for fact in facts)
    assert 100 * found / len(facts) >= EVERY_FLOOR["record_total"]["facts"], f"{found} of {len(facts)}"
