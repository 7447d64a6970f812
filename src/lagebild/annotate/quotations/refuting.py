"""What somebody says is not so, though no verb of denying stands there.

"Es stimme nicht, dass die Bahn Züge verkauft habe", "Dass die Bahn Züge verkaufe, sei frei erfunden", "Die
Behauptung, die Bahn habe Züge verkauft, entbehre jeder Grundlage", "Von einem Verkauf könne keine Rede sein".
"""

from __future__ import annotations

import re

from lagebild.annotate.quotations.lexicon import listed
from lagebild.lexicon import group

_THAT = re.compile(r"^(?P<head>[^,]{2,50}), (?P<said>dass? .{8,})$", re.IGNORECASE)
_FRONT = re.compile(r"^(?P<said>Da(?:ss|ß) .{8,}), (?P<tail>[a-zäöü]+ [^,]{3,60})$")
_NOUN = re.compile(r"^(?P<head>[^,]{3,60}), (?P<said>.{8,}), (?P<tail>[a-zäöü]+ [^,]{3,60})$")
_FROM = re.compile(r"^Vo[nm] (?P<said>.{4,80}) k(?:ann|önne|önnten?) (?:\w+ ){0,2}keine Rede sein$")
_MARKS = "„“”»«‚‘\"' .!"
_DENYING = group("quotations_grammar", "denying")
_WORD = re.compile(r"[^\W\d_]+")


def refuted(text: str) -> str | None:
    """Return the clause or phrase that a sentence says is not so, None where it says no such thing."""
    line = " ".join(text.split()).strip(_MARKS)
    line = line.removeprefix("Nein, ")
    if found := _FROM.match(line):
        return found["said"]
    if (found := _THAT.match(line)) and found["head"].casefold().startswith("es ") and _untrue(found["head"]):
        return found["said"]
    if (found := _FRONT.match(line)) and _untrue(found["tail"]):
        return found["said"]
    if (found := _NOUN.match(line)) and _told(found["head"]) and _untrue(found["tail"]):
        return found["said"]
    return None


def _told(head: str) -> bool:
    """Whether a phrase is a noun for what has been said: "Die Behauptung des Verbands"."""
    words = _WORD.findall(head)[:3]
    nouns = listed("quotations_sources", "claim") | listed("quotations_refuting", "told")
    return any(word in nouns for word in words)


def _untrue(tail: str) -> bool:
    """Whether a clause calls something untrue: "sei falsch", "stimme nicht", "entbehre jeder Grundlage"."""
    low = " ".join(word.casefold() for word in _WORD.findall(tail))
    words = set(low.split())
    false = bool(words & listed("quotations_refuting", "false"))
    true = bool(words & listed("quotations_refuting", "true"))
    negated = bool(words & _DENYING)
    return (false and not words & {"nicht", "keineswegs"}) or (true and negated)
