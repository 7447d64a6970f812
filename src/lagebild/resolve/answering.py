"""Who answers, what is answered, and which quotations go with an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lagebild.model.annotation import Act, Hearsay, Quotation, QuotationType
from lagebild.model.article import Article
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import StatementKind
from lagebild.resolve.answer_words import listed
from lagebild.resolve.answers import Answer, answers_in
from lagebild.resolve.entities import Cast
from lagebild.resolve.keys import fold
from lagebild.resolve.likeness import calls_false
from lagebild.resolve.material import Material, typed
from lagebild.resolve.quotations import by_office, speakers_of
from lagebild.resolve.sentences import sentences
from lagebild.resolve.words import capital

ASSERTIVE = frozenset({Act.SAY, Act.ANNOUNCE, Act.ACCUSE, Act.CONFIRM, Act.ADMIT, Act.THREATEN, Act.PROMISE})
"""Acts that say what is so; only they can be denied by "wies das zurück"."""
ANSWERS = frozenset({Act.DENY, Act.REJECT, Act.CONFIRM, Act.ADMIT})
_SPEAKING = (
    EntityKind.PERSON,
    EntityKind.UNNAMED,
    EntityKind.GROUP,
    EntityKind.DELEGATION,
    EntityKind.ORGANISATION,
    EntityKind.GOVERNMENT,
    EntityKind.STATE,
    EntityKind.PLACE,
)
_POSSESSIVE = re.compile(r"(?:sein|ihr)(?:e[mnrs]?)?")
_JOINT = re.compile(r"[\w-]+|,")
_DEFINITE = re.compile(r"\b(?:[Dd]er|[Dd]ie|[Dd]as)\s+([A-ZÄÖÜ][\w-]+)")
_OFFICE = re.compile(r"\b[Dd](?:er|ie) [A-ZÄÖÜ][\w-]+\b")
_RELATIVE = re.compile(r"(?:der|die|das)\s")
_PAST = re.compile(r"\b[a-zäöüß]{2,}ten?\b(?!\s+[A-ZÄÖÜ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer with who gives it; ``earlier`` is the sentence that it answers, where nobody is quoted there
    and no hearsay stands there, with ``teller``, who told it."""

    article: str
    answer: Answer
    voices: tuple[str | None, ...]
    earlier: CharSpan | None = None
    teller: str | None = None

    sides: frozenset[str] = frozenset()
    """Whom the voices speak for."""

    def takes(self, quotation: Quotation) -> bool:
        """Whether a quotation is but the answer itself: "Idris bestritt das"."""
        return quotation.type is QuotationType.REPORTED and any(
            span.overlaps(self.answer.verb) for span in quotation.spans
        )

    def frames(self, quotation: Quotation) -> bool:
        """Whether the answer introduces a quotation: "Osterloh dementierte das: ..."."""
        return any(span.overlaps(self.answer.verb) for span in (*quotation.frame, *quotation.cue))


def runs_over(quotation: Quotation, answer: Answer) -> bool:
    """Whether a quotation begins as what is answered, with its teller between that and the answer: "Dass die
    Firma schließe, wie Weber behauptete, wies Krause zurück"."""
    content = answer.content
    if content is None or answer.retracts or quotation.spans[0].start != content.start:
        return False
    return any(content.end <= cue.start and cue.end <= answer.span.start for cue in quotation.cue)


def replies_of(material: Material, cast: Cast) -> dict[str, list[Reply]]:
    """Return the answers of each article, in text order."""
    quotations: dict[str, list[Quotation]] = {}
    for statement in material.of_kind(StatementKind.QUOTATION):
        quotations.setdefault(statement.article_id, []).append(typed(statement, Quotation))
    hearsay: dict[str, list[CharSpan]] = {}
    for statement in material.of_kind(StatementKind.HEARSAY):
        hearsay.setdefault(statement.article_id, []).append(typed(statement, Hearsay).span)
    found: dict[str, list[Reply]] = {}
    for article in material.articles:
        reader = _Reader(article, cast, quotations.get(article.id, []), hearsay.get(article.id, []))
        found[article.id] = list(reader.replies())
    return found


class _Reader:
    """The answers of one article among what is quoted in it."""

    def __init__(
        self, article: Article, cast: Cast, quotations: Sequence[Quotation], hearsay: Sequence[CharSpan]
    ) -> None:
        self._article = article
        self._cast = cast
        self._quotations = quotations
        self._hearsay = hearsay

    def replies(self) -> Iterable[Reply]:
        answers = [answer for answer in answers_in(self._article) if not self._quoted(answer)]
        verbs = [answer.verb for answer in answers]
        for answer in answers:
            reply = self._reply(answer, verbs)
            if reply is not None:
                yield reply

    def _quoted(self, answer: Answer) -> bool:
        """Whether an answer stands in somebody's own words, or in a sentence whose rest says it already."""
        for quotation in self._quotations:
            direct = quotation.type is QuotationType.DIRECT
            if direct and any(span.covers(answer.verb) for span in quotation.spans):
                return True
            if self._says_itself(quotation, answer) or self._says_behind(quotation, answer):
                return True
            sentence = sentences(self._article)[answer.sentence]
            if any(span.overlaps(answer.verb) for span in (*quotation.cue, *quotation.frame)) and any(
                sentence.start <= span.start and span.end <= answer.span.start for span in quotation.spans
            ):
                return True
        return False

    def _says_itself(self, quotation: Quotation, answer: Answer) -> bool:
        """Whether what is answered is read as what somebody says: "dementierte [das Treffen am Fluss]"."""
        inside = any(answer.span.covers(span) and not span.overlaps(answer.verb) for span in quotation.spans)
        return inside and quotation.type is not QuotationType.DIRECT and quotation.act in ANSWERS

    def _says_behind(self, quotation: Quotation, answer: Answer) -> bool:
        """Whether the words behind a comma tell what is answered: "wies Vorwürfe zurück, [er spiele auf
        Zeit]"."""
        own = quotation.type is QuotationType.INDIRECT and quotation.act in ANSWERS
        comma = self._article.text[answer.span.end : answer.span.end + 1] == ","
        behind = quotation.spans[0].start - answer.span.end in range(1, 4)
        framed = any(span.overlaps(answer.verb) for span in (*quotation.cue, *quotation.frame))
        return bool(answer.noun) and own and comma and behind and framed and not answer.retracts

    def _reply(self, answer: Answer, verbs: Sequence[CharSpan]) -> Reply | None:
        earlier = self._earlier(answer)
        source = self._source(answer)
        if source is not None and source.act not in ASSERTIVE:
            return None
        if answer.act is Act.REJECT:
            false = calls_false(answer.span.of(self._article.text))
            if not (answer.told or false or self._asserted(earlier)):
                return None
            answer = replace(answer, act=Act.DENY)
        voices = self._voices(answer)
        if answer.retracts and answer.content:
            voices = tuple(None if self._cast.names(self._article, answer.content, v) else v for v in voices)
        sides = frozenset(side for voice in voices if (side := self._cast.side(voice) or voice))
        reply = Reply(article=self._article.id, answer=answer, voices=voices, sides=sides)
        if source is not None:
            return replace(reply, teller=self._speaker(source))
        if earlier is None or answer.content or (answer.noun and not answer.told):
            return reply
        if self._covered(earlier) or any(earlier.covers(verb) for verb in verbs):
            return reply
        if earlier.of(self._article.text).endswith("?"):
            return reply
        return replace(reply, earlier=earlier, teller=self._teller(earlier))

    def _source(self, answer: Answer) -> Quotation | None:
        """Return the quotation that runs from what is answered over the answer, told by another."""
        return next((one for one in self._quotations if runs_over(one, answer)), None)

    def _earlier(self, answer: Answer) -> CharSpan | None:
        """Return the sentence before, or what stands before the answer in its own sentence."""
        text, found = self._article.text, sentences(self._article)
        own = found[answer.sentence]
        before = text[own.start : answer.span.start].rstrip()
        if before.endswith(";"):
            return CharSpan(own.start, own.start + len(before) - 1)
        return found[answer.sentence - 1] if answer.sentence else None

    def _asserted(self, earlier: CharSpan | None) -> bool:
        if earlier is None:
            return False
        if any(span.overlaps(earlier) for span in self._hearsay):
            return True
        return any(
            quotation.act in ASSERTIVE and quotation.type is not QuotationType.REPORTED
            for quotation in self._quotations
            if any(span.overlaps(earlier) for span in quotation.spans)
        )

    def _covered(self, earlier: CharSpan) -> bool:
        spans = [span for quotation in self._quotations for span in quotation.spans]
        return any(span.overlaps(earlier) for span in (*spans, *self._hearsay))

    def _teller(self, earlier: CharSpan) -> str | None:
        """Return who is reported right before, where the sentence may go on with it: a weak past is also a
        Konjunktiv ("Die Liste sei lückenhaft. Es fehlten Namen")."""
        if not _PAST.search(earlier.of(self._article.text)):
            return None
        for quotation in reversed(self._quotations):
            last = max(span.end for span in quotation.spans)
            gap = self._article.text[last : earlier.start]
            if last <= earlier.start and len(gap) < 4 and "\n" not in gap:
                if quotation.type in (QuotationType.INDIRECT, QuotationType.INDIRECT_FREE_INDIRECT):
                    return self._speaker(quotation)
                return None
        return None

    def _speaker(self, quotation: Quotation) -> str | None:
        speakers = speakers_of(quotation, self._article, self._cast)
        return speakers[0].entity if len(speakers) == 1 else None

    def _voices(self, answer: Answer) -> tuple[str | None, ...]:
        named = self._named(answer)
        if len(named) > 1:
            return named
        for quotation in self._quotations:
            places = (*quotation.cue, *quotation.frame, *quotation.spans)
            if runs_over(quotation, answer):
                continue
            if any(span.overlaps(answer.verb) for span in places) and (voice := self._speaker(quotation)):
                return (self._acting(voice),)
        return named or (self._antecedent(answer) or self._body(answer) or self._holder(answer),)

    def _holder(self, answer: Answer) -> str | None:
        """Return whom the clause calls by the office: "erst am Sonntag gibt der Präsident es zu"."""
        offices = _OFFICE.findall(answer.span.of(self._article.text))
        found = (by_office(text, self._article, self._cast) for text in offices)
        return next((one for one in found if one), None)

    def _antecedent(self, answer: Answer) -> str | None:
        """Return who stands right before a relative clause whose verb ends it: "die Ministerin, [die das
        Treffen bestritten hatte]"."""
        clause = answer.span.of(self._article.text)
        if not _RELATIVE.match(clause) or answer.span.end - answer.verb.end > len(" hatten"):
            return None
        for span, node in sorted(self._cast.nodes.spans.get(self._article.id, ()), reverse=True):
            if self._article.text[span.end : answer.span.start] == ", ":
                entity = self._cast.entity_of[node]
                return self._acting(entity) if self._cast.entities[entity].kind in _SPEAKING else None
        return None

    def _named(self, answer: Answer) -> tuple[str, ...]:
        """Return the first name of the clause that is its subject, with those that speak with it."""
        text = self._article.text
        rows = self._names(answer)
        found: list[tuple[CharSpan, str]] = []
        for span, entity in rows:
            if not found:
                where = self._beside(answer, span)
                man = re.search(r"\bman\b", answer.span.of(text))
                if not where or (man and self._cast.entities[entity].kind is EntityKind.PLACE):
                    found.append((span, entity))
                continue
            between = text[found[-1][0].end : span.start]
            if self._joins(between):
                found.append((span, entity))
        return tuple(dict.fromkeys(self._acting(entity) for _, entity in found))

    def _names(self, answer: Answer) -> list[tuple[CharSpan, str]]:
        """Return the names of the clause, without those inside others and those of whom others belong to."""
        rows = [
            (span, self._cast.entity_of[node])
            for span, node in self._cast.nodes.spans.get(self._article.id, ())
            if answer.span.covers(span)
        ]
        rows = [row for row in rows if self._cast.entities[row[1]].kind in _SPEAKING]
        rows = [row for row in rows if not _POSSESSIVE.fullmatch(row[0].of(self._article.text))]
        kept = [
            (span, entity)
            for span, entity in rows
            if not any(other.covers(span) and len(other) > len(span) for other, _ in rows)
        ]
        genitive = [row for row in kept if row[0].of(self._article.text).endswith(("s", "’", "'"))]
        owners = {
            span
            for span, _ in genitive
            if any(0 < other.start - span.end < 40 and " " in self._between(span, other) for other, _ in kept)
        }
        return sorted((span, entity) for span, entity in kept if span not in owners)

    def _between(self, left: CharSpan, right: CharSpan) -> str:
        between = self._article.text[left.end : right.start]
        return between if not re.search(r"[,;]|\bund\b|\bsowie\b|\bauch\b", between) else ""

    def _beside(self, answer: Answer, span: CharSpan) -> bool:
        """Whether a name hangs on a preposition: "im Sender Nordfunk"."""
        before = self._article.text[answer.span.start : span.start].split()
        return any(word.casefold() in listed("beside") for word in before[-3:])

    def _joins(self, between: str) -> bool:
        words = _JOINT.findall(between)
        lower = [word for word in words if word[:1].islower() or word == ","]
        small = [word for word in lower if word in listed("joint") or word == ","]
        return bool(small) and ("und" in small or "auch" in small or "sowie" in small) and len(words) < 9

    def _acting(self, entity: str) -> str:
        """Return the state for which a capital stands: "In Seestadt weist man das zurück"."""
        row = self._cast.entities[entity]
        seat = capital(row.name) if row.kind is EntityKind.PLACE else None
        return self._cast.entity_of.get(f"state:{fold(seat[1])}", entity) if seat else entity

    def _body(self, answer: Answer) -> str | None:
        """Return the body named before that the clause calls by one of its words: "Die Vereinigung"."""
        nouns = {noun for noun in _DEFINITE.findall(answer.span.of(self._article.text)) if len(noun) > 4}
        for span, node in sorted(self._cast.nodes.spans.get(self._article.id, ()), reverse=True):
            row = self._cast.entities[self._cast.entity_of[node]]
            body = row.kind is EntityKind.ORGANISATION and span.end <= answer.span.start
            if body and not nouns.isdisjoint(row.name.split()):
                return row.id
        return None
