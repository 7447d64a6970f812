"""Where an event takes place: the place nearest behind its word, behind "wo", at the end of a journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.about import of_reason, of_subject_matter
from lagebild.annotate.events.attached import names_place
from lagebild.annotate.events.compared import beside_comparison, in_comparison
from lagebild.annotate.events.deciding import decided_on, voted_on
from lagebild.annotate.events.event_words import noun_entry, travelling
from lagebild.annotate.events.frames import Frame, beginning_in, is_finite
from lagebild.annotate.events.frames import group as words_of_group
from lagebild.annotate.events.hanging import of_other_event
from lagebild.annotate.events.states import state_of, states
from lagebild.annotate.events.subject_matter import of_matter, of_speaking
from lagebild.annotate.events.time_words import of_telling
from lagebild.annotate.events.town_adjectives import of_town_adjective
from lagebild.annotate.events.votes_on_talks import vote_on
from lagebild.annotate.events.when_nouns import of_another_noun
from lagebild.annotate.events.when_telling import course_behind
from lagebild.annotate.names.gazetteer import gazetteer
from lagebild.model.annotation import Mention, MentionKind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.triggers import Trigger

_NAME_LENGTH = 60
"""So many characters back a place name before "wo" may begin."""
_AT = lexicon.group("events_words", "before_place")
_DROPPED = lexicon.group("events_words", "dative_lead")
_OF_PLACE = lexicon.endings("events_words", "seated_party")
_APART = lexicon.group("events_words", "parts_from_place")
_GENITIVE = lexicon.group("events_words", "genitive_lead")
_BUILDINGS = lexicon.endings("events_words", "building")
_TOWNS = lexicon.endings("events_words", "noun_for_town")
_ACTORS = frozenset({MentionKind.PLACE, MentionKind.STATE})


def place_of(trigger: Trigger, doc: Doc) -> Mention | None:
    """Return where it takes place: a place or state after "in", "im", "nach", the one nearest behind the
    event word."""
    frames = [trigger.frame] if trigger.carrier in (None, trigger.frame) else [trigger.frame, trigger.carrier]
    if vote_on(trigger) is not None:
        return None
    found: list[tuple[int, Mention]] = []
    for frame in [f for f in frames if f is not None and not voted_on(trigger, f)]:
        tokens = {t.idx: position for position, t in enumerate(frame.tokens)}
        for mention in beginning_in(doc, "mentions", frame.span.start, frame.span.end):
            position = tokens.get(mention.span.start)
            if position is None or mention.kind not in _ACTORS:
                continue
            first = frame.tokens[position].i
            last = first + len(mention.span.of(text_of(doc)).split()) - 1
            named = mention.kind is MentionKind.PLACE and names_place(trigger, first, last, True)
            if named and frame.tokens[position - 1].lower_ != "von":
                named = False
            if _of_something_else(trigger, frame, position, mention, doc):
                continue
            at = mention.span.start
            aside = in_comparison(trigger, at) or beside_comparison(trigger, at)
            aside = aside or of_other_event(trigger, mention.span)
            if aside or _behind_verb(trigger, frame, first):
                continue
            left = _left(trigger, frame, position)
            if named or left or _located(frame, position) or _visited(trigger, frame, position):
                distance = mention.span.start - trigger.token.idx
                found.append((distance if distance > 0 else 1000 - distance, mention))
    found = _without_wider(found, trigger)
    found.sort(
        key=lambda pair: pair[0] + (5000 if pair[1].kind is MentionKind.STATE and len(found) > 1 else 0)
    )
    if not found and (corrected := _put_right(trigger, doc)) is not None:
        return corrected
    if not found and trigger.noun and trigger.type == "visit":
        return _in_compound(trigger)
    if not found and (behind := _told_behind(trigger, doc)) is not None:
        return behind
    if not found and (seat := _capital(trigger.frame, doc) or of_town_adjective(trigger.frame)) is not None:
        return seat
    if not found:
        return _where(trigger.frame, doc) or _journey(trigger, doc)
    place = _town_of(found)
    return (of_town_adjective(trigger.frame) if _is_spot(place.name.lower()) else None) or place


def _of_something_else(trigger: Trigger, frame: Frame, position: int, mention: Mention, doc: Doc) -> bool:
    """Whether a place is that of a decision, of speaking, of a reason, of what is talked about, of a party or
    of the announcement, or is taken back: "*nicht in Genf*, sondern in Oslo"."""
    span, text = mention.span, text_of(doc)
    return (
        (decided_on(trigger, frame) and span.start < trigger.token.idx)
        or of_speaking(trigger, span)
        or of_matter(trigger, span)
        or of_reason(frame, position)
        or of_subject_matter(frame, position, mention)
        or of_another_noun(trigger, span)
        or _asked_by(frame, position, mention, text)
        or _of_party(frame, position)
        or of_telling(trigger, frame, span)
        or _travelled_on(trigger, frame, position)
        or _taken_back(frame, position, mention, text)
    )


def _taken_back(frame: Frame, position: int, mention: Mention, text: str) -> bool:
    """Whether another place holds instead: "trafen sich *nicht in Genf*, sondern in Oslo", "fand *nicht wie
    geplant in Genf* statt, sondern in Oslo"."""
    if frame.lemma in travelling():
        return False  # "reist nicht nach Oslo, sondern nach Bergen" denies the journey
    before = [t.lower_ for t in frame.tokens[max(0, position - _AS_PLANNED) : position - 1]]
    denied = before[-1:] == ["nicht"] or ("nicht" in before and "wie" in before)
    return denied and "sondern" in text[mention.span.end : mention.span.end + _SOON].split()


_AS_PLANNED = 4
_SOON = 18
"""So many characters behind a place "sondern" ends that puts it right."""


def _put_right(trigger: Trigger, doc: Doc) -> Mention | None:
    """Return the place that holds in the place of another: "nicht in Genf, *sondern in Oslo*"."""
    frame = trigger.carrier or trigger.frame
    text, end = text_of(doc), frame.tokens[-1].idx + len(frame.tokens[-1])
    for mention in beginning_in(doc, "mentions", frame.span.start, end + _NEXT):
        if mention.kind not in _ACTORS:
            continue
        before = text[frame.span.start : mention.span.start].split()[-_BUT_IN:]
        if len(before) > 1 and before[0] == "sondern" and before[-1] in _AT:
            return mention
    return None


_NEXT = 40
"""So many characters behind its clause "sondern in Oslo" stands."""
_BUT_IN = 2


def _town_of(found: list[tuple[int, Mention]]) -> Mention:
    """Return the nearest place; of a building and the town right behind it the town: "im Rathaus von
    *Görlitz*", "auf Schloss Herrenhausen in *Hannover*"."""
    first = found[0][1]
    if not _is_spot(first.name.lower().split()[-1]):
        return first
    behind = (m for _, m in found if 0 < m.span.start - first.span.end <= len(" in der "))
    return next(behind, first)


def _without_wider(found: list[tuple[int, Mention]], trigger: Trigger) -> list[tuple[int, Mention]]:
    """Return the places without countries that only tell where a town lies: "in Aden [im Jemen]"."""
    text = text_of(trigger.token.doc)
    ends = {mention.span.end for _, mention in found}
    wider = {
        mention.span.start
        for _, mention in found
        for lead in (" auf ", " in ", " im ", ", ")
        if text[: mention.span.start].endswith(lead) and mention.span.start - len(lead) in ends
    }
    starts = {mention.span.start for _, mention in found}
    for _, mention in found:  # "in Nigers Hauptstadt Niamey"
        between = text[mention.span.end : mention.span.end + _NAME_LENGTH].split(" ", 2)
        behind = mention.span.end + len(" ") * 2 + len(between[1]) if len(between) > 2 else -1
        if between[0] == "" and behind in starts and between[1].lower().endswith(_TOWNS):
            wider.add(mention.span.start)
    return [row for row in found if row[1].span.start not in wider]


def _capital(frame: Frame, doc: Doc) -> Mention | None:
    """The capital that its state names: "in der ägyptischen Hauptstadt", "in Nigers Hauptstadt"."""
    for before, adjective, noun in zip(frame.tokens, frame.tokens[1:], frame.tokens[2:], strict=False):
        if noun.lower_ != "hauptstadt":
            continue
        state = state_of(adjective.text) if before.lower_ == "der" else None
        if before.lower_ in _AT and adjective.text.endswith("s"):
            state = adjective.text[:-1] if adjective.text[:-1] in states().values() else None
        row = gazetteer().states.get(state) if state is not None else None
        if row is not None and row.capitals:
            town = next((name for name in row.capitals if name in text_of(doc)), row.capitals[0])
            span = CharSpan(adjective.idx, noun.idx + len(noun))
            return Mention(span=span, kind=MentionKind.PLACE, name=town)
    return None


def _told_behind(trigger: Trigger, doc: Doc) -> Mention | None:
    """The place in the clause behind the event noun: "ein Treffen, das am Dienstag in Doha stattfand"."""
    frame = course_behind(trigger)
    if frame is None:
        return None
    inside = beginning_in(doc, "mentions", frame.span.start, frame.span.end)
    at = {t.idx: position for position, t in enumerate(frame.tokens)}
    return next((m for m in inside if m.kind in _ACTORS and _located(frame, at.get(m.span.start, 0))), None)


def _journey(trigger: Trigger, doc: Doc) -> Mention | None:
    """The end of a journey made for the event: "entsandte Weber nach Doha, um mit Krüger zu verhandeln"."""
    frame = trigger.frame
    if frame.words[0] != "um" or frame.governor is None:
        return None
    outer = trigger.frames[frame.governor]
    before = beginning_in(doc, "mentions", outer.span.start, outer.span.end)
    text = text_of(doc)
    ends = [m for m in before if m.kind in _ACTORS and text[: m.span.start].endswith((" nach ", " in die "))]
    return ends[-1] if ends else None


def _where(frame: Frame, doc: Doc) -> Mention | None:
    """The place that "wo" stands for: "in Doha, wo sich Weber und Krüger trafen"."""
    if frame.kind == "main" or not ("wo" in frame.words[:1] or "dort" in frame.words):
        return None
    start = frame.tokens[0].idx
    before = beginning_in(doc, "mentions", max(0, start - _NAME_LENGTH), start)
    places = [m for m in before if m.kind in _ACTORS and _only_verb(text_of(doc)[m.span.end : start])]
    return places[-1] if places else None


def _only_verb(between: str) -> bool:
    """Whether between a place and "wo" stands the comma, or the end of the verb: "in Doha erwartet, wo"."""
    words = between.strip().removesuffix(",").split()
    return between.rstrip().endswith(",") and len(words) <= 2 and all(w.islower() for w in words)


def _in_compound(trigger: Trigger) -> Mention | None:
    """The state in a compound: "Israelbesuch", "China-Reise"."""
    word = trigger.token.text
    for form in (*trigger.row.get("forms", ()), *trigger.row.get("plural", ())):
        if word.lower().endswith(form) and len(word) > len(form) + 2:
            state = word[: -len(form)].rstrip("-")
            if state in states().values():
                start = trigger.token.idx
                return Mention(span=CharSpan(start, start + len(state)), kind=MentionKind.STATE, name=state)
    return None


def _visited(trigger: Trigger, frame: Frame, position: int) -> bool:
    """Whether the place is the object of visiting: "besuchte am Montag Ankara", "stattete Katar einen Besuch
    ab"."""
    paid = trigger.noun and bool((trigger.support or {}).get("to"))
    if not paid and (trigger.noun or trigger.row["mode"] != "visit"):
        return False
    if position == 0:
        return False
    subject = frame.clause.subject
    token = frame.tokens[position]
    return (
        subject is not None
        and not subject.start <= token.idx < subject.end
        and token.idx > frame.tokens[0].idx
    )


def _left(trigger: Trigger, frame: Frame, position: int) -> bool:
    """Whether those who part leave the place: "reisten ohne Ergebnis aus Genf ab"."""
    departs = not trigger.noun and trigger.row.get("mode") == "part"
    parted = departs or (trigger.prep == "nach" and frame.lemma == "abreisen")
    return parted and position > 0 and frame.tokens[position - 1].lower_ == "aus"


def _of_party(frame: Frame, position: int) -> bool:
    """Whether a place only tells which party is meant: "die Regierung in Khartum"."""
    if position < 2 or frame.tokens[position - 1].lower_ not in ("in", "im"):
        return False
    return frame.tokens[position - 2].lower_.endswith(_OF_PLACE)


def _asked_by(frame: Frame, position: int, mention: Mention, text: str) -> bool:
    """Whether a state only belongs to a noun: "auf Antrag Norlands", "nach Angaben Katars", "des Oman"."""
    led = position > 0 and frame.tokens[position - 1].lower_ in _GENITIVE
    noun = position - 2 if led else position - 1
    if noun < 1 or not (led or mention.span.of(text) == f"{mention.name}s"):
        return False
    return frame.tokens[noun - 1].lower_ in ("auf", "nach") and noun_entry(frame.tokens[noun].text) is None


def _travelled_on(trigger: Trigger, frame: Frame, position: int) -> bool:
    """Whether the place is where somebody went before or after the event: "*nach* dem Treffen reiste Weber
    nach Rom"."""
    gone = trigger.noun and trigger.prep in ("nach", "vor") and frame.lemma in travelling()
    return gone and position > 0 and frame.tokens[position - 1].lower_ == "nach"


def _behind_verb(trigger: Trigger, frame: Frame, place: int) -> bool:
    """Whether a verb parts the place from what lies ahead: "*Vor* dem Treffen hatte Weber *in Ankara* Krüger
    besucht"."""
    finite = frame.finite
    before = trigger.noun and trigger.prep == "vor" and finite is not None
    return before and finite is not None and trigger.token.i < finite.i < place


def _located(frame: Frame, position: int) -> bool:
    for back in range(1, 5):
        if position - back < 0:
            return False
        token = frame.tokens[position - back]
        if token.lower_ in _AT and back < position and frame.tokens[position - back - 1].lower_ in _DROPPED:
            return False  # "dem in Genf lebenden Krüger"
        through = token.lower_ == "durch" and back == 1 and _behind_noun_of_travel(frame, position - back)
        if token.lower_ in _AT or through or (token.lower_ == "zu" and _behind_noun(frame, position - back)):
            return True
        if (
            token.lower_ == "von"
            and position - back > 1
            and _is_spot(frame.tokens[position - back - 1].lower_)
        ):
            return True  # "am Hafen von Doha", "im Rathaus von Görlitz"
        if token.lower_ in _APART or (token.is_punct and token.text != "-"):
            return False
        if is_finite(token):
            return False  # "In Wien haben Norland und Südland ..."
    return False


def _behind_noun_of_travel(frame: Frame, position: int) -> bool:
    """Whether "durch" joins a region to a journey: "eine Reise durch Zentralasien"."""
    row = noun_entry(frame.tokens[position - 1].text) if position else None
    return row is not None and row["type"] == "visit"


def _is_spot(noun: str) -> bool:
    return noun in words_of_group("spot") or noun.endswith(_BUILDINGS)


def _behind_noun(frame: Frame, position: int) -> bool:
    """Whether "zu" joins a place to a noun: "im Rathaus zu Doha"."""
    return (
        position > 1
        and frame.tokens[position - 1].text[:1].isupper()
        and (frame.tokens[position - 2].lower_ in ("im", "der", "dem"))
    )
