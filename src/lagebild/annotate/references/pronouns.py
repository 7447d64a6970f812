"""Whom pronouns mean: "er", "sie", "seine", "dieser", "deren", by what was read before them."""

from __future__ import annotations

from lagebild.annotate.konjunktiv import finite_readings
from lagebild.annotate.references.candidates import ahead, beside, choose, only_one, several
from lagebild.annotate.references.nouns import ends, word_class
from lagebild.annotate.references.reading import Reading
from lagebild.annotate.references.things import done_to_things, says_of_things, speaks, wants
from lagebild.model.annotation import Reference

_INFLECTED = ends("inflected")


def pronoun(reading: Reading, i: int, gender: str) -> None:
    """Enter whom "er", "sie", "ihn" or "ihm" mean at word ``i``: "Weber sagte, *sie* reise nach Oslo"."""
    scene = reading.scene
    low = scene.low(i)
    if low == "ihr":
        return
    if low == "sie":
        gender = _number(reading, i) or gender
    thing = says_of_things(scene, i) or done_to_things(scene, i)
    candidates = reading.candidates
    if thing:
        candidates = [c for c in candidates if not c.names]
    elif speaks(scene, i):
        candidates = [c for c in candidates if c.names]
    names = choose(scene, i, gender, candidates, person=False, own_clause=False)
    if not names and gender in ("m", "f") and not thing and wants(scene, i):
        names = only_one(gender, reading.candidates)
    if gender == "f" and names and not reading.is_person(names):
        others = choose(scene, i, "p", candidates, person=True, own_clause=False)
        names = () if others else names  # "empfing sie Weber": a state, or those who came from it
    reading.refer(i, i + 1, names, f"pronoun-{low}", gender, person=not thing and reading.is_person(names))


def _number(reading: Reading, i: int) -> str | None:
    """Return f or p for "sie" by the verb it is the subject of, None where the verb does not tell."""
    clause = reading.scene.clause(i)
    if clause is None or clause.finite_word is None or not reading.scene.subject[i]:
        return None
    verb = reading.scene.low(clause.finite_word)
    return "p" if verb.endswith(ends("verb_of_they")) else "f"


def stands_alone(reading: Reading, i: int) -> bool:
    """Whether "dieser" is a phrase of its own: "Dieser reist nach Rom", not "dieser Plan"."""
    subject = (clause := reading.scene.clause(i)) is not None and clause.subject_words == (i, i + 1)
    return subject and not reading.opens_phrase(i)


def last_named(reading: Reading, i: int, gender: str) -> None:
    """Enter whom "dieser" means: who was named last, be it no subject. "Weber traf Krüger. *Dieser*
    reist weiter".

    Left open where another noun that fits stands behind the name, and where the clause says what only
    papers do.
    """
    scene = reading.scene
    here = scene.words.sentence_of[i]
    near = [
        c for c in reading.candidates if 0 <= here - scene.words.sentence_of[c.first] <= 1 and c.stop <= i
    ]
    last = next((c for c in reversed(near) if set(c.gender) & set(gender)), None)
    names = last.names if last is not None and last.person and len(last.names) == 1 else ()
    if says_of_things(scene, i) or (last is not None and _noun_between(reading, last.stop, i, gender)):
        names = ()
    reading.refer(i, i + 1, names, f"pronoun-{scene.low(i)}", gender, person=True)


def _noun_between(reading: Reading, first: int, stop: int, gender: str) -> bool:
    """Whether a noun that a pronoun of this gender may mean stands between two words."""
    articles = word_class(f"before_{gender}")
    within = range(first, stop)
    return any(reading.scene.low(k) in articles and not _opens_time(reading, k) for k in within)


def _opens_time(reading: Reading, k: int) -> bool:
    """Whether a day, month or time follows: "am Donnerstag", "im Juni"."""
    near = range(k + 1, min(k + 4, len(reading.scene.words.text)))
    noun = next((reading.scene.low(i) for i in near if reading.scene.text(i)[:1].isupper()), "")
    return noun.endswith(ends("time_noun"))


def possessive(reading: Reading, i: int, gender: str) -> None:
    """Enter whom "seine" or "ihre" mean, or "ihr" where it is a dative: "Krüger lobte *seine* Kollegen"."""
    scene = reading.scene
    near = any(scene.words.is_capital(k) for k in range(i + 1, min(i + 5, len(scene.words.text))))
    if not near or (scene.low(i) == "ihr" and not _noun_near(reading, i)):
        if scene.low(i) == "ihr":
            _dative(reading, i)
        return
    if scene.low(i) == "sein" and not _noun_near(reading, i):
        return
    names = (
        beside(scene, i, gender, reading.candidates)
        or several(scene, i, gender, reading.candidates)
        or ahead(scene, i, gender)
        or choose(scene, i, gender, reading.candidates, person=False, own_clause=True)
    )
    reading.references.append(Reference(span=scene.words.span(i, i + 1), names=names, rule="possessive"))


def _noun_near(reading: Reading, i: int) -> bool:
    """Whether a noun with its adjectives follows, so that "sein" is no verb and "ihr" no dative."""
    for k in range(i + 1, min(i + 4, len(reading.scene.words.text))):
        if reading.scene.words.is_capital(k):
            return True
        low = reading.scene.low(k)
        ordinal = low.rstrip(".").isdigit()
        if not ordinal and (not low.endswith(_INFLECTED) or finite_readings(low)):
            return False
    return False


def _dative(reading: Reading, i: int) -> None:
    names = choose(reading.scene, i, "f", reading.candidates, person=False, own_clause=False)
    reading.refer(i, i + 1, names, "pronoun-ihr", "f", person=reading.is_person(names))


def of_a_source(reading: Reading, i: int) -> bool:
    """Whether "dessen" stands in a source: "nach dessen Angaben", not "der Plan, nach dessen Muster"."""
    before, behind = reading.scene.low(i - 1), reading.scene.low(i + 1)
    return before in word_class("source_preposition") and behind in word_class("words_of")


def demonstrative(reading: Reading, i: int, gender: str, here: bool = False) -> None:
    """Enter whom "deren", "dessen" mean: the last one named in the sentence before, be it no subject.

    ``here``: somebody of the own sentence comes first ("nach dessen Angaben").
    """
    number = reading.scene.words.sentence_of[i]
    near = [c for c in reading.candidates if 0 <= number - reading.scene.words.sentence_of[c.first] <= 1]
    before = [c for c in near if number != reading.scene.words.sentence_of[c.first]]
    if here:
        before = [c for c in near if c.person and c.stop <= i]
    last = next((c for c in reversed(before) if c.names and set(c.gender) & set(gender)), None)
    span = reading.scene.words.span(i, i + 1)
    reading.references.append(Reference(span=span, names=last.names if last else (), rule="possessive"))
