"""Reported speech in a clause that depends on the report's own words.

"Weber beklagt Lücken, die das Land gefährdeten" is the report's; "…, die das Land gefährdet hätten" is
Weber's: the Konjunktiv of a relative clause or a reason gives it to whoever acts in the main clause. Left out
are Konjunktiv II that may be a condition or a comparison ("als sei nichts geschehen", "die helfen könnten")
and main clauses in which nobody acts.
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.konjunktiv import Mood
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.frames import cue_words
from lagebild.annotate.quotations.speaker import speaker_of
from lagebild.annotate.quotations.speech import saying_of
from lagebild.annotate.quotations.subjects import is_thing
from lagebild.lexicon import group
from lagebild.model.annotation import Act, QuotationType

_OUTER = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})
_REASONS = group("quotations_grammar", "reason")
_EQUAL = group("quotations_grammar", "equal_plural_depending")
"""Konjunktiv II in the plural, which stands for a Konjunktiv I that looks like the indicative."""


def find_depending(scene: Scene) -> None:
    """Add relative clauses and reasons in Konjunktiv behind a main clause in the indicative."""
    for clauses in scene.clauses:
        for number, clause in enumerate(clauses):
            if _reports(scene.words, clause):
                _examine(scene, clauses, number)


def _reports(words: Words, clause: Clause) -> bool:
    """Whether the clause depends on another and its mood can only be that of reported speech."""
    if clause.finite_word is None:
        return False
    if clause.kind is ClauseKind.SUBORDINATE:
        if clause.subordinator not in _REASONS:
            return False
    elif clause.kind is not ClauseKind.RELATIVE or words.low[clause.words[0][0]] in {"nach", "laut"}:
        return False
    if clause.mood is Mood.KONJUNKTIV_I:
        return True
    equal = clause.subordinator != "wenn" and words.low[clause.finite_word] in _EQUAL
    return equal and clause.mood is Mood.KONJUNKTIV_II


def _examine(scene: Scene, clauses: tuple[Clause, ...], number: int) -> None:
    words, clause = scene.words, clauses[number]
    first = clause.words[0][0]
    stop = _end(scene, clauses, number)
    before = [c for c in clauses[:number] if c.kind in _OUTER and c.finite_word is not None]
    if not before or not scene.free(first, stop) or scene.in_marks[first]:
        return
    main = before[-1]
    begin = main.words[0][0]
    if main.konjunktiv or not scene.free(begin, first) or any(scene.framing[begin:first]):
        return
    saying = saying_of(words, main)
    speaker = speaker_of(words, saying) if saying else [main.subject_words] if main.subject_words else []
    if not _may_speak(scene, main, speaker):
        return
    scene.add(
        Draft(
            type=QuotationType.INDIRECT,
            pieces=[(first, stop)],
            rule="depending",
            act=saying.act if saying else Act.SAY,
            speaker=speaker,
            cue=cue_words(words, saying) if saying else [],
            frame=[(begin, first)],
            clause=main,
        )
    )


def _end(scene: Scene, clauses: tuple[Clause, ...], number: int) -> int:
    """Return where the clause ends: before the main clause goes on, else with its sentence."""
    first = clauses[number].words[0][0]
    resumed = [f for c in clauses[:number] for f, _ in c.words if f > first]
    mains = [c.words[0][0] for c in clauses[number + 1 :] if c.kind in _OUTER and not c.konjunktiv]
    return scene.content_stop(first, min([scene.sentence(first)[1], *resumed, *mains]))


def _may_speak(scene: Scene, main: Clause, speaker: list[Range]) -> bool:
    if not speaker or main.passive:
        return False
    first, stop = speaker[0]
    if stop - first == 1 and scene.words.low[first] in _NOBODY:
        return False
    return not is_thing(scene.words, speaker[0]) or scene.named(first, stop)


_NOBODY = group("quotations_grammar", "no_speaker_depending")
