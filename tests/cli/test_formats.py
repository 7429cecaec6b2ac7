"""``dragoman formats`` tells of every format that is read."""

from __future__ import annotations

from typing import get_args

from click.testing import CliRunner

from dragoman.cli.formats import command
from dragoman.reading.formats import FORMATS
from dragoman.reading.sniffing import Kind


def test_every_format_is_listed_with_its_endings() -> None:
    said = CliRunner().invoke(command).output
    for one in FORMATS:
        assert one.name in said
        assert all(suffix in said for suffix in one.suffixes)


def test_no_kind_that_is_read_is_left_untold() -> None:
    told = " ".join(f"{one.name} {' '.join(one.suffixes)}" for one in FORMATS).lower()
    named = {"feed": "rss", "eml": "mail", "gzip": "gzip", "text": "text"}
    assert all(named.get(kind, kind) in told for kind in get_args(Kind))
