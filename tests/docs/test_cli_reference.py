from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dragoman.cli import COMMANDS, cli

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _commands(found, f"{path} {name}")


ALL = dict(_commands(cli, "dragoman"))


def _sections() -> dict[str, str]:
    parts = re.split(r"^##+ (dragoman.*)$", REFERENCE.read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_is_documented_and_no_other() -> None:
    assert set(_sections()) == set(ALL)


@pytest.mark.parametrize("path", ALL)
def test_every_option_is_documented(path: str) -> None:
    section = _sections()[path]
    for parameter in ALL[path].params:
        if isinstance(parameter, click.Option):
            for said in parameter.opts:
                assert re.search(rf"`{re.escape(said)}[` ]", section), f"{path} {said}"
        else:
            assert f"`{parameter.make_metavar(click.Context(ALL[path]))}`" in section


@pytest.mark.parametrize("path", ALL)
def test_every_option_and_command_has_help(path: str) -> None:
    assert ALL[path].help
    for parameter in ALL[path].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{path} {parameter.opts}"


def test_no_option_is_documented_that_is_not_there() -> None:
    for path, section in _sections().items():
        known = {said for one in ALL[path].params for said in one.opts} | {"--help", "-h"}
        table = "\n".join(re.findall(r"^\| (`.*?`) \|", section, flags=re.M))
        assert set(re.findall(r"(--?[a-z][a-z-]*)", table)) <= known


def test_the_list_of_commands_says_what_each_does() -> None:
    assert all(line.endswith(".") for _, line in COMMANDS.values())
