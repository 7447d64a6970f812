"""A clause that speaks of a paper, and who does what in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lagebild.annotate.doc_text import text_of
from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.events.parties import Party, PartyReader
from lagebild.annotate.konjunktiv import Form, readings
from lagebild.annotate.papers.bearers import bearer
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.phrases import article_kind, genitive_end, number
from lagebild.lexicon import entries
from lagebild.model.annotation import MentionKind
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Row = dict[str, Any]
_AGENTS = ("von", "vom", "durch")
_GAP = 5
_PHRASE = 20
"""So many tokens may lie between a party and the noun of the paper that it is part of."""
_RELATIVES = {
    "m": ("den", "dem", "dessen"),
    "n": ("das", "dem", "dessen"),
    "f": ("die", "deren"),
    "p": ("die", "denen", "deren"),
}
"""The relative pronouns that a paper of each gender may have behind its owner; "der" is more often his."""
_OWNERS = frozenset(["der", "des", "von", "vom", "eines", "einer", "seiner", "seines", "ihrer", "ihres"])
_OWNER = 8
_APPOSITION = 9


@dataclass(frozen=True, slots=True)
class Scene:
    """One clause that speaks of a paper, with its sentence and the paper's places in it."""

    doc: Doc
    frames: list[Frame]
    frame: Frame
    reader: PartyReader
    papers: list[PaperMention]


@cache
def rows(file: str, table: str) -> tuple[Row, ...]:
    """Return the entries of a table of verbs."""
    return tuple(entries(file, table, ("lemmas", "example")))


@cache
def listed(file: str, table: str) -> frozenset[str]:
    """Return all words of a table."""
    return frozenset(w for row in entries(file, table, ("words", "example")) for w in row["words"])


@cache
def ends(file: str, table: str) -> tuple[str, ...]:
    """Return all words of a table, to be asked as the ends of compounds."""
    return tuple(sorted(listed(file, table)))


def subject_of(frame: Frame) -> list[Token]:
    """Return the words of the subject of a clause, none where it has no subject."""
    subject = frame.clause.subject
    return [t for t in frame.tokens if subject is not None and subject.start <= t.idx < subject.end]


def verb_places(frame: Frame) -> set[int]:
    """Return where the verbs of a clause begin, and the particle of its verb."""
    clause = frame.clause
    found = {span.start for span in clause.verbs}
    return found | ({clause.prefix.start} if clause.prefix is not None else set())


def uses(frame: Frame, row: Row) -> bool:
    """Whether the full verb of ``frame`` is one of ``row``, with the words that it needs beside it."""
    lemmas = row["lemmas"]
    known = frame.lemma in lemmas or with_particle(frame) in lemmas
    if not known and not any(lemma in lemmas for lemma in joined_verbs(frame)):
        return False
    return not row.get("needs") or not frozenset(row["needs"]).isdisjoint(frame.words)


def uses_any(frame: Frame, file: str, *tables: str) -> bool:
    """Whether the full verb of ``frame`` is one of those tables."""
    return any(uses(frame, row) for table in tables for row in rows(file, table))


def joined_verbs(frame: Frame) -> list[str]:
    """Return participles before "und": "hat das Papier *zurückgewiesen* und eine neue Fassung verlangt"."""
    if frame.finite is None or all(t.lower_ != "und" for t in frame.tokens):
        return []
    if not any(r.kind == "auxiliary" for r in readings(frame.finite.lower_) if r.finite):
        return []
    before = [left for left, right in pairwise(frame.words) if right == "und"]
    return [r.lemma for word in before for r in readings(word) if r.form is Form.PARTICIPLE]


def with_particle(frame: Frame) -> str:
    """Return the verb whose particle does not end the clause: "sieht Hilfen *vor* und Garantien"."""
    if frame.finite is None or frame.clause.prefix is not None:
        return ""
    particles = listed("papers_verbs", "particle")
    for token in reversed(frame.tokens[2:-1]):
        if token.lower_ in particles:
            following = token.nbor(1).lower_
            if following in ("und", "sowie", "oder", "als", "wie", ","):
                return token.lower_ + frame.lemma
    return ""


def soft(frame: Frame) -> bool:
    """Whether a clause only supposes, plans or demands: no firm finding comes from it."""
    if frame.clause.tense == "future" or frame.clause.modal or frame.intro in ("wenn", "falls", "ob"):
        return True
    return not listed("papers_stances", "soft").isdisjoint(frame.words)


def is_subject(frame: Frame, mention: PaperMention) -> bool:
    """Whether the paper is the subject of the clause, by its place and its preposition."""
    if mention.prep:
        return False
    subject = frame.clause.subject
    if subject is None:
        return frame.kind == "main" and mention.first <= frame.tokens[0].i
    return subject.start <= mention.span.start < subject.end and mention.span.start <= subject.start + 8


def relative_to(scene: Scene, mention: PaperMention) -> Frame | None:
    """Return the relative clause right behind the paper: "in der Erklärung, die Weber veröffentlichte"."""
    behind = _behind_verbs(scene, mention)
    if scene.frame.clause.prefix is not None and behind < len(scene.doc):
        behind += scene.doc[behind].idx == scene.frame.clause.prefix.start  # "löst den Plan ab, den ..."
    behind = _behind_apposition(scene, behind)
    found = next((f for f in scene.frames if f.kind == "rel" and f.tokens[0].i in (behind, behind + 1)), None)
    return _whole(scene, found or _behind_owner(scene, mention))


def _behind_apposition(scene: Scene, behind: int) -> int:
    """Return the token behind "das Papier, *zwölf Punkte auf 14 Seiten*, das Weber vorstellte"."""
    words = scene.doc[behind : behind + _APPOSITION]
    if len(words) < 4 or words[0].text != ",":
        return behind
    if number(words[1].lower_) is None and words[1].lower_ != "ein":
        return behind
    end = next((t.i for t in words[2:] if t.is_punct), behind)
    return end if end > behind and scene.doc[end].text == "," else behind


def _whole(scene: Scene, relative: Frame | None) -> Frame | None:
    """Return a relative clause that an apposition cuts in two: "den die Leiterin, Weber, gestern übergab"."""
    if relative is None or relative.finite is not None or relative.index + 1 >= len(scene.frames):
        return relative
    rest = scene.frames[relative.index + 1]
    if rest.finite is None or rest.kind != "rel" or rest.intro != relative.intro or len(relative.tokens) < 2:
        return relative
    subject = CharSpan(relative.tokens[1].idx, relative.tokens[-1].idx + len(relative.tokens[-1]))
    tokens = (*relative.tokens, *rest.tokens)
    return replace(rest, tokens=tokens, clause=replace(rest.clause, subject=subject))


def _behind_owner(scene: Scene, mention: PaperMention) -> Frame | None:
    """Return the relative clause behind whose paper it is: "ein Entwurf *der Mission*, den Weber übergab".

    The pronoun must be the paper's, not the owner's: "die Offerte der Werft, die ..." stays open.
    """
    start = mention.last + 1
    tokens = scene.doc[start : start + _OWNER]
    comma = next((t.i for t in tokens if t.is_punct), start)
    if comma == start or tokens[0].lower_ not in _OWNERS or scene.doc[comma].text != ",":
        return None
    if any(
        span.start < scene.doc[comma].idx for span in scene.frame.clause.verbs if span.start > tokens[0].idx
    ):
        return None
    relative = next((f for f in scene.frames if f.kind == "rel" and f.tokens[0].i == comma + 1), None)
    if relative is None or relative.tokens[0].lower_ not in _RELATIVES.get(mention.gender, ()):
        return None
    masculine = tokens[0].lower_ in ("des", "eines", "seines", "ihres", "vom")
    alike = masculine if mention.gender in ("m", "n") else not masculine
    return None if alike and relative.clause.subject is None else relative


def _behind_verbs(scene: Scene, mention: PaperMention) -> int:
    """Return the token behind the paper and the verbs after it: "[den Plan] zu prüfen, *den* ..."."""
    end = genitive_end(scene.doc, mention.head) if mention.lemma == "Fassung" else mention.last
    behind = end + 1
    inside = (f.tokens[0].i for f in scene.frames if f.kind == "rel")
    # "legte ein Papier *vor*, das Kürzungen auflistet, auch in Häfen"
    stop = next((at for at in inside if at > behind), len(scene.doc))
    rest = [t for t in scene.frame.tokens if behind <= t.i < stop]
    last = rest[-1].i if rest else scene.frame.tokens[-1].i
    verbs = {span.start for span in scene.frame.clause.verbs}
    if len(rest) == 1 and rest[0].text.islower() and scene.frame.lemma in ("sein", "bleiben"):
        return last + 1  # "Neun Seiten ist der Entwurf lang, der ..."
    if rest and all(t.lower_ == "zu" or t.idx in verbs or readings(t.lower_) for t in rest) and len(rest) < 4:
        return last + 1
    return behind


def _of_paper(scene: Scene, frame: Frame, subject: CharSpan) -> bool:
    """Whether a relative clause has a paper before it and its pronoun taken for the subject."""
    first = frame.tokens[0]
    alone = frame.kind == "rel" and subject.start == first.idx and subject.end == first.idx + len(first)
    return alone and any(first.i - m.last <= _GAP for m in papers_between(scene, first.i - _PHRASE, first.i))


def holders(scene: Scene, frame: Frame, along: tuple[str, ...] = ()) -> list[Party]:
    """Return the parties that do what the clause says: its subject, in the passive those with "von", "durch".

    ``along`` are further prepositions whose parties take part ("sich *mit* den USA einigen"). A relative
    clause without a subject of its own has the noun before it, a clause behind "und" the subject before.
    """
    inside = [p for p in scene.reader.within(frame.tokens) if not p.place and not _in_paper(p, scene)]
    if frame.clause.passive:
        return [_acting(scene, p) for p in inside if p.prep in _AGENTS and not p.dependent]
    joined = [p for p in inside if p.prep in along and p.prep]
    own = [p for p in inside if p.prep == "" and not p.dependent and not p.genitive]
    subject = frame.clause.subject
    if subject is not None and own and _takes_paper(scene, frame, subject):
        found = [
            p for p in own if not _dative(scene, p)
        ]  # "Das Angebot lehnte die Gewerkschaft ab": the paper is no agent
    elif subject is not None:
        behind = [p for p in own if p.named and 0 < p.span.start - subject.end <= 2]  # "die Leiterin, Weber,"
        found = [p for p in own if p.span.overlaps(subject)] or _within(scene, subject) or behind
        found = _listed_on(scene, found, own)
    else:
        found = own or _before(scene, frame)
    if not found and (shared := _shared_subject(scene, frame)) is not None:
        return holders(scene, shared, along)
    return [*(_apposed(scene, _acting(scene, p)) for p in found), *joined]


def _listed_on(scene: Scene, found: list[Party], own: list[Party]) -> list[Party]:
    """Return the parties with those that a list goes on with: "haben CDU, *SPD und FDP* ... vorgelegt"."""
    for party in own:
        between = scene.doc[found[-1].last + 1 : party.first] if found else ()
        fits = party not in found and not _dative(scene, party)
        if fits and between and all(t.lower_ in (",", "und", "sowie") for t in between):
            found = [*found, party]
    return found


def _shared_subject(scene: Scene, frame: Frame) -> Frame | None:
    """Return the main clause whose subject a clause goes on with: "nannte ihn gut, *verlangte* aber ..."."""
    first = frame.finite is not None and frame.tokens[0].i == frame.finite.i
    if not first or frame.kind != "main" or not frame.index:
        return None
    before = (f for f in reversed(scene.frames[: frame.index]) if f.kind == "main" and f.finite is not None)
    outer = next(before, None)
    return outer if outer is not None and outer.tokens[0].i < frame.tokens[0].i else None


def _takes_paper(scene: Scene, frame: Frame, subject: CharSpan) -> bool:
    """Whether what looks like the subject is the paper, so that a party beside it is the agent."""
    return _is_of_papers(scene, frame, subject) or _of_paper(scene, frame, subject)


def _dative(scene: Scene, party: Party) -> bool:
    """Whether a party stands in the dative: "die Norland *beiden Regierungen* zuleitete"."""
    before = scene.doc[max(0, party.first - 1) : party.first + 1]
    return any(t.lower_ in ("beiden", "den", "dem", "allen") for t in before)


def _is_of_papers(scene: Scene, frame: Frame, subject: CharSpan) -> bool:
    near = papers_between(scene, frame.tokens[0].i, frame.tokens[-1].i)
    return any(m.span.overlaps(subject) for m in near)


def _within(scene: Scene, subject: CharSpan) -> list[Party]:
    """Return the parties of a subject that stands in another clause: "Weber kam und lehnte den Plan ab"."""
    tokens = [t for f in scene.frames for t in f.tokens if subject.start <= t.idx < subject.end]
    found = [p for p in scene.reader.within(tokens) if not p.place and not p.dependent]
    return [p for p in found if p.prep == "" and not p.genitive and not _in_paper(p, scene)]


def _before(scene: Scene, frame: Frame) -> list[Party]:
    if frame.kind == "rel" and frame.governor is not None:
        before = scene.reader.within(scene.frames[frame.governor].tokens)
        return [p for p in [q for q in before if q.last < frame.tokens[0].i][-1:] if not p.dependent]
    if frame.kind != "main" or not frame.index:
        return []
    outer = scene.frames[frame.index - 1]
    if (
        outer.lemma in ("haben", "sein") and outer.clause.subject is not None
    ):  # "haben sich am 3. Mai, ..., geeinigt"
        return holders(scene, outer)
    if frame.tokens[0].lower_ in ("und", "aber", "sondern"):
        return [p for p in scene.reader.within(outer.tokens) if p.prep == "" and not p.genitive][:1]
    return []


def _apposed(scene: Scene, party: Party) -> Party:
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


def _acting(scene: Scene, party: Party) -> Party:
    """Return whose organ acts: "ein Parteitag *der SPD*" is the SPD, "der Parteitag" alone stays."""
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


def papers_between(scene: Scene, first: int, last: int) -> list[PaperMention]:
    """Return the words for papers whose noun stands from token ``first`` to ``last``."""
    start = bisect_left(scene.papers, first, key=lambda mention: mention.head)
    stop = bisect_right(scene.papers, last, key=lambda mention: mention.head)
    return scene.papers[start:stop]


def _in_paper(party: Party, scene: Scene) -> bool:
    near = papers_between(scene, party.first - _PHRASE, party.last + _PHRASE)
    return any(m.first <= party.first and party.last <= m.last for m in near)
