"""Direct quotations: words in marks with the frame that stands before, behind or between them.

"Weber sagte: „…“", "„…“, sagte Weber, „…“", "„…“, so Weber", "„…“, wie Weber mitteilte", "Weber nannte den
Plan „…“", and speech that goes on without a frame. Titles, names and scare quotes are left out
(``marks.py``).
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.marks import Quoted, names_nothing, quotes_nothing_before, quotes_somebody
from lagebild.annotate.quotations.speaker import speaker_of
from lagebild.annotate.quotations.speech import Saying, saying_of
from lagebild.model.annotation import Act, QuotationType


def find_direct(scene: Scene) -> None:
    """Add all quotations in marks that have a frame of their own."""
    used: set[int] = set()
    for number, quoted in enumerate(scene.quoted):
        if number in used:
            continue
        draft = _behind(scene, quoted) or _before_colon(scene, quoted)
        if draft is None and quotes_somebody(scene.words, quoted):
            draft = _without_colon(scene, quoted)
        if draft is None:
            continue
        following = scene.quoted[number + 1] if number + 1 < len(scene.quoted) else None
        if following and draft.rule.startswith("behind") and _goes_on(scene, draft, following):
            draft.pieces.append((following.first, following.stop))
            used.add(number + 1)
        _keep(scene, draft)


def find_calling(scene: Scene) -> None:
    """Add quoted phrases in clauses of saying that no content clause follows."""
    for quoted in scene.quoted:
        if not any(scene.in_marks[quoted.first : quoted.stop]) and scene.free(quoted.first, quoted.stop):
            draft = _called_out(scene, quoted) or _calling(scene, quoted)
            if draft is not None and not scene.framing[quoted.first]:
                _keep(scene, draft)


def _keep(scene: Scene, draft: Draft) -> None:
    if draft.act is Act.NO_COMMENT:
        draft.act = Act.SAY
    scene.add(draft)
    for first, stop in draft.pieces:
        scene.in_marks[first:stop] = b"\1" * (stop - first)


def clause_at(scene: Scene, word: int) -> Clause | None:
    """Return the clause one of whose pieces begins at ``word`` and holds its finite verb."""
    if word >= len(scene.words.text):
        return None
    for clause in scene.clauses[scene.words.sentence_of[word]]:
        for first, stop in clause.words:
            if first == word and (clause.finite_word is None or first <= clause.finite_word < stop):
                return clause
    return None


def frame_of(scene: Scene, first: int) -> Draft | None:
    """Return a frame that begins at word ``first`` behind its content, as a draft without content.

    "sagte Weber am Montag", "so der Minister", "wie das Amt mitteilte".
    """
    words = scene.words
    if first >= len(words.text):
        return None
    stop = scene.sentence(first)[1]
    end = _frame_end(scene, first, stop)
    if words.low[first] == "so":
        return _so_frame(words, first, end)
    clause = clause_at(scene, first)
    if clause is None or clause.finite_word is None:
        return None
    saying = saying_of(words, clause)
    if saying is None:
        return None
    is_wie = clause.kind is ClauseKind.SUBORDINATE and clause.subordinator == "wie"
    if not is_wie and clause.finite_word != first:
        return None
    speaker = quoted_person(words, saying) or speaker_of(words, saying)
    if not _may_follow(words, saying, speaker, is_wie=is_wie):
        return None
    cue = cue_words(words, saying, after=first)
    if is_wie:
        cue.insert(0, (first, first + 1))
    return Draft(
        type=QuotationType.DIRECT,
        pieces=[],
        rule="behind-wie" if is_wie else "behind",
        act=saying.act,
        speaker=speaker,
        cue=cue,
        frame=[(first, end)],
        clause=clause,
    )


_WITHOUT_SPEAKER = frozenset({"heißen", "verlauten", "lauten"})


def _may_follow(words: Words, saying: Saying, speaker: list[Range], *, is_wie: bool) -> bool:
    """Whether the clause can frame what stands before it: not ", fordert aber …", not "wie man sagt"."""
    clause = saying.clause
    if not {"v2", "direct", "w"} & saying.entry.takes or clause.konjunktiv or clause.negated:
        return False
    if is_wie:
        return not speaker or words.low[speaker[0][0]] != "man"
    return bool(speaker) or clause.passive or saying.entry.lemma in _WITHOUT_SPEAKER


def _so_frame(words: Words, first: int, end: int) -> Draft | None:
    phrase = noun_phrase(words, first + 1, end)
    if phrase is None or not phrase.nominative or words.low[first + 1].startswith(("manch", "viel")):
        return None
    behind = words.text[phrase.stop] if phrase.stop < len(words.text) else "."
    if not (behind in {",", ".", "–", ")", ":"} or words.text[phrase.stop].islower()):
        return None
    if phrase.pronoun and words.low[first + 1] not in {"er", "sie"}:
        return None
    speaker = (phrase.start, phrase.stop)
    return Draft(
        type=QuotationType.DIRECT,
        pieces=[],
        rule="behind-so",
        speaker=[speaker],
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
        if first <= clause.finite_word < stop:
            phrase = noun_phrase(words, clause.finite_word + 1, stop)
            if phrase and (clause.subject_words is None or phrase.start != clause.subject_words[0]):
                return [(phrase.start, phrase.stop)]
    return []


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
        and words.text[quoted.first - 1] not in {":", ".", ",", "!", "?", "Worten", "Satz"}
        and quoted.first - opened > 1
    ):
        return None
    draft.pieces = [(quoted.first, quoted.stop)]
    if mark:
        draft.frame = [(quoted.stop, draft.frame[0][1])]
    return draft


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
    clause = saying.clause if saying else _last_clause(scene, start, colon)
    speaker = (quoted_person(words, saying) or speaker_of(words, saying)) if saying else _subject(clause)
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
        if clause.words[0][0] < end and not scene.in_marks[clause.words[0][0]]:
            found = saying_of(scene.words, clause) or found
    return found


def _last_clause(scene: Scene, start: int, end: int) -> Clause | None:
    inside = [c for c in scene.clauses[scene.words.sentence_of[end]] if start <= c.words[0][0] < end]
    mains = [c for c in inside if c.kind in {ClauseKind.MAIN, ClauseKind.FRAGMENT, ClauseKind.VERB_FIRST}]
    return mains[-1] if mains else None


def _subject(clause: Clause | None) -> list[Range]:
    return [clause.subject_words] if clause and clause.subject_words else []


def clause_around(scene: Scene, word: int) -> Clause | None:
    """Return the clause that holds ``word``."""
    for clause in scene.clauses[scene.words.sentence_of[word]]:
        if any(first <= word < stop for first, stop in clause.words):
            return clause
    return None


def _calling(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return a quoted phrase in a clause of saying: "nannte die Vorwürfe „haltlos“", "sprach von „…“"."""
    words = scene.words
    clause = _calling_clause(scene, quoted)
    saying = saying_of(words, clause) if clause else None
    if clause is None or saying is None or clause.finite_word is None or clause.konjunktiv:
        return None
    calling = clause.lemma in listed("quotations_names_in_marks", "calling")
    if not calling and saying.entry.reported is None:
        return None
    own_words = quotes_somebody(words, quoted) or names_nothing(words, quoted)
    if not own_words and not _predicative(words, clause, quoted, calling=calling):
        return None
    if quoted.first < clause.finite_word < quoted.stop or scene.content[quoted.first]:
        return None
    speaker = speaker_of(words, saying)
    if not speaker and calling and clause.subject_words and not clause.passive:
        speaker = [clause.subject_words]
    first = clause.words[0][0]
    if not speaker and not (calling and clause.passive):
        return None
    if speaker and quoted.first <= speaker[0][0] < quoted.stop:
        return None
    frame = [(first, quoted.first)] if first < quoted.first else [(quoted.stop, clause.words[-1][1])]
    return Draft(
        type=QuotationType.DIRECT,
        pieces=[(quoted.first, quoted.stop)],
        rule="calling",
        act=saying.act,
        speaker=speaker,
        cue=cue_words(words, saying),
        frame=frame,
        clause=clause,
    )


def _calling_clause(scene: Scene, quoted: Quoted) -> Clause | None:
    """Return the clause of the quoted phrase; behind an insertion the main clause before."""
    words = scene.words
    clause = clause_around(scene, quoted.first + 1)
    if clause is not None and clause.finite_word is not None:
        return clause
    if words.low[quoted.first - 1] != "als":
        return clause
    before = [
        c
        for c in scene.clauses[words.sentence_of[quoted.first]]
        if c.words[0][0] < quoted.first and c.lemma in listed("quotations_names_in_marks", "calling")
    ]
    return before[-1] if before else clause


def _predicative(words: Words, clause: Clause, quoted: Quoted, *, calling: bool) -> bool:
    """Whether one quoted word says what something is called: "als „Unfug“", "sprach von einem „Unfug“"."""
    if quotes_nothing_before(words, quoted.first):
        return False
    before = words.low[quoted.first - 1] if quoted.first else ""
    low = {words.low[i] for first, stop in clause.words for i in range(first, stop)}
    if before == "als" or (calling and before in {"einen", "eine", "ein", "einem", "einer"}):
        return "sich" not in low
    if clause.lemma == "nennen" and words.is_capital(quoted.first - 1):
        return "sich" not in low and words.low[quoted.first + 1] != words.text[quoted.first + 1]
    if clause.lemma == "vorwerfen":
        return not words.is_capital(quoted.first - 1)
    return before in _AFTER_PREPOSITION and clause.lemma in {"sprechen", "warnen", "reden"}


_AFTER_PREPOSITION = frozenset({"von", "vor", "einem", "einer", "den", "dem", "der"})


def _called_out(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return words behind a noun for them: "rief Parolen wie „…“", "mit den Worten „…“ trat Weber ab"."""
    words, first = scene.words, quoted.first
    at = first - 1
    while at > 0 and words.low[at] in {"wie", "zum", "beispiel", "etwa"}:
        at -= 1
    if at < 0 or words.text[at] not in listed("quotations_names_in_marks", "calling_out"):
        return None
    clauses = [
        c
        for c in scene.clauses[words.sentence_of[first]]
        if c.finite_word is not None and not first < c.finite_word < quoted.stop and c.subject_words
    ]
    if not clauses:
        return None
    around = [c for c in clauses if any(a <= at < b for a, b in c.words)]
    clause = (around or clauses)[0]
    subject = clause.subject_words
    if subject is None or first <= subject[0] < quoted.stop:
        return None
    return Draft(
        type=QuotationType.DIRECT,
        pieces=[(first, quoted.stop)],
        rule="called-out",
        speaker=[subject],
        cue=[(at, at + 1)],
        frame=[(clause.words[0][0], first)] if clause.words[0][0] < first else [],
        clause=clause,
    )


def _without_colon(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return a quoted sentence right behind its frame: "Weber sagte, „…“" and "Weber sagte „…“"."""
    words = scene.words
    before = quoted.first - 1
    if quoted.size < 5 or before < 1 or words.low[before] in {"dass", "ob"}:
        return None
    end = before if words.text[before] == "," else quoted.first
    for clause in scene.clauses[words.sentence_of[before]]:
        if clause.words[-1][1] < end and clause.words[0][0] < end:
            continue
        if not any(first < end <= stop for first, stop in clause.words):
            continue
        saying = saying_of(words, clause)
        if saying and "direct" in saying.entry.takes and not clause.konjunktiv:
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


def find_unframed(scene: Scene) -> None:
    """Add words in marks without a frame: nested in other quotations, or going on with the last speaker."""
    words = scene.words
    for quoted in scene.quoted:
        if any(scene.in_marks[quoted.first : quoted.stop]):
            continue
        parent = _around(scene, quoted)
        own_words = quotes_somebody(words, quoted)
        if parent is not None and (own_words or (names_nothing(words, quoted) and parent.frame)):
            _keep(scene, _nested(scene, quoted, parent))
            continue
        fellow = _fellow(scene, quoted) if parent is None else None
        if fellow is not None:
            _keep(scene, _nested(scene, quoted, fellow))
            scene.drafts[-1].parent = fellow.parent
            scene.drafts[-1].rule = "listed"
            continue
        if parent is not None or not own_words:
            continue
        start = scene.sentence(quoted.first)[0]
        alone = quoted.first == start
        before = last_draft(scene, quoted.first)
        if quoted.size < (4 if alone else 2):
            continue
        if not alone and _title_like(words, quoted, clause_around(scene, quoted.first + 1)):
            continue
        near = (
            before is not None and words.sentence_of[quoted.first] - words.sentence_of[before.stop - 1] <= 2
        )
        if quoted.size < 3 and not near:
            continue
        draft = Draft(
            type=QuotationType.DIRECT,
            pieces=[(quoted.first, quoted.stop)],
            rule="alone" if alone else "partial",
        )
        if near and before is not None:
            draft.speaker, draft.carried = before.speaker, before
        if not alone:
            clause = clause_around(scene, quoted.first + 1)
            saying = saying_of(words, clause) if clause else None
            if clause and saying:
                draft.speaker, draft.cue = speaker_of(words, saying), cue_words(words, saying)
                draft.act, draft.carried = saying.act, None
        _keep(scene, draft)


def _title_like(words: Words, quoted: Quoted, clause: Clause | None) -> bool:
    """Whether a phrase inside a sentence looks like a title or a name: „Freiheit statt Angst“."""
    first = quoted.first + 1
    if not words.text[first][0].isupper() or (first > 1 and words.text[first - 2] == ":"):
        return False
    if first > 1 and words.is_capital(first - 2):
        return True
    return clause is None or saying_of(words, clause) is None


_JOINING = frozenset(
    {"und", "oder", "sowie", "sondern", "auch", ",", "die", "der", "das", "den", "ein", "eine"}
)


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


def last_draft(scene: Scene, word: int) -> Draft | None:
    """Return the quotation whose content ends last before ``word``."""
    best = None
    for draft in scene.drafts:
        if draft.stop <= word and draft.parent is None and (best is None or draft.stop > best.stop):
            best = draft
    return best
