"""Quotations against their golden table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy

from lagebild.annotate import sentences as sentences
from lagebild.annotate.quotations import component as component
from lagebild.model.annotation import Quotation

GOLDEN = Path(__file__).parent.parent / "golden" / "quotations.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]

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
    found = NLP(case["text"])._.quotations
    assert len(found) == len(case["quotations"]), [
        shown(case["text"], q, {"type": 0, "content": 0}) for q in found
    ]
    for quotation, wanted in zip(found, case["quotations"], strict=True):
        assert shown(case["text"], quotation, wanted) == wanted
