"""What the article says of each paper over all its clauses: contents, stances, how its text is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.access import access
from lagebild.annotate.papers.advising import advice
from lagebild.annotate.papers.attitudes import attitudes
from lagebild.annotate.papers.attributes import attributed_stances
from lagebild.annotate.papers.contents import contents, dropped
from lagebild.annotate.papers.identity import Draft
from lagebild.annotate.papers.joining import join_in
from lagebild.annotate.papers.listing import follow
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.nominal import nominal
from lagebild.annotate.papers.offering import what_was_offered
from lagebild.annotate.papers.phrases import POINT_NOUNS, number
from lagebild.annotate.papers.reading import Reading
from lagebild.annotate.papers.relatives import relative_to
from lagebild.annotate.papers.scene import Scene, is_subject, listed, rows_used, soft, uses_any
from lagebild.annotate.papers.spelled_out import of_own_side, spelled_out
from lagebild.annotate.papers.stances import pressed, stances
from lagebild.annotate.papers.terms import amount_of, listed_behind, raised_to
from lagebild.model.annotation import PaperAccess, PaperContent, Stance, StanceKind
from lagebild.model.span import CharSpan

_LATER, _RECENT = 3, 20
_OLD = 4
"""So many words before the old number "statt" stands: "19 *statt* wie bisher 28 Punkte"."""


@dataclass(slots=True)
class Findings:
    """What is said of one paper."""

    known: PaperAccess = PaperAccess.REPORTED
    contents: list[PaperContent] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    withdrawn: bool = False
    evidence: list[CharSpan] = field(default_factory=list)

    def provide(self, found: list[PaperContent]) -> None:
        """Add contents that are new."""
        for content in found:
            if not any(content.span.overlaps(known.span) for known in self.contents[-_RECENT:]):
                self.contents.append(content)

    def stand(self, found: list[Stance]) -> None:
        """Add stances that are new."""
        self.stances += [s for s in found if s not in self.stances[-_RECENT:]]


def findings(reading: Reading) -> dict[int, Findings]:
    """Return the findings of each paper by the identity of its draft."""
    found = {id(draft): Findings() for draft in reading.drafts}
    opened: dict[int, bool] = {}
    for draft in reading.drafts:
        mine = found[id(draft)]
        if draft.told_by is not None:
            mine.provide(what_was_offered(draft.told_by))
            mine.evidence.append(draft.told_by.frame.span)
        for mention in draft.mentions:
            how = _take(reading, mention, draft, mine)
            if how is not None:
                opened[mention.head] = how
    _parts(reading, found)
    attitudes(reading, found, follow(reading, found, opened))
    for mine in found.values():
        mine.stances = list(of_own_side(reading, spelled_out(reading, mine.stances)))
    join_in(reading, found)
    return found


def _take(reading: Reading, mention: PaperMention, draft: Draft, mine: Findings) -> bool | None:
    """Take what the clause of a mention says; True where contents begin, False where they may follow."""
    scene = reading.scene(mention)
    if mention.head not in reading.settled:  # "die neue Fassung *des Plans*" is known or not, not the plan
        mine.known = access(scene, mention) or mine.known
        _measure(scene, mention, draft)
    mine.withdrawn = mine.withdrawn or _withdrawn(scene, mention)
    stated = [*amount_of(scene, mention), *listed_behind(scene, mention), *raised_to(scene, mention)]
    own = reading.owner.get(mention.head) is draft
    given = [*stated, *contents(scene, mention)] if own else []
    mine.provide(given)
    if mention.prep in ("in", "im", "aus") and (gone := dropped(scene)):
        mine.provide(gone)
        mine.provide(_also_gone(reading, reading.sentence_of[mention.head]))
    quotation = reading.quotation(scene.frame) if scene.frame.intro != "wie" else None
    presenters = frozenset(draft.presenters)
    taken = advice(scene, quotation) or stances(scene, mention, quotation, own=presenters) if own else []
    mine.stand(
        taken
        + pressed(scene)
        + ([*nominal(scene, mention), *attributed_stances(scene, mention)] if own else [])
    )
    if given and scene.frame.intro != "wie":  # "wie" only compares with what the paper provides
        return True
    agreed = any(s.stance is StanceKind.AGREES for s in taken)
    agreed = agreed and (mention.prep == "auf" or _passed(scene, mention))
    opened = uses_any(scene.frame, "papers_verbs", "presents", "stands", "lies") or _measured(scene, mention)
    raised = any(row.get("makes_new") for row in rows_used(scene.frame, "papers_verbs", "revises"))
    presented = ((raised or opened) and not mention.prep) or _brought(scene, mention)
    return False if agreed or presented else None


def _brought(scene: Scene, mention: PaperMention) -> bool:
    """Whether a relative clause tells that it was presented: "im Vertrag, *den Weber vorlegte*"."""
    relative = relative_to(scene, mention)
    return relative is not None and not soft(relative) and uses_any(relative, "papers_verbs", "presents")


def _passed(scene: Scene, mention: PaperMention) -> bool:
    """Whether a main clause tells that it was signed or passed: "Der Rat hat das Konzept beschlossen"."""
    frame = scene.frame
    done = frame.kind == "main" and frame.clause.tense != "future" and frame.clause.modal is None
    return done and not mention.prep and frame.lemma in listed("papers_stances", "passing")


def _withdrawn(scene: Scene, mention: PaperMention) -> bool:
    """Whether the clause says firmly that the paper is off the table: "zog das Papier zurück"."""
    frame = scene.frame
    if mention.prep or frame.finite is None or soft(frame) or frame.clause.negated:
        return False
    return uses_any(frame, "papers_verbs", "withdraws")


def _also_gone(reading: Reading, sentence: int) -> list[PaperContent]:
    """Return what is gone too, in the sentences behind: "Auch die Amnestie fehlt"."""
    found: list[PaperContent] = []
    for place in range(sentence + 1, min(len(reading.sentences), sentence + _LATER)):
        frames = reading.frames[place]
        if reading.paragraphs[place] != reading.paragraphs[sentence] or reading.spoken(place) or not frames:
            break
        main = next((f for f in frames if f.kind == "main" and f.finite is not None), None)
        if main is not None and not any(t.i in reading.owner for t in main.tokens):
            found += dropped(reading.scene_in(frames, main))
    return found


def _leads(frame: Frame, mention: PaperMention) -> bool:
    """Whether the paper is the subject or stands before the verb: "Der Text, eine neue Fassung, umfasst"."""
    if is_subject(frame, mention):
        return True
    return not mention.prep and frame.finite is not None and mention.last < frame.finite.i


def _measure(scene: Scene, mention: PaperMention, draft: Draft) -> None:
    """Read "Das Papier umfasst 20 Punkte", "Er hat 84 Seiten"."""
    frame, relative = scene.frame, relative_to(scene, mention)
    if relative is not None and relative.words[:1] in (["der"], ["die"], ["das"]) and _measures(relative):
        frame = relative  # "eine zweite Fassung, die sechs Punkte zählt"
    elif not _measures(frame) or not _leads(frame, mention):
        return
    for at, (before, word) in enumerate(pairwise(frame.words)):
        value = _instead(frame.words, at) or number(before)
        if value is not None and word in POINT_NOUNS and draft.points is None:
            draft.counted = value
        if value is not None and word == "seiten" and draft.pages is None:
            draft.pages = value


def _instead(words: list[str], at: int) -> int | None:
    """Return the number that now holds where the one at a place is of old: "*19* statt bisher 28 Punkte"."""
    near = words[max(0, at - _OLD) : at]
    if "statt" not in near:
        return None
    place = at - len(near) + near.index("statt")
    return number(words[place - 1]) if place else None


def _measured(scene: Scene, mention: PaperMention) -> bool:
    """Whether the clause tells how large the paper is, so that its terms may follow."""
    return _measures(scene.frame) and _leads(scene.frame, mention)


def _measures(frame: Frame) -> bool:
    told = not frame.clause.negated and not frame.clause.modal
    return told and uses_any(frame, "papers_verbs", "measures")


def _parts(reading: Reading, found: dict[int, Findings]) -> None:
    """Take stances towards changes and details: "Moskau wies jegliche Anpassungen zurück"."""
    parts = listed("papers_stances", "part")
    for place, frames in enumerate(reading.frames):
        for frame in frames:
            named = any(t.i in reading.owner for t in frame.tokens)
            if named or parts.isdisjoint(frame.words):
                continue
            draft = _latest(reading, place)
            if draft is not None:
                scene = reading.scene_in(frames, frame)
                found[id(draft)].stand(stances(scene, None, reading.quotation(frame)))


def _latest(reading: Reading, sentence: int) -> Draft | None:
    """Return the paper last spoken of near ``sentence``, a revised one where the text speaks of several."""
    paragraph = reading.paragraphs[sentence]
    near: list[tuple[bool, int, Draft]] = []
    for place in range(max(0, sentence - _LATER), sentence + 1):
        here = reading.paragraphs[place] == paragraph
        near += [(here, t.i, reading.owner[t.i]) for t in reading.sentences[place] if t.i in reading.owner]
    near = [row for row in near if row[2].size is None]
    near = [row for row in near if row[0]] or near
    later = [row for row in near if row[2].revised]
    return max(later or near, key=lambda row: row[1])[2] if near else None
