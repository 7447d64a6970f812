"""What a party asks for right behind a paper: "nannte ihn brauchbar, verlangte aber fünf statt drei Tage"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.papers.absolute import has_object
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.scene import (
    Scene,
    ends,
    is_asking,
    listed,
    papers_between,
    rows,
    rows_used,
    soft,
    subject_of,
)
from lagebild.lexicon import group
from lagebild.model.annotation import Act, Quotation, QuotationType, Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.papers.told import Told


_WANTING_DONE = group("papers_grammar", "wanting_done")
_IF = group("papers_grammar", "if_of_condition")
_CARRYING_OUT = group("papers_grammar", "carrying_out")
_EVEN = group("papers_grammar", "even_if")


def asks_change(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "verlangt, den Wert auf acht zu senken", "Punkt drei müsse gestrichen werden, forderte er"."""
    frame = scene.frame
    if (soft(frame) and frame.clause.modal is None) or frame.words[:1] == ["darin"]:
        return []  # "*Darin* fordert sie, die Frist zu streichen" is what the paper itself holds
    if is_asking(frame) and not frame.clause.negated:
        return _by(holders(scene, frame), frame, quotation) if asks_for_change(scene) else []
    direct = quotation is not None and quotation.type is QuotationType.DIRECT
    must = frame.clause.modal in ("müssen", "sollen") and (frame.clause.konjunktiv or direct)
    if frame.clause.modal in ("wollen", "mögen") and frame.lemma in listed("papers_stances", "rework"):
        people = [] if frame.clause.negated else holders(scene, frame)
        return _by(people, frame, quotation) if people else []  # "Südland will nachverhandeln"
    if must and frame.kind == "main" and frame.lemma in listed("papers_stances", "rework"):
        return _by([], frame, quotation)  # "Nachbessern müssten die Vermittler bei den Zahlen"
    if (
        must
        and frame.clause.passive
        and frame.kind == "main"
        and quotation is not None
        and changes_part(frame)
    ):
        return _by([], frame, quotation)
    return []


def asks_for_change(scene: Scene) -> bool:
    """Whether what is asked for behind a clause changes a part of a paper: "*Punkt drei zu streichen*"."""
    following = _asked_for(scene)
    return following is not None and changes_part(following)


def term_changed(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "forderte, *die Altersgrenze auf 57 Jahre zu senken*", "Die Altersgrenze müsse steigen, verlangte
    Weber", where the paper provides such a limit: a change of its terms is asked for."""
    frame = scene.frame
    if soft(frame) and frame.clause.modal is None:
        return []
    if frame.lemma in listed("papers_stances", "asking") and frame.clause.modal is None:
        following = _asked_for(scene)
        asks = following is not None and not frame.clause.negated and not following.clause.negated
        changed = following is not None and (_changes(following) or edits(following))
        return _by(holders(scene, frame), frame, quotation) if asks and changed else []
    must = frame.clause.modal == "müssen" and frame.clause.konjunktiv and frame.kind == "main"
    asked = quotation is not None and quotation.act is Act.DEMAND
    return _by([], frame, quotation) if must and asked else []


def _changes(frame: Frame) -> bool:
    return not listed("papers_stances", "change").isdisjoint(_verbs(frame))


def changes_part(frame: Frame) -> bool:
    """Whether a part of a paper is to be changed: "den Wert senken", "Punkt drei streichen"."""
    verbs = _verbs(frame)
    if not listed("papers_stances", "edit").isdisjoint(verbs):
        return True
    again = (row for row in rows_used(frame, "papers_stances", "asked") if row["stance"] == "demands")
    if listed("papers_stances", "change").isdisjoint(verbs) and not any(again):
        return False  # "den Abschnitt *neu verhandeln*"
    return any(not listed("papers_stances", table).isdisjoint(frame.words) for table in ("portion", "whole"))


def edits(frame: Frame) -> bool:
    """Whether something is to go into a text or out of it: "Die Kürzung müsse gestrichen werden"."""
    return not listed("papers_stances", "edit").isdisjoint(_verbs(frame))


def _verbs(frame: Frame) -> set[str]:
    return {r.lemma for word in frame.words for r in readings(word)} | {frame.lemma, *frame.words}


def must_be_otherwise(scene: Scene, quotation: Quotation | None, known: frozenset[str]) -> list[Stance]:
    """Read "Die Beobachter müssten aber im Hafen stehen, verlangt er", right behind what the paper holds."""
    frame = scene.frame
    if quotation is None or not quotation.speaker_name or quotation.act is not Act.DEMAND:
        return []
    must = frame.kind == "main" and frame.clause.modal == "müssen" and frame.clause.konjunktiv
    against = not listed("papers_stances", "contrast").isdisjoint(frame.words)
    if not must or not (against or quotation.speaker_name in known):
        return []
    if any(t.lower_ in listed("papers_contents", "step") for t in frame.tokens):
        return []
    return _by([], frame, quotation)


def asks_more(
    scene: Scene, known: frozenset[str], told: Told | None = None, *, reacted: bool = False
) -> list[Stance]:
    """Read a demand beside a stance: "Er verlangte jedoch, ...", "verlangte aber fünf statt drei Tage".

    The clause stands against what was said before ("aber", "jedoch"), or whoever asks has taken a stand
    towards the paper already (``known``), or the sentence before told another's stand (``reacted``), or a
    clause beside it does: "Rom hat den Entwurf gebilligt, *Paris verlangt eine Ausnahme*". Talks and other
    steps that are asked for are no changes; behind another's stand what is asked for must be of the paper
    (``told``), not "forderte, die Gefangenen freizulassen".
    """
    frame = scene.frame
    aims = frame.lemma == "erreichen" and frame.clause.modal in ("wollen", "mögen")
    insists = frame.lemma in listed("papers_stances", "insisting") and not soft(frame)
    if not (aims or insists) or frame.clause.negated:
        return []
    people = holders(scene, frame)
    against = not listed("papers_stances", "contrast").isdisjoint(frame.words)
    beside = reacted or beside_stand(scene)
    if not (against or beside) and known.isdisjoint(p.name for p in people):
        return []
    following = _asked_for(scene)
    inside = [t for f in (following, frame) if f is not None for t in f.tokens]
    if papers_between(scene, min(t.i for t in inside), max(t.i for t in inside)):
        return []  # "forderte, den Plan abzulehnen" is told of the paper itself
    if any(t.lower_ in listed("papers_contents", "step") for t in inside):
        return []
    only_reacted = reacted and not against and known.isdisjoint(p.name for p in people)
    only_reacted = only_reacted and not (following is not None and _must(following))
    if only_reacted and told is not None and not beside_stand(scene) and not told.speaks_of(inside):
        return []
    noun = any(t.text[:1].isupper() for t in frame.tokens[1:])
    traded = noun and ("statt" in frame.words or (against and _shares(scene)))
    thing = (beside or against) and any(
        t.lower_.endswith(ends("papers_stances", "asked_noun")) for t in frame.tokens
    )
    as_it_is = not _CARRYING_OUT.isdisjoint(frame.words)  # "drängt auf eine rasche *Umsetzung*"
    insists_on = reacted and noun and not as_it_is and frame.lemma in _ON and "auf" in frame.words
    asks = following is not None or traded or thing or insists_on
    return _by(people, frame, None) if asks else []


_ON = group("papers_grammar", "insisting_on")
"""Verbs whose "auf" leads to what somebody asks for: "bestand auf einer Zwischenmarke"."""


def beside_stand(scene: Scene) -> bool:
    """Whether a main clause with its own subject stands beside one about the paper: "Norland stellte sich
    hinter den Plan, *Südland meldete Vorbehalte an*"."""
    frame = scene.frame
    if not frame.index or frame.kind != "main" or not subject_of(frame):
        return False
    mains = (f for f in reversed(scene.frames[: frame.index]) if f.kind == "main" and f.finite is not None)
    before = next(mains, scene.frames[frame.index - 1])
    own = frame.tokens[0].i > before.tokens[-1].i
    return own and bool(papers_between(scene, before.tokens[0].i, before.tokens[-1].i))


def asks_bare(scene: Scene) -> list[Stance]:
    """Read "sieht noch Klärungsbedarf", "will die Klausel gestrichen sehen", right behind the paper."""
    frame = scene.frame
    if not listed("papers_stances", "soft").isdisjoint(frame.words) or frame.clause.negated:
        return []
    if not _CARRYING_OUT.isdisjoint(frame.words):
        return []  # "drängt auf die Umsetzung"
    demands = (r for r in rows_used(frame, "papers_stances", "stance") if r["stance"] == "demands")
    asked = [r for r in demands if not r.get("modals")]
    part = frame.lemma in _WANTING_DONE or not listed("papers_stances", "portion").isdisjoint(frame.words)
    wanted = part and frame.clause.modal in ("wollen", "mögen")  # "will den Passus neu fassen"
    if (wanted and changes_part(frame)) or (asked and frame.kind == "main"):
        return _by(holders(scene, frame), frame, None)
    return []


def on_condition(scene: Scene, quotation: Quotation | None, *, only: bool = False) -> list[Stance]:
    """Read "stimmt zu, wenn die Frist verlängert wird", "knüpft ihre Zustimmung an Garantien".

    ``only`` leaves out the second, where the paper is named: "knüpft die Zustimmung zu dem Plan an ...".
    """
    frame = scene.frame
    words = {*frame.words, frame.lemma}
    if listed("papers_stances", "conditional").isdisjoint(words) and frame.lemma != "bereitsein":
        return []
    behind = scene.frames[frame.index + 1 : frame.index + 2]
    if frame.clause.negated or {"ohne", "jede", "jegliche"} & words:
        return []  # "stimmt ohne Bedingungen zu", "nicht an Bedingungen geknüpft"
    bound = any(f.intro in _IF and not _although(f) for f in behind)
    if bound and not only and has_object(scene):
        return []  # "würde einem Fonds zustimmen, wenn ..."
    if not bound and (only or listed("papers_stances", "condition").isdisjoint(words)):
        return []
    return _by(holders(scene, frame), frame, quotation)


def _although(frame: Frame) -> bool:
    """Whether a clause grants something rather than makes a condition: "*auch wenn* ein Punkt fehlt"."""
    first = frame.tokens[0]
    before = first.nbor(-1).lower_ if first.i else ""
    return "auch" in frame.words[:2] or before in _EVEN


def _asked_for(scene: Scene) -> Frame | None:
    behind = scene.frames[scene.frame.index + 1 : scene.frame.index + 3]
    return next((f for f in behind if f.kind == "inf" or f.intro == "dass" or _must(f)), None)


def _must(frame: Frame) -> bool:
    """Whether a clause says what must be: "verlangte, *der Rabatt müsse erhalten bleiben*"."""
    asked = frame.clause.modal in ("müssen", "sollen", "dürfen") and frame.clause.konjunktiv
    return frame.kind == "main" and asked


def _shares(scene: Scene) -> bool:
    """Whether it goes on with the subject of one that takes a stand: "billigte ihn, *verlangt aber* ..."."""
    frame = scene.frame
    before = scene.frames[frame.index - 1] if frame.index else None
    goes_on = frame.finite is not None and frame.tokens[0].i == frame.finite.i
    if before is None or not goes_on or not papers_between(scene, before.tokens[0].i, before.tokens[-1].i):
        return False
    return bool(rows_used(before, "papers_stances", "stance"))


def needed(scene: Scene, quotation: Quotation | None) -> list[Stance]:
    """Read "Nötig seien Nachbesserungen bei den Zulagen, sagte Weber"."""
    frame = scene.frame
    demands = (row for row in rows("papers_stances", "stance") if row["stance"] == "demands")
    wanted = {noun for row in demands if "fordern" in row["lemmas"] for noun in row.get("needs", ())}
    words = listed("papers_stances", "needed")
    if wanted.isdisjoint(frame.words) or words.isdisjoint(frame.words) or frame.clause.negated:
        return []
    return _by([], frame, quotation)


def _by(people: list[Party], frame: Frame, quotation: Quotation | None) -> list[Stance]:
    names = [p.name for p in people]
    if not names and quotation is not None and quotation.speaker_name:
        names = [quotation.speaker_name]
    return [Stance(holder=name, stance=StanceKind.DEMANDS, span=frame.span) for name in dict.fromkeys(names)]
