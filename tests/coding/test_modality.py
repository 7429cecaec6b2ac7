from __future__ import annotations

import pytest

from dragoman.coding.draft import type_in_modality
from dragoman.coding.modality import STRENGTH, weaker
from dragoman.model import EventType, Modality
from tests.coding.told import all_told

CHAINS = [
    ("Spain will send troops to Mali.", "planned"),
    ("Spain wants to send aid to Mali.", "desired"),
    ("Spain plans to send aid to Mali.", "planned"),
    ("Spain may send aid to Mali.", "hypothetical"),
    ("Spain denied that it had attacked Morocco.", "denied"),
    ("Spain said that it wants to visit Morocco.", "desired"),
    ("Spain is attacking Morocco.", "ongoing"),
    ("Spain attacked Morocco.", "happened"),
]


@pytest.mark.parametrize(("text", "modality"), CHAINS)
def test_modality_is_read_along_the_chain_of_embedding(text: str, modality: str) -> None:
    assert [line.split()[1] for line in all_told(text)] == [modality]


@pytest.mark.parametrize("left", STRENGTH)
def test_the_weaker_of_two_modalities_wins_in_any_order(left: Modality) -> None:
    for right in STRENGTH:
        assert weaker(left, right) == weaker(right, left)
        assert STRENGTH.index(weaker(left, right)) >= STRENGTH.index(left)


@pytest.mark.parametrize(
    ("deed", "modality", "coded"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("COOPERATE", "desired", "AGREE"),
        ("AID", "offered", "AGREE"),
        ("CONSULT", "happened", "CONSULT"),
        ("ASSAULT", "planned", "THREATEN"),
        ("ASSAULT", "denied", "ASSAULT"),
        ("REQUEST", "desired", "REQUEST"),
    ],
)
def test_cooperation_to_come_is_agree_and_force_to_come_is_threaten(
    deed: EventType, modality: Modality, coded: EventType
) -> None:
    assert type_in_modality(deed, modality) == coded


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Slovenia became the first EU state to ban arms exports to Israel.", "SANCTION happened"),
        ("Ghana was the only country to recognise Kosovo.", "SUPPORT happened"),
        ("Kiribati was the last state to expel Taiwanese envoys.", "SANCTION"),
    ],
)
def test_what_someone_was_the_first_to_do_has_happened(text: str, event: str) -> None:
    assert any(line.startswith(event) for line in all_told(text))
