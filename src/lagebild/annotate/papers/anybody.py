"""Whoever the subject of a stance is, also where no list of parties knows the noun: "die Hebammen"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.event_words import noun_entry
from lagebild.annotate.events.frames import MARKS, Frame, group
from lagebild.annotate.events.party import Party
from lagebild.annotate.events.party_words import adjective, inflected, what_belongs
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, ends, listed, papers_between, rows, subject_of
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOR_IT = frozenset(
    word
    for row in lexicon.entries("papers_stances", "anaphor", ("words", "preps", "example"))
    for word in row["words"]
)
_PLURAL_ENDINGS = lexicon.endings("papers_grammar", "plural_verb_ending")
_NAMES = "lagebild_behind_nouns"
_GENDER = {
    row["word"]: row["gender"]
    for row in lexicon.entries("papers_grammar", "article_gender", ("word", "gender", "example"))
}
_TOWN = 4
"""An adjective of a town has at least so many letters: "die *Mainzer* Ortsgruppe"."""


def anybody(
    scene: Scene,
    frame: Frame,
    tokens: list[Token] | None = None,
    *,
    led: bool = False,
    governed: bool = False,
) -> list[Party]:
    """Return who the subject of ``frame`` names, in the nominative: "Die 380 Piloten nahmen den Spruch an".

    Only nouns that can mean somebody: no paper, no meeting, nothing abstract ("die Unsicherheit").
    ``tokens`` are the words of another phrase of the clause: "Das stört *die Studentenverbände*"; ``led``
    says that its article stands in the preposition ("vom"), ``governed`` that it stands in the dative behind
    one ("aus *der zweiten Liga*").
    """
    whole = tokens is None
    tokens = subject_of(frame) if tokens is None else tokens
    if (titled := _in_marks(scene, frame, tokens)) is not None:
        return [titled]
    if not tokens or any(t.text in MARKS for t in tokens):
        return []
    lead = article_kind(tokens[0].lower_) or ("definite" if led else "")
    if lead == "negated":
        return []
    start = 1 if lead and not led else 0
    before: list[str] = []
    while start < len(tokens) - 1 and _describes(tokens[start], tokens[start + 1]):
        before.append(tokens[start].text)
        start += 1
    if start >= len(tokens) or not _somebody(scene, tokens[start]):
        return []
    head = tokens[start]
    if head.i == frame.tokens[0].i and frame.words[1:2] and frame.words[1] in _FOR_IT:
        return []  # "*Strikt* dagegen sind die Grünen"
    if not lead and not _plural(frame) and not (_acronym(head.text) or _again(scene, head)):
        return []  # a name that the names did not know, a place, an adverb
    known = "f" if governed and tokens[0].lower_ == "der" else _GENDER.get(tokens[0].lower_, "")
    gender = known or ("p" if _plural(frame) else "f")
    if lead == "definite":
        before = [inflected(word, gender) if word.islower() else word for word in before]
    last, tail = _behind(scene, head)
    if whole and last > tokens[-1].i and scene.doc[tokens[-1].i + 1].lower_ == "der":
        last, tail = head.i, []  # "legte die Rheinbahn [der Gewerkschaft] ein Angebot vor"
    span = CharSpan(tokens[0].idx, scene.doc[last].idx + len(scene.doc[last]))
    name = " ".join([*before, head.text, *tail]).replace(" ,", ",")
    return [Party(name, span, tokens[0].i, last, named=False, plural=gender == "p", loose=True)]


def _in_marks(scene: Scene, frame: Frame, tokens: list[Token]) -> Party | None:
    """Return a body named in quotation marks behind the noun for it: "Der Verein *„Rettet den Hafen“* lehnt
    ab"."""
    marks = [n for n, t in enumerate(tokens) if t.text in MARKS]
    if len(marks) != 2 or marks[1] != len(tokens) - 1 or not 1 < marks[0] <= _BEFORE_MARKS:
        return None
    lead, head, name = tokens[0], tokens[marks[0] - 1], tokens[marks[0] + 1 : marks[1]]
    if article_kind(lead.lower_) != "definite" or not name or not _somebody(scene, head):
        return None
    span = CharSpan(lead.idx, tokens[-1].idx + len(tokens[-1]))
    written = text_of(scene.doc)[name[0].idx : name[-1].idx + len(name[-1])]
    return Party(written, span, lead.i, tokens[-1].i, named=True, plural=_plural(frame), loose=True)


_BEFORE_MARKS = 4
"""So many words, article and adjectives among them, stand before the marks."""


def _describes(token: Token, following: Token) -> bool:
    """Whether a word stands before the noun: an adjective, a number, a town ("die *Mainzer* Ortsgruppe")."""
    town = token.text[:1].isupper() and token.lower_.endswith("er") and len(token) > _TOWN
    if town and following.text[:1].isupper():
        return True
    counted = token.like_num or token.lower_ in group("count_word")
    return counted or (token.text.islower() and adjective(token))


def behind_preposition(scene: Scene, frame: Frame, preps: list[str]) -> list[Party]:
    """Return who stands behind one of ``preps``, known or not: "Lob kam *vom Lehrerverband*"."""
    known = [p for p in scene.reader.within(frame.tokens) if p.prep in preps and p.prep]
    if known:
        return known
    for n, token in enumerate(frame.tokens[:-1]):
        if token.lower_ in preps:
            rest = list(frame.tokens[n + 1 :])
            while len(rest) > 1 and rest[0].lower_ in _SO_MANY:
                rest = rest[1:]
            named = token.lower_ in ("vom", "beim", "zum") and rest[0].text[:1].isupper()
            return anybody(scene, frame, rest, led=named, governed=True)
    return []


_SO_MANY = lexicon.group("papers_grammar", "so_many")
"""Words of number before the noun: "von *fast allen* Verbänden"."""


def _again(scene: Scene, head: Token) -> bool:
    """Whether a word in front stands elsewhere as a name behind a noun: "das Konsortium *Northgate*"."""
    if not head.is_sent_start:
        return True
    known: dict[str, frozenset[str]] = scene.doc.user_data
    if _NAMES not in known:
        pairs = pairwise(scene.doc)
        known[_NAMES] = frozenset(b.text for a, b in pairs if a.text[:1].isupper() and not b.is_sent_start)
    return head.text in known[_NAMES]


def _acronym(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


def _plural(frame: Frame) -> bool:
    """Whether the finite verb stands in the plural by its form."""
    return frame.finite is not None and frame.finite.lower_.endswith(_PLURAL_ENDINGS)


def _somebody(scene: Scene, noun: Token) -> bool:
    """Whether a noun can mean somebody who takes a stand."""
    low = noun.lower_
    if not noun.text[:1].isupper() or not noun.text[-1:].isalpha() or len(low) < 2:
        return False
    if noun.i in scene.reader.barred or noun_entry(noun.text) is not None:
        return False
    if any(m.first <= noun.i <= m.last for m in papers_between(scene, noun.i - 12, noun.i + 12)):
        return False
    if low in listed("papers_stances", "nobody") | listed("papers_stances", "pronoun"):
        return False
    known = listed("events_parties", "somebody")
    abstract = low.endswith(ends("events_parties", "nobody_end"))
    return not abstract or any(low.endswith(word) for word in known)


@cache
def _of_verbs() -> frozenset[str]:
    """Return the nouns that belong to a verb of taking a stand: "Front machen", "Kritik üben"."""
    needed = (row.get("needs", ()) for row in rows("papers_stances", "stance"))
    return frozenset(word for words in needed for word in words)


def _behind(scene: Scene, head: Token) -> tuple[int, list[str]]:
    """Return the last word of the phrase and its words behind the noun: "*Usoforal*", "*der Banken*"."""
    doc, last = scene.doc, head.i
    words: list[str] = []
    names_at = {p.first: p for p in scene.reader.found if p.named}
    while last + 1 < len(doc) and doc[last + 1].text[:1].isupper() and last + 1 not in names_at:
        if doc[last + 1].i in scene.reader.times or article_kind(doc[last + 1].lower_):
            break
        if doc[last + 1].lower_ in _of_verbs():
            break  # "haben die Kommunen [Front] gemacht"
        last += 1
        words.append(doc[last].text)
    end, tail = what_belongs(doc, last, names_at, scene.reader.persons)
    marked = last + 2 < len(doc) and doc[last + 1].text in MARKS
    if marked and doc[last + 2].text[:1].islower():
        return last, words  # "bot die Republik *„ernsthafte Gespräche“* an": no name
    return end, [*words, *tail]
