"""What the sides assert or deny, one by one, before it is brought together into claims.

Some assertions make a claim by themselves (``seed``): a denial, a confirmation, an admission, hearsay, an
event that stands on somebody's word. All other reported statements only lie ready: they become part of a
claim when somebody denies or confirms them. Demands, praise and forecasts are left out; a refusal to comment
speaks neither for nor against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lagebild.model.annotation import Act, Event, EventStatus, Hearsay, Quotation, QuotationType
from lagebild.model.article import Article
from lagebild.model.dossier import Evidence
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement, StatementKind
from lagebild.resolve.entities import Cast
from lagebild.resolve.likeness import (
    content_stems,
    forecasts,
    names_report,
    negates,
    passes_on,
    points_back,
    rejects,
    speaks_of_before,
    told_stems,
)
from lagebild.resolve.material import Material, evidence_of, quote, typed
from lagebild.resolve.propositions import as_sentence, ends_in_infinitive, is_relative
from lagebild.resolve.quotations import speakers_of
from lagebild.resolve.words import is_circle, is_medium

SEEDS = frozenset({Act.CONFIRM, Act.ADMIT, Act.DENY})
READY = SEEDS | {Act.SAY, Act.ANNOUNCE, Act.ACCUSE, Act.THREATEN, Act.PROMISE, Act.AGREE, Act.REGRET}
AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One voice for or against something, with the words.

    ``negated``: the words themselves say that something is not so. ``anaphoric``: they only point back
    ("Davon könne keine Rede sein"), so that what is meant stands before them.
    """

    article: str
    start: int
    voice: str | None
    act: Act
    event: int | None
    text: str
    stems: frozenset[str]
    evidence: tuple[Evidence, ...]
    seed: bool
    about: frozenset[str] = frozenset()
    """Sides of those whom the words name."""
    negated: bool = False
    anaphoric: bool = False
    former: bool = False
    """The words tell what the voice said before ("Bisher hatte sie das bestritten")."""
    continues: bool = False
    """Said in so many words, so that it may go on with a denial just before it."""
    spoken: bool = False
    """Somebody said it, though nobody may know who."""
    sentence: str = ""
    """The words as a sentence of their own."""
    empty: bool = False
    """The words only answer: "Kiew dementiert"."""
    side: str | None = None
    """Whom the voice speaks for."""
    company: frozenset[str] = frozenset()
    """Persons and bodies that the article names."""

    @property
    def denies(self) -> bool:
        """Whether the voice speaks against what the words name."""
        return self.act is Act.DENY


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the events of each article lie: ``(span, number of the happening, event)``."""

    events: dict[str, list[tuple[CharSpan, int, Event]]]

    def at(self, article: str, spans: Iterable[CharSpan]) -> tuple[int, Event] | None:
        """Return the event whose clause overlaps ``spans`` most."""
        best: tuple[int, int, Event] | None = None
        for span in spans:
            for place, number, event in self.events.get(article, ()):
                common = min(place.end, span.end) - max(place.start, span.start)
                if common > 0 and (best is None or common > best[0]):
                    best = (common, number, event)
        return best[1:] if best else None


def surroundings(reports: Iterable[tuple[str, Event, int]]) -> Surroundings:
    """Return where the events lie, from ``(article, event, number of its happening)``."""
    events: dict[str, list[tuple[CharSpan, int, Event]]] = defaultdict(list)
    for article, event, number in reports:
        events[article] += [(span, number, event) for span in dict.fromkeys((event.span, *event.evidence))]
    return Surroundings(dict(events))


def assertions_of(material: Material, cast: Cast, where: Surroundings) -> tuple[Assertion, ...]:
    """Return all assertions by article time and place in the article."""
    company = _company(cast)
    found: list[Assertion] = []
    answered = _answered(material)
    for statement in material.of_kind(StatementKind.QUOTATION):
        if _is_answered(statement, answered):
            continue
        found.extend(_from_quotation(statement, material, cast, where))
    for article, rows in where.events.items():
        for number, event in dict.fromkeys((number, event) for _, number, event in rows):
            found.extend(_from_event(article, event, number, material, cast))
    for statement in material.of_kind(StatementKind.HEARSAY):
        if not _says_nothing_that_is(statement, material):
            found.append(_from_hearsay(statement, material, where))
    return _sorted_once((replace(row, company=frozenset(company[row.article])) for row in found), material)


def _company(cast: Cast) -> dict[str, set[str]]:
    """Return the persons and bodies that each article names."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in cast.nodes.by_id.values():
        if node.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            for article in node.articles:
                found[article].add(cast.entity_of[node.id])
    return found


def _says_nothing_that_is(statement: Statement, material: Material) -> bool:
    """Whether hearsay is a forecast, or but an attribute of a noun."""
    found = typed(statement, Hearsay)
    article = material.by_id[statement.article_id]
    text = found.span.of(article.text)
    return forecasts(text, found.cue.of(article.text)) or is_relative(text, _before(article, found.span))


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


def _from_quotation(
    statement: Statement, material: Material, cast: Cast, where: Surroundings
) -> Iterator[Assertion]:
    found = typed(statement, Quotation)
    article = material.by_id[statement.article_id]
    pieces = [quote(article, span) for span in (*found.spans, *(found.frame or found.cue)) if len(span)]
    pieces_text = " ".join(piece.text for piece in pieces)
    voices = _voices_of(found, article, cast)
    text = " ".join(span.of(article.text) for span in found.spans)
    beside = " ".join(span.of(article.text) for span in (*found.speaker, *found.cue))
    anaphoric, act = _answer(found, article, text, beside)
    near = where.at(article.id, found.spans)
    summary = found.type is QuotationType.REPORTED
    if act not in READY or (summary and act is Act.SAY and not near):
        return
    seed = act in SEEDS and not (near and near[1].status in AHEAD and act is Act.CONFIRM)
    for voice in dict.fromkeys(voices):
        yield Assertion(
            article=article.id,
            start=found.spans[0].start,
            voice=voice,
            act=act,
            event=near[0] if near else None,
            text=text,
            stems=told_stems(text, beside) if summary else content_stems(text),
            evidence=tuple(dict.fromkeys(pieces)),
            seed=(seed and (voice is not None or (bool(found.speaker) and act is not Act.DENY)))
            or _anonymous(voice, found, article, cast)
            or (voice is None and passes_on(text)),
            about=_named_sides(article.id, found.spans, cast),
            negated=negates(text),
            anaphoric=anaphoric,
            former=summary and speaks_of_before(pieces_text),
            continues=not summary and (act is Act.DENY or negates(text)),
            spoken=bool(found.speaker or found.speakers),
            sentence=_sentence(found, article, _doer(found, voice, cast)),
            side=cast.side(voice) or voice,
            empty=anaphoric and points_back(text, beside, room=0),
        )


def _spelled_out(found: Quotation, article: Article) -> str:
    """Return what is said without pieces that only point to it: "Die Linie bleibe. Das sagte er"."""
    pieces = [span.of(article.text) for span in found.spans]
    return " ".join(piece for piece in pieces if content_stems(piece)) or " ".join(pieces)


def _sentence(found: Quotation, article: Article, doer: str | None) -> str:
    """Return what is said as a sentence; an infinitive clause whose doer is not sure stays with its frame."""
    made = as_sentence(_spelled_out(found, article), _before(article, found.spans[0]), doer)
    if not ends_in_infinitive(made) or not found.frame:
        return made
    whole = sorted((*found.frame, *found.spans))
    return as_sentence("".join(article.text[span.start : span.end + 1] for span in whole))


def _doer(found: Quotation, voice: str | None, cast: Cast) -> str | None:
    """Return whom an infinitive clause is about: who admits it, or who is accused of it."""
    if found.act in (Act.ACCUSE, Act.DEMAND, Act.ASK):
        return found.addressee_name
    return cast.entities[voice].name if voice else None


def _before(article: Article, span: CharSpan) -> str:
    return article.text[max(0, span.start - 12) : span.start]


def _voices_of(found: Quotation, article: Article, cast: Cast) -> list[str | None]:
    """Return who vouches for what is said: the speakers, but of a threat who tells of it, and nobody for what
    a paper or station has heard ("Nach Informationen des Senders sollen zwei dagegen gestimmt haben")."""
    if found.act is Act.THREATEN:
        return [cast.named(article.id, found.via) if found.via else None]
    text = " ".join(span.of(article.text) for span in found.spans)
    voices: list[str | None] = []
    for speaker in speakers_of(found, article, cast):
        row = cast.entities[speaker.entity] if speaker.entity else None
        hearsay = row is not None and row.kind is not EntityKind.PERSON and passes_on(text)
        voices.append(None if hearsay and row and is_medium(row.name) else speaker.entity)
    return voices or [None]


def _answer(found: Quotation, article: Article, text: str, beside: str) -> tuple[bool, Act]:
    """Return whether the words only point back, and the act with denials in plain words made out.

    "Davon könne keine Rede sein", said he; "wies Berichte zurück, wonach ...".
    """
    framing = " ".join(span.of(article.text) for span in (*found.frame, *found.spans))
    act = Act.DENY if found.act is Act.REJECT and names_report(framing) else found.act
    if act in SEEDS:
        return points_back(text, beside), act
    if act is Act.SAY and rejects(text) and points_back(text, beside, room=1):
        return True, Act.DENY
    return False, act


def _anonymous(voice: str | None, found: Quotation, article: Article, cast: Cast) -> bool:
    """Whether a source that nobody names asserts something: "Aus Verhandlungskreisen verlautete, ..."."""
    if voice is not None and cast.entities[voice].kind not in (EntityKind.GROUP, EntityKind.UNNAMED):
        return False
    words = [span.of(article.text) for span in (*found.speaker, *found.frame)]
    passed_on = voice is not None and bool(found.via) and passes_on(_content(found, article))
    return found.act is Act.SAY and (passed_on or any(is_circle(text) for text in words))


def _content(found: Quotation, article: Article) -> str:
    return " ".join(span.of(article.text) for span in found.spans)


def _named_sides(article: str, spans: Iterable[CharSpan], cast: Cast) -> frozenset[str]:
    nodes = {node for span in spans for node in cast.nodes.at(article, span)}
    sides = {cast.side(cast.entity_of[node]) for node in nodes}
    return frozenset(side for side in sides if side)


def _from_event(
    article_id: str, event: Event, number: int, material: Material, cast: Cast
) -> Iterator[Assertion]:
    """Yield the voices that an event stands on; an announced one is no claim, but may be denied."""
    article = material.by_id[article_id]
    voices = [(cast.named(article_id, name), Act.SAY, True) for name in event.said_by]
    if event.status is EventStatus.REPORTED and not event.said_by:
        voices.append((None, Act.SAY, True))
    elif not event.said_by and event.status is not EventStatus.DENIED:
        voices.append((None, Act.SAY, False))
    voices += [(cast.named(article_id, name), Act.DENY, True) for name in event.denied_by]
    text = event.span.of(article.text)
    for voice, act, seed in dict.fromkeys(voices):
        yield Assertion(
            article=article_id,
            start=event.span.start,
            voice=voice,
            act=act,
            event=number,
            text=text,
            stems=content_stems(text),
            evidence=(quote(article, event.span),),
            side=cast.side(voice) or voice,
            sentence=as_sentence(text, _before(article, event.span)),
            seed=seed and (act is Act.DENY or event.status not in AHEAD),
            negated=negates(text) and act is not Act.DENY,
        )


def _from_hearsay(statement: Statement, material: Material, where: Surroundings) -> Assertion:
    found = typed(statement, Hearsay)
    article = material.by_id[statement.article_id]
    near = where.at(article.id, (found.span,))
    text = found.span.of(article.text)
    return Assertion(
        article=article.id,
        start=found.span.start,
        voice=None,
        act=Act.SAY,
        event=near[0] if near else None,
        text=text,
        stems=content_stems(text),
        evidence=evidence_of(statement),
        sentence=as_sentence(text, _before(article, found.span)),
        seed=near is None or near[1].status not in AHEAD,
        negated=negates(text),
    )
