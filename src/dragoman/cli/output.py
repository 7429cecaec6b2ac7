"""Where a command writes its data, and what it says when it is done."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from dragoman.errors import LedgerError

Command = TypeVar("Command", bound=Callable[..., object])

STANDARD = Path("-")
"""Stands for standard output."""


def output_option(command: Command) -> Command:
    """``-o FILE``: where to write."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False, readable=False, allow_dash=True),
        default=STANDARD,
        callback=in_a_folder,
        help="Write to this file; - is standard output.",
    )(command)


def in_a_folder(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """The path, once it is known that its folder is there: better told before than after."""
    if value is not None and not value.parent.is_dir():
        raise click.BadParameter(f"{value}: there is no folder {value.parent}; make it first")
    return value


def deliver(output: Path, chunks: Iterable[bytes], *, ledger: Path | None = None) -> str:
    """Write what a command has to give: a file wholly or not at all.

    Args:
        output: A file, or ``-``.
        chunks: What to write.
        ledger: The ledger that was asked, which is never written over.

    Returns:
        Where it was written, in words that go on a sentence: empty for standard output.

    Raises:
        LedgerError: The file is the ledger.
    """
    if output == STANDARD:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return ""
    if ledger is not None and output.exists() and output.samefile(ledger):
        raise LedgerError(f"{output}: is the ledger itself; give -o another file")
    if output.exists() and not output.is_file():  # a pipe or device: nothing to put in its place
        with output.open("wb") as there:
            there.writelines(chunks)
    else:
        _replace(output.resolve(), chunks)
    return f" written to {output}"


def deliver_folder(
    folder: Path, files: Iterable[tuple[str, Iterable[bytes]]], *, ledger: Path | None = None
) -> str:
    """Write several files, each given in pieces, into a folder, made where it is not there.

    Returns:
        Where they were written, in words that go on a sentence.

    Raises:
        LedgerError: The folder is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise LedgerError(f"{folder}: is a file; give -o a folder, or a name that ends with .zip")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        deliver(folder / name, data, ledger=ledger)
    return f" written to the folder {folder}"


def _replace(path: Path, chunks: Iterable[bytes]) -> None:
    """Write beside the file, then take its place: who was interrupted keeps the old one."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def tell(message: str) -> None:
    """Say something to the user, beside the data."""
    click.echo(message, err=True)


def call(command: str, ledger: Path) -> str:
    """A command on a ledger as it is typed into a shell."""
    return f"dragoman {command} --ledger {shlex.quote(str(ledger))}"


def onward(found: int, then: str, ledger: Path) -> str:
    """What to do next: ``then``, or where nothing was found, look what there is."""
    return then if found else f"see what the ledger holds with: {call('status', ledger)}"


def counted(number: int, one: str) -> str:
    """A number with its noun."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
