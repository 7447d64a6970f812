"""What the sides assert or deny, one by one, before it is brought together into claims.

Some assertions make a claim by themselves (``seed``): a denial, a confirmation, an admission, hearsay, an
event that stands on somebody's word. All other reported statements only lie ready: they become part of a
claim when somebody denies or confirms them. Demands, praise and forecasts are left out; a refusal to comment
speaks neither for nor against.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from lagebild.model.annotation import Act, Commitment, Paper, Quotation, QuotationType
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.answering import ANSWERS, Reply, replies_of, runs_over
from lagebild.resolve.assertion import Assertion
from lagebild.resolve.checkable import tells_deed
from lagebild.resolve.entities import Cast
from lagebild.resolve.likeness import content_stems, passes_on
from lagebild.resolve.material import Material, typed
from lagebild.resolve.quotations import speakers_of
from lagebild.resolve.said_answers import from_reply, going_on, issuer, turning_down
from lagebild.resolve.said_events import from_event
from lagebild.resolve.said_hearsay import from_hearsay
from lagebild.resolve.said_parts import beside_event, going_on_accusing
from lagebild.resolve.said_quotations import first_teller, from_quotation, reteller
from lagebild.resolve.said_tellers import tellers
from lagebild.resolve.surroundings import Surroundings

_HEADING = 100
"""How many characters a heading has at most."""
_BESIDE = 4
"""How many characters part a sentence from the next."""


def assertions_of(material: Material, cast: Cast, where: Surroundings) -> tuple[Assertion, ...]:
    """Return all assertions by article time and place in the article."""
    company = _company(cast)
    found: list[Assertion] = []
    answered = _answered(material)
    replies = replies_of(material, cast)
    answers = _answers_by_article(material, cast, replies)
    earlier: Statement | None = None
    for statement in material.of_kind(StatementKind.QUOTATION):
        quotation, own = typed(statement, Quotation), replies[statement.article_id]
        told_by = reteller(statement, earlier, material, cast)
        told_by = told_by or issuer(
            quotation, answers[statement.article_id], material.by_id[statement.article_id]
        )
        first = first_teller(statement, earlier, material, cast)
        earlier = statement if quotation.within is None else earlier
        if _is_answered(statement, answered) or any(reply.takes(quotation) for reply in own):
            continue
        said, article = _without_answer(statement, own), material.by_id[statement.article_id]
        rows = [
            row for one in _sentences(said) for row in from_quotation(one, material, cast, where, told_by)
        ]
        if first is not None:
            found += [
                replace(row, voice=first, act=Act.SAY, seed=False, side=cast.side(first) or first)
                for row in rows
                if row.voice != first
            ]
        found += [told for row in rows if _answers(row) for told in tellers(row, quotation, article, cast)]
        for row in rows:
            admitted = found.pop() if found and _spells_out(row, found[-1], material) else None
            if admitted is not None:
                row = replace(
                    row, takes_back=admitted.takes_back, evidence=(*admitted.evidence, *row.evidence)
                )
            row = going_on_accusing(row, quotation, found)
            found.append(turning_down(going_on(row, quotation, own, material), quotation, material))
            found += beside_event(row, quotation, article, where)
    for article_id, own in replies.items():
        found.extend(row for reply in own for row in from_reply(reply, material.by_id[article_id], cast))
    for article_id, events in where.events.items():
        for number, event in dict.fromkeys((number, event) for _, number, event in events):
            found.extend(from_event(article_id, event, number, material, cast))
    for statement in material.of_kind(StatementKind.HEARSAY):
        found.extend(from_hearsay(statement, material, where))
    contents = _contents(material)
    found = [
        replace(row, seed=False, weighty=False)
        if _is_content(row, contents, material) or _in_heading(row, material)
        else row
        for row in found
    ]
    found = _told_once(found)
    return _sorted_once(
        (
            replace(row, company=frozenset(company[row.article]), names=_names(row, material, cast))
            for row in found
        ),
        material,
    )


def _answers_by_article(
    material: Material, cast: Cast, replies: dict[str, list[Reply]]
) -> dict[str, list[tuple[CharSpan, str | None]]]:
    """Return where articles tell that one voice answers, and whose it is."""
    found: dict[str, list[tuple[CharSpan, str | None]]] = defaultdict(list)
    for statement in material.of_kind(StatementKind.QUOTATION):
        quotation = typed(statement, Quotation)
        if quotation.type is QuotationType.REPORTED and quotation.act in ANSWERS:
            speakers = speakers_of(quotation, material.by_id[statement.article_id], cast)
            voice = speakers[0].entity if len(speakers) == 1 else None
            found[statement.article_id].append((quotation.spans[-1], voice))
    for article, own in replies.items():
        found[article] += [(r.answer.span, r.voices[0] if len(r.voices) == 1 else None) for r in own]
    return found


def _answers(row: Assertion) -> bool:
    """Whether a row denies something in words of its own, or sets something against what another told."""
    return (row.denies and not row.anaphoric) or row.contrary


def _contents(material: Material) -> dict[str, list[CharSpan]]:
    """Return where articles tell what papers contain and what is announced for a day."""
    found: dict[str, list[CharSpan]] = defaultdict(list)
    for statement in material.of_kind(StatementKind.PAPER):
        found[statement.article_id] += [content.span for content in typed(statement, Paper).contents]
    for statement in material.of_kind(StatementKind.COMMITMENT):
        found[statement.article_id].append(typed(statement, Commitment).span)
    return found


def _is_content(row: Assertion, contents: dict[str, list[CharSpan]], material: Material) -> bool:
    """Whether somebody but tells what a paper provides or what is planned: that is no claim by itself."""
    if row.act not in (Act.SAY, Act.ANNOUNCE, Act.CONFIRM) or passes_on(row.text) or row.event is not None:
        return False
    if row.voice is not None and row.seed and not row.weighty and row.act is not Act.CONFIRM:
        return False
    if row.act is Act.CONFIRM and tells_deed(row.text):
        return False
    whole = CharSpan(row.evidence[0].start, row.evidence[0].end)
    return any(whole.overlaps(span) for span in contents.get(row.article, ()))


def _in_heading(row: Assertion, material: Material) -> bool:
    """Whether words stand in a heading above the text that tells it: "Norland dementiert Abreise"."""
    text, start = material.by_id[row.article].text, row.evidence[0].start
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[begin : end if end >= 0 else len(text)].rstrip()
    return end >= 0 and len(line) <= _HEADING and line[-1:].isalnum()


def _names(row: Assertion, material: Material, cast: Cast) -> frozenset[str]:
    text = material.by_id[row.article].text
    places = [CharSpan(piece.start, piece.end) for piece in row.evidence]
    spans = cast.nodes.spans.get(row.article, ())
    found = {span for span, _ in spans if any(span.overlaps(place) for place in places)}
    return frozenset().union(*(content_stems(span.of(text)) for span in found))


def _company(cast: Cast) -> dict[str, set[str]]:
    """Return the persons and bodies that each article names."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in cast.nodes.by_id.values():
        if node.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            for article in node.articles:
                found[article].add(cast.entity_of[node.id])
    return found


def _sentences(statement: Statement) -> tuple[Statement, ...]:
    """Return what is carried on over several sentences by its sentences, each of which says its own."""
    found = typed(statement, Quotation)
    if found.type is not QuotationType.INDIRECT_FREE_INDIRECT or len(found.spans) < 2:
        return (statement,)
    return tuple(replace(statement, finding=replace(found, spans=(span,))) for span in found.spans)


def _spells_out(row: Assertion, last: Assertion, material: Material) -> bool:
    """Whether a voice says next what it admits: "räumte ein, was ... Ja, er sei dort gewesen"."""
    if row.article != last.article or row.voice != last.voice or not last.takes_back:
        return False
    between = material.by_id[row.article].text[last.evidence[0].end : row.start]
    return row.act is Act.ADMIT and 0 < len(between) < _BESIDE


def _without_answer(statement: Statement, replies: Iterable[Reply]) -> Statement:
    """Return a quotation without the clause in which another answers it."""
    found = typed(statement, Quotation)
    end = next((reply.answer.span.start for reply in replies if runs_over(found, reply.answer)), None)
    if end is None:
        return statement
    spans = tuple(span for span in found.spans if span.end <= end)
    return replace(statement, finding=replace(found, spans=spans))


def _answered(material: Material) -> dict[str, list[CharSpan]]:
    """Return where articles sum up that somebody denies something: "wies Berichte zurück, wonach ..."."""
    found: dict[str, list[CharSpan]] = defaultdict(list)
    for statement in material.of_kind(StatementKind.QUOTATION):
        quotation = typed(statement, Quotation)
        if quotation.type is QuotationType.REPORTED and quotation.act in (Act.DENY, Act.REJECT):
            found[statement.article_id] += quotation.spans
    return found


def _is_answered(statement: Statement, answered: dict[str, list[CharSpan]]) -> bool:
    """Whether a quotation is but what a denial names, with nobody to have said it."""
    found = typed(statement, Quotation)
    if found.speakers or found.act is not Act.SAY:
        return False
    return any(span.covers(found.spans[0]) for span in answered.get(statement.article_id, ()))


def _told_once(rows: Iterable[Assertion]) -> list[Assertion]:
    """Leave out a denial that was also read as an event nobody else tells of: "die das Treffen bestritten
    hatte"."""
    rows = list(rows)
    answered = {(row.article, row.start, row.voice) for row in rows if row.empty and row.denies}
    told = Counter(row.event for row in rows if row.event is not None)
    return [
        row
        for row in rows
        if row.event is None
        or not row.denies
        or told[row.event] > 1
        or (row.article, row.start, row.voice) not in answered
    ]


def _sorted_once(found: Iterable[Assertion], material: Material) -> tuple[Assertion, ...]:
    """Sort by time; one voice about one event, or in one place, counts once: as a seed if it is one."""
    rows = sorted(
        found, key=lambda a: (material.rank[a.article], a.start, not a.seed, a.act, a.voice or "", a.text)
    )
    once: dict[tuple[object, ...], Assertion] = {}
    for row in rows:
        about = ("event", row.event) if row.event is not None else ("place", row.start)
        key = (row.article, about, row.denies, row.voice)
        if key not in once or (row.seed and not once[key].seed):
            once[key] = row
    return tuple(once.values())
