"""Speech that goes on without a frame.

"Weber wies das zurück. Die Zahlen seien alt." The Konjunktiv alone says that Weber still speaks; "Die
Zahlen sollen alt sein" does so where somebody has just been quoted. Conditions and wishes ("Ohne Geld wäre
das Ende nah") carry nothing on unless a quotation stands right before.
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import word_class
from lagebild.annotate.konjunktiv import Mood
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.speaker import agent_of
from lagebild.annotate.quotations.speech import saying_of
from lagebild.annotate.quotations.subjects import is_thing, possible_subject
from lagebild.lexicon import group
from lagebild.model.annotation import Act, QuotationType

_OUTER = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})


def find_carried(scene: Scene) -> None:
    """Add sentences in Konjunktiv or with "sollen" that go on with somebody's speech."""
    for number, (start, stop) in enumerate(scene.words.sentences):
        clauses = [c for c in scene.clauses[number] if c.kind in _OUTER and c.finite_word is not None]
        clauses = [c for c in clauses if not _in_marks(scene, c)]
        if not clauses:
            continue
        begin = _konjunktiv_from(scene, clauses, start, stop)
        if begin is None and _between(scene, clauses, number):
            begin = start
        if begin is not None:
            _carry(scene, begin, stop, QuotationType.INDIRECT_FREE_INDIRECT)
        elif scene.free(start, stop) and _hearsay(clauses[0]):
            before = scene.last_draft(start)
            near = before is not None and _near(scene, before, start, _reach(scene, before, clauses[0]))
            if before is not None and near and not _left_open(scene, before, number):
                _carry(scene, start, stop, QuotationType.FREE_INDIRECT)


def _reach(scene: Scene, before: Draft, clause: Clause) -> int:
    """Return how many sentences on "sollen" still goes on with a quotation: what is past ("soll abgereist
    sein") can only be hearsay and reaches farther than what is planned."""
    told = scene.words.low[clause.words[-1][1] - 1] in {"haben", "sein"}
    return 2 if told and _in_paragraph(scene, before, clause.words[0][0]) else 1


def _left_open(scene: Scene, before: Draft, number: int) -> bool:
    """Whether the paper itself speaks between a quotation and a sentence: "Wer zahlt, ist weiter offen"."""
    words = scene.words
    for between in range(words.sentence_of[before.stop - 1] + 1, number):
        low = set(words.low[slice(*words.sentences[between])])
        if low & _COPULA and low & listed("quotations_acts", "open"):
            return True
    return False


_COPULA = group("quotations_grammar", "open_copula")


def _in_marks(scene: Scene, clause: Clause) -> bool:
    assert clause.finite_word is not None
    return any(q.first < clause.finite_word < q.stop and q.size > 3 for q in scene.quoted)


def _konjunktiv_from(scene: Scene, clauses: list[Clause], start: int, stop: int) -> int | None:
    """Return the word from which a sentence is carried speech, None when it is not."""
    if any(
        scene.words.low[first] in {"ich", "wir"} for c in clauses for first, _ in [c.subject_words or (0, 0)]
    ):
        return None
    for number, clause in enumerate(clauses):
        assert clause.finite_word is not None
        if not clause.konjunktiv or not scene.free(clause.finite_word, clause.finite_word + 1):
            continue
        if any(scene.framing[first] for first, _ in clause.words):
            continue
        begins = _behind_relative(scene, clause)
        if scene.words.text[begins - 1] == ":" and number and not clauses[number - 1].konjunktiv:
            return begins if scene.free(begins, stop) else None
        first = start if all(c.ambiguous or c.konjunktiv for c in clauses[:number]) else clause.words[0][0]
        if not scene.free(first, stop):
            continue
        if scene.words.low[clause.words[0][0]] == "als":
            continue
        weak = clause.mood is Mood.KONJUNKTIV_II or clause.modal == "mögen"
        if weak and not _may_carry(scene, clause, start):
            continue
        return first
    return None


def _behind_relative(scene: Scene, clause: Clause) -> int:
    """Return where a main clause begins, a clause before it that is its subject included: "Wer jetzt gehe,
    habe nichts"."""
    first = clause.words[0][0]
    if scene.words.text[first - 1] != "," or clause.finite_word != first:
        return first
    before = [
        c
        for c in scene.clauses[clause.sentence]
        if c.kind is ClauseKind.SUBORDINATE and c.words[-1][1] == first - 1
    ]
    return before[-1].words[0][0] if before else first


def _between(scene: Scene, clauses: list[Clause], number: int) -> bool:
    """Whether forms that are both moods stand between carried speech and Konjunktiv: "sie wollten …"."""
    start, stop = scene.words.sentences[number]
    if number + 1 >= len(scene.clauses) or not scene.free(start, stop):
        return False
    if not all(c.ambiguous and saying_of(scene.words, c) is None for c in clauses):
        return False
    before = scene.last_draft(start)
    if before is None or not _near(scene, before, start, 1) or not _in_paragraph(scene, before, start):
        return False
    following = [c for c in scene.clauses[number + 1] if c.kind in _OUTER and c.finite_word is not None]
    if _set_against(scene, clauses[0]):
        return False
    broken = scene.words.source[scene.words.end[start - 1] : scene.words.start[stop]]
    return bool(following) and following[0].konjunktiv and "\n" not in broken


def _set_against(scene: Scene, clause: Clause) -> bool:
    """Whether a sentence goes over to somebody else: "Weber dagegen verteidigte das Papier"."""
    subject = clause.subject_words
    return subject is not None and scene.words.low[subject[1]] in _TURNING


_TURNING = group("quotations_grammar", "turning_adverb")


def _may_carry(scene: Scene, clause: Clause, start: int) -> bool:
    """Whether Konjunktiv II is reported speech: a quotation stands right before in the paragraph and no
    condition is made, or another sentence in Konjunktiv stands before."""
    before = scene.last_draft(start)
    if before is None or not _near(scene, before, start, 1):
        return False
    if before.type is QuotationType.INDIRECT_FREE_INDIRECT:
        return True
    assert clause.finite_word is not None
    equal = scene.words.low[clause.finite_word] in _EQUAL
    if not _in_paragraph(scene, before, start) or (not equal and _conditional(scene, start)):
        return False
    return clause.modal != "dürfen"


_EQUAL = group("quotations_grammar", "equal_plural")
"""Konjunktiv II in the plural, which stands for a Konjunktiv I that looks like the indicative."""


def _conditional(scene: Scene, start: int) -> bool:
    """Whether a sentence sets a condition: "wenn", "falls", or the verb first."""
    clauses = scene.clauses[scene.words.sentence_of[start]]
    if any(clause.subordinator in {"wenn", "falls", "sofern"} for clause in clauses):
        return True
    return clauses[0].kind is ClauseKind.VERB_FIRST and clauses[0].finite_word == start


def _hearsay(clause: Clause) -> bool:
    return clause.modal == "sollen" and clause.tense == "present" and not clause.konjunktiv


def _near(scene: Scene, before: Draft, start: int, distance: int) -> bool:
    words = scene.words
    return words.sentence_of[start] - words.sentence_of[before.stop - 1] <= distance


def _in_paragraph(scene: Scene, before: Draft, start: int) -> bool:
    """Whether no new paragraph begins between a quotation and word ``start``."""
    words = scene.words
    return "\n" not in words.source[words.end[before.stop - 1] : words.start[start]]


def _carry(scene: Scene, begin: int, stop: int, kind: QuotationType) -> None:
    before = scene.last_draft(begin)
    if before is not None and before.type is kind and before.rule == "carried" and before.stop == begin:
        before.pieces.append((begin, stop))
        scene.content[begin:stop] = b"\1" * (stop - begin)
        return
    draft = Draft(type=kind, pieces=[(begin, stop)], rule="carried")
    if before is not None and _near(scene, before, begin, 3):
        nearer = _nearer(scene, before, begin)
        pointed = before.carried if before.rule in _POINTING and before.carried else before
        draft.speaker = nearer or pointed.speaker
        draft.act = _act_of(scene, before.act, begin, stop)
        draft.carried = None if nearer else pointed
    else:
        draft.speaker = _subject_before(scene, begin)
    scene.add(draft)


def _act_of(scene: Scene, before: Act, begin: int, stop: int) -> Act:
    """Return the act of a sentence that goes on with somebody's speech.

    A demand goes on with what must be, a denial with what is not; what somebody rejects, criticises, concedes
    or warns of goes on as it is. Anything else is but said.
    """
    low = set(scene.words.low[begin:stop])
    goes_on = {
        Act.DEMAND: bool(low & _DEMANDING),
        Act.DENY: bool(low & (word_class("negation") | listed("quotations_refuting", "false"))),
    }
    return before if goes_on.get(before, before in _LASTING) else Act.SAY


_DEMANDING = group("quotations_grammar", "demanding_modal")
_LASTING = frozenset(
    {Act.SAY, Act.ADMIT, Act.CONFIRM, Act.CRITICISE, Act.ACCUSE, Act.WARN, Act.THREATEN, Act.DENY, Act.DEMAND}
    | {Act.REJECT}
)
_POINTING = frozenset(f"source-{word}" for word in group("quotations_grammar", "thereby"))


def _nearer(scene: Scene, before: Draft, begin: int) -> list[Range]:
    """Return somebody named who is the subject of the sentence right before, behind the last quotation."""
    words = scene.words
    number = words.sentence_of[begin]
    if words.text[begin - 1] == ":" and (named := _before_colon(scene, begin)):
        return named
    aside = before.parent is None and _in_dass_clause(before)
    if words.sentences[number][0] < begin:
        return []
    if words.sentence_of[before.stop - 1] >= number - (0 if aside else 1):
        return []
    if "\n" in words.source[words.end[words.sentences[number - 1][1] - 1] : words.start[begin]]:
        return []
    mains = [c for c in scene.clauses[number - 1] if c.kind in _OUTER and not c.passive]
    if not mains or mains[0].subject_words is None or scene.mentions is None:
        return []
    subject: Range | None = mains[0].subject_words
    if mains[0].lemma == "sein" and not scene.named(*mains[0].subject_words):
        subject = possible_subject(words, mains[0])  # "Unzufrieden ist Weber"
    return [subject] if subject and scene.named(*subject) else []


def _in_dass_clause(draft: Draft) -> bool:
    """Whether words are but quoted in a clause that the sentence judges.

    "Dass Krause das „Unfug“ genannt hat, stört Weber nicht. Man habe Zeit".
    """
    return draft.type is QuotationType.DIRECT and (
        draft.clause is not None and draft.clause.kind is ClauseKind.SUBORDINATE
    )


def _before_colon(scene: Scene, begin: int) -> list[Range]:
    """Return somebody named who is the subject before a colon: "Weber stellte das anders dar: Man ..."."""
    clauses = scene.clauses[scene.words.sentence_of[begin]]
    before = [
        c for c in clauses if c.kind in _OUTER and c.words[-1][1] < begin and c.subject_words is not None
    ]
    subject = before[-1].subject_words if before and not before[-1].passive else None
    return [subject] if subject and scene.named(*subject) else []


def _subject_before(scene: Scene, begin: int) -> list[Range]:
    """Return who is likeliest to speak: the nearest named subject, up to three sentences back in the
    paragraph, else the subject of the sentence before unless it is a thing."""
    words = scene.words
    number = words.sentence_of[begin]
    first = number if words.sentences[number][0] < begin else number - 1
    for index in range(first, max(-1, first - _BACK), -1):
        end = words.sentences[index][1]
        if index < first and "\n" in words.source[words.end[end - 1] : words.start[begin]]:
            break
        named = [s for s in _speaking(scene, index, begin) if scene.named(*s)]
        if named:
            return [named[0]]
    if first < 0:
        return []
    mains = [s for s in _speaking(scene, first, begin) if not is_thing(words, s)]
    return mains[:1]


_BACK = 3


def _speaking(scene: Scene, index: int, begin: int) -> list[Range]:
    """Return subjects and agents of a sentence before word ``begin``, those of saying first."""
    words = scene.words
    before = [c for c in scene.clauses[index] if c.words[0][0] < begin]
    sayings = [c for c in before if saying_of(words, c)]
    mains = [c for c in before if c.kind in _OUTER]
    found: list[Range] = []
    for clause in (*sayings, *mains):
        if clause.passive:
            found += agent_of(words, clause)
        elif clause.subject_words:
            found.append(clause.subject_words)
    return found
