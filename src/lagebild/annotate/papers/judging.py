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


def denied_judgement(frame: Frame, kind: StanceKind | None) -> StanceKind | None:
    """Return the stance of a clause with "nicht": agreement turned down is rejection, praise criticism.

    What has not been done yet is open ("hat dem Plan noch nicht zugestimmt"), and so is a denial of having
    agreed ("habe dem Plan nicht zugestimmt, sagte Weber").
    """
    impossible = not _IMPOSSIBLE.isdisjoint(frame.words)  # "Das können wir unmöglich unterschreiben"
    if kind is None or not (frame.clause.negated or impossible) or _known(frame) is not None:
        return kind
    if not_yet(frame) or (frame.clause.konjunktiv and frame.clause.tense in ("perfect", "pluperfect")):
        return None
    return StanceKind.REJECTS if kind in (StanceKind.AGREES, StanceKind.SUPPORTS) else None


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
            denied = little or "nicht" in text[: match.start()].split()[-_DENIED:]
            return StanceKind.CRITICISES if denied and stance == "supports" else StanceKind(stance)
    return StanceKind.CRITICISES if little and frame.lemma in _COPULA else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words of judgement; of a noun also as the end of a compound: "Teil|enteignung"."""
    found = []
    for row in entries("papers_stances", "judgement", ("stance", "words", "example")):
        for word in row["words"]:
            start = r"\b" if len(word) < 6 or " " in word or row["stance"] == "supports" else ""
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
