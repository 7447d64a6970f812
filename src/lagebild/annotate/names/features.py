"""What the sequence model sees of each word: form, neighbours, word lists, and the rest of the article.

Features of a word form are made once and kept; per token only lists are joined. ``context`` adds what the article
says elsewhere about the same word: a surname that follows a first name somewhere is marked wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lagebild.annotate.names.gazetteer import adjective_state, gazetteer

ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesem diesen jeder jede jedes "
    "kein keine keinen keinem keiner mein meine sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer "
    "ihres unser unsere zum zur im am vom beim ins ans viele mehrere einige alle beide beiden".split()
)
_PLACE_PREPOSITIONS = frozenset("in nach aus bei nahe um gegenüber nördlich südlich östlich westlich".split())
_STOPS = frozenset({".", "!", "?", ":", "…", '"', "„", "“", "”", "»", "«", "-", "–", "—", "*", "|"})
_ORG_TAILS = (
    "partei union bund verband vereinigung verein gewerkschaft ministerium amt behörde gericht gerichtshof bank "
    "kommission rat parlament kammer konzern gesellschaft gruppe holding werke verlag zeitung magazin agentur "
    "institut universität hochschule akademie stiftung fonds organisation liga club klub armee polizei miliz front "
    "bewegung brigaden brigade bündnis fraktion senat kongress zentrale anstalt direktion dienst kirche schule "
    "airlines air motors group systems industries international media press news post times team zentrum "
    "büro ausschuss komitee rundfunk fernsehen sender radio blatt börse kasse versicherung werk hütte regierung "
    "kanzlei präsidium staatsanwaltschaft anwaltschaft feuerwehr wehr museum theater klinikum klinik krankenhaus"
).split()
_LOC_TAILS = (
    "stadt burg berg dorf heim hausen haus hafen land gebiet provinz region kreis bezirk tal see fluss meer insel "
    "inseln straße platz allee weg brücke wald au bach feld furt stein stedt ingen ow itz in kirchen stan ien "
    "gebirge küste halbinsel flughafen bahnhof park schloss dom tunnel kanal gasse ring damm ufer stadion arena"
).split()
_ORG_FORMS = frozenset(
    "GmbH AG SE KG e.V. eV Inc Inc. Ltd Ltd. Corp Corp. Co Co. LLC S.A. SpA plc PLC & mbH OHG NV N.V. BV Group "
    "Holding International Corporation Company Foundation Association Institute University Press Records "
    "Airlines Airways Motors Bank".split()
)
_SURNAME_TAIL = re.compile(
    r"(?:enko|tschuk|chuk|owski|ewski|owitsch|ewitsch|[oe]w[a]?|[oe]v[a]?|ović|ić|yj|skij?|skaja|sson|sen|mann|"
    r"stein|berg|baum|er|idis|opoulos|akis|oğlu|oglu|escu|ez|ini|elli|etti|ishi|moto|yama|dse|schwili|jan|yan)$"
)


def shape(word: str) -> str:
    """Return the word's shape with runs kept short: "US-Präsident" -> "XX-Xx", "28-jährige" -> "dd-x"."""
    out: list[str] = []
    for char in word[:24]:
        kind = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        if len(out) < 2 or out[-1] != kind or (kind == "X" and len(out) < 4 and out[-2:] != ["X", "X"]):
            out.append(kind)
    return "".join(out)


@dataclass(frozen=True, slots=True)
class WordForm:
    """Everything known about a word form, with its features for each place it can stand in."""

    text: str
    lower: str
    capital: bool
    classes: tuple[str, ...]
    here: list[str]
    before: list[str]
    after: list[str]
    before2: list[str]
    after2: list[str]
    key: str


def _strip_genitive(word: str) -> str:
    if len(word) > 3 and word.endswith(("'", "’")):
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


@lru_cache(maxsize=100_000)
def is_title(word: str) -> bool:
    """Whether a word names an office or function: "Kanzlerin", "US-Sondergesandten", "Chefunterhändler"."""
    return _title_tail(word) is not None


def _title_tail(word: str) -> str | None:
    table = gazetteer().titles
    last = word.rsplit("-", 1)[-1]
    candidates = [last]
    for ending in ("innen", "in", "en", "es", "n", "s", "r"):
        if last.endswith(ending) and len(last) > len(ending) + 3:
            stem = last[: -len(ending)]
            candidates.append(stem)
            candidates.append(stem + "er")
            if ending in ("in", "innen"):
                candidates.append(stem + "e")
    if last.endswith("e"):
        candidates.append(last + "r")
    for candidate in candidates:
        for cut in range(len(candidate) - 3):
            tail = candidate[cut:] if cut == 0 else candidate[cut].upper() + candidate[cut + 1 :]
            if tail in table and (cut == 0 or len(tail) > 3):
                return tail
    return None


def _tail(lower: str, tails: Sequence[str]) -> str | None:
    best = None
    for tail in tails:
        if lower.endswith(tail) and (best is None or len(tail) > len(best)):
            best = tail
    return best


@lru_cache(maxsize=200_000)
def classes_of(word: str) -> tuple[str, ...]:
    """Return the word lists that hold the word, also with its genitive ending taken off."""
    table = gazetteer()
    found: list[str] = []
    if not word[:1].isupper():
        if word[:1].islower() and adjective_state(word):
            found.append("adj")
        return tuple(found)
    for form, mark in ((word, ""), (_strip_genitive(word), "s")):
        if mark and (form == word or found):
            break
        lists = (
            ("male", form in table.male),
            ("female", form in table.female),
            ("state", form in table.states),
            ("capital", form in table.capitals),
            ("place", form in table.places),
            ("town", form in table.towns),
            ("body", form in table.bodies),
        )
        found += [name + mark for name, hit in lists if hit]
    if is_title(word):
        found.append("title")
    if word in _ORG_FORMS:
        found.append("firm")
    for form in (word, word[:-1], word[:-2]):
        if form in table.inhabitants:
            found.append("people")
            break
    if word.endswith("er") and (
        word[:-2] in table.towns or word[:-2] in table.places or word[:-2] in table.capitals
    ):
        found.append("towner")
    if word.startswith(("US-", "EU-", "UN-", "UNO-", "NATO-")) and adjective_state(word):
        found.append("adj")
    if "-" in word:
        first, last = word.split("-", 1)[0], word.rsplit("-", 1)[-1]
        if first in table.male or first in table.female:
            found.append("hyFN")
        if first in table.bodies:
            found.append("hyORG")
        if first in table.states or first in table.places or first in table.towns:
            found.append("hyLOC")
        if last in table.towns or last in table.places:
            found.append("hyLOC2")
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=200_000)
def word_form(word: str) -> WordForm:
    """Return the word's features, made once."""
    lower = word.lower()
    capital = word[:1].isupper()
    classes = classes_of(word)
    form = shape(word)
    here = ["w=" + lower, "sh=" + form, "ln=" + str(min(len(word), 12))]
    if word[:1].isalpha():
        if capital or "-" in word:
            here.append("W=" + word)
        here += ["p2=" + lower[:2], "p3=" + lower[:3], "p4=" + lower[:4]]
        here += ["s2=" + lower[-2:], "s3=" + lower[-3:], "s4=" + lower[-4:], "s5=" + lower[-5:]]
        if capital:
            if tail := _tail(lower, _ORG_TAILS):
                here.append("ot=" + tail)
            if tail := _tail(lower, _LOC_TAILS):
                here.append("lt=" + tail)
            if _SURNAME_TAIL.search(_strip_genitive(lower)):
                here.append("sur")
            if "-" in word:
                here += ["hl=" + lower.rsplit("-", 1)[-1], "hf=" + lower.split("-", 1)[0]]
            if (title := _title_tail(word)) is not None:
                here.append("tt=" + title)
            if not any(char in "aeiouyäöüáéíóúàèìòùâêîôû" for char in lower):
                here.append("novowel")
    here += ["c=" + name for name in classes]
    if len(classes) > 1:
        here.append("C=" + "|".join(classes))
    near = ["w=" + lower, "sh=" + form, "s3=" + lower[-3:], *("c=" + name for name in classes)]
    far = ["w=" + lower, "sh=" + form, *("c=" + name for name in classes[:2])]
    return WordForm(
        text=word,
        lower=lower,
        capital=capital,
        classes=classes,
        here=here,
        before=["-1" + name for name in near],
        after=["+1" + name for name in near],
        before2=["-2" + name for name in far],
        after2=["+2" + name for name in far],
        key=_strip_genitive(word) if capital else word,
    )


_START = WordForm("<s>", "<s>", False, (), [], ["-1<s>"], [], ["-2<s>"], [], "")
_END = WordForm("</s>", "</s>", False, (), [], [], ["+1</s>"], [], ["+2</s>"], "")


def phrase_tags(tokens: Sequence[str]) -> list[str | None]:
    """Return, for each token, "B-LOC", "I-ORG" and the like where a listed name of several words lies, else None."""
    phrases = gazetteer().phrases
    tags: list[str | None] = [None] * len(tokens)
    position, end = 0, len(tokens)
    while position < end:
        options = phrases.get(tokens[position])
        step = 1
        if options:
            for phrase, kind in options:
                size = len(phrase)
                if tuple(tokens[position : position + size]) == phrase:
                    tags[position] = "B-" + kind
                    for offset in range(1, size):
                        tags[position + offset] = "I-" + kind
                    step = size
                    break
        position += step
    return tags


def document_evidence(forms: Sequence[WordForm], phrases: Sequence[str | None]) -> dict[str, tuple[str, ...]]:
    """Return what the whole article says about each capitalised word, keyed by the word without genitive ending."""
    seen: dict[str, set[str]] = {}
    lowers = {form.lower for form in forms if not form.capital}
    previous = before = _START
    for index, form in enumerate(forms):
        if form.capital and len(form.text) > 1:
            marks = seen.setdefault(form.key, set())
            if "male" in previous.classes or "female" in previous.classes:
                marks.add("dF")
            elif "title" in previous.classes:
                marks.add("dT")
            if previous.lower in ARTICLES:
                marks.add("dA")
            elif previous.lower in _PLACE_PREPOSITIONS:
                marks.add("dP")
            elif previous.capital:
                marks.add("dC")
            elif previous.text == "(":
                marks.add("dB")
            elif previous.lower.isalpha() and before.lower not in ARTICLES:
                marks.add("dM")
            if phrases[index]:
                marks.add("d" + str(phrases[index]))
            if form.text != form.key:
                marks.add("dG")
            if "-" in form.text:
                seen.setdefault(form.text.split("-", 1)[0], set()).add("dH")
            if form.lower in lowers:
                marks.add("dL")
        before, previous = previous, form
    return {key: tuple(sorted(marks)) for key, marks in seen.items() if marks}


def sequence_features(
    tokens: Sequence[str], evidence: dict[str, tuple[str, ...]] | None = None
) -> list[list[str]]:
    """Return one feature list per token. ``evidence`` comes from the whole article; by default from these tokens."""
    forms = [word_form(token) for token in tokens]
    phrases = phrase_tags(tokens)
    if evidence is None:
        evidence = document_evidence(forms, phrases)
    padded = [_START, _START, *forms, _END, _END]
    rows: list[list[str]] = []
    opened = False
    for index, form in enumerate(forms):
        previous, following = padded[index + 1], padded[index + 3]
        row = [
            *form.here,
            *previous.before,
            *following.after,
            *padded[index].before2,
            *padded[index + 4].after2,
        ]
        if phrases[index]:
            row.append("ph=" + str(phrases[index]))
        if form.text in _STOPS:
            if form.text in "„»":
                opened = True
            elif form.text in "“”«":
                opened = False
        elif form.capital:
            start = previous is _START or previous.text in _STOPS
            row.append("start" if start else "mid")
            if opened:
                row.append("q")
            row.append("pa|" + ("A" if previous.lower in ARTICLES else previous.lower))
            row.append("sh2|" + previous.here[1] + "|" + form.here[1] if previous.here else "sh2|")
            for mark in evidence.get(form.key, ()):
                row.append(mark)
            if following.capital:
                row.append("capnext")
                for mark in evidence.get(following.key, ()):
                    row.append("+" + mark)
            if previous.capital:
                for name in previous.classes[:2]:
                    row.append("b|" + name + "|" + (form.classes[0] if form.classes else "-"))
        rows.append(row)
    return rows
