"""Near-misses: pairs that the rules left apart though they look alike, each with its reason, for a person.

Three sources: what a rule left undecided (a surname that two persons may bear), names that look alike though
no rule speaks for them (an abbreviation with the same initials, one letter off beside the same first name,
one name read as two kinds), and events or papers that agree in part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from lagebild.lexicon.transliteration import name_key, one_letter_off
from lagebild.model.entity import EntityKind, Judgement, Verdict
from lagebild.resolve.anchors import ground_of_nodes, ground_of_reports
from lagebild.resolve.decide import Entry, Views, entries, ids_between
from lagebild.resolve.keys import person_parts
from lagebild.resolve.resolver import View

LARGEST_BLOCK = 40
"""Entries with one key beyond which the key says too little to compare all pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """Two entries that may be one, and what speaks for it or leaves it open."""

    left: Entry
    right: Entry
    reason: str


def near_misses(views: Views, judgements: Iterable[Judgement] = ()) -> tuple[NearMiss, ...]:
    """Return the pairs that a person should look at, without those that somebody has judged.

    In a large record those of each part, one after the other.
    """
    parts = (views,) if isinstance(views, View) else views
    decisions = tuple(judgements)
    every = [
        replace(miss, left=_called(miss.left, names), right=_called(miss.right, names))
        for view, names in zip(parts, ids_between(parts), strict=True)
        for miss in _of_view(view, decisions)
    ]
    return tuple(every)


def _called(entry: Entry, names: Mapping[str, str]) -> Entry:
    return replace(entry, id=names.get(entry.id, entry.id))


def _of_view(view: View, judgements: Iterable[Judgement]) -> Iterator[NearMiss]:
    known = {entry.id: entry for entry in entries(view)}
    decided = set(_decided(view, judgements))
    found: dict[tuple[str, str], str] = {}
    for left, right, reason in _pairs(view, known):
        pair = (min(left, right), max(left, right))
        if left != right and pair not in decided:
            found.setdefault(pair, reason)
    for (left, right), reason in sorted(found.items(), key=lambda row: (known[row[0][0]].section, row[0])):
        yield NearMiss(left=known[left], right=known[right], reason=reason)


def _decided(view: View, judgements: Iterable[Judgement]) -> Iterator[tuple[str, str]]:
    nodes, reports = ground_of_nodes(view.cast.nodes), ground_of_reports(view.material)
    entry_of = dict(view.cast.entity_of)
    for event, happening in view.happenings:
        entry_of.update({report.statement.id: event for report in happening.reports})
    for paper, row in zip(view.shelf.ids, view.shelf.papers, strict=True):
        entry_of.update({report.statement.id: paper for report in row.reports})

    def meant(entry: str, words: tuple[str, ...]) -> set[str]:
        return {entry_of[one] for one in (*nodes.find(words), *reports.find(words))} or {entry}

    for judgement in judgements:
        for left in meant(judgement.left, judgement.left_words):
            for right in meant(judgement.right, judgement.right_words):
                yield min(left, right), max(left, right)


def _pairs(view: View, known: dict[str, Entry]) -> Iterator[tuple[str, str, str]]:
    entity_of = view.cast.entity_of
    for judgement in view.joiner.judgements:
        if judgement.verdict is Verdict.UNSURE:
            yield entity_of[judgement.left], entity_of[judgement.right], judgement.reason
    names = [entry for entry in known.values() if entry.section == "entities"]
    yield from _namesakes(names)
    yield from _abbreviations(names)
    yield from _persons([entry for entry in names if entry.kind == EntityKind.PERSON])
    yield from _events(view)
    yield from _papers(view)


def _blocks(rows: Iterable[tuple[str, Entry]]) -> Iterator[tuple[Entry, Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for key, entry in rows:
        found[key].append(entry)
    for key in sorted(found):
        if key and len(found[key]) <= LARGEST_BLOCK:
            yield from combinations(found[key], 2)


def _namesakes(names: list[Entry]) -> Iterator[tuple[str, str, str]]:
    """One name, read as a person here and as a body or place there."""
    person = EntityKind.PERSON
    for left, right in _blocks((form, entry) for entry in names for form in sorted(entry.forms)):
        if left.kind != right.kind and person in (left.kind, right.kind):
            yield left.id, right.id, f"gleicher Name, einmal {left.kind}, einmal {right.kind}"


def _abbreviations(names: list[Entry]) -> Iterator[tuple[str, str, str]]:
    """A body and another one whose name has its letters as initials."""
    bodies = [entry for entry in names if entry.kind == EntityKind.ORGANISATION]
    short = [(entry.name, entry) for entry in bodies if entry.name.isupper() and len(entry.name) > 1]
    full = [(initials, entry) for entry in bodies if len(initials := _initials(entry.name)) > 1]
    for left, right in _blocks([*short, *full]):
        if left.name.isupper() != right.name.isupper():
            yield left.id, right.id, "Anfangsbuchstaben gleichen der Abkürzung"


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _persons(persons: list[Entry]) -> Iterator[tuple[str, str, str]]:
    """Persons of one first name whose surnames differ by one letter, or the other way round."""
    parts = {entry.id: person_parts(entry.name) for entry in persons}
    full = [entry for entry in persons if len(parts[entry.id][0]) > 1]
    for left, right in _blocks((name_key(parts[entry.id][0]), entry) for entry in full):
        if one_letter_off(parts[left.id][1], parts[right.id][1]):
            yield left.id, right.id, "gleicher Vorname, Nachname um einen Buchstaben anders"
    for left, right in _blocks((name_key(parts[entry.id][1]), entry) for entry in full):
        first, second = parts[left.id][0], parts[right.id][0]
        if one_letter_off(first, second) or first.startswith(second) or second.startswith(first):
            yield left.id, right.id, "gleicher Nachname, ähnlicher Vorname"


def _events(view: View) -> Iterator[tuple[str, str, str]]:
    """Events of one kind on one day that have somebody or a place in common."""
    by_day: dict[tuple[str, str], list[str]] = defaultdict(list)
    happenings = dict(view.happenings)
    for event, happening in view.happenings:
        for day in sorted({r.days.first.isoformat() for r in happening.reports if r.days and r.days.first}):
            by_day[happening.seed.family, day].append(event)
    for key in sorted(by_day):
        if len(by_day[key]) > LARGEST_BLOCK:
            continue
        for left, right in combinations(by_day[key], 2):
            one, other = happenings[left], happenings[right]
            if one.who() & other.who():
                yield left, right, f"gleiche Art, gleicher Tag ({key[1]}), gemeinsame Teilnehmer"
            elif one.places() & other.places():
                yield left, right, f"gleiche Art, gleicher Tag ({key[1]}), gleicher Ort"


def _papers(view: View) -> Iterator[tuple[str, str, str]]:
    """Papers with a name or a number of points in common, or with one presenter and kind."""
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for paper, row in zip(view.shelf.ids, view.shelf.papers, strict=True):
        for report in row.reports:
            for name in sorted(report.names):
                rows[f"n{name}"].setdefault(paper, f"gleicher Name ({report.paper.name})")
            if report.paper.points:
                points = report.paper.points
                rows[f"p{points}"].setdefault(paper, f"gleich viele Punkte ({points})")
            for side in sorted(report.by):
                rows[f"s{side}{report.paper.kind}"].setdefault(paper, "gleiche Art, gleiche Seite legt vor")
    for key in sorted(rows):
        if len(rows[key]) <= LARGEST_BLOCK:
            for left, right in combinations(sorted(rows[key]), 2):
                yield left, right, rows[key][left]
