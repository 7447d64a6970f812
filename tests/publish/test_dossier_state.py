from __future__ import annotations

import dataclasses

import pytest
from fixture import dossier

from lagebild.model.annotation import IssueStatus
from lagebild.model.dossier import Dossier, Evidence, IssueState, RecordedIssue
from lagebild.model.standing import standing
from lagebild.publish.index import DossierIndex, all_evidence
from lagebild.publish.state import POINTS, SENTENCES, StateGroup, state_of_play


def groups(source: Dossier) -> dict[str, StateGroup]:
    return {group.key: group for group in state_of_play(DossierIndex(source))}


def test_every_sentence_rests_on_evidence_of_the_record() -> None:
    known = {evidence for _, evidence in all_evidence(dossier())}
    for group in groups(dossier()).values():
        assert group.sentences
        for sentence in group.sentences:
            assert sentence.evidence and set(sentence.evidence) <= known


def test_hearsay_and_denials_stay_what_they_are() -> None:
    found = groups(dossier())
    last = {sentence.text: sentence.status_word for sentence in found["last"].sentences}
    assert last["November 2025: Zusammenkunft Nr. 4"] == "Hörensagen"
    contested = {sentence.text: sentence for sentence in found["contested"].sentences}
    assert contested["Es gab Treffen in Vikhamn"].note == "Dementi von einem Berater Holms"
    assert contested["Es gab geheime Treffen"].note == (
        "heißt es ohne Nennung einer Quelle; bestritten von einem Berater Holms"
    )
    assert "Holm tritt zurück" not in {sentence.text for sentence in found["agreed"].sentences}


def test_what_is_ahead_is_in_the_order_of_time_and_overdue_last() -> None:
    texts = [sentence.status for sentence in groups(dossier())["next"].sentences]
    assert texts[-1] == "agenda-overdue"
    assert "held" not in texts


def test_one_party_alone_agrees_with_nobody() -> None:
    source = dossier()
    paper = source.papers[0]
    alone = dataclasses.replace(paper, stances=tuple(s for s in paper.stances if s.entity == "ask"))
    found = groups(dataclasses.replace(source, papers=(alone,)))
    assert "12-Punkte-Entwurf" not in {sentence.text for sentence in found["agreed"].sentences}
    assert "12-Punkte-Entwurf" in {sentence.text for sentence in groups(source)["agreed"].sentences}


def test_later_days_move_what_is_ahead() -> None:
    late = groups(dataclasses.replace(dossier(), as_of="2027-06-01"))
    assert not any(sentence.status in ("planned", "possible") for sentence in late["next"].sentences)


def state(status: str, day: str, *said_by: str, hearsay: bool = False) -> IssueState:
    place = Evidence("a1", "text", 0, 3, dossier().articles[0].article.text[:3])
    return IssueState(
        status=IssueStatus(status), day=day, article="a1", said_by=said_by, hearsay=hearsay, evidence=(place,)
    )


def negotiated(text: str, *history: IssueState, parties: tuple[str, ...] = ()) -> RecordedIssue:
    return RecordedIssue(
        id=text,
        text=text,
        aliases=(),
        status=standing(history).status,
        parties=parties,
        history=history,
        evidence=history[0].evidence,
    )


def with_points(*issues: RecordedIssue) -> dict[str, StateGroup]:
    return groups(dataclasses.replace(dossier(), issues=issues))


def test_points_stand_where_they_stand_by_the_newest_report() -> None:
    found = with_points(
        negotiated("die Laufzeit", state("disputed", "2026-01-02"), state("agreed", "2026-01-05")),
        negotiated("die Rente", state("agreed", "2026-01-02"), state("open", "2026-01-05", "ask")),
        negotiated("der Lohn", state("disputed", "2026-01-03"), parties=("ask", "holm")),
        negotiated("die Grenze", state("set_aside", "2026-01-05")),
    )
    shown = {key: {s.text: s for s in group.sentences} for key, group in found.items()}
    assert shown["agreed"]["Die Laufzeit"].status_word == "geklärt"
    assert shown["contested"]["Die Rente"].note == "nach Angaben von Jorun Ask"
    assert shown["contested"]["Der Lohn"].note == "Jorun Ask und Per Holm"
    texts = [s.text for s in found["contested"].sentences]
    assert texts.index("Der Lohn") < texts.index("Die Rente"), "what is disputed before what is open"
    assert not any("Die Grenze" in rows for rows in shown.values())


@pytest.mark.parametrize(
    ("history", "told"),
    [
        ((state("agreed", "2026-01-05"),), True),
        ((state("agreed", "2026-01-05", "ask"),), False),
        ((state("agreed", "2026-01-05", hearsay=True),), False),
        ((state("agreed", "2026-01-04", "ask"), state("agreed", "2026-01-05", "holm")), True),
        ((state("agreed", "2026-01-04"), state("agreed", "2026-01-05", "ask")), True),
    ],
)
def test_one_party_alone_settles_nothing(history: tuple[IssueState, ...], told: bool) -> None:
    texts = {s.text for s in with_points(negotiated("die Laufzeit", *history))["agreed"].sentences}
    assert ("Die Laufzeit" in texts) is told


def test_points_crowd_out_nothing_and_what_is_left_is_counted_by_kind() -> None:
    without = groups(dossier())["contested"]
    issues = [negotiated(f"Punkt {n}", state("disputed", "2026-01-05")) for n in range(9)]
    group = with_points(*issues)["contested"]
    points = [s for s in group.sentences if s.href.startswith("#i-")]
    others = [s for s in group.sentences if not s.href.startswith("#i-")]
    assert len(group.sentences) == SENTENCES and len(points) >= POINTS
    assert others == list(without.sentences)[: SENTENCES - POINTS][: len(others)] and others
    assert (f"{9 - len(points)} Verhandlungspunkte", "#punkte") in {(f.words, f.href) for f in group.further}


def test_nothing_known_is_said_so() -> None:
    assert all(group.empty and not group.sentences for group in groups(Dossier()).values())
