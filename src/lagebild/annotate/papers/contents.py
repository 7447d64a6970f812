"""What a paper is said to provide, also over the sentences that go on with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.frames import MARKS, Frame
from lagebild.annotate.events.hearsay import supposes
from lagebild.annotate.papers.amounts import conditional, sets_amount
from lagebild.annotate.papers.as_provided import as_provided
from lagebild.annotate.papers.descent import descent
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.relatives import done_to, relative_to
from lagebild.annotate.papers.scene import (
    Scene,
    is_subject,
    listed,
    papers_between,
    uses_any,
)
from lagebild.annotate.papers.terms import after_colon
from lagebild.annotate.papers.wording import (
    content_of,
    counts_itself,
    following_clause,
    objects,
    parted,
    trimmed,
    with_relative,
    without_owner,
    without_source,
)
from lagebild.lexicon import entries, group
from lagebild.model.annotation import PaperContent

if TYPE_CHECKING:
    from spacy.tokens import Token

_STANDING_INSIDE = group("papers_grammar", "standing_inside")
_SO_IT_SAYS = [row["words"] for row in entries("papers_grammar", "so_it_says", ("words", "example"))]


def contents(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Return what the paper is said to provide in its clause.

    "Der Plan sieht eine Waffenruhe von 60 Tagen vor", "sieht vor, dass ...", "in dem Plan ist ...
    vorgesehen", "nach dem Entwurf soll die Steuer sinken". The words of the object are kept as written; what
    is only supposed ("soll ... vorsehen") is left out.
    """
    if wished(scene):
        return []
    relative = relative_to(scene, mention)
    relative = None if relative is not None and done_to(scene, relative) else relative
    if relative is not None and (given := _provided(scene, relative, None) or _according(scene, relative)):
        return given
    if given := _whereby(scene, mention) or _told_before(scene, mention):
        return given
    if mention.prep in ("laut", "nach", "gemäß") or _follows(scene, mention, "zufolge"):
        return _by_paper(scene, mention)
    if mention.prep in ("in", "im") or (mention.prep == "aus" and scene.frame.lemma == "hervorgehen"):
        if descent(scene.frame, papers_between(scene, scene.frame.tokens[0].i, scene.frame.tokens[-1].i)):
            return []  # "Der Vertrag ging aus dem Plan hervor"
        return _inside(scene, mention)
    if given := core_of(scene, mention):
        return given
    if mention.prep in listed("papers_contents", "means"):
        return _by_means(scene, mention)
    if mention.prep:
        return []
    if scene.frame.intro == "wie" or not is_subject(scene.frame, mention):
        return [] if mention.pronoun else as_provided(scene)
    given = _left_out(scene, scene.frame, mention) or _provided(scene, scene.frame, mention)
    if not given and not uses_any(scene.frame, "papers_verbs", "measures"):
        return []
    for frame in _shared(scene):
        given += _left_out(scene, frame, None) or _provided(scene, frame, None)
    return given


def wished(scene: Scene) -> bool:
    """Whether somebody only asks or hopes for it: "fordert, *dass der Plan Wahlen enthält*"."""
    frame = scene.frame
    outer = scene.frames[frame.governor] if frame.governor is not None else None
    before = scene.frames[frame.index - 1] if frame.index else None
    if before is not None and frame.kind == "main" and frame.clause.konjunktiv:
        return before.lemma in listed("papers_stances", "complaining")  # "rügte, der Plan öffne Tür und Tor"
    if outer is None or frame.intro not in ("dass", "ob"):
        return False
    return any(outer.lemma in listed("papers_stances", table) for table in ("asking", "supposing"))


def _whereby(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Read "einen Kompromiss vorgelegt, *wonach* die Löhne um vier Prozent steigen"."""
    following = scene.frames[scene.frame.index + 1 : scene.frame.index + 2]
    if not following or following[0].words[0] not in listed("papers_contents", "whereby"):
        return []
    between = [t for t in scene.frame.tokens if t.i > mention.last]
    if any(t.text[:1].isupper() for t in between) or mention.behind_noun or scene.frame.clause.negated:
        return []
    return content_of(scene.doc, trimmed(_from(scene, following[0], 1)))


def _told_before(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Return the sentence before "Das geht aus dem Papier hervor", "So steht es in dem Papier"."""
    frame = scene.frame
    inside = mention.prep in ("aus", "in", "im") and frame.lemma in _STANDING_INSIDE
    if not (inside or (mention.prep == "" and frame.lemma == "vorsehen")) or frame.clause.negated:
        return []
    first = frame.tokens[0]
    led = frame.words[:1] in (["das"], ["dies"]) or frame.words[:3] in _SO_IT_SAYS
    alone = led and frame.finite is not None and frame.finite.i == first.i + 1 and first.is_sent_start
    if not alone or not first.i:
        return []
    before = [t for t in scene.doc[first.i - 1].sent if not t.is_space]
    return content_of(scene.doc, trimmed(before)) if not any(t.text in MARKS for t in before) else []


def core_of(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Return what "Kern des Vorschlags ist ein Fonds", "Eckpunkte des Pakets sind ein Fonds und ..." tell."""
    frame = scene.frame
    noun = scene.doc[mention.first - 1].lower_ if mention.first else ""
    told = noun in listed("papers_contents", "core") and frame.lemma in listed("papers_contents", "core_verb")
    if not told or frame.finite is None or frame.clause.negated or frame.clause.modal:
        return []
    if items := after_colon(scene):
        return [content for item in items for content in content_of(scene.doc, item)]
    if mention.last > frame.finite.i:  # "Ein Fonds ist Kern des Vorschlags"
        return content_of(scene.doc, trimmed([t for t in frame.tokens if t.i < frame.finite.i]))
    behind = following_clause(scene, frame) or trimmed([t for t in frame.tokens if t.i > frame.finite.i])
    return [c for part in parted(behind) for c in content_of(scene.doc, with_relative(scene, part))]


def _by_means(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Read "Mit dem Abkommen verpflichten sich beide, ...", "Mit der Einigung steigen die Löhne um ..."."""
    frame = scene.frame
    if frame.finite is None or mention.first - 1 > frame.tokens[0].i or frame.clause.tense in PAST_TENSES:
        return []
    inside = uses_any(frame, "papers_contents", "inside") or sets_amount(frame) or _term_of(frame)
    if not inside or _supposed(frame) or mention.article not in ("definite", "possessive"):
        return []
    if clause := following_clause(scene, frame):
        return content_of(scene.doc, clause)
    return content_of(scene.doc, trimmed([t for t in frame.tokens if t.i >= frame.finite.i]))


def _term_of(frame: Frame) -> bool:
    """Whether a verb of terms tells an amount: "steigen die Löhne um vier Prozent"."""
    units = listed("papers_verbs", "unit")
    sets = any(frame.lemma in listed(file, "term") for file in ("papers_verbs", "papers_contents"))
    return sets and any(t.text[:1].isdigit() for t in frame.tokens) and not units.isdisjoint(frame.words)


def _shared(scene: Scene) -> list[Frame]:
    """Return the main clauses that go on with the same subject: "Er senkt den Zoll *und räumt Frist ein*"."""
    subject = scene.frame.clause.subject
    behind = scene.frames[scene.frame.index + 1 :]
    mains = [f for f in behind if f.kind == "main" and f.finite is not None]
    if subject is None:
        return []
    return [f for f in mains if f.clause.subject == subject or _begins_with_verb(f)]


def _begins_with_verb(frame: Frame) -> bool:
    """Whether a clause has no subject of its own: "Er zählt zwölf Punkte, *senkt den Anteil*"."""
    joined = frame.tokens[0].lower_ == "und"
    first = frame.finite is not None and frame.tokens[0].i + joined == frame.finite.i
    return first and frame.clause.subject is None


def _according(scene: Scene, relative: Frame) -> list[PaperContent]:
    """Read "ein Papier, dem zufolge die Menge sinken soll", "in dem von einer Frist die Rede ist"."""
    words = relative.words
    told = [*words[:2], relative.intro]
    if words[1:2] == ["zufolge"] or {"wonach", "demzufolge"} & set(told) or words[:1] in (["laut"], ["nach"]):
        skip = 1 if words[0] in ("wonach", "demzufolge") else 2
        return content_of(scene.doc, trimmed(_from(scene, relative, skip)))
    inside = uses_any(relative, "papers_contents", "inside")
    if words[:1] == ["in"] and (inside or "rede" in words) and not relative.clause.negated:
        return content_of(scene.doc, trimmed(_from(scene, relative, 2)))
    return []


def _from(scene: Scene, frame: Frame, skip: int) -> list[Token]:
    """The words of a clause and of those behind it up to the end of the sentence, without the first."""
    start = frame.tokens[min(skip, len(frame.tokens) - 1)].i
    later = [f for f in scene.frames if f.index >= frame.index]
    return [t for t in scene.doc[start : later[-1].tokens[-1].i + 1] if not t.is_space]


def _left_out(scene: Scene, frame: Frame, mention: PaperMention | None) -> list[PaperContent]:
    """Read what a paper leaves out: "Die neue Fassung verzichtet auf die Abschnitte über Reparationen"."""
    if _supposed(frame) or not uses_any(frame, "papers_contents", "leaves_out"):
        return []
    runs = objects(frame, mention)
    found = [c for run in runs for c in content_of(scene.doc, run[1:] if run[0].lower_ == "auf" else run)]
    return [replace(content, dropped=True) for content in found]


def _inside(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Read "in dem Plan ist ... vorgesehen", "In dem Papier verpflichten sich beide, ..."."""
    frame = scene.frame
    if not listed("papers_contents", "beside").isdisjoint(_before(scene, mention)):
        return []
    if _passive_in(frame) and (given := _provided(scene, frame, mention)):
        return given
    inside = uses_any(frame, "papers_contents", "inside")
    if not inside or _supposed(frame) or frame.clause.modal is not None or scene.frame.kind != "main":
        return []
    if frame.lemma == "heißen":
        return [] if mention.kind == "declaration" else _said_there(scene)
    if clause := following_clause(scene, frame):
        return content_of(scene.doc, clause)
    drop = set(range(mention.first - 1, mention.last + 1))
    tokens = trimmed([t for t in frame.tokens if t.i not in drop])
    return content_of(scene.doc, tokens) if len(tokens) > 2 else []


def _before(scene: Scene, mention: PaperMention) -> list[str]:
    return [t.lower_ for t in scene.doc[max(0, mention.first - 3) : mention.first]]


def _said_there(scene: Scene) -> list[PaperContent]:
    """Read "In dem Papier heißt es, die Frist werde verlängert": the other clause."""
    rest = [t for f in scene.frames for t in f.tokens if f.index > scene.frame.index]
    rest = rest or [t for f in scene.frames for t in f.tokens if f.index < scene.frame.index]
    return content_of(scene.doc, trimmed([t for t in rest if t.lower_ != "dass"]))


def _passive_in(frame: Frame) -> bool:
    return frame.clause.passive or not listed("papers_verbs", "state").isdisjoint(frame.words)


def _follows(scene: Scene, mention: PaperMention, word: str) -> bool:
    return mention.last + 1 < len(scene.doc) and scene.doc[mention.last + 1].lower_ == word


def _by_paper(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Read "Nach dem Entwurf soll die Steuer sinken": the whole clause but the paper."""
    frame = scene.frame
    if frame.finite is None or frame.clause.tense in PAST_TENSES:
        return []
    if mention.last < frame.finite.i and mention.first - 1 <= frame.tokens[0].i:
        return content_of(scene.doc, trimmed([t for t in frame.tokens if t.i >= frame.finite.i]))
    behind = mention.last + 1 if _follows(scene, mention, "zufolge") else mention.last
    drop = set(range(mention.first - 1, behind + 1)) - (
        {mention.first - 1} if behind > mention.last else set()
    )
    tokens = trimmed([t for t in frame.tokens if t.i not in drop])
    return content_of(scene.doc, tokens) if len(tokens) > 2 else []


def _provided(scene: Scene, frame: Frame, mention: PaperMention | None) -> list[PaperContent]:
    sets = sets_amount(frame)
    if mention is not None and frame.clause.passive and is_subject(frame, mention):
        return []  # "Der Plan wurde auf 19 Punkte gekürzt"
    if _supposed(frame) and not (sets and conditional(frame)):
        return []
    aims = uses_any(frame, "papers_contents", "aims")
    if not (sets or aims or uses_any(frame, "papers_verbs", "provides")) or names_it(scene, frame):
        return []
    if clause := following_clause(scene, frame):
        return content_of(scene.doc, clause)
    if aims and "darauf" in frame.words:
        return []
    instead = _instead(scene, frame)
    runs = [
        part
        for run in objects(frame, mention)
        for part in parted(without_source(without_owner(run, mention)))
    ]
    runs = [run for run in runs if not counts_itself(run)]
    return [*instead, *(c for run in runs for c in content_of(scene.doc, with_relative(scene, run)))]


def names_it(scene: Scene, frame: Frame) -> bool:
    """Whether a clause only gives a paper another name: "das die Unterhändler den Berner Plan nennen"."""
    named = papers_between(scene, frame.tokens[0].i, frame.tokens[-1].i)
    return frame.kind == "rel" and bool(named) and frame.lemma in listed("papers_verbs", "naming")


def _instead(scene: Scene, frame: Frame) -> list[PaperContent]:
    """Return what stands no longer: "*Statt gemeinsamer Patrouillen* sieht der Plan nun Beobachter vor"."""
    if frame.finite is None or frame.words[:1] not in (["statt"], ["anstelle"]):
        return []
    tokens = trimmed([t for t in frame.tokens[1:] if t.i < frame.finite.i])
    return [replace(content, dropped=True) for content in content_of(scene.doc, tokens)]


def _supposed(frame: Frame) -> bool:
    supposed = not listed("papers_verbs", "supposed").isdisjoint(frame.words)
    return supposed or supposes(frame) or frame.clause.negated or frame.clause.modal is not None


def dropped(scene: Scene) -> list[PaperContent]:
    """Return what stands no longer in the paper: "Die Abtretung des Hafens steht nicht mehr im Text"."""
    frame = scene.frame
    subject = frame.clause.subject
    if subject is None or frame.clause.modal or frame.clause.tense == "future":
        return []
    if not uses_any(frame, "papers_verbs", "drops"):
        return []
    tokens = trimmed([t for f in scene.frames for t in f.tokens if subject.start <= t.idx < subject.end])
    return [replace(content, dropped=True) for content in content_of(scene.doc, tokens)]
