from __future__ import annotations

from typing import get_args

import pytest

from dragoman.gazetteer import offices
from dragoman.model import ConflictKind, Event, EventType, Modality, StageName, Theme
from dragoman.products.people import short_offices
from dragoman.products.words import (
    conflict_words,
    deed_words,
    key_words,
    modality_word,
    shortened,
    stage_word,
    theme_words,
    type_words,
)
from tests.products.world import EN, VIEW, event


@pytest.mark.parametrize("kind", get_args(EventType))
def test_every_type_of_event_has_words(kind: EventType) -> None:
    found: Event = event("e-x", (), (EN,), type=kind)
    assert deed_words(found, None, VIEW) != "report"
    assert type_words(kind)


def test_every_modality_stage_and_conflict_has_words() -> None:
    said = [
        *(modality_word(one) for one in get_args(Modality)),
        *(stage_word(one) for one in get_args(StageName)),
        *(conflict_words(one) for one in get_args(ConflictKind)),
    ]
    assert all(said)
    assert not any("_" in one for one in said)


def test_short_offices_are_offices() -> None:
    assert set(short_offices()) <= set(offices())


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("oil", "oil"),
        ("membership:org:brics", "BRICS membership"),
        ("agreement:military-technical", "military technical agreement"),
        ("sale:materiel:s-400", "S-400 sale"),
        ("gas:commodity:natural-gas", "natural gas"),
    ],
)
def test_a_key_is_said_in_words(key: str, said: str) -> None:
    assert key_words(key) == said


def test_words_in_another_script_are_glossed() -> None:
    assert theme_words(Theme("کریدور لاچین", "کریدور", "corridor")) == "corridor («کریدور لاچین»)"
    assert theme_words(Theme("کریدور لاچین", "کریدور")) == "«کریدور لاچین»"


def test_a_long_theme_ends_at_a_comma_and_a_longer_one_at_a_word() -> None:
    long = "the border dispute between the two neighbours, which the court had heard for years"
    assert theme_words(Theme(long, "dispute")) == "the border dispute between the two neighbours"
    assert shortened("one two three", 9) == "one two …"
