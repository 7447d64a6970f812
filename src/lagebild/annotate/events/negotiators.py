"""Who sat at the table by office: "Verhandlungsführerin Weber nannte das Angebot zu niedrig".

Whoever leads the talks for a side, hosts or mediates them takes part, also where only a later sentence names
the office. The event is the one in which the office's side takes part, else the talks spoken of last before
the name. Left out are talks that are only possible, denied or called off, and offices of the past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagebild.annotate.doc_text import tokens_in
from lagebild.annotate.events.draft import sides_of
from lagebild.annotate.events.frames import endings
from lagebild.model.annotation import EventStatus, MentionKind, Participant
from lagebild.model.span import CharSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from lagebild.annotate.events.draft import Draft
    from lagebild.model.annotation import Mention, Role

_TABLE = frozenset({"talks", "meeting", "summit"})
_VISIT = frozenset({"visit", "arrival"})
_SAT = frozenset({EventStatus.HELD, EventStatus.ONGOING, EventStatus.REPORTED, EventStatus.PLANNED})
_REACH = 900
"""So many characters from the talks their negotiators may still be named."""


def seat_negotiators(doc: Doc, events: Sequence[Draft]) -> None:
    """Add to the talks whoever leads them for a side, hosts or mediates them by office."""
    talks = [e for e in events if e.trigger.type in _TABLE and e.status in _SAT]
    travels = [e for e in events if e.trigger.type in _VISIT and e.status in _SAT and _of_delegation(e)]
    if not talks and not travels:
        return
    for mention, role, host in _at_table(doc):
        event = _theirs(mention, role, talks, host=host)
        if event is None and not host:
            event = _theirs(mention, role, travels, host=True)  # whoever leads travellers belongs to them
        if event is not None and mention.name not in {p.name for p in event.people}:
            found = Participant(
                name=mention.name, span=mention.span, side=role.of if role else None, host=host
            )
            event.people = (*event.people, found)


def _of_delegation(event: Draft) -> bool:
    """Whether a delegation is among those who travel, so that its leader travels too."""
    return any(word.lower().endswith(endings("delegation")) for p in event.people for word in p.name.split())


def _at_table(doc: Doc) -> Iterator[tuple[Mention, Role | None, bool]]:
    """Yield each person in such an office once, with the office, and whether it presides."""
    roles = {role.name: role for role in doc._.roles if not role.former}
    members = {m.name for m in doc._.memberships if m.group.lower().endswith(endings("delegation"))}
    former: dict[str, list[Role]] = {}
    for role in doc._.roles:
        if role.former:
            former.setdefault(role.name, []).append(role)
    seen: set[str] = set()
    for mention in doc._.mentions:
        if mention.kind is not MentionKind.PERSON or mention.name in seen:
            continue
        role = roles.get(mention.name)
        words = [word.lower() for word in role.title.split()[:1]] if role is not None else []
        once = former.get(mention.name, ())
        if not any(0 < mention.span.start - r.span.end <= 1 for r in once):
            words.append(_word_before(doc, mention))
        if _is_missing(doc, mention, role):
            continue
        leads = any(word.endswith(endings("negotiator")) for word in words)
        presides = any(word.endswith(endings("presiding")) for word in words)
        if leads or presides:
            seen.add(mention.name)
            yield mention, role, presides and mention.name not in members  # who leads his own side


def _is_missing(doc: Doc, mention: Mention, role: Role | None) -> bool:
    """Whether a delegation is there without its head: "*ohne ihren Chefunterhändler* Krüger"."""
    titled = role is not None and 0 < mention.span.start - role.span.end <= 1
    start = role.span.start if role is not None and titled else mention.span.start
    tokens = tokens_in(doc, CharSpan(start, mention.span.end))
    before = doc[max(0, tokens[0].i - 2) : tokens[0].i] if tokens else ()
    return any(token.lower_ == "ohne" for token in before)


def _word_before(doc: Doc, mention: Mention) -> str:
    tokens = tokens_in(doc, mention.span)
    return doc[tokens[0].i - 1].lower_ if tokens and tokens[0].i else ""


def _theirs(mention: Mention, role: Role | None, talks: Sequence[Draft], *, host: bool) -> Draft | None:
    side = role.of if role is not None else None
    near = [e for e in talks if abs(mention.span.start - e.span.start) <= _REACH]
    own = [e for e in near if side is not None and side in sides_of(e)]
    if side is not None and not own and not host:
        near = [e for e in near if not e.people]  # their sides are known, and his is none of them
    before = [e for e in own or near if e.span.start <= mention.span.end]
    return max(before, key=lambda e: e.span.start, default=next(iter(own or near), None))
