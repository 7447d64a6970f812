"""Who sees a paper how: "Für Weber ist der Plan ein Verrat", "aus Sicht der Gewerkschaft unannehmbar"."""

from __future__ import annotations

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.events.party import Party
from lagebild.annotate.konjunktiv import Mood
from lagebild.annotate.papers.anybody import anybody
from lagebild.annotate.papers.holders import unique
from lagebild.annotate.papers.judging import judged
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.scene import Scene, is_subject, listed
from lagebild.lexicon import group
from lagebild.model.annotation import Stance, StanceKind

_REACH = 4
"""The noun of the view stands among so many words before the party."""
_JUDGES = group("papers_grammar", "judging_copula")


def seen_by(scene: Scene, mention: PaperMention | None, own: frozenset[str] = frozenset()) -> list[Stance]:
    """Return the stances of those whose view the clause names, where it judges the paper.

    ``mention`` is the paper as the subject; without it the subject must be "das" or "es", right behind what
    the paper holds. Unknown words in quotation marks mock it, but not from those who brought it (``own``).
    """
    frame = scene.frame
    died = frame.lemma == "sterben" and frame.clause.tense == "perfect"
    if (
        not (frame.lemma in _JUDGES or died)
        or frame.clause.modal
        or not listed("papers_stances", "soft").isdisjoint(frame.words)
    ):
        return []
    if not (is_subject(frame, mention) if mention is not None else _is_that(frame)):
        return []
    if frame.clause.mood is Mood.KONJUNKTIV_II:
        return []  # "Für Norland wäre der Plan eine Kapitulation" is what others suppose
    viewers = [p for p in scene.reader.within(frame.tokens) if not p.place and _views(scene, p)]
    viewers = viewers or _to_whom(scene)
    opponent = mention is not None and own.isdisjoint(p.name for p in viewers)
    kind = judged(frame, opponent=opponent) if viewers else None
    if viewers and kind is None and not listed("papers_stances", "gone").isdisjoint(frame.words):
        kind = StanceKind.REJECTS  # "Für Weber ist der Plan gestorben"
    return [Stance(holder=p.name, stance=kind, span=frame.span) for p in unique(viewers)] if kind else []


def _to_whom(scene: Scene) -> list[Party]:
    """Return who stands in the dative: "*Dem Kämmerer* ist der Plan zu teuer", "ist *der CDU* zu wenig"."""
    frame = scene.frame
    if frame.finite is None or "zu" not in frame.words:
        return []
    tokens = list(frame.tokens)
    at = next(n for n, t in enumerate(tokens) if t.i >= frame.finite.i)
    behind = frame.words[at + 1 :]
    if tokens[0].lower_ in ("dem", "den"):
        tokens = tokens[:at]
    elif behind[:1] and behind[0] in ("der", "dem", "den") and "zu" in behind:
        tokens = tokens[at + 1 : at + 1 + behind.index("zu")]
    else:
        return []
    inside = [p for p in scene.reader.within(tokens) if p.prep == "" and not (p.genitive or p.dependent)]
    return inside[:1] or anybody(scene, frame, tokens)


def _is_that(frame: Frame) -> bool:
    subject = frame.clause.subject
    words = [t.lower_ for t in frame.tokens if subject is not None and subject.start <= t.idx < subject.end]
    return words in (["das"], ["dies"], ["es"])


def _views(scene: Scene, party: Party) -> bool:
    """Whether a party is whose view it is: "für Weber", "nach Ansicht Webers", "in den Augen der Partei"."""
    first, finite = scene.frame.tokens[0], scene.frame.finite
    leads = finite is not None and party.last < finite.i and party.first - first.i <= 2
    if (
        party.prep == "für"
        and not scene.frame.clause.konjunktiv
        and (leads or (finite is not None and 0 < party.first - finite.i <= 3))
    ):
        return True
    before = scene.doc[max(0, party.first - _REACH) : party.first]
    return any(t.lower_ in listed("papers_stances", "viewpoint") for t in before)
