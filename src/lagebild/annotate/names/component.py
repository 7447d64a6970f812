"""``lagebild_names``: proper names with their kind and canonical form, in ``doc._.mentions``."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from lagebild.annotate import extensions as extensions
from lagebild.annotate.names import features
from lagebild.annotate.names.canonical import canonical_names
from lagebild.annotate.names.compounds import parts_of_compounds
from lagebild.annotate.names.document import join_evidence
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.tagger import Found, Word, tag
from lagebild.lexicon import load
from lagebild.model.annotation import Mention, MentionKind
from lagebild.model.span import CharSpan


@Language.factory("lagebild_names", assigns=["doc._.mentions"])
def create_names(nlp: Language, name: str) -> NamesComponent:
    """Return the component; it needs no other."""
    return NamesComponent()


class NamesComponent:
    """Find names of persons, bodies and places, and say what each is called in full.

    "Umerow, der den Nationalen Sicherheitsrat leitet" gives a person and an organisation. Works, treaties and
    events are left out; plans and other papers are the papers component's.
    """

    def __call__(self, doc: Doc) -> Doc:
        words = [Word(token.text, token.idx, token.idx + len(token)) for token in doc if not token.is_space]
        names = [name for name in join_evidence(words, tag(doc.text, words)) if name.label != "MISC"]
        canonical = canonical_names(words, names)
        mentions = [_mention(words, found, full) for found, full in zip(names, canonical, strict=True)]
        mentions += parts_of_compounds(words, names, mentions)
        mentions.sort(key=lambda mention: mention.span)
        doc._.mentions = tuple(mentions)
        doc.spans["mentions"] = [
            span
            for m in mentions
            if (span := doc.char_span(m.span.start, m.span.end, label=m.kind.value)) is not None
        ]
        return doc


def _mention(words: Sequence[Word], found: Found, full: str) -> Mention:
    span = CharSpan(words[found.first].start, words[found.last - 1].end)
    table = gazetteer()
    if found.label == "PER":
        return Mention(span=span, kind=MentionKind.PERSON, name=full)
    if found.label == "ORG":
        body = table.bodies.get(full)
        kind = MentionKind(body.kind) if body and body.kind else MentionKind.ORGANISATION
        return Mention(span=span, kind=kind, name=full, of=body.of if body else None)
    if full in table.states:
        return Mention(span=span, kind=MentionKind.STATE, name=full)
    state = table.capitals.get(full)
    acts = state is not None and _acts(words, found)
    return Mention(span=span, kind=MentionKind.PLACE, name=full, of=state if acts else None)


def _acts(words: Sequence[Word], found: Found) -> bool:
    """Whether a capital stands for its government: "Moskau lehnt ab", "zwischen Kiew und Moskau".

    It does where no word of place goes before it ("in", "aus", "nach", "Hauptstadt") and it is no part of a
    line of place and time ("Genf, 24. November").
    """
    tables = load("names")
    before = _word(words, found.first - 1)
    if before == "und" or before == ",":
        earlier = _word(words, found.first - 2)
        if earlier[:1].isupper() and features.classes_of(earlier):
            before = _word(words, found.first - 3)
    if before in tables["government_prepositions"]:
        return True
    if before.lower() in tables["place_words"] or before[:1].isupper():
        return False
    return _word(words, found.last) not in (",", "(", ":")


def _word(words: Sequence[Word], number: int) -> str:
    return words[number].text if 0 <= number < len(words) else ""
