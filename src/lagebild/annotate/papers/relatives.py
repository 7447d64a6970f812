"""The relative clause behind a paper: "ein Entwurf der Mission, den Weber übergab"."""

from __future__ import annotations

from dataclasses import replace

from lagebild.annotate.events.frames import Frame
from lagebild.annotate.konjunktiv import readings
from lagebild.annotate.papers.mentions import PaperMention
from lagebild.annotate.papers.phrases import number
from lagebild.annotate.papers.scene import Scene, listed, rows_used
from lagebild.annotate.papers.topics import genitive_end
from lagebild.lexicon import endings, entries, group
from lagebild.model.span import CharSpan

_COPULA = group("papers_grammar", "copula")
_MASCULINE = group("papers_grammar", "masculine_owner")
_RELATIVES = {
    row["gender"]: row["words"]
    for row in entries("papers_grammar", "relative_pronoun", ("gender", "words", "example"))
}
"""The relative pronouns that a paper of each gender may have behind its owner; "der" is more often his."""


_OWNERS = group("papers_grammar", "owner_opens")
_GENITIVE = endings("papers_grammar", "genitive_name")


_OWNER = 8


_APPOSITION = 9


def relative_to(scene: Scene, mention: PaperMention) -> Frame | None:
    """Return the relative clause right behind the paper: "in der Erklärung, die Weber veröffentlichte"."""
    behind = _behind_verbs(scene, mention)
    if scene.frame.clause.prefix is not None and behind < len(scene.doc):
        behind += scene.doc[behind].idx == scene.frame.clause.prefix.start  # "löst den Plan ab, den ..."
    behind = _behind_apposition(scene, behind)
    found = next((f for f in scene.frames if f.kind == "rel" and f.tokens[0].i in (behind, behind + 1)), None)
    return _whole(scene, found or _behind_owner(scene, mention))


def done_to(scene: Scene, relative: Frame) -> bool:
    """Whether a relative clause tells what somebody else does to the paper: "ein Angebot, *das Verdi
    lächerlich nannte*", "einen Plan, *den Südland fordert*"."""
    of_persons = any(row.get("of_persons") for row in rows_used(relative, "papers_verbs", "provides"))
    if not of_persons and relative.lemma not in listed("papers_verbs", "naming"):
        return False
    if relative.words[0] in ("den", "der"):
        return relative.words[0] == "den"
    behind = [p for p in scene.reader.within(relative.tokens) if p.first - relative.tokens[0].i in (1, 2)]
    return any(p.prep == "" and not p.place for p in behind)


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
    named = comma == start + 1 and tokens[0].text[:1].isupper() and tokens[0].text.endswith(_GENITIVE)
    if comma == start or not (named or tokens[0].lower_ in _OWNERS) or scene.doc[comma].text != ",":
        return None
    prefix = scene.frame.clause.prefix
    verbs = [span for span in scene.frame.clause.verbs if span != prefix]
    if any(tokens[0].idx < span.start < scene.doc[comma].idx for span in verbs):
        return None
    relative = next((f for f in scene.frames if f.kind == "rel" and f.tokens[0].i == comma + 1), None)
    if named and relative is not None:  # "der Plan *Norlands*, der ...": a land is neuter
        neuter = relative.tokens[0].lower_ in _RELATIVES["n"]
        return None if neuter or mention.gender == "n" else relative
    if relative is None or relative.tokens[0].lower_ not in _RELATIVES.get(mention.gender, ()):
        return None
    masculine = tokens[0].lower_ in _MASCULINE
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
    if len(rest) == 1 and rest[0].text.islower() and scene.frame.lemma in _COPULA:
        return last + 1  # "Neun Seiten ist der Entwurf lang, der ..."
    if rest and all(t.lower_ == "zu" or t.idx in verbs or readings(t.lower_) for t in rest) and len(rest) < 4:
        return last + 1
    return behind
