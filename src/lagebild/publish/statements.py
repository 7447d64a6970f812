"""Aussagen: quotations by speaker, newest first, with what the speaker does by saying it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lagebild.model.dossier import Entity, RecordedQuotation, Speaker
from lagebild.model.entity import EntityKind
from lagebild.publish.anchors import anchor
from lagebild.publish.dates import day_words, short_day, when_words
from lagebild.publish.excerpts import shorten
from lagebild.publish.index import DossierIndex, by_name, is_literal
from lagebild.publish.phrases import marked
from lagebild.publish.wording import label, say, tables

TEXT_LIMIT = 280
"""Most characters of a quotation in the overview."""

_MARKS = "\"„“”«»‚‘’'"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One quotation as a line of the list."""

    quotation: RecordedQuotation
    anchor: str
    first: bool
    """Whether this is the quotation's first line: a joint statement stands under each of its speakers."""
    text: str
    literal: bool
    joint: str
    """What stands between „sagt“ and the words: a comma before „dass“, else a colon."""
    act_word: str
    type_word: str
    said: str
    reported: str
    day: str
    outlet: str
    speakers: tuple[str, ...]
    together_with: tuple[str, ...]
    addressee: str | None
    parts: tuple[StatementLine, ...]
    """Quoted words inside that the text above does not show, or that do something else."""
    folded: tuple[StatementLine, ...]
    """Quoted words inside that the text above shows in their marks."""

    @property
    def forms(self) -> str:
        """The forms that a filter finds the line by: its own and those of the words in marks inside it."""
        return " ".join(dict.fromkeys([self.quotation.type, *(part.quotation.type for part in self.folded)]))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerGroup:
    """Everything that one speaker is quoted with; ``entity`` is None where nobody could be named."""

    entity: Entity | None
    anchor: str
    side: Entity | None
    lines: tuple[StatementLine, ...]

    @property
    def unnamed(self) -> bool:
        """Whether it is somebody whom no report names; such are told apart by where they spoke."""
        return self.entity is not None and self.entity.kind is EntityKind.UNNAMED

    @property
    def spoke_in(self) -> str:
        """Outlet and day of an unnamed speaker's newest statement, "" for others."""
        line = self.lines[0]
        parts = (line.outlet, short_day(line.day)) if self.unnamed else ()
        return ", ".join(part for part in parts if part)


def speaker_groups(index: DossierIndex) -> tuple[SpeakerGroup, ...]:
    """Return the speakers, those with most statements first, then the unnamed, open ones last."""
    parts = quoted_parts(index)
    inner = {part.id for found in parts.values() for part in found}
    groups: dict[str | None, list[StatementLine]] = defaultdict(list)
    for quotation in index.dossier.quotations:
        if quotation.id in inner:
            continue
        owners = list(dict.fromkeys(_known(index, speaker) for speaker in quotation.speakers)) or [None]
        for number, owner in enumerate(owners):
            groups[owner].append(_line(index, quotation, owner, number == 0, parts))
    found = [_group(index, owner, lines) for owner, lines in groups.items()]
    return tuple(sorted(found, key=_rank))


def quoted_parts(index: DossierIndex) -> dict[str, tuple[RecordedQuotation, ...]]:
    """Return the quoted words inside each quotation that are its own speakers' words."""
    found: dict[str, list[RecordedQuotation]] = defaultdict(list)
    for quotation in index.dossier.quotations:
        outer = index.quotations.get(quotation.within) if quotation.within else None
        if outer is None or outer.within is not None or outer.id == quotation.id:
            continue
        if {speaker.entity for speaker in outer.speakers} == {
            speaker.entity for speaker in quotation.speakers
        }:
            found[outer.id].append(quotation)
    return {outer: tuple(inner) for outer, inner in found.items()}


def statement_line(
    index: DossierIndex, quotation: RecordedQuotation, parts: dict[str, tuple[RecordedQuotation, ...]]
) -> StatementLine:
    """Return one quotation as a line of its own, under nobody's name; ``parts`` are the ``quoted_parts``."""
    return _line(index, quotation, None, True, parts)


def _known(index: DossierIndex, speaker: Speaker) -> str | None:
    return speaker.entity if speaker.entity in index.entities else None


def _line(
    index: DossierIndex,
    quotation: RecordedQuotation,
    owner: str | None,
    first: bool,
    parts: dict[str, tuple[RecordedQuotation, ...]],
) -> StatementLine:
    entry = index.article(quotation.article)
    published = (entry.article.published if entry else None) or ""
    inner = tuple(_line(index, part, owner, first, {}) for part in parts.get(quotation.id, ()))
    text = shown_text(quotation)
    folded = tuple(part for part in inner if _is_shown(part, quotation))
    others = [speaker for speaker in quotation.speakers if owner is not None and speaker.entity != owner]
    return StatementLine(
        quotation=quotation,
        anchor=anchor("q", quotation.id),
        first=first,
        text=text,
        literal=is_literal(quotation),
        joint="," if _is_clause(text) else ":",
        act_word=label("act", quotation.act),
        type_word=label("quotation_type", quotation.type)
        + (say("statements.partly_literal") if folded else ""),
        said=when_words(quotation.said),
        reported=day_words(published),
        day=published[:10],
        outlet=(entry.article.outlet if entry else None) or "",
        speakers=tuple(speaker_name(index, speaker) for speaker in quotation.speakers),
        together_with=tuple(speaker_name(index, speaker) for speaker in others),
        addressee=speaker_name(index, quotation.addressee) if quotation.addressee else None,
        parts=tuple(part for part in inner if part not in folded),
        folded=folded,
    )


def _is_shown(part: StatementLine, outer: RecordedQuotation) -> bool:
    """Whether the words of a part are among those around it, be they cut on the line, and do the same."""
    words = " ".join(part.quotation.text.split()).strip(_MARKS + " ")
    return part.quotation.act is outer.act and words in " ".join(outer.text.split())


def _is_clause(text: str) -> bool:
    return text.partition(" ")[0].casefold() in tables("de")["conjunctions"]["subordinate"]


def shown_text(quotation: RecordedQuotation) -> str:
    """Return the words of a quotation for a line: the speaker's own in German marks, cut if long."""
    text = " ".join(quotation.text.split())
    if not is_literal(quotation):
        return shorten(marked(text), TEXT_LIMIT)
    return f"„{shorten(text.strip(_MARKS + ' '), TEXT_LIMIT)}“"


def speaker_name(index: DossierIndex, speaker: Speaker) -> str:
    """Return the speaker's name, or the words of the article where it stays open."""
    return index.shown_name(speaker.entity) if speaker.entity else f"„{speaker.text}“"


def _group(index: DossierIndex, owner: str | None, lines: list[StatementLine]) -> SpeakerGroup:
    side = index.side_of(owner)
    ordered = sorted(lines, key=lambda line: (line.quotation.article, line.quotation.evidence[:1]))
    ordered.sort(key=lambda line: line.day, reverse=True)
    return SpeakerGroup(
        entity=index.entities.get(owner) if owner else None,
        anchor=anchor("s", owner) if owner else "s-offen",
        side=index.entities.get(side) if side and side != owner else None,
        lines=tuple(ordered),
    )


def _rank(group: SpeakerGroup) -> tuple[bool, bool, int, tuple[str, str]]:
    return (
        group.entity is None,
        group.unnamed,
        -len(group.lines),
        by_name(group.entity) if group.entity else ("", ""),
    )
