"""The components serve any spaCy pipeline without an import of ours."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lagebild.annotate.pipeline import COMPONENTS


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_foreign_pipeline_can_add_each(name: str) -> None:
    script = (
        "import spacy\n"
        "nlp = spacy.blank('de')\n"
        "nlp.add_pipe('lagebild_sentences')\n"
        f"nlp.add_pipe({name!r}) if {name!r} not in nlp.pipe_names else None\n"
        "doc = nlp('Am Freitag traf Ada Holm den Minister. „Gut“, sagte Holm danach.')\n"
        "assert len(list(doc.sents)) == 2\n"
        "print(nlp.pipe_names)\n"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert name in done.stdout
