"""Which events of different articles are one though their reports name different people, or no day.

"Die dritte Runde ist für den 3. März angesetzt" and "sagte die dritte Verhandlungsrunde am Dienstag ab";
"Norland will bis Freitag einen Vorschlag vorlegen" and "Norland hat seinen Vorschlag vorgelegt"; "Beide
nehmen Koalitionsverhandlungen auf" and "Die Koalitionsverhandlungen stocken".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from lagebild.lexicon import group
from lagebild.model.annotation import EventStatus
from lagebild.model.entity import EntityKind
from lagebild.resolve.agenda_words import WORD, same, unspecific
from lagebild.resolve.days import Days
from lagebild.resolve.deadline_words import nouns
from lagebild.resolve.entities import Cast
from lagebild.resolve.events import Happening, Report
from lagebild.resolve.material import Material
from lagebild.resolve.name_words import NameWords
from lagebild.resolve.sentences import sentence_at
from lagebild.resolve.verdicts import Verdicts

_COMPANY = 3
"""So many persons and bodies two articles on one negotiation must both name."""
_TWO = 2
"""... and two that tell of the round of one number on one day."""
_REACH = 40
"""Days from an announcement, or from one report of going talks, to the next."""
_DEEDS = frozenset({"presentation", "signing"})
_LARGEST = 60
"""Events with one key beyond which the key says too little to compare all pairs."""
_GOING = frozenset({EventStatus.ONGOING, EventStatus.HELD})
_PLUPERFECT = group("resolve_words", "pluperfect")
_NEGOTIATIONS = tuple(group("resolve_words", "negotiations"))
_PLAIN = len("verhandlungen")
"""A longer word tells which talks they are."""
_NOUN = re.compile(r"[A-ZÄÖÜ][\wäöüß-]+")


def unite(
    happenings: Sequence[Happening], material: Material, cast: Cast, verdicts: Verdicts
) -> list[Happening]:
    """Return the happenings, those as one that different articles tell of the same round, of the same talks
    without a day, or of something announced and done."""
    table = _Table(happenings, material, cast, verdicts)
    table.join(_by_round, table.one_round, "gleiche Runde, gleicher Tag")
    table.join(_by_negotiation, table.one_negotiation, "gleiche Verhandlungen")
    table.join(_by_deed, table.kept, "wie angekündigt")
    return table.happenings


def _by_round(happening: Happening) -> str | None:
    numbers = {r.event.round for r in happening.reports} - {None}
    return f"{numbers}" if happening.seed.family == "talks" and len(numbers) == 1 else None


def _by_negotiation(happening: Happening) -> str | None:
    plain = happening.seed.family == "talks" and all(
        r.days is None and not r.event.round and r.event.status in _GOING for r in happening.reports
    )
    return "talks" if plain and _negotiations(happening) else None


def _by_deed(happening: Happening) -> str | None:
    return happening.seed.family if happening.seed.family in _DEEDS else None


def _negotiations(happening: Happening) -> frozenset[str]:
    """Return the words for going negotiations that tell of it: "Koalitionsverhandlungen"."""
    told = (row.excerpt for r in happening.reports for row in r.statement.evidence)
    found = (word.casefold() for text in told for word in _NOUN.findall(text))
    return frozenset(word.removesuffix("n") for word in found if word.endswith(_NEGOTIATIONS))


class _Table:
    """The happenings, with what the record knows of their people."""

    def __init__(
        self, happenings: Sequence[Happening], material: Material, cast: Cast, verdicts: Verdicts
    ) -> None:
        self.happenings = list(happenings)
        self._material, self._cast, self._verdicts = material, cast, verdicts
        self._names = NameWords(material, cast)
        reports = [r for happening in happenings for r in happening.reports]
        self._opposed = {pair for r in reports for pair in combinations(sorted(r.sides), 2)}

    def join(
        self,
        key: Callable[[Happening], str | None],
        fits: Callable[[Happening, Happening], bool],
        reason: str,
    ) -> None:
        """Bring together the happenings of one key that fit; one that two unlike ones fit stays as it is."""
        rows: dict[str, list[Happening]] = defaultdict(list)
        for happening in self.happenings:
            if found := key(happening):
                rows[found].append(happening)
        gone: set[int] = set()
        for _, alike in sorted(rows.items()):
            if len(alike) <= _LARGEST:
                gone |= self._merged(alike, fits, reason)
        self.happenings = [happening for happening in self.happenings if id(happening) not in gone]

    def _merged(
        self, alike: list[Happening], fits: Callable[[Happening, Happening], bool], reason: str
    ) -> set[int]:
        gone: set[int] = set()
        again = True
        while again:
            again = False
            for happening in [h for h in alike if id(h) not in gone]:
                others = [
                    other
                    for other in alike
                    if other is not happening
                    and id(other) not in gone
                    and self._free(happening, other)
                    and fits(happening, other)
                ]
                if others and all(fits(one, other) for one, other in combinations(others, 2)):
                    first = min((happening, others[0]), key=alike.index)
                    second = others[0] if first is happening else happening
                    second.reasons[0] = reason
                    first.absorb(second)
                    gone.add(id(second))
                    again = True
                    break
        return gone

    def _free(self, one: Happening, other: Happening) -> bool:
        """Whether no article tells of both, and nobody has called them different."""
        if {r.article for r in one.reports} & {r.article for r in other.reports}:
            return False
        ids = [r.statement.id for r in other.reports]
        return not any(self._verdicts.apart(r.statement.id, ids) for r in one.reports)

    def one_round(self, one: Happening, other: Happening) -> bool:
        """Whether two tell of the round of one number on one day, with parties of one table.

        "Die dritte Runde mit der Bahn ist für den 3. März angesetzt" and "Verdi sagte die dritte Runde ab".
        """
        days = _single_days(one) & _single_days(other)
        hosts = one.places() | other.places()
        left, right = one.sides() - hosts, other.sides() - hosts
        return (
            bool(days)
            and not _elsewhere(one, other)
            and _denied(one) == _denied(other)
            and len(_company(one) & _company(other)) >= _TWO
            and (self._opponents(left, right) or (_shared(one, other) and (left <= right or right <= left)))
        )

    def _opponents(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether each names one side, and the two have sat at one table elsewhere."""
        return len(left) == len(right) == 1 and (*sorted(left | right),) in self._opposed

    def one_negotiation(self, one: Happening, other: Happening) -> bool:
        """Whether two tell of the same going talks: of the same sides, or by the same word of their own where
        one names nobody; articles on the same people.

        "Norland und Südland nehmen Koalitionsverhandlungen auf", "Die Koalitionsverhandlungen stocken".
        """
        if _elsewhere(one, other) or not self._near(one, other) or not self._acquainted(one, other):
            return False
        if any(
            len(mine) > 1 and mine == its for mine, its in zip(_parties(one), _parties(other), strict=True)
        ):
            return True
        nobody = not (one.who() and other.who())
        return nobody and any(len(word) > _PLAIN for word in _negotiations(one) & _negotiations(other))

    def _near(self, one: Happening, other: Happening) -> bool:
        days = [(r.published, s.published) for r in one.reports for s in other.reports]
        return any(a and b and abs((a - b).days) <= _REACH for a, b in days)

    def _acquainted(self, one: Happening, other: Happening) -> bool:
        """Whether articles on the two name several in common, a person among them."""
        common = _company(one) & _company(other)
        return len(common) >= _COMPANY and any(
            self._cast.entities[entity].kind is EntityKind.PERSON for entity in common
        )

    def kept(self, one: Happening, other: Happening) -> bool:
        """Whether one is announced and the other tells, as its article's news, that it was done.

        "Weber will bis Freitag einen Vorschlag vorlegen", "Weber hat den Vorschlag vorgelegt".
        """
        plan, deed = (one, other) if all(_is_planned(r) for r in one.reports) else (other, one)
        news = [r for r in deed.reports if self._is_news(r)]
        return (
            all(_is_planned(r) for r in plan.reports)
            and bool(news)
            and not any(r.ahead for r in deed.reports)
            and not _elsewhere(plan, deed)
            and all(self._in_time(p, news[0]) for p in plan.reports)
            and all(self._by_them(p, news[0]) for p in plan.reports)
            and any(self._same_thing(p, r) for p in plan.reports for r in deed.reports)
        )

    def _is_news(self, report: Report) -> bool:
        """Whether it is told as done in the first sentence of its article, not "hatte vorgelegt"."""
        article = self._material.by_id[report.article]
        words = {word.casefold() for word in WORD.findall(report.event.span.of(article.text))}
        first = sentence_at(article, report.event.span.start) in (0, 1)
        return report.event.status is EventStatus.HELD and first and words.isdisjoint(_PLUPERFECT)

    def _in_time(self, plan: Report, deed: Report) -> bool:
        """Whether it was done on the day announced or, where no day was, in the weeks after."""
        if not plan.published or not deed.published:
            return False
        if plan.days is None:
            known = deed.days.first if deed.days else None
            late = known is None or known >= plan.published
            return late and 0 < (deed.published - plan.published).days <= _REACH
        meant = plan.moved or plan.days
        if deed.days is not None:
            return meant.overlaps(deed.days)
        last = meant.last
        return last is not None and meant.width == 1 and 0 <= (deed.published - last).days <= 1

    def _by_them(self, plan: Report, deed: Report) -> bool:
        """Whether the first who is named as doing it is of those who announced it, or "beide Seiten" did."""
        if plan.anonymous:
            return bool(deed.sides) and deed.sides <= plan.company
        first = min(deed.event.participants, key=lambda p: p.span.start, default=None)
        entity = self._cast.named(deed.article, first.name, first.span) if first else None
        if entity is None or not plan.event.participants:
            return False
        own = {entity, self._cast.side(entity)} - {None}
        return bool(own & (plan.who | plan.sides))

    def _same_thing(self, plan: Report, deed: Report) -> bool:
        """Whether both name the thing by a noun: "Koalitionsvertrag"."""
        return any(same(mine, its) for mine in self._things(plan) for its in self._things(deed))

    def _things(self, report: Report) -> frozenset[str]:
        told = " ".join(row.excerpt for row in report.statement.evidence)
        return nouns(told) - self._names.stems(report.article) - unspecific()


def _single_days(happening: Happening) -> frozenset[Days]:
    """Return the single days on which it is to be or was, those that were given up left out."""
    found = (r.moved or r.days for r in happening.reports)
    return frozenset(days for days in found if days is not None and days.width == 1)


def _elsewhere(one: Happening, other: Happening) -> bool:
    return bool(one.places() and other.places()) and not any(one.at(report) for report in other.reports)


def _shared(one: Happening, other: Happening) -> bool:
    """Whether somebody takes part in both, or one of them names nobody."""
    return not one.who() or not other.who() or bool(one.who() & other.who())


def _parties(happening: Happening) -> tuple[frozenset[str], frozenset[str]]:
    return happening.sides(), happening.who()


def _denied(happening: Happening) -> bool:
    return all(r.event.status is EventStatus.DENIED for r in happening.reports)


def _company(happening: Happening) -> frozenset[str]:
    return frozenset().union(*(r.company for r in happening.reports))


def _is_planned(report: Report) -> bool:
    return report.event.status is EventStatus.PLANNED
