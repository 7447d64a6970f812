"""Who acts where the text names an office or an organ: "ein Parteitag der SPD", "Ministerin Weber"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import beginning_in
from lagebild.annotate.events.party import Party
from lagebild.annotate.papers.bearers import bearer
from lagebild.annotate.papers.phrases import article_kind
from lagebild.annotate.papers.scene import Scene, ends
from lagebild.lexicon import endings
from lagebild.model.annotation import MentionKind

_OFFICES = endings("events_grammar", "office_of_state")


def apposed(scene: Scene, party: Party) -> Party:
    """Return the name between commas behind an office: "die Leiterin der Delegation, *Rita Weber*, legte"."""
    if party.named or party.last + 2 >= len(scene.doc):
        return party
    behind = scene.doc[party.last + 1]
    if behind.text != ",":
        return party
    first = scene.doc[party.last + 2]
    persons = beginning_in(scene.doc, "mentions", first.idx, first.idx + 1)
    name = next((m for m in persons if m.kind is MentionKind.PERSON), None)
    after = text_of(scene.doc)[name.span.end : name.span.end + 1] if name is not None else ""
    return replace(party, name=name.name, named=True) if name is not None and after in (",", ".") else party


def who_acts(scene: Scene, party: Party) -> Party:
    """Return whose organ acts: "ein Parteitag *der SPD*" is the SPD, "der Parteitag" alone stays."""
    if not party.named and (name := _behind_office(scene, party)):
        return replace(party, name=name, named=True)
    if not party.named and (person := bearer(scene.doc, party.name)) != party.name:
        return replace(party, name=person, named=True)
    if not party.named and (meant := _by_reference(scene, party)) is not None:
        return replace(party, name=meant, named=True)
    if party.named or not _is_organ(scene, party):
        return party
    if party.side is not None:
        return replace(party, name=party.side, named=True)
    owner = next((p for p in scene.reader.within(scene.doc[party.last : party.last + 4]) if p.named), None)
    if owner is None or owner.place:
        return party
    between = [t.lower_ for t in scene.doc[party.first : owner.first]]
    return owner if between[-1:] and between[-1] in ("der", "des", "von") else party


def _behind_office(scene: Scene, party: Party) -> str:
    """Return the surname behind an office without an article, which no list of names knows: "legte
    Ministerin *Reiche* vor"."""
    office = scene.doc[party.first]
    alone = party.first == party.last and party.first + 1 < len(scene.doc) and not party.plural
    if not alone or not office.lower_.endswith(_OFFICES) or office.i in scene.reader.times:
        return ""
    led = party.first > 0 and bool(article_kind(scene.doc[party.first - 1].lower_))
    behind = scene.doc[party.first + 1]
    subject = scene.frame.clause.subject
    inside = subject is not None and subject.start <= behind.idx < subject.end
    named = behind.text.istitle() and behind.text.isalpha() and behind.i not in scene.reader.times
    return behind.text if named and inside and not led else ""


def _by_reference(scene: Scene, party: Party) -> str | None:
    """Return whom an office alone means where the text tells: "die Regierungschefin" is Weber."""
    found = beginning_in(scene.doc, "references", party.span.start, party.span.end)
    whole = (r for r in found if r.span.end >= party.span.end)  # not "Ihre" of "Ihre Regierung"
    names = {name for reference in whole for name in reference.names}
    return names.pop() if len(names) == 1 else None


def _is_organ(scene: Scene, party: Party) -> bool:
    nouns = (t for t in scene.doc[party.first : party.last + 1] if t.text[:1].isupper())
    head = next((t for t in nouns if not article_kind(t.lower_)), None)
    return head is not None and head.lower_.endswith(ends("papers_stances", "organ"))
