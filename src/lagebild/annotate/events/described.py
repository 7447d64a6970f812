"""How far a description of somebody reaches: "die Außenminister der USA, Norlands und Katars"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of, tokens_in
from lagebild.annotate.events.frames import endings, is_finite
from lagebild.annotate.events.party_words import tail_behind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

    from lagebild.model.annotation import Description


class DescribedParties:
    """Says which words of a description name the party, and what the description leaves out."""

    def __init__(self, doc: Doc, name_ends: Mapping[int, int], persons: set[int], offices: set[int]) -> None:
        """Take where names end (by each of their tokens), persons begin, and the tokens of offices."""
        self.doc = doc
        self.name_ends = name_ends
        self.persons = persons
        self.offices = offices

    def of(self, description: Description) -> tuple[CharSpan, str]:
        """Return the words of the party that is described, and how it is called."""
        span, text = description.span, description.text
        words = tokens_in(self.doc, span)
        verb = next((n for n, word in enumerate(words[:3]) if is_finite(word)), None)
        if verb is not None and verb + 1 < len(words):  # "zudem berieten US-Vertreter": no adjectives
            span = CharSpan(words[verb + 1].idx, span.end)
            text = " ".join(text.split()[verb + 1 :])
        if words and description.plural:
            span, text = self._with_list(span, text, words)
        elif (end := self._before_agent(words)) is not None:
            span = CharSpan(span.start, words[end - 1].idx + len(words[end - 1]))
            text = " ".join(text.split()[:end]).removeprefix("die ").removeprefix("der ")
        return span, text

    def _before_agent(self, words: list[Token]) -> int | None:
        """Return where a person with an office follows "von": "wird die Präsidentin *von Minister Weber*
        empfangen"; an office has no owner but a state or a body."""
        for place, word in enumerate(words[:-1]):
            following = words[place + 1].i
            office = place and words[place - 1].lower_.endswith(endings("office_of_state"))
            if office and word.lower_ in ("von", "vom") and self._is_holder(following):
                return place
        return None

    def _is_holder(self, i: int) -> bool:
        return i in self.offices or i in self.persons

    def _with_list(self, span: CharSpan, text: str, words: list[Token]) -> tuple[CharSpan, str]:
        """Take in the other states of a list: "die Außenminister der USA, Norlands und Katars"."""
        doc, first, last = self.doc, words[0].i, words[-1].i
        if first > 1 and doc[first - 1].lower_ == "und" and doc[first - 2].text.endswith("-"):
            text, first = f"{doc[first - 2].text} und {text}", first - 2  # "EU-Außen- und Europaminister"
        end = None if last in self.name_ends else tail_behind(doc, last)
        if end is not None:
            return CharSpan(
                doc[first].idx, doc[end].idx + len(doc[end])
            ), f"{text} {doc[last + 1 : end + 1].text}"
        if last in self.name_ends and doc[last].i > words[0].i:
            last, before = self._listed(last), last
            text += text_of(doc)[doc[before].idx + len(doc[before]) : doc[last].idx + len(doc[last])]
        return CharSpan(doc[first].idx, doc[last].idx + len(doc[last])), text

    def _listed(self, last: int) -> int:
        """Return the end of a list of genitives that goes on behind the name that ends at ``last``, or of
        other states and bodies behind "von": "die Präsidenten von Norland, Katar und Oman"."""
        doc, position = self.doc, last + 1
        begin = next((i for i in range(last, 0, -1) if self.name_ends.get(i - 1) != last), last)
        several = doc[begin - 1].lower_ in ("von", "aus")
        while position + 1 < len(doc) and doc[position].text in (",", "und", "sowie"):
            place = position + 1
            marked = doc[place].lower_ in ("der", "des", "von", "aus")
            place += marked
            known = place in self.name_ends and not (several and place in self.persons)
            if not known or not (marked or several or doc[self.name_ends[place]].text.endswith("s")):
                break
            last, position = self.name_ends[place], self.name_ends[place] + 1
        return last
