"""What is still to be done with a paper, which is none of its terms: "Der Bundestag *muss ihm noch
zustimmen*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.scene import listed, rows_used
from lagebild.lexicon import entries, group

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame

_PRONOUNS = group("papers_grammar", "pronoun_of_paper")
_STILL = group("papers_grammar", "still_to_come")


def about_fate(frame: Frame) -> bool:
    """Whether a clause says who has yet to pass the paper or takes a side: "Das Gericht muss ihn genehmigen",
    "Darüber stimmt der Rat ab", "Norland ist dafür"; not "Jeder Ausnahme muss der Rat zustimmen"."""
    passing = frame.lemma in listed("papers_contents", "passed_by")
    if passing and not (_PRONOUNS | _STILL).isdisjoint(frame.words):
        return True
    pointing = _adverbs_of_paper().intersection(frame.words)
    if not pointing:
        return False
    return frame.lemma == "sein" or any(row.get("on") for row in rows_used(frame, "papers_stances", "stance"))


def comes_together(frame: Frame) -> bool:
    """Whether a clause tells of a meeting: "Am Freitag sollen die Delegationen *zusammenkommen*"."""
    return frame.lemma in listed("papers_contents", "meeting_verb") and not frame.clause.negated


def _adverbs_of_paper() -> frozenset[str]:
    """The adverbs that stand for a paper with a preposition: "dafür", "damit"."""
    rows = entries("papers_stances", "anaphor", ("words", "preps", "example"))
    return frozenset(word for row in rows for word in row["words"])
