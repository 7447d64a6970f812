"""The steps from statements to a dossier, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from lagebild.model.annotation import Commitment
from lagebild.model.article import Article
from lagebild.model.correction import Correction
from lagebild.model.dossier import Claim, Dossier
from lagebild.model.entity import EntityKind, Judgement
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.agenda import make_agenda
from lagebild.resolve.anchors import ground_of_nodes, ground_of_reports
from lagebild.resolve.assertions import assertions_of
from lagebild.resolve.bodies import join_others
from lagebild.resolve.claim_record import record_claims
from lagebild.resolve.claims import bring_together
from lagebild.resolve.correct import correct, correct_part
from lagebild.resolve.days import days_of
from lagebild.resolve.entities import Cast, build_cast, stable_id
from lagebild.resolve.event_admissions import find_admissions
from lagebild.resolve.event_join import join_reports
from lagebild.resolve.event_record import event_id, record_event
from lagebild.resolve.event_union import unite
from lagebild.resolve.events import Happening, reports_of
from lagebild.resolve.ids import distinct
from lagebild.resolve.issues import make_issues
from lagebild.resolve.join import Joiner
from lagebild.resolve.known import known_on
from lagebild.resolve.material import Material, gather, time_order, typed
from lagebild.resolve.merge import merge
from lagebild.resolve.nodes import Nodes, collect
from lagebild.resolve.origins import Origins, find_origins
from lagebild.resolve.paper_record import Shelf, record_papers, shelve
from lagebild.resolve.papers import Dossiered, join_papers, paper_reports
from lagebild.resolve.parts import concerns, find_parts
from lagebild.resolve.persons import join_persons
from lagebild.resolve.prints import join_prints
from lagebild.resolve.quotations import record_quotations
from lagebild.resolve.seats import with_seats
from lagebild.resolve.sides import take_sides
from lagebild.resolve.surroundings import surroundings
from lagebild.resolve.threads import find_threads
from lagebild.resolve.verdicts import Verdicts, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything brought together: what the dossier is made of and judgements are looked up in."""

    material: Material
    origins: Origins
    cast: Cast
    joiner: Joiner
    company: dict[str, frozenset[str]]
    happenings: list[tuple[str, Happening]]
    shelf: Shelf
    today: str | None


def resolve(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    judgements: Sequence[Judgement] = (),
    *,
    corrections: Sequence[Correction] = (),
    as_of: str | None = None,
) -> Dossier:
    """Return the record of what the articles say, names joined, each entry with its evidence.

    A pure function: the order of the input does not matter, nothing is looked up outside it. People's
    ``judgements`` outrank every rule; the rules' own come back in ``Dossier.judgements``. ``corrections`` are
    applied last. With ``as_of`` (ISO date) only articles known by then count (``known.py``), and the agenda
    is judged on that day. The parts of a large record (``parts.py``) are resolved one by one.
    """
    views = views_of(articles, statements, judgements, as_of=as_of)
    if len(views) == 1:
        return correct(dossier_of(views[0], judgements), corrections)
    day = as_of or max((view.today or "" for view in views), default="") or None
    return merge((part_dossier(view, day, judgements, corrections) for view in views), day)


def part_dossier(
    view: View, day: str | None, judgements: Sequence[Judgement], corrections: Sequence[Correction]
) -> Dossier:
    """Return the entries of one part of a record that is judged on ``day``."""
    return correct_part(dossier_of(judged_on(view, day), judgements), corrections)


def views_of(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    judgements: Sequence[Judgement] = (),
    *,
    as_of: str | None = None,
) -> tuple[View, ...]:
    """Return what each part of the record brings together, the part with the earliest article first."""
    known = known_on(articles, as_of) if as_of else articles
    parts = find_parts(known, statements, _by_people(judgements))
    if len(parts) == 1:
        return (view_of(known, statements, judgements, today=as_of),)
    part_of = {article: number for number, part in enumerate(parts) for article in part}
    rows: list[tuple[list[Article], list[Statement]]] = [([], []) for _ in parts]
    decided = [[j for j in judgements if concerns(j, part)] for part in parts]
    for article in known:
        rows[part_of[article.id]][0].append(article)
    for statement in statements:
        if statement.article_id in part_of:
            rows[part_of[statement.article_id]][1].append(statement)
    views = (view_of(*row, own) for row, own in zip(rows, decided, strict=True))
    return tuple(sorted(views, key=lambda view: time_order(view.material.articles[0])))


def judged_on(view: View, today: str | None) -> View:
    """Return the view judged on the last day, up to ``today``, on which the lapse of time changed anything.

    So what a part says stays the same until a date that it names has passed.
    """
    newest = max((article.day or "" for article in view.material.articles), default="")
    return replace(view, today=effective_day(newest, turning_days(view), today))


def effective_day(newest: str, turning: Iterable[str], today: str | None) -> str | None:
    """Return the last day up to ``today`` that brought a change: an article, or a date that passed."""
    return max((newest, *(day for day in turning if day <= (today or "")))) or None


def turning_days(view: View) -> tuple[str, ...]:
    """Return the days on which something that was announced or under way has just passed, sorted."""
    ends = {days.last for _, h in view.happenings for r in h.reports for days in (r.days, r.moved) if days}
    for statement in view.material.of_kind(StatementKind.COMMITMENT):
        if days := days_of(typed(statement, Commitment).when):
            ends.add(days.last)
    return tuple(sorted((end + timedelta(days=1)).isoformat() for end in ends if end))


def dossier_of(view: View, judgements: Sequence[Judgement] = ()) -> Dossier:
    """Return the entries of a view, written out."""
    material, origins, cast = view.material, view.origins, view.cast
    corrected = {earlier: later for later, earlier in origins.corrects.items()}
    events = (record_event(i, h, material, cast, origins.origin, view.today) for i, h in view.happenings)
    agenda = make_agenda(material, view.happenings, cast, origins.origin, view.company, view.today)
    dossier = Dossier(
        articles=tuple(origins.recorded(article) for article in material.articles),
        entities=tuple(cast.entities[entity] for entity in sorted(cast.entities)),
        quotations=record_quotations(material, cast),
        events=tuple(events),
        papers=record_papers(view.shelf, material, cast, corrected),
        claims=_claims(material, view.happenings, cast, corrected),
        agenda=agenda,
        judgements=_all_judgements(judgements, view.joiner, view.happenings, view.shelf),
        as_of=view.today,
    )
    threads = find_threads(dossier)
    return replace(dossier, issues=make_issues(material, cast, origins, threads), threads=threads)


def view_of(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    judgements: Sequence[Judgement] = (),
    *,
    today: str | None = None,
) -> View:
    """Return names, events and papers of some articles joined, before they are written out as entries.

    ``today`` (ISO date) is the day to judge on, by default that of the newest article.
    """
    material = with_seats(gather(articles, statements))
    origins = find_origins(material.articles)
    cast, joiner = _resolve_names(material, origins, judgements)
    company = _company(cast)
    verdicts = Verdicts(judgements, ground_of_reports(material) if _by_people(judgements) else None)
    newest = max((article.day or "" for article in material.articles), default="") or None
    return View(
        material=material,
        origins=origins,
        cast=cast,
        joiner=joiner,
        company=company,
        happenings=_happenings(material, cast, company, verdicts),
        shelf=_papers(material, cast, company, origins, verdicts),
        today=today or newest,
    )


def _by_people(judgements: Iterable[Judgement]) -> list[Judgement]:
    return [judgement for judgement in judgements if judgement.decided_by.startswith("user:")]


def _resolve_names(
    material: Material, origins: Origins, judgements: Sequence[Judgement]
) -> tuple[Cast, Joiner]:
    """Join the names; where people have judged, once without them, to know whom their ids meant."""
    nodes = collect(material)
    by_people = _by_people(judgements)
    cast, joiner = _join(material, nodes, origins, (), lambda _id, _words: ())
    if by_people:
        targets = _targets(nodes, cast)
        nodes = collect(material)
        ground = ground_of_nodes(nodes)

        def meant(entry: str, words: tuple[str, ...]) -> tuple[str, ...]:
            return ground.find(words) or targets.get(entry, ())

        cast, joiner = _join(material, nodes, origins, by_people, meant)
    take_sides(cast, material)
    return cast, joiner


def _join(
    material: Material,
    nodes: Nodes,
    origins: Origins,
    judgements: Sequence[Judgement],
    meant: Callable[[str, tuple[str, ...]], tuple[str, ...]],
) -> tuple[Cast, Joiner]:
    joiner = Joiner(sorted(nodes.by_id))
    joiner.obey(judgements, meant)
    join_prints(nodes, joiner, origins.origin)
    join_persons(material, nodes, joiner)
    join_others(material, nodes, joiner, origins.origin)
    return build_cast(material, nodes, joiner), joiner


def _targets(nodes: Nodes, cast: Cast) -> dict[str, tuple[str, ...]]:
    """Return the nodes that an id means: a node's own, an entity's now, or an entity's before it had a
    fuller name."""
    targets: dict[str, set[str]] = defaultdict(set)
    for node in nodes.by_id.values():
        targets[node.id].add(node.id)
        targets[cast.entity_of[node.id]].add(node.id)
    for node in nodes.by_id.values():
        former = stable_id([node])
        if former not in cast.entities:
            targets[former].add(node.id)
    return {key: tuple(sorted(value)) for key, value in targets.items()}


def _happenings(
    material: Material, cast: Cast, company: dict[str, frozenset[str]], verdicts: Verdicts
) -> list[tuple[str, Happening]]:
    """Return the events with their ids, in the order of their first reports."""
    happenings = join_reports(reports_of(material, cast, company), material, verdicts)
    happenings = unite(happenings, material, cast, verdicts)
    happenings.sort(key=lambda h: min((material.rank[r.article], r.statement.index) for r in h.reports))
    ids = distinct(event_id(happening) for happening in happenings)
    kept = verdicts.merge(ids, happenings, Happening.absorb, _statement_ids)
    names = {id(happening): entry for entry, happening in zip(ids, happenings, strict=True)}
    find_admissions(kept, material, cast)
    return [(names[id(happening)], happening) for happening in kept]


def _papers(
    material: Material,
    cast: Cast,
    company: dict[str, frozenset[str]],
    origins: Origins,
    verdicts: Verdicts,
) -> Shelf:
    papers = join_papers(paper_reports(material, cast, company), origins.origin, verdicts)
    return shelve(verdicts.merge(shelve(papers).ids, papers, Dossiered.absorb, _statement_ids))


def _statement_ids(group: Happening | Dossiered) -> list[str]:
    return [report.statement.id for report in group.reports]


def _claims(
    material: Material, happenings: Sequence[tuple[str, Happening]], cast: Cast, corrected: dict[str, str]
) -> tuple[Claim, ...]:
    where = surroundings(
        (report.article, report.event, number)
        for number, (_, happening) in enumerate(happenings)
        for report in happening.reports
    )
    matters = bring_together(assertions_of(material, cast, where))
    events = [(event, happening.sides(), happening.who()) for event, happening in happenings]
    return record_claims(matters, events, cast, corrected)


def _all_judgements(
    judgements: Sequence[Judgement],
    joiner: Joiner,
    happenings: Sequence[tuple[str, Happening]],
    shelf: Shelf,
) -> tuple[Judgement, ...]:
    """Return people's judgements and the rules' own, each once, in a fixed order."""
    every = set(_by_people(judgements))
    every.update(joiner.judgements)
    for _, happening in happenings:
        read = [report.statement.id for report in happening.reports]
        every.update(_reasons("event", read, happening.reasons))
    for paper in shelf.papers:
        every.update(_reasons("paper", [report.statement.id for report in paper.reports], paper.reasons))
    return tuple(sorted(every, key=lambda j: (j.left, j.right, j.decided_by, j.decided_at, j.reason)))


def _reasons(rule: str, reports: Sequence[str], reasons: Sequence[str]) -> Iterator[Judgement]:
    for report, reason in zip(reports, reasons, strict=True):
        if reason:
            yield joined(rule, reports[0], report, reason)


def _company(cast: Cast) -> dict[str, frozenset[str]]:
    """Return the states, bodies and persons that each article speaks of."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in cast.nodes.by_id.values():
        entity = cast.entity_of[node.id]
        if cast.entities[entity].kind in (EntityKind.STATE, EntityKind.ORGANISATION, EntityKind.PERSON):
            for article in node.articles:
                found[article].add(entity)
    return defaultdict(frozenset, {article: frozenset(entities) for article, entities in found.items()})
