"""Times of publication in the forms that houses print them."""

from __future__ import annotations

import pytest

from lagebild.sources.stamps import find_stamps, parse_iso
from lagebild.sources.wire import wire_stamp

FORMS = {
    "03.02.2026, 17:45 Uhr": ("2026-02-03T17:45:00+01:00", ""),
    "3. März 2026, 6:05 Uhr Quelle: DIE WOCHE, AFP,": ("2026-03-03T06:05:00+01:00", ""),
    "Stand: 03.02.2026 17:45 Uhr": ("2026-02-03T17:45:00+01:00", "updated"),
    "Montag, 8. Juni 2026 16:05": ("2026-06-08T16:05:00+02:00", ""),
    "18. Jänner 2026, 14.35 Uhr": ("2026-01-18T14:35:00+01:00", ""),
    "3. Feber 2026": ("2026-02-03", ""),
    "Publiziert: 08.06.2026, 16:05": ("2026-06-08T16:05:00+02:00", "published"),
    "Artikel vom 18.01.2026": ("2026-01-18", "published"),
    "17:45 Uhr, 03.02.2026": ("2026-02-03T17:45:00+01:00", ""),
    "2026-01-18T22:20:00+02:00": ("2026-01-18T22:20:00+02:00", ""),
    "18.1.26": ("2026-01-18", ""),
    "So., 18. Jan. 2026 • 8:05": ("2026-01-18T08:05:00+01:00", ""),
    "neue an03.02.2026, 17:45 UhrEin": ("2026-02-03T17:45:00+01:00", ""),
    "18.01.2026, 20:20 Uhr GMT": ("2026-01-18T20:20:00+00:00", ""),
    "Zuletzt aktualisiert am 3. Februar 2026 um 09:00": ("2026-02-03T09:00:00+01:00", "updated"),
    "3.5.2026, 18 Uhr": ("2026-05-03T18:00:00+02:00", ""),
}


@pytest.mark.parametrize(("text", "wanted"), FORMS.items(), ids=list(FORMS))
def test_form(text: str, wanted: tuple[str, str]) -> None:
    stamp = find_stamps(text)[0]
    assert (stamp.isoformat(), stamp.means) == wanted


@pytest.mark.parametrize(
    "text", ["am 18. Januar", "31.02.2026", "Aktenzeichen 1.3.12.2026", "um 22:20 Uhr", "Nr. 12/2026", "2026"]
)
def test_no_full_date(text: str) -> None:
    assert find_stamps(text) == []


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2026-01-18", "2026-01-18"),
        ("2026-01-18T22:20:00", "2026-01-18T22:20:00+01:00"),
        ("2026-07-18T20:20:00Z", "2026-07-18T22:20:00+02:00"),
        ("2026-01-18T22:20:00+0100", "2026-01-18T22:20:00+01:00"),
        ("18.01.2026", "2026-01-18"),
        ("gestern", None),
    ],
)
def test_machine_written(value: str, wanted: str | None) -> None:
    assert parse_iso(value) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("181820 Jan 26", "2026-01-18T18:20:00+01:00"),
        ("© dpa-infocom, dpa:260118-930-551234/2", "2026-01-18"),
        ("APA0287 2026-01-20/14:02", "2026-01-20T14:02:00+01:00"),
    ],
)
def test_wire(line: str, wanted: str) -> None:
    stamp = wire_stamp(line)
    assert stamp is not None and stamp.isoformat() == wanted


def test_no_wire_time_in_a_number() -> None:
    assert wire_stamp("992520 Jan 26") is None
