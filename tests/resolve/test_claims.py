import pytest
from resolve_press import Press, Reader

from lagebild.model.dossier import ClaimStatus, Dossier


def statuses(dossier: Dossier) -> list[ClaimStatus]:
    return [claim.status for claim in dossier.claims]


def talk(press: Press) -> Reader:
    text = (
        "Nordland habe mit Abzug gedroht, sagte Südland. Eine solche Drohung habe es nicht gegeben, "
        "teilte Nordland mit. Das Wetter war gut."
    )
    a = press.article("a", text, "2026-01-05")
    a.mention("Nordland", "state").mention("Südland", "state")
    a.quotation("Nordland habe mit Abzug gedroht", speakers=("Südland",))
    return a


def test_what_a_party_is_said_to_have_done_is_a_claim_of_one_source() -> None:
    press = Press()
    talk(press)
    assert statuses(press.resolve()) == [ClaimStatus.SINGLE_SOURCE]


def test_what_nobody_denies_or_confirms_is_no_claim() -> None:
    press = Press()
    text = "Nordland sei ein schwieriger Partner, sagte Südland."
    a = press.article("a", text, "2026-01-05").mention("Nordland", "state").mention("Südland", "state")
    a.quotation("Nordland sei ein schwieriger Partner", speakers=("Südland",))
    assert statuses(press.resolve()) == []


def test_a_denial_that_only_points_back_finds_what_stands_before_it() -> None:
    press = Press()
    a = talk(press)
    a.quotation("Eine solche Drohung habe es nicht gegeben", act="deny", speakers=("Nordland",))
    (claim,) = press.resolve().claims
    assert claim.text == "Nordland habe mit Abzug gedroht"
    assert claim.status is ClaimStatus.CONTESTED
    assert len(claim.supporters) == len(claim.opponents) == 1


def test_the_opposite_in_other_words_speaks_against() -> None:
    press = Press()
    a = press.article("a", "Südland bestätigte, es habe ein Treffen am Grenzfluss gegeben.", "2026-01-05")
    a.mention("Südland", "state")
    b = press.article("b", "Nordland erklärt, ein Treffen am Grenzfluss habe es nie gegeben.", "2026-01-06")
    b.mention("Nordland", "state")
    a.quotation("es habe ein Treffen am Grenzfluss gegeben", act="confirm", speakers=("Südland",))
    b.quotation("ein Treffen am Grenzfluss habe es nie gegeben", act="say", speakers=("Nordland",))
    (claim,) = press.resolve().claims
    assert claim.status is ClaimStatus.CONTESTED


def test_two_voices_of_one_side_are_one_source() -> None:
    press = Press()
    a = press.article("a", "Minister Holm und Sprecher Kern bestätigten den Abzug von Südland.", "2026-01-05")
    a.mention("Südland", "state")
    a.person("Holm").person("Kern").role("Holm", "Minister", of="Nordland")
    a.role("Kern", "Sprecher", of="Nordland")
    a.quotation("den Abzug von Südland", act="confirm", speakers=("Holm", "Kern"))
    assert statuses(press.resolve()) == [ClaimStatus.SINGLE_SOURCE]


def test_a_party_confirms_its_own_doing() -> None:
    press = Press()
    a = press.article("a", "Nordland bestätigte den Abzug der Truppen.", "2026-01-05").mention(
        "Nordland", "state"
    )
    a.quotation("den Abzug der Truppen", act="confirm", speakers=("Nordland",))
    assert statuses(press.resolve()) == [ClaimStatus.CONFIRMED]


def test_circles_are_an_anonymous_source() -> None:
    press = Press()
    text = "Aus Verhandlungskreisen verlautete, der Plan sei gekürzt worden. Ein Diplomat sagte, das sei gut."
    a = press.article("a", text, "2026-01-05")
    a.quotation("der Plan sei gekürzt worden", frame="Aus Verhandlungskreisen verlautete")
    a.quotation("das sei gut", frame="Ein Diplomat sagte")
    (claim,) = press.resolve().claims
    assert claim.status is ClaimStatus.SINGLE_SOURCE
    assert [voice.entity for voice in claim.supporters] == [None]


def test_two_sides_confirm() -> None:
    press = Press()
    a = press.article("a", "Nordland und Südland bestätigten den Abzug der Truppen.", "2026-01-05")
    a.mention("Nordland", "state").mention("Südland", "state")
    a.quotation("den Abzug der Truppen", act="confirm", speakers=("Nordland", "Südland"))
    assert statuses(press.resolve()) == [ClaimStatus.CONFIRMED]


def test_an_anonymous_source_denied_by_a_side_is_contested() -> None:
    press = Press()
    a = press.article(
        "a", "Der Abzug der Truppen soll beschlossen sein. Das wies Nordland zurück.", "2026-01-05"
    )
    a.mention("Nordland", "state")
    a.hearsay("Der Abzug der Truppen soll beschlossen sein", "soll")
    a.quotation("Das", act="deny", speakers=("Nordland",))
    assert statuses(press.resolve()) == [ClaimStatus.CONTESTED]


def test_what_one_side_takes_back_is_retracted() -> None:
    press = Press()
    a = press.article("a", "Nordland bestätigte den Abzug der Truppen.", "2026-01-05")
    a.mention("Nordland", "state").quotation("den Abzug der Truppen", act="confirm", speakers=("Nordland",))
    b = press.article("b", "Nordland dementierte den Abzug der Truppen nun.", "2026-01-06")
    b.mention("Nordland", "state").quotation("den Abzug der Truppen", act="deny", speakers=("Nordland",))
    assert statuses(press.resolve()) == [ClaimStatus.RETRACTED]


def test_hearsay_only_in_a_replaced_version_is_retracted() -> None:
    press = Press()
    rest = " ".join(
        f"Die Gespräche der beiden Seiten gingen am Tag {n} in Seestadt weiter." for n in range(5)
    )
    a = press.article(
        "a", f"Der Abzug soll beschlossen sein. {rest}", "2026-01-05T10:00:00+01:00", outlet="A"
    )
    a.hearsay("Der Abzug soll beschlossen sein", "soll")
    assert statuses(press.resolve()) == [ClaimStatus.SINGLE_SOURCE]
    note = "In einer früheren Fassung war von einem Abzug die Rede."
    press.article("b", f"{rest} {note}", "2026-01-05T12:00:00+01:00", outlet="A")
    assert statuses(press.resolve()) == [ClaimStatus.RETRACTED]


def test_unlike_words_are_two_claims() -> None:
    press = Press()
    a = press.article(
        "a", "Nordland bestätigte den Abzug der Truppen und dementierte neue Zölle auf Stahl.", "2026-01-05"
    )
    a.mention("Nordland", "state")
    a.quotation("den Abzug der Truppen", act="confirm", speakers=("Nordland",))
    a.quotation("neue Zölle auf Stahl", act="deny", speakers=("Nordland",))
    assert statuses(press.resolve()) == [ClaimStatus.CONFIRMED, ClaimStatus.DENIED]


def test_a_denial_finds_the_verb_of_the_noun_that_it_names() -> None:
    press = Press()
    text = (
        "Nordland habe mit Abzug gedroht, sagte Südland. Die Gespräche gingen weiter, sagte Weststaat. "
        "Eine solche Drohung habe es nicht gegeben, teilte Nordland mit."
    )
    a = press.article("a", text, "2026-01-05")
    a.mention("Nordland", "state").mention("Südland", "state").mention("Weststaat", "state")
    a.quotation("Nordland habe mit Abzug gedroht", speakers=("Südland",))
    a.quotation("Die Gespräche gingen weiter", speakers=("Weststaat",))
    a.quotation("Eine solche Drohung habe es nicht gegeben", speakers=("Nordland",))
    (claim,) = press.resolve().claims
    assert claim.text == "Nordland habe mit Abzug gedroht"
    assert claim.status is ClaimStatus.CONTESTED


def test_a_threat_is_not_vouched_for_by_who_is_said_to_have_threatened() -> None:
    press = Press()
    a = press.article("a", "Nordland drohte, die Hilfe zu streichen. Nordland dementierte das.", "2026-01-05")
    a.mention("Nordland", "state")
    a.quotation("die Hilfe zu streichen", act="threaten", speakers=("Nordland",))
    a.quotation("Nordland dementierte das", act="deny", speakers=("Nordland",), type="reported")
    (claim,) = press.resolve().claims
    assert claim.status is ClaimStatus.CONTESTED
    assert [voice.entity for voice in claim.supporters] == [None]


def test_an_admission_takes_back_the_one_thing_denied_before() -> None:
    press = Press()
    a = press.article("a", "Der Text stamme aus dem Amt, sagte Südland. Holm dementierte das.", "2026-01-05")
    a.mention("Südland", "state").person("Holm", "Jan Holm")
    a.quotation("Der Text stamme aus dem Amt", speakers=("Südland",))
    a.quotation("Holm dementierte das", act="deny", speakers=("Jan Holm",), type="reported")
    b = press.article("b", "Holm räumte ein, die Abteilung habe geschrieben. Südland schwieg.", "2026-01-09")
    b.person("Holm", "Jan Holm").mention("Südland", "state")
    b.quotation("die Abteilung habe geschrieben", act="admit", speakers=("Jan Holm",))
    assert statuses(press.resolve()) == [ClaimStatus.CONFIRMED]


def test_what_a_denial_names_is_nobodys_word() -> None:
    press = Press()
    a = press.article("a", "Holm wies Berichte zurück, wonach die Fabrik schließe.", "2026-01-05")
    a.person("Holm")
    a.quotation(a.text[:-1], act="reject", speakers=("Holm",), type="reported")
    a.quotation("die Fabrik schließe")
    (claim,) = press.resolve().claims
    assert claim.status is ClaimStatus.DENIED
    assert claim.supporters == ()


def test_hearsay_of_what_has_been_is_a_claim_and_a_plan_is_none() -> None:
    press = Press()
    a = press.article(
        "a",
        "Zwei Mitglieder sollen dagegen gestimmt haben. Die Zahlung soll 700 Euro betragen.",
        "2026-01-05",
    )
    a.quotation("Zwei Mitglieder sollen dagegen gestimmt haben")
    a.quotation("Die Zahlung soll 700 Euro betragen")
    assert statuses(press.resolve()) == [ClaimStatus.SINGLE_SOURCE]


@pytest.mark.parametrize(
    ("text", "cue", "claims"),
    [
        ("Nordland dürfte den Entwurf nicht annehmen", "dürfte", 0),
        ("Nordland dürfte den Entwurf schon abgelehnt haben", "dürfte", 1),
        ("Nordland den Entwurf ablehnt", "wird erwartet", 0),
        ("Nordland hat den Entwurf angeblich abgelehnt", "angeblich", 1),
    ],
)
def test_a_forecast_is_no_claim(text: str, cue: str, claims: int) -> None:
    press = Press()
    a = press.article("a", f"Es {cue} viel. {text}.", "2026-01-05").mention("Nordland", "state")
    a.hearsay(text, cue)
    assert len(press.resolve().claims) == claims


def test_a_claim_reads_as_a_sentence() -> None:
    press = Press()
    text = "Südland bestätigte, dass die Truppen in Seestadt abgezogen sind."
    a = press.article("a", text, "2026-01-05").mention("Südland", "state")
    a.quotation("die Truppen in Seestadt abgezogen sind", act="confirm", speakers=("Südland",))
    (claim,) = press.resolve().claims
    assert claim.text == "Die Truppen sind in Seestadt abgezogen"


def test_a_later_denial_outweighs_an_admission_of_another_side_but_an_earlier_one_does_not() -> None:
    press = Press()
    text = "Nordland und Südland dementierten ein Treffen am Grenzfluss."
    a = press.article("a", text, "2026-01-05").mention("Nordland", "state").mention("Südland", "state")
    a.quotation("ein Treffen am Grenzfluss", act="deny", speakers=("Nordland", "Südland"))
    b = press.article("b", "Nordland räumte ein Treffen am Grenzfluss ein.", "2026-01-09")
    b.mention("Nordland", "state").quotation("ein Treffen am Grenzfluss", act="admit", speakers=("Nordland",))
    assert statuses(press.resolve()) == [ClaimStatus.CONFIRMED]
    c = press.article("c", "Südland dementierte das Treffen am Grenzfluss erneut.", "2026-01-10")
    c.mention("Südland", "state").quotation("das Treffen am Grenzfluss", act="deny", speakers=("Südland",))
    assert statuses(press.resolve()) == [ClaimStatus.CONTESTED]
