"""``dragoman evaluate``: figures on annotated documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import click

from dragoman.cli.output import counted, deliver, in_a_folder, tell

if TYPE_CHECKING:
    from dragoman.evaluation.sentences import Split
    from dragoman.evaluation.world import Split as WorldSplit

Command = TypeVar("Command", bound=Callable[..., object])

Figures = Mapping[str, object]

_File = click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=False)

file_argument = click.argument("file", metavar="FILE", type=_File)
language_argument = click.argument("language", metavar="LANGUAGE")
json_option = click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")


@click.group(name="evaluate")
def command() -> None:
    """Measure dragoman against annotated documents."""


@command.command(name="gold")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--world", type=click.Choice(["dev", "heldout"]), help="A shipped gold, not DIR.")
@json_option
def gold(folder: Path | None, world: WorldSplit | None, as_json: bool) -> None:
    """Read the reports in DIR and score the result against the gold beside them.

    DIR holds reports/ and gold.jsonl, the gold in the exchange format. Without DIR, it is the
    sample that ships with dragoman; with --world, one half of the larger gold that ships too.
    Write no rules with the misses of heldout in sight.
    """
    from contextlib import nullcontext

    from dragoman.evaluation.gold import evaluate_folder, write_figures
    from dragoman.evaluation.world import world_folder
    from dragoman.sample import sample_folder

    if folder is not None and world is not None:
        raise click.UsageError("DIR and --world are two golds: give one of them")
    shipped = sample_folder() if world is None else world_folder(world)
    with shipped if folder is None else nullcontext(folder) as wanted:
        figures = evaluate_folder(wanted)
    click.echo(write_figures(figures, as_json=as_json))


@command.command(name="parser")
@language_argument
@file_argument
@json_option
def parser(language: str, file: Path, as_json: bool) -> None:
    """Score the parser of LANGUAGE on the gold tokens of FILE (CoNLL-U, may be packed with xz)."""
    from dragoman.evaluation.parser import score_parser
    from dragoman.languages import language_pack

    pack = language_pack(language)
    if pack.clauses != "tree":
        raise click.UsageError(f"{pack.name} has no trained parser: its clauses come from rules")
    _tell(score_parser(pack, file), as_json=as_json)


@command.command(name="zwnj")
@language_argument
@file_argument
@json_option
def zwnj(language: str, file: Path, as_json: bool) -> None:
    """Take the zero-width non-joiners out of FILE, restore them, and count.

    FILE is text with correct joiners, one sentence a line.
    """
    from dragoman.evaluation.zwnj import score_zwnj
    from dragoman.languages import language_pack

    with file.open(encoding="utf-8") as lines:
        _tell(score_zwnj(language_pack(language), lines), as_json=as_json)


@command.command(name="actors")
@file_argument
@json_option
def actors(file: Path, as_json: bool) -> None:
    """Score country and sector read from actor phrases, on the cases in FILE (JSON lines)."""
    from dragoman.evaluation.actors import read_cases, score_actors
    from dragoman.languages import installed

    _tell(score_actors(read_cases(file), installed()), as_json=as_json)


@command.command(name="clauses")
@file_argument
@json_option
def clauses(file: Path, as_json: bool) -> None:
    """Score who did what to whom about what, on the annotated sentences in FILE (JSON lines)."""
    from dragoman.evaluation.clauses import read_cases, score_clauses
    from dragoman.languages import installed

    _tell(score_clauses(read_cases(file), installed()), as_json=as_json)


@command.command(name="coding")
@language_argument
@click.argument("file", metavar="[FILE]", required=False, type=_File)
@click.option("--split", type=click.Choice(["dev", "test"]), help="Only this half of the file.")
@click.option("--errors", is_flag=True, help="Write what is wrong, of dev unless told.")
@json_option
def coding(
    language: str, file: Path | None, split: Split | None, *, errors: bool, as_json: bool
) -> None:
    """Score the events coded in the sentences of FILE (JSON lines), by default dragoman's own."""
    import msgspec

    from dragoman.evaluation.coding import coding_errors, of_split, score_coding
    from dragoman.evaluation.sentences import read_cases, shipped
    from dragoman.languages import language_pack

    pack = language_pack(language)
    cases = read_cases(shipped(language) if file is None else file)
    if not errors:
        _tell(score_coding(of_split(cases, split), pack), as_json=as_json)
        return
    lines = coding_errors(of_split(cases, split or "dev"), pack)
    click.echo(msgspec.json.encode(lines) if as_json else "\n".join(lines))


@command.command(name="plover")
@file_argument
@click.option("--lang", "language", default="en", show_default=True, help="Of the sentences.")
@click.option(
    "--voice",
    type=click.Choice(["cascade", "linear", "frames"]),
    default="cascade",
    show_default=True,
    help="Who answers: the encoder where the linear voice is not sure, that alone, or the coder.",
)
@click.option(
    "--predictions",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    callback=in_a_folder,
    help="Write {id, root} lines to this file, also where FILE tells no root.",
)
@json_option
def plover(
    file: Path,
    language: str,
    voice: Literal["cascade", "linear", "frames"],
    predictions: Path | None,
    *,
    as_json: bool,
) -> None:
    """Tell who did what to whom in the sentences of FILE and score the answers.

    FILE has one JSON object a line: id, text, source, target, source_spans, target_spans and root
    (a PLOVER type; CONCEDE and RETREAT are one, YIELD). Figures are macro-F1.
    """
    from dragoman.coding.votes.items import read_items
    from dragoman.evaluation.plover import answers, prediction_lines, score_answers
    from dragoman.languages import language_pack

    items = read_items(file)
    given = answers(items, language_pack(language), voice=voice)
    if predictions is not None:
        where = deliver(predictions, prediction_lines(items, given))
        tell(f"{counted(len(items), 'prediction')}{where}")
    if predictions is None or any(item.root is not None for item in items):
        _tell(score_answers(items, given), as_json=as_json)


@command.command(name="coreference")
@language_argument
@file_argument
@json_option
def coreference(language: str, file: Path, as_json: bool) -> None:
    """Score events linked across the documents in FILE against its chains (CoNLL F1).

    FILE holds JSON lines with tokens and mentions, as ECB+ is packed; it may be packed with xz.
    """
    from dragoman.evaluation.coreference import read_documents, score_coreference
    from dragoman.languages import language_pack

    _tell(score_coreference(read_documents(file), language_pack(language)), as_json=as_json)


@command.command(name="confidence")
@language_argument
@click.option(
    "--split", type=click.Choice(["dev", "test"]), help="Only this half of the sentences."
)
@json_option
def confidence(language: str, split: Split | None, *, as_json: bool) -> None:
    """Tell how far the confidence of coded events can be believed, on dragoman's own sentences."""
    from dragoman.evaluation.coding import of_split
    from dragoman.evaluation.confidence import score_confidence
    from dragoman.evaluation.sentences import read_cases, shipped
    from dragoman.languages import language_pack

    cases = of_split(read_cases(shipped(language)), split)
    _tell(score_confidence(cases, language_pack(language)), as_json=as_json)


@command.command(name="names")
@file_argument
@json_option
def names(file: Path, as_json: bool) -> None:
    """Match every name in FILE (TSV) with every Latin one of its group and score the result.

    FILE has the columns group, name and latin (several spellings separated by |).
    """
    from dragoman.evaluation.names import read_names, score_names, write_scores

    click.echo(write_scores(score_names(read_names(file)), as_json=as_json))


def _tell(score: object, *, as_json: bool) -> None:
    """Write a score: a record of figures, some of them lists of records or of lines."""
    import msgspec

    figures: Figures = msgspec.to_builtins(score)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(figures), indent=2))
        return
    width = max(len(name) for name in figures)
    for name, value in figures.items():
        if isinstance(value, (list, tuple)):
            click.echo(f"{name}:" if value else f"{name}: none")
            _list(value)
        else:
            click.echo(f"{name:{width}}  {_figure(value)}")


def _list(rows: Iterable[object]) -> None:
    records = [row for row in rows if isinstance(row, Mapping)]
    if not records:
        for line in rows:
            click.echo(f"  {line}")
        return
    table = [list(records[0]), *([_figure(one) for one in row.values()] for row in records)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        padded = (f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True))
        click.echo(f"  {'  '.join(padded)}".rstrip())


def _figure(value: object) -> str:
    if value is None:
        return "none"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
