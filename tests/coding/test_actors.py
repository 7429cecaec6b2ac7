from __future__ import annotations

import pytest

from tests.coding.told import all_told, coded, countries


def test_we_in_a_quotation_is_the_speaker() -> None:
    found = coded('"We will continue to import gas from Norway," Chancellor Olaf Scholz said.')
    assert [countries(found, e.actor1 + e.actor2) for e in found.events] == [["DEU", "NOR"]]


def test_who_wants_another_state_to_act_makes_a_request() -> None:
    assert "REQUEST desired USA>PAK" in all_told("Washington wants Islamabad to free the doctor.")


def test_a_promise_is_an_event_and_what_is_promised_is_not_another() -> None:
    assert len(all_told("France agreed to sell jets to Serbia.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Japan and India discussed cooperation in trade and security.",
        "Kuwait and Qatar held talks on cooperation in energy.",
    ],
)
def test_a_topic_of_talks_is_no_deed_of_its_own(text: str) -> None:
    assert [line.split()[0] for line in all_told(text)] == ["CONSULT"]


def test_the_unnamed_office_holder_is_the_name_that_follows() -> None:
    found = coded(
        "The army chief of Turkey met Foreign Minister Wang Yi in Beijing. "
        "General Kemal Demirtepe met Wang Yi."
    )
    talks = [event for event in found.events if event.type == "CONSULT"]
    assert len(talks) == 1
    assert countries(found, talks[0].actor1) == ["CHN", "TUR"]


@pytest.mark.parametrize(
    "text",
    [
        "Saudi Arabia cut ties with Iran after its embassy in Tehran was stormed.",
        "France condemned the attack on the embassy of Norway.",
    ],
)
def test_who_answers_an_attack_is_not_who_attacked(text: str) -> None:
    assert not [line for line in all_told(text) if line.startswith("ASSAULT")]
