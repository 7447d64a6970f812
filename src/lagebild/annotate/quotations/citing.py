"""Who quotes whom: "wird Weber von der Hafenzeitung zitiert", "zitiert die Hafenzeitung Weber".

The words are two quotations, one within the other: the paper says that Weber said them. Sources that a frame
merely names ("sagte Weber laut Hafenzeitung") stay with the quotation, as who passes it on.
"""

from __future__ import annotations

from lagebild.annotate.clauses import Clause
from lagebild.annotate.clauses_phrases import noun_phrase
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.speaker import agent_of


def find_citing(scene: Scene) -> None:
    """Add around each quotation with "zitieren" that of whoever quotes; run when all else is found."""
    for draft in list(scene.drafts):
        reporter = _reporter(scene.words, draft)
        if not reporter:
            continue
        draft.via = reporter[0]
        draft.parent = scene.add(
            Draft(
                type=draft.type,
                pieces=list(draft.pieces),
                rule="citing",
                speaker=reporter,
                cue=draft.cue,
                frame=draft.frame,
                clause=draft.clause,
            )
        )


def _reporter(words: Words, draft: Draft) -> list[Range]:
    """Return who quotes, where that is another than the speaker."""
    clause = draft.clause
    if clause is None or clause.lemma != "zitieren" or draft.parent is not None or not draft.speaker:
        return []
    if clause.passive:
        return agent_of(words, clause) or _publication(words, clause)
    subject = clause.subject_words
    return [subject] if subject and [subject] != draft.speaker else []


def _publication(words: Words, clause: Clause) -> list[Range]:
    """Return the paper or message that the words stand in: "wird Weber im Magazin zitiert"."""
    media = listed("quotations_sources", "addressee_noun") | listed("quotations_sources", "noun")
    for first, stop in clause.words:
        for i in range(first, stop - 1):
            phrase = noun_phrase(words, i + 1, stop) if words.low[i] in {"in", "im"} else None
            if phrase and any(words.text[k].endswith(tuple(media)) for k in range(phrase.start, phrase.core)):
                return [(phrase.start, phrase.stop)]
    return []
