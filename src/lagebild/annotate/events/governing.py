"""Which preposition governs a party in its clause, and on whom it depends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.events.closed_classes import GENITIVE, MARKS, PREPOSITIONS
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import endings, group, is_finite
from lagebild.annotate.events.party_words import adjective

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.party import Party

_WITH_DATIVE = group("dative_preposition")
"""Prepositions that "die" and "das" cannot follow: "die Regierung von Norland und die Nordfront"."""
_FUSED = lexicon.group("events_words", "fused_dative")
_ATTRIBUTIVE = group("attributive_preposition")
"""Prepositions of a phrase that describes the noun before it: "Hersteller von Batterien"."""
_OF_TIME = group("preposition_of_time")
"""Prepositions of phrases that a comma closes."""
_BESIDE = group("beside_preposition")
_CONNECT = group("connecting") | {","}
_RELATIVES = group("relative_behind_preposition")
_TOGETHER = group("along_with")
_ARTICLES = lexicon.group("grammar", "definite_article") | lexicon.group("grammar", "indefinite_article")
_PARTICIPLES = tuple(
    stem + end
    for stem in endings("participle_end")
    for end in ("e", *lexicon.endings("grammar", "adjective_ending"))
)
_IN_RELATIVE = group("behind_relative")
_LONG = 20
"""So many words an attribute before a noun may have."""


def _as_what(tokens: list[Token], position: int) -> bool:
    """Whether "als" says what somebody is: "reiste *als Vermittler*"; it opens a clause in "*als der König*
    den Gesandten empfing"."""
    if not position or tokens[position - 1].lower_ != "als":
        return False
    last = next((t for t in reversed(tokens) if not t.is_punct), tokens[-1])
    return position > 1 or not is_finite(last)


_OF_MANY = endings("union_of_many")


def governed(
    tokens: list[Token], parties: list[Party], times: set[int], offices: Collection[int] = ()
) -> list[Party]:
    """Give each party its preposition, carried over lists ("mit A, B und C").

    ``offices`` are the tokens of titles, whose prepositions govern nobody: "der Minister *für* Umwelt, W.".
    """
    at = {p.first: p for p in parties}
    out: list[Party] = []
    prep, connected, previous = "", False, None
    position = 0
    while position < len(tokens):
        token = tokens[position]
        word = token.lower_
        party = at.get(token.i)
        if prep in _OF_TIME and not connected and _behind_comma(token, previous):
            prep = ""  # "hat am Montag, kurz vor der Wahl, Krüger empfangen"
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
            if prep in _ATTRIBUTIVE and previous is None and _named_apart(token.doc, party):
                prep = ""
            if not connected and prep and _opens_anew(tokens, position, party, previous):
                prep = ""
            if not connected and prep == "in" and _behind_town(tokens, position, party, offices):
                prep = ""
            if word in ("die", "das") and (prep in _WITH_DATIVE or (previous is not None and previous.place)):
                prep = ""
            as_what = not party.named and _as_what(tokens, position)
            led = "als" if as_what else prep if connected or prep else ""
            party = _placed(tokens, position, party, led, previous, connected)
            out.append(party)
            if _owns_next(tokens, position, party):
                position += party.last - party.first + 1
                continue  # "mit [Norlands] Präsident Krüger"
            previous, connected = party, False
            position += party.last - party.first + 1
            if not (position < len(tokens) and tokens[position].lower_ in _CONNECT):
                prep_after = ""
                prep = prep_after if not _list_goes_on(tokens, position) else prep
            continue
        if position == 0 and word in ("um", "ohne") and any(t.lower_ == "zu" for t in tokens[-3:]):
            pass  # "um Krüger zu treffen"
        elif _among_others(tokens, position):
            if not connected and _noun_ends(tokens, position):
                prep = ""  # "auf dem Gipfel unter anderem Weber"
            position += 1
        elif previous is not None and (width := _among_them(tokens, position)):
            prep, connected = previous.prep, True  # "mit den Ministern, unter ihnen Weber"
            position += width - 1
        elif word in PREPOSITIONS and not _is_noun(token) and token.i not in offices:
            without = word == "mit" and (prep in ("außer", "ohne") or _but_not(tokens, position))
            prep = "außer" if without else word
        elif position == 1 and prep and word in _RELATIVES and _opens_relative(tokens):
            prep = ""
        elif word == "auch" and (prep in _BESIDE or (not connected and _noun_ends(tokens, position))):
            prep, connected = "", False  # "neben Norland auch Südland", "auf dem Gipfel auch Weber"
        elif word in _CONNECT:
            connected = True
        elif connected and word in ("die", "das") and prep in _WITH_DATIVE:
            prep = ""
        elif word in ("die", "das") and prep in _FUSED and _noun_ends(tokens, position):
            prep = ""  # "hat im Rathaus *die* Botschafterin Weber empfangen"
        elif word in _ARTICLES and previous is not None and previous.place and not connected:
            if previous.last == token.i - 1:
                prep = ""  # "hat in Nairobi *den* Regierungschef Weber empfangen"
        elif is_finite(token):
            prep, previous = "", None
        elif token.i in times:
            prep = ""
        position += 1
    return out


def _is_noun(token: Token) -> bool:
    """Whether a word that may be a preposition is written as a noun: "mit ihrem *Gegenüber* Krüger"."""
    return token.text[:1].isupper() and token.lower_ == "gegenüber" and not token.is_sent_start


def _behind_comma(token: Token, previous: Party | None) -> bool:
    """Whether a comma stands right before a word that ends no list of parties."""
    at = token.i - 1
    return at > 0 and token.doc[at].text == "," and (previous is None or previous.last != at - 1)


def _among_others(tokens: list[Token], position: int) -> bool:
    """Whether "unter" only says that there were more: "unter anderem", "unter anderen"."""
    if tokens[position].lower_ != "unter" or position + 1 == len(tokens):
        return False
    return tokens[position + 1].lower_ in ("anderem", "anderen")


def _among_them(tokens: list[Token], position: int) -> int:
    """Return how many words say that some of those before are named: "darunter", "unter ihnen"; else 0."""
    words = [t.lower_ for t in tokens[position : position + 2]]
    if words[0] in group("named_of_them"):
        return 1
    return 2 if words[0] == "unter" and words[1:] in (["ihnen"], ["denen"], ["diesen"]) else 0


def _noun_ends(tokens: list[Token], position: int) -> bool:
    """Whether a phrase may end before a word: a noun or a name stands there."""
    return position > 0 and tokens[position - 1].text[:1].isupper()


def _opens_anew(tokens: list[Token], position: int, party: Party, previous: Party | None) -> bool:
    """Whether a party begins a phrase of its own right behind a place, a house or the noun of an event: "Am
    Dienstag sprach auf dem Gipfel in Rom *Rita Weber*", "traf im Kanzleramt *Tom Krüger*"."""
    if party.place or not position:
        return False
    before = tokens[position - 1]
    if previous is not None and previous.last == before.i:
        return previous.place
    if previous is not None and previous.place and _only_titles(tokens, position, previous):
        return True  # "trafen sich in Rom Kanzlerin *Lea Brandt* und ..."
    if not party.named:
        return before.lower_.endswith("hauptstadt")  # "beraten in der polnischen Hauptstadt [Vertreter]"
    house = before.lower_.endswith(endings("ministry")) or before.lower_.endswith(endings("house"))
    return noun_entry(before.text) is not None or house


def _behind_town(tokens: list[Token], position: int, party: Party, offices: Collection[int]) -> bool:
    """Whether a titled name follows a town that nobody knows: "traf in Hintertupf [den] Minister *Jan Holm*",
    not "in Begleitung Minister Jan Holms"."""
    if not party.named or tokens[position].doc[party.last].text.endswith(("s", "’", "'")):
        return False
    back = position - 1
    while back > 0 and tokens[back].i in offices:
        back -= 1
    if back == position - 1:
        return False
    back -= tokens[back].lower_ in _ARTICLES
    town = back > 0 and tokens[back - 1].lower_ == "in" and tokens[back].text[:1].isupper()
    return town and noun_entry(tokens[back].text) is None


def _only_titles(tokens: list[Token], position: int, previous: Party) -> bool:
    """Whether nothing but an article and words in capitals stands between a place and a name: "in Rom [die]
    Kanzlerin Weber"."""
    between = [t for t in tokens[:position] if t.i > previous.last]
    between = between[1:] if between and between[0].lower_ in _ARTICLES else between
    return bool(between) and all(t.text[:1].isupper() for t in between) and len(between) <= _TITLES


_TITLES = 3


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
    while position < len(tokens) - 1 and tokens[position].text.islower() and adjective(tokens[position]):
        position += 1
    return tokens[position].text[:1].isupper()


def _opens_relative(tokens: list[Token]) -> bool:
    """Whether "nach der die Delegationen ..." begins a relative clause: an article follows the pronoun."""
    following = tokens[2].lower_ if len(tokens) > 2 else ""
    return tokens[1].lower_ == "denen" or following in _IN_RELATIVE


def _but_not(tokens: list[Token], position: int) -> bool:
    """Whether a phrase is set apart from the rest: "Gespräche, allerdings nicht mit der Union", "mit Ausnahme
    der Union"."""
    if [t.lower_ for t in tokens[position + 1 : position + 2]] == ["ausnahme"]:
        return True
    before = [t.lower_ for t in tokens[max(0, position - 2) : position]]
    return before[-1:] == ["nicht"] and before[:1] in (["allerdings"], ["aber"], ["jedoch"])


def _named_apart(doc: Doc, party: Party) -> bool:
    """Whether the name between two commas is that of the noun which a phrase describes: "besuchte den
    Hersteller von Batterien, Solarwatt, in Dresden"."""
    if not party.named or party.first < 2 or doc[party.first - 1].text != ",":
        return False
    if (
        party.last + 2 >= len(doc)
        or doc[party.last + 1].text != ","
        or not doc[party.first - 2].text[0].isupper()
    ):
        return False
    behind = doc[party.last + 2].text
    return behind.islower() and behind not in ("und", "sowie", "oder")


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
    while back > 0 and tokens[back].text in MARKS:
        back -= 1
    before = tokens[back].lower_ if position else ""
    lead = tokens[position].lower_
    genitive = (
        before in GENITIVE
        or lead in GENITIVE - {"der", "beider", "aller"}
        or lead in ("der", "beider", "aller")
    )
    bare = not party.named and party.plural and lead.endswith("er") and before.endswith(_OF_MANY)
    genitive = genitive or bare  # "das Bündnis *ziviler Parteien*"
    after_noun = position >= 1 and _noun_before(tokens, position)
    back = 2 if position > 1 and tokens[position - 1].lower_ in _ARTICLES else 1
    if previous is not None and previous.place and previous.last == tokens[position - back].i:
        after_noun = False  # "übergab in Bonn der Polizei die Akten"
    dependent = _owns_next(tokens, position, party) or (
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


def _owns_next(tokens: list[Token], position: int, party: Party) -> bool:
    """Whether a name in the genitive leads a noun: "*Norlands* Präsident Krüger", "*Norlands* frühere
    Präsidentin Weber"."""
    behind = position + party.last - party.first + 1
    adjectives = 0
    for token in tokens[behind : behind + _BEFORE_NOUN]:
        if not (token.text.islower() and adjective(token)) or is_finite(token):
            break
        adjectives += 1
    following = tokens[behind + adjectives : behind + adjectives + 1]
    bearer = tokens[behind + adjectives + 1 : behind + adjectives + 2]
    if adjectives and not (bearer and bearer[0].text[:1].isupper()):
        return False  # "*Webers* eigene Partei" is named by her
    doc = tokens[position].doc
    return (
        party.named
        and doc[party.last].text.endswith(("s", "’", "'"))
        and bool(following)
        and following[0].text[:1].isupper()
        and not following[0].is_sent_start
        and party.name != doc[party.first : party.last + 1].text
    )


_BEFORE_NOUN = 3
"""So many adjectives may stand between a genitive and its noun."""


def _noun_before(tokens: list[Token], position: int) -> bool:
    """Whether a noun stands right before the phrase's determiner and adjectives."""
    for token in reversed(tokens[max(0, position - 4) : position]):
        if token.lower_ in GENITIVE or token.text in MARKS or (token.text.islower() and adjective(token)):
            continue
        return token.text[:1].isupper()
    return False


def _adjacent(tokens: list[Token], position: int, previous: Party) -> bool:
    gap = [t for t in tokens[:position] if t.i > previous.last]
    return all(t.lower_ in GENITIVE or (t.text.islower() and adjective(t)) for t in gap)
