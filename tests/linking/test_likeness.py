"""What is one event and what only looks like it, told by two reports of other years and places."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.linking import link
from dragoman.linking.likeness import SURE, likeness, sign_rows
from dragoman.linking.link import relink
from dragoman.linking.reports import REPORT
from dragoman.model import Corpus
from dragoman.shelf import MemoryShelf
from tests.linking.worlds import Told, when

Side = dict[str, Any]


def told(name: str, side: Side) -> Told:
    """A report of one event; its parties are states, or names of people with their countries."""
    document = Told(name, language=side.get("language", "en"))

    def keys(wanted: tuple[Any, ...]) -> tuple[str, ...]:
        return tuple(
            document.state(one) if isinstance(one, str) else document.person(*one) for one in wanted
        )

    place = side.get("place")
    document.event(
        side["kind"],
        keys(side["who"]),
        keys(side.get("to", ())),
        on=None if side.get("on") is None else when(*side["on"]),
        mode=side.get("mode"),
        place=None if place is None else document.state(place),
        theme=side.get("theme"),
        modality=side.get("modality", "happened"),
        stage=side.get("stage"),
    )
    return document


def corpus_of(one: Side, other: Side) -> Corpus:
    return link(told(name, side).analysis() for name, side in (("a", one), ("b", other)))


def is_linked(one: Side, other: Side) -> bool:
    return any(len(event.mentions) > 1 for event in corpus_of(one, other).events)


PUTIN_ERDOGAN = (("Vladimir Putin", "RUS"), ("Recep Tayyip Erdogan", "TUR"))
PACT: Side = {"kind": "SUPPORT", "stage": "signed"}

APART: dict[str, tuple[Side, Side]] = {
    "an alliance of one year and a border treaty of the next": (
        {**PACT, "who": ("TKM", "UZB"), "on": ("2021-10-05",), "theme": "agreement:defence"},
        {**PACT, "who": ("TKM", "UZB"), "on": ("2022-07-14",), "theme": "agreement:border"},
    ),
    "two agreements on two things within one year": (
        {
            **PACT,
            "who": ("CHL", "PER"),
            "on": ("2006-01-01", "2006-12-31"),
            "theme": "agreement:tax",
        },
        {**PACT, "who": ("CHL", "PER"), "on": ("2006-08-22",), "theme": "agreement:trade"},
    ),
    "two bare agreements of a year": (
        {**PACT, "who": ("OMN", "YEM"), "on": ("1992-01-01", "1992-12-31"), "theme": "agreement"},
        {**PACT, "who": ("OMN", "YEM"), "on": ("1992-10-01",), "theme": "agreement"},
    ),
    "two requests on two matters on one day": (
        {
            "kind": "REQUEST",
            "who": ("UKR",),
            "to": ("DEU",),
            "on": ("2022-04-04",),
            "theme": "export:tank",
        },
        {
            "kind": "REQUEST",
            "who": ("UKR",),
            "to": ("DEU",),
            "on": ("2022-04-04",),
            "theme": "membership:org:eu",
        },
    ),
    "two requests of one day for what is no undertaking": (
        {
            "kind": "REQUEST",
            "who": ("KEN",),
            "to": ("SOM",),
            "on": ("2011-10-18",),
            "theme": "permission",
        },
        {
            "kind": "REQUEST",
            "who": ("KEN",),
            "to": ("SOM",),
            "on": ("2011-10-18",),
            "theme": "apology",
        },
    ),
    "requests of two years for the same": (
        {
            "kind": "REQUEST",
            "who": ("PHL",),
            "to": ("USA",),
            "on": ("1995-03-02",),
            "theme": "aid:food",
        },
        {
            "kind": "REQUEST",
            "who": ("PHL",),
            "to": ("USA",),
            "on": ("2013-11-12",),
            "theme": "aid:food",
        },
    ),
    "an accusation and the one it is answered with": (
        {"kind": "ACCUSE", "who": ("RWA",), "to": ("COD",), "on": ("2022-05-24",)},
        {"kind": "ACCUSE", "who": ("COD",), "to": ("RWA",), "on": ("2022-05-24",)},
    ),
    "meetings of the same two in two countries": (
        {"kind": "CONSULT", "who": PUTIN_ERDOGAN, "on": ("2019-08-27",), "place": "RUS"},
        {
            "kind": "CONSULT",
            "who": PUTIN_ERDOGAN,
            "on": ("2019-08-20", "2019-09-20"),
            "place": "TUR",
        },
    ),
    "meetings of the same two in two years": (
        {"kind": "CONSULT", "who": PUTIN_ERDOGAN, "on": ("2018-04-03",), "place": "TUR"},
        {"kind": "CONSULT", "who": PUTIN_ERDOGAN, "on": ("2020-01-08",), "place": "TUR"},
    ),
    "a visit and the return visit": (
        {
            "kind": "CONSULT",
            "mode": "visit",
            "who": (("Moon Jae-in", "KOR"),),
            "to": ("VNM",),
            "on": ("2018-03-01", "2018-03-31"),
            "place": "VNM",
        },
        {
            "kind": "CONSULT",
            "mode": "visit",
            "who": (("Tran Dai Quang", "VNM"),),
            "to": ("KOR",),
            "on": ("2018-03-01", "2018-03-31"),
            "place": "KOR",
        },
    ),
    "a visit and the talks on it": (
        {
            "kind": "CONSULT",
            "mode": "visit",
            "who": (("Felipe Calderon", "MEX"),),
            "to": ("CUB",),
            "on": ("2012-04-11",),
            "place": "CUB",
        },
        {
            "kind": "CONSULT",
            "who": (("Felipe Calderon", "MEX"), ("Raul Castro", "CUB")),
            "on": ("2012-04-11",),
            "place": "CUB",
        },
    ),
    "a plan and its fulfilment": (
        {
            "kind": "COOPERATE",
            "who": ("FRA",),
            "to": ("GRC",),
            "on": ("2021-01-25",),
            "theme": "materiel:rafale",
            "modality": "planned",
        },
        {
            "kind": "COOPERATE",
            "who": ("FRA",),
            "to": ("GRC",),
            "on": ("2021-01-25",),
            "theme": "materiel:rafale",
        },
    ),
    "the signature and the delivery": (
        {**PACT, "who": ("FRA", "IND"), "on": ("2016-09-23",), "theme": "materiel:rafale"},
        {
            "kind": "COOPERATE",
            "who": ("FRA",),
            "to": ("IND",),
            "on": ("2020-07-29",),
            "theme": "materiel:rafale",
            "stage": "delivered",
        },
    ),
    "one refuses to sign what the other signs": (
        {
            "kind": "REJECT",
            "who": ("BLR",),
            "to": ("RUS",),
            "on": ("2009-06-14",),
            "stage": "signed",
            "theme": "agreement",
        },
        {**PACT, "who": ("BLR", "RUS"), "on": ("2009-06-14",), "theme": "agreement"},
    ),
    "ministers of one day and presidents of that day": (
        {
            "kind": "CONSULT",
            "who": (("Wang Yi", "CHN"), ("Toshimitsu Motegi", "JPN")),
            "on": ("2020-11-24",),
            "place": "JPN",
        },
        {
            "kind": "CONSULT",
            "who": (("Xi Jinping", "CHN"), ("Yoshihide Suga", "JPN")),
            "on": ("2020-11-24",),
            "place": "JPN",
        },
    ),
    "ties that grew in two decades": (
        {
            "kind": "SUPPORT",
            "who": ("IND", "ISR"),
            "on": ("1992-01-01", "2002-12-31"),
            "theme": "relation",
            "modality": "ongoing",
        },
        {
            "kind": "SUPPORT",
            "who": ("IND", "ISR"),
            "on": ("2000-01-01", "2017-12-31"),
            "theme": "relation",
            "modality": "ongoing",
        },
    ),
    "plans to meet soon, a year apart": (
        {
            "kind": "AGREE",
            "who": ("SDN", "SSD"),
            "on": ("2013-03-01", "9999-12-31"),
            "modality": "planned",
        },
        {
            "kind": "AGREE",
            "who": ("SDN", "SSD"),
            "on": ("2014-05-01", "9999-12-31"),
            "modality": "planned",
        },
    ),
}

ONE: dict[str, tuple[Side, Side]] = {
    "a meeting told by its day and by its month": (
        {
            "kind": "CONSULT",
            "who": ("BOL", "CHL"),
            "on": ("2011-03-01", "2011-03-31"),
            "place": "CHL",
        },
        {"kind": "CONSULT", "who": ("BOL", "CHL"), "on": ("2011-03-17",), "place": "CHL"},
    ),
    "a purchase told as signed and as bought": (
        {**PACT, "who": ("HUN", "SWE"), "on": ("2001-12-20",), "theme": "materiel:jas-39"},
        {
            "kind": "COOPERATE",
            "who": ("HUN",),
            "to": ("SWE",),
            "on": ("2001-12-20",),
            "theme": "materiel:jas-39",
        },
    ),
    "an agreement told as agreed and as signed": (
        {"kind": "AGREE", "who": ("GRC", "MKD"), "on": ("2018-06-17",), "stage": "agreed"},
        {**PACT, "who": ("GRC", "MKD"), "on": ("2018-06-01", "2018-06-30"), "theme": "agreement"},
    ),
    "a person who acts for the state in the other report": (
        {
            "kind": "CONSULT",
            "who": (("Julius Maada Bio", "SLE"), "GIN"),
            "on": ("2019-02-02",),
            "place": "GIN",
        },
        {"kind": "CONSULT", "who": ("SLE", "GIN"), "on": ("2019-02-02",), "place": "GIN"},
    ),
    "an attack told as a riot": (
        {"kind": "ASSAULT", "who": ("CHN",), "to": ("JPN",), "on": ("2012-09-15",)},
        {"kind": "PROTEST", "who": ("CHN",), "to": ("JPN",), "on": ("2012-09-15",)},
    ),
}


@pytest.mark.parametrize("case", APART)
def test_what_only_looks_like_one_event_stays_apart(case: str) -> None:
    assert not is_linked(*APART[case])


@pytest.mark.parametrize("case", ONE)
def test_one_event_told_in_other_ways_is_one(case: str) -> None:
    assert is_linked(*ONE[case])


def test_every_sign_has_a_weight_and_most_are_told_in_words() -> None:
    rows = sign_rows()
    assert rows["people"].weight > rows["person"].weight
    assert rows["said-days"].weight > rows["said-year"].weight > rows["later"].weight
    assert rows["more-parties"].weight < rows["parties"].weight
    assert {sign for sign, row in rows.items() if row.said is None} == {"any", "encounter"}


def test_what_is_not_sure_is_told_on_both_events() -> None:
    corpus = corpus_of(
        {"kind": "SUPPORT", "who": ("OMN", "YEM"), "on": ("1992-01-01", "1992-12-31")},
        {"kind": "SUPPORT", "who": ("OMN", "YEM"), "on": ("1992-10-01",)},
    )
    assert not any(event.why_linked for event in corpus.events)
    one, other = corpus.events
    assert one.may_be[0].a in one.mentions
    assert one.may_be[0].b in other.mentions
    assert other.may_be[0].reasons == one.may_be[0].reasons


def test_a_meeting_that_a_document_tells_twice_is_one() -> None:
    document = Told("a")
    day, place = (
        when("2012-04-11"),
        document.thing("place:havana", "place", "Havana", country="CUB"),
    )
    people = document.person("Felipe Calderon", "MEX"), document.person("Raul Castro", "CUB")
    document.event("CONSULT", people, on=day, place=place)
    document.event("CONSULT", (document.state("MEX"), document.state("CUB")), on=day, place=place)
    (event,) = link([document.analysis()]).events
    assert event.why_linked[0].reasons == ("one document tells the same meeting twice",)


def vaguely(*days: str) -> Corpus:
    """A document that tells of talks in Jordan on some days, and of recent ones with officials."""
    document = Told("a")
    guest, host = document.person("Sergei Lavrov", "RUS"), document.person("Ayman Safadi", "JOR")
    town = document.thing("place:amman", "place", "Amman", country="JOR")
    for day in days:
        document.event("CONSULT", (guest, host), on=when(day), place=town)
    jordan = document.state("JOR")
    document.event("CONSULT", (guest, jordan), on=when("2019-01-01", "2021-02-03"), place=jordan)
    return link([document.analysis()])


def test_recent_talks_with_officials_are_those_whose_day_the_document_tells() -> None:
    assert len(vaguely("2021-02-01").events) == 1


def test_recent_talks_that_may_be_either_of_two_are_neither() -> None:
    assert len(vaguely("2021-02-01", "2020-06-17").events) == 3


def test_no_likeness_is_sure_by_its_parties_and_days_alone() -> None:
    shelf = MemoryShelf()
    sides = ({"kind": "ACCUSE", "who": ("MYS",), "to": ("PRK",), "on": ("2017-03-06",)},) * 2
    documents = [told(name, side) for name, side in zip("ab", sides, strict=True)]
    relink(shelf, [one.analysis() for one in documents], ())
    found = likeness(*shelf.all(REPORT))
    assert found is not None
    assert found.weight < SURE


def test_who_has_no_country_acts_for_his_body() -> None:
    asked = Told("a")
    chief = asked.person("Kofi Annan", None, "secretary-general", body="org:un")
    asked.event("REQUEST", (asked.state("CYP"),), (chief,), on=when("2004-04-07"))
    other = Told("b")
    body = other.thing("org:un", "organisation", "United Nations")
    other.event("REQUEST", (other.state("CYP"),), (body,), on=when("2004-04-07"))
    events = link([asked.analysis(), other.analysis()]).events
    assert [len(event.documents) for event in events] == [2]
