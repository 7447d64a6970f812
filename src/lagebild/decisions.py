"""People's decisions about a record: made, listed, taken back; the record is published anew after each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lagebild import workflow
from lagebild.errors import ResolutionError
from lagebild.model.dossier import Dossier
from lagebild.model.entity import Judgement, Verdict
from lagebild.record.store import Record

if TYPE_CHECKING:
    from lagebild.resolve.near import NearMiss


def decide(
    folder: Path, left: str, right: str, verdict: Verdict, *, reason: str = "", by: str | None = None
) -> tuple[int, Judgement]:
    """Store what a person says about two entries and publish the record; return the decision with its number.

    Raises ResolutionError when the entries are not known, are ambiguous, or are one; then nothing is stored.
    """
    from lagebild.resolve.decide import make_judgement
    from lagebild.resolve.resolver import view_of

    with Record.open(folder) as record:
        articles, statements, standing = record.articles(), record.statements(), record.judgements()
        views = [view_of(articles, statements, standing)]
        if standing:
            views.append(view_of(articles, statements))
        made = make_judgement(
            views,
            left,
            right,
            verdict,
            reason=reason.strip(),
            by=(by or _login()).strip(),
            at=datetime.now(UTC).isoformat(timespec="microseconds"),
        )
        number = record.add_judgement(made)
        _publish(record, folder)
    return number, made


def withdraw(folder: Path, number: int) -> None:
    """Take back a decision and publish the record. Raises RecordError when there is none of this number."""
    with Record.open(folder) as record:
        record.withdraw_judgement(number)
        _publish(record, folder)


def near_misses(folder: Path) -> tuple[NearMiss, ...]:
    """Return the pairs of the record that a person should look at."""
    from lagebild.resolve.near import near_misses as find
    from lagebild.resolve.resolver import view_of

    with Record.open(folder) as record:
        standing = record.judgements()
        return find(view_of(record.articles(), record.statements(), standing), standing)


def near_lines(folder: Path) -> Iterator[str]:
    """Yield a line for each near-miss: both entries with id, kind and articles, and the reason."""
    for miss in near_misses(folder):
        both = (
            f"{e.id} ({e.kind} {e.name}; {', '.join(sorted(e.articles))})" for e in (miss.left, miss.right)
        )
        yield f"{' | '.join(both)}: {miss.reason}"


def decision_lines(folder: Path) -> Iterator[str]:
    """Yield a line for each decision that stands."""
    with Record.open(folder) as record:
        standing = record.decisions()
    for number, made in standing:
        who = made.decided_by.removeprefix("user:")
        why = f": {made.reason}" if made.reason else ""
        yield f"{number}: {made.left} {made.verdict} {made.right} ({who}, {made.decided_at[:19]}Z){why}"


def _publish(record: Record, folder: Path) -> Dossier:
    """Publish the record as it was published before: judged on the same day, in the same language."""
    return workflow.publish(record, folder, as_of=_judged_on(record, folder), language=_language(folder))


def _language(folder: Path) -> str:
    """Return the language of the published dossier."""
    try:
        with (folder / "index.html").open(encoding="utf-8") as page:
            return "en" if '<html lang="en">' in page.read(200) else "de"
    except (OSError, ValueError):
        return "de"


def _judged_on(record: Record, folder: Path) -> str | None:
    """Return the day that the published record was judged on, None where it is that of the newest article."""
    try:
        day = json.loads((folder / "record.json").read_text(encoding="utf-8")).get("as_of")
    except (OSError, ValueError, AttributeError):
        return None
    newest = max((article.day or "" for article in record.articles()), default="")
    return day if isinstance(day, str) and day != newest else None


def _login() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError) as error:
        raise ResolutionError("nobody is logged in; say who decides with --by") from error
