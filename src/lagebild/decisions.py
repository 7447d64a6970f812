"""People's decisions about a record: made, listed, taken back; the record is published anew after each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lagebild import workflow
from lagebild.errors import ResolutionError
from lagebild.model.correction import Correction, CorrectionKind
from lagebild.model.dossier import Dossier, Evidence
from lagebild.model.entity import Judgement, Verdict
from lagebild.record.store import Record

if TYPE_CHECKING:
    from lagebild.resolve.decide import Entry
    from lagebild.resolve.near import NearMiss


def decide(
    folder: Path, left: str, right: str, verdict: Verdict, *, reason: str = "", by: str | None = None
) -> tuple[int, Judgement]:
    """Store what a person says about two entries and publish the record; return the decision with its number.

    Raises ResolutionError when the entries are not known, are ambiguous, or are one; then nothing is stored.
    """
    number, made, _ = _decided(folder, left, right, verdict, reason, by)
    return number, made


def join_or_part(
    folder: Path, left: str, right: str, verdict: Verdict, *, reason: str = "", by: str | None = None
) -> tuple[int, Dossier]:
    """Do as ``decide``; return the decision's number and the record as it is now."""
    number, _, dossier = _decided(folder, left, right, verdict, reason, by)
    return number, dossier


def _decided(
    folder: Path, left: str, right: str, verdict: Verdict, reason: str, by: str | None
) -> tuple[int, Judgement, Dossier]:
    from lagebild.resolve.decide import entries, make_judgement
    from lagebild.resolve.resolver import views_of

    with Record.open(folder) as record:
        articles, statements, standing = record.articles(), record.statements(), record.judgements()
        views = [views_of(articles, statements, standing)]
        if standing:
            views.append(views_of(articles, statements))
        made = make_judgement(
            views,
            left,
            right,
            verdict,
            reason=reason.strip(),
            by=(by or login()).strip(),
            at=_now(),
        )
        if standing:
            now = entries(views_of(articles, statements, (*standing, made)))
            _check(made, record.decisions(), entries(views[0]), now)
        number = record.add_judgement(made)
        return number, made, _publish(record, folder)


def put_right(
    folder: Path,
    dossier: Dossier,
    section: str,
    entry: str,
    kind: CorrectionKind,
    *,
    by: str,
    reason: str = "",
    office: tuple[Evidence, ...] = (),
    name: str = "",
    title: str | None = None,
    former: bool | None = None,
) -> tuple[int, Dossier]:
    """Store a correction of an entry of ``dossier`` and publish the record; return its number and the record.

    For an office, ``office`` is what it was read from. Raises ResolutionError when the entry is not known.
    """
    from lagebild.resolve.correct import entries, place, places_of

    found = next((one for one in entries(dossier, section) if one.id == entry), None)
    if found is None:
        raise ResolutionError(f"{entry!r}: no such entry in {section}")
    made = Correction(
        kind=kind,
        section=section,
        entry=entry,
        name=name or _name_of(found),
        places=tuple(place(item) for item in office) or places_of(found),
        decided_by=f"user:{by}",
        decided_at=_now(),
        reason=reason,
        title=title,
        former=former,
    )
    with Record.open(folder) as record:
        number = record.add_correction(made)
        return number, _publish(record, folder)


def _check(
    made: Judgement,
    decided: Sequence[tuple[int, Judgement]],
    before: Sequence[Entry],
    after: Sequence[Entry],
) -> None:
    """Raise ResolutionError where a decision cannot hold beside others: A is B, B is C, A is not C."""
    from lagebild.resolve.decide import about_the_same, broken

    standing = [judgement for _, judgement in decided]
    if set(broken(after, (*standing, made))) - set(broken(before, standing)):
        others = about_the_same(made, decided)
        raise ResolutionError(
            f"{made.left} {made.verdict} {made.right} contradicts what was decided before "
            f"({', '.join(f'no. {number}' for number in others)}); --list shows it, "
            "--withdraw N takes one of them back"
        )


def take_back(folder: Path, table: str, number: int) -> Dossier:
    """Withdraw a judgement or correction; return the record as it is now. Raises RecordError when none is."""
    with Record.open(folder) as record:
        if table == "judgement":
            record.withdraw_judgement(number)
        else:
            record.withdraw_correction(number)
        return _publish(record, folder)


def _name_of(entry: Any) -> str:
    for field in ("title", "name", "what", "text"):
        if value := getattr(entry, field, None):
            return " ".join(str(value).split())[:200]
    return str(entry.id)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def withdraw(folder: Path, number: int) -> None:
    """Take back a decision and publish the record. Raises RecordError when there is none of this number."""
    with Record.open(folder) as record:
        record.withdraw_judgement(number)
        _publish(record, folder)


def near_misses(folder: Path) -> tuple[NearMiss, ...]:
    """Return the pairs of the record that a person should look at."""
    from lagebild.resolve.near import near_misses as find
    from lagebild.resolve.resolver import views_of

    with Record.open(folder) as record:
        standing = record.judgements()
        return find(views_of(record.articles(), record.statements(), standing), standing)


def near_lines(folder: Path) -> Iterator[str]:
    """Yield a line for each near-miss: both entries with id, kind and articles, and the reason."""
    for miss in near_misses(folder):
        both = (
            f"{e.id} ({e.kind} {e.name}; {', '.join(sorted(e.articles))})" for e in (miss.left, miss.right)
        )
        yield f"{' | '.join(both)}: {miss.reason}"


def reason_lines(folder: Path, asked: str | None = None) -> Iterator[str]:
    """Yield a line for each join of the rules, of one entry only where ``asked`` gives its id or name.

    It has both readings with their articles, and the reason. Raises ResolutionError when there is none.
    """
    from lagebild.resolve.reasons import joins
    from lagebild.resolve.resolver import views_of

    with Record.open(folder) as record:
        found = joins(views_of(record.articles(), record.statements(), record.judgements()))
    if asked is not None:
        found = tuple(join for join in found if asked in (join.entry.id, join.entry.name, *join.entry.forms))
        if not found:
            raise ResolutionError(f"{asked!r}: no entry of this id or name was joined by a rule")
    for join in found:
        left, right = (f"{words!r} ({article})" for words, article in (join.left, join.right))
        yield f"{join.entry.id} ({join.entry.kind} {join.entry.name}): {left} = {right}: {join.reason}"


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
    day = _judged_on(record, folder)
    made = workflow.publish(record, folder, as_of=day, language=_language(folder))
    return made or workflow.load(record, as_of=day)


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


def login() -> str:
    """Return who is logged in. Raises ResolutionError where nobody is."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError) as error:
        raise ResolutionError("nobody is logged in; say who decides with --by") from error
