"""The chronology: what happened between countries in time order, every line with its footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.errors import BadData
from dragoman.ledger import CorpusView
from dragoman.products.lines import Chronology, Line, build_chronology
from dragoman.products.markdown import escaped
from dragoman.products.notes import Note
from dragoman.products.pages import chronology_page
from dragoman.products.records import chronology_records

NOTHING = "No events."


def write_chronology(view: CorpusView, to: str) -> str:
    """The chronology of a view in a format of ``FORMATS``, ending in a line feed.

    Raises:
        BadData: There is no such format.
    """
    if to not in FORMATS:
        raise BadData(f"no chronology in the format {to!r}; there are {', '.join(FORMATS)}")
    return FORMATS[to](view)


def sources_words(line: Line) -> str:
    """How well a line is founded: "1 source", "3 reports, 2 independent"."""
    if line.reports == 1:
        return "1 source"
    return f"{line.reports} reports, {line.sources} independent"


def cells(line: Line) -> tuple[str, ...]:
    """The parts of a line but its footnotes, in the order in which they are read."""
    says = None if line.says is None else f"according to {line.says}"
    when = None if line.same_time else line.when
    parts = (when, line.who, line.what, line.state, line.where, says, sources_words(line))
    return tuple(part for part in parts if part is not None)


def _text(view: CorpusView) -> str:
    return "\n".join(_text_lines(build_chronology(view))) + "\n"


def _text_lines(chronology: Chronology) -> Iterator[str]:
    yield chronology.title
    if not chronology.years:
        yield NOTHING
    for year in chronology.years:
        yield from ("", year.name)
        for line in year.lines:
            yield from _text_line(line, 1)
    if chronology.notes:
        yield from ("", "Footnotes")
    yield from (f"  [{note.number}] {_note(note, '“', '”')}" for note in chronology.notes)


def _text_line(line: Line, depth: int) -> Iterator[str]:
    numbers = "".join(f"[{number}]" for number in line.notes)
    yield f"{'  ' * depth}{' | '.join(cells(line))} {numbers}"
    for part in line.parts:
        yield from _text_line(part, depth + 1)


def _note(note: Note, before: str, after: str) -> str:
    return f"{before}{note.quote}{after} {note.outlet}, {note.published} ({note.evidence.doc})"


def _markdown(view: CorpusView) -> str:
    return "\n".join(_markdown_lines(build_chronology(view))) + "\n"


def _markdown_lines(chronology: Chronology) -> Iterator[str]:
    yield f"# {escaped(chronology.title)}"
    if not chronology.years:
        yield from ("", NOTHING)
    for year in chronology.years:
        yield from ("", f"## {escaped(year.name)}", "")
        for line in year.lines:
            yield from _markdown_line(line, 0)
    if chronology.notes:
        yield ""
    for note in chronology.notes:
        yield f"[^{note.number}]: {escaped(_note(note, '“', '”'))}"


def _markdown_line(line: Line, depth: int) -> Iterator[str]:
    first, *rest = (escaped(cell) for cell in cells(line))
    numbers = "".join(f"[^{number}]" for number in line.notes)
    yield f"{'  ' * depth}- {' | '.join((f'**{first}**', *rest))} {numbers}"
    for part in line.parts:
        yield from _markdown_line(part, depth + 1)


def _html(view: CorpusView) -> str:
    return chronology_page(build_chronology(view))


FORMATS: dict[str, Callable[[CorpusView], str]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "json": chronology_records,
}
"""How a chronology is written, by the name of the format."""
