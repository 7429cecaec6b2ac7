from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import altair
import pandas as pd
import pytest

from dragoman.api import Ledger, open_ledger
from dragoman.errors import MissingExtra
from dragoman.exports.columns import EVENTS
from dragoman.notebook import Events, Plots
from tests.builders import FIRST, SECOND
from tests.products.world import VIEW


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "test.db") as opened:
        for analysis in (FIRST, SECOND):
            opened.add_analysis(analysis, folded=analysis.document.text.lower())
        yield opened


def test_events_are_a_sequence_that_says_what_was_asked(ledger: Ledger) -> None:
    found = ledger.events(pair=("KEN", "UGA"))
    assert len(found) == 1
    assert found[0].type == "CONSULT"
    assert list(found) == list(found[:])
    assert repr(found) == "<1 events: KEN and UGA>"
    assert repr(ledger.events()) == "<2 events: all countries>"


def test_a_frame_has_typed_columns() -> None:
    frame = Events(VIEW).to_frame().set_index("id")
    assert list(frame.columns) == [column.name for column in EVENTS[1:]]
    assert frame.loc["e-visit", "earliest"] == pd.Timestamp("2021-03-27")
    assert frame.loc["e-wish", "modality"] == "desired"
    assert frame.loc["e-visit", "actor2_countries"] == ["IRN"]
    assert pd.isna(frame.loc["e-undated", "earliest"])


def test_an_empty_answer_is_an_empty_frame_with_all_columns(ledger: Ledger) -> None:
    frame = ledger.events(pair=("PER", "ECU")).to_frame()
    assert len(frame) == 0
    assert list(frame.columns) == [column.name for column in EVENTS]


def test_polars_serves_where_pandas_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    polars = ModuleType("polars")
    given: list[dict[str, Any]] = []

    def frame(columns: dict[str, Any], *, strict: bool) -> str:
        given.append(columns)
        return f"frame {strict}"

    polars.DataFrame = frame  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", polars)
    assert Events(VIEW).to_frame() == "frame False"
    assert given[0]["id"][0] == VIEW.events[0].id


def test_without_both_the_error_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtra, match="pip install pandas"):
        Events(VIEW).to_frame()


@pytest.mark.parametrize("kind", ["series", "timeline", "board", "network"])
def test_a_figure_is_a_chart_of_altair(kind: str) -> None:
    chart = getattr(Plots(lambda query: VIEW), kind)(("IRN", "CHN"))
    assert isinstance(chart, altair.TopLevelMixin)
    assert chart.to_dict()["$schema"].endswith("v6.json")


def test_a_ledger_draws_the_pair_it_is_asked_for(ledger: Ledger) -> None:
    spec = ledger.plot.series(("KEN", "UGA"), by="month").to_dict()
    rows = next(iter(spec["datasets"].values())) if "datasets" in spec else spec["data"]["values"]
    assert {row["period"] for row in rows} == {"2017-05"}
