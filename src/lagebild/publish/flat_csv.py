"""The record as CSV tables in one ZIP file: UTF-8 with a mark that spreadsheets know, comma, CRLF.

A cell that a spreadsheet would take for a formula gets an apostrophe in front. Rows refer to each other by
id; every piece of evidence is a row of ``evidence.csv``. Texts of articles are not in it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lagebild.model.dossier import Dossier, Evidence
from lagebild.publish.taken import clean, short_quote

Row = tuple[object, ...]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_JOIN = " | "


def render_csv(dossier: Dossier) -> bytes:
    """Return the ZIP file. The same dossier gives the same bytes."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, header, rows in _tables(dossier):
            entry = ZipInfo(f"{name}.csv", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, _table(header, rows))
    return out.getvalue()


def _table(header: str, rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header.split())
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = clean(_JOIN.join(map(str, value)) if isinstance(value, tuple) else str(value))
    return "'" + text if text.startswith(_FORMULA) else text


def _tables(dossier: Dossier) -> Iterator[tuple[str, str, Iterable[Row]]]:
    yield "articles", _ARTICLES, _articles(dossier)
    yield "entities", "id kind name of side aliases", _entities(dossier)
    yield "roles", "entity title of former first_seen last_seen", _roles(dossier)
    yield "quotations", _QUOTATIONS, _quotations(dossier)
    yield "events", "id type title status places start end round format", _events(dossier)
    yield "participants", "event entity side", _participants(dossier)
    yield "papers", _PAPERS, _papers(dossier)
    yield "paper_contents", "paper text status", _contents(dossier)
    yield "stances", "paper entity stance said_by", _stances(dossier)
    yield "claims", "id text status", ((claim.id, claim.text, claim.status) for claim in dossier.claims)
    yield "voices", "claim entity stands", _voices(dossier)
    yield "agenda", "id what when status moved_to announced_by event", _agenda(dossier)
    yield "issues", "id text aliases status parties", _issues(dossier)
    yield "issue_states", "issue status day article said_by hearsay", _issue_states(dossier)
    yield "evidence", "entry part article field start end text", _evidence(dossier)


_ARTICLES = (
    "id source outlet agencies authors published updated title url same_text_as shares_copy_with corrects"
)
_QUOTATIONS = "id article type act text speakers speaker_words within addressee medium said"
_PAPERS = "id name aliases kind points presented_by presented revises part_of known"


def _articles(dossier: Dossier) -> Iterator[Row]:
    for entry in dossier.articles:
        a = entry.article
        yield (
            *(a.id, a.source, a.outlet, a.agencies, a.authors, a.published, a.updated, a.title, a.url),
            *(entry.same_text_as, entry.shares_copy_with, entry.corrects),
        )


def _entities(dossier: Dossier) -> Iterator[Row]:
    for e in dossier.entities:
        yield e.id, e.kind, e.name, e.of, e.side, tuple(alias.text for alias in e.aliases)


def _roles(dossier: Dossier) -> Iterator[Row]:
    for entity in dossier.entities:
        for role in entity.roles:
            yield entity.id, role.title, role.of, int(role.former), role.first_seen, role.last_seen


def _quotations(dossier: Dossier) -> Iterator[Row]:
    for q in dossier.quotations:
        known = tuple(speaker.entity for speaker in q.speakers if speaker.entity)
        words = tuple(speaker.text for speaker in q.speakers)
        addressee = (q.addressee.entity or q.addressee.text) if q.addressee else None
        text = short_quote(q.text)
        yield q.id, q.article, q.type, q.act, text, known, words, q.within, addressee, q.medium, q.said


def _events(dossier: Dossier) -> Iterator[Row]:
    for e in dossier.events:
        yield e.id, e.type, e.title, e.status, e.places, e.start, e.end, e.round, e.format


def _participants(dossier: Dossier) -> Iterator[Row]:
    for event in dossier.events:
        for who in event.participants:
            yield event.id, who.entity, who.side


def _papers(dossier: Dossier) -> Iterator[Row]:
    for p in dossier.papers:
        yield (
            *(p.id, p.name, p.aliases, p.kind, p.points, p.presented_by, p.presented),
            *(p.revises, p.part_of, p.known),
        )


def _contents(dossier: Dossier) -> Iterator[Row]:
    for paper in dossier.papers:
        for content in paper.contents:
            yield paper.id, content.text, content.status


def _stances(dossier: Dossier) -> Iterator[Row]:
    for paper in dossier.papers:
        for stance in paper.stances:
            yield paper.id, stance.entity, stance.stance, stance.said_by


def _voices(dossier: Dossier) -> Iterator[Row]:
    for claim in dossier.claims:
        for voice in claim.supporters:
            yield claim.id, voice.entity, "for"
        for voice in claim.opponents:
            yield claim.id, voice.entity, "against"


def _agenda(dossier: Dossier) -> Iterator[Row]:
    for item in dossier.agenda:
        yield item.id, item.what, item.when, item.status, item.moved_to, item.announced_by, item.event


def _issues(dossier: Dossier) -> Iterator[Row]:
    for issue in dossier.issues:
        yield issue.id, issue.text, issue.aliases, issue.status, issue.parties


def _issue_states(dossier: Dossier) -> Iterator[Row]:
    for issue in dossier.issues:
        for state in issue.history:
            yield issue.id, state.status, state.day, state.article, state.said_by, int(state.hearsay)


def _evidence(dossier: Dossier) -> Iterator[Row]:
    for entry, part, evidence in _parts(dossier):
        for item in evidence:
            yield entry, part, item.article, item.field, item.start, item.end, short_quote(item.text)


def _parts(dossier: Dossier) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    for entity in dossier.entities:
        yield from ((entity.id, f"role:{number}", role.evidence) for number, role in enumerate(entity.roles))
    for quotation in dossier.quotations:
        yield quotation.id, "quotation", quotation.evidence
    for event in dossier.events:
        yield event.id, "event", event.evidence
        yield from ((event.id, f"participant:{who.entity}", who.evidence) for who in event.participants)
    for paper in dossier.papers:
        yield paper.id, "paper", paper.evidence
        yield from ((paper.id, f"content:{n}", content.evidence) for n, content in enumerate(paper.contents))
        yield from ((paper.id, f"stance:{n}", stance.evidence) for n, stance in enumerate(paper.stances))
    for claim in dossier.claims:
        yield from ((claim.id, f"for:{n}", voice.evidence) for n, voice in enumerate(claim.supporters))
        yield from ((claim.id, f"against:{n}", voice.evidence) for n, voice in enumerate(claim.opponents))
    for item in dossier.agenda:
        yield item.id, "agenda", item.evidence
        yield item.id, "outcome", item.outcome
    for issue in dossier.issues:
        yield from ((issue.id, f"state:{n}", state.evidence) for n, state in enumerate(issue.history))
