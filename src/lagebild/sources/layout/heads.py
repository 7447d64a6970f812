"""What stands over the headline: masthead, sections, kicker."""

from __future__ import annotations

import re
import unicodedata

from lagebild.lexicon import group
from lagebild.model.article import RemovedKind
from lagebild.sources import vocabulary
from lagebild.sources.captions import describes_picture
from lagebild.sources.classify import Form
from lagebild.sources.headline import split_headline
from lagebild.sources.layout.forms import bare, is_office, is_release, names_a_paper
from lagebild.sources.layout.kinship import kin
from lagebild.sources.layout.leads import place_lead
from lagebild.sources.layout.origins import is_sender
from lagebild.sources.layout.placement import Placement, Role
from lagebild.sources.layout.titles import house_below, release_line
from lagebild.sources.verbs import has_verb
from lagebild.sources.vocabulary import LOWER, UPPER


def place_head(page: Placement) -> None:
    """Place what stands between the top and the body: masthead, sections, kicker, lead."""
    if page.title is None:
        place_lead(page, 0)
        return
    _masthead(page)
    for number in range(page.title - 1, -1, -1):
        if page.free(number, Form.SHORT):
            _above_title(page, number)
        elif page.free(number, Form.SECTION):
            page.set(number, Role.SECTION)
    if not any(role is Role.KICKER for role, _ in page.roles.values()):
        _section_as_kicker(page)
    place_lead(page, page.title + 1)


def _masthead(page: Placement) -> None:
    """Find the house's name on the first line, or over "Pressemitteilung Nr. 3"."""
    above = [i for i in range(page.title or 0) if page.free(i, Form.SHORT, Form.SECTION)]
    shorts = [i for i in above if page.readings[i].form is Form.SHORT]
    release = release_line(page, page.title or 0)
    if release is not None:
        over = [i for i in shorts if i < release] or house_below(page, release)
        for number in over:
            page.set(number, Role.OUTLET if number == over[0] else Role.REMOVED, RemovedKind.SOURCE)
    elif shorts and (is_sender(page, shorts[0]) or _heads_office(page, shorts[0])):
        page.set(shorts[0], Role.OUTLET)
    elif shorts and (named := [i for i in shorts if _named_by_page(page, i)]):
        page.set(named[0], Role.OUTLET)
    elif (shorts and _over_menu(page, shorts)) or (shorts and names_a_paper(page.readings[shorts[0]].text)):
        page.set(shorts[0], Role.OUTLET)
    elif shorts and shorts[0] == 0 and _is_masthead(page, 0, above):
        page.set(0, Role.OUTLET)


_OWN = (
    RemovedKind.PAYWALL,
    RemovedKind.NEWSLETTER,
    RemovedKind.COPYRIGHT,
    RemovedKind.COMMENTS,
    RemovedKind.SHARE,
    RemovedKind.OTHER,
)


def _over_menu(page: Placement, shorts: list[int]) -> bool:
    """A house that no table knows, alone on the first line: a button or another short line is below it.

    "Nordsee-Portal" / "Menü" / headline; no topic of the text, no place, no section.
    """
    first = shorts[0]
    text = page.readings[first].text
    words = text.split()
    alone = first == 0 or (first == 1 and page.roles.get(0, (None,))[0] is Role.REMOVED)
    below = page.readings[first + 1]
    return (
        alone
        and len(words) <= 3
        and text not in vocabulary.known_places()
        and not any(r.form is Form.OUTLET for r in page.readings[: page.title or 0])
        and all(word[0].isupper() for word in words)
        and not re.search(r"[?!:,„\"]", text)
        and not has_verb(text)
        and text.lower() not in [word.lower() for word in vocabulary.header("outlet", "formats")]
        and kin(page, first) == 0
        and (len(shorts) >= 2 or (below.form is Form.DEBRIS and below.kind is RemovedKind.NAVIGATION))
        and first + 1 != page.title
    )


def _named_by_page(page: Placement, number: int) -> bool:
    """Whether the page's own lines name it: "Weiterlesen mit Laterne Plus", "leser@laterne.example"."""
    text = page.readings[number].text
    words = text.split()
    if (
        len(words) > 3
        or len(text) < 4
        or re.search(r"[?!:,„\".]", text)
        or not all(w[0].isupper() for w in words)
    ):
        return False
    if text in vocabulary.known_places() or any(
        r.form is Form.OUTLET for r in page.readings[: page.title or 0]
    ):
        return False
    own = (
        r.text.lower()
        for i, r in enumerate(page.readings)
        if i > number and r.form is Form.DEBRIS and r.kind in _OWN
    )
    name = re.compile(rf"(?<![\w-]){re.escape(text.lower())}(?![\w-])|@[\w-]*{re.escape(bare(text))}")
    return any(name.search(line) for line in own)


def _heads_office(page: Placement, number: int) -> bool:
    return number <= 1 and is_office(page.readings[number].text)


def _is_masthead(page: Placement, number: int, above: list[int]) -> bool:
    text = page.readings[number].text
    if len(text.split()) > 4 or re.search(r"[?!:,„\"]", text):
        return False
    formats = [word.lower() for word in vocabulary.header("outlet", "formats")]
    if text.lower() in formats or len(text) < 3:
        return False
    if text in vocabulary.known_places() or any(
        r.form is Form.OUTLET for r in page.readings[: page.title or 0]
    ):
        return False
    press = any(text.lower().endswith(word) for word in vocabulary.header("outlet", "press_words"))
    others = [i for i in above if i > number]
    glued = any(page.readings[i].line.glued for i in (*others, page.title or 0))
    recurs = sum(text.lower() in other.text.lower() for other in page.readings) > 1 and text.isupper()
    if press and number + 1 == page.title and kin(page, number) == 0 and not has_verb(text):
        return True
    if press and number + 1 == page.title and (text.isupper() or _named_again(page, number)):
        return True
    return bool(others) and (press or recurs or (len(others) > glued and not page.readings[1].line.glued))


def _above_title(page: Placement, number: int) -> None:
    title = page.readings[page.title or 0].text
    text = page.readings[number].text
    taken = any(role is Role.KICKER for role, _ in page.roles.values())
    if (
        bare(text) == bare(title)
        or (len(text) > 20 and bare(text) in bare(title))
        or (bare(title) and bare(title) in bare(text))
    ):
        page.set(number, Role.REMOVED, RemovedKind.REPEATED_TITLE)
    elif describes_picture(text):
        page.set(number, Role.REMOVED, RemovedKind.IMAGE_NAME)
    elif unicodedata.category(text[0]) == "So" or _of_section(text) or _of_menu(page, number):
        page.set(number, Role.REMOVED, RemovedKind.NAVIGATION)
    elif _place_of_date(page, number):
        page.set(number, Role.REMOVED, RemovedKind.DATE)
    elif is_office(text):
        page.set(number, Role.REMOVED, RemovedKind.SOURCE)
    elif _is_crumb(page, number):
        page.set(number, Role.SECTION)
    elif is_release(text) or (not taken and len(text) <= 90 and _near_title(page, number)):
        page.set(number, Role.KICKER)
    elif len(text.split()) <= 3 and not text.endswith((".", "!", "?")):
        page.set(number, Role.SECTION)
    else:
        page.set(number, Role.REMOVED, RemovedKind.NAVIGATION)


def _named_again(page: Placement, number: int) -> bool:
    """Whether a masthead comes back in the foot ("Copyright Küstenblatt") or stands apart."""
    text = page.readings[number].text
    below = page.readings[number + 1 :]
    return (below[0].line.gap and len(text.split()) <= 3) or any(
        text in r.text and r.form in (Form.DEBRIS, Form.META, Form.OUTLET) for r in below[3:]
    )


def _is_crumb(page: Placement, number: int) -> bool:
    """A town behind "Startseite" is a section of the site."""
    before = page.readings[number - 1] if number else None
    site = before is not None and (before.form is Form.DEBRIS and before.kind is RemovedKind.NAVIGATION)
    return site and page.readings[number].text in vocabulary.known_places()


def _place_of_date(page: Placement, number: int) -> bool:
    """ "Brüssel" under "23. Februar 2026" in a release."""
    over = page.readings[number - 1] if number else None
    return (
        over is not None
        and over.form is Form.META
        and any(part.part == "stamp" for part in over.segments)
        and release_line(page, number) is not None
        and len(page.readings[number].text.split()) <= 3
        and _is_place(page, page.readings[number].text)
    )


def _of_menu(page: Placement, number: int) -> bool:
    """The last word of a menu ("Programm" / "Podcast" / "Verkehr"), of which the text does not speak.

    Three or more short words on lines of their own stand close together.
    """
    run = 0
    for above in range(number - 1, -1, -1):
        reading = page.readings[above]
        if len(reading.text.split()) > 2 or reading.form not in (
            Form.SHORT,
            Form.SECTION,
            Form.DEBRIS,
            Form.MARKER,
        ):
            break
        run += 1
        if reading.line.gap:
            break
    apart = number + 1 < len(page.readings) and (
        page.readings[number + 1].line.gap or number + 1 != page.title
    )
    return (
        run >= 2 + (not apart)
        and re.fullmatch(r"\w{2,11}", page.readings[number].text) is not None
        and not _spoken_of(page, number)
    )


def _spoken_of(page: Placement, number: int) -> bool:
    """Whether any line from the headline on has a word that begins like one of this line's."""
    starts = [word[:4].lower() for word in re.findall(rf"[{UPPER}{LOWER}]{{4,}}", page.readings[number].text)]
    below = " ".join(r.text for r in page.readings[page.title or 0 :][:120]).lower()
    return any(re.search(rf"(?<!\w){start}", below) for start in starts)


def _of_section(text: str) -> bool:
    """ "Nachrichten der Landesregierung", "Meldungen aus dem Haus": a section of the site with its owner."""
    first, _, rest = text.partition(" ")
    owner, space, _ = rest.partition(" ")
    owned = bool(space) and owner in group("sources", "before_owner")
    return first.lower() in vocabulary.firm_sections() and owned


def _is_place(page: Placement, text: str) -> bool:
    """Whether a word is a place: known, or the text has it so ("in Stralow")."""
    words = re.compile(rf"\b(?:in|aus|nach) {re.escape(text)}\b")
    return text in vocabulary.known_places() or any(
        words.search(page.readings[i].text) for i in page.prose[:20]
    )


def _near_title(page: Placement, number: int) -> bool:
    between = page.readings[number + 1 : page.title]
    bars = sum(r.form is Form.SECTION or r.kind is RemovedKind.NAVIGATION for r in between)
    return bars < 2 and sum(r.form in (Form.SHORT, Form.PROSE) for r in between) == 0


def _section_as_kicker(page: Placement) -> None:
    """A topic that is also a section name ("Ukraine-Krieg") is a kicker where a firm section stands too."""
    above = [i for i in range(page.title or 0) if page.roles.get(i, (None,))[0] is Role.SECTION]
    loose = [i for i in above if len(page.readings[i].segments) == 1 and i == above[-1]]
    loose = [
        i
        for i in loose
        if page.readings[i].text.lower() not in vocabulary.firm_sections() or page.readings[i].text.isupper()
    ]
    if (
        split_headline(page.readings[page.title or 0].text).kicker
        or page.readings[page.title or 0].line.glued
    ):
        return
    formats = [word.lower() for word in vocabulary.header("outlet", "formats")]
    near = bool(loose) and page.readings[loose[-1]].text.lower() in formats and loose[-1] + 1 == page.title
    loose = [i for i in loose if not _of_menu(page, i)]
    if loose and (near or len(above) >= 2 or "krieg" in page.readings[loose[-1]].text.lower()):
        page.set(loose[-1], Role.KICKER)
