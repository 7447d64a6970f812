"""Whom the words at a place mean."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from lagebild.annotate import extensions as extensions
from lagebild.annotate.who import resolve_span
from lagebild.model.annotation import Description, Mention, MentionKind, Reference, Role
from lagebild.model.span import CharSpan

NLP = spacy.blank("de")
PEOPLE = {"Rita Weber": "Rita Weber", "Webers": "Rita Weber", "Weber": "Rita Weber", "Jens": "Jens Thoma"}
BODIES = {"Weltbank": "Weltbank", "Nordbund": "Nordbund", "Nordbunds": "Nordbund", "Oslo": "Oslo"}


def find(text: str, surface: str) -> CharSpan:
    start = text.index(surface)
    return CharSpan(start, start + len(surface))


def meant(text: str, asked: str, **findings: object) -> tuple[str, ...]:
    """Return whom ``asked`` means in ``text``, the longest of the names above marked."""
    doc = NLP(text)
    mentions: list[Mention] = []
    for table, kind in ((PEOPLE, MentionKind.PERSON), (BODIES, MentionKind.ORGANISATION)):
        for surface, name in table.items():
            if surface in text and not any(m.span.overlaps(find(text, surface)) for m in mentions):
                mentions.append(Mention(span=find(text, surface), kind=kind, name=name))
    doc._.mentions = tuple(sorted(mentions, key=lambda m: m.span))
    for name, value in findings.items():
        setattr(doc._, name, value)
    return resolve_span(doc, find(text, asked))


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("Rita Weber", ("Rita Weber",)),
        ("die Ministerin Rita Weber", ("Rita Weber",)),
        ("Rita Weber von der Weltbank", ("Rita Weber",)),
        ("Weber und Jens", ("Rita Weber", "Jens Thoma")),
        ("Weber, Jens sowie der Nordbund", ("Rita Weber", "Jens Thoma", "Nordbund")),
        ("der Nordbund", ("Nordbund",)),
        ("dem Nordbund in Oslo", ("Nordbund",)),
        ("von Weber", ("Rita Weber",)),
        ("der Sprecher der Weltbank", ()),
        ("ein Sprecher des Nordbunds", ()),
        ("Vertreter von Nordbund", ()),
        ("Webers Sprecher", ()),
        ("Webers Kollege Jens", ("Jens Thoma",)),
        ("Webers außenpolitischer Kollege Jens", ("Jens Thoma",)),
        ("Webers enge Beraterin", ()),
        ("der Berater Webers", ()),
        ("die Regierung in Oslo", ()),
        ("niemand", ()),
        ("Angaben der Weltbank", ("Weltbank",)),
        ("einem Bericht des Nordbunds", ("Nordbund",)),
        ("Angaben eines Sprechers der Weltbank", ()),
        ("Meinung von Weber", ("Rita Weber",)),
        ("eigenen Angaben", ()),
    ],
)
def test_head_of_a_phrase(phrase: str, names: tuple[str, ...]) -> None:
    assert meant(f"Das sagte {phrase} gestern.", phrase) == names


def test_description_is_its_own_text() -> None:
    text = "Ein Sprecher des Nordbunds lehnte ab."
    found = Description(span=find(text, "Ein Sprecher des Nordbunds"), text="ein Sprecher des Nordbunds")
    for asked in ("Ein Sprecher des Nordbunds", "Ein Sprecher des Nordbunds lehnte ab."):
        assert meant(text, asked, descriptions=(found,)) == ("ein Sprecher des Nordbunds",)


def test_reference_means_whom_it_means() -> None:
    text = "Weber kam. Die Ministerin und ihr Kollege gingen."
    ministers = Reference(span=find(text, "Die Ministerin"), names=("Rita Weber",), rule="office")
    open_one = Reference(span=find(text, "ihr"), names=(), rule="possessive")
    assert meant(text, "Die Ministerin", references=(ministers, open_one)) == ("Rita Weber",)
    assert meant(text, "ihr", references=(ministers, open_one)) == ()


def test_title_that_names_a_body_gives_its_bearer() -> None:
    text = "Das erklärte die Chefin der Weltbank, Rita Weber, am Abend."
    role = Role(name="Rita Weber", title="Chefin der Weltbank", span=find(text, "Chefin der Weltbank"))
    assert meant(text, "die Chefin der Weltbank, Rita Weber", roles=(role,)) == ("Rita Weber",)
    assert meant(text, "die Chefin der Weltbank", roles=(role,)) == ("Rita Weber",)
    assert meant(text, "die Chefin", roles=(role,)) == ()


@given(st.text(alphabet="aSWeber und,.der-'’„“ \n", max_size=60), st.data())
def test_any_stretch_of_any_text_is_answered(text: str, data: st.DataObject) -> None:
    doc = NLP(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert resolve_span(doc, CharSpan(start, end)) == ()


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("Das sagte Webers enger Berater Jens.", "enger Berater", ("Jens Thoma",)),
        ("Das sagte Webers neuer enger Berater Jens.", "enger Berater", ("Jens Thoma",)),
        ("Das sagte Webers Berater Jens.", "Berater", ("Jens Thoma",)),
        ("Das hörte Webers Haus, wie Berater Jens sagte.", "Berater", ("Rita Weber",)),
    ],
)
def test_a_bare_genitive_before_an_office_means_its_bearer(
    text: str, title: str, names: tuple[str, ...]
) -> None:
    role = Role(span=find(text, title), name="Jens Thoma", title=title, of="Rita Weber")
    assert meant(text, "Webers", roles=(role,)) == names


def test_title_that_breaks_off_before_its_place_gives_its_bearer() -> None:
    text = "Das erklärte die Leiterin der Bank in Oslo, Rita Weber, am Abend."
    role = Role(
        name="Rita Weber", title="Leiterin der Bank in Oslo", span=find(text, "Leiterin der Bank in Oslo")
    )
    assert meant(text, "die Leiterin der Bank", roles=(role,)) == ("Rita Weber",)
    assert meant(text, "die Leiterin", roles=(role,)) == ()
