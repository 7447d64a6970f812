"""Sentences that go on with what the paper before them provides, though they do not name it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import ClauseKind
from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.events.hearsay import supposes
from lagebild.annotate.konjunktiv import Mood, may_be_zu_infinitive
from lagebild.annotate.papers.amounts import would
from lagebild.annotate.papers.fate import about_fate, comes_together
from lagebild.annotate.papers.scene import Scene, listed, rows_used, subject_of
from lagebild.annotate.papers.wording import content_of
from lagebild.lexicon import entries, group
from lagebild.model.annotation import MentionKind, PaperContent, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_BE_DONE = group("papers_grammar", "to_be_done")
_SAME = group("papers_grammar", "the_same")
_CONDITIONS = group("papers_grammar", "condition")
_PLANNED = group("papers_grammar", "planning")


def goes_on(
    scene: Scene, opened: bool, *, told: bool = False, conditional: bool = False, shifted: bool = False
) -> list[PaperContent] | None:
    """Return what a sentence adds to the contents of the paper before it, None where it is of something else.

    "Im Januar sollen weitere zwei Prozent folgen. Hinzu kommt eine Einmalzahlung. Der Vertrag soll 27 Monate
    laufen. Norland erhielte 15 Jahre lang Zugang." ``opened`` says that the sentence before gave contents;
    else the sentence must have an amount or "soll", as terms have. ``told`` says that whoever tells of the
    paper goes on speaking, so that Konjunktiv I is no opinion; ``conditional`` that the sentence before
    stood in Konjunktiv II, so that "gingen" may do so too; ``shifted`` that it told in a past tense how the
    paper came, so that the present goes on with its terms ("legte einen Plan vor. Das Orchester *wird
    aufgelöst*"). Opinions, what persons do and what is past end
    the list.
    """
    frame = scene.frame
    goes = opened or shifted
    if frame.finite is None or not _normative(frame, goes, told, conditional) or _acts(scene, frame):
        return None
    if about_step(frame) or _reacts(frame) or any(supposes(f) or _of_consent(f) for f in scene.frames):
        return None
    if about_fate(scene) or _meets(scene, frame):
        return None
    if not (_binding(scene, frame) if opened else _term(scene) or (shifted and _arranges(frame))):
        return None
    return content_of(scene.doc, whole(scene)) or None


def between(scene: Scene) -> list[PaperContent]:
    """Return a sentence in the present that may be a term between two others: "Die drei Länder *tauschen
    täglich Daten aus*. Streitigkeiten werden einem Rat vorgelegt"."""
    frame = scene.frame
    clause = frame.clause
    plain = clause.tense == "present" and not (clause.negated or clause.konjunktiv or clause.modal)
    if frame.finite is None or not plain or clause.subject is None or acts_itself(scene, frame):
        return []
    told = frame.lemma in ("sein", "haben") or frame.lemma in listed("papers_contents", "no_term")
    now = listed("papers_contents", "now") | listed("papers_verbs", "comment")
    if told or not now.isdisjoint(frame.words) or rows_used(frame, "papers_stances", "stance"):
        return []
    if about_step(frame) or _reacts(frame) or any(supposes(f) for f in scene.frames):
        return []
    return content_of(scene.doc, whole(scene))


def same_again(frame: Frame) -> bool:
    """Whether a clause only extends what was said before it: "*Gleiches gilt* für Zölle"."""
    return frame.lemma == "gelten" and not _SAME.isdisjoint(frame.words)


def _of_consent(frame: Frame) -> bool:
    """Whether a clause is the condition that somebody takes the paper: "*Stimmt Südland zu*, soll der Vertrag
    im Mai unterzeichnet werden"."""
    condition = frame.clause.kind is ClauseKind.VERB_FIRST or frame.intro in _CONDITIONS
    if not condition:
        return False
    return frame.lemma in _consenting() or bool(rows_used(frame, "papers_stances", "stance"))


@cache
def _consenting() -> frozenset[str]:
    found = entries("papers_stances", "absolute", ("stance", "lemmas", "example"))
    return frozenset(lemma for row in found if not row.get("needs") for lemma in row["lemmas"])


def whole(scene: Scene) -> list[Token]:
    """Return the words of all clauses of the scene without the mark at the end."""
    inside = [t.i for f in scene.frames for t in f.tokens]
    tokens = [t for t in scene.doc[min(inside) : max(inside) + 1] if not t.is_space]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in '»“"':
        tokens.pop()
    if tokens and tokens[0].lower_ == "und":
        tokens.pop(0)
    return tokens


def _normative(frame: Frame, opened: bool, told: bool, conditional: bool) -> bool:
    """Whether the clause says what is to be: in the present or future, or "sollte" of an earlier plan."""
    clause = frame.clause
    if not listed("papers_verbs", "comment").isdisjoint(frame.words):
        return frame.finite is not None and frame.finite.lower_ == "solle" and clause.konjunktiv
    if frame.finite is not None and frame.finite.lower_ in ("sollte", "sollten", "solle"):
        return True
    if clause.mood is Mood.KONJUNKTIV_II and is_to(frame):
        return opened  # "Söldner hätten das Land zu verlassen"
    if clause.mood is Mood.KONJUNKTIV_II:
        return opened and clause.modal in (None, "müssen", "dürfen", "können") and not _only_supposed(frame)
    if clause.mood is Mood.KONJUNKTIV_I:
        return opened and (told or (clause.passive and clause.modal is not None))
    if frame.lemma in _PLANNED and clause.negated:
        return False  # "Nicht vorgesehen ist eine Amnestie"
    if frame.lemma in _PLANNED and clause.tense == "perfect":
        return True  # "ist ein freier Tag vorgesehen"
    if clause.tense == "past" and clause.ambiguous and opened:
        return (conditional or _measured(frame)) and _conditional(frame)
    if opened and clause.tense in ("present", "perfect") and is_to(frame):
        return True
    if clause.modal == "wollen" and opened and clause.tense == "present":
        return _of_partners(frame)
    may = clause.modal == "können" and opened
    binding = may or clause.modal in (None, "sollen", "müssen", "dürfen")
    return clause.tense in ("present", "future") and binding


def _only_supposed(frame: Frame) -> bool:
    """Whether Konjunktiv II only tells what somebody thinks: "Das wäre ein Fehler", "hätte zur Folge"."""
    vague = not subject_of(frame) or not {"das", "dies", "es"}.isdisjoint(frame.words)
    return frame.lemma == "haben" or (frame.lemma == "sein" and vague)


def _measured(frame: Frame) -> bool:
    """Whether a clause sets an amount: "Auszubildende erhielten *45 Euro* mehr"."""
    pairs = pairwise(frame.words)
    return any(a[:1].isdigit() and b in listed("papers_verbs", "unit") for a, b in pairs)


def is_to(frame: Frame) -> bool:
    """Whether the clause says what is to be done by "sein zu": "Zehn Millionen *sind zu* hinterlegen"."""
    form = frame.finite.lower_ if frame.finite is not None else ""
    words = frame.words
    if form not in _TO_BE_DONE or len(words) <= 3:
        return False
    return (words[-2] == "zu" and words[-1].endswith("en")) or may_be_zu_infinitive(words[-1])


def _of_partners(frame: Frame) -> bool:
    """Whether those bound by the paper will do it: "Das Land will zudem 900 Lehrer einstellen"."""
    inside = [t.lower_ for t in subject_of(frame)]
    return not listed("papers_contents", "partner").isdisjoint(inside)


@cache
def _terms() -> frozenset[str]:
    """The verbs of terms: what is to be where the paper is carried out."""
    own = listed("papers_verbs", "bound") | listed("papers_verbs", "term")
    return own | listed("papers_contents", "term")


def _conditional(frame: Frame) -> bool:
    """Whether a past form may be Konjunktiv II in such a list: "die Einnahmen gingen zu 70 Prozent"; of weak
    verbs ("senkten") it says nothing."""
    form = frame.finite.lower_ if frame.finite is not None else ""
    bare = form.removesuffix("n").removesuffix("te")
    weak = form.endswith(("te", "ten")) and frame.lemma.removesuffix("en").endswith(bare)
    return bool(form) and not weak and frame.lemma in _terms()


def _binding(scene: Scene, frame: Frame) -> bool:
    """Whether a sentence in a list of contents says what is to be: "soll", passive, a number, its verb."""
    counted = any(t.text[:1].isdigit() for f in scene.frames for t in f.tokens)
    sets = frame.lemma in _PLANNED or frame.lemma in _terms() or would(frame) or _set_by_state(frame)
    return counted or sets or frame.clause.passive or bool(frame.clause.modal) or is_to(frame)


_AND = group("papers_grammar", "tying")
"""Words that only tie a sentence to the one before: no list of terms begins so."""


def _arranges(frame: Frame) -> bool:
    """Whether a clause in the present says what is to be: a verb of terms, a passive, "soll"."""
    clause = frame.clause
    if clause.negated or not listed("papers_contents", "now").isdisjoint(frame.words):
        return False
    if not _AND.isdisjoint(frame.words[:1]):
        return False
    if frame.lemma in listed("papers_contents", "no_term") or clause.subject is None:
        return False
    if clause.mood is Mood.KONJUNKTIV_II:
        return True  # "Der Grenzwert gälte erst 2030"
    if clause.tense != "present":
        return False
    return frame.lemma in _terms() or clause.passive or clause.modal in ("sollen", "müssen", "dürfen")


def _set_by_state(frame: Frame) -> bool:
    """Whether "sein" tells what is to be: "Sie *wären* freiwillig", "ist von einem Fonds *die Rede*"."""
    told = "rede" in frame.words and "von" in frame.words and not frame.clause.negated
    return frame.lemma == "sein" and (told or frame.clause.mood is Mood.KONJUNKTIV_II)


def _term(scene: Scene) -> bool:
    """Whether a sentence reads like a term of a paper: an amount of money, time or percent, or "soll"."""
    words = {w for f in scene.frames for w in f.words}
    counted = any(t.text[:1].isdigit() for f in scene.frames for t in f.tokens)
    sets = any(
        f.lemma in listed("papers_verbs", "term") or (f.lemma == "geben" and "es" in f.words)
        for f in scene.frames
        if f.kind == "main"
    )
    if counted and sets and not listed("papers_verbs", "unit").isdisjoint(words):
        return True
    start, end = scene.frames[0].span.start, scene.frames[-1].span.end
    day = any(
        t.type in (TimexType.DATE, TimexType.TIME) and len(t.value) >= 10
        for t in beginning_in(scene.doc, "timexes", start, end)
    )
    return bool({"soll", "sollen"} & words) and not day


def _acts(scene: Scene, frame: Frame) -> bool:
    """Whether a person does something, or a party of its own will: that is no term of a paper."""
    if acts_itself(scene, frame):
        return True
    tokens = subject_of(frame)
    head = next(
        (t.i for t in tokens if t.text[:1].isupper() and t.i > tokens[0].i), tokens[0].i if tokens else 0
    )
    parties = [
        p
        for p in scene.reader.within(tokens)
        if p.prep == "" and not (p.genitive or p.place) and p.first <= head
    ]  # not "die Gehälter der *Ärztinnen und Ärzte*"
    bound = frame.clause.modal is not None or frame.lemma in listed("papers_verbs", "bound") or would(frame)
    return bool(parties) and not bound


def _reacts(frame: Frame) -> bool:
    """Whether the subject tells how the paper is taken: "Widerspruch kommt von den Grünen"."""
    return any(t.lower_ in _reactions() for t in subject_of(frame)[-1:])


@cache
def _reactions() -> frozenset[str]:
    found = entries("papers_stances", "came", ("nouns", "example"))
    return frozenset(noun for row in found for noun in row["nouns"])


def acts_itself(scene: Scene, frame: Frame) -> bool:
    """Whether the subject is a person or somebody who speaks: "er", "man", a name."""
    subject = frame.clause.subject
    if subject is None:
        return False
    tokens = subject_of(frame)
    alone = ("das", "dies") if len(tokens) == 1 else ()
    if any(t.lower_ in ("er", "ich", "wir", "man", *alone) for t in tokens):
        return True
    comma = next((t.idx for t in tokens if t.text == ","), subject.end)
    mentions = beginning_in(
        scene.doc, "mentions", subject.start, comma
    )  # "Die UN, vertreten durch Weber, ..."
    return any(m.kind is MentionKind.PERSON for m in mentions)


def _meets(scene: Scene, frame: Frame) -> bool:
    """Whether a meeting on a day is told: "*Am Freitag* sollen die Delegationen in Wien zusammenkommen"."""
    dated = beginning_in(scene.doc, "timexes", frame.span.start, frame.span.end)
    days = (t for t in dated if t.type in (TimexType.DATE, TimexType.TIME) and len(t.value) >= _DAY)
    return comes_together(frame) and any(days)


_DAY = 10
"""A day is written with so many characters: "2026-02-06"."""


def about_step(frame: Frame) -> bool:
    """Whether a meeting or another step is spoken of: "Vorgesehen ist ein Treffen in Wien"."""
    return any(t.lower_ in listed("papers_contents", "step") for t in subject_of(frame)[:4])
