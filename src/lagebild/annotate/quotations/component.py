"""The pipeline component ``lagebild_quotations``."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from lagebild.annotate import extensions as extensions
from lagebild.annotate.clauses import clauses_by_sentence
from lagebild.annotate.clauses_words import words_of
from lagebild.annotate.quotations.carry import find_carried
from lagebild.annotate.quotations.direct import find_calling, find_direct, find_unframed
from lagebild.annotate.quotations.draft import Draft, Range, Scene
from lagebild.annotate.quotations.indirect import find_indirect
from lagebild.annotate.quotations.marks import find_quoted
from lagebild.annotate.quotations.pointing import find_pointing
from lagebild.annotate.quotations.reported import find_reported
from lagebild.annotate.quotations.sources import find_sources
from lagebild.annotate.who import speakers_of
from lagebild.model.annotation import Quotation
from lagebild.model.span import CharSpan


@Language.factory("lagebild_quotations", assigns=["doc._.quotations", "doc._.hearsay"])
class QuotationFinder:
    """Pipeline component that finds quotations of every kind with speaker, cue, frame, addressee and
    medium."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component; it needs nothing of the pipeline but tokens."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.quotations`` and ``doc.spans["quotations"]``."""
        scene = scene_of(doc)
        doc._.quotations = finish(doc, scene)
        spans = [
            doc.char_span(q.spans[0].start, q.spans[-1].end, label=q.type.value, alignment_mode="expand")
            for q in doc._.quotations
        ]
        doc.spans["quotations"] = [span for span in spans if isinstance(span, Span)]
        return doc


def scene_of(doc: Doc) -> Scene:
    """Run the rules over ``doc`` in their order; each leaves alone what an earlier one has taken."""
    words = words_of(doc)
    count = len(words.text)
    scene = Scene(
        words=words,
        clauses=clauses_by_sentence(doc),
        quoted=find_quoted(words),
        content=bytearray(count),
        framing=bytearray(count),
        in_marks=bytearray(count),
    )
    find_direct(scene)
    find_sources(scene, opening=True)
    find_indirect(scene)
    find_sources(scene, opening=False)
    find_pointing(scene)
    find_calling(scene)
    find_reported(scene)
    find_carried(scene)
    find_unframed(scene)
    scene.drafts.sort(key=lambda draft: (draft.start, draft.parent is not None, draft.stop))
    return scene


def finish(doc: Doc, scene: Scene) -> tuple[Quotation, ...]:
    """Turn drafts into quotations with character spans."""
    order = {id(draft): number for number, draft in enumerate(scene.drafts)}
    found = tuple(_quotation(scene, draft, order) for draft in scene.drafts)
    return tuple(replace(q, speakers=speakers_of(doc, q.speaker)) for q in found)


def _quotation(scene: Scene, draft: Draft, order: dict[int, int]) -> Quotation:
    return Quotation(
        type=draft.type,
        spans=_spans(scene, draft.pieces),
        act=draft.act,
        speaker=_spans(scene, draft.speaker),
        cue=_spans(scene, draft.cue),
        frame=_spans(scene, draft.frame),
        within=order.get(id(draft.parent)) if draft.parent else None,
        rule=draft.rule,
    )


def _spans(scene: Scene, ranges: list[Range]) -> tuple[CharSpan, ...]:
    return tuple(scene.words.span(first, stop) for first, stop in ranges if stop > first)


__all__ = ["QuotationFinder", "finish", "scene_of"]
