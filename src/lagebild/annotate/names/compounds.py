"""Names inside hyphenated words: "CDU-Parteitag" speaks of the CDU where the article has it alone."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.annotate.names.tagger import Found, Word
from lagebild.model.annotation import Mention
from lagebild.model.span import CharSpan


def parts_of_compounds(
    words: Sequence[Word], names: Sequence[Found], mentions: Sequence[Mention]
) -> list[Mention]:
    """Return a mention for each part of a hyphenated word that the article names on its own elsewhere."""
    known: dict[str, Mention] = {}
    inside = [False] * len(words)
    for found, mention in zip(names, mentions, strict=True):
        inside[found.first : found.last] = [True] * (found.last - found.first)
        if found.last - found.first == 1 and "-" not in words[found.first].text:
            known.setdefault(words[found.first].text, mention)
    result = []
    for number, word in enumerate(words):
        if inside[number] or "-" not in word.text:
            continue
        start = word.start
        for part in word.text.split("-"):
            if (mention := known.get(part)) is not None:
                span = CharSpan(start, start + len(part))
                result.append(Mention(span=span, kind=mention.kind, name=mention.name, of=mention.of))
            start += len(part) + 1
    return result
