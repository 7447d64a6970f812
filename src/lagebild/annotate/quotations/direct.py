"""Direct quotations: words in marks with the frame that stands before, behind or between them.

"Weber sagte: „…“", "„…“, sagte Weber, „…“", "„…“, so Weber", "„…“, wie Weber mitteilte". Titles, names and
scare quotes are left out (``marks.py``).
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import Words, word_class
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.frames import cue_words, frame_of, quoted_person
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.marks import Quoted, quotes_somebody
from lagebild.annotate.quotations.speaker import speaker_of, whose_words
from lagebild.annotate.quotations.speech import Saying, saying_of
from lagebild.lexicon import group
from lagebild.model.annotation import Act, QuotationType


def find_direct(scene: Scene) -> None:
    """Add all quotations in marks that have a frame of their own."""
    used: set[int] = set()
    for number, quoted in enumerate(scene.quoted):
        if number in used:
            continue
        draft = _behind(scene, quoted) or _before_colon(scene, quoted)
        if draft is None:
            draft = _without_colon(scene, quoted)
        if draft is None:
            continue
        following = scene.quoted[number + 1] if number + 1 < len(scene.quoted) else None
        if following and draft.rule.startswith("behind") and _goes_on(scene, draft, following):
            draft.pieces.append((following.first, following.stop))
            used.add(number + 1)
        scene.add_marked(draft)


def _behind(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return the quotation when its frame stands behind it."""
    words = scene.words
    if not quoted.closed or quoted.stop >= len(words.text):
        return None
    mark = words.text[quoted.stop] in {",", "–", "-", "—"}
    first = quoted.stop + 1 if mark else quoted.stop
    if not mark and words.text[quoted.stop - 2] not in {"!", "?", ",", "."} and quoted.size < 4:
        return None
    draft = frame_of(scene, first)
    if draft is None or (not mark and draft.rule == "behind-so"):
        return None
    opened = scene.sentence(quoted.first)[0]
    if quoted.first > opened and quoted.size < 5 and not scene.free(opened, quoted.first):
        return None
    if (
        quoted.first > opened
        and words.text[quoted.first - 1] not in _BEFORE_MARKS
        and quoted.first - opened > 1
    ):
        return None
    draft.pieces = [(quoted.first, quoted.stop)]
    if mark:
        draft.frame = [(quoted.stop, draft.frame[0][1])]
    return draft


_BEFORE_MARKS = group("quotations_grammar", "noun_before_marks") | {":", ".", ",", "!", "?"}


def _goes_on(scene: Scene, draft: Draft, following: Quoted) -> bool:
    """Whether the next words in marks go on with the same sentence behind an inserted frame."""
    words = scene.words
    behind = draft.frame[0][1]
    if following.first != behind + 1 or words.text[behind] not in {",", ":"}:
        return False
    draft.frame = [(draft.frame[0][0], behind + 1)]
    return words.sentence_of[behind] == words.sentence_of[following.first]


def _before_colon(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return the quotation when a frame with a colon stands before it."""
    words = scene.words
    colon = quoted.first - 1
    if colon < 1 or words.text[colon] != ":":
        return None
    start, _ = scene.sentence(colon)
    for other in scene.quoted:
        if start <= other.first and other.stop < colon and not scene.free(other.first, other.stop):
            start = max(start, other.stop)
    saying = _saying_before(scene, colon)
    if saying is None and not (quotes_somebody(words, quoted) and quoted.size > 2):
        return None
    inserted = _so_before(scene, start, colon)
    if inserted is not None:
        inserted.pieces, inserted.rule = [(quoted.first, quoted.stop)], "colon"
        return inserted
    clause = saying.clause if saying else _last_clause(scene, start, colon)
    if saying is None:
        speaker = _of_colon(scene, clause)
    else:
        speaker = quoted_person(words, saying) or speaker_of(words, saying)
    return Draft(
        type=QuotationType.DIRECT,
        pieces=[(quoted.first, quoted.stop)],
        rule="colon",
        speaker=speaker,
        cue=cue_words(words, saying) if saying else [],
        frame=[(start, colon + 1)],
        clause=clause,
        act=saying.act if saying else Act.SAY,
    )


def _saying_before(scene: Scene, end: int) -> Saying | None:
    """Return the last clause of saying that begins before word ``end`` in its sentence."""
    found = None
    for clause in scene.clauses[scene.words.sentence_of[end]]:
        bound = clause.kind is ClauseKind.INFINITIVE and found is not None
        if clause.words[0][0] < end and not scene.in_marks[clause.words[0][0]] and not bound:
            found = saying_of(scene.words, clause) or found
    return found


def _last_clause(scene: Scene, start: int, end: int) -> Clause | None:
    inside = [c for c in scene.clauses[scene.words.sentence_of[end]] if start <= c.words[0][0] < end]
    mains = [c for c in inside if c.kind in {ClauseKind.MAIN, ClauseKind.FRAGMENT, ClauseKind.VERB_FIRST}]
    return mains[-1] if mains else None


def _cried(scene: Scene, quoted: Quoted) -> bool:
    """Whether the words in marks stand in a clause of crying, where a mere name is a shout."""
    clause = scene.clause_around(quoted.first - 1) if quoted.first else None
    crying = clause is not None and clause.lemma in listed("quotations_names_in_marks", "crying")
    return crying and scene.words.low[quoted.first - 1] not in word_class("determiner_nominative")


def _least(words: Words, saying: Saying, before: int) -> int:
    """Return how many words in marks make a quotation without colon: a shout needs one, a comma helps."""
    if saying.clause.lemma in listed("quotations_names_in_marks", "crying"):
        return 1
    return 3 if words.text[before] == "," else 5


def _so_before(scene: Scene, start: int, colon: int) -> Draft | None:
    """Return the frame right before a colon that "so" opens: "…, so Weber weiter: „…“"."""
    words = scene.words
    for i in range(colon - 1, start, -1):
        if words.low[i] == "so" and words.text[i - 1] in {",", "–"}:
            frame = frame_of(scene, i)
            if frame is not None:
                frame.frame = [(i - 1, colon + 1)]
            return frame
        if words.text[i] in {",", "–"}:
            break
    return None


def _of_colon(scene: Scene, clause: Clause | None) -> list[Range]:
    """Return who speaks behind a colon without a word of saying: the subject, or whose words it is.

    "Das Fazit von Weber: „…“" are Weber's.
    """
    return whose_words(scene.words, clause.subject_words) if clause and clause.subject_words else []


def _without_colon(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return a quoted sentence right behind its frame: "Weber sagte, „…“" and "Weber sagte „…“"."""
    words = scene.words
    before = quoted.first - 1
    if not quotes_somebody(words, quoted) and not _cried(scene, quoted):
        return None
    if before < 1 or words.low[before] in {"dass", "ob", "wie"}:
        return None
    if quoted.closed and words.low[quoted.stop : quoted.stop + 1] == ["zu"]:
        return None
    end = before if words.text[before] == "," else quoted.first
    for clause in scene.clauses[words.sentence_of[before]]:
        if clause.words[-1][1] < end and clause.words[0][0] < end:
            continue
        if not any(first < end <= stop for first, stop in clause.words):
            continue
        saying = saying_of(words, clause)
        if saying is None or quoted.size < _least(words, saying, before):
            continue
        if "direct" in saying.entry.takes and not clause.konjunktiv:
            return Draft(
                type=QuotationType.DIRECT,
                pieces=[(quoted.first, quoted.stop)],
                rule="no-colon",
                act=saying.act,
                speaker=speaker_of(words, saying),
                cue=cue_words(words, saying),
                frame=[(clause.words[0][0], quoted.first)],
                clause=clause,
            )
    return None
