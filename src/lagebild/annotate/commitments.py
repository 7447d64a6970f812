"""Commitments: what is announced, offered, promised or demanded for a time ("bis Freitag", "am 24. Juni")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.events.frames import Frame, beginning_in, frames_by_sentence, text_of
from lagebild.annotate.events.parties import PartyReader
from lagebild.annotate.events.parts import lead, subjects_of
from lagebild.lexicon import entries
from lagebild.model.annotation import Act, Commitment, EventStatus, Timex, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from lagebild.annotate.events.parties import Party

_SHOWN = "commitments"
_SOON, _LONG = 270, 600
"""So many days ahead, what nobody does, or somebody does, is a term of a paper and no date of the talks."""
_BEGINNING = 60
"""So many days ahead, something that comes into force is a date of the talks."""
_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.POSSIBLE, EventStatus.CANCELLED})
_BEFORE = re.compile(r"\bvor (?:dem|der|den)(?: [a-zäöüß]+)* [A-ZÄÖÜ][\w-]+ am $")
_CONDITION = frozenset({"wenn", "falls", "ob", "als", "nachdem", "sofern", "während"})


@dataclass(frozen=True, slots=True)
class _Verb:
    act: Act
    plain: bool
    governs: bool


@cache
def _verbs() -> dict[str, _Verb]:
    rows = entries("commitments", "verb", ("lemmas", "act", "example"))
    return {
        lemma: _Verb(Act(row["act"]), bool(row.get("future_only")), bool(row.get("governs")))
        for row in rows
        for lemma in row["lemmas"]
    }


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(w for row in entries("commitments", table, ("words", "example")) for w in row["words"])


@Language.factory("lagebild_commitments", requires=["token.is_sent_start"])
class CommitmentFinder:
    """Pipeline component that finds commitments: ``doc._.commitments``, clauses in
    ``doc.spans["commitments"]``.

    "kündigte für Freitag ein Angebot an", "forderte, bis Ende Oktober zu antworten", "will am 3. März
    entscheiden": the clause, the time as EDTF (``../2026-02-13`` for "by") and who announces it. A past
    date, a
    supposition ("dürfte am Freitag") and a date that only says when something was announced are left out.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it reads times, names and events, as far as they have run."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the commitments of one document."""
        doc._.commitments = tuple(find_commitments(doc))
        spans = [
            doc.char_span(c.span.start, c.span.end, label=c.act.value, alignment_mode="expand")
            for c in doc._.commitments
        ]
        doc.spans[_SHOWN] = [span for span in spans if span is not None]
        return doc


def find_commitments(doc: Doc) -> list[Commitment]:
    """Return the commitments of ``doc`` in text order."""
    reader = PartyReader(doc)
    found: list[Commitment] = []
    for frames in frames_by_sentence(doc):
        for frame in frames:
            commitment = _commitment(doc, frame, frames, reader)
            if commitment is not None and not any(c.span.overlaps(commitment.span) for c in found[-8:]):
                found.append(commitment)
    return found


def _commitment(doc: Doc, frame: Frame, frames: list[Frame], reader: PartyReader) -> Commitment | None:
    if set(frame.words) & _words("supposition") or frame.intro in _CONDITION:
        return None
    if frame.finite is None and frame.kind != "inf":
        return None
    times = [t for t in _times(doc, frame) if _ahead(doc, t)]
    timex = next((t for t in times if lead(doc, t) not in ("statt", "als", "wie")), None)
    if timex is None:
        return None
    act = _act(doc, frame, frames, timex)
    if act is None:
        return None
    kind, speaker = act
    if any(set(f.words) & _words("supposition") for f in frames if f in (frame, speaker)):
        return None
    people = _speakers(frame, speaker, reader)
    event = _event_at(doc, frame)
    if event is None and (_content(doc, frame, people, timex) or _far(doc, timex, people)):
        return None
    span = _span(frame) if (begun := _begun(frame, frames)) is None else _span(begun, frame)
    return Commitment(
        span=span,
        what=_readable(text_of(doc)[span.start : span.end]),
        act=kind,
        when=_when(doc, timex),
        by=tuple(dict.fromkeys(p.name for p in people)),
        event=event,
    )


def _when(doc: Doc, timex: Timex) -> str | None:
    """Return the time as EDTF; "vor dem Fest am 12. April" is a time before that day."""
    when = timex.edtf or timex.start
    if when and len(when) == 10 and _BEFORE.search(text_of(doc)[: timex.span.start][-60:]):
        return f"../{when}"
    return when


def _begun(frame: Frame, frames: list[Frame]) -> Frame | None:
    """Return the clause that waits for the infinitive of this one, cut off by what stands between.

    "Die Bahn werde die Zahlen, um die gestritten wird, | bis Freitag offenlegen".
    """
    if (
        frame.kind != "sub"
        or frame.intro != "bis"
        or frame.index < 2
        or not frame.tokens[-1].text.endswith("n")
    ):
        return None
    for outer in reversed(frames[: frame.index]):
        finite = outer.finite.lower_ if outer.finite is not None else ""
        if outer.lemma == "werden" and finite in _words("reported") | {"wird"}:
            return outer
    return None


def _readable(clause: str) -> str:
    """Return the clause without the word that joins it: "[dass] der Bericht bis Freitag vorliege"."""
    first, _, rest = clause.partition(" ")
    return rest.lstrip(" ,–-") if rest and first.lower() in _words("joins") else clause


def _content(doc: Doc, frame: Frame, people: list[Party], timex: Timex) -> bool:
    """Whether the clause says what is to hold by a paper or a law: "Der Lohn soll ab Januar 2027 steigen"."""
    if any(frame.span.covers(content.span) for paper in doc._.papers for content in paper.contents):
        return True
    if set(frame.words) & _words("start") and _precise(timex) and not _far(doc, timex, people, _BEGINNING):
        return False
    return not people and frame.lemma in _words("provision")


def _precise(timex: Timex) -> bool:
    return len(timex.start or timex.end or "") >= 10


def _far(doc: Doc, timex: Timex, people: list[Party], most: int | None = None) -> bool:
    """Whether the time is none of the talks: years ahead, or far ahead of what nobody in particular does."""
    first, day = timex.start or timex.end or "", doc._.article.day if doc._.article else timex.anchor
    if not day:
        return False
    return _days(first) - _days(str(day)) > (most or (_LONG if people else _SOON))


def _days(edtf: str) -> int:
    """Return a day, a month or a year as a number of days, roughly."""
    year, month, day = (*(int(part) for part in edtf.split("-")[:3] if part.isdigit()), 1, 1, 1)[:3]
    return year * 365 + month * 30 + day


def _times(doc: Doc, frame: Frame) -> list[Timex]:
    return [
        t
        for t in beginning_in(doc, "timexes", frame.span.start, frame.span.end)
        if t.type in (TimexType.DATE, TimexType.TIME)
        and (t.edtf or t.start)
        and not t.value.endswith("_REF")
        and any(piece.covers(t.span) for piece in frame.clause.pieces)
    ]


def _ahead(doc: Doc, timex: Timex) -> bool:
    """Whether the time lies on or after the day of publication."""
    day = doc._.article.day if doc._.article else timex.anchor
    last = timex.end or timex.start or ""
    return bool(day) and (last >= str(day) or str(day).startswith(last))


def _act(doc: Doc, frame: Frame, frames: list[Frame], timex: Timex) -> tuple[Act, Frame] | None:
    """Return what kind of commitment the clause is, and the clause whose subject makes it."""
    own = _verbs().get(_lemma(frame))
    governor = _governor(frame, frames)
    outer = _verbs().get(_lemma(governor)) if governor is not None else None
    if own is not None and not own.plain and not own.governs and not _when_said(doc, frame, timex):
        return own.act, frame
    if governor is not None and outer is not None and not outer.plain and not governor.clause.negated:
        return outer.act, governor
    words = set(frame.words)
    if frame.finite is not None and frame.finite.lower_ in _words("intention"):
        return Act.ANNOUNCE, frame
    if frame.clause.tense == "future" or words & _words("scheduled"):
        return Act.ANNOUNCE, frame
    if (begun := _begun(frame, frames)) is not None:
        return Act.ANNOUNCE, begun
    if _meant(frame, frames, timex):
        return Act.ANNOUNCE, frame
    perfect = frame.finite is not None and frame.finite.lower_ in _words("perfect")
    if own is not None and own.plain and frame.clause.tense == "present" and not perfect:
        return own.act, frame
    return None


def _lemma(frame: Frame) -> str:
    """Return the verb, with the noun that makes it one of its own: "in Aussicht stellen"."""
    for row in entries("commitments", "phrase", ("verb", "noun", "lemma", "example")):
        if frame.lemma == row["verb"] and row["noun"] in frame.words:
            return str(row["lemma"])
    return frame.lemma


def _meant(frame: Frame, frames: list[Frame], timex: Timex) -> bool:
    """Whether a form that is no future tells what is meant for the day.

    "zu der sich beide am Freitag treffen wollten", "könne am 28. März unterschrieben werden", "würden bis
    Ende Februar ausgetauscht"; not "sollte am Freitag ..., " as a condition, nor under "wenn".
    """
    finite = frame.finite.lower_ if frame.finite is not None else ""
    if frame.clause.negated or not finite:
        return False
    if finite in _words("intended"):
        return frame.finite is not frame.tokens[0]
    if finite in _words("possible"):
        return _precise(timex)
    deadline = (timex.edtf or "").startswith("../")
    under = any(other.intro in _CONDITION for other in frames)
    return (
        finite in _words("reported")
        and frame.clause.passive
        and frame.clause.konjunktiv
        and deadline
        and not under
    )


def _governor(frame: Frame, frames: list[Frame]) -> Frame | None:
    if frame.kind == "rel":
        return None
    if frame.governor is not None:
        return frames[frame.governor]
    if frame.index and (frame.clause.konjunktiv or frame.kind == "inf"):
        return frames[frame.index - 1]
    return None


def _when_said(doc: Doc, frame: Frame, timex: Timex) -> bool:
    """Whether the time only says when it was announced: "kündigte am Freitag ein Angebot an"."""
    if frame.clause.tense not in ("past", "perfect", "pluperfect"):
        return False
    before = text_of(doc)[max(0, timex.span.start - 24) : timex.span.start].lower().split()
    return not any(word in _words("deadline") for word in before[-2:]) and not _behind_noun(doc, timex)


def _behind_noun(doc: Doc, timex: Timex) -> bool:
    """Whether the time hangs on a noun right before it ("zu Gesprächen am 24. Juni")."""
    words = text_of(doc)[max(0, timex.span.start - 40) : timex.span.start].split()
    while words and words[-1].lower() in ("am", "dem", "den", "im", "kommenden", "nächsten", "in", "der"):
        words.pop()
    return bool(words) and words[-1][:1].isupper() and len(words[-1]) > 3 and len(words) > 2


def _speakers(frame: Frame, speaker: Frame, reader: PartyReader) -> list[Party]:
    for source in (speaker, frame):
        inside = [p for p in reader.within(source.tokens) if not p.place]
        found = subjects_of(source, inside)
        if found:
            return found
    return []


def _event_at(doc: Doc, frame: Frame) -> int | None:
    for number, event in enumerate(doc._.events):
        if event.status in _AHEAD and any(
            s.overlaps(frame.clause.span) for s in (event.span, *event.evidence)
        ):
            return number
    return None


def _span(frame: Frame, last: Frame | None = None) -> CharSpan:
    tokens = [*frame.tokens, *(last.tokens if last is not None else ())]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    return CharSpan(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
