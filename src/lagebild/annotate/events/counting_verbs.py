"""Whether a verb names an event: "traf sich mit", not "trafen auf Widerstand"."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild import lexicon
from lagebild.annotate.clauses import PAST_TENSES
from lagebild.annotate.events.between_whom import (
    anchored,
    circle_meets,
    of_two_sides,
    one_another,
    person_names_of,
    pronoun_speaks,
    ready_to_speak,
    speaks,
    spoke_on,
    together,
    with_pronoun,
)
from lagebild.annotate.events.counting_deeds import DEEDS
from lagebild.annotate.events.draft import impersonal
from lagebild.annotate.events.frames import beginning_in, group
from lagebild.annotate.events.media import only_with_press
from lagebild.annotate.events.party_words import party_like
from lagebild.model.annotation import EventStatus, MentionKind

if TYPE_CHECKING:
    from lagebild.annotate.events.draft import Draft
    from lagebild.annotate.events.frames import Frame

_BESIDE_BEING_THERE = group("beside_being_there")
_AGAIN = lexicon.group("events_words", "once_more")
_TOLD = frozenset({EventStatus.HELD, EventStatus.REPORTED, EventStatus.PLANNED})


def _is_settled(draft: Draft) -> bool:
    """Whether it is only told that something has been talked over: "Das Papier *ist* mit der Bahn
    *abgestimmt*" (stative passive), not "hat sich mit der Bahn abgestimmt"."""
    frame = draft.trigger.frame
    finite = frame.finite.lower_ if frame.finite is not None else ""
    return frame.lemma in _TALKED_OVER and finite in _STATES and "worden" not in frame.words


_TALKED_OVER = group("talked_over")
_STATES = lexicon.group("events_words", "state_auxiliary")


def verb_counts(draft: Draft) -> bool:
    """Whether a verb names an event: enough of who, where and when stands with it for its frame."""
    row, frame = draft.trigger.row, draft.trigger.frame
    mode = row["mode"]
    if (frame.kind == "inf" and not draft.cast.all()) or _can_be(frame):
        return False
    if mode in ("speak", "with", "reciprocal") and (_with_family(draft) or _is_settled(draft)):
        return False
    if impersonal(draft.trigger):
        return bool(draft.place or draft.times)
    if (row.get("seat") and not _at_table(draft)) or _on_resistance(draft):
        return False
    going = mode in ("travel", "arrive")
    if (going or row["title"] == "Essen") and frame.holds("habit"):
        return False
    if not draft.times and _every_week(frame):
        return False
    if (going or mode == "visit") and _only_the_public(draft):
        return False
    if mode in _MEETINGS:
        return _MEETINGS[mode](draft)
    if row.get("dated") and not any(len(t.start or "") >= _MONTH for t in draft.times):
        return False
    if row.get("passive") and not frame.clause.passive:
        return False
    if row.get("delegates") and not any(not p.named for p in draft.cast.subjects):
        return False
    read = _OTHERS.get(mode) or DEEDS.get(mode)
    return read is not None and read(draft)


def _each_other(draft: Draft) -> bool:
    """Whether several meet: "trafen sich", "berieten"."""
    cast, frame = draft.cast, draft.trigger.frame
    hits = draft.trigger.row["lemma"] == "treffen" and "sich" not in frame.words
    if hits and cast.subjects and all(p.genitive for p in cast.all()):
        return False  # "Eine Rakete *der Rebellen* traf ein Krankenhaus"
    if draft.trigger.row["lemma"] == "beraten" and "sich" not in frame.words and not together(cast):
        return bool(cast.subjects and (draft.place or draft.times))
    several = together(cast) or with_pronoun(draft) or one_another(draft)
    return several or circle_meets(draft) or _upon_people(draft)


def _somebody(draft: Draft) -> bool:
    """Whether somebody is met: "empfing den Präsidenten"."""
    cast, frame = draft.cast, draft.trigger.frame
    known = bool(cast.subjects) or frame.clause.subject is not None
    return (bool(cast.objects) and (known or frame.clause.passive)) or len(cast.all()) > 1


def _with_somebody(draft: Draft) -> bool:
    """Whether it is done with somebody: "tauschte sich mit Krüger aus"."""
    cast, frame = draft.cast, draft.trigger.frame
    known = bool(cast.subjects) or frame.clause.subject is not None or frame.kind == "inf"
    if only_with_press(cast.attached, draft.trigger.token.doc):
        return False  # "sagte er, als er mit der Zeitung telefonierte"
    among = "sich" in frame.words and (len(cast.subjects) > 1 or any(p.plural for p in cast.subjects))
    told = draft.status in _TOLD or (len(cast.subjects) > 1 and draft.status is EventStatus.DENIED)
    return (any(p.prep == "mit" for p in cast.attached) and known) or (among and told)


def _between(draft: Draft) -> bool:
    """Whether somebody goes between two: "vermittelte zwischen Norland und Katar"."""
    cast = draft.cast
    between = [p for p in cast.attached if p.prep == "zwischen"]
    if cast.subjects and any(p.prep == "mit" for p in cast.attached):
        return True  # "handelte mit den Anführern den Vertrag aus"
    return (len(between) >= 2 or any(p.plural for p in between)) and bool(draft.people)


def _visits(draft: Draft) -> bool:
    """Whether somebody visits a place or a party."""
    cast, row = draft.cast, draft.trigger.row
    somewhere = _official(draft) and (_at_verb(draft) or _sets_out(draft))
    if row.get("in_person"):
        names = person_names_of(draft.trigger.token.doc)
        return bool(cast.subjects and draft.times) and any(p.name in names for p in cast.attached)
    if row.get("there"):
        return _was_there(draft)
    if row["lemma"] == "sein":
        return bool(cast.subjects) and bool(cast.attached or (draft.place and draft.times))
    if draft.trigger.type == "call":
        return bool(cast.subjects and cast.attached)
    return bool(cast.subjects) and bool(cast.objects or draft.place or somewhere)


def _was_there(draft: Draft) -> bool:
    """Whether it is told of somebody in office that he or she was in a place on a day, and nothing else: "war
    erst am Freitag in Doha gewesen", not "war am Freitag in Doha optimistisch"."""
    frame, place = draft.trigger.frame, draft.place
    if place is None or not draft.times or frame.clause.tense not in PAST_TENSES or frame.clause.modal:
        return False
    held = [place.span, *(t.span for t in draft.times)]
    held += [p.span for p in draft.cast.subjects]
    following = draft.trigger.frames[frame.index + 1 : frame.index + 2]
    if any(f.holds("at_that_place") for f in following):
        return False  # "war am Montag in Wien und hat *dort* Krüger getroffen"
    doc = draft.trigger.token.doc
    for name in ("mentions", "timexes", "roles"):
        held += [found.span for found in beginning_in(doc, name, frame.span.start, frame.span.end)]
    rest = (
        t
        for t in frame.tokens
        if not (t.is_punct or t is frame.finite or t.lower_ in _BESIDE_BEING_THERE)
        and not any(span.start <= t.idx < span.end for span in held)
    )
    return _official(draft) and not any(rest)


def _goes(draft: Draft) -> bool:
    """Whether somebody in office goes to a place, or arrives on a day."""
    frame = draft.trigger.frame
    somewhere = draft.place is not None or (bool(draft.times) and frame.holds_end("seat_of_office"))
    somewhere = somewhere or (bool(draft.times) and frame.lemma == "eintreffen")
    if draft.trigger.row.get("to_state"):
        return _into_state(draft) and _official(draft)
    return bool(draft.cast.subjects) and somewhere and _official(draft)


def _into_state(draft: Draft) -> bool:
    """Whether somebody goes into a state that has an article: "will im August *in die Schweiz* kommen"."""
    place, tokens = draft.place, draft.trigger.frame.tokens
    if place is None or place.kind is not MentionKind.STATE or not draft.cast.subjects:
        return False
    before = [t.lower_ for t in tokens if t.idx < place.span.start][-2:]
    return before in (["in", "die"], ["in", "den"], ["in", "das"])


def _speaks_with(draft: Draft) -> bool:
    """Whether two sides speak with each other, at a place or time told or tied down in another way."""
    cast, frame = draft.cast, draft.trigger.frame
    several = len(cast.subjects) > 1 or any(p.plural for p in cast.subjects)
    alone = frame.holds_pair("vier", "augen")
    again = len(cast.subjects) > 1 and "über" in frame.words and not _AGAIN.isdisjoint(frame.words)
    each_other = several and ("miteinander" in frame.words or alone or again or of_two_sides(draft))
    known = bool(draft.place or draft.times) or "rande" in frame.words or alone
    known = known or anchored(frame) or ready_to_speak(draft) or spoke_on(draft)
    somebody = bool(cast.subjects) or pronoun_speaks(draft)
    return each_other or (somebody and known and speaks(draft))


def _parts(draft: Draft) -> bool:
    """Whether those who met part: "gingen am Freitag ohne Ergebnis auseinander"."""
    frame = draft.trigger.frame
    each_other = "sich" in frame.words and {"von", "vom"}.isdisjoint(frame.words)
    apart = frame.lemma != "trennen" or each_other
    return together(draft.cast) and bool(draft.times or draft.place) and apart


def _sits(draft: Draft) -> bool:
    """Whether several sit over something: "rangen am Freitag um einen Kompromiss"."""
    subjects = draft.cast.subjects
    several = any(p.plural for p in subjects) or len(subjects) > 1 or circle_meets(draft)
    return several and bool(draft.times or draft.place or anchored(draft.trigger.frame))


def _at_the_table(draft: Draft) -> bool:
    """Whether somebody comes to the table: "kehrt an den Verhandlungstisch zurück"."""
    return bool(draft.cast.subjects)


_MEETINGS: dict[str, Callable[..., bool]] = {
    "reciprocal": _each_other,
    "transitive": _somebody,
    "with": _with_somebody,
    "between": _between,
    "visit": _visits,
}
_OTHERS: dict[str, Callable[..., bool]] = {
    "travel": _goes,
    "arrive": _goes,
    "speak": _speaks_with,
    "part": _parts,
    "sit": _sits,
    "table": _at_the_table,
}


def _only_the_public(draft: Draft) -> bool:
    """Whether those who go somewhere are no party: "Zahlreiche *Schüler* besuchten das Museum"."""
    heads = [p.name.split()[-1].lower() for p in draft.cast.subjects if not p.named]
    return bool(heads) and len(heads) == len(draft.cast.subjects) and set(heads) <= group("public")


def _with_family(draft: Draft) -> bool:
    """Whether somebody speaks with the own family: "telefonierte mit seiner Mutter"."""
    if draft.trigger.type not in ("call", "talks"):
        return False
    beside = [p.name.lower().split() for p in draft.cast.attached if p.prep == "mit"]
    return any(w[-1] in group("kin") and w[0].startswith(("sein", "ihr")) for w in beside)


def _at_verb(draft: Draft) -> bool:
    """Whether the day stands beside the verb: "besuchte am Samstag ein Lager"."""
    finite = draft.trigger.frame.finite
    if finite is None or not draft.times:
        return False
    span = draft.times[0].span
    return 0 <= span.start - finite.idx - len(finite) <= _BESIDE or 0 <= finite.idx - span.end <= _BESIDE


def _every_week(frame: Frame) -> bool:
    """Whether a clause tells what is done again and again: "trifft sich jeden Donnerstag eine Runde"."""
    days = group("weekday")
    return any(
        word in group("weekly") and following in days
        for word, following in zip(frame.words, frame.words[1:], strict=False)
    )


def _sets_out(draft: Draft) -> bool:
    """Whether somebody wants to visit something at a time told: "will das Werk im März besuchen"."""
    frame = draft.trigger.frame
    ahead = draft.status is EventStatus.PLANNED and frame.words[-1:] == ["besuchen"]
    return ahead and bool(draft.times) and any(t.lower_ in ("das", "die", "den") for t in frame.tokens)


def _can_be(frame: Frame) -> bool:
    """Whether a clause tells what can or must be done: "ist über Satellit zu empfangen"."""
    finite = frame.finite.lower_ if frame.finite is not None else ""
    infinitive = frame.words[-2:-1] == ["zu"] and frame.tokens[-1].text.islower()  # not "zu Gast"
    return finite in group("is_to_be_done") and infinitive


def _at_table(draft: Draft) -> bool:
    """Whether they sit at a table: one of the clause, or "an ihm" of the sentence before."""
    frame, seats = draft.trigger.frame, draft.trigger.row["seat"]
    if any(word.endswith(seat) for word in frame.words for seat in seats):
        return True
    invited = draft.trigger.row["lemma"] in group("asking_over") and "nach" in frame.words
    if invited and draft.times and draft.status is EventStatus.PLANNED:
        return True  # "hat beide Seiten für den 4. April nach Wien eingeladen"
    if frame.holds_pair("zu", "sich") and draft.trigger.row["mode"] == "transitive":
        return True  # "holte den Botschafter zu sich"
    start = draft.trigger.token.sent.start
    before = draft.trigger.token.doc[start - 1].sent if start else ()
    points = not {"ihm", "daran"}.isdisjoint(frame.words)
    return points and any(t.lower_.endswith(seat) for t in before for seat in seats)


def _on_resistance(draft: Draft) -> bool:
    """Whether "treffen" means to hit or to run into: "trafen auf Widerstand"."""
    frame = draft.trigger.frame
    if draft.trigger.row["lemma"] != "treffen" or "sich" in frame.words:
        return False
    somebody = any(p.prep == "" or (p.prep == "auf" and p.plural) for p in draft.cast.objects)
    return "auf" in frame.words and not somebody and not _upon_people(draft)


def _upon_people(draft: Draft) -> bool:
    """Whether "auf" leads to people: "traf am Schacht auf *Hinterbliebene*"."""
    frame = draft.trigger.frame
    behind = [b for a, b in pairwise(frame.tokens) if a.lower_ == "auf"]
    return any(party_like(t.text) is not None for t in behind) and bool(draft.place or draft.times)


def _official(draft: Draft) -> bool:
    return any(not p.named or p.side or " " in p.name for p in draft.cast.subjects)


_MONTH = len("2026-04")
_BESIDE = 10
"""So many characters stand between a verb and its day: "besuchte am [Samstag]"."""
