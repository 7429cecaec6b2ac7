"""``dragoman read``: one document as the machine sees it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.output import deliver, in_a_folder, tell

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.products.anatomy import (
        Anatomy,
        ClauseView,
        Finding,
        Run,
        SegmentView,
        SentenceView,
    )

COLOURS = {
    "person": "yellow",
    "state": "red",
    "organisation": "blue",
    "place": "green",
    "group": "magenta",
    "materiel": "bright_red",
    "commodity": "bright_red",
    "agreement": "cyan",
    "meeting": "cyan",
    "conflict": "cyan",
    "project": "cyan",
    "date": "black on yellow",
}
"""The style of each kind of marked words; quoted words are in italics beside it."""


@click.command(name="read")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=in_a_folder,
    help="Write a page to this file instead.",
)
def command(file: Path, page: Path | None) -> None:
    """Show a document as the machine sees it, without a ledger.

    Its segments, sentences, clauses with their arguments, mentions, dates, quotes and events, each
    with the rule that found it.
    """
    from dragoman.api import read
    from dragoman.pipeline import pack_of
    from dragoman.products.anatomy import anatomy_page, dissect

    document = read(file)
    anatomy = dissect(document, pack_of(document))
    if page is None:
        _show(anatomy)
        tell(f"bring it into a ledger with: dragoman add {shlex.quote(str(file))}")
    else:
        where = deliver(page, (anatomy_page(anatomy).encode(),))
        tell(f"page{where}; open it in a browser")


def _show(anatomy: Anatomy) -> None:
    from rich.console import Console

    console = Console(soft_wrap=True, highlight=False)
    for line in _lines(anatomy):
        console.print(line)


def _lines(anatomy: Anatomy) -> Iterator[Text]:
    from rich.text import Text

    yield Text(anatomy.title, "bold")
    for fact in anatomy.facts:
        yield Text.assemble((f"{fact.name:10}", "dim"), fact.value)
    yield _legend()
    for segment in anatomy.segments:
        yield Text()
        yield from _segment(segment)


def _legend() -> Text:
    from rich.text import Text

    kinds = [(f"{kind} ", style) for kind, style in COLOURS.items()]
    return Text.assemble((f"{'colours':10}", "dim"), *kinds, ("quoted", "italic"))


def _segment(segment: SegmentView) -> Iterator[Text]:
    from rich.text import Text

    yield Text(f"── {segment.role} · {segment.language or 'no language'}", "dim bold")
    if segment.text:
        yield Text(segment.text, "dim")
    for sentence in segment.sentences:
        yield from _sentence(sentence)


def _sentence(sentence: SentenceView) -> Iterator[Text]:
    from rich.text import Text

    words = Text.assemble((f"{sentence.number}. ", "dim"))
    for run in sentence.runs:
        words.append(run.text, _style(run))
    yield words
    for one in sentence.named:
        yield Text.assemble("   · ", one.name, (f"  {one.value}", "dim"))
    for clause in sentence.clauses:
        yield from _clause(clause)
    for finding in (*sentence.quotes, *sentence.events):
        yield from _finding(finding)


def _style(run: Run) -> str:
    colour = COLOURS.get(run.kind or "", "")
    return f"{colour} italic" if run.quoted else colour


def _clause(clause: ClauseView) -> Iterator[Text]:
    from rich.text import Text

    space = "  " * clause.depth
    about = ", ".join((clause.relation, *clause.features))
    yield Text.assemble(f"   {space}◆ ", (clause.lemma, "bold"), (f"  {about}", "dim"))
    for one in clause.arguments:
        shared = " (shared)" if one.shared else ""
        yield Text.assemble(f"     {space}", (f"{one.role}{shared}: ", "dim"), one.text)


def _finding(finding: Finding) -> Iterator[Text]:
    from rich.text import Text

    yield Text.assemble("   ▸ ", (finding.title, "bold underline"))
    for one in finding.fields:
        yield Text.assemble("     ", (f"{one.name}: ", "dim"), one.value)
