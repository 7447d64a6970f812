"""The recipes that rules name: from what was matched to a TIMEX3 value and a stretch of the calendar."""

from __future__ import annotations

from collections.abc import Callable

from lagebild.annotate.timex import clock, dates, durations, units
from lagebild.annotate.timex.found import Found, Reading, Scope

Recipe = Callable[[Found, Scope], Reading | None]

NOTHING = "nothing"
"""Recipe of rules whose match is no time at all and keeps others from seeing one there."""

RECIPES: dict[str, Recipe] = {
    "numeric_date": dates.numeric_date,
    "iso_date": dates.iso_date,
    "day_month": dates.day_month,
    "day_alone": dates.day_alone,
    "month": dates.month,
    "part_of_month": dates.part_of_month,
    "year": dates.year,
    "year_span": dates.year_span,
    "decade": dates.decade,
    "century": dates.century,
    "season": dates.season,
    "holiday": dates.holiday,
    "numbered": units.numbered,
    "relative_unit": units.relative_unit,
    "turn_of_year": units.turn_of_year,
    "neighbour": units.neighbour,
    "counted_week": units.counted_week,
    "spoken_day": units.spoken_day,
    "spoken_unit": units.spoken_unit,
    "weekday": units.weekday,
    "weekday_in_weeks": units.weekday_in_weeks,
    "day_of_month": units.day_of_month,
    "day_from_now": units.day_from_now,
    "night_to": clock.night_to,
    "day_part": clock.day_part,
    "clock": clock.clock,
    "reference": units.reference,
    "so_far": units.so_far,
    "duration": durations.duration,
    "whole": durations.whole,
    "recent": durations.recent,
    "repeated": durations.repeated,
}
