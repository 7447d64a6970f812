"""Whom the speaker's words mean, by name, and what a statement owes to the sentences before it.

"nach Angaben des Ministers Weber" means Weber; "demnach", "hieß es" and Konjunktiv carrying on mean whoever
spoke before; "nach eigenen Angaben" means the subject of what is said; "in der Erklärung" means those who
issued it. What stays undecided stays empty.
"""

from __future__ import annotations

from spacy.tokens import Doc

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.speaker import agent_of
from lagebild.annotate.who import speakers_of
from lagebild.model.annotation import MentionKind

_POINTING = frozenset({"demnach", "demzufolge", "wonach", "danach", "dabei", "darin", "dort"})
_REACH = 3
"""How many sentences back the source of "demnach" and "hieß es" may stand."""

Names = tuple[str, ...]


class Whose:
    """Names of speakers, quotation by quotation in text order."""

    def __init__(self, doc: Doc, scene: Scene) -> None:
        """Take the document with what names, roles and references found in it."""
        self.doc, self.scene = doc, scene
        self.known: dict[int, Names] = {}

    def of(self, draft: Draft) -> Names:
        """Return the names of the speakers of ``draft``; empty where open."""
        if id(draft) not in self.known:
            self.known[id(draft)] = ()
            self.known[id(draft)] = self._find(draft)
        return self.known[id(draft)]

    def _find(self, draft: Draft) -> Names:
        if draft.parent is not None and draft.speaker == draft.parent.speaker:
            return self.of(draft.parent)
        if draft.carried is not None and draft.speaker == draft.carried.speaker:
            return self.of(draft.carried)
        if draft.self_speaker and draft.clause is not None and draft.clause.subject_words:
            return self.named([draft.clause.subject_words])
        if self._points_back(draft):
            before = draft.carried or self._before(draft)
            return self.of(before) if before is not None else ()
        return (
            self._issuers(draft)
            or self.named(draft.speaker)
            or self._official(draft)
            or self._source_again(draft)
        )

    def named(self, ranges: list[Range]) -> Names:
        """Return whom the words mean."""
        words = self.scene.words
        return speakers_of(self.doc, [words.span(first, stop) for first, stop in ranges if stop > first])

    def _points_back(self, draft: Draft) -> bool:
        """Whether the source is only pointed to: "demnach", or "hieß es" with nobody to name."""
        words = self.scene.words
        if not draft.speaker:
            return any(words.low[first] in {"heißt", "hieß"} for first, _ in draft.cue)
        first, stop = draft.speaker[0]
        return stop - first == 1 and words.low[first] in _POINTING

    def _before(self, draft: Draft) -> Draft | None:
        """Return the quotation before, when it stands near and its speaker is known."""
        best, words = None, self.scene.words
        for other in self.scene.drafts:
            if other.stop <= draft.start and other.parent is None and (best is None or other.stop > best.stop):
                best = other
        if best is None or words.sentence_of[draft.start] - words.sentence_of[best.stop - 1] > _REACH:
            return None
        return best

    def _source_again(self, draft: Draft) -> Names:
        """Return the speaker before for a source without a name: "den Angaben zufolge", "in der Rede"."""
        words = self.scene.words
        if len(draft.speaker) != 1:
            return ()
        first, stop = draft.speaker[0]
        nouns = listed("quotations_sources", "noun") | listed("quotations_sources", "statement")
        bare = [words.text[i] for i in range(first, stop) if words.is_capital(i)]
        definite = words.low[first] in {"der", "dem", "den", "in", "im", "diesen", "dieser", "laut"}
        if not definite or len(bare) != 1 or bare[0] not in nouns:
            return ()
        before = self._before(draft)
        return self.of(before) if before is not None else ()

    def _official(self, draft: Draft) -> Names:
        """Return whose authorities "Regierungsangaben" means: those of the one state in the sentence."""
        words = self.scene.words
        if not any(words.low[i].startswith("regierung") for first, stop in draft.speaker for i in range(first, stop)):
            return ()
        start, end = self.scene.sentence(draft.speaker[0][0])
        span = words.span(start, end)
        states = {m.name for m in self.doc._.mentions if m.kind is MentionKind.STATE and span.covers(m.span)}
        if len(states) != 1:
            return ()
        state = states.pop()
        bodies = [m.name for m in self.doc._.mentions if m.kind is MentionKind.GOVERNMENT and m.of == state]
        return (bodies[0] if bodies else state,)

    def _issuers(self, draft: Draft) -> Names:
        """Return who issued the paper that is quoted: "eine Erklärung veröffentlichten beide Delegationen"."""
        words = self.scene.words
        if len(draft.speaker) != 1:
            return ()
        first, stop = draft.speaker[0]
        nouns = [words.text[i] for i in range(first, stop) if words.is_capital(i)]
        if len(nouns) != 1 or nouns[0] not in listed("quotations_sources", "statement"):
            return ()
        number = words.sentence_of[first]
        for index in range(number, max(-1, number - _REACH - 1), -1):
            for clause in self.scene.clauses[index]:
                names = self._issued(clause, nouns[0], here=index == number and clause.words[0][0] >= stop)
                if names:
                    return names
        return ()

    def _issued(self, clause: Clause, noun: str, *, here: bool) -> Names:
        """Return who issues in this clause: it names the paper, or is a relative clause right behind it."""
        words = self.scene.words
        if clause.lemma not in listed("quotations_sources", "issuing"):
            return ()
        relative = here and clause.kind is ClauseKind.RELATIVE
        if not relative and not _holds(words, clause, noun):
            return ()
        if clause.passive:
            return self.named(agent_of(words, clause))
        subject = clause.subject_words
        if subject is None or any(words.text[i] == noun for i in range(*subject)):
            return ()
        return self.named([subject])


def _holds(words: Words, clause: Clause, noun: str) -> bool:
    return any(words.text[i] == noun for first, stop in clause.words for i in range(first, stop))
