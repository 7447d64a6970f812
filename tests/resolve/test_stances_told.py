"""Whose word the stance of a party is: its own, or what another side says of it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from resolve_press import Press

from lagebild.model.change import Aspect
from lagebild.model.dossier import Dossier, RecordedStance
from lagebild.publish.changes import sentence
from lagebild.publish.index import DossierIndex
from lagebild.publish.json import record as as_json
from lagebild.publish.markdown import render_markdown
from lagebild.publish.state import state_of_play
from lagebild.record.verify import faults_of_json
from lagebild.resolve.changes import changes
from lagebild.resolve.discard import without

CLAIM = "Südland habe dem Sechs-Punkte-Plan zugestimmt"


def press(teller: str = "Rita Weber", office_of: str | None = "Nordland") -> Press:
    made = Press()
    text = f"{CLAIM}, sagte Ministerin Rita Weber. Nordland stimmt zu."
    reader = made.article("a", text, "2026-01-05").mention("Südland", "state").mention("Nordland", "state")
    reader.person("Rita Weber").role("Rita Weber", "Ministerin", of=office_of)
    reader.paper("Sechs-Punkte-Plan", points=6, stances=(("Südland", "agrees", CLAIM, teller),))
    return made


def own_word(made: Press, day: str = "2026-01-07") -> None:
    reader = made.article("b", "Südland stimmt dem Sechs-Punkte-Plan zu.", day).mention("Südland", "state")
    reader.paper("Sechs-Punkte-Plan", points=6, stances=(("Südland", "agrees", "Südland stimmt"),))


def stances(dossier: Dossier) -> tuple[RecordedStance, ...]:
    return tuple(s for paper in dossier.papers for s in paper.stances)


def names(dossier: Dossier, ids: tuple[str, ...]) -> list[str]:
    return [entity.name for entity in dossier.entities if entity.id in ids]


def test_what_another_side_says_is_marked_with_who_says_it() -> None:
    dossier = press().resolve()
    (stance,) = stances(dossier)
    assert names(dossier, stance.said_by) == ["Rita Weber"]


def test_who_stands_on_the_same_side_speaks_for_it() -> None:
    (stance,) = stances(press(office_of="Südland").resolve())
    assert stance.said_by == ()


def test_somebody_without_a_name_and_a_side_tells_what_is_so() -> None:
    (stance,) = stances(press(teller="ein Diplomat").resolve())
    assert stance.said_by == ()


def test_the_own_word_in_another_article_counts() -> None:
    made = press()
    own_word(made)
    (stance,) = stances(made.resolve())
    assert stance.said_by == ()
    assert {row.article for row in stance.evidence} == {"a", "b"}


def test_one_yes_and_one_by_hearsay_are_no_agreement() -> None:
    made = press()
    text = "Nordland stimmt dem Sechs-Punkte-Plan zu."
    reader = made.article("c", text, "2026-01-06").mention("Nordland", "state")
    reader.paper("Sechs-Punkte-Plan", points=6, stances=(("Nordland", "agrees", "Nordland stimmt"),))
    assert not agreed(made.resolve())
    own_word(made)
    assert agreed(made.resolve())


def agreed(dossier: Dossier) -> list[str]:
    found = {group.key: group for group in state_of_play(DossierIndex(dossier))}
    return [sentence.text for sentence in found["agreed"].sentences]


def test_it_is_shown_with_who_says_it() -> None:
    assert "nach Angaben von Rita Weber" in render_markdown(press().resolve()).decode()


def test_nobody_unknown_says_it(tmp_path: Path) -> None:
    made = press()
    found = as_json(made.resolve())
    path = tmp_path / "record.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    assert list(faults_of_json(path, made.articles)) == []
    found["papers"][0]["stances"][0]["said_by"] = ["person-of-nobody"]
    path.write_text(json.dumps(found), encoding="utf-8")
    assert any("said_by points at nothing" in fault for fault in faults_of_json(path, made.articles))


def test_without_the_teller_nothing_is_left_of_it() -> None:
    dossier = press().resolve()
    (stance,) = stances(dossier)
    left = without(dossier, "entities", stance.said_by[0], frozenset())
    assert stances(left) == ()
    two = dataclasses.replace(stance, said_by=(*stance.said_by, "nordland"))
    paper = dataclasses.replace(dossier.papers[0], stances=(two,))
    both = dataclasses.replace(dossier, papers=(paper,))
    left = without(both, "entities", stance.said_by[0], frozenset())
    assert stances(left)[0].said_by == ("nordland",)


def test_the_own_word_is_news_after_what_others_told() -> None:
    made = press()
    before = made.resolve()
    own_word(made)
    found = [c for c in changes(before, made.resolve()) if c.aspect is Aspect.STANCE]
    assert [sentence(c) for c in found] == ["Haltung: Südland: stimmt zu"]


def test_news_of_what_others_tell_name_them() -> None:
    made = Press()
    reader = made.article("0", "Nordland hat einen Sechs-Punkte-Plan.", "2026-01-01")
    reader.mention("Nordland", "state").paper("Sechs-Punkte-Plan", points=6)
    before = made.resolve()
    other = press()
    made.articles += other.articles
    made.statements += other.statements
    found = [c for c in changes(before, made.resolve()) if c.aspect is Aspect.STANCE]
    assert [sentence(c) for c in found] == ["Haltung: Südland: stimmt zu (nach Angaben von Rita Weber)"]
    assert "according to Rita Weber" in sentence(found[0], "en")
