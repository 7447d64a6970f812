"""Frames around content: where they begin and end, their cue, and whom they quote.

"…, sagte Weber am Montag", "…, so der Minister", "…, wie das Amt mitteilte", "wird Weber zitiert".
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import Words, word_class
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.speaker import speaker_of, whose_words
from lagebild.annotate.quotations.speech import Saying, saying_of
from lagebild.lexicon import group
from lagebild.model.annotation import Act, QuotationType


def frame_of(scene: Scene, first: int) -> Draft | None:
    """Return a frame that begins at word ``first`` behind its content, as a draft without content.

    "sagte Weber am Montag", "so der Minister", "wie das Amt mitteilte".
    """
    words = scene.words
    if first >= len(words.text):
        return None
    stop = scene.sentence(first)[1]
    end = _frame_end(scene, first, stop)
    clause = clause_at(scene, first)
    so = int(words.low[first] == "so")
    if so and (clause is None or clause.finite_word != first + 1):
        return _so_frame(words, first, end)
    if clause is None or clause.finite_word is None:
        return None
    saying = saying_of(words, clause)
    if saying is None:
        return None
    is_wie = clause.kind is ClauseKind.SUBORDINATE and clause.subordinator == "wie"
    if not is_wie and clause.finite_word != first + so:
        return None
    speaker = quoted_person(words, saying) or speaker_of(words, saying)
    if not _may_follow(words, saying, speaker, first, is_wie=is_wie):
        return None
    cue = cue_words(words, saying, after=first)
    if is_wie:
        cue.insert(0, (first, first + 1))
    return Draft(
        type=QuotationType.DIRECT,
        pieces=[],
        rule="behind-wie" if is_wie else "behind",
        act=Act.DOUBT if saying.entry.lemma == "glauben" and clause.negated else saying.act,
        speaker=speaker,
        cue=cue,
        frame=[(first, end)],
        clause=clause,
    )


_WITHOUT_SPEAKER = group("quotations_grammar", "without_speaker")


def _may_follow(words: Words, saying: Saying, speaker: list[Range], first: int, *, is_wie: bool) -> bool:
    """Whether the clause can frame what stands before it: not ", fordert aber …", not "wie man sagt"."""
    clause = saying.clause
    if not {"v2", "direct", "w"} & saying.entry.takes and not _answers_dass(words, saying, first):
        return False
    if clause.konjunktiv:
        return False
    doubted = saying.entry.lemma == "glauben" and _answers_dass(words, saying, first)
    if clause.negated and _negated_from(words, clause, first) and not doubted:
        return False
    if is_wie:
        return not speaker or words.low[speaker[0][0]] != "man"
    return bool(speaker) or clause.passive or saying.entry.lemma in _WITHOUT_SPEAKER


def _answers_dass(words: Words, saying: Saying, first: int) -> bool:
    """Whether what stands before is a clause with "dass", which the verb takes: "Dass er gehe, stellte Weber
    in Abrede"."""
    opening = words.low[words.sentences[words.sentence_of[first]][0]]
    return opening in {"dass", "daß"} and "dass" in saying.entry.takes


def _negated_from(words: Words, clause: Clause, first: int) -> bool:
    """Whether the frame itself is negated, and not the words it frames."""
    return any(
        words.low[i] in word_class("negation")
        for begin, stop in clause.words
        for i in range(max(begin, first), stop)
    )


def _so_frame(words: Words, first: int, end: int) -> Draft | None:
    phrase = noun_phrase(words, first + 1, end)
    if phrase is None or not phrase.nominative or words.low[first + 1].startswith(("manch", "viel")):
        return None
    behind = words.text[phrase.stop] if phrase.stop < len(words.text) else "."
    if not (behind in {",", ".", "–", ")", ":"} or words.text[phrase.stop].islower()):
        return None
    if phrase.pronoun and words.low[first + 1] not in {"er", "sie"}:
        return None
    return Draft(
        type=QuotationType.DIRECT,
        pieces=[],
        rule="behind-so",
        speaker=whose_words(words, (phrase.start, phrase.stop)),
        cue=[(first, first + 1)],
        frame=[(first, end)],
    )


def _frame_end(scene: Scene, first: int, stop: int) -> int:
    """Return where a frame behind its content ends: before further quoted words or at the end of the
    sentence."""
    for quoted in scene.quoted:
        begins = quoted.size > 3 or words_before_comma(scene.words, quoted.first)
        if first < quoted.first < stop and begins:
            stop = quoted.first
            break
    return scene.content_stop(first, stop)


def words_before_comma(words: Words, first: int) -> bool:
    """Whether a comma stands right before a mark, so that it goes on with what was quoted."""
    return first > 0 and words.text[first - 1] == ","


def clause_at(scene: Scene, word: int) -> Clause | None:
    """Return the clause one of whose pieces begins at ``word`` and holds its finite verb."""
    if word >= len(scene.words.text):
        return None
    for clause in scene.clauses[scene.words.sentence_of[word]]:
        for first, stop in clause.words:
            if first == word and (clause.finite_word is None or first <= clause.finite_word < stop):
                return clause
    return None


def cue_words(words: Words, saying: Saying, after: int = 0) -> list[Range]:
    """Return the words of saying: the verb in all its parts, or the noun."""
    if saying.noun is not None:
        return [(saying.noun, saying.noun + 1)]
    clause = saying.clause
    found = []
    for verb in clause.verbs:
        for first, stop in clause.words:
            found += [(i, i + 1) for i in range(first, stop) if words.start[i] == verb.start and i >= after]
    if saying.entry.lemma == "heißen" and clause.finite_word is not None:
        following = clause.finite_word + 1
        if following < len(words.low) and words.low[following] == "es":
            found.append((following, following + 1))
    return _merge(found)


def _merge(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for first, stop in sorted(ranges):
        if merged and merged[-1][1] == first:
            merged[-1] = (merged[-1][0], stop)
        else:
            merged.append((first, stop))
    return merged


def quoted_person(words: Words, saying: Saying) -> list[Range]:
    """Return who is quoted by "zitieren": "wird Weber zitiert", "zitierte Weber mit den Worten"."""
    clause = saying.clause
    if saying.entry.lemma != "zitieren" or clause.finite_word is None:
        return []
    if clause.passive:
        return [clause.subject_words] if clause.subject_words else []
    for first, stop in clause.words:
        begin = clause.finite_word + 1
        if clause.subject_words and clause.subject_words[0] == begin:
            begin = clause.subject_words[1]
        if first <= clause.finite_word < stop:
            phrase = noun_phrase(words, begin, stop)
            return [(phrase.start, phrase.stop)] if phrase else []
    return []
