"""Terms that stand beside an offer without a verb: "das Angebot von 4,3 Prozent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import MARKS
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, listed, papers_between, rows_used
from lagebild.annotate.papers.shares import PER_CENT, share_of
from lagebild.annotate.papers.wording import content_of, trimmed
from lagebild.lexicon import group
from lagebild.model.annotation import PaperContent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.papers.mentions import PaperMention

_LARGE = group("papers_grammar", "large_number")
_MOST_RAISED = 30
"""No offer is raised by more per cent."""
_FIRST = 4
"""A list begins with its amount, which stands among so many words."""


def amount_of(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Return the amount right behind an offer: "das Angebot von 4,3 Prozent", "über 24 Monate Laufzeit"."""
    behind = list(scene.doc[mention.last + 1 : mention.last + 14])
    if mention.kind not in ("offer", "agreement") or len(behind) < 3 or mention.prefix == "gegen":
        return []
    if behind[0].lower_ not in listed("papers_contents", "amount_prep"):
        return []
    unit = next((n for n, t in enumerate(behind) if t.lower_ in listed("papers_verbs", "unit")), None)
    if unit is None or not any(t.text[:1].isdigit() for t in behind[1:unit]):
        return []
    if any(t.is_punct for t in behind[:unit]) or unit > 6:
        return []
    if behind[0].lower_ == "mit" and _is_vote(scene, behind[unit - 1 : unit + 1]):
        return []  # "nahmen das Angebot mit 84,3 Prozent an"
    return content_of(scene.doc, trimmed(behind[1 : unit + 1]))


def _is_vote(scene: Scene, figure: list[Token]) -> bool:
    """Whether a figure tells by how much a paper was passed or refused: "*84,3 Prozent*" beside a stand."""
    value = share_of(figure, 1) if figure[-1].lower_ in PER_CENT else None
    high = value is not None and value > _MOST_RAISED
    return high and bool(rows_used(scene.frame, "papers_stances", "stance"))


def listed_behind(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Return what a colon lists behind the clause: "legten ein Angebot vor: 5,2 Prozent, 27 Monate Laufzeit".

    The list has an amount and no verb; papers in it are members of a bundle, no contents.
    """
    sent = scene.doc[mention.head].sent
    colon = next((t for t in sent if t.text == ":" and t.i > mention.head), None)
    if colon is None or mention.prep not in ("", "laut") or not _same_clause(scene, colon):
        return []
    rest = [t for t in scene.doc[colon.i + 1 : sent.end] if not t.is_space]
    if not rest or papers_between(scene, colon.i, sent.end - 1):
        return []
    counted = any(t.text[:1].isdigit() for t in rest[:_FIRST])
    verbs = {f.finite.i for f in scene.frames if f.finite is not None}
    if not counted or rest[0].text in MARKS or any(t.i in verbs for t in rest[:_FIRST]):
        return []
    parts = [trimmed(part) for part in _at_commas(rest)]
    parts = [part[1:] if part and part[0].lower_ == "auf" else part for part in parts]
    parts = [part for part in parts if any(t.text[:1].isdigit() or t.text[:1].isupper() for t in part)]
    return [content for part in parts for content in content_of(scene.doc, part)]


def raised_to(scene: Scene, mention: PaperMention) -> list[PaperContent]:
    """Return the amounts that an offer is raised to: "erhöhten ihr Angebot von drei auf 5,2 Prozent".

    "... und verkürzten die Laufzeit auf 20 Monate": behind the first also what it is the amount of.
    """
    tokens = list(scene.frame.tokens)
    if not any(row.get("makes_new") for row in rows_used(scene.frame, "papers_verbs", "revises")):
        return []
    units = listed("papers_verbs", "unit")
    found: list[PaperContent] = []
    for place, token in enumerate(tokens):
        behind = tokens[place + 1 : place + 4]
        unit = next((n for n, t in enumerate(behind) if t.lower_ in units), None)
        if token.lower_ == "auf" and unit is not None and any(t.text[:1].isdigit() for t in behind):
            if behind[unit].lower_ in _LARGE and place + unit + 2 < len(tokens):
                behind = tokens[place + 1 : place + 5]
                unit += behind[-1].lower_ in units  # "auf 2,35 Milliarden Euro"
            named = found and place > 1 and tokens[place - 1].text[:1].isupper()
            whole = tokens[place - 2 : place + 1] if named else []  # "die Laufzeit auf"
            found += content_of(scene.doc, [*whole, *behind[: unit + 1]])
    return found


def after_colon(scene: Scene) -> list[list[Token]]:
    """Return the members of a list behind a colon: "Neu sind drei Punkte: ein Fonds, Patrouillen und ..."."""
    start = scene.frames[0].tokens[0]
    tokens = list(scene.doc[start.i : start.sent.end])
    at = next((n for n, t in enumerate(tokens) if t.text == ":"), None)
    rest = [t for t in tokens[at + 1 :] if not t.is_space] if at is not None else []
    verbs = {f.finite.i for f in scene.frames if f.finite is not None}
    if not rest or any(t.i in verbs for t in rest) or rest[0].text in MARKS:
        return []
    return [part for one in _at_commas(rest) if (part := trimmed(one))]


def _same_clause(scene: Scene, colon: Token) -> bool:
    """Whether the clause of the paper reaches to the colon."""
    before = [t for t in scene.doc[: colon.i][-3:] if not t.is_punct]
    inside = {t.i for t in scene.frame.tokens}
    return any(t.i in inside for t in before)


def _at_commas(tokens: list[Token]) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == "," or (token.lower_ in ("und", "sowie") and _opens_next(token)):
            found.append([])
        else:
            found[-1].append(token)
    return found


def _opens_next(token: Token) -> bool:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return bool(article_kind(following.lower_)) or following.text[:1].isdigit()
