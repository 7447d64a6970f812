"""Follows what papers provide over the sentences behind the one that speaks of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.konjunktiv import Mood
from lagebild.annotate.papers.following import acts_itself, between, goes_on, same_again, whole
from lagebild.annotate.papers.identity import Draft, Focus, foremost
from lagebild.annotate.papers.mentions import compared
from lagebild.annotate.papers.pointing import by_source, pointed, points_back
from lagebild.annotate.papers.proposing import proposed
from lagebild.annotate.papers.scene import Scene, is_subject, listed, rows_used
from lagebild.annotate.papers.wording import content_of, trimmed
from lagebild.model.annotation import PaperContent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.papers.findings import Findings
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading

_LIST, _WAIT, _NEXT = 8, 3, 2
"""At most so many sentences go on with contents; the next may be so many behind the one before."""

_DASHES = frozenset("–—-•*·")
"""Marks before the items of a list."""


@dataclass(slots=True)
class _State:
    """The paper that the text is about; ``begun``: the sentence before gave contents; ``terms``: it was
    presented or agreed on, so that an amount alone is one of its terms; ``quoted``: its own words are told
    ("heißt es darin"), so that Konjunktiv goes on with them; ``pending``: a sentence that is one of the terms
    if the list goes on behind it; ``bullets``: a list with dashes may follow."""

    draft: Draft
    paragraph: int
    begun: bool
    terms: bool
    voices: frozenset[str] = frozenset()
    waited: int = 0
    given: int = 0
    near: bool = True
    conditional: bool = False
    quoted: bool = False
    pending: list[PaperContent] = field(default_factory=list)
    bullets: bool = False


def follow(reading: Reading, found: dict[int, Findings], opened: dict[int, bool]) -> dict[int, Draft]:
    """Add the contents of sentences that name no paper to the paper before them.

    ``opened`` says by the token of a mention whether contents begin there (True) or may follow (False).
    Returned is the paper of each sentence that names one or tells of its contents.
    """
    state: _State | None = None
    about: dict[int, Draft] = {}
    for place, frames in enumerate(reading.frames):
        if state is not None and state.bullets and (item := _bullet(reading, place)):
            found[id(state.draft)].provide(content_of(reading.doc, item))
            state.paragraph = reading.paragraphs[place]
            continue
        if state is not None and _stands_between(reading, place):
            state.paragraph += 1
            continue
        for segment in segments(reading, frames):
            turned = _spoken_of(reading, segment, place, opened, state)
            if turned is not None:
                state = turned
                rest = _rest(reading, segment)
                state.begun = state.begun or _lists_behind(reading, segment, rest)
                if (state.begun or state.terms) and rest:
                    state = _take(reading, found, state, rest, place)
            elif state is not None:
                state = _take(reading, found, state, segment, place)
            if state is not None and state.draft.named and state.waited == 0:
                about[place] = state.draft
        if state is not None:
            state.bullets = _ends_in_colon(reading, place)
        named = reading.spoken_of(place)
        if len(named) == 1 and not _all_aside(reading, frames):
            about.setdefault(place, named[0])
    return about


def _bullet(reading: Reading, place: int) -> list[Token]:
    """Return the words of an item of a list: "– Die Brigade lässt alle Geiseln frei."."""
    tokens = [t for t in reading.sentences[place] if not t.is_space]
    return trimmed(tokens[1:]) if tokens and tokens[0].text in _DASHES else []


def _ends_in_colon(reading: Reading, place: int) -> bool:
    last = next((t for t in reversed(reading.sentences[place]) if not t.is_space), None)
    return last is not None and last.text == ":"


def _announces(frame: Frame) -> bool:
    """Whether a sentence only says that something was changed: "Geändert wurde auch der Zeitplan"."""
    told = frame.clause.passive and frame.words[:1] and frame.finite is not None
    fronted = bool(told) and frame.finite is not None and frame.finite.i == frame.tokens[0].i + 1
    return fronted and frame.lemma in listed("papers_contents", "changed")


def _aside(reading: Reading, frame: Frame, head: int) -> bool:
    """Whether a clause names a paper only in passing: "eine Skizze, die nie Teil *des Plans* war"."""
    mention = reading.mention_at[head]
    return (frame.kind == "rel" and mention.behind_noun) or compared(reading.doc, mention)


def _all_aside(reading: Reading, frames: list[Frame]) -> bool:
    return all(_aside(reading, f, t.i) for f in frames for t in f.tokens if t.i in reading.owner)


def _mains_behind(segment: list[Frame], main: Frame) -> list[list[Frame]]:
    """Return the further main clauses of a sentence, each with what hangs on it."""
    found: list[list[Frame]] = []
    for frame in segment[segment.index(main) + 1 :]:
        if frame.kind == "main" and frame.finite is not None and frame.clause.subject is not None:
            found.append([frame])
        elif found and frame.kind != "main":
            found[-1].append(frame)
    return found


def _shrinks(scene: Scene) -> list[PaperContent]:
    """Read "das Bauprogramm schrumpft von 900 auf 600 Millionen Euro" beside what came in or went out."""
    frame = scene.frame
    sets = frame.lemma in listed("papers_contents", "term") or frame.lemma in listed("papers_verbs", "term")
    counted = any(t.text[:1].isdigit() for t in frame.tokens)
    if not sets or not counted or frame.clause.tense != "present" or acts_itself(scene, frame):
        return []
    return content_of(scene.doc, whole(scene))


def _rest(reading: Reading, segment: list[Frame]) -> list[Frame]:
    """The clauses behind the last that names a paper: "... wird aufgenommen, hier dürfen sie mehr fangen"."""
    named = [n for n, f in enumerate(segment) if any(t.i in reading.owner for t in f.tokens)]
    rest = segment[named[-1] + 1 :] if named else []
    starts = next((n for n, f in enumerate(rest) if f.kind == "main" and f.finite and f.clause.subject), None)
    return rest[starts:] if starts is not None else []


def _lists_behind(reading: Reading, segment: list[Frame], rest: list[Frame]) -> bool:
    """Whether a colon behind a clause that the paper is the subject of opens its terms: "Der Text setzt auf
    praktische Schritte: *Güterzüge sollen wieder fahren*"."""
    if not rest or reading.doc[max(0, rest[0].tokens[0].i - 1)].text != ":":
        return False
    named = [(f, t.i) for f in segment for t in f.tokens if t.i in reading.owner]
    return any(is_subject(f, reading.mention_at[i]) and not f.clause.negated for f, i in named)


def _stands_between(reading: Reading, place: int) -> bool:
    """Whether a sentence is a heading that names no paper: "Was gestrichen wurde"."""
    named = any(t.i in reading.owner for t in reading.sentences[place])
    return reading.heading(reading.paragraphs[place]) and not named


def segments(reading: Reading, frames: list[Frame]) -> list[list[Frame]]:
    """Return the clauses of a sentence in groups that a semicolon separates."""
    found: list[list[Frame]] = []
    for frame in frames:
        if not frame.tokens:
            continue
        before = reading.doc[frame.tokens[0].i - 1] if frame.tokens[0].i else None
        if not found or (before is not None and before.text == ";"):
            found.append([])
        found[-1].append(frame)
    return found


def _spoken_of(
    reading: Reading, segment: list[Frame], place: int, opened: dict[int, bool], state: _State | None
) -> _State | None:
    """Return the state behind a sentence that speaks of a paper, None where it only goes on."""
    inside = [(f, t.i) for f in segment for t in f.tokens if t.i in reading.owner]
    if inside and all(_aside(reading, f, i) for f, i in inside):
        return None
    begins = any(opened.get(i) for _, i in inside)
    if not inside or (not begins and state is not None and _only_goes_on(reading, inside, state)):
        return None
    voices = frozenset(reading.speakers(place))
    paragraph = reading.paragraphs[place]
    given = [(reading.owner[i], opened[i]) for _, i in inside if i in opened]
    strong = [draft for draft, how in given if how]
    weak = list({id(draft): draft for draft, how in given if not how}.values())
    draft = strong[-1] if strong else weak[0] if len(weak) == 1 else None
    if draft is None:
        draft = _focus(reading, inside)
    if draft is None:
        return _State(Draft(), paragraph, False, False, waited=_WAIT)
    voices |= frozenset(draft.presenters)
    terms = bool(given) or (state is not None and state.draft is draft and state.terms)
    mood = any(f.clause.mood is Mood.KONJUNKTIV_II for f, i in inside if opened.get(i))
    return _State(draft, paragraph, bool(strong), terms, voices, conditional=mood)


def _focus(reading: Reading, inside: list[tuple[Frame, int]]) -> Draft | None:
    focus = [
        Focus(reading.owner[i], f.kind == "main", f.kind == "main" and is_subject(f, reading.mention_at[i]))
        for f, i in inside
    ]
    later = [f for f in focus if any(f.draft in other.draft.revises for other in focus)]
    kept = [f for f in focus if f not in later] or focus
    return foremost([f for f in kept if f.main] or kept)


def _only_goes_on(reading: Reading, inside: list[tuple[Frame, int]], state: _State) -> bool:
    """Whether the sentence names the paper while it goes on: "Der Vertrag soll 27 Monate laufen"."""
    if not state.begun and not state.terms:
        return False
    if all(reading.owner[i] is state.draft and _lacks(f, reading.mention_at[i]) for f, i in inside):
        return True
    for frame, i in inside:
        if frame.kind != "main":
            continue
        provides = any(r.get("papers_only") for r in rows_used(frame, "papers_verbs", "provides"))
        subject = is_subject(frame, reading.mention_at[i])
        if reading.owner[i] is not state.draft or (subject and (frame.clause.modal is None or provides)):
            return False
    return True


def _lacks(frame: Frame, mention: PaperMention) -> bool:
    """Whether a clause says what is not in the paper: "Zum Flughafen steht in dem Papier nichts"."""
    return mention.prep in ("in", "im") and frame.clause.negated


def _take(
    reading: Reading, found: dict[int, Findings], state: _State, segment: list[Frame], place: int
) -> _State | None:
    """Return the state behind a sentence, its contents added to the paper; None where the list has ended."""
    if state.waited >= _WAIT or state.given >= _LIST:
        return None
    apart = reading.paragraphs[place] - state.paragraph
    if apart > 1 or (apart and state.given and state.waited):
        return None
    main = next((f for f in segment if f.kind == "main" and f.finite is not None), segment[0])
    scene = reading.scene_in(segment, main)
    direct, speakers = reading.in_marks(place), reading.speakers(place)
    told = bool(speakers) and speakers <= state.voices and not direct
    told = told or (state.quoted and not speakers and not direct)
    given = None
    reported = any(f.kind == "sub" and f.intro == "wie" for f in segment)
    sourced = not direct and not main.clause.konjunktiv and (by_source(main) or reported)
    if told or sourced or not reading.spoken(place) or (points_back(main) and not direct):
        given = pointed(scene, near=state.near) or proposed(scene, state.draft) or None
        open_list = state.begun and not apart
        if given is None and (open_list or state.terms) and not (state.waited and same_again(main)):
            by_it = not listed("papers_verbs", "by_it").isdisjoint([t.lower_ for t in main.tokens[:6]])
            shifted = state.terms and state.waited < _NEXT
            given = goes_on(
                scene, open_list or by_it, told=told, conditional=state.conditional, shifted=shifted
            )
    lacks = [_lacks(f, reading.mention_at[t.i]) for f in segment for t in f.tokens if t.i in reading.owner]
    if any(lacks):
        state.near = False  # "Zum Flughafen findet sich in dem Papier nichts": the list goes on
        return state
    names_one = any(t.i in reading.owner for t in reading.sentences[place])
    if given is None and names_one and not _all_aside(reading, segment):
        return state  # only the end of the sentence that names the paper
    if given is None and _announces(main):
        state.paragraph, state.waited, state.begun = reading.paragraphs[place], 0, True
        return state  # "Geändert wurde auch der Zeitplan": what it is now follows
    if given is None and state.begun and not apart and not state.pending and not reading.spoken(place):
        state.pending = between(scene)
        if state.pending:
            return state  # a term only where the list goes on behind it
    if given is None:
        state.waited += 1
        state.begun = state.near = False
        state.pending = []
        return state
    found[id(state.draft)].provide([*state.pending, *given])
    for other in _mains_behind(segment, main):
        found[id(state.draft)].provide(_goes_on_too(reading.scene_in(other, other[0])))
    _note(state, segment, main, reading.paragraphs[place])
    return state


def _goes_on_too(scene: Scene) -> list[PaperContent]:
    """Return what a further main clause of the sentence adds to the contents."""
    return pointed(scene, near=True) or _shrinks(scene) or goes_on(scene, True) or []


def _note(state: _State, segment: list[Frame], main: Frame, paragraph: int) -> None:
    """Note that a sentence gave contents, and how, for those behind it."""
    state.pending = []
    state.quoted = state.quoted or any(f.lemma == "heißen" and "es" in f.words for f in segment)
    state.conditional = main.clause.mood is Mood.KONJUNKTIV_II or main.clause.modal == "sollen"
    state.paragraph = paragraph
    state.begun, state.near, state.waited, state.given = True, True, 0, state.given + 1
