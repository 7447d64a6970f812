"""Clauses, verb forms and mood: what the other annotators build on."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from lagebild.annotate import sentences as sentences
from lagebild.annotate.clauses import Clause, ClauseKind, clauses_by_sentence, clauses_of
from lagebild.annotate.konjunktiv import Form, Mood, mood_of, readings

NLP = spacy.blank("de")
NLP.add_pipe("lagebild_sentences")


def analyse(text: str) -> tuple[Doc, tuple[Clause, ...]]:
    doc = NLP(text)
    return doc, clauses_of(doc)


@pytest.mark.parametrize(
    ("word", "mood", "ambiguous"),
    [
        ("sei", Mood.KONJUNKTIV_I, False),
        ("habe", Mood.KONJUNKTIV_I, False),
        ("gebe", Mood.KONJUNKTIV_I, False),
        ("handle", Mood.KONJUNKTIV_I, False),
        ("ankündige", Mood.KONJUNKTIV_I, False),
        ("verstünde", Mood.KONJUNKTIV_II, False),
        ("würden", Mood.KONJUNKTIV_II, False),
        ("hätten", Mood.KONJUNKTIV_II, False),
        ("haben", Mood.INDICATIVE, True),
        ("sagte", Mood.INDICATIVE, True),
        ("sollte", Mood.INDICATIVE, True),
        ("soll", Mood.INDICATIVE, False),
        ("gab", Mood.INDICATIVE, False),
    ],
)
def test_mood(word: str, mood: Mood, ambiguous: bool) -> None:
    found = mood_of(word)
    assert (found.mood, found.ambiguous) == (mood, ambiguous)


def test_habe_beside_ich_is_indicative() -> None:
    assert mood_of("habe", with_ich=True).mood is Mood.INDICATIVE


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("angekündigt", "ankündigen", Form.PARTICIPLE),
        ("anzukündigen", "ankündigen", Form.ZU_INFINITIVE),
        ("zurückgewiesen", "zurückweisen", Form.PARTICIPLE),
        ("dementierte", "dementieren", Form.PAST),
        ("bezeichnete", "bezeichnen", Form.PAST),
        ("überarbeitet", "überarbeiten", Form.PARTICIPLE),
        ("widersprach", "widersprechen", Form.PAST),
    ],
)
def test_readings(word: str, lemma: str, form: Form) -> None:
    assert (lemma, form) in {(reading.lemma, reading.form) for reading in readings(word)}


@pytest.mark.parametrize("word", ["meine", "heute", "während", "bekannt", "tisch", "seine"])
def test_words_that_are_no_verbs(word: str) -> None:
    assert readings(word) == ()


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        (
            "Weber, der die Gruppe leitet, erklärte, es sei um Geld gegangen.",
            0,
            ("main", "erklären", "Weber"),
        ),
        (
            "Weber, der die Gruppe leitet, erklärte, es sei um Geld gegangen.",
            1,
            ("relative", "leiten", "der"),
        ),
        ("Weber, der die Gruppe leitet, erklärte, es sei um Geld gegangen.", 2, ("main", "gehen", "es")),
        ("Der Minister kündigte am Montag neue Gespräche an.", 0, ("main", "ankündigen", "Der Minister")),
        (
            "Neben Weber nahm auch Staatssekretär Jan Krause teil.",
            0,
            ("main", "teilnehmen", "Staatssekretär Jan Krause"),
        ),
        ("Den Vorstoß bezeichnete er als verfrüht.", 0, ("main", "bezeichnen", "er")),
        ("Sie lehnte ab und warf der Opposition vor, zu zögern.", 1, ("verb_first", "vorwerfen", "Sie")),
        ("Dem Vorsitzenden wurde vorgeworfen, zu zögern.", 0, ("main", "vorwerfen", None)),
        ("Er sagte, der Gesandte solle in Bern berichten.", 1, ("main", "berichten", "der Gesandte")),
        ("Ein ganzes Wochenende verhandeln die Parteien.", 0, ("main", "verhandeln", "die Parteien")),
        (
            "Beide kamen am Montag zusammen und wollen am Freitag verhandeln.",
            1,
            ("verb_first", "verhandeln", "Beide"),
        ),
        ("Sie wollen beraten und verhandeln.", 0, ("main", "verhandeln", "Sie")),
        (
            "Als über die Zukunft der Werften verhandelt wurde, schwieg er.",
            0,
            ("subordinate", "verhandeln", None),
        ),
        (
            "Als am Montag der Hafen öffnete, schwieg er.",
            0,
            ("subordinate", "öffnen", "der Hafen"),
        ),
        ("Die für Montag terminierte vierte Runde ist abgesagt worden.", 0, ("main", "absagen", None)),
        ("Übermorgen wollen Weber und Krüger verhandeln.", 0, ("main", "verhandeln", "Weber und Krüger")),
        (
            "Chefin Ada Lund, Leiterin der Bank, schwieg.",
            0,
            ("main", "schweigen", "Chefin Ada Lund, Leiterin der Bank"),
        ),
    ],
)
def test_clause(text: str, number: int, expected: tuple[str, str, str | None]) -> None:
    _, clauses = analyse(text)
    clause = clauses[number]
    subject = clause.subject.of(text) if clause.subject else None
    assert (clause.kind.value, clause.lemma, subject) == expected


@pytest.mark.parametrize(
    ("text", "tense", "passive", "modal"),
    [
        ("Er hat den Plan vorgelegt.", "perfect", False, None),
        ("Er hatte den Plan vorgelegt.", "pluperfect", False, None),
        ("Der Plan wurde vorgelegt.", "past", True, None),
        ("Der Plan wird vorgelegt werden.", "future", True, None),
        ("Die Gespräche sollen fortgesetzt werden.", "present", True, "sollen"),
        ("Er wird kommen.", "future", False, None),
        ("Der Plan ist vorgelegt worden.", "perfect", True, None),
    ],
)
def test_tense_and_voice(text: str, tense: str, passive: bool, modal: str | None) -> None:
    _, clauses = analyse(text)
    assert (clauses[0].tense, clauses[0].passive, clauses[0].modal) == (tense, passive, modal)


def test_negation_and_subordinator() -> None:
    _, clauses = analyse("Sie bestritt, dass er nicht zahlte.")
    assert (clauses[1].negated, clauses[1].subordinator, clauses[0].negated) == (True, "dass", False)


def test_pieces_around_an_inserted_clause() -> None:
    text = "Weber, der die Gruppe leitet, erklärte sich bereit."
    _, clauses = analyse(text)
    assert [piece.of(text) for piece in clauses[0].pieces] == ["Weber", "erklärte sich bereit"]
    assert clauses[0].kind is ClauseKind.MAIN


@given(st.text(alphabet="Weber sagte, dass er „kommt“. Die und sei hat der:;()", max_size=160))
def test_clauses_are_sound_for_any_text(text: str) -> None:
    doc, clauses = analyse(text)
    for clause in clauses:
        assert all(0 <= piece.start < piece.end <= len(text) for piece in clause.pieces)
        if clause.finite and clause.subject:
            assert clause.subject.of(text).strip()
    assert sum(len(group) for group in clauses_by_sentence(doc)) == len(clauses)
