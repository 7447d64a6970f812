"""What a clause states firmly of somebody's stand: not what is rumoured, hoped, foretold by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.clauses import ClauseKind
from lagebild.annotate.events.conditions import verb_first
from lagebild.annotate.events.frames import Frame, beginning_in
from lagebild.annotate.events.hearsay import by_hearsay, supposes
from lagebild.annotate.events.opaque import nearly
from lagebild.annotate.papers.judging import denied_judgement
from lagebild.annotate.papers.scene import Scene, listed, rows_used, unreal
from lagebild.lexicon import group
from lagebild.model.annotation import MentionKind, Quotation, StanceKind

if TYPE_CHECKING:
    from lagebild.annotate.events.party import Party


_VOTING = group("papers_grammar", "casting_vote")
_THEN = group("papers_grammar", "then")
_TO_COME = group("papers_grammar", "to_come")
_CLAIMS = group("papers_grammar", "claim")
_REPORTS = group("events_grammar", "report") | group("events_grammar", "rumour_noun")


def meant(
    frame: Frame,
    kind: StanceKind | None,
    *,
    can: bool = False,
    fixed: bool = False,
    by_words: bool = False,
) -> StanceKind | None:
    """Return the stance that a clause states firmly, None where it only supposes or asks.

    "kann zustimmen" and "will zustimmen" agree, "will nicht annehmen" and "werde ablehnen" reject; "könnte
    zustimmen", "soll ablehnen" state nothing. Demands are stances in any mood. ``fixed`` says that "nichts"
    or "kein" belongs to the words: "will von dem Plan nichts wissen", "lässt kein gutes Haar an ihm";
    ``by_words`` that words of judgement told the stance.
    """
    clause = frame.clause
    if kind is None or not listed("papers_stances", "soft").isdisjoint(frame.words):
        return None
    if frame.intro in ("wenn", "falls", "ob", "sofern") or unreal(frame):
        return None
    if kind is StanceKind.DEMANDS and asks(frame):
        return None if clause.modal in ("können", "dürfen") else kind  # "kann Änderungen vorschlagen"
    finite = frame.finite.lower_ if frame.finite is not None else ""
    if fixed and frame.clause.negated:
        return None if clause.modal in ("sollen", "müssen", "dürfen", "mögen") else kind
    if clause.modal == "können":
        if can and kind is StanceKind.CRITICISES:
            return kind  # "kann dem Plan nur wenig abgewinnen"
        agrees = kind in (StanceKind.AGREES, StanceKind.SUPPORTS)
        return (
            denied_judgement(frame, kind, by_words=by_words)
            if agrees and not finite.startswith("könnt")
            else None
        )
    if can:
        return None  # "mit dem Plan leben" alone
    if clause.modal == "wollen" or clause.tense == "future":
        told = denied_judgement(frame, kind, by_words=by_words)
        plain = frame.kind == "main" and not clause.konjunktiv  # "dass Norland zustimmen werde" foretells
        agrees = plain and told in (StanceKind.AGREES, StanceKind.SUPPORTS)
        return told if told is StanceKind.REJECTS or agrees or frame.lemma in _VOTING else None
    return None if clause.modal else denied_judgement(frame, kind, by_words=by_words)


def may_tell(scene: Scene, people: list[Party], quotation: Quotation | None) -> bool:
    """Whether what will be done is told by the party itself, not foretold by another: "Norland werde ..."."""
    frame = scene.frame
    if not (frame.clause.modal or frame.clause.tense == "future") or quotation is None:
        return True
    speaker = _side(scene, quotation.speaker_name or "")
    theirs = [side for p in people if p.named and (side := _side(scene, p.name))]
    return speaker is None or not theirs or speaker in theirs


def _side(scene: Scene, name: str) -> str | None:
    """The side of somebody named: of a person what is known of it, of a state or body itself."""
    sides = scene.reader.sides
    if name in sides:
        return sides[name]
    places = scene.reader.named(name)
    if not places or (side := next((p.side for p in places if p.side), None)):
        return side if places else None
    first = places[0].span.start
    kinds = {m.kind for m in beginning_in(scene.doc, "mentions", first, places[0].span.end)}
    return None if MentionKind.PERSON in kinds else name


def denied(scene: Scene) -> bool:
    """Whether the clause tells what is rumoured, denied or hoped: "wies Berichte zurück, wonach ..."."""
    frame = scene.frame
    if frame.intro == "wonach" or _said_of_them(scene) or _at_first(frame):
        return True
    if left_open(scene) or nearly(frame):
        return True
    if (frame.intro == "dass" and _untrue(scene)) or _claimed(scene):
        return True
    outer = scene.frames[frame.governor] if frame.governor is not None else None
    if outer is None or frame.intro != "dass":
        return False
    if not listed("papers_stances", "conceivable").isdisjoint(outer.words):
        return True  # "halten es für denkbar, dass Norland den Plan annimmt"
    if outer.clause.negated and outer.lemma in listed("papers_stances", "holding_true"):
        return True  # "Es stimmt nicht, dass Norland den Plan abgelehnt hat"
    return any(outer.lemma in listed("papers_stances", table) for table in ("denying", "supposing"))


def left_open(scene: Scene) -> bool:
    """Whether a clause is a condition, a question or still to come: "*Stimmt* Norland zu, ...", "Wann stimmt
    Norland zu?", "*Bevor* Norland zustimmt"."""
    frame = scene.frame
    last = frame.tokens[-1]
    asked = last.i + 1 < len(scene.doc) and scene.doc[last.i + 1].text == "?"
    to_come = frame.intro in _TO_COME and frame.clause.tense in ("present", "future")
    return asked or to_come or _opens_condition(scene) or _before_inversion(scene)


def _opens_condition(scene: Scene) -> bool:
    """Whether the word order makes a clause a condition; behind "doch" only before another that begins with
    its verb: "Doch *lehnt* er ab, drohen Zölle", not "Doch lehnt er ab"."""
    frame = scene.frame
    if not verb_first(frame) or frame.finite is None or frame.finite.i == frame.tokens[0].i:
        return verb_first(frame)
    behind = (f for f in scene.frames[frame.index + 1 :] if f.kind == "main" and f.finite is not None)
    led = (f for f in behind if f.finite is not None and f.finite.i == f.tokens[0].i)
    return any(not (f.holds("speech") or f.holds("reporting")) for f in led)


def _before_inversion(scene: Scene) -> bool:
    """Whether a clause that begins with its verb is followed by another: "*Lehnte* er ab, drohten Zölle"."""
    frame = scene.frame
    opens = frame.clause.kind is ClauseKind.VERB_FIRST and not frame.index and frame.finite is not None
    behind = next((f for f in scene.frames[frame.index + 1 :] if f.kind == "main"), None)
    if not opens or behind is None or behind.finite is None or behind.clause.tense != frame.clause.tense:
        return False
    ahead = behind.finite.i - behind.tokens[0].i
    return not (behind.holds("speech") or behind.holds("reporting")) and (
        ahead == 0 or (ahead == 1 and behind.words[0] in _THEN)
    )


def _untrue(scene: Scene) -> bool:
    """Whether the main clause behind calls it untrue: "*Dass er zustimme*, nannte sie Spekulation"."""
    frame = scene.frame
    if frame.index and any(f.kind == "main" for f in scene.frames[: frame.index]):
        return False
    outer = next((f for f in scene.frames[frame.index + 1 :] if f.kind == "main"), None)
    return outer is not None and not listed("papers_stances", "untrue").isdisjoint(outer.words)


def _said_of_them(scene: Scene) -> bool:
    """Whether it is only said of somebody: "Weber wird nachgesagt, *sie habe den Text gelobt*"."""
    frame = scene.frame
    before = scene.frames[frame.index - 1] if frame.index else None
    told = frame.clause.konjunktiv and before is not None and before.clause.passive
    return told and before is not None and before.lemma in listed("papers_stances", "said_of")


def _claimed(scene: Scene) -> bool:
    """Whether it is what others claim and the clause before denies: "wies den Vorwurf zurück, *sie blockiere
    den Plan*"."""
    frame = scene.frame
    before = scene.frames[frame.index - 1] if frame.index else None
    if before is None or not frame.clause.konjunktiv or before.clause.negated:
        return False
    denies = before.lemma in listed("papers_stances", "denying")
    return denies and not _CLAIMS.isdisjoint(before.words)


def _at_first(frame: Frame) -> bool:
    """Whether a clause looks back at a stand that was given up since: "hatte ihn *zunächst* abgelehnt"."""
    back = frame.clause.tense == "pluperfect"
    return back and not listed("papers_stances", "at_first").isdisjoint(frame.words)


def hearsay(scene: Scene) -> bool:
    """Whether a medium or nobody to name tells it: "Nach Informationen der Zeitung lehnt Norland den Plan
    ab", "Norland lehnt den Plan ab, hieß es in Kreisen", "Vieles spricht dafür, dass Norland ihn ablehnt".
    """
    frame = scene.frame
    outer = scene.frames[frame.governor] if frame.governor is not None else None
    if (
        _of_report(scene)
        or by_hearsay(frame, scene.frames)
        or (frame.intro == "dass" and outer is not None and supposes(outer))
    ):
        return True
    text = f" {' '.join(frame.words)} "
    return any(f" {phrase} " in text for phrase in listed("papers_stances", "hearsay"))


def _of_report(scene: Scene) -> bool:
    """Whether a noun of report takes the clause: "*Die Meldung*, Norland habe den Plan abgelehnt, ..."."""
    frame, at = scene.frame, scene.frame.tokens[0].i
    behind_noun = at > 1 and scene.doc[at - 1].text == "," and scene.doc[at - 2].lower_ in _REPORTS
    return behind_noun and frame.clause.konjunktiv


def asks(frame: Frame) -> bool:
    """Whether the clause demands changes: "will Änderungen an dem Plan" is a stance in itself."""
    demands = (row for row in rows_used(frame, "papers_stances", "stance") if row["stance"] == "demands")
    modal = frame.clause.modal
    return any(modal in row.get("modals", (modal,)) for row in demands)
