"""One pass through a document: pronouns, offices and descriptions in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass

from lagebild.annotate.references import offices
from lagebild.annotate.references.bearers import bearers
from lagebild.annotate.references.candidates import (
    Candidate,
    of_mention,
    relative_at,
    thing_at,
    together,
)
from lagebild.annotate.references.describe import describes, description_of, shares_title
from lagebild.annotate.references.epithets import epithet, is_news, states_of
from lagebild.annotate.references.nouns import DEFINITE, ends, genders, word_class
from lagebild.annotate.references.party_members import of_party, parties_of_word, party_of_each
from lagebild.annotate.references.phrase import Phrase
from lagebild.annotate.references.phrases import phrase_at
from lagebild.annotate.references.pronouns import (
    demonstrative,
    last_named,
    of_a_source,
    possessive,
    pronoun,
    stands_alone,
)
from lagebild.annotate.references.reading import Reading

_REMEMBERED = 60
"""How many candidates are kept; those of three sentences are fewer in any press text."""


@dataclass(slots=True)
class Reader(Reading):
    """One pass through the words, from left to right; what has been said is a candidate for what comes."""

    def read(self) -> None:
        """Fill ``references`` and ``descriptions``."""
        scene, words = self.scene, self.scene.words
        phrases = {p.first: p for p in self._phrases()}
        possessed = {p.first for p in phrases.values()}
        subjects = {c.subject_words[0]: c.subject_words for c in scene.clauses if c.subject_words}
        pronouns, possessives = genders("pronoun"), genders("possessive")
        demonstratives, lasts = genders("demonstrative"), genders("last_named")
        covered = 0
        for i, low in enumerate(words.low):
            if len(self.candidates) > 2 * _REMEMBERED:
                del self.candidates[:-_REMEMBERED]
            if i in scene.at:
                mention, stop = scene.at[i]
                self.bodies.learn(i, mention)
                found = of_mention(scene, i, stop, mention)
                pair = together(scene, self.candidates[-1], found) if self.candidates else None
                self.candidates += [found, pair] if pair else [found]
            elif low in possessives:
                possessive(self, i, possessives[low])
            elif low in demonstratives and self.begins(i) and scene.text(i + 1)[:1].isupper():
                demonstrative(self, i, demonstratives[low])
            elif low in demonstratives and of_a_source(self, i):
                demonstrative(self, i, demonstratives[low], here=True)
            elif low in lasts and stands_alone(self, i):
                last_named(self, i, lasts[low])
            elif low in pronouns and not (words.text[i] == "Sie" and not self.begins(i)):
                pronoun(self, i, pronouns[low])
            elif low == "beiden" and scene.low(i - 1) in ("die", "den", "der") and not self._noun_follows(i):
                self.refer(i - 1, i + 1, offices.pair_before(scene, i - 1, self.candidates), "the-two", "p")
            elif (
                low in word_class("both")
                and low != "beider"
                and scene.low(i + 1) in word_class("state_of_two")
            ):
                self._both_states(i)
            elif low == "beide" and scene.subject[i] and not self.opens_phrase(i):
                self.refer(i, i + 1, offices.pair_before(scene, i, self.candidates), "the-two", "p")
            elif scene.low(i - 1) in offices.BEFORE_LOOSE and (
                words.text[i][0].isupper() or words.text[i][0].isdigit()
            ):
                self._loose(i)
            if low in DEFINITE and i >= covered and (body := self.bodies.meant(i)) is not None:
                self.refer(i, i + 2, (body[0],), "body", body[1], person=False)
                covered = i + 2
            if i in phrases and i >= covered:
                covered = self._phrase(phrases[i])
            if (i in subjects or low in ("die", "diese")) and i >= covered and i not in possessed:
                self._thing(i, subjects.get(i))

    def _phrases(self) -> list[Phrase]:
        scene = self.scene
        found = []
        for head, capital in enumerate(scene.words.capital):
            if capital and not scene.inside[head] and (phrase := phrase_at(scene, head)):
                found.append(phrase)
        return found

    def _thing(self, i: int, subject: tuple[int, int] | None) -> None:
        """Keep a thing that a pronoun may mean as well, and a relative pronoun for whom it means."""
        scene = self.scene
        found = None
        if subject and subject[1] - i == 1:
            found = relative_at(scene, i, self.candidates)
        if found is None and subject and not self._names_somebody(*subject):
            found = thing_at(scene, *subject)
        if found is None and not subject and scene.low(i) in ("die", "diese"):
            stop = next((k + 1 for k in range(i + 1, i + 4) if scene.text(k)[:1].isupper()), 0)
            if stop and not scene.inside[stop - 1] and stop - 1 not in scene.at:
                found = thing_at(scene, i, stop, subject=False)
        if found:
            self.candidates.append(found)

    def _noun_follows(self, i: int) -> bool:
        inflected = self.scene.low(i + 1).endswith(ends("plural_adjective"))
        return any(self.scene.text(k)[:1].isupper() for k in (i + 1,)) or inflected

    def _names_somebody(self, first: int, stop: int) -> bool:
        scene = self.scene
        return any(i in scene.at or scene.inside[i] for i in range(first, min(stop, first + 4))) or any(
            c.first >= first and c.names for c in self.candidates[-3:]
        )

    def _loose(self, i: int) -> None:
        gender = offices.loose(self.scene, i)
        attribute = self.scene.text(i + 1)[:1].isupper() and self.scene.text(i + 1).isalpha()
        if gender and not attribute and not self.scene.inside[i] and not self.scene.titled[i]:
            unnamed = [c for c in self.candidates if c.person and c.names and c.names[0][:1].islower()]
            known = unnamed if self.scene.low(i) in word_class("human") else []
            names = offices.person_before(self.scene, i - 1, gender, known) if known else ()
            names = names or self._of_his_party(i, gender)
            self.refer(i - 1, i + 1, names, "loose", gender)

    def _of_his_party(self, i: int, gender: str) -> tuple[str, ...]:
        """Return the person that a loose noun means, where it names a party one of that before one of none,
        and of another never: "der CDU-Politiker", "die Sozialdemokratin"."""
        parties = parties_of_word(self.scene, self.scene.text(i))
        if not parties:
            return self._countryman(i, gender)
        own, open_ = of_party(self.scene, parties, self.candidates)
        names = offices.person_before(self.scene, i - 1, gender, own) if own else ()
        return names or offices.person_before(self.scene, i - 1, gender, open_)

    def _countryman(self, i: int, gender: str) -> tuple[str, ...]:
        """Return the person that a loose noun means: one of that state before one of none, of another never.

        "der Amerikaner" is the envoy of the USA, though the Finn was spoken of last.
        """
        scene = self.scene
        state = offices.state_of_inhabitant(scene.text(i))
        if state is None:
            return offices.person_before(scene, i - 1, gender, self.candidates)
        states = [states_of(scene, c.names[0]) if c.person and c.names else () for c in self.candidates]
        told = list(zip(self.candidates, states, strict=True))
        own = [c for c, known in told if state in known]
        open_ = [c for c, known in told if not known or state in known]
        names = offices.person_before(scene, i - 1, gender, own) if own else ()
        return names or offices.person_before(scene, i - 1, gender, open_)

    def _phrase(self, phrase: Phrase) -> int:
        """Enter one phrase as a description or a reference; return the word behind what it takes up."""
        scene = self.scene
        if (
            scene.titled[phrase.head]
            or shares_title(scene, phrase)
            or (phrase.head + 1 in scene.at and phrase.stop == phrase.head + 1)
        ):
            return phrase.head
        if phrase.determiner in word_class("both") and phrase.noun.tail in word_class("side_of_two"):
            names = offices.sides_before(scene, phrase.first, self.candidates)
            if scene.low(phrase.head) in word_class("party_of_two"):
                names = party_of_each(scene, names) or names
            self.refer(phrase.first, phrase.head + 1, names, "both", "p", person=False)
            return phrase.head
        alone = phrase.stop == phrase.head + 1 and phrase.owner is None
        if self._several(phrase, alone):
            return phrase.head
        if phrase.definite and not phrase.plural and not phrase.noun.group:
            return self._office(phrase, alone)
        owned = scene.low(phrase.head + 1) in ("aller", "beider")  # "die Berater *aller drei Seiten*"
        known = phrase.definite and alone and not owned and phrase.of is None
        if known and (phrase.noun.group or phrase.plural):
            group = offices.group_before(scene, phrase, self.said)
            if group is not None:
                gender = "p" if phrase.plural else phrase.noun.gender
                self.refer(phrase.first, phrase.head + 1, group, "group", gender, person=False)
            return phrase.head
        if describes(scene, phrase, alone):
            self._describe(phrase)
            return phrase.stop
        return phrase.head

    def _both_states(self, i: int) -> None:
        """Enter the two states that "beide Länder", "die beiden Staaten" mean, where they are known."""
        names = offices.states_before(self.scene, i, self.candidates)
        if names:
            first = i - (self.scene.low(i) == "beiden" and self.scene.low(i - 1) in DEFINITE)
            self.refer(first, i + 2, names, "both", "p", person=False)

    def _several(self, phrase: Phrase, alone: bool) -> bool:
        """Enter whom an office in the plural means, and tell whether that is known."""
        pointing = phrase.definite or phrase.determiner in word_class("both")
        if not (pointing and alone and phrase.plural) or phrase.noun.group or phrase.of is not None:
            return False
        if self.scene.low(phrase.head + 1) in ("aller", "beider"):
            return False
        if not (names := bearers(self.scene, phrase, self.candidates)):
            return False
        self.refer(phrase.first, phrase.head + 1, names, "offices", "p")
        return True

    def _office(self, phrase: Phrase, alone: bool) -> int:
        names = offices.bearer(self.scene, phrase)
        if names is None and (name := epithet(self.scene, phrase, self.candidates)) is not None:
            names = (name,)
            if is_news(self.scene, name, phrase):
                self.told.append(offices.role_told(self.scene, phrase, name))
        if names is None and offices.former(phrase, self.scene.text(phrase.head)):
            gender = phrase.noun.gender
            names = offices.person_before(self.scene, phrase.first, gender, self.candidates) or None
            if names is not None:
                self.told.append(offices.role_told(self.scene, phrase, names[0]))
        if names is not None:
            self.refer(phrase.first, phrase.stop, names, "office", phrase.noun.gender)
            return phrase.stop
        if phrase.of or not alone:
            self._describe(phrase)
            return phrase.stop
        if phrase.noun.tail not in word_class("loose"):
            self.refer(phrase.first, phrase.head + 1, (), "office", phrase.noun.gender)
        return phrase.head

    def _describe(self, phrase: Phrase) -> None:
        scene = self.scene
        description = description_of(scene, phrase, self.references)
        self.descriptions.append(description)
        if all(description.text != other.text for _, other in self.said[-_REMEMBERED:]):
            self.said.append((phrase, description))
        gender = "p" if phrase.plural else phrase.noun.gender
        self.candidates.append(
            Candidate(
                (description.text,),
                phrase.first,
                phrase.stop,
                gender,
                not phrase.noun.group,
                subject=bool(scene.subject[phrase.first]),
                embedded=self._hangs_on(phrase),
            )
        )

    def _hangs_on(self, phrase: Phrase) -> bool:
        """Whether a description is a genitive behind its noun: "der erste Besuch eines Direktors"."""
        low = self.scene.low(phrase.first)
        return low in ("eines", "einer", "des") and self.scene.text(phrase.first - 1)[:1].isupper()
