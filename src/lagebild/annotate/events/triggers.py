"""Words that name an event: nouns ("Gespräche", "EU-Gipfel") and verbs ("trafen sich", "reiste nach")."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from lagebild.annotate.events.frames import MARKS, Frame
from lagebild.annotate.events.parties import PREPOSITIONS, party_noun
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.lexicon import entries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Row = dict[str, Any]
_DEFINITE = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "dieser",
        "diese",
        "dieses",
        "diesen",
        "diesem",
        "im",
        "zum",
        "zur",
        "am",
        "beim",
        "vom",
        "jenem",
        "jene",
    ]
)
_INDEFINITE = frozenset(
    [
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "eines",
        "mehrere",
        "mehreren",
        "einige",
        "einigen",
        "zahlreiche",
        "zahlreichen",
        "viele",
        "vielen",
        "vieler",
    ]
)
_POSSESSIVE = frozenset(
    [
        "sein",
        "seine",
        "seinen",
        "seinem",
        "seiner",
        "seines",
        "ihr",
        "ihre",
        "ihren",
        "ihrem",
        "ihrer",
        "ihres",
        "unsere",
        "unser",
    ]
)
_NEGATED = frozenset(["kein", "keine", "keinen", "keinem", "keiner", "keines"])
_FUSED = frozenset(["im", "zum", "zur", "am", "beim", "vom"])
_EDGES = frozenset(
    ["beginn", "auftakt", "ende", "abschluss", "start", "eröffnung", "scheitern", "abbruch", "beendigung"]
)
"""Nouns for the first and last of an event: what stands with them is only its setting."""
_DATIVE = frozenset(["dem", "einem", "einer"])
_ADJECTIVE_ENDS = ("e", "en", "er", "es", "em")
_WORDS = "lagebild_lower_words"
_REACH = 9
_OF = 6
"""So many words behind a noun it is said what it is of: "Austausch von zunächst 200 Gefangenen"."""


@dataclass(slots=True)
class Trigger:
    """A word that names an event, with what stands around it in its phrase.

    ``article`` is "definite", "indefinite", "possessive", "negated" or "". ``head`` is the noun that the
    event noun depends on ("Bereitschaft" in "Bereitschaft zu Gesprächen"). ``support`` is the lexicon entry
    of the verb it stands with, as subject, object or in a fixed phrase; ``carrier`` the clause of that verb.
    """

    token: Token
    frame: Frame
    frames: list[Frame]
    sentence: int
    row: Row
    noun: bool
    first: int
    prep: str = ""
    article: str = ""
    adjectives: list[str] = field(default_factory=list)
    head: str = ""
    support: Row | None = None
    argument: bool = False
    carrier: Frame | None = None
    of: bool = False
    """Whether what the entry asks for stands right behind the noun: "Austausch von *Gefangenen*"."""

    @property
    def type(self) -> str:
        """The event type of the lexicon entry."""
        return str(self.row["type"])


@cache
def _nouns() -> tuple[dict[str, Row], dict[str, Row]]:
    """Map whole words to entries, and endings that make a compound of any kind."""
    whole: dict[str, Row] = {}
    ends: dict[str, Row] = {}
    for row in entries("events", "noun", ("lemma", "type", "forms", "plural", "compounds", "example")):
        forms = [*row["forms"], *row["plural"]]
        for form in [] if row.get("plural_only") else row["forms"]:
            whole[form] = row
        for form in row["plural"]:
            whole[form] = row
        for prefix in row.get("prefixes", ()):
            whole |= {prefix + form: row for form in forms}
        if row["compounds"] == "any":
            ends |= dict.fromkeys(row["plural"] if row.get("plural_only") else forms, row)
    return whole, ends


@cache
def _not_events() -> frozenset[str]:
    return frozenset(w for row in entries("events", "not_event", ("words", "example")) for w in row["words"])


@cache
def _verbs() -> dict[str, list[Row]]:
    """Map a verb to its entries; of several the first whose words stand in the clause holds."""
    table: dict[str, list[Row]] = {}
    for row in entries("events", "verb", ("lemma", "type", "title", "mode", "example")):
        table.setdefault(row["lemma"], []).append(row)
    return table


def _fits(row: Row, words: list[str]) -> bool:
    """Whether the words that an entry asks for stand in the clause, and none of those that it excludes."""
    asked = row.get("needs")
    return (not asked or not set(asked).isdisjoint(words)) and set(row.get("not_objects", ())).isdisjoint(
        _heads(words)
    )


@cache
def support_rows() -> dict[str, list[Row]]:
    """Map a verb to the entries of [[support]] that list it."""
    table: dict[str, list[Row]] = {}
    for row in entries("events", "support", ("lemmas", "role", "example")):
        for lemma in row["lemmas"]:
            table.setdefault(lemma, []).append(row)
    return table


def noun_entry(word: str) -> Row | None:
    """Return the entry of an event noun, also at the end of a compound ("Koalitionsgespräche")."""
    if not word[:1].isupper():
        return None
    lower = word.lower()
    if any(
        lower == stop or lower.rstrip("sn") == stop or lower.rstrip("en") == stop for stop in _lookups(lower)
    ):
        return None
    whole, ends = _nouns()
    if lower in whole:
        return whole[lower]
    best = max(
        (form for form in ends if lower.endswith(form) and len(lower) - len(form) >= 2), key=len, default=None
    )
    return ends[best] if best else None


def _lookups(lower: str) -> list[str]:
    tail = lower.rpartition("-")[2]
    return [stop for stop in _not_events() if tail.startswith(stop) and len(tail) - len(stop) <= 2]


def find_triggers(doc: Doc, sentences: list[list[Frame]]) -> list[Trigger]:
    """Return every event word of ``doc`` in order; whether it makes an event is decided later."""
    found: list[Trigger] = []
    for number, frames in enumerate(sentences):
        for frame in frames:
            found += [
                _noun_trigger(doc, token, frame, frames, number, row)
                for token in frame.tokens
                if (row := noun_entry(token.text))
            ]
            found += _verb_triggers(frame, frames, number)
    return sorted(found, key=lambda t: t.token.i)


def _verb_triggers(frame: Frame, frames: list[Frame], number: int) -> list[Trigger]:
    """Return the event verb of a clause, and a further infinitive beside it: "will ihn treffen und
    klären"."""
    lemmas = [frame.lemma, *_in_front(frame)]
    for token, following in zip(frame.tokens, frame.tokens[1:], strict=False):
        if following.lower_ in ("und", "sowie") and token.lower_ in _verbs() and token.text.islower():
            lemmas.append(token.lower_)
    whole = [(frame, lemma) for lemma in dict.fromkeys(lemmas)]
    found = (_verb_trigger(f, frames, number, lemma) for f, lemma in [*_joined_participles(frame), *whole])
    return [trigger for trigger in found if trigger is not None]


def _joined_participles(frame: Frame) -> list[tuple[Frame, str]]:
    """Return the clause up to a participle that "und" joins to another: "hat mit ihm telefoniert und ihm
    Hilfe zugesagt"."""
    cuts: list[tuple[Frame, str]] = []
    if frame.clause.tense not in ("perfect", "pluperfect") and not frame.clause.passive:
        return cuts
    for place, (token, following) in enumerate(zip(frame.tokens, frame.tokens[1:], strict=False)):
        if following.lower_ not in ("und", "sowie") or not token.text.islower():
            continue
        lemmas = {f"{r.prefix}{r.lemma}" for r in readings(token.lower_) if r.form is Form.PARTICIPLE}
        known = sorted(lemmas & _verbs().keys() - {frame.lemma})
        if known:
            cuts.append((replace(frame, tokens=frame.tokens[: place + 1]), known[0]))
    return cuts


def _in_front(frame: Frame) -> list[str]:
    """Return the verb of a participle before its auxiliary: "Unterzeichnet werden soll der Vertrag"."""
    words = frame.words[:3]
    if len(words) < 3 or not (
        "werden" in words[1:] or words[1] in ("wurde", "wurden", "wird", "werde", "würde", "würden")
    ):
        return []
    found: list[str] = []
    for prefix in ("", "weiter"):
        known = readings(words[0].removeprefix(prefix)) if words[0].startswith(prefix) else ()
        found += [f"{prefix}{r.prefix}{r.lemma}" for r in known if r.form is Form.PARTICIPLE]
    return [lemma for lemma in found if lemma in _verbs()]


def _verb_trigger(frame: Frame, frames: list[Frame], number: int, lemma: str) -> Trigger | None:
    rows = _verbs().get(lemma) or _verbs().get(lemma.removeprefix("wieder")) or []
    row = next((r for r in rows if _fits(r, frame.words)), None)
    if row is None:
        return None
    token = next(
        (t for t in reversed(frame.tokens) if any(v.start == t.idx for v in frame.clause.verbs)), None
    )
    token = frame.finite or token
    if token is None:
        return None
    return Trigger(token, frame, frames, number, row, noun=False, first=token.i, carrier=frame, argument=True)


def _heads(words: list[str]) -> set[str]:
    return {w.rpartition("-")[2] for w in words}


def _noun_trigger(
    doc: Doc, token: Token, frame: Frame, frames: list[Frame], number: int, row: Row
) -> Trigger:
    first, adjectives, article, prep = _phrase(doc, token.i, frame)
    trigger = Trigger(
        token,
        frame,
        frames,
        number,
        row,
        noun=True,
        first=first,
        prep=prep,
        article=article,
        adjectives=adjectives,
    )
    trigger.of = _belonging(doc, token.i, row)
    trigger.head = _head(doc, trigger, frame)
    if trigger.head in _EDGES and not trigger.prep:
        trigger.prep = _prep_of_edge(doc, first - 2, frame.tokens[0].i)
    _find_support(trigger)
    return trigger


def _phrase(doc: Doc, noun: int, frame: Frame) -> tuple[int, list[str], str, str]:
    """Return (first token, adjectives, article, preposition) of the noun phrase, attributes with phrases
    included."""
    adjectives: list[str] = []
    start = frame.tokens[0].i
    position = noun - 1
    while position >= start and _modifies(doc[position]):
        adjectives.insert(0, doc[position].lower_)
        position -= 1
    article, first = "", position + 1
    if position >= start and adjectives and _article(doc[position]) == "":
        reach = _reaching_article(doc, position, start)
        if reach is not None:
            position = reach
    if position >= start and (article := _article(doc[position])):
        first = position
    prep = ""
    if article and doc[position].lower_ in _FUSED:
        prep = doc[position].lower_
    else:
        before = first - 1
        while before >= start and doc[before].text in MARKS:
            before -= 1
        word = doc[before].lower_ if before >= start else ""
        prep = word if word in PREPOSITIONS or word in ("statt", "anstatt") else ""
    return first, adjectives, article, _plain(prep)


def _belonging(doc: Doc, noun: int, row: Row) -> bool:
    """Whether a noun says what it is of: "Austausch aller Gefangenen", "Gefangenenaustausch"."""
    asked = tuple(row.get("of", ()))
    whole = doc[noun].lower_ not in (*row["forms"], *row["plural"])
    if not asked or whole:
        return bool(asked)
    behind = [t.lower_ for t in doc[noun + 1 : noun + _OF]]
    if any(word.endswith(asked) for word in behind):
        return True
    return row.get("known") is True and any(word.endswith(asked) for word in _words_of(doc))


def _words_of(doc: Doc) -> frozenset[str]:
    """Return the words of a text in lower case, collected once."""
    if _WORDS not in doc.user_data:
        doc.user_data[_WORDS] = frozenset(t.lower_ for t in doc)
    return frozenset(doc.user_data[_WORDS])


def _prep_of_edge(doc: Doc, position: int, start: int) -> str:
    """Return the preposition of "zu Beginn der Gespräche", "nach dem Ende der Gespräche", "" without one."""
    while position >= start and _article(doc[position]) and doc[position].lower_ not in _FUSED:
        position -= 1
    prep = _plain(doc[position].lower_) if position >= start else ""
    return {"zu": "bei", "an": "bei", "in": "bei"}.get(prep, prep if prep in PREPOSITIONS else "")


def _plain(prep: str) -> str:
    return {"im": "in", "ins": "in", "zum": "zu", "zur": "zu", "am": "an", "beim": "bei", "vom": "von"}.get(
        prep, prep
    )


def _modifies(token: Token) -> bool:
    if token.text in MARKS:
        return True
    return (
        (token.text.islower() or (_begins(token) and token.text[:1].isupper() and len(token) > 4))
        and token.text.endswith(_ADJECTIVE_ENDS)
        and _article(token) == ""
        and token.lower_ not in PREPOSITIONS
        and token.lower_
        not in (
            "zwischen",
            "aber",
            "oder",
            "über",
            "weder",
            "werden",
            "wurden",
            "hatten",
            "waren",
            "haben",
            "habe",
            "wieder",
            "heute",
            "morgen",
            "gestern",
            "neben",
            "unter",
        )
    ) or (token.text[:1].isdigit() and token.text.endswith("."))


def _begins(token: Token) -> bool:
    """Whether a word is written with a capital because it begins a sentence, or a line behind a colon."""
    return bool(token.is_sent_start) or (token.i > 0 and token.doc[token.i - 1].text == ":")


def _article(token: Token) -> str:
    word = token.lower_
    for name, words in (
        ("negated", _NEGATED),
        ("definite", _DEFINITE),
        ("indefinite", _INDEFINITE),
        ("possessive", _POSSESSIVE),
    ):
        if word in words:
            return name
    return ""


def _reaching_article(doc: Doc, position: int, start: int) -> int | None:
    """Return the article of "der heute in München stattfindenden [Konferenz]", whose attribute holds
    phrases."""
    for place in range(position, max(start, position - _REACH) - 1, -1):
        token = doc[place]
        if token.is_punct and token.text not in MARKS:
            return None
        following = doc[place + 1]
        if (
            _article(token)
            and following.text.islower()
            and (
                following.lower_ in PREPOSITIONS
                or following.lower_ in ("heute", "morgen", "gestern", "bereits", "derzeit", "nun")
            )
        ):
            return place
    return None


def _head(doc: Doc, trigger: Trigger, frame: Frame) -> str:
    """Return the noun that the event noun depends on, in lower case: "Beginn der Gespräche", "Gerüchte
    über ein Treffen"."""
    before = trigger.first - 1
    start = frame.tokens[0].i
    if doc[trigger.first].lower_ in _FUSED and before >= start:
        pass  # "Vorbereitungen zum Gipfel"
    elif before >= start and doc[before].lower_ in PREPOSITIONS:
        before -= 1
    elif trigger.article == "" or doc[trigger.first].lower_ not in (
        "der",
        "des",
        "einer",
        "eines",
        "dieser",
        "dieses",
        "seiner",
        "ihrer",
        "seines",
        "ihres",
        "mehrerer",
        "vieler",
    ):
        return ""
    if (
        before < start
        or not doc[before].text[:1].isupper()
        or (doc[before].is_sent_start and len(doc[before]) < 4)
    ):
        return ""
    return "" if _is_name(doc, before) else doc[before].lower_


def _is_name(doc: Doc, position: int) -> bool:
    """Whether the word is a name, a party or a time, which no event noun depends on."""
    at = doc[position].idx
    found = [m.span for m in doc._.mentions] + [t.span for t in doc._.timexes]
    return any(s.start <= at < s.end for s in found) or party_noun(doc[position].text) is not None


def _find_support(trigger: Trigger) -> None:
    """Find the verb that the noun is an argument of: in its clause, or in a relative clause right behind
    it."""
    relative = _relative(trigger)
    frame = trigger.frame
    rows = support_rows().get(frame.lemma, [])
    if frame.lemma in ("sein", "werden", "stehen", "befinden", "bleiben", "kommen", "nehmen") or not rows:
        rows = _phrasal(frame) or rows
    usable = [row for row in rows if _takes(trigger, row)]
    if usable:
        trigger.support, trigger.argument, trigger.carrier = usable[0], True, frame
    elif relative is not None and (rows := support_rows().get(relative.lemma, []) or _phrasal(relative)):
        trigger.support, trigger.argument, trigger.carrier = rows[0], True, relative
    elif trigger.prep == "" and trigger.head == "":
        trigger.argument, trigger.carrier = True, frame


def _phrasal(frame: Frame) -> list[Row]:
    """Verbs written in pieces: "kam zustande", "nahm teil", "sind festgefahren", "ist geplant"."""
    table = support_rows()
    words = set(frame.words)
    for word in ("zustande", "teil", "fort", "statt"):
        if word in words and (word != "teil" or frame.lemma != "kommen"):
            lemma = {
                "zustande": "zustandekommen",
                "teil": "teilnehmen",
                "fort": "fortsetzen",
                "statt": "stattfinden",
            }[word]
            return table[lemma]
    found = _participles() & words
    return table[_participle_lemmas()[min(found)]] if found else []


@cache
def _participle_lemmas() -> dict[str, str]:
    row = entries("events_status", "participle", ("forms", "example"))
    return {form: lemma for r in row for form, lemma in r["forms"].items()}


@cache
def _participles() -> frozenset[str]:
    return frozenset(_participle_lemmas())


_ARGUMENT_PREPS = {
    "party": ("", "an", "zu", "in", "bei"),
    "host": ("", "zu"),
    "event": ("", "zu", "mit"),
    "none": ("", "zu", "auf", "für", "um", "mit", "an", "gegen", "über"),
}
_UPON = frozenset(
    [
        "hoffen",
        "setzen",
        "drängen",
        "dringen",
        "plädieren",
        "einigen",
        "verständigen",
        "vorbereiten",
        "warten",
        "pochen",
    ]
)
_BARE_ONLY = frozenset(["führen", "abhalten", "haben", "absolvieren", "abstatten", "machen", "bringen"])


def _takes(trigger: Trigger, row: Row) -> bool:
    """Whether the noun stands where the verb takes it: "nahm an dem Treffen teil", not "sagte nach dem
    Treffen"."""
    if trigger.head and trigger.head not in (
        "reihe",
        "serie",
        "vielzahl",
        "auftakt",
        "beginn",
        "runde",
        "fortsetzung",
        "aufnahme",
        "wiederaufnahme",
    ):
        return (
            row["role"] != "party"
            and trigger.prep in ("", "von")
            and row.get("status") in ("cancelled", "planned", "moved")
            and trigger.head not in ("bereitschaft",)
        )
    lemma = trigger.frame.lemma
    if row["role"] == "party" and lemma in _BARE_ONLY:
        return trigger.prep == ""
    if (
        row["role"] == "party"
        and trigger.prep == ""
        and lemma
        in (
            "kommen",
            "treffen",
            "zusammenkommen",
            "reisen",
            "eintreffen",
            "aufbrechen",
            "begeben",
            "anreisen",
        )
    ):
        return False
    if (
        row.get("status") in ("planned", "possible", "cancelled", "denied", "moved", "held")
        and lemma in ("vereinbaren", "ankündigen", "bestätigen", "fordern")
        and trigger.prep not in ("", "zu")
    ):
        return False
    prep = "" if trigger.head in ("aufnahme", "wiederaufnahme") and trigger.prep == "von" else trigger.prep
    if row.get("needs_zu") and trigger.prep not in ("zu", "auf"):
        return False
    if trigger.prep == "auf" and trigger.token.doc[trigger.first].lower_ in _DATIVE:
        return False  # "einigten sich auf einem Treffen", not "auf ein Treffen"
    if row["role"] == "none" and trigger.prep in ("auf", "an", "in", "bei"):
        return trigger.prep == "auf" and lemma in _UPON
    return prep in _ARGUMENT_PREPS[row["role"]]


def _put_behind(trigger: Trigger) -> Frame | None:
    """Return the relative clause that the verb parts from the noun: "wird auf dem Gipfel eine Rolle spielen,
    [der am 3. März in Genf stattfindet]"."""
    plural = trigger.token.lower_ in trigger.row.get("plural", ())
    pronouns = ("die",) if plural or trigger.row.get("gender") == "f" else ("der", "das")
    for frame in trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]:
        bare = frame.kind == "rel" or frame.clause.subject is None
        if frame.words[0] in pronouns and frame.lemma == "stattfinden" and bare:
            return frame
    return None


def agrees(trigger: Trigger, frame: Frame) -> bool:
    """Whether a relative pronoun may mean the event noun: "die" no single summit."""
    feminine = trigger.row.get("gender") == "f" or trigger.token.lower_ in trigger.row.get("plural", ())
    return feminine or frame.words[0] not in ("die", "deren", "welche")


def _relative(trigger: Trigger) -> Frame | None:
    """Return the relative clause that describes the noun: it follows with at most its own attributes
    between."""
    following = trigger.frame.index + 1
    for frame in trigger.frames[following : following + 1]:
        if frame.kind != "rel" or frame.tokens[0].i <= trigger.token.i or not agrees(trigger, frame):
            continue
        between = trigger.frame.tokens[0].doc[trigger.token.i + 1 : frame.tokens[0].i]
        joined = any(t.lower_ in ("und", "sowie") or noun_entry(t.text) for t in between)
        attribute = any(t.lower_ in PREPOSITIONS or t.lower_ in _DEFINITE for t in between)
        nouns = any(t.text[:1].isupper() for t in between)
        if len(between) <= 8 and not joined and (attribute or not nouns):
            return frame
    return _put_behind(trigger)
