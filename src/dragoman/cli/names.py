"""``dragoman names``: how two names compare."""

from __future__ import annotations

import click


@click.command(name="names")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
def command(left: str, right: str) -> None:
    """Compare two personal names in any scripts and explain the verdict.

    Example: dragoman names "Sergei Lavrov" "سرگئی لاوروف"
    """
    from dragoman.evaluation.names import explain

    click.echo(explain(left, right))
