from __future__ import annotations

import dataclasses

from fixture import dossier

from lagebild.model.dossier import Dossier
from lagebild.publish.index import DossierIndex, all_evidence
from lagebild.publish.state import StateGroup, state_of_play


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


def test_nothing_known_is_said_so() -> None:
    assert all(group.empty and not group.sentences for group in groups(Dossier()).values())
