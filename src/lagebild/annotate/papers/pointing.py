"""Sentences that point back to a paper: "Darin ...", "Vorgesehen ist ...", "Kernstück ist ..."."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.events.hearsay import supposes
from lagebild.annotate.papers.following import about_step, acts_itself, whole
from lagebild.annotate.papers.numbered import LEAD, PRESENT, comments, is_step, of_part, of_stage
from lagebild.annotate.papers.phrases import POINT_NOUNS, number
from lagebild.annotate.papers.scene import Scene, listed, subject_of, uses_any
from lagebild.annotate.papers.terms import after_colon
from lagebild.annotate.papers.wording import content_of, following_clause, trimmed, with_relative
from lagebild.lexicon import entries, group
from lagebild.model.annotation import PaperContent

if TYPE_CHECKING:
    from spacy.tokens import Token


_FALLING_AWAY = group("papers_grammar", "falling_away")
_ADDED_TOO = group("papers_grammar", "added_too")


def pointed(scene: Scene, *, near: bool) -> list[PaperContent] | None:
    """Return what a sentence says of the contents of the paper before it, None where it does not point to it.

    ``near`` says that it stands right behind a sentence about the paper.
    """
    frame = scene.frame
    if frame.finite is None and (listing := _core_list(scene, frame)):
        return listing
    if frame.finite is None or frame.kind != "main":
        return None
    if frame.clause.modal in ("wollen", "können") and not _said_on(scene):
        return None
    for read in (_goes_on_saying, _of_core, _by_participle, of_part, _no_more):
        if found := read(scene, frame):
            return found
    if supposes(frame):
        return None  # "Vieles spricht dafür, dass Norland den Plan ablehnt"
    if given := _by_size(scene, frame):
        return given
    near_only = (of_stage(scene, frame) or _for_example(scene, frame)) if near else None
    return near_only or _by_adverb(scene, frame, near)


def _by_size(scene: Scene, frame: Frame) -> list[PaperContent] | None:
    """Read "*In fünf Punkten* wird beschrieben, wie der Verein sparen kann: Die Gläubiger verzichten ..."."""
    lead = frame.words[:LEAD]
    sized = any(b in POINT_NOUNS or b == "seiten" for a, b in pairwise(lead) if number(a) is not None)
    if not sized or lead[0] not in ("in", "auf") or not uses_any(frame, "papers_contents", "inside"):
        return None
    if frame.clause.negated or frame.clause.tense not in (*PRESENT, "perfect"):
        return None
    behind = scene.frames[frame.index + 1 :]
    mains = [f for f in behind if f.kind == "main" and scene.doc[f.tokens[0].i - 1].text == ":"]
    tokens = list(scene.doc[mains[0].tokens[0].i : behind[-1].tokens[-1].i + 1]) if mains else []
    return content_of(scene.doc, trimmed(tokens) or following_clause(scene, frame) or whole(scene))


def _for_example(scene: Scene, frame: Frame) -> list[PaperContent] | None:
    """Read "*So* müssten Hersteller Ersatzteile sieben Jahre lang vorhalten": what is to be by the paper."""
    binding = frame.clause.modal in ("sollen", "müssen", "dürfen") or frame.clause.passive
    leads = frame.words[:1] == ["so"] and frame.finite is not None and frame.finite.i == frame.tokens[0].i + 1
    if not leads or not binding or frame.clause.tense not in (*PRESENT, "past") or acts_itself(scene, frame):
        return None
    told = frame.clause.tense == "past" and not frame.clause.ambiguous
    return None if told or about_step(frame) else content_of(scene.doc, whole(scene)[1:])


def _goes_on_saying(scene: Scene, frame: Frame) -> list[PaperContent] | None:
    """Read "Die Karten müssten bis Freitag vorliegen, heißt es weiter", of the paper quoted before."""
    said = _said_on(scene)
    if said is None or len(scene.frames) == 1:
        return None
    tokens = [t for f in scene.frames if f is not said for t in f.tokens]
    return content_of(scene.doc, trimmed(tokens))


def _said_on(scene: Scene) -> Frame | None:
    """The clause "heißt es weiter", "heißt es darin"."""
    on = listed("papers_contents", "said_on")
    frames = (f for f in scene.frames if f.lemma == "heißen" and "es" in f.words)
    return next((f for f in frames if not on.isdisjoint(f.words)), None)


def _by_adverb(scene: Scene, frame: Frame, near: bool) -> list[PaperContent] | None:
    """Read "Darin bekennen sich die Parteien zum Tunnel", "müssen danach zehn Kubikmeter fließen"."""
    words = _lead(frame)
    sure, only_near = _pointers(near=False), _pointers(near=True)
    pointer = next((w for w in words if w in sure or (near and w in only_near)), None)
    inside = uses_any(frame, "papers_contents", "inside")
    clause = following_clause(scene, frame)
    of_author = inside and bool(clause) and pointer in sure  # "Darin spricht er sich dafür aus, ..."
    if pointer is None or comments(frame) or (acts_itself(scene, frame) and not of_author):
        return None
    if frame.clause.negated and "rede" in frame.words:
        return None  # "Von einem Ausstieg ist darin keine Rede"
    if about_step(frame) or not any(t.text[:1].isupper() for t in whole(scene)[1:]):
        return None  # "Die Gespräche sollen demnach weitergehen"; "Daraus wird nichts"
    sure_one = pointer in sure
    if pointer in only_near and (not _to_be(frame) or (pointer in _counting() and not _counted(frame))):
        return None
    party = pointer not in _according() and _party_subject(scene, frame)
    if not inside and (party or not _to_be(frame, sure=sure_one)):
        return None
    return content_of(scene.doc, clause or whole(scene))


def _counted(frame: Frame) -> bool:
    """Whether a clause sets a term with an amount: "Damit steigen die Löhne um fünf Prozent"."""
    units = listed("papers_verbs", "unit")
    sets = any(frame.lemma in listed(file, "term") for file in ("papers_verbs", "papers_contents"))
    amounts = (left for left, right in pairwise(frame.words) if right in units)
    return sets and any(left[:1].isdigit() or number(left) is not None for left in amounts)


def _party_subject(scene: Scene, frame: Frame) -> bool:
    """Whether a party does something with the paper: "Die Partei sieht darin einen Betrug"."""
    if frame.clause.modal is not None:
        return False
    parties = scene.reader.within(subject_of(frame))
    return any(p.prep == "" and not p.genitive and not p.place for p in parties)


def points_back(frame: Frame) -> bool:
    """Whether a word stands there that can only point to a paper: "darin", "daraus", "demnach"."""
    return not _pointers(near=False).isdisjoint(_lead(frame))


def by_source(frame: Frame) -> bool:
    """Whether a clause in the indicative only names its source: "Die Menge steigt nach Angaben der UN"."""
    return not listed("papers_contents", "source").isdisjoint(frame.words)


def _lead(frame: Frame) -> list[str]:
    """The words in which a pointer may stand: the first ones, and those right behind the finite verb."""
    at = next(
        (n for n, t in enumerate(frame.tokens) if frame.finite is not None and t.i == frame.finite.i), 0
    )
    return [*frame.words[:LEAD], *frame.words[at + 1 : at + 3]]


@cache
def _pointers(*, near: bool) -> frozenset[str]:
    found = entries("papers_contents", "pointer", ("words", "example"))
    return frozenset(w for row in found if bool(row.get("near")) is near for w in row["words"])


@cache
def _according() -> frozenset[str]:
    """The words by which what parties do is what the paper says: "stellen *demnach* die Angriffe ein"."""
    found = entries("papers_contents", "pointer", ("words", "example"))
    return frozenset(w for row in found if row.get("according") for w in row["words"])


@cache
def _counting() -> frozenset[str]:
    """The words that point to a paper only beside an amount."""
    found = entries("papers_contents", "pointer", ("words", "example"))
    return frozenset(w for row in found if row.get("counted") for w in row["words"])


def _to_be(frame: Frame, *, sure: bool = False) -> bool:
    """Whether the clause says what is to be, not what has happened since: "Danach reiste sie ab".

    ``sure`` says that the word before can only point to a paper: "Demnach ist nur *noch* jedes Haus ...".
    """
    if not sure and ("noch" in frame.words or "erst" in frame.words[:2]):
        return False
    provided = uses_any(frame, "papers_contents", "provided")
    state = not listed("papers_verbs", "state").isdisjoint(frame.words)
    if sure and (frame.clause.passive or state) and not frame.clause.negated:
        provided = provided or _changes(frame)  # "Die Frist wurde darin auf sechs Monate verlängert"
    return frame.clause.tense in PRESENT or provided or frame.clause.konjunktiv


def _changes(frame: Frame) -> bool:
    """Whether the verb sets a term of the paper anew: "verlängert", "gestrichen"."""
    terms = listed("papers_contents", "term") | listed("papers_verbs", "term")
    return frame.lemma in terms or uses_any(frame, "papers_verbs", "provides")


def _by_participle(scene: Scene, frame: Frame) -> list[PaperContent] | None:
    """Read "Vorgesehen ist eine Kommission", "kommt ein Fonds hinzu", "Gestrichen wurde der Abschnitt"."""
    removed = uses_any(frame, "papers_contents", "removed")
    added = uses_any(frame, "papers_contents", "added")
    given = uses_any(frame, "papers_contents", "provided")
    if not (removed or added or given) or comments(frame) or acts_itself(scene, frame):
        return None
    if (given or removed) and not _passive(frame) and frame.lemma not in _FALLING_AWAY:
        return None
    if given and frame.clause.negated and "mehr" in frame.words:
        removed = True  # "Nicht mehr enthalten ist der Passus zur Autonomie"
    elif given and frame.clause.negated and frame.lemma != "ausschließen":
        return None
    tokens = following_clause(scene, frame) or _subject(scene, frame)
    if not tokens or about_step(frame) or any(is_step(t) for t in tokens[:2]):
        return None
    if not any(t.text[:1].isupper() for t in tokens[1:]) and not tokens[0].text[:1].isdigit():
        tokens = tokens if _named(tokens[0]) else []
    found = content_of(scene.doc, _with_tail(scene, with_relative(scene, tokens)))
    if removed:
        return [replace(content, dropped=True) for content in found]
    if added and not _ADDED_TOO.isdisjoint(frame.words[:1]):
        return content_of(scene.doc, whole(scene))
    if _in_front(frame) or not found or following_clause(scene, frame):
        return found
    return content_of(scene.doc, whole(scene))


def _with_tail(scene: Scene, tokens: list[Token]) -> list[Token]:
    """Return the words with what follows without a verb of its own: "ein Fonds, *ausgestattet mit ...*"."""
    if not tokens:
        return tokens
    last = tokens[-1].i
    for frame in scene.frames:
        if (last < frame.tokens[0].i <= last + 2 and frame.finite is None) or _bare_participle(frame, last):
            tokens = [*tokens, *scene.doc[last + 1 : frame.tokens[-1].i + 1]]
            last = frame.tokens[-1].i
    return tokens


def _bare_participle(frame: Frame, last: int) -> bool:
    """Whether a clause is only a participle with its words, taken for a verb: "ausgestattet mit Geld"."""
    first = frame.tokens[0]
    alone = frame.finite is not None and frame.finite.i == first.i and frame.clause.subject is None
    return alone and last < first.i <= last + 2


def _in_front(frame: Frame) -> bool:
    """Whether the participle stands before its verb, so that the subject behind it is all that is told."""
    subject = frame.clause.subject
    return subject is not None and frame.finite is not None and subject.start > frame.finite.idx


def _named(token: Token) -> bool:
    """Whether a subject of one word is a noun: "Anderes ist verschwunden" tells nothing."""
    return token.lower_ not in listed("papers_contents", "vague")


def _passive(frame: Frame) -> bool:
    state = not listed("papers_verbs", "state").isdisjoint(frame.words)
    stays = frame.finite is not None and frame.finite.lower_ in ("bleibt", "bleiben")
    return frame.clause.passive or stays or (state and frame.clause.tense in ("perfect", "pluperfect"))


def _subject(scene: Scene, frame: Frame) -> list[Token]:
    """The subject with what belongs to it; behind the verb all the rest of the clause."""
    subject = frame.clause.subject
    if subject is None:
        return []
    verbs = {span.start for span in frame.clause.verbs}
    first = next((t for t in frame.tokens if t.idx >= subject.start), None)
    if first is None or frame.finite is None:
        return []
    front = first.i < frame.finite.i
    stop = frame.finite.i if front else frame.tokens[-1].i + 1
    rest = [t for t in frame.tokens if first.i <= t.i < stop and t.idx not in verbs]
    lead = [t for t in frame.tokens if t.i < first.i and t.idx not in verbs and t.i != frame.finite.i]
    around = lead if not front and any(t.text[:1].isupper() for t in lead[1:]) else []
    return trimmed([*around, *rest]) if not around else trimmed(whole(scene))


def _of_core(scene: Scene, frame: Frame) -> list[PaperContent] | None:
    """Read "Kernstück ist eine Mindestmenge", "Im Mittelpunkt steht ein Fonds", "Neu ist eine Obergrenze"."""
    if frame.lemma not in listed("papers_contents", "core_verb") or frame.finite is None:
        return None
    stayed = frame.words[:1] == ["geblieben"] and frame.clause.tense == "perfect"
    if frame.clause.tense not in (*PRESENT, "past") and not stayed:
        return None
    before = [t for t in frame.tokens if t.i < frame.finite.i]
    after = [t for t in frame.tokens if t.i > frame.finite.i]
    core, news = listed("papers_contents", "core"), listed("papers_contents", "news")
    if len(before) <= LEAD and (
        any(t.lower_ in core for t in before) or (before and before[0].lower_ in news)
    ):
        rest = following_clause(scene, frame) or trimmed(after)
    elif any(t.lower_ in core for t in after[:LEAD]):
        rest = trimmed(before)
    else:
        return None
    if not rest or any(is_step(t) for t in rest[:4]) or acts_itself(scene, frame):
        return None
    if items := after_colon(scene):
        return [content for item in items for content in content_of(scene.doc, item)]
    return content_of(scene.doc, with_relative(scene, rest))


def _core_list(scene: Scene, frame: Frame) -> list[PaperContent]:
    """Read "Kern der Einigung: 3.000 Plätze, ein Mietendeckel und ..."."""
    lead = frame.words[:LEAD]
    if all(listed("papers_contents", table).isdisjoint(lead) for table in ("core", "summary")):
        return []
    return [content for item in after_colon(scene) for content in content_of(scene.doc, item)]


def _no_more(scene: Scene, frame: Frame) -> list[PaperContent] | None:
    """Read "Von Reparationen ist nicht mehr die Rede": what is gone."""
    at = [n for n, t in enumerate(frame.tokens) if t.lower_ == "von"]
    gone = {"nicht", "keine"} & set(frame.words) and "mehr" in frame.words
    if not gone or not at or listed("papers_contents", "mentioned").isdisjoint(frame.words):
        return None
    if any(not p.genitive for p in scene.reader.within(frame.tokens)):
        return None  # "Von einer Waffenruhe ist in Moskau nicht mehr die Rede": who speaks is no paper
    behind = frame.tokens[at[0] + 1 :]
    verb = next((n for n, t in enumerate(behind) if frame.finite is not None and t.i >= frame.finite.i), 0)
    stop = verb or next((n for n, t in enumerate(behind) if t.lower_ in ("nicht", "keine")), len(behind))
    return [replace(c, dropped=True) for c in content_of(scene.doc, trimmed(list(behind[:stop])))]
