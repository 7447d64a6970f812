"""Whether a mention opens a paper: by its name, by who brought it, by a verb, by somebody's stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import endings
from lagebild.annotate.papers import presenting
from lagebild.annotate.papers.access import access, handed_over
from lagebild.annotate.papers.bodies import takes_stands
from lagebild.annotate.papers.bundles import in_package
from lagebild.annotate.papers.contents import core_of
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.kin import opened_by_kin
from lagebild.annotate.papers.nominal import nominal
from lagebild.annotate.papers.opening_signs import attributed, presented_behind
from lagebild.annotate.papers.phrases import number
from lagebild.annotate.papers.relatives import relative_to
from lagebild.annotate.papers.scene import is_subject, listed, rows_used, uses_any
from lagebild.annotate.papers.stances import stances
from lagebild.lexicon import group
from lagebild.model.annotation import StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading


_LATER = 4
"""So many further mentions are looked through for a stand that a party takes."""
_VOTING = group("papers_grammar", "casting_vote")
_SIZES = group("papers_grammar", "size_unit")
_BEING_LONG = group("papers_grammar", "being_long")
_GOVERNED = group("papers_grammar", "governed") | {""}


def opens_paper(reading: Reading, mention: PaperMention, definite: bool) -> bool:
    """Whether a mention opens a paper: by its name, by who presented it, or by a verb of papers."""
    if mention.again:
        return False
    if mention.handed:
        return reading.context and handed_over(reading.scene(mention), mention)
    if mention.strong and (reading.context or mention.points):
        return True
    if put_forward(reading, mention):
        return True
    if mention.vague or not (reading.context or _answered(reading, mention) or _handed_in(reading, mention)):
        return False
    if mention.strong:
        return True
    if attributed(reading, mention) or presented_behind(reading, mention):
        return True
    if in_package(reading, mention) or opened_by_kin(reading, mention):
        return True
    if mention.needs_frame and mention.article == "definite" and core_of(reading.scene(mention), mention):
        return True  # "Kern des Vorschlags der Vermittler ist ein Fonds"
    if mention.needs_frame and mention.article == "indefinite" and access(reading.scene(mention), mention):
        return True  # "ein Vermerk, der der Gewerkschaft zugespielt wurde"
    if mention.needs_frame and not mention.article and _in_heading(reading, mention):
        return _stood(reading, mention)  # "Mitglieder der Grünen stimmen für Koalitionspakt"
    if not (mention.needs_frame and mention.article):
        return False
    if mention.kind in ("other", "draft") and sized(reading, mention):
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
    return not rivals and used(reading, mention)


def put_forward(reading: Reading, mention: PaperMention) -> bool:
    """Whether a body, or somebody in office, brings a paper with a name of its own: "KPÖ und Grüne haben ihr
    *Arbeitsprogramm* präsentiert", also where no other word of the article tells of a negotiation."""
    own = mention.strong or bool(mention.prefix)
    if mention.vague or not own or mention.plural or not mention.article or mention.prep:
        return False
    scene = reading.scene(mention)
    verbs = (row for row in rows_used(scene.frame, "papers_verbs", "presents") if not row.get("getting"))
    if not any(mention.kind in row.get("only", (mention.kind,)) for row in verbs):
        return False
    names, _ = presenting.presenters(scene, mention)
    known = {role.name for role in reading.doc._.roles if not role.former}
    return any(name in known or name not in reading.persons_named for name in names)


def _stood(reading: Reading, mention: PaperMention) -> bool:
    """Whether a party takes a stand towards it, of contracts and offers no mere person: "Norland stimmt zu".

    So much makes it a paper on the table also where no other word of the article tells of a negotiation.
    """
    scene = reading.scene(mention)
    subject = scene.frame.clause.subject
    if scene.frame.kind == "rel" and subject is not None and subject.start == scene.frame.tokens[0].idx:
        return False  # "einer der Staaten, *die den Vertrag unterzeichnet haben*": background
    found = [*stances(scene, mention, reading.quotation(scene.frame)), *nominal(scene, mention)]
    private = mention.kind in ("agreement", "offer")  # "Weber unterschrieb den Vertrag"
    single = {p.name for p in holders(scene, scene.frame) if p.loose and not p.plural}
    known = (s for s in found if s.holder not in single or _is_known(reading, s.holder))
    bodies = (s for s in known if not (private and _is_private(reading, s.holder)))
    return any(s.stance is not StanceKind.REVISES for s in bodies)


def _answered(reading: Reading, mention: PaperMention) -> bool:
    """Whether a party takes a stand towards it here or where the article calls it so again: "stellte ein
    Konzept vor. [...] Der Verein wies *das Konzept* zurück"."""
    known = reading.stood
    if mention.lemma not in known:
        alike = [m for m in reading.mentions if m.lemma == mention.lemma and m.head >= mention.head]
        known[mention.lemma] = any(_stood(reading, m) for m in alike[:_LATER] if m.article == "definite")
    return _stood(reading, mention) or known[mention.lemma]


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


def sized(reading: Reading, mention: PaperMention) -> bool:
    """Whether the clause tells how long the paper is: "Neun Seiten ist der Entwurf lang"."""
    words = reading.scene(mention).frame.words
    sized = any(w in _SIZES and number(before) for before, w in pairwise(words))
    return sized and not mention.prep and reading.scene(mention).frame.lemma in _BEING_LONG


def used(reading: Reading, mention: PaperMention) -> bool:
    """Whether the clause has a verb of papers: presenting, providing, taking a stand.

    "Weber nahm das Angebot an", of no paper spoken of before, may be of anything: only a body's stand
    opens a paper then.
    """
    scene = reading.scene(mention)
    stands = rows_used(scene.frame, "papers_stances", "stance")
    about = any(mention.prep in row.get("on", ()) for row in stands)
    tells = mention.prep in ("laut", "gemäß") and scene.frame.clause.modal in ("sollen", "müssen", "dürfen")
    if tells and mention.article == "definite":
        return True  # "Die Waffenruhe soll laut dem Entwurf 40 Tage gelten"
    if mention.prep not in _GOVERNED and not about:
        return False
    tables = ["presents", "provides", "revises"]
    if mention.article == "indefinite" and mention.prefix and not is_subject(scene.frame, mention):
        tables.remove("provides")  # "sieht *ein Sparprogramm* vor": what a paper holds
    if mention.article == "indefinite" and scene.frame.kind == "inf":
        tables.remove("presents")  # "kündigte an, ein Angebot mitzubringen"
    verbs = [row for table in tables for row in rows_used(scene.frame, "papers_verbs", table)]
    verbs = [row for row in verbs if mention.kind in row.get("only", (mention.kind,))]
    lies = uses_any(scene.frame, "papers_verbs", "lies")
    if lies or any(not row.get("needs") for row in verbs):
        return True
    if not any(not r.get("judged") and mention.prep in r.get("on", (mention.prep,)) for r in stands):
        return False
    if mention.kind not in ("agreement", "offer"):
        return True
    if mention.article == "possessive" and mention.kind == "agreement":
        return False  # "unterschrieb seinen Vertrag"
    if scene.frame.lemma in _VOTING:
        return True  # "Weber stimmte gegen das Abkommen": votes are on papers
    if "wir" in scene.frame.words and reading.quotation(scene.frame) is not None:
        return True  # "„Wir nehmen das Angebot an“, sagte Weber"
    people = [p.name for p in holders(scene, scene.frame) if not p.loose]
    signed = scene.frame.lemma in listed("papers_stances", "signing")
    if mention.article != "definite" and not signed:  # "Weber sprach sich für einen Kompromiss aus"
        return any(name not in reading.persons_named for name in people)
    return any(not _is_private(reading, name) for name in people)
