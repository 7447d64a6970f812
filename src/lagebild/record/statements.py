"""From an AnnotatedArticle to statements, each with the words it was read from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import lagebild
from lagebild.errors import ProvenanceError
from lagebild.model.annotation import AnnotatedArticle, Event, Hearsay, Issue, Paper, Quotation
from lagebild.model.article import Article
from lagebild.model.span import CharSpan
from lagebild.model.statement import Finding, Provenance, Statement, StatementKind
from lagebild.record.codec import canonical, plain

EXTRACTORS = {
    StatementKind.MENTION: "names",
    StatementKind.ROLE: "roles",
    StatementKind.DESCRIPTION: "references",
    StatementKind.MEMBERSHIP: "references",
    StatementKind.REFERENCE: "references",
    StatementKind.QUOTATION: "quotations",
    StatementKind.HEARSAY: "hearsay",
    StatementKind.EVENT: "events",
    StatementKind.PAPER: "papers",
    StatementKind.COMMITMENT: "commitments",
    StatementKind.ISSUE: "issues",
}


@cache
def analysis_version() -> str:
    """Return the version of the annotators: the release and a digest of their rules, words and models.

    An article that another version has read is read anew by the next build, so that a record does not
    depend on the versions it passed through.
    """
    return f"{lagebild.__version__}+{code_digest('annotate', 'lexicon')}"


def code_digest(*packages: str) -> str:
    """Return a digest of all files of some packages of ours: rules, words, templates."""
    digest = hashlib.sha256()
    root = resources.files("lagebild")
    for part in packages:
        for path, data in sorted(_files(root.joinpath(part), part)):
            digest.update(path.encode() + b"\0" + data)
    return digest.hexdigest()[:12]


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        inner = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, inner)
        elif not entry.name.endswith((".pyc", ".md")):
            yield inner, entry.read_bytes()


def statements_of(annotated: AnnotatedArticle) -> tuple[Statement, ...]:
    """Return one statement for each finding of the article, in a fixed order.

    Raises ProvenanceError when a finding points outside the article's text or at nothing.
    """
    findings: tuple[tuple[StatementKind, tuple[Finding, ...]], ...] = (
        (StatementKind.MENTION, annotated.mentions),
        (StatementKind.ROLE, annotated.roles),
        (StatementKind.DESCRIPTION, annotated.descriptions),
        (StatementKind.MEMBERSHIP, annotated.memberships),
        (StatementKind.REFERENCE, annotated.references),
        (StatementKind.QUOTATION, annotated.quotations),
        (StatementKind.HEARSAY, annotated.hearsay),
        (StatementKind.EVENT, annotated.events),
        (StatementKind.PAPER, annotated.papers),
        (StatementKind.COMMITMENT, annotated.commitments),
        (StatementKind.ISSUE, annotated.issues),
    )
    made: dict[str, Statement] = {}
    for kind, group in findings:
        for index, finding in enumerate(group):
            statement = _statement(annotated.article, kind, index, finding)
            made.setdefault(statement.id, statement)
    return tuple(made.values())


def _statement(article: Article, kind: StatementKind, index: int, finding: Finding) -> Statement:
    key = canonical([article.id, kind, plain(finding)])
    rule = getattr(finding, "rule", None)
    evidence = []
    for span in dict.fromkeys(spans_of(finding)):
        excerpt = span.of(article.text)
        if not excerpt or span.end > len(article.text):
            raise ProvenanceError(f"{article.source}: {kind} no. {index} points at {span}, not in the text")
        evidence.append(
            Provenance(
                article_id=article.id,
                span=span,
                excerpt=excerpt,
                extractor=EXTRACTORS[kind],
                version=analysis_version(),
                rule=rule,
            )
        )
    return Statement(
        id=f"{kind[0]}{hashlib.sha256(key.encode()).hexdigest()[:20]}",
        article_id=article.id,
        kind=kind,
        index=index,
        finding=finding,
        evidence=tuple(evidence),
    )


def spans_of(finding: Finding) -> Iterable[CharSpan]:
    """Return every stretch of text that a finding rests on, the most telling first."""
    match finding:
        case Quotation():
            return (*finding.spans, *finding.frame, *finding.speaker, *finding.cue, *finding.addressee)
        case Hearsay():
            return (finding.span, finding.cue)
        case Event():
            who = tuple(p.span for p in finding.participants)
            where = tuple(s for s in (finding.place_span, finding.when) if s)
            return (finding.span, *finding.evidence, *who, *where)
        case Paper():
            said = (*(c.span for c in finding.contents), *(s.span for s in finding.stances))
            return (finding.span, *finding.mentions, *finding.evidence, *said)
        case Issue():
            return (finding.span, finding.matter)
        case _:
            return (finding.span,)
