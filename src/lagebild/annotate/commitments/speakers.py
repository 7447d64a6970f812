"""Whose commitment it is: the clause that says so, before, behind or in another sentence, and its subject."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.commitments.meaning import lemma_of
from lagebild.annotate.commitments.verbs import listed, pronoun_genders, verb_of
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import MARKS, beginning_in
from lagebild.annotate.events.hearsay import is_press
from lagebild.annotate.events.media import is_medium
from lagebild.annotate.events.subjects import subjects_of
from lagebild.annotate.events.taking_part import named_in_order
from lagebild.annotate.papers.anybody import anybody
from lagebild.annotate.papers.mentions import find_mentions
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, subject_of
from lagebild.lexicon.press import outlet_words
from lagebild.model.annotation import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party
    from lagebild.model.annotation import Quotation

_JOINING = lexicon.group("grammar", "adding_coordinator")
_OWN_PRONOUN = lexicon.group("commitments", "own_pronoun")
_DUTY = "müssen"
_POINTING = lexicon.group("commitments", "pointing_back")
_WILL = lexicon.group("commitments", "will_of")
_AGENTIVE = lexicon.group("commitments", "agentive")
_VOLITION = lexicon.group("commitments", "volition")
_MEDIUM = lexicon.endings("events_grammar", "medium")


class Voices:
    """Who speaks in a clause."""

    def __init__(self, doc: Doc) -> None:
        """Sort the speech of ``doc`` by its places."""
        self.quotations: tuple[Quotation, ...] = doc._.quotations
        self.spans = sorted((s.start, s.end, n) for n, q in enumerate(self.quotations) for s in q.spans)

    def at(self, frame: Frame) -> str | None:
        """Return the speaker of the innermost speech that the clause lies in."""
        place = bisect_right(self.spans, (frame.span.start + 1, 0, 0))
        for start, end, number in reversed(self.spans[max(0, place - 4) : place]):
            inside = start <= frame.span.start and frame.span.end <= end + 1
            given = self.quotations[number]
            if inside and given.speaker_name and (frame.clause.konjunktiv or given.type == "direct"):
                return given.speaker_name
        return None


def governor_of(frame: Frame, frames: list[Frame]) -> Frame | None:
    """Return the clause of saying that a clause hangs on: "*Weber versprach*, bis Freitag zu antworten"."""
    if frame.kind == "rel":
        return None
    if frame.governor is not None:
        return frames[frame.governor]
    if frame.index and (frame.clause.konjunktiv or frame.kind == "inf"):
        return frames[frame.index - 1]
    return None


def told_behind(frame: Frame, frames: list[Frame]) -> Frame | None:
    """Return the clause of saying behind a clause: "Die Truppen ziehen bis Mai ab, *versprach Weber*"."""
    other = next(iter(frames[frame.index + 1 : frame.index + 2]), None)
    if frame.kind not in ("main", "inf") or other is None or other.kind != "main" or other.finite is None:
        return None
    behind = other.words[0] == other.finite.lower_ and not other.clause.konjunktiv
    return other if behind and _says(other) else None


def told_beside(frame: Frame, frames: list[Frame]) -> Frame | None:
    """Return the clause that tells who says it, behind it or with "wie": "..., *wie Weber mitteilte*"."""
    beside = (frames[k] for k in (frame.index - 1, frame.index + 1) if 0 <= k < len(frames))
    as_said = (f for f in beside if f.intro == "wie" and f.kind == "sub" and _says(f))
    return told_behind(frame, frames) or next(as_said, None)


def told_after(doc: Doc, frames: list[Frame], before: list[Frame], reader: PartyReader) -> list[Party]:
    """Return who is said to have told what the sentence before says, where that names no speaker: "Die Runde
    beginnt am Freitag. *Das teilte Weber mit*"."""
    frame = frames[0]
    points = frame.words[0] in _POINTING and frame.kind == "main" and not frame.clause.negated
    if not points or not _says(frame) or any(_says(f) for f in before):
        return []
    verb = verb_of(lemma_of(frame), frame)
    if verb is None or verb.act is not Act.ANNOUNCE:
        return []
    inside = [p for p in reader.within(frame.tokens) if not p.place and p.prep == ""]
    found = [p for p in inside if not p.dependent and not p.genitive]
    return found or anybody(Scene(doc, frames, frame, reader, find_mentions(doc)), frame)


def _says(frame: Frame) -> bool:
    verb = verb_of(lemma_of(frame), frame)
    return verb is not None and not verb.plain


def speakers(doc: Doc, frame: Frame, speaker: Frame, frames: list[Frame], reader: PartyReader) -> list[Party]:
    """Return who binds himself: the subject of ``speaker``, else that of the clause itself.

    A clause without a subject of its own has that of the one before ("sprach von Fortschritten, verlangte
    jedoch ..."); of verbs that only somebody does, the subject is a party also where no list knows its noun.
    """
    for source in (speaker, frame) if speaker is not frame else (frame,):
        if found := _subject(doc, source, frames, reader):
            spelled = set(named_in_order(found, doc).values())  # "der Minister Norlands, Weber"
            return [party for party in found if party.name not in spelled]
    return []


def _subject(doc: Doc, frame: Frame, frames: list[Frame], reader: PartyReader) -> list[Party]:
    before = frames[frame.index - 1] if frame.index else None
    shared = before is not None and _without_subject(frame) and before.kind == "main"
    subject = frame.clause.subject
    if before is not None and shared and subject is not None and subject.end <= frame.span.start:
        return _subject(doc, before, frames, reader)
    inside = [p for p in reader.within(frame.tokens) if not p.place]
    agents = [p for p in inside if p.prep in ("von", "vom", "durch") and not p.dependent]
    if _is_done_to(frame) or (
        agents and frame.clause.tense == "future" and frame.lemma in listed("undergone")
    ):
        return agents
    found = subjects_of(frame, inside)
    if found and _is_only_there(frame):
        return []
    if found or frame.clause.passive or not by_somebody(frame):
        return found
    bound = frame.lemma in listed("binding") and "sich" not in frame.words
    if bound and (behind := _behind_modal(frame, inside)):
        return behind  # "Der Beschluss verpflichtet *Norland*, bis Mai zu zahlen"
    found = somebody_told(doc, frame, frames, reader) or _behind_modal(frame, inside)
    return _subject(doc, before, frames, reader) if before is not None and shared and not found else found


def somebody_told(doc: Doc, frame: Frame, frames: list[Frame], reader: PartyReader) -> list[Party]:
    """Return who the subject is by its noun alone: "*Die Anwohner* wollen klagen"; nobody where two are
    joined that no list knows: "*Nordbund und Südbund* wollen reden"."""
    subject = [t.lower_ for t in subject_of(frame)]
    if not _JOINING.isdisjoint(subject) and not article_kind(subject[0]):
        return []
    return anybody(Scene(doc, frames, frame, reader, find_mentions(doc)), frame)


def _is_done_to(frame: Frame) -> bool:
    """Whether the subject is what is set or asked and nobody who does it: "Die Rückkehr *ist* für Freitag
    *geplant*", "Verdi *ist* für Freitag *eingeladen*"."""
    finite = frame.finite.lower_ if frame.finite is not None else ""
    return finite in listed("state_passive") and bool({*frame.words[-1:]} & listed("scheduled"))


def _is_only_there(frame: Frame) -> bool:
    """Whether others say what the subject is to do: "*Teilnehmen soll* auch die IG Metall", "*Laut der
    Zeitung* soll Weber am Freitag reisen"."""
    press = is_press(frame) or not outlet_words().isdisjoint(frame.words)
    told = press and not listed("by_source").isdisjoint(frame.words)
    return frame.clause.modal == "sollen" and (told or frame.lemma in listed("attending"))


def lent_subject(at: Frame, frames: list[Frame], people: Sequence[str], reader: PartyReader) -> str:
    """Return the words of the subject that a clause has from the one before, "" where it has its own."""
    before = frames[at.index - 1] if at.index else None
    if before is None or before.kind != "main" or before.clause.subject is None or not _without_subject(at):
        return ""
    own = {p.name for p in reader.within(at.tokens)}
    theirs = {p.name for p in subjects_of(before, [p for p in reader.within(before.tokens) if not p.place])}
    lent = bool(people) and own.isdisjoint(people) and theirs.issuperset(people)
    return before.clause.subject.of(text_of(at.tokens[0].doc)) if lent else ""


def _without_subject(frame: Frame) -> bool:
    """Whether nothing stands before the verb of a main clause, "und" apart, so that its subject may be that
    of the clause before: "..., *verlangte jedoch* die Auszahlung"."""
    if frame.kind != "main" or frame.finite is None:
        return False
    words = frame.words[1:] if frame.words[0] in _JOINING else frame.words
    return words[:1] == [frame.finite.lower_]


def by_somebody(frame: Frame) -> bool:
    """Whether a clause tells what only somebody does: "*will* antworten", "*tagt* am Freitag"."""
    finite = frame.finite.lower_ if frame.finite is not None else ""
    verb = verb_of(lemma_of(frame), frame)
    return finite in _VOLITION or frame.lemma in _AGENTIVE or (verb is not None and not verb.plain)


def _behind_modal(frame: Frame, inside: Sequence[Party]) -> list[Party]:
    """Return the name right behind the verb where the object stands in front: "Ihre Forderung will *die IG
    Metall* am 21. April beschließen"."""
    finite = frame.finite
    first = subject_of(frame)
    if finite is None or not first or first[-1].i > finite.i or pronoun_genders(first[0].lower_):
        return []
    behind = [p for p in inside if p.prep == "" and p.first > finite.i and not p.genitive and not p.dependent]
    return behind[:1] if behind and behind[0].first - finite.i <= 2 else []


def is_others_duty(frame: Frame, people: Sequence[Party], voice: str | None, *, told: bool) -> bool:
    """Whether a speaker says what others must do: "die Arbeitgeber *müssten* bis Freitag antworten".

    ``told`` says that a clause beside names the speaker, ``voice`` is the speaker of another sentence.
    """
    if frame.clause.modal != _DUTY or not (told or voice):
        return False
    if not told and any(p.name == voice for p in people):
        return False
    subject = [t.lower_ for t in subject_of(frame)]
    return bool(subject) and subject[0] not in _OWN_PRONOUN


def by_will(frame: Frame, reader: PartyReader) -> list[Party] | None:
    """Return at whose will somebody must do something: "muss *nach dem Willen der SPD* am Freitag reden"."""
    if frame.clause.modal is None or _WILL.isdisjoint(frame.words):
        return None
    at = next(t.i for t in frame.tokens if t.lower_ in _WILL)
    return [p for p in reader.within(frame.tokens) if 0 < p.first - at <= 2 or 0 < p.last - at <= 3][:1]


def press_left_out(people: list[Party], doc: Doc) -> list[Party]:
    """Return ``people`` without papers and agencies, whose report announces nothing: "*Die Agentur Tass*
    meldete, Weber werde reisen"."""
    return [p for p in people if not _is_press(p, doc)]


def _is_press(party: Party, doc: Doc) -> bool:
    before = next((doc[k] for k in range(party.first - 1, -1, -1) if doc[k].text not in MARKS), None)
    led = before is not None and before.text[:1].isupper() and before.lower_.endswith(_MEDIUM)
    return led or (is_medium(party, doc) and (party.named or doc[party.last].lower_ in _MEDIUM))


def is_press_name(name: str, reader: PartyReader, doc: Doc) -> bool:
    """Whether all that go by a name are the press: "Kommersant" after "die Zeitung Kommersant"."""
    found = reader.named(name)
    return any(_is_press(p, doc) for p in found)


def owner_of(frame: Frame, doc: Doc) -> tuple[str, ...]:
    """Return whose office the subject is: "*Deren Haus* will antworten" after "Ministerin Weber"."""
    subject = subject_of(frame)
    if len(subject) != 2 or not subject[1].lower_.endswith(tuple(listed("office_of"))):
        return ()
    at = subject[0].idx
    known = [r for r in beginning_in(doc, "references", at, at + 1) if len(r.names) == 1]
    return (str(known[0].names[0]),) if known else ()
