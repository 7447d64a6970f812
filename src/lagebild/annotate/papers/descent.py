"""Which of two papers in one clause comes from the other: "fußt auf", "mündete in", "ist Grundlage des"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.papers.scene import Row, is_subject, rows_used, soft
from lagebild.lexicon import endings, group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.papers.mentions import PaperMention

Pair = tuple["PaperMention", "PaperMention"]
"""The later paper and the one that it comes from."""
_BASIS = group("papers_grammar", "basis")
_BEING = group("papers_grammar", "being_basis")
_RESTING = group("papers_grammar", "resting_on")
_ATTRIBUTE = 6
"""So many words may stand between the two: "auf dem Papier *vom März basierende* Entwurf"."""
_DATIVE = endings("papers_grammar", "dative_article")


def descent(frame: Frame, papers: Sequence[PaperMention]) -> Pair | None:
    """Return the later paper of a clause and the one that it comes from, None where the clause tells none."""
    if len(papers) < 2 or soft(frame) or frame.clause.negated:
        return None
    for read in (_rests, _becomes, _made_of, _basis_of, _serves, _resting):
        if (pair := read(frame, papers)) is not None and pair[0] is not pair[1]:
            return pair
    return None


def behind_relative(frame: Frame, papers: Sequence[PaperMention]) -> list[PaperMention]:
    """Return what the paper before a relative clause comes from: "einen Plan, der *das Papier* ersetzt"."""
    row = next(iter(rows_used(frame, "papers_verbs", "replaces")), None)
    if row is None or soft(frame) or frame.clause.negated:
        return []
    return [m for m in papers if not is_subject(frame, m) and m.prep in row["prep"]][:1]


def behind_adverb(frame: Frame) -> bool:
    """Whether a clause says that its subject comes from the paper before: "Der Entwurf baut *darauf* auf"."""
    used = (row for row in rows_used(frame, "papers_verbs", "replaces") if row["prep"] != [""])
    if soft(frame) or frame.clause.negated:
        return False
    return any(adverb in frame.words for row in used for adverb in row.get("adverbs", ()))


def _rests(frame: Frame, papers: Sequence[PaperMention]) -> Pair | None:
    """Read "Der Entwurf fußt auf dem Plan", "Er ersetzt den Plan"."""
    row = next(iter(rows_used(frame, "papers_verbs", "replaces")), None)
    if row is None:
        return None
    subject = next((m for m in papers if is_subject(frame, m)), None)
    base = next((m for m in papers if not is_subject(frame, m) and m.prep in row["prep"]), None)
    return (subject, base) if subject is not None and base is not None else None


def _becomes(frame: Frame, papers: Sequence[PaperMention]) -> Pair | None:
    """Read "Der Plan wurde zu einem Papier eingedampft", "Norland ersetzte den Plan durch ein Papier"."""
    for row in rows_used(frame, "papers_verbs", "becomes"):
        later = next((m for m in papers if m.prep in row["prep"] and _new(m, row)), None)
        bare = [m for m in papers if not m.prep and not m.behind_noun]
        if (
            later is not None
            and len(bare) == 1
            and (is_subject(frame, bare[0]) or not row.get("intransitive"))
        ):
            return later, bare[0]
    return None


def _new(mention: PaperMention, row: Row) -> bool:
    """Whether words may name what comes out: "mündete in *einen* Vertrag", not "ging in den Entwurf ein"."""
    return mention.article != "" or mention.strong or bool(row.get("bare"))


def _made_of(frame: Frame, papers: Sequence[PaperMention]) -> Pair | None:
    """Read "Aus dem Eckpunktepapier ist ein Vertragsentwurf geworden"."""
    if not rows_used(frame, "papers_verbs", "made_of"):
        return None
    base = next((m for m in papers if m.prep == "aus"), None)
    later = next((m for m in papers if not m.prep and not m.behind_noun), None)
    return (later, base) if later is not None and base is not None else None


def _basis_of(frame: Frame, papers: Sequence[PaperMention]) -> Pair | None:
    """Read "Grundlage des Entwurfs ist der Plan", "Der Plan bildet die Grundlage für den Entwurf"."""
    if frame.lemma not in _BEING:
        return None
    later = next((m for m in papers if _behind_basis(m, frame)), None)
    base = next((m for m in papers if m is not later and not m.prep and not m.behind_noun), None)
    return (later, base) if later is not None and base is not None else None


def _behind_basis(mention: PaperMention, frame: Frame) -> bool:
    """Whether a paper is what something is the basis of: "Grundlage *des Entwurfs*"."""
    if mention.prep not in ("", "für"):
        return False
    words = {t.i: t.lower_ for t in frame.tokens}
    noun = words.get(mention.first - 1 - (mention.prep == "für"), "")
    return noun in _BASIS


def _serves(frame: Frame, papers: Sequence[PaperMention]) -> Pair | None:
    """Read "Der Plan diente dem Entwurf als Vorlage", "Dem Entwurf liegt der Plan zugrunde"."""
    if not rows_used(frame, "papers_verbs", "serves"):
        return None
    later = next((m for m in papers if not m.prep and _dative(m, frame)), None)
    base = next((m for m in papers if not m.prep and m is not later and not m.behind_noun), None)
    return (later, base) if later is not None and base is not None else None


def _dative(mention: PaperMention, frame: Frame) -> bool:
    return any(t.i == mention.first and t.lower_.endswith(_DATIVE) for t in frame.tokens)


def _resting(frame: Frame, papers: Sequence[PaperMention]) -> Pair | None:
    """Read an attribute: "ein *auf dem Eckpunktepapier beruhender* Entwurf"."""
    words = {t.i: t.lower_ for t in frame.tokens}
    for base, later in pairwise(papers):
        between = [words.get(i, "") for i in range(base.head + 1, later.head)]
        if base.prep and len(between) < _ATTRIBUTE and any(word in _RESTING for word in between):
            return later, base
    return None
