"""``dragoman evaluate``: figures on annotated documents."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(name="evaluate")
def command() -> None:
    """Measure dragoman against annotated documents."""


@command.command(name="gold")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
def gold(folder: Path, as_json: bool) -> None:
    """Read the documents in DIR and score the result against the gold beside them.

    DIR holds documents/ and gold.jsonl, the gold in the exchange format.
    """
    from dragoman.evaluation.gold import evaluate_folder, write_figures

    figures = evaluate_folder(folder)
    click.echo(write_figures(figures, as_json=as_json))
