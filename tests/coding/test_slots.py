from __future__ import annotations

import pytest

from tests.coding.told import all_told


@pytest.mark.parametrize(
    ("plain", "idiom"),
    [
        ("India attacked the port of Nepal.", "India attacked the problem with Nepal."),
        ("Chad fought Libya.", "Chad fought corruption with Libya."),
        ("Iraq fired missiles at Israel.", "Iraq fired a warning shot at Israel."),
    ],
)
def test_an_idiom_is_not_what_its_words_say(plain: str, idiom: str) -> None:
    types = {line.split()[0] for line in all_told(plain)}
    assert types
    assert not types & {line.split()[0] for line in all_told(idiom)}
