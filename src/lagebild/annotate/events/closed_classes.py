"""Closed word classes around parties: prepositions, articles in the genitive, quotation marks."""

from __future__ import annotations

from lagebild.lexicon import group

PREPOSITIONS = group("events_grammar", "preposition")
GENITIVE = group("events_grammar", "genitive_determiner")
MARKS = frozenset("\"„“”»«‚‘’'")
