from resolve_press import Press

LONG = [
    "Die Unterhändler beider Länder trafen sich am Montag in Seestadt zu Gesprächen.",
    "Ein Sprecher der nordländischen Regierung nannte den Verlauf des Tages ermutigend.",
    "Die Runde soll nach Angaben beider Seiten in der kommenden Woche weitergehen.",
    "Zu einzelnen Punkten des Entwurfs wollte sich keine der beiden Seiten äußern.",
]


def test_same_text_cut_text_and_a_stranger() -> None:
    press = Press()
    press.article("a", " ".join(LONG), "2026-01-05T10:00:00+01:00", outlet="A")
    press.article("b", "\n\n".join(LONG), "2026-01-05T11:00:00+01:00", outlet="B")
    press.article("c", "Ein neuer Anfang steht hier. " + " ".join(LONG[1:3]), "2026-01-05T12:00:00+01:00")
    press.article("d", "Ganz etwas anderes. " + LONG[0], "2026-01-05T13:00:00+01:00")
    rows = {row.article.id: row for row in press.resolve().articles}
    assert rows["b"].same_text_as == "a"
    assert rows["a"].same_text_as is None
    assert rows["c"].shares_copy_with == ("a", "b")
    assert rows["d"].shares_copy_with == ()
    assert {key: row.origin for key, row in rows.items()} == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_correction_replaces_the_earlier_version() -> None:
    press = Press()
    press.article("a", " ".join(LONG), "2026-01-05T10:00:00+01:00", outlet="A", title="Gespräche")
    note = " In einer früheren Fassung hieß es, die Runde gehe diese Woche weiter."
    press.article("b", " ".join(LONG[:2] + LONG[3:]) + note, "2026-01-05T15:00:00+01:00", outlet="A")
    press.article("c", " ".join(LONG), "2026-01-05T16:00:00+01:00", outlet="C")
    rows = {row.article.id: row.corrects for row in press.resolve().articles}
    assert rows == {"a": None, "b": "a", "c": None}
