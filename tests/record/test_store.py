"""What the record must keep: every statement, exactly, once, and never another text under one id."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.errors import MigrationError, ProvenanceError, RecordError
from lagebild.model.annotation import (
    Act,
    AnnotatedArticle,
    Event,
    EventStatus,
    EventType,
    Mention,
    MentionKind,
    Participant,
    Quotation,
    QuotationType,
)
from lagebild.model.article import Article, Removed, RemovedKind
from lagebild.model.entity import Judgement, Verdict
from lagebild.model.span import CharSpan
from lagebild.model.statement import StatementKind
from lagebild.record import codec
from lagebild.record.statements import analysis_version, statements_of
from lagebild.record.store import FILE_NAME, Record

TEXT = "Die Ministerin Ada Holm sagte, das Treffen in Weimar sei „gut“ verlaufen."


def article(**changes: object) -> Article:
    base = Article(id="a1", source="holm.txt", text=TEXT, title="Holm zieht Bilanz", published="2026-02-03")
    return dataclasses.replace(base, **changes)  # type: ignore[arg-type]


def at(words: str) -> CharSpan:
    start = TEXT.index(words)
    return CharSpan(start, start + len(words))


def annotated(of: Article | None = None) -> AnnotatedArticle:
    return AnnotatedArticle(
        article=of or article(),
        mentions=(Mention(span=at("Ada Holm"), kind=MentionKind.PERSON, name="Ada Holm"),),
        quotations=(
            Quotation(
                type=QuotationType.INDIRECT,
                spans=(at("das Treffen in Weimar sei „gut“ verlaufen"),),
                frame=(at("Die Ministerin Ada Holm sagte"),),
                speaker=(at("Die Ministerin Ada Holm"),),
                speakers=("Ada Holm",),
                cue=(at("sagte"),),
                act=Act.SAY,
            ),
        ),
        events=(
            Event(
                span=at("das Treffen in Weimar"),
                type=EventType.MEETING,
                status=EventStatus.HELD,
                title="Treffen in Weimar",
                place="Weimar",
                place_span=at("Weimar"),
                participants=(Participant(name="Ada Holm", span=at("Ada Holm")),),
            ),
        ),
    )


@pytest.fixture
def record(tmp_path: Path):
    with Record.open(tmp_path, create=True) as opened:
        yield opened


def fill(record: Record) -> None:
    record.add_article(article())
    record.add_statements("a1", statements_of(annotated()), analysis_version())


def test_what_goes_in_comes_out(record: Record) -> None:
    fill(record)
    assert record.articles() == (article(),)
    # the record orders by kind; within a kind the order of the article stays
    assert sorted(record.statements(), key=lambda s: s.id) == sorted(
        statements_of(annotated()), key=lambda s: s.id
    )
    assert tuple(record.faults()) == ()


def test_quotation_evidence_starts_with_content_then_frame() -> None:
    made = [s for s in statements_of(annotated()) if s.kind is StatementKind.QUOTATION]
    assert [p.excerpt for p in made[0].evidence[:2]] == [
        "das Treffen in Weimar sei „gut“ verlaufen",
        "Die Ministerin Ada Holm sagte",
    ]


def test_second_run_adds_nothing(record: Record) -> None:
    fill(record)
    before = (record.articles(), record.statements())
    assert record.add_article(article()) is False
    assert record.unread(analysis_version()) == ()
    fill(record)
    assert (record.articles(), record.statements()) == before


def test_other_version_of_the_annotators_reads_anew(record: Record) -> None:
    fill(record)
    assert record.unread("0.0.0+other") == ("a1",)


def test_text_under_an_id_never_changes(record: Record) -> None:
    fill(record)
    with pytest.raises(RecordError, match=r"neu\.txt: id a1 is in the record with another text"):
        record.add_article(article(text="Etwas anderes.", source="neu.txt"))
    assert record.article("a1").text == TEXT


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_readings_the_fuller_is_kept_in_any_order(record: Record, order: tuple[int, int]) -> None:
    readings = (article(source="z/holm.txt"), article(source="a/holm.txt", outlet="Der Anzeiger"))
    for n in order:
        record.add_article(readings[n])
    assert record.articles() == (article(source="a/holm.txt", outlet="Der Anzeiger"),)


def test_a_finding_outside_the_text_is_refused() -> None:
    lost = dataclasses.replace(
        annotated(),
        mentions=(Mention(span=CharSpan(500, 510), kind=MentionKind.PERSON, name="Ada Holm"),),
    )
    with pytest.raises(ProvenanceError, match=r"holm\.txt: mention no\. 0"):
        statements_of(lost)


def test_a_finding_that_points_at_nothing_is_refused() -> None:
    empty = dataclasses.replace(
        annotated(), mentions=(Mention(span=CharSpan(4, 4), kind=MentionKind.PERSON, name="Ada Holm"),)
    )
    with pytest.raises(ProvenanceError):
        statements_of(empty)


def test_judgements_stand_until_withdrawn(record: Record) -> None:
    decision = Judgement(
        left="p-1",
        right="p-2",
        verdict=Verdict.DIFFERENT,
        decided_by="user:kb",
        reason="Zwei Brüder",
        decided_at="2026-02-04T09:00:00+01:00",
    )
    number = record.add_judgement(decision)
    fill(record)
    assert record.judgements() == (decision,)
    record.withdraw_judgement(number)
    assert record.judgements() == ()
    with pytest.raises(RecordError, match="no judgement"):
        record.withdraw_judgement(number)


def test_faults_name_evidence_that_is_not_in_the_text(record: Record, tmp_path: Path) -> None:
    fill(record)
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute("UPDATE evidence SET excerpt = 'nie gesagt' WHERE excerpt = 'Ada Holm'")
    faults = tuple(record.faults())
    assert faults
    assert all("is not in article a1" in fault for fault in faults)


def test_a_file_that_is_no_record_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("kein Datenbankinhalt, nur Text. " * 50)
    with pytest.raises(RecordError, match=FILE_NAME):
        Record.open(tmp_path)


def test_a_folder_without_record_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record here"):
        Record.open(tmp_path)


def test_a_newer_record_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute("PRAGMA user_version = 9999")
    with pytest.raises(MigrationError, match="newer version"):
        Record.open(tmp_path)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(
    title=st.none() | texts,
    captions=st.lists(texts, max_size=3),
    removed=st.lists(st.tuples(st.sampled_from(RemovedKind), texts), max_size=3),
)
def test_any_article_survives_storage(
    title: str | None, captions: list[str], removed: list[tuple[RemovedKind, str]]
) -> None:
    one = article(
        title=title,
        captions=tuple(captions),
        removed=tuple(Removed(kind=kind, text=text) for kind, text in removed),
    )
    assert codec.article_from(codec.article_body(one), one.source) == one
