"""Stances whose object is only "das", or a part of what was just told: "Das begrüßten die Verbände"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.konjunktiv import Mood
from lagebild.annotate.papers.anybody import anybody
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.judging import judged
from lagebild.annotate.papers.own_voice import own_party
from lagebild.annotate.papers.scene import (
    Scene,
    is_subject,
    leads_on,
    listed,
    papers_between,
    rows,
    rows_used,
    soft,
    subject_of,
    uses,
    uses_any,
    verb_places,
)
from lagebild.annotate.papers.short_answers import of_another_matter
from lagebild.annotate.papers.stances import stances
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Quotation, Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.party import Party


_COPULA = group("papers_grammar", "copula")
_OTHERWISE = group("papers_grammar", "not_of_the_paper")
_HAVING_TO_DO = group("papers_grammar", "having_to_do")
_WHICH_ONE = group("papers_grammar", "which_one")
_ONLY_THIS = group("papers_grammar", "only_this")


def of_that(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "Die Partei lehnt beides ab", "Das begrüßten die Verbände", right behind what the paper holds."""
    frame = scene.frame
    words = [t.lower_ for t in frame.tokens]
    lead = words[0] if words else ""
    if frame.intro == "was" and lead == "was" and frame.index and frame.clause.konjunktiv is False:
        told = (r for r in rows_used(frame, "papers_stances", "stance") if not r.get("on"))
        kinds = [StanceKind(r["stance"]) for r in told if not (r.get("needs") or r.get("judged"))]
        firm = not soft(frame) and not frame.clause.negated
        before = scene.frames[frame.index - 1 if frame.governor is None else frame.governor]
        people = holders(scene, frame) if kinds and firm and _tells_of_paper(scene, before) else []
        of_term = bool(people) and kinds[0] is StanceKind.REJECTS and _provides(scene, before)
        kind = StanceKind.CRITICISES if of_term else next(iter(kinds), None)
        return [Stance(holder=p.name, stance=kind, span=frame.span) for p in people if kind]
    if "beides" not in words and lead not in ("das", "dies", "dem") and not _object_that(frame):
        return []
    if lead in ("das", "dies") and words[1:2] and words[1] in _WHICH_ONE:
        return []  # "*Das erste* hatte Verdi abgelehnt": another one
    if "es" in words and leads_on(scene, "wenn"):
        return []  # "lehnt es ab, über den Preis zu reden"
    if frame.lemma not in listed("papers_stances", "of_that") or frame.kind != "main":
        return []
    subject = frame.clause.subject
    if lead in ("das", "dies") and subject is not None and subject.start == frame.tokens[0].idx:
        return []
    return stances(scene, None, quotation)


def moved(scene: Scene) -> list[Stance]:
    """Read "Das stört die Studentenverbände", right behind what the paper holds."""
    frame = scene.frame
    if (
        frame.kind != "main"
        or frame.words[:1] not in (["das"], ["dies"])
        or soft(frame)
        or frame.finite is None
    ):
        return []
    if frame.finite.i != frame.tokens[0].i + 1 or frame.clause.negated or "sich" in frame.words:
        return []
    row = next((r for r in rows("papers_stances", "moves") if frame.lemma in r["lemmas"]), None)
    if row is None:
        return []
    gone = verb_places(frame)
    behind = [t for t in frame.tokens if t.i > frame.finite.i and t.idx not in gone]
    people = [p for p in scene.reader.within(behind) if p.prep == "" and not (p.place or p.genitive)]
    people = people[:1] or anybody(scene, frame, behind)
    kind = StanceKind(row["stance"])
    return [Stance(holder=p.name, stance=kind, span=frame.span) for p in people]


def _tells_of_paper(scene: Scene, before: Frame) -> bool:
    """Whether the clause before "was" tells of a paper: not "Norland fordert den Abzug, *was* ..."."""
    inside = papers_between(scene, before.tokens[0].i, before.tokens[-1].i)
    parties = scene.reader.within(subject_of(before))
    return bool(inside) or not any(p.prep == "" and not p.genitive and not p.place for p in parties)


def _provides(scene: Scene, before: Frame) -> bool:
    """Whether a clause tells what the paper holds: "Er sieht den Abzug vor"; "was Norland ablehnt" behind it
    criticises the paper then."""
    inside = papers_between(scene, before.tokens[0].i, before.tokens[-1].i)
    return uses_any(before, "papers_verbs", "provides") and any(is_subject(before, m) for m in inside)


def is_said(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Read "„Das ist eine Frechheit“, sagte Weber", right behind what the paper holds."""
    frame = scene.frame
    if quotation is not None and quotation.speaker_name and _not_with_us(frame):
        return [Stance(holder=quotation.speaker_name, stance=StanceKind.REJECTS, span=frame.span)]
    about = _that_is(frame) or _for_us(frame) or (_subject_that(frame) and not _would_be(frame))
    if frame.lemma not in _COPULA or frame.clause.modal or not about:
        return []
    if not _OTHERWISE.isdisjoint(frame.words):
        return []  # "Das sei falsch" denies what is told of the paper; "Das ist ein guter Tag"
    speaker = quotation.speaker_name if quotation is not None else None
    if quotation is None or not speaker or speaker in own:
        return []
    kind = judged(frame) if not of_another_matter(scene) else None
    return [Stance(holder=speaker, stance=kind, span=frame.span)] if kind else []


def _that_is(frame: Frame) -> bool:
    """Whether "das" or "es" and the copula open a clause: "*Das ist* eine Frechheit", "*Es ist ein* gutes
    Ergebnis", not "Das Ticket ist zu teuer"; what would be is left out ("Das wäre ein Segen")."""
    if frame.finite is None or frame.finite.i != frame.tokens[0].i + 1:
        return False
    if _would_be(frame):
        return False
    one = frame.words[2:3] in (["ein"], ["eine"])
    return frame.words[0] in ("das", "dies") or (frame.words[0] == "es" and one)


def _for_us(frame: Frame) -> bool:
    """Whether a clause says what something is to the speakers: "*Für uns ist das* unannehmbar"."""
    finite = frame.finite
    behind = [t.lower_ for t in frame.tokens if finite is not None and t.i > finite.i][:1]
    return frame.words[:2] in (["für", "uns"], ["für", "mich"]) and behind in (["das"], ["dies"])


def exclaimed(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Read "„Ein Schlag ins Gesicht“, sagte Weber dazu", right behind what the paper holds."""
    frame = scene.frame
    if frame.finite is not None or quotation is None or str(quotation.type) != "direct":
        return []
    speaker, kind = quotation.speaker_name, judged(frame)
    if not speaker or speaker in own or kind is None or not _OTHERWISE.isdisjoint(frame.words):
        return []
    if of_another_matter(scene):
        return []  # "„Zu teuer“, sagte Weber über die Züge"
    return [Stance(holder=speaker, stance=kind, span=frame.span)]


def _not_with_us(frame: Frame) -> bool:
    """Whether "das" is said not to be had: "Mit uns ist das nicht zu machen"."""
    if frame.lemma == "mitmachen" and frame.clause.negated and {"wir", "ich"} & set(frame.words):
        return not {"da", "das", "dabei", "so"}.isdisjoint(frame.words)  # "Da machen wir nicht mit"
    refused = frame.lemma in _HAVING_TO_DO and frame.clause.negated and "zu" in frame.words
    another = any(one == "mit" and two in ("ihm", "ihr", "ihnen") for one, two in pairwise(frame.words))
    return refused and not another and not {"das", "dies", "so", "es"}.isdisjoint(frame.words)


def part_is_said(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Read "Die Laufzeit sei eine Zumutung, schrieb Weber", right behind what the paper holds."""
    frame = scene.frame
    subject = [t.lower_ for t in subject_of(frame)]
    if listed("papers_stances", "portion").isdisjoint(subject) or frame.lemma not in _COPULA:
        return []
    speaker = quotation.speaker_name if quotation is not None else None
    kind = judged(frame)
    if not speaker or speaker in own or kind not in (StanceKind.CRITICISES, StanceKind.REJECTS):
        return []
    return [Stance(holder=speaker, stance=StanceKind.CRITICISES, span=frame.span)]


def only_a_part(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "Nur die Steuer auf Gewinne lehne sie ab", right behind praise: criticism of a part."""
    frame = scene.frame
    if _ONLY_THIS.isdisjoint(frame.words[:1]) or frame.clause.negated:
        return []
    if scene.reader.within([t for t in frame.tokens[1:3] if frame.finite and t.i < frame.finite.i]):
        return []  # "Nur Südland lehnt die Aufnahme ab"
    turned_down = [
        r for r in rows("papers_stances", "stance") if r["stance"] == "rejects" and not r.get("on")
    ]
    if not any(uses(frame, row) for row in turned_down if not row.get("needs")):
        return []
    names = [p.name for p in holders(scene, frame) if p.named]
    names = names or ([quotation.speaker_name] if quotation is not None and quotation.speaker_name else [])
    return [Stance(holder=name, stance=StanceKind.CRITICISES, span=frame.span) for name in names]


def that_does(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Read "„Das reicht nicht“, sagte Weber", "Für uns kommt das nicht infrage", of what the paper holds."""
    frame = scene.frame
    speaker = quotation.speaker_name if quotation is not None else None
    if quotation is None or not speaker or speaker in own or frame.clause.tense not in _TENSES:
        return []
    if not _subject_that(frame) or not listed("papers_stances", "soft").isdisjoint(frame.words):
        return []
    if _would_be(frame) or leads_on(scene, "wenn", "was"):
        return []  # "Das würde nicht reichen"
    said = [t for t in frame.tokens if any(s.start <= t.idx < s.end for s in quotation.spans)]
    inside = scene.reader.within(said)
    for row in entries("papers_stances", "towards", ("stance", "lemmas", "who", "example")):
        fits = row.get("either") or bool(row.get("denied")) == frame.clause.negated
        modal = (frame.clause.modal or "") in row.get("modals", ("",))
        if fits and modal and uses(frame, row) and all(p.prep in row["who"] for p in inside):
            who = [speaker if own_party(scene, p) else p.name for p in inside] or [speaker]
            return [Stance(holder=n, stance=StanceKind(row["stance"]), span=frame.span) for n in who[:1]]
    return []


def _would_be(frame: Frame) -> bool:
    """Whether a clause tells what would be: "Das *wäre* ein Segen"."""
    return frame.clause.mood is Mood.KONJUNKTIV_II


def _subject_that(frame: Frame) -> bool:
    """Whether "das" is the subject, in front or right behind the verb: "*Das* reicht nicht", "Für uns kommt
    *das* nicht infrage"."""
    finite = frame.finite
    if frame.kind != "main" or finite is None:
        return False
    if frame.words[:1] in (["das"], ["dies"]):
        return finite.i == frame.tokens[0].i + 1
    behind = [t for t in frame.tokens if t.i > finite.i][:2]
    alone = len(behind) < _TWO or not behind[1].text[:1].isupper()
    return bool(behind) and alone and behind[0].lower_ in ("das", "dies")


_TWO = 2
_TENSES = frozenset({"present", "perfect", "future"})


def not_enough(scene: Scene) -> list[Stance]:
    """Read "Dem Verband geht die Kürzung nicht weit genug", "Der Gewerkschaft genügte das nicht"."""
    frame = scene.frame
    if soft(frame) or frame.kind != "main":
        return []
    for row in entries("papers_stances", "towards", ("stance", "lemmas", "who", "example")):
        if "" not in row["who"] or not uses(frame, row) or (row.get("denied") and not frame.clause.negated):
            continue
        subject = frame.clause.subject
        inside = [p for p in scene.reader.within(frame.tokens) if p.prep == "" and not p.genitive]
        who = [p for p in inside if subject is None or not p.span.overlaps(subject) or _dative(scene, p)]
        return [Stance(holder=p.name, stance=StanceKind(row["stance"]), span=frame.span) for p in who[:1]]
    return []


def _dative(scene: Scene, party: Party) -> bool:
    """Whether an article in the dative stands before a party at the head of the clause: "Dem Verband"."""
    before = scene.doc[max(0, party.first - 1) : party.first + 1]
    return any(t.lower_ in ("dem", "den", "der") for t in before)


def _object_that(frame: Frame) -> bool:
    """Whether "das" stands alone behind the verb: "Die Reeder lehnen *das* ab"."""
    behind = [t for t in frame.tokens if frame.finite is not None and t.i > frame.finite.i]
    if not behind:
        return False
    for token, following in zip(behind, [*behind[1:], None], strict=False):
        if token.lower_ == "dem" and frame.lemma in listed("papers_stances", "dative"):
            return following is None or not following.text[:1].isupper()
        if token.lower_ in ("das", "dies", "es"):
            prefix = frame.clause.prefix
            ends = following is None or (prefix is not None and following.idx == prefix.start)
            beside = listed("papers_stances", "beside_that")
            return ends or (following is not None and following.lower_ in beside)
    return False
