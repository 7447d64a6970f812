"""Whether a statement can be checked: it tells of somebody, some number, or of what has been done.

"Im März seien Überstunden nicht bezahlt worden" can; "Man habe sich zu viel vorgenommen", "Ein Schritt sei
das, mehr nicht", "Die Stimmung sei schlecht" are opinions and manners of speaking, which make no claim.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from lagebild.annotate.konjunktiv import Form, Reading, readings
from lagebild.lexicon import entries, group
from lagebild.model.annotation import Act
from lagebild.resolve.assertion import Assertion
from lagebild.resolve.likeness import content_stems

_WORD = re.compile(r"[^\W\d_][\w-]*|\d[\d.,]*")
_BECOMES = re.compile(r"\bw[eü]rden?\s+(?:\w+e[nr]?\s+)?[A-ZÄÖÜ]|[A-ZÄÖÜ]\w+\s+w[eü]rden?$")
"""An office that somebody takes: "Sie werde Ministerin", "dass sie Ministerin werde"."""


def tells(rows: list[Assertion]) -> bool:
    """Whether anything among the words about one matter can be checked; an event always can.

    Words that only answer something count for nothing.
    """
    disputed = len({row.denies for row in rows}) > 1
    saying = [row for row in rows if not row.anaphoric and not (row.denies and row.follows is not None)]
    return any(row.event is not None for row in rows) or any(
        checkable(row) and (disputed or not judges(row.text)) for row in saying
    )


def checkable(row: Assertion) -> bool:
    """Whether the words name somebody, a number or a thing."""
    words = _WORD.findall(row.text)
    if any(word[0].isdigit() for word in words) or row.names & row.stems:
        return True
    if row.act is Act.ADMIT and _own_deed(words):
        return True
    nouns = [w for w in words[1:] if w[:1].isupper() and len(w) > 2 and w not in _listed("opening")]
    nouns += [w for w in words[:1] if w not in _listed("opening") and words[1:2] and words[1].islower()]
    return any(content_stems(noun) & row.stems for noun in nouns if noun not in _listed("vague"))


def judges(text: str) -> bool:
    """Whether the only verb joins the subject to an adjective or a noun: "Die Stimmung sei schlecht".

    Not where a number, a place or a time is told: "Weber sei am Montag in Bern gewesen".
    """
    words = _WORD.findall(text)
    small = [word for word in words if word[:1].islower()]
    if any(word[0].isdigit() for word in words) or any(word in _listed("state") for word in small):
        return False
    if _COUNT.search(text) or any(word in _listed("topic") for word in words) or _gives_cause(words):
        return False
    if any(word in _listed("where") and _thing(words[n + 1 :]) for n, word in enumerate(words)):
        return False
    found = [r for word in small if word not in _listed("feeling") for r in readings(word)]
    if any(r.form in _DEED and r.lemma not in _ALONE for r in found if not r.finite):
        return False
    lemmas = {r.lemma for r in found if r.finite} - {"sehen"}  # "sei", which is a form of both
    if lemmas == {"werden"} and _BECOMES.search(text):
        return False
    return bool(lemmas) and lemmas <= _listed("copula") | {"werden"}


def _thing(words: list[str]) -> bool:
    """Whether a noun that says something stands next, behind an article or an adjective."""
    noun = next((word for word in words[:3] if word[:1].isupper() or word[:1].isdigit()), "")
    return bool(noun) and noun not in _listed("vague")


_DEED = frozenset({Form.PARTICIPLE, Form.INFINITIVE, Form.ZU_INFINITIVE})
_ALONE = group("resolve_words", "no_deed")
"""Verbs whose participle tells no deed: "sei schwierig gewesen"."""


@cache
def _listed(table: str) -> frozenset[str]:
    rows = entries("resolve_claims", table, ("words", "example"))
    return frozenset(word for row in rows for word in row["words"])


def weighs(text: str, names: bool, *, promised: bool = False) -> bool:
    """Whether a part of somebody's words is a claim though nobody answers it; see ``_weighs``."""
    parts = re.split(r"; |: |, und |\. (?=[A-ZÄÖÜ])", " ".join(text.split()))
    return any(_weighs(part, names, promised=promised) for part in parts)


def _weighs(text: str, names: bool, *, promised: bool) -> bool:
    """Whether somebody's words are a claim though nobody answers them.

    They tell a number as it is or was ("Die Menge sei um elf Prozent gesunken"), what a party has done
    ("Krause habe zugestimmt"; ``names``: somebody is named), or bind the speaker ("Er werde gegen den Entwurf
    stimmen"). Wishes, duties and forecasts do not count, but for numbers that somebody has ``promised``.
    """
    words = _WORD.findall(text)
    if not words or words[0].casefold() in _HANGING | {"wer"}:
        return False
    small = [word for word in words if word[:1].islower()]
    found = [reading for word in small for reading in readings(word)]
    modal = any(reading.kind == "modal" for reading in found if reading.finite)
    lemmas = {reading.lemma for reading in found}
    if _binds_itself(text) or _undertakes(words, lemmas):
        return not modal
    if names and _was_assured(words, found):
        return True
    if lemmas & _listed("providing") or {word.casefold() for word in words} & _listed("need"):
        return False
    if any(word in _OPEN for word in small) or modal:
        return False
    to_do = any(one == "zu" and _is_infinitive(other) for one, other in pairwise(words))
    if to_do and any(r.lemma == "sein" and r.finite for r in found):
        return False
    if _NUMBER.search(text) or _COUNT.search(text):
        return promised or not _FUTURE.search(text)
    if _FUTURE.search(text):
        return False
    if _tells_topic(words, found) or _gives_cause(words) or _tells_vote(words, found):
        return True
    names = names or _own_deed(words)
    deeds = {reading.lemma for reading in found if reading.form is Form.PARTICIPLE}
    return names and bool(deeds & _listed("conduct") or _agrees(small))


def _binds_itself(text: str) -> bool:
    """Whether a clause binds its speaker or the speaker's party: "Er werde zustimmen", "dass ihr Land den
    Entwurf annimmt", but not "kein Angebot, das er ablehne"."""
    for number, clause in enumerate(text.split(", ")):
        words = _WORD.findall(clause)
        small = [word for word in words if word[:1].islower()]
        lemmas = {reading.lemma for word in small for reading in readings(word)} | _separated(small)
        if not words or (number and words[0] in _RELATIVE) or not lemmas & _listed("binding"):
            continue
        if any(word.casefold() in _SELF for word in words[:4]) or _own_side(words[:4]):
            return True
    return False


def _undertakes(words: list[str], lemmas: set[str]) -> bool:
    """Whether a party says of itself what it will do, will not do or is ready to do: "Man werde nicht
    verkaufen", "Sein Verband sei bereit, die Kosten zu übernehmen"."""
    small = {word for word in words if word[:1].islower()}
    ahead = small & _WILL or ("bereit" in small and "zu" in small)
    own = any(word.casefold() in _SELF for word in words[:4]) or _own_side(words)
    return bool(ahead) and own and bool(lemmas & _listed("undertaking")) and not small & _OPEN


_WILL = group("resolve_words", "ahead")


def _own_deed(words: list[str]) -> bool:
    """Whether somebody tells what they have done themselves: "Sie habe den Brief selbst gesehen"."""
    small = [word for word in words if word[:1].islower()]
    deeds = {r.lemma for word in small for r in readings(word) if r.form is Form.PARTICIPLE}
    own = any(word.casefold() in _SELF for word in words[:6]) or _own_side(words[:4])
    return own and bool(deeds & _listed("conduct")) and not {"sich", "worden"} & set(small)


def _gives_cause(words: list[str]) -> bool:
    """Whether a thing is named as the cause: "Grund sei ein Todesfall", but not "Grund sei die Stimmung"."""
    cause = words[:1] and words[0] in _listed("cause") and words[1:2] and words[1] in ("sei", "seien", "war")
    thing = next((word for word in words[2:5] if word[:1].isupper()), "")
    return bool(cause) and words[2:3] in (["ein"], ["eine"]) and thing not in _listed("vague") | {""}


def _tells_vote(words: list[str], found: list[Reading]) -> bool:
    """Whether it is told how a body has decided: "Die Entscheidung sei einstimmig gefallen"."""
    deeds = {reading.lemma for reading in found if reading.form is Form.PARTICIPLE}
    return bool(deeds & _listed("deciding")) and any(word in _listed("majority") for word in words)


def _is_infinitive(word: str) -> bool:
    return word[:1].islower() and any(reading.form is Form.INFINITIVE for reading in readings(word))


_RELATIVE = group("resolve_words", "relative")


def _separated(small: list[str]) -> frozenset[str]:
    """Return verbs whose particle stands at the end of their clause: "willigen beide Seiten ein"."""
    last = small[-1] if small else ""
    finite = {reading.lemma for word in small[:-1] for reading in readings(word) if reading.finite}
    return frozenset(f"{last}{lemma}" for lemma in finite)


def _agrees(small: list[str]) -> bool:
    """Whether a party is said to bind itself now: "willigen beide Seiten ein", "dass Norland zustimmt"."""
    lemmas = {r.lemma for word in small for r in readings(word) if r.finite and r.form in _NOW}
    return bool((lemmas | _separated(small)) & (_listed("binding") - {"stimmen"}))


_NOW = frozenset({Form.PRESENT, Form.KONJUNKTIV_1})


def _own_side(words: list[str]) -> bool:
    """Whether words speak of the speaker's own party: "ihr Land", "sein Verband"."""
    pairs = pairwise(words)
    return any(one.casefold() in _listed("possessive") and noun in _listed("party") for one, noun in pairs)


def _was_assured(words: list[str], found: list[Reading]) -> bool:
    """Whether somebody is told to have given the speaker their word: "Krause habe ihm versichert, ..."."""
    lemmas = {reading.lemma for reading in found if reading.form is Form.PARTICIPLE}
    return bool(lemmas & _listed("assuring")) and any(word in _listed("recipient") for word in words)


def _tells_topic(words: list[str], found: list[Reading]) -> bool:
    """Whether it is told what was, or was not, spoken of: "Über Löhne sei nicht geredet worden", "Die Löhne
    seien kein Thema gewesen"."""
    deeds = {reading.lemma for reading in found if reading.form is Form.PARTICIPLE}
    about = any(word.casefold() in _listed("about") for word in words)
    if deeds & _listed("talking") and "worden" in words and about:
        return True
    return "gewesen" in words and any(word in _listed("topic") for word in words)


def tells_deed(text: str) -> bool:
    """Whether a clause has a participle, so that it tells what has been done: "die Frist ist verlängert"."""
    return any(r.form is Form.PARTICIPLE for word in _WORD.findall(text) for r in readings(word))


def plans(text: str) -> bool:
    """Whether "sollen" tells what is planned: "Die Schlichtung soll vier Wochen dauern", but not "soll es
    eine Absprache geben", "soll abgereist sein"."""
    small = [word for word in _WORD.findall(text) if word[:1].islower()]
    if not {"soll", "sollen"} & set(small):
        return False
    forms = [r for word in small for r in readings(word) if r.kind != "modal"]
    infinitives = {r.lemma for r in forms if r.form is Form.INFINITIVE}
    if any(r.form is Form.PARTICIPLE for r in forms) and infinitives & {"haben", "sein"}:
        return False
    return bool(infinitives) and not infinitives & _listed("stative")


_SELF = group("resolve_words", "oneself")
_HANGING = group("resolve_words", "hanging")
_OPEN = group("resolve_words", "open")
_NUMBER = re.compile(
    r"\b\d[\d.]*(?:,\d+)?\s+(?!(?:Uhr|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))[A-ZÄÖÜ]|\bProzent\b"
)
_COUNT = re.compile(
    r"\b(?i:drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert|tausend)\s+(?:der|von|(?!Uhr|Tag|Woch|Monat|Jahr|Stund|Minut)[A-ZÄÖÜ])"
    r"|\b(?:Hälfte|Drittel|Viertel)\b|\bseit (?:\w+ )?\d{4}\b"
)
_FUTURE = re.compile(r"\bw(?:erde|erden|ird|ürde|ürden)\b(?!.*\bworden\b)")
