"""How parties take the paper just told of, in sentences that do not name it: "Kritik kam von den Grünen",
"Auch Norland hat Einwände", "Weber sprach von einer Mogelpackung"."""

from __future__ import annotations

from collections.abc import Iterable

from lagebild.annotate.events.frames import MARKS, Frame
from lagebild.annotate.papers.anybody import behind_preposition
from lagebild.annotate.papers.asking import changed_by_others
from lagebild.annotate.papers.demanding import asks_for_change, beside_stand
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.judging import judged, not_yet
from lagebild.annotate.papers.scene import (
    Scene,
    leads_on,
    listed,
    papers_between,
    rows_used,
    soft,
    verb_places,
)
from lagebild.annotate.papers.several import listed_on
from lagebild.annotate.papers.told import Told
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Act, Quotation, QuotationType, Stance, StanceKind

_OBJECTIONS = group("papers_grammar", "objection")
_PAYING = group("papers_grammar", "paying_praise")
_MISSING = group("papers_grammar", "missing")
_ABOUT = group("papers_grammar", "matter_of_reaction")
_MATTER = 5
"""So many words behind the noun of a reaction its matter stands."""
_LEAD = 4
"""So many words before the verb hold the noun of a reaction."""
_FREE = frozenset([QuotationType.FREE_INDIRECT, QuotationType.INDIRECT_FREE_INDIRECT])


def called(scene: Scene, own: frozenset[str]) -> list[Stance]:
    """Read "Weber sprach von einer „Mogelpackung“", of the paper in the sentence before."""
    frame = scene.frame
    if frame.lemma != "sprechen" or "von" not in frame.words or soft(frame) or frame.clause.negated:
        return []
    people = holders(scene, frame)
    kind = judged(frame, opponent=own.isdisjoint(p.name for p in people))
    of_a_day = "tag" in frame.words and not any(t.text in MARKS for t in frame.tokens)
    if kind is None or of_a_day:
        return []  # "sprach von einem sehr guten Tag"
    return [
        Stance(holder=p.name, stance=kind, span=frame.span) for p in people if p.named or p.name not in own
    ]


def complains(scene: Scene, quotation: Quotation | None, own: frozenset[str]) -> list[Stance]:
    """Read "Die FDP bemängelte, der Wettbewerb komme zu kurz", "Es treffe die Armen, beklagte Weber", among
    what others say of the paper."""
    frame = scene.frame
    names: list[str] = []
    if frame.kind == "main" and frame.lemma in listed("papers_stances", "complaining"):
        behind = scene.frames[frame.index + 1 : frame.index + 2]
        takes = any(_takes_stand(f) for f in behind)
        told = not takes and any(
            f.intro == "dass" or f.clause.konjunktiv or f.clause.ambiguous for f in behind
        )
        misses = frame.lemma in _MISSING  # "vermisst" is a form of both
        others = any(
            changed_by_others(f, m)
            for f in behind
            for m in papers_between(scene, f.tokens[0].i, f.tokens[-1].i)
        )
        if (told or misses) and not others and not soft(frame) and not frame.clause.negated:
            names = [p.name for p in holders(scene, frame)]
    elif quotation is not None and quotation.act is Act.CRITICISE and frame.clause.konjunktiv:
        spoken = quotation.type not in _FREE and frame.kind == "main"
        names = [quotation.speaker_name] if spoken and quotation.speaker_name else []
    kind = StanceKind.CRITICISES
    return [Stance(holder=n, stance=kind, span=frame.span) for n in dict.fromkeys(names) if n not in own]


def _takes_stand(frame: Frame) -> bool:
    """Whether a clause has a verb of taking a stand with its preposition."""
    used = rows_used(frame, "papers_stances", "stance")
    return any(not row.get("on") or not set(row["on"]).isdisjoint(frame.words) for row in used)


def came(scene: Scene, told: Told) -> list[Stance]:
    """Read "Kritik kam von den Grünen", "Zustimmung signalisierte Norland", not "Kritik *an der Polizei*"."""
    frame = scene.frame
    if soft(frame) or frame.finite is None or frame.clause.negated:
        return []
    lead = [t.lower_ for t in frame.tokens if t.i < frame.finite.i][:_LEAD]
    for row in entries("papers_stances", "came", ("stance", "nouns", "lemmas", "who", "example")):
        from_town = lead[:1] == ["aus"] and frame.lemma == "kommen"  # "Aus Paris kam Ablehnung"
        paid = frame.lemma in _PAYING  # "zollte der Verband der Regierung *Beifall*"
        nouns = frame.words if from_town or paid or row.get("beside") else lead
        if row.get("beside") and frozenset(row["beside"]).isdisjoint(frame.words):
            continue
        if row.get("asks") and not asks_for_change(scene):
            continue
        if row.get("without") and not frozenset(row["without"]).isdisjoint(frame.words):
            continue
        gives = "es" in frame.words and frame.lemma == "geben"  # "Auch bei der SPD *gab es* Zustimmung"
        nouns = frame.words if gives else nouns
        if frame.lemma in row["lemmas"] and not frozenset(row["nouns"]).isdisjoint(nouns):
            if _of_another_matter(frame, row["nouns"], told):
                return []
            inside = [p for p in scene.reader.within(frame.tokens) if not p.genitive and not p.dependent]
            who = [p for p in inside if p.prep in row["who"]]
            who = who or behind_preposition(scene, frame, row["who"])
            who = who or (holders(scene, frame) if "" in row["who"] else [])
            kind = StanceKind(row["stance"])
            people = listed_on(scene, who[:1], who[1:])
            return [Stance(holder=p.name, stance=kind, span=frame.span) for p in people]
    return []


def _of_another_matter(frame: Frame, nouns: Iterable[str], told: Told) -> bool:
    """Whether a preposition behind the noun of a reaction leads to what the text told nothing of: "Lob *für
    die Feuerwehr*"."""
    for place, token in enumerate(frame.tokens):
        behind = frame.tokens[place + 1 : place + 1 + _MATTER]
        if token.lower_ in nouns and behind and behind[0].lower_ in _ABOUT:
            named = any(t.text[:1].isupper() for t in behind[1:])
            return named and not told.speaks_of(behind[1:])
    return False


def felt(scene: Scene, told: Told) -> list[Stance]:
    """Read "Weber zeigte sich zufrieden", "Auch Norland hat Einwände", right behind what the paper holds."""
    frame = scene.frame
    objects = not _OBJECTIONS.isdisjoint(frame.words)
    if not (objects or frame.lemma in listed("papers_stances", "felt")) or soft(frame):
        return []
    none = objects and "keine" in frame.words and not not_yet(frame)
    if (frame.clause.negated and not none) or (frame.index and not beside_stand(scene)):
        return []
    for row in rows_used(frame, "papers_stances", "stance"):
        if row.get("needs") and row.get("on") and frame.lemma in row["lemmas"]:
            kind = StanceKind(row["denied_as"] if none else row["stance"])
            gone = verb_places(frame)  # the particle of "meldete Vorbehalte *an*"
            bare = not any(t.lower_ in row["on"] for t in frame.tokens if t.idx not in gone)
            bare = bare and not _of_another_matter(frame, row["needs"], told)
            people = holders(scene, frame) if bare and not _goes_on(scene) else []
            return [Stance(holder=p.name, stance=kind, span=frame.span) for p in people]
    return []


def _goes_on(scene: Scene) -> bool:
    """Whether a clause behind tells of what: "zeigte sich zufrieden, dass die Geiseln frei sind"."""
    why = not _OBJECTIONS.isdisjoint(scene.frame.words)  # "äußerte Bedenken, weil der Rabatt fehle"
    return leads_on(scene, "wie") if why else leads_on(scene, "wie", "weil")
