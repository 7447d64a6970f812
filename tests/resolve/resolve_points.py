"""Articles of one wage round by hand, each sentence with the point it tells of and how that stands."""

from __future__ import annotations

from typing import Any

from resolve_press import Press

OPENING = "Bahn und GDL verhandeln. Claus Weber und Lena Holm sind dabei. "
DISPUTED = ("Strittig ist die Laufzeit.", "die Laufzeit", "disputed")
AGREED = ("Geeinigt haben sie sich auf die Laufzeit des Vertrags.", "die Laufzeit des Vertrags", "agreed")


def told(press: Press, id: str, day: str, *states: tuple[str, str, str], **how: Any) -> None:
    """Enter an article of the wage round with sentences, each with its matter and status."""
    text = OPENING + " ".join(sentence for sentence, _, _ in states)
    reader = press.article(id, text, day)
    reader.mention("Bahn", "organisation").mention("GDL", "organisation")
    reader.person("Claus Weber").person("Lena Holm")
    for sentence, matter, status in states:
        reader.issue(sentence, matter, status, **how)
