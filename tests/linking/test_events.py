from __future__ import annotations

import pytest

from dragoman.linking import link
from dragoman.model import Corpus, Event
from tests.linking.worlds import Told, when


def linked(corpus: Corpus) -> list[Event]:
    return [event for event in corpus.events if len(event.mentions) > 1]


def link_all(*told: Told) -> Corpus:
    return link(document.analysis() for document in told)


def meeting(
    name: str,
    people: tuple[tuple[str, str], ...],
    *,
    day: str | None = None,
    place: str | None = None,
    theme: str | None = None,
    language: str = "en",
    since: str | None = None,
) -> Told:
    told = Told(name, language=language)
    actors = tuple(told.person(who, country) for who, country in people)
    on = when(day) if day else when(since, open_end=True) if since else None
    where = told.state(place) if place else None
    told.event("CONSULT", actors, on=on, place=where, theme=theme)
    return told


MODI_XI = (("Narendra Modi", "IND"), ("Xi Jinping", "CHN"))
MODI_XI_FA = (("نارندرا مودی", "IND"), ("شی جین پینگ", "CHN"))


def test_a_meeting_told_in_two_languages_is_one_event() -> None:
    corpus = link_all(
        meeting("a", MODI_XI, day="2018-04-27", place="CHN"),
        meeting("b", MODI_XI_FA, day="2018-04-27", language="fa"),
    )
    (event,) = linked(corpus)
    assert event.independent_sources == 2
    assert "the same people take part" in event.why_linked[0].reasons


def test_meetings_of_the_same_men_in_two_countries_stay_apart() -> None:
    corpus = link_all(
        meeting("a", MODI_XI, day="2018-04-27", place="CHN"),
        meeting("b", MODI_XI_FA, since="2018-01-01", place="IND", language="fa"),
    )
    assert not linked(corpus)


def test_meetings_of_the_same_men_in_two_years_stay_apart() -> None:
    corpus = link_all(
        meeting("a", MODI_XI, day="2018-04-27", place="CHN"),
        meeting("b", MODI_XI, day="2019-10-11", place="CHN"),
    )
    assert not linked(corpus)


def test_an_open_date_joins_the_only_meeting_that_fits() -> None:
    corpus = link_all(
        meeting("a", MODI_XI, day="2018-04-27", place="CHN"),
        meeting("b", MODI_XI_FA, since="2017-01-01", place="CHN", language="fa"),
    )
    assert len(linked(corpus)) == 1


def test_an_open_date_that_fits_two_meetings_joins_neither() -> None:
    corpus = link_all(
        meeting("a", MODI_XI, day="2018-04-27", place="CHN"),
        meeting("b", MODI_XI, day="2019-10-11", place="CHN"),
        meeting("c", MODI_XI_FA, since="2017-01-01", place="CHN", language="fa"),
    )
    assert not linked(corpus)


def test_other_people_of_one_country_meet_in_another_event() -> None:
    corpus = link_all(
        meeting("a", MODI_XI, day="2018-04-27", place="CHN"),
        meeting("b", (("Sushma Swaraj", "IND"), ("Wang Yi", "CHN")), day="2018-04-27", place="CHN"),
    )
    assert not linked(corpus)


def test_two_meetings_of_one_document_never_become_one_through_another() -> None:
    told = meeting("a", MODI_XI, day="2018-04-27", place="CHN", theme="trade")
    told.event("CONSULT", ("local:0", "local:1"), on=when("2018-04-28"), place="state:CHN")
    other = meeting("b", MODI_XI, place="CHN", since="2018-04-01")
    corpus = link_all(told, other)
    assert all(len(event.documents) == len(event.mentions) for event in corpus.events)


def visit(name: str, who: str, home: str, host: str, **more: str) -> Told:
    told = Told(name, language=more.get("language", "en"))
    traveller = told.person(who, home)
    day, since = more.get("day"), more.get("since")
    on = when(day) if day else when(since, open_end=True) if since else None
    told.event(
        "CONSULT", (traveller,), (told.state(host),), on=on, mode="visit", place=f"state:{host}"
    )
    return told


def test_a_visit_and_the_return_visit_stay_apart() -> None:
    corpus = link_all(
        visit("a", "Mohammed bin Salman", "SAU", "TUR", day="2022-06-22"),
        visit("b", "Recep Tayyip Erdogan", "TUR", "SAU", day="2022-06-22"),
    )
    assert not linked(corpus)


def test_officials_met_on_a_visit_told_twice_are_those_named_elsewhere() -> None:
    named = visit("a", "Qasem Soleimani", "IRN", "RUS", day="2015-07-24")
    minister = named.person("Sergei Shoigu", "RUS", "defence-minister")
    named.event("CONSULT", ("local:0", minister), on=when("2015-07-24"), place="state:RUS")
    vague = visit("b", "قاسم سلیمانی", "IRN", "RUS", since="2014-01-01", language="fa")
    officials = vague.group("مقام‌های ارشد", "RUS")
    vague.event(
        "CONSULT", ("local:0", officials), on=when("2014-01-01", open_end=True), place="state:RUS"
    )
    assert sorted(event.mode or "" for event in linked(link_all(named, vague))) == ["", "visit"]


def test_a_plan_and_its_fulfilment_are_two_events() -> None:
    planned = Told("a")
    parties = planned.state("JPN"), planned.state("VNM")
    planned.event("CONSULT", parties, on=when("2017-06-05"), theme="trade", modality="planned")
    held = Told("b")
    parties = held.state("JPN"), held.state("VNM")
    held.event("CONSULT", parties, on=when("2017-06-05"), theme="trade")
    assert not linked(link_all(planned, held))


def test_states_meeting_on_one_day_about_one_thing_are_one_event() -> None:
    def told(name: str, theme: str) -> Told:
        document = Told(name)
        parties = document.state("ETH"), document.state("EGY")
        document.event("CONSULT", parties, on=when("2020-01-15"), theme=theme)
        return document

    assert linked(link_all(told("a", "project:water"), told("b", "project:water")))
    assert not linked(link_all(told("a", "project:water"), told("b", "trade")))


def test_an_agreement_told_by_its_year_is_signed_once() -> None:
    def told(name: str, theme: str) -> Told:
        document = Told(name)
        parties = document.state("IRN"), document.state("SAU")
        document.event("SUPPORT", parties, on=when("2001-01-01", "2001-12-31"), theme=theme,
                       stage="signed")  # fmt: skip
        return document

    assert linked(link_all(told("a", "agreement:security"), told("b", "agreement:security")))
    assert not linked(link_all(told("a", "agreement:security"), told("b", "agreement:trade")))
    assert not linked(link_all(told("a", "agreement"), told("b", "agreement")))


def test_summits_of_one_body_in_two_years_stay_apart() -> None:
    def summit(name: str, host: str, first: str, last: str) -> Told:
        document = Told(name)
        body = document.thing("org:asean", "organisation", "ASEAN")
        document.event("CONSULT", (body,), on=when(first, last), mode="multilateral",
                       place=document.state(host))  # fmt: skip
        return document

    corpus = link_all(
        summit("a", "THA", "2019-11-01", "2019-11-30"),
        summit("b", "THA", "2009-10-01", "2009-10-31"),
        summit("c", "THA", "2019-11-02", "2019-11-04"),
    )
    (event,) = linked(corpus)
    assert len(event.mentions) == 2
    assert event.date is not None
    assert event.date.edtf == "2019-11-02/2019-11-04"


def test_a_talk_on_a_visit_is_part_of_it() -> None:
    told = visit("a", "Abiy Ahmed", "ETH", "ERI", day="2018-07-08")
    host = told.person("Isaias Afwerki", "ERI", "president")
    told.event("CONSULT", ("local:0", host), on=when("2018-07-08"), place="state:ERI")
    corpus = link_all(told)
    whole = next(event for event in corpus.events if event.mode == "visit")
    assert [event.part_of for event in corpus.events if event.mode is None] == [whole.id]


@pytest.mark.parametrize(
    ("one", "other", "best"),
    [
        (("2019-03-01", "2019-03-20"), ("2019-03-10", "2019-03-31"), "2019-03-10/2019-03-20"),
        (("2019-03-01", "2019-03-31"), ("2019-03-05", None), "2019-03-05"),
    ],
)
def test_the_best_date_is_what_all_sources_allow(
    one: tuple[str, str | None], other: tuple[str, str | None], best: str
) -> None:
    from dragoman.linking.reports import report_of
    from dragoman.linking.telling import best_date

    reports = []
    for name, dates in (("a", one), ("b", other)):
        told = Told(name)
        told.event("CONSULT", (), on=when(*dates))
        reports.append(report_of(told.analysis().events[0], {}, {}))
    date = best_date(reports)
    assert date is not None
    assert date.edtf == best


def dealing(name: str, kind: str, *, day: str = "2017-03-06", until: str | None = None,
            stage: str | None = None, theme: str | None = None) -> Told:  # fmt: skip
    told = Told(name)
    parties = (told.state("MYS"),), (told.state("PRK"),)
    told.event(kind, *parties, on=when(day, until), stage=stage, theme=theme)  # type: ignore[arg-type]
    return told


def test_one_deed_of_a_month_told_by_three_is_one_event() -> None:
    told = (dealing(name, "SANCTION", day="2017-03-01", until="2017-03-31") for name in "abc")
    (event,) = link_all(*told).events
    assert len(event.documents) == 3
    assert "nothing else fits" in event.why_linked[0].reasons


def test_what_fits_two_events_that_cannot_be_one_is_left_alone() -> None:
    twice = dealing("a", "ACCUSE")
    parties = (twice.state("MYS"),), (twice.state("PRK"),)
    twice.event("ACCUSE", *parties, on=when("2017-03-06"))
    assert not linked(link_all(twice, dealing("b", "ACCUSE")))


def test_what_one_does_to_the_other_is_not_what_the_other_does() -> None:
    back = Told("b")
    back.event("SANCTION", (back.state("PRK"),), (back.state("MYS"),), on=when("2017-03-06"))
    assert not linked(link_all(dealing("a", "SANCTION"), back))


def test_a_deal_told_as_agreed_and_as_signed_is_one() -> None:
    agreed = dealing("a", "AGREE", stage="agreed", theme="agreement")
    signed = dealing("b", "SUPPORT", stage="signed", theme="agreement:visa")
    other = dealing("c", "SUPPORT", stage="signed", theme="agreement:fishing")
    assert linked(link_all(agreed, signed))
    assert not linked(link_all(signed, other))


def test_signed_is_closer_to_signed_than_what_was_agreed_beside_it() -> None:
    one, other = Told("a"), Told("b")
    for told in (one, other):
        parties = tuple(told.state(code) for code in ("AGO", "PRT"))
        told.event("SUPPORT", parties, on=when("2018-11-23"), theme="agreement", stage="signed")
        if told is one:
            told.event("AGREE", parties, on=when("2018-11-23"), theme="x", stage="agreed")
    (event,) = linked(link_all(one, other))
    assert event.type == "SUPPORT"
