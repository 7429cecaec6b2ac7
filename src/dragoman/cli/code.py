"""``dragoman code``: sentences in, event mentions out, without a ledger."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import Day
from dragoman.cli.output import counted, deliver, output_option, tell

if TYPE_CHECKING:
    from dragoman.cli.told import Told
    from dragoman.model import Document

NOTHING_READ = 1
"""Exit status when no line could be read."""


class Tally:
    """What became of the lines."""

    def __init__(self) -> None:
        self.read = self.events = 0
        self.bad: list[str] = []


@click.command(name="code")
@click.option("--lang", "language", help="Of all lines; told by the words of each without it.")
@click.option("--whole", is_flag=True, help="Standard input is one document, not one a line.")
@click.option("--published", type=Day(), help="The day the lines were written.")
@output_option
def command(language: str | None, whole: bool, published: date | None, output: Path) -> int:
    """Code the sentences on standard input: event mentions as JSON lines.

    Each line is a sentence, or a JSON object with text and, if it has them, id and published. Who
    acts and on whom are keys of that line alone, for there is no ledger; `names` says who they are.
    Each event has the votes of frames and classifier. A line that cannot be read is told on
    standard error and left out; exit status 1 when that is all of them.
    """
    from dragoman.cli.told import lines_of, one_document

    tally = Tally()
    stream = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8")
    asked = one_document(stream) if whole else lines_of(stream)
    where = deliver(output, _coded(_shown(asked), language, published, tally))
    for line in tally.bad:
        tell(f"dragoman: {line}")
    said = f"{counted(tally.events, 'event mention')} of {counted(tally.read, 'text')}{where}"
    then = "keep them with: dragoman add FILE" if tally.events else "see why: dragoman read FILE"
    tell(f"{said}; {then}")
    return NOTHING_READ if tally.bad and not tally.read else 0


def _shown(asked: Iterable[Told]) -> Iterator[Told]:
    """The lines; a count on standard error moves where that is a terminal."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield from asked
        return
    with console.status("coding") as status:
        for number, one in enumerate(asked, 1):
            status.update(f"coding {one.name} ({number})")
            yield one


def _coded(
    asked: Iterable[Told], language: str | None, published: date | None, tally: Tally
) -> Iterator[bytes]:
    from dragoman.errors import DragomanError
    from dragoman.exports.single import event_lines
    from dragoman.pipeline import analyse, pack_of

    for one in asked:
        try:
            document = _document(one, language, one.published or published)
            pack = pack_of(document)
            analysis = analyse(document, pack)
        except DragomanError as error:
            tally.bad.append(f"{one.name}: {error.message.removeprefix(f'{one.name}: ')}")
            continue
        tally.read += 1
        tally.events += len(analysis.events)
        yield from event_lines(analysis, pack)


def _document(one: Told, language: str | None, published: date | None) -> Document:
    """A line as a cleaned document.

    Raises:
        BadData: It holds no sentence, or none that could be read.
        UnknownLanguage: No pack of its language is installed.
    """
    from msgspec.structs import replace

    from dragoman.cleaning import clean
    from dragoman.cleaning.language import main_language
    from dragoman.cleaning.sentence import sentence_document
    from dragoman.errors import BadData
    from dragoman.languages import installed

    if one.text is None:
        raise BadData(one.wrong or "no text")
    if one.whole:
        raw = sentence_document(one.text, "und", locator=one.name)
        return clean(replace(raw, id=one.name), installed(), published=published)
    code = language or main_language(one.text, installed(), where=one.name)
    document = sentence_document(one.text, code, locator=one.name, published=published)
    return replace(document, id=one.name)
