"""What has changed, as text for people and as JSON for programs (``lagebild/changes/1``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from lagebild.errors import PublishError
from lagebild.model.change import HEARSAY, Aspect, Change
from lagebild.model.dossier import Dossier, Evidence
from lagebild.publish.grammar import by
from lagebild.publish.wording import speaking, tables

SCHEMA = "lagebild/changes/1"
VALUES = {
    ("events", Aspect.STATUS): "event_status",
    ("events", Aspect.ENTRY): "event_status",
    ("issues", Aspect.STATUS): "issue_status",
    ("issues", Aspect.ENTRY): "issue_status",
    ("claims", Aspect.STATUS): "claim_status",
    ("claims", Aspect.ENTRY): "claim_status",
    ("agenda", Aspect.STATUS): "agenda_status",
    ("agenda", Aspect.ENTRY): "agenda_status",
    ("papers", Aspect.KNOWN): "paper_access",
    ("papers", Aspect.STANCE): "stance",
}
"""The table of the dossier's words that a change's values are looked up in."""
_TOLD = re.compile(r"(?:(?P<who>.*): )?(?P<value>\w+) \((?P<tellers>.*)\)")
"""A stance or a standing that others tell of: "Norland: agrees (Rita Weber)", "agreed (Rita Weber)"."""
LONGEST = 160
"""Characters of a quotation or of evidence that a line of text shows."""


def render_changes_json(changes: Sequence[Change], since: str, as_of: str | None) -> str:
    """Return the changes as JSON, each with its sentence in German and its evidence as in ``record.json``."""
    rows = [_plain(change) for change in changes]
    made = {"schema": SCHEMA, "since": since, "as_of": as_of, "changes": rows}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _plain(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "section": change.section,
        "id": change.id,
        "name": change.name,
        "aspect": change.aspect.value,
        "before": change.before,
        "after": change.after,
        "text": sentence(change),
        "evidence": [
            {"article": e.article, "field": e.field, "start": e.start, "end": e.end, "text": e.text}
            for e in change.evidence
        ],
    }


def sentence(change: Change, language: str = "de") -> str:
    """Return what has changed in a few words: „Stand: angekündigt → fand statt“."""
    words = _words(language)
    nobody = words["nobody"]["word"]
    before, after = (_value(change, value, language) or nobody for value in (change.before, change.after))
    template: str = words["aspect"][change.aspect]
    if change.aspect is Aspect.ENTRY and change.after is None:
        return template.partition(":")[0]
    return template.format(before=_cut(before), after=_cut(after))


def _value(change: Change, value: str | None, language: str) -> str | None:
    """Return a value of a closed set in words."""
    table = VALUES.get((change.section, change.aspect))
    if value is None or table is None:
        return value
    labels = tables(language).get(table, {})
    if (told := _TOLD.fullmatch(value)) is not None:
        return _told(told, labels.get(told["value"], told["value"]), language)
    head, colon, last = value.rpartition(": ")
    return f"{head}{colon}{labels.get(last, last)}"


def _told(told: re.Match[str], word: str, language: str) -> str:
    """Return a value with those whose word it is: „geklärt (nach Angaben von Rita Weber)“."""
    forms = _words(language)["told"]
    if told["tellers"] == HEARSAY:
        return str(forms["hearsay"]).format(value=word)
    with speaking(language):
        tellers = by(told["tellers"].split(", "))
    return str(forms["stance" if told["who"] else "status"]).format(
        who=told["who"], value=word, tellers=tellers
    )


def render_changes_text(changes: Sequence[Change], dossier: Dossier, since: str, language: str = "de") -> str:
    """Return the changes for reading, by kind; each with the words it rests on, their outlet and day."""
    words = _words(language)
    title = words["heading"]["title"].format(since=since, as_of=dossier.as_of or since)
    lines = [title, ""]
    if not changes:
        lines.append(words["heading"]["nothing"])
    where = {r.article.id: _where(r.article.outlet, r.article.day, r.article.id) for r in dossier.articles}
    for kind, group in groupby(changes, key=lambda change: change.kind):
        rows = tuple(group)
        lines.append(f"{words['kind'][kind]} ({len(rows)})")
        for change in rows:
            lines.extend(_lines(change, where, language))
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _lines(change: Change, where: dict[str, str], language: str) -> Iterator[str]:
    words = _words(language)
    name = _cut(change.name) or words["nobody"]["word"]
    yield f"  {words['section'][change.section]} „{name}“: {sentence(change, language)} [{change.id}]"
    first, *others = change.evidence
    more = f" ({words['heading']['and_more'].format(number=len(others))})" if others else ""
    yield f"    {words['heading']['evidence']}: {_shown(first, where)}{more}"


def _shown(evidence: Evidence, where: dict[str, str]) -> str:
    return f"{where.get(evidence.article, evidence.article)}: „{_cut(evidence.text)}“"


def _where(outlet: str | None, day: str | None, article: str) -> str:
    return ", ".join(part for part in (outlet, day, article) if part)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _words(language: str) -> dict[str, Any]:
    if language not in ("de", "en"):
        raise PublishError(f"no words for the language {language!r}")
    return tables(f"changes_{language}")
