"""Whether a clause uses a verb of the paper lexicons, in one piece or with its particle apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lagebild.annotate.events.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

Row = dict[str, Any]
_PASSIVE = frozenset(["wurde", "wurden", "wird", "werden", "worden", "werde", "würde"])


def uses(frame: Frame, row: Row) -> Token | None:
    """Return the word of the verb that stands in ``frame``, or None: "lehnte ... ab", "hat ... abgelehnt"."""
    words = frame.words
    for token in frame.tokens:
        if token.lower_ in row["joined"] and not _attributive(frame, token):
            return token
        if token.lower_ in row["finite"] and (not row["particle"] or row["particle"] in words):
            return token
    return None


def _attributive(frame: Frame, token: Token) -> bool:
    """Whether a participle stands before a noun ("die überarbeitete Fassung")."""
    following = next((t for t in frame.tokens if t.i == token.i + 1), None)
    return bool(
        following is not None
        and following.text[:1].isupper()
        and token.lower_.endswith(("ten", "te", "ene", "enen"))
        and token is not frame.finite
    )


def passive(frame: Frame) -> bool:
    """Whether the clause is passive ("wurde von Moskau abgelehnt")."""
    return frame.clause.passive or not _PASSIVE.isdisjoint(frame.words)
