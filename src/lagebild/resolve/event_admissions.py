"""Who admits a meeting that had been denied, where the words of admitting are no report of their own.

"Weber bestritt ein Treffen" and, later, "Weber räumte ein, Holm am 4. Mai in Seestadt getroffen zu haben".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lagebild.model.annotation import Act, EventStatus, Quotation, QuotationType
from lagebild.model.dossier import Evidence
from lagebild.model.statement import StatementKind
from lagebild.resolve.entities import Cast
from lagebild.resolve.events import Happening, Report
from lagebild.resolve.likeness import content_stems, negates
from lagebild.resolve.material import Material, quote, typed

_SHARED = 2
"""So many words an admission must share with the reports of what is admitted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Admission:
    """What somebody admits in an article."""

    article: str
    start: int
    voices: frozenset[str]
    named: frozenset[str]
    stems: frozenset[str]
    evidence: tuple[Evidence, ...]


def find_admissions(happenings: Iterable[Happening], material: Material, cast: Cast) -> None:
    """Enter for events that somebody has denied where the same side admits them afterwards."""
    admissions = _admissions(material, cast)
    for happening in happenings if admissions else ():
        denials = [r for r in happening.reports if r.denied_by or r.event.status is EventStatus.DENIED]
        deniers = frozenset().union(*(report.denied_by for report in denials))
        if deniers:
            found = [row for row in admissions if row.voices & deniers and _is_of(row, happening, material)]
            happening.admitted = [piece for row in found for piece in row.evidence]


def _admissions(material: Material, cast: Cast) -> list[_Admission]:
    found = []
    for statement in material.of_kind(StatementKind.QUOTATION):
        quotation = typed(statement, Quotation)
        told = quotation.type in (QuotationType.INDIRECT, QuotationType.FREE_INDIRECT)
        if quotation.act is not Act.ADMIT or not told or not quotation.speakers:
            continue
        article = material.by_id[statement.article_id]
        text = " ".join(span.of(article.text) for span in quotation.spans)
        if negates(text):
            continue
        named = frozenset(
            cast.entity_of[node]
            for span, node in cast.nodes.spans.get(article.id, ())
            if any(span.overlaps(own) for own in quotation.spans)
        )
        speakers = {cast.named(article.id, name) for name in quotation.speakers} - {None}
        voices = frozenset(voice for one in speakers for voice in (one, cast.side(one)) if voice)
        found.append(
            _Admission(
                article=article.id,
                start=quotation.spans[0].start,
                voices=voices,
                named=named,
                stems=content_stems(text),
                evidence=tuple(quote(article, span) for span in quotation.spans),
            )
        )
    return found


def _is_of(admission: _Admission, happening: Happening, material: Material) -> bool:
    """Whether what is admitted is the event: told with its words and its place or another who took part."""
    if not _later(admission, happening.reports, material):
        return False
    others = (happening.who() | happening.places()) - admission.voices
    told = frozenset().union(
        *(content_stems(" ".join(row.excerpt for row in r.statement.evidence)) for r in happening.reports)
    )
    return bool(admission.named & others) and len(admission.stems & told) >= _SHARED


def _later(admission: _Admission, reports: Sequence[Report], material: Material) -> bool:
    """Whether it is read behind the report of the denial: in a later article, or further on in the same."""
    rank = material.rank
    first = min(
        (rank[r.article], r.event.span.start)
        for r in reports
        if r.denied_by or r.event.status is EventStatus.DENIED
    )
    return (rank[admission.article], admission.start) > first
