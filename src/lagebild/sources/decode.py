"""Bytes to text, and text to a form that offsets can be counted in."""

from __future__ import annotations

import quopri
import re
import unicodedata

from lagebild.errors import SourceError

_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format 3",
)


def decode(data: bytes, source: str) -> str:
    """Return the bytes of a file as text: UTF-8, a byte order mark, or what charset-normalizer makes of it.

    Raises SourceError, naming ``source``, for an empty file, a binary, and bytes that are no text in any
    encoding. Windows-1252 is preferred to its look-alikes, since German text is full of „“ and –.
    """
    if not data.strip():
        raise SourceError(source, "empty file")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, encoding, source)
    if data.startswith(_MAGIC):
        raise SourceError(source, "binary file, not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(data, source)
    if _share_of_controls(text) > 0.01:
        raise SourceError(source, "binary file, not text")
    return text


def tidy(text: str) -> str:
    """Return text with plain spaces and ``\\n`` line ends, without invisible characters.

    No-break, narrow and thin spaces and tabs become spaces; zero-width characters, direction marks and soft
    hyphens go. A letter followed by a combining mark becomes one character ("u" + diaeresis to "ü").
    Nothing else changes.
    """
    text = _without_quoted_printable(_LINE_ENDS.sub("\n", text))
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text)


def _without_quoted_printable(text: str) -> str:
    """Undo the encoding of a mail's source: "best=C3=A4tigten", lines broken by "=" at their end."""
    coded = re.findall(r"=C3=[89AB][0-9A-F]|=E2=80=[0-9A-F]{2}|=\n", text)
    if len(coded) < 3 or len([char for char in text if ord(char) > 127]) > len(coded):
        return text
    plain = quopri.decodestring(text.encode("utf-8"))
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError:
        return text


def _decode_as(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(source, f"not valid {encoding}: {error.reason}") from error


def _guess(data: bytes, source: str) -> str:
    if b"\x00" in data and _looks_utf16(data):
        return _decode_as(
            data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be", source
        )
    if b"\x00" in data:
        raise SourceError(source, "binary file, not text")
    german = _as_german(data)
    if german is not None:
        return german
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(data).best()
    if best is None:
        raise SourceError(source, "encoding not recognised")
    return str(best)


def _as_german(data: bytes) -> str | None:
    """Return Windows-1252 text where the bytes beyond ASCII read as German letters and marks."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [char for char in text if ord(char) > 127]
    usual = sum(char in "äöüÄÖÜßéèáàóçñ„“”‚‘’»«›‹–—…·•©€§\u00a0" for char in beyond)
    return text if usual >= 0.9 * len(beyond) else None


def _looks_utf16(data: bytes) -> bool:
    sample = data[:2000]
    return len(data) % 2 == 0 and 0.3 < sample.count(b"\x00") / len(sample) < 0.6


def _share_of_controls(text: str) -> float:
    controls = sum(char < " " and char not in "\t\n\r\x0b\x0c" for char in text)
    return controls / max(1, len(text))
