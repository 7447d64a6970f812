"""The pipeline component ``lagebild_quotations``."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc, Span

from lagebild.annotate import extensions as extensions
from lagebild.annotate.clauses import clauses_by_sentence
from lagebild.annotate.clauses_words import MARKS, words_of
from lagebild.annotate.hearsay import find_hearsay
from lagebild.annotate.nearby import overlapping
from lagebild.annotate.quotations.calling import find_calling
from lagebild.annotate.quotations.carry import find_carried
from lagebild.annotate.quotations.circumstances import addressee_of, frame_pieces, medium_of, passing_of
from lagebild.annotate.quotations.citing import find_citing
from lagebild.annotate.quotations.claims import find_claims
from lagebild.annotate.quotations.depending import find_depending
from lagebild.annotate.quotations.direct import find_direct
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.indirect import find_indirect
from lagebild.annotate.quotations.interrupted import part_interrupted
from lagebild.annotate.quotations.marks import find_quoted
from lagebild.annotate.quotations.pointing import find_pointing
from lagebild.annotate.quotations.reported import find_reported
from lagebild.annotate.quotations.settle import settle_acts, settle_speakers
from lagebild.annotate.quotations.sources import find_sources
from lagebild.annotate.quotations.subjects import mend_subjects
from lagebild.annotate.quotations.turns import find_turns
from lagebild.annotate.quotations.unframed import find_unframed
from lagebild.annotate.quotations.whose import Whose
from lagebild.annotate.quotations.wonach import find_wonach
from lagebild.annotate.who import speakers_of
from lagebild.model.annotation import MentionKind, Quotation, TimexType
from lagebild.model.span import CharSpan


@Language.factory("lagebild_quotations", assigns=["doc._.quotations", "doc._.hearsay"])
class QuotationFinder:
    """Pipeline component that finds quotations of every kind with speaker, cue, frame, addressee and
    medium."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it needs nothing of the pipeline but tokens."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.quotations``, ``doc._.hearsay`` and the span groups of the same names."""
        scene = scene_of(doc)
        doc._.quotations = finish(doc, scene)
        doc._.hearsay = find_hearsay(scene)
        spans = [
            doc.char_span(q.spans[0].start, q.spans[-1].end, label=q.type.value, alignment_mode="expand")
            for q in doc._.quotations
        ]
        doc.spans["quotations"] = [span for span in spans if isinstance(span, Span)]
        marked = [doc.char_span(h.span.start, h.span.end, alignment_mode="expand") for h in doc._.hearsay]
        doc.spans["hearsay"] = [span for span in marked if isinstance(span, Span)]
        return doc


def scene_of(doc: Doc) -> Scene:
    """Run the rules over ``doc`` in their order; each leaves alone what an earlier one has taken."""
    words = words_of(doc)
    count, mentions = len(words.text), _speaking(doc)
    clauses = tuple(part_interrupted(words, sentence, mentions) for sentence in clauses_by_sentence(doc))
    scene = Scene(
        words=words,
        clauses=mend_subjects(words, clauses, mentions),
        quoted=find_quoted(words),
        content=bytearray(count),
        framing=bytearray(count),
        in_marks=bytearray(count),
        mentions=mentions,
    )
    find_turns(scene)
    find_direct(scene)
    find_sources(scene, opening=True)
    find_indirect(scene)
    find_sources(scene, opening=False)
    find_pointing(scene)
    find_calling(scene)
    find_claims(scene)
    find_depending(scene)
    find_reported(scene)
    find_wonach(scene)
    find_carried(scene)
    settle_speakers(scene)
    find_unframed(scene)
    settle_acts(scene)
    find_citing(scene)
    scene.drafts.sort(key=lambda draft: (draft.start, draft.parent is not None, draft.stop))
    return scene


_SPEAKING = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GOVERNMENT, MentionKind.STATE}
)


def _speaking(doc: Doc) -> tuple[CharSpan, ...] | None:
    """Return the places of all who can speak, None when nothing has looked for names."""
    if not doc._.mentions:
        return None
    places = [m.span for m in doc._.mentions if m.kind in _SPEAKING or m.of]
    places += [
        found.span for name in ("roles", "references", "descriptions") for found in getattr(doc._, name)
    ]
    return tuple(sorted(places))


def finish(doc: Doc, scene: Scene) -> tuple[Quotation, ...]:
    """Turn drafts into quotations with character spans, names, addressee, medium and time."""
    order = {id(draft): number for number, draft in enumerate(scene.drafts)}
    for draft in scene.drafts:
        passing = passing_of(scene, draft)
        if passing is not None and draft.parent is None:
            draft.speaker = [passing.source]
            draft.via = passing.reporter[0] if passing.reporter else None
    for draft in scene.drafts:
        draft.speaker = [_whole_names(scene, piece) for piece in draft.speaker]
    whose = Whose(doc, scene)
    return tuple(_quotation(doc, scene, draft, order, whose) for draft in scene.drafts)


def _whole_names(scene: Scene, piece: Range) -> Range:
    """Return words up to the end of a name that they break off, or that follows in marks: "ihr Sprecher
    Jaroslav [von Ramm]", "einem Bericht der Zeitung [„Talkurier]“"."""
    first, stop = piece
    words = scene.words
    if stop <= first:
        return piece
    name = _name_in_marks(scene, stop) or _name_broken_off(scene, piece)
    last = bisect_left(words.end, name.end, lo=stop - 1) if name is not None else len(words.end)
    return (first, last + 1) if last < len(words.end) else piece


def _name_in_marks(scene: Scene, stop: int) -> CharSpan | None:
    """Return the name that an opening mark behind the words begins with."""
    words = scene.words
    if stop + 1 >= len(words.text) or words.text[stop] not in MARKS:
        return None
    opens = words.start[stop] > words.end[stop - 1]
    return scene.name_at(stop + 1) if opens else None


def _name_broken_off(scene: Scene, piece: Range) -> CharSpan | None:
    """Return the name that begins in the words and goes on behind them."""
    first, stop = piece
    name = scene.name_before(stop - 1)
    begun = name is not None and name.start >= scene.words.start[first]
    return name if begun and name is not None and name.end > scene.words.end[stop - 1] else None


def _quotation(doc: Doc, scene: Scene, draft: Draft, order: dict[int, int], whose: Whose) -> Quotation:
    outer = draft.parent if draft.parent is not None and draft.speaker == draft.parent.speaker else draft
    addressee = _spans(scene, addressee_of(scene, outer))
    addressed = speakers_of(doc, addressee)
    passed = whose.named([draft.via]) if draft.via else ()
    words = scene.words
    return Quotation(
        type=draft.type,
        spans=_spans(scene, draft.pieces),
        act=draft.act,
        speaker=_spans(scene, draft.speaker),
        speakers=whose.of(draft),
        cue=_spans(scene, draft.cue),
        frame=_spans(scene, draft.frame),
        addressee=addressee,
        addressee_name=addressed[0] if len(addressed) == 1 else None,
        medium=medium_of(scene, outer),
        via=(passed[0] if passed else words.span(*draft.via).of(words.source)) if draft.via else None,
        said=_said(doc, scene, outer),
        within=order.get(id(draft.parent)) if draft.parent else None,
        rule=draft.rule,
    )


def _said(doc: Doc, scene: Scene, draft: Draft) -> str | None:
    """Return the EDTF of the first time in the frame: "sagte am Freitag"."""
    if not draft.frame:
        return None
    frame = [scene.words.span(*piece) for piece in frame_pieces(scene, draft)]
    within = {
        t.span: t for piece in frame for t in overlapping(doc, "timexes", piece) if piece.covers(t.span)
    }
    dated = [within[s] for s in sorted(within) if within[s].type in {TimexType.DATE, TimexType.TIME}]
    return next((str(timex.edtf) for timex in dated if timex.edtf), None)


def _spans(scene: Scene, ranges: list[Range]) -> tuple[CharSpan, ...]:
    return tuple(scene.words.span(first, stop) for first, stop in ranges if stop > first)


__all__ = ["QuotationFinder", "finish", "scene_of"]
