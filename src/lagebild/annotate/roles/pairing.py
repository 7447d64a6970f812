"""Which title phrase belongs to which person: before the name or behind it; what clauses tell is read by
``stated``."""

from __future__ import annotations

from collections.abc import Iterator

from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.roles.phrases import (
    Phrase,
    Scene,
    ends,
    former_mark,
    is_adjective,
    is_head,
    is_inhabitant,
    over_adverbs,
    phrase_at,
    word_class,
)
from lagebild.annotate.roles.stated import ENDS, STOPS, Pair, led, said_of, was
from lagebild.model.annotation import Mention, MentionKind


def pairs_of(scene: Scene) -> Iterator[Pair]:
    """Yield persons with their titles."""
    outer: Pair | None = None
    for head, word in enumerate(scene.text):
        if not word[:1].isupper() or head in scene.inside:
            continue
        phrase = phrase_at(scene, head, strict=False)
        if phrase is None:
            continue
        person = _following(scene, phrase) or _preceding(scene, phrase) or said_of(scene, phrase)
        if person and outer and outer.person is person and head < outer.stop:
            continue
        if person:
            outer = Pair(person, head, phrase.stop, phrase)
            first = phrase.title_first if phrase.title_first < phrase.head else phrase.head
            yield Pair(person, first, _end(scene, phrase, person), phrase)
            yield from _shared(scene, phrase, person)
            yield from _joined(scene, phrase, person)
    yield from led(scene)
    yield from was(scene)


def _shared(scene: Scene, phrase: Phrase, person: Mention) -> Iterator[Pair]:
    """Yield the first of two titles before a name: "der Politiker und frühere Minister Jan Holm"."""
    joint = phrase.first - 1
    if (
        phrase.article
        or scene.word(joint) not in word_class("joint")
        or scene.start[joint] > person.span.start
    ):
        return
    for head in range(joint - 1, max(-1, joint - 8), -1):
        other = phrase_at(scene, head) if scene.word(head)[:1].isupper() else None
        if other and other.stop == joint and (other.article or _owned(scene, other)):
            yield Pair(person, other.title_first, other.stop, other)
            return


def _owned(scene: Scene, phrase: Phrase) -> bool:
    return any((found := scene.at.get(phrase.first - k)) and found[1] == phrase.first for k in (1, 2, 3))


def _joined(scene: Scene, phrase: Phrase, person: Mention) -> Iterator[Pair]:
    """Yield the other persons of a title in the plural: "die Ministerinnen Anna Weber und Rita Bruns"."""
    word = scene.text[phrase.head]
    among = phrase.article in word_class("article_of_several")
    several = word.endswith("innen") or (among and word.endswith(ends("several")))
    several = several or (phrase.article in word_class("dative_of_several") and word.endswith("ern"))
    feminine = among and not word.endswith(ends("not_one_woman"))
    if not several or feminine or scene.person(phrase.head + 1) is None:
        return
    index = _over_brackets(scene, scene.at[phrase.head + 1][1])
    while scene.word(index) in (",", *word_class("joint")) and (other := scene.person(index + 1)):
        yield Pair(other[0], phrase.title_first, phrase.head + 1, phrase)
        index = _over_brackets(scene, other[1])


def _lists_more(scene: Scene, index: int) -> bool:
    """Whether "und" and another person follow: "mit den Ministern Jan Holm *und Ola Berg*"."""
    index = _over_brackets(scene, index)
    return scene.word(index) in word_class("joint") and scene.person(index + 1) is not None


def _over_brackets(scene: Scene, index: int) -> int:
    """Return the index behind a party or state in brackets: "Anna Weber *(SPD)* und Jan Holm"."""
    if scene.word(index) != "(":
        return index
    close = next((k for k in range(index + 1, index + 5) if scene.word(k) == ")"), None)
    return index if close is None else close + 1


def _end(scene: Scene, phrase: Phrase, person: Mention) -> int:
    """Return the end of the title: complements that hold the person itself are cut off."""
    stop = phrase.head + 1 if phrase.inner is person else phrase.stop
    while stop > phrase.head + 1 and scene.text[stop - 1] in word_class("academic"):
        stop -= 1
    return stop


def _strict(scene: Scene, phrase: Phrase) -> bool:
    return phrase_at(scene, phrase.head, strict=True) is not None


def _following(scene: Scene, phrase: Phrase) -> Mention | None:
    """Return the person right behind the title: "Minister Holm", "der Leiter des Amtes, Jan Holm, ..."."""
    index = _skip(scene, phrase.head + 1)
    index += former_mark(scene, index)
    direct = scene.person(index)
    if direct:
        if _is_owner(scene, index, direct, phrase):
            return None
        if phrase.article == "den" and scene.text[phrase.head].endswith(ends("dative_plural")):
            return direct[0] if _lists_more(scene, direct[1]) else None
        if scene.text[phrase.head] in word_class("address") and not phrase.article:
            return None
        woman = scene.text[phrase.head].endswith("in") and len(direct[0].name.split()) > 1
        known = _strict(scene, phrase) or phrase.article or phrase.adjectives or woman
        return direct[0] if known else None
    if not _strict(scene, phrase):
        return None
    index = _skip(scene, phrase.stop)
    behind = scene.person(index)
    if behind and phrase.inner is None:
        last = scene.text[behind[1] - 1]
        owner = last.endswith(("s", "’", "'")) and last not in behind[0].name.split()
        return None if owner and not phrase.article else behind[0]
    if said := _is_said_to_be(scene, phrase, index):
        return said
    index = _over_short(scene, index)
    if scene.word(index) == "," and (phrase.article or not phrase.adjectives):
        index = _over_origin(scene, _skip(scene, index + 1))
        if is_head(scene.word(index)) and _titled_again(scene, phrase, index):
            index += 1
        named = scene.person(index)
        if named and named[0] is not phrase.inner and len(named[0].name.split()) > 1:
            after = scene.word(named[1])
            if phrase.article in word_class("indefinite") and after not in (",", "("):
                return None
            closed = after in ENDS or after == "("
            return named[0] if closed or (after[:1].islower() and after not in ("und", "oder")) else None
    return None


def _titled_again(scene: Scene, phrase: Phrase, index: int) -> bool:
    """Whether a second office follows before the name: "der Leiter der Delegation, Minister Holm, sagte".

    Not in a list: "der Kanzler, Minister Holm und ...".
    """
    if scene.text[phrase.head] in word_class("counterpart"):
        return True
    named = scene.person(index + 1)
    return bool(
        named
        and phrase.article in word_class("nominative_article")
        and scene.word(named[1]) == ","
        and _finite(scene.word(named[1] + 1))
    )


def _over_origin(scene: Scene, index: int) -> int:
    """Return the index behind where somebody comes from: "die Leiterin des Amtes, die Finnin Aino Holm"."""
    told = scene.word(index).lower() in word_class("article") and is_inhabitant(scene.word(index + 1))
    return index + 2 if told else index


def _is_said_to_be(scene: Scene, phrase: Phrase, index: int) -> Mention | None:
    """Return whom a clause names as the holder: "Der Leiter des Amtes ist Jan Holm."."""
    if phrase.inner or phrase.article not in word_class("nominative_article") | {""}:
        return None
    if is_inhabitant(scene.text[phrase.head]):
        return None
    before = phrase.first - (2 if phrase.article else 1)
    begins = scene.word(before)[:1].isupper() and is_adjective(scene.word(before).lower())
    opener = scene.word(before - 1 if begins else before)
    named = scene.person(index + 1)
    if named is None or scene.word(index) not in word_class("becomes") or opener not in ("", *STOPS):
        return None
    return named[0] if scene.word(named[1]) in (".", ",", "(") else None


def _over_short(scene: Scene, index: int) -> int:
    """Return the index behind a short form in brackets: "der Leiter der Weltbank (WB), Jan Holm"."""
    return index + 3 if scene.word(index) == "(" and scene.word(index + 2) == ")" else index


def _is_owner(scene: Scene, index: int, person: tuple[Mention, int], phrase: Phrase) -> bool:
    """Whether the name is a genitive: "ein Berater Webers" is not Weber, "die Rede Präsident Webers" is."""
    last = scene.text[person[1] - 1]
    if not last.endswith(("s", "’", "'")) or last in person[0].name.split():
        return bool(
            phrase.article in word_class("indefinite") and last.endswith("s") and person[1] - index == 1
        )
    if phrase.article:
        return True
    return not (scene.word(person[1])[:1].isupper() or scene.word(phrase.first - 1)[:1].isupper())


def _skip(scene: Scene, index: int) -> int:
    """Return the index behind academic titles and quotation marks: "Professor Dr. Holm", "Hacker „Tron“"."""
    while scene.word(index) in word_class("academic") or scene.word(index) == '"':
        index += 1
    return index


def _preceding(scene: Scene, phrase: Phrase) -> Mention | None:
    """Return the person that the title stands behind: "Jan Holm, Leiter des Amtes, ...", "Weber
    (Vorsitzende)"."""
    before = phrase.first - (1 if phrase.article else 0) - 1
    if not phrase.article:
        before = _over_years(scene, _over_owner(scene, before))
    opener = scene.word(before)
    if opener in word_class("joint") and not phrase.article:
        previous = before - 1
        while previous > 0 and previous > before - 14 and scene.word(previous) not in (",", *STOPS):
            previous -= 1
        if scene.word(previous) != ",":
            return None
        before, opener = previous, ","
    if opener not in (",", "(", "–"):
        return None
    if phrase.article and phrase.article not in word_class("plain_article"):
        return None
    after = scene.word(_over_short(scene, phrase.stop))
    if after and after not in ENDS and after not in word_class("after_title") and not _finite(after):
        return None
    if after in word_class("joint") and scene.person(phrase.stop + 1):
        return None
    person = _ending_at(scene, before)
    return person if person is None or phrase.inner is not person else None


def _over_owner(scene: Scene, index: int) -> int:
    """Return the index before a body or state in the genitive: "Jan Holm, Hessens Ministerpräsident"."""
    for back in range(4):
        found = scene.at.get(index - back)
        if found and found[1] == index + 1:
            genitive = found[0].kind is not MentionKind.PERSON and scene.text[index].endswith(("s", "’", "'"))
            return index - back - 1 if genitive else index
    return index


def _over_years(scene: Scene, index: int) -> int:
    """Return the index before the years or the adverb of an office: "Jan Holm, bis 2021 Richter"."""
    before, _ = over_adverbs(scene, index)
    if before != index:
        return before
    if not (scene.word(index).isdigit() and len(scene.word(index)) == 4):
        return index
    back = index - 1
    while (back > index - 5 and scene.word(back) in word_class("around_years")) or (
        scene.word(back).isdigit() and len(scene.word(back)) == 4
    ):
        back -= 1
    return back if scene.word(back) == "," else index


def _finite(word: str) -> bool:
    """Whether a word can only be a finite verb: a comma is missing in "Jan Holm, ein Experte des Amtes
    erklärte"."""
    found = readings(word) if word[:1].islower() else ()
    return bool(found) and all(reading.finite for reading in found)


def _ending_at(scene: Scene, index: int) -> Mention | None:
    """Return the person whose name ends before the word ``index``, brackets and an age between left out."""
    position = index - 1
    if scene.word(position) in word_class("verb_particle") and not scene.person(position):
        position -= 1
    if scene.word(position) == ")":
        while position > 0 and scene.word(position) != "(" and position > index - 8:
            position -= 1
        position -= 1
    if scene.word(position).isdigit() and scene.word(position - 1) == ",":
        position -= 2
    for back in range(1, 5):
        found = scene.person(position - back + 1)
        if found and found[1] == position + 1:
            return found[0]
    return None
