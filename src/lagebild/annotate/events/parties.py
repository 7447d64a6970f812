"""Who stands in a clause: names, unnamed delegations and envoys, with the preposition that governs them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, cast

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import group, is_finite
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.lexicon import entries
from lagebild.model.annotation import Description, Mention, MentionKind, Reference
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

PREPOSITIONS = frozenset(
    [
        "mit",
        "zwischen",
        "von",
        "vom",
        "durch",
        "bei",
        "beim",
        "an",
        "am",
        "auf",
        "aus",
        "außer",
        "für",
        "gegen",
        "in",
        "im",
        "ins",
        "nach",
        "ohne",
        "seit",
        "über",
        "um",
        "unter",
        "vor",
        "zu",
        "zum",
        "zur",
        "neben",
        "trotz",
        "wegen",
        "während",
        "hinter",
        "laut",
        "gegenüber",
        "per",
        "samt",
        "mitsamt",
        "nahe",
        "entlang",
        "binnen",
        "innerhalb",
        "außerhalb",
    ]
)
_WITH_DATIVE = frozenset(["von", "vom", "mit", "aus", "bei", "beim", "nach", "zu", "zum", "zur", "samt"])
"""Prepositions that "die" and "das" cannot follow: "die Regierung von Norland und die Nordfront"."""
_GENITIVE = frozenset(
    [
        "des",
        "der",
        "eines",
        "einer",
        "seines",
        "seiner",
        "ihres",
        "ihrer",
        "dieses",
        "dieser",
        "beider",
        "unseres",
        "unserer",
        "aller",
        "mehrerer",
    ]
)
_READER = "lagebild_party_reader"
_BESIDE = frozenset(["neben", "außer"])
_CONNECT = frozenset(["und", "sowie", "oder", ",", "auch", "wie", "beziehungsweise", "bzw."])
_ACTORS = frozenset(
    [
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.GOVERNMENT,
        MentionKind.STATE,
        MentionKind.GROUP,
    ]
)
_NO_ADJECTIVE = frozenset(
    [
        "wollen",
        "sollen",
        "können",
        "müssen",
        "dürfen",
        "werden",
        "haben",
        "wurden",
        "hatten",
        "waren",
        "heute",
        "beraten",
        "treffen",
        "reisen",
        "kommen",
        "verhandeln",
        "telefonieren",
        "tagen",
        "sondieren",
        "worden",
        "wollten",
        "sollten",
        "könnten",
        "wieder",
        "unter",
        "aber",
        "oder",
        "sowie",
    ]
)
_RELATIVES = frozenset(["denen", "dem", "der", "den", "welchen", "welchem", "welcher"])
_TOGETHER = frozenset(["zusammen", "gemeinsam"])
_ARTICLES = frozenset(
    ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"]
)
_PARTICIPLES = tuple(
    stem + end
    for stem in ("end", "elt", "ert", "tet", "gt", "llt", "hrt", "zt")
    for end in ("e", "en", "er", "em", "es")
)
_LONG = 20
"""So many words an attribute before a noun may have."""
_MARKS = frozenset("\"„“”»«‚‘’'")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a clause: ``name`` resolved or as written in the nominative, with the tokens it covers.

    ``prep`` is the governing preposition, "" for subjects and objects. ``dependent`` marks who only
    belongs to somebody else ("der Sprecher *der Nordfront*"); ``genitive`` a genitive after a noun.
    """

    name: str
    span: CharSpan
    first: int
    last: int
    prep: str = ""
    side: str | None = None
    genitive: bool = False
    dependent: bool = False
    named: bool = True
    plural: bool = False
    place: bool = False
    seat: bool = False
    """A capital, which may stand for its government or be the place."""
    along: bool = False
    """On the same side: "zusammen mit X"."""
    ours: bool = False
    """Led by "unser": "unsere Partner"."""


@cache
def _party_nouns() -> dict[str, tuple[str, str, str]]:
    """Map a form to (nominative, gender or "p" for plural, flags)."""
    table: dict[str, tuple[str, str, str]] = {}
    for row in entries("events_parties", "party", ("lemma", "gender", "forms", "plural", "example")):
        flag = "modifier" if row.get("needs_modifier") else ""
        for form in row["plural"]:
            table[form] = (_nominative_plural(form, row["plural"]), "p", flag)
        for form in row["forms"]:
            table.setdefault(
                form,
                (
                    form
                    if form.endswith("in")
                    else row["lemma"].lower()
                    if form.startswith(row["lemma"].lower())
                    else form,
                    "f" if form.endswith("in") else row["gender"],
                    flag,
                ),
            )
    return table


def _nominative_plural(form: str, plural: list[str]) -> str:
    return form[:-1] if form.endswith("n") and form[:-1] in plural else form


@cache
def _determiners() -> tuple[frozenset[str], frozenset[str]]:
    row = entries("events_parties", "determiner", ("kept", "dropped", "example"))[0]
    return frozenset(row["kept"]), frozenset(row["dropped"])


@cache
def _inhabitants() -> dict[str, tuple[str, str]]:
    """Map the plural of a people to its nominative and its state: "Palästinensern" to "palästinenser"."""
    table: dict[str, tuple[str, str]] = {}
    for written, state in gazetteer().inhabitants.items():
        people = written.lower()
        invariant = people.endswith("er")
        ending = {"e": "n", "i": "s"}.get(people[-1], "en")
        forms = [people, people + "n"] if invariant else [people + ending]
        table |= dict.fromkeys(forms, (forms[0], state))
    return table


def party_noun(word: str) -> tuple[str, str, str] | None:
    """Return (nominative ending, gender, flags) when a capitalised word names a party, as a whole or at
    its end.

    "Unterhändlern", "Chefunterhändler", "US-Delegation"; not "Ministerium".
    """
    if not word[:1].isupper():
        return None
    lower = word.lower()
    table = _party_nouns()
    if lower in table:
        return table[lower]
    for cut in range(2, len(lower) - 3):
        if lower[cut:] in table and len(lower[cut:]) >= 4:
            return table[lower[cut:]]
    return None


class PartyReader:
    """Finds the parties of a document once, and hands out those of a clause."""

    def __init__(self, doc: Doc) -> None:
        """Read names, descriptions and references of ``doc``; party nouns are found where nobody else did."""
        self.doc = doc
        self.sides = _sides(doc)
        self.offices = {t.i for role in doc._.roles for t in _tokens(doc, role.span)}
        self.times = {t.i for timex in doc._.timexes for t in _tokens(doc, timex.span)}
        self.persons = {
            t.i for m in doc._.mentions if m.kind is MentionKind.PERSON for t in _tokens(doc, m.span)[:1]
        }
        self.brackets = _in_brackets(doc)
        self.stops = {t.i for t in doc if t.text == "."}
        self.owners = {
            p.first: p for r in doc._.references if r.rule == "possessive" for p in self._referred(r)
        }
        """Whom "sein", "ihre" mean, by the place of the word: "seine Gespräche mit Krüger"."""
        spans = [_tokens(doc, m.span) for m in doc._.mentions]
        self.name_ends = {t.i: span[-1].i for span in spans for t in span}
        self.found = self._scan()
        self.firsts = [p.first for p in self.found]
        self.starts = [p.span.start for p in self.found]
        self._by_name: dict[str, list[Party]] = {}
        for party in self.found:
            self._by_name.setdefault(party.name, []).append(party)

    def named(self, name: str) -> list[Party]:
        """Return the places where a party of this name stands."""
        return self._by_name.get(name, [])

    def within(self, tokens: Sequence[Token]) -> list[Party]:
        """Return the parties whose words lie among ``tokens``, each with its preposition."""
        if not tokens:
            return []
        inside = {t.i for t in tokens}
        low, high = bisect_left(self.firsts, min(inside)), bisect_right(self.firsts, max(inside))
        mine = [p for p in self.found[low:high] if p.first in inside and p.last in inside | self.stops]
        mine = [p for p in mine if p.first not in self.brackets]
        return _govern(list(tokens), mine, self.times)

    def covered(self, span: CharSpan) -> list[Party]:
        """Return the parties of a phrase that nobody else in it owns."""
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        inside = [p for p in self.found[low:high] if p.span.end <= span.end]
        tokens = _tokens(self.doc, span)
        return [p for p in _govern(tokens, inside, self.times) if p.prep == "" and not p.dependent]

    def _scan(self) -> list[Party]:
        doc = self.doc
        found: list[Party] = []
        taken: set[int] = set()
        for party in sorted(self._given(), key=lambda p: (-(p.last - p.first), p.first)):
            if not taken & set(range(party.first, party.last + 1)):
                found.append(party)
                taken |= set(range(party.first, party.last + 1))
        names_at = {p.first: p for p in found if p.named}
        for token in doc:
            if token.i in taken:
                continue
            unnamed = self._from_noun(token, taken, names_at)
            if unnamed:
                found.append(unnamed)
                taken |= set(range(unnamed.first, unnamed.last + 1))
        return sorted(found, key=lambda p: p.first)

    def _given(self) -> list[Party]:
        parties: list[Party] = []
        for mention in self.doc._.mentions:
            if self.offices & {t.i for t in _tokens(self.doc, mention.span)}:
                continue  # "Chef der NASA, Rita Weber": the body only belongs to her
            if mention.kind in _ACTORS or mention.kind is MentionKind.PLACE:
                parties += self._party(mention.span, mention.name, named=True, mention=mention)
        for description in self.doc._.descriptions:
            parties += self._described(description)
        for reference in self.doc._.references:
            if reference.rule != "possessive":
                parties += self._referred(reference)
        return parties

    def _party(self, span: CharSpan, name: str, named: bool, mention: Mention | None = None) -> list[Party]:
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or not len(tokens):
            return []
        place = mention is not None and mention.kind is MentionKind.PLACE and mention.of is None
        side = self.sides.get(name) or (mention.of if mention else None)
        seat = mention is not None and mention.kind is MentionKind.PLACE and not place
        first, last = tokens[0].i, tokens[-1].i
        return [Party(name, span, first, last, named=named, side=side, place=place, seat=seat)]

    def _described(self, description: Description) -> list[Party]:
        span, text = description.span, description.text
        words = _tokens(self.doc, span)
        verb = next((n for n, word in enumerate(words[:3]) if is_finite(word)), None)
        if verb is not None and verb + 1 < len(words):  # "zudem berieten US-Vertreter": no adjectives
            span = CharSpan(words[verb + 1].idx, span.end)
            text = " ".join(text.split()[verb + 1 :])
        if words and description.plural:
            span, text = self._with_list(span, text, words)
        return [
            replace(p, side=description.of, plural=description.plural)
            for p in self._party(span, text, named=False)
        ]

    def _with_list(self, span: CharSpan, text: str, words: list[Token]) -> tuple[CharSpan, str]:
        """Take in the other states of a list: "die Außenminister der USA, Norlands und Katars"."""
        doc, first, last = self.doc, words[0].i, words[-1].i
        if first > 1 and doc[first - 1].lower_ == "und" and doc[first - 2].text.endswith("-"):
            text, first = f"{doc[first - 2].text} und {text}", first - 2  # "EU-Außen- und Europaminister"
        if last in self.name_ends and doc[last].i > words[0].i:
            last, before = self._listed(last), last
            text += text_of(doc)[doc[before].idx + len(doc[before]) : doc[last].idx + len(doc[last])]
        return CharSpan(doc[first].idx, doc[last].idx + len(doc[last])), text

    def _listed(self, last: int) -> int:
        """Return the end of a list of genitives that goes on behind the name that ends at ``last``."""
        doc, position = self.doc, last + 1
        while position + 1 < len(doc) and doc[position].text in (",", "und", "sowie"):
            place = position + 1
            marked = doc[place].lower_ in ("der", "des", "von", "aus")
            place += marked
            if place not in self.name_ends or not (marked or doc[self.name_ends[place]].text.endswith("s")):
                break
            last, position = self.name_ends[place], self.name_ends[place] + 1
        return last

    def _referred(self, reference: Reference) -> list[Party]:
        parties = []
        for name in reference.names:
            parties += self._party(reference.span, name, named=True)
        return parties[:1]

    def _from_noun(self, token: Token, taken: set[int], names_at: dict[int, Party]) -> Party | None:
        people = _inhabitants().get(token.lower_) if token.text[:1].isupper() else None
        noun = (people[0], "p", "") if people else party_noun(token.text)
        if noun is None or token.i in self.offices or token.i + 1 in self.persons:
            return None
        doc = self.doc
        following = token.i + 1
        while following < len(doc) and doc[following].text in _MARKS:
            following += 1
        if following in names_at and not names_at[following].place and noun[1] != "p":
            return None  # a title before its name
        first, words = _modifiers(doc, token.i, noun[1], taken)
        if noun[2] == "modifier" and not words:
            return None
        last, tail = (token.i, []) if people else _belonging(doc, token.i, names_at)
        name = " ".join([*words, _nominative(token.text, noun), *tail])
        span = CharSpan(doc[first].idx, doc[last].idx + len(doc[last]))
        side = next((names_at[i].name for i in range(token.i + 1, last + 1) if i in names_at), None)
        if people and first == token.i:
            return None  # "Deutsche Bahn", "Berliner Dänen": a people has an article or an adjective
        side = people[1] if people else side
        return Party(name, span, first, last, named=False, plural=noun[1] == "p", side=side)


def party_reader(doc: Doc) -> PartyReader:
    """Return the parties of ``doc``, read once for papers, events and commitments, after the references."""
    if _READER not in doc.user_data:
        doc.user_data[_READER] = PartyReader(doc)
    return cast(PartyReader, doc.user_data[_READER])


def _in_brackets(doc: Doc) -> frozenset[int]:
    """Return the tokens inside brackets, which give a party or a state and nobody of their own."""
    inside: set[int] = set()
    opened: int | None = None
    for token in doc:
        if token.text == "(":
            opened = token.i
        elif token.text == ")" and opened is not None:
            inside |= set(range(opened, token.i))
            opened = None
        elif token.is_sent_start:
            opened = None
    return frozenset(inside)


def _tokens(doc: Doc, span: CharSpan) -> list[Token]:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(found) if found is not None else []


def _sides(doc: Doc) -> dict[str, str]:
    """Map a person to the state or body that an office names."""
    sides: dict[str, str] = {}
    for role in doc._.roles:
        if role.of and not role.former:
            sides.setdefault(role.name, role.of)
    return sides


def _nominative(word: str, noun: tuple[str, str, str]) -> str:
    form, gender, _ = noun
    lower = word.lower()
    start = max(
        (cut for cut in range(len(lower)) if lower[cut:].startswith(form) or _same_stem(lower[cut:], form)),
        default=0,
    )
    return (
        word[:start] + (form.capitalize() if start == 0 or word[start - 1] == "-" else form)
        if gender
        else word
    )


def _same_stem(tail: str, form: str) -> bool:
    return abs(len(tail) - len(form)) <= 2 and tail[:4] == form[:4]


def _modifiers(doc: Doc, noun: int, gender: str, taken: set[int]) -> tuple[int, list[str]]:
    """Return the first token of the phrase and its kept words, adjectives in the nominative."""
    kept, dropped = _determiners()
    position = noun - 1
    words: list[str] = []
    while position >= 0 and position not in taken:
        token = doc[position]
        if token.lower_ in kept:
            words.insert(0, "alle" if token.lower_.startswith("all") else "beide")
        elif token.text.islower() and token.lower_ not in dropped and _adjective(token):
            words.insert(0, _inflect(token.text, gender))
        elif token.like_num and token.text.isdigit():
            words.insert(0, token.text)
        else:
            break
        position -= 1
    if position >= 2 and doc[position].lower_ in ("und", "sowie") and doc[position - 1].text.endswith("-"):
        back = position - 1 if len(doc[position - 1]) > 1 else position - 2
        words[:0] = [doc[back:position].text, doc[position].text]  # "die EU-Außen- und Europaminister"
        position = back - 1
    first = position + 1
    if position >= 0 and doc[position].lower_ in dropped:
        first = position
    return first, words


def _adjective(token: Token) -> bool:
    return (
        token.text.endswith(("en", "er", "es", "em", "e"))
        and token.lower_ not in PREPOSITIONS
        and token.lower_ not in _NO_ADJECTIVE
        and not is_finite(token)
    )


def _inflect(word: str, gender: str) -> str:
    stem = word[:-2] if word.endswith(("en", "er", "es", "em")) else word[:-1]
    return stem + {"m": "er", "n": "es", "f": "e", "p": "e"}[gender]


def _belonging(doc: Doc, noun: int, names_at: dict[int, Party]) -> tuple[int, list[str]]:
    """Return the end of "der Ukraine", "aus Moskau", "von Vattenfall" after a party noun, and its words."""
    last = noun
    words: list[str] = []
    position = noun + 1
    limit = min(len(doc), noun + 12)
    while position < limit:
        start = position
        lead = doc[position].lower_
        joined = bool(words) and lead in ("und", "sowie", ",")
        if joined:
            position += 1
            lead = doc[position].lower_ if position < limit else ""
        if lead in ("aus", "von") or (lead in _GENITIVE and not joined) or (joined and lead in _GENITIVE):
            position += 1
        elif not joined:
            break
        while position < limit and doc[position].text.islower() and _adjective(doc[position]):
            position += 1
        if position >= limit:
            break
        if position < limit and doc[position].like_num and position + 1 < limit:
            position += 1
            while position < limit and doc[position].text.islower() and _adjective(doc[position]):
                position += 1
            if not doc[position].text[:1].isupper():
                break
            position += 1
        elif position in names_at and names_at[position].last < limit + 4:
            position = names_at[position].last + 1
        elif (lead in _GENITIVE or lead == "von") and doc[position].text[:1].isupper() and not joined:
            position += 1
        elif joined and words[:1] == ["von"] and doc[position].text[:1].isupper():
            position += 1  # "Vertreter von Gewerkschaft und Arbeitgebern"
        else:
            break
        words += [t.text for t in doc[start:position]]
        last = position - 1
    return last, words


def _govern(tokens: list[Token], parties: list[Party], times: set[int]) -> list[Party]:
    """Give each party its preposition, carried over lists ("mit A, B und C")."""
    at = {p.first: p for p in parties}
    out: list[Party] = []
    prep, connected, previous = "", False, None
    position = 0
    while position < len(tokens):
        token = tokens[position]
        word = token.lower_
        party = at.get(token.i)
        if party is None and (behind := _behind_attribute(tokens, position)):
            inside = {t.i for t in tokens[position:behind]}
            out += [
                replace(p, prep="in", dependent=True)
                for p in parties
                if p.first in inside and p.last in inside
            ]
            position = behind
            continue
        if party is not None:
            if word in ("die", "das") and (prep in _WITH_DATIVE or (previous is not None and previous.place)):
                prep = ""
            party = _placed(tokens, position, party, prep if connected or prep else "", previous, connected)
            out.append(party)
            previous, connected = party, False
            position += party.last - party.first + 1
            if not (position < len(tokens) and tokens[position].lower_ in _CONNECT):
                prep_after = ""
                prep = prep_after if not _list_goes_on(tokens, position) else prep
            continue
        if position == 0 and word in ("um", "ohne") and any(t.lower_ == "zu" for t in tokens[-3:]):
            pass  # "um Krüger zu treffen"
        elif word in PREPOSITIONS:
            prep = "außer" if prep in ("außer", "ohne") and word == "mit" else word
        elif position == 1 and prep and word in _RELATIVES and _opens_relative(tokens):
            prep = ""
        elif word == "auch" and prep in _BESIDE:
            prep, connected = "", False  # "neben Norland auch Südland"
        elif word in _CONNECT:
            connected = True
        elif connected and word in ("die", "das") and prep in _WITH_DATIVE:
            prep = ""
        elif is_finite(token):
            prep, previous = "", None
        elif token.i in times:
            prep = ""
        position += 1
    return out


def _behind_attribute(tokens: list[Token], position: int) -> int | None:
    """Return where an attribute with phrases of its own ends: "mit dem [im Exil lebenden] Krüger"."""
    if tokens[position].lower_ not in _ARTICLES or position + 3 >= len(tokens):
        return None
    first = tokens[position + 1]
    if not (first.lower_ in PREPOSITIONS or first.lower_ in group("attribute_start")):
        return None
    for place in range(position + 2, min(len(tokens) - 1, position + _LONG)):
        token = tokens[place]
        if is_finite(token) or token.text in (",", ";", ":"):
            return None
        if token.text.islower() and token.text.endswith(_PARTICIPLES) and _noun_follows(tokens, place + 1):
            return place + 1
    return None


def _noun_follows(tokens: list[Token], position: int) -> bool:
    """Whether a noun stands there, adjectives before it."""
    while position < len(tokens) - 1 and tokens[position].text.islower() and _adjective(tokens[position]):
        position += 1
    return tokens[position].text[:1].isupper()


def _opens_relative(tokens: list[Token]) -> bool:
    """Whether "nach der die Delegationen ..." begins a relative clause: an article follows the pronoun."""
    following = tokens[2].lower_ if len(tokens) > 2 else ""
    return tokens[1].lower_ == "denen" or following in ("der", "die", "das", "den", "es", "sich", "er", "sie")


def _list_goes_on(tokens: list[Token], position: int) -> bool:
    """Whether words that belong to the last party are followed by another of the same list."""
    for token in tokens[position : position + 8]:
        if token.lower_ in ("und", "sowie"):
            return True
        if is_finite(token) or token.lower_ in PREPOSITIONS or token.text in (".", ";", ":"):
            return False
    return False


def _placed(
    tokens: list[Token], position: int, party: Party, prep: str, previous: Party | None, connected: bool
) -> Party:
    back = position - 1
    while back > 0 and tokens[back].text in _MARKS:
        back -= 1
    before = tokens[back].lower_ if position else ""
    lead = tokens[position].lower_
    genitive = (
        before in _GENITIVE
        or lead in _GENITIVE - {"der", "beider", "aller"}
        or lead in ("der", "beider", "aller")
    )
    after_noun = position >= 1 and _noun_before(tokens, position)
    following = tokens[position + party.last - party.first + 1 : position + party.last - party.first + 2]
    owner = (
        party.named
        and party.span.end > party.span.start
        and tokens[position].doc[party.last].text.endswith(("s", "’", "'"))
        and bool(following)
        and following[0].text[:1].isupper()
        and not following[0].is_sent_start
        and party.name != tokens[position].doc[party.first : party.last + 1].text
    )
    dependent = owner or (
        genitive
        and after_noun
        and previous is not None
        and not connected
        and party.named
        and _adjacent(tokens, position, previous)
    )
    along = prep == "mit" and any(t.lower_ in _TOGETHER for t in tokens[max(0, position - 6) : position])
    ours = lead.startswith("unser") or before.startswith("unser")
    return replace(
        party, prep=prep, genitive=genitive and after_noun, dependent=dependent, along=along, ours=ours
    )


def _noun_before(tokens: list[Token], position: int) -> bool:
    """Whether a noun stands right before the phrase's determiner and adjectives."""
    for token in reversed(tokens[max(0, position - 4) : position]):
        if token.lower_ in _GENITIVE or token.text in _MARKS or (token.text.islower() and _adjective(token)):
            continue
        return token.text[:1].isupper()
    return False


def _adjacent(tokens: list[Token], position: int, previous: Party) -> bool:
    gap = [t for t in tokens[:position] if t.i > previous.last]
    return all(t.lower_ in _GENITIVE or (t.text.islower() and _adjective(t)) for t in gap)
