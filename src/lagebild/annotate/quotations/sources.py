"""Sources without a verb: "laut Weber", "nach Angaben der Polizei", "der Polizei zufolge", "so Weber",
"demnach"."""

from __future__ import annotations

from bisect import bisect_left

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_phrases import NounPhrase, attributes, noun_phrase
from lagebild.annotate.clauses_words import Words, word_class
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.inserted import add_behind
from lagebild.annotate.quotations.lexicon import listed
from lagebild.lexicon import endings, group
from lagebild.model.annotation import QuotationType


def find_sources(scene: Scene, *, opening: bool) -> None:
    """Add the quotations that a preposition, "so" or "demnach" marks.

    A source that opens a sentence vouches for all of it, whatever verbs follow: it goes first (``opening``).
    """
    words = scene.words
    for i in range(len(words.text)):
        low = words.low[i]
        if low == "so" and not opening and i and words.text[i - 1] in {",", "–"} and not scene.in_marks[i]:
            add_behind(scene, i)
            continue
        if low not in _CUES or scene.in_marks[i]:
            continue
        found = _source(scene, i)
        if found is not None and (found[0][0] == scene.sentence(i)[0]) == opening:
            _add(scene, i, *found)


_CUES = group("quotations_grammar", "source_cue")


def _refers(scene: Scene, i: int) -> bool:
    """Whether "Danach" at the head of a sentence in the present means a paper of the one before, no time."""
    words, clause = scene.words, scene.clause_around(i)
    number = words.sentence_of[i]
    if clause is None or clause.tense != "present":
        return False
    if not number or words.sentences[number][0] != i:
        return False
    first, stop = words.sentences[number - 1]
    if "\n" in words.source[words.end[stop - 1] : words.start[i]]:
        return False
    papers = listed("quotations_sources", "statement") | listed("quotations_sources", "claim")
    return any(words.text[k] in papers or words.low[k].endswith(_PAPERS) for k in range(first, stop))


_THEREBY = group("quotations_grammar", "thereby")
_BACKWARD = group("quotations_grammar", "backward_adverb")
_OWN = group("quotations_grammar", "own_source")
_PAPERS = endings("quotations_grammar", "paper_ending")


def _source(scene: Scene, i: int) -> tuple[Range, list[Range], bool] | None:
    """Return frame, speaker and whether the subject itself is the source, for the cue word ``i``."""
    words = scene.words
    first, stop = _piece(scene, i)
    low = words.low[i]
    if low in _THEREBY or (low == "danach" and _refers(scene, i)):
        return (i, i + 1), [(i, i + 1)], False
    if low == "danach":
        return None
    if low == "zufolge":
        start = _phrase_before(words, i, first)
        return ((start, i + 1), [(start, i)], False) if start is not None else None
    phrase = noun_phrase(words, i + 1, stop) if low != "wonach" else None
    if phrase is None or phrase.pronoun:
        return _postposed(words, i, first) if low == "nach" else None
    if low != "laut" and not _source_noun(words, phrase):
        return _postposed(words, i, first) if low == "nach" else None
    if low == "laut" and words.low[phrase.start] in word_class("time_noun"):
        return None
    end = _with_holder(scene, _wider(words, phrase, stop))
    own = words.low[i + 1] in _OWN
    return (i, end), [(i + 1, end)], own


def _wider(words: Words, phrase: NounPhrase, stop: int) -> int:
    """Take in a place or another attribute that belongs to the source: "der Regierung in Bern"."""
    end = attributes(words, phrase.stop, stop) if _source_noun(words, phrase) else phrase.stop
    if end + 1 < stop and words.low[end] in {"in", "im", "vom"} and not words.is_capital(end):
        inner = noun_phrase(words, end + 1, stop)
        if inner and words.low[end - 1].endswith(_SEATED):
            return _with_and(words, inner.core if inner.bare else inner.stop, stop)
    return end


def _with_holder(scene: Scene, end: int) -> int:
    """Take in who holds the office between commas: "des Beauftragten für den Hafen, Rita Weber, ..."."""
    words = scene.words
    if end + 2 >= len(words.text) or words.text[end] != ",":
        return end
    name = scene.name_at(end + 1)
    if name is None:
        return end
    behind = bisect_left(words.end, name.end) + 1
    person = behind - end > 2 and behind < len(words.text) and words.text[behind] == ","
    return behind if person else end


_SEATED = endings("quotations_grammar", "seated_body_ending")


def _with_and(words: Words, end: int, stop: int) -> int:
    """Take in a second name behind "und": "in Bern und Wien"."""
    if end + 1 < stop and words.low[end] == "und":
        inner = noun_phrase(words, end + 1, stop)
        return inner.core if inner and inner.bare else end
    return end


def _piece(scene: Scene, i: int) -> Range:
    clause = scene.clause_around(i)
    if clause is not None:
        for first, stop in clause.words:
            if first <= i < stop:
                return first, stop
    return scene.sentence(i)


def _source_noun(words: Words, phrase: NounPhrase) -> bool:
    """Whether the phrase is headed by a noun such as "Angaben" or "Polizeiangaben"."""
    nouns = listed("quotations_sources", "noun")
    compounds = tuple(listed("quotations_sources", "noun_ending"))
    for i in range(phrase.start, phrase.core):
        if words.is_capital(i) and (words.text[i] in nouns or words.low[i].endswith(compounds)):
            law = words.text[i] == "Artikel" and words.text[i + 1 : i + 2] and words.text[i + 1][0].isdigit()
            return words.low[i] != "nachricht" and not law
    return False


def _postposed(words: Words, i: int, first: int) -> tuple[Range, list[Range], bool] | None:
    """Return the source before "nach": "seiner Meinung nach"."""
    for start in range(max(first, i - 4), i):
        phrase = noun_phrase(words, start, i)
        if phrase and phrase.stop == i and not phrase.pronoun and _source_noun(words, phrase):
            return (start, i + 1), [(start, i)], False
    return None


def _phrase_before(words: Words, i: int, first: int) -> int | None:
    """Return where the phrase before "zufolge" begins."""
    if i - 1 >= first and words.low[i - 1] in {"ihm", "ihr", "ihnen"}:
        return i - 1
    best = None
    for start in range(i - 1, max(first, i - 14) - 1, -1):
        phrase = noun_phrase(words, start, i)
        if phrase and phrase.stop >= i and not (phrase.bare and phrase.core < i):
            best = start
            if not phrase.bare:
                break
        elif (
            best is not None
            and words.text[start][0].islower()
            and words.low[start] in word_class("preposition")
        ):
            return None if best == i - 1 and words.low[start] in {"mit"} else best
    return best


def _add(scene: Scene, i: int, frame: Range, speaker: list[Range], own: bool) -> None:
    words = scene.words
    begin, end = _scope(scene, i)
    if words.low[i] in _BACKWARD:
        clause = scene.clause_around(i)
        if clause is None or not (clause.konjunktiv or clause.modal == "sollen" or frame[0] == begin):
            return
    if scene.framing[i]:
        _chain(scene, i, speaker)
        return
    if scene.content[i]:
        return
    pieces = []
    before = scene.content_stop(begin, frame[0])
    if before - begin >= 1 and any(words.text[k][0].isalnum() for k in range(begin, before)):
        pieces.append((begin, before))
    after = frame[1]
    while after < end and words.text[after] in {",", ":"}:
        after += 1
    rest = scene.content_stop(after, end)
    if rest > after:
        pieces.append((after, rest))
    if not pieces or not all(scene.free(*piece) for piece in pieces):
        return
    draft = Draft(
        type=QuotationType.INDIRECT,
        pieces=pieces,
        rule=f"source-{words.low[i]}",
        speaker=speaker,
        cue=[(i, i + 1)],
        frame=[frame],
        clause=scene.clause_around(i),
        self_speaker=own,
    )
    if words.low[i] in _BACKWARD:
        draft.carried = scene.last_draft(begin)
    scene.add(draft)
    if frame[0] == scene.sentence(i)[0]:
        scene.sourced[scene.words.sentence_of[i]] = draft


def _chain(scene: Scene, i: int, speaker: list[Range]) -> None:
    """Note who passes a quotation on whose frame holds a source of its own."""
    for draft in scene.drafts:
        if any(first <= i < stop for first, stop in draft.frame) and speaker:
            draft.via = speaker[0]


def _scope(scene: Scene, i: int) -> Range:
    """Return the words that a source vouches for: its sentence, or its own clause when that depends on
    others."""
    words = scene.words
    start, stop = scene.sentence(i)
    clauses = scene.clauses[words.sentence_of[i]]
    own = scene.clause_around(i)
    if own is None:
        return start, stop
    if own.kind in {ClauseKind.SUBORDINATE, ClauseKind.RELATIVE}:
        return own.words[0][0], own.words[-1][1]
    begin = start
    outer = [c for c in clauses if c.kind in {ClauseKind.MAIN, ClauseKind.VERB_FIRST}]
    for clause in outer:
        if (
            clause.words[0][0] <= i
            and clause is own
            and clause is not outer[0]
            and clause.kind is ClauseKind.MAIN
        ):
            begin = clause.words[0][0]
    return begin, _scope_end(scene, outer, own, i, stop)


def _scope_end(scene: Scene, outer: list[Clause], own: Clause, i: int, stop: int) -> int:
    """End the scope before a coordinated clause of the report: ", und reiste ab"."""
    words = scene.words
    for clause in outer:
        first = clause.words[0][0]
        if first > i and clause is not own and words.text[first - 1] == ";" and not clause.konjunktiv:
            return first
    return stop
