"""Where an article speaks of a paper: head noun, points, pages, topic and what stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from lagebild.annotate.events.frames import is_finite, text_of
from lagebild.annotate.events.parties import PREPOSITIONS
from lagebild.lexicon import entries
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
        "jener",
        "jenes",
    ]
)
_INDEFINITE = frozenset(
    ["ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen", "keinem", "keiner"]
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
    ]
)
_MARKS = frozenset("\"„“”»«‚‘’'")
_PAGES = re.compile(r"(\d+|[a-zäöüß]+?)-?seitig(?:e[snrm]?)?\Z")
_POINTS = re.compile(r"(\d+|[a-zäöüß]+?)-?punkte-?(.*)\Z")
_ATTRIBUTE_REACH = 14


@dataclass(frozen=True, slots=True)
class PaperMention:
    """One place where a paper is named or taken up; ``first`` to ``last`` are the tokens of its noun
    phrase."""

    span: CharSpan
    first: int
    head: int
    last: int
    lemma: str
    kind: str
    name: str
    written: str
    points: int | None = None
    pages: int | None = None
    topic: str = ""
    adjectives: tuple[str, ...] = ()
    prefix: str = ""
    state: str = ""
    article: str = ""
    plural: bool = False
    strong: bool = False
    needs_frame: bool = False
    quoted: bool = False
    prep: str = ""
    size: int | None = None
    noun: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    row: dict[str, Any]
    form: str
    prefix: str
    points: int | None
    plural: bool


@cache
def _forms() -> dict[str, tuple[dict[str, Any], bool]]:
    table: dict[str, tuple[dict[str, Any], bool]] = {}
    for row in entries(
        "papers", "head", ("lemma", "kind", "forms", "plural", "opens", "prefixes", "example")
    ):
        for form in row["forms"]:
            table[form] = (row, False)
        for form in row["plural"]:
            table[form] = (row, True)
        for prefix in row["prefixes"]:
            for form in row["forms"] or _inflected(row["lemma"].lower()):
                table.setdefault(prefix + form, (row, False))
            for form in row["plural"]:
                table.setdefault(prefix + form, (row, True))
    return table


def _inflected(lemma: str) -> list[str]:
    return [lemma, lemma + "s", lemma + "es"]


@cache
def words_of(table: str, key: str | None = None, value: str | None = None) -> frozenset[str]:
    """Return the words of a table of ``papers.toml``, of the rows where ``key`` has ``value``."""
    rows = entries("papers", table, ("example",))
    return frozenset(w for row in rows if key is None or row[key] == value for w in row["words"])


@cache
def _number_words() -> dict[str, int]:
    words = entries("papers", "numbers", ("words", "example"))[0]["words"]
    return {word: value for value, word in enumerate(words)}


def number(word: str) -> int | None:
    """Return the value of "20" or "zwanzig", None for other words."""
    return int(word) if word.isdigit() and len(word) < 4 else _number_words().get(word.lower().rstrip("-"))


def find_mentions(doc: Doc) -> list[PaperMention]:
    """Return all places of ``doc`` where a word for a paper stands, in order; none is judged yet."""
    found = []
    for token in doc:
        head = _head(token)
        if head is not None:
            found.append(_read(doc, token, head))
    return found


def _head(token: Token) -> _Head | None:
    text = token.text
    if not (text[:1].isupper() or text[:1].isdigit()):
        return None
    lower = text.lower()
    points = _POINTS.match(lower)
    if points and (value := number(points[1])) is not None and points[2]:
        entry = _lookup(points[2])
        if entry:
            return _Head(entry[0], entry[2], entry[3], value, entry[1])
    entry = _lookup(lower)
    return _Head(entry[0], entry[2], entry[3], None, entry[1]) if entry else None


def _lookup(lower: str) -> tuple[dict[str, Any], bool, str, str] | None:
    """Return (row, plural, form, prefix) for a bare head or a compound that makes a paper."""
    table = _forms()
    if lower in table:
        row, plural = table[lower]
        bare = next((f for f in [*row["forms"], *row["plural"]] if lower == f), None)
        form = bare or next(
            (
                f
                for f in [*row["forms"], *row["plural"], *_inflected(row["lemma"].lower())]
                if lower.endswith(f)
            ),
            lower,
        )
        return row, plural, form, lower[: len(lower) - len(form)]
    before, hyphen, after = lower.rpartition("-")
    if hyphen and after in table and before.strip("-"):
        row, plural = table[after]
        return row, plural, after, before + "-"
    return None


def _read(doc: Doc, token: Token, head: _Head) -> PaperMention:
    row = head.row
    first, adjectives, state, pages, article, prep, size = _left(
        doc, token.i, "p" if head.plural else row["gender"]
    )
    last, topic, points, more_pages, amount = _right(doc, token.i)
    noun = _nominative(token.text, head)
    name = " ".join([*(adjectives if topic or not head.prefix else ()), noun, *([topic] if topic else [])])
    points = head.points if head.points is not None else points
    pages = pages or more_pages
    strong = bool(
        points
        or pages
        or amount
        or row["opens"] == "always"
        or (head.prefix and row["opens"] != "never")
        or (topic and row["opens"] in ("topic", "frame"))
        or set(adjectives) & _stems(row)
    )
    if size is not None and head.plural:
        name = f"{doc[first].text if number(doc[first].text) == size else size} {name}"
    if row["lemma"] == "Fassung":
        name = _clean(doc, first, _genitive_end(doc, token.i), article)
    quoted = token.i > 0 and any(
        t.text in _MARKS for t in doc[max(0, token.i - 1 - len(adjectives)) : token.i]
    )
    return PaperMention(
        span=CharSpan(doc[first].idx, doc[last].idx + len(doc[last])),
        first=first,
        head=token.i,
        last=last,
        lemma=row["lemma"],
        kind=row["kind"],
        name=name,
        written=_clean(doc, first, last, article),
        points=points,
        pages=pages,
        topic=topic,
        adjectives=tuple(adjectives),
        prefix=head.prefix,
        state=state,
        article=article,
        plural=head.plural,
        strong=strong and not _loose(head, token),
        needs_frame=row["opens"] != "never",
        quoted=quoted,
        prep=prep,
        size=size if head.plural else None,
        noun=noun,
        gender=row["gender"],
    )


def _genitive_end(doc: Doc, head: int) -> int:
    """Return the last token of "Fassung *des 28-Punkte-Plans*", or the head itself."""
    for token in doc[head + 1 : head + 12]:
        if token.text[:1].isupper() or _POINTS.match(token.lower_):
            return token.i if doc[head + 1].lower_ in ("des", "der", "eines", "einer", "von") else head
        if token.is_punct or (is_finite(token) and token.lower_ not in _DEFINITE):
            return head
    return head


def _stems(row: dict[str, Any]) -> set[str]:
    return set(row.get("adjectives", ()))


def _loose(head: _Head, token: Token) -> bool:
    """A bare plural ("Pläne zum Ausbau", "Angebote für Kunden") opens nothing by its topic alone."""
    return head.plural and not head.prefix and head.points is None and head.row["opens"] != "always"


def _nominative(written: str, head: _Head) -> str:
    """The head noun in the nominative, its first part as written ("28-Punkte-Plans" -> "28-Punkte-Plan")."""
    form, lemma = head.form, head.row["lemma"]
    if head.plural:
        base = form[:-1] if form.endswith("n") and form[:-1] in head.row["plural"] else form
    else:
        base = next((f for f in head.row["forms"] if form.startswith(f)), lemma.lower())
    stem = written[: len(written) - len(form)]
    return stem + (base.capitalize() if not stem or stem.endswith("-") else base)


def _clean(doc: Doc, first: int, last: int, article: str) -> str:
    start = first + (1 if article and doc[first].lower_ in _DEFINITE | _INDEFINITE | _POSSESSIVE else 0)
    while start < last and doc[start].text in _MARKS:
        start += 1
    return text_of(doc)[doc[start].idx : doc[last].idx + len(doc[last])]


def _says_nothing(word: str) -> bool:
    """Whether an adjective only points back: "eine entsprechende Erklärung"."""
    return word in words_of("pointing")


def _left(doc: Doc, head: int, gender: str) -> tuple[int, list[str], str, int | None, str, str, int | None]:
    """Read what stands before the head: (first token, adjectives, state, pages, article, preposition,
    number)."""
    position, state, pages, size = head - 1, "", None, None
    adjectives: list[str] = []
    while position >= 0:
        token = doc[position]
        if token.text in _MARKS:
            position -= 1
            continue
        if (count := number(token.lower_)) is not None and count > 1:
            size = count
            position -= 1
            break
        if not (token.text.islower() or _PAGES.match(token.lower_)) or not token.lower_.endswith(
            ("e", "en", "er", "es", "em")
        ):
            break
        if (
            token.lower_ in _DEFINITE | _INDEFINITE | _POSSESSIVE
            or token.lower_ in PREPOSITIONS
            or _is_verb(token)
        ):
            break
        page = _PAGES.match(token.lower_)
        if page and number(page[1]) is not None:
            pages = number(page[1])
        state = state or _state(token.lower_)
        if _says_nothing(token.lower_):
            position -= 1
            continue
        if not _state(token.lower_) and not _presented(token.lower_):
            adjectives.insert(0, _inflect(token.text, gender))
        elif _presented(token.lower_):
            break
        position -= 1
    first = position + 1
    reach = _attribute_start(doc, position) or _attribute_start(doc, first)
    if reach is not None and not (position >= 0 and doc[position].lower_ in _DEFINITE | _INDEFINITE):
        first, position = reach + 1, reach
    article, prep = "", ""
    if position >= 0:
        word = doc[position].lower_
        article = (
            "definite"
            if word in _DEFINITE
            else "indefinite"
            if word in _INDEFINITE
            else "possessive"
            if word in _POSSESSIVE
            else ""
        )
        if article:
            first = position
            if word in ("im", "zum", "zur", "am", "beim", "vom"):
                prep, first = word, position + 1
        before = doc[position - 1].lower_ if article and position else word
        prep = prep or (before if before in PREPOSITIONS else "")
    while first < head and doc[first].text in _MARKS:
        first += 1
    return first, adjectives, state, pages, article, prep, size


def _is_verb(token: Token) -> bool:
    return is_finite(token) and not _state(token.lower_)


def _state(word: str) -> str:
    for kind in ("revised", "original"):
        if word in words_of("state", "kind", kind):
            return kind
    return ""


def _presented(word: str) -> bool:
    return any(
        word[: -len(end)] in words_of("presented")
        for end in ("en", "er", "es", "em", "e")
        if word.endswith(end)
    )


def _attribute_start(doc: Doc, position: int) -> int | None:
    """Return the article that opens "eines im November von den USA vorgelegten [Plans]"."""
    if position < 0:
        return None
    token = doc[position]
    if not (
        token.text.islower()
        and token.lower_.endswith(
            ("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "enes", "nde", "nden", "nder", "ndes")
        )
    ):
        return None
    for start in range(position - 1, max(-1, position - _ATTRIBUTE_REACH), -1):
        word = doc[start]
        if word.is_punct and word.text not in _MARKS:
            return None
        if word.lower_ in _DEFINITE | _INDEFINITE and start + 1 < len(doc):
            following = doc[start + 1]
            if following.text.islower() and (
                following.lower_ in PREPOSITIONS
                or following.i == position
                or following.lower_ in ("kürzlich", "zuvor", "jüngst", "bereits", "zuletzt", "als")
            ):
                return start
    return None


def _inflect(word: str, gender: str) -> str:
    stem = word[:-2] if word.endswith(("en", "er", "es", "em")) else word[:-1]
    return stem + {"m": "er", "n": "es", "f": "e", "p": "e"}[gender]


def _right(doc: Doc, head: int) -> tuple[int, str, int | None, int | None, bool]:
    """Read what follows the head: (last token, topic, points, pages, whether an amount is named)."""
    after = doc[head + 1 : head + 8]
    words = [t.lower_ for t in after]
    if (
        words[:1] in (["mit"], ["aus"], ["von"])
        and len(words) > 2
        and (value := number(words[1])) is not None
    ):
        if words[2] in ("punkten", "punkte"):
            return head + 3, "", value, None, False
        if words[2] in ("seiten", "seite"):
            return head + 3, "", None, value, False
    if words[:1] in (["mit"], ["von"], ["über"]) and "prozent" in words:
        return head, "", None, None, True
    if words[:1] and words[0] in words_of("topic"):
        last = _topic_end(doc, head + 1)
        if last is not None:
            return last, text_of(doc)[doc[head + 1].idx : doc[last].idx + len(doc[last])], None, None, False
    return head, "", None, None, False


def _topic_end(doc: Doc, start: int) -> int | None:
    """Return the last token of "zur Beendigung des Krieges", "für Wirtschaft und Wohlstand" in quotation
    marks."""
    position, last, nouns = start + 1, None, 0
    inside = start >= 2 and _open_mark(doc, start)
    while position < min(len(doc), start + 14):
        token = doc[position]
        word = token.lower_
        if token.text in _MARKS or (token.is_punct and token.text != "-"):
            break
        if token.text[:1].isupper():
            nouns, last = nouns + 1, position
        elif word in ("und", "oder") and inside:
            pass
        elif word in PREPOSITIONS:
            if last is None or word not in ("für", "in", "im"):
                break
            if word in ("in", "im") and position != last + 1:
                break
        elif (
            word not in _DEFINITE | _INDEFINITE | _POSSESSIVE
            and (last == position - 1 or not word.endswith(("en", "er", "es", "em", "e")))
        ) or (is_finite(token) and word not in _DEFINITE):
            break
        position += 1
    return last if nouns else None


def _open_mark(doc: Doc, position: int) -> bool:
    """Whether the words stand inside quotation marks that open shortly before."""
    for token in reversed(doc[max(0, position - 4) : position]):
        if token.text in _MARKS:
            spaced = token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].text in "([–"
            return spaced and not token.whitespace_
    return False
