from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman.api import Ledger, as_of, open_ledger
from dragoman.ledger import Query
from dragoman.model import Analysis, Date
from tests.builders import FIRST, MEETING, analysis, day

PAIR = Query(pair=("KEN", "UGA"))


def published(one: Analysis, when: Date | None) -> Analysis:
    return replace(one, document=replace(one.document, published=when))


MAY = Date("2017-05", date(2017, 5, 1), date(2017, 5, 31), "month", "explicit")
LATER = analysis("later", f"{MEETING} A treaty followed.", when=day("2017-05-03"))
NEVER = analysis("never", f"{MEETING} Nobody says when.", when=day("2017-05-03"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Reports of one meeting: of some day in May 2017, of 2019, of an unknown day."""
    reports = (published(FIRST, MAY), published(LATER, day("2019-01-01")), published(NEVER, None))
    with open_ledger(tmp_path / "test.db") as opened:
        for one in reports:
            opened.add_analysis(one, folded=one.document.text.lower())
        yield opened


def _documents(ledger: Ledger, said: str) -> list[str]:
    then = as_of(ledger, PAIR, date.fromisoformat(said))
    return [one.id for one in then.view.documents]


def test_only_what_was_published_by_then_counts(ledger: Ledger) -> None:
    assert len(ledger.view(PAIR).documents) == 3
    assert _documents(ledger, "2018-12-31") == [FIRST.document.id]
    assert len(_documents(ledger, "2019-01-01")) == 2


def test_a_month_counts_once_it_is_over(ledger: Ledger) -> None:
    assert _documents(ledger, "2017-05-30") == []
    assert _documents(ledger, "2017-05-31") == [FIRST.document.id]


def test_documents_of_unknown_day_are_counted(ledger: Ledger) -> None:
    assert as_of(ledger, PAIR, date(2020, 1, 1)).undated == 1


def test_events_rest_on_the_documents_of_that_time_alone(ledger: Ledger) -> None:
    view = as_of(ledger, PAIR, date(2018, 1, 1)).view
    assert view.query == PAIR
    assert all(one.documents == (FIRST.document.id,) for one in view.events)


def test_verdicts_of_people_hold(ledger: Ledger) -> None:
    ledger.decide("reject", [FIRST.events[0].id], by="ann")
    assert as_of(ledger, PAIR, date(2018, 1, 1)).view.events == ()


def test_the_ledger_stays_as_it_is(ledger: Ledger) -> None:
    before = ledger.counts()
    as_of(ledger, PAIR, date(2018, 1, 1))
    assert ledger.counts() == before
