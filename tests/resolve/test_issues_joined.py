"""Negotiated points over several articles: which reports are of one, and how it stands."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from resolve_points import AGREED, DISPUTED, told
from resolve_press import Press

from lagebild.model.correction import Correction, CorrectionKind
from lagebild.model.dossier import Dossier, RecordedIssue
from lagebild.publish.json import record, schema
from lagebild.resolve import resolve
from lagebild.resolve.correct import correct, places_of
from lagebild.resolve.issue_points import groups, point_of

GOLDEN = Path(__file__).parent.parent / "golden" / "resolve_issues.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any]) -> None:
    texts = [text for row in case["points"] for text in row]
    for order in (texts, texts[::-1]):
        points = {text: point for text in order if (point := point_of(text))}
        home = groups(points.values())
        found: dict[Any, set[str]] = {}
        for text, point in points.items():
            found.setdefault(home[point], set()).add(text)
        assert sorted(map(sorted, found.values())) == sorted(map(sorted, case["points"]))


BEFORE = ("Zuvor war strittig, was die Laufzeit bringt.", "die Laufzeit", "disputed")


def only(dossier: Dossier) -> RecordedIssue:
    (issue,) = dossier.issues
    return issue


def course(issue: RecordedIssue) -> list[tuple[str, str]]:
    return [(state.article, state.status.value) for state in issue.history]


def two_articles() -> Press:
    press = Press()
    told(press, "a", "2026-02-03", DISPUTED)
    told(press, "b", "2026-02-10", AGREED)
    return press


def test_the_newest_day_tells_how_a_point_stands() -> None:
    issue = only(two_articles().resolve())
    assert issue.status == "agreed" and course(issue) == [("a", "disputed"), ("b", "agreed")]
    assert issue.text == "die Laufzeit des Vertrags" and issue.aliases == ("die Laufzeit",)


def test_as_of_an_earlier_day_it_stands_as_then() -> None:
    assert only(two_articles().resolve(as_of="2026-02-05")).status == "disputed"


def test_the_point_of_another_negotiation_is_another() -> None:
    press = two_articles()
    reader = press.article("c", "Jan Krause trifft Eva Lang. Strittig ist die Laufzeit.", "2026-02-11")
    reader.person("Jan Krause").person("Eva Lang").issue(*DISPUTED)
    assert [issue.status.value for issue in press.resolve().issues] == ["agreed", "disputed"]


@pytest.mark.parametrize(
    ("states", "status"),
    [
        ((DISPUTED, AGREED), "agreed"),
        ((AGREED, DISPUTED), "disputed"),
        ((AGREED, BEFORE), "agreed"),
    ],
)
def test_within_an_article(states: tuple[tuple[str, str, str], ...], status: str) -> None:
    press = Press()
    told(press, "a", "2026-02-03", *states)
    assert only(press.resolve()).status == status


@pytest.mark.parametrize(
    "how", [{"hearsay": True}, {"said_by": ("Claus Weber",)}, {"said_by": ("ein Diplomat",)}]
)
@pytest.mark.parametrize(("day", "status"), [("2026-02-03", "disputed"), ("2026-02-04", "agreed")])
def test_a_weak_report_does_not_overwrite_a_plain_one_of_its_day(
    how: dict[str, Any], day: str, status: str
) -> None:
    press = Press()
    told(press, "a", "2026-02-03", DISPUTED)
    told(press, "b", day, AGREED, **how)
    assert only(press.resolve()).status == status


def test_a_copy_counts_once() -> None:
    press = Press()
    told(press, "a", "2026-02-03", DISPUTED)
    told(press, "b", "2026-02-03", DISPUTED)
    assert course(only(press.resolve())) == [("a", "disputed")]


def test_any_order_of_the_input_gives_the_same() -> None:
    press = two_articles()
    told(press, "c", "2026-02-12", DISPUTED, AGREED)
    wanted = press.resolve()
    for seed in range(5):
        mixed = random.Random(seed)
        articles, statements = list(press.articles), list(press.statements)
        mixed.shuffle(articles)
        mixed.shuffle(statements)
        assert resolve(articles, [*statements, *statements]).issues == wanted.issues


def test_the_record_keeps_to_its_schema() -> None:
    made = record(two_articles().resolve())
    jsonschema.validate(made, schema())
    assert [issue["status"] for issue in made["issues"]] == ["agreed"]
    made["issues"][0]["status"] = "solved"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, schema())


def test_discarding_words_takes_back_what_they_told() -> None:
    dossier = two_articles().resolve()
    issue = only(dossier)
    whole = Correction(
        kind=CorrectionKind.DISCARD,
        section="issues",
        entry=issue.id,
        name=issue.text,
        places=places_of(issue),
        decided_by="user:test",
        decided_at="2026-02-11T00:00:00Z",
    )
    assert correct(dossier, [whole]).issues == ()
    late = replace(whole, places=tuple(p for p in whole.places if p.endswith("@b")))
    assert only(correct(dossier, [late])).status == "disputed"
