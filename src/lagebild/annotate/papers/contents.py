"""What a paper is said to provide, also over the sentences that go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame, beginning_in, text_of
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.scene import Scene, is_subject, listed, relative_to, rows, uses, with_particle
from lagebild.model.annotation import MentionKind, PaperContent, TimexType
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BY = frozenset(["laut", "nach", "gemäß", "zufolge"])
_PAST = ("past", "perfect", "pluperfect")


def contents(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Return what the paper is said to provide in its clause.

    "Der Plan sieht eine Waffenruhe von 60 Tagen vor", "sieht vor, dass ...", "in dem Plan ist ...
    vorgesehen", "nach dem Entwurf soll die Steuer sinken". The words of the object are kept as written; what
    is only supposed ("soll ... vorsehen") is left out.
    """
    relative = relative_to(scene, mention)
    if relative is not None and (given := _provided(scene, relative, None)):
        return given
    if mention.prep in ("laut", "nach", "gemäß") or _follows(scene, mention, "zufolge"):
        return _by_paper(scene, mention)
    if mention.prep in ("in", "im"):
        return _provided(scene, scene.frame, mention) if _passive_in(scene.frame) else []
    if mention.prep:
        return []
    if not is_subject(scene.frame, mention):
        return [] if mention.pronoun else _as_in(scene)
    return _provided(scene, scene.frame, mention)


def _as_in(scene: Scene) -> list[PaperContent]:
    """Read "die Abtretung des Hafens, wie sie der Plan vorsah": the noun before the clause."""
    frame = scene.frame
    provides = any(uses(frame, row) for row in rows("papers_verbs", "provides"))
    if frame.intro != "wie" or frame.index == 0 or not provides:
        return []
    before = [t for t in scene.frames[frame.index - 1].tokens if t.i < frame.tokens[0].i]
    return _content(scene.doc, _trim(before))


def _passive_in(frame: Frame) -> bool:
    return frame.clause.passive or not listed("papers_verbs", "state").isdisjoint(frame.words)


def _follows(scene: Scene, mention: PaperMention, word: str) -> bool:
    return mention.last + 1 < len(scene.doc) and scene.doc[mention.last + 1].lower_ == word


def _by_paper(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Read "Nach dem Entwurf soll die Steuer sinken": the whole clause but the paper."""
    frame = scene.frame
    if frame.finite is None or frame.clause.tense in _PAST:
        return []
    if mention.last < frame.finite.i and mention.first - 1 <= frame.tokens[0].i:
        return _content(scene.doc, _trim([t for t in frame.tokens if t.i >= frame.finite.i]))
    behind = mention.last + 1 if _follows(scene, mention, "zufolge") else mention.last
    drop = set(range(mention.first - 1, behind + 1)) - (
        {mention.first - 1} if behind > mention.last else set()
    )
    tokens = _trim([t for t in frame.tokens if t.i not in drop])
    return _content(scene.doc, tokens) if len(tokens) > 2 else []


def _provided(scene: Scene, frame: Frame, mention: PaperMention | None) -> list[PaperContent]:
    if _supposed(frame):
        return []
    if not any(uses(frame, row) for row in rows("papers_verbs", "provides")):
        return []
    if clause := _following_clause(scene, frame):
        return _content(scene.doc, clause)
    runs = [run for run in _objects(frame, mention) if not _counts(run)]
    return [content for run in runs for content in _content(scene.doc, _with_relative(scene, run))]


def _with_relative(scene: Scene, run: list[Token]) -> list[Token]:
    """Return the words with a relative clause right behind them: "Garantien, die sich an ... anlehnen"."""
    for frame in scene.frames:
        if frame.kind == "rel" and run[-1].i < frame.tokens[0].i <= run[-1].i + 2:
            return _trim([*run, *scene.doc[run[-1].i + 1 : frame.tokens[-1].i + 1]])
    return run


def _content(doc: Doc, tokens: list[Token]) -> list[PaperContent]:
    if not tokens:
        return []
    span = CharSpan(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    return [PaperContent(text=" ".join(span.of(text_of(doc)).split()), span=span)]


def _counts(tokens: list[Token]) -> bool:
    """Whether the object is only the paper's size: "umfasst 20 Punkte"."""
    return bool(tokens) and tokens[-1].lower_ in ("punkte", "seiten") and len(tokens) <= 3


def _supposed(frame: Frame) -> bool:
    supposed = not listed("papers_verbs", "supposed").isdisjoint(frame.words)
    return supposed or frame.clause.negated or frame.clause.modal is not None


def _following_clause(scene: Scene, frame: Frame) -> list[Token]:
    following = scene.frames[frame.index + 1 : frame.index + 4]
    for place, other in enumerate(following):
        if other.intro == "dass" and place == 0:
            return _trim([t for t in other.tokens if t.lower_ != "dass"])
        if (
            other.kind == "inf" and other.intro == ""
        ):  # "den Ausstieg aus Kohle, | Öl und Gas zu beschleunigen"
            return _trim([t for f in following[: place + 1] for t in f.tokens])
        if other.finite is not None:
            return []
    return []


def _objects(frame: Frame, mention: PaperMention | None) -> list[list[Token]]:
    """The words of the clause that are neither paper, verb nor filler: the longest stretch, and more.

    "Er sieht eine Armee von 200 Soldaten vor und Garantien der Nachbarn" provides two things.
    """
    verbs = {span.start for span in frame.clause.verbs}
    verbs |= {frame.clause.prefix.start} if frame.clause.prefix else set()
    if joined := with_particle(frame):
        verbs |= {t.idx for t in frame.tokens[2:] if joined.startswith(t.lower_) and len(t) <= 6}
    drop = set(range(mention.first, mention.last + 1)) if mention else set()
    runs: list[list[Token]] = [[]]
    for token in frame.tokens:
        if token.i in drop or token.idx in verbs:
            continue
        if runs[-1] and not _next_to(runs[-1][-1], token):
            runs.append([])
        runs[-1].append(token)
    added = [bool(run) and run[0].lower_ in ("und", "sowie") for run in runs]
    fits = [(_trim(run), more) for run, more in zip(runs, added, strict=True)]
    fits = [(run, more) for run, more in fits if len(run) > 1 or (run and run[0].text[:1].isupper())]
    aside = _BY | listed("papers_verbs", "compares")
    fits = [(run, more) for run, more in fits if run[0].lower_ not in aside and not _tail(run, mention)]
    longest = max((run for run, more in fits if not more), key=len, default=[])
    return [run for run, more in fits if run is longest or (more and longest)]


def _next_to(left: Token, right: Token) -> bool:
    """Whether nothing but a comma stands between two words of a clause."""
    return right.i == left.i + 1 or (right.i == left.i + 2 and left.nbor(1).text == ",")


def _tail(run: list[Token], mention: PaperMention | None) -> bool:
    """Whether the words only belong to the paper ("[der Plan] der Vermittler")."""
    return mention is not None and run[0].i == mention.last + 1 and run[0].lower_ in ("der", "des", "von")


def _empty(token: Token) -> bool:
    return token.is_punct or token.lower_ in listed("papers_verbs", "filler")


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and _empty(tokens[0]):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in ("und", "sowie", "ist", "sind", "vor")):
        tokens = tokens[:-1]
    return tokens


def dropped(scene: Scene) -> list[PaperContent]:
    """Return what stands no longer in the paper: "Die Abtretung des Hafens steht nicht mehr im Text"."""
    frame = scene.frame
    subject = frame.clause.subject
    if subject is None or frame.clause.modal or frame.clause.tense == "future":
        return []
    if not any(uses(frame, row) for row in rows("papers_verbs", "drops")):
        return []
    tokens = _trim([t for f in scene.frames for t in f.tokens if subject.start <= t.idx < subject.end])
    return [PaperContent(text=c.text, span=c.span, dropped=True) for c in _content(scene.doc, tokens)]


def goes_on(scene: Scene, opened: bool) -> list[PaperContent] | None:
    """Return what a sentence adds to the contents of the paper before it, None where it is of something else.

    "Im Januar sollen weitere zwei Prozent folgen. Hinzu kommt eine Einmalzahlung. Der Vertrag soll 27 Monate
    laufen." ``opened`` says that the sentence before gave contents; else the sentence must have an amount or
    "soll", as terms have. Opinions, what persons do and what is past end the list.
    """
    frame = next((f for f in scene.frames if f.finite is not None and f.kind == "main"), None)
    if frame is None or not _normative(frame) or _acts(scene, frame):
        return None
    if not (_binding(scene, frame) if opened else _term(scene)):
        return None
    inside = [t.i for f in scene.frames for t in f.tokens]
    tokens = [t for t in scene.doc[min(inside) : max(inside) + 1] if not t.is_space]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in '»“"':
        tokens.pop()
    return _content(scene.doc, tokens) or None


def _normative(frame: Frame) -> bool:
    """Whether the clause says what is to be: in the present or future, or "sollte" of an earlier plan."""
    if not listed("papers_verbs", "comment").isdisjoint(frame.words) or frame.clause.konjunktiv:
        return frame.finite is not None and frame.finite.lower_ in ("solle",)
    if frame.finite is not None and frame.finite.lower_ in ("sollte", "sollten"):
        return True
    if frame.lemma in ("vorsehen", "planen", "festlegen") and frame.clause.tense == "perfect":
        return True  # "ist ein freier Tag vorgesehen"
    return frame.clause.tense in ("present", "future") and frame.clause.modal in (
        None,
        "sollen",
        "müssen",
        "dürfen",
    )


def _binding(scene: Scene, frame: Frame) -> bool:
    """Whether a sentence in a list of contents says what is to be: "soll", passive, a number, its verb."""
    counted = any(t.text[:1].isdigit() for f in scene.frames for t in f.tokens)
    verbs = listed("papers_verbs", "bound") | listed("papers_verbs", "term")
    planned = frame.lemma in ("vorsehen", "planen", "festlegen")
    return counted or planned or frame.clause.passive or bool(frame.clause.modal) or frame.lemma in verbs


def _term(scene: Scene) -> bool:
    """Whether a sentence reads like a term of a paper: an amount of money, time or percent, or "soll"."""
    words = {w for f in scene.frames for w in f.words}
    counted = any(t.text[:1].isdigit() for f in scene.frames for t in f.tokens)
    sets = any(f.lemma in listed("papers_verbs", "term") for f in scene.frames if f.kind == "main")
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
    subject = frame.clause.subject
    if subject is None:
        return False
    tokens = [t for t in frame.tokens if subject.start <= t.idx < subject.end]
    if any(t.lower_ in ("er", "ich", "wir", "man") for t in tokens):
        return True
    mentions = beginning_in(scene.doc, "mentions", subject.start, subject.end)
    if any(m.kind is MentionKind.PERSON for m in mentions):
        return True
    parties = [p for p in scene.reader.within(tokens) if p.prep == "" and not p.genitive and not p.place]
    bound = frame.clause.modal is not None or frame.lemma in listed("papers_verbs", "bound")
    return bool(parties) and not bound
