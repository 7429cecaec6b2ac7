from __future__ import annotations

import pytest

from dragoman.languages.en import PACK
from tests.parsing.reading import reads_as


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She noted the talks had failed.", "fail | subject talks | < complement note"),
        (
            "Silva observed the ties had remained on a positive trajectory, adding they would not "
            "be affected by the change of government.",
            "remain | subject ties | < complement observe",
        ),
        (
            "Silva observed the ties had remained on a positive trajectory, adding they would not "
            "be affected by the change of government.",
            "affect +passive +negated | object they | < complement add",
        ),
        ("Lee believes the pact can be renewed.", "renew +passive | object pact"),
        (
            "He announced the troops deployed in Mali would leave.",
            "leave | subject troops | < complement announce",
        ),
        (
            "He added that strong ties between Japan and India will help the region.",
            "help +future | subject ties | object region | < complement add",
        ),
    ],
)
def test_what_is_said_has_its_own_subject(text: str, wanted: str) -> None:
    assert reads_as(PACK, text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The deal Iran signed had collapsed.", "collapse | subject deal"),
        ("Peru announced the treaty and will sign it.", "announce | subject Peru | object treaty"),
        ("Ghana confirmed the visit.", "confirm | subject Ghana | object visit"),
    ],
)
def test_an_object_stays_an_object(text: str, wanted: str) -> None:
    assert reads_as(PACK, text, wanted)
