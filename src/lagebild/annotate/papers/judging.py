"""What words of judgement say of a paper: "nannte den Plan eine Enteignung", "sei kein Angebot"."""

from __future__ import annotations

import re
from functools import cache

from lagebild.annotate.events.frames import MARKS, Frame
from lagebild.annotate.papers.scene import ends, listed
from lagebild.lexicon import entries, group
from lagebild.model.annotation import StanceKind

_COPULA = group("papers_grammar", "copula")
_IMPOSSIBLE = group("papers_grammar", "impossible")
_LEADS = group("papers_grammar", "before_judgement")
_DENIED = 3
"""So many words before the praise "nicht" turns it down: "nicht gerade ein großer Wurf"."""


def judged(frame: Frame, *, opponent: bool = False) -> StanceKind | None:
    """Return the stance that the judgement in a clause tells.

    Known words come first. ``opponent`` says that a party other than the paper's own speaks: words in
    quotation marks that are known for no praise and no plain description ("eine „Fahrt ins Blaue“") are then
    read as criticism, as German news set off mockery so.
    """
    found = _known(frame)
    if found is not None:
        return found
    return StanceKind.CRITICISES if opponent and _mocking(frame) else None


def denied_judgement(frame: Frame, kind: StanceKind | None, *, by_words: bool = False) -> StanceKind | None:
    """Return the stance of a clause with "nicht": agreement turned down is rejection, praise criticism.

    ``by_words`` says that words of judgement told the stance, their denial taken into account.

    What has not been done yet is open ("hat dem Plan noch nicht zugestimmt"), and so is a denial of having
    agreed ("habe dem Plan nicht zugestimmt, sagte Weber").
    """
    impossible = not _IMPOSSIBLE.isdisjoint(frame.words)  # "Das können wir unmöglich unterschreiben"
    if kind is None or by_words or not (_denies(frame) or impossible):
        return kind
    if not_yet(frame) or (frame.clause.konjunktiv and frame.clause.tense in ("perfect", "pluperfect")):
        return None
    return StanceKind.REJECTS if kind in (StanceKind.AGREES, StanceKind.SUPPORTS) else None


def _denies(frame: Frame) -> bool:
    """Whether "nicht" denies the verb of a clause, not only a word: "als *nicht* finanzierbar", "Weber,
    *nicht* ganz unbefangen, schwärmte"."""
    if not frame.clause.negated:
        return False
    found = [n for n, word in enumerate(frame.words) if word == "nicht"]
    return not found or any(not _of_a_word(frame, n) for n in found)


def _of_a_word(frame: Frame, place: int) -> bool:
    """Whether "nicht" stands behind "als" or "von", or between commas in front of the verb."""
    if place and frame.words[place - 1] in _LEADS:
        return True
    tokens, finite = frame.tokens, frame.finite
    if finite is None or frame.kind != "main" or tokens[place].i > finite.i:
        return False
    doc = tokens[0].doc
    before, behind = doc[tokens[0].i : tokens[place].i], doc[tokens[place].i : finite.i]
    return all(any(t.text == "," for t in part) for part in (before, behind))


def not_yet(frame: Frame) -> bool:
    """Whether a denial holds only so far: "*noch* nicht", "*bislang* keine Einwände"."""
    paired = "weder" in frame.words  # "weder Norland noch Südland"
    return (
        frame.clause.negated and not paired and not listed("papers_stances", "so_far").isdisjoint(frame.words)
    )


def _known(frame: Frame) -> StanceKind | None:
    words = [w for w in frame.words if w not in MARKS]
    if "sondern" in words:  # "keine Kapitulation, sondern ein Anfang"
        words = words[words.index("sondern") + 1 :]
    text = f" {' '.join(words)} "
    little = not listed("papers_stances", "belittling").isdisjoint(words)
    for pattern, stance in _patterns():
        if match := pattern.search(text):
            before = text[: match.start()].split()[-_DENIED:]
            if "nicht" in before and stance != "supports":
                return None  # "hält ihn nicht für eine Kapitulation"
            denied = little or "nicht" in before
            return StanceKind.CRITICISES if denied and stance == "supports" else StanceKind(stance)
    return StanceKind.CRITICISES if little and frame.lemma in _COPULA else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words of judgement; of a noun also as the end of a compound: "Teil|enteignung"."""
    found = []
    for row in entries("papers_stances", "judgement", ("stance", "words", "example")):
        for word in row["words"]:
            whole = len(word) < 6 or " " in word or row["stance"] == "supports"
            start = r"\b" if whole else r"(?<!\bun)"  # "un|gefährlich"
            degree = "(?:st)?" if row["stance"] == "supports" else ""  # "das Mutigste"
            pattern = rf"{start}{re.escape(word)}{degree}(?:e[nrsm]?|s|n|igkeit|keit|heit)?\b"
            found.append((re.compile(pattern), str(row["stance"])))
    return tuple(found)


def _mocking(frame: Frame) -> bool:
    """Whether words in quotation marks hold a noun that is no plain name of a paper."""
    tokens = frame.tokens[0].doc[frame.tokens[0].i : frame.tokens[-1].i + 2]
    opened = next((t.i for t in tokens if t.text in MARKS), None)
    if opened is None or not any(t.text in MARKS and t.i > opened for t in tokens):
        return False  # somebody's own sentence, of which only the beginning stands here
    inside = [t for t in tokens if t.i > opened and t.text not in MARKS]
    plain = any(t.lower_.endswith(ends("papers_stances", "neutral")) for t in inside)
    return not plain and any(t.text[:1].isupper() and len(t) > 2 for t in inside)
