from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_press import Press

from lagebild.model.entity import Judgement, Verdict
from lagebild.resolve import resolve
from lagebild.resolve.decide import broken, entries, make_judgement
from lagebild.resolve.resolver import view_of

FIRST = ("Anna", "Karl", "")
LAST = ("Weber", "Umerow", "Umjerow", "Holm")
STATES = ("Nordland", "Südland", "Westland")


def pile(seed: int) -> Press:
    """A small pile of articles with everything that can be joined."""
    dice = Random(seed)
    press = Press()
    for number in range(dice.randint(2, 6)):
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}".strip()
        here, there = dice.sample(STATES, 2)
        day = f"2026-01-{dice.randint(1, 9):02}"
        text = f"{name} aus {here} traf {there} wegen des 20-Punkte-Plans. Das sei ein Fortschritt."
        reader = press.article(f"x{number}", text, day)
        reader.person(name).mention(here, "state").mention(there, "state")
        reader.role(name, "aus", of=here if dice.random() < 0.7 else None)
        status = dice.choice(["held", "planned", "denied", "reported", "cancelled"])
        start = dice.choice([None, "2026-01-05", "2026-01-06", "2026-01-05/2026-01-07"])
        clause = text.split(" wegen")[0]
        reader.event(clause, status=status, who=(name, there), start=start, said_by=(name,))
        reader.paper("20-Punkte-Plan", points=dice.choice([20, 28, None]), by=(here,))
        reader.quotation(
            "Das sei ein Fortschritt", act=dice.choice(["deny", "confirm", "say"]), speakers=(name,)
        )
        reader.commitment("traf", when="2026-01-08", by=(name,))
    return press


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), shuffle=st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(seed: int, shuffle: Random) -> None:
    press = pile(seed)
    expected = resolve(press.articles, press.statements)
    articles, statements = list(press.articles), list(press.statements)
    shuffle.shuffle(articles)
    shuffle.shuffle(statements)
    assert resolve(articles + articles[:1], statements + statements[:2]) == expected


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_every_reference_resolves_and_every_evidence_is_exact(seed: int) -> None:
    dossier = pile(seed).resolve()
    texts = {row.article.id: row.article.text for row in dossier.articles}
    entities = {row.id for row in dossier.entities}
    events = {row.id for row in dossier.events}
    for group in (
        dossier.entities,
        dossier.quotations,
        dossier.events,
        dossier.papers,
        dossier.claims,
        dossier.agenda,
    ):
        assert len({row.id for row in group}) == len(group)
    rows = [e for event in dossier.events for e in event.evidence]
    rows += [e for claim in dossier.claims for v in claim.supporters + claim.opponents for e in v.evidence]
    rows += [e for item in dossier.agenda for e in item.evidence + item.outcome]
    rows += [e for paper in dossier.papers for e in paper.evidence]
    assert all(texts[row.article][row.start : row.end] == row.text for row in rows)
    assert all(event.evidence for event in dossier.events) and all(item.evidence for item in dossier.agenda)
    assert {p.entity for event in dossier.events for p in event.participants} <= entities
    assert {e.side for e in dossier.entities} | {e.of for e in dossier.entities} <= entities | {None}
    assert {item.event for item in dossier.agenda} <= events | {None}


def decided(press: Press, dice: Random) -> list[Judgement]:
    """Decisions of people about random names and events, each made while the earlier ones stand."""
    made: list[Judgement] = []
    for number in range(3):
        known = entries(view_of(press.articles, press.statements, made))
        section = dice.choice([entry.section for entry in known])
        rows = [entry for entry in known if entry.section == section]
        if len(rows) < 2:
            continue
        left, right = dice.sample(rows, 2)
        views = [view_of(press.articles, press.statements, made)]
        verdict = dice.choice([Verdict.SAME, Verdict.DIFFERENT])
        at = f"2026-02-0{number + 1}T00:00:00+00:00"
        made.append(make_judgement(views, left.id, right.id, verdict, reason="", by="mk", at=at))
    return made


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), shuffle=st.randoms(use_true_random=False))
def test_order_does_not_matter_with_decisions_and_withdrawing_them_undoes_them(
    seed: int, shuffle: Random
) -> None:
    press = pile(seed)
    without = resolve(press.articles, press.statements)
    judgements = decided(press, Random(seed))
    expected = resolve(press.articles, press.statements, judgements)
    articles, statements, mixed = list(press.articles), list(press.statements), list(judgements)
    for rows in (articles, statements, mixed):
        shuffle.shuffle(rows)
    assert resolve(articles, statements, mixed) == expected
    assert resolve(articles, statements) == without


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_what_a_person_called_different_stays_apart_and_the_same_together(seed: int) -> None:
    press = pile(seed)
    judgements = decided(press, Random(seed))[:1]
    after = entries(view_of(press.articles, press.statements, judgements))
    assert broken(after, judgements) == []
