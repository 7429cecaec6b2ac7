from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.errors import UnreadableDocument
from dragoman.reading import read_file
from dragoman.reading.folders import find_files


def touched(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.touch()


def test_a_folder_stands_for_its_visible_files_in_order(tmp_path: Path) -> None:
    touched(tmp_path / "b.txt", tmp_path / "a.txt", tmp_path / ".x", tmp_path / ".y" / "z.txt")
    assert find_files([tmp_path]) == (tmp_path / "a.txt", tmp_path / "b.txt")


def test_a_file_named_twice_is_one(tmp_path: Path) -> None:
    touched(tmp_path / "a.txt")
    assert find_files([tmp_path / "a.txt", tmp_path]) == (tmp_path / "a.txt",)


def test_a_folder_that_looks_like_a_file_is_a_folder(tmp_path: Path) -> None:
    touched(tmp_path / "x.txt" / "گزارش یک.txt")
    assert find_files([tmp_path]) == (tmp_path / "x.txt" / "گزارش یک.txt",)


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    touched(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    assert find_files([tmp_path / "in"]) == (tmp_path / "in" / "a.txt",)


def test_a_linked_folder_is_read(tmp_path: Path) -> None:
    touched(tmp_path / "far" / "a.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "near").symlink_to(tmp_path / "far")
    assert find_files([tmp_path / "in"]) == (tmp_path / "in" / "near" / "a.txt",)


def test_a_link_to_nothing_is_told_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    assert find_files([tmp_path]) == (tmp_path / "a.txt",)


def test_a_link_to_itself_is_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    assert find_files([tmp_path], leave_out=[tmp_path / "x.db"]) == (tmp_path / "a.txt",)
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read_file(tmp_path / "a.txt")


def test_files_left_out_are_left_out_of_folders(tmp_path: Path) -> None:
    touched(tmp_path / "a.txt", tmp_path / "x.db")
    assert find_files([tmp_path], leave_out=[tmp_path / "x.db"]) == (tmp_path / "a.txt",)


def test_a_closed_folder_stands_for_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched(tmp_path / "a.txt", tmp_path / "closed" / "b.txt")
    scandir = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert find_files([tmp_path]) == (tmp_path / "a.txt", tmp_path / "closed")
