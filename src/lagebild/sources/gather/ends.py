"""Takes the dateline off the first paragraphs and the credit off the last."""

from __future__ import annotations

import re

from lagebild.lexicon import group
from lagebild.model.article import RemovedKind
from lagebild.sources.credits import agencies_in, read_credits
from lagebild.sources.dateline import find_dateline
from lagebild.sources.gather.draft import Draft
from lagebild.sources.stamps import find_stamps

_TRAILING = re.compile(
    r"(?<=[.!?“\"”«»])\s+(?:[Mm]it|[Uu]nter Verwendung von) (?:Agenturm|M)aterial (?:von|der) "
    r"(?P<with>[\w -]{2,60}(?:, [\w-]+)*)\.?$|"
    r"\s*\((?P<items>[^()]{2,80})\)\.?$"
    r"|(?<=[.!?“\"”])/(?P<slash>[a-zäö]{2,4}(?:/(?:DP|[a-zäö]{2,4})){1,3})$"
    r"|(?<=[.!?“\"”«»])\s+(?P<bare>[a-zäö]{2,4}(?:/\w{2,8})+|dpa|afp|AFP|apa|APA|sda|SDA|epd|KNA|[A-ZÄÖÜ]{2,4}-[A-ZÄÖÜ]{2,4})$"
)


_ENTRY = re.compile(r"\((?P<credit>[A-Za-z]{2,10}(?:/[\w.]{2,10})*)\)\s(?=[„»\"“«]?[A-ZÄÖÜ])")
"""The source before an entry of a live blog: "(dpa) Die Vermittlerin ..."; it stays in the text."""


def strip_ends(draft: Draft) -> None:
    """Take the dateline off the first paragraphs and the credit ("(dpa/mw)") off the last."""
    context = "\n".join(draft.paragraphs)
    entries = [first for paragraph in draft.paragraphs if (first := _ENTRY.match(paragraph))]
    if len(entries) >= 2:
        draft.agencies += [agency for entry in entries for agency in agencies_in(entry["credit"])]
        return
    draft.paragraphs = [_without_agency(draft, paragraph) for paragraph in draft.paragraphs]
    for number, paragraph in enumerate(draft.paragraphs[:4]):
        found = find_dateline(paragraph, context, opening=number <= 1)
        if not found or draft.dateline:
            continue
        draft.dateline = found.text
        draft.agencies = [*found.agencies, *draft.agencies]
        draft.authors += found.authors
        before, after = paragraph[: found.start].strip(), paragraph[found.end :].strip()
        draft.paragraphs[number : number + 1] = [part for part in (before, after) if part]
        if number == 0 and before and (draft.lead == paragraph or draft.lead is None):
            draft.lead = before
        elif draft.lead == paragraph:
            draft.lead = after
    for number in range(len(draft.paragraphs) - 1, max(-1, len(draft.paragraphs) - 4), -1):
        match = _TRAILING.search(draft.paragraphs[number])
        items = (
            (match["items"] or match["with"] or match["bare"] or match["slash"].replace("/DP", ""))
            if match
            else ""
        )
        if match and _is_credit(items):
            draft.credit(items, 3)
            draft.stamps += [(stamp, 2) for stamp in find_stamps(items.replace("/", " "))]
            draft.remove(RemovedKind.SOURCE, match[0])
            draft.paragraphs[number] = draft.paragraphs[number][: match.start()].rstrip()
            break
    draft.paragraphs = [paragraph for paragraph in draft.paragraphs if paragraph]


_BARE = re.compile(r"(?<=[.!?“\"”«»])\s(?P<code>dpa|AFP|afp|APA|apa|Reuters|AP|KNA|epd|sda|SDA)$")


def _without_agency(draft: Draft, paragraph: str) -> str:
    """A paragraph without the agency behind its last sentence, as live blogs have it ("... ging. dpa")."""
    if found := _BARE.search(paragraph):
        draft.agencies += agencies_in(found["code"])
        draft.remove(RemovedKind.SOURCE, found[0])
        if draft.lead == paragraph:
            draft.lead = paragraph[: found.start()]
        return paragraph[: found.start()]
    return paragraph


def _is_credit(items: str) -> bool:
    if re.fullmatch(r"[A-ZÄÖÜ]{2,4}-[A-ZÄÖÜ]{2,4}", items):
        return True
    found = read_credits(items)
    if all(re.fullmatch(r"[\d./]+", item) for item in found.unknown) and find_stamps(items.replace("/", " ")):
        return True
    if found.unknown and not (
        found.agencies and all(code.isupper() and len(code) <= 4 for code in found.unknown)
    ):
        return False
    if all(word.strip(". ").lower() in group("sources", "desk") for word in re.split("[/,]", items)):
        return True
    return bool(found.agencies) or bool(re.fullmatch(r"[a-z]{2,4}(?:/[a-z]{2,4})*", items.strip()))
