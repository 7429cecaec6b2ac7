from __future__ import annotations

import pytest

from dragoman.coding.lexicon import Condition, Slot, read_condition, read_slot
from dragoman.errors import BadData


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("subject", Slot("subject")),
        ("oblique(with)", Slot("oblique", ("with",))),
        ("oblique(with, between)", Slot("oblique", ("with", "between"))),
        ("oblique(در جریان)", Slot("oblique", ("در جریان",))),
    ],
)
def test_slots_are_read_as_the_tables_write_them(text: str, slot: Slot) -> None:
    assert read_slot(text) == slot


@pytest.mark.parametrize("text", ["", "agent", "oblique[with]", "object:"])
def test_what_is_no_slot_is_refused(text: str) -> None:
    with pytest.raises(BadData):
        read_slot(text)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("object:agreement", Condition(Slot("object"), frozenset({"agreement"}))),
        ("object:talks,visit", Condition(Slot("object"), frozenset({"talks", "visit"}))),
        ("any:sanction", Condition(None, frozenset({"sanction"}))),
        ("no:object", Condition(Slot("object"), wanted=False)),
        ("complement", Condition(Slot("complement"))),
        ("oblique(as):government", Condition(Slot("oblique", ("as",)), frozenset({"government"}))),
    ],
)
def test_conditions_are_read_as_the_tables_write_them(text: str, condition: Condition) -> None:
    assert read_condition(text) == condition
