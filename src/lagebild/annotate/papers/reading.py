"""The papers of one article in the making: each mention given to its paper, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import MARKS, Frame, frame_at, frames_by_sentence, text_of
from lagebild.annotate.events.parties import PartyReader
from lagebild.annotate.papers import lineage, presenting
from lagebild.annotate.papers.bundles import is_bundle, members, outer_bundle
from lagebild.annotate.papers.identity import Draft, Focus, foremost, same_name, taken_up
from lagebild.annotate.papers.mentions import PaperMention, find_mentions
from lagebild.annotate.papers.phrases import is_presented, words_of
from lagebild.annotate.papers.pronouns import as_mention, pronoun_at
from lagebild.annotate.papers.scene import Scene, holders, is_subject, relative_to, rows, uses
from lagebild.annotate.papers.sides import add_sides
from lagebild.lexicon import entries
from lagebild.model.annotation import MentionKind, Quotation
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TITLE_REACH = 10
_PAPERS = 60
"""So many papers of one text are looked through for the one that is meant."""


class Reading:
    """The reading of one document: its papers as drafts, and where everything stands."""

    def __init__(self, doc: Doc) -> None:
        """Read the clauses, the mentions and who speaks; the drafts follow with ``read``."""
        self.doc = doc
        self.reader = PartyReader(doc)
        self.sentences = [list(s) for s in doc.sents]
        self.sentence_of = {t.i: n for n, s in enumerate(self.sentences) for t in s}
        self.frames = frames_by_sentence(doc)
        self.mentions = find_mentions(doc)
        self.paragraphs = _paragraphs(doc)
        self._told: set[int] = set()
        self._sizes = Counter(self.paragraphs)
        self.context = _negotiates(doc)
        self.settled: dict[int, Draft] = {}
        self.owner: dict[int, Draft] = {}
        self.drafts: list[Draft] = []
        self.mention_at: dict[int, PaperMention] = {}
        self._listed: dict[int, Draft] = {}
        self._spoken = sorted(
            ((span.start, span.end, n) for n, q in enumerate(doc._.quotations) for span in q.spans)
        )
        self._persons_named = {m.name for m in doc._.mentions if m.kind is MentionKind.PERSON}
        self._persons = {r.span.start for r in doc._.references if r.names}

    def read(self) -> list[Draft]:
        """Return the papers in the order of their first mention, mentions assigned."""
        heads = {m.head: m for m in self.mentions}
        within = {i for m in self.mentions for i in range(m.first, m.last + 1)}
        words = frozenset(w for row in entries("papers", "pronoun") for w in row["words"])
        for token in self.doc:
            if token.i in heads:
                self._place(heads[token.i])
            elif token.lower_ in words and token.i not in within and self.drafts:
                self._pronoun(token)
        lineage.link(self)
        return self.drafts

    def spoken_of(self, sentence: int) -> list[Draft]:
        """Return the papers that a sentence speaks of, each once, without bundles."""
        found = (self.owner[t.i] for t in self.sentences[sentence] if t.i in self.owner)
        return list({id(d): d for d in found if d.size is None}.values())

    def scene(self, mention: PaperMention) -> Scene:
        """Return the clause of a mention."""
        frames = self.frames[self.sentence_of[mention.head]]
        frame = frame_at(frames, self.doc[mention.head]) or frames[0]
        return Scene(self.doc, frames, frame, self.reader, self.mentions)

    def quotation(self, frame: Frame) -> Quotation | None:
        """Return the innermost speech with a speaker that the clause belongs to."""
        place = bisect_right(self._spoken, (frame.span.start + 1, 0, 0))
        found: Quotation | None = None
        for start, end, number in self._spoken[max(0, place - 4) : place]:
            given = self.doc._.quotations[number]
            if start <= frame.span.start and frame.span.end <= end + 1 and given.speaker_name:
                found = given
        return found

    def spoken(self, sentence: int) -> bool:
        """Whether somebody speaks in the sentence, by a frame or in marks."""
        tokens = self.sentences[sentence]
        start, stop = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        first = max(0, bisect_left(self._spoken, (start, 0, 0)) - 4)
        last = bisect_left(self._spoken, (stop, 0, 0))
        return any(
            end > start
            and (self.doc._.quotations[n].speaker_name or self.doc._.quotations[n].type == "direct")
            for _, end, n in self._spoken[first:last]
        )

    def _place(self, mention: PaperMention) -> None:
        if mention.head in self.settled:
            return
        if mention.head in self._listed:
            self._list_member(mention, self._listed[mention.head])
            return
        draft = None if self._titled(mention) else self._target(mention)
        if draft is None:
            return
        self._assign(mention, draft)
        if is_bundle(mention):
            draft.size = mention.size
            self._listed |= {m.head: draft for m in members(self.doc, mention, self.mentions)}
            for member in outer_bundle(self, mention):
                member.bundle = draft

    def _assign(self, mention: PaperMention, draft: Draft) -> None:
        draft.add(mention)
        self.owner[mention.head], self.mention_at[mention.head] = draft, mention
        self._told.add(self.paragraphs[self.sentence_of[mention.head]])
        kind = mention.kind or draft.lead.kind
        names, day = presenting.presenters(self.scene(mention), mention, kind)
        draft.presenters += [name for name in names if name not in draft.presenters]
        if names and day is None:
            day = self._day_before(mention)
        draft.presented = draft.presented or day
        add_sides(draft, mention, names, self.reader)
        lineage.note_change(self, mention, draft)

    def _day_before(self, mention: PaperMention) -> str | None:
        """Return the day of the sentence before, where the clause goes on: "unterzeichneten zudem"."""
        number = self.sentence_of[mention.head]
        if not presenting.also_then(self.scene(mention).frame) or number == 0:
            return None
        return presenting.when(self.doc, self.sentences[number - 1])

    def _pronoun(self, token: Token) -> None:
        frame = frame_at(self.frames[self.sentence_of[token.i]], token)
        given = pronoun_at(frame, token, self._persons) if frame is not None else None
        if given is None:
            return
        for focus in self._near(token.i, 2):
            fits = [f for f in focus if self._genders(f.draft) & given[1]]
            if fits:
                draft = foremost(fits)
                if draft is not None:
                    gender = min(self._genders(draft) & given[1])
                    self._assign(as_mention(token, gender), draft)
                return

    def _genders(self, draft: Draft) -> set[str]:
        """The genders of the nouns that the paper has lately been called by."""
        return {m.gender for m in draft.mentions[-3:] if m.gender}

    def _near(self, before: int, reach: int = 3) -> list[list[Focus]]:
        """Return the papers that this sentence, up to the token ``before``, and those before it speak of.

        Those of main clauses come first, sentence by sentence, then those of all clauses.
        """
        here = self.sentence_of[before]
        found: list[list[Focus]] = []
        for number in range(here, max(-1, here - reach), -1):
            row = []
            for token in self.sentences[number]:
                draft = self.owner.get(token.i)
                if draft is None or token.i >= before:
                    continue
                frame = frame_at(self.frames[number], token)
                if frame is None or frame.intro == "wie":
                    continue
                mention = self.mention_at[token.i]
                main = frame.kind == "main"
                row.append(Focus(draft, main, main and is_subject(frame, mention)))
            found.append(row)
        return [*([f for f in row if f.main] for row in found), *found]

    def _list_member(self, mention: PaperMention, bundle: Draft) -> None:
        known = next((d for d in self.drafts if same_name(mention, d) and d.size is None), None)
        draft = known or self.new()
        draft.bundle = bundle
        self._assign(mention, draft)

    def _titled(self, mention: PaperMention) -> bool:
        """Whether the mention is a title: "ein Papier unter dem Titel „Fahrplan für Norland“"."""
        words = [
            t for t in self.doc[max(0, mention.first - 4) : mention.head] if t.lower_ in words_of("titled")
        ]
        if not words or not any(t.text in MARKS for t in self.doc[words[-1].i : mention.head]):
            return False
        return any(
            i in self.owner for i in range(self.sentences[self.sentence_of[mention.head]][0].i, words[0].i)
        )

    def _target(self, mention: PaperMention) -> Draft | None:
        """Return the paper that a mention belongs to, a new one put at the end of the drafts, or None."""
        if self.doc[mention.first].lower_.startswith("kein"):
            return None
        if is_bundle(mention):
            same = (d for d in self.drafts if d.size == mention.size and d.lead.lemma == mention.lemma)
            return next(same, None) or self.new()
        if mention.plural and mention.lemma != "Eckpunkte":
            return None
        if mention.lemma == "Fassung":
            return lineage.version(self, mention)
        recent = self.drafts[-_PAPERS:]
        known = next((d for d in reversed(recent) if d.size is None and self._is(mention, d)), None)
        if known is not None:
            return known
        definite = mention.article in ("definite", "possessive")
        if definite and not mention.topic and mention.points is None and not self._others(mention):
            again = taken_up(mention, recent, self._near(mention.head))
            if again is not None and self._first_of(mention, again):
                return lineage.earlier(self, again)
            if again is not None and lineage.may_mean(self, mention):
                return again
        if retold := self._retold(mention):
            return retold
        if mention.bare and not mention.pages and self._predicate(mention):
            return None
        return self.new() if self._opens(mention, definite) else None

    def _first_of(self, mention: PaperMention, draft: Draft) -> bool:
        """Whether "das erste Angebot" is the one before the "verbesserte" that the text began with."""
        states = {m.state for m in draft.named}
        return (
            mention.state in ("first", "original")
            and "revised" in states
            and not states & {"first", "original"}
        )

    def _others(self, mention: PaperMention) -> bool:
        """Whether words of its own say who presented it: "das Angebot der Arbeitgeber".

        "Weber übergab das Papier" says it of the paper spoken of before.
        """
        if not self._attributed(mention):
            return False
        frame = self.scene(mention).frame
        attribute = any(is_presented(t.lower_) for t in self.doc[mention.first : mention.head])
        by_verb = any(uses(frame, row) for row in rows("papers_verbs", "presents")) and not mention.prep
        return attribute or not by_verb

    def _predicate(self, mention: PaperMention) -> bool:
        """Whether the words only say what something is: "Das ist ein ernsthafter Vorschlag"."""
        frame = self.scene(mention).frame
        first = next((t.i for t in frame.tokens if not t.is_punct), mention.first)
        return frame.lemma in ("sein", "bleiben") and not mention.prep and mention.first > first

    def _opens(self, mention: PaperMention, definite: bool) -> bool:
        """Whether a mention opens a paper: by its name, by who presented it, or by a verb of papers."""
        if mention.strong and (self.context or mention.points):
            return True
        if not self.context:
            return False
        if self._attributed(mention):
            return True
        if not (mention.needs_frame and mention.article):
            return False
        if (
            definite
            and relative_to(self.scene(mention), mention) is not None
            and mention.kind in ("other", "draft")
        ):
            return True
        rivals = definite and any(mention.lemma in d.lemmas for d in self.drafts)
        return not rivals and self._used(mention)

    def _is(self, mention: PaperMention, draft: Draft) -> bool:
        if mention.points is None and mention.bare:
            return self._same_presentation(mention, draft)
        if (
            mention.article == "indefinite"
            and mention.points is None
            and not mention.topic
            and not mention.inner
        ):
            return False
        if same_name(mention, draft):
            return True
        return mention.points is not None and draft.points is None and self._same_presentation(mention, draft)

    def _same_presentation(self, mention: PaperMention, draft: Draft) -> bool:
        """Whether both are said to have been presented by the same at the same time."""
        if mention.lemma not in draft.lemmas or not draft.presented or not draft.presenters:
            return False
        names, day = presenting.presenters(self.scene(mention), mention)
        return day == draft.presented and set(names) == set(draft.presenters)

    def _retold(self, mention: PaperMention) -> Draft | None:
        """Return the paper of the opening or of a heading that the text now tells in full.

        News say it twice: "Ein Entwurf verlangt Opfer." - "Norland hat einen 9-Punkte-Plan vorgelegt." A
        heading ("Der Gegenentwurf der Verbündeten") names what its section begins with ("einen eigenen
        Entwurf").
        """
        here = self.paragraphs[self.sentence_of[mention.head]]
        before = [d for d in self.drafts if d.size is None]
        if not before:
            return None
        last = before[-1]
        places = {self.paragraphs[self.sentence_of[m.head]] for m in (last.mentions[0], last.mentions[-1])}
        if places != {here - 1} or here in self._told:
            return None
        heading = self._heading(here - 1)
        if not heading and not (here == 1 and len(before) == 1):
            return None
        names, _ = presenting.presenters(self.scene(mention), mention)
        rival = not heading and names and last.presenters and not set(names) & set(last.presenters)
        alike = any(m.lemma == mention.lemma and m.prefix == mention.prefix for m in last.named)
        related = (
            alike
            or (heading and mention.lemma in last.lemmas)
            or (last.bare and {mention.lemma, *last.lemmas} <= {"Plan", "Entwurf"})
        )
        return last if related and not rival and not mention.plural else None

    def _heading(self, paragraph: int) -> bool:
        """Whether a paragraph is a heading: one sentence without a full stop."""
        if self._sizes[paragraph] != 1:
            return False
        sentence = self.sentences[bisect_left(self.paragraphs, paragraph)]
        last = next((t for t in reversed(sentence) if not t.is_space), None)
        return last is not None and not last.is_punct

    def _attributed(self, mention: PaperMention) -> bool:
        names, _ = presenting.presenters(self.scene(mention), mention)
        return bool(names) and mention.kind in ("plan", "offer", "draft", "other")

    def _used(self, mention: PaperMention) -> bool:
        """Whether the clause has a verb of papers: presenting, providing, taking a stand.

        "Weber nahm das Angebot an", of no paper spoken of before, may be of anything: only a body's stand
        opens a paper then.
        """
        if mention.prep not in ("", "auf", "an", "am", "gegen", "für", "hinter"):
            return False
        scene = self.scene(mention)
        verbs = [row for table in ("presents", "provides", "revises") for row in rows("papers_verbs", table)]
        verbs = [row for row in verbs if mention.kind in row.get("only", (mention.kind,))]
        if any(uses(scene.frame, row) for row in verbs if not row.get("needs")):
            return True
        stands = [row for row in rows("papers_stances", "stance") if not row.get("judged")]
        if not any(uses(scene.frame, row) for row in stands):
            return False
        if mention.kind not in ("agreement", "offer"):
            return True
        if mention.article == "possessive" and mention.kind == "agreement":
            return False  # "unterschrieb seinen Vertrag"
        return any(p.name not in self._persons_named for p in holders(scene, scene.frame))

    def new(self) -> Draft:
        """Put a new paper at the end."""
        draft = Draft()
        self.drafts.append(draft)
        return draft

    def titles(self) -> None:
        """Give papers the titles that stand in marks behind them: "trägt den Titel „Eckpunkte“"."""
        for token in self.doc:
            if token.lower_ not in words_of("titled"):
                continue
            span = self._marked(token.i + 1)
            here = self.sentence_of[token.i]
            before = [i for i in range(self.sentences[here][0].i, token.i) if i in self.owner]
            if span is not None and before:
                draft = self.owner[max(before)]
                title = span.of(text_of(self.doc))
                if title not in draft.titles:
                    draft.titles.append(title)

    def _marked(self, start: int) -> CharSpan | None:
        """Return the words in marks that begin near ``start``."""
        opened = next(
            (i for i in range(start, min(len(self.doc), start + 3)) if self.doc[i].text in MARKS), None
        )
        if opened is None:
            return None
        for i in range(opened + 2, min(len(self.doc), opened + _TITLE_REACH)):
            if self.doc[i].text in MARKS:
                last = self.doc[i - 1]
                return CharSpan(self.doc[opened + 1].idx, last.idx + len(last))
        return None


def _paragraphs(doc: Doc) -> list[int]:
    """Return the number of the paragraph of each sentence."""
    found, number, end = [], 0, 0
    text = text_of(doc)
    for sent in doc.sents:
        first = next((t.idx for t in sent if not t.is_space), sent.start_char)
        number += bool(end) and "\n" in text[end:first]
        found.append(number)
        end = max((t.idx + len(t) for t in sent if not t.is_space), default=first)
    return found


def _negotiates(doc: Doc) -> bool:
    parts = tuple(words_of("context"))
    return any(part in token.lower_ for token in doc for part in parts)
