"""Quotations as assertions: who says what is so, and what only lies ready to be answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lagebild.annotate.konjunktiv import Mood, mood_of
from lagebild.annotate.quotations.refuting import refuted
from lagebild.model.annotation import Act, Quotation, QuotationType
from lagebild.model.article import Article
from lagebild.model.entity import EntityKind
from lagebild.model.span import CharSpan
from lagebild.model.statement import Statement
from lagebild.resolve.answer_words import (
    admits_denied,
    grants,
    judges_event,
    listed,
    names_medium,
    nouns,
    unproven,
    without_grant,
)
from lagebild.resolve.assertion import AHEAD, Assertion
from lagebild.resolve.checkable import judges, plans, weighs
from lagebild.resolve.entities import Cast
from lagebild.resolve.figures import has_number
from lagebild.resolve.likeness import (
    content_stems,
    forecasts,
    is_told_by_soll,
    names_report,
    negates,
    passes_on,
    points_back,
    rejects,
    speaks_of_before,
    told_stems,
)
from lagebild.resolve.material import Material, quote, typed
from lagebild.resolve.propositions import as_sentence, before, ends_in_infinitive, has_verb, readable
from lagebild.resolve.quotations import by_office, known_holders, speakers_of
from lagebild.resolve.sentences import sentence_at, sentences
from lagebild.resolve.surroundings import Surroundings, elsewhere
from lagebild.resolve.words import is_circle, is_medium, time_words

_CARRIED = frozenset({QuotationType.INDIRECT, QuotationType.INDIRECT_FREE_INDIRECT})
_GOING_ON = frozenset({QuotationType.FREE_INDIRECT, QuotationType.INDIRECT_FREE_INDIRECT})
_BESIDE = 4
_NEAR = 200
"""How many characters before words in indirect speech who tells them may have spoken last."""
CONTRARY = re.compile(
    r"^Anders als [^,]{3,80} "
    r"(?:behauptet|dargestellt|berichtet|gemeldet|angegeben|gesagt|erklärt|mitgeteilt), (?P<said>.{8,})$",
    re.DOTALL,
)
SEEDS = frozenset({Act.CONFIRM, Act.ADMIT, Act.DENY})
READY = SEEDS | {Act.SAY, Act.ANNOUNCE, Act.ACCUSE, Act.THREATEN, Act.PROMISE, Act.AGREE, Act.REGRET}


def from_quotation(
    statement: Statement, material: Material, cast: Cast, where: Surroundings, told_by: str | None = None
) -> Iterator[Assertion]:
    """Yield what is quoted by each of its voices; demands, praise and refusals to comment are left out.

    ``told_by`` is who tells that it was said, where that stands in indirect speech itself.
    """
    found = typed(statement, Quotation)
    article = material.by_id[statement.article_id]
    pieces = [quote(article, span) for span in (*found.spans, *(found.frame or found.cue)) if len(span)]
    pieces_text = " ".join(piece.text for piece in pieces)
    voices: list[str | None] = [told_by] if told_by else _voices_of(found, article, cast)
    accused = _accuses_itself(found, voices, article, cast)
    text = _said(found, article)
    heard = found.type in _GOING_ON and hears(text)
    voices = [None] if accused or heard else voices
    denied = refuted(text) if found.act is Act.DENY else None
    contrary = CONTRARY.match(text)
    if contrary and found.act is Act.SAY:
        denied = contrary["said"]
    text = denied or text
    beside = " ".join(span.of(article.text) for span in (*found.speaker, *found.cue))
    anaphoric, act = (False, found.act) if denied else _answer(found, article, text, beside)
    act = Act.SAY if heard else Act.DENY if _refutes(found, article, text) else act
    insists = (
        act is Act.DENY
        and any(f" {words} " in text for words in listed("insisting"))
        and not (denied or negates(text))
    )
    if insists:
        anaphoric, act = False, Act.SAY
    near = where.at(article.id, found.spans)
    bare = found.type is QuotationType.DIRECT and not has_verb(text)  # "nannte den Streik „überzogen“"
    if near and (insists or bare or elsewhere(near[1], found.spans[0], article, cast)):
        near = None
    summary = found.type is QuotationType.REPORTED
    if summary and act is Act.DENY and names_report(text) and not anaphoric:
        anaphoric = _names_only_report(found, text, beside, article, cast)
    if act not in READY or (summary and act is Act.SAY and not near and not has_number(text)):
        return
    if summary and act is Act.SAY and judges_event(text) and not has_number(text):
        return
    seed = act in SEEDS and not (near and near[1].status in AHEAD and act is Act.CONFIRM)
    for voice in dict.fromkeys(voices):
        yield Assertion(
            article=article.id,
            start=found.spans[0].start,
            voice=voice,
            act=act,
            event=near[0] if near else None,
            text=text,
            stems=told_stems(text, beside) if summary else content_stems(text),
            evidence=tuple(dict.fromkeys(pieces)),
            contrary=contrary is not None or insists,
            retracts=act is Act.DENY and _takes_back(text),
            opposing=_set_against(found, article),
            weighty=(told_by is not None and act is Act.PROMISE)
            or (
                voice is not None
                and not anaphoric
                and near is None
                and _weighs(found, act, text, voice, article, cast)
            ),
            joint=any(_both(span.of(article.text)) for span in found.speaker),
            seed=(seed and (voice is not None or (bool(found.speaker) and act is not Act.DENY)))
            or contrary is not None
            or insists
            or _anonymous(voice, found, article, cast)
            or (voice is None and _unproven(found, article))
            or (voice is None and passes_on(text)),
            about=_named_sides(article.id, found.spans, cast),
            negated=negates(_main(text)),
            anaphoric=anaphoric,
            former=summary and speaks_of_before(pieces_text),
            continues=not summary and (act is Act.DENY or negates(text)),
            spoken=bool(found.speaker or found.speakers) and not (accused or heard),
            sentence=as_sentence(denied)
            if denied
            else readable(
                _sentence(found, article, _doer(found, voice, cast)), article, _first(found, article)
            ),
            side=cast.side(voice) or voice,
            takes_back=summary and act is Act.ADMIT and admits_denied(text),
            empty=anaphoric and points_back(text, beside, room=0),
        )


def hears(text: str) -> bool:
    """Whether a sentence behind what somebody says gives hearsay of its own: "Auch Krause soll dort gewesen
    sein"; in their words it would be "solle"."""
    return passes_on(text) and is_told_by_soll(text)


def _refutes(found: Quotation, article: Article, text: str) -> bool:
    """Whether somebody turns down that something is so: "Dass die Firma zahle, wies Weber zurück", not "Dass
    die Linie bleibt, lehnte Weber ab"."""
    cue = " ".join(span.of(article.text) for span in found.cue)
    told = found.type is QuotationType.INDIRECT and text[:5].casefold() == "dass "
    return found.act is Act.REJECT and told and "zurück" in cue


def _weighs(found: Quotation, act: Act, text: str, voice: str, article: Article, cast: Cast) -> bool:
    """Whether what a voice tells is a claim by itself."""
    if found.type not in _CARRIED or act not in (Act.SAY, Act.ANNOUNCE, Act.ACCUSE, Act.PROMISE):
        return False
    named = bool(_named_others(article.id, found.spans, voice, cast))
    return weighs(text, named, promised=act is Act.PROMISE)


def first_teller(
    statement: Statement, earlier: Statement | None, material: Material, cast: Cast
) -> str | None:
    """Return who told first what another confirms by a pronoun in the next sentence.

    "Fahrer fehlten, sagte Weber. Linien müssten gestrichen werden. Das bestätigte auch Krause": Weber.
    """
    found, article = typed(statement, Quotation), material.by_id[statement.article_id]
    if found.act is not Act.CONFIRM or earlier is None or earlier.article_id != statement.article_id:
        return None
    said, pointer = found.spans[0], found.spans[-1]
    if len(found.spans) < 2 or content_stems(pointer.of(article.text)) or said.end > pointer.start - 2:
        return None
    outer = typed(earlier, Quotation)
    gap = article.text[max(span.end for span in (*outer.spans, *outer.frame)) : said.start]
    teller = speakers_of(outer, article, cast)
    near = len(gap) < _BESIDE and "\n" not in gap and outer.type in _CARRIED
    return teller[0].entity if near and len(teller) == 1 else None


def _opposed(found: Quotation, article: Article, text: str, beside: str) -> bool:
    """Whether somebody set against the one before denies: "sagte hingegen, davon stehe nichts im Text"."""
    denied = rejects(text) or any(word.casefold() in listed("nothing") for word in text.split())
    return _set_against(found, article) and denied and points_back(text, beside, room=3)


def _set_against(found: Quotation, article: Article) -> bool:
    """Whether a frame sets who speaks against the one before: "sagte hingegen", "hielt dagegen"."""
    frame = {word.casefold() for span in found.frame for word in span.of(article.text).rstrip(",: ").split()}
    return not frame.isdisjoint(listed("opposed"))


def reteller(statement: Statement, earlier: Statement | None, material: Material, cast: Cast) -> str | None:
    """Return who tells that something was said, as that stands in indirect speech: the speaker before.

    "Über die Liste sei man einig, sagte Weber. Die Karten habe ihr Krause zugesagt": Weber tells it.
    """
    found, article = typed(statement, Quotation), material.by_id[statement.article_id]
    if earlier is None or earlier.article_id != statement.article_id or found.within is not None:
        return None
    cue = found.cue[0].of(article.text).split() if found.cue else []
    outer = typed(earlier, Quotation)
    start = min(span.start for span in (*found.spans, *found.frame))
    gap = article.text[max(span.end for span in (*outer.spans, *outer.frame)) : start]
    if not cue or mood_of(cue[0]).mood is Mood.INDICATIVE or len(gap) > _NEAR or "\n" in gap:
        return None
    teller = speakers_of(outer, article, cast)
    own = {speaker.entity for speaker in speakers_of(found, article, cast)}
    if len(teller) != 1 or teller[0].entity is None or teller[0].entity in own or not own:
        return None
    return teller[0].entity


def _takes_back(text: str) -> bool:
    """Whether somebody takes back what they said: "Die Zahl war falsch, ich ziehe sie zurück"."""
    return bool(_TAKES_BACK.search(text))


_TAKES_BACK = re.compile(r"\b(?:ich|wir|er|sie|man) (?:ziehen?|nehmen?) [^.,]{2,40} zurück\b", re.IGNORECASE)


def _names_only_report(found: Quotation, text: str, beside: str, article: Article, cast: Cast) -> bool:
    """Whether a denial says nothing of what it denies but whose report it is: "wies den Bericht der
    Hafenzeitung damals zurück"."""
    places = [
        span
        for span, _ in cast.nodes.spans.get(article.id, ())
        if any(own.covers(span) for own in found.spans)
    ]
    names = content_stems(" ".join(span.of(article.text) for span in places))
    names |= content_stems(" ".join(_IN_MARKS.findall(text)))
    return told_stems(text, beside) <= names | time_words() | _AT_THE_TIME


_IN_MARKS = re.compile(r"[„“»«\"]([^„“”»«\"]+)[“”»«\"]")
_AT_THE_TIME = content_stems("damals seinerzeit zunächst umgehend")


def _main(text: str) -> str:
    """Return a sentence without what comes behind a semicolon and infinitive clauses: what it says itself."""
    return _INFINITIVE.sub("", text.split("; ")[0])


_INFINITIVE = re.compile(r",[^,;]*?\s(?:zu\s[a-zäöüß]+n|[a-zäöüß]{2,}zu[a-zäöüß]+en)\b")


def _both(text: str) -> bool:
    """Whether words mean both sides: "beide Seiten", "Vertreter beider Delegationen"."""
    return any(word.casefold() in listed("both") for word in text.split())


def _unproven(found: Quotation, article: Article) -> bool:
    """Whether a noun for what nobody has proved introduces the words: "der Verdacht, Weber habe ..."."""
    return not found.speakers and any(unproven(span.of(article.text)) for span in found.cue)


def _said(found: Quotation, article: Article) -> str:
    """Return the words that say it; of an answer that is summed up in too few, what follows a colon, or
    the whole sentence: "Am Montag hat Holm eingeräumt, was er bestritten hatte: Das Treffen gab es"."""
    text = " ".join(span.of(article.text) for span in found.spans)
    number = sentence_at(article, found.spans[0].start)
    if number is not None and (around := _around(found, sentences(article)[number], article)):
        return around
    if found.type is not QuotationType.REPORTED or number is None or has_verb(text):
        return text
    whole = sentences(article)[number].of(article.text)
    _, colon, behind = whole.partition(": ")
    return behind if colon and has_verb(behind) else whole


def _around(found: Quotation, sentence: CharSpan, article: Article) -> str | None:
    """Return the sentence around an inserted clause of saying: "Ohne Geld, [gab er zu], ginge es nicht"."""
    if found.type is not QuotationType.INDIRECT or len(found.spans) < 2 or not found.cue:
        return None
    if content_stems(found.spans[-1].of(article.text)) or found.spans[-1].start > found.cue[0].start:
        return None
    begin = article.text.rfind(", ", sentence.start, found.cue[0].start)
    end = article.text.find(", ", found.cue[-1].end, sentence.end)
    if begin < 0 or end < 0:
        return None
    return f"{article.text[sentence.start : begin]} {article.text[end + 2 : sentence.end]}"


def _first(found: Quotation, article: Article) -> CharSpan:
    """Return the first piece that says something."""
    return next((span for span in found.spans if content_stems(span.of(article.text))), found.spans[0])


def _spelled_out(found: Quotation, article: Article) -> str:
    """Return what is said without pieces that only point to it: "Die Linie bleibe. Das sagte er"."""
    pieces = [span.of(article.text) for span in found.spans]
    said = _said(found, article)
    if said != " ".join(pieces):
        return said
    return " ".join(piece for piece in pieces if content_stems(piece)) or said


def _sentence(found: Quotation, article: Article, doer: str | None) -> str:
    """Return what is said as a sentence; an infinitive clause whose doer is not sure stays with its frame."""
    made = as_sentence(without_grant(_spelled_out(found, article)), before(article, found.spans[0]), doer)
    if not ends_in_infinitive(made) or not found.frame:
        return made
    whole = sorted((*found.frame, *found.spans))
    pieces = (article.text[span.start : span.end + 1] for span in whole)
    return as_sentence("".join(pieces).replace(",,", ","))


def _doer(found: Quotation, voice: str | None, cast: Cast) -> str | None:
    """Return whom an infinitive clause is about: who admits it, or who is accused of it."""
    if found.act in (Act.ACCUSE, Act.DEMAND, Act.ASK):
        return found.addressee_name
    return cast.entities[voice].name if voice else None


def _voices_of(found: Quotation, article: Article, cast: Cast) -> list[str | None]:
    """Return who vouches for what is said: the speakers, but of a threat who tells of it, and nobody for what
    a paper or station has heard ("Nach Informationen des Senders sollen zwei dagegen gestimmt haben")."""
    if found.act is Act.THREATEN:
        return [cast.named(article.id, found.via) if found.via else None]
    text = " ".join(span.of(article.text) for span in found.spans)
    voices: list[str | None] = []
    for speaker in speakers_of(found, article, cast):
        row = cast.entities[speaker.entity] if speaker.entity else None
        hearsay = row is not None and row.kind is not EntityKind.PERSON and passes_on(text)
        entity = speaker.entity or by_office(speaker.text, article, cast)
        known = known_holders(found.speaker[0], article, cast) if len(found.speaker) == 1 else None
        if known and (entity not in known or len(known) > 1):
            entity = next(iter(known)) if len(known) == 1 else None
        voices.append(None if hearsay and row and is_medium(row.name) else entity)
    return voices or [None]


def _accuses_itself(found: Quotation, voices: list[str | None], article: Article, cast: Cast) -> bool:
    """Whether a voice is named in its own accusation, so that it was taken for another's: "Seinen Vorwurf,
    Krause wolle Stellen streichen, nahm der Minister zurück" is not Krause's."""
    if found.act is not Act.ACCUSE or found.type is not QuotationType.INDIRECT:
        return False
    return any(cast.names(article, span, voice) for span in found.spans for voice in voices)


def _answer(found: Quotation, article: Article, text: str, beside: str) -> tuple[bool, Act]:
    """Return whether the words only point back, and the act with denials in plain words made out.

    "Davon könne keine Rede sein", said he; "wies Berichte zurück, wonach ..."; an admission goes on with
    "Ja, er sei dort gewesen".
    """
    framing = " ".join(span.of(article.text) for span in (*found.frame, *found.spans))
    act = Act.DENY if found.act is Act.REJECT and names_report(framing) else found.act
    if act is Act.SAY and _never_such(text):
        return True, Act.DENY
    carried = found.type in (QuotationType.INDIRECT_FREE_INDIRECT, QuotationType.FREE_INDIRECT)
    owned = act is Act.ADMIT and grants(text)
    if carried and not owned and (act not in READY or act in (Act.CONFIRM, Act.ADMIT, Act.ACCUSE)):
        act = Act.SAY
    if act is Act.CONFIRM and any(word in listed("against_own") for word in framing.split()):
        act = Act.ADMIT
    if act in SEEDS:
        return points_back(text, beside), act
    if act is Act.SAY and _takes_back(text):
        return True, Act.DENY
    if act is Act.SAY and (_turns_down(text, beside) or _opposed(found, article, text, beside)):
        return True, Act.DENY
    if act is Act.SAY and grants(text) and not negates(text) and points_back(text, beside, room=2):
        return True, Act.CONFIRM
    return False, act


def _never_such(text: str) -> bool:
    """Whether words deny what a noun names that stands before them: "Ein solches Angebot habe die Bahn nie
    gemacht"."""
    found = _SUCH.search(text)
    return found is not None and negates(_main(text)) and found[1] in nouns("deed") | nouns("told")


_SUCH = re.compile(r"\b[Ss]olch(?:e[nmrs]?|\sein(?:e[nmrs]?)?)\s([A-ZÄÖÜ]\w+)")
_NOT_SO = re.compile(r"^\W*Dem (?:ist|sei|war) (?:\w+ ){0,2}nicht so\b", re.IGNORECASE)


def _turns_down(text: str, beside: str) -> bool:
    """Whether words deny what stands before them, and do not judge it: "Das habe es nie gegeben", but not
    "Das sei nicht klug"."""
    if _NOT_SO.match(text):
        return True
    if not (rejects(text) and points_back(text, beside, room=1)):
        return False
    return points_back(text, beside, room=0) or not judges(text)


def _anonymous(voice: str | None, found: Quotation, article: Article, cast: Cast) -> bool:
    """Whether a source that nobody names asserts something: "Aus Verhandlungskreisen verlautete, ..."."""
    if voice is not None and cast.entities[voice].kind not in (EntityKind.GROUP, EntityKind.UNNAMED):
        return False
    words = [span.of(article.text) for span in (*found.speaker, *found.frame)]
    if plans(_content(found, article)) or forecasts(_content(found, article), ""):
        return False
    passed_on = voice is not None and bool(found.via) and passes_on(_content(found, article))
    told = _content(found, article)
    heard = _by_medium(found, article) and has_verb(told) and not judges(told) and not _SHALL.search(told)
    return found.act is Act.SAY and (passed_on or heard or any(is_circle(text) for text in words))


_SHALL = re.compile(r"\b(?:soll|sollen|solle|sollten|will|wollen|wolle)\b")


def _by_medium(found: Quotation, article: Article) -> bool:
    """Whether a paper or station tells what somebody without a name has said: "Wie die Zeitung unter Berufung
    auf einen Diplomaten berichtet, ..."."""
    if not found.via or not found.speaker:
        return False
    return is_medium(found.via) or any(names_medium(span.of(article.text)) for span in found.frame)


def _content(found: Quotation, article: Article) -> str:
    return " ".join(span.of(article.text) for span in found.spans)


def _named_others(article: str, spans: Iterable[CharSpan], voice: str, cast: Cast) -> set[str]:
    """Return persons, bodies and states that the words name, but for who speaks."""
    named = {cast.entity_of[node] for span in spans for node in cast.nodes.at(article, span)}
    return {one for one in named if one != voice and cast.entities[one].kind is not EntityKind.PLACE}


def _named_sides(article: str, spans: Iterable[CharSpan], cast: Cast) -> frozenset[str]:
    nodes = {node for span in spans for node in cast.nodes.at(article, span)}
    sides = {cast.side(cast.entity_of[node]) for node in nodes}
    return frozenset(side for side in sides if side)
