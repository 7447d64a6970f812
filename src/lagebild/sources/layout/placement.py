"""The lines of a paste with the roles that are found for them one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from lagebild.model.article import RemovedKind
from lagebild.sources.bodies import body_end, live_entries
from lagebild.sources.classify import Form, Reading


class Role(Enum):
    """What a line is in this article."""

    SECTION = auto()
    KICKER = auto()
    TITLE = auto()
    LEAD = auto()
    BODY = auto()
    CAPTION = auto()
    TAGS = auto()
    META = auto()
    OUTLET = auto()
    REMOVED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A line with its role; ``kind`` says why it is removed where it is."""

    reading: Reading
    role: Role
    kind: RemovedKind = RemovedKind.OTHER
    foot: bool = False
    boxed: bool = False
    """Whether it stands in the foot under the heading of a box, or opens an entry of a live blog."""


@dataclass(slots=True, kw_only=True)
class Placement:
    """The lines, where the body ends, its paragraphs, and the roles found so far."""

    readings: list[Reading]
    known_title: str = ""
    entries: list[int]
    """The lines that open the entries of a live blog."""
    end: int
    """The first line after the body."""
    prose: list[int]
    title: int | None = None
    roles: dict[int, tuple[Role, RemovedKind]] = field(default_factory=dict)

    @classmethod
    def of(cls, readings: list[Reading], known_title: str) -> Placement:
        """Return the lines before any has a role."""
        entries = live_entries(readings)
        end = body_end(readings, entries)
        prose = [i for i in range(end) if readings[i].form is Form.PROSE]
        return cls(readings=readings, known_title=known_title, entries=entries, end=end, prose=prose)

    def set(self, number: int, role: Role, kind: RemovedKind = RemovedKind.OTHER) -> None:
        """Give a line its role."""
        self.roles[number] = (role, kind)

    def free(self, number: int, *forms: Form) -> bool:
        """Whether a line has one of these forms and no role yet."""
        return number not in self.roles and self.readings[number].form in forms

    def has(self, role: Role) -> bool:
        """Whether any line has this role."""
        return any(found is role for found, _ in self.roles.values())

    def placed(self) -> list[Placed]:
        """Return every line with its role; what has none is removed."""
        boxes = [
            i
            for i, r in enumerate(self.readings)
            if i >= self.end
            and (r.form is Form.MARKER or (r.form is Form.DEBRIS and r.kind is RemovedKind.COMMENTS))
        ]
        box = min(boxes, default=len(self.readings))
        first = self.entries[0] if self.entries else 0
        dated = any(part.part == "stamp" for r in self.readings[:first] for part in r.segments)
        own = set(self.entries) if dated else set[int]()
        return [
            Placed(
                reading=reading,
                role=role,
                kind=kind,
                foot=number >= self.end,
                boxed=number > box or number in own,
            )
            for number, reading in enumerate(self.readings)
            for role, kind in [self.roles.get(number, (Role.REMOVED, reading.kind))]
        ]
