from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.publish.dates import day_words, short_day, sort_key, stamp_words, when_words
from lagebild.publish.edtf_read import read_edtf

WHEN = [
    ("2026-01-17", None, "17. Januar 2026"),
    ("2025-11", None, "November 2025"),
    ("2026", None, "2026"),
    ("2026-01-17/2026-01-18", None, "am Wochenende 17./18. Januar 2026"),
    ("2026-01-19/2026-01-20", None, "19./20. Januar 2026"),
    ("2026-01-31/2026-02-01", None, "am Wochenende 31. Januar/1. Februar 2026"),
    ("2026-01-12/2026-01-18", None, "in der Woche vom 12. bis 18. Januar 2026"),
    ("2026-01-13/2026-01-19", None, "im Zeitraum 13. bis 19. Januar 2026"),
    ("2026-01-15T22:00/2026-01-16T06:00", None, "in der Nacht zum 16. Januar 2026"),
    ("../2026-02-13", None, "bis 13. Februar 2026"),
    ("2026-02-13/..", None, "ab 13. Februar 2026"),
    ("../2026-02", None, "bis Februar 2026"),
    ("2026-01-20~", None, "um den 20. Januar 2026"),
    ("2026-01~", None, "um Januar 2026"),
    ("2026-01-20?", None, "20. Januar 2026 (unsicher)"),
    ("2026-01-20%", None, "um den 20. Januar 2026 (unsicher)"),
    ("2026-01-17", "2026-01-18", "17. bis 18. Januar 2026"),
    ("2026-01-30", "2026-02-02", "30. Januar bis 2. Februar 2026"),
    ("2025-12-30", "2026-01-02", "30. Dezember 2025 bis 2. Januar 2026"),
    ("2026-01-17", "2026-01-17", "17. Januar 2026"),
    ("2025-11", "2026-01", "November 2025 bis Januar 2026"),
    ("2026-01-19T10:30+01:00", None, "19. Januar 2026, 10:30 Uhr (MEZ)"),
    ("2026-07-19T10:30+02:00", None, "19. Juli 2026, 10:30 Uhr (MESZ)"),
    ("2026-01-19T09:00", "2026-01-19T11:30", "19. Januar 2026, 9:00 bis 11:30 Uhr"),
    ("2026-22", None, "Sommer 2026"),
    ("2026-34", None, "2. Quartal 2026"),
    ("[2026-01-19,2026-01-20]", None, "19./20. Januar 2026"),
    ("2026-01-XX", None, "Januar 2026"),
    ("2024-02-29", None, "29. Februar 2024"),
    (None, None, ""),
    (None, "2026-02-13", "bis 13. Februar 2026"),
    ("2026-02-30", None, "2026-02-30"),
    ("bald", None, "bald"),
    ("bald", "2026-02-13", "bald bis 2026-02-13"),
]


@pytest.mark.parametrize(("start", "end", "german"), WHEN)
def test_a_time_is_never_more_precise_than_stored(start: str | None, end: str | None, german: str) -> None:
    assert when_words(start, end) == german


STAMPS = [
    ("2026-01-18T22:20:00+01:00", "18. Januar 2026, 22:20 Uhr (MEZ)"),
    ("2026-07-19T06:05:00+02:00", "19. Juli 2026, 6:05 Uhr (MESZ)"),
    ("2026-01-18T22:20:00+00:00", "18. Januar 2026, 22:20 Uhr (UTC)"),
    ("2026-01-18T22:20:00-05:00", "18. Januar 2026, 22:20 Uhr (UTC−5)"),
    ("2026-01-18T22:20:00+05:30", "18. Januar 2026, 22:20 Uhr (UTC+5:30)"),
    ("2026-07-18T22:20:00+01:00", "18. Juli 2026, 22:20 Uhr (UTC+1)"),
    ("2026-01-18T22:20:00", "18. Januar 2026, 22:20 Uhr"),
    ("2026-01-18", "18. Januar 2026"),
    ("gestern", "gestern"),
    (None, ""),
]


@pytest.mark.parametrize(("stamp", "german"), STAMPS)
def test_a_time_of_publication_has_its_zone(stamp: str | None, german: str) -> None:
    assert stamp_words(stamp) == german


def test_days() -> None:
    assert day_words("2026-01-18T22:20:00+01:00") == "18. Januar 2026"
    assert short_day("2026-01-08") == "08.01.2026"
    assert day_words("irgendwann") == short_day("irgendwann") == "irgendwann"
    assert day_words(None) == short_day(None) == ""


BOUNDS = [
    ("2026-01-17", ("2026-01-17", "2026-01-17")),
    ("2026-02", ("2026-02-01", "2026-02-28")),
    ("2026", ("2026-01-01", "2026-12-31")),
    ("2025-24", ("2025-12-01", "2026-02-28")),
    ("../2026-02-13", ("2026-02-13", "2026-02-13")),
    ("2026-01-17/2026-01-18", ("2026-01-17", "2026-01-18")),
    ("bald", ("9999-12-31", "9999-12-31")),
    (None, ("9999-12-31", "9999-12-31")),
]


@pytest.mark.parametrize(("value", "bounds"), BOUNDS)
def test_entries_sort_by_their_bounds(value: str | None, bounds: tuple[str, str]) -> None:
    assert sort_key(value) == bounds


@given(st.text(alphabet="0123456789-/.TX~?%[],:+Z ", max_size=30))
def test_any_value_can_be_shown(value: str) -> None:
    time = read_edtf(value)
    if time is not None:
        assert time.bounds()[0] <= "9999-12-31"
    when_words(value)
    when_words(value, value)
    when_words("2026-01-17", value)
    stamp_words(value)


@given(st.dates(min_value=__import__("datetime").date(1000, 1, 1)))
def test_a_day_is_its_own_bounds(day) -> None:  # type: ignore[no-untyped-def]
    assert sort_key(day.isoformat()) == (day.isoformat(), day.isoformat())
