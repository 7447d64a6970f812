"""What a clause with "wie" says that a paper provides: "eine Waffenruhe, *wie sie der Plan vorsieht*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.papers.scene import uses_any
from lagebild.annotate.papers.wording import content_of, trimmed
from lagebild.lexicon import entries, group

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lagebild.annotate.papers.scene import Scene
    from lagebild.model.annotation import PaperContent

_GENITIVES = group("papers_grammar", "owner_opens")
_AGREEING = {
    word: frozenset(row["articles"])
    for row in entries("papers_grammar", "as_such", ("words", "articles", "example"))
    for word in row["words"]
}
"""By pronoun the articles that its noun may have: "*eine* Waffenruhe, wie *sie* der Plan vorsieht"."""


def as_provided(scene: Scene) -> list[PaperContent]:
    """Return the noun phrase right before "wie sie der Plan vorsieht"; nothing where the clause means all
    that is told before it ("Norland öffnet die Grenze, wie es der Plan vorsieht")."""
    frame = scene.frame
    if frame.intro != "wie" or frame.index == 0 or frame.clause.negated or len(frame.words) < 3:
        return []
    agreeing = _AGREEING.get(frame.words[1], frozenset())
    if not agreeing or not uses_any(frame, "papers_verbs", "provides"):
        return []
    before = trimmed([t for t in scene.frames[frame.index - 1].tokens if t.i < frame.tokens[0].i])
    return content_of(scene.doc, _phrase(before, agreeing))


def _phrase(tokens: list[Token], agreeing: frozenset[str]) -> list[Token]:
    """Return the last noun phrase that the pronoun may mean, with what belongs to it: "*die Abtretung des
    Hafens*"; of a plural without an article the noun alone."""
    if not tokens or not tokens[-1].text[:1].isupper():
        return []
    for place in range(len(tokens) - 1, -1, -1):
        attribute = place > 0 and tokens[place - 1].text[:1].isupper() and not _opens_object(tokens, place)
        if tokens[place].lower_ in agreeing and not attribute:
            return tokens[place:]
    bare = all(t.text.islower() for t in tokens[-2:-1])
    return tokens[-1:] if "die" in agreeing and bare and tokens[-1].lower_.endswith(("n", "e", "s")) else []


def _opens_object(tokens: list[Token], place: int) -> bool:
    """Whether an article behind a noun opens a phrase of its own: "forderte Südland *eine* Pufferzone"."""
    return tokens[place].lower_ not in _GENITIVES
