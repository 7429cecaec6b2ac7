"""The command line: each command parses its arguments, calls one public function, writes.

Commands live in modules of their own and are imported when they are called, so that ``--help`` is
quick. Standard output is data, standard error is talk.
"""

from __future__ import annotations

import io
import logging
import sys
from importlib import import_module
from typing import NoReturn

import click

from dragoman import __version__
from dragoman.errors import BadDate, DragomanError, UnknownCountry

COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("dragoman.cli.add", "Read files and folders into the ledger."),
    "fetch": ("dragoman.cli.fetch", "Fetch pages of the web into the ledger."),
    "watch": ("dragoman.cli.watch", "Fetch what is new in feeds into the ledger."),
    "formats": ("dragoman.cli.formats", "List the formats that add reads."),
    "chronology": ("dragoman.cli.chronology", "Print events in time order."),
    "series": ("dragoman.cli.series", "Count cooperation and conflict by year or month."),
    "brief": ("dragoman.cli.brief", "Write a footnoted brief: HTML, Markdown, DOCX or PDF."),
    "board": ("dragoman.cli.board", "Print undertakings with their stages."),
    "plot": ("dragoman.cli.plot", "Draw a figure on two countries: SVG, PNG or a page."),
    "serve": ("dragoman.cli.serve", "Read the ledger in a browser; a REST interface too."),
    "show": ("dragoman.cli.show", "Show any record by its id, with its words."),
    "why": ("dragoman.cli.why", "Tell why a record is as it is: its rules, votes and links."),
    "code": ("dragoman.cli.code", "Code sentences from standard input, without a ledger."),
    "read": ("dragoman.cli.read", "Show a document as the machine sees it."),
    "export": ("dragoman.cli.export", "Write the ledger in a format that other programs read."),
    "import": ("dragoman.cli.import_", "Make a new ledger of an export."),
    "mcp": ("dragoman.cli.mcp", "Let an assistant ask the ledger (Model Context Protocol)."),
    "status": ("dragoman.cli.status", "Tell what the ledger holds."),
    "check": ("dragoman.cli.check", "Check that the ledger's file is whole."),
    "backup": ("dragoman.cli.backup", "Copy the ledger while it is in use."),
    "rebuild": ("dragoman.cli.rebuild", "Make the ledger anew from its documents."),
    "demo": ("dragoman.cli.demo", "See it work on a sample that ships with dragoman."),
    "names": ("dragoman.cli.names", "Compare two personal names and explain the verdict."),
    "evaluate": ("dragoman.cli.evaluate", "Measure dragoman against annotated documents."),
}
"""Every command: the module it lives in, and what it does in one line."""

WRONG_CALL = 2
"""Exit status of a call that cannot be meant so, as click has it."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, not when help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of ``COMMANDS``."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = import_module(module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
@click.option("-v", "--verbose", is_flag=True, help="Tell more on standard error.")
def cli(verbose: bool) -> None:
    """Read news and official statements into a ledger of how states deal with each other.

    Start with `dragoman demo`, or with your own files: `dragoman add reports/`, then
    `dragoman chronology PAK RUS`.
    """
    level = logging.INFO if verbose else logging.WARNING
    logging.basicConfig(
        level=level, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )


def main() -> None:
    """Run the command line; an error of ours is one line on standard error, with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # terminals that cannot show a letter
    try:
        status = cli.main(prog_name="dragoman", standalone_mode=False)
    except (BadDate, UnknownCountry) as error:
        fail(error.message, status=WRONG_CALL)
    except DragomanError as error:
        fail(error.message)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        fail(_in_a_line(error), status=error.exit_code)
    except click.exceptions.Abort:
        fail("interrupted; what was written is safe, run the same again", status=INTERRUPTED)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        fail(f"{where}{error.strerror or error}")
    sys.exit(status if isinstance(status, int) else 0)


def _in_a_line(error: click.ClickException) -> str:
    """What click found wrong with a call, and where the call is explained."""
    said = " ".join(error.format_message().split()).removesuffix(".")
    said = said[:1].lower() + said[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said}; see: {context.command_path} --help" if context else said


def fail(message: str, *, status: int = 1) -> NoReturn:
    """Tell one line on standard error and leave with an exit status."""
    click.echo(f"dragoman: {message}", err=True)
    sys.exit(status)
