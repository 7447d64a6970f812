"""Whom "er" or "sie" means that binds himself: the subject of the sentence before, where nobody else fits.

"Die Bahn legte kein Angebot vor. *Sie* will bis Freitag antworten". Persons by name are found by the
references; here bodies and groups are, of which the text gives only the noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.commitments.referents import nouns
from lagebild.annotate.commitments.speakers import somebody_told
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.papers.scene import subject_of
from lagebild.model.annotation import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party

_PLURAL_ENDINGS = lexicon.endings("commitments", "plural_verb_ending")


def bearers_of_pronoun(
    doc: Doc, frame: Frame, frames: Sequence[Frame], before: Sequence[Frame], reader: PartyReader
) -> list[Party]:
    """Return whom the pronoun in the place of the subject means: "Verdi und die Bahn trafen sich. *Sie*
    wollen am Freitag weiterreden"."""
    gender = _gender_asked(frame)
    earlier = [
        f for f in (*before, *frames[: frame.index]) if f.kind == "main" and f.clause.subject is not None
    ]
    if not gender or not earlier or "\n" in text_of(doc)[earlier[-1].span.end : frame.span.start]:
        return []
    other = earlier[-1]
    subject = subject_of(other)
    if not subject or _gender(subject, other) != gender:
        return []
    found = subjects_of(other, [p for p in reader.within(other.tokens) if not p.place])
    found = found or somebody_told(doc, other, [*before], reader)
    several = len({p.name for p in found}) > 1 or any(p.plural for p in found)
    if not found or several is not (gender == "p"):
        return []
    return [] if _others_fit(doc, other, gender, found, reader) else found


def _gender_asked(frame: Frame) -> str:
    """Return the gender of a clause's pronoun, p for the plural: "*Er* will", "*Sie* wollen"; "" for other
    subjects."""
    subject = [t.lower_ for t in subject_of(frame)]
    if subject == ["er"]:
        return "m"
    return ("p" if is_plural_verb(frame) else "f") if subject == ["sie"] else ""


def is_plural_verb(frame: Frame) -> bool:
    """Whether the finite verb of a clause stands in the plural by its form: "wollen", but not "will"."""
    return frame.finite is not None and frame.finite.lower_.endswith(_PLURAL_ENDINGS)


def _gender(subject: Sequence[Token], frame: Frame) -> str:
    """Return the gender that the article of a subject shows, p where its verb is plural: "*der* Rat" is m."""
    if is_plural_verb(frame):
        return "p"
    return _BY_ARTICLE.get(subject[0].lower_, "")


_BY_ARTICLE = {"der": "m", "dieser": "m", "die": "f", "eine": "f", "diese": "f"}


def _others_fit(doc: Doc, frame: Frame, gender: str, found: Sequence[Party], reader: PartyReader) -> bool:
    """Whether somebody else of the clause may be meant: "Die Regierung setzte *die Kommission* ein. Sie will
    ..."."""
    taken = {t.i for t in subject_of(frame)} | {i for p in found for i in range(p.first, p.last + 1)}
    if gender != "p" and any(
        m.kind is MentionKind.PERSON for m in beginning_in(doc, "mentions", frame.span.start, frame.span.end)
    ):
        return True
    others = [p for p in reader.within(frame.tokens) if p.first not in taken and not p.place]
    if gender == "p":
        return any(p.plural for p in others)
    known = {i for p in others for i in range(p.first, p.last + 1)}
    return any(
        gender in noun.genders and (known & set(range(noun.first, noun.last + 1)))
        for noun in nouns(doc, list(frame.tokens))
        if noun.first not in taken
    )
