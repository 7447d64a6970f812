"""The conventions of the record, from text to record.json, in the order of the contract."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lagebild import workflow

Record = dict[str, Any]
Build = Callable[..., Record]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a function that builds articles, given as ``(day, text)``, to a record."""

    def make(*articles: tuple[str, str], outlet: str = "Nordblatt") -> Record:
        rows = [
            {"id": f"a{n}", "text": text, "published": day, "outlet": outlet}
            for n, (day, text) in enumerate(articles)
        ]
        source = tmp_path / "articles.json"
        source.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        workflow.build([str(source)], tmp_path / "out", jobs=1)
        return dict(json.loads((tmp_path / "out" / "record.json").read_text(encoding="utf-8")))

    return make


def entity(record: Record, name: str) -> Record:
    """Return the entity that goes by ``name``."""
    return next(
        e for e in record["entities"] if name == e["name"] or name in [a["text"] for a in e["aliases"]]
    )


def named(record: Record, id_: str | None) -> str | None:
    return next((e["name"] for e in record["entities"] if e["id"] == id_), None)


def quoted(record: Record, words: str) -> Record:
    """Return the first quotation that contains ``words``."""
    return next(q for q in record["quotations"] if words in q["text"])


def speakers(record: Record, quotation: Record) -> list[str | None]:
    return [named(record, speaker["entity"]) for speaker in quotation["speakers"]]


# --- articles


def test_two_articles_of_one_text_and_one_that_shares_sentences(build: Build) -> None:
    wire = (
        "Der norwegische Unterhändler Jan Holm sprach am Montag in Oslo von einem wichtigen Schritt. "
        "Die schwedische Delegation reiste am Abend ohne ein Ergebnis wieder nach Stockholm ab. "
    )
    other = "In Bergen regnete es am Dienstag den ganzen Tag, und die Boote blieben im Hafen liegen."
    record = build(
        ("2026-01-12", f"{wire}Das Wetter war gut."),
        ("2026-01-12", f"{wire}Das  Wetter war\ngut."),
        ("2026-01-13", f"{wire}{other}"),
        ("2026-01-13", other),
    )
    same, shared = (
        {a["id"]: a[key] for a in record["articles"]} for key in ("same_text_as", "shares_copy_with")
    )
    ids = {a["text"][:20] + str(n): a["id"] for n, a in enumerate(record["articles"])}
    first, second, third, stranger = ids.values()
    assert [same[one] for one in (first, second, third, stranger)] in ([None, first, None, None],)
    assert third in shared[first]
    assert shared[stranger] == []


# --- entities


def test_a_capital_the_kremlin_and_the_government_are_one_government_of_its_state(build: Build) -> None:
    text = "Der Kreml dementierte den Bericht. Moskau lehnte den Plan ab. Die russische Regierung schwieg."
    record = build(("2026-01-12", text))
    governments = [e for e in record["entities"] if e["kind"] == "government"]
    assert len(governments) == 1
    assert named(record, governments[0]["of"]) == named(record, governments[0]["side"]) == "Russland"


def test_whom_nobody_names_is_unnamed_and_belongs_to_somebody(build: Build) -> None:
    text = "Der russische Präsident Wladimir Putin schwieg. Ein Berater Putins sagte, man sei bereit."
    record = build(("2026-01-12", text))
    adviser = next(e for e in record["entities"] if e["kind"] == "unnamed")
    assert named(record, adviser["of"]) == "Wladimir Putin"
    assert named(record, adviser["side"]) == "Russland"
    assert quoted(record, "man sei bereit")["speakers"][0]["entity"] == adviser["id"]


def test_roles_are_titles_as_written_with_former_ones_kin_and_days_of_publication(build: Build) -> None:
    record = build(
        (
            "2026-01-12",
            "Kyrylo Budanow, Leiter des ukrainischen Präsidialamtes, traf den Ex-Minister Jan Holm.",
        ),
        (
            "2026-01-15",
            "Jared Kushner, der Schwiegersohn von US-Präsident Donald Trump, kam. "
            "Der Leiter des ukrainischen Präsidialamtes, Kyrylo Budanow, blieb.",
        ),
    )
    (head,) = entity(record, "Kyrylo Budanow")["roles"]
    assert head["title"] == "Leiter des ukrainischen Präsidialamtes"
    assert (head["former"], head["first_seen"], head["last_seen"]) == (False, "2026-01-12", "2026-01-15")
    assert [r["former"] for r in entity(record, "Jan Holm")["roles"]] == [True]
    kin = next(r for r in entity(record, "Jared Kushner")["roles"] if "Schwiegersohn" in r["title"])
    assert named(record, kin["of"]) == "Donald Trump"


def test_aliases_are_forms_as_written_without_inflection(build: Build) -> None:
    text = "Der ukrainische Präsident Wolodymyr Selenskyj kam. Selenskyjs Besuch war kurz."
    record = build(("2026-01-12", text))
    aliases = {a["text"] for a in entity(record, "Wolodymyr Selenskyj")["aliases"]}
    assert aliases == {"Wolodymyr Selenskyj", "Selenskyj"}


# --- quotations


def test_a_joint_statement_has_several_speakers(build: Build) -> None:
    text = "Deutschland und Frankreich erklärten gemeinsam, der Plan sei eine gute Grundlage."
    record = build(("2026-01-12", text))
    assert set(speakers(record, quoted(record, "gute Grundlage"))) == {"Deutschland", "Frankreich"}


def test_what_comes_in_pieces_is_one_quotation(build: Build) -> None:
    text = "„Wir kommen“, sagte Minister Thomas Weber, „und wir bleiben bis zum Schluss.“"
    record = build(("2026-01-12", text))
    assert " […] " in quoted(record, "Wir kommen")["text"]


def test_quoted_words_in_an_indirect_clause_are_entered_again_within_it(build: Build) -> None:
    text = "Minister Thomas Weber sagte, die Gespräche seien „hart und ehrlich“ gewesen."
    record = build(("2026-01-12", text))
    outer = next(q for q in record["quotations"] if q["type"] == "indirect")
    inner = next(q for q in record["quotations"] if q["type"] == "direct")
    assert (inner["within"], outer["within"]) == (outer["id"], None)


def test_a_quoted_phrase_after_a_verb_of_calling_is_direct(build: Build) -> None:
    record = build(("2026-01-12", "Minister Thomas Weber nannte die Vorwürfe „haltlos“."))
    assert quoted(record, "haltlos")["type"] == "direct"


def test_konjunktiv_without_a_frame_is_one_entry_for_each_sentence(build: Build) -> None:
    text = (
        "Minister Thomas Weber sagte, man komme voran. Der Text sei fast fertig. Nur ein Punkt sei noch "
        "offen. Am Abend reiste er ab."
    )
    record = build(("2026-01-12", text))
    carried = [q["text"] for q in record["quotations"] if q["type"] == "indirect_free_indirect"]
    assert carried == ["Der Text sei fast fertig.", "Nur ein Punkt sei noch offen."]


def test_hearsay_with_nobody_to_name_is_no_quotation(build: Build) -> None:
    text = "Jan Holm soll am Montag in Wien den Minister Thomas Weber getroffen haben."
    record = build(("2026-01-14", text))
    assert record["quotations"] == []
    assert [event["status"] for event in record["events"]] == ["reported"]
    (claim,) = record["claims"]
    assert [voice["entity"] for voice in claim["for"]] == [None]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Minister Thomas Weber dementierte, dass es Gespräche gebe.", "deny"),
        ("Minister Thomas Weber wollte sich zu den Gesprächen nicht äußern.", "no_comment"),
        ("Minister Thomas Weber kritisierte, der Plan sei zu teuer.", "criticise"),
    ],
)
def test_denial_silence_and_criticism_are_different_acts(build: Build, text: str, act: str) -> None:
    assert act in [q["act"] for q in build(("2026-01-12", text))["quotations"]]


# --- events


def meeting_denied_then_admitted() -> tuple[tuple[str, str], ...]:
    return (
        (
            "2026-01-14",
            "Der norwegische Minister Jan Holm soll am Montag in Wien den schwedischen Gesandten Lars Lund "
            "getroffen haben. Norwegen dementierte. Ein solches Treffen habe es nicht gegeben, sagte ein "
            "Sprecher der norwegischen Regierung.",
        ),
        (
            "2026-01-20",
            "Der norwegische Minister Jan Holm räumte ein, am 12. Januar in Wien den schwedischen Gesandten "
            "Lars Lund getroffen zu haben.",
        ),
    )


def test_what_one_side_says_and_another_denies_is_disputed_and_held_once_admitted(build: Build) -> None:
    first, second = meeting_denied_then_admitted()
    (event,) = (e for e in build(first)["events"] if e["type"] == "meeting")
    assert event["status"] in ("reported", "disputed")
    record = build(first, second)
    (event,) = (e for e in record["events"] if e["type"] == "meeting")
    assert event["status"] == "held"
    assert {piece["article"] for piece in event["evidence"]} == {a["id"] for a in record["articles"]}
    claim = next(c for c in record["claims"] if c["against"])
    assert claim["status"] == "confirmed"


def test_members_of_a_delegation_belong_to_it_and_take_part(build: Build) -> None:
    text = (
        "Die norwegische Delegation hat am Montag in Wien mit Schweden verhandelt. Die norwegische "
        "Delegation leitete Admiral Jan Holm. Lars Lund blieb in Stockholm."
    )
    record = build(("2026-01-14", text))
    delegation = next(e for e in record["entities"] if e["kind"] == "delegation")
    assert named(record, delegation["side"]) == "Norwegen"
    assert entity(record, "Jan Holm")["of"] == delegation["id"]
    there = {named(record, p["entity"]) for event in record["events"] for p in event["participants"]}
    assert "Jan Holm" in there
    assert "Lars Lund" not in there


@pytest.mark.parametrize("hedge", ["soll", "dürfte"])
def test_what_a_report_supposes_is_never_held_or_confirmed(build: Build, hedge: str) -> None:
    text = f"Minister Thomas Weber {hedge} am Montag in Wien Jan Holm getroffen haben."
    record = build(("2026-01-14", text))
    assert not {event["status"] for event in record["events"]} & {"held", "ongoing"}
    assert not {claim["status"] for claim in record["claims"]} & {"confirmed"}


# --- papers


def test_pages_are_not_points_and_a_demand_asks_for_changes(build: Build) -> None:
    text = (
        "Norwegen legte am Montag einen Friedensplan vor. Der Plan hat 28 Seiten. Schweden verlangte "
        "Änderungen an dem Plan."
    )
    record = build(("2026-01-14", text))
    plan = next(p for p in record["papers"] if p["kind"] == "plan")
    assert plan["points"] is None
    assert [s["stance"] for s in plan["stances"] if named(record, s["entity"]) == "Schweden"] == ["demands"]


# --- claims


def test_forecasts_and_opinions_are_no_claims(build: Build) -> None:
    text = "Schweden dürfte den Plan ablehnen. Minister Thomas Weber lobte den Plan als sehr gut."
    assert build(("2026-01-14", text))["claims"] == []


def test_a_claim_known_only_through_its_denial_is_denied(build: Build) -> None:
    text = "Norwegen wies Berichte zurück, wonach die Truppen abgezogen werden sollen."
    (claim,) = build(("2026-01-14", text))["claims"]
    assert (claim["status"], claim["for"]) == ("denied", [])
    assert "Truppen" in claim["text"]


# --- agenda


def test_a_date_without_news_is_overdue(build: Build) -> None:
    plan = ("2026-01-12", "Norwegen und Schweden wollen am 15. Januar in Wien verhandeln.")
    (item,) = build(plan)["agenda"]
    assert (item["when"], item["status"]) == ("2026-01-15", "open")
    (item,) = build(plan, ("2026-01-20", "Norwegen und Schweden schweigen weiter."))["agenda"]
    assert item["status"] == "overdue"


def test_a_moved_date_is_one_entry_and_happened_once_it_has_taken_place(build: Build) -> None:
    plan = (
        "2026-01-12",
        "Norwegen und Schweden wollen sich am 15. Januar in Wien zur zweiten Runde treffen.",
    )
    moved = (
        "2026-01-14",
        "Die zweite Runde der Gespräche zwischen Norwegen und Schweden in Wien ist vom 15. Januar auf den "
        "22. Januar verschoben worden.",
    )
    held = (
        "2026-01-23",
        "Norwegen und Schweden haben am Donnerstag in Wien die zweite Runde ihrer Gespräche geführt.",
    )
    (item,) = build(plan, moved)["agenda"]
    assert (item["when"], item["moved_to"], item["status"]) == ("2026-01-15", "2026-01-22", "moved")
    (item,) = build(plan, moved, held)["agenda"]
    assert (item["moved_to"], item["status"]) == ("2026-01-22", "happened")
    assert item["outcome"]
