"""Words of an article set as a line of the dossier: begun like a sentence, in German quotation marks.

Nothing is reworded: a leading „und“ goes, the first letter becomes a capital, straight marks become German
ones. The words to the letter stand in the evidence.
"""

from __future__ import annotations

import re

from lagebild.publish.wording import tables

_STRAIGHT = re.compile(r'"([^"\n]*)"')
_END = re.compile(r"[\s,;:.]+$")
_ORDINAL = re.compile(r"(?:(?<!\d)\d{1,2}|\b[a-zäöüA-ZÄÖÜ]|Mio|Mrd|usw|etc)\.$")


def heading(text: str) -> str:
    """Return a clause as it stands on a line of its own: „Geht nächste Woche weiter“ for „und geht …“.

    A leading conjunction of the sentence it was cut from and the final stop are left out; „dass“ stays:
    the order of words needs it.
    """
    words = marked(" ".join(text.split()))
    first, _, rest = words.partition(" ")
    if rest and first.casefold() in tables("de")["conjunctions"]["leading"]:
        words = rest
    if not _ORDINAL.search(words):
        words = _END.sub("", words) or words
    return capital(words)


def marked(text: str) -> str:
    """Return a text with pairs of straight quotation marks as German ones."""
    return _STRAIGHT.sub("„\\1“", text)


def capital(text: str) -> str:
    """Return a text with its first letter as a capital; what begins otherwise stays."""
    return text[:1].upper() + text[1:] if text[:1].islower() and len(text[:1].upper()) == 1 else text
