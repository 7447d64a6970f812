"""Whom an office belongs to, and whether it is a former one."""

from __future__ import annotations

from collections.abc import Sequence

from lagebild.annotate.names.federations import GERMANY, federation_of
from lagebild.annotate.names.gazetteer import adjective_owner, adjective_state, gazetteer
from lagebild.annotate.references.nouns import noun_of, noun_of_title
from lagebild.annotate.roles.phrases import (
    Scene,
    ends,
    former_mark,
    is_former_adjective,
    over_adverbs,
    word_class,
)
from lagebild.annotate.roles.stated import Pair
from lagebild.lexicon import entries
from lagebild.model.annotation import Mention, MentionKind, Role


def belongs_to(scene: Scene, pair: Pair) -> str | None:
    """Return the body, state or person that an office belongs to, in the nominative; None where nothing
    says so.

    "Vorsitzende der Grünen" -> "Grüne", "ukrainischer Unterhändler" -> "Ukraine", "SPD-Chef" -> "SPD",
    "Webers
    Schwiegersohn" -> "Anna Weber", "Bundeskanzlerin" -> "Deutschland" unless an adjective says otherwise.
    """
    phrase = pair.phrase
    if phrase is None:
        return _led(scene, pair)
    return (
        _genitive_before(scene, pair)
        or _in_words(scene, _behind_field(scene, phrase.head), pair.stop, pair)
        or next((state for word in phrase.adjectives if (state := adjective_owner(word))), None)
        or _compound(scene, scene.text[phrase.head])
        or _adjective_in(scene, _behind_field(scene, phrase.head), pair.stop)
        or _state_told_behind(scene, pair)
        or _of_union(scene, scene.text[phrase.head])
        or _federal(scene, pair, scene.text[phrase.head])
    )


def _behind_field(scene: Scene, head: int) -> int:
    """Return where the words behind an office go on, past what an envoy has to do with: "der UN-Gesandte *für
    den Jemen*", "die Beauftragte *für Europa* der SPD"."""
    if not (is_envoy(scene.text[head]) and scene.word(head + 1) == "für"):
        return head + 1
    noun = head + 2
    while noun < len(scene.text) and scene.text[noun].islower():
        noun += 1
    return noun + 1


def is_envoy(office: str) -> bool:
    """Whether an office is that of somebody who is sent: "UN-Sondergesandte", "US-Beauftragter"."""
    return _head_base(office).endswith(tuple(word_class("envoy")))


def _state_told_behind(scene: Scene, pair: Pair) -> str | None:
    """Return the state told behind the bearer: "Premierministerin Rita Weber aus Norland", "Jan Holm
    (Luxemburg)"."""
    stop = next((stop for found, stop in scene.at.values() if found is pair.person), None)
    if stop is None or scene.word(stop) not in ("aus", "("):
        return None
    found = scene.at.get(stop + 1)
    closed = scene.word(stop) == "aus" or (found is not None and scene.word(found[1]) == ")")
    return found[0].name if found and closed and found[0].kind is MentionKind.STATE else None


def _genitive_before(scene: Scene, pair: Pair) -> str | None:
    phrase = pair.phrase
    if phrase is None or phrase.article:
        return None
    before = phrase.first
    for back in range(1, 5):
        found = scene.at.get(before - back)
        if found and found[1] == before:
            last = scene.text[before - 1]
            genitive = last[-1:] in ("s", "'", "’") and not found[0].name.endswith(last)
            if not genitive and last[-1:] not in "'’":
                return None
            return _owner(scene.text[phrase.head], found[0])
    return None


def _owner(head: str, mention: Mention) -> str | None:
    """Return whom an office belongs to by the name before it: a capital speaks for its state, a rival for
    nobody."""
    low = _head_base(head)
    if mention.kind is MentionKind.PERSON and low in word_class("beside"):
        return None
    return mention.name if low.endswith(tuple(word_class("town_office"))) else state_behind(mention)


def state_behind(mention: Mention) -> str:
    """Return the state for its capital, else the name itself: "Oslos Unterhändler" is Norway's."""
    if mention.kind is MentionKind.PLACE:
        return gazetteer().capitals.get(mention.name, mention.name)
    return mention.name


def _led(scene: Scene, pair: Pair) -> str | None:
    """Return what somebody leads: "der die Delegation Oslos leitet" is on Norway's side."""
    for index in range(pair.first, pair.stop):
        found = scene.at.get(index)
        if found and found[0].name != pair.person.name:
            return state_behind(found[0])
    return _adjective_in(scene, pair.first, pair.stop)


def _in_words(scene: Scene, first: int, stop: int, pair: Pair) -> str | None:
    """Return whom a complement names: "der Weltbank", "des US-Heeres" (USA), "der Nato-Truppen in Europa"
    (Nato)."""
    where: list[str] = []
    envoy = pair.phrase is not None and is_envoy(scene.text[pair.phrase.head])
    for index in range(first, stop):
        found = scene.at.get(index)
        if found and found[0].name != pair.person.name and found[1] <= stop:
            if envoy and scene.word(index - 1) == "für":
                continue  # "der Gesandte des UN-Generalsekretärs für Syrien"
            if not _located(scene, index, found[0]):
                return _state_of_body(scene, index, found[0]) or found[0].name
            where.append(found[0].name)
    words = [scene.text[i] for i in range(first, stop) if i not in scene.inside and "-" in scene.text[i]]
    told = next((owner for word in words if (owner := _compound(scene, word))), None)
    posted = _head_base(scene.text[first - 1]).endswith(tuple(word_class("posted")))
    return told or next(iter(where if not posted else ()), None) or _adjective_in(scene, first, stop)


def _state_of_body(scene: Scene, index: int, mention: Mention) -> str | None:
    """Return the state that an adjective before a body tells where the lists know it as another's: "des
    *russischen* Sicherheitsrates"."""
    state = adjective_state(scene.word(index - 1)) if mention.kind is not MentionKind.PERSON else None
    body = gazetteer().bodies.get(mention.name)
    return state if state is not None and body is not None and body.of not in (state, None) else None


def _located(scene: Scene, index: int, mention: Mention) -> bool:
    """Whether a name only says where: "in Europa", "im Norden Norwegens" not."""
    return mention.kind in (MentionKind.PLACE, MentionKind.STATE) and any(
        scene.word(index - back) in word_class("where") for back in (1, 2)
    )


def _head_base(word: str) -> str:
    return (noun.base if (noun := noun_of(word)) else word).lower()


def _adjective_in(scene: Scene, first: int, stop: int) -> str | None:
    return next(
        (
            state
            for index in range(first, stop)
            if (state := adjective_owner(scene.text[index])) and not _is_inhabitant(scene.word(index + 1))
        ),
        None,
    )


def _is_inhabitant(word: str) -> bool:
    """Whether a noun means the people of a state: "Führer der türkischen *Zyprer*" is not Turkey's."""
    people = gazetteer().inhabitants
    return word in people or word.removesuffix("n") in people or word.removesuffix("en") in people


def _compound(scene: Scene, head: str) -> str | None:
    table = gazetteer()
    part = head.removeprefix("Ex-").removeprefix("Vize-")
    names = scene.surfaces
    if "-" in part and (whole := next((w for w in _genitive_of(part) if w in table.places), None)):
        return whole  # "des Saale-Holzland-Kreises"
    if "-" in part:
        for cut in range(len(part) - 1, 0, -1):
            if part[cut] != "-":
                continue
            front = part[:cut]
            if front in table.states:
                return table.states[front].name
            for long in (front, front.rstrip("s"), front.replace("-", " ")):
                if long in names or long in table.bodies or long in table.places:
                    return _named(scene, long)
            if sum(letter.isupper() for letter in front) > 1 and front.isalpha():
                return front  # "DBV-Vorstand", whatever that is
        front, _, kin = part.partition("-")
        return front if kin.lower() in word_class("kin") and _may_be_surname(front) else None
    for cut in range(4, len(part) - 3):
        front = part[:cut]
        if front in table.bodies and (table.bodies[front].kind == "government" or front in names):
            return front
    return None


def _genitive_of(word: str) -> tuple[str, ...]:
    """Return a word and what it may be the genitive of: "Rhein-Kreises" of "Rhein-Kreis"."""
    return word, word.removesuffix("s"), word.removesuffix("es")


def _may_be_surname(word: str) -> bool:
    """Whether the first part of a compound of kinship is a name: "Weber-Vertrauter", not "Präsidenten-"."""
    plural = word.lower().endswith(ends("plural"))
    return word.isalpha() and noun_of(word) is None and not plural and not word.isupper()


def _named(scene: Scene, short: str) -> str:
    """Return the article's own name for a short form that stands in a compound: "EU" -> "Europäische
    Union"."""
    return scene.surfaces.get(short, short)


def _federal(scene: Scene, pair: Pair, head: str) -> str | None:
    """Return the state of an office of the federation: Germany's, but that of its own country in what another
    federation's agency reports ("BERN (sda) - Bundespräsidentin Weber"), and where the party behind the name
    tells it ("Bundesminister Krüger (ÖVP)"); None where it stays open."""
    lower = head.lower()
    if not any(word in lower for word in word_class("federal")):
        return None
    state = _state_of_party(scene, pair) or federation_of(scene.text)
    if not _has_office(state, lower):
        return GERMANY
    council = lower.startswith(tuple(word_class("federal_council")))
    return None if council and state == GERMANY else state


def _has_office(state: str | None, office: str) -> bool:
    """Whether a federation, or one besides Germany where it is open, may have an office in small letters:
    only Germany has a "bundesaußenminister"."""
    if state == GERMANY:
        return True
    rows = entries("roles", "federation", ("of", "agencies", "words", "towns", "example", "without"))
    asked = [row["without"] for row in rows if state in (None, row["of"])]
    return not asked or any(not any(word in office for word in without) for without in asked)


def _state_of_party(scene: Scene, pair: Pair) -> str | None:
    """Return the state of the party in brackets behind the bearer: "(ÖVP)"."""
    stop = next((stop for found, stop in scene.at.values() if found is pair.person), None)
    if stop is None or scene.word(stop) != "(":
        return None
    party = scene.at.get(stop + 1)
    return party[0].of if party is not None and scene.word(party[1]) == ")" else None


def _of_union(scene: Scene, head: str) -> str | None:
    """Return the union of states whose office it is, by the article's own name for it: "Handelskommissarin"
    is the EU's where the text speaks of the EU."""
    lower = _head_base(head).removesuffix("in")
    for row in entries("roles", "office_of_union", ("words", "names", "example")):
        if lower.endswith(tuple(row["words"])):
            return next((scene.surfaces[name] for name in row["names"] if name in scene.surfaces), None)
    return None


_BESIDE, _NEAR, _REMEMBERED = 45, 250, 200


def kin_of(roles: Sequence[Role], at: int) -> str | None:
    """Return the bearer of the office that the compound of office number ``at`` begins with:
    "Präsidenten-Schwiegersohn", "Minister-Berater".

    Only where one person of the article bears it and was just named with it. Beside an office of some
    state ("dem
    US-Gesandten Holm und Präsidenten-Schwiegersohn Bruns") it must be an office of that state; otherwise
    it stays
    open.
    """
    role = roles[at]
    word = role.title.split()[0]
    noun = noun_of(word.partition("-")[0]) if "-" in word else None
    if noun is None or noun.group:
        return None
    earlier = [
        r
        for r in roles[max(0, at - _REMEMBERED) : at]
        if r.span.end <= role.span.start and r.name != role.name
    ]
    fits = [r for r in earlier if _heads(r.title).endswith(noun.base.lower())]
    beside = next((r for r in reversed(earlier) if role.span.start - r.span.end < _BESIDE), None)
    if beside is not None and beside not in fits:
        fits = [r for r in fits if r.of is not None and r.of == beside.of]
    else:
        fits = [r for r in fits if role.span.start - r.span.end < _NEAR]
    bearers = {r.name for r in fits}
    return bearers.pop() if len(bearers) == 1 else None


def _heads(title: str) -> str:
    noun = noun_of_title(title)
    return noun.base.lower() if noun else ""


def is_former(scene: Scene, pair: Pair) -> bool:
    """Whether the words say that the office is a former one: "Ex-", "früher", "a. D.", "der Minister war"."""
    first = pair.phrase.first if pair.phrase else pair.first
    head = pair.phrase.head + 1 if pair.phrase else pair.stop
    words = [*scene.text[max(0, first) : head], scene.word(head), scene.word(pair.stop)]
    if former_mark(scene, head) or former_mark(scene, pair.stop):
        return True
    if _once(scene, first - 1) or (pair.phrase is not None and scene.word(pair.stop) == "war"):
        return True
    for word in words:
        lower = word.lower()
        if is_former_adjective(word):
            return True
        if lower.startswith(tuple(word_class("former_front"))) or word in word_class("former_after"):
            return True
    return False


def _once(scene: Scene, before: int) -> bool:
    """Whether "bis 2021", "von 2010 bis 2021", "einst" stand right before an office."""
    if over_adverbs(scene, before)[1]:
        return True
    return scene.word(before).isdigit() and len(scene.word(before)) == 4 and scene.word(before - 1) == "bis"
