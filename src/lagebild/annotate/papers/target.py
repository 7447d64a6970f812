"""To which paper of the text a mention belongs: one known by its name, one taken up, a new one, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.events.frames import MARKS
from lagebild.annotate.papers import lineage, owning, presenting
from lagebild.annotate.papers.absent import absent
from lagebild.annotate.papers.again import (
    against_the_first,
    apposed,
    bears_name,
    counted_so,
    first_of,
    in_office,
    just_named,
    numbered_now,
    of_house,
    proposals_of,
    same_text,
    sized_again,
    sole,
)
from lagebild.annotate.papers.bundles import is_bundle, made_up
from lagebild.annotate.papers.contents import core_of, names_it
from lagebild.annotate.papers.identity import Draft, of_giver, same_name, taken_up
from lagebild.annotate.papers.kin import kin_draft, opened_by_kin
from lagebild.annotate.papers.offering import offered
from lagebild.annotate.papers.opening import opens_paper, sized, used
from lagebild.annotate.papers.opening_signs import attributed, presented_behind
from lagebild.annotate.papers.phrases import is_presented, words_of
from lagebild.annotate.papers.retelling import laid_open, raised, retold, told_after
from lagebild.annotate.papers.scene import listed, papers_between, subject_of, uses_any
from lagebild.annotate.papers.titles import titled_paper
from lagebild.lexicon import group

if TYPE_CHECKING:
    from lagebild.annotate.papers.mentions import PaperMention
    from lagebild.annotate.papers.reading import Reading


_COPULA = group("papers_grammar", "copula")
_BELONGING = group("papers_grammar", "belonging_in")
_AGREEMENT_ABOUT = group("papers_grammar", "agreement_about")


def target(reading: Reading, mention: PaperMention) -> Draft | None:
    """Return the paper that a mention belongs to, a new one put at the end of the drafts, or None."""
    if reading.doc[mention.first].lower_.startswith("kein"):
        return None
    behind = reading.doc[min(mention.last + 1, len(reading.doc) - 1)].lower_
    if mention.lemma == "Einigung" and behind in _AGREEMENT_ABOUT:
        return None  # "die Einigung auf einen Termin"
    if _of_a_cause(mention) or _in_a_topic(reading, mention):
        return None
    if _belongs_in(reading, mention) or absent(reading, mention):
        return None
    if (named := _named_so(reading, mention)) is not None:
        return named
    if reading.drafts and (owner := owning.unknown_owner(reading.doc, mention)):
        return _of_another(reading, owner)
    if is_bundle(mention):
        alike = (d for d in reading.drafts if d.size == mention.size and d.lead.lemma == mention.lemma)
        return next(alike, None) or reading.new()
    if mention.plural and mention.lemma != "Eckpunkte":
        return proposals_of(reading, mention)
    same = apposed(reading, mention) or sized_again(reading, mention) or bears_name(reading, mention)
    if same is not None:
        return same
    if mention.lemma == "Fassung":
        found = lineage.version(reading, mention) or same_text(reading, mention)
        definite = mention.article == "definite" and mention.state == "revised"
        told = used(reading, mention) or presented_behind(reading, mention)
        lies = mention.state == "revised" and uses_any(reading.scene(mention).frame, "papers_verbs", "lies")
        opens = mention.points is not None or (definite and told) or lies
        return found or (reading.new() if opens and reading.context else None)
    other = kin_draft(reading, mention)  # "Der Entwurf fußt auf *dem Plan*": another paper
    recent = [d for d in reading.recent() if d is not other]
    known = next((d for d in reversed(recent) if d.size is None and _is(reading, mention, d)), None)
    if known is not None:
        return lineage.state_of(reading, mention, known)
    if (counted := counted_so(reading, mention, recent) or against_the_first(mention, recent)) is not None:
        return counted
    owners = owning.owners(reading.scene(mention), mention)
    owners = [*owners, *in_office(reading, owners)]
    if (owners or mention.article == "definite") and (his := of_giver(mention, recent, owners)):
        return his
    if (its := of_house(reading, mention, recent, owners)) is not None:
        return its
    by_it = mention.article == "" and mention.prep in ("laut", "gemäß") and not _on_time(reading, mention)
    definite = mention.article in ("definite", "possessive") or by_it
    if mention.article == "definite" and (same := numbered_now(reading, mention, recent)):
        return same
    if definite and not mention.topic and mention.points is None and not _others(reading, mention):
        near = [[f for f in row if f.draft is not other] for row in reading.near(mention.head)]
        again = taken_up(mention, recent, near)
        if again is not None and first_of(reading, mention, again):
            return lineage.earlier(reading, again)
        if again is not None and lineage.may_mean(reading, mention):
            return again
    for read in (just_named, retold, laid_open, raised, told_after, offered):
        if (known := read(reading, mention)) is not None and known is not other:
            return known
    if not _others(reading, mention) and (only := sole(reading, mention)) not in (None, other):
        return only
    if made_up(reading, mention) is not None:
        return reading.new()
    if mention.bare and not mention.pages and _predicate(reading, mention):
        return None
    if _merely_such(reading, mention) or _merely_called(reading, mention):
        return None
    return reading.new() if opens_paper(reading, mention, definite) else None


def _of_a_cause(mention: PaperMention) -> bool:
    """Whether a word only tells a reason: "die *Erklärung für* den Streit"."""
    return mention.lemma == "Erklärung" and not mention.prefix and mention.topic.startswith("für ")


def _in_a_topic(reading: Reading, mention: PaperMention) -> bool:
    """Whether a word only says what another paper is to bring: "eine Skizze *für ein Abkommen*"."""
    before = reading.mention_before(mention)
    inside = before.head < mention.head <= before.last and before.lemma != "Fassung"
    return inside and mention.article == "indefinite" and mention.prep in ("für", "zu") and not mention.points


def _belongs_in(reading: Reading, mention: PaperMention) -> bool:
    """Whether something is only said to be wanted in a paper: "In die Erklärung gehöre *ein Fahrplan*"."""
    frame = reading.scene(mention).frame
    wanted = frame.lemma in _BELONGING and mention.article == "indefinite" and not mention.prep
    inside = wanted and papers_between(reading.scene(mention), frame.tokens[0].i, frame.tokens[-1].i)
    return any(m.prep in ("in", "im", "ins") for m in inside or ())


def _of_another(reading: Reading, owner: str) -> Draft | None:
    """Return the only paper that somebody whom no list knows may have brought, else a new one: "*Krügers*
    Entwurf", not that of Weber."""
    fits = [d for d in reading.recent() if any(owner in name.split() for name in d.presenters)]
    return fits[0] if len(fits) == 1 else reading.new() if not fits else None


def _on_time(reading: Reading, mention: PaperMention) -> bool:
    """Whether "laut Plan" only says that somebody does it on time: "Laut Plan landet Weber am Montag"."""
    scene = reading.scene(mention)
    parties = scene.reader.within(subject_of(scene.frame))
    return any(p.named and not p.genitive for p in parties) and scene.frame.clause.modal is None


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


def _others(reading: Reading, mention: PaperMention) -> bool:
    """Whether words of its own say who presented it: "das Angebot der Arbeitgeber".

    "Weber übergab das Papier" says it of the paper spoken of before.
    """
    if not attributed(reading, mention):
        return False
    frame = reading.scene(mention).frame
    attribute = any(is_presented(t.lower_) for t in reading.doc[mention.first : mention.head])
    by_verb = uses_any(frame, "papers_verbs", "presents") and not mention.prep
    return attribute or not by_verb or owning.owned(reading.scene(mention), mention)


def _predicate(reading: Reading, mention: PaperMention) -> bool:
    """Whether the words only say what something is: "Das ist ein ernsthafter Vorschlag"."""
    frame = reading.scene(mention).frame
    first = next((t.i for t in frame.tokens if not t.is_punct), mention.first)
    if mention.strong and mention.article == "definite":
        return False  # "war *die Wiener Erklärung* fertig"
    if (
        presented_behind(reading, mention)
        or sized(reading, mention)
        or core_of(reading.scene(mention), mention)
        or opened_by_kin(reading, mention)
    ):
        return False  # "Grundlage war ein Vorschlag, den Weber vorgelegt hatte"
    return frame.lemma in _COPULA and not mention.prep and mention.first > first


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
