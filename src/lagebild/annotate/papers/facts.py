"""What is said of a paper: who presented it and when, its contents, stances, and how its text is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from lagebild.annotate.events.frames import Frame, beginning_in, group, text_of
from lagebild.annotate.events.parties import Party, PartyReader
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.mentions import PaperMention, words_of
from lagebild.annotate.papers.verbs import passive, uses
from lagebild.lexicon import entries
from lagebild.model.annotation import PaperAccess, PaperContent, Stance, StanceKind, Timex
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = frozenset("\"„“”»«‚‘’'")
_FILLERS = frozenset(
    [
        "auch",
        "demnach",
        "unter",
        "anderem",
        "zudem",
        "außerdem",
        "nach",
        "laut",
        "darüber",
        "hinaus",
        "ferner",
        "jedoch",
        "aber",
        "dagegen",
        "bislang",
        "bisher",
        "derzeit",
        "offenbar",
        "dem",
        "vernehmen",
        "zufolge",
        "etwa",
        "zunächst",
        "überdies",
        "lediglich",
        "nur",
    ]
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One clause that speaks of a paper, with its sentence and the paper's places in it."""

    doc: Doc
    frames: list[Frame]
    frame: Frame
    reader: PartyReader
    papers: list[PaperMention]


def presenters(scene: Scene, mention: PaperMention) -> tuple[list[str], str | None]:
    """Return who is said to have presented the paper, and when (EDTF).

    From an attribute ("eines im März von X vorgelegten Plans"), a verb ("X legte einen Plan vor"), or, for
    plans and offers, a genitive ("das Angebot der Arbeitgeber").
    """
    attribute = [
        t for t in scene.doc[mention.first : mention.head] if t.lower_.rstrip("nersm") in _presented_stems()
    ]
    if attribute:
        tokens = list(scene.doc[mention.first : mention.head])
        names = [p.name for p in scene.reader.within(tokens) if p.prep in ("von", "vom", "durch")]
        return names, when(scene.doc, tokens)
    by_verb = _by_verb(scene, mention)
    if by_verb is not None:
        outside = [t for t in scene.frame.tokens if not mention.first <= t.i <= mention.last]
        return by_verb, when(scene.doc, outside)
    if mention.kind in ("plan", "offer", "draft") or mention.lemma == "Papier":
        return _owners(scene, mention), None
    return [], None


@cache
def _presented_stems() -> frozenset[str]:
    return frozenset((word + "e").rstrip("nersm") for word in words_of("presented")) | words_of("presented")


def _by_verb(scene: Scene, mention: PaperMention) -> list[str] | None:
    relative = _relative_to(scene, mention)
    firm = relative is not None and not soft(relative) and not relative.holds("negation")
    if relative is not None and firm and any(uses(relative, row) for row in _presents(mention)):
        return [p.name for p in holders(scene.frames, relative, scene.reader, scene.papers)]
    if mention.prep or soft(scene.frame) or scene.frame.holds("negation"):
        return None
    for row in _presents(mention):
        if uses(scene.frame, row):
            return [p.name for p in holders(scene.frames, scene.frame, scene.reader, scene.papers)]
    return None


def _presents(mention: PaperMention) -> list[dict[str, Any]]:
    """The verbs of presenting that fit the paper: a declaration is presented by whoever publishes it."""
    rows = entries("papers", "presents", ("finite", "particle", "joined", "example"))
    return [row for row in rows if mention.kind in row.get("only", (mention.kind,))]


def _relative_to(scene: Scene, mention: PaperMention) -> Frame | None:
    """The relative clause right behind the paper: "in der Erklärung, die von Weber veröffentlicht wurde"."""
    begins = (mention.last + 1, mention.last + 2)
    return next((f for f in scene.frames if f.kind == "rel" and f.tokens[0].i in begins), None)


def _owners(scene: Scene, mention: PaperMention) -> list[str]:
    after = list(scene.doc[mention.last + 1 : mention.last + 8])
    if not after:
        return []
    parties = scene.reader.within([scene.doc[mention.last], *after])
    lead = after[0].lower_
    if lead in ("der", "des", "von", "vom", "seiner", "ihrer") or (
        parties and parties[0].first == after[0].i and parties[0].named
    ):
        return [
            p.name
            for p in parties[:1]
            if p.first <= after[0].i + 2 and not p.place and (p.prep in ("", "von", "vom"))
        ]
    before = list(scene.doc[max(0, mention.first - 3) : mention.first])
    return [
        p.name
        for p in scene.reader.within([*before, scene.doc[mention.head]])
        if p.named and p.last == mention.first - 1 and p.dependent
    ]


def when(doc: Doc, tokens: list[Token]) -> str | None:
    """Return the EDTF of the first date among ``tokens``, as coarse as the text gives it."""
    inside = {t.i for t in tokens}
    low = min((t.idx for t in tokens), default=0)
    high = max((t.idx + len(t) for t in tokens), default=0)
    for timex in beginning_in(doc, "timexes", low, high):
        span = doc.char_span(timex.span.start, timex.span.end, alignment_mode="expand")
        if span is not None and len(span) and span[0].i in inside and timex.type in ("DATE", "TIME"):
            return _edtf(timex)
    return None


def _edtf(timex: Timex) -> str | None:
    if timex.edtf:
        return timex.edtf
    if timex.start and timex.end and timex.start != timex.end:
        return f"{timex.start}/{timex.end}"
    return timex.start


def soft(frame: Frame) -> bool:
    """Whether a clause only supposes, plans or demands: no firm stance comes from it."""
    return any(word in _soft_words() for word in frame.words)


@cache
def _soft_words() -> frozenset[str]:
    return frozenset(entries("papers_stances", "soft", ("words", "example"))[0]["words"]) - {"wird", "werden"}


def contents(scene: Scene, mention: PaperMention | None) -> list[PaperContent]:
    """Return what the paper is said to provide in this clause; ``mention`` None where a pronoun stands for
    it.

    "sieht eine Waffenruhe von 60 Tagen vor", "sieht vor, dass ...", "... ist darin vorgesehen". The words of
    the object are kept as written, the supposed ("soll ... vorsehen") is left out.
    """
    frame = scene.frame
    if mention is not None and mention.prep not in ("", "in", "im", "laut", "nach"):
        return []
    for row in entries("papers", "provides", ("finite", "particle", "joined", "example")):
        verb = uses(frame, row)
        if verb is None or _supposed(frame):
            continue
        clause = _following_clause(scene)
        tokens = clause if clause else _object(scene, mention, verb, row["particle"])
        if tokens:
            span = CharSpan(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
            return [PaperContent(text=span.of(text_of(scene.doc)), span=span)]
    return []


def _supposed(frame: Frame) -> bool:
    return not frozenset(
        [
            "soll",
            "sollen",
            "dürfte",
            "dürften",
            "könnte",
            "könnten",
            "vermutlich",
            "möglicherweise",
            "wohl",
            "angeblich",
            "nicht",
            "würde",
        ]
    ).isdisjoint(frame.words)


def _following_clause(scene: Scene) -> list[Token]:
    for other in scene.frames[scene.frame.index + 1 : scene.frame.index + 2]:
        if other.intro == "dass" or (other.kind == "inf" and other.intro == ""):
            return _trim([t for t in other.tokens if t.lower_ != "dass"])
    return []


def _object(scene: Scene, mention: PaperMention | None, verb: Token, particle: str) -> list[Token]:
    """The words of the clause that are neither paper, verb, nor filler: its object."""
    paper = range(mention.first, mention.last + 1) if mention else range(0)
    drop = {verb.i} | set(paper)
    tokens = [t for t in scene.frame.tokens if t.i not in drop]
    if particle:
        tokens = [t for t in tokens if t.lower_ != particle or t.i < verb.i]
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if runs[-1] and token.i != runs[-1][-1].i + 1:
            runs.append([])
        runs[-1].append(token)
    candidates = [t for run in runs if len(t := _trim(run)) > 1 or (t and t[0].text[:1].isupper())]
    candidates = [
        run
        for run in candidates
        if run[0].lower_ not in ("laut", "nach") and not _genitive_tail(run, mention)
    ]
    return max(candidates, key=len, default=[])


def _genitive_tail(run: list[Token], mention: PaperMention | None) -> bool:
    """Whether the words only belong to the paper ("[der Plan] der Vermittler")."""
    return mention is not None and run[0].i == mention.last + 1 and run[0].lower_ in ("der", "des", "von")


def _empty(token: Token) -> bool:
    """Whether a word at the edge of an object is no part of the content."""
    word = token.lower_
    pronouns = ("darin", "es", "er", "sie", "dieser", "dieses", "diese", "und", "sowie", "in")
    return token.is_punct or word in _FILLERS or word in group("auxiliary") or word in pronouns


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and _empty(tokens[0]):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in group("auxiliary") | {"und", "sowie"}):
        tokens = tokens[:-1]
    return tokens


def access(scene: Scene) -> PaperAccess | None:
    """Return how the clause says that the paper's text is known, or None where it does not say."""
    text = f" {' '.join(scene.frame.words)} "
    for row in entries("papers", "access", ("known", "words", "example")):
        if any(f" {word} " in text for word in row["words"]):
            return PaperAccess(row["known"])
    return None


def stances(scene: Scene, mention: PaperMention | None) -> list[Stance]:
    """Return the firm stances that the clause states towards the paper (``mention`` None: towards its
    changes).

    "Moskau lehnte den Plan ab"; nothing from "Moskau dürfte den Plan ablehnen" or "lehnte nicht ab".
    """
    if soft(scene.frame) and not _asks(scene.frame):
        return []
    for row in entries("papers_stances", "stance", ("stance", "finite", "particle", "joined", "example")):
        verb = uses(scene.frame, row)
        if verb is None or not _fits(scene, mention, row):
            continue
        kind = _judged(scene.frame) if row.get("judged") else StanceKind(row["stance"])
        kind = _negated(scene.frame, kind)
        if kind is None:
            continue
        along = ("mit",) if row.get("on") else ()
        span = scene.frame.span
        people = holders(scene.frames, scene.frame, scene.reader, scene.papers, along)
        return [Stance(holder=p.name, stance=kind, span=span) for p in _unique(people)]
    return []


def _asks(frame: Frame) -> bool:
    row = next(r for r in entries("papers_stances", "stance") if r["stance"] == "demands")
    return (
        any(w in row["needs"] for w in frame.words)
        and frame.finite is not None
        and frame.finite.lower_ in row["finite"]
    )


def _fits(scene: Scene, mention: PaperMention | None, row: dict[str, Any]) -> bool:
    words = scene.frame.words
    if row.get("needs") and not any(need in words for need in row["needs"]):
        return False
    if passive(scene.frame) and row["stance"] != "agrees" and row.get("needs"):
        return False
    prep = mention.prep if mention else ""
    if row.get("on"):
        return prep in row["on"]
    if row.get("needs"):
        return prep in ("", "an", "am")
    return prep == "" or (row["stance"] in ("criticises", "supports") and prep in ("an", "am"))


def _negated(frame: Frame, kind: StanceKind | None) -> StanceKind | None:
    if kind is None or not frame.holds("negation"):
        return kind
    if kind is StanceKind.AGREES:
        return StanceKind.REJECTS
    return kind if _judgement_words(frame) else None


def _judged(frame: Frame) -> StanceKind | None:
    found = _judgement_words(frame)
    return StanceKind(found) if found else None


def _judgement_words(frame: Frame) -> str | None:
    text = f" {' '.join(w for w in frame.words if w not in _MARKS)} "
    for row in entries("papers_stances", "judgement", ("stance", "words", "example")):
        for word in row["words"]:
            if re.search(rf"\b{re.escape(word)}(?:e[nrsm]?)?\b", text):
                return str(row["stance"])
    return None


def _unique(parties: list[Party]) -> list[Party]:
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.name, party)
    return list(seen.values())


def pressed(scene: Scene) -> list[Stance]:
    """Return who asked for the changes: "auf Drängen der Ukraine überarbeitet"."""
    words = scene.frame.words
    for position, word in enumerate(words[:-2]):
        if word == "auf" and words[position + 1] in (
            "drängen",
            "druck",
            "verlangen",
            "wunsch",
            "betreiben",
            "forderung",
        ):
            tokens = list(scene.frame.tokens[position + 1 :])
            parties = [p for p in scene.reader.within(tokens) if p.prep in ("", "von")]
            return [
                Stance(holder=p.name, stance=StanceKind.DEMANDS, span=scene.frame.span)
                for p in _unique(parties)
            ]
    return []
