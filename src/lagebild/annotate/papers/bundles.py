"""Bundles: "vier zentrale Dokumente – ein Plan, ein Rahmen ..." is a paper of its own with members."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.phrases import words_of
from lagebild.annotate.papers.scene import papers_between, soft, uses_any
from lagebild.lexicon import group

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.papers.identity import Draft
    from lagebild.annotate.papers.reading import Reading

_TAKING_UP = group("papers_grammar", "taking_up")
_OPENERS = group("papers_grammar", "opening_list") | {":", "–", "—", "-", ",", "("}
_BUNDLE_LEMMAS = group("papers_grammar", "bundled")
_GAP = 14
_PART = group("papers_grammar", "part")
_MAKING = group("papers_grammar", "making_up")


def is_bundle(mention: PaperMention) -> bool:
    """Whether a mention counts several papers: "vier zentrale Dokumente", "zwei Abkommen"."""
    return (
        mention.size is not None
        and mention.size < 30
        and mention.lemma in _BUNDLE_LEMMAS
        and mention.points is None
    )


def members(doc: Doc, bundle: PaperMention, mentions: list[PaperMention]) -> list[PaperMention]:
    """Return the papers listed behind the bundle in its sentence, at most as many as it counts.

    The list begins after a dash, a colon, "darunter" or "nämlich"; each member stands near the one before.
    """
    end = doc[bundle.head].sent.end
    start = bisect_right(mentions, bundle.head, key=lambda m: m.head)
    after = [
        m for m in mentions[start : start + (bundle.size or 0) + 2] if bundle.last < m.first and m.head < end
    ]
    found: list[PaperMention] = []
    reached = bundle.last
    for mention in after:
        gap = doc[reached + 1 : mention.first]
        opened = (
            any(t.lower_ in _OPENERS for t in gap)
            if not found
            else any(t.lower_ in ("und", "sowie", ",") for t in gap)
        )
        if not opened or len(gap) > _GAP:
            break
        found.append(mention)
        reached = mention.last
        if len(found) == bundle.size:
            break
    return found


def made_up(reading: Reading, bundle: PaperMention) -> list[Draft] | None:
    """Return the papers that a package without a number is made of, None where the clause tells of none.

    "Der Entwurf ist Teil eines Pakets", "gehört zu einem Paket", "Mit einem Protokoll bildet der Plan das
    Paket von Tunis".
    """
    frame = reading.scene(bundle).frame
    if not _wraps(frame, bundle):
        return None
    drafts = [reading.owner[t.i] for t in frame.tokens if t.i in reading.owner and t.i != bundle.head]
    found = list({id(d): d for d in drafts if d.lead.kind != "bundle"}.values())
    return found or None


def in_package(reading: Reading, mention: PaperMention) -> bool:
    """Whether the clause says that the paper is one of a package: "*Der Entwurf* ist Teil eines Pakets"."""
    scene = reading.scene(mention)
    near = papers_between(scene, scene.frame.tokens[0].i, scene.frame.tokens[-1].i)
    return mention.kind != "bundle" and any(_wraps(scene.frame, other) for other in near)


def _wraps(frame: Frame, bundle: PaperMention) -> bool:
    if (bundle.kind != "bundle" and not is_bundle(bundle)) or frame.clause.negated or soft(frame):
        return False
    part = frame.lemma == "sein" and bool(_PART & set(frame.words))
    belongs = frame.lemma == "gehören" and bundle.prep in ("zu", "zum")
    behind = bundle.behind_noun or bundle.prep in ("von", "aus")
    return (part and behind) or frame.lemma in _MAKING or belongs


def wrapper(reading: Reading, bundle: PaperMention) -> Draft | None:
    """Return the paper that is said to be made of those counted: "*Das Paket* besteht aus drei Dokumenten".

    It is the subject, also as a pronoun right behind it: "*Es* bündelt zwei Vereinbarungen, ein ...".
    """
    frame = reading.scene(bundle).frame
    if not uses_any(frame, "papers_verbs", "wraps") or frame.clause.negated or soft(frame):
        return None
    before = [t for t in frame.tokens if t.i < bundle.first]
    named = [reading.owner[t.i] for t in before if t.i in reading.owner]
    if named:
        return named[0]
    if not _TAKING_UP & {t.lower_ for t in before[:2]}:
        return None
    here = reading.sentence_of[bundle.head]
    held = [reading.owner[t.i] for t in reading.sentences[here - 1] if t.i in reading.owner] if here else []
    found = {id(d): d for d in held}
    packages = [d for d in found.values() if d.lead.lemma == "Paket"] or list(found.values())
    return packages[0] if len(packages) == 1 else None


def named_members(reading: Reading, mention: PaperMention) -> tuple[Draft, list[PaperMention]] | None:
    """Return the package of the sentence before and its members where the clause lists them.

    "Dazu gehören eine Quotenvereinbarung, ein Protokoll und ein Rahmen", "Seine drei Bestandteile sind ...",
    "Zum Friedenspaket gehören ein Abkommen und ein Protokoll".
    """
    scene = reading.scene(mention)
    frame, here = scene.frame, reading.sentence_of[mention.head]
    if not uses_any(frame, "papers_verbs", "members") or frame.clause.negated or soft(frame):
        return None
    lead = frame.words[:4]
    own = [
        m for m in papers_between(scene, frame.tokens[0].i, mention.head) if m.prep in ("zu", "zum", "zur")
    ]
    if own and own[0].head in reading.owner and frame.lemma != "sein":
        package: Draft | None = reading.owner[own[0].head]
    else:
        led = lead[:1] == ["dazu"] if frame.lemma != "sein" else not words_of("parts").isdisjoint(lead)
        package = _package(reading, here - 1) if led and here else None
    listed = papers_between(scene, mention.head, scene.doc[mention.head].sent.end - 1)
    listed = [m for m in listed if not m.prep and not m.behind_noun]
    return (package, listed) if package is not None and len(listed) > 1 else None


def _package(reading: Reading, sentence: int) -> Draft | None:
    """Return the only package that a sentence speaks of."""
    found = {id(d): d for t in reading.sentences[sentence] if (d := reading.owner.get(t.i)) is not None}
    packages = [d for d in found.values() if d.size is not None or d.lead.lemma == "Paket"]
    return packages[0] if len(packages) == 1 else None


def outer_bundle(reading: Reading, bundle: PaperMention) -> list[Draft]:
    """Return the papers that are said to make up the bundle: "Zusammen mit dem Plan bilden sie ein Paket".

    Those named in the clause, and, where "sie" or "diese" stands for them, those of the sentence before; none
    where they are more than the bundle counts.
    """
    frame = reading.scene(bundle).frame
    if not uses_any(frame, "papers_verbs", "makes_up") or frame.clause.negated:
        return []
    here = reading.sentence_of[bundle.head]
    earlier = here > 0 and bool({"sie", "diese", "alle"} & set(frame.words))
    found = [*(reading.spoken_of(here - 1) if earlier else []), *reading.spoken_of(here)]
    found = list({id(draft): draft for draft in found}.values())
    return found if bundle.size and len(found) <= bundle.size else []
