"""A quotation while it is being put together, in word positions; and what the rules share about one
document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from lagebild.annotate.clauses import Clause
from lagebild.annotate.clauses_words import Words
from lagebild.annotate.quotations.lexicon import listed
from lagebild.annotate.quotations.marks import Quoted
from lagebild.lexicon import group
from lagebild.model.annotation import Act, QuotationType
from lagebild.model.span import CharSpan

Range = tuple[int, int]
_BODIES = tuple(listed("quotations_things", "body") | listed("quotations_things", "neuter"))
_ARTICLES = group("quotations_grammar", "article_before_noun")


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """A quotation in word ranges; ``parent`` is the quotation it lies in, ``carried`` the one it goes on
    with."""

    type: QuotationType
    pieces: list[Range]
    rule: str
    act: Act = Act.SAY
    speaker: list[Range] = field(default_factory=list)
    cue: list[Range] = field(default_factory=list)
    frame: list[Range] = field(default_factory=list)
    clause: Clause | None = None
    parent: Draft | None = None
    carried: Draft | None = None
    self_speaker: bool = False
    """The speaker words are a source without a name ("eigenen Angaben"): the subject of the content
    speaks."""
    via: Range | None = None

    @property
    def start(self) -> int:
        """The first word of content."""
        return self.pieces[0][0]

    @property
    def stop(self) -> int:
        """The word behind the content."""
        return self.pieces[-1][1]


@dataclass(slots=True, kw_only=True)
class Scene:
    """One document as the quotation rules see it."""

    words: Words
    clauses: tuple[tuple[Clause, ...], ...]
    quoted: list[Quoted]
    drafts: list[Draft] = field(default_factory=list)
    content: bytearray = field(default_factory=bytearray)
    """Marks words that are content of a quotation."""
    framing: bytearray = field(default_factory=bytearray)
    """Marks words that belong to a frame."""
    in_marks: bytearray = field(default_factory=bytearray)
    """Marks words inside quotation marks that quote somebody."""
    mentions: tuple[CharSpan, ...] | None = None
    """Names of persons, bodies, governments and states; None when no component has looked for them."""

    sourced: dict[int, Draft] = field(default_factory=dict)
    """The quotations whose source opens a sentence, by the number of the sentence."""

    def add(self, draft: Draft) -> Draft:
        """Keep a quotation and mark its words."""
        self.drafts.append(draft)
        for first, stop in draft.pieces:
            self.content[first:stop] = b"\1" * (stop - first)
        for first, stop in draft.frame:
            self.framing[first:stop] = b"\1" * (stop - first)
        return draft

    def add_marked(self, draft: Draft) -> None:
        """Keep a quotation in marks: whoever is quoted in their own words has commented."""
        if draft.act is Act.NO_COMMENT and draft.rule != "alone":
            draft.act = Act.SAY
        self.add(draft)
        for first, stop in draft.pieces:
            self.in_marks[first:stop] = b"\1" * (stop - first)

    def last_draft(self, word: int) -> Draft | None:
        """Return the quotation whose content ends last before ``word``."""
        best = None
        for draft in self.drafts:
            if draft.stop <= word and draft.parent is None and (best is None or draft.stop > best.stop):
                best = draft
        return best

    def clause_around(self, word: int) -> Clause | None:
        """Return the clause that holds ``word``."""
        for clause in self.clauses[self.words.sentence_of[word]]:
            if any(first <= word < stop for first, stop in clause.words):
                return clause
        return None

    def free(self, first: int, stop: int) -> bool:
        """Whether no word of the range is content yet."""
        return not any(self.content[first:stop])

    def named(self, first: int, stop: int) -> bool:
        """Whether a name lies in the range; without names, a capitalised word without article."""
        if self.mentions is not None:
            span = self.words.span(first, stop)
            return any(span.overlaps(mention) for mention in self.mentions)
        article = self.words.low[first] in _ARTICLES
        return stop - first > 2 or not article or self.words.low[stop - 1].endswith(_BODIES)

    def name_before(self, word: int) -> CharSpan | None:
        """Return the name that begins last before or with a word."""
        places = self.mentions or ()
        place = bisect_right(places, self.words.start[word], key=lambda span: span.start) - 1
        return places[place] if place >= 0 else None

    def name_at(self, word: int) -> CharSpan | None:
        """Return the name that begins with a word."""
        name = self.name_before(word)
        return name if name is not None and name.start == self.words.start[word] else None

    def is_name(self, quoted: Quoted) -> bool:
        """Whether the words in marks are a name as a whole: "die Agentur „heise online“"."""
        if self.mentions is None or not quoted.size or not quoted.closed:
            return False
        span = self.words.span(quoted.first + 1, quoted.stop - 1)
        marks = self.words.span(quoted.first, quoted.stop)
        return any(mention.covers(span) and marks.covers(mention) for mention in self.mentions)

    def sentence(self, word: int) -> Range:
        """Return the sentence that a word lies in."""
        return self.words.sentences[self.words.sentence_of[word]]

    def content_stop(self, first: int, stop: int) -> int:
        """Return ``stop`` without the punctuation at the end, closing quotation marks kept."""
        while stop > first and self.words.text[stop - 1] in {".", ",", ";", ":", "!", "?", "–", "-", "("}:
            stop -= 1
        return stop
