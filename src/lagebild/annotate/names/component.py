"""Component ``lagebild_names``: proper names with type and canonical form in ``doc._.mentions``."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.names.canonical import Surface, canonical_names
from lagebild.annotate.names.cut_short import cut_short
from lagebild.annotate.names.document import inside_compounds, settle
from lagebild.annotate.names.federations import federation_of_body
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.governments import acting_state, body_state, is_government
from lagebild.annotate.names.joined import without_name_in_marks
from lagebild.annotate.names.tagger import Found, Words, model, tag, without_mark, words_of
from lagebild.annotate.names.vocabulary import tails
from lagebild.model.annotation import Mention, MentionKind
from lagebild.model.span import CharSpan


@Language.factory("lagebild_names", assigns=["doc._.mentions"])
class NameFinder:
    """Pipeline component that marks proper names.

    Adjectives ("russisch"), inhabitants ("die Russen") and unspecific bodies ("die Regierung") are none. A
    capital that acts for a government keeps the kind ``place`` and carries its state in ``of``: "Moskau
    lehnte ab".
    """

    def __init__(self, nlp: Language, name: str) -> None:
        """Make the component and open the model."""
        self.name = name
        model()

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.mentions`` and the span group ``mentions``."""
        doc._.mentions = find_mentions(doc)
        spans = [
            doc.char_span(m.span.start, m.span.end, label=m.kind, alignment_mode="expand")
            for m in doc._.mentions
        ]
        doc.spans["mentions"] = [span for span in spans if span is not None]
        return doc


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """Return the proper names of ``doc`` in text order."""
    text, words = text_of(doc), words_of(doc)
    if not words.text:
        return ()
    names = settle(words, tag(words))
    surfaces = [
        Surface(
            words=_written(words, name),
            label=name.label,
            start=words.start[name.first],
            end=words.start[name.stop - 1] + len(without_mark(words.text[name.stop - 1])),
        )
        for name in names
        if name.label != "MISC" or _is_paper(words.text[name.stop - 1])
    ]
    for piece in inside_compounds(words, names):
        written = tuple(text[piece.start : piece.end].split())
        surfaces.append(Surface(words=written, label=piece.label, start=piece.start, end=piece.end))
    surfaces.sort(key=lambda surface: (surface.start, surface.end))
    canonical = canonical_names(surfaces, text)
    german = _tells_of_germany(words)
    found = [_mention(words, s, name, german) for s, name in zip(surfaces, canonical, strict=True)]
    return tuple(sorted([*found, *cut_short(words, names)], key=lambda mention: mention.span))


def _written(words: Words, name: Found) -> tuple[str, ...]:
    """Return the words of a name, without the apostrophe of a genitive and what stands in quotation marks."""
    row = (*words.text[name.first : name.stop - 1], without_mark(words.text[name.stop - 1]))
    return without_name_in_marks(row) if name.label == "PER" else row


def _is_paper(word: str) -> bool:
    return word.lower().rstrip("s").endswith(tails("paper"))


def _is_bare_ministry(surface: Surface) -> bool:
    """Whether a ministry is named without its state, as every state has it: "das Innenministerium"."""
    word = surface.words[-1].lower()
    return len(surface.words) == 1 and "ministerium" in word and not word.startswith("bundes")


def _tells_of_germany(words: Words) -> bool:
    """Whether the article names Germany, Berlin or something of the federation: "Bundestag", "deutsche"."""
    return any(
        word.startswith(tails("germany", "front")) and not word.startswith("Bundesstaat")
        for word in words.text
    )


def _mention(words: Words, surface: Surface, name: str, german: bool) -> Mention:
    kind, of = MentionKind.PERSON, None
    if surface.label == "LOC":
        kind = MentionKind.STATE if name in gazetteer().states else MentionKind.PLACE
        of = acting_state(words, surface) if kind is MentionKind.PLACE else None
    elif surface.label == "ORG":
        kind = MentionKind.GOVERNMENT if is_government(name) else MentionKind.ORGANISATION
        stop = bisect_left(words.end, surface.end) + 1
        of = federation_of_body(words.text, stop, name, body_state(name))
        if of == "Deutschland" and _is_bare_ministry(surface) and not german:
            of = None
    elif surface.label == "MISC":
        kind = MentionKind.PAPER
    return Mention(span=CharSpan(surface.start, surface.end), kind=kind, name=name, of=of)
