from __future__ import annotations

import pytest

from dragoman.exports.aside import Aside


@pytest.mark.parametrize("full", [1, 40, 10_000_000])
def test_lines_come_back_in_the_order_of_their_ids_from_files_and_memory(full: int) -> None:
    ids = [f"m-{number * 77 % 200:03}" for number in range(200)]
    with Aside(full) as aside:
        for one in ids:
            aside.put(one, f"سطر {one}\n".encode())
        assert list(aside.lines()) == [f"سطر {one}\n".encode() for one in sorted(ids)]


def test_lines_of_one_id_keep_their_order() -> None:
    with Aside(4) as aside:
        for line in (b"first\n", b"second\n", b"third\n"):
            aside.put("s-1", line)
        assert list(aside.lines()) == [b"first\n", b"second\n", b"third\n"]


def test_nothing_put_aside_gives_nothing_back() -> None:
    with Aside() as aside:
        assert list(aside.lines()) == []
