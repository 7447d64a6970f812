"""Where an article speaks of a paper: head noun, points, pages, topic and what stands before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import MARKS
from lagebild.annotate.papers.heads import Head, head_of, of_sides
from lagebild.annotate.papers.phrases import Left, article_kind, left_of, number, words_of
from lagebild.annotate.papers.topics import Right, genitive_end, right_of
from lagebild.lexicon import group
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token


_VERSION = group("papers_grammar", "version")
_FOUND = "lagebild_paper_mentions"
_CLOSED = frozenset(["never", "again", "handed"])
"""Heads that a verb of papers or a first part does not make a paper."""


@dataclass(frozen=True, slots=True)
class PaperMention:
    """One place where a paper is named or taken up; ``first`` to ``last`` are the tokens of its noun phrase.

    ``inner`` is the paper that a draft is a draft of: "Entwurf *des Koalitionsvertrags*"; ``vague`` is a noun
    that is a paper only in compounds: "Liste"; ``again`` one that only takes up a paper told of: "Vorstoß".
    """

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
    handed: bool = False
    again: bool = False
    vague: bool = False
    quoted: bool = False
    prep: str = ""
    size: int | None = None
    noun: str = ""
    gender: str = ""
    behind_noun: bool = False
    inner: PaperMention | None = None
    pronoun: bool = False
    title: str = ""

    @property
    def bare(self) -> bool:
        """Whether it is a head noun alone: "das Papier", "der neue Plan"."""
        return not (self.points or self.topic or self.prefix or self.inner)


def find_mentions(doc: Doc, tokens: Iterable[Token] | None = None) -> list[PaperMention]:
    """Return all places of ``doc`` where a word for a paper stands, in order; none is judged yet.

    "Entwurf eines Friedensplans" is one, "Artikel 5 des Grenzvertrags" none: that is a law in force. They are
    looked for once in a document; ``tokens`` are its tokens, where they have been made already.
    """
    if _FOUND not in doc.user_data:
        doc.user_data[_FOUND] = tuple(_find(doc, doc if tokens is None else tokens))
    return list(doc.user_data[_FOUND])


def compared(doc: Doc, mention: PaperMention) -> bool:
    """Whether a paper is only compared with or looked back to: "anders *als der Plan*", "noch im Plan"."""
    before = [t.lower_ for t in doc[max(0, mention.first - 3) : mention.first]]
    words = words_of("beside")
    return bool(before) and (
        before[-1] in words or (mention.prep != "" and not words.isdisjoint(before[-2:]))
    )


def _find(doc: Doc, tokens: Iterable[Token]) -> list[PaperMention]:
    found: list[PaperMention] = []
    for token in tokens:
        head = head_of(token)
        if head is None or _of_a_law(doc, token.i):
            continue
        mention = _read(doc, token, head)
        if found and mention.size and mention.first <= found[-1].head:
            found.pop()  # "ein Paket aus drei Dokumenten" is one bundle
        if found and (whole := _draft_of(doc, found[-1], mention)):
            found[-1] = whole
        else:
            found.append(mention)
    return found


def _draft_of(doc: Doc, draft: PaperMention, whole: PaperMention) -> PaperMention | None:
    """Return "Entwurf eines Friedensplans" as one mention, None where the two are no such phrase."""
    behind = draft.head + 1
    inside = bool(draft.topic) and whole.head <= draft.last  # "Entwurf für den Koalitionsvertrag"
    if (
        draft.lemma != "Entwurf"
        or (draft.topic and not inside)
        or draft.prefix
        or draft.plural
        or whole.plural
    ):
        return None
    if whole.first not in (behind, behind + 1) or doc[behind].lower_ not in words_of("of"):
        return None
    if whole.lemma in _VERSION:
        return None
    end = doc[whole.last].idx + len(doc[whole.last])
    name = draft.noun + text_of(doc)[doc[draft.head].idx + len(doc[draft.head]) : end]
    return replace(
        draft,
        span=CharSpan(draft.span.start, end),
        last=whole.last,
        name=name,
        written=name,
        points=whole.points,
        strong=draft.strong or whole.strong,
        inner=whole,
    )


def _of_a_law(doc: Doc, head: int) -> bool:
    """Whether the word belongs to a numbered part of a law: "Artikel 5 des Nordpakt-Vertrags"."""
    words = [t.lower_ for t in doc[max(0, head - 4) : head]]
    return any(one in words_of("part_of_law") and other[:1].isdigit() for one, other in pairwise(words))


def _read(doc: Doc, token: Token, head: Head) -> PaperMention:
    row = head.row
    left = left_of(doc, token.i, "p" if head.plural else row["gender"])
    right = right_of(doc, token.i)
    quoted = token.i > 0 and any(
        t.text in MARKS for t in doc[max(0, token.i - 1 - len(left.adjectives)) : token.i]
    )
    name = _name(doc, token, head, left, right)
    if head.plural and left.size is not None and (wrapping := _wrapped(doc, left.first)) is not None:
        around = left_of(doc, wrapping, "n")
        left.first, left.prep, left.article = around.first, around.prep, around.article
        left.behind_noun = around.behind_noun
    return PaperMention(
        span=CharSpan(doc[left.first].idx, doc[right.last].idx + len(doc[right.last])),
        first=left.first,
        head=token.i,
        last=right.last,
        lemma=row["lemma"],
        kind=row["kind"],
        name=name,
        written=_clean(doc, left.first, right.last, left.article),
        points=head.points or left.points or right.points,
        pages=right.pages or (None if _of_sides(row, left) else left.pages),
        topic=right.topic,
        adjectives=tuple(left.adjectives),
        prefix=head.prefix,
        state=left.state or _state_of(token.lower_),
        article=left.article,
        plural=head.plural,
        strong=_strong(head, left, right) and not _loose(head),
        needs_frame=row["opens"] not in _CLOSED,
        handed=row["opens"] == "handed",
        again=row["opens"] == "again",
        vague=not _may_open(head),
        quoted=quoted,
        prep=left.prep,
        behind_noun=left.behind_noun,
        size=left.size if head.plural else None,
        noun=_nominative(token.text, head),
        gender=row["gender"],
        title=right.title,
    )


def _of_sides(row: dict[str, Any], left: Left) -> bool:
    """Whether what looks like pages may be the sides of an agreement: "ein *dreiseitiges* Abkommen"."""
    return row["kind"] == "agreement" and any(of_sides(word.lower()) for word in left.adjectives)


def _state_of(word: str) -> str:
    """The state that a noun tells by itself: "Neufassung" is a revised one."""
    kinds = ("revised", "original")
    return next((kind for kind in kinds if word in words_of("state_noun", "kind", kind)), "")


def _name(doc: Doc, token: Token, head: Head, left: Left, right: Right) -> str:
    if head.row["lemma"] == "Fassung":
        return _clean(doc, left.first, genitive_end(doc, token.i), left.article)
    kept = [*left.adjectives] if right.topic or not head.prefix else []
    kept = [left.changed, *kept] if left.changed and not head.points else kept
    noun = _nominative(token.text, head)
    name = " ".join([*kept, noun, *([right.topic] if right.topic else [])])
    if left.size is not None and head.plural and (wrapped := _wrapped(doc, left.first)) is not None:
        return text_of(doc)[doc[wrapped].idx : doc[token.i].idx + len(token)]
    if left.size is None or not head.plural:
        return name
    counted = next((t.text for t in doc[left.first : token.i] if number(t.lower_) == left.size), left.size)
    return f"{counted} {name}"


def _wrapped(doc: Doc, first: int) -> int | None:
    """Return the wrapping of several papers: "ein *Paket* aus vier Dokumenten"."""
    wrapping = first - 2
    if wrapping < 0 or doc[first - 1].lower_ not in ("aus", "von"):
        return None
    return wrapping if doc[wrapping].lower_ in words_of("wrapping") else None


def _strong(head: Head, left: Left, right: Right) -> bool:
    """Whether the words alone make it a paper on the table, without a verb of papers."""
    row = head.row
    counted = head.points or left.points or right.points or left.pages or right.pages or right.amount
    compound = head.prefix and row["opens"] not in _CLOSED and not head.weak
    named = row["opens"] == "always" or compound
    about = right.topic and row["opens"] in ("topic", "frame")
    of_place = row["kind"] in ("agreement", "declaration", "framework") and any(
        word[:1].isupper() and word.endswith("er") for word in left.adjectives
    )  # "die Wiener Erklärung"
    told = set(left.adjectives) & set(row.get("adjectives", ()))
    of_round = row["kind"] == "offer" and left.article in ("definite", "possessive") and _numbered(left)
    return bool(counted or named or about or of_place or told or of_round)


def _numbered(left: Left) -> bool:
    """Whether an adjective tells which one of several it is: "das *zweite* Angebot"."""
    words = [left.changed, *left.adjectives]
    return any(word.lower().startswith(tuple(words_of("which_one"))) for word in words if word)


def _may_open(head: Head) -> bool:
    """Whether a verb of papers beside the word may make it one: "Sparliste", not "Liste" alone."""
    return bool(head.prefix) or head.row["opens"] != "compound"


def _loose(head: Head) -> bool:
    """A bare plural ("Pläne zum Ausbau", "Angebote für Kunden") opens nothing by its topic alone."""
    free = head.row["opens"] == "always" or head.row["gender"] == "p"  # "Eckpunkte für ein Abkommen"
    return head.plural and not head.prefix and head.points is None and not free


def _nominative(written: str, head: Head) -> str:
    """The head noun in the nominative, its first part as written ("28-Punkte-Plans" -> "28-Punkte-Plan")."""
    form, lemma = head.form, head.row["lemma"]
    if head.plural:
        base = form[:-1] if form.endswith("n") and form[:-1] in head.row["plural"] else form
    else:
        base = next((f for f in head.row["forms"] if form.startswith(f)), lemma.lower())
    stem = written[: len(written) - len(form)]
    return stem + (base.capitalize() if not stem or stem.endswith("-") else base)


def _clean(doc: Doc, first: int, last: int, article: str) -> str:
    start = first + (1 if article and article_kind(doc[first].lower_) else 0)
    while start < last and doc[start].text in MARKS:
        start += 1
    return text_of(doc)[doc[start].idx : doc[last].idx + len(doc[last])]
