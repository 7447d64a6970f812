"""What is still to be done with a paper, which is none of its terms: "Der Bundestag *muss ihm noch
zustimmen*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.bodies import takes_stands
from lagebild.annotate.papers.scene import (
    Scene,
    ends,
    is_subject,
    listed,
    papers_between,
    rows_used,
    subject_of,
)
from lagebild.lexicon import entries, group

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame

_PRONOUNS = group("papers_grammar", "pronoun_of_paper")
_ITSELF = group("papers_grammar", "paper_itself")
_TAKING_EFFECT = group("papers_grammar", "taking_effect")
_EFFECT = group("papers_grammar", "effect")
_VOTING = group("papers_grammar", "voting_on")
_STILL = group("papers_grammar", "still_to_come")


def about_fate(scene: Scene) -> bool:
    """Whether a clause says who has yet to pass the paper or takes a side, or what becomes of it.

    "Das Gericht muss ihn genehmigen", "Darüber stimmt der Rat ab", "Norland ist dafür", "Der Vertrag soll im
    Mai unterzeichnet werden", "Es tritt in Kraft, sobald ..."; not "Jeder Ausnahme muss der Rat zustimmen",
    "Die Waffenruhe soll am Freitag in Kraft treten", "Der Vertrag soll zehn Jahre gelten".
    """
    frame = scene.frame
    passing = frame.lemma in listed("papers_contents", "passed_by")
    if passing and not (_PRONOUNS | _STILL).isdisjoint(frame.words):
        return True
    if _becomes(scene) or _is_not(frame) or _bodies_vote(frame):
        return True
    pointing = _adverbs_of_paper().intersection(frame.words)
    if not pointing:
        return False
    return frame.lemma == "sein" or any(row.get("on") for row in rows_used(frame, "papers_stances", "stance"))


def _becomes(scene: Scene) -> bool:
    """Whether the paper is the subject of what is done with it: "*Der Text* soll geprüft werden"."""
    frame = scene.frame
    done = frame.lemma in listed("papers_contents", "passed_by") | listed("papers_contents", "no_term")
    done = done or (frame.lemma in _TAKING_EFFECT and not _EFFECT.isdisjoint(frame.words))
    if not done:
        return False
    words = [t.lower_ for t in subject_of(frame)]
    if len(words) == 1 and words[0] in _ITSELF:
        return True
    first, last = frame.tokens[0].i, frame.tokens[-1].i
    return any(is_subject(frame, m) and not m.plural for m in papers_between(scene, first, last))


def _bodies_vote(frame: Frame) -> bool:
    """Whether bodies vote, on no other matter: "*Die Mitglieder* sollen abstimmen", not "die Insel"."""
    if frame.lemma not in _VOTING or "über" in frame.words:
        return False
    organs = ends("papers_stances", "organ")
    return any(t.lower_.endswith(organs) or takes_stands(t.lower_) for t in subject_of(frame))


def _is_not(frame: Frame) -> bool:
    """Whether a clause tells what there is not: "Eine Frist *gibt es nicht*"."""
    return frame.lemma == "geben" and "es" in frame.words and frame.clause.negated


def comes_together(frame: Frame) -> bool:
    """Whether a clause tells of a meeting: "Am Freitag sollen die Delegationen *zusammenkommen*"."""
    return frame.lemma in listed("papers_contents", "meeting_verb") and not frame.clause.negated


def _adverbs_of_paper() -> frozenset[str]:
    """The adverbs that stand for a paper with a preposition: "dafür", "damit"."""
    rows = entries("papers_stances", "anaphor", ("words", "preps", "example"))
    return frozenset(word for row in rows for word in row["words"])
