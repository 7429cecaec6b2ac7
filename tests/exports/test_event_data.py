"""POLECAT, ICEWS, CAMEO and GDELT: the columns that users of those data sets know."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.exports import polecat
from dragoman.exports.facts import country_rows, dyads, only_day, only_month, parties
from dragoman.gazetteer import states
from dragoman.ledger import CorpusView
from tests.exports.view import CORPUS, EVENTS, VIEW, rows
from tests.products.world import AUTUMN, DAY


def test_polecat_has_its_40_columns_in_order() -> None:
    assert len(polecat.COLUMNS) == len(set(polecat.COLUMNS)) == 40
    assert polecat.COLUMNS[7:11] == (
        "Actor Name",
        "Actor Country",
        "Actor COW",
        "Primary Actor Sector",
    )
    assert polecat.COLUMNS[15:18] == ("Recipient Name", "Recipient Country", "Recipient COW")
    assert polecat.COLUMNS[-2:] == ("Language", "Version")


def test_polecat_has_one_row_for_each_event_that_is_asserted() -> None:
    found = {row["Event ID"]: row for row in rows("polecat")}
    assert set(found) == {"e-visit", "e-sign", "e-ask", "e-undated"}
    visit = found["e-visit"]
    assert visit["Event Date"] == "2021-03-27"
    assert (visit["Actor Country"], visit["Actor COW"]) == ("CHN", "710")
    assert (visit["Recipient Country"], visit["Recipient COW"]) == ("IRN", "630")
    assert visit["Actor Title"] == "Foreign minister"
    assert visit["Publication Date"] == "2021-03-28"
    assert visit["Language"] == "English"


def test_a_meeting_sets_the_first_country_against_the_others() -> None:
    sign = next(row for row in rows("polecat") if row["Event ID"] == "e-sign")
    assert (sign["Actor Country"], sign["Recipient Country"]) == ("CHN", "IRN")


def test_a_season_never_becomes_a_day() -> None:
    ask = next(row for row in rows("polecat") if row["Event ID"] == "e-ask")
    assert ask["Event Date"] == ""
    assert only_day(AUTUMN) is None
    assert only_month(AUTUMN) is None
    assert only_month(DAY) == "202103"


def test_icews_has_its_20_columns_and_both_directions_of_a_meeting() -> None:
    found = [row for row in rows("icews") if row["Event ID"] == "e-sign"]
    assert len(found[0]) == 20
    assert {(row["Source Country"], row["Target Country"]) for row in found} == {
        ("China", "Iran"),
        ("Iran", "China"),
    }
    visit = next(row for row in rows("icews") if row["Event ID"] == "e-visit")
    assert visit["CAMEO Code"] == "042"
    assert visit["Publisher"] == "Gulf Monitor"


def test_cameo_has_actor_codes() -> None:
    visit = next(row for row in rows("cameo") if row["event"] == "e-visit")
    assert (visit["date"], visit["source"], visit["target"]) == ("20210327", "CHNGOV", "IRNGOV")


def test_gdelt_counts_an_event_once_for_a_pair_and_month() -> None:
    found = [r for r in rows("gdelt") if r["MonthYear"] == "202103" and r["EventRootCode"] == "04"]
    assert [(r["Actor1CountryCode"], r["Actor2CountryCode"], r["NumEvents"]) for r in found] == [
        ("CHN", "IRN", "1")
    ]
    assert all(row["QuadClass"] in "1234" for row in rows("gdelt"))


def test_gdelt_keeps_what_lies_in_no_month() -> None:
    undated = [row for row in rows("gdelt") if not row["MonthYear"]]
    assert {row["Year"] for row in undated} == {"", "2020"}


def test_a_denied_event_is_not_asserted() -> None:
    events = tuple(replace(one, modality="denied") for one in EVENTS)
    view = CorpusView(VIEW.query, VIEW.analyses, replace(CORPUS, events=events))
    assert rows("polecat", view) == rows("icews", view) == rows("cameo", view) == []


def test_parties_of_one_country_stand_together() -> None:
    sides = parties(("n-wang", "n-chn", "n-irn"), VIEW)
    assert [(one.country, len(one.entities)) for one in sides] == [("CHN", 2), ("IRN", 1)]


def test_an_event_of_one_side_has_nobody_on_the_other() -> None:
    alone = replace(EVENTS[0], actor2=())
    assert [(a.country, b) for a, b in dyads(alone, VIEW)] == [("CHN", None)]


@pytest.mark.parametrize(("code", "cow"), [("PAK", 770), ("RUS", 365), ("SUN", 365), ("USA", 2)])
def test_countries_have_their_number_in_the_correlates_of_war(code: str, cow: int) -> None:
    assert country_rows()[code].cow == cow


def test_every_country_of_the_table_is_one_of_the_gazetteer() -> None:
    assert set(country_rows()) <= set(states())
