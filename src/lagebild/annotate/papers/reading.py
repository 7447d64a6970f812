"""The papers of one article in the making: each mention given to its paper, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import Frame, frame_at, frames_by_sentence
from lagebild.annotate.events.parties import party_reader
from lagebild.annotate.papers import days, lineage, presenting
from lagebild.annotate.papers.bundles import is_bundle, made_up, members, named_members, outer_bundle, wrapper
from lagebild.annotate.papers.colons import of_speaker
from lagebild.annotate.papers.counts import counted, recount
from lagebild.annotate.papers.fronting import mended, straightened
from lagebild.annotate.papers.identity import Draft, Focus, foremost, same_name
from lagebild.annotate.papers.mentions import PaperMention, compared, find_mentions
from lagebild.annotate.papers.phrases import POINT_NOUNS, words_of
from lagebild.annotate.papers.phrases import number as value_of
from lagebild.annotate.papers.pronouns import as_mention, nearer_noun, points_mention, pronoun_at
from lagebild.annotate.papers.raising import note_change
from lagebild.annotate.papers.scene import Scene, is_subject, listed, rows_used, soft
from lagebild.annotate.papers.sides import add_sides
from lagebild.annotate.papers.target import target, titled
from lagebild.lexicon import entries, group
from lagebild.model.annotation import MentionKind, Quotation
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_SETTLING = group("papers_grammar", "settling")
_SIZED = frozenset({*POINT_NOUNS, "seiten"})
_PAPERS = 60
_OVER = 8
"""So many pieces of speech back one may begin that still goes on."""


class Reading:
    """The reading of one document: its papers as drafts, and where everything stands."""

    def __init__(self, doc: Doc) -> None:
        """Read the clauses, the mentions and who speaks; the drafts follow with ``read``."""
        self.doc = doc
        self.reader = party_reader(doc)
        self.tokens = list(doc)  # made once: every pass over a Doc makes its tokens anew
        self.sentences = [self.tokens[s.start : s.end] for s in doc.sents]
        self.sentence_of = {t.i: n for n, s in enumerate(self.sentences) for t in s}
        self.frames = [mended([straightened(f) for f in row]) for row in frames_by_sentence(doc)]
        self.mentions = find_mentions(doc, self.tokens)
        self.paragraphs = _paragraphs(doc, self.sentences)
        self.recounts = [counted([t.lower_ for t in s if not t.is_space]) for s in self.sentences]
        self.told: set[int] = set()
        self.sizes = Counter(self.paragraphs)
        self.context = _negotiates(self.tokens)
        self.stood: dict[str, bool] = {}  # by lemma: whether a party takes a stand towards such a paper
        self.settled: dict[int, Draft] = {}
        self.owner: dict[int, Draft] = {}
        self.drafts: list[Draft] = []
        self.mention_at: dict[int, PaperMention] = {}
        self._listed: dict[int, Draft] = {}
        self._spoken = sorted(
            ((span.start, span.end, n) for n, q in enumerate(doc._.quotations) for span in q.spans)
        )
        self.persons_named = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
        self._persons = {r.span.start for r in doc._.references if r.names}

    def read(self) -> list[Draft]:
        """Return the papers in the order of their first mention, mentions assigned."""
        heads = {m.head: m for m in self.mentions}
        within = {i for m in self.mentions for i in range(m.first, m.last + 1)}
        words = frozenset(w for row in entries("papers", "pronoun") for w in row["words"])
        for token in self.tokens:
            if token.is_sent_start and token.i:
                recount(self, self.sentence_of[token.i - 1])
            if token.i in heads:
                self._place(heads[token.i])
            elif token.lower_ in words and token.i not in within and self.drafts:
                self._pronoun(token)
            elif token.lower_ in _SIZED and token.i not in within and self.drafts:
                self._points(token)
        lineage.link(self)
        for number in range(len(self.sentences)):
            recount(self, number)  # again, now that all papers are known
        return self.drafts

    def spoken_of(self, sentence: int) -> list[Draft]:
        """Return the papers that a sentence speaks of, each once, without bundles."""
        found = (self.owner[t.i] for t in self.sentences[sentence] if t.i in self.owner)
        return list({id(d): d for d in found if d.size is None}.values())

    def scene(self, mention: PaperMention) -> Scene:
        """Return the clause of a mention."""
        frames = self.frames[self.sentence_of[mention.head]]
        frame = frame_at(frames, self.doc[mention.head]) or frames[0]
        return self.scene_in(frames, frame)

    def scene_in(self, frames: list[Frame], frame: Frame) -> Scene:
        """Return a clause of a sentence."""
        return Scene(self.doc, frames, frame, self.reader, self.mentions)

    def quotation(self, frame: Frame) -> Quotation | None:
        """Return the innermost speech with a speaker that the clause belongs to.

        "Nach Ansicht Webers geht der Plan zu weit": its verb lies in the speech, behind the source.
        """
        begins = max(frame.span.start, frame.finite.idx if frame.finite is not None else 0)
        place = bisect_right(self._spoken, (begins + 1, 0, 0))
        found: Quotation | None = None
        for start, end, number in self._spoken[max(0, place - 4) : place]:
            given = self.doc._.quotations[number]
            inside = frame.span.end <= end + 1 or _named_behind(given, frame, end)
            if start <= begins and inside and given.speaker_name:
                found = given
        return self.by_colon(frame, found)

    def opening_in(self, frame: Frame) -> Quotation | None:
        """Return the speech in marks that begins behind the verb of a clause: "Sie sagte: *„So nicht.“*"."""
        begins = frame.finite.idx if frame.finite is not None else frame.span.end
        place = bisect_left(self._spoken, (begins, 0, 0))
        start, _, number = self._spoken[place] if place < len(self._spoken) else (frame.span.end, 0, 0)
        given = self.doc._.quotations[number] if start < frame.span.end else None
        return given if given is not None and given.type == "direct" and given.speaker_name else None

    def by_colon(self, frame: Frame, speech: Quotation | None) -> Quotation | None:
        """Return a speech with who is named before the colon in the sentence of a clause, if somebody is."""
        if speech is None or not frame.tokens:
            return speech
        return of_speaker(self.scene_in(self.frames[self.sentence_of[frame.tokens[0].i]], frame), speech)

    def said_in(self, span: CharSpan, share: float) -> Quotation | None:
        """Return the innermost speech with a speaker that holds at least a share of a clause, or all of it
        behind the words for who speaks ("Nach Angaben von Weber [lehnt Norland den Plan ab]")."""
        last = bisect_left(self._spoken, (span.end, 0, 0))
        found: list[tuple[int, int, Quotation]] = []
        for start, end, number in self._spoken[max(0, last - _OVER) : last]:
            given = self.doc._.quotations[number]
            held = min(end, span.end) - max(start, span.start)
            sourced = end + 1 >= span.end and any(span.start <= s.start < start for s in given.speaker)
            if given.speaker_name and held > 0 and (sourced or held >= share * len(span)):
                found.append((end - start, number, given))
        return min(found, key=lambda row: row[:2])[2] if found else None

    def spoken(self, sentence: int) -> bool:
        """Whether somebody speaks in the sentence, by a frame or in marks."""
        return any(q.speaker_name or q.type == "direct" for q in self._speech(sentence))

    def speakers(self, sentence: int) -> set[str]:
        """Return who speaks in the sentence, not in marks."""
        return {q.speaker_name for q in self._speech(sentence) if q.speaker_name and q.type != "direct"}

    def in_marks(self, sentence: int) -> bool:
        """Whether the sentence holds somebody's own words."""
        return any(q.type == "direct" for q in self._speech(sentence))

    def _speech(self, sentence: int) -> list[Quotation]:
        tokens = self.sentences[sentence]
        start, stop = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        first = max(0, bisect_left(self._spoken, (start, 0, 0)) - 4)
        last = bisect_left(self._spoken, (stop, 0, 0))
        return [self.doc._.quotations[n] for _, end, n in self._spoken[first:last] if end > start]

    def _place(self, mention: PaperMention) -> None:
        if mention.head in self.settled:
            return
        if mention.head in self._listed:
            self._list_member(mention, self._listed[mention.head])
            return
        if (named := named_members(self, mention)) is not None:
            package, listing = named
            self._listed |= {m.head: package for m in listing}
            self._list_member(mention, package)
            return
        if is_bundle(mention) and (whole := wrapper(self, mention)) is not None:
            self.owner[mention.head], self.mention_at[mention.head] = whole, mention
            whole.wraps = True
            self._listed |= {m.head: whole for m in members(self.doc, mention, self.mentions)}
            return
        draft = None if titled(self, mention) else self.target(mention)
        if draft is None:
            return
        self.assign(mention, draft)
        for member in made_up(self, mention) or []:
            member.bundle = draft
        if is_bundle(mention):
            draft.size = mention.size
            self._listed |= {m.head: draft for m in members(self.doc, mention, self.mentions)}
            for member in outer_bundle(self, mention):
                member.bundle = draft

    def target(self, mention: PaperMention) -> Draft | None:
        """Return the paper that a mention belongs to, a new one put at the end of the drafts, or None."""
        return target(self, mention)

    def assign(self, mention: PaperMention, draft: Draft) -> None:
        """Give a mention to a paper, with who presented it and when by the clause."""
        draft.add(mention)
        self.owner[mention.head], self.mention_at[mention.head] = draft, mention
        self.told.add(self.paragraphs[self.sentence_of[mention.head]])
        kind = mention.kind or draft.lead.kind
        names, day = presenting.presenters(self.scene(mention), mention, kind)
        if mention.behind_noun and self.mention_before(mention).lemma == "Fassung":
            names, day = [], None  # "die Fassung des Plans, die Norland vorlegte": of the version
        draft.presenters += [name for name in names if name not in draft.presenters]
        frame = self.scene(mention).frame
        settled = frame.lemma in _SETTLING and mention.prep == "auf"
        signed = frame.lemma in listed("papers_stances", "signing") and not mention.prep
        settled = settled or (signed and not is_subject(frame, mention) and not mention.behind_noun)
        draft.agreed = draft.agreed or (settled and not soft(frame) and not frame.clause.negated)
        raised = bool(rows_used(frame, "papers_verbs", "revises"))
        if names and day is None and not raised:
            day = self.day_before(mention)
        day = day or days.dated(self.doc, mention) or days.lying_since(self.scene(mention), mention)
        draft.presented = draft.presented or day
        add_sides(draft, mention, names, self.reader)
        note_change(self, mention, draft)

    def heading(self, paragraph: int) -> bool:
        """Whether a paragraph is a heading: one sentence without a full stop."""
        if self.sizes[paragraph] != 1:
            return False
        sentence = self.sentences[bisect_left(self.paragraphs, paragraph)]
        last = next((t for t in reversed(sentence) if not t.is_space), None)
        return last is not None and not last.is_punct

    def mention_before(self, mention: PaperMention) -> PaperMention:
        """Return the mention before this one in the text, itself where it is the first."""
        place = bisect_left(self.mentions, mention.head, key=lambda m: m.head)
        return self.mentions[max(0, place - 1)] if self.mentions else mention

    def day_before(self, mention: PaperMention) -> str | None:
        """Return the day of the sentence before, where the clause goes on: "unterzeichneten zudem"."""
        number = self.sentence_of[mention.head]
        if not presenting.also_then(self.scene(mention).frame) or number == 0:
            return None
        return days.when(self.doc, self.sentences[number - 1], past=True)

    def _pronoun(self, token: Token) -> None:
        frame = frame_at(self.frames[self.sentence_of[token.i]], token)
        given = pronoun_at(frame, token, self._persons) if frame is not None else None
        if given is None or nearer_noun(self, token):
            return
        for focus in self.near(token.i, 2):
            fits = [f for f in focus if self._genders(f.draft) & given[1]]
            if fits:
                draft = foremost(fits)
                if draft is not None:
                    gender = min(self._genders(draft) & given[1])
                    self.assign(as_mention(token, gender), draft)
                return

    def _points(self, token: Token) -> None:
        """Give "stimmten für *die elf Punkte*", "auf *den 14 Seiten*" to the paper that has so many."""
        counted = value_of(self.doc[token.i - 1].lower_) if token.i > 1 else None
        size = "pages" if token.lower_ == "seiten" else "points"
        fits = [d for d in self.recent() if getattr(d, size) == counted and d.size is None]
        if counted and len(fits) == 1 and self.doc[token.i - 2].lower_ in ("die", "den", "der", "allen"):
            self.assign(points_mention(self.doc, token), fits[0])

    def _genders(self, draft: Draft) -> set[str]:
        """The genders of the nouns that the paper has lately been called by."""
        return {m.gender for m in draft.mentions[-3:] if m.gender}

    def near(self, before: int, reach: int = 3) -> list[list[Focus]]:
        """Return the papers that this sentence, up to the token ``before``, and those before it speak of.

        Those of main clauses come first, sentence by sentence, then those of all clauses.
        """
        here = self.sentence_of[before]
        found: list[list[Focus]] = []
        for number in range(here, max(-1, here - reach), -1):
            row: list[Focus] = []
            for token in self.sentences[number]:
                draft = self.owner.get(token.i)
                if draft is None or token.i >= before:
                    continue
                frame = frame_at(self.frames[number], token)
                mention = self.mention_at[token.i]
                if frame is None or frame.intro == "wie" or compared(self.doc, mention):
                    continue
                if row and self._within_last(mention):
                    continue  # "ein Zusatzprotokoll zu *ihrem Abkommen*": of the first
                main = frame.kind == "main"
                row.append(Focus(draft, main, main and is_subject(frame, mention)))
            found.append(row)
        return [*([f for f in row if f.main] for row in found), *found]

    def _within_last(self, mention: PaperMention) -> bool:
        """Whether a mention is only the topic of the one before: "das Protokoll zu *dem Abkommen*"."""
        before = self.mention_before(mention)
        return before.head < mention.head and mention.last <= before.last

    def _list_member(self, mention: PaperMention, bundle: Draft) -> None:
        known = next((d for d in self.drafts if same_name(mention, d) and d.size is None), None)
        draft = known or self.new()
        draft.bundle = bundle
        self.assign(mention, draft)

    def recent(self) -> list[Draft]:
        """Return the last papers of the text: so many are looked through for the one that is meant."""
        return self.drafts[-_PAPERS:]

    def new(self) -> Draft:
        """Put a new paper at the end."""
        draft = Draft()
        self.drafts.append(draft)
        return draft


def _paragraphs(doc: Doc, sentences: list[list[Token]]) -> list[int]:
    """Return the number of the paragraph of each sentence."""
    found, number, end = [], 0, 0
    text = text_of(doc)
    for sent in sentences:
        first = next((t.idx for t in sent if not t.is_space), sent[0].idx)
        number += bool(end) and "\n" in text[end:first]
        found.append(number)
        end = max((t.idx + len(t) for t in sent if not t.is_space), default=first)
    return found


def _named_behind(given: Quotation, frame: Frame, end: int) -> bool:
    """Whether only who speaks stands in a clause behind a speech that ends at ``end``: "„Das kommt nicht
    infrage“, *so Weber*"."""
    behind = [t.lower_ for t in frame.tokens if t.idx >= end]
    return bool(given.cue) and given.cue[0].start >= end and behind[:1] == ["so"]


def _negotiates(tokens: list[Token]) -> bool:
    low = " ".join(token.lower_ for token in tokens)
    return any(part in low for part in words_of("context"))
