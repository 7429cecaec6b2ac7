"""What bytes are, whatever the file's name says: binary by its first bytes, HTML by its tags."""

from __future__ import annotations

import re

import msgspec

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (sound, film or image)"),
    (b"ID3", "an MP3 recording"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_WITHIN = re.compile(r"<(?:html|body|article)\b[^>]*>", re.IGNORECASE)
_HTML_CLOSING = re.compile(r"</(?:html|body|article|div|p)\s*>", re.IGNORECASE)


def binary_format(data: bytes) -> str | None:
    """The name of the binary format that ``data`` opens as, with its article; ``None`` for text."""
    for magic, name in _MAGIC:
        if data.startswith(magic) and not (magic == b"MZ" and b"\0" not in data[:200]):
            return name
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    sample = data[:8000]
    zeros = sample.count(0)
    if zeros and not _in_step(sample):
        return "binary data"
    controls = sum(byte in _CONTROLS for byte in sample) - zeros
    return "binary data" if controls > len(sample) // 20 else None


def looks_like_html(text: str) -> bool:
    """Whether ``text`` is a page of HTML rather than prose that mentions a tag."""
    beginning = text[:4000]
    if _HTML.search(beginning):
        return True
    return bool(_HTML_WITHIN.search(beginning) and _HTML_CLOSING.search(text))


def looks_like_json(text: str) -> bool:
    """Whether ``text`` is JSON, or has a JSON object on its first line."""
    beginning = text.lstrip()
    if not beginning.startswith(("{", "[")):
        return False
    return any(map(_is_json, (beginning.split("\n", 1)[0], beginning)))


def _is_json(text: str) -> bool:
    try:
        return isinstance(msgspec.json.decode(text), (dict, list))
    except (msgspec.DecodeError, UnicodeEncodeError):
        return False


def _in_step(sample: bytes) -> bool:
    """Whether nearly all zero bytes stand at places of one parity, as in UTF-16."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 4 * min(even, odd) and max(even, odd) > len(sample) // 40
