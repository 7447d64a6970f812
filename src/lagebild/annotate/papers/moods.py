"""Stands that somebody's mood or next step tells right behind what a paper holds, without an object of it.

"Der Verband *fühlt sich übergangen*", "Südland *verweigert die Unterschrift*", "Verdi *befürchtet, dass* die
Fischer leer ausgehen", "Der Bund *lobte, dass* die Fristen verlängert werden".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.own_voice import own_voice
from lagebild.annotate.papers.scene import (
    Row,
    Scene,
    listed,
    papers_between,
    rows_used,
    soft,
    subject_of,
    uses,
)
from lagebild.annotate.papers.standing import objects
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Quotation, Stance, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame

_ABOUT = group("papers_grammar", "about_what")
_CONDITION = group("papers_grammar", "condition")
_AGENTS = group("papers_grammar", "agent")
_REACH = 4
"""So many words behind the noun of a step its preposition stands at most, and the noun behind that."""


def mood(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Return whose mood or step tells a stand towards the paper: "Der Verband fühlt sich verraten"."""
    frame = scene.frame
    if frame.kind != "main" or soft(frame) or frame.clause.negated or frame.clause.passive:
        return []
    kind = _by_row(scene, own) or _by_clause(scene)
    if kind is None:
        return []
    people = holders(scene, frame)
    names = [p.name for p in people]
    speaker = quotation.speaker_name if quotation is not None else None
    if not people and speaker and own_voice(scene):
        names = [speaker]
    return [Stance(holder=n, stance=kind, span=frame.span) for n in dict.fromkeys(names) if n not in own]


def _by_row(scene: Scene, own: frozenset[str]) -> StanceKind | None:
    """Return the stance that a verb with its words tells: "verweigert *die Unterschrift*"."""
    for row in entries("papers_stances", "mood", ("stance", "lemmas", "example")):
        if uses(scene.frame, row) and (not row.get("of_maker") or _blames(scene, own)):
            aside = _of_something_else(scene, row) or _on_condition(scene) or _by_another(scene, own)
            return None if aside else StanceKind(row["stance"])
    return None


def _of_something_else(scene: Scene, row: Row) -> bool:
    """Whether a preposition behind the noun of the step leads to what it is about, no paper: "kündigte
    Klage *gegen den Bauherrn* an", "seine Zustimmung *zum Haushalt*"."""
    tokens = scene.frame.tokens
    for place, token in enumerate(tokens[:-2]):
        if token.lower_ not in row.get("needs", ()):
            continue
        leads = next(
            (n for n in range(place + 1, place + _REACH) if tokens[n : n + 1] and tokens[n].lower_ in _ABOUT),
            None,
        )
        return leads is not None and any(t.text[:1].isupper() for t in tokens[leads + 1 : leads + _REACH])
    return False


def _by_another(scene: Scene, own: frozenset[str]) -> bool:
    """Whether somebody else than who presented the paper is named as the cause: "fühlt sich *von Verdi*
    übergangen"."""
    agents = [p for p in scene.reader.within(scene.frame.tokens) if p.prep in _AGENTS and p.named]
    return bool(agents) and own.isdisjoint(p.name for p in agents)


def _on_condition(scene: Scene) -> bool:
    """Whether the step hangs on a condition behind it: "drohte mit Klage, *sollte* der Plan scheitern"."""
    behind = next(iter(scene.frames[scene.frame.index + 1 : scene.frame.index + 2]), None)
    return behind is not None and behind.words[0] in _CONDITION


def _blames(scene: Scene, own: frozenset[str]) -> bool:
    """Whether who is blamed beside the subject presented the paper: "warf *Norland* Wortbruch vor"."""
    subject = scene.frame.clause.subject
    beside = [p for p in scene.reader.within(scene.frame.tokens) if p.prep == "" and not p.genitive]
    return any(p.name in own for p in beside if subject is None or not p.span.overlaps(subject))


def _by_clause(scene: Scene) -> StanceKind | None:
    """Return the stance of a verb with a clause of what the paper holds or brings: "befürchtet, dass ..."."""
    frame = scene.frame
    fears = frame.lemma in listed("papers_stances", "fearing")
    if not fears and frame.lemma not in listed("papers_stances", "praising"):
        return None
    behind = next(iter(scene.frames[frame.index + 1 : frame.index + 2]), None)
    if objects(scene):
        return None  # "begrüßten *die Ankündigung*, dass gewählt wird"
    if behind is None or not _tells(behind) or _of_others(scene, behind):
        return None
    return StanceKind.CRITICISES if fears else StanceKind.SUPPORTS


def _tells(frame: Frame) -> bool:
    """Whether a clause is what somebody fears or praises: "dass ...", "*die Fischer gingen* leer aus"."""
    spoken = frame.kind == "main" and (frame.clause.konjunktiv or frame.clause.ambiguous)
    return frame.intro == "dass" or spoken


def _of_others(scene: Scene, behind: Frame) -> bool:
    """Whether it is of another paper, of what others do or of their stand: "dass *Südland ablehnt*"."""
    used = rows_used(behind, "papers_stances", "stance")
    stands = any(not row.get("on") or not set(row["on"]).isdisjoint(behind.words) for row in used)
    inside = papers_between(scene, behind.tokens[0].i, behind.tokens[-1].i)
    acts = any(p.prep == "" and not p.genitive for p in scene.reader.within(subject_of(behind)))
    return stands or acts or bool(inside)
