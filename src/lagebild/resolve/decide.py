"""What a person means by an id or a name, and the judgement that follows from it.

Somebody, an event or a paper is meant by its id, by a name that only one has, or by either with ``@ARTICLE``:
what that one article says (to take it out of what it was joined with).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lagebild.errors import ResolutionError
from lagebild.model.entity import Judgement, Verdict
from lagebild.model.statement import Statement
from lagebild.resolve.anchors import anchors_of, article_of
from lagebild.resolve.event_record import event_title
from lagebild.resolve.keys import fold
from lagebild.resolve.material import time_order
from lagebild.resolve.merge import Contents, card_of, renamings
from lagebild.resolve.nodes import Node
from lagebild.resolve.resolver import View

KIND_NAMES = {"entities": "a name", "events": "an event", "papers": "a paper"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the record that can be judged, and where in the articles it was read."""

    section: str
    id: str
    name: str
    kind: str
    forms: frozenset[str]
    words: tuple[str, ...]
    articles: frozenset[str]


Views = View | Sequence[View]
"""What is brought together in a record: as a whole, or in each of its parts."""


def entries(views: Views) -> tuple[Entry, ...]:
    """Return all names, events and papers of a record, ordered by section and id."""
    parts = (views,) if isinstance(views, View) else views
    made: dict[str, Entry] = {}
    for view, names in zip(parts, ids_between(parts), strict=True):
        for entry in (*_entities(view), *_events(view), *_papers(view)):
            own = replace(entry, id=names.get(entry.id, entry.id))
            made[own.id] = _both(made[own.id], own) if own.id in made else own
    return tuple(sorted(made.values(), key=lambda entry: (entry.section, entry.id)))


def ids_between(parts: Sequence[View]) -> list[dict[str, str]]:
    """Return, for each part, the ids that another part uses otherwise, with those of the record."""
    if len(parts) == 1:
        return [{}]
    return renamings(
        [
            Contents(
                first=time_order(view.material.articles[0]),
                cards=tuple(card_of(view.cast.entities[entity]) for entity in sorted(view.cast.entities)),
                ids=(*(event for event, _ in view.happenings), *view.shelf.ids),
            )
            for view in parts
        ]
    )


def _both(one: Entry, other: Entry) -> Entry:
    """Return an entry that two parts have."""
    return replace(
        one,
        forms=one.forms | other.forms,
        words=tuple(sorted({*one.words, *other.words})),
        articles=one.articles | other.articles,
    )


def broken(known: Sequence[Entry], judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the decisions that the entries do not keep to; of two on one pair the latest counts."""
    entry_of = {word: entry.id for entry in known for word in entry.words}
    latest = {frozenset((j.left, j.right)): j for j in sorted(judgements, key=lambda j: j.decided_at)}
    found = []
    for judgement in latest.values():
        left = {entry_of[word] for word in judgement.left_words if word in entry_of}
        right = {entry_of[word] for word in judgement.right_words if word in entry_of}
        same = judgement.verdict is Verdict.SAME
        if left and right and (len(left | right) > 1 if same else not left.isdisjoint(right)):
            found.append(judgement)
    return found


def about_the_same(made: Judgement, standing: Iterable[tuple[int, Judgement]]) -> list[int]:
    """Return the numbers of decisions that hang together with one, directly or by way of others."""
    rest = dict(standing)
    ground = _ground(made)
    found: list[int] = []
    while near := [number for number, judgement in rest.items() if not ground.isdisjoint(_ground(judgement))]:
        for number in near:
            ground |= _ground(rest.pop(number))
        found += near
    return sorted(found)


def _ground(judgement: Judgement) -> set[str]:
    return {judgement.left, judgement.right, *judgement.left_words, *judgement.right_words}


def _entities(view: View) -> Iterable[Entry]:
    groups: dict[str, list[Node]] = {}
    for node in view.cast.nodes.by_id.values():
        groups.setdefault(view.cast.entity_of[node.id], []).append(node)
    for entity, nodes in groups.items():
        row = view.cast.entities[entity]
        yield Entry(
            section="entities",
            id=entity,
            name=row.name,
            kind=row.kind,
            forms=frozenset(fold(form) for form in (row.name, *(alias.text for alias in row.aliases))),
            words=anchors_of(nodes),
            articles=frozenset(article for node in nodes for article in node.articles),
        )


def _events(view: View) -> Iterable[Entry]:
    for event, happening in view.happenings:
        title = event_title(happening, view.material, view.cast)
        yield _reported("events", event, title, {title}, [r.statement for r in happening.reports])


def _papers(view: View) -> Iterable[Entry]:
    for paper, row in zip(view.shelf.ids, view.shelf.papers, strict=True):
        forms = {form for r in row.reports for form in (r.paper.name, *r.paper.aliases)}
        name = row.reports[0].paper.name
        yield _reported("papers", paper, name, forms, [r.statement for r in row.reports])


def _reported(section: str, entry: str, name: str, forms: set[str], reports: Sequence[Statement]) -> Entry:
    return Entry(
        section=section,
        id=entry,
        name=name,
        kind=section.removesuffix("s"),
        forms=frozenset(fold(form) for form in forms),
        words=anchors_of(reports=reports),
        articles=frozenset(report.article_id for report in reports),
    )


def find_entry(known: Sequence[Entry], text: str) -> Entry | None:
    """Return the entry that ``text`` means, None where none is. Raises ResolutionError when several are."""
    found = _meant(known, text)
    if not found and "@" in text:
        name, _, article = text.rpartition("@")
        found = [part for entry in _meant(known, name) if (part := _part(entry, article))]
    if len(found) > 1:
        rows = ", ".join(f"{entry.id} ({entry.kind} {entry.name})" for entry in found)
        raise ResolutionError(f"{text!r} may mean {rows}; give one of these ids")
    return found[0] if found else None


def _meant(known: Sequence[Entry], text: str) -> list[Entry]:
    by_id = [entry for entry in known if entry.id == text]
    by_name = [entry for entry in known if fold(entry.name) == fold(text)]
    return by_id or by_name or [entry for entry in known if fold(text) in entry.forms]


def _part(entry: Entry, article: str) -> Entry | None:
    words = tuple(w for w in entry.words if article_of(w) == article or w.endswith(f"@{article}"))
    if not words:
        return None
    return replace(entry, id=f"{entry.id}@{article}", words=words, articles=frozenset((article,)))


def make_judgement(
    views: Sequence[Views], left: str, right: str, verdict: Verdict, *, reason: str, by: str, at: str
) -> Judgement:
    """Return the decision of a person about two entries.

    They are looked up in the first of the ``views`` that knows both as two: the record as it stands, then as
    it would be without anybody's judgements. Raises ResolutionError when an entry is not known, when the two
    are of different sections, or when they are one.
    """
    one, other = _pair(views, left, right)
    if one.section != other.section:
        kinds = f"{KIND_NAMES[one.section]} and {KIND_NAMES[other.section]}"
        raise ResolutionError(f"{left!r} and {right!r}: {kinds} are never the same")
    one, other = _without(one, other), _without(other, one)
    if not one.words or not other.words:
        raise ResolutionError(f"{left!r} and {right!r}: nothing remains of {one.id} without {other.id}")
    return Judgement(
        left=one.id,
        right=other.id,
        verdict=verdict,
        decided_by=f"user:{by}",
        reason=reason,
        decided_at=at,
        left_words=one.words,
        right_words=other.words,
    )


def _pair(views: Sequence[Views], left: str, right: str) -> tuple[Entry, Entry]:
    missing = [left, right]
    for view in views:
        known = entries(view)
        one, other = find_entry(known, left), find_entry(known, right)
        if one and other and one.id != other.id:
            return one, other
        missing = [text for text, found in ((left, one), (right, other)) if not found and text in missing]
    if missing:
        names = " and ".join(repr(text) for text in missing)
        raise ResolutionError(f"{names}: nobody and nothing of this id or name in the record")
    raise ResolutionError(
        f"{left!r} and {right!r} are one entry; to take an article's words out of it, write ID@ARTICLE and ID"
    )


def _without(entry: Entry, other: Entry) -> Entry:
    """Return the entry without the words of that one of its articles which the other one is."""
    if not other.id.startswith(f"{entry.id}@"):
        return entry
    return replace(entry, words=tuple(word for word in entry.words if word not in other.words))
