"""The component that finds papers."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.events.frames import Frame, frame_at, frames_by_sentence
from lagebild.annotate.events.parties import PartyReader
from lagebild.annotate.papers import facts
from lagebild.annotate.papers.bundles import is_bundle, members
from lagebild.annotate.papers.identity import Draft, same_name, taken_up
from lagebild.annotate.papers.mentions import PaperMention, find_mentions, words_of
from lagebild.annotate.papers.verbs import uses
from lagebild.lexicon import entries
from lagebild.model.annotation import Paper, PaperAccess, PaperContent, PaperKind, Stance
from lagebild.model.span import CharSpan

_SHOWN = "papers"


@Language.factory("lagebild_papers", requires=["token.is_sent_start"])
class PaperFinder:
    """Pipeline component that finds papers: ``doc._.papers``, and their mentions in ``doc.spans["papers"]``.

    A paper is what parties negotiate about: "28-Punkte-Plan", "Angebot mit einem Volumen von 5,5 Prozent",
    "vier zentrale Dokumente". Equal numbers of points are one paper, different ones two; "der Plan" later is
    one of them only where the text decides. Contents and stances are firm statements; what somebody is merely
    supposed to want, or will decide, is left out.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it reads what names, times and references found, as far as they have run."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the papers of one document."""
        reading = _Reading(doc)
        drafts = reading.drafts()
        doc._.papers = tuple(reading.paper(draft, drafts) for draft in drafts)
        spans = [
            doc.char_span(m.start, m.end, label="paper", alignment_mode="expand")
            for p in doc._.papers
            for m in p.mentions
        ]
        doc.spans[_SHOWN] = [span for span in spans if span is not None]
        return doc


class _Reading:
    """The reading of one document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.reader = PartyReader(doc)
        self.sentences = [list(s) for s in doc.sents]
        self.sentence_of = {t.i: n for n, s in enumerate(self.sentences) for t in s}
        self.frames = frames_by_sentence(doc)
        self.mentions = find_mentions(doc)
        self.context = _negotiates(doc)
        self.settled: dict[int, Draft] = {}
        self._unnamed: list[tuple[list[Frame], Frame]] | None = None
        self._latest: dict[tuple[int, bool], Draft | None] = {}

    def drafts(self) -> list[Draft]:
        """Return the papers in the order of their first mention, mentions assigned."""
        drafts: list[Draft] = []
        listed: dict[int, Draft] = {}
        for mention in self.mentions:
            if mention.head in self.settled:
                continue
            draft = listed.get(mention.head)
            if draft is not None:
                self._list_member(mention, draft, drafts)
                continue
            target = self._target(mention, drafts)
            if target is None:
                continue
            target.mentions.append(mention)
            if is_bundle(mention):
                target.size = mention.size
                listed |= {m.head: target for m in members(self.doc, mention, self.mentions)}
            self._note(mention, target, drafts)
        self._link_revisions(drafts)
        return drafts

    def _list_member(self, mention: PaperMention, bundle: Draft, drafts: list[Draft]) -> None:
        known = next((d for d in drafts if same_name(mention, d) and d.size is None), None)
        draft = known or Draft()
        if known is None:
            drafts.append(draft)
        draft.mentions.append(mention)
        draft.bundle = bundle
        self._note(mention, draft, drafts)

    def _target(self, mention: PaperMention, drafts: list[Draft]) -> Draft | None:
        """Return the paper that a mention belongs to, a new one put at the end of ``drafts``, or None."""
        if is_bundle(mention):
            same = next((d for d in drafts if d.size == mention.size and d.lead.lemma == mention.lemma), None)
            return same or self._new(drafts)
        if mention.plural and mention.lemma != "Eckpunkte":
            return None
        if mention.lemma == "Fassung":
            return self._version(mention, drafts)
        known = next((d for d in reversed(drafts) if d.size is None and self._is(mention, d)), None)
        if known is not None:
            return known
        definite = mention.article in ("definite", "possessive")
        if definite and not mention.topic and mention.points is None and not self._attributed(mention):
            again = taken_up(mention, drafts, self.sentence_of)
            if again is not None:
                return again
        if mention.strong and (self.context or mention.points):
            return self._new(drafts)
        if self._attributed(mention) and self.context:
            return self._new(drafts)
        rivals = definite and any(mention.lemma in d.lemmas for d in drafts)
        if mention.needs_frame and mention.article and self.context and not rivals and self._used(mention):
            return self._new(drafts)
        return None

    def _is(self, mention: PaperMention, draft: Draft) -> bool:
        if mention.points is None and not mention.topic and not mention.prefix:
            return self._same_presentation(mention, draft)
        if mention.article == "indefinite" and mention.points is None and not mention.topic:
            return False
        if same_name(mention, draft):
            return True
        return mention.points is not None and draft.points is None and self._same_presentation(mention, draft)

    def _same_presentation(self, mention: PaperMention, draft: Draft) -> bool:
        """Whether both are said to have been presented by the same at the same time."""
        if mention.lemma not in draft.lemmas or not draft.presented or not draft.presenters:
            return False
        names, day = facts.presenters(self._scene(mention), mention)
        return day == draft.presented and set(names) == set(draft.presenters)

    def _attributed(self, mention: PaperMention) -> bool:
        names, _ = facts.presenters(self._scene(mention), mention)
        return bool(names) and mention.kind in ("plan", "offer", "draft", "other")

    def _used(self, mention: PaperMention) -> bool:
        scene = self._scene(mention)
        if mention.prep not in ("", "auf", "an"):
            return False
        rows = [
            *entries("papers", "presents"),
            *entries("papers", "provides"),
            *entries("papers_stances", "stance"),
        ]
        return any(uses(scene.frame, row) for row in rows if not row.get("needs"))

    def _version(self, mention: PaperMention, drafts: list[Draft]) -> Draft | None:
        """A "Fassung" of a paper: a later state of the one that follows in the genitive or was spoken of.

        "Damit liegt eine überarbeitete Fassung des 28-Punkte-Plans vor" says it of the paper before.
        """
        base = next(
            (m for m in self.mentions if m.first > mention.last and m.first <= mention.last + 1), None
        )
        original = self._base(base, drafts) if base is not None else None
        if original is None or mention.state != "revised":
            return None
        here = self.sentence_of[mention.head]
        before = [
            d
            for d in drafts
            if d is not original
            and d.size is None
            and any(self.sentence_of[m.head] == here - 1 for m in d.mentions)
        ]
        resumes = any(
            t.lower_ in ("damit", "dabei", "dies", "das", "er", "es") for t in self.sentences[here][:1]
        )
        if resumes and len(before) == 1:
            draft = before[0]
        else:
            known = [d for d in drafts if original in d.revises]
            draft = known[0] if len(known) == 1 else self._new(drafts)
        if original not in draft.revises:
            draft.revises.append(original)
        return draft

    def _base(self, mention: PaperMention, drafts: list[Draft]) -> Draft | None:
        target = self._target(mention, drafts)
        if target is not None:
            target.mentions.append(mention)
            self.settled[mention.head] = target
            self._note(mention, target, drafts)
        return target

    def _new(self, drafts: list[Draft]) -> Draft:
        draft = Draft()
        drafts.append(draft)
        return draft

    def _note(self, mention: PaperMention, draft: Draft, drafts: list[Draft]) -> None:
        names, day = facts.presenters(self._scene(mention), mention)
        draft.presenters += [name for name in names if name not in draft.presenters]
        draft.presented = draft.presented or day

    def _scene(self, mention: PaperMention) -> facts.Scene:
        frames = self.frames[self.sentence_of[mention.head]]
        frame = frame_at(frames, self.doc[mention.head]) or frames[0]
        return facts.Scene(self.doc, frames, frame, self.reader, self.mentions)

    def _link_revisions(self, drafts: list[Draft]) -> None:
        """Link papers where the text counts down: "von 28 auf 20 Punkte gekürzt"."""
        by_points = {d.points: d for d in drafts if d.points}
        for sentence in self.sentences:
            words = [t.lower_ for t in sentence]
            for i, word in enumerate(words[:-3]):
                if (
                    word == "von"
                    and words[i + 1].isdigit()
                    and words[i + 2] == "auf"
                    and words[i + 3].isdigit()
                ):
                    old, new = by_points.get(int(words[i + 1])), by_points.get(int(words[i + 3]))
                    if old and new and old is not new and old not in new.revises:
                        new.revises.append(old)

    def unnamed(self, drafts: list[Draft]) -> list[tuple[list[Frame], Frame]]:
        """Return the clauses that name no paper but may go on about one; found once."""
        if self._unnamed is None:
            heads = sorted(m.head for d in drafts for m in d.mentions)
            parts = frozenset(entries("papers_stances", "part", ("words", "example"))[0]["words"])
            self._unnamed = [
                (frames, frame)
                for frames in self.frames
                for frame in frames
                if not _any_between(heads, frame.tokens[0].i, frame.tokens[-1].i)
                and (not parts.isdisjoint(frame.words) or frame.index == 0)
            ]
        return self._unnamed

    def latest(self, drafts: list[Draft], sentence: int, revised: bool) -> Draft | None:
        """Return the paper last spoken of before ``sentence``; asked of the text once for a sentence."""
        key = (sentence, revised)
        if key not in self._latest:
            self._latest[key] = _latest(self, drafts, sentence, revised)
        return self._latest[key]

    def paper(self, draft: Draft, drafts: list[Draft]) -> Paper:
        """Return the finished paper."""
        lead = draft.lead
        aliases = dict.fromkeys(
            _alias(m) for m in draft.mentions if m.name != lead.name and (m.strong or m.lemma != lead.lemma)
        )
        found = _Facts(self, draft, drafts)
        kind = PaperKind.BUNDLE if draft.size is not None else PaperKind(lead.kind)
        spans = tuple(m.span for m in draft.mentions)
        return Paper(
            span=lead.span,
            name=lead.name,
            kind=kind,
            aliases=tuple(aliases),
            mentions=spans,
            points=draft.points,
            pages=next((m.pages for m in draft.mentions if m.pages), None),
            size=draft.size,
            presented_by=tuple(draft.presenters),
            presented=draft.presented,
            revises=tuple(sorted(drafts.index(d) for d in draft.revises)),
            part_of=(drafts.index(draft.bundle),) if draft.bundle in drafts else (),
            known=found.known,
            contents=tuple(found.contents),
            stances=tuple(found.stances),
            evidence=tuple(
                dict.fromkeys([self._scene(m).frame.span for m in draft.mentions] + found.evidence)
            ),
        )


class _Facts:
    """What the article says of one paper, over all its clauses."""

    def __init__(self, reading: _Reading, draft: Draft, drafts: list[Draft]) -> None:
        self.known = PaperAccess.REPORTED
        self.contents: list[PaperContent] = []
        self.stances: list[Stance] = []
        self.evidence: list[CharSpan] = []
        for mention in draft.mentions:
            scene = reading._scene(mention)
            self._take(scene, mention)
        for frames, frame in reading.unnamed(drafts):
            self._parts(reading, frames, frame, draft, drafts)

    def _take(self, scene: facts.Scene, mention: PaperMention) -> None:
        self.known = facts.access(scene) or self.known
        self._add_contents(facts.contents(scene, mention))
        self._add(facts.stances(scene, mention) + facts.pressed(scene))

    def _add_contents(self, found: list[PaperContent]) -> None:
        self.contents += [c for c in found if c not in self.contents]

    def _add(self, found: list[Stance]) -> None:
        self.stances += [s for s in found if s not in self.stances]

    def _parts(
        self, reading: _Reading, frames: list[Frame], frame: Frame, draft: Draft, drafts: list[Draft]
    ) -> None:
        """Contents after a pronoun, stances towards changes and details, of the paper spoken of just
        before."""
        tokens = frame.tokens
        here = reading.sentence_of[tokens[0].i]
        scene = facts.Scene(reading.doc, frames, frame, reading.reader, reading.mentions)
        parts = entries("papers_stances", "part", ("words", "example"))[0]["words"]
        if any(word in parts for word in frame.words) and reading.latest(drafts, here, revised=True) is draft:
            self._add(facts.stances(scene, None))
        leads = [t.lower_ for t in tokens[:2] if not t.is_punct]
        if (
            leads
            and leads[0] in ("er", "es", "sie", "dieser", "dieses", "darin", "vorgesehen")
            and frame.index == 0
        ) and reading.latest(drafts, here, revised=False) is draft:
            self._add_contents(facts.contents(scene, None))


def _latest(reading: _Reading, drafts: list[Draft], sentence: int, revised: bool) -> Draft | None:
    """Return the paper last spoken of before ``sentence`` (near it), a revised one where there is any."""
    reach = 3 if revised else 1
    near = [
        (max(m.head for m in d.mentions if reading.sentence_of[m.head] <= sentence), d)
        for d in drafts
        if d.size is None
        and any(sentence - reach <= reading.sentence_of[m.head] <= sentence for m in d.mentions)
    ]
    later = [pair for pair in near if pair[1].revised] if revised else []
    if not revised and len({id(d) for _, d in near}) > 1:
        return None
    return max(later or near, key=lambda pair: pair[0])[1] if near else None


def _any_between(sorted_numbers: list[int], low: int, high: int) -> bool:
    place = bisect_left(sorted_numbers, low)
    return place < len(sorted_numbers) and sorted_numbers[place] <= high


def _negotiates(doc: Doc) -> bool:
    parts = tuple(words_of("context"))
    return any(part in token.lower_ for token in doc for part in parts)


def _alias(mention: PaperMention) -> str:
    """The words of a mention as another name; of a version without what it is a version of."""
    if mention.lemma != "Fassung":
        return mention.name
    return mention.name.split(" eines ")[0].split(" des ")[0].split(" einer ")[0]
