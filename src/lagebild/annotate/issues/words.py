"""The words that say how a point stands, as data: ``lexicon/de/issues.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild import lexicon
from lagebild.model.annotation import IssueStatus

_NAME = "issues"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What words say of a point: its status, and that with a negation (None where that says nothing).

    ``prepositions`` lead to the point, ``own`` is the one of them that always does; ``verbs`` carry a noun,
    ``still`` asks for "noch" or a duty. ``of_talks``: the subject are talks or an agreement ("Eine Einigung
    scheiterte an ..."); ``active``: also who does it ("klären die Frage"); ``only_question``, ``only_field``:
    of a question, or of what is called one, alone; ``only_later``: only where it is put off ("soll später
    besprochen werden"), ``only_due``: where it is still to be done ("ist noch zu verhandeln");
    ``only_dates``: of a question, a date or an amount alone; ``of_subject``: the subject is the point ("X
    steht nicht fest"); ``of_all``: only where both sides or all do it ("Der Öffnung stimmten *beide Seiten*
    zu").
    """

    status: IssueStatus | None
    negated: IssueStatus | None
    prepositions: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    still: bool = False
    of_talks: bool = False
    active: bool = False
    only_question: bool = False
    only_field: bool = False
    only_later: bool = False
    only_due: bool = False
    only_dates: bool = False
    of_subject: bool = False
    of_all: bool = False
    own: frozenset[str] = frozenset()


_FLAGS = (
    "still",
    "of_talks",
    "active",
    "only_question",
    "only_field",
    "only_later",
    "only_due",
    "only_dates",
    "of_subject",
    "of_all",
)


@cache
def group(name: str) -> frozenset[str]:
    """Return the closed word class ``name`` of ``issues.toml``."""
    return lexicon.group(_NAME, name)


@cache
def endings(name: str) -> tuple[str, ...]:
    """Return the words of the closed class ``name`` as ends of compounds."""
    return lexicon.endings(_NAME, name)


@cache
def meanings(table: str, key: str) -> dict[str, Meaning]:
    """Return what each word of a table means, by the words under ``key``."""
    rows = lexicon.entries(_NAME, table, ("status", "negated", key, "example"))
    return {
        word: Meaning(
            status=IssueStatus(row["status"]) if row["status"] else None,
            negated=IssueStatus(row["negated"]) if row["negated"] else None,
            prepositions=frozenset(row.get("prepositions", ())),
            verbs=frozenset(row.get("verbs", ())),
            own=frozenset(row.get("own", ())),
            **{flag: bool(row.get(flag)) for flag in _FLAGS},
        )
        for row in rows
        for word in row[key]
    }


@cache
def point_noun(low: str) -> Meaning | None:
    """Return what a noun for a point says by itself: "Hauptstreitpunkt" is disputed."""
    known = meanings("point", "ends")
    end = max((e for e in known if low.endswith(e)), key=len, default="")
    return known[end] if end else None


@cache
def adjective(low: str) -> tuple[Meaning, bool] | None:
    """Return what an adjective says, and whether it is inflected: "strittigen"."""
    known = meanings("adjective", "words")
    if low in known:
        return known[low], False
    for end in endings("as_adjective_end"):
        stem = low.removesuffix(end)
        if stem != low and stem in known:
            return known[stem], True
    return None


@cache
def base_of(preposition: str) -> str:
    """Return a preposition without its article: "bei" of "beim"."""
    rows = lexicon.entries(_NAME, "contracted", ("base", "words", "example"))
    return next((str(row["base"]) for row in rows if preposition in row["words"]), preposition)


@cache
def idioms() -> tuple[tuple[tuple[str, ...], Meaning], ...]:
    """Return the fixed phrases, the longest first: "unter Dach und Fach", "vom Tisch"."""
    rows = meanings("idiom", "words").items()
    return tuple(sorted(((tuple(words.split()), said) for words, said in rows), key=lambda row: -len(row[0])))


@cache
def apart() -> dict[str, tuple[frozenset[str], str]]:
    """Return, for words that stand apart from their verbs, these verbs and what both mean: "offen" and
    "lassen" are "offenlassen"."""
    rows = lexicon.entries(_NAME, "apart", ("particle", "verbs", "lemma", "example"))
    return {row["particle"]: (frozenset(row["verbs"]), row["lemma"]) for row in rows}
