from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from dragoman.model import Event
from dragoman.products.board import silence, threads
from dragoman.products.lines import build_chronology, with_parts
from dragoman.products.notes import Notes
from dragoman.products.plain import to_text
from dragoman.products.show import write_record
from dragoman.products.write import board_tree
from tests.products.world import UNDERTAKING, VIEW


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2021, 4, 2), None),
        (date(2021, 9, 1), "no movement since 27 March 2021, as of 1 September 2021"),
        (None, None),
    ],
)
def test_silence_is_told_where_it_is_long(today: date | None, said: str | None) -> None:
    assert silence(UNDERTAKING, today) == said


def test_what_is_completed_is_not_silent() -> None:
    done = replace(UNDERTAKING, latest_stage="completed")
    assert silence(done, date(2030, 1, 1)) is None


def test_silence_is_measured_by_the_latest_document_or_by_the_day_asked_for() -> None:
    assert threads(VIEW, Notes(VIEW))[0].silence is None
    (later,) = threads(VIEW, Notes(VIEW), date(2022, 3, 28))
    assert later.silence == "no movement since 27 March 2021, as of 28 March 2022"


def test_the_board_prints_the_silence() -> None:
    old = replace(VIEW.undertakings[0], stages=VIEW.undertakings[0].stages[:1])
    view = replace(VIEW, corpus=replace(VIEW.corpus, undertakings=(old,)))
    assert "no movement since" in to_text(board_tree(view))


def planned() -> tuple[Event, Event]:
    """The signature as the fulfilment of a plan told before."""
    deed = next(event for event in VIEW.events if event.id == "e-sign")
    plan = next(event for event in VIEW.events if event.id == "e-ask")
    return replace(plan, modality="planned", fulfilled_by=deed.id), deed


def test_a_plan_and_its_fulfilment_point_to_each_other() -> None:
    plan, deed = planned()
    events = tuple(plan if event.id == plan.id else event for event in VIEW.events)
    view = replace(VIEW, corpus=replace(VIEW.corpus, events=events))
    assert f"done      {deed.id}, 27 March 2021" in write_record(view, plan.id)
    assert f"announced {plan.id}" in write_record(view, deed.id)
    lines = [one for year in build_chronology(view).years for top in year.lines
             for one in with_parts(top)]  # fmt: skip
    (line,) = [one for one in lines if one.record == plan.id]
    assert line.state.endswith("; done 27 March 2021")
