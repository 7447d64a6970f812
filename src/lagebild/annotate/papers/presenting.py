"""Who presented a paper, and when."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.annotate.events.chronicle import day_in_front, day_of_ticker
from lagebild.annotate.events.frames import Frame
from lagebild.annotate.papers.attributes import bringers
from lagebild.annotate.papers.days import edtf_of, past_day, when
from lagebild.annotate.papers.descent import descent
from lagebild.annotate.papers.holders import holders
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.owning import by_possessive, named_after, owners_of
from lagebild.annotate.papers.phrases import is_presented, words_of
from lagebild.annotate.papers.reception import is_taken
from lagebild.annotate.papers.relatives import relative_to
from lagebild.annotate.papers.scene import (
    Row,
    Scene,
    is_subject,
    listed,
    papers_between,
    rows,
    soft,
    uses,
    uses_any,
)
from lagebild.annotate.papers.topics import genitive_end
from lagebild.lexicon import endings, group

if TYPE_CHECKING:
    pass


_PENNED = group("papers_grammar", "penned")
_AT_ROUND = group("papers_grammar", "at_round")
_OF_ROUND = group("papers_grammar", "of_round")
_AGENT = group("papers_grammar", "agent")


_TAIL = 5
"""So many tokens behind a paper may stand before a comma and the participle that tells who brought it."""


def presenters(scene: Scene, mention: PaperMention, kind: str = "") -> tuple[list[str], str | None]:
    """Return who is said to have presented the paper, and when (EDTF).

    From an attribute ("eines im März von X vorgelegten Plans"), a verb ("X legte einen Plan vor", "Y erhielt
    von X einen Plan"), or, for plans and offers, a genitive ("das Angebot der Arbeitgeber"). ``kind`` is the
    kind of paper where the mention itself does not tell it ("ihn").
    """
    inner = mention.inner.kind if mention.inner is not None else ""
    kinds = frozenset({kind or mention.kind, *({inner} & {"declaration"})})
    kind = inner if inner == "declaration" else kind or mention.kind
    tokens = list(scene.doc[mention.first : mention.head])
    if any(is_presented(t.lower_) for t in tokens):
        names = [p.name for p in bringers(scene, mention)]
        owned = kind in ("plan", "offer", "draft", "other")
        names = names or (owners_of(scene, mention) if owned else [])
        return names, past_day(scene, when(scene.doc, tokens))
    by_verb = _by_verb(scene, mention, kinds) or _by_noun(scene, mention) or _come_in(scene, mention)
    if by_verb is not None:
        return by_verb
    if origin := _origin(scene, mention):
        return origin, None
    if behind := _in_tail(scene, mention):
        return behind, None
    if mention.article == "possessive" and uses_any(scene.frame, "papers_verbs", "revises"):
        return [p.name for p in holders(scene, scene.frame)], None  # "erhöhten ihr Angebot"
    if named := named_after(scene, mention):
        return named, None
    owned = kind in ("plan", "offer", "draft") or mention.lemma == "Papier"
    if owned and (his := by_possessive(scene, mention)):
        return his, None
    if owned and mention.article == "possessive" and mention.prep and (theirs := _behind_it(scene, mention)):
        return theirs, None
    if owned and mention.lemma not in words_of("not_owned"):
        return owners_of(scene, mention), None
    return [], None


def _behind_it(scene: Scene, mention: PaperMention) -> list[str]:
    """Return the subject behind a paper that a possessive in front gives it: "Mit *ihrem* Angebot sind *die
    Arbeitgeber* gescheitert"."""
    finite = scene.frame.finite
    if finite is None or not scene.frame.tokens[0].i <= mention.first < mention.last < finite.i:
        return []
    found = [p for p in holders(scene, scene.frame) if p.first > finite.i]
    return [found[0].name] if len(found) == 1 else []


def _origin(scene: Scene, mention: PaperMention) -> list[str]:
    """Return whose work it is said to be: "stammt von Weber", "geht auf Weber zurück", "Autor ist Weber"."""
    frame = scene.frame
    if not _firm(frame):
        return []
    papers = papers_between(scene, frame.tokens[0].i, frame.tokens[-1].i)
    if len(papers) > 1:
        return []  # "Das Abkommen geht auf einen Vorschlag Südlands zurück"
    inside = [p for p in scene.reader.within(frame.tokens) if not mention.first <= p.first <= mention.last]
    before = scene.doc[mention.first - 1].lower_ if mention.first else ""
    if before in words_of("author") and frame.lemma == "sein":
        return [p.name for p in inside if p.prep == "" and not p.dependent and not p.genitive][:1]
    if not is_subject(frame, mention):
        return []
    for row in rows("papers_verbs", "comes_from"):
        if uses(frame, row):
            of = [p for p in inside if p.prep in row["prep"] and not (p.place or p.dependent or p.genitive)]
            penned = _PENNED & set(frame.words)  # "stammt aus der Feder von Weber"
            named = of or [p for p in inside if penned and p.first > mention.last]
            return [p.name for p in named[:1]]
    return []


def _in_tail(scene: Scene, mention: PaperMention) -> list[str]:
    """Return who brought it by a participle behind: "lag ein Papier vor, *eingebracht von Weber*"."""
    doc = scene.doc
    start = genitive_end(doc, mention.head) if mention.lemma == "Fassung" else mention.last
    start = max([start, *(m.last for m in papers_between(scene, mention.head + 1, start))])
    for at in range(start + 1, min(start + _TAIL, len(doc) - 3)):
        if doc[at].text != ",":
            if doc[at].is_punct or doc[at].text[:1].isupper():
                return []
            continue
        if doc[at + 1].lower_ in _AGENT and (behind := _brought_by(scene, at + 1)):
            return behind
        if doc[at + 1].lower_ not in words_of("presented") or doc[at + 2].lower_ not in _AGENT:
            return []
        near = scene.reader.within(doc[at + 2 : at + 12])
        return [p.name for p in near if p.prep in _AGENT and not p.dependent][:1]
    return []


def _brought_by(scene: Scene, start: int) -> list[str]:
    """Return who stands in ", *vom Ministerium* im Februar *unterbreitet*,"."""
    doc = scene.doc
    end = next((t.i for t in doc[start : start + _APPOSED] if t.is_punct), start)
    if end - start < 2 or doc[end - 1].lower_ not in words_of("presented"):
        return []
    near = scene.reader.within(doc[start:end])
    return [p.name for p in near if p.prep in _AGENT and not p.dependent][:1]


_APPOSED = 14
"""So many tokens an apposition with its participle has."""


def _by_verb(
    scene: Scene, mention: PaperMention, kinds: frozenset[str]
) -> tuple[list[str], str | None] | None:
    relative = relative_to(scene, mention)
    if relative is not None and _firm(relative):
        for row in _presenting(kinds):
            if uses(relative, row):
                return _givers(scene, relative, row), past_day(scene, when(scene.doc, list(relative.tokens)))
        came = past_day(scene, when(scene.doc, list(relative.tokens)))
        if came is not None and uses_any(relative, "papers_verbs", "arrives"):
            return [], came  # "Das Papier, das den Räten am Montag zuging, ..."
    frame = scene.frame
    if (
        (mention.prep and mention.prep != "mit")
        or mention.behind_noun
        or _is_dative(scene, mention)
        or not _firm(frame)
        or _is_base(scene, mention)
        or (is_subject(frame, mention) and not frame.clause.passive and not holders(scene, frame))
    ):
        return None
    for row in _presenting(kinds):
        if mention.prep not in row.get("prep", ("",)):
            continue
        if uses(frame, row) and row.get("getting") and is_taken(frame, mention):
            return [], None  # "Rückendeckung bekam der Plan von Südland"
        if uses(frame, row) and not (row.get("prep") and is_subject(frame, mention)):
            outside = [t for t in frame.tokens if not mention.first <= t.i <= mention.last]
            day = past_day(scene, when(scene.doc, outside)) or _in_chronicle(scene)
            day = day or _of_the_round(scene) or _joined_day(scene) or _day_of_when(scene)
            return _gapped(scene, mention) or _givers(scene, frame, row), day
    return None


def _is_base(scene: Scene, mention: PaperMention) -> bool:
    """Whether a clause tells what a paper was made into: "wurde zu einem Vertrag ausgearbeitet"."""
    tokens = scene.frame.tokens
    pair = descent(scene.frame, papers_between(scene, tokens[0].i, tokens[-1].i))
    return pair is not None and pair[1].head == mention.head


def _is_dative(scene: Scene, mention: PaperMention) -> bool:
    """Whether a paper is what something is given to: "hat *dem Vertrag* eine Erklärung beigegeben"."""
    return not mention.prep and scene.doc[mention.first].lower_.endswith(_DATIVE)


_DATIVE = endings("papers_grammar", "dative_article")


def _of_the_round(scene: Scene) -> str | None:
    """Return the day of the round in front: "Nach der Runde, die am Montag endete, legten sie ... vor"."""
    frame = scene.frame
    if frame.finite is None or frame.tokens[0].lower_ not in _AT_ROUND:
        return None
    relative = next((f for f in scene.frames if f.kind == "rel" and f.tokens[0].i < frame.finite.i), None)
    step = listed("papers_contents", "step")
    before = [t for t in frame.tokens if relative is not None and t.i < relative.tokens[0].i]
    if relative is None or not before or not before[-1].lower_.endswith(tuple(sorted(step))):
        return None
    return when(scene.doc, list(relative.tokens))


def _day_of_when(scene: Scene) -> str | None:
    """Return the day of the clause before "als": "Es begann im Mai, *als* Weber den Entwurf vorlegte"."""
    frame = scene.frame
    if frame.intro != "als" or frame.governor is None:
        return None
    return past_day(scene, when(scene.doc, list(scene.frames[frame.governor].tokens)))


def _joined_day(scene: Scene) -> str | None:
    """Return the day of the clause before "und": "Am Montag trafen sie sich, *und* Weber legte ... vor"."""
    frame = scene.frame
    if frame.kind != "main" or frame.tokens[0].lower_ != "und" or not frame.index:
        return None
    outer = scene.frames[frame.index - 1]
    alike = outer.kind == "main" and outer.clause.tense == frame.clause.tense
    return past_day(scene, when(scene.doc, list(outer.tokens))) if alike else None


def _in_chronicle(scene: Scene) -> str | None:
    """Return the day in front of a chronicle's paragraph: "3. März: Südland übergibt einen Entwurf".

    Below an hour of a ticker it is the day of publication; "24. und 25. März" are an interval.
    """
    at = scene.frame.tokens[0].idx
    found = day_in_front(scene.doc, at)
    if not found and scene.frame.clause.tense in ("present", "perfect"):
        found = day_of_ticker(scene.doc, at)
    if len(found) == 2 and found[0].start and found[1].start:
        return f"{found[0].start}/{found[1].start}"
    return edtf_of(found[0]) if len(found) == 1 else None


def _gapped(scene: Scene, mention: PaperMention) -> list[str]:
    """Return who does it where the verb is not said again: "..., *Südland* einen Gegenentwurf"."""
    near = scene.reader.within(scene.doc[max(0, mention.first - 5) : mention.first])
    before = [p for p in near if p.last == mention.first - 1 and p.first > 1]
    ends = {p.last for p in scene.reader.within(scene.frame.tokens)}
    return [
        p.name
        for p in before
        if scene.doc[p.first - 1].lower_ in (",", "und")
        and p.first - 2 not in ends  # "hat Norland und *Südland* einen Plan vorgelegt": they get it
        and (scene.frame.finite or scene.doc[0]).i < p.first
    ]


def _firm(frame: Frame) -> bool:
    return not soft(frame) and not frame.clause.negated and frame.clause.finite is not None


def _givers(scene: Scene, frame: Frame, row: Row) -> list[str]:
    """Return who gives: the subject, or, for verbs of getting, who stands behind "von"."""
    if not row.get("getting"):
        return [p.name for p in holders(scene, frame)]
    return [p.name for p in scene.reader.within(frame.tokens) if p.prep in ("von", "vom") and not p.dependent]


@cache
def _presenting(kinds: frozenset[str]) -> tuple[Row, ...]:
    """The verbs of presenting that fit the paper: a declaration is presented by whoever publishes it."""
    found = rows("papers_verbs", "presents")
    return tuple(row for row in found if not kinds.isdisjoint(row.get("only", kinds)))


def _by_noun(scene: Scene, mention: PaperMention) -> tuple[list[str], str | None] | None:
    """Read "die Vorstellung des Plans durch die Kommission am Montag": a noun of presenting before it."""
    before = scene.doc[mention.first - 1].lower_ if mention.first else ""
    if before not in listed("papers_verbs", "presenting_noun") or not _firm(scene.frame):
        return None
    behind = scene.doc[mention.last + 1 : mention.last + _TAIL + 1]
    names = [p.name for p in scene.reader.within(behind) if p.prep == "durch"]
    return names, past_day(scene, when(scene.doc, list(scene.frame.tokens)))


def _come_in(scene: Scene, mention: PaperMention) -> tuple[list[str], str | None] | None:
    """Read "Das Papier sei am Freitag eingegangen", "ging den Gewerkschaften am Montag zu": when it came."""
    frame = scene.frame
    told = is_subject(frame, mention) and not soft(frame) and not frame.clause.negated
    if not told or not uses_any(frame, "papers_verbs", "arrives"):
        return None
    day = past_day(scene, when(scene.doc, [t for t in frame.tokens if t.i > mention.last]))
    return ([], day) if day is not None else None


def also_then(frame: Frame) -> bool:
    """Whether the clause goes on with what was done at the same time: "unterzeichneten *außerdem* ...".

    Also where it begins with the meeting told of before: "Zu Beginn *des Treffens* hatte Weber ...".
    """
    if not listed("papers_verbs", "also").isdisjoint(frame.words):
        return True
    before = [t.lower_ for t in frame.tokens if frame.finite is not None and t.i < frame.finite.i]
    step = tuple(sorted(listed("papers_contents", "step")))
    steps = [n for n, word in enumerate(before) if n and word.removesuffix("s").endswith(step)]
    return bool(steps) and before[steps[0] - 1] in _OF_ROUND
