from __future__ import annotations

import pytest

from dragoman.products.tree import Paragraph, Section, Tree, remark
from dragoman.products.typeset import source


@pytest.mark.parametrize(
    ("said", "marked"), [("talks on water («آب»)", True), ("«آب»", True), ("talks on water", False)]
)
def test_words_from_right_to_left_keep_the_numbers_after_them_in_order(
    said: str, marked: bool
) -> None:
    tree = Tree("", "", "", (Section("s", "S", (Paragraph(remark(said)),)),), ())
    assert (f'\u200e#run("{said}", "text", none)\u200e' in source(tree)) is marked
