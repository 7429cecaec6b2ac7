"""The gazetteer's tables and the packs' tables that hang on its keys, checked whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import pytest
from babel import Locale
from babel.core import get_global
from msgspec import Struct

from dragoman import gazetteer
from dragoman.gazetteer.rows import AgentRow, Form, OrganisationFormRow, StateFormRow, TitleRow
from dragoman.languages import en, fa
from dragoman.pack import Pack

PACKS = (en.PACK, fa.PACK)
KEYED = {
    "organisations": gazetteer.organisations,
    "bodies": gazetteer.bodies,
    "offices": gazetteer.offices,
    "places": gazetteer.places,
    "things": gazetteer.things,
}
PERSIAN = re.compile(r"[آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئؤءأ\u200c 0-9۰-۹A-Za-z.،/+×«»()–-]+")
USER_ASSIGNED = re.compile(r"X[A-Z]{2}")
PAST = {"SUN", "YUG", "SCG", "CSK", "DDR", "YMD", "VDR", "ZAR", "RHO"}


@pytest.fixture(params=PACKS, ids=lambda pack: pack.code)
def pack(request: pytest.FixtureRequest) -> Pack:
    found: Pack = request.param
    return found


def forms(pack: Pack, table: str) -> tuple[tuple[str, str], ...]:
    row: type[Form] | type[OrganisationFormRow] = (
        OrganisationFormRow if table == "organisations" else Form
    )
    return tuple((form.key, form.text) for form in pack.table(table, row))


def repeated(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_alpha_3_codes_are_iso_or_of_the_range_left_to_users() -> None:
    iso = _alpha2().keys() | {"XKX"}
    for key, state in gazetteer.states().items():
        if state.kind == "bloc":
            assert key.startswith("group:")
        else:
            assert key in iso or key in PAST or USER_ASSIGNED.fullmatch(key), key


def _alpha2() -> dict[str, str]:
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    return {
        three: two[0]
        for three, two in aliases.items()
        if len(three) == 3 and three.isalpha() and len(two) == 1
    }


def test_every_member_of_the_united_nations_is_there_once() -> None:
    kinds = Counter(state.kind for state in gazetteer.states().values())
    assert kinds["member"] == 193
    assert kinds["observer"] == 2


def test_english_state_names_agree_with_unicode_cldr() -> None:
    known = Locale("en").territories
    spoken = {form.text for form in en.PACK.table("states", StateFormRow)}
    plain = {text.replace("&", "and").replace("’", "'") for text in spoken}
    for three, two in _alpha2().items():
        state = gazetteer.states().get(three)
        if state is not None and state.kind == "member" and two in known:
            name = known[two].split(" (")[0].replace("&", "and").replace("’", "'")
            name = name.replace("St. ", "Saint ").replace("Congo - ", "Congo-")
            assert name in plain or name in {"Saint Vincent and Grenadines"}, name


def test_a_past_state_ends_and_its_successors_exist() -> None:
    states = gazetteer.states()
    for state in states.values():
        if state.kind == "past":
            assert state.valid_from is not None
            assert state.valid_to is not None
            assert state.valid_from < state.valid_to
            assert state.successor
        assert all(successor in states for successor in state.successor)


@pytest.mark.parametrize("table", sorted(KEYED))
def test_every_form_has_a_known_key(pack: Pack, table: str) -> None:
    assert {key for key, _ in forms(pack, table)} <= KEYED[table]().keys()


@pytest.mark.parametrize("table", ["bodies", "offices", "organisations", "things"])
def test_english_has_a_form_for_every_key(table: str) -> None:
    assert {key for key, _ in forms(en.PACK, table)} == KEYED[table]().keys()


@pytest.mark.parametrize("table", ["bodies", "offices"])
def test_persian_has_a_form_for_every_body_and_office(table: str) -> None:
    assert {key for key, _ in forms(fa.PACK, table)} == KEYED[table]().keys()


def test_every_state_has_a_name_in_every_language(pack: Pack) -> None:
    named = {row.key for row in pack.table("states", StateFormRow) if row.form != "adjective"}
    assert named == gazetteer.states().keys()


@pytest.mark.parametrize("table", sorted(KEYED))
def test_no_form_stands_for_two_keys(pack: Pack, table: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for key, text in forms(pack, table):
        owners[pack.fold(text).text].add(key)
    assert not {text: keys for text, keys in owners.items() if len(keys) > 1}


def test_no_name_or_people_stands_for_two_states(pack: Pack) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in pack.table("states", StateFormRow):
        owners[pack.fold(row.text).text].add(row.key)
    shared = {text: keys for text, keys in owners.items() if len(keys) > 1}
    assert not shared


@pytest.mark.parametrize(
    "name", ["states", "organisations", "bodies", "offices", "places", "things"]
)
def test_no_row_is_there_twice(pack: Pack, name: str) -> None:
    lines = pack.path(name).read_text(encoding="utf-8").splitlines()
    assert not repeated(line for line in lines if not line.startswith("#"))


def test_agents_and_titles_are_listed_once(pack: Pack) -> None:
    assert not repeated(row.text for row in pack.table("agents", AgentRow))
    assert not repeated(row.text for row in pack.table("titles", TitleRow))


@pytest.mark.parametrize(
    ("code", "table", "least"),
    [
        ("en", "agents", 500),
        ("fa", "agents", 300),
        ("en", "given_names", 1500),
        ("fa", "given_names", 1500),
        ("en", "titles", 150),
        ("fa", "titles", 150),
        ("en", "things", 1000),
        ("fa", "things", 1000),
        ("fa", "places", 2000),
    ],
)
def test_tables_are_as_large_as_promised(code: str, table: str, least: int) -> None:
    pack = en.PACK if code == "en" else fa.PACK
    lines = pack.path(table).read_text(encoding="utf-8").splitlines()
    assert len(lines) >= least


@pytest.mark.parametrize(
    "table",
    ["states", "organisations", "bodies", "offices", "titles", "agents", "places", "things"],
)
def test_persian_is_written_with_persian_letters(table: str) -> None:
    for row in fa.PACK.table(table, _row_of(table)):
        text = str(getattr(row, "text"))  # noqa: B009
        assert PERSIAN.fullmatch(text), text
        assert not text.startswith("\u200c")
        assert not text.endswith("\u200c")
        assert "\u200c\u200c" not in text
        assert "  " not in text


def _row_of(table: str) -> type[Struct]:
    special: dict[str, type[Struct]] = {
        "states": StateFormRow,
        "organisations": OrganisationFormRow,
        "titles": TitleRow,
        "agents": AgentRow,
    }
    return special.get(table, Form)


def test_countries_of_organisations_and_places_are_known_states() -> None:
    states = gazetteer.states()
    countries = {row.country for row in gazetteer.organisations().values()}
    assert {country for country in countries if country} <= states.keys()


def test_offices_belong_to_known_bodies() -> None:
    bodies = {office.body for office in gazetteer.offices().values()} - {None}
    assert bodies <= gazetteer.bodies().keys()
    assert {office.rank for office in gazetteer.offices().values()} <= {1, 2, 3, 4, 5}


def test_places_lie_on_the_globe_and_say_where_they_come_from(pack: Pack) -> None:
    for place in gazetteer.places().values():
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180
    head = pack.path("places").read_text(encoding="utf-8")[:400]
    assert "GeoNames" in head
    assert "CC BY 4.0" in head


def test_places_stay_slim() -> None:
    paths = [gazetteer.access.FOLDER / "places.tsv", *(pack.path("places") for pack in PACKS)]
    assert sum(len(path.read_bytes()) for path in paths) <= 600_000


@pytest.mark.parametrize(
    ("code", "text", "form", "key"),
    [
        ("en", "Kremlin", "seat", "RUS"),
        ("en", "Downing Street", "seat", "GBR"),
        ("en", "Islamabad", "capital", "PAK"),
        ("en", "Filipinos", "people", "PHL"),
        ("en", "Dutch", "adjective", "NLD"),
        ("en", "U.S.", "short", "USA"),
        ("en", "Soviet", "adjective", "SUN"),
        ("en", "Gulf states", "name", "group:persian-gulf-states"),
        ("fa", "کاخ سفید", "seat", "USA"),
        ("fa", "رژیم صهیونیستی", "name", "ISR"),
        ("fa", "فدراسیون روسیه", "official", "RUS"),
        ("fa", "روس‌ها", "people", "RUS"),
        ("fa", "انگلیس", "name", "GBR"),
        ("fa", "تفلیس", "capital", "GEO"),
    ],
)
def test_a_form_leads_to_its_state(code: str, text: str, form: str, key: str) -> None:
    pack = en.PACK if code == "en" else fa.PACK
    rows = [row for row in pack.table("states", StateFormRow) if row.text == text]
    assert [(row.form, row.key) for row in rows] == [(form, key)]


@pytest.mark.parametrize(
    ("code", "table", "text", "key"),
    [
        ("en", "organisations", "Shanghai Cooperation Organisation", "org:sco"),
        ("fa", "organisations", "سپاه پاسداران", "org:irgc"),
        ("fa", "organisations", "آژانس بین‌المللی انرژی اتمی", "org:iaea"),
        ("en", "bodies", "ministry of defense", "defence-ministry"),
        ("fa", "bodies", "وزارت خارجه", "foreign-ministry"),
        ("en", "offices", "chief of the general staff", "chief-of-general-staff"),
        ("fa", "offices", "معاون نخست‌وزیر", "deputy-prime-minister"),
        ("fa", "offices", "دبیر شورای عالی امنیت ملی", "security-council-secretary"),
        ("fa", "things", "برجام", "agreement:jcpoa"),
        ("en", "things", "F-16", "materiel:f-16"),
        ("en", "things", "Simla Agreement", "agreement:simla"),
        ("en", "places", "Rawalpindi", "place:1166993"),
        ("fa", "places", "سمرقند", "place:1216265"),
    ],
)
def test_a_word_leads_to_its_key(code: str, table: str, text: str, key: str) -> None:
    pack = en.PACK if code == "en" else fa.PACK
    assert [found for found, word in forms(pack, table) if word == text] == [key]
