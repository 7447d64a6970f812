"""Why two reports are of one paper, and what speaks against it."""

from __future__ import annotations

from functools import cache

from lagebild.lexicon import endings, entries, group
from lagebild.model.annotation import PaperKind
from lagebild.resolve.keys import stem
from lagebild.resolve.paper_report import PaperReport
from lagebild.resolve.words import bare_heads

_SUMMIT = 14
"""So many days apart, declarations of the same name are of different summits."""
_MONTH = 31
_OFFERS = tuple(stem(word) for word in group("resolve_words", "offer"))
_ENDINGS = ("e", *endings("grammar", "adjective_ending"))


def against(report: PaperReport, other: PaperReport) -> bool:
    """Whether two reports cannot be of one paper: other points, another size, other presenters or days."""
    points = report.paper.points and other.paper.points and report.paper.points != other.paper.points
    size = report.paper.size and other.paper.size and report.paper.size != other.paper.size
    bundle = (report.paper.kind is PaperKind.BUNDLE) != (other.paper.kind is PaperKind.BUNDLE)
    presenters = report.sure and other.sure and report.kin.isdisjoint(other.kin)
    days = report.days and other.days and not report.days.overlaps(other.days, slack=3)
    same_article = report.article == other.article
    return bool(points or size or bundle or presenters or days or same_article)


def shared(report: PaperReport, other: PaperReport, origin: dict[str, str]) -> str | None:
    """Return what says that two reports are of one paper, None where nothing does."""
    same_company = len(report.company & other.company) >= 1
    if report.paper.points and report.paper.points == other.paper.points and same_company:
        return "gleiche Zahl der Punkte, gleiche Beteiligte"
    if report.names & other.names and same_company and not _another_time(report, other):
        return "gleicher voller Name, gleiche Beteiligte"
    if same_company and _one_bundle(report, other):
        return "gleich viele Papiere, gleiche Beteiligte, gleiche Zeit"
    dated = report.days and other.days and max(report.days.width, other.days.width) <= _MONTH
    alike = report.paper.kind is other.paper.kind
    if report.by & other.by and dated and alike:
        return "gleiche Urheber, gleiche Zeit, gleiche Art"
    if same_company and alike and _same_day(report, other) and is_revised(report) and is_revised(other):
        return "Neufassung vom gleichen Tag, gleiche Beteiligte"
    if len(report.by & other.by) >= 2 and report.by == other.by and alike:
        return "dieselben mehreren Urheber, gleiche Art"
    if origin[report.article] == origin[other.article] and report.paper.name == other.paper.name:
        return "gleicher Name in Fassungen eines Textes"
    return None


def is_revised(report: PaperReport) -> bool:
    """Whether the paper is a later state by its name or by what it is said to revise."""
    return bool(report.paper.revises) or _state_of(report.paper.name) == "revised"


def is_plain_offer(report: PaperReport) -> bool:
    """Whether it is called only an offer, raised or not: "ihr Angebot", "die verbesserte Offerte"."""
    words = [w for name in (report.paper.name, *report.paper.aliases) for w in name.split()]
    plain = all(stem(word) in bare_heads() or _state(word.casefold()) for word in words)
    plain = plain and any(stem(word) in _OFFERS for word in words)
    return report.paper.kind is PaperKind.OFFER and plain and report.paper.points is None


def _state_of(name: str) -> str:
    return next((state for word in name.casefold().split() if (state := _state(word))), "")


def _state(word: str) -> str:
    return _states().get(word, "")


@cache
def _states() -> dict[str, str]:
    """The states of papers by the forms of their adjectives, and by the nouns that tell one."""
    nouns = entries("papers", "state_noun", ("kind", "words", "example"))
    found = {word: str(row["kind"]) for row in nouns for word in row["words"]}
    for row in reversed(entries("papers", "state", ("kind", "words", "example"))):
        found |= {word + end: str(row["kind"]) for word in row["words"] for end in ("", *_ENDINGS)}
    return found


def _one_bundle(report: PaperReport, other: PaperReport) -> bool:
    """Whether both count as many papers, or one says only "das Paket", about the same time."""
    if report.paper.kind is not PaperKind.BUNDLE or other.paper.kind is not PaperKind.BUNDLE:
        return False
    if not report.published or not other.published:
        return False
    near = abs((report.published - other.published).days) <= _MONTH
    heads = {stem(r.paper.name.split()[-1]) for r in (report, other) if r.paper.size}
    more = any("weiter" in stem(w) for r in (report, other) for w in r.paper.name.split())
    return near and len(heads) < 2 and not more and len(report.company & other.company) >= 2


def _same_day(report: PaperReport, other: PaperReport) -> bool:
    return bool(report.days and other.days and report.days == other.days and report.days.width == 1)


def _another_time(report: PaperReport, other: PaperReport) -> bool:
    """Whether both are of declarations weeks apart: each summit has its "Abschlusserklärung"."""
    kinds = {report.paper.kind, other.paper.kind}
    if (
        kinds & {PaperKind.DECLARATION, PaperKind.DRAFT} != kinds
        or not report.published
        or not other.published
    ):
        return False
    return abs((report.published - other.published).days) > _SUMMIT and PaperKind.DECLARATION in kinds
