"""Every shared table of knowledge, read whole: gazetteer, ontology, coding, linking, products."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec import Struct

import dragoman
from dragoman import gazetteer
from dragoman.coding.summary import PhraseRow
from dragoman.exports.facts import CountryRow
from dragoman.exports.ftm import PropertyRow
from dragoman.gazetteer.rows import Body, Office, Organisation, Person, Place, State, Thing
from dragoman.linking.names import NicknameRow, RankRow, SpellingRow
from dragoman.linking.sounds import ConfusionRow, PhonemeRow
from dragoman.linking.subjects import DomainRow, SubjectRow
from dragoman.ontology import event_types, modes
from dragoman.ontology.crosswalk import CameoRow
from dragoman.ontology.plover import ContextRow, ModeRow, QuadRow, SectorRow, TypeRow
from dragoman.ontology.stages import StageRow
from dragoman.products.words import Deed
from dragoman.tables import read_table
from tests.contract.checks import headless

ROOT = Path(dragoman.__file__).parent
ROWS: dict[str, type[Struct]] = {
    "gazetteer/states": State,
    "gazetteer/organisations": Organisation,
    "gazetteer/bodies": Body,
    "gazetteer/offices": Office,
    "gazetteer/people": Person,
    "gazetteer/places": Place,
    "gazetteer/things": Thing,
    "ontology/types": TypeRow,
    "ontology/modes": ModeRow,
    "ontology/contexts": ContextRow,
    "ontology/quads": QuadRow,
    "ontology/sectors": SectorRow,
    "ontology/stages": StageRow,
    "ontology/cameo": CameoRow,
    "coding/phrases": PhraseRow,
    "linking/confusions": ConfusionRow,
    "linking/phonemes": PhonemeRow,
    "linking/subjects": SubjectRow,
    "linking/domains": DomainRow,
    "linking/ranks": RankRow,
    "linking/nicknames": NicknameRow,
    "linking/spellings": SpellingRow,
    "products/deeds": Deed,
    "exports/countries": CountryRow,
    "exports/ftm_schema": PropertyRow,
}
KEYED = [name for name in ROWS if name.startswith("gazetteer/")]
SHARED = [
    path for path in sorted(ROOT.rglob("*.tsv")) if path.relative_to(ROOT).parts[0] != "languages"
]


def lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_a_table_states_its_source_and_licence(path: Path) -> None:
    assert list(headless(path)) == []


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_a_table_has_no_row_twice_and_no_cell_too_many(path: Path) -> None:
    header, *rows = lines(path)
    assert [row for row, count in Counter(rows).items() if count > 1] == []
    assert [row for row in rows if row.count("\t") > header.count("\t")] == []


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_cells_have_no_space_at_an_edge(path: Path) -> None:
    assert [
        row for row in lines(path) if any(cell != cell.strip() for cell in row.split("\t"))
    ] == []


@pytest.mark.parametrize("name", ROWS)
def test_a_table_is_of_its_row_type(name: str) -> None:
    assert read_table(ROOT / f"{name}.tsv", ROWS[name])


@pytest.mark.parametrize("name", KEYED)
def test_a_key_is_given_once(name: str) -> None:
    keys = [row.split("\t")[0] for row in lines(ROOT / f"{name}.tsv")]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("name", ["organisations", "people", "places"])
def test_countries_are_known_states(name: str) -> None:
    table: Mapping[str, Organisation | Person | Place] = getattr(gazetteer, name)()
    known = gazetteer.states().keys()
    assert [row for row in table.values() if row.country not in {None, *known}] == []


def test_offices_belong_to_known_bodies() -> None:
    known = gazetteer.bodies().keys()
    assert [row for row in gazetteer.offices().values() if row.body not in {None, *known}] == []


def test_past_states_have_days_in_order_and_known_successors() -> None:
    states = gazetteer.states()
    for state in states.values():
        first, last = (
            day and date.fromisoformat(day) for day in (state.valid_from, state.valid_to)
        )
        assert not (first and last) or first < last, state
        assert set(state.successor) <= states.keys(), state


def test_places_lie_on_the_globe() -> None:
    for place in gazetteer.places().values():
        assert -90 <= place.latitude <= 90 and -180 <= place.longitude <= 180, place


@pytest.mark.parametrize(
    ("name", "prefix"), [("organisations", "org:"), ("people", "person:"), ("places", "place:")]
)
def test_keys_tell_what_they_are_of(name: str, prefix: str) -> None:
    assert [key for key in getattr(gazetteer, name)() if not key.startswith(prefix)] == []


def test_things_have_the_key_of_their_type() -> None:
    things = gazetteer.things().values()
    assert [thing for thing in things if not thing.key.startswith(f"{thing.type}:")] == []


def test_crosswalk_and_phrases_use_modes_of_their_types() -> None:
    known = {one.type: {None, *(mode.mode for mode in modes(one.type))} for one in event_types()}
    rows = [*read_table(ROOT / "ontology/cameo.tsv", CameoRow)]
    assert [row for row in rows if row.mode not in known[row.type]] == []
    phrases = read_table(ROOT / "coding/phrases.tsv", PhraseRow)
    assert [row for row in phrases if row.mode not in known[row.type]] == []


def test_every_type_can_be_said_in_a_sentence() -> None:
    plain = {row.type for row in read_table(ROOT / "coding/phrases.tsv", PhraseRow)}
    assert plain == {one.type for one in event_types()}
