"""What ``lagebild annotate`` prints: one JSON object for one article."""

from __future__ import annotations

from typing import Any

from lagebild.model.annotation import AnnotatedArticle, Event, Issue, Paper, Participant, Quotation
from lagebild.model.span import CharSpan


def annotation(annotated: AnnotatedArticle) -> dict[str, Any]:
    """Return the findings of one article as plain data; every span is ``[start, end]``."""
    article = annotated.article
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "outlet": article.outlet,
        "agencies": list(article.agencies),
        "text": article.text,
        "sentences": _pairs(annotated.sentences),
        "mentions": [
            {"span": _pair(m.span), "kind": m.kind.value, "name": m.name, "of": m.of}
            for m in annotated.mentions
        ],
        "roles": [
            {"name": r.name, "title": r.title, "span": _pair(r.span), "of": r.of, "former": r.former}
            for r in annotated.roles
        ],
        "descriptions": [
            {"span": _pair(d.span), "text": d.text, "of": d.of, "plural": d.plural}
            for d in annotated.descriptions
        ],
        "memberships": [
            {"span": _pair(m.span), "name": m.name, "group": m.group} for m in annotated.memberships
        ],
        "references": [{"span": _pair(r.span), "names": list(r.names)} for r in annotated.references],
        "quotations": [_quotation(q) for q in annotated.quotations],
        "hearsay": [{"span": _pair(h.span), "cue": _pair(h.cue)} for h in annotated.hearsay],
        "timexes": [
            {
                "span": _pair(t.span),
                "type": t.type.value,
                "value": t.value,
                "edtf": t.edtf,
                "start": t.start,
                "end": t.end,
                "vague": t.vague,
            }
            for t in annotated.timexes
        ],
        "events": [_event(e, annotated) for e in annotated.events],
        "papers": [_paper(p) for p in annotated.papers],
        "commitments": [
            {
                "span": _pair(c.span),
                "what": c.what,
                "act": c.act.value,
                "when": c.when,
                "by": list(c.by),
                "event": c.event,
            }
            for c in annotated.commitments
        ],
        "issues": [_issue(i) for i in annotated.issues],
    }


def _pair(span: CharSpan) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: tuple[CharSpan, ...]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _quotation(q: Quotation) -> dict[str, Any]:
    return {
        "type": q.type.value,
        "spans": _pairs(q.spans),
        "speaker": _pairs(q.speaker),
        "speaker_name": q.speaker_name,
        "speakers": list(q.speakers),
        "cue": _pairs(q.cue),
        "frame": _pairs(q.frame),
        "addressee": _pairs(q.addressee),
        "addressee_name": q.addressee_name,
        "act": q.act.value,
        "medium": q.medium,
        "via": q.via,
        "within": q.within,
    }


def _participant(p: Participant, annotated: AnnotatedArticle) -> str:
    """The name of who has one, the words as written for others ("zwei Unterhändlern der Nordfront"), unless
    these are only a part of it ("Südlands" of "die Unterhändler Norlands und Südlands")."""
    if any(p.name == m.name for m in annotated.mentions) or not len(p.span):
        return p.name
    written = p.span.of(annotated.article.text)
    return written if len(written.split()) >= len(p.name.split()) else p.name


def _event(e: Event, annotated: AnnotatedArticle) -> dict[str, Any]:
    return {
        "span": _pair(e.span),
        "type": e.type.value,
        "status": e.status.value,
        "title": e.title,
        "participants": [_participant(p, annotated) for p in e.participants],
        "place": e.place,
        "start": e.start,
        "end": e.end,
        "round": e.round,
        "format": e.format,
        "moved_to": e.moved_to,
        "said_by": list(e.said_by),
        "denied_by": list(e.denied_by),
        "evidence": _pairs(e.evidence),
    }


def _issue(i: Issue) -> dict[str, Any]:
    return {
        "span": _pair(i.span),
        "matter": _pair(i.matter),
        "text": i.text,
        "status": i.status.value,
        "parties": list(i.parties),
        "said_by": list(i.said_by),
        "hearsay": i.hearsay,
    }


def _paper(p: Paper) -> dict[str, Any]:
    return {
        "span": _pair(p.span),
        "name": p.name,
        "kind": p.kind.value,
        "aliases": list(p.aliases),
        "mentions": _pairs(p.mentions),
        "points": p.points,
        "pages": p.pages,
        "size": p.size,
        "presented_by": list(p.presented_by),
        "presented": p.presented,
        "revises": list(p.revises),
        "part_of": list(p.part_of),
        "known": p.known.value,
        "contents": [{"text": c.text, "span": _pair(c.span)} for c in p.contents],
        "stances": [
            {
                "holder": s.holder,
                "stance": s.stance.value,
                "said_by": list(s.said_by),
                "span": _pair(s.span),
            }
            for s in p.stances
        ],
    }
