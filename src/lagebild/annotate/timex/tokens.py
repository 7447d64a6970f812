"""A text as a row of symbols, one for each word, number or mark, so that patterns need look at nothing else.

What a word or number can be (a month, a day of the month, a number) is its set of categories; every set
that occurs is one character, and a pattern over categories becomes an ordinary regular expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from lagebild.annotate.timex.words import Word, load_words

LEXER = re.compile(
    r"""
    [^\S\n]?+
    (?:
        (?P<WORD>[^\W\d_]++)
      | (?P<BREAK>\n[^\S\n]*+\n\s*+)
      | (?P<ISO>(?:1[0-9]|20)[0-9][0-9]-(?:0[0-9]|1[0-2])-(?:[0-2][0-9]|3[01])(?![0-9]))
      | (?P<NUMDATE>(?:0?[1-9]|[12][0-9]|3[01])\.[ ]?(?:0?[1-9]|1[0-2])\.
          (?:[ ]?(?:1[0-9]|20)[0-9][0-9]|[0-9][0-9])?(?![0-9]|\.[0-9]))
      | (?P<YEARSPAN>(?:1[0-9]|20)[0-9][0-9][ ]?/[ ]?(?:(?:1[0-9]|20)[0-9][0-9]|[0-9][0-9])(?![0-9/]))
      | (?P<BIGNUM>[0-9]{1,3}(?:\.[0-9]{3})++(?!\.?[0-9]))
      | (?P<CLOCK>(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?![0-9]|[.:,/][0-9]))
      | (?P<OTHERNUM>[0-9]++(?:[./:][0-9]++)++|0[0-9][0-9]++|[0-9]{5}[0-9]*+)
      | (?P<DECIMAL>[0-9]++,[0-9]++)
      | (?P<DECADENUM>(?:1[5-9]|20)?[0-9]0-?er[n]?(?!\w))
      | (?P<ORD>[0-9]{1,2}\.(?![0-9]))
      | (?P<NUM>[0-9]++)
      | (?P<SHORTYEAR>['’][0-9][0-9](?!\w))
      | (?P<DASH>(?<=\s)[-–—](?=\s))
      | (?P<MARK>[^\w\s]|_|\d)
    )
    """,
    re.VERBOSE,
)
"""The pieces of a text. Alternatives are tried in order; none can run over what it has taken before.

Words come first as they are most pieces; nothing else begins with a letter. A blank in front is stepped over
with its piece, which is what the group holds: the alternatives are not tried on it."""

MARKS = {
    ".": "DOT",
    "!": "DOT",
    "?": "DOT",
    ",": "COMMA",
    ":": "COLON",
    ";": "SEMICOLON",
    "(": "LPAR",
    "[": "LPAR",
    ")": "RPAR",
    "]": "RPAR",
    "-": "HYPHEN",
    "–": "HYPHEN",
    "—": "HYPHEN",
    "‑": "HYPHEN",
    "/": "SLASH",
    "&": "AND",
    **dict.fromkeys("\"'„“”‚‘’«»‹›", "QUOTE"),
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's pieces: ``symbols[i]`` stands for ``text[starts[i]:ends[i]]``; a break opens and closes it."""

    text: str
    starts: list[int]
    ends: list[int]
    symbols: str

    def __len__(self) -> int:
        return len(self.symbols)

    def surface(self, index: int) -> str:
        """Return the piece as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_a(self, index: int, category: str) -> bool:
        """Whether the piece can be of that category; False outside the text."""
        return 0 <= index < len(self.symbols) and category in alphabet().sets[self.symbols[index]]

    def has_prefix(self, prefix: str) -> bool:
        """Whether the letters are a verb's separable prefix ("ein" of "einzuleiten")."""
        return any(word.category == "SEPARABLE" for word in load_words().get(prefix, ()))

    def categories(self, index: int) -> frozenset[str]:
        """Return all that the piece can be; nothing outside the text."""
        return alphabet().sets[self.symbols[index]] if 0 <= index < len(self.symbols) else frozenset()

    def word(self, index: int, category: str) -> Word | None:
        """Return the word's meaning in that category, or None."""
        return next(
            (word for word in load_words().get(self.surface(index), ()) if word.category == category), None
        )


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Which character stands for which set of categories."""

    symbols: dict[frozenset[str], str]
    sets: dict[str, frozenset[str]]
    words: dict[str, str]

    def those(self, category: str) -> set[str]:
        """Return all characters that stand for something of that category."""
        return {symbol for symbol, names in self.sets.items() if category in names}


@cache
def alphabet() -> Alphabet:
    """Return the symbols for everything that the lexicon and the lexer can tell apart."""
    word_sets = {form: _word_categories(form, words) for form, words in load_words().items()}
    others = chain(
        (frozenset({name}) for name in {*MARKS.values(), *LEXER.groupindex, "MARK"}),
        (_number_categories(str(number)) for number in (*range(100), 100, *range(1000, 2200, 50))),
        (frozenset({"CAPITAL"}), frozenset({"SMALL"})),
    )
    known = sorted({*word_sets.values(), *others}, key=sorted)
    symbols = {names: chr(0xE000 + number) for number, names in enumerate(known)}
    return Alphabet(
        symbols=symbols,
        sets={symbol: names for names, symbol in symbols.items()},
        words={form: symbols[names] for form, names in word_sets.items()},
    )


def _word_categories(form: str, words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset({word.category for word in words} | {"CAPITAL" if form[0].isupper() else "SMALL"})


def _number_categories(digits: str) -> frozenset[str]:
    names = {"NUM"}
    if len(digits) <= 2:
        number = int(digits)
        names |= {"DAY"} if 1 <= number <= 31 else set()
        names |= {"HOUR"} if number <= 24 else set()
        names |= {"TWODIGITS"} if len(digits) == 2 else set()
    elif len(digits) == 3:
        names |= {"EARLY_YEAR"}
    elif len(digits) == 4 and "1000" <= digits <= "2099":
        names |= {"YEAR"}
        names |= {"YEAR_NOW"} if "1900" <= digits <= "2049" else set()
    return frozenset(names)


def tokenize(text: str) -> Tokens:
    """Return the pieces of ``text`` in order; white space is none, but an empty line is a break."""
    letters = alphabet()
    words, symbols = letters.words, letters.symbols
    capital, small = symbols[frozenset({"CAPITAL"})], symbols[frozenset({"SMALL"})]
    brk, mark = symbols[frozenset({"BREAK"})], symbols[frozenset({"MARK"})]
    marks = {char: symbols[frozenset({name})] for char, name in MARKS.items()}
    starts, ends, row = [0], [0], [brk]
    for match in LEXER.finditer(text):
        kind = str(match.lastgroup)
        piece = match[kind]
        if kind == "WORD":
            symbol = words.get(piece) or (capital if piece[0].isupper() else small)
        elif kind == "MARK":
            symbol = marks.get(piece, mark)
        elif kind == "NUM":
            symbol = symbols.get(_number_categories(piece), mark)
        else:
            symbol = symbols[frozenset({kind})]
        start, end = match.span(kind)
        starts.append(start)
        ends.append(end)
        row.append(symbol)
    return Tokens(text, [*starts, len(text)], [*ends, len(text)], "".join([*row, brk]))


def governor(tokens: Tokens, start: int) -> frozenset[str]:
    """Return the categories of the words that govern the piece: "bis zum", "spätestens am", "um den", "bis
    tief in den frühen"."""
    found: set[str] = set()
    for index in range(start - 1, max(start - _GOVERNORS, 0), -1):
        names = tokens.categories(index)
        found |= names
        if "IN" in names and _goes_into(tokens, index):
            found.add("UPTO")
            break
        if not names & _BETWEEN:
            break
    return frozenset(found)


_GOVERNORS = 4
"""So many words before a time is the one that governs it."""
_BETWEEN = frozenset(["IN_DET", "DET", "ON", "EARLY_LATE"])
"""What stands between a time and the word that governs it."""


def _goes_into(tokens: Tokens, index: int) -> bool:
    """Whether "in" tells until when something goes on: "bis in den Freitag", "bis tief in die Nacht"."""
    before = tokens.categories(index - 1)
    far = bool(before & {"DEEP", "EARLY_LATE"})
    return "UPTO" in (tokens.categories(index - 2) if far else before)
