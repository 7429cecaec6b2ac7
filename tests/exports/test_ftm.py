"""FollowTheMoney: what is written fits the published schema, which is data."""

from __future__ import annotations

import re

import pytest

from dragoman.exports.ftm import country_code, properties
from dragoman.ontology import event_types
from tests.exports.view import objects

FOUND = list(objects("ftm"))
BY_ID = {one["id"]: one for one in FOUND}
KNOWN = {(row.schema, row.property): row for row in properties()}
PARENTS = {
    "Person": {"LegalEntity", "Thing"},
    "Organization": {"LegalEntity", "Thing"},
    "PublicBody": {"LegalEntity", "Thing"},
    "Article": {"Document", "Thing"},
    "Event": {"Thing"},
    "Project": {"Thing"},
    "Address": {"Thing"},
}


def _values() -> list[tuple[str, str, str]]:
    return [
        (str(one["schema"]), name, value)
        for one in FOUND
        for name, values in one["properties"].items()  # type: ignore[attr-defined]
        for value in values
    ]


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(FOUND)


def test_every_property_is_one_of_its_schema() -> None:
    assert {(schema, name) for schema, name, _ in _values()} <= set(KNOWN)


def test_required_properties_are_there() -> None:
    for one in FOUND:
        wanted = {r.property for r in properties() if r.schema == one["schema"] and r.required}
        assert wanted <= set(one["properties"])  # type: ignore[call-overload]


def test_values_have_the_form_of_their_type() -> None:
    forms = {
        "date": r"\d{4}(-\d\d(-\d\d)?)?",
        "country": r"[a-z]{2,4}(-[a-z]+)?",
        "number": r"-?[\d.]+",
        "language": r"[a-z]{2,3}",
    }
    for schema, name, value in _values():
        form = forms.get(KNOWN[schema, name].type)
        assert isinstance(value, str)
        assert form is None or re.fullmatch(form, value), (schema, name, value)


def test_an_entity_property_points_at_an_entity_of_its_range() -> None:
    for schema, name, value in _values():
        row = KNOWN[schema, name]
        if row.type == "entity":
            there = str(BY_ID[value]["schema"])
            assert row.range in {there, *PARENTS.get(there, set())}, (schema, name, there)


def test_modality_is_a_keyword_of_the_event() -> None:
    wish = BY_ID["e-wish"]["properties"]
    assert "desired" in wish["keywords"]  # type: ignore[index]
    ask = BY_ID["e-ask"]["properties"]
    assert ask["startDate"] == ["2020-09-22"]  # type: ignore[index]
    assert "date" not in ask  # type: ignore[operator]


def test_keywords_have_the_type() -> None:
    types = {row.type for row in event_types()}
    events = [one["properties"]["keywords"] for one in FOUND if one["schema"] == "Event"]  # type: ignore[index]
    assert all(types & set(words) for words in events)


@pytest.mark.parametrize(
    ("alpha3", "code"),
    [("PAK", "pk"), ("RUS", "ru"), ("SUN", "suhh"), ("YUG", "yucs"), ("XKX", "xk"), ("QQQQ", None)],
)
def test_countries_are_codes_of_followthemoney(alpha3: str, code: str | None) -> None:
    assert country_code(alpha3) == code
