"""What is announced, worded so that it can be read by itself."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.commitments.referents import is_plural, nouns, referent, talks_of
from lagebild.annotate.commitments.verbs import listed, pronoun_genders
from lagebild.annotate.doc_text import text_of, tokens_in
from lagebild.annotate.events.closed_classes import PREPOSITIONS
from lagebild.annotate.events.instead import BEFORE_TIME
from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.papers.phrases import article_kind
from lagebild.lexicon import endings, entries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.model.annotation import Timex

_PAIRS = (("„", "“"), ("»", "«"), ("(", ")"))
_YEAR_AT_END = re.compile(r"\b\d{4}\.$")
_PLURAL_ENDINGS = endings("commitments", "plural_verb_ending")
_RELATIVES = {
    row["word"]: "".join(row["genders"])
    for row in entries("commitments", "relative_pronoun", ("word", "genders", "example"))
}


def worded(doc: Doc, frame: Frame, frames: list[Frame], timex: Timex | None = None) -> str:
    """Return what a clause announces as a phrase with its subject.

    "[es] geht am Freitag weiter" after talks is "Die Gespräche gehen am Freitag weiter", "dass die Bahn bis
    Freitag antworten werde" is "Bis Freitag werde die Bahn antworten", "die für den 3. Mai vorgesehen ist" is
    "Eine Runde, die für den 3. Mai vorgesehen ist", an infinitive has the clause that it hangs on before it.
    The mood stays as it is.
    """
    if frame.kind == "inf" and frame.governor is not None:
        return sentence(f"{worded(doc, frames[frame.governor], frames)}, {_text(_trimmed(frame))}")
    if frame.kind == "rel":
        return sentence(_relative(doc, frame))
    if taken_up := _taken_up(doc, frame):
        return sentence(taken_up)
    tokens = _trimmed(frame)
    if frame.finite is None or not tokens:
        return sentence(_written(doc, tokens))
    if (
        not listed("spelled_behind").isdisjoint(frame.words)
        and (rest := next(iter(frames[frame.index + 1 :]), None)) is not None
    ):
        spelled = f", {_text(_trimmed(rest))}" if rest.kind == "inf" else ""
        return sentence(_clause(doc, frame, tokens) + spelled)
    if _verb_last(frame, tokens) and "sondern" in frame.words:
        return sentence(_clause(doc, frame, tokens).replace(" sondern", ", sondern").replace(",,", ","))
    if _verb_last(frame, tokens) and timex is not None and (turned := _time_first(frame, tokens, timex)):
        return sentence(turned)
    return sentence(_clause(doc, frame, tokens))


def with_subject(frame: Frame, subject: str) -> str:
    """Return a clause with the subject from the one before in front: "Weber verlangte jedoch ..."."""
    return sentence(f"{subject} {_text(_trimmed(frame))}")


def _time_first(frame: Frame, tokens: list[Token], timex: Timex) -> str:
    """Return a subordinate clause as a main clause that begins with its time, wherever its subject ends."""
    times = [t for t in tokens if timex.span.start <= t.idx < timex.span.end]
    subject = frame.clause.subject
    if not times or subject is None or frame.finite is None:
        return ""
    first = times[0].i
    lead = [t for t in tokens if t.i < first]
    while lead and lead[-1].i == first - 1 and lead[-1].lower_ in PREPOSITIONS | BEFORE_TIME:
        first = lead.pop().i
    if len({t.lower_ for t in lead} & listed("pronouns_first")) == 1 and len(lead) == 1:
        return ""
    if frame.tokens[0].doc[first].lower_ == "am" and _in_phrase(lead):
        return ""
    moved = [t for t in tokens if first <= t.i <= times[-1].i]
    rest = [t for t in tokens if t not in moved and t is not frame.finite]
    verb, particle = _split(frame)
    return " ".join(part for part in (_text(moved), verb, _text(rest), particle) if part)


def _in_phrase(lead: list[Token]) -> bool:
    """Whether the words before a time end in a phrase that it belongs to: "*vor der Wahl* am 14. Mai"."""
    words = [t for t in lead if not t.text.islower() or t.lower_ in PREPOSITIONS or _is_article(t)][-3:]
    if len(words) < 3 or words[-1].text.islower() or words[-1].i - words[0].i > _PHRASE:
        return False
    return words[0].lower_ in PREPOSITIONS and _is_article(words[1])


_PHRASE = 4
"""So many words further on than its preposition the noun of a phrase stands."""


def _is_article(token: Token) -> bool:
    return article_kind(token.lower_) in ("definite", "indefinite")


def _taken_up(doc: Doc, frame: Frame) -> str:
    """Return a clause that tells on as a main clause: "wo er am Freitag Weber trifft" is "Dort trifft er am
    Freitag Weber", "von wo sie abreist" is "Von dort reist sie ab"; "" for other clauses."""
    tokens = [t for t in frame.tokens if not t.is_space]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    led = [t.lower_ for t in tokens[:2]] == ["von", "wo"]
    first = tokens[1:2] if led else tokens[:1]
    adverb = _relative_adverbs().get(first[0].lower_, "") if first else ""
    if not adverb or not (led or frame.kind == "sub") or frame.finite is not tokens[-1]:
        return ""
    verb, particle = _parted(frame.finite)
    rest = [t for t in tokens[2 if led else 1 :] if t is not frame.finite]
    rest = rest[1:] if led and rest[0].lower_ == "aus" else rest  # "von wo aus"
    subject = _subject_tokens(frame, rest)
    meant = referent(doc, subject[0], frame) if len(subject) == 1 and subject == rest[:1] else None
    words = f"{meant} {_text(rest[1:])}" if meant else _text(rest)
    return " ".join(part for part in ("von" if led else "", adverb, verb, words, particle) if part)


@cache
def _relative_adverbs() -> dict[str, str]:
    rows = entries("commitments", "relative_adverb", ("word", "pointing", "example"))
    return {row["word"]: row["pointing"] for row in rows}


def _clause(doc: Doc, frame: Frame, tokens: list[Token]) -> str:
    subject = _subject_tokens(frame, tokens)
    if len(subject) == 1 and pronoun_genders(subject[0].lower_):
        meant = referent(doc, subject[0], frame)
        if meant is None:
            return _in_order(doc, frame, tokens, subject, "")
        return _in_order(doc, frame, tokens, subject, meant)
    if subject:
        return _in_order(doc, frame, tokens, subject, "")
    return _without_subject(doc, frame, tokens)


def _in_order(doc: Doc, frame: Frame, tokens: list[Token], subject: list[Token], meant: str) -> str:
    """Return the clause with its verb in second place, the subject replaced by ``meant`` if given."""
    finite = frame.finite
    assert finite is not None
    second = finite.i > tokens[0].i and not _verb_last(frame, tokens)
    if second and subject and finite.i == tokens[0].i + 1 and tokens[0].lower_ in listed("pointing"):
        tokens, second = tokens[1:], False  # "Zuvor wollen beide ..."
    if second and not meant:
        return _written(doc, tokens)
    if second:
        first = [t for t in tokens if t.i < subject[0].i]
        rest = [t for t in tokens if t.i > subject[-1].i]
        return (
            " ".join(part for part in (_text(first), meant, _text(rest)) if part)
            if not is_plural(meant)
            else " ".join(
                part for part in (_text(_plurals(first, frame)), meant, _text(_plurals(rest, frame))) if part
            )
        )
    rest = [t for t in tokens if t.i not in {s.i for s in subject} and t.i != finite.i]
    verb, particle = _split(frame)
    verb = _plural(verb, frame) if is_plural(meant) else verb
    return " ".join(part for part in (meant or _text(subject), verb, _text(rest), particle) if part)


def _without_subject(doc: Doc, frame: Frame, tokens: list[Token]) -> str:
    """Return a clause that shares its subject with one before, the subject put first."""
    span = frame.clause.subject
    text = text_of(doc)
    if span is None or tokens[0] is not frame.finite:
        return _written(doc, tokens)
    shared = span.of(text)
    token = next(iter(tokens_in(doc, span)), None)
    if token is not None and pronoun_genders(shared.lower()):
        meant = talks_of(doc, token.i) if shared.lower() == "es" else referent(doc, token, frame)
        shared = meant or shared
    rest = [t for t in tokens if frame.finite is not None and t.i != frame.finite.i]
    verb = frame.finite.text if frame.finite is not None else ""
    verb = _plural(verb, frame) if is_plural(shared) else verb
    return f"{shared} {verb} {_text(rest)}"


def _relative(doc: Doc, frame: Frame) -> str:
    """Return the noun before a relative clause, in the nominative, with the clause."""
    tokens = _trimmed(frame)
    near = nouns(doc, doc[max(0, tokens[0].i - 14) : tokens[0].i])
    before = [n for n in near if n.last >= tokens[0].i - 3]
    pronoun = next((t.lower_ for t in tokens if t.lower_ in _RELATIVES), "")
    genders = _RELATIVES.get(pronoun, "mfnp")
    if [t.lower_ for t in _subject_tokens(frame, tokens)] == ["der"] and "zufolge" not in frame.words:
        genders = "m"  # a nominative
    if pronoun == "die" and frame.finite is not None:  # one or more, by the verb
        genders = "p" if frame.finite.lower_.endswith(_PLURAL_ENDINGS) else "f"
    before = before or [
        n for n in near[-1:] if doc[n.last + 1].lower_ in PREPOSITIONS
    ]  # "Treffen seit Jahren"
    fits = [(n, n.genders & set(genders)) for n in before]
    forms = {fits[-1][0].nominative(gender) for gender in fits[-1][1]} if fits else set()
    if len(forms) == 1:
        return f"{forms.pop()}, {_written(doc, tokens)}"
    if not listed("according").isdisjoint(frame.words[:3]) and frame.finite is tokens[-1]:
        rest = [t for t in tokens if t.i > _relative_pronoun(tokens) and t.lower_ != "zufolge"]
        subject = _subject_tokens(frame, rest)
        return _in_order(doc, frame, rest, subject, "") if subject else _written(doc, tokens)
    bare = [t for t in doc[max(0, tokens[0].i - 4) : tokens[0].i] if t.text[:1].isupper()]
    plural = frame.finite is not None and frame.finite.lower_.endswith(_PLURAL_ENDINGS)
    if (
        not any(genders for _, genders in fits)
        and bare
        and ((pronoun == "die" and plural) or "deren" in frame.words[:2])
    ):  # "für Gespräche, die am Montag beginnen"
        return f"{bare[-1].text}, {_written(doc, tokens)}"
    return _written(doc, tokens)


def _relative_pronoun(tokens: list[Token]) -> int:
    """Return where the relative pronoun of a clause stands, before all of it where there is none."""
    return next((t.i for t in tokens if t.lower_ in _RELATIVES), tokens[0].i - 1)


def _subject_tokens(frame: Frame, tokens: list[Token]) -> list[Token]:
    span = frame.clause.subject
    if span is None:
        return []
    return [t for t in tokens if span.start <= t.idx < span.end]


def _verb_last(frame: Frame, tokens: list[Token]) -> bool:
    last = frame.finite is not None and tokens[-1].i == frame.finite.i
    return last and frame.kind in ("sub", "rel")


def _split(frame: Frame) -> tuple[str, str]:
    """Return verb and particle of a verb-last clause apart: "vorlegt" is "legt", "vor"."""
    finite = frame.finite
    if finite is None or frame.kind not in ("sub", "rel"):
        return (finite.text if finite is not None else ""), ""
    return _parted(finite)


def _parted(finite: Token) -> tuple[str, str]:
    particle = next((r.prefix for r in readings(finite.lower_) if r.finite and r.prefix), "")
    if particle and finite.lower_.startswith(particle) and len(finite) > len(particle) + 2:
        return finite.text[len(particle) :], particle  # but "antwortet" stays whole
    return finite.text, ""


def _plurals(tokens: list[Token], frame: Frame) -> list[Token] | str:
    return tokens if frame.finite not in tokens else _replaced(tokens, frame)


def _replaced(tokens: list[Token], frame: Frame) -> str:
    finite = frame.finite
    assert finite is not None
    before, after = [t for t in tokens if t.i < finite.i], [t for t in tokens if t.i > finite.i]
    return " ".join(part for part in (_text(before), _plural(finite.text, frame), _text(after)) if part)


@cache
def _plural_forms() -> dict[str, str]:
    rows = entries("commitments", "plural", ("singular", "plural", "example"))
    return {row["singular"]: row["plural"] for row in rows}


def _plural(verb: str, frame: Frame) -> str:
    """Return a verb in the third person plural: "soll" is "sollen", "geht" is "gehen"."""
    if verb.lower() in _plural_forms():
        return _plural_forms()[verb.lower()]
    if verb.lower().endswith(_PLURAL_ENDINGS):
        return verb
    bare = frame.lemma
    prefix = frame.clause.prefix
    if prefix is not None:
        bare = bare[prefix.end - prefix.start :]
    return bare if frame.clause.tense == "present" and not frame.clause.konjunktiv else verb


def _trimmed(frame: Frame) -> list[Token]:
    """The words of the clause without punctuation at its ends and the word that joins it."""
    tokens = [t for t in frame.tokens if not t.is_space]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in '»“"':
        tokens.pop()
    joins = listed("joins") | (listed("opens") if frame.kind == "sub" else frozenset())
    while tokens and ((tokens[0].is_punct and tokens[0].text not in '„«"') or tokens[0].lower_ in joins):
        tokens.pop(0)
    return tokens


def _written(doc: Doc, tokens: list[Token]) -> str:
    """The words as they stand in the text, with what is put in between."""
    if not tokens:
        return ""
    return " ".join(text_of(doc)[tokens[0].idx : tokens[-1].idx + len(tokens[-1])].split())


def _text(tokens: list[Token] | str) -> str:
    """The words alone, spaced as in the text."""
    if isinstance(tokens, str):
        return tokens
    parts = []
    for token, following in pairwise([*tokens, None]):
        near = token is not None and following is not None and following.i == token.i + 1
        parts.append(f"{token}{'' if near and token is not None and not token.whitespace_ else ' '}")
    return " ".join("".join(parts).split())


def sentence(text: str) -> str:
    """Return a phrase with a capital at its beginning, without marks that have no partner in it."""
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    text = text[:-1] if _YEAR_AT_END.search(text) else text
    return text[:1].upper() + text[1:]
