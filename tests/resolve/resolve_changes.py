"""What changed between two days of a pile of articles, its evidence checked."""

from __future__ import annotations

from resolve_press import Press

from lagebild.model.change import Change
from lagebild.resolve.changes import changes


def between(press: Press, since: str, as_of: str | None = None) -> tuple[Change, ...]:
    found = changes(press.resolve(as_of=since), press.resolve(as_of=as_of))
    texts = {article.id: article for article in press.articles}
    for change in found:
        assert change.evidence
        for row in change.evidence:
            assert texts[row.article].field(row.field)[row.start : row.end] == row.text
    return found


def rows(found: tuple[Change, ...], section: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(c.kind.value, c.aspect.value, c.before, c.after) for c in found if c.section == section]
