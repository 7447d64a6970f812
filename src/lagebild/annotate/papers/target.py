"""To which paper of the text a mention belongs: one known by its name, one taken up, a new one, or none."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import MARKS, endings
from lagebild.annotate.papers import lineage, presenting
from lagebild.annotate.papers.access import access, handed_over
from lagebild.annotate.papers.bundles import in_package, is_bundle, made_up
from lagebild.annotate.papers.contents import core_of, names_it
from lagebild.annotate.papers.holders import holders, takes_stands
from lagebild.annotate.papers.identity import Draft, compatible, of_giver, same_family, same_name, taken_up
from lagebild.annotate.papers.mentions import compared
from lagebild.annotate.papers.nominal import nominal
from lagebild.annotate.papers.offering import offered
from lagebild.annotate.papers.phrases import is_presented, number, words_of
from lagebild.annotate.papers.relatives import relative_to
from lagebild.annotate.papers.retelling import raised, retold, told_after
from lagebild.annotate.papers.scene import is_subject, listed, rows, subject_of, uses, uses_any
from lagebild.annotate.papers.stances import stances
from lagebild.annotate.papers.titles import titled_paper
from lagebild.model.annotation import StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading


def target(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper that a mention belongs to, a new one put at the end of the drafts, or None."""
    if reading.doc[mention.first].lower_.startswith("kein"):
        return None
    behind = reading.doc[min(mention.last + 1, len(reading.doc) - 1)].lower_
    if mention.lemma == "Einigung" and behind in ("auf", "über", "zu", "zum", "zur", "zwischen", "mit"):
        return None  # "die Einigung auf einen Termin"
    if (named := _named_so(reading, mention)) is not None:
        return named
    if is_bundle(mention):
        alike = (d for d in reading.drafts if d.size == mention.size and d.lead.lemma == mention.lemma)
        return next(alike, None) or reading.new()
    if mention.plural and mention.lemma != "Eckpunkte":
        return None
    if (same := _apposed(reading, mention) or _sized_again(reading, mention)) is not None:
        return same
    if mention.lemma == "Fassung":
        found = lineage.version(reading, mention) or _same_text(reading, mention)
        definite = mention.article == "definite" and mention.state == "revised"
        used = _used(reading, mention) or _presented_behind(reading, mention)
        lies = mention.state == "revised" and uses_any(reading.scene(mention).frame, "papers_verbs", "lies")
        opens = mention.points is not None or (definite and used) or lies
        return found or (reading.new() if opens and reading.context else None)
    recent = reading.recent()
    known = next((d for d in reversed(recent) if d.size is None and _is(reading, mention, d)), None)
    if known is not None:
        return lineage.state_of(reading, mention, known)
    if (counted := _counted(reading, mention, recent) or _against(mention, recent)) is not None:
        return counted
    owners = presenting.owners(reading.scene(mention), mention)
    owners = [*owners, *_in_office(reading, owners)]
    if (owners or mention.article == "definite") and (his := of_giver(mention, recent, owners)):
        return his
    by_it = mention.article == "" and mention.prep in ("laut", "gemäß") and not _on_time(reading, mention)
    definite = mention.article in ("definite", "possessive") or by_it
    if mention.article == "definite" and (same := _numbered(reading, mention, recent)):
        return same
    if definite and not mention.topic and mention.points is None and not _others(reading, mention):
        again = taken_up(mention, recent, reading.near(mention.head))
        if again is not None and _first_of(reading, mention, again):
            return lineage.earlier(reading, again)
        if again is not None and lineage.may_mean(reading, mention):
            return again
    for read in (_just_named, retold, raised, told_after, offered):
        if (known := read(reading, mention)) is not None:
            return known
    if made_up(reading, mention) is not None:
        return reading.new()
    if mention.bare and not mention.pages and _predicate(reading, mention):
        return None
    if _merely_such(reading, mention) or _merely_called(reading, mention):
        return None
    return reading.new() if _opens(reading, mention, definite) else None


def _apposed(reading: Reading, mention: PaperMention) -> Draft | None:
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


def _sized_again(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the only paper that the sentence before presented, which now gets its length.

    "Weber stellte den Entwurf für ein Abkommen vor. *Der 27 Seiten lange Vertragsentwurf* ..."
    """
    sized = mention.pages is not None or (mention.points is not None and "punkte" not in mention.noun.lower())
    sized = sized or _sized(reading, mention)
    here = reading.sentence_of[mention.head]
    if (
        not sized
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


def _same_text(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper spoken of that "die Fassung" alone means: "Für Rom ist *die Fassung* untragbar"."""
    alone = not (mention.state or mention.topic or mention.prefix or mention.points or mention.pages)
    if not alone or mention.article != "definite" or mention.last > mention.head:
        return None
    following = reading.doc[min(mention.last + 1, len(reading.doc) - 1)].lower_
    if following in ("des", "der", "eines", "einer", "von", "vom", "aus"):
        return None
    generic = replace(mention, lemma="Text")
    return taken_up(generic, reading.recent(), reading.near(mention.head))


def _counted(reading: Reading, mention: PaperMention, recent: list[Draft]) -> Draft | None:
    """Return the paper of which a clause said that it has so many points: "Er umfasst *sieben Punkte*"."""
    if mention.points is None or mention.article != "definite":
        return None
    fits = []
    for draft in (d for d in recent if d.points is None and d.size is None):
        frames = [reading.scene(m).frame for m in draft.mentions if not m.prep]
        pairs = [
            pair for f in frames if uses_any(f, "papers_verbs", "measures") for pair in pairwise(f.words)
        ]
        if any(unit in ("punkte", "punkten") and number(count) == mention.points for count, unit in pairs):
            fits.append(draft)
    return fits[0] if len(fits) == 1 else None


def _against(mention: PaperMention, recent: list[Draft]) -> Draft | None:
    """Return what "der Gegenvorschlag" means: the only paper presented after the first, by somebody else."""
    if mention.prefix != "gegen" or mention.article != "definite" or mention.points or mention.topic:
        return None
    if any(m.prefix == "gegen" for d in recent for m in d.named) or not recent:
        return None
    fits = [d for d in recent[1:] if d.size is None and d.presenters and not d.revised]
    fits = [d for d in fits if set(d.presenters).isdisjoint(recent[0].presenters)]
    return fits[0] if len(fits) == 1 else None


def _in_office(reading: Reading, owners: list[str]) -> list[str]:
    """Return the persons whom an office in the genitive means: "der Plan *des Verwalters*"."""
    offices = [owner.split()[-1].lower() for owner in owners if owner]
    roles = (r for r in reading.doc._.roles if not r.former and r.title)
    return [r.name for r in roles if any(r.title.split()[-1].lower().endswith(office) for office in offices)]


def _on_time(reading: Reading, mention: PaperMention) -> bool:
    """Whether "laut Plan" only says that somebody does it on time: "Laut Plan landet Weber am Montag"."""
    scene = reading.scene(mention)
    parties = scene.reader.within(subject_of(scene.frame))
    return any(p.named and not p.genitive for p in parties) and scene.frame.clause.modal is None


def _just_named(reading: Reading, mention: PaperMention) -> Draft | None:
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


def _named_so(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper that gets another name: "ein Papier, das sie *den Berner Plan* nennen"."""
    scene = reading.scene(mention)
    if mention.prep or mention.article != "definite" or not names_it(scene, scene.frame):
        return None
    return lineage.antecedent(reading, scene.frame)


def titled(reading: Reading, mention: PaperMention) -> bool:
    """Whether the mention is a title: "ein Papier unter dem Titel „Fahrplan für Norland“"."""
    words = [
        t for t in reading.doc[max(0, mention.first - 4) : mention.head] if t.lower_ in words_of("titled")
    ]
    if not words or not any(t.text in MARKS for t in reading.doc[words[-1].i : mention.head]):
        return False
    draft = titled_paper(reading, words[0])
    if draft is None:
        return False
    draft.lemmas.add(mention.lemma)  # later "der Fahrplan"
    return True


def _numbered(reading: Reading, mention: PaperMention, recent: list[Draft]) -> Draft | None:
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


def _first_of(reading: Reading, mention: PaperMention, draft: Draft) -> bool:
    """Whether "das erste Angebot" is the one before the "verbesserte" that the text began with."""
    states = {m.state for m in draft.named}
    return (
        mention.state in ("first", "original") and "revised" in states and not states & {"first", "original"}
    )


def _others(reading: Reading, mention: PaperMention) -> bool:
    """Whether words of its own say who presented it: "das Angebot der Arbeitgeber".

    "Weber übergab das Papier" says it of the paper spoken of before.
    """
    if not _attributed(reading, mention):
        return False
    frame = reading.scene(mention).frame
    attribute = any(is_presented(t.lower_) for t in reading.doc[mention.first : mention.head])
    by_verb = uses_any(frame, "papers_verbs", "presents") and not mention.prep
    return attribute or not by_verb or presenting.owned(reading.scene(mention), mention)


def _predicate(reading: Reading, mention: PaperMention) -> bool:
    """Whether the words only say what something is: "Das ist ein ernsthafter Vorschlag"."""
    frame = reading.scene(mention).frame
    first = next((t.i for t in frame.tokens if not t.is_punct), mention.first)
    if (
        _presented_behind(reading, mention)
        or _sized(reading, mention)
        or core_of(reading.scene(mention), mention)
    ):
        return False  # "Grundlage war ein Vorschlag, den Weber vorgelegt hatte"
    return frame.lemma in ("sein", "bleiben") and not mention.prep and mention.first > first


def _merely_such(reading: Reading, mention: PaperMention) -> bool:
    """Whether "ein solches Angebot" only names what somebody was said to have made."""
    words = (t.lower_ for t in reading.doc[max(0, mention.first - 1) : mention.head])
    return any(word.startswith(tuple(words_of("such"))) for word in words)


def _merely_called(reading: Reading, mention: PaperMention) -> bool:
    """Whether something is only called so: "nannte den Beschluss einen fairen Kompromiss"."""
    frame = reading.scene(mention).frame
    before = reading.doc[mention.first - 1] if mention.first else None
    opens = before is not None and before.text in MARKS and not before.whitespace_
    if mention.article == "indefinite" and opens:
        return mention.points is None  # „Ein Angebot für die Galerie“
    called = frame.lemma in listed("papers_verbs", "naming") and mention.article == "indefinite"
    return called and not mention.points and mention.prep in ("", "als")


def _opens(reading: Reading, mention: PaperMention, definite: bool) -> bool:
    """Whether a mention opens a paper: by its name, by who presented it, or by a verb of papers."""
    if mention.lemma in ("Vorstoß", "Vorhaben", "Gesetz"):
        return False  # they only take up what was told of
    if mention.handed:
        return reading.context and handed_over(reading.scene(mention), mention)
    if mention.strong and (reading.context or mention.points):
        return True
    if mention.vague or not (reading.context or _stood(reading, mention) or _handed_in(reading, mention)):
        return False
    if mention.strong:
        return True
    if _attributed(reading, mention) or _presented_behind(reading, mention):
        return True
    if in_package(reading, mention):
        return True
    if mention.needs_frame and mention.article == "definite" and core_of(reading.scene(mention), mention):
        return True  # "Kern des Vorschlags der Vermittler ist ein Fonds"
    if mention.needs_frame and mention.article == "indefinite" and access(reading.scene(mention), mention):
        return True  # "ein Vermerk, der der Gewerkschaft zugespielt wurde"
    if mention.needs_frame and not mention.article and _in_heading(reading, mention):
        return _stood(reading, mention)  # "Mitglieder der Grünen stimmen für Koalitionspakt"
    if not (mention.needs_frame and mention.article):
        return False
    if mention.kind in ("other", "draft") and _sized(reading, mention):
        return True
    if (
        definite
        and relative_to(reading.scene(mention), mention) is not None
        and mention.kind in ("other", "draft")
    ):
        return True
    open_kind = mention.kind not in ("agreement", "offer")
    if definite and open_kind and (not reading.context or _stood(reading, mention)):
        return True  # without a context a stance was asked for above
    rivals = definite and any(mention.lemma in d.lemmas for d in reading.drafts)
    return not rivals and _used(reading, mention)


def _stood(reading: Reading, mention: PaperMention) -> bool:
    """Whether a party takes a stand towards it, of contracts and offers no mere person: "Norland stimmt zu".

    So much makes it a paper on the table also where no other word of the article tells of a negotiation.
    """
    scene = reading.scene(mention)
    found = [*stances(scene, mention, reading.quotation(scene.frame)), *nominal(scene, mention)]
    private = mention.kind in ("agreement", "offer")  # "Weber unterschrieb den Vertrag"
    single = {p.name for p in holders(scene, scene.frame) if p.loose and not p.plural}
    known = (s for s in found if s.holder not in single or _is_known(reading, s.holder))
    bodies = (s for s in known if not (private and _is_private(reading, s.holder)))
    return any(s.stance is not StanceKind.REVISES for s in bodies)


def _handed_in(reading: Reading, mention: PaperMention) -> bool:
    """Whether somebody with a side brought a draft or a framework with a topic of its own.

    "der Entwurf eines Fischereiprotokolls, den Kommissarin Weber den Staaten zugeleitet hat": a paper on the
    table also where no other word of the article tells of a negotiation.
    """
    own = mention.inner is not None or bool(mention.topic)
    if mention.kind not in ("draft", "framework") or not own:
        return False
    names, _ = presenting.presenters(reading.scene(mention), mention)
    return any(name in reading.reader.sides or name not in reading.persons_named for name in names)


def _is_known(reading: Reading, name: str) -> bool:
    """Whether a holder is a party also elsewhere, or a body that takes stands: no mere "Stürmer"."""
    return bool(reading.reader.named(name)) or any(takes_stands(word.lower()) for word in name.split())


def _in_heading(reading: Reading, mention: PaperMention) -> bool:
    return reading.heading(reading.paragraphs[reading.sentence_of[mention.head]])


def _is_private(reading: Reading, name: str) -> bool:
    """Whether somebody is named of whom no office of a state or body is known: no "Ministerin Weber"."""
    if name not in reading.persons_named or name in reading.reader.sides:
        return False
    titles = (r.title.lower() for r in reading.doc._.roles if r.name == name and r.title)
    return not any(title.endswith(endings("office_of_state")) for title in titles)


def _sized(reading: Reading, mention: PaperMention) -> bool:
    """Whether the clause tells how long the paper is: "Neun Seiten ist der Entwurf lang"."""
    words = reading.scene(mention).frame.words
    sized = any(w in ("seiten", "punkte", "punkten") and number(before) for before, w in pairwise(words))
    return sized and not mention.prep and reading.scene(mention).frame.lemma in ("sein", "umfassen", "zählen")


def _presented_behind(reading: Reading, mention: PaperMention) -> bool:
    """Whether a relative clause tells that it was presented: "ein Vorschlag, den Weber vorgelegt hatte"."""
    scene = reading.scene(mention)
    relative = relative_to(scene, mention)
    verbs = (row for row in rows("papers_verbs", "presents") if "only" not in row)
    fits = mention.kind in ("plan", "offer", "draft", "other", "framework") and bool(mention.article)
    return fits and relative is not None and any(uses(relative, row) for row in verbs)


def _attributed(reading: Reading, mention: PaperMention) -> bool:
    names, _ = presenting.presenters(reading.scene(mention), mention)
    return bool(names) and mention.kind in ("plan", "offer", "draft", "other")


def _used(reading: Reading, mention: PaperMention) -> bool:
    """Whether the clause has a verb of papers: presenting, providing, taking a stand.

    "Weber nahm das Angebot an", of no paper spoken of before, may be of anything: only a body's stand
    opens a paper then.
    """
    scene = reading.scene(mention)
    about = any(
        uses(scene.frame, row) and mention.prep in row.get("on", ())
        for row in rows("papers_stances", "stance")
    )
    tells = mention.prep in ("laut", "gemäß") and scene.frame.clause.modal in ("sollen", "müssen", "dürfen")
    if tells and mention.article == "definite":
        return True  # "Die Waffenruhe soll laut dem Entwurf 40 Tage gelten"
    if mention.prep not in ("", "auf", "an", "am", "gegen", "für", "hinter") and not about:
        return False
    tables = ["presents", "provides", "revises"]
    if mention.article == "indefinite" and mention.prefix and not is_subject(scene.frame, mention):
        tables.remove("provides")  # "sieht *ein Sparprogramm* vor": what a paper holds
    if mention.article == "indefinite" and scene.frame.kind == "inf":
        tables.remove("presents")  # "kündigte an, ein Angebot mitzubringen"
    verbs = [row for table in tables for row in rows("papers_verbs", table)]
    verbs = [row for row in verbs if mention.kind in row.get("only", (mention.kind,))]
    lies = uses_any(scene.frame, "papers_verbs", "lies")
    if lies or any(uses(scene.frame, row) for row in verbs if not row.get("needs")):
        return True
    stands = [row for row in rows("papers_stances", "stance") if not row.get("judged")]
    stands = [row for row in stands if mention.prep in row.get("on", (mention.prep,))]
    if not any(uses(scene.frame, row) for row in stands):
        return False
    if mention.kind not in ("agreement", "offer"):
        return True
    if mention.article == "possessive" and mention.kind == "agreement":
        return False  # "unterschrieb seinen Vertrag"
    if scene.frame.lemma in ("stimmen", "votieren"):
        return True  # "Weber stimmte gegen das Abkommen": votes are on papers
    if "wir" in scene.frame.words and reading.quotation(scene.frame) is not None:
        return True  # "„Wir nehmen das Angebot an“, sagte Weber"
    people = [p.name for p in holders(scene, scene.frame) if not p.loose]
    signed = scene.frame.lemma in listed("papers_stances", "signing")
    if mention.article != "definite" and not signed:  # "Weber sprach sich für einen Kompromiss aus"
        return any(name not in reading.persons_named for name in people)
    return any(not _is_private(reading, name) for name in people)


def _is(reading: Reading, mention: PaperMention, draft: Draft) -> bool:
    if mention.points is None and mention.bare:
        return _same_presentation(reading, mention, draft)
    if mention.article == "indefinite" and mention.points is None and not mention.topic and not mention.inner:
        return False
    if same_name(mention, draft):
        return True
    return mention.points is not None and draft.points is None and _same_presentation(reading, mention, draft)


def _same_presentation(reading: Reading, mention: PaperMention, draft: Draft) -> bool:
    """Whether both are said to have been presented by the same at the same time."""
    if mention.lemma not in draft.lemmas or not draft.presented or not draft.presenters:
        return False
    names, day = presenting.presenters(reading.scene(mention), mention)
    return day == draft.presented and set(names) == set(draft.presenters)
