"""A dossier built by hand: an invented dispute, every status and kind of the record at least once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from enum import Enum
from typing import Any

from lagebild.model.annotation import (
    Act,
    EventStatus,
    EventType,
    PaperAccess,
    PaperKind,
    QuotationType,
    StanceKind,
)
from lagebild.model.article import Article, Removed, RemovedKind
from lagebild.model.dossier import (
    AgendaItem,
    AgendaStatus,
    Alias,
    Claim,
    ClaimStatus,
    ContentStatus,
    Dossier,
    Entity,
    Evidence,
    HeldRole,
    RecordedArticle,
    RecordedContent,
    RecordedEvent,
    RecordedPaper,
    RecordedParticipant,
    RecordedQuotation,
    RecordedStance,
    Speaker,
    Voice,
)
from lagebild.model.entity import EntityKind

TEXTS = {
    "a1": (
        "Talmark und die Nordinseln haben am Wochenende in Solberg über die Fischgründe verhandelt. "
        'Chefunterhändlerin Jorun Ask nannte die Gespräche "zäh, aber redlich". '
        "Der talmarkische Außenminister Per Holm sagte, man habe einen 12-Punkte-Entwurf vorgelegt.\n\n"
        "Kritik aus dem Süden\n\n"
        "Ein Berater Holms bestritt, dass es geheime Treffen gegeben habe. "
        "Ein weiteres Treffen soll nach Angaben von Ask am 3. März stattfinden."
    ),
    "a2": (
        "Die Nordinseln lehnen den 12-Punkte-Entwurf ab. Das erklärte Unterhändlerin Jorunn Ask am Dienstag. "
        "»Der Entwurf nimmt uns die Hälfte der Flotte«, sagte sie der Zeitung Havnposten. "
        "Talmark kündigte eine überarbeitete Fassung mit neun Punkten an. "
        "In Solberg wird vermutet, dass Holm zurücktritt.\n\n"
        "Ein Sprecher der Werften wollte sich nicht äußern. Die Küstenräte begrüßten das Vorgehen. "
        "Das für Freitag geplante Gipfeltreffen in Vikhamn wurde abgesagt."
    ),
    "a3": (
        "Talmark hat den Nordinseln einen überarbeiteten Entwurf übergeben. "
        "Er ist Teil eines Pakets aus drei Papieren. "
        "Der Entwurf sieht eine Schonzeit von sechs Wochen vor. Von Hafengebühren sei keine Rede mehr, "
        "sagte Holm am Telefon. Bis zum 13. Februar wollen die Nordinseln antworten. "
        "Die Unterzeichnung sei möglich, hieß es. Ein Besuch Holms auf den Inseln läuft noch."
    ),
    "a4": (
        "Die Nordinseln lehnen den 12-Punkte-Entwurf ab. Das erklärte Unterhändlerin Jorunn Ask am Dienstag."
    ),
}


def ev(article: str, surface: str, number: int = 1) -> Evidence:
    """Return the ``number``-th place of some words in an article of the fixture."""
    text, at = TEXTS[article], -1
    for _ in range(number):
        at = text.index(surface, at + 1)
    return Evidence(article, "text", at, at + len(surface), surface)


def _articles() -> tuple[RecordedArticle, ...]:
    removed = tuple(Removed(kind=kind, text=f"Beiwerk {kind}") for kind in RemovedKind)
    return (
        RecordedArticle(
            article=Article(
                id="a1",
                source="presse/solberg.txt",
                text=TEXTS["a1"],
                title="Zähe Gespräche in Solberg",
                kicker="Fischereistreit",
                outlet="Havnposten",
                agencies=("NPA", "dpa"),
                authors=("Liv Moe",),
                published="2026-01-18T22:20:00+01:00",
                updated="2026-07-19T06:05:00+02:00",
                section="Ausland",
                lead=TEXTS["a1"][:60],
                dateline="Solberg (npa) -",
                captions=("Unterhändlerin Ask am Hafen.",),
                tags=("Fischerei", "Nordinseln"),
                url="https://havnposten.example/solberg?x=1&y=2",
                removed=removed,
            ),
            origin="a1",
        ),
        RecordedArticle(
            article=Article(
                id="a2",
                source="presse/absage.html",
                text=TEXTS["a2"],
                title="Inseln sagen Nein",
                outlet="Der Küstenbote",
                agencies=("NPA",),
                published="2026-01-20T07:00:00+01:00",
            ),
            shares_copy_with=("a4",),
            origin="a2",
        ),
        RecordedArticle(
            article=Article(
                id="a3",
                source="https://inselblatt.example/3",
                text=TEXTS["a3"],
                outlet="Inselblatt",
                published="2026-01-22",
            ),
            corrects="a1",
            origin="a3",
        ),
        RecordedArticle(
            article=Article(id="a4", source="presse/kopie.md", text=TEXTS["a4"], title="Nein der Inseln"),
            same_text_as="a2",
            shares_copy_with=("a2",),
            origin="a2",
        ),
    )


def _entities() -> tuple[Entity, ...]:
    return (
        Entity(id="talmark", kind=EntityKind.STATE, name="Talmark", side="talmark"),
        Entity(id="inseln", kind=EntityKind.STATE, name="Nordinseln", side="inseln"),
        Entity(id="regierung", kind=EntityKind.GOVERNMENT, name="Regierung Talmarks", of="talmark"),
        Entity(
            id="ask",
            kind=EntityKind.PERSON,
            name="Jorun Ask",
            of="inseln",
            side="inseln",
            aliases=(
                Alias(text="Jorun Ask", articles=("a1",)),
                Alias(text="Jorunn Ask", articles=("a2", "a4")),
            ),
            roles=(
                HeldRole(
                    title="Chefunterhändlerin",
                    of="inseln",
                    former=False,
                    first_seen="2026-01-18",
                    last_seen="2026-01-18",
                    evidence=(ev("a1", "Chefunterhändlerin"),),
                ),
                HeldRole(
                    title="Unterhändlerin",
                    of=None,
                    former=False,
                    first_seen="2026-01-20",
                    last_seen="2026-01-22",
                    evidence=(ev("a2", "Unterhändlerin"),),
                ),
            ),
        ),
        Entity(
            id="holm",
            kind=EntityKind.PERSON,
            name="Per Holm",
            of="regierung",
            roles=(
                HeldRole(
                    title="talmarkischer Außenminister",
                    of="talmark",
                    former=True,
                    first_seen=None,
                    last_seen=None,
                    evidence=(ev("a1", "talmarkische Außenminister"),),
                ),
            ),
        ),
        Entity(id="berater", kind=EntityKind.UNNAMED, name="ein Berater Holms", of="holm"),
        Entity(id="delegation", kind=EntityKind.DELEGATION, name="Delegation der Nordinseln", of="inseln"),
        Entity(id="werften", kind=EntityKind.ORGANISATION, name="Werften"),
        Entity(id="raete", kind=EntityKind.GROUP, name="Küstenräte"),
        Entity(id="solberg", kind=EntityKind.PLACE, name="Solberg"),
        Entity(id="vikhamn", kind=EntityKind.PLACE, name="Vikhamn"),
    )


def _quotation(
    number: int, article: str, kind: QuotationType, act: Act, pieces: tuple[str, ...], **more: Any
) -> RecordedQuotation:
    evidence = tuple(ev(article, piece) for piece in pieces) + more.pop("frame", ())
    fields = {"speakers": (), "within": None, "addressee": None, "medium": None, "said": None} | more
    return RecordedQuotation(
        id=f"q{number}",
        article=article,
        type=kind,
        act=act,
        text=" […] ".join(pieces),
        evidence=evidence,
        **fields,
    )


def _quotations() -> tuple[RecordedQuotation, ...]:
    ask, holm = Speaker(entity="ask", text="Jorun Ask"), Speaker(entity="holm", text="Per Holm")
    zaeh, fassung = "zäh, aber redlich", "eine überarbeitete Fassung mit neun Punkten"
    treffen = "Ein weiteres Treffen soll nach Angaben von Ask am 3. März stattfinden"
    named = [
        _quotation(
            1,
            "a1",
            QuotationType.DIRECT,
            Act.SAY,
            (zaeh,),
            speakers=(ask,),
            frame=(ev("a1", "Chefunterhändlerin Jorun Ask nannte die Gespräche"),),
        ),
        _quotation(
            2,
            "a1",
            QuotationType.INDIRECT,
            Act.SAY,
            ("man habe einen 12-Punkte-Entwurf vorgelegt",),
            speakers=(holm,),
            said="2026-01-17/2026-01-18",
        ),
        _quotation(
            3,
            "a1",
            QuotationType.INDIRECT,
            Act.DENY,
            ("dass es geheime Treffen gegeben habe",),
            speakers=(Speaker(entity="berater", text="Ein Berater Holms"),),
        ),
        _quotation(4, "a1", QuotationType.FREE_INDIRECT, Act.ANNOUNCE, (treffen,), speakers=(ask, holm)),
        _quotation(
            5,
            "a2",
            QuotationType.DIRECT,
            Act.REJECT,
            ("Der Entwurf nimmt uns die Hälfte der Flotte",),
            speakers=(ask,),
            addressee=Speaker(entity=None, text="der Zeitung Havnposten"),
            medium="Interview",
        ),
        _quotation(
            6,
            "a2",
            QuotationType.REPORTED,
            Act.ANNOUNCE,
            (fassung,),
            speakers=(Speaker(entity=None, text="Talmark"),),
        ),
        _quotation(
            7,
            "a3",
            QuotationType.INDIRECT_FREE_INDIRECT,
            Act.CONFIRM,
            ("Von Hafengebühren sei keine Rede mehr", "am Telefon"),
            speakers=(holm,),
        ),
        _quotation(8, "a1", QuotationType.DIRECT, Act.SAY, ("redlich",), speakers=(ask,), within="q1"),
    ]
    rest = [act for act in Act if act not in {quotation.act for quotation in named}]
    kuesten = "Die Küstenräte begrüßten das Vorgehen"
    named += [
        _quotation(20 + number, "a2", QuotationType.REPORTED, act, (kuesten,))
        for number, act in enumerate(rest)
    ]
    return tuple(named)


_TIMES: tuple[tuple[str | None, str | None], ...] = (
    ("2026-01-17/2026-01-18", None),
    ("2026-01-22", None),
    ("2026-03-03", None),
    ("2026-01-20~", None),
    ("2025-11", None),
    (None, None),
    ("2026-01-23", "2026-01-24"),
    ("../2026-02-13", None),
    ("2026-01-19T10:30+01:00", None),
    ("kein Datum", None),
    ("2026", None),
)


def _events() -> tuple[RecordedEvent, ...]:
    clauses = {
        EventStatus.HELD: ev(
            "a1", "Talmark und die Nordinseln haben am Wochenende in Solberg über die Fischgründe verhandelt"
        ),
        EventStatus.ONGOING: ev("a3", "Ein Besuch Holms auf den Inseln läuft noch"),
        EventStatus.PLANNED: ev(
            "a1", "Ein weiteres Treffen soll nach Angaben von Ask am 3. März stattfinden"
        ),
        EventStatus.POSSIBLE: ev("a3", "Die Unterzeichnung sei möglich"),
        EventStatus.REPORTED: ev("a2", "dass Holm zurücktritt"),
        EventStatus.DENIED: ev("a1", "geheime Treffen"),
        EventStatus.CANCELLED: ev("a2", "Das für Freitag geplante Gipfeltreffen in Vikhamn wurde abgesagt"),
        EventStatus.DISPUTED: ev("a1", "dass es geheime Treffen gegeben habe"),
    }
    types, statuses = list(EventType), list(EventStatus)
    found = []
    for number, kind in enumerate(types):
        status = statuses[number % len(statuses)]
        clause = clauses[status]
        start, end = _TIMES[number]
        who = (
            RecordedParticipant(entity="ask", side="inseln", evidence=(clause,)),
            RecordedParticipant(entity="holm", side="talmark", evidence=(clause,)),
        )
        found.append(
            RecordedEvent(
                id=f"e{number}",
                type=kind,
                title=f"Zusammenkunft Nr. {number}",
                status=status,
                participants=who if number % 2 == 0 else (),
                places=("solberg",) if number % 3 == 0 else (),
                start=start,
                end=end,
                round=2 if number == 0 else None,
                evidence=(clause,),
            )
        )
    return tuple(found)


def _papers() -> tuple[RecordedPaper, ...]:
    first, second, bundle = (
        ev("a1", "12-Punkte-Entwurf"),
        ev("a3", "überarbeiteten Entwurf"),
        ev("a3", "eines Pakets"),
    )
    contents = tuple(
        RecordedContent(
            text=f"Schonzeit von sechs Wochen ({status})",
            status=status,
            evidence=(ev("a3", "Schonzeit von sechs Wochen"),),
        )
        for status in ContentStatus
    )
    stances = tuple(
        RecordedStance(
            entity=("ask", "holm")[number % 2],
            stance=stance,
            evidence=(ev("a2", "Die Nordinseln lehnen den 12-Punkte-Entwurf ab"),),
        )
        for number, stance in enumerate(StanceKind)
    )
    empty: dict[str, Any] = {
        "aliases": (),
        "points": None,
        "presented_by": (),
        "presented": None,
        "revises": (),
        "part_of": (),
        "contents": (),
        "stances": (),
    }
    papers = [
        RecordedPaper(
            **empty
            | {
                "id": "p1",
                "name": "12-Punkte-Entwurf",
                "kind": PaperKind.DRAFT,
                "points": 12,
                "known": PaperAccess.REPORTED,
                "presented_by": ("holm",),
                "presented": "2026-01-17",
                "aliases": ("Entwurf", "Zwölfpunkteplan"),
                "stances": stances,
                "evidence": (first,),
            }
        ),
        RecordedPaper(
            **empty
            | {
                "id": "p2",
                "name": "überarbeiteter Entwurf über die gemeinsame Nutzung der Fischgründe",
                "kind": PaperKind.PLAN,
                "points": 9,
                "known": PaperAccess.LEAKED,
                "revises": ("p1",),
                "part_of": ("p3",),
                "contents": contents,
                "presented": "2026-01-22",
                "presented_by": ("talmark",),
                "evidence": (second,),
            }
        ),
        RecordedPaper(
            **empty
            | {
                "id": "p3",
                "name": "Paket aus drei Papieren",
                "kind": PaperKind.BUNDLE,
                "known": PaperAccess.UNKNOWN,
                "evidence": (bundle,),
            }
        ),
    ]
    used = {paper.kind for paper in papers}
    papers += [
        RecordedPaper(
            **empty
            | {
                "id": f"px{number}",
                "name": f"Papier der Art {kind}",
                "kind": kind,
                "known": PaperAccess.PUBLISHED,
                "evidence": (first,),
            }
        )
        for number, kind in enumerate(PaperKind)
        if kind not in used
    ]
    return tuple(papers)


def _claims() -> tuple[Claim, ...]:
    said = Voice(entity="holm", evidence=(ev("a1", "man habe einen 12-Punkte-Entwurf vorgelegt"),))
    denied = Voice(entity="berater", evidence=(ev("a1", "dass es geheime Treffen gegeben habe"),))
    rumour = Voice(entity=None, evidence=(ev("a2", "dass Holm zurücktritt"),))
    return (
        Claim(
            id="c1",
            text="Talmark hat einen Entwurf vorgelegt.",
            status=ClaimStatus.CONFIRMED,
            supporters=(
                said,
                Voice(entity="ask", evidence=(ev("a2", "Die Nordinseln lehnen den 12-Punkte-Entwurf ab"),)),
            ),
            opponents=(),
        ),
        Claim(
            id="c2",
            text="Es gab geheime Treffen.",
            status=ClaimStatus.CONTESTED,
            supporters=(rumour,),
            opponents=(denied,),
        ),
        Claim(
            id="c3",
            text="Es gab Treffen in Vikhamn.",
            status=ClaimStatus.DENIED,
            supporters=(),
            opponents=(denied,),
        ),
        Claim(
            id="c4",
            text="Holm tritt zurück.",
            status=ClaimStatus.SINGLE_SOURCE,
            supporters=(rumour,),
            opponents=(),
        ),
        Claim(
            id="c5",
            text="Die Flotte wird halbiert.",
            status=ClaimStatus.RETRACTED,
            supporters=(said,),
            opponents=(),
        ),
    )


def _agenda() -> tuple[AgendaItem, ...]:
    words = ev("a3", "Bis zum 13. Februar wollen die Nordinseln antworten")
    return tuple(
        AgendaItem(
            id=f"t{number}",
            what=f"Antwort der Nordinseln, {status}",
            when=None if number == 3 else "../2026-02-13",
            status=status,
            moved_to="2026-03-01" if status is AgendaStatus.MOVED else None,
            announced_by=("ask",) if number % 2 == 0 else (),
            event="e2" if number == 1 else None,
            evidence=(words,),
            outcome=(ev("a2", "wurde abgesagt"),) if status is AgendaStatus.CANCELLED else (),
        )
        for number, status in enumerate(AgendaStatus)
    )


def dossier() -> Dossier:
    """Return the whole invented dossier."""
    return Dossier(
        articles=_articles(),
        entities=_entities(),
        quotations=_quotations(),
        events=_events(),
        papers=_papers(),
        claims=_claims(),
        agenda=_agenda(),
        as_of="2026-01-22",
    )


def poisoned(source: Dossier, poison: str) -> Dossier:
    """Return the dossier with ``poison`` added to every string in it, ids included; evidence stays exact."""
    grown = {entry.article.id: entry.article for entry in source.articles}
    extra = {
        article: Evidence(article + poison, "text", len(found.text), len(found.text) + len(poison), poison)
        for article, found in grown.items()
    }

    def grow(value: Any) -> Any:
        if isinstance(value, Evidence):
            return Evidence(value.article + poison, value.field, value.start, value.end, value.text)
        if isinstance(value, tuple):
            evidence = [item for item in value if isinstance(item, Evidence)]
            more = (extra[evidence[0].article],) if evidence else ()
            return tuple(grow(item) for item in value) + more
        if isinstance(value, str) and not isinstance(value, Enum):
            return value + poison
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {field.name: grow(getattr(value, field.name)) for field in dataclasses.fields(value)}
            return type(value)(**fields)
        return value

    result = grow(source)
    assert isinstance(result, Dossier)
    return result


def strings_of(value: Any) -> Iterator[str]:
    """Return every string in a value of the model."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from strings_of(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings_of(getattr(value, field.name))
