"""Who, where, when: the parts of an event that stand in its clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.bare import bare_parties, bare_subjects
from lagebild.annotate.events.frames import Frame, beginning_in, is_finite
from lagebild.annotate.events.frames import group as words_of_group
from lagebild.annotate.events.parties import PREPOSITIONS, Party, PartyReader
from lagebild.annotate.events.status import marked, stays_away
from lagebild.annotate.events.topic import topic_of
from lagebild.annotate.events.triggers import agrees, noun_entry
from lagebild.annotate.events.when import of_another_noun
from lagebild.lexicon import entries, words
from lagebild.model.annotation import Mention, MentionKind, Participant
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from lagebild.annotate.events.triggers import Trigger

_ACTORS = frozenset({MentionKind.PLACE, MentionKind.STATE})
_NAME_LENGTH = 60
"""So many characters back a place name before "wo" may begin."""
_AT = frozenset(["in", "im", "ins", "nach", "auf"])
_SETTING = frozenset(["bei", "auf", "in", "während", "nach", "zu", "an", "vor", "seit"])
_DROPPED = frozenset(
    ["dem", "den", "der", "einem", "einer", "ihrem", "ihren", "seinem", "seinen", "seiner", "ihrer"]
)
_CLOSE = 4
"""So many words behind an event noun "mit" may begin a phrase of its own."""
_ASKS = frozenset(
    [
        "fordern",
        "auffordern",
        "aufrufen",
        "verlangen",
        "drängen",
        "appellieren",
        "bitten",
        "anregen",
        "anbieten",
    ]
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The participants of an event: ``attached`` stand with the noun, ``subjects`` in its clause."""

    attached: tuple[Party, ...] = ()
    subjects: tuple[Party, ...] = ()
    objects: tuple[Party, ...] = ()
    hosts: tuple[Party, ...] = ()

    def all(self) -> tuple[Party, ...]:
        """Everybody, in text order, each once."""
        found: dict[str, Party] = {}
        for party in sorted(
            (*self.attached, *self.subjects, *self.objects, *self.hosts), key=lambda p: p.first
        ):
            found.setdefault(party.name, party)
        return tuple(found.values())


def cast_of(trigger: Trigger, reader: PartyReader) -> Cast:
    """Return who takes part, by the word that names the event."""
    return _noun_cast(trigger, reader) if trigger.noun else _verb_cast(trigger, reader)


def _noun_cast(trigger: Trigger, reader: PartyReader) -> Cast:
    frame = trigger.frame
    inside = [p for p in reader.within(frame.tokens) if not p.place]
    carried = frame if trigger.carrier is None else trigger.carrier
    more = [p for p in reader.within(carried.tokens) if not p.place] if carried is not frame else []
    attached = _listed([p for p in inside if _with(p, trigger)], inside, trigger.token.doc)
    attached += [p for p in more if p.prep in ("mit", "zwischen")]
    attached += _coming(trigger, reader)
    if trigger.type in ("talks", "meeting", "call", "summit"):
        attached += bare_parties(trigger, [*attached, *inside])
    subjects: list[Party] = []
    objects: list[Party] = []
    hosts: list[Party] = []
    support = trigger.support or {}
    active = subjects_of(carried, inside if carried is frame else more) or _shared_subject(carried, reader)
    active = active or topic_of(trigger, carried, reader, subjects_of)
    if not active and support.get("status") == "cancelled" and not carried.clause.passive:
        active = _beside_object(carried, trigger, inside if carried is frame else more)
    if support.get("role") == "party" or (
        support.get("role") == "event" and trigger.prep == "" and not _is_subject(trigger, carried)
    ):
        if not active and carried.kind == "inf":
            active = _borrowed(trigger, reader, carried)
        subjects = [p for p in active if not carried.clause.passive or p.prep]
        beside = more or inside
        subjects += [p for p in beside if p.prep == "neben" and carried.lemma == "teilnehmen"]
        if support.get("to"):
            objects = [
                p for p in inside if p.prep == "" and p not in active and not p.genitive and not p.dependent
            ]
    elif support.get("role") == "host":
        hosts = active
        subjects = [
            p for p in inside if p.prep == "" and p not in active and not p.dependent and not p.genitive
        ]
        if carried.clause.passive:
            subjects, hosts = [*active, *subjects], []
    elif support.get("role") == "none" and _lemma(carried) in _ASKS:
        subjects = [
            p
            for p in inside
            if p.prep in ("", "an") and p not in active and not p.genitive and not p.dependent
        ]
        subjects += [] if attached and _lemma(carried) != "anbieten" else active
    elif support.get("role") == "none" and any(p.prep == "mit" for p in attached):
        ours = any(t.lower_.startswith("unser") for t in carried.tokens if t.i > trigger.token.i)
        subjects = active if not carried.clause.passive and not ours else []
    elif not trigger.argument and (
        attached_with(attached) or trigger.article == "possessive" or trigger.prep in ("bei", "in", "auf")
    ):
        before = trigger.prep == "vor" and not attached_with(attached)
        subjects = active if trigger.prep in _SETTING and not before else []
    elif _agreed(trigger, carried, active, attached) or (
        trigger.argument and support.get("role") is None and attached_with(attached)
    ):
        subjects = active
    if trigger.type == "visit" and not subjects and trigger.prep in _SETTING and trigger.prep != "vor":
        subjects = active
    if stays_away(trigger):
        subjects = []
    if trigger.article == "possessive":
        owner = reader.owners.get(trigger.first)
        attached += [owner] if owner is not None else []
    return Cast(tuple(attached), tuple(subjects), tuple(objects), tuple(hosts))


def _beside_object(frame: Frame, trigger: Trigger, inside: list[Party]) -> list[Party]:
    """Return who calls an event off that stands before the verb: "Ein Treffen mit Krüger sagte Weber ab"."""
    finite = frame.finite
    if finite is None or trigger.token.i > finite.i:
        return []
    return [p for p in inside if p.prep == "" and p.first > finite.i and not (p.genitive or p.dependent)]


def _agreed(trigger: Trigger, frame: Frame, subjects: list[Party], attached: list[Party]) -> bool:
    """Whether those who agree did so in the talks, or agreed on talks: "A und B einigten sich nach langen
    Verhandlungen", "A und B einigten sich auf neue Gespräche"."""
    setting = not trigger.argument and trigger.prep in ("nach", "in", "bei")
    several = len(subjects) > 1 or any(p.plural for p in subjects)
    upon = trigger.argument and not attached
    return (setting or upon) and several and frame.lemma in words_of_group("agreeing")


def _listed(attached: list[Party], inside: list[Party], doc: Doc) -> list[Party]:
    """Return the parties with those that "und" joins to the last: "ein Gespräch von Moskau und Kiew"."""
    for party in inside:
        last = attached[-1] if attached else None
        if last is None or party in attached or party.prep != last.prep or party.prep not in ("von", "vom"):
            continue
        between = doc[last.last + 1 : party.first]
        if len(between) and all(t.lower_ in ("und", "sowie", ",", "der", "den", "dem") for t in between):
            attached = [*attached, party]
    return attached


def _coming(trigger: Trigger, reader: PartyReader) -> list[Party]:
    """Return who comes to the event in a relative clause: "ein Treffen, zu dem auch Krüger erschien"."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    frame = following[0] if following else None
    if frame is None or frame.kind != "rel" or frame.lemma not in words_of_group("coming"):
        return []
    if frame.clause.negated or frame.words[0] not in ("an", "zu", "bei", "auf", "in"):
        return []
    inside = [p for p in reader.within(frame.tokens) if not p.place and not p.dependent]
    return [p for p in inside if p.prep in ("", frame.words[0]) and not p.genitive]


def _is_subject(trigger: Trigger, frame: Frame) -> bool:
    subject = frame.clause.subject
    return subject is None or subject.start <= trigger.token.idx < subject.end


def attached_with(parties: list[Party]) -> bool:
    """Whether one side is named by "mit", so that the other stands elsewhere in the clause."""
    return any(p.prep == "mit" for p in parties)


def _lemma(frame: Frame) -> str:
    return frame.lemma


def _with(party: Party, trigger: Trigger) -> bool:
    """Whether the phrase of a party hangs on the event noun: "mit X", "zwischen X und Y", "des Kanzlers"."""
    if party.prep in ("mit", "zwischen"):
        return not party.dependent and not _of_another(party, trigger)
    after = party.first - trigger.token.i
    if after == 1 and party.named and _genitive_form(party, trigger.token.doc):
        return True
    if after <= 0:
        return party.dependent and False
    gap = trigger.token.doc[trigger.token.i + 1 : party.first]
    close = (
        all(t.text.islower() or t.text in ("(", ")", "„", '"') or t.like_num for t in gap) and len(gap) <= 6
    )
    if party.prep in ("von", "vom") and close:
        return not _names_place(trigger, party.first, party.last, party.seat)
    if party.prep in ("bei", "beim") and close and len(gap) <= 3 and trigger.type != "summit":
        return True
    if party.named and _titled(gap):
        return True
    return (close and party.genitive) or (after <= 2 and party.prep == trigger.prep and party.genitive)


def _of_another(party: Party, trigger: Trigger) -> bool:
    """Whether "mit X" belongs to another event noun: "Ein Gespräch mit X ist beim Besuch nicht geplant"."""
    before = [t for t in trigger.frame.tokens if t.i < party.first and noun_entry(t.text)]
    return bool(before) and before[-1].i != trigger.token.i and party.first - before[-1].i <= _CLOSE


def _names_place(trigger: Trigger, first: int, last: int, seat: bool) -> bool:
    """Whether "von" gives the town of an event: "die Konferenz von London", not "von Rom und Oslo"."""
    doc = trigger.token.doc
    at_noun = trigger.noun and first - trigger.token.i == 2 and trigger.type in ("meeting", "talks", "summit")
    listed = last + 1 < len(doc) and doc[last + 1].lower_ in ("und", "sowie", ",")
    return seat and at_noun and not listed


def _titled(gap: Span) -> bool:
    """Whether between event and name stands the title of who takes part: "Besuch des Staatschefs [Weber]"."""
    words = [t.text for t in gap]
    if not 2 <= len(words) <= 5 or words[0] not in ("des", "der", "von", "vom"):
        return False
    return words[-1][:1].isupper() and all(w.islower() and w not in PREPOSITIONS for w in words[1:-1])


def _genitive_form(party: Party, doc: Doc) -> bool:
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
        if found or not any(p.span == span and p.prep for p in inside):
            return found  # else the clause took "neben Norland" for its subject
    return [p for p in bare if not p.genitive]


def _tells_time(frame: Frame, subject: CharSpan) -> bool:
    """Whether what looks like the subject gives the time: "Vergangene Woche war Weber nach Rom gereist"."""
    inside = [t.lower_ for t in frame.tokens if subject.start <= t.idx < subject.end]
    return bool(inside) and inside[-1] in words_of_group("time_noun")


def _by_source(frame: Frame, subject: CharSpan) -> bool:
    """Whether what looks like the subject only gives the source: "Berichten zufolge will Weber ..."."""
    behind = [t for t in frame.tokens if t.idx >= subject.end][:2]
    if not behind or (behind[0].lower_ == "nach" and not is_finite(behind[-1])):
        return False  # "die Koalitionspartner nach langen Verhandlungen"
    return behind[0].lower_ in ("zufolge", "nach", "gemäß", "folgend")


def _verb_cast(trigger: Trigger, reader: PartyReader) -> Cast:
    frame = trigger.frame
    inside = [p for p in reader.within(frame.tokens) if not p.place]
    mode = trigger.row["mode"]
    if not inside and len(frame.tokens) <= 3 and frame.index:
        frame = trigger.frames[frame.index - 1]
        inside = [p for p in reader.within(frame.tokens) if not p.place]
    subjects = subjects_of(frame, inside) if frame.kind != "inf" else []
    subjects = subjects or _shared_subject(frame, reader)
    if not subjects:
        subjects = _borrowed(trigger, reader, trigger.frame) or topic_of(trigger, frame, reader, subjects_of)
    alone = trigger.row["lemma"] != "treffen" or "sich" in frame.words  # "Regen und Hagel trafen das Dorf"
    if mode in ("reciprocal", "agree") and alone and not frame.clause.passive and len(subjects) < 2:
        subjects = bare_subjects(frame, inside) or subjects
    attached = [p for p in inside if p.prep in ("mit", "zwischen") and not p.dependent]
    objects: list[Party] = []
    if mode in ("reciprocal", "transitive", "visit", "speak") and not frame.clause.passive:
        first = {p.name for p in subjects}
        objects = [
            p for p in inside if p.prep == "" and p.name not in first and not p.dependent and not p.genitive
        ]
    agents = [p for p in inside if p.prep in ("von", "vom") and not p.dependent]
    done = {"wurde"} if mode == "transitive" else set()
    if agents:
        done |= {"wurden"} | ({"wird", "werden", "werde"} if mode == "transitive" else set())
    if done & set(frame.words):  # "empfangen" is infinitive and participle
        subjects, objects = [*agents, *[p for p in subjects if p not in agents]], []
    elif mode == "transitive" and frame.clause.passive:
        objects = [p for p in inside if p.prep == "" and not p.genitive and not p.dependent]
    if mode == "between" and subjects:
        attached = [p for p in reader.within(frame.tokens) if p.prep == "zwischen"]
    if trigger.row.get("to"):
        attached += [p for p in inside if p.prep in ("an", "") and p not in subjects and not p.genitive]
    if mode == "travel":
        attached = [p for p in attached if p.prep == "mit"]
    return Cast(tuple(attached), tuple(subjects), tuple(objects))


def _borrowed(trigger: Trigger, reader: PartyReader, frame: Frame) -> list[Party]:
    """Return the subject of a clause without one: from the noun before a relative clause, the clause it
    hangs on."""
    if frame.kind == "rel" and frame.index:
        before = [
            p
            for p in reader.within(trigger.frames[frame.index - 1].tokens)
            if p.last < frame.tokens[0].i and not p.place
        ]
        return before[-1:]
    if frame.kind == "inf" and frame.governor is not None:
        outer = trigger.frames[frame.governor]
        inside = [p for p in reader.within(outer.tokens) if not p.place]
        if (owner := _owner(outer, inside)) is not None:
            return [owner]
        asking = subjects_of(outer, inside)
        asked = [p for p in inside if p.prep in ("", "an") and p not in asking and not p.dependent]
        return asked if asked and outer.lemma in _ASKS else asking
    if frame.clause.subject is None and frame.index and frame.tokens[0].lower_ in ("und", "aber", "sondern"):
        outer = trigger.frames[frame.index - 1]
        return subjects_of(outer, [p for p in reader.within(outer.tokens) if not p.place])
    return []


def _shared_subject(frame: Frame, reader: PartyReader) -> list[Party]:
    """Return the subject that a clause shares with one before it: "Weber besuchte Rom und traf dort ..."."""
    subject = frame.clause.subject
    if subject is None or subject.start >= frame.span.start or frame.clause.passive:
        return []
    return [p for p in reader.covered(subject) if not p.place]


def _owner(frame: Frame, inside: list[Party]) -> Party | None:
    """Return whose attempt an infinitive tells: "mit dem Versuch der Regierung, ... zu führen"."""
    words = [t for t in frame.tokens if not t.is_punct]
    last = next((p for p in inside if words and p.last == words[-1].i), None)
    if last is None or not (last.genitive or last.prep in ("von", "vom")):
        return None
    before = [t.lower_ for t in words if t.i < last.first and t.text[:1].isupper()]
    return last if before and marked("head", before[-1:]) in ("possible", "planned") else None


def _ours(party: Party) -> bool:
    """Whether only the speaker knows whom it means: "unsere Partner"."""
    return not party.named and party.ours


def participants(cast: Cast) -> tuple[Participant, ...]:
    """Return the cast as the model has it, without "unsere Partner", whom only the speaker knows."""
    hosts = {p.name for p in cast.hosts}
    return tuple(
        Participant(name=p.name, span=p.span, side=p.side, host=p.name in hosts)
        for p in cast.all()
        if not p.place and not _ours(p)
    )


def place_of(trigger: Trigger, doc: Doc) -> Mention | None:
    """Return where it takes place: a place or state after "in", "im", "nach", the one nearest behind the
    event word."""
    frames = [trigger.frame] if trigger.carrier in (None, trigger.frame) else [trigger.frame, trigger.carrier]
    found: list[tuple[int, Mention]] = []
    for frame in [f for f in frames if f is not None]:
        tokens = {t.idx: position for position, t in enumerate(frame.tokens)}
        for mention in beginning_in(doc, "mentions", frame.span.start, frame.span.end):
            position = tokens.get(mention.span.start)
            if position is None or mention.kind not in _ACTORS:
                continue
            first = frame.tokens[position].i
            last = first + len(mention.span.of(text_of(doc)).split()) - 1
            named = mention.kind is MentionKind.PLACE and _names_place(trigger, first, last, True)
            if named and frame.tokens[position - 1].lower_ != "von":
                named = False
            if of_another_noun(trigger, mention.span):
                continue
            if _asked_by(frame, position, mention, text_of(doc)) or _of_party(frame, position):
                continue
            if named or _located(frame, position) or _visited(trigger, frame, position):
                distance = mention.span.start - trigger.token.idx
                found.append((distance if distance > 0 else 1000 - distance, mention))
    found.sort(
        key=lambda pair: pair[0] + (5000 if pair[1].kind is MentionKind.STATE and len(found) > 1 else 0)
    )
    if not found and trigger.noun and trigger.type == "visit":
        return _in_compound(trigger)
    if not found and (behind := _told_behind(trigger, doc)) is not None:
        return behind
    return found[0][1] if found else _where(trigger.frame, doc) or _journey(trigger, doc)


def _told_behind(trigger: Trigger, doc: Doc) -> Mention | None:
    """The place in the clause behind the event noun: "ein Treffen, das am Dienstag in Doha stattfand"."""
    following = trigger.frames[trigger.frame.index + 1 : trigger.frame.index + 2]
    for frame in following if trigger.noun else []:
        if (
            frame.kind != "rel"
            or frame.lemma not in words_of_group("taking_place")
            or not agrees(trigger, frame)
        ):
            continue
        inside = beginning_in(doc, "mentions", frame.span.start, frame.span.end)
        at = {t.idx: position for position, t in enumerate(frame.tokens)}
        places = [m for m in inside if m.kind in _ACTORS and _located(frame, at.get(m.span.start, 0))]
        return places[0] if places else None
    return None


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


@cache
def states() -> dict[str, str]:
    """Map the names and adjective stems of states to the state: "ukrainisch" to "Ukraine"."""
    table: dict[str, str] = {}
    for line in words("states"):
        row = [cell.strip() for cell in line.split("|")]
        table |= {form.lower(): row[0] for form in (row[0], row[1] if len(row) > 1 else "") if form}
    return table


def _in_compound(trigger: Trigger) -> Mention | None:
    """The state in a compound: "Israelbesuch", "China-Reise"."""
    word = trigger.token.text
    for form in (*trigger.row["forms"], *trigger.row["plural"]):
        if word.lower().endswith(form) and len(word) > len(form) + 2:
            state = word[: -len(form)].rstrip("-")
            if state in states().values():
                start = trigger.token.idx
                return Mention(span=CharSpan(start, start + len(state)), kind=MentionKind.STATE, name=state)
    return None


def _visited(trigger: Trigger, frame: Frame, position: int) -> bool:
    """Whether the place is the object of visiting: "besuchte am Montag Ankara"."""
    if trigger.noun or trigger.row["mode"] != "visit" or position == 0:
        return False
    subject = frame.clause.subject
    token = frame.tokens[position]
    return (
        subject is not None
        and not subject.start <= token.idx < subject.end
        and token.idx > frame.tokens[0].idx
    )


def _of_party(frame: Frame, position: int) -> bool:
    """Whether a place only tells which party is meant: "die Regierung in Khartum"."""
    if position < 2 or frame.tokens[position - 1].lower_ not in ("in", "im"):
        return False
    return frame.tokens[position - 2].lower_.endswith(("regierung", "führung", "behörden", "machthaber"))


def _asked_by(frame: Frame, position: int, mention: Mention, text: str) -> bool:
    """Whether a state only belongs to a noun after "auf": "auf Antrag Norlands"."""
    genitive = mention.span.of(text) == f"{mention.name}s"
    return genitive and position > 1 and frame.tokens[position - 2].lower_ == "auf"


def _located(frame: Frame, position: int) -> bool:
    for back in range(1, 5):
        if position - back < 0:
            return False
        token = frame.tokens[position - back]
        if token.lower_ in _AT and back < position and frame.tokens[position - back - 1].lower_ in _DROPPED:
            return False  # "dem in Genf lebenden Krüger"
        if token.lower_ in _AT or (token.lower_ == "zu" and _behind_noun(frame, position - back)):
            return True
        if token.lower_ in ("von", "mit", "aus", "und", "zwischen", "für") or (
            token.is_punct and token.text != "-"
        ):
            return False
        if is_finite(token):
            return False  # "In Wien haben Norland und Südland ..."
    return False


def _behind_noun(frame: Frame, position: int) -> bool:
    """Whether "zu" joins a place to a noun: "im Rathaus zu Doha"."""
    return (
        position > 1
        and frame.tokens[position - 1].text[:1].isupper()
        and (frame.tokens[position - 2].lower_ in ("im", "der", "dem"))
    )


@cache
def ordinals() -> dict[str, int]:
    """Return the ordinals by their forms: "zweiten" is 2."""
    return {
        w: n
        for row in entries("events_status", "ordinal", ("words", "example"))
        for w, n in row["words"].items()
    }


@cache
def formats() -> dict[str, str]:
    """Return the formats of talks by the words that name them."""
    return {
        w: row["name"]
        for row in entries("events_status", "format", ("name", "words", "example"))
        for w in row["words"]
    }


_COUNTED = frozenset(["talks", "meeting", "summit"])
_WITHIN = frozenset(["binnen", "innerhalb", "seit", "diese", "dieses", "diesen", "dieser"])
_SPANS = frozenset(["jahr", "jahren", "monat", "monaten", "woche", "wochen", "tagen", "stunden", "folge"])


def round_of(trigger: Trigger) -> int | None:
    """Return the number of a round: "die zweite Runde" is 2, and so is "trafen sich zum zweiten Mal"."""
    if not trigger.noun:
        return _time_of_meeting(trigger)
    if trigger.row.get("first"):
        return 1  # "nach einem Auftakt am 3. März in Kairo"
    if trigger.row.get("alone"):
        return 1
    if "runde" not in trigger.token.lower_ and trigger.head != "runde":
        return None
    if trigger.head == "runde":
        before = [t.lower_ for t in trigger.frame.tokens if t.i < trigger.first]
        return next((ordinals()[w] for w in reversed(before) if w in ordinals()), None)
    return next((ordinals()[w] for w in trigger.adjectives if w in ordinals()), None)


def _time_of_meeting(trigger: Trigger) -> int | None:
    """Return 2 for "zum zweiten Mal"; None where it is counted within a stretch: "zum zweiten Mal binnen
    einer Woche"."""
    if trigger.type not in _COUNTED:
        return None
    words = trigger.frame.words
    for place, word in enumerate(words[:-2]):
        if word == "zum" and words[place + 1] in ordinals() and words[place + 2] in ("mal", "male"):
            counted = _stretch(words[place + 3 : place + 6])
            return None if counted else ordinals()[words[place + 1]]
    return None


def _stretch(words: list[str]) -> bool:
    """Whether words begin with a stretch of time: "in diesem Jahr", "binnen zwei Wochen", "seit Mai"."""
    if words[:1] and words[0] in ("in", "im"):
        return bool(_SPANS & set(words))
    return bool(_WITHIN & set(words[:1]))


def format_of(trigger: Trigger) -> str | None:
    """Return the form of the talks, where the phrase or the clause names one."""
    words = [*trigger.adjectives, trigger.token.lower_] if trigger.noun else trigger.frame.words
    found = next((formats()[w] for w in words if w in formats()), None)
    if found is None:
        found = next(
            (formats()[w] for w in trigger.frame.words if w in ("rande", "getrennten", "getrennt")), None
        )
    return found
