from __future__ import annotations

import pytest

from dragoman.linking import link
from dragoman.linking.sources import sounds_like
from dragoman.model import Corpus, SourceGroup
from tests.linking.worlds import Told, when

OWN = "Reporters of this paper stood on the quay of Mombasa all night and counted each lorry there."
WIRE = (
    "The two ministers signed a protocol on rail freight in Kampala after nine hours of talks that "
    "had twice been close to failure, a spokeswoman for the host told waiting journalists."
)


def sources(*told: Told) -> dict[str, SourceGroup]:
    corpus = link(document.analysis() for document in told)
    return {source.doc: source for source in corpus.sources}


def test_a_quoted_paragraph_makes_one_source_group() -> None:
    left, right = Told("a", f"{WIRE} {OWN}"), Told("b", f"Freight: a first look. {WIRE}")
    found = sources(left, right)
    assert found[left.id].group == found[right.id].group
    assert all(source.duplicate_of is None for source in found.values())
    assert any("runs of four words" in why for source in found.values() for why in source.reasons)


def test_the_same_text_twice_is_a_duplicate() -> None:
    left, right = Told("a", WIRE), Told("b", WIRE)
    found = sources(left, right)
    first, second = sorted((left.id, right.id))
    assert (found[first].duplicate_of, found[second].duplicate_of) == (None, first)


def test_a_text_inside_a_longer_one_is_its_duplicate() -> None:
    short, long = Told("a", WIRE), Told("b", f"{WIRE} {OWN} {OWN.upper()[::-1]}")
    found = sources(short, long)
    assert found[short.id].duplicate_of == long.id
    assert found[long.id].duplicate_of is None


def test_reports_in_their_own_words_are_independent() -> None:
    left, right = Told("a", WIRE), Told("b", OWN)
    assert len({source.group for source in sources(left, right).values()}) == 2


def test_copies_in_two_languages_meet_in_the_press_office_at_the_end_of_the_chain() -> None:
    left = Told("a", OWN, credits=(("agency", "Agence One"), ("press-release", "Ministry X")))
    right = Told("b", "متن دیگری درباره همان گفتگو", language="fa",
                 credits=(("press-release", "Ministry X"),))  # fmt: skip
    other = Told("c", WIRE, credits=(("agency", "Agence One"),))
    found = sources(left, right, other)
    assert found[left.id].group == found[right.id].group != found[other.id].group


def test_a_quoted_outlet_is_no_origin() -> None:
    left = Told("a", OWN, credits=(("quoted", "Radio Y"),))
    right = Told("b", WIRE, credits=(("quoted", "Radio Y"),))
    assert len({source.group for source in sources(left, right).values()}) == 2


def told_twice(text: str, other: str) -> Corpus:
    documents = []
    for name, words in (("a", text), ("b", other)):
        told = Told(name, words)
        people = told.person("Uhuru Kenyatta", "KEN"), told.person("Yoweri Museveni", "UGA")
        told.event("CONSULT", people, on=when("2017-05-03"))
        documents.append(told.analysis())
    return link(documents)


def test_independent_sources_count_groups_and_not_documents() -> None:
    assert [event.independent_sources for event in told_twice(WIRE, OWN).events] == [2]
    copied = told_twice(WIRE, f"{WIRE} And more of the same.")
    assert [event.independent_sources for event in copied.events] == [1]
    assert len(copied.events[0].documents) == 2


@pytest.mark.parametrize(
    ("outlet", "credited", "alike"),
    [
        ("Gulf Courier", "گلف کوریر", True),
        ("Kommersant", "Коммерсант", True),
        ("Gulf Courier", "رویترز", False),
        ("The Meridian Post", "Gulf Courier", False),
    ],
)
def test_an_outlet_is_known_in_another_script(outlet: str, credited: str, alike: bool) -> None:
    assert sounds_like(outlet, credited) is alike


def test_a_report_and_the_one_that_credits_its_outlet_are_of_one_group() -> None:
    first = Told("a", OWN, outlet="Gulf Courier")
    second = Told(
        "b",
        "متن دیگری درباره همان گفتگو",
        language="fa",
        outlet="نمونه",
        credits=(("translated", "گلف کوریر"),),
    )
    found = sources(first, second)
    assert found[first.id].group == found[second.id].group


def quoting(name: str, text: str, *told: str) -> Told:
    """A report that tells, in each of some words, a call, a meeting or a gift of two states."""
    document = Told(name, text)
    parties = document.state("KEN"), document.state("UGA")
    for kind, words in zip(("CONSULT", "AID"), told, strict=False):
        document.event(kind, parties, on=when("2017-05-03"), words=words)  # type: ignore[arg-type]
    return document


def test_who_quotes_a_passage_has_no_origin_of_his_own_for_it_but_for_the_rest() -> None:
    gave = "Kenya then gave Uganda forty new freight waggons"
    signed = "The two ministers signed a protocol on rail freight in Kampala"
    long = " ".join(f"Line {n} of our own long look at the {n} ports." for n in range(30))
    wire = quoting("a", f"{WIRE} And {gave.lower()} at last. {long[::-1]}", signed, gave.lower())
    own = quoting("b", f"{long} {gave} in May. {WIRE}", signed, gave)
    corpus = link(document.analysis() for document in (wire, own))
    assert len({source.group for source in corpus.sources}) == 2
    counted = {event.type: event.independent_sources for event in corpus.events}
    assert counted["CONSULT"] == 1


@pytest.mark.parametrize(("before", "groups"), [("", 1), (f"{OWN} {OWN.upper()} {OWN[::-1]} ", 2)])
def test_a_quoted_outlet_stands_for_the_article_only_in_its_lead(before: str, groups: int) -> None:
    first = Told("a", WIRE, outlet="Gulf Courier")
    second = Told("b", f"{before}Freight.", credits=(("quoted", "Gulf Courier"),))
    found = sources(first, second)
    assert len({source.group for source in found.values()}) == groups


def test_an_agency_is_heard_in_another_script_though_its_words_are_not_spelt_as_they_sound() -> (
    None
):
    assert sounds_like("Continental Wire", "کانتیننتال وایر")
    assert sounds_like("Reuters", "رویترز")
    assert not sounds_like("Northern Herald", "کانتیننتال وایر")


@pytest.mark.parametrize(
    ("head", "groups"),
    [
        ("گلف کوریر: ", 1),
        ("Gulf Courier: ", 1),
        ("Mombasa, Gulf Courier, ", 2),
        ("The minister: ", 2),
    ],
)
def test_an_outlet_before_a_colon_at_the_head_is_where_a_report_comes_from(
    head: str, groups: int
) -> None:
    first = Told("a", WIRE, outlet="Gulf Courier")
    second = Told("b", f"{head}{OWN}", outlet="Harbour News")
    assert len({source.group for source in sources(first, second).values()}) == groups
