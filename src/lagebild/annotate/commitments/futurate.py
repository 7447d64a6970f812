"""What is due by the present tense: "Der Landtag wählt am 8. Mai", "Bis Freitag erwarte er eine Antwort".

In the present a day to come makes an appointment, whatever the verb; verbs that tell how things are
("gelten", "sein", "dauern") make none. A second subject with a day of its own shares the verb ("Die CDU
stimmt ab, die SPD am 9. Mai"). A condition with a deadline is an ultimatum ("Komme bis zum 4. Mai keine
Lösung zustande, werde sein Land die Hilfe einstellen").
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.commitments.meaning import is_day, is_deadline, is_onward, is_precise, is_stretch
from lagebild.annotate.commitments.verbs import listed
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.mood import once_more_until
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import subject_of
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.party import Party
    from lagebild.model.annotation import Timex

_GAP = 4
"""So many words may stand between the comma and the day of a second subject."""


def is_due(frame: Frame, timex: Timex) -> bool:
    """Whether a clause in the present tells what happens on a day to come, or until then."""
    clause = frame.clause
    if clause.tense != "present" or frame.finite is None or frame.kind == "rel":
        return False
    if not frame.lemma or clause.modal:
        return False
    if frame.lemma in listed("lasting"):
        return runs_out(frame, timex) or comes_into_force(frame, timex)
    if clause.passive and frame.finite.lower_ not in ("wird", "werden"):
        return False  # but "Am 3. Mai wird der Etat eingebracht"
    if clause.passive and frame.lemma in listed("expecting") and not _one_thing(frame):
        return False
    if frame.finite.lower_ in listed("perfect") or frame.words[0] in ("statt", "anstatt"):
        return False
    open_end = is_deadline(timex) or is_onward(timex)
    return is_day(timex) or is_stretch(timex) or (is_precise(timex) and open_end)


def goes_on_until(frame: Frame, timex: Timex) -> bool:
    """Whether somebody is at it already, until the time: "Die Minister *tagen bis Mittwoch* in Wien"."""
    present = frame.clause.tense == "present" and not frame.clause.modal and not frame.clause.passive
    going_on = frame.kind != "inf" and frame.lemma in listed("going_on") and not once_more_until(frame)
    return present and is_deadline(timex) and going_on


def is_owed(frame: Frame) -> bool:
    """Whether an infinitive tells what must be done: "*haben* die Papiere bis Freitag *abzugeben*", "*ist*
    bis Freitag *zu zahlen*"."""
    finite, words = frame.finite, frame.words
    if finite is None or finite.lower_ not in listed("owing") or frame.kind == "rel" or len(words) < 4:
        return False
    last, before = words[-1], words[-2]
    return last.endswith("n") and (before == "zu" or _particle_with_to(last))


def _particle_with_to(word: str) -> bool:
    at = word.find("zu", 2)
    return at > 0 and word[:at] in lexicon.words("verbs_prefixes") and len(word) - at > len("zuen")


def runs_out(frame: Frame, timex: Timex) -> bool:
    """Whether something in force has an end that is told: "Der Vertrag gilt *noch bis* zum 3. Mai"."""
    running = frame.lemma == "laufen" and of_the_talks(frame)  # "Die Urabstimmung läuft bis Freitag"
    noted = running or ("noch", "bis") in pairwise(frame.words)
    return frame.lemma in listed("in_force") and noted and is_precise(timex) and is_deadline(timex)


def comes_into_force(frame: Frame, timex: Timex) -> bool:
    """Whether something of the talks holds from a day on: "*Ab Freitag gilt* eine Waffenruhe"."""
    return frame.lemma == "gelten" and is_onward(timex) and is_precise(timex) and of_the_talks(frame)


def of_the_talks(frame: Frame) -> bool:
    """Whether the subject is something whose beginning and end are dates of the talks: "*die Waffenruhe*"."""
    noun = head_noun(frame)
    return noun is not None and noun.lower_.endswith(_OF_THE_TALKS)


def head_noun(frame: Frame) -> Token | None:
    """Return the noun of the subject without its article and what hangs on it: "die *Aussetzung* der
    Zölle"."""
    nouns = (t for t in subject_of(frame) if t.text[:1].isupper() and not article_kind(t.lower_))
    return next(nouns, None)


_OF_THE_TALKS = lexicon.endings("commitments", "in_force_thing")


def _one_thing(frame: Frame) -> bool:
    """Whether the subject has an article: "wird ein Gutachten erwartet", but not "wird Regen erwartet"."""
    subject = frame.clause.subject
    tokens = [t.lower_ for t in frame.tokens if subject is not None and subject.start <= t.idx < subject.end]
    return bool(tokens) and tokens[0] in listed("one_thing")


def is_ultimatum(frame: Frame, timex: Timex) -> bool:
    """Whether a condition with its verb in front names the deadline: "Komme bis Freitag nichts, ..."."""
    begins = frame.tokens[0].text[:1].isupper() and frame.words[0] in listed("condition_verb")
    return begins and is_deadline(timex) and frame.clause.konjunktiv


def gapped(
    doc: Doc, frame: Frame, first: Timex, times: Iterable[Timex], parties: Sequence[Party]
) -> list[tuple[CharSpan, Timex, Party]]:
    """Return the further subjects of a clause with days of their own, each with its words."""
    found = []
    text = text_of(doc)
    for timex in times:
        if timex.span.start <= first.span.end or not is_precise(timex):
            continue
        before = text[first.span.end : timex.span.start]
        comma = before.rfind(",")
        start = first.span.end + comma + 1
        here = [p for p in parties if start <= p.span.start < timex.span.start and p.prep == ""]
        if comma >= 0 and len(before[comma:].split()) <= _GAP + 2 and len(here) == 1:
            end = min([t.span.start for t in times if t.span.start > timex.span.end], default=frame.span.end)
            words = text[start:end].rstrip(" .,;")
            lead = len(words) - len(words.lstrip())
            found.append((CharSpan(start + lead, start + len(words)), timex, here[0]))
    return found
