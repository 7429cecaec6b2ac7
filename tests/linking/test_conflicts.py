from __future__ import annotations

import pytest

from dragoman.linking import link
from dragoman.linking.numbers import differ
from dragoman.model import Conflict, Modality, Polarity
from tests.linking.worlds import Told, when

JUNE = when("2016-06-10")


def conflicts(*told: Told) -> list[Conflict]:
    return list(link(document.analysis() for document in told).conflicts)


def holder(name: str, *offices: str, day: str = "2016-06-10") -> Told:
    told = Told(name)
    who = told.person("Raheel Sharif", "PAK", offices[0], as_of=when(day))
    for office in offices[1:]:
        told.also(who, office, when(day))
    return told


def test_two_military_posts_at_once_are_a_conflict_with_both_sides_in_words() -> None:
    (found,) = conflicts(
        holder("a", "chief-of-general-staff"), holder("b", "chairman-joint-chiefs")
    )
    assert found.kind == "role"
    assert [claim.value for claim in found.claims] == [
        "Chairman of the joint chiefs of staff committee",
        "Chief of general staff",
    ]
    assert all(claim.evidence for claim in found.claims)


def test_a_document_that_contradicts_itself_is_told() -> None:
    (found,) = conflicts(holder("a", "chief-of-general-staff", "chairman-joint-chiefs"))
    assert found.note == "one document says both"


def test_a_minister_who_is_called_a_diplomat_contradicts_nobody() -> None:
    assert not conflicts(holder("a", "foreign-minister"), holder("b", "diplomat"))


def test_posts_of_two_years_are_a_career() -> None:
    assert not conflicts(
        holder("a", "chief-of-general-staff", day="2013-01-01"),
        holder("b", "chairman-joint-chiefs"),
    )


def test_ministries_that_people_hold_together_are_no_conflict() -> None:
    assert not conflicts(holder("a", "prime-minister"), holder("b", "defence-minister"))


def meeting(name: str, day: str, place: str) -> Told:
    told = Told(name)
    people = told.person("Barack Obama", "USA"), told.person("Raul Castro", "CUB")
    where = told.thing(f"place:{place}", "place", place, country=place[:3])
    told.event("CONSULT", people, on=when(day), place=where)
    return told


def test_days_that_exclude_each_other_for_one_meeting_are_a_conflict() -> None:
    (found,) = conflicts(meeting("a", "2016-03-21", "CUB1"), meeting("b", "2016-03-22", "CUB1"))
    assert found.kind == "date"
    assert {claim.value for claim in found.claims} == {"2016-03-21", "2016-03-22"}


def test_meetings_weeks_apart_are_two_meetings() -> None:
    assert not conflicts(meeting("a", "2016-03-01", "CUB1"), meeting("b", "2016-03-22", "CUB1"))


def test_one_meeting_in_two_countries_is_a_conflict() -> None:
    (found,) = conflicts(meeting("a", "2016-03-21", "CUB1"), meeting("b", "2016-03-21", "PAN1"))
    assert found.kind == "place"


def test_a_month_and_a_day_of_it_are_no_conflict() -> None:
    told = meeting("a", "2016-03-21", "CUB1")
    wide = Told("b")
    people = wide.person("Barack Obama", "USA"), wide.person("Raul Castro", "CUB")
    wide.event("CONSULT", people, on=when("2016-03-01", "2016-03-31"))
    assert not conflicts(told, wide)


def delegation(name: str, size: int) -> Told:
    told = Told(name)
    told.group("delegation", "JPN", size)
    told.event("CONSULT", (told.person("Shinzo Abe", "JPN"),), (told.state("IRN"),), on=JUNE,
               mode="visit", place="state:IRN")  # fmt: skip
    return told


def test_sizes_of_one_delegation_that_differ_are_a_conflict() -> None:
    (found,) = conflicts(delegation("a", 41), delegation("b", 52))
    assert (found.kind, {claim.value for claim in found.claims}) == ("number", {"41", "52"})


@pytest.mark.parametrize(("left", "right", "clash"), [(41, 40, False), (41, 41, False),
                                                      (41, 43, True), (30, 60, True)])  # fmt: skip
def test_rounded_numbers_agree(left: int, right: int, clash: bool) -> None:
    assert differ(left, right) is clash


def claim(name: str, modality: Modality) -> Told:
    told = Told(name)
    told.event("COOPERATE", (told.state("PRK"),), (told.state("SYR"),), on=JUNE,
               theme="missile", modality=modality, stage="delivered")  # fmt: skip
    return told


def test_a_deed_that_one_tells_and_another_denies_is_a_conflict() -> None:
    kinds = {found.kind for found in conflicts(claim("a", "happened"), claim("b", "denied"))}
    assert kinds == {"attribution", "stage"}


def test_a_wish_contradicts_no_deed() -> None:
    assert not conflicts(claim("a", "happened"), claim("b", "desired"))


def papers(name: str, about: str, *, parties: tuple[str, str] = ("KAZ", "UZB")) -> Told:
    told = Told(name)
    both = tuple(told.state(code) for code in parties)
    told.event(
        "SUPPORT", both, on=JUNE, theme="agreement", about=about, stage="signed", place=both[0]
    )
    return told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("17 agreements", "۱۲ سند همکاری", True),
        ("9 memoranda", "14 memoranda", True),
        ("17 agreements", "۱۷ سند همکاری", False),
        ("20 agreements", "about twenty papers", False),
    ],
)
def test_how_many_papers_were_signed_at_once_may_be_told_in_two_ways(
    one: str, other: str, *, told: bool
) -> None:
    found = conflicts(papers("a", one), papers("b", other))
    assert [conflict.kind for conflict in found] == (["number"] if told else [])


def accused(name: str, *, deny: bool, theme: str | None) -> Told:
    told = Told(name)
    one, other = told.state("COL"), told.state("VEN")
    told.event("ACCUSE", (one,), (other,), on=JUNE, theme="attack")
    if deny:
        told.event("ACCUSE", (other,), (one,), on=JUNE, theme=theme, modality="denied")
    return told


def test_an_accusation_that_is_rejected_is_disputed_where_the_report_tells_it() -> None:
    assert [c.kind for c in conflicts(accused("a", deny=True, theme="accusation"))] == [
        "attribution"
    ]
    assert not conflicts(accused("a", deny=True, theme="membership"))


def signing(name: str, who: str, country: str, office: str, day: str) -> Told:
    """Someone in an office signs an agreement with Serbia; the office is as of the report."""
    told = Told(name)
    minister = told.person(who, country, office, as_of=when(f"{int(day[:4]) + 1}-01-01"))
    told.event("SUPPORT", (minister, told.state("SRB")), on=when(day), theme="agreement",
               stage="signed")  # fmt: skip
    return told


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("foreign-minister", "security-council-secretary", True),
        ("interior-minister", "intelligence-chief", True),
        ("foreign-minister", "trade-minister", False),
        ("foreign-minister", "deputy-prime-minister", False),
        ("defence-minister", "party-leader", False),
    ],
)
def test_heads_of_two_bodies_in_one_deed_of_one_person_are_a_conflict(
    one: str, other: str, *, clash: bool
) -> None:
    first = signing("a", "Anders Rasmussen", "DNK", one, "2014-05-08")
    then = signing("b", "Anders Rasmussen", "DNK", other, "2014-05-08")
    wait = signing("c", "Anders Rasmussen", "DNK", other, "2019-05-08")
    assert [c.kind for c in conflicts(first, then)] == (["role"] if clash else [])
    assert not conflicts(first, wait)


def test_offices_that_one_report_gives_together_are_held_together() -> None:
    offices = ("foreign-minister", "security-council-secretary")
    one, other = (
        signing(n, "Henry Hale", "USA", o, "1974-05-08") for n, o in zip("ab", offices, strict=True)
    )
    both = Told("c")
    who = both.person("Henry Hale", "USA", offices[0], as_of=when("1974-06-01"))
    both.also(who, offices[1], when("1974-06-01"))
    assert [c.kind for c in conflicts(one, other)] == ["role"]
    assert not conflicts(one, other, both)


@pytest.mark.parametrize(
    ("day", "detail", "clash"),
    [
        ("2018-08-13", "", True),
        ("2018-08-12", "", False),
        ("2018-09-20", "", False),
        ("2018-08-13", ":transit", False),
    ],
)
def test_two_days_for_one_signature_are_a_conflict(day: str, detail: str, *, clash: bool) -> None:
    reports = []
    for name, said, about in (("a", "2018-08-12", ":sea"), ("b", day, detail)):
        told = Told(name)
        signs = told.person("Ilham Qasimov", "AZE")
        both = signs, told.state("TKM")
        told.event("SUPPORT", both, on=when(said), theme=f"agreement{about}", stage="signed")
        reports.append(told)
    assert [c.kind for c in conflicts(*reports)] == (["date"] if clash else [])


def met_or_not(name: str, who: str, *, mode: str | None, polarity: Polarity) -> Told:
    told = Told(name)
    sides = told.person(who, "ECU"), told.state("PER")
    modality: Modality = "happened" if polarity == "affirmative" else "denied"
    told.event("CONSULT", *((side,) for side in sides), on=JUNE, mode=mode, polarity=polarity,
               modality=modality)  # fmt: skip
    return told


@pytest.mark.parametrize(
    ("who", "mode", "disputed"),
    [("Lucio Paez", "visit", True), ("Lucio Paez", None, False), ("Rosa Vera", "visit", False)],
)
def test_not_having_done_something_else_disputes_no_deed(
    who: str, mode: str | None, *, disputed: bool
) -> None:
    told = met_or_not("a", "Lucio Paez", mode="visit", polarity="affirmative")
    not_done = met_or_not("b", who, mode=mode, polarity="negative")
    assert [c.kind for c in conflicts(told, not_done)] == (["attribution"] if disputed else [])


@pytest.mark.parametrize(
    ("theme", "who", "day", "disputed"),
    [
        ("accusation", "RWA", "2022-06-14", True),
        ("accusation", "COD", "2022-06-14", False),  # its own
        ("accusation", "RWA", "2023-06-14", False),
        ("proposal", "RWA", "2022-06-14", False),
    ],
)
def test_the_accused_may_reject_an_accusation_in_another_report(
    theme: str, who: str, day: str, *, disputed: bool
) -> None:
    one, other = Told("a"), Told("b")
    days = when("2022-06-13", "2022-06-15")
    one.event("ACCUSE", (one.state("COD"),), (one.state("RWA"),), on=days, theme="attack")
    target = "COD" if who == "RWA" else "RWA"
    other.event("REJECT", (other.state(who),), (other.state(target),), on=when(day), theme=theme)
    assert [c.kind for c in conflicts(one, other)] == (["attribution"] if disputed else [])
