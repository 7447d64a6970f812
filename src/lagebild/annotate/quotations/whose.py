"""Whom the speaker's words mean, by name, and what a statement owes to the sentences before it.

"nach Angaben des Ministers Weber" means Weber; "demnach", "hieß es" and Konjunktiv carrying on mean whoever
spoke before; "nach eigenen Angaben" means the subject of what is said; "in der Erklärung" means those who
issued it. What stays undecided stays empty.
"""

from __future__ import annotations

from spacy.tokens import Doc

from lagebild.annotate.clauses import Clause, ClauseKind
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.names.gazetteer import adjective_state
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.speaker import agent_of
from lagebild.annotate.who import speakers_of
from lagebild.lexicon import group
from lagebild.lexicon import words as word_list
from lagebild.model.annotation import MentionKind
from lagebild.model.span import CharSpan

_POINTING = group("quotations_grammar", "pointing_back")
_IT_SAYS = group("quotations_grammar", "it_says")
_DEFINITE = group("quotations_grammar", "definite_before_source")
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
            or self._possessive(draft)
            or self._source_again(draft)
            or self._pronoun(draft)
            or self._relative(draft)
            or self._adjective(draft)
        )

    def named(self, ranges: list[Range]) -> Names:
        """Return whom the words mean."""
        words = self.scene.words
        return speakers_of(self.doc, [words.span(first, stop) for first, stop in ranges if stop > first])

    def _points_back(self, draft: Draft) -> bool:
        """Whether the source is only pointed to: "demnach", or "hieß es" with nobody to name."""
        words = self.scene.words
        if not draft.speaker:
            return any(words.low[first] in _IT_SAYS for first, _ in draft.cue)
        first, stop = draft.speaker[0]
        return stop - first == 1 and words.low[first] in _POINTING

    def _before(self, draft: Draft) -> Draft | None:
        """Return the quotation before, when it stands near and its speaker is known."""
        best, words = None, self.scene.words
        for other in self.scene.drafts:
            if (
                other.stop <= draft.start
                and other.parent is None
                and (best is None or other.stop > best.stop)
            ):
                best = other
        if best is None or words.sentence_of[draft.start] - words.sentence_of[best.stop - 1] > _REACH:
            return None
        return best

    def _possessive(self, draft: Draft) -> Names:
        """Return whose words "ihren Angaben", "seiner Darstellung" are: whom the possessive means."""
        words = self.scene.words
        if len(draft.speaker) != 1 or not _names_source(words, draft.speaker):
            return ()
        first = draft.speaker[0][0]
        if not words.low[first].startswith(("ihr", "sein", "dessen", "deren")):
            return ()
        span = words.span(first, first + 1)
        found = [reference for reference in self.doc._.references if reference.span == span]
        return tuple(found[0].names) if found else ()

    def _source_again(self, draft: Draft) -> Names:
        """Return the speaker before for a source without a name: "den Angaben zufolge", "in der Rede"."""
        words = self.scene.words
        if len(draft.speaker) != 1:
            return ()
        first, stop = draft.speaker[0]
        nouns = listed("quotations_sources", "noun") | listed("quotations_sources", "statement")
        bare = [words.text[i] for i in range(first, stop) if words.is_capital(i)]
        definite = words.low[first] in _DEFINITE or (
            first > 0 and words.low[first - 1] in {"im", "beim", "vom", "laut"}
        )
        if not definite or len(bare) != 1 or bare[0] not in nouns:
            return ()
        before = self._before(draft)
        return self.of(before) if before is not None else ()

    def _pronoun(self, draft: Draft) -> Names:
        """Return for an open "er" or "sie" the person who is subject of the sentence before."""
        words = self.scene.words
        if len(draft.speaker) != 1:
            return ()
        first, stop = draft.speaker[0]
        number = words.sentence_of[first]
        if stop - first != 1 or words.low[first] not in {"er", "sie"} or not number:
            return ()
        if "\n" in words.source[words.end[words.sentences[number - 1][1] - 1] : words.start[draft.start]]:
            return ()
        mains = [c for c in self.scene.clauses[number - 1] if c.kind is ClauseKind.MAIN]
        if not mains or mains[0].subject_words is None:
            return ()
        names = self.named([mains[0].subject_words])
        persons = {m.name for m in self.doc._.mentions if m.kind is MentionKind.PERSON}
        female = bool(names) and names[0].split()[0] in word_list("first_names_female")
        fits = len(names) == 1 and names[0] in persons and female == (words.low[first] == "sie")
        return names if fits else ()

    def _relative(self, draft: Draft) -> Names:
        """Return whom "der" means in "Weber, der den Plan Unfug nannte": the name right before its comma."""
        words = self.scene.words
        if len(draft.speaker) != 1 or draft.clause is None or draft.clause.kind is not ClauseKind.RELATIVE:
            return ()
        first, stop = draft.speaker[0]
        if stop - first != 1 or first < 2 or words.low[first] not in {"der", "die", "das"}:
            return ()
        end = words.end[first - 2]
        before = [f for f in (*self.doc._.mentions, *self.doc._.descriptions) if f.span.end == end]
        if not before:
            return ()
        return (before[-1].name if hasattr(before[-1], "name") else before[-1].text,)

    def _adjective(self, draft: Draft) -> Names:
        """Return the state whose adjective stands before a noun of source: "ukrainische Angaben"."""
        words = self.scene.words
        found: dict[str, None] = {}
        for first, stop in draft.speaker:
            for i in range(first, stop):
                state = adjective_state(words.text[i])
                if state is not None:
                    found[state] = None
        return tuple(found) if len(found) == 1 and _names_source(words, draft.speaker) else ()

    def _official(self, draft: Draft) -> Names:
        """Return whose authorities "Regierungsangaben" means: those of the one state in the sentence."""
        words = self.scene.words
        if not any(
            words.low[i].startswith("regierung") for first, stop in draft.speaker for i in range(first, stop)
        ):
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
        """Return who issued the paper quoted: "eine Erklärung veröffentlichten beide Delegationen"."""
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
            return self._agents(clause)
        subject = clause.subject_words
        if relative and subject is not None and subject[0] == clause.words[0][0]:
            return self._persons(subject[1], clause.words[-1][1])
        if subject is None or any(words.text[i] == noun for i in range(*subject)):
            return ()
        return self.named([subject])

    def _persons(self, first: int, stop: int) -> Names:
        """Return the persons named in a stretch of words, as one row."""
        span = self.scene.words.span(first, stop)
        rows = [m.span for m in self.doc._.mentions if m.kind is MentionKind.PERSON and span.covers(m.span)]
        if not rows:
            return ()
        return speakers_of(self.doc, [CharSpan(min(p.start for p in rows), max(p.end for p in rows))])

    def _agents(self, clause: Clause) -> Names:
        """Return all agents of a passive, from "von" to the last name before the verb."""
        words = self.scene.words
        agents = agent_of(words, clause)
        if not agents:
            return ()
        begin = agents[0][0]
        end = clause.words[-1][1]
        span = words.span(begin, end)
        persons = [
            m.span for m in self.doc._.mentions if m.kind is MentionKind.PERSON and span.covers(m.span)
        ]
        if not persons:
            return self.named(agents)
        return speakers_of(self.doc, [CharSpan(span.start, max(place.end for place in persons))])


def _names_source(words: Words, ranges: list[Range]) -> bool:
    nouns = listed("quotations_sources", "noun")
    return any(words.text[i] in nouns for first, stop in ranges for i in range(first, stop))


def _holds(words: Words, clause: Clause, noun: str) -> bool:
    return any(words.text[i] == noun for first, stop in clause.words for i in range(first, stop))
