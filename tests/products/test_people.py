from __future__ import annotations

import pytest

from dragoman.ledger import CorpusView
from dragoman.model import Corpus, Entity, Evidence, Role
from dragoman.products.people import Cast, describe, describe_all


def someone(name: str, country: str | None, *offices: tuple[str, str, str]) -> Entity:
    roles = tuple(
        Role(title, None, country, None, (Evidence(doc, 0, 1, "x"),), office)
        for title, office, doc in offices
    )
    return Entity("n-1", "person", name, {"en": (name,)}, country, None, roles, {})


def cast(*entities: Entity, named: bool = True) -> Cast:
    view = CorpusView(corpus=Corpus(entities, (), (), (), (), ()))
    return Cast(view, frozenset(one.id for one in entities) if named else frozenset())


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (someone("Jacinda Ardern", "NZL"), "Jacinda Ardern (New Zealand)"),
        (
            someone("Jacinda Ardern", "NZL", ("Prime minister", "prime-minister", "d-1")),
            "PM Jacinda Ardern (New Zealand)",
        ),
        (
            someone("Nelson Mandela", "ZAF", ("Former President", "president", "d-1")),
            "former President Nelson Mandela (South Africa)",
        ),
        (
            someone("General Mark Milley", "USA", ("Army chief", "army-chief", "d-1")),
            "Gen. Mark Milley (United States)",
        ),
        (
            someone(
                "Rosemary DiCarlo",
                None,
                ("Under-secretary-general for political and peacebuilding affairs", "x", "d-1"),
            ),
            "Rosemary DiCarlo (Under-secretary-general for Political and Peacebuilding Affairs)",
        ),
    ],
)
def test_a_person_stands_with_office_and_country(person: Entity, said: str) -> None:
    assert describe(person, cast(person)) == said


def test_the_office_is_that_of_the_documents_of_the_event() -> None:
    person = someone(
        "Boris Johnson",
        "GBR",
        ("Foreign minister", "foreign-minister", "d-2017"),
        ("Prime minister", "prime-minister", "d-2020"),
    )
    assert describe(person, cast(person), ("d-2017",)).startswith("Foreign Minister Boris Johnson")
    assert describe(person, cast(person), ("d-2020",)).startswith("PM Boris Johnson")


def test_an_office_alone_is_not_made_into_a_name() -> None:
    person = someone("Vzyr Nft", "IRQ", ("Oil minister", "oil-minister", "d-1"))
    assert describe(person, cast(person, named=False)) == "the oil minister of Iraq (not named)"


def test_a_person_just_introduced_needs_the_name_only() -> None:
    person = someone("Ban Ki-moon", "KOR", ("Foreign minister", "foreign-minister", "d-1"))
    assert describe(person, cast(person).after(["n-1"])) == "Ban Ki-moon"


def test_a_group_is_left_out_beside_the_named() -> None:
    person = someone("Lula da Silva", "BRA")
    sides = Entity("n-2", "group", "the two sides", {}, None, None, (), {})
    assert describe_all(("n-1", "n-2"), cast(person, sides)) == ("Lula da Silva (Brazil)",)
    assert describe_all(("n-2",), cast(person, sides)) == ("the two sides",)
