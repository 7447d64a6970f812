"""How far a word of doubt reaches in its clause: over the event, or only over a part of it.

"vermutlich trafen sie sich" doubts the meeting; "offenbar ohne Ergebnis", "das wohl wichtigste Gespräch",
"trotz der Gerüchte" do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.frames import Frame, endings, group
from lagebild.annotate.events.noun_phrase import article_kind

if TYPE_CHECKING:
    from spacy.tokens import Token

_WIDE = "lagebild_wide_words"
_DISTRICTS = endings("district_end")
_DONE = endings("participle_end_inflected")
_INFLECTED = ("e", *lexicon.endings("grammar", "adjective_ending"))
_AGAINST = group("in_spite_of")
_OF_PART = group("doubted_part")
_RUMOURS = group("stirred_rumour")
_HEDGES = group("hedge")


def wide_words(frame: Frame) -> list[str]:
    """Return the words of a clause without adverbs of supposing that speak of a part only: "offenbar ohne
    Ergebnis", "das wohl wichtigste Gespräch", "vermutlich zum letzten Mal"; and without the rumours that an
    event has stirred."""
    tokens = frame.tokens
    known = tokens[0].doc.user_data.setdefault(_WIDE, {})
    place = (tokens[0].i, tokens[-1].i)
    if place in known:
        return list(known[place])
    out = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        behind = following.lower_ if following is not None else ""
        of_part = behind in _OF_PART or (token.i > tokens[0].i and _grades(token, tokens[-1].i))
        stirred = token.lower_ in _RUMOURS and frame.lemma in group("stirring")
        before = {t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]}
        stirred = stirred or not before.isdisjoint(_AGAINST)  # "trotz der Gerüchte", "entgegen Berichten"
        open_talk = token.lower_ == "offen" and "gewesen" in frame.words  # "offen und konstruktiv gewesen"
        if not (stirred or open_talk or (of_part and token.lower_ in _HEDGES)):
            out.append(token.lower_)
    known[place] = out
    return list(out)


def _grades(token: Token, last: int) -> bool:
    """Whether an adverb stands between article and adjective of a noun: "das *wohl* wichtigste Gespräch"."""
    doc, at = token.doc, token.i
    if not article_kind(doc[at - 1]) or at + 2 > last:
        return False
    adjective = doc[at + 2] if doc[at + 1].lower_ == "so" else doc[at + 1]
    noun = doc[adjective.i + 1] if adjective.i + 1 < len(doc) else adjective
    participle = adjective.lower_.startswith("ge") or adjective.lower_.endswith(_DONE)
    inflected = adjective.text.islower() and adjective.text.endswith(_INFLECTED)
    return inflected and noun.text[:1].isupper() and not participle


def from_circles(frame: Frame) -> str | None:
    """Return "reported" where circles or a medium are the source: "*Parteikreisen zufolge* trafen sie sich",
    "haben sich *nach Angaben eines Senders* getroffen"."""
    if _by_medium(frame):
        return "reported"
    known = {"zufolge", "laut", "nach", "aus"} & set(frame.words)
    circles = [w for w in frame.words if w.endswith("kreisen") and not w.endswith(_DISTRICTS)]
    return "reported" if known and circles else None


def _by_medium(frame: Frame) -> bool:
    """Whether a medium or an unnamed source gives what is told: "nach Angaben der Zeitung", "laut
    Informationen kurdischer Quellen"."""
    tokens = frame.tokens
    for place, token in enumerate(tokens[1:], start=1):
        if token.lower_ in _SAID and tokens[place - 1].lower_ in ("nach", "laut"):
            behind = [t.lower_ for t in tokens[place + 1 : place + 5]]
            return any(w.rstrip("s").endswith(_MEDIA) or w.endswith(_UNNAMED) for w in behind)
    return False


_SAID = group("given_by")
_MEDIA = endings("medium")
_UNNAMED = endings("unnamed_source")
