from __future__ import annotations

import pytest

from dragoman.exports import FORMATS, installed, packed
from dragoman.ledger import CorpusView, OnePiece
from tests.exports.view import VIEW, evil_view, written


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_view_gives_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)
    assert written(name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_ledger_can_be_exported(name: str) -> None:
    assert isinstance(written(name, CorpusView()), bytes)


@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_name_breaks_no_format(name: str) -> None:
    assert written(name, evil_view())


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_is_for_and_what_it_lacks(name: str) -> None:
    one = FORMATS[name]
    assert one.name == name
    assert one.purpose
    assert one.lacks
    assert one.suffix.startswith(".")


def test_what_is_left_out_is_counted() -> None:
    left = {}
    for name, one in FORMATS.items():
        pieces = OnePiece(VIEW)
        assert b"".join(one.stream(pieces))
        left[name] = pieces.left_out
    assert left["jsonl"] == left["csv"] == left["ftm"] == 0
    assert left["polecat"] == left["icews"] == left["gdelt"] == 1  # the wish
    assert left["cameo"] == 3  # the wish, the season, the undated one
    assert left["timelinejs"] == left["ical"] == 1  # the undated one


def test_what_is_installed_holds_what_ships() -> None:
    assert FORMATS.items() <= installed().items()


def test_an_archive_does_not_depend_on_the_clock() -> None:
    files = [("a.txt", (b"o", b"ne")), ("b.txt", (b"two",))]
    assert packed(files) == packed(files)
