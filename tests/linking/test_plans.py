from __future__ import annotations

import pytest

from dragoman.linking import link
from dragoman.model import Corpus, Event
from tests.linking.worlds import Told, when


def plan(name: str, day: str = "2017-03-01", *, who: str | None = None) -> Told:
    """The announcement of a visit of Japan's side to Mongolia."""
    told = Told(name)
    guest = told.state("JPN") if who is None else told.person(who, "JPN")
    told.event("AGREE", (guest,), (told.state("MNG"),), on=when(day, open_end=True), mode="visit",
               modality="planned")  # fmt: skip
    return told


def visit(name: str, day: str, *, host: str = "MNG", who: str | None = None) -> Told:
    told = Told(name)
    guest = told.state("JPN") if who is None else told.person(who, "JPN")
    told.event("CONSULT", (guest,), (told.state(host),), on=when(day), mode="visit")
    return told


def fulfilled(corpus: Corpus) -> dict[str, Event]:
    events = {event.id: event for event in corpus.events}
    return {e.id: events[e.fulfilled_by] for e in corpus.events if e.fulfilled_by is not None}


def linked(*told: Told) -> dict[str, Event]:
    return fulfilled(link(one.analysis() for one in told))


def test_a_visit_fulfils_its_announcement_and_stays_an_event_of_its_own() -> None:
    corpus = link(one.analysis() for one in (plan("a"), visit("b", "2017-06-10")))
    assert len(corpus.events) == 2
    (deed,) = fulfilled(corpus).values()
    assert deed.modality == "happened"


@pytest.mark.parametrize(
    "deed",
    [
        visit("b", "2016-06-10"),  # before it was announced
        visit("b", "2019-06-10"),  # years later
        visit("b", "2017-06-10", host="KAZ"),
    ],
)
def test_another_visit_fulfils_nothing(deed: Told) -> None:
    assert not linked(plan("a"), deed)


def test_of_two_visits_neither_is_surely_the_one_announced() -> None:
    assert not linked(plan("a"), visit("b", "2017-06-10"), visit("c", "2017-09-10"))


def test_who_was_announced_must_come() -> None:
    announced = plan("a", who="Keiko Sato")
    assert linked(announced, visit("b", "2017-06-10", who="Keiko Sato"))
    assert not linked(announced, visit("b", "2017-06-10", who="Taro Mori"))


def test_the_order_of_documents_changes_nothing() -> None:
    told = [plan("a"), visit("b", "2017-06-10"), plan("c", "2017-03-04")]
    first, second = linked(*told), linked(*reversed(told))
    assert first.keys() == second.keys()
    assert first
