"""Made-up press reports about many negotiations, for measuring how a record grows.

Every negotiation has parties, people, a mediator, a place and a paper of its own; some bodies, states and
capitals occur in many. Reports follow each other over weeks: announcement, meeting, denial, offer, result.
Some are reprints by another outlet, some look at two negotiations. The same seed gives the same articles.

    python benchmarks/synthetic.py 1000 > articles.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

WORDS = {
    line.split()[0]: tuple(line.split()[1:])
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}
STATES, MONTHS, WEEKDAYS = (WORDS[key] for key in ("state", "month", "weekday"))
TOWNS = tuple(f"{stem}{end}" for stem in WORDS["stem"] for end in WORDS["towns"])
OUTLETS = tuple(f"{town}er {paper}" for town in TOWNS[::40] for paper in WORDS["paper"])
FIRST_DAY = date(2023, 1, 2)
DAYS = 1000
"""The span of time over which the negotiations begin."""
LENGTH = 24
"""Articles about one negotiation, about."""


@dataclass(frozen=True)
class Negotiation:
    """Who talks to whom, where, about which paper, from which day on."""

    sides: tuple[str, str]
    people: tuple[str, str, str, str]
    offices: tuple[str, str, str, str]
    mediator: str
    town: str
    points: int
    matter: str
    begin: date


def negotiation(number: int, seed: int = 7) -> Negotiation:
    """Return the negotiation of a number."""
    dice = Random(f"{seed}-{number}")
    names = [_name(dice, kind) for kind in ("woman", "man", "man", "woman", "woman")]
    kind = number % 3
    town = dice.choice(TOWNS)
    if kind == 0:
        trade = dice.choice(WORDS["trade"])
        land = dice.choice(TOWNS)
        sides = (f"Gewerkschaft {trade} {land}", f"Verband {trade} {land}")
        offices = ("Verhandlungsführerin", "Sprecher", "Verbandschef", "Sprecherin")
        matter = "den neuen Tarifvertrag"
    elif kind == 1:
        land = dice.choice(TOWNS)
        sides = (f"Liste {land}", f"Bund {land}")
        offices = ("Vorsitzende", "Fraktionschef", "Spitzenkandidat", "Generalsekretärin")
        matter = "eine Koalition"
    else:
        one, other = dice.sample(STATES, 2)
        sides = (one, other)
        offices = ("Außenministerin", "Unterhändler", "Präsident", "Sprecherin der Regierung")
        matter = "eine Waffenruhe" if dice.random() < 0.5 else "ein Handelsabkommen"
    return Negotiation(
        sides=sides,
        people=(names[0], names[1], names[2], names[3]),
        offices=offices,
        mediator=names[4],
        town=town,
        points=dice.randint(5, 40),
        matter=matter,
        begin=FIRST_DAY + timedelta(days=dice.randrange(DAYS)),
    )


def _name(dice: Random, kind: str) -> str:
    first, stem, end = (dice.choice(WORDS[key]) for key in (kind, "stem", "end"))
    return f"{first} {stem}{end}"


def day_words(day: date) -> str:
    """Return a day as a text writes it: "3. März 2025"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def _of(side: str) -> str:
    """Return whom an office belongs to: "aus Chile", "der Gewerkschaft Bau Seestadt", "des Bundes Grünau"."""
    if side in STATES:
        return f"aus {side}"
    kind, rest = side.split(" ", 1)
    return f"des {kind}es {rest}" if kind in ("Bund", "Verband") else f"der {side}"


def _with(side: str) -> str:
    """Return a side behind a preposition: "Chile", "dem Bund Grünau"."""
    kind = side.split(" ", 1)[0]
    return side if side in STATES else f"{'dem' if kind in ('Bund', 'Verband') else 'der'} {side}"


def sentences(talks: Negotiation, step: int, day: date, dice: Random) -> list[str]:
    """Return what a report says of a negotiation at a step."""
    n = talks
    near = day + timedelta(days=dice.randint(2, 9))
    past = day - timedelta(days=1)
    us, them = n.sides
    a, b, c, d = n.people
    choices = [
        [
            f"{n.offices[0]} {a} {_of(us)} und {n.offices[2]} {c} {_of(them)} haben sich am "
            f"{day_words(past)} in {n.town} getroffen.",
            f"Sie sprachen über {n.matter}, wie {n.offices[1]} {b} {_of(us)} mitteilte.",
        ],
        [
            f"Die nächste Runde der Gespräche soll am {day_words(near)} in {n.town} stattfinden.",
            f"Das kündigte {n.offices[2]} {c} {_of(them)} an.",
        ],
        [
            f"{n.offices[3]} {d} {_of(them)} wies Berichte zurück, wonach es in {n.town} "
            "schon eine Einigung gebe.",
            "Davon könne keine Rede sein.",
        ],
        [
            f"{n.offices[0]} {a} legte einen {n.points}-Punkte-Plan vor.",
            f"Der Plan gehe weit über das hinaus, was man erwartet habe, sagte {n.offices[2]} {c}.",
        ],
        [
            f"{n.offices[1]} {b} kritisierte den Vorschlag scharf: „So kommen wir nicht weiter.“",
            f"Nach Angaben von {d} liegen beide Seiten noch weit auseinander.",
        ],
        [
            f"Vermittlerin {n.mediator} sprach am {day_words(past)} in {n.town} mit {a} und {c}.",
            f"„Wir sind einen Schritt weiter“, sagte {n.mediator} danach.",
        ],
        [
            f"{c} soll sich nach Informationen aus Verhandlungskreisen bereits mit {a} verständigt haben.",
            f"{b} wollte das nicht kommentieren.",
        ],
        [
            f"Das für den {day_words(near)} geplante Treffen in {n.town} wurde abgesagt, teilte {b} mit.",
            f"{n.offices[2]} {c} bedauerte die Entscheidung.",
        ],
    ]
    both = f"zwischen {_with(us)} und {_with(them)}"
    made = [
        dice.choice(
            (
                f"In den Verhandlungen {both} über {n.matter} gibt es am {WEEKDAYS[day.weekday()]} Bewegung.",
                f"Die Gespräche {both} über {n.matter} gehen in {n.town} in die {dice.randint(2, 9)}. Woche.",
                f"{n.offices[0]} {a} rechnet {both} mit schwierigen Tagen in {n.town}.",
                f"Um {n.matter} wird {both} seit dem {day_words(n.begin)} gerungen.",
            )
        )
    ]
    for offset in (0, 3, 5):
        made += choices[(step + offset) % len(choices)]
    if dice.random() < 0.4:
        made.append(
            "Die EU-Kommission in Brüssel und die Bundesregierung in Berlin äußerten sich zunächst nicht."
        )
    if dice.random() < 0.2:
        made.append("Bundeskanzlerin Marlene Friedrichsen begrüßte die Gespräche.")
    made.append(f"Zuletzt hatten {b} und {d} {dice.randint(2, 30)} Stunden lang verhandelt.")
    return made


def articles(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Yield ``count`` articles in order of time."""
    dice = Random(seed)
    rows = []
    for number in range(-(-count // LENGTH)):
        talks = negotiation(number, seed)
        day = talks.begin
        for step in range(LENGTH):
            day += timedelta(days=dice.choice((0, 1, 1, 2, 3, 5)))
            rows.append((day, number, step))
    rows.sort()
    for place, (day, number, step) in enumerate(rows[:count]):
        yield article(place, day, number, step, seed)


def article(place: int, day: date, number: int, step: int, seed: int = 7) -> dict[str, str]:
    """Return one article: the report of a step, every seventh a reprint, one in a hundred about two talks."""
    talks = negotiation(number, seed)
    reprint = step % 7 == 6
    dice = Random(f"{seed}-{number}-{step - reprint}")
    lines = sentences(talks, step - reprint, day - timedelta(days=int(reprint)), dice)
    own = Random(f"{seed}-{place}")
    if own.random() < 0.01:
        other = negotiation(max(0, number - 3), seed)
        lines += sentences(other, step, day, own)
    title = f"{talks.people[0].split()[1]} und {talks.people[2].split()[1]} verhandeln in {talks.town}"
    return {
        "id": f"s{place:06}",
        "title": title,
        "published": f"{day.isoformat()}T{7 + place % 14:02}:{place % 60:02}:00+01:00",
        "outlet": OUTLETS[own.randrange(len(OUTLETS))],
        "text": " ".join(lines[:3]) + "\n\n" + " ".join(lines[3:]),
    }


if __name__ == "__main__":
    for row in articles(int(sys.argv[1])):
        print(json.dumps(row, ensure_ascii=False))
