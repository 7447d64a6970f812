"""Indirect quotations with a verb or noun of saying.

"Weber sagte, dass …", "… ob …", "…, wer …", "forderte auf, … zu …", "Weber sagte, er sei …", "…, sagte
Weber", "Wie Weber mitteilte, …", "die Ankündigung, …". The content ends where a clause in the indicative
goes on with the report: "Weber räumte ein, es fehle Geld, und reiste ab".
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.hearsay import supposes
from lagebild.annotate.konjunktiv import Mood
from lagebild.annotate.quotations.beside import has_object, of_reporter
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.frames import cue_words, quoted_person
from lagebild.annotate.quotations.inserted import add_behind, find_behind
from lagebild.annotate.quotations.speaker import speaker_of
from lagebild.annotate.quotations.speech import Saying, is_content, nouns_of_saying, saying_of
from lagebild.lexicon import group
from lagebild.model.annotation import Act, QuotationType

_OUTER = frozenset({ClauseKind.MAIN, ClauseKind.VERB_FIRST})


def find_indirect(scene: Scene) -> None:
    """Add indirect quotations of every sentence, frames before their content first."""
    own = _own_words(scene)
    for clauses in scene.clauses:
        if frame := _told_behind(scene, clauses):
            find_behind(scene, frame)
        for number, clause in enumerate(clauses):
            if not own[clause.words[0][0]]:
                _examine(scene, clauses, number)


def _told_behind(scene: Scene, clauses: tuple[Clause, ...]) -> Clause | None:
    """Return the frame behind a sentence in Konjunktiv, whatever is said in it: "Er habe nie zugesagt, zu
    gehen, sagte Weber"."""
    first = clauses[0] if clauses else None
    if first is None or first.kind is not ClauseKind.MAIN or not first.konjunktiv:
        return None
    if saying_of(scene.words, first) is None and not list(nouns_of_saying(scene.words, first)):
        return None
    behind = [c for c in clauses[1:] if c.kind in _OUTER and not c.konjunktiv]
    frame = behind[0] if behind else None
    told = frame is not None and frame.kind is ClauseKind.VERB_FIRST
    return frame if told and frame is not None and saying_of(scene.words, frame) is not None else None


def _own_words(scene: Scene) -> bytearray:
    """Mark what stands in marks: quotations found so far, and stretches that begin a sentence."""
    own = bytearray(scene.in_marks)
    for quoted in scene.quoted:
        if quoted.size > 3 and quoted.first == scene.sentence(quoted.first)[0]:
            own[quoted.first + 1 : quoted.stop] = b"\1" * (quoted.stop - quoted.first - 1)
    return own


def _examine(scene: Scene, clauses: tuple[Clause, ...], number: int) -> None:
    clause = clauses[number]
    saying = saying_of(scene.words, clause)
    if saying is not None and (supposes(scene.words, clause) or _nobody(scene, saying)):
        return
    if _condition(scene.words, clause) or _known_already(scene, clauses, number):
        return
    if saying is not None and clause.kind is ClauseKind.SUBORDINATE and clause.subordinator == "wie":
        _wie(scene, clauses, number, saying)
        return
    if _told_itself(scene, clauses, number):
        return
    if saying is not None and _behind_konjunktiv(clauses, number) and find_behind(scene, clause):
        return
    if saying is not None and _ahead(scene, clauses, number, saying):
        return
    if saying is not None and clause.kind is ClauseKind.VERB_FIRST and find_behind(scene, clause):
        return
    for noun in nouns_of_saying(scene.words, clause):
        if _ahead(scene, clauses, number, noun):
            return


def _behind_konjunktiv(clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a frame with its verb first stands right behind a clause in Konjunktiv: what it frames goes on
    behind it ("Das Wasser sei nicht knapp, sagt er, es komme zur falschen Zeit")."""
    before = clauses[number - 1] if number else None
    first = clauses[number].kind is ClauseKind.VERB_FIRST
    return first and before is not None and before.kind is ClauseKind.MAIN and before.konjunktiv


def _told_itself(scene: Scene, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a clause of saying opens a sentence in Konjunktiv behind somebody's speech, so that it is told.

    "Weber winkte ab, das sei alt. Beide hätten ihm versichert, zu warten": Weber says that they did.
    """
    clause, words = clauses[number], scene.words
    if clause.konjunktiv and clause.subordinator == "wer" and number == 0:
        return True
    if number or clause.kind is not ClauseKind.MAIN or not clause.konjunktiv:
        return False
    first = clause.words[0][0]
    sentence = words.sentence_of[first] - 1
    if sentence < 0 or "\n" in words.source[words.end[first - 1] : words.start[first]]:
        return False
    before = scene.last_draft(first)
    quoted = before is not None and words.sentence_of[before.stop - 1] == sentence
    return quoted or any(saying_of(words, c) is not None for c in scene.clauses[sentence])


def _condition(words: Words, clause: Clause) -> bool:
    """Whether the clause only supposes that somebody speaks: "Sollte er das sagen, …", "wenn er sagt, …"."""
    if clause.subordinator in {"wenn", "falls", "sofern"}:
        return True
    if clause.kind is not ClauseKind.VERB_FIRST or clause.finite_word is None:
        return False
    opens = clause.finite_word == words.sentences[clause.sentence][0]
    return opens and (
        clause.mood is Mood.KONJUNKTIV_II or words.low[clause.finite_word] in {"sollte", "sollten"}
    )


def _known_already(scene: Scene, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether a clause with "was" only tells that what a colon brings was spoken of before: "räumte ein, was
    sie bestritten hatte: Sie hat ihn getroffen". Then the clause before it frames the words."""
    clause, words = clauses[number], scene.words
    first, stop = clause.words[0][0], clause.words[-1][1]
    if not number or words.low[first] != "was" or stop >= len(words.text) or words.text[stop] != ":":
        return False
    return saying_of(words, clauses[number - 1]) is not None


def _nobody(scene: Scene, saying: Saying) -> bool:
    """Whether nobody answers for it ("man kann sagen, dass") or whoever writes does ("ich glaube, dass")."""
    subject = saying.clause.subject_words
    return subject is not None and scene.words.low[subject[0]] in _NOBODY


_NOBODY = group("quotations_grammar", "nobody")


def _ahead(scene: Scene, clauses: tuple[Clause, ...], number: int, saying: Saying) -> bool:
    """Add a quotation whose frame stands before its content."""
    words, clause = scene.words, saying.clause
    finite = clause.finite_word if clause.finite_word is not None else clause.words[0][0]
    after = saying.noun if saying.noun is not None else finite
    content = _content_clause(scene, clauses, number, saying, after)
    if content is None:
        return False
    first = _with_objects(saying, content)
    stop = content_end(scene, clauses, content, saying)
    first = _with_mark(scene, first)
    outer = _told_by(scene, clause, first, stop)
    if outer is None and not scene.free(first, stop):
        return False
    sentence = scene.sentence(first)
    begin = _frame_start(scene, clauses, number, sentence[0]) if outer is None else outer.frame[0][1]
    insisted = saying.entry.lemma in _INSISTING and content.konjunktiv and content.modal is None
    draft = Draft(
        type=QuotationType.INDIRECT,
        pieces=[(first, stop)],
        rule="noun" if saying.noun is not None else "ahead",
        act=Act.SAY if insisted else saying.act,
        speaker=quoted_person(words, saying) or speaker_of(words, saying),
        cue=cue_words(words, saying),
        frame=[(begin, first)],
        clause=clause,
        parent=outer,
        via=outer.speaker[0] if outer is not None and outer.speaker else None,
    )
    if outer is not None and not draft.speaker:
        return False
    if words.text[first - 1] == ":" and (speaks := _named_behind(scene, clauses, stop)):
        draft.speaker = speaks
    if any((quoted.first, quoted.stop) == (first, stop) for quoted in scene.quoted):
        draft.type = QuotationType.DIRECT
        scene.add_marked(draft)
    else:
        scene.add(draft)
    return True


_INSISTING = group("quotations_grammar", "insisting_verb")
"""Verbs that demand what shall be and insist on what is said to be: "beharrt darauf, dass es echt sei"."""


def _named_behind(scene: Scene, clauses: tuple[Clause, ...], stop: int) -> list[Range]:
    """Return who is named by a second frame behind what a colon opens: "Die Bahn hielt dagegen: Es seien 30
    gewesen, erklärte Sprecherin Weber"."""
    for clause in clauses:
        first = clause.words[0][0]
        if clause.kind is ClauseKind.VERB_FIRST and stop <= first <= stop + 1 and clause.finite_word == first:
            saying = saying_of(scene.words, clause)
            return speaker_of(scene.words, saying) if saying is not None else []
    return []


def _told_by(scene: Scene, clause: Clause, first: int, stop: int) -> Draft | None:
    """Return the quotation with a source at the head of its sentence that holds the frame and its content:
    "Laut Hafenzeitung kündigte Weber an, …"."""
    draft = scene.sourced.get(scene.words.sentence_of[first])
    if draft is None or clause.finite_word is None or draft.start > clause.finite_word or draft.start > first:
        return None
    return draft if stop <= draft.stop else None


def _with_objects(saying: Saying, content: Clause) -> int:
    """Return where content begins whose objects were taken for part of the frame.

    "beschloss, der Partei (…) beizutreten", "gab an, dem Minister, Jan Weber, sei das Amt angeboten worden".
    """
    first = content.words[0][0]
    if content.kind not in {ClauseKind.INFINITIVE, ClauseKind.VERB_FIRST} or saying.noun is not None:
        return first
    frame = saying.clause
    verbs = [
        n
        for n, (a, b) in enumerate(frame.words)
        if frame.finite_word is not None and a <= frame.finite_word < b
    ]
    behind = [a for a, b in frame.words[verbs[-1] + 1 :] if b < first] if verbs else []
    return behind[0] if behind else first


def _with_mark(scene: Scene, first: int) -> int:
    """Take an opening quotation mark into the content: 'sagte, „er“ sei'."""
    for quoted in scene.quoted:
        if quoted.first == first - 1:
            return first - 1
    return first


def _frame_start(scene: Scene, clauses: tuple[Clause, ...], number: int, start: int) -> int:
    """Return where the frame begins: with its sentence, or behind content of another quotation and after
    "und"."""
    clause = clauses[number]
    begin = clause.words[0][0]
    if clause.kind in _OUTER:
        before = [c for c in clauses[:number] if c.kind in _OUTER]
        if not before:
            begin = start
        return begin if scene.free(start, begin) and not before else clause.words[0][0]
    return start if scene.free(start, begin) else begin


def _content_clause(
    scene: Scene, clauses: tuple[Clause, ...], number: int, saying: Saying, finite: int
) -> Clause | None:
    """Return the clause right behind the frame that it takes as content; a relative clause may stand
    between."""
    words, frame = scene.words, saying.clause
    end = max(stop for first, stop in frame.words)
    if saying.noun is not None:
        end = next(stop for first, stop in frame.words if first <= saying.noun < stop)
    for clause in clauses[number + 1 :]:
        first = clause.words[0][0]
        if first < finite or first < frame.words[0][0]:
            continue
        between = [words.text[i] for i in range(min(end, first), first)]
        colon = ":" in between
        if _known_already(scene, clauses, clauses.index(clause)):
            end = max(end, clause.words[-1][1])
            continue
        if clause.kind is ClauseKind.RELATIVE and not (saying.noun is not None):
            end = max(end, clause.words[-1][1])
            continue
        near = first - end <= 2 or any(stop <= first <= stop + 2 for _, stop in frame.words)
        if not near or ";" in between:
            return None
        if words.low[first] in _NO_CONTENT:
            return None
        if words.low[first] == "so" and (not clause.konjunktiv or clause.finite_word == first + 1):
            return None
        if (
            clause.kind is ClauseKind.SUBORDINATE
            and clause.subordinator in _CONDITIONS
            and "v2" in saying.entry.takes
        ):
            following = [c for c in clauses if c.words[0][0] > first and c.kind in _OUTER]
            return clause if following and following[0].konjunktiv else None
        strict = saying.noun is not None or frame.negated or frame.passive
        colon = colon and "direct" in saying.entry.takes
        colon = colon or (frame.kind is ClauseKind.MAIN and _verb_in_marks(scene, clause))
        if not colon and of_reporter(words, clause) and has_object(words, saying):
            return None  # "begrüßte den Plan, *der DGB lehnte ihn ab*"
        return clause if is_content(clause, saying.entry.takes, after_colon=colon, strict=strict) else None
    return None


def _verb_in_marks(scene: Scene, clause: Clause) -> bool:
    """Whether the finite verb alone is in the speaker's own words: "sagte, Weber „ist bereit“"."""
    verb, first = clause.finite_word, clause.words[0][0]
    if clause.kind is not ClauseKind.MAIN:
        return False
    return verb is not None and any(first <= quoted.first < verb < quoted.stop for quoted in scene.quoted)


_NO_CONTENT = group("quotations_grammar", "no_content")
_RESUMING = group("quotations_grammar", "resuming")
_CONDITIONS = group("quotations_grammar", "condition")


def content_end(scene: Scene, clauses: tuple[Clause, ...], content: Clause, saying: Saying) -> int:
    """Return where the content ends: at a later clause that only the report itself can say, else at the
    full stop."""
    words = scene.words
    _, stop = scene.sentence(content.words[0][0])
    begins = content.words[0][0]
    resumed = [piece for piece in saying.clause.words if piece[0] > begins]
    if saying.noun is None:
        verbs = [verb.start for verb in saying.clause.verbs]
        resumed = [(a, b) for a, b in resumed if any(words.start[i] in verbs for i in range(a, b))]
    stop = min([stop, *(first for first, _ in resumed)])
    verb_second = content.kind in _OUTER
    outer = saying.clause.kind in {ClauseKind.SUBORDINATE, ClauseKind.RELATIVE} or saying.noun is not None
    for clause in clauses:
        first = clause.words[0][0]
        if first <= begins or clause.kind not in _OUTER:
            continue
        inverted = clause.kind is ClauseKind.VERB_FIRST and clause.finite_word == first
        if clause.konjunktiv and not (outer and inverted):
            continue
        if any(scene.in_marks[first : first + 1]) or _inside_marks(scene, first):
            continue
        if (content.konjunktiv or not verb_second) and of_reporter(words, clause):
            stop = min(stop, first)
            break
        resumes = clause.kind is ClauseKind.VERB_FIRST or words.text[first - 1] in {";", "–"}
        resumes = resumes or words.low[first] in _RESUMING
        if resumes or outer or (not clause.ambiguous and not verb_second):
            if clause.ambiguous and verb_second and saying_of(words, clause) is None:
                continue
            stop = min(stop, first)
            break
    return scene.content_stop(content.words[0][0], stop)


def _inside_marks(scene: Scene, word: int) -> bool:
    return any(quoted.first < word < quoted.stop and quoted.size > 2 for quoted in scene.quoted)


def _wie(scene: Scene, clauses: tuple[Clause, ...], number: int, saying: Saying) -> None:
    """Add what "wie Weber mitteilte" frames, before or around it."""
    clause = clauses[number]
    first, stop = clause.words[0][0], clause.words[-1][1]
    start, end = scene.sentence(first)
    words = scene.words
    if any(words.text[i].isalpha() for i in range(start, first)):
        add_behind(scene, first)
        return
    begin = stop
    while begin < end and words.text[begin] in {",", "“", "”", '"'}:
        begin += 1
    rest = scene.content_stop(begin, end)
    if rest - begin < 2 or not scene.free(begin, rest):
        return
    cue = cue_words(words, saying)
    scene.add(
        Draft(
            type=QuotationType.INDIRECT,
            pieces=[(begin, rest)],
            rule="wie",
            act=saying.act,
            speaker=speaker_of(words, saying),
            cue=[(first, first + 1), *cue],
            frame=[(start, begin)],
            clause=clause,
        )
    )
