"""Quoted phrases in a clause of saying that no content clause follows.

"Weber nannte die Vorwürfe „haltlos“", "sprach von einem „Unfug“", "rief Parolen wie „…“".
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause
from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.quotations.draft import Draft, Scene
from lagebild.annotate.quotations.frames import cue_words
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.marks import Quoted, names_nothing, quotes_nothing_before, quotes_somebody
from lagebild.annotate.quotations.speaker import speaker_of
from lagebild.annotate.quotations.speech import saying_of
from lagebild.lexicon import group
from lagebild.model.annotation import QuotationType


def find_calling(scene: Scene) -> None:
    """Add quoted phrases in clauses of saying that no content clause follows."""
    for quoted in scene.quoted:
        taken = any(scene.in_marks[quoted.first : quoted.stop]) or scene.is_name(quoted)
        if not taken and scene.free(quoted.first, quoted.stop):
            draft = _called_out(scene, quoted) or _calling(scene, quoted) or _opinion(scene, quoted)
            if draft is not None and not scene.framing[quoted.first]:
                scene.add_marked(draft)


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
    if speaker and (words.low[speaker[0][0]] in {"man", "viele"} or _calls_itself(words, clause)):
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


def _opinion(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return what something is for somebody named: "Für Weber ist die Lage „ernst“"."""
    words = scene.words
    clause = scene.clause_around(quoted.first - 1) if quoted.first else None
    if clause is None or clause.lemma != "sein" or clause.finite_word is None or clause.konjunktiv:
        return None
    ends = quoted.stop >= len(words.text) or not words.is_capital(quoted.stop)
    if not ends or quotes_nothing_before(words, quoted.first) or words.text[quoted.first + 1][0].isupper():
        return None
    for first, stop in clause.words:
        for i in range(first, min(stop, quoted.first)):
            phrase = noun_phrase(words, i + 1, stop) if words.low[i] == "für" else None
            if phrase is not None and scene.named(phrase.start, phrase.stop):
                return Draft(
                    type=QuotationType.DIRECT,
                    pieces=[(quoted.first, quoted.stop)],
                    rule="opinion",
                    speaker=[(phrase.start, phrase.stop)],
                    cue=[(i, i + 1)],
                    frame=[(clause.words[0][0], quoted.first)],
                    clause=clause,
                )
    return None


def _calls_itself(words: Words, clause: Clause) -> bool:
    """Whether the words in marks are a name: "die Gruppe nennt sich „Nordlicht“"."""
    return clause.lemma == "nennen" and any("sich" in words.low[first:stop] for first, stop in clause.words)


def _calling_clause(scene: Scene, quoted: Quoted) -> Clause | None:
    """Return the clause of the quoted phrase; behind an insertion the main clause before."""
    words = scene.words
    clause = scene.clause_around(quoted.first + 1)
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
    if clause.lemma == "nennen" and clause.finite_word == quoted.stop:
        return words.low[quoted.stop + 1 : quoted.stop + 2] != ["sich"]
    told = words.low[quoted.first - 1] in _TOLD if quoted.first else False
    if clause.lemma == "nennen" and told:
        return not words.is_capital(quoted.stop) if quoted.stop < len(words.text) else True
    if clause.lemma == "nennen" and quoted.first > 1 and words.text[quoted.first - 1] in _JUDGED:
        ends = words.text[quoted.stop : quoted.stop + 1] in ([], ["."], [","], [";"])
        return ends and words.low[quoted.first - 2] in _THIS
    if quotes_nothing_before(words, quoted.first):
        return False
    before = words.low[quoted.first - 1] if quoted.first else ""
    low = {words.low[i] for first, stop in clause.words for i in range(first, stop)}
    if before == "als" or (calling and before in _SOME):
        return "sich" not in low
    if clause.lemma == "nennen" and words.is_capital(quoted.first - 1):
        return not low & {"sich", *_OWN} and words.low[quoted.first + 1] != words.text[quoted.first + 1]
    if clause.lemma == "vorwerfen":
        return not words.is_capital(quoted.first - 1)
    return before in _AFTER_PREPOSITION and clause.lemma in _SPEAKING_OF


_TOLD = group("quotations_grammar", "called_pronoun")
_THIS = group("quotations_grammar", "judged_article")
_SOME = group("quotations_grammar", "called_article")
_SPEAKING_OF = group("quotations_grammar", "speaking_of_verb")
_JUDGED = group("quotations_grammar", "judged_work")
"""Nouns whose name may follow in marks, but that somebody rather judges: "nannte den Bericht „Unsinn“"."""
_OWN = group("quotations_grammar", "own")
"""Words for what is one's own, to which one gives a name: "nannte ihr Boot „Nordwind“"."""
_AFTER_PREPOSITION = group("quotations_grammar", "before_called")


_SENTENCE = 3
_SUCH_AS = group("quotations_grammar", "such_as")


def _called_out(scene: Scene, quoted: Quoted) -> Draft | None:
    """Return words behind a noun for them: "rief Parolen wie „…“", "mit den Worten „…“ trat Weber ab"."""
    words, first = scene.words, quoted.first
    at = first - 1
    while at > 0 and words.low[at] in _SUCH_AS:
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
    if words.text[at] == "Satz" and quoted.size < _SENTENCE:
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
