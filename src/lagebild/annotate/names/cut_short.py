"""Names of which only the first part is written: "*Süd-* und Nordkorea", "*Ost-* und Westukraine"."""

from __future__ import annotations

from collections.abc import Iterator

from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.annotate.names.tagger import Found, Words
from lagebild.annotate.names.vocabulary import tails, word_class
from lagebild.model.annotation import Mention, MentionKind
from lagebild.model.span import CharSpan

_DASH = "-"


def cut_short(words: Words, names: list[Found]) -> Iterator[Mention]:
    """Yield the states and places whose second part stands behind "und", where a list knows the whole."""
    taken = {index for name in names for index in range(name.first, name.stop)}
    table, fronts = gazetteer(), tails("direction", "front")
    for index, word in enumerate(words.text[:-2]):
        joined = word.endswith(_DASH) and words.text[index + 1] in word_class("joins_cut_names")
        if not joined or index in taken or word[:-1] not in fronts:
            continue
        whole = words.text[index + 2]
        other = next((front for front in fronts if whole.startswith(front)), "")
        for rest in (whole[len(other) :], whole[len(other) :].removesuffix("s")) if other else ():
            name = word[:-1] + rest
            if name in table.states or name in table.places or name in table.towns:
                kind = MentionKind.STATE if name in table.states else MentionKind.PLACE
                yield Mention(
                    span=CharSpan(words.start[index], words.start[index] + len(word)), kind=kind, name=name
                )
                break
