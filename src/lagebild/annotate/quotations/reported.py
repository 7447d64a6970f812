"""Reported speech acts: a verb of saying without a clause of content.

"Weber kündigte seinen Rücktritt an", "wies die Kritik zurück", "übte Kritik", "äußerte sich
zuversichtlich", "wurde von Weber kritisiert". The whole clause is the content, the speaker stands in it.
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import Words, word_class
from lagebild.annotate.hearsay import hedged
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.speaker import agent_of, speaker_of
from lagebild.annotate.quotations.speech import Saying, saying_of
from lagebild.annotate.quotations.subjects import is_thing
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Act, QuotationType

_OUTER = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})


def find_reported(scene: Scene) -> None:
    """Add reported speech acts of clauses that no other rule has taken."""
    for clauses in scene.clauses:
        outer = [c for c in clauses if c.kind in _OUTER and c.finite_word is not None]
        for number, clause in enumerate(outer):
            saying = saying_of(scene.words, clause)
            if saying is None or not _reports(scene, saying):
                continue
            following = outer[number + 1] if number + 1 < len(outer) else None
            _add(scene, saying, first_of=number == 0, following=following)


def _reports(scene: Scene, saying: Saying) -> bool:
    clause, words = saying.clause, scene.words
    assert clause.finite_word is not None
    if saying.entry.reported is None or clause.konjunktiv or _gives_name(scene, saying):
        return False
    if (
        scene.content[clause.finite_word]
        or scene.framing[clause.finite_word]
        or scene.in_marks[clause.finite_word]
    ):
        return False
    low = [words.low[i] for first, stop in clause.words for i in range(first, stop)]
    if not _complemented(saying.entry.reported, low) or _otherwise(words, saying) or hedged(words, clause):
        return False
    if clause.tense == "pluperfect" and saying.act not in _ANSWERS:
        return False
    if clause.negated and (clause.passive or (saying.act not in _UNSAID and not _not_only(low))):
        return False
    return clause.modal is None or saying.act in _MODAL.get(clause.modal, ())


_ANSWERS = frozenset({Act.NO_COMMENT, Act.REJECT, Act.DENY, Act.ADMIT, Act.CONFIRM, Act.AGREE})
"""Acts that stand until taken back, so that they count in the pluperfect, too; "Weber hatte den Plan gelobt"
merely recalls what is not reported here."""

_MODAL = {
    str(row["modal"]): frozenset(Act(act) for act in row["acts"])
    for row in entries("quotations_grammar", "modal_act", ("modal", "acts", "example"))
}
"""Acts that take place under a modal verb ("wollte nicht bestätigen", "musste einräumen"); others are wanted
or possible only ("will zustimmen")."""

_UNSAID = frozenset({Act.NO_COMMENT, Act.REJECT, Act.DENY, Act.ADMIT})
"""Acts that a negation makes; of others it says that they did not happen: "kritisierte den Plan nicht"."""


def _not_only(low: list[str]) -> bool:
    return any(low[i : i + 2] == ["nicht", "nur"] for i in range(len(low)))


def _gives_name(scene: Scene, saying: Saying) -> bool:
    """Whether the clause merely gives a name: "Das Tal nennt sich Rosengrund", "nannte ihn „Bär“"."""
    words, pieces = scene.words, saying.clause.words
    if saying.entry.lemma != "nennen":
        return False
    if any("sich" in words.low[first:stop] for first, stop in pieces):
        return True
    first, stop = pieces[0][0], pieces[-1][1]
    inside = [q for q in scene.quoted if first <= q.first <= stop]
    return any(q.size < _NAME and words.text[q.first + 1][0].isupper() for q in inside)


_NAME = 4
"""From how many words on words in marks are taken for more than a name."""


def _otherwise(words: Words, saying: Saying) -> bool:
    """Whether the verb means something else here: "forderte drei Todesopfer", "sind zu beklagen"."""
    clause = saying.clause
    copula = clause.lemma == "sein" or (
        clause.finite_word is not None and words.low[clause.finite_word] in _IS
    )
    if copula and any(words.low[i] == "zu" for a, b in clause.words for i in range(a, b)):
        return True
    unless = saying.entry.unless
    return bool(unless) and any(words.low[i].endswith(unless) for a, b in clause.words for i in range(a, b))


_IS = group("quotations_grammar", "copula_with_zu")


def _complemented(kind: str, low: list[str]) -> bool:
    """Whether the clause holds what the verb needs: "von", "mit", "sich", "als", "für"."""
    if kind == "von":
        return any(word in {"von", "vom", "davon"} for word in low)
    if kind == "mit":
        return any(word in {"mit", "damit"} for word in low)
    if kind == "an":
        return any(word in {"an", "daran", "ans"} for word in low)
    if kind == "als":
        return "als" in low
    if kind == "fuer":
        return "für" in low or "als" in low
    return kind != "reflexive" or "sich" in low


def _add(scene: Scene, saying: Saying, *, first_of: bool, following: Clause | None) -> None:
    words, clause = scene.words, saying.clause
    start, stop = scene.sentence(clause.words[0][0])
    begin = start if first_of else clause.words[0][0]
    if following is not None and following.words[0][0] > begin:
        stop = following.words[0][0]
        while stop > begin and words.text[stop - 1] in {",", "–"}:
            stop -= 1
    if words.low[begin] in {"und", "sowie"} and not first_of:
        begin += 1
    if not scene.free(begin, stop):
        return
    about = saying.entry.reported == "von"
    speaker = agent_of(words, clause, about=about) if clause.passive else speaker_of(words, saying)
    if not _speaks(scene, saying, speaker):
        return
    scene.add(
        Draft(
            type=QuotationType.REPORTED,
            pieces=[(begin, stop)],
            rule="reported",
            act=saying.act,
            speaker=speaker,
            clause=clause,
        )
    )


def _speaks(scene: Scene, saying: Saying, speaker: list[Range]) -> bool:
    """Whether the subject can have said it: somebody named where the verb asks for it, no thing."""
    words, clause = scene.words, saying.clause
    if not speaker:
        return clause.passive and saying.act in {Act.ACCUSE, Act.DEMAND} and not saying.entry.named
    first, stop = speaker[0]
    nobody = words.low[first] in _NOBODY or words.low[first] in word_class("relative")
    if stop - first == 1 and nobody:
        return False
    if is_thing(words, speaker[0]) and (scene.mentions is None or not scene.named(first, stop)):
        return False
    if not saying.entry.named or saying.act is Act.NO_COMMENT:
        return True
    if stop - first == 1 and words.low[first] in {"er", "sie"}:
        return True
    return (not clause.passive or saying.act in _ANSWERS) and scene.named(first, stop)


_NOBODY = group("quotations_grammar", "no_speaker_reported")
