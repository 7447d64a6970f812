"""The day that words of a paper tell: of its clause, or that it bears ("der Entwurf vom 17. Mai")."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import tokens_in
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.papers.heads import head_of
from lagebild.annotate.papers.scene import is_subject, soft, uses_any
from lagebild.lexicon import endings, group
from lagebild.model.annotation import Timex, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.scene import Scene

_OWNERS = group("papers_grammar", "owner_opens")
_OF = endings("papers_grammar", "genitive_name")
_DAY, _MONTH = len("2026-01-17"), len("2026-01")


def when(doc: Doc, tokens: list[Token], *, past: bool = False, since: bool = False) -> str | None:
    """Return the EDTF of the first date among ``tokens``, as coarse as the text gives it.

    ``past`` leaves out what lies ahead of the article: "bis Ende 2029 geöffnet, sagte Weber am Mittwoch";
    ``since`` takes what is open to the end, too: "seit Montag".
    """
    today = (doc._.article.day or "") if doc._.article is not None else ""
    inside = {t.i for t in tokens}
    low = min((t.idx for t in tokens), default=0)
    high = max((t.idx + len(t) for t in tokens), default=0)
    for timex in beginning_in(doc, "timexes", low, high):
        when = tokens_in(doc, timex.span)
        fits = timex.type in (TimexType.DATE, TimexType.TIME) and not timex.value.endswith("_REF")
        ahead = past and bool(today) and (timex.end or timex.start or "") > today
        onward = (timex.edtf or "").endswith("/..")  # "ein Angebot vor: zwei Prozent mehr von Juni an"
        if when and when[0].i in inside and fits and not ahead and (since or not onward):
            return edtf_of(timex)
    return None


def edtf_of(timex: Timex) -> str | None:
    """Return the EDTF of a date; of an hour its day, of a stretch an interval: "vom 2. bis 4. Mai"."""
    if timex.type is TimexType.TIME and timex.start and len(timex.start) >= 10:
        return timex.start[:10]
    if timex.edtf:
        return timex.edtf
    if timex.start and timex.end and timex.start != timex.end:
        return f"{timex.start}/{timex.end}"
    return timex.start


def past_day(scene: Scene, day: str | None) -> str | None:
    """Return the day, a week back where it lies ahead of the article: "sei am Montag überreicht worden"."""
    article = scene.doc._.article
    today = (article.day or "") if article is not None else ""
    if day is None or len(day) != _DAY or len(today) != _DAY or day <= today:
        return day
    back = (date.fromisoformat(day) - timedelta(days=7)).isoformat()
    return back if back <= today else day


def dated(doc: Doc, mention: PaperMention) -> str | None:
    """Return the day or month that the paper bears: "der Gegenvorschlag *vom 17. September*"."""
    if any(head_of(t) is not None for t in doc[mention.head + 1 : mention.last + 1]):
        return None  # "das Protokoll zu *dem Abkommen vom März*"
    at = _behind_owner(doc, mention.last + 1)
    words = [t.lower_ for t in doc[at : at + 3]]
    if len(words) < 3 or (words[0] != "vom" and words[:2] != ["aus", "dem"]):
        return None
    day = when(doc, list(doc[at : at + 4]))
    plain = day is not None and len(day) in (_DAY, _MONTH) and day.replace("-", "").isdigit()
    return _year_back(doc, day) if day is not None and plain else None


def lying_since(scene: Scene, mention: PaperMention) -> str | None:
    """Return since which day a paper lies there: "Der Entwurf liegt *seit Montag* auf dem Tisch"."""
    frame = scene.frame
    lies = uses_any(frame, "papers_verbs", "lies") and is_subject(frame, mention)
    if not lies or soft(frame) or frame.clause.negated or frame.clause.tense != "present":
        return None
    since = next((n for n, t in enumerate(frame.tokens) if t.lower_ == "seit"), None)
    day = when(scene.doc, list(frame.tokens[since : since + 4]), since=True) if since is not None else None
    start = day.split("/")[0] if day is not None else ""
    today = (scene.doc._.article.day or "") if scene.doc._.article is not None else ""
    ahead = bool(today) and start > today[: len(start)]
    return start if len(start) in (_DAY, _MONTH) and not ahead else None


def _year_back(doc: Doc, day: str) -> str:
    """Return a day or month that a paper bears, a year back where it lies ahead: "das Papier *vom März*", but
    a week back where it is a day of this week."""
    today = (doc._.article.day or "") if doc._.article is not None else ""
    if not today or day <= today[: len(day)]:
        return day
    near = len(day) == _DAY and date.fromisoformat(day) - date.fromisoformat(today) < timedelta(days=7)
    if near:
        return (date.fromisoformat(day) - timedelta(days=7)).isoformat()
    return f"{int(day[:4]) - 1}{day[4:]}"


def _behind_owner(doc: Doc, at: int) -> int:
    """Return the token behind whose paper it is: "der Plan *Norlands* vom Januar", "*der Vermittler*"."""
    start = at + (at < len(doc) and doc[at].lower_ in _OWNERS and doc[at].lower_ != "vom")
    end = start
    while end < min(len(doc), start + 3) and doc[end].text[:1].isupper():
        end += 1
    genitive = start > at or (end > at and doc[end - 1].text.endswith(_OF))
    return end if end > start and genitive else at
