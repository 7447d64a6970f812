"""Finite verbs: a headline or sentence has one, a kicker, a tag, most captions and names have none."""

from __future__ import annotations

import re
from functools import cache

from lagebild import lexicon
from lagebild.sources.vocabulary import LOWER

_WORD = re.compile(rf"(?<![\w-])[{LOWER}]{{3,}}(?![\w-])")
_SPLIT = re.compile(
    r"^(?:ab|an|auf|aus|bei|ein|her|hin|los|mit|nach|vor|weg|zu|zurück|be|ent|er|ver|zer|ge|wider)"
)


def has_verb(text: str) -> bool:
    """Whether a line has a finite verb: "Minister lenkt ein" has, "Streit um den Hafen" has not."""
    return any(_is_finite(word) for word in _WORD.findall(text))


def tells(text: str) -> bool:
    """Whether a line tells something, by a finite verb or a participle: "Gespräche in Kiel aufgenommen"."""
    return has_verb(text) or any(
        word in _participles() or _SPLIT.sub("", word, count=1) in _participles()
        for word in _WORD.findall(text)
    )


@cache
def _participles() -> frozenset[str]:
    strong = {line.split()[4] for line in lexicon.words("verbs_strong")}
    stems = (word.removesuffix("n").removesuffix("e") for word in lexicon.words("verbs_weak"))
    return frozenset(strong | {f"ge{stem}{'e' if stem.endswith(('d', 't')) else ''}t" for stem in stems})


def _is_finite(word: str) -> bool:
    if word in _not_verbs():
        return False
    if word in _finite():
        return True
    stem = _SPLIT.sub("", word, count=1)
    return stem != word and len(stem) >= 4 and stem in _finite() and stem not in _not_verbs()


@cache
def _not_verbs() -> frozenset[str]:
    return frozenset(lexicon.words("verbs_not")) | lexicon.group("sources", "no_verb")


@cache
def _finite() -> frozenset[str]:
    """Return third persons and plurals of present and past, moods and all."""
    found: set[str] = set()
    for row in lexicon.entries("verbs_irregular", "verb"):
        for tense in ("present", "past", "konjunktiv_1", "konjunktiv_2"):
            found |= {form for forms in row.get(tense, {}).values() for form in forms}
    for line in lexicon.words("verbs_strong"):
        infinitive, present, past, subjunctive, _ = line.split()
        found |= {infinitive, present, past, subjunctive, f"{past}en", f"{subjunctive}n"}
    for infinitive in lexicon.words("verbs_weak"):
        stem = infinitive.removesuffix("n").removesuffix("e")
        link = "e" if stem.endswith(("d", "t")) else ""
        found |= {infinitive, f"{stem}{link}t", f"{stem}{link}te", f"{stem}{link}ten"}
    return frozenset(found)
