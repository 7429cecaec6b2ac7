"""PDF files by pypdfium2: the text of the pages, as paragraphs.

Running heads, feet and page numbers go, words parted at a line's end are joined, lines become
paragraphs. Some programs print right-to-left text with the letters of words in reverse: that is
repaired by what languages know of their words, and the file is refused where it cannot be.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dragoman.errors import UnreadableDocument
from dragoman.reading.found import Found

PAGES = 2000
"""Pages that are read of one file; text beyond is flagged as truncated."""

WordCounts = Callable[[], Mapping[str, int]]
"""How often right-to-left languages use a word, written without joiners; asked when needed."""

_EDGE = 2
"""Lines at the top and the foot of a page among which running heads are looked for."""
_FEWEST = 15
"""A page with fewer letters than that, on average, is a picture of text."""
_REVERSED, _LOST = 0.03, 0.5
"""Share of words in reverse from which a text is repaired; share unknown that is past repair."""
_SHORT, _HALF = 0.8, 0.5
"""A line shorter than this share of a long one ends its paragraph; shorter than the second, also
where the next begins with a small letter."""
_LIKELIER = 20
"""How much more frequent a word in reverse must be than as it stands."""
_WHOLLY = 4
"""So many words in reverse for each that stands right make a line wholly in reverse."""
_MIRRORED = str.maketrans("()[]«»<>{}", ")(][»«><}{")
_PARTED = re.compile(r"[\x02\ufffe\u00ad]")
_PARTED_IN = re.compile(r"(?<=[^\W\d_])[\x02\ufffe\u00ad]\n?(?=[^\W\d_])")
_HYPHEN_END = re.compile(r"(?<=[a-zà-ÿа-я])-\n(?=[a-zà-ÿа-я])")
_RTL_WORD = re.compile(r"[\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\u200c]+")
_RTL = re.compile(r"[\u0590-\u08ff]")
_CAUSE = re.compile(r"PDFium: (?!Success)([^)]+)")
_DIGITS = re.compile(r"\d+")


def read(data: bytes, counts: WordCounts = dict) -> Found:
    """The text of a PDF.

    Args:
        data: The file.
        counts: What is known of the words of right-to-left languages.

    Raises:
        UnreadableDocument: It is damaged, encrypted or scanned, or its words are past repair.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
        pages = [_page(document, number) for number in range(min(count, PAGES))]
        mirrored = _runs_leftward(document)
        document.close()
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(f"not readable as PDF: {_why(error)}") from error
    if sum(map(str.isalpha, "".join(pages))) < _FEWEST * max(len(pages), 1):
        raise UnreadableDocument("a PDF of pictures, without text; recognise its text (OCR) first")
    lines = _without_running([page.split("\n") for page in pages])
    if mirrored:
        lines = [line if _RTL.search(line) else _turned(line) for line in lines]
    return Found(upright("\n\n".join(paragraphs(lines)), counts), truncated=count > PAGES)


def _why(error: Exception) -> str:
    """Why PDFium gave a file back, and what to do."""
    if "password" in str(error).lower():
        return "encrypted; save it without its password"
    found = _CAUSE.search(str(error))
    cause = found.group(1) if found else str(error).partition(" (")[0].rstrip(".")
    return f"damaged ({cause}); fetch it again, or save it anew"


def _page(document: Any, number: int) -> str:  # noqa: ANN401 - pypdfium2 ships no types
    page = document[number]
    words = page.get_textpage()
    text: str = words.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n")
    words.close()
    page.close()
    return text.replace("\0", "")


def _runs_leftward(document: Any) -> bool:  # noqa: ANN401
    """Whether the file is marked as right-to-left; PDFium turns its left-to-right lines round."""
    import pypdfium2.raw as raw

    room = ctypes.create_string_buffer(16)
    length = raw.FPDF_VIEWERREF_GetName(document.raw, b"Direction", room, len(room))
    return bool(length) and room.value == b"R2L"


def _turned(line: str) -> str:
    """A line of left-to-right words, each before the one it should follow, put in order."""
    words = reversed(line.split())
    return " ".join(re.sub(r"^([.,;:!?)\]]+)(.+)$", r"\2\1", word) for word in words)


def _without_running(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines, less those at the edges of pages that recur or only number the page."""
    texts = [[line for line in page if line.strip()] for page in pages]
    edges = Counter(key for page in texts for key in {_key(line) for line in _edges(page)})
    running = {key for key, count in edges.items() if count > 1 and count * 2 > len(texts)}
    kept: list[str] = []
    for page in texts:
        for number, line in enumerate(page):
            edge = number < _EDGE or number >= len(page) - _EDGE
            if edge and (_key(line) in running or _is_number(line)):
                continue
            kept.append(_unnumbered(line) if number == len(page) - 1 else line)
    return kept


def _edges(page: Sequence[str]) -> Sequence[str]:
    return [*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]]


def _key(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _is_number(line: str) -> bool:
    bare = line.strip(" -–—|·[]()")
    return bare.isdecimal() and len(bare) <= 4


def _unnumbered(line: str) -> str:
    """A page's last line without the number that a parted word runs into."""
    before, mark, after = line.rpartition("\x02")
    return f"{before}{mark}" if mark and after.strip().isdecimal() else line


def paragraphs(lines: Sequence[str]) -> list[str]:
    """The paragraphs of lines: a line clearly shorter than a long one ends its paragraph.

    Not where it only is somewhat shorter and the next begins with a small letter: justified lines
    vary in length.
    """
    lengths = sorted(len(line.rstrip()) for line in lines)
    long = lengths[int(len(lengths) * 0.8)] if lengths else 0
    found: list[list[str]] = [[]]
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        found[-1].append(line.strip())
        size = len(line.rstrip())
        goes_on = size >= _HALF * long and after.lstrip()[:1].islower()
        parted = line.rstrip().endswith(("\x02", "-"))
        if size < _SHORT * long and not (goes_on or parted):
            found.append([])
    return [_joined(part) for part in found if part]


def _joined(lines: Sequence[str]) -> str:
    text = "\n".join(lines)
    text = _HYPHEN_END.sub("", _PARTED_IN.sub("", text))
    return _PARTED.sub("", text).replace("\n", " ")


def upright(text: str, counts: WordCounts) -> str:
    """The text with words in reverse turned round.

    Raises:
        UnreadableDocument: Many words read as none either way.
    """
    words = _RTL_WORD.findall(text)
    if not words:
        return text
    known = counts()
    turned = {word for word in set(words) if _is_reversed(word, known)}
    share = sum(word in turned for word in words) / len(words)
    if share < _REVERSED:
        return text
    lost = sum(_count(word, known) == 0 and word not in turned for word in words) / len(words)
    if lost > _LOST:
        raise UnreadableDocument(
            f"a PDF with {share:.0%} of its words in reverse, past repair; take the text from its "
            "source"
        )
    lines = [_upright_line(line, turned, known) for line in text.split("\n")]
    return "\n".join(lines)


def _upright_line(line: str, turned: set[str], known: Mapping[str, int]) -> str:
    """A line with its words in reverse turned round; nearly all are, so are those not known."""
    words = _RTL_WORD.findall(line)
    wrong = sum(word in turned for word in words)
    right = sum(_count(word, known) > 0 and word not in turned for word in words)
    if wrong < _WHOLLY * max(right, 1):
        return _RTL_WORD.sub(lambda found: _put(found.group(), turned), line)
    numbers = _years(line, 1) < _years(line, -1)
    return " ".join(_turned_token(token, numbers) for token in line.split(" "))


def _turned_token(token: str, numbers: bool) -> str:
    """What stands between two spaces, in reverse with its punctuation; numbers only if they are."""
    if _RTL_WORD.search(token):
        return token[::-1].translate(_MIRRORED)
    return token[::-1] if numbers and token.strip("./:،,-–").isdecimal() else token


def _years(line: str, step: int) -> int:
    """How many numbers of a line are years of news, read forward (1) or backward (-1)."""
    numbers = (int(number[::step]) for number in _DIGITS.findall(line) if len(number) == 4)
    return sum(1300 <= number < 1450 or 1900 <= number < 2100 for number in numbers)


def _put(word: str, turned: set[str]) -> str:
    return word[::-1] if word in turned else word


def _count(word: str, known: Mapping[str, int]) -> int:
    return known.get(word.replace("\u200c", ""), 0)


def _is_reversed(word: str, known: Mapping[str, int]) -> bool:
    there, here = _count(word[::-1], known), _count(word, known)
    return there > _LIKELIER * here if here else there > 0
