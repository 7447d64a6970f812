"""Tags at the end of an article, glued or listed: "RusslandDonald TrumpUSAUkraine"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from lagebild.lexicon import group
from lagebild.sources.headline import _camel
from lagebild.sources.vocabulary import LOWER, UPPER, alternatives


def split_glued_tags(text: str) -> tuple[list[str], str] | None:
    """Return the tags of a glued line and the rest that follows them, or None where it is no tag line.

    "USAUkraine" parts before the last capital of the capitals; camel-case names ("BioNTech") stay whole. A
    tag has at most four words and no small word but "und", "in" and the like; what comes after is the rest.
    """
    if re.search(r"[.!?]\s", text) or len(text) > 600:
        return None
    pieces = _pieces(text)
    tags: list[str] = []
    for piece in pieces:
        if not _is_tag(piece):
            break
        tags.append(piece)
    if len(tags) < 2 or len(tags) < 0.5 * len(pieces) or sum(len(t) for t in tags) < 0.4 * len(text):
        return None
    rest = "".join(pieces[len(tags) :])
    return tags, rest


def split_listed_tags(text: str) -> list[str]:
    """Return the tags of a list: "Tarifrunde, Gewerkschaft", "#Ukraine #USA", "Ukraine | USA"."""
    if re.fullmatch(r"(?:#[\w-]+\s*)+", text):
        return re.findall(r"#([\w-]+)", text)
    found = [piece.strip(" #.") for piece in re.split(r"\s*[,;|•·/]\s*|\s{2,}|\s+#", text)]
    return [piece for piece in found if piece]


def is_tag(text: str) -> bool:
    """Whether a line alone could be a tag: up to four capitalised words, no sentence."""
    return _is_tag(text.strip())


def _is_tag(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 5 or len(text) > 45 or re.search(r"[.!?:;,\"„“»«]", text.replace("St. ", "")):
        return False
    small = [word for word in words if word[0].islower()]
    return all(word in _SMALL for word in small) and words[0][0].isupper() | words[0][0].isdigit()


_SMALL = group("sources", "small_in_tag")


def _pieces(text: str) -> list[str]:
    cuts = [0]
    for match in _joint().finditer(text):
        at = match.start()
        if not _camel(text, at):
            cuts.append(at)
    cuts.append(len(text))
    return [text[start:end].strip() for start, end in pairwise(cuts)]


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{LOWER})\d])(?=[{UPPER}])|(?<=[{UPPER}]{{2}})(?=[{UPPER}][{LOWER}]{{2}})")


@cache
def tag_label() -> re.Pattern[str]:
    """Return a pattern for a label with tags behind it: "Themen: Ukraine, USA"."""
    from lagebild import lexicon

    words = [w for row in lexicon.entries("sources", "marker") if row["kind"] == "tags" for w in row["words"]]
    return re.compile(rf"(?:{alternatives([word.rstrip(':') for word in words])})\s*:\s*(?P<tags>\S.*)$")


def looks_like_tag_list(text: str) -> bool:
    """Whether the words after a tag label are tags and not a headline."""
    tags = split_listed_tags(text)
    if not tags or not all(_is_tag(tag) for tag in tags):
        return False
    return len(tags) > 1 or len(tags[0].split()) <= 3
