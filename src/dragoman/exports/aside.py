"""Lines put aside in files and given back in the order of their ids, whatever their number."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from typing import IO, Self

FULL = 16_000_000
"""Bytes of lines that are held before they are sorted into a file."""


class Aside:
    """Lines that come in any order: an external merge sort."""

    def __init__(self, full: int = FULL) -> None:
        self._full = full
        self._held: list[tuple[str, bytes]] = []
        self._size = 0
        self._files: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()

    def put(self, ident: str, line: bytes) -> None:
        """Put a line aside under an id; the id holds no tab, the line one line feed, at its end."""
        self._held.append((ident, line))
        self._size += len(line)
        if self._size >= self._full:
            self._store()

    def _store(self) -> None:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the others
        self._files.append(file)
        self._held.sort(key=lambda one: one[0])
        file.writelines(f"{ident}\t".encode() + line for ident, line in self._held)
        self._held, self._size = [], 0

    def lines(self) -> Iterator[bytes]:
        """The lines in the order of their ids, of one id in the order they came."""
        self._held.sort(key=lambda one: one[0])
        stored = (_stored(file) for file in self._files)
        for _, line in heapq.merge(*stored, self._held, key=lambda one: one[0]):
            yield line


def _stored(file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    file.seek(0)
    for row in file:
        ident, _, line = row.partition(b"\t")
        yield ident.decode(), line
