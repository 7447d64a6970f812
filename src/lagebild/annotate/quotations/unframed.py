"""Words in marks without a frame of their own.

They lie in somebody's indirect speech ("Weber sagte, die Lage sei „ernst“"), are joined to others ("„Unfug“
und „Unsinn“"), or go on with the last speaker.
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.frames import cue_words
from lagebild.annotate.quotations.marks import Quoted, names_nothing, quotes_somebody
from lagebild.annotate.quotations.settle import refuses_comment
from lagebild.annotate.quotations.speaker import speaker_of
from lagebild.annotate.quotations.speech import saying_of
from lagebild.lexicon import group
from lagebild.model.annotation import Act, QuotationType


def find_unframed(scene: Scene) -> None:
    """Add words in marks without a frame: nested in other quotations, or going on with the last speaker."""
    words = scene.words
    for number, quoted in enumerate(scene.quoted):
        if number and _goes_on_below(scene, scene.quoted[number - 1], quoted):
            continue
        if any(scene.in_marks[quoted.first : quoted.stop]) or scene.is_name(quoted):
            continue
        parent = _around(scene, quoted)
        own_words = quotes_somebody(words, quoted)
        if parent is not None and (own_words or (names_nothing(words, quoted) and parent.frame)):
            scene.add_marked(_nested(scene, quoted, parent))
            continue
        fellow = _fellow(scene, quoted) if parent is None else None
        if fellow is not None:
            joined = _nested(scene, quoted, fellow)
            joined.parent, joined.rule = fellow.parent, "listed"
            scene.add_marked(joined)
        elif parent is None and (own_words or refuses_comment(scene, quoted.first + 1, quoted.stop)):
            draft = _going_on(scene, quoted)
            if draft is not None:
                scene.add_marked(draft)


def _goes_on_below(scene: Scene, before: Quoted, quoted: Quoted) -> bool:
    """Join a paragraph that opens anew what the one before has not closed to its quotation."""
    if before.closed or before.stop != quoted.first:
        return False
    for draft in scene.drafts:
        if draft.type is QuotationType.DIRECT and (before.first, before.stop) in draft.pieces:
            draft.pieces.append((quoted.first, quoted.stop))
            scene.content[quoted.first : quoted.stop] = b"\1" * (quoted.stop - quoted.first)
            scene.in_marks[quoted.first : quoted.stop] = b"\1" * (quoted.stop - quoted.first)
            return True
    return False


def _going_on(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return a sentence or phrase in marks that goes on with the last speaker, or with its own clause."""
    words = scene.words
    alone = quoted.first == scene.sentence(quoted.first)[0]
    before = scene.last_draft(quoted.first)
    if before is not None and words.sentence_of[quoted.first] - words.sentence_of[before.stop - 1] > 2:
        before = None
    refuses = alone and before is not None and refuses_comment(scene, quoted.first + 1, quoted.stop)
    if (quoted.size < (4 if alone else 2) and not refuses) or (quoted.size < 3 and before is None):
        return None
    clause = None if alone else scene.clause_around(quoted.first + 1)
    bracketed = _in_brackets(scene, quoted)
    if not alone and not bracketed and _title_like(words, quoted, clause):
        return None
    draft = Draft(
        type=QuotationType.DIRECT,
        pieces=[(quoted.first, quoted.stop)],
        rule="alone" if alone else "partial",
    )
    saying = saying_of(words, clause) if clause else None
    if bracketed:
        draft.speaker, draft.rule = bracketed, "brackets"
    elif saying:
        draft.speaker, draft.cue, draft.act = speaker_of(words, saying), cue_words(words, saying), saying.act
    elif before is not None:
        draft.speaker, draft.carried = before.speaker, before
        draft.act = Act.NO_COMMENT if refuses else draft.act
    return draft if alone or before or draft.speaker or quoted.size >= _BY_NOBODY else None


_BY_NOBODY = 5
"""How many words in marks make a quotation inside a sentence that names nobody to have said them."""


def _in_brackets(scene: Scene, quoted: Quoted) -> list[Range]:
    """Return the name before a bracket that holds only somebody's words: "Weber („Das reicht!“)"."""
    words, first = scene.words, quoted.first
    if first < 2 or words.text[first - 1] != "(" or words.text[quoted.stop : quoted.stop + 1] != [")"]:
        return []
    if quoted.size < 4 or scene.mentions is None:
        return []
    span = words.span(first - 2, first - 1)
    before = [mention for mention in scene.mentions if mention.end == span.end]
    if not before:
        return []
    start = min(mention.start for mention in before)
    begin = first - 2
    while begin > 0 and words.start[begin] > start:
        begin -= 1
    return [(begin, first - 1)]


def _title_like(words: Words, quoted: Quoted, clause: Clause | None) -> bool:
    """Whether a phrase inside a sentence looks like a title or a name: „Freiheit statt Angst“."""
    first = quoted.first + 1
    if not words.text[first][0].isupper() or (first > 1 and words.text[first - 2] == ":"):
        return False
    if first > 1 and words.is_capital(first - 2):
        return True
    return clause is None or saying_of(words, clause) is None


_JOINING = group("quotations_grammar", "joining_marks") | {","}


def _fellow(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return the quotation that the words in marks are joined to: "„Unfug“ und „Unsinn“"."""
    words = scene.words
    for draft in reversed(scene.drafts):
        stop = draft.stop
        if draft.type is not QuotationType.DIRECT or not 0 < quoted.first - stop <= 3:
            continue
        between = [words.low[i] for i in range(stop, quoted.first)]
        joined = {"und", "oder", "sowie", "sondern"} & set(between)
        if joined and all(word in _JOINING for word in between):
            return draft
    return None


def _around(scene: Scene, quoted: Quoted) -> Draft | None:
    for draft in scene.drafts:
        if any(first <= quoted.first and quoted.stop <= stop + 1 for first, stop in draft.pieces):
            return draft
    return None


def _nested(scene: Scene, quoted: Quoted, parent: Draft) -> Draft:
    return Draft(
        type=QuotationType.DIRECT,
        pieces=[(quoted.first, quoted.stop)],
        rule="nested",
        act=parent.act,
        speaker=parent.speaker,
        cue=parent.cue,
        frame=parent.frame,
        parent=parent,
        self_speaker=parent.self_speaker,
    )
