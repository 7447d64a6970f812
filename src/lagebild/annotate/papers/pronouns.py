"""Pronouns that stand for a paper: "Er sieht ... vor", "stellten ihn vor", "Sie nannte es ein Diktat"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.amounts import sets_amount
from lagebild.annotate.papers.heads import head_of
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.scene import listed, rows_used, uses_any
from lagebild.lexicon import entries
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lagebild.annotate.papers.reading import Reading


def pronoun_at(frame: Frame, token: Token, persons: set[int]) -> tuple[str, frozenset[str]] | None:
    """Return (case, genders) where a pronoun may stand for a paper by the verb of its clause, else None.

    ``persons`` are the offsets of pronouns that mean somebody. A subject needs a verb of what papers do
    ("umfasst", "tritt an die Stelle"), an object one of what is done to them ("ablehnen", "vorlegen").
    """
    row = next(
        (
            r
            for r in entries("papers", "pronoun", ("words", "case", "genders", "example"))
            if token.lower_ in r["words"]
        ),
        None,
    )
    if row is None:
        return None
    genders = frozenset(row["genders"])
    subject = frame.clause.subject
    is_subject = subject is not None and subject.start <= token.idx < subject.end
    if is_subject:
        alone = subject is not None and subject.end - subject.start == len(token)
        does = _does(frame, token.idx in persons) or (token.lower_ == "es" and sets_amount(frame))
        return ("subject", genders) if alone and "subject" in row["case"] and does else None
    if token.idx in persons:
        return None
    case = next((c for c in ("object", "dative") if c in row["case"]), None)
    if case and (prep := preposition_of(token)):
        return (case, genders) if _governs(frame, prep) else None
    return (case, genders) if case and _done(frame, case) else None


def _does(frame: Frame, may_be_person: bool) -> bool:
    """Whether the verb has a paper for its subject: "vorsehen" always, "bestätigen" at times, "zu kurz
    greifen" no person."""
    if may_be_person:
        used = [("papers_verbs", "provides"), ("papers_stances", "towards")]
        return any(row.get("papers_only") for at in used for row in rows_used(frame, *at))
    if frame.clause.passive:
        return _done(frame, "object")
    tables = ("provides", "measures", "replaces", "entitles", "comes_from")
    if uses_any(frame, "papers_stances", "towards") or uses_any(frame, "papers_contents", "aims"):
        return True
    return any(
        not row.get("of_persons") for table in tables for row in rows_used(frame, "papers_verbs", table)
    )


def preposition_of(token: Token) -> str:
    """Return the preposition right before a pronoun, "" where none stands: "*gegen* ihn stimmen"."""
    before = token.nbor(-1).lower_ if token.i else ""
    return before if before in PREPOSITIONS else ""


def _governs(frame: Frame, prep: str) -> bool:
    """Whether the verb takes a stand behind it: "stimmte *gegen* ihn", not "wandte sich an ihn"."""
    return any(prep in row.get("on", ()) for row in rows_used(frame, "papers_stances", "stance"))


def _done(frame: Frame, case: str) -> bool:
    """Whether something is done to a paper: presenting, revising, taking a stand."""
    if case == "dative":
        return frame.lemma in listed("papers_stances", "dative")
    if uses_any(frame, "papers_verbs", "presents", "revises", "withdraws"):
        return True
    if uses_any(frame, "papers_verbs", "becomes") and any(head_of(t) for t in frame.tokens):
        return True  # "hat *ihn* durch ein Papier mit neun Punkten ersetzt"
    return any(not row.get("on") for row in rows_used(frame, "papers_stances", "stance"))


def nearer_noun(reading: Reading, token: Token) -> bool:
    """Whether "diesen" takes up a noun that stands behind the paper in the sentence before: "Der Plan sieht
    *einen Lohn* vor. *Diesen* lehnt Norland ab"."""
    rows = entries("papers_grammar", "nearer", ("words", "articles", "example"))
    articles: list[str] = next((row["articles"] for row in rows if token.lower_ in row["words"]), [])
    place = reading.sentence_of[token.i] - 1
    if not articles or place < 0:
        return False
    before = reading.sentences[place]
    papers = [t.i for t in before if t.i in reading.owner]
    behind = [t for t in before if papers and t.i > papers[0]]
    for article, noun in pairwise(behind):
        if article.lower_ in articles and noun.text[:1].isupper() and noun.i not in reading.owner:
            return True
    return False


def as_mention(token: Token, gender: str) -> PaperMention:
    """Return the pronoun as a mention."""
    return PaperMention(
        span=CharSpan(token.idx, token.idx + len(token)),
        first=token.i,
        head=token.i,
        last=token.i,
        lemma="",
        kind="",
        name="",
        written=token.text,
        prep=preposition_of(token),
        gender=gender,
        article="definite",
        pronoun=True,
    )


def points_mention(doc: Doc, token: Token) -> PaperMention:
    """Return "die elf Punkte" as a mention of the paper that has them, with the preposition before it."""
    first = doc[token.i - 2]
    before = doc[first.i - 1].lower_ if first.i else ""
    span = CharSpan(first.idx, token.idx + len(token))
    prep = before if before in PREPOSITIONS else ""
    written = span.of(text_of(doc))
    return replace(as_mention(token, "p"), span=span, first=first.i, prep=prep, written=written)
