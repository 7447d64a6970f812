"""From a form to a decision: join, part, discard, confirm, change an office, undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lagebild import decisions
from lagebild.errors import ResolutionError
from lagebild.model.correction import CorrectionKind
from lagebild.model.dossier import Dossier
from lagebild.model.entity import Verdict
from lagebild.publish.anchors import key
from lagebild.publish.people import ShownRole
from lagebild.publish.wording import say
from lagebild.web.desk import View

LONGEST = 300
"""Letters of a name, title or reason that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision: the table and number it has in the log, and the record as it is now."""

    table: str
    number: int
    dossier: Dossier


def put_right(folder: Path, view: View, fields: Mapping[str, str]) -> Done:
    """Store what a form says and publish the record. Raises ResolutionError where that cannot be done."""
    what = fields.get("was", "")
    if what == "zurueck":
        return _undo(folder, fields)
    by = _line(fields, "wer")
    if not by:
        raise ResolutionError(say("mend.no_name"))
    section, row = _entry(view, fields)
    reason = _line(fields, "grund")
    if what in ("eins", "zwei", "offen"):
        verdict = {"eins": Verdict.SAME, "zwei": Verdict.DIFFERENT, "offen": Verdict.UNSURE}[what]
        number, dossier = decisions.join_or_part(
            folder, row.id, _other(view, fields, row), verdict, reason=reason, by=by
        )
        return Done(table="judgement", number=number, dossier=dossier)
    if what in ("verwerfen", "bestaetigen"):
        kind = CorrectionKind.DISCARD if what == "verwerfen" else CorrectionKind.CONFIRM
        number, dossier = decisions.put_right(
            folder, view.dossier, section, row.id, kind, by=by, reason=reason
        )
        return Done(table="correction", number=number, dossier=dossier)
    if what in ("amt", "kein_amt") and section == "entities":
        return _office(folder, view, row, fields, by, reason)
    raise ResolutionError(say("mend.unknown"))


def _undo(folder: Path, fields: Mapping[str, str]) -> Done:
    table, number = fields.get("tafel", ""), fields.get("nummer", "")
    if table not in ("judgement", "correction") or not (number.isascii() and number.isdigit()):
        raise ResolutionError(say("mend.unknown"))
    taken_back = int(number[:9])
    return Done(table=table, number=taken_back, dossier=decisions.take_back(folder, table, taken_back))


def _entry(view: View, fields: Mapping[str, str]) -> tuple[str, Any]:
    found = view.whole.entries_by_anchor.get(fields.get("eintrag", ""))
    if found is None:
        raise ResolutionError(say("mend.gone"))
    return found


def _other(view: View, fields: Mapping[str, str], row: Any) -> str:
    """Return who else is meant: an entry by its anchor or name, or what one article says of this one."""
    article = fields.get("artikel", "")
    if article:
        entry = view.whole.articles_by_key.get(article)
        if entry is None:
            raise ResolutionError(say("mend.gone"))
        return f"{row.id}@{entry.article.id}"
    other = _line(fields, "anderer")
    if not other:
        raise ResolutionError(say("mend.no_other"))
    found = view.whole.entries_by_anchor.get(other.rpartition("/")[2])
    return str(found[1].id) if found else other


def _office(folder: Path, view: View, row: Any, fields: Mapping[str, str], by: str, reason: str) -> Done:
    role = find_office(view, row.id, fields.get("amt", ""))
    if role is None:
        raise ResolutionError(say("mend.gone"))
    keep = fields.get("was") == "amt"
    title = _line(fields, "titel")
    if keep and not title:
        raise ResolutionError(say("mend.no_title"))
    number, dossier = decisions.put_right(
        folder,
        view.dossier,
        "entities",
        row.id,
        CorrectionKind.OFFICE,
        by=by,
        reason=reason,
        office=role.evidence,
        name=f"{row.name}: {role.title}",
        title=title if keep else None,
        former=("frueher" in fields) if keep else None,
    )
    return Done(table="correction", number=number, dossier=dossier)


def find_office(view: View, entity: str, name: str) -> ShownRole | None:
    """Return the office of somebody that a form names by ``office_key``."""
    person = view.whole.people().get(entity)
    roles = (*person.roles, *person.former) if person else ()
    return next((role for role in roles if office_key(role) == name), None)


def office_key(role: ShownRole) -> str:
    """Return what a form calls an office: it hashes the words that it was read from."""
    return key("|".join(f"{e.article}:{e.field}:{e.start}-{e.end}" for e in role.evidence))


def _line(fields: Mapping[str, str], name: str) -> str:
    return " ".join(fields.get(name, "").replace("\x00", "").split())[:LONGEST]
