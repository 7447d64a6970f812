"""``record.json``: the resolved record in the form that other programs rely on (``lagebild/record/1``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Any

from lagebild.model.dossier import Alias, Dossier, Entity, Evidence, HeldRole, RecordedArticle
from lagebild.model.entity import EntityKind
from lagebild.publish.files import write_atomically

SCHEMA = "lagebild/record/1"
RENAMED = {"supporters": "for", "opponents": "against"}
BETWEEN = b",\n  "
SECTIONS = (
    "articles",
    "entities",
    "quotations",
    "events",
    "papers",
    "claims",
    "agenda",
    "issues",
    "threads",
)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``record.json``."""
    path = resources.files("lagebild.publish").joinpath("record.schema.json")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def record(dossier: Dossier) -> dict[str, Any]:
    """Return the dossier as the dictionary that is written to ``record.json``."""
    made: dict[str, Any] = {"schema": SCHEMA, "as_of": dossier.as_of}
    for section in SECTIONS:
        made[section] = [_plain(entry) for entry in getattr(dossier, section)]
    if dossier.corrections:
        made["corrections"] = [_plain(entry) for entry in dossier.corrections]
    return made


def render_json(dossier: Dossier) -> str:
    """Return the text of ``record.json``; the same dossier gives the same text."""
    return json.dumps(record(dossier), ensure_ascii=False, indent=1) + "\n"


def entry_text(entry: Any) -> bytes:
    """Return one entry as it stands in ``record.json``."""
    text = json.dumps(_plain(entry), ensure_ascii=False, indent=1)
    return text.replace("\n", "\n  ").encode()


def entity_from(text: bytes) -> Entity:
    """Return the entity that ``entry_text`` has written."""
    row = json.loads(text)
    return Entity(
        id=row["id"],
        kind=EntityKind(row["kind"]),
        name=row["name"],
        of=row["of"],
        side=row["side"],
        aliases=tuple(Alias(text=a["text"], articles=tuple(a["articles"])) for a in row["aliases"]),
        roles=tuple(
            HeldRole(**{**role, "evidence": tuple(Evidence(**e) for e in role["evidence"])})
            for role in row["roles"]
        ),
    )


def joined(entries: Iterable[bytes]) -> bytes:
    """Return entries of a section one after the other, as they stand in ``record.json``."""
    return BETWEEN.join(entries)


def record_text(as_of: str | None, sections: Mapping[str, Iterable[bytes]]) -> bytes:
    """Return ``record.json`` put together from the texts of its entries, as ``render_json`` writes it."""
    made = [b"{\n", f' "schema": {json.dumps(SCHEMA)},\n "as_of": {json.dumps(as_of)}'.encode()]
    for section in (*SECTIONS, "corrections"):
        text = joined(sections.get(section, ()))
        if section not in SECTIONS and not text:
            continue
        made.append(f',\n "{section}": '.encode())
        made += [b"[\n  ", text, b"\n ]"] if text else [b"[]"]
    made.append(b"\n}\n")
    return b"".join(made)


def write_json(dossier: Dossier, path: Path) -> None:
    """Write ``record.json``. Raises PublishError, naming the file, when it cannot."""
    write_atomically(path, render_json(dossier))


def _plain(value: Any) -> Any:
    if isinstance(value, RecordedArticle):
        return _article(value)
    if isinstance(value, StrEnum):
        return value.value
    if is_dataclass(value):
        return {RENAMED.get(f.name, f.name): _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value


def _article(recorded: RecordedArticle) -> dict[str, Any]:
    made: dict[str, Any] = {
        f.name: _plain(getattr(recorded.article, f.name)) for f in fields(recorded.article)
    }
    for name in ("same_text_as", "shares_copy_with", "corrects", "origin"):
        made[name] = _plain(getattr(recorded, name))
    return made
