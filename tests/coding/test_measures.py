from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.api import analyse, read
from dragoman.model import Measure


def measures(folder: Path, text: str, head: str = "LIMA, May 6, 2021 - ") -> tuple[Measure, ...]:
    path = folder / "report.txt"
    path.write_text(f"News of the day\n\n{head}{text}\n", encoding="utf-8")
    return analyse(read(path)).measures


@pytest.mark.parametrize(
    ("text", "of", "subjects"),
    [
        ("Trade between Chile and Peru reached $3 billion in 2019.", "trade", ("CHL", "PER")),
        ("Peru signed a contract with Italy worth $200 million on Monday.", "worth", ()),
        (
            "The 1980-1988 war between Iran and Iraq killed 500,000 people.",
            "dead",
            ("IRN", "IRQ"),
        ),
    ],
)
def test_what_is_measured_is_told_by_the_words_beside_it(
    tmp_path: Path, text: str, of: str, subjects: tuple[str, ...]
) -> None:
    (found,) = measures(tmp_path, text)
    assert found.of == of
    assert of == "worth" or found.subjects == subjects


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru want to lift their trade to $5 billion by 2030.",
        "Trade between Chile and Peru fell from $3 billion to $2 billion in 2019.",
        "Chile lent Peru $40 million in 2019.",
        "The attack on a bus in Peru killed 12 people.",
        "Ministers of 12 countries met for 3 hours.",
    ],
)
def test_a_target_a_change_and_a_bare_sum_measure_nothing(tmp_path: Path, text: str) -> None:
    assert not [one for one in measures(tmp_path, text) if one.subjects or one.of == "worth"]


def test_the_words_of_an_event_keep_its_measure(tmp_path: Path) -> None:
    (found,) = measures(tmp_path, "Peru bought frigates worth $200 million from Italy on Monday.")
    assert found.mention is not None
    assert found.evidence.quote == "$200 million"


@pytest.mark.parametrize(
    ("text", "of", "unit", "number"),
    [
        ("Chile lent Peru $40 million in 2019.", "sum", "USD", 40e6),
        ("Russia freed 24 Ukrainian prisoners on Monday.", "count", "prisoner", 24),
        ("Egypt bought four frigates from Italy on Monday.", "count", "ship", 4),
    ],
)
def test_an_event_has_the_amount_among_its_words(
    tmp_path: Path, text: str, of: str, unit: str, number: float
) -> None:
    (found,) = measures(tmp_path, text)
    assert (found.of, found.unit) == (of, unit)
    assert found.most is not None
    assert found.least <= number <= found.most
    assert found.mention is not None
