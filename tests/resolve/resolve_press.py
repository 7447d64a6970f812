"""Articles and findings by hand: surfaces are looked up in the text, so that offsets need no counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lagebild.model.annotation import (
    Act,
    Commitment,
    Description,
    Event,
    EventStatus,
    EventType,
    Hearsay,
    Issue,
    IssueStatus,
    Mention,
    MentionKind,
    Paper,
    PaperContent,
    PaperKind,
    Participant,
    Quotation,
    QuotationType,
    Role,
    Stance,
    StanceKind,
)
from lagebild.model.article import Article
from lagebild.model.dossier import Dossier
from lagebild.model.entity import Judgement
from lagebild.model.span import CharSpan
from lagebild.model.statement import Finding, Provenance, Statement, StatementKind
from lagebild.resolve import resolve


class Press:
    """A pile of articles with what was read in them."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.statements: list[Statement] = []

    def article(self, id: str, text: str, day: str | None = None, **fields: object) -> Reader:
        article = Article(id=id, source=f"{id}.txt", text=text, published=day, **fields)  # type: ignore[arg-type]
        self.articles.append(article)
        return Reader(self, article)

    def resolve(self, *judgements: Judgement, as_of: str | None = None) -> Dossier:
        return resolve(self.articles, self.statements, judgements, as_of=as_of)


class Reader:
    """Enters findings for one article. ``"Weber#2"`` means the second "Weber" of the text."""

    def __init__(self, press: Press, article: Article) -> None:
        self.press = press
        self.text = article.text
        self.id = article.id
        self._next: Counter[StatementKind] = Counter()

    def at(self, surface: str) -> CharSpan:
        words, _, number = surface.partition("#")
        place = -1
        for _ in range(int(number or 1)):
            place = self.text.index(words, place + 1)
        return CharSpan(place, place + len(words))

    def _enter(self, kind: StatementKind, finding: Finding, spans: Iterable[CharSpan]) -> int:
        number = self._next[kind]
        self._next[kind] += 1
        evidence = tuple(
            Provenance(
                article_id=self.id, span=span, excerpt=span.of(self.text), extractor=kind, version="test"
            )
            for span in dict.fromkeys(spans)
        )
        self.press.statements.append(
            Statement(
                id=f"{self.id}-{kind}-{number}",
                article_id=self.id,
                kind=kind,
                index=number,
                finding=finding,
                evidence=evidence,
            )
        )
        return number

    def mention(self, surface: str, kind: str, name: str | None = None, of: str | None = None) -> Reader:
        span = self.at(surface)
        found = Mention(span=span, kind=MentionKind(kind), name=name or span.of(self.text), of=of)
        self._enter(StatementKind.MENTION, found, [span])
        return self

    def person(self, surface: str, name: str | None = None) -> Reader:
        return self.mention(surface, "person", name)

    def role(self, name: str, surface: str, of: str | None = None, former: bool = False) -> Reader:
        span = self.at(surface)
        found = Role(name=name, title=span.of(self.text), span=span, of=of, former=former)
        self._enter(StatementKind.ROLE, found, [span])
        return self

    def description(self, surface: str, of: str | None = None, plural: bool = False) -> Reader:
        span = self.at(surface)
        found = Description(span=span, text=span.of(self.text), of=of, plural=plural)
        self._enter(StatementKind.DESCRIPTION, found, [span])
        return self

    def quotation(
        self,
        *content: str,
        act: str = "say",
        speakers: tuple[str, ...] = (),
        speaker: str | None = None,
        frame: str | None = None,
        type: str = "indirect",
        within: int | None = None,
    ) -> int:
        spans = tuple(self.at(piece) for piece in content)
        framing = (self.at(frame),) if frame else ()
        found = Quotation(
            type=QuotationType(type),
            spans=spans,
            act=Act(act),
            speakers=speakers,
            speaker=(self.at(speaker),) if speaker else (),
            frame=framing,
            within=within,
        )
        return self._enter(StatementKind.QUOTATION, found, [*spans, *framing])

    def hearsay(self, surface: str, cue: str) -> Reader:
        found = Hearsay(span=self.at(surface), cue=self.at(cue))
        self._enter(StatementKind.HEARSAY, found, [found.span, found.cue])
        return self

    def event(
        self,
        surface: str,
        type: str = "talks",
        status: str = "held",
        who: tuple[str, ...] = (),
        place: str | None = None,
        start: str | None = None,
        end: str | None = None,
        title: str | None = None,
        said_by: tuple[str, ...] = (),
        denied_by: tuple[str, ...] = (),
        moved_to: str | None = None,
        round: int | None = None,
        format: str | None = None,
    ) -> int:
        span = self.at(surface)
        people = tuple(Participant(name=name, span=self.at(name)) for name in who)
        found = Event(
            span=span,
            type=EventType(type),
            status=EventStatus(status),
            title=title or span.of(self.text),
            participants=people,
            place=place,
            place_span=self.at(place) if place and place in self.text else None,
            start=start,
            end=end,
            said_by=said_by,
            denied_by=denied_by,
            moved_to=moved_to,
            round=round,
            format=format,
        )
        return self._enter(StatementKind.EVENT, found, [span, *(p.span for p in people)])

    def paper(
        self,
        surface: str,
        kind: str = "plan",
        points: int | None = None,
        by: tuple[str, ...] = (),
        presented: str | None = None,
        revises: tuple[int, ...] = (),
        part_of: tuple[int, ...] = (),
        contents: tuple[str, ...] = (),
        stances: tuple[tuple[str, ...], ...] = (),
    ) -> int:
        span = self.at(surface)
        found = Paper(
            span=span,
            name=span.of(self.text),
            kind=PaperKind(kind),
            points=points,
            presented_by=by,
            presented=presented,
            revises=revises,
            part_of=part_of,
            contents=tuple(PaperContent(text=c, span=self.at(c)) for c in contents),
            stances=tuple(
                Stance(holder=holder, stance=StanceKind(kind), span=self.at(words), said_by=tuple(tellers))
                for holder, kind, words, *tellers in stances
            ),
        )
        return self._enter(StatementKind.PAPER, found, [span])

    def commitment(
        self, surface: str, when: str | None = None, by: tuple[str, ...] = (), event: int | None = None
    ) -> int:
        span = self.at(surface)
        found = Commitment(span=span, what=span.of(self.text), when=when, by=by, event=event)
        return self._enter(StatementKind.COMMITMENT, found, [span])

    def issue(
        self,
        surface: str,
        matter: str,
        status: str,
        parties: tuple[str, ...] = (),
        said_by: tuple[str, ...] = (),
        hearsay: bool = False,
    ) -> int:
        found = Issue(
            span=self.at(surface),
            matter=self.at(matter),
            text=matter.partition("#")[0],
            status=IssueStatus(status),
            parties=parties,
            said_by=said_by,
            hearsay=hearsay,
        )
        return self._enter(StatementKind.ISSUE, found, [found.span])
