"""Files, folders and streams: each bad input is named with its reason, the rest goes on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from lagebild.errors import SourceError
from lagebild.model.article import Article
from lagebild.sources import read
from lagebild.sources.decode import decode, tidy

PASTE = (
    "Tarifstreit geht weiter\n\n18.01.2026, 22:20 Uhr\n\n"
    "Die Runde hat sich vertagt, wie beide Seiten sagten.\n"
)


def only_error(source: str) -> str:
    (error,) = read(source)
    assert isinstance(error, SourceError)
    return str(error)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty file"),
        ("blank.txt", b" \n\n ", "empty file"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("bytes.txt", bytes(range(256)) * 20, "binary"),
        ("table.csv", b"a;b", "not a kind of file"),
        ("broken.json", b'{"text": ', "no valid JSON"),
        ("notext.json", b'{"title": "Ohne Text"}', "text: Field required"),
        ("blanktext.json", b'{"text": "  "}', "text: is empty"),
        ("number.json", b"[17]", "must be a JSON object"),
        ("when.json", b'{"text": "Ein Text.", "published": "neulich"}', "no date or time"),
        ("nothing.json", b"[]", "no articles found"),
    ],
)
def test_bad_file(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    message = only_error(str(tmp_path / name))
    assert reason in message and name in message


def test_missing_file(tmp_path: Path) -> None:
    assert "no such file" in only_error(str(tmp_path / "nirgends.txt"))


def test_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Nur eine Liesmich-Datei", encoding="utf-8")
    (tmp_path / ".versteckt.txt").write_text(PASTE, encoding="utf-8")
    assert "no articles found" in only_error(str(tmp_path))


def test_folder_goes_on_after_errors(tmp_path: Path) -> None:
    (tmp_path / "unter").mkdir()
    (tmp_path / "b.txt").write_text(PASTE, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "unter" / "c.txt").write_text(PASTE, encoding="utf-8")
    found = list(read(str(tmp_path)))
    assert [isinstance(item, Article) for item in found] == [False, True, True]
    articles = [item for item in found if isinstance(item, Article)]
    assert articles[1].source == str(tmp_path / "unter" / "c.txt")
    assert articles[0].id != articles[1].id


def test_id_depends_on_name_and_content_not_on_the_folder(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(PASTE, encoding="utf-8")
    first, second = (next(read(str(tmp_path / folder / "a.txt"))) for folder in ("x", "y"))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.id == second.id and first.id.startswith("a") and len(first.id) == 17


def test_json_text_is_taken_as_it_stands(tmp_path: Path) -> None:
    text = "  Zeile eins\u00a0mit  Lücken.\n\nTeilen\n"
    row = {"id": 7, "text": text, "published": "2026-01-18T22:20", "outlet": "NZZ", "url": "https://nzz.ch/1"}
    (tmp_path / "a.json").write_text(json.dumps(row), encoding="utf-8")
    (article,) = read(str(tmp_path / "a.json"))
    assert isinstance(article, Article)
    assert (article.text, article.id, article.source) == (text, "7", "https://nzz.ch/1")
    assert article.published == "2026-01-18T22:20:00+01:00" and article.removed == ()


def test_json_lines_on_standard_input() -> None:
    lines = (
        '{"id": "x", "text": "Eins."}\nkaputt\n\n{"id": "x", "text": "Zwei."}\n{"id": "x", "text": "Eins."}\n'
    )
    found = list(read("-", stdin=io.StringIO(lines)))
    assert [isinstance(item, Article) for item in found] == [True, False, False, True]
    assert "line 2" in str(found[1]) and "'x'" in str(found[2])


def test_json_list_and_wrapped_list(tmp_path: Path) -> None:
    rows = [{"text": "Eins."}, {"text": "Zwei."}]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"articles": rows}), encoding="utf-8")
    ids = [
        [item.id for item in read(str(tmp_path / name)) if isinstance(item, Article)]
        for name in ("a.json", "b.json")
    ]
    assert ids[0] == ids[1] and len(set(ids[0])) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_encodings(encoding: str) -> None:
    text = "„Größe“ – sagte Müller über 5 € und die Straße nach Wien, während es draußen schneite."
    assert decode(text.encode(encoding), "a.txt") == text


def test_latin_1_without_windows_signs() -> None:
    assert decode("Größe und Übermaß".encode("latin-1"), "a.txt") == "Größe und Übermaß"


def test_tidy() -> None:
    text = "10\u202f000\u00a0Euro\r\nVer\u00adhand\u200blung\u2028Ü\u0308ber"
    assert tidy("u\u0308ber") == "über"
    assert tidy(text).split("\n")[:2] == ["10 000 Euro", "Verhandlung"]


def test_half_characters_in_json_are_replaced_one_for_one(tmp_path: Path) -> None:
    path = tmp_path / "halb.json"
    path.write_text('{"title": "\\ud800", "text": "a\\udfffb", "tags": ["\\ud83d"]}', encoding="utf-8")
    [article] = read(str(path))
    assert isinstance(article, Article)
    assert (article.title, article.text, article.tags) == ("\ufffd", "a\ufffdb", ("\ufffd",))
