"""Claims with "wollen": "Weber will ihn am Freitag gesehen haben" says that Weber claims to have seen him.

In the indicative present with a perfect infinitive the subject vouches for the clause, nobody else does; with
a negation ("will davon nichts gewusst haben") it is a denial. Left out: intentions ("will helfen", "will bis
Freitag unterschrieben haben") and the passive ("will geholfen werden").
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.annotate.quotations.draft import Draft, Scene
from lagebild.annotate.quotations.lexicon import listed
from lagebild.model.annotation import Act, QuotationType

_OUTER = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})


def find_claims(scene: Scene) -> None:
    """Add the clauses in which somebody claims by "wollen" to have done or known something."""
    for clauses in scene.clauses:
        outer = [c for c in clauses if c.kind in _OUTER and c.finite_word is not None]
        for number, clause in enumerate(outer):
            if _claims(scene.words, clause):
                following = outer[number + 1].words[0][0] if number + 1 < len(outer) else None
                _add(scene, clause, first_of=number == 0, following=following)


def _claims(words: Words, clause: Clause) -> bool:
    """Whether the clause has "will" or "wollen" with a perfect infinitive and sets no date for it."""
    finite = clause.finite_word
    if finite is None or clause.modal != "wollen" or words.low[finite] not in {"will", "wollen"}:
        return False
    if clause.subject_words is None or clause.konjunktiv:
        return False
    indices = [i for first, stop in clause.words for i in range(first, stop) if i > finite]
    verbs = [i for i in indices if words.text[i][0].islower() and readings(words.low[i])]
    if len(verbs) < 2 or words.low[verbs[-1]] not in {"haben", "sein"} or verbs[-1] != verbs[-2] + 1:
        return False
    participle = any(r.form is Form.PARTICIPLE for r in readings(words.low[verbs[-2]]))
    return participle and not any(words.low[i] in listed("hearsay", "deadline") for i in indices)


def _add(scene: Scene, clause: Clause, *, first_of: bool, following: int | None) -> None:
    words = scene.words
    start, stop = scene.sentence(clause.words[0][0])
    begin = start if first_of else clause.words[0][0]
    if following is not None:
        stop = following
        while words.text[stop - 1] in {",", "–"}:
            stop -= 1
    if words.low[begin] in {"und", "sowie"} and not first_of:
        begin += 1
    if not scene.free(begin, stop) or clause.subject_words is None:
        return
    scene.add(
        Draft(
            type=QuotationType.REPORTED,
            pieces=[(begin, stop)],
            rule="claim",
            act=Act.DENY if clause.negated else Act.SAY,
            speaker=[clause.subject_words],
            clause=clause,
        )
    )
