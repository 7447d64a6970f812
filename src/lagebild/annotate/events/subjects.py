"""The subject of a clause as parties; whom a clause without one borrows it from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import Frame, group, is_finite
from lagebild.annotate.events.marks import marked

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party
    from lagebild.annotate.events.triggers import Trigger
    from lagebild.model.span import CharSpan

_PRONOUN = 8
"""Longer than any relative pronoun."""
_COMMA = 2
"""Between a name and its relative pronoun stands nothing but the comma."""
_ACCORDING = lexicon.group("events_words", "behind_source")


def genitive_form(party: Party, doc: Doc) -> bool:
    """Whether a party is written in the genitive: "Norlands", "Krügers"."""
    written = text_of(doc)[party.span.start : party.span.end]
    return written.endswith(("s", "’", "'")) and not party.name.endswith(written.split()[-1])


def subjects_of(frame: Frame, inside: list[Party]) -> list[Party]:
    """Return the parties of the subject, or in a passive those with "von" and "durch"."""
    if frame.clause.passive:
        agents = [p for p in inside if p.prep in ("von", "vom", "durch") and not p.dependent]
        return agents or [p for p in inside if p.prep == "" and not p.genitive and not p.dependent]
    span = frame.clause.subject
    if span is not None and _tells_time(frame, span):
        span = None
    source = span if span is not None and _by_source(frame, span) else None
    if source is not None:
        span = None
    bare = [p for p in inside if p.prep == "" and not p.dependent]
    if source is not None:
        bare = [p for p in bare if not p.span.overlaps(source)]
    if span is not None:
        found = [p for p in bare if p.span.overlaps(span)]
        found = found or [p for p in bare if _in_apposition(p, span, frame)][:1]
        if not found and (several := _behind_object(frame, span, bare)):
            return several
        if found or not any(p.span == span and p.prep for p in inside):
            # else the clause took "neben Norland" for its subject
            return [*found, *_named_of_them(frame, found, bare), *_spelled_out(found, bare, frame)]
    return [p for p in bare if not p.genitive]


def _behind_object(frame: Frame, span: CharSpan, bare: list[Party]) -> list[Party]:
    """Return those behind a plural verb where one thing stands in front: "Die Grundlage hatten Weber und
    Krüger bei einem Treffen gelegt"."""
    finite = frame.finite
    if finite is None or span.end > finite.idx or not finite.lower_.endswith("n"):
        return []
    words = [t for t in frame.tokens if span.start <= t.idx < span.end]
    one = words[:1] and words[0].lower_ in _ONE and any(t.lower_ in ("und", "sowie") for t in frame.tokens)
    behind = [p for p in bare if p.first > finite.i and p.named and not p.genitive]
    return behind if one and len(behind) > 1 and behind[0].first - finite.i <= _CLOSE else []


def _in_apposition(party: Party, subject: CharSpan, frame: Frame) -> bool:
    """Whether a name between commas tells who the subject is: "Der Leiter der Bank, *Tom Krüger*, reiste"."""
    text = text_of(frame.tokens[0].doc)
    parted = text[subject.end : party.span.start].strip() == ","
    return party.named and parted and text[party.span.end : party.span.end + 1] in (",", "(", " ")


def _named_of_them(frame: Frame, found: list[Party], bare: list[Party]) -> list[Party]:
    """Return those of a group who are named behind it: "kamen 30 Vertreter, *unter ihnen Weber*"."""
    if not found or not found[-1].plural:
        return []
    words = [t.lower_ for t in frame.tokens if t.i > found[-1].last and not t.is_punct][:2]
    some = words[:1] and (words[0] in group("named_of_them") or " ".join(words) in _OF_THEM)
    rest = [p for p in bare if p.first > found[-1].last and p.named and not p.genitive]
    return rest if some else []


def _spelled_out(found: list[Party], bare: list[Party], frame: Frame) -> list[Party]:
    """Return the names of a list between commas that tells who the holders of an office are: "unterzeichneten
    die Ministerinnen Norlands und Südlands, *Rita Weber und Lea Brandt*, den Vertrag"."""
    if not found or found[-1].named or not found[-1].plural:
        return []
    doc = frame.tokens[0].doc
    row = [p for p in bare if p.named and p.first > found[-1].last and not p.genitive]
    names: list[Party] = []
    last = found[-1].last
    for party in row:
        between = [doc[k].lower_ for k in range(last + 1, party.first)]
        if between not in (([","],) if not names else ([","], ["und"], ["sowie"])):
            break
        names.append(party)
        last = party.last
    joined = len(names) > 1 and doc[names[-1].first - 1].lower_ in ("und", "sowie")
    return names if joined else []


_OF_THEM = lexicon.group("events_words", "among_these")
_ONE = lexicon.group("events_words", "article_of_one_thing")
_CLOSE = 4
"""So many words, those of a title, stand between the verb and the first of its subjects."""


def _tells_time(frame: Frame, subject: CharSpan) -> bool:
    """Whether what looks like the subject gives the time: "Vergangene Woche war Weber nach Rom gereist"."""
    inside = [t.lower_ for t in frame.tokens if subject.start <= t.idx < subject.end]
    return bool(inside) and inside[-1] in group("time_noun")


def _by_source(frame: Frame, subject: CharSpan) -> bool:
    """Whether what looks like the subject only gives the source: "Berichten zufolge will Weber ..."."""
    behind = [t for t in frame.tokens if t.idx >= subject.end][:2]
    if not behind or (behind[0].lower_ == "nach" and not is_finite(behind[-1])):
        return False  # "die Koalitionspartner nach langen Verhandlungen"
    return behind[0].lower_ in _ACCORDING


_OF_OTHERS = group("asking") | group("moving_others")
"""Verbs whose object does what the infinitive says: "forderte *Norland* auf, mit Südland zu verhandeln"."""


def borrowed_subjects(trigger: Trigger, reader: PartyReader, frame: Frame) -> list[Party]:
    """Return the subject of a clause without one: from the noun before a relative clause, the clause it
    hangs on."""
    if frame.kind == "rel" and frame.index:
        before = [
            p
            for p in reader.within(trigger.frames[frame.index - 1].tokens)
            if p.last < frame.tokens[0].i and not p.place
        ]
        return _listed_before(before, frame, reader.doc) or before[-1:]
    if frame.kind == "inf" and frame.governor is not None:
        outer = trigger.frames[frame.governor]
        inside = [p for p in reader.within(outer.tokens) if not p.place]
        if (owner := _owner(outer, inside)) is not None:
            return [owner]
        if outer.lemma in group("succeeding") and (
            doers := [p for p in inside if p.prep == "" and not p.genitive]
        ):
            return doers[:1]
        asking = subjects_of(outer, inside) or [
            p for p in inside if p.prep == "" and p.named and not p.genitive
        ]
        asked = [p for p in inside if p.prep in ("", "an") and p not in asking and not p.dependent]
        if outer.lemma in group("reproaching"):
            return asking if outer.clause.passive else asked
        if not asked and outer.lemma in _CALLING_ON and _has_object(outer):
            return []  # "forderte *die Bahn* auf, ein Angebot vorzulegen"
        return asked if asked and outer.lemma in _OF_OTHERS else asking
    if frame.clause.subject is None and frame.index and frame.tokens[0].lower_ in ("und", "aber", "sondern"):
        outer = trigger.frames[frame.index - 1]
        return subjects_of(outer, [p for p in reader.within(outer.tokens) if not p.place])
    return []


def _has_object(frame: Frame) -> bool:
    """Whether a noun stands between the finite verb and the end of its clause, not behind a preposition."""
    finite, subject = frame.finite, frame.clause.subject
    if finite is None:
        return False
    behind = [t for t in frame.tokens if t.i > finite.i]
    own = {t.i for t in behind if subject is not None and subject.start <= t.idx < subject.end}
    nouns = [t for t in behind if t.text[:1].isupper() and t.i not in own]
    doc = frame.tokens[0].doc
    return any(doc[t.i - 1].lower_ in _ARTICLES for t in nouns)


_CALLING_ON = lexicon.group("events_words", "calling_on_somebody")
_ARTICLES = group("accusative_determiner")


def _listed_before(before: list[Party], frame: Frame, doc: Doc) -> list[Party]:
    """Return all members of the list that a plural pronoun takes up: "Weber, Krüger und Thoma, *die sich*
    in Rom *trafen*"."""
    finite = frame.finite.lower_ if frame.finite is not None else ""
    if frame.words[0] != "die" or not finite.endswith("n"):
        return []
    found = before[-1:]
    for party in reversed(before[:-1]):
        between = [t.lower_ for t in doc[party.last + 1 : found[0].first]]
        if not between or not set(between) <= _JOINING:
            break
        found.insert(0, party)
    return found if len(found) > 1 else []


_JOINING = lexicon.group("events_words", "between_members") | {","}


def antecedent_of(frame: Frame, frames: list[Frame], reader: PartyReader, group: bool) -> list[Party]:
    """Return whom a relative pronoun in the nominative means: "sagte Weber, der die Runde geleitet hatte".

    The name stands right before the pronoun; ``group`` says whether the event is what the clause is about.
    """
    subject = frame.clause.subject
    if not group or frame.kind != "rel" or not frame.index or subject is None or frame.clause.passive:
        return []
    if subject.start != frame.tokens[0].idx or len(subject) > _PRONOUN:
        return []
    before = [p for p in reader.within(frames[frame.index - 1].tokens) if not p.place and not p.genitive]
    return [p for p in before[-1:] if 0 < frame.tokens[0].i - p.last <= _COMMA and not p.plural]


def shared_subject(frame: Frame, reader: PartyReader) -> list[Party]:
    """Return the subject that a clause shares with one before it: "Weber besuchte Rom und traf dort ..."."""
    subject = frame.clause.subject
    if subject is None or subject.start >= frame.span.start or frame.clause.passive:
        return []
    return [p for p in reader.covered(subject) if not p.place and p.first not in reader.brackets]


def _owner(frame: Frame, inside: list[Party]) -> Party | None:
    """Return whose attempt an infinitive tells: "mit dem Versuch der Regierung, ... zu führen"."""
    words = [t for t in frame.tokens if not t.is_punct]
    last = next((p for p in inside if words and p.last == words[-1].i), None)
    if last is None or not (last.genitive or last.prep in ("von", "vom")):
        return None
    before = [t.lower_ for t in words if t.i < last.first and t.text[:1].isupper()]
    return last if before and marked("head", before[-1:]) in ("possible", "planned") else None
