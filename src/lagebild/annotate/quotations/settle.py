"""Speakers and acts that only the finished picture shows.

"Und: „…“" and "Die Lage sei ernst: „…“" go on with whoever was quoted; "„Nein, …“" and "Das stimme nicht"
deny, "Kein Kommentar" refuses, whatever the verb of the frame.
"""

from __future__ import annotations

from functools import cache

from lagebild.annotate.clauses import ClauseKind
from lagebild.annotate.quotations.draft import Draft, Scene
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.refuting import refuted
from lagebild.annotate.quotations.speech import saying_of
from lagebild.lexicon import group
from lagebild.model.annotation import Act, QuotationType

_OUTER = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})


def settle_speakers(scene: Scene) -> None:
    """Give words behind a colon without a word of saying to whoever was quoted right before.

    Only where the colon follows nothing that can speak: a single word ("Und: „…“") or reported speech.
    """
    for draft in scene.drafts:
        if draft.rule != "colon" or draft.cue or not _open(draft):
            continue
        before = scene.last_draft(draft.start)
        distance = (
            scene.words.sentence_of[draft.start] - scene.words.sentence_of[before.stop - 1] if before else 9
        )
        if before is not None and before.speaker and distance <= 1:
            draft.speaker, draft.carried = before.speaker, before


def settle_acts(scene: Scene) -> None:
    """Let the first words of what is merely said decide: a denial, or no comment."""
    for draft in scene.drafts:
        if draft.act is Act.PROMISE and _assures(scene, draft):
            draft.act = Act.SAY
        if draft.act is Act.DEMAND and _insists(scene, draft):
            draft.act = Act.SAY
        if draft.act is not Act.SAY or draft.type is QuotationType.REPORTED:
            continue
        first, stop = draft.pieces[0]
        low = [word for word in scene.words.low[first : min(stop, first + 10)] if word[0].isalnum()]
        if _begins(low, "no_comment"):
            draft.act = Act.NO_COMMENT
        elif _begins(low, "denial") or refuted(_text(scene, draft)) is not None:
            draft.act = Act.DENY
        elif done := _done(scene, draft):
            draft.act = done


def _assures(scene: Scene, draft: Draft) -> bool:
    """Whether "versichern" tells what is, and promises nothing: "Man sei sich einig, versicherte Weber"."""
    if draft.clause is None or draft.clause.lemma != "versichern" or draft.type is QuotationType.REPORTED:
        return False
    low = {word for first, stop in draft.pieces for word in scene.words.low[first:stop]}
    return not low & _COMING


def _insists(scene: Scene, draft: Draft) -> bool:
    """Whether somebody insists on what has been, and demands nothing: "beharrt darauf, gewarnt zu haben"."""
    if draft.clause is None or draft.clause.lemma not in _INSISTING:
        return False
    if draft.type is QuotationType.REPORTED:
        return False
    first, stop = draft.pieces[-1]
    end = [word for word in scene.words.low[first:stop] if word[0].isalnum()][-2:]
    return end in (["zu", "haben"], ["zu", "sein"]) or end[-1:] == ["habe"]


_INSISTING = group("quotations_grammar", "insisting_on_past")
_COMING = group("quotations_grammar", "coming")


def _text(scene: Scene, draft: Draft) -> str:
    return scene.words.span(*draft.pieces[0]).of(scene.words.source)


_DOING = frozenset(
    {Act.NO_COMMENT, Act.REJECT, Act.DENY, Act.DEMAND, Act.REGRET, Act.WELCOME, Act.ADMIT, Act.CONFIRM}
    | {Act.CRITICISE, Act.DOUBT, Act.AGREE}
)
_SPEAKING = group("quotations_grammar", "own_act_pronoun")


def _done(scene: Scene, draft: Draft) -> Act | None:
    """Return what the speaker does by the words: "Er lehne das Angebot ab", "dazu sage man nichts".

    Only where the sentence is about the speaker, in the present tense.
    """
    words = scene.words
    first, stop = draft.pieces[0]
    inside = [
        clause
        for clause in scene.clauses[words.sentence_of[first]]
        if clause.finite_word is not None and first <= clause.words[0][0] and clause.finite_word < stop
    ]
    outer = [clause for clause in inside if clause.kind in _OUTER]
    if len(outer) != 1 or outer[0].subject_words is None or outer[0].tense != "present":
        return None
    begin, end = outer[0].subject_words
    saying = saying_of(words, outer[0])
    if saying is None or saying.act not in _DOING or end - begin > 1 or words.low[begin] not in _SPEAKING:
        return None
    unsaid = saying.act is Act.NO_COMMENT
    if outer[0].modal is not None and not (unsaid and outer[0].modal in {"können", "wollen"}):
        return None
    return saying.act if unsaid or not outer[0].negated else None


def refuses_comment(scene: Scene, first: int, stop: int) -> bool:
    """Whether words begin as those of somebody who says nothing: "Kein Kommentar"."""
    low = [word for word in scene.words.low[first : min(stop, first + 10)] if word[0].isalnum()]
    return _begins(low, "no_comment")


def _begins(low: list[str], table: str) -> bool:
    return any(low[: len(phrase)] == phrase for phrase in _phrases(table))


@cache
def _phrases(table: str) -> tuple[list[str], ...]:
    return tuple(phrase.split() for phrase in sorted(listed("quotations_acts", table)))


def _open(draft: Draft) -> bool:
    return not draft.speaker or (draft.clause is not None and draft.clause.konjunktiv)
