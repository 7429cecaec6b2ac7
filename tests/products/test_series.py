"""The relation series: events once, by their scores, in the periods they surely lie in."""

from __future__ import annotations

import csv
import io
from datetime import date

import msgspec
import pytest

from dragoman.errors import BadData
from dragoman.ledger import CorpusView
from dragoman.model import Corpus, Date, Entity, Event
from dragoman.ontology import score
from dragoman.products.series import series, write_series

PAIR = ("IRN", "TUR")


def entity(code: str) -> Entity:
    return Entity(f"n-{code}", "state", code, {"en": (code,)}, code, None, (), {})


def day(said: str, until: str | None = None) -> Date:
    last = date.fromisoformat(until or said)
    return Date(said, date.fromisoformat(said), last, "day", "explicit")


def event(ident: str, when: Date | None, kind: str = "CONSULT", **more: object) -> Event:
    fields: dict[str, object] = {
        "id": ident,
        "type": kind,
        "mode": None,
        "contexts": (),
        "actor1": ("n-IRN", "n-TUR"),
        "actor2": (),
        "third": (),
        "place": None,
        "date": when,
        "modality": "happened",
        "summary": {},
        "mentions": (),
        "documents": ("d-1",),
        "independent_sources": 1,
        "part_of": None,
        "why_linked": (),
        **more,
    }
    return Event(**fields)  # type: ignore[arg-type]


def view(*events: Event) -> CorpusView:
    entities = tuple(entity(code) for code in ("IRN", "TUR", "IRQ"))
    return CorpusView(corpus=Corpus(entities, (), (), events, (), ()))


def test_an_event_told_by_many_articles_counts_once() -> None:
    told = event("e-1", day("2014-01-29"), documents=("d-1", "d-2", "d-3"), independent_sources=2)
    (point,) = series(view(told), PAIR, "year")
    assert point.period == "2014"
    assert point.events == ("e-1",)
    assert point.sources == 2
    assert point.cooperation == score("CONSULT")


def test_cooperation_and_conflict_are_summed_apart() -> None:
    visit = event("e-1", day("2022-07-19"), mode="visit")
    strike = event("e-2", day("2022-08-01"), "ASSAULT", actor1=("n-TUR",), actor2=("n-IRN",))
    (point,) = series(view(visit, strike), PAIR, "year")
    assert point.cooperation == score("CONSULT", "visit")
    assert point.conflict == score("ASSAULT")
    assert point.net == pytest.approx((point.cooperation + point.conflict) / 2)


def test_empty_periods_between_others_are_there() -> None:
    points = series(view(event("e-1", day("2001-12-30")), event("e-2", day("2002-02-01"))), PAIR,
                    "month")  # fmt: skip
    assert [point.period for point in points] == ["2001-12", "2002-01", "2002-02"]
    assert points[1].events == ()
    assert points[1].net == 0.0
    assert (points[2].first, points[2].last) == (date(2002, 2, 1), date(2002, 2, 28))


@pytest.mark.parametrize(
    "when", [None, day("2010-12-01", "2011-02-01"), Date("../2011", None, None, "year", "inferred")]
)
def test_what_may_lie_in_two_periods_is_in_none(when: Date | None) -> None:
    (point,) = series(view(event("e-1", when)), PAIR, "year")
    assert point.period is None
    assert point.events == ("e-1",)


@pytest.mark.parametrize("modality", ["desired", "denied", "hypothetical", "opinion"])
def test_what_was_only_wished_or_denied_does_not_count(modality: str) -> None:
    assert series(view(event("e-1", day("2019-05-04"), modality=modality)), PAIR, "year") == ()


def test_what_both_do_to_a_third_is_not_between_them() -> None:
    joint = event("e-1", day("2017-09-25"), "THREATEN", actor2=("n-IRQ",))
    assert series(view(joint), PAIR, "year") == ()


def test_a_clash_of_the_two_is_between_them() -> None:
    clash = event("e-1", day("2017-09-25"), "ASSAULT")
    assert series(view(clash), PAIR, "year")[0].conflict < 0


def test_events_of_other_countries_are_left_out() -> None:
    other = event("e-1", day("2017-09-25"), actor1=("n-IRN", "n-IRQ"))
    assert series(view(other), PAIR, "year") == ()


def test_a_talk_within_a_visit_counts_with_it_but_a_signature_for_itself() -> None:
    visit = event("e-1", day("2014-01-29"), mode="visit")
    talk = event("e-2", day("2014-01-29"), part_of="e-1")
    signature = event("e-3", day("2014-01-29"), "SUPPORT", part_of="e-1")
    (point,) = series(view(visit, talk, signature), PAIR, "year")
    assert point.events == ("e-1", "e-3")


def test_a_series_is_written_as_table_records_and_columns() -> None:
    points = series(view(event("e-1", day("2014-01-29")), event("e-2", day("2016-03-05"))), PAIR,
                    "year")  # fmt: skip
    table = write_series(points, "text").splitlines()
    assert [line.split()[0] for line in table] == ["period", "2014", "2016"]
    records = msgspec.json.decode(write_series(points, "json"))
    assert [record["period"] for record in records] == ["2014", "2015", "2016"]
    rows = list(csv.DictReader(io.StringIO(write_series(points, "csv"))))
    assert [row["events"] for row in rows] == ["1", "0", "1"]
    assert write_series((), "text") == "No events that can be counted.\n"
    with pytest.raises(BadData):
        write_series((), "xml")
