"""The dossier as a Markdown report with footnotes: each line leads to the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lagebild.model.dossier import Dossier, Evidence
from lagebild.publish.chronicle import chronicle
from lagebild.publish.dates import day_words
from lagebild.publish.disputes import dispute_groups
from lagebild.publish.grammar import by
from lagebild.publish.index import DossierIndex, voices_evidence
from lagebild.publish.papers import paper_cards, paper_facts
from lagebild.publish.people import role_period, sides
from lagebild.publish.phrases import capital, heading
from lagebild.publish.points import Step, point_groups
from lagebild.publish.select import coverage
from lagebild.publish.state import state_of_play
from lagebild.publish.statements import speaker_groups
from lagebild.publish.taken import article_url, clean, short_quote
from lagebild.publish.timetable import AgendaLine, timetable
from lagebild.publish.wording import counted, label, listing, say

NOTES = 4
"""Most footnotes of one line."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~!$^&-])")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def render_markdown(dossier: Dossier) -> bytes:
    """Return the report. Text of articles is escaped, so that it can be neither markup nor HTML."""
    return _Report(DossierIndex(dossier)).text().encode("utf-8")


def plain(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    escaped = _SPECIAL.sub(r"\\\1", clean(" ".join(text.split())))
    return _NUMBERED.sub(r"\1\\\2", escaped)


class _Report:
    """Collects lines and their footnotes; the same words are one footnote."""

    def __init__(self, index: DossierIndex) -> None:
        self.index = index
        self.lines: list[str] = []
        self.notes: dict[Evidence, int] = {}

    def text(self) -> str:
        as_of = day_words(self.index.as_of)
        stand = f", {plain(capital(say('common.as_of', day=as_of)))}" if as_of else ""
        self.lines += [f"# Lagebild{stand}", ""]
        self.lines += [f"{plain(coverage(self.index.dossier))}.", ""]
        self._state()
        self._chronicle()
        self._people()
        self._papers()
        self._points()
        self._statements()
        self._disputes()
        self._agenda()
        self._sources()
        if self.notes:
            self.lines += [f"## {say('common.evidence')}", "", *self._footnotes()]
        return "\n".join(self.lines) + "\n"

    def _heading(self, level: int, text: str) -> None:
        if self.lines[-1:] != [""]:
            self.lines.append("")
        self.lines += [f"{'#' * level} {plain(text)}", ""]

    def _item(self, text: str, evidence: Iterable[Evidence], depth: int = 0) -> None:
        marks = "".join(f"[^{self._note(item)}]" for item in list(dict.fromkeys(evidence))[:NOTES])
        self.lines.append(f"{'    ' * depth}- {text}{marks}")

    def _note(self, evidence: Evidence) -> int:
        return self.notes.setdefault(evidence, len(self.notes) + 1)

    def _footnotes(self) -> list[str]:
        found = []
        for evidence, number in self.notes.items():
            entry = self.index.article(evidence.article)
            outlet = (entry.article.outlet if entry else None) or say("common.no_outlet_given")
            url = article_url(self.index, evidence.article)
            day = day_words(self.index.day(evidence)) or say("common.no_date")
            link = f" <{url}>" if url and not re.search(r"[<>\s]", url) else ""
            found.append(
                f"[^{number}]: „{plain(short_quote(evidence.text))}“ {plain(outlet)}, {plain(day)}.{link}"
            )
        return found

    def _state(self) -> None:
        self._heading(2, say("title.stand"))
        for group in state_of_play(self.index):
            self._heading(3, group.title)
            for sentence in group.sentences:
                note = f"; {plain(sentence.note)}" if sentence.note else ""
                self._item(f"{plain(sentence.text)} ({sentence.status_word}{note})", sentence.evidence)
            if not group.sentences:
                self.lines.append(plain(group.empty))

    def _chronicle(self) -> None:
        self._heading(2, say("title.chronik"))
        for month in chronicle(self.index):
            self._heading(3, month.label or capital(say("common.no_date")))
            for entry in month.entries:
                said = (
                    f", {plain(say('common.according_to', who=by(entry.vouchers)))}" if entry.vouchers else ""
                )
                who = (
                    f" – {plain(', '.join(person.name for person in entry.participants))}"
                    if entry.participants
                    else ""
                )
                when = plain(entry.when or say("common.no_date"))
                self._item(f"{when}: {plain(entry.title)} ({entry.status_word}{said}){who}", entry.evidence)

    def _people(self) -> None:
        self._heading(2, say("title.beteiligte"))
        for side in sides(self.index):
            self._heading(3, side.entity.name if side.entity else say("people.no_side"))
            for person in (*((side.party,) if side.party else ()), *side.persons, *side.bodies):
                spelled = [alias.text for alias in person.spellings]
                also = f" ({say('common.also')}: {plain(', '.join(spelled))})" if spelled else ""
                self._item(f"**{plain(person.entity.name)}**{also}", ())
                for role in (*person.roles, *person.former):
                    former = f"{say('people.former')} " if role.former else ""
                    period = f", {say('people.read', period=role_period(role))}" if role_period(role) else ""
                    self._item(f"{former}{plain(role.title)}{plain(period)}", role.evidence, 1)

    def _papers(self) -> None:
        self._heading(2, say("title.papiere"))
        for card in paper_cards(self.index):
            self._item(
                f"**{plain(capital(card.paper.name))}** ({plain(paper_facts(card))})", card.paper.evidence
            )
            for word, links in (
                (say("papers.revised").lower(), card.revises),
                (say("papers.part_of"), card.part_of),
            ):
                if links:
                    self._item(f"{word}: {plain(listing([link.name for link in links]))}", (), 1)
            for content in card.paper.contents:
                status = "" if content.status == "stands" else f" ({label('content_status', content.status)})"
                self._item(f"{plain(content.text)}{status}", content.evidence, 1)
            for stance in card.paper.stances:
                word = label("stance", stance.stance)
                if stance.said_by:
                    told = say("common.according_to", who=by(self.index.names(stance.said_by)))
                    word = f"{word} ({plain(told)})"
                self._item(f"{plain(self.index.shown_name(stance.entity))}: {word}", stance.evidence, 1)
            if card.unknown:
                self._item(f"{say('papers.unknown').lower()}: {listing(card.unknown)}", (), 1)

    def _statements(self) -> None:
        self._heading(2, say("title.aussagen"))
        for group in speaker_groups(self.index):
            self._heading(3, group.entity.name if group.entity else say("statements.nobody"))
            for line in group.lines:
                if line.first:
                    self._item(
                        f"{line.act_word} ({line.type_word}): {plain(line.text)}", line.quotation.evidence
                    )

    def _disputes(self) -> None:
        self._heading(2, say("title.streitpunkte"))
        for group in dispute_groups(self.index):
            self._heading(3, group.word)
            for dispute in group.disputes:
                n = dispute.counters
                counts = ", ".join(
                    (counted(n.articles, "article"), counted(n.origins, "origin"),
                     counted(n.sides, "side"), counted(n.sources, "source"))
                )  # fmt: skip
                self._item(f"{plain(heading(dispute.claim.text))} ({counts})", ())
                for word, voices in (
                    (say("disputes.for").lower(), dispute.claim.supporters),
                    (say("disputes.against").lower(), dispute.claim.opponents),
                ):
                    if voices:
                        names = [self.index.shown_name(voice.entity) for voice in voices]
                        self._item(f"{word}: {plain(listing(names))}", voices_evidence(voices), 1)

    def _points(self) -> None:
        groups = point_groups(self.index)
        if not groups:
            return
        self._heading(2, say("title.punkte"))
        for group in groups:
            self._heading(3, capital(group.word))
            for point in group.points:
                parties = f" ({listing(point.parties)})" if point.parties else ""
                where = f" – {point.negotiation}" if point.negotiation else ""
                self._item(plain(f"{point.text}{parties}{where}"), ())
                for step in point.steps:
                    self._item(plain(_step_text(step)), step.evidence, 1)

    def _agenda(self) -> None:
        self._heading(2, say("title.agenda"))
        table = timetable(self.index)
        for line in (*table.pending, *table.settled):
            self._item(_agenda_text(line), (*line.item.evidence, *line.item.outcome))

    def _sources(self) -> None:
        self._heading(2, say("title.quellen"))
        for entry in self.index.dossier.articles:
            article = entry.article
            parts = (
                day_words(article.published) or say("common.no_date"),
                article.outlet,
                article.title,
                *article.agencies,
            )
            self._item(", ".join(plain(part) for part in parts if part), ())
        self.lines.append("")


def _step_text(step: Step) -> str:
    """Return how a point stood: "3. Februar 2026: strittig, nach Angaben von Rita Weber"."""
    told = f"{step.day or say('common.no_date')}: {step.word}"
    if step.said_by:
        return f"{told}, {say('common.according_to', who=listing(step.said_by))}"
    return f"{told}, {say('disputes.hearsay')}" if step.hearsay else told


def _agenda_text(line: AgendaLine) -> str:
    when = line.moved_to or line.when or say("agenda.no_time")
    moved = f", {say('agenda.instead_of')} {line.when}" if line.moved_to and line.when else ""
    return f"{plain(when)}: {plain(line.what)} ({line.status_word}{plain(moved)})"
