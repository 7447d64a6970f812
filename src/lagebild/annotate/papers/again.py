"""Which paper a mention means by its place in the text: apposed, sized, counted, just named or presented."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import MARKS
from lagebild.annotate.papers import owning, presenting
from lagebild.annotate.papers.identity import Draft, compatible, same_family, taken_up
from lagebild.annotate.papers.mentions import compared
from lagebild.annotate.papers.opening import sized
from lagebild.annotate.papers.phrases import POINT_NOUNS, number
from lagebild.annotate.papers.scene import listed, uses_any
from lagebild.annotate.papers.sides import agree
from lagebild.lexicon import entries, group

if TYPE_CHECKING:
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading


_IN_PLURAL = group("papers_grammar", "plural_of_one")
_WHOSE = group("papers_grammar", "whose_text")


def apposed(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper that is named once more between commas: "ein Papier, *das Berner Modell*, vor"."""
    doc, before = reading.doc, mention.first - 2
    if before < 1 or doc[mention.first - 1].text != "," or mention.article != "definite":
        return None
    behind = doc[min(mention.last + 1, len(doc) - 1)]
    before -= doc[before].lower_ in listed("papers_verbs", "particle")  # "zog mit einem Papier *nach*, dem"
    one = next((m for m in reversed(reading.mentions) if m.last == before), None)
    if one is None or one.article != "indefinite" or behind.lower_ in ("und", "sowie", "oder"):
        return None
    return reading.owner.get(one.head)


def bears_name(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper that a clause gives a name in quotation marks: "*So heißt das Dokument*, das Weber
    vorstellte, „Vereinbarung für Genf“"."""
    scene = reading.scene(mention)
    if scene.frame.lemma != "heißen" or mention.prep or not mention.first:
        return None
    inside = [m for m in reading.mentions if m.head < mention.head and m.head >= scene.frame.tokens[0].i]
    own = [m for m in inside if any(t.i == m.head for t in scene.frame.tokens) and not m.prep]
    marked = reading.doc[mention.first - 1].text in MARKS
    return reading.owner.get(own[-1].head) if marked and own else None


def sized_again(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the only paper that the sentence before presented, which now gets its length.

    "Weber stellte den Entwurf für ein Abkommen vor. *Der 27 Seiten lange Vertragsentwurf* ..."
    """
    long = mention.pages is not None or (mention.points is not None and "punkte" not in mention.noun.lower())
    long = long or sized(reading, mention)
    here = reading.sentence_of[mention.head]
    if (
        not long
        or not here
        or mention.article not in ("definite", "possessive")
        or mention.topic
        or mention.state
    ):
        return None
    near = reading.spoken_of(here - 1)
    fresh = [d for d in near if reading.sentence_of[d.mentions[0].head] == here - 1 and d.size is None]
    fits = [d for d in fresh if d.pages is None and d.points is None and d.presenters]
    return fits[0] if len(fits) == 1 else None


def same_text(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper spoken of that "die Fassung" alone means: "Für Rom ist *die Fassung* untragbar"."""
    alone = not (mention.state or mention.topic or mention.prefix or mention.points or mention.pages)
    if not alone or mention.article != "definite" or mention.last > mention.head:
        return None
    following = reading.doc[min(mention.last + 1, len(reading.doc) - 1)].lower_
    if following in _WHOSE:
        return None
    generic = replace(mention, lemma="Text")
    return taken_up(generic, reading.recent(), reading.near(mention.head))


def counted_so(reading: Reading, mention: PaperMention, recent: list[Draft]) -> Draft | None:
    """Return the paper of which a clause said that it has so many points: "Er umfasst *sieben Punkte*"."""
    if mention.points is None or mention.article != "definite":
        return None
    fits = []
    for draft in (d for d in recent if d.points is None and d.size is None):
        frames = [reading.scene(m).frame for m in draft.mentions if not m.prep]
        pairs = [
            pair for f in frames if uses_any(f, "papers_verbs", "measures") for pair in pairwise(f.words)
        ]
        if any(unit in POINT_NOUNS and number(count) == mention.points for count, unit in pairs):
            fits.append(draft)
    return fits[0] if len(fits) == 1 else None


def against_the_first(mention: PaperMention, recent: list[Draft]) -> Draft | None:
    """Return what "der Gegenvorschlag" means: the only paper presented after the first, by somebody else."""
    if mention.prefix != "gegen" or mention.article != "definite" or mention.points or mention.topic:
        return None
    if any(m.prefix == "gegen" for d in recent for m in d.named) or not recent:
        return None
    fits = [d for d in recent[1:] if d.size is None and d.presenters and not d.revised]
    fits = [d for d in fits if set(d.presenters).isdisjoint(recent[0].presenters)]
    return fits[0] if len(fits) == 1 else None


def in_office(reading: Reading, owners: list[str]) -> list[str]:
    """Return the persons whom an office in the genitive means: "der Plan *des Verwalters*"."""
    offices = [owner.split()[-1].lower() for owner in owners if owner]
    roles = (r for r in reading.doc._.roles if not r.former and r.title)
    return [r.name for r in roles if any(r.title.split()[-1].lower().endswith(office) for office in offices)]


def of_house(reading: Reading, mention: PaperMention, recent: list[Draft], owners: list[str]) -> Draft | None:
    """Return the only paper of that noun, brought by a person, which a body is now said to own.

    "Firmenchef Weber präsentierte ein Sanierungskonzept. [...] Die Bank stimmte *dem Konzept der
    Geschäftsführung* zu": the person spoke for the body.
    """
    bodies = [
        name for name in owners if name not in reading.persons_named and name not in reading.reader.sides
    ]
    if not bodies or len(bodies) < len(owners) or mention.article != "definite" or not mention.bare:
        return None
    fits = [d for d in recent if d.size is None and mention.lemma in d.lemmas]
    spoken = [d for d in fits if d.presenters and set(d.presenters) <= reading.persons_named]
    return spoken[0] if len(fits) == len(spoken) == 1 else None


def proposals_of(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper of a party that "*die Vorschläge* des Betriebsrats" means, its only one, or the only
    one of the article that bare "*die Pläne*" can mean."""
    owners = owning.owners(reading.scene(mention), mention)
    if (mention.article != "definite" and not owners) or mention.size is not None:
        return None
    if not owners:
        sole = [d for d in reading.drafts if d.size is None]
        plain = mention.bare and not mention.state and mention.lemma in _IN_PLURAL
        return sole[0] if plain and len(sole) == 1 and compatible(mention, sole[0]) else None
    fits = [d for d in reading.recent() if d.size is None and set(owners) & set(d.presenters)]
    fits = [d for d in fits if same_family(mention, d) or compatible(mention, d)]
    return fits[0] if len(fits) == 1 else None


def just_named(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the only paper of the sentence before, whose giver the text now tells.

    "Norland hat einen Vorschlag der Kommission abgelehnt. *Das Papier, das Rita Weber vorlegte*, sei dünn."
    """
    generic = mention.kind == "other" and mention.bare and not mention.state and not mention.plural
    here = reading.sentence_of[mention.head]
    if not generic or mention.article != "definite" or not here:
        return None
    near = reading.spoken_of(here) or reading.spoken_of(here - 1)
    fits = [d for d in near if d.presented is None and compatible(mention, d)]
    fits = fits if len(near) == 1 else [d for d in fits if d.presenters]
    if len(fits) != 1:
        return None
    names, _ = presenting.presenters(reading.scene(mention), mention)
    sides = reading.reader.sides
    known = {sides.get(name, name) for name in fits[0].presenters} - {None}
    rivals = [name for name in names if name in sides and known and all(k in sides.values() for k in known)]
    return None if any(sides[name] not in known for name in rivals) else fits[0]


def numbered_now(reading: Reading, mention: PaperMention, recent: list[Draft]) -> Draft | None:
    """Return the paper just spoken of that now gets its number: "das 14 Punkte umfassende Dokument"."""
    if mention.points is None or mention.prefix or mention.topic:
        return None
    if "punkte" in mention.noun.lower() and not compared(reading.doc, mention):
        return _just_presented(reading, mention, recent)
    here = reading.sentence_of[mention.head]
    near = [d for n in range(max(0, here - 1), here + 1) for d in reading.spoken_of(n) if d.points is None]
    fits = [d for d in {id(d): d for d in near}.values() if d in recent and compatible(mention, d)]
    if compared(reading.doc, mention):  # "die Amnestie, noch im Zwölf-Punkte-Plan enthalten"
        bases = {id(b): b for d in recent for b in d.revises if b.points is None and b.size is None}
        fits = [b for b in bases.values() if compatible(mention, b)]
    return fits[0] if len(fits) == 1 else None


def _just_presented(reading: Reading, mention: PaperMention, recent: list[Draft]) -> Draft | None:
    """Return the only paper of the text, presented without a number in the sentence before.

    "Die USA haben einen Friedensplan vorgelegt. *Der 28-Punkte-Plan* sieht Wahlen vor."
    """
    here = reading.sentence_of[mention.head]
    recent = [d for d in recent if same_family(mention, d) or mention.kind == "other"]
    if len(recent) != 1 or not here or recent[0].points is not None or recent[0].size is not None:
        return None
    alike = same_family(mention, recent[0]) or (mention.kind == "other" and not recent[0].lead.topic)
    near = alike and recent[0] in reading.spoken_of(here - 1)
    first = reading.sentence_of[recent[0].mentions[0].head] == here - 1
    new = first and bool(recent[0].presenters)
    return recent[0] if near and new and not recent[0].revised else None


def first_of(reading: Reading, mention: PaperMention, draft: Draft) -> bool:
    """Whether "das erste Angebot" is the one before the "verbesserte" that the text began with."""
    states = {m.state for m in draft.named}
    return (
        mention.state in ("first", "original") and "revised" in states and not states & {"first", "original"}
    )


def sole(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the only paper of the text that another noun of its kind means: "legte einen Plan vor ... *Die
    Initiative* gefällt Norland"."""
    plain = mention.bare and not (mention.state or mention.plural or mention.size or mention.handed)
    if not plain or mention.article != "definite" or mention.last > mention.head:
        return None
    drafts = [d for d in reading.drafts if d.named]
    if len(drafts) != 1 or drafts[0].size is not None or drafts[0].wraps:
        return None
    draft = drafts[0]
    known = {mention.lemma, *draft.heads}
    rows = entries("papers", "exchanged", ("words", "example"))
    alike = any(mention.lemma in row["words"] and len(known & set(row["words"])) > 1 for row in rows)
    here = reading.sentence_of[mention.head]
    near = here - reading.sentence_of[draft.mentions[-1].head] <= _ALONE
    return draft if alike and near and agree(mention, draft) else None


_ALONE = 6
"""So many sentences back the only paper of a text was last spoken of."""
