"""Hearsay told beside the clause of an event, with nobody to name for it.

"Wie es heißt, trafen sie sich", "Sie trafen sich, hieß es in Kreisen", "Insider: Beide verhandelten in Wien",
"so wird es erzählt", "Schenkt man Augenzeugen Glauben, berieten sie sich". What "und" joins to such a clause
is hearsay as well.
"""

from __future__ import annotations

from lagebild import lexicon
from lagebild.annotate.events.frames import Frame, endings, group
from lagebild.annotate.events.marks import marked
from lagebild.lexicon.press import agency_codes, outlet_words

_JOINING = lexicon.group("grammar", "adding_coordinator")
_AS_TOLD = group("as_told")
_LEANING = group("leaning_on")


def by_hearsay(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a clause beside a main clause says that it is only heard, or the one that it goes on with."""
    for _ in range(_JOINED):
        if frame.kind != "main":
            return False
        if _rumour_inserted(frame):
            return True
        before = frames[frame.index - 1] if frame.index else None
        if _beside(before, next(iter(frames[frame.index + 1 : frame.index + 2]), None)):
            return True
        joined = frame.words[0] in _JOINING and frame.finite is not None
        if not joined or before is None:
            return False
        if marked("clause", before.words) == "reported":
            return True  # "Dem Vernehmen nach traf sie ein und beriet sich mit Krüger"
        frame = before
    return False


_JOINED = 4
"""So many clauses back "und" carries hearsay on."""


def _rumour_inserted(frame: Frame) -> bool:
    """Whether "so das Gerücht" stands in a clause: "Sie trafen sich, *so das Gerücht*, in Wien"."""
    words = frame.words
    triples = zip(words, words[1:], words[2:], strict=False)
    return any(so == "so" and noun in group("rumour_noun") for so, _, noun in triples)


def _beside(before: Frame | None, behind: Frame | None) -> bool:
    """Whether the clause before or behind gives hearsay as the source."""
    main = before if before is not None and before.kind == "main" else None
    if main is not None and (_is_said(main) or _heads(main) or _believed(main)):
        return True
    for other in (before, behind):
        if other is None:
            continue
        inserted = other.words[0] in _AS_TOLD
        told_last = other is behind and other.kind == "main" and not other.clause.konjunktiv
        if (inserted or (told_last and _opens_with_verb(other))) and tells_hearsay(other):
            return True
    return False


def supposes(frame: Frame) -> bool:
    """Whether a clause says that what follows is only likely: "Vieles spricht dafür, dass", "Es gilt als
    wahrscheinlich, dass", "Nirgends steht, dass"."""
    points = frame.lemma in group("pointing_to")
    return frame.holds("likely") or (points and not {"dafür", "darauf", "davon"}.isdisjoint(frame.words))


def _is_said(frame: Frame) -> bool:
    """Whether a clause says "es heißt", not in a statement or from an office ("hieß es im Ministerium")."""
    return "es" in frame.words and frame.lemma == "heißen" and not frame.holds_end("official_source")


def _heads(frame: Frame) -> bool:
    """Whether a word in front of a colon names no source but hearsay: "Bericht: Beide trafen sich"."""
    last = frame.tokens[-1]
    following = last.doc[last.i + 1].text if last.i + 1 < len(last.doc) else ""
    return frame.finite is None and following == ":" and last.lower_.endswith(endings("heading_hearsay"))


def _believed(frame: Frame) -> bool:
    """Whether a clause makes what follows depend on a belief: "Glaubt man Augenzeugen, ..."."""
    opens = frame.finite is not None and frame.finite.i == frame.tokens[0].i
    return opens and "man" in frame.words and not group("believing").isdisjoint(frame.words)


def tells_hearsay(frame: Frame) -> bool:
    """Whether a clause names hearsay, circles or a medium as the source: "so berichtet es die Zeitung"."""
    if anonymous(frame):
        return True
    return frame.holds("reporting") and (is_press(frame) or _names_source(frame))


def _names_source(frame: Frame) -> bool:
    """Whether a clause leans on an outlet or another source: "berichtete *unter Berufung auf* Diplomaten"."""
    return not (_LEANING.isdisjoint(frame.words) and outlet_words().isdisjoint(frame.words))


def anonymous(frame: Frame) -> bool:
    """Whether a clause names nobody, or circles, as the source: "das war aus Kreisen zu hören"."""
    words = set(frame.words)
    if _is_said(frame):
        return True
    heard = "zu" in words and not words.isdisjoint(group("hearing"))
    learnt = not words.isdisjoint(group("having_learnt")) and not words.isdisjoint({"will", "wollen"})
    circles = any(word.endswith(endings("circles")) for word in frame.words)
    return heard or learnt or circles or frame.lemma in group("leaking") or frame.holds("rumouring")


def _opens_with_verb(frame: Frame) -> bool:
    """Whether a clause behind speech begins with its verb: "..., *hieß* es aus Kreisen"."""
    return frame.finite is not None and frame.finite.i <= frame.tokens[0].i + 1


def is_press(frame: Frame) -> bool:
    """Whether a paper, a station or an agency stands in a clause."""
    return any(w in agency_codes() or w.endswith(endings("medium")) for w in frame.words)
