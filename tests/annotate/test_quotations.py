"""Quotations and hearsay against their golden table, and every word of their lexicons in use."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.annotate import sentences as sentences
from lagebild.annotate.quotations import component as component
from lagebild.lexicon import load
from lagebild.model.annotation import Act, Quotation

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden"


def table(name: str) -> list[dict[str, Any]]:
    """The cases of one golden table."""
    return list(tomllib.loads((GOLDEN / f"{name}.toml").read_text(encoding="utf-8"))["case"])


ACTS = table("quotations_acts")
CASES = [*table("quotations"), *ACTS, *table("quotations_forms")]
FLOORS = tomllib.loads((ROOT / "eval" / "floors.toml").read_text(encoding="utf-8"))["quotations"]

NLP = spacy.blank("de")
NLP.add_pipe("lagebild_sentences")
NLP.add_pipe("lagebild_quotations")


def shown(text: str, quotation: Quotation, wanted: dict[str, Any]) -> dict[str, Any]:
    """What was found, in the keys that the case asks for."""
    full: dict[str, Any] = {
        "type": quotation.type.value,
        "content": " […] ".join(span.of(text) for span in quotation.spans),
        "speaker": " […] ".join(span.of(text) for span in quotation.speaker),
        "cue": [span.of(text) for span in quotation.cue],
        "frame": " […] ".join(span.of(text) for span in quotation.frame),
        "addressee": " […] ".join(span.of(text) for span in quotation.addressee),
        "act": quotation.act.value,
        "medium": quotation.medium,
        "via": quotation.via,
        "within": quotation.within,
    }
    return {key: full[key] for key in wanted}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_golden(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    text = case["text"]
    doc = NLP(text)
    found = doc._.quotations
    assert len(found) == len(case["quotations"]), [shown(text, q, {"type": 0, "content": 0}) for q in found]
    for quotation, wanted in zip(found, case["quotations"], strict=True):
        assert shown(text, quotation, wanted) == wanted
    hearsay = [f"{h.span.of(text)} | {h.cue.of(text)}" for h in doc._.hearsay]
    assert hearsay == case.get("hearsay", [])


def test_the_table_does_not_shrink() -> None:
    hits = [case for case in CASES if case["quotations"] and "xfail" not in case]
    near = [case for case in CASES if not case["quotations"]]
    assert len(hits) >= FLOORS["hits"]
    assert len(near) >= FLOORS["near_misses"]


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_its_cases(act: Act) -> None:
    hits = [c for c in ACTS if c["quotations"] and c["quotations"][0]["act"] == act.value]
    near = [c for c in ACTS if c["id"].startswith(f"no-act-{act.value}-")]
    assert len(hits) >= 2
    assert near and not any(case["quotations"] for case in near)


def examples(name: str) -> list[tuple[str, str]]:
    rows = [row for table in load(name).values() if isinstance(table, list) for row in table]
    return [(str(row.get("lemma") or row.get("verb") or row["example"]), row["example"]) for row in rows]


@pytest.mark.parametrize("name", ["quotations_verbs", "quotations_phrases", "quotations_nouns"])
def test_examples_of_saying_are_found(name: str) -> None:
    rows = examples(name)
    missed = [text for _, text in rows if not NLP(text)._.quotations]
    assert len(missed) <= (1 - FLOORS["examples"][name] / 100) * len(rows), missed


@pytest.mark.parametrize("text", [text for _, text in examples("quotations_media")])
def test_examples_of_media_are_found(text: str) -> None:
    assert NLP(text)._.quotations[0].medium is not None


@pytest.mark.parametrize("text", [text for _, text in examples("quotations_addressees")])
def test_examples_of_addressees_are_found(text: str) -> None:
    found = NLP(text)._.quotations
    assert found and (found[0].addressee or found[0].via)


@pytest.mark.parametrize("text", [text for _, text in examples("hearsay")])
def test_examples_of_hearsay_are_found(text: str) -> None:
    assert NLP(text)._.hearsay


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([case["text"] for case in CASES]), min_size=1, max_size=6))
def test_spans_lie_in_the_text_and_nest(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    doc = NLP(text)
    for number, quotation in enumerate(doc._.quotations):
        spans = (*quotation.spans, *quotation.speaker, *quotation.cue, *quotation.frame, *quotation.addressee)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert quotation.within is None or (
            quotation.within != number and quotation.within < len(doc._.quotations)
        )


FOREIGN = """
import spacy
nlp = spacy.blank("de")
nlp.add_pipe("sentencizer")
nlp.add_pipe("lagebild_quotations")
doc = nlp("Weber sagte Krause, die Frist ende bald. Die Kasse sei leer. Krause reiste angeblich ab.")
for quotation in doc._.quotations:
    content = [span.of(doc.text) for span in quotation.spans]
    print(quotation.type.value, quotation.speaker[0].of(doc.text), *content, sep="|")
print(*[span.label_ + ":" + span.text for span in doc.spans["quotations"]], sep="|")
print(*[hearsay.cue.of(doc.text) for hearsay in doc._.hearsay])
"""


def run(script: str, seed: int) -> str:
    """What a script prints that imports nothing of ours, so that only the entry point can bring it in."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_foreign_pipeline_with_a_sentencizer_is_enough() -> None:
    assert run(FOREIGN, 0).splitlines() == [
        "indirect|Weber|die Frist ende bald",
        "indirect_free_indirect|Weber|Die Kasse sei leer.",
        "indirect:die Frist ende bald|indirect_free_indirect:Die Kasse sei leer.",
        "angeblich",
    ]


ALL_OF_THEM = """
import tomllib, spacy
nlp = spacy.blank("de")
nlp.add_pipe("lagebild_sentences")
nlp.add_pipe("lagebild_quotations")
for name in NAMES:
    for case in tomllib.load(open(name, "rb"))["case"]:
        print(nlp(case["text"])._.quotations)
"""


def test_the_order_of_hashes_changes_nothing() -> None:
    names = [str(path) for path in sorted(GOLDEN.glob("quotations*.toml"))]
    script = ALL_OF_THEM.replace("NAMES", repr(names))
    assert run(script, 1) == run(script, 2)
