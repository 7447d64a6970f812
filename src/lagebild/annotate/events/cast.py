"""Who takes part in an event, by where they stand: with its word, as subjects, objects and hosts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagebild.annotate.events.joined import joined

if TYPE_CHECKING:
    from lagebild.annotate.events.frames import Frame
    from lagebild.annotate.events.parties import PartyReader
    from lagebild.annotate.events.party import Party


@dataclass(frozen=True, slots=True)
class Cast:
    """The participants of an event: ``attached`` stand with the noun, ``subjects`` in its clause."""

    attached: tuple[Party, ...] = ()
    subjects: tuple[Party, ...] = ()
    objects: tuple[Party, ...] = ()
    hosts: tuple[Party, ...] = ()

    def all(self) -> tuple[Party, ...]:
        """Everybody, in text order, each once."""
        found: dict[str, Party] = {}
        for party in sorted(
            (*self.attached, *self.subjects, *self.objects, *self.hosts), key=lambda p: p.first
        ):
            found.setdefault(party.name, party)
        return tuple(found.values())


def parties_in(reader: PartyReader, frame: Frame, *, all_of_them: bool) -> list[Party]:
    """Return the parties of a clause, with those who are somebody only where people meet."""
    if not all_of_them:
        return [p for p in reader.within(frame.tokens) if not p.place]
    known = reader.among(frame.tokens)
    found = [*known, *joined(frame.tokens, known, reader.barred)]
    return sorted((p for p in found if not p.place), key=lambda p: p.first)


def attached_with(parties: list[Party]) -> bool:
    """Whether one side is named by "mit", so that the other stands elsewhere in the clause."""
    return any(p.prep == "mit" for p in parties)
