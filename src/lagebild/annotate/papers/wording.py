"""The words that tell what a paper provides: cut out of their clause, parted where they are a list."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.amounts import relative_by_preposition
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.phrases import article_kind, number, words_of
from lagebild.annotate.papers.scene import (
    Scene,
    listed,
    verb_places,
    with_particle,
)
from lagebild.lexicon import group
from lagebild.model.annotation import PaperContent
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_OWN_SIZE = group("papers_grammar", "own_size")
_NO_LAST_WORD = group("papers_grammar", "no_last_word")
_BY = group("papers_grammar", "by_source")


_ATTRIBUTES = group("papers_grammar", "attribute_article")
"""Articles behind a noun that belong to it: "die Abtretung *der* Küste"."""


_RANGES = group("papers_grammar", "range")
_DATE = 4
"""So many words has a date behind a paper: "vom 17. September 2025"."""


def with_relative(scene: Scene, run: list[Token]) -> list[Token]:
    """Return the words with a relative clause right behind them: "Garantien, die sich an ... anlehnen"."""
    for frame in scene.frames:
        whereby = bool(frame.words) and frame.words[0] in listed("papers_contents", "whereby")
        relative = frame.kind == "rel" or whereby or relative_by_preposition(frame)
        near = relative and run[-1].i < frame.tokens[0].i
        between = [t for t in scene.doc[run[-1].i + 1 : frame.tokens[0].i] if not t.is_punct] if near else []
        if near and (not between or _is_particle(scene, between)):
            return trimmed([*run, *scene.doc[run[-1].i + 1 : frame.tokens[-1].i + 1]])
    return run


def _is_particle(scene: Scene, between: list[Token]) -> bool:
    """Whether only the particle of the verb stands there: "sieht einen Rat *vor*, der drei Jahre tagt"."""
    prefix = scene.frame.clause.prefix
    return len(between) == 1 and prefix is not None and between[0].idx == prefix.start


def content_of(doc: Doc, tokens: list[Token]) -> list[PaperContent]:
    """Return the words from the first to the last token as a content, nothing without tokens."""
    if not tokens:
        return []
    stop = tokens[-1].text[:-1].isdigit() and tokens[-1].text.endswith(".")  # "von 1200 auf 800."
    span = CharSpan(tokens[0].idx, tokens[-1].idx + len(tokens[-1]) - stop)
    return [PaperContent(text=" ".join(span.of(text_of(doc)).split()), span=span)]


def parted(tokens: list[Token]) -> list[list[Token]]:
    """Return the members of a list: "eine Waffenruhe, den Rückzug um 30 Kilometer und 800 Beobachter".

    A member begins behind a comma, "und" or "sowie" with an article or a number; "Öl und Gas" stays whole.
    """
    found: list[list[Token]] = [[]]
    if not tokens:
        return []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        joins = token.lower_ in ("und", "sowie") or token.text == ","
        gap = found[-1] and token.i > found[-1][-1].i + 1  # the clause leaves its commas out
        if joins and found[-1] and following is not None and _opens_member(following, found[-1]):
            found.append([])
            continue
        if gap and _opens_member(token, found[-1]):
            found.append([])
        found[-1].append(token)
    return [part for run in found if (part := trimmed(run))]


def _opens_member(token: Token, before: list[Token]) -> bool:
    """Whether a word begins another member: an article or number behind a noun that stands alone."""
    article = article_kind(token.lower_) in ("indefinite", "definite") and token.lower_ not in _ATTRIBUTES
    counted = token.text[:1].isdigit() and not any(t.lower_ in _RANGES for t in before[-4:])
    return (article or counted) and any(t.text[:1].isupper() for t in before)


def without_source(tokens: list[Token]) -> list[Token]:
    """Return the words without who tells it: "nach Angaben Webers", "den Angaben zufolge"."""
    sources = listed("papers_contents", "source")
    at = next((n for n, t in enumerate(tokens) if t.lower_ in sources), None)
    if at is None:
        return tokens
    behind = tokens[at + 1 :]
    if behind and behind[0].lower_ == "zufolge":
        start = at - 1 if at and article_kind(tokens[at - 1].lower_) else at
        return [*tokens[:start], *behind[1:]]
    lead = at - 1 if at and article_kind(tokens[at - 1].lower_) else at  # "nach *den* Worten"
    if lead == 0 or tokens[lead - 1].lower_ in ("nach", "laut"):
        names = next((n for n, t in enumerate(behind) if _begins_object(t)), None)
        return [*tokens[: max(0, lead - 1)], *behind[names:]] if names is not None else tokens
    return tokens


def _begins_object(token: Token) -> bool:
    word = token.lower_
    return (article_kind(word) != "" and word not in _ATTRIBUTES) or token.text[:1].isdigit()


def counts_itself(tokens: list[Token]) -> bool:
    """Whether the object is only the paper's size: "umfasst 20 Punkte", "40 Seiten, zehn mehr als zuvor"."""
    instead = any(t.lower_ == "statt" for t in tokens[:4])  # "40 statt wie bisher 60 Seiten"
    return any(
        left.lower_ in words_of("round_about") or number(left.lower_) is not None
        for left, right in pairwise(tokens[: 8 if instead else 4])
        if right.lower_ in _OWN_SIZE
    )


def following_clause(scene: Scene, frame: Frame) -> list[Token]:
    """Return the words of "dass ..." or of an infinitive behind the clause, none where neither follows."""
    # clauses inside this one do not follow it: "Das Papier, *das ...*, sieht vor, dass"
    last = frame.tokens[-1].i
    following = [f for f in scene.frames[frame.index + 1 :] if f.tokens[0].i > last][:3]
    for place, other in enumerate(following):
        if other.intro == "dass" and place == 0:
            return trimmed([t for t in other.tokens if t.lower_ != "dass"])
        if place == 0 and other.kind == "sub" and other.words[0] in _ASKING and frame.lemma in _SETTLING:
            end = scene.frames[-1].tokens[-1].i  # "Geregelt wird auch, *wer die Posten besetzt*"
            return trimmed([t for t in scene.doc[other.tokens[0].i : end + 1] if not t.is_space])
        if (
            other.kind == "inf" and other.intro == ""
        ):  # "den Ausstieg aus Kohle, | Öl und Gas zu beschleunigen"
            return trimmed([t for f in following[: place + 1] for t in f.tokens])
        if other.finite is not None:
            return []
    return []


_AND = group("grammar", "adding_coordinator")
_ASKING = group("papers_grammar", "asking_who")
_SETTLING = group("papers_grammar", "regulating")


def objects(frame: Frame, mention: PaperMention | None) -> list[list[Token]]:
    """The words of the clause that are neither paper, verb nor filler: the longest stretch, and more.

    "Er sieht eine Armee von 200 Soldaten vor und Garantien der Nachbarn" provides two things.
    """
    verbs = verb_places(frame)
    if joined := with_particle(frame):
        verbs |= {t.idx for t in frame.tokens[2:] if joined.startswith(t.lower_) and len(t) <= 6}
    drop = set(range(mention.first, mention.last + 1)) if mention else set()
    runs: list[list[Token]] = [[]]
    pronoun = frame.tokens[0].i if frame.kind == "rel" else -1
    for token in frame.tokens:
        if token.i in drop or token.idx in verbs or token.i == pronoun:
            continue
        if runs[-1] and not _next_to(runs[-1][-1], token):
            runs.append([])
        runs[-1].append(token)
    runs = [_sourceless(run) for run in runs]
    # "14 Projekte, *darunter* den Neubau der Brücke", "eine Armee *und* Garantien"
    further = _AND | listed("papers_contents", "goes_on") | listed("papers_contents", "among")
    added = [bool(run) and run[0].lower_ in further for run in runs]
    fits = [(trimmed(run), more) for run, more in zip(runs, added, strict=True)]
    fits = [(run, more) for run, more in fits if len(run) > 1 or (run and run[0].text[:1].isupper())]
    aside = _BY | listed("papers_verbs", "compares")
    fits = [(run, more) for run, more in fits if run[0].lower_ not in aside and not _tail(run, mention)]
    fits = [(run, more) for run, more in fits if not _dates(run, mention)]
    longest = max((run for run, more in fits if not more), key=len, default=[])
    return [run for run, more in fits if run is longest or (more and longest)]


def _dates(run: list[Token], mention: PaperMention | None) -> bool:
    """Whether words only say of when the paper is: "Der Entwurf *vom März* sieht 20 Prozent vor"."""
    return (
        mention is not None and run[0].i == mention.last + 1 and run[0].lower_ == "vom" and len(run) <= _DATE
    )


def _sourceless(run: list[Token]) -> list[Token]:
    """The words without who tells it, none where that is all: "Nach den Worten Webers [sieht er ...]"."""
    if not run or run[0].lower_ not in ("nach", "laut"):
        return run
    told = any(t.lower_ in listed("papers_contents", "source") for t in run[:4])
    rest = without_source(run)
    return rest if not told or rest is not run else []


def _next_to(left: Token, right: Token) -> bool:
    """Whether nothing but a comma stands between two words of a clause."""
    return right.i == left.i + 1 or (right.i == left.i + 2 and left.nbor(1).text == ",")


def _tail(run: list[Token], mention: PaperMention | None) -> bool:
    """Whether the words only belong to the paper ("[der Plan] der Vermittler", "[der Plan] Norlands")."""
    if mention is None or run[0].i != mention.last + 1:
        return False
    owner = len(run) == 1 and run[0].text[:1].isupper() and run[0].text.endswith("s")
    return owner or run[0].lower_ in ("der", "des", "von")


def without_owner(run: list[Token], mention: PaperMention | None) -> list[Token]:
    """Return the words without a name in the genitive behind the paper: "ein Vorschlag *Katars*"."""
    if mention is None or len(run) < 2 or run[0].i != mention.last + 1:
        return run
    owner = run[0].text[:1].isupper() and run[0].text.endswith("s") and article_kind(run[1].lower_)
    return run[1:] if owner else run


def _empty(token: Token) -> bool:
    return token.is_punct or token.lower_ in listed("papers_verbs", "filler")


def trimmed(tokens: list[Token]) -> list[Token]:
    """Return the tokens without words at their edges that are no part of what a paper provides."""
    while tokens and _empty(tokens[0]):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in _NO_LAST_WORD):
        tokens = tokens[:-1]
    return tokens
