"""Compare a record with ``record.toml``: one fact per thing noted, in the order of that file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Any

from .facts import Fact, Table, file_of, flat, load, low, options


def compare_record(record: Table) -> list[Fact]:
    """Return a fact for everything that the gold table notes."""
    return list(_Comparison(record, load("record")).facts())


class _Comparison:
    def __init__(self, record: Table, gold: Table) -> None:
        self.record = record
        self.gold = gold
        self.files = {article["id"]: file_of(article) for article in record["articles"]}
        self.articles = {file_of(article): article for article in record["articles"]}
        self.entities = {entity["id"]: entity for entity in record["entities"]}
        self.names = {id_: self._names_of(entity) for id_, entity in self.entities.items()}
        self.spellings = [
            [low(name) for name in noted["spellings"]] for noted in [*gold["person"], *gold["body"]]
        ]
        self.paper_of: dict[str, Table] = {}

    def facts(self) -> Iterator[Fact]:
        for kind, check in _CHECKS:
            if kind == "paper":
                self._find_papers()
            for noted in self.gold[kind]:
                for name, found, note in check(self, noted):
                    yield Fact(kind, name, found, note)

    # --- entities

    def _names_of(self, entity: Table) -> set[str]:
        return {low(entity["name"]), *(low(alias["text"]) for alias in entity["aliases"])}

    def _is(self, entity_id: str | None, wanted: Any, *, wide: bool = False) -> bool:
        """Whether an entity goes by one of the wanted names; ``wide``: or its side or body does."""
        names = {low(name) for name in options(wanted)}
        for spellings in self.spellings:
            if names & set(spellings):
                names |= set(spellings)
        seen: set[str] = set()
        queue = [entity_id]
        while queue:
            current = queue.pop()
            if current is None or current in seen or current not in self.entities:
                continue
            seen.add(current)
            if self.names[current] & names:
                return True
            if wide:
                entity = self.entities[current]
                queue += [entity["of"], entity["side"]]
        return False

    def _thread_files(self, thread: str) -> str:
        return next(entry["prefix"] for entry in self.gold["thread"] if entry["id"] == thread)

    def _in_thread(self, evidence: Iterable[Table], thread: str) -> bool:
        prefix = self._thread_files(thread)
        return any(self.files[piece["article"]].startswith(prefix) for piece in evidence)

    def person(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        wanted = {low(name) for name in noted["spellings"]}
        name = noted["spellings"][0]
        entity = max(
            (entity for entity in self.entities.values() if entity["kind"] == "person"),
            key=lambda entity: len(self.names[entity["id"]] & wanted),
            default=None,
        )
        names = self.names[entity["id"]] if entity else set()
        yield name, wanted <= names, f"missing {sorted(wanted - names)}"
        roles = entity["roles"] if entity and wanted & names else []
        for title in noted.get("roles", []):
            found = any(low(title) in low(role["title"]) for role in roles)
            yield f"{name}: {title}", found, str([role["title"] for role in roles])
        for title in noted.get("former", []):
            found = any(low(title) in low(role["title"]) and role["former"] for role in roles)
            yield f"{name}: former {title}", found, str([role["title"] for role in roles if role["former"]])
        if "side" in noted:
            side = entity["side"] if entity and wanted & names else None
            yield f"{name}: side", self._is(side, noted["side"], wide=True), str(self.names.get(side, side))

    def body(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        wanted = {low(name) for name in noted["spellings"]}
        yield noted["spellings"][0], any(wanted <= names for names in self.names.values()), ""

    def different(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        pairs = list(combinations([low(name) for name in noted["names"]], 2))
        apart = not any(
            left in names and right in names for names in self.names.values() for left, right in pairs
        )
        known = all(any(low(name) in names for names in self.names.values()) for name in noted["names"])
        yield " / ".join(noted["names"]), apart and known, ""

    # --- articles

    def copy(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        left, right = (self.articles.get(name) for name in noted["articles"])
        found = bool(
            left
            and right
            and left["id"] in right["shares_copy_with"]
            and right["id"] in left["shares_copy_with"]
        )
        yield " = ".join(noted["articles"]), found, ""

    def correction(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        new, old = self.articles.get(noted["new"]), self.articles.get(noted["old"])
        yield noted["new"], bool(new and old and new["corrects"] == old["id"]), ""

    # --- events

    def event(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        nothing = {"type": "", "status": "", "start": "?", "end": "?", "round": -1}
        nothing |= {"places": [], "participants": [], "evidence": []}
        events = [nothing, *self.record["events"]]
        best = max(
            (self._event_facts(noted, event) for event in events),
            key=lambda facts: sum(found for _, found, _ in facts),
        )
        yield from best

    def _event_facts(self, noted: Table, event: Table) -> list[tuple[str, bool, str]]:
        name = noted["id"]
        facts = [
            (f"{name}: type", event["type"] in noted["type"], event["type"]),
            (f"{name}: status", event["status"] in noted["status"], event["status"]),
        ]
        for key in ("start", "end"):
            if key in noted:
                facts.append((f"{name}: {key}", event[key] in noted[key], str(event[key])))
        if "place" in noted:
            found = any(self._is(place, noted["place"]) for place in event["places"])
            facts.append(
                (f"{name}: place", found, str([self.entities[place]["name"] for place in event["places"]]))
            )
        if "round" in noted:
            facts.append((f"{name}: round", event["round"] == noted["round"], str(event["round"])))
        there = [participant["entity"] for participant in event["participants"]]
        for person in noted.get("participants", []):
            facts.append((f"{name}: {person}", any(self._is(one, person) for one in there), ""))
        if noted.get("absent"):
            facts.append(
                (
                    f"{name}: absent",
                    not any(self._is(one, person) for one in there for person in noted["absent"]),
                    "",
                )
            )
        files = {self.files[piece["article"]] for piece in event["evidence"]}
        for article in noted.get("articles", []):
            facts.append((f"{name}: from {article}", article in files, ""))
        if not self._in_thread(event["evidence"], noted["thread"]):
            return [(label, False, "no such event") for label, _, _ in facts]
        return facts

    # --- papers

    def _find_papers(self) -> None:
        for noted in self.gold["paper"]:
            candidates = [
                paper
                for paper in self.record["papers"]
                if self._in_thread(paper["evidence"], noted["thread"])
                and {low(name) for name in (paper["name"], *paper["aliases"])}
                & {low(name) for name in noted["names"]}
                and paper["id"] not in {taken["id"] for taken in self.paper_of.values()}
            ]
            if candidates:
                self.paper_of[noted["id"]] = max(
                    candidates, key=lambda paper: self._paper_score(noted, paper)
                )

    def _paper_score(self, noted: Table, paper: Table) -> int:
        return sum(found for _, found, _ in self._paper_facts(noted, paper))

    def paper(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        paper = self.paper_of.get(noted["id"])
        blank: Table = {
            "kind": "",
            "points": -1,
            "presented_by": [],
            "presented": "?",
            "revises": [],
            "part_of": [],
        }
        facts = self._paper_facts(noted, paper or {**blank, "known": "", "contents": [], "stances": []})
        yield noted["id"], paper is not None, ""
        yield from facts

    def _paper_facts(self, noted: Table, paper: Table) -> list[tuple[str, bool, str]]:
        name = noted["id"]
        facts = [(f"{name}: kind", paper["kind"] in noted["kind"], paper["kind"])]
        if "points" in noted:
            points = [None if one == "" else one for one in options(noted["points"])]
            facts.append((f"{name}: points", paper["points"] in points, str(paper["points"])))
        if "presented" in noted:
            facts.append(
                (
                    f"{name}: presented",
                    paper["presented"] in options(noted["presented"]),
                    str(paper["presented"]),
                )
            )
        if "known" in noted:
            facts.append((f"{name}: known", paper["known"] in noted["known"], paper["known"]))
        if "presented_by" in noted:
            found = any(self._is(one, noted["presented_by"]) for one in paper["presented_by"])
            facts.append(
                (f"{name}: presented by", found, str([self.names[one] for one in paper["presented_by"]]))
            )
        for key in ("revises", "part_of"):
            for other in noted.get(key, []):
                target = self.paper_of.get(other, {}).get("id")
                facts.append((f"{name}: {key} {other}", target is not None and target in paper[key], ""))
        for content in noted.get("contents", []):
            found = any(
                all(low(word) in low(one["text"]) for word in content["words"])
                and one["status"] in options(content["status"])
                for one in paper["contents"]
            )
            facts.append((f"{name}: {' '.join(content['words'])}", found, ""))
        for stance in noted.get("stances", []):
            found = any(
                self._is(one["entity"], stance["who"], wide=True) and one["stance"] in stance["stance"]
                for one in paper["stances"]
            )
            facts.append((f"{name}: {stance['who'][0]} {stance['stance'][0]}", found, ""))
        return facts

    # --- claims, agenda, quotations

    def claim(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        name = " ".join(noted["words"])
        candidates = [
            claim
            for claim in self.record["claims"]
            if _says(
                noted["words"],
                claim["text"],
                *(voice["evidence"] for voice in claim["for"] + claim["against"]),
            )
            and self._in_thread(
                (piece for voice in claim["for"] + claim["against"] for piece in voice["evidence"]),
                noted["thread"],
            )
        ]
        claim = max(candidates, key=lambda one: one["status"] in noted["status"], default=None)
        yield (
            f"{name}: status",
            bool(claim and claim["status"] in noted["status"]),
            claim["status"] if claim else "none",
        )
        for side in ("for", "against"):
            for voices in noted.get(side, []):
                found = bool(claim) and any(self._voice(voice, voices) for voice in claim[side])
                yield f"{name}: {side} {voices[0]}", found, ""

    def _voice(self, voice: Table, wanted: list[str]) -> bool:
        if wanted == [""]:
            return voice["entity"] is None
        return self._is(voice["entity"], wanted, wide=True)

    def agenda(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        name = " ".join(noted["words"])
        candidates = [
            entry
            for entry in self.record["agenda"]
            if _says(noted["words"], entry["what"], entry["evidence"])
            and self._in_thread(entry["evidence"], noted["thread"])
        ]
        keys = [key for key in ("when", "status", "moved_to") if key in noted]
        best = max(
            candidates, key=lambda entry: sum(entry[key] in options(noted[key]) for key in keys), default=None
        )
        for key in keys:
            found = bool(best) and best[key] in options(noted[key])
            yield f"{name}: {key}", found, str(best[key]) if best else "none"

    def quotation(self, noted: Table) -> Iterator[tuple[str, bool, str]]:
        article = self.articles.get(noted["article"])
        words = flat(noted["words"]).rstrip(".")
        candidates = [
            quotation
            for quotation in self.record["quotations"]
            if article and quotation["article"] == article["id"] and words in flat(quotation["text"])
        ]
        best = max(candidates, key=lambda one: self._quotation_score(noted, one), default=None)
        yield f"{words}: speaker", bool(best) and self._speaker(noted, best), _speakers(best)
        for key in ("type", "act", "medium"):
            if key in noted:
                found = bool(best) and best[key] in options(noted[key])
                yield f"{words}: {key}", found, str(best[key]) if best else "none"
        if noted.get("within"):
            yield f"{words}: within", bool(best) and best["within"] is not None, ""

    def _quotation_score(self, noted: Table, quotation: Table) -> int:
        kept = [key for key in ("type", "act", "medium") if key in noted]
        return 2 * self._speaker(noted, quotation) + sum(
            quotation[key] in options(noted[key]) for key in kept
        )

    def _speaker(self, noted: Table, quotation: Table) -> bool:
        speakers = quotation["speakers"]
        named = [one for one in options(noted["speaker"]) if one != ""]
        if any(self._is(speaker["entity"], named) for speaker in speakers if named):
            return True
        if "" not in options(noted["speaker"]):
            return False
        kinds = [self.entities[one["entity"]]["kind"] for one in speakers if one["entity"] is not None]
        if "person" in kinds:
            return False
        if "unnamed" not in noted:
            return True
        said = [low(one["text"]) for one in speakers]
        said += [name for one in speakers if one["entity"] is not None for name in self.names[one["entity"]]]
        return any(_stem(noted["unnamed"]) in _stem(text) for text in said)


def _speakers(quotation: Table | None) -> str:
    return "none" if quotation is None else str([speaker["text"] for speaker in quotation["speakers"]])


def _stem(text: str) -> str:
    """Undo the endings of adjectives and nouns roughly: "ukrainischer" and "ukrainische" are one."""
    return " ".join(word.rstrip("ernsm") for word in low(text).split())


def _says(words: list[str], text: str, *evidence: Iterable[Table]) -> bool:
    said = low(" ".join([text, *(piece["text"] for pieces in evidence for piece in pieces)]))
    return all(low(word) in said for word in words)


_Check = Callable[[_Comparison, Table], Iterator[tuple[str, bool, str]]]
_CHECKS: tuple[tuple[str, _Check], ...] = (
    ("person", _Comparison.person),
    ("body", _Comparison.body),
    ("different", _Comparison.different),
    ("copy", _Comparison.copy),
    ("correction", _Comparison.correction),
    ("event", _Comparison.event),
    ("paper", _Comparison.paper),
    ("claim", _Comparison.claim),
    ("agenda", _Comparison.agenda),
    ("quotation", _Comparison.quotation),
)
