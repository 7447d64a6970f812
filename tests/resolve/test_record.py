from resolve_press import Press

from lagebild.model.annotation import EventStatus
from lagebild.model.dossier import AgendaStatus, ClaimStatus
from lagebild.model.entity import EntityKind, Judgement, Verdict


def test_planned_then_held_is_one_event_and_its_plan_has_happened() -> None:
    press = Press()
    a = press.article("a", "Nordland und Südland wollen am 9. Januar in Seestadt verhandeln.", "2026-01-05")
    a.mention("Nordland", "state").mention("Südland", "state").mention("Seestadt", "place")
    a.event(a.text[:-1], status="planned", who=("Nordland", "Südland"), place="Seestadt", start="2026-01-09")
    b = press.article("b", "Nordland und Südland verhandelten am Freitag in Seestadt.", "2026-01-10")
    b.mention("Nordland", "state").mention("Südland", "state").mention("Seestadt", "place")
    b.event(b.text[:-1], who=("Nordland", "Südland"), place="Seestadt", start="2026-01-09")
    dossier = press.resolve()
    (event,) = dossier.events
    assert event.status is EventStatus.HELD
    assert {row.article for row in event.evidence} == {"a", "b"}
    (item,) = dossier.agenda
    assert item.status is AgendaStatus.HAPPENED
    assert {row.article for row in item.evidence} == {"a"}
    assert {row.article for row in item.outcome} == {"b"}


def test_a_date_without_news_is_overdue_and_open_before() -> None:
    press = Press()
    a = press.article("a", "Nordland und Südland wollen am 9. Januar verhandeln.", "2026-01-05")
    a.mention("Nordland", "state").mention("Südland", "state")
    a.event(a.text[:-1], status="planned", who=("Nordland", "Südland"), start="2026-01-09")
    assert [item.status for item in press.resolve().agenda] == [AgendaStatus.OPEN]
    press.article("b", "Nichts Neues.", "2026-01-20")
    assert [item.status for item in press.resolve().agenda] == [AgendaStatus.OVERDUE]
    assert [item.status for item in press.resolve(as_of="2026-01-08").agenda] == [AgendaStatus.OPEN]


def test_a_moved_date_is_one_entry() -> None:
    press = Press()
    a = press.article("a", "Nordland und Südland wollen am 9. Januar verhandeln.", "2026-01-05")
    a.mention("Nordland", "state").mention("Südland", "state")
    a.event(a.text[:-1], status="planned", who=("Nordland", "Südland"), start="2026-01-09")
    b = press.article(
        "b", "Das Gespräch von Nordland und Südland am 9. ist auf den 14. verlegt.", "2026-01-07"
    )
    b.mention("Nordland", "state").mention("Südland", "state")
    b.event(
        b.text[:-1], status="planned", who=("Nordland", "Südland"), start="2026-01-09", moved_to="2026-01-14"
    )
    (item,) = press.resolve().agenda
    assert (item.status, item.when, item.moved_to) == (AgendaStatus.MOVED, "2026-01-09", "2026-01-14")
    c = press.article("c", "Nordland und Südland haben verhandelt.", "2026-01-15")
    c.mention("Nordland", "state").mention("Südland", "state")
    c.event(c.text[:-1], who=("Nordland", "Südland"), start="2026-01-14")
    dossier = press.resolve()
    assert [item.status for item in dossier.agenda] == [AgendaStatus.HAPPENED]
    assert [event.start for event in dossier.events] == ["2026-01-14"]


def test_meetings_of_other_sides_on_one_day_are_two() -> None:
    press = Press()
    a = press.article("a", "Nordland sprach mit Südland, Nordland sprach mit Westland.", "2026-01-05")
    for state in ("Nordland", "Südland", "Westland"):
        a.mention(state, "state")
    a.event("Nordland sprach mit Südland", who=("Nordland", "Südland"), start="2026-01-04")
    a.event("Nordland sprach mit Westland", who=("Nordland", "Westland"), start="2026-01-04")
    assert len(press.resolve().events) == 2


def test_denial_finds_what_it_denies_and_a_later_admission_confirms() -> None:
    press = Press()
    a = press.article(
        "a", "Südland sagt, es habe geheime Gespräche mit Nordland in Seestadt gegeben.", "2026-01-05"
    )
    a.mention("Südland", "state").mention("Nordland", "state")
    a.quotation(
        "es habe geheime Gespräche mit Nordland in Seestadt gegeben", act="confirm", speakers=("Südland",)
    )
    b = press.article(
        "b", "Nordland dementierte Berichte über geheime Gespräche mit Südland in Seestadt.", "2026-01-06"
    )
    b.mention("Nordland", "state")
    b.quotation("geheime Gespräche mit Südland in Seestadt", act="deny", speakers=("Nordland",))
    (claim,) = press.resolve().claims
    assert claim.status is ClaimStatus.CONTESTED
    assert len(claim.supporters) == len(claim.opponents) == 1
    c = press.article("c", "Nordland räumte geheime Gespräche in Seestadt ein.", "2026-01-09")
    c.mention("Nordland", "state")
    c.quotation("geheime Gespräche in Seestadt", act="admit", speakers=("Nordland",))
    (claim,) = press.resolve().claims
    assert claim.status is ClaimStatus.CONFIRMED
    assert len(claim.supporters) == 2 and len(claim.opponents) == 1


def test_denial_alone_is_denied_and_silence_is_nothing() -> None:
    press = Press()
    a = press.article("a", "Nordland dementierte einen Abzug. Zum Plan wollte es nichts sagen.", "2026-01-05")
    a.mention("Nordland", "state")
    a.quotation("einen Abzug", act="deny", speakers=("Nordland",))
    a.quotation("Zum Plan", act="no_comment", speakers=("Nordland",))
    assert [claim.status for claim in press.resolve().claims] == [ClaimStatus.DENIED]


def test_hearsay_is_a_claim_with_nobody_to_name() -> None:
    press = Press()
    a = press.article("a", "Es wird vermutet, dass Nordland Gebiete abtreten muss.", "2026-01-05")
    a.hearsay("Nordland Gebiete abtreten muss", "Es wird vermutet")
    (claim,) = press.resolve().claims
    assert claim.status is ClaimStatus.SINGLE_SOURCE
    assert [voice.entity for voice in claim.supporters] == [None]


def test_papers_with_other_points_are_two_and_the_lineage_is_kept() -> None:
    press = Press()
    a = press.article("a", "Nordland legte einen 28-Punkte-Plan vor.", "2026-01-05")
    a.mention("Nordland", "state").paper("28-Punkte-Plan", points=28, by=("Nordland",))
    b = press.article("b", "Der 20-Punkte-Plan überarbeitet den 28-Punkte-Plan von Nordland.", "2026-01-09")
    b.mention("Nordland", "state")
    old = b.paper("28-Punkte-Plan", points=28)
    b.paper("20-Punkte-Plan", points=20, revises=(old,))
    first, second = press.resolve().papers
    assert (first.points, second.points) == (28, 20)
    assert second.revises == (first.id,)
    assert {row.article for row in first.evidence} == {"a", "b"}


def test_sides_come_from_offices_and_a_mediator_has_none() -> None:
    press = Press()
    a = press.article(
        "a", "Minister Karl Holm, sein Berater Jan Kern und Schlichter Uwe Lind kamen.", "2026-01-05"
    )
    a.person("Karl Holm").person("Jan Kern").person("Uwe Lind")
    a.role("Karl Holm", "Minister", of="Nordland").role("Jan Kern", "Berater", of="Karl Holm")
    a.role("Uwe Lind", "Schlichter", of="Tarifverbund")
    a.mention("Minister", "state", "Nordland")
    dossier = press.resolve()
    names = {entity.id: entity.name for entity in dossier.entities}
    sides = {e.name: names.get(e.side or "") for e in dossier.entities if e.kind is EntityKind.PERSON}
    assert sides == {"Karl Holm": "Nordland", "Jan Kern": "Nordland", "Uwe Lind": None}


def test_government_of_a_state_is_one_entity_under_all_its_names() -> None:
    press = Press()
    a = press.article("a", "Moskau lehnte ab. Der Kreml schwieg. Russland bleibt.", "2026-01-05")
    a.mention("Moskau", "government", of="Russland").mention("Kreml", "government", of="Russland")
    a.mention("Russland", "state")
    dossier = press.resolve()
    (government,) = (e for e in dossier.entities if e.kind is EntityKind.GOVERNMENT)
    (state,) = (e for e in dossier.entities if e.kind is EntityKind.STATE)
    assert (government.name, government.of, government.side) == ("russische Regierung", state.id, state.id)
    assert [alias.text for alias in government.aliases] == ["Kreml", "Moskau"]


def test_quotation_gives_content_first_then_frame() -> None:
    press = Press()
    a = press.article("a", '"Wir kommen", sagte Karl Holm, "und bleiben".', "2026-01-05").person("Karl Holm")
    a.quotation(
        '"Wir kommen"', '"und bleiben"', speakers=("Karl Holm",), frame="sagte Karl Holm", type="direct"
    )
    dossier = press.resolve()
    (quotation,) = dossier.quotations
    assert quotation.text == '"Wir kommen" […] "und bleiben"'
    assert [row.text for row in quotation.evidence] == ['"Wir kommen"', '"und bleiben"', "sagte Karl Holm"]
    assert quotation.speakers[0].entity == dossier.entities[0].id


def test_speech_carried_on_is_one_entry_for_each_sentence() -> None:
    press = Press()
    text = "Karl Holm sprach. Man sei bereit. Der Text liege vor, er sei „gut“. Das Wetter war schlecht."
    a = press.article("a", text, "2026-01-05").person("Karl Holm")
    outer = a.quotation(
        "Man sei bereit.",
        "Der Text liege vor,",
        "er sei „gut“.",
        speakers=("Karl Holm",),
        type="indirect_free_indirect",
    )
    a.quotation("„gut“", speakers=("Karl Holm",), type="direct", within=outer)
    first, second, inner = press.resolve().quotations
    assert [first.text, second.text] == ["Man sei bereit.", "Der Text liege vor, […] er sei „gut“."]
    assert first.speakers == second.speakers
    assert (first.within, second.within, inner.within) == (None, None, second.id)
    assert len({first.id, second.id, inner.id}) == 3


def test_a_numbered_round_is_one_event_though_its_date_was_moved() -> None:
    press = Press()
    for article, text, day, status, start in (
        (
            "a",
            "Die zweite Runde von Anna Holm und Jan Kern ist für den 26. November geplant.",
            "2025-11-13",
            "planned",
            "2025-11-26",
        ),
        (
            "b",
            "Die zweite Runde von Anna Holm und Jan Kern ist nun am 3. Dezember.",
            "2025-11-24",
            "planned",
            "2025-12-03",
        ),
        (
            "c",
            "In der zweiten Runde von Anna Holm und Jan Kern gab es ein Angebot.",
            "2025-12-03",
            "held",
            "2025-12-03",
        ),
    ):
        reader = press.article(article, text, day).person("Anna Holm").person("Jan Kern")
        reader.event(text[:-1], status=status, start=start, round=2, title="zweite Runde")
    dossier = press.resolve()
    assert [(event.start, event.round) for event in dossier.events] == [("2025-12-03", 2)]
    (item,) = dossier.agenda
    assert (item.when, item.moved_to) == ("2025-11-26", "2025-12-03")
    assert item.status is AgendaStatus.HAPPENED


def test_a_named_event_is_found_again_by_its_name_and_day() -> None:
    press = Press()
    for article, text, status in (
        ("a", "Anna Holm und Jan Kern planen für Montag eine Spitzenrunde.", "planned"),
        ("b", "Die Spitzenrunde am Montag sagte Anna Holm ab, so Jan Kern.", "cancelled"),
    ):
        reader = press.article(article, text, f"2025-12-0{1 if status == 'planned' else 3}")
        reader.person("Anna Holm").person("Jan Kern")
        reader.event(text[:-1], status=status, start="2025-12-08", title="Spitzenrunde")
    (event,) = press.resolve().events
    assert event.status is EventStatus.CANCELLED
    assert [item.status for item in press.resolve().agenda] == [AgendaStatus.CANCELLED]


def test_a_compound_names_a_paper_a_bare_head_does_not() -> None:
    press = Press()
    for article in ("a", "b"):
        text = "Nordland prüft das Eckpunktepapier. Auch ein Entwurf liegt vor."
        reader = press.article(article, text + f" Tag {article}.", "2026-01-05").mention("Nordland", "state")
        reader.paper("Eckpunktepapier", kind="other")
        reader.paper("Entwurf", kind="draft")
    assert sorted(paper.name for paper in press.resolve().papers) == ["Eckpunktepapier", "Entwurf", "Entwurf"]


def test_an_announcement_in_the_words_of_an_event_is_one_entry_with_it() -> None:
    press = Press()
    a = press.article("a", "Nordland will am 9. Januar mit Südland verhandeln, sagte Holm.", "2026-01-05")
    a.mention("Nordland", "state").mention("Südland", "state").person("Holm")
    clause = "Nordland will am 9. Januar mit Südland verhandeln"
    a.event(clause, status="planned", who=("Nordland", "Südland"), start="2026-01-09")
    a.commitment(clause, when="2026-01-09", by=("Holm",))
    a.commitment("sagte Holm", when="2026-01-12")
    first, second = press.resolve().agenda
    assert (first.when, first.event is None, len(first.announced_by)) == ("2026-01-09", False, 1)
    assert (second.when, second.event) == ("2026-01-12", None)


def judged(left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, decided_by="user:mk", reason="geprüft")


def test_a_person_joins_and_parts_events_and_papers() -> None:
    press = Press()
    for article in ("a", "b"):
        text = f"Nordland und Südland verhandelten in Seestadt über den 9-Punkte-Plan. Tag {article}."
        reader = press.article(article, text, "2026-01-05")
        reader.mention("Nordland", "state").mention("Südland", "state").mention("Seestadt", "place")
        clause = text.split(".")[0]
        reader.event(clause, who=("Nordland", "Südland"), place="Seestadt", start="2026-01-04")
        reader.paper("9-Punkte-Plan", points=9)
    dossier = press.resolve()
    assert (len(dossier.events), len(dossier.papers)) == (1, 1)
    rules = [j for j in dossier.judgements if j.decided_by in ("rule:event", "rule:paper")]
    assert len(rules) == 2 and all(j.reason for j in rules)
    apart = [judged(j.left, j.right, Verdict.DIFFERENT) for j in rules]
    parted = press.resolve(*apart)
    assert (len(parted.events), len(parted.papers)) == (2, 2)
    together = [
        judged(*(entry.id for entry in group), Verdict.SAME) for group in (parted.events, parted.papers)
    ]
    again = press.resolve(*apart, *together)
    assert (len(again.events), len(again.papers)) == (1, 1)


def test_a_draft_of_the_same_several_presenters_is_one_paper() -> None:
    press = Press()
    for name, words in (("a", "einen eigenen Entwurf"), ("b", "einen Gegenentwurf")):
        article = press.article(name, f"Nordland und Südland legten {words} vor.", "2026-01-05")
        article.mention("Nordland", "state").mention("Südland", "state")
        article.paper(words, kind="draft", by=("Nordland", "Südland"))
    press.article("c", "Nordland legte einen Entwurf vor.", "2026-01-06").mention("Nordland", "state").paper(
        "einen Entwurf", kind="draft", by=("Nordland",)
    )
    assert sorted(len(paper.evidence) for paper in press.resolve().papers) == [1, 2]
